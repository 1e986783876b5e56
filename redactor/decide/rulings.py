"""What the order says of each finding by itself, before findings that overlap are weighed against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from redactor.decide.clock import SPOKEN_FACTS, Presence, is_general, presence, protection_state
from redactor.decide.people import (
    Insiders,
    is_namesake,
    is_office_address,
    is_protected,
    name_tokens,
    role_in_office,
    shares_protected_name,
    standing,
)
from redactor.decide.spans import SpanIndex
from redactor.decide.strength import evidence, is_guess
from redactor.decide.whose import Whose
from redactor.model import Action, Concern, Document, Finding, Matter
from redactor.rules import Clause, Order
from redactor.rules.categories import PRIVILEGED

NAMES = ("person-name", "official-name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is to be done with a finding and why; `clause` is set where it is to be redacted."""

    finding: Finding
    action: Action
    rule: str
    clause: Clause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The rulings on a document, and what the order does not answer."""

    items: tuple[Ruling, ...]
    concerns: tuple[Concern, ...]
    present: Presence


def rule_on(document: Document, findings: Iterable[Finding], matter: Matter, order: Order, known: Insiders) -> Rulings:
    """Rule on every finding of a document; legends and markings of privilege are left to the privilege part."""
    spoken = [f for f in findings if f.category not in PRIVILEGED]
    offices = SpanIndex([f for f in (*spoken, *known.headers) if f.category == "official-name" and f.start < f.end])
    named = [_on_finding(_in_office(f, offices, matter, known), matter, order, known) for f in spoken]
    taken = _taken([r for r in named if r])
    present, whose = presence(taken, matter), Whose(document, taken, matter)
    ruled = [_on_clock(r, document, present, matter, whose) for r in named if r]
    silent = sorted({f.category for f, r in zip(spoken, named, strict=True) if r is None})
    return Rulings(items=tuple(ruled), concerns=tuple(_unclaimed(c) for c in silent), present=present)


def _in_office(finding: Finding, offices: SpanIndex[Finding], matter: Matter, known: Insiders) -> Finding:
    """Return a name or address with the role that another finding gives to the same characters.

    A header or a signature that shows the office says more than a name that was found without any role; against a
    protected person it says something only where the rest of the name is not that person's.
    """
    if finding.category not in ("person-name", "email"):
        return finding
    over = (o for o in offices.meeting(finding.start, finding.end) if o.start <= finding.start and finding.end <= o.end)
    fit = (o for o in over if standing(o, matter, known) != "conflict" and not is_protected(o, matter))
    if is_protected(finding, matter):
        fit = (o for o in fit if finding.category == "person-name" and is_namesake(finding, o, matter))
    office = next(fit, None)
    if office is None:
        return finding
    return replace(finding, category="official-name", role=office.role, subject=office.subject)


def _on_finding(finding: Finding, matter: Matter, order: Order, known: Insiders) -> Ruling | None:
    if finding.category in NAMES:
        return _on_name(finding, matter, order, known)
    if finding.category == "email" and is_office_address(finding, matter, known):
        return _on_official(finding, "email", matter, order)
    return _on_category(finding, order)


def _on_name(finding: Finding, matter: Matter, order: Order, known: Insiders) -> Ruling | None:
    said = standing(finding, matter, known)
    if finding.category == "official-name" and said == "unknown":
        # The field or phrase that found it speaks of an office; only a protected namesake speaks against it.
        said = "conflict" if shares_protected_name(name_tokens(finding.value or finding.text), matter) else "official"
    if said == "official":
        return _on_official(finding, "person-name", matter, order)
    return _redact(replace(finding, category="person-name"), order, rule=f"person:{said}")


def _on_official(finding: Finding, category: str, matter: Matter, order: Order) -> Ruling | None:
    """Rule on the name or address of somebody acting in an office; `category` is what it is where it is taken out."""
    role = role_in_office(finding, matter)
    if order.switches.officer_names == "redact" and role in ("officer", None):
        return _redact(replace(finding, category=category), order, rule="switch:officer-names")
    rule = "person:official" if role is None else f"person:{role}"
    return _keep(replace(finding, category="official-name"), order, rule=rule)


def _on_category(finding: Finding, order: Order) -> Ruling | None:
    if finding.category == "nationality" and order.switches.nationality == "keep":
        return Ruling(finding=finding, action="keep", rule="switch:nationality")
    if order.clause_for(finding.category) is not None:
        return _redact(finding, order, rule="")
    return _keep(finding, order, rule="")


def _redact(finding: Finding, order: Order, *, rule: str) -> Ruling | None:
    clause = order.clause_for(finding.category)
    if clause is None:
        return _keep(finding, order, rule="") if order.keep_rule_for(finding.category) else None
    named = f"clause:{clause.id}"
    return Ruling(finding=finding, action="redact", rule=f"{named};{rule}" if rule else named, clause=clause)


def _keep(finding: Finding, order: Order, *, rule: str) -> Ruling | None:
    keep = order.keep_rule_for(finding.category)
    if keep is not None:
        return Ruling(finding=finding, action="keep", rule=f"keep:{keep.id};{rule}" if rule else f"keep:{keep.id}")
    clause = order.clause_for(finding.category)
    if clause is not None:
        return _redact(finding, order, rule=rule)
    # Nothing in the order takes it out, and it was found as something to keep.
    return Ruling(finding=finding, action="keep", rule="no-clause") if finding.stance == "keep" else None


def _taken(rulings: list[Ruling]) -> list[Finding]:
    kept = [r.finding for r in rulings if r.action == "keep"]
    return [
        r.finding
        for r in rulings
        if r.action == "redact" and not (is_guess(r.finding) and any(_holds(k, r.finding) for k in kept))
    ]


def _holds(outer: Finding, inner: Finding) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.start < inner.end


def _on_clock(ruling: Ruling, document: Document, present: Presence, matter: Matter, whose: Whose) -> Ruling:
    finding, clause = ruling.finding, ruling.clause
    if clause is None:
        return ruling
    # What stands in a field of a form is said of the person whom the form is about.
    is_spoken = finding.category in SPOKEN_FACTS and evidence(finding) != "certain"
    if is_spoken and present.is_empty and is_general(document, finding):
        return Ruling(finding=finding, action="keep", rule="general-statement")
    if not clause.ends_with_protection:
        return ruling
    state, is_protected = protection_state(finding, present, matter, whose)
    if is_protected:
        return replace(ruling, rule=f"{ruling.rule};protection={state}")
    return Ruling(finding=finding, action="keep", rule=f"protection-ended:{clause.id};protection={state}")


def _unclaimed(category: str) -> Concern:
    return Concern(
        code="no-clause",
        page=0,
        message=f"The order neither protects nor keeps the category `{category}`, and it was found.",
        advice="Add the category to a clause or to a keep-rule of the order, and run again.",
    )

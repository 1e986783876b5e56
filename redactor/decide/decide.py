"""Apply the order, the § 1367 clock and privilege to one document: every decision names its rule."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from redactor.decide.grounds import redaction, retention
from redactor.decide.lines import lines_of
from redactor.decide.messages import messages_of
from redactor.decide.overlaps import Settled, settle
from redactor.decide.participants import office_mentions
from redactor.decide.people import insiders
from redactor.decide.privilege import Knowledge, find_privilege
from redactor.decide.relief_forms import relief_pages, still_discloses, unknown_forms, without_titles
from redactor.decide.reviewed import added_findings, kept_places, with_marks
from redactor.decide.rulings import rule_on
from redactor.model import (
    NO_REVIEW,
    WITHHELD,
    Concern,
    Decision,
    Document,
    DocumentDecisions,
    DocumentReview,
    Findings,
    Matter,
    PrivilegeEntry,
)
from redactor.rules import Counsel, FormRule, Order
from redactor.rules.categories import PRIVILEGED
from redactor.rules.privilege import PrivilegeRules, load_privilege


@lru_cache(maxsize=1)
def privilege_rules() -> PrivilegeRules:
    """Return rules/privilege/cues.yaml, read once in a process."""
    return load_privilege()


def decide(
    document: Document,
    findings: Findings,
    matter: Matter,
    order: Order,
    counsel: Counsel,
    forms: tuple[FormRule, ...] = (),
    review: DocumentReview = NO_REVIEW,
) -> DocumentDecisions:
    """Return what is done with a document and with everything found in it.

    `forms` are the rules that the pages' forms were recognised by. Concerns of intake and detection are not repeated.
    A document is quarantined when anything in it calls for a person, whatever else was decided, until a reviewer has
    released it from that very concern.

    Raises:
        KeyError: a finding names a person whom the matter does not know.
    """
    headers = office_mentions(document, messages_of(lines_of(document)), counsel, privilege_rules())
    inside = insiders(counsel, privilege_rules().inside_domains, headers)
    added = tuple(f for f in added_findings(document, review) if f.category not in PRIVILEGED)
    rulings = rule_on(document, (*findings.items, *added), matter, order, inside)
    pages = relief_pages(document, forms)
    discloses = still_discloses(order, pages, rulings.items, rulings.present)
    is_released = WITHHELD in review.released
    if discloses and (order.switches.relief_forms == "redact" or is_released):
        rulings = replace(rulings, items=without_titles(document, pages, rulings.items, order))
    settled = settle(document, with_marks(document, rulings.items, review, order))
    known = Knowledge(order=order, counsel=counsel, rules=privilege_rules(), forms=forms)
    privileged = find_privilege(document, _decisions(settled, order, matter), matter, known, review)
    concerns = (
        *rulings.concerns,
        *settled.concerns,
        *privileged.concerns,
        *_markings(findings),
        *unknown_forms(document, forms),
    )
    is_withheld = privileged.is_whole or (discloses and order.switches.relief_forms == "withhold")
    must_wait = any(concern.code not in review.released for concern in concerns)
    return DocumentDecisions(
        outcome="quarantine" if must_wait else "withhold" if is_withheld and not is_released else "produce",
        decisions=(*privileged.decisions, *kept_places(document, review)),
        concerns=concerns,
        privilege=_as_produced(privileged.entries) if is_released else privileged.entries,
    )


def _as_produced(entries: tuple[PrivilegeEntry, ...]) -> tuple[PrivilegeEntry, ...]:
    """Return the rows of a document that a reviewer released although nearly all of it is privileged."""
    return tuple(replace(entry, treatment="redact") for entry in entries)


def _decisions(settled: Settled, order: Order, matter: Matter) -> tuple[Decision, ...]:
    taken = [
        redaction(r.finding, r.clause, rule=r.rule, order=order, matter=matter)
        for r in settled.redactions
        if r.clause is not None
    ]
    kept = [retention(r.finding, rule=r.rule, order=order) for r in settled.kept]
    return tuple(sorted((*taken, *kept), key=lambda d: (d.finding.page, d.finding.start, d.finding.end, d.category)))


def _markings(findings: Findings) -> tuple[Concern, ...]:
    """Return a concern for what a recognizer takes for privileged: a marking, which is not the privilege."""
    marked = sorted({f.page for f in findings.items if f.category in PRIVILEGED})
    return tuple(
        Concern(
            code="privilege-legend",
            page=page,
            message=f"Page {page}: a marking claims privilege.",
            advice="Read the document: produce it, or claim the privilege and log it. A marking alone is no privilege.",
        )
        for page in marked
    )

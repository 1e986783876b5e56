"""The matter as reviewers corrected it: people merged, parted, given another part or another § 1367 status.

A correction changes who a name or number belongs to and never takes a term of a person to protect out of the matter,
unless that person is said to act in an office: then the names are an office holder's, while numbers stay protected.
Pseudonyms of people whom nothing was decided about stay as they are; new ones follow the last number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from redactor.matter.linking import Draft
from redactor.matter.mentions import OFFICIAL_ROLES, names_of, role_of, words_of
from redactor.matter.names import core
from redactor.matter.terms import terms_of
from redactor.model import Act, Event, Finding, Matter, Person, Protection, Role, SpreadTerm

ENDED = ("denied-final", "naturalized", "waived")
"""The states in which § 1367 protection has ended (8 U.S.C. § 1367(a)(2))."""
STATES = ("unknown", "pending", "granted", "denied-appeal-open", "withdrawn", *ENDED)
ROLES: tuple[Role, ...] = get_args(Role)


def corrected(matter: Matter, events: Iterable[Event]) -> Matter:
    """Return the matter after the people decisions among `events`, in their order.

    A decision about somebody whom an undone decision had made is passed over: nobody is there to change.
    """
    aliases: dict[str, str] = {}
    for event in events:
        apply = {"merge": _merge, "split": _split, "role": _role, "status": _status}.get(event.act.kind)
        if apply is None:
            continue
        act = replace(
            event.act,
            person=_now(event.act.person, aliases),
            other=_now(event.act.other, aliases),
            event=event.number,
        )
        known = {person.person_id for person in matter.people}
        if act.person not in known or (act.other and act.other not in known):
            continue
        matter, moved = apply(matter, act)
        aliases.update(moved)
    return matter


def now_called(events: Iterable[Event]) -> dict[str, str]:
    """Return, for people whose id a merge or a change of part took away, the id under which they are known now."""
    found: dict[str, str] = {}
    for event in events:
        act = event.act
        if act.kind == "merge":
            found[act.person] = act.other
        elif act.kind == "role":
            found[act.person] = _renamed(_now(act.person, found), act.value)
    return {one: _now(one, found) for one in found if _now(one, found) != one}


def _now(person_id: str, aliases: dict[str, str]) -> str:
    seen: set[str] = set()
    while person_id in aliases and person_id not in seen:
        seen.add(person_id)
        person_id = aliases[person_id]
    return person_id


Moved = dict[str, str]


def _merge(matter: Matter, act: Act) -> tuple[Matter, Moved]:
    one, other = matter.person(act.person), matter.person(act.other)
    if one is other or (one.role in OFFICIAL_ROLES) != (other.role in OFFICIAL_ROLES):
        return matter, {}
    joined = replace(
        other,
        names=tuple(sorted({*one.names, *other.names})),
        identifiers=tuple(sorted({*one.identifiers, *other.identifiers})),
        role="protected" if "protected" in (one.role, other.role) else other.role,
        protection=merged_protection(one, other),
        roster_id=other.roster_id or one.roster_id,
    )
    people = tuple(joined if p is other else p for p in matter.people if p is not one)
    terms = (replace(t, person_id=other.person_id) if t.person_id == one.person_id else t for t in matter.terms)
    return replace(matter, people=people, terms=tuple(dict.fromkeys(terms))), {one.person_id: other.person_id}


def merged_protection(one: Person, other: Person) -> Protection:
    """Return the protection of two people who are one: what a roster or a reviewer knows, in doubt protected."""
    if one.roster_id is None and one.protection.state == "unknown":
        return other.protection
    if other.roster_id is None and other.protection.state == "unknown":
        return one.protection
    return next((p.protection for p in (other, one) if p.protection.is_protected), other.protection)


def _split(matter: Matter, act: Act) -> tuple[Matter, Moved]:
    person = matter.person(act.person)
    names = tuple(name for name in person.names if name in act.names)
    numbers = tuple(one for one in person.identifiers if f"{one[0]}:{one[1]}" in act.codes)
    left = replace(
        person,
        names=tuple(n for n in person.names if n not in names),
        identifiers=tuple(n for n in person.identifiers if n not in numbers),
    )
    if not (names or numbers) or not (left.names or left.identifiers):
        return matter, {}
    digest = hashlib.sha256("|".join((person.person_id, str(act.event), *names)).encode()).hexdigest()
    kind = "Official" if person.role in OFFICIAL_ROLES else "Person"
    parted = replace(
        person,
        person_id=f"{person.person_id[:2]}{digest[:16]}",
        pseudonym=_next(kind, matter),
        names=names,
        identifiers=numbers,
        protection=_unknown(person.protection),
        roster_id=None,
    )
    people = (*(left if p is person else p for p in matter.people), parted)
    terms = (one for t in matter.terms for one in _parted_term(t, left, parted))
    return replace(matter, people=people, terms=tuple(terms)), {}


def _parted_term(term: SpreadTerm, left: Person, parted: Person) -> Iterable[SpreadTerm]:
    """Yield a term for whom of the two it names; a word that stands in names of both is both's."""
    if term.person_id != left.person_id:
        return (term,)
    owners = [one.person_id for one in (left, parted) if _bears(one, term)]
    return tuple(replace(term, person_id=owner) for owner in owners or [left.person_id])


def _bears(person: Person, term: SpreadTerm) -> bool:
    if term.category != "person-name":
        return (term.category, term.tokens[0]) in person.identifiers
    names = [tuple(name.split()) for name in person.names]
    return term.tokens in names if len(term.tokens) > 1 else any(term.tokens[0] in name for name in names)


def _unknown(protection: Protection) -> Protection:
    return replace(protection, state="unknown", is_protected=True, basis="parted by a reviewer", relief="")


def _role(matter: Matter, act: Act) -> tuple[Matter, Moved]:
    person = matter.person(act.person)
    role = next((one for one in ROLES if one == act.value), None)
    if role is None or role == person.role:
        return matter, {}
    was_office, is_office = person.role in OFFICIAL_ROLES, role in OFFICIAL_ROLES
    changed = replace(person, role=role, person_id=_renamed(person.person_id, role), is_decided=True)
    if was_office != is_office:
        changed = replace(changed, pseudonym=_next("Official" if is_office else "Person", matter))
    people = tuple(changed if p is person else p for p in matter.people)
    officials = tuple(one for one in matter.officials if one[0] not in person.names)
    if is_office:
        officials = tuple(sorted((*officials, *((name, role) for name in person.names))))
    terms = matter.terms
    if is_office and not was_office:
        terms = _without_names(terms, person)
    elif was_office and not is_office:
        terms = (*terms, *_terms_for(changed))
    moved = {person.person_id: changed.person_id} if changed.person_id != person.person_id else {}
    return replace(matter, people=people, officials=officials, terms=terms), moved


def _renamed(person_id: str, role: str) -> str:
    return ("o-" if role in OFFICIAL_ROLES else "p-") + person_id[2:]


def _without_names(terms: Sequence[SpreadTerm], person: Person) -> tuple[SpreadTerm, ...]:
    return tuple(
        replace(t, person_id="") if t.person_id == person.person_id else t
        for t in terms
        if t.person_id != person.person_id or t.category != "person-name"
    )


def _terms_for(person: Person) -> tuple[SpreadTerm, ...]:
    names = {tuple(name.split()) for name in person.names}
    return tuple(terms_of(Draft(names=names, is_protected=True, is_trusted=True), person.person_id))


def _status(matter: Matter, act: Act) -> tuple[Matter, Moved]:
    person = matter.person(act.person)
    if act.value not in STATES:
        return matter, {}
    protection = Protection(
        state=act.value,
        is_protected=act.value not in ENDED,
        decided_on=matter.decided_on,
        basis=f"decision {act.event} of a reviewer",
        relief=person.protection.relief,
    )
    changed = replace(person, protection=protection)
    return replace(matter, people=tuple(changed if p is person else p for p in matter.people)), {}


def _next(kind: str, matter: Matter) -> str:
    numbers = [int(p.pseudonym.rpartition("-")[2]) for p in matter.people if p.pseudonym.startswith(f"{kind}-")]
    return f"{kind}-{max(numbers, default=0) + 1:04d}"


def as_decided(items: tuple[Finding, ...], matter: Matter) -> tuple[Finding, ...]:
    """Return the findings with names that stand in an office made protected where a reviewer said so of their bearer.

    A name that another office holder has as well stays that one's.
    """
    decided = _names(p for p in matter.people if p.is_decided and p.role not in OFFICIAL_ROLES)
    if not decided:
        return items
    in_office = _names(p for p in matter.people if p.role in OFFICIAL_ROLES)
    return tuple(_protected(item) if _is_of(item, decided, in_office) else item for item in items)


def _names(people: Iterable[Person]) -> list[frozenset[str]]:
    return [frozenset(name.split()) for person in people for name in person.names]


def _is_of(item: Finding, decided: list[frozenset[str]], in_office: list[frozenset[str]]) -> bool:
    if not names_of(item) or role_of(item) not in OFFICIAL_ROLES:
        return False
    words = frozenset(core(words_of(item)))
    return bool(words) and any(words <= n for n in decided) and not any(words <= n for n in in_office)


def _protected(item: Finding) -> Finding:
    return replace(item, category="person-name", stance="redact", role="protected", subject=None)

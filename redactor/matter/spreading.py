"""Spread every protected name and number to one document, in every spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from redactor.matter.births import births_in
from redactor.matter.bridges import bridges_in
from redactor.matter.index import Owners, SpreadIndex, build_index
from redactor.matter.initials import initials_in, letters_of
from redactor.matter.last_digits import last_digits_in
from redactor.matter.mentioned import mentioned_in
from redactor.matter.mentions import IDENTIFIERS, OFFICIAL_ROLES, names_of, role_of
from redactor.matter.numbers import NumberIndex, Place
from redactor.matter.reviewed import as_decided
from redactor.matter.subjects import Subjects
from redactor.model import Document, Finding, Findings, Matter

FOUND_BY = "matter:spread"
_SCORE = 0.95
_NO_NUMBERS = frozenset({"existing-bates", "statute"})


@dataclass(frozen=True, slots=True)
class _Prepared:
    index: SpreadIndex = field(repr=False)
    numbers: NumberIndex = field(repr=False)
    letters: dict[str, Owners] = field(repr=False)


_LAST: list[tuple[Matter, _Prepared]] = []


def _prepared(matter: Matter) -> _Prepared:
    """Return what is looked up for a matter; kept, since a worker spreads one matter over many documents."""
    if not (_LAST and (_LAST[0][0] is matter or _LAST[0][0] == matter)):
        index = build_index(matter)
        _LAST[:] = [(matter, _Prepared(index, NumberIndex(index), letters_of(index.protected)))]
    return _LAST[0][1]


def spread(document: Document, findings: Findings, matter: Matter) -> Findings:
    """Return the findings with every protected name and number of the matter added, and people linked.

    Nothing is taken away; a second call changes nothing. An existing finding gets the `subject` it names and, where
    its own surroundings said nothing, that person's role. A mention in an office of a name that an office holder
    has stays the office holder's.
    """
    known = _prepared(matter)
    findings = replace(findings, items=as_decided(findings.items, matter))
    kept = [item for item in findings.items if item.stance == "keep"]
    mentioned = mentioned_in(document, findings.items, known.index)
    numbers = [p for p in known.numbers.places(document.text) if not _is_in(p, kept)]
    present = mentioned.present | _owners(numbers)
    places = [
        *mentioned.places,
        *numbers,
        *births_in(document.text, kept, known.index),
        *initials_in(document.text, known.letters, present),
        *bridges_in(document, known.index, known.numbers),
    ]
    subjects = Subjects(matter, known.index, present, mentioned.officials)
    items = [item if item.found_by == (FOUND_BY,) else subjects.linked(item) for item in findings.items]
    for place in sorted(set(places), key=lambda p: (p.start, -p.end, p.category)):
        if not _is_covered(place, items):
            items.append(_finding(document, place, subjects))
    behind = [p for p in last_digits_in(document.text, items, matter) if not _is_covered(p, items)]
    items.extend(_finding(document, place, subjects) for place in behind)
    return replace(findings, items=tuple(items))


def _is_in(place: Place, kept: Iterable[Finding]) -> bool:
    return any(i.category in _NO_NUMBERS and i.start <= place.start and place.end <= i.end for i in kept)


def _owners(places: Iterable[Place]) -> Owners:
    return frozenset(owner for place in places for owner in place.owners if owner)


def _is_covered(place: Place, items: list[Finding]) -> bool:
    """Return whether a finding that is redacted in any case already takes the whole place."""
    return any(
        item.start <= place.start and place.end <= item.end and item.stance == "redact" and _is_as_strong(item, place)
        for item in items
    )


def _is_as_strong(item: Finding, place: Place) -> bool:
    if place.category == "person-name":
        return names_of(item) and role_of(item) not in OFFICIAL_ROLES
    return item.category in IDENTIFIERS


def _finding(document: Document, place: Place, subjects: Subjects) -> Finding:
    subject = subjects.choose(place.owners)
    return Finding(
        category=place.category,
        stance="redact",
        start=place.start,
        end=place.end,
        boxes=document.boxes(place.start, place.end),
        text=document.text[place.start : place.end],
        score=_SCORE,
        found_by=(FOUND_BY,),
        value=place.value,
        role=subjects.role(place.owners) if place.category == "person-name" else None,
        subject=subject,
    )

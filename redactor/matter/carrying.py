"""The matter of a supplement: people keep the ids and pseudonyms under which they were served before.

A pseudonym that changed would change every redaction of its bearer, and one given to somebody else would join two
people. So whoever is gone keeps his number without names, and whoever is new is numbered last of all, when the
corrections of reviewers have been made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from redactor.matter.linking import UNIQUE
from redactor.matter.mentions import OFFICIAL_ROLES
from redactor.model import Matter, Person

_NUMBERS = UNIQUE - {"date-of-birth"}


def carried(matter: Matter, before: Matter) -> Matter:
    """Return the matter with everybody who was there before called as then; new people have no number yet."""
    same = _same_people(matter.people, before.people)
    people = [_as_then(person, same.get(person.person_id)) for person in matter.people]
    found = {one.person_id for one in same.values()}
    gone = [replace(p, names=(), identifiers=(), roster_id=None) for p in before.people if p.person_id not in found]
    terms = tuple(
        replace(term, person_id=same[term.person_id].person_id) if term.person_id in same else term
        for term in matter.terms
    )
    return replace(matter, people=(*people, *gone), terms=terms)


def _as_then(person: Person, then: Person | None) -> Person:
    if then is None:
        return replace(person, pseudonym=person.pseudonym.partition("-")[0])
    return replace(person, person_id=then.person_id, pseudonym=then.pseudonym)


def numbered(matter: Matter) -> Matter:
    """Return the matter with a pseudonym for everybody, new people after the last number; their order tells nothing."""
    last: dict[str, int] = {}
    for person in matter.people:
        kind, _, number = person.pseudonym.partition("-")
        if number:
            last[kind] = max(last.get(kind, 0), int(number))
    given: dict[str, str] = {}
    for person in sorted(matter.people, key=lambda p: p.person_id):
        kind, _, number = person.pseudonym.partition("-")
        if kind and not number:
            last[kind] = last.get(kind, 0) + 1
            given[person.person_id] = f"{kind}-{last[kind]:04d}"
    people = tuple(replace(p, pseudonym=given.get(p.person_id, p.pseudonym)) for p in matter.people)
    return replace(matter, people=people) if given else matter


def _same_people(now: Iterable[Person], before: Iterable[Person]) -> dict[str, Person]:
    """Return who each person was before, by the surest sign first; a sign that fits two people is none."""
    same: dict[str, Person] = {}
    left, open_people = list(before), list(now)
    for sign in (_by_id, _by_roster, _by_number, _by_name):
        index: dict[object, list[Person]] = {}
        for person in left:
            for one in sign(person):
                index.setdefault(one, []).append(person)
        for person in open_people:
            found = {p.person_id: p for one in sign(person) for p in index.get(one, ())}
            fitting = [p for p in found.values() if _may_be(person, p) and p not in same.values()]
            if len(fitting) == 1:
                same[person.person_id] = fitting[0]
        taken = {p.person_id for p in same.values()}
        left = [p for p in left if p.person_id not in taken]
        open_people = [p for p in open_people if p.person_id not in same]
    return same


Sign = Callable[[Person], Iterable[object]]


def _by_id(person: Person) -> Iterable[object]:
    return (person.person_id,)


def _by_roster(person: Person) -> Iterable[object]:
    return (person.roster_id,) if person.roster_id is not None else ()


def _by_number(person: Person) -> Iterable[object]:
    return tuple(one for one in person.identifiers if one[0] in _NUMBERS)


def _by_name(person: Person) -> Iterable[object]:
    return tuple(name for name in person.names if " " in name)


def _may_be(one: Person, other: Person) -> bool:
    """Return whether nothing speaks against two people being one: no office of one alone, no other number of a kind."""
    if (one.role in OFFICIAL_ROLES) != (other.role in OFFICIAL_ROLES):
        return False
    known = {category: value for category, value in one.identifiers if category in UNIQUE}
    return all(known.get(category, value) == value for category, value in other.identifiers)

"""People of a supplement are called as they were served; nobody is given somebody else's number."""

from __future__ import annotations

import dataclasses

from redactor.matter import carried, corrected, numbered
from redactor.model import Act, Event, Matter, Person, Protection, SpreadTerm

OPEN = Protection(state="unknown", is_protected=True, decided_on="2020-01-01", basis="not on the roster")


def person(person_id: str, pseudonym: str, *names: str, **more: object) -> Person:
    values = {"role": "protected", "identifiers": (), "protection": OPEN, **more}
    return Person(person_id=person_id, pseudonym=pseudonym, names=names, **values)


def matter(*people: Person, terms: tuple[SpreadTerm, ...] = ()) -> Matter:
    return Matter(decided_on="2020-01-01", people=people, terms=terms)


BEFORE = matter(
    person("p-1", "Noncitizen-0001", "ofelia zelaya", roster_id="S-1", identifiers=(("a-number", "217604938"),)),
    person("p-2", "Person-0001", "blue lantern"),
    person("p-3", "Person-0002", "ana solis", identifiers=(("a-number", "208000111"),)),
    person("o-1", "Official-0001", "daniel whitcombe", role="officer"),
)


def called(now: Matter) -> dict[str, str]:
    return {p.person_id: p.pseudonym for p in now.people if p.names}


def test_the_surest_sign_decides_who_is_who() -> None:
    now = carried(matter(
        person("p-9", "Noncitizen-0002", "zelaya", roster_id="S-1", identifiers=(("a-number", "217604938"),)),
        person("p-8", "Noncitizen-0001", "lantern", "blue lantern", roster_id="S-7"),
        person("p-7", "Person-0001", "solis", identifiers=(("a-number", "208000111"),)),
        person("o-1", "Official-0001", "daniel whitcombe", role="officer"),
    ), BEFORE)  # fmt: skip
    assert called(now) == {
        "p-1": "Noncitizen-0001", "p-2": "Person-0001", "p-3": "Person-0002", "o-1": "Official-0001",
    }  # fmt: skip


def test_a_roster_id_given_to_another_a_number_is_another_person() -> None:
    stranger = person("p-9", "Noncitizen-0001", "rosa luz", roster_id="S-1", identifiers=(("a-number", "999"),))
    now = numbered(carried(matter(stranger), BEFORE))
    assert called(now) == {"p-9": "Noncitizen-0002"}


def test_a_name_that_fits_two_people_names_neither() -> None:
    twice = matter(person("p-1", "Person-0001", "ana solis"), person("p-2", "Person-0002", "ana solis"))
    now = numbered(carried(matter(person("p-9", "Person-0001", "ana solis")), twice))
    assert called(now) == {"p-9": "Person-0003"}


def test_an_officer_is_never_a_protected_person_of_the_same_name() -> None:
    now = numbered(carried(matter(person("p-9", "Person-0001", "daniel whitcombe")), BEFORE))
    assert called(now) == {"p-9": "Person-0003"}


def test_who_is_gone_keeps_the_number_without_a_name() -> None:
    now = numbered(carried(matter(person("p-9", "Person-0001", "new one")), BEFORE))
    gone = {p.pseudonym: (p.names, p.identifiers, p.roster_id) for p in now.people if p.person_id != "p-9"}
    assert gone["Person-0002"] == ((), (), None)
    assert called(now)["p-9"] == "Person-0003"


def test_the_correction_of_a_reviewer_keeps_its_number_before_new_people_get_theirs() -> None:
    split = Event(number=1, at="", reviewer="", act=Act(kind="split", person="p-1", names=("flor zelaya",)))
    both = dataclasses.replace(BEFORE.people[0], names=("ofelia zelaya", "flor zelaya"))
    before = matter(both, *BEFORE.people[1:])
    served = numbered(corrected(before, (split,)))
    (parted,) = [p.pseudonym for p in served.people if p.names == ("flor zelaya",)]
    now = numbered(corrected(carried(matter(both, person("p-9", "Person-0001", "new one")), before), (split,)))
    assert [p.pseudonym for p in now.people if p.names == ("flor zelaya",)] == [parted]
    assert called(now)["p-9"] == f"Person-{int(parted[-4:]) + 1:04d}"


def test_what_is_spread_belongs_to_the_person_as_called_now() -> None:
    term = SpreadTerm(category="person-name", tokens=("blue", "lantern"), person_id="p-8")
    now = carried(matter(person("p-8", "Person-0001", "blue lantern"), terms=(term,)), BEFORE)
    assert [t.person_id for t in now.terms] == ["p-2"]


def test_no_two_people_share_a_number() -> None:
    now = numbered(carried(matter(*(person(f"p-{n}x", "Person-0001", f"name {n}") for n in range(5))), BEFORE))
    numbers = [p.pseudonym for p in now.people]
    assert len(set(numbers)) == len(numbers)
    assert numbered(now) == now

"""People merged, parted and given another part or status by reviewers."""

from __future__ import annotations

import datetime

from redactor.matter import corrected
from redactor.matter.reviewed import now_called
from redactor.model import Act, Event, Matter, Person, Protection, Role, SpreadTerm

ON = datetime.date(2026, 1, 1).isoformat()


def protection(state: str = "unknown") -> Protection:
    ended = state in ("denied-final", "naturalized", "waived")
    return Protection(state=state, is_protected=not ended, decided_on=ON, basis="b")


def person(one: str, name: str, role: Role = "protected", **more: object) -> Person:
    values = {"identifiers": (), "protection": protection(), "pseudonym": f"Person-000{one[-1]}", **more}
    return Person(person_id=one, role=role, names=(name,), **values)


def term(words: str, owner: str) -> SpreadTerm:
    return SpreadTerm(category="person-name", tokens=tuple(words.split()), person_id=owner)


def matter(*people: Person, officials: tuple[tuple[str, Role], ...] = ()) -> Matter:
    terms = []
    for one in people:
        if not one.person_id.startswith("o-"):
            for name in one.names:
                terms += [term(name, one.person_id), *(term(word, one.person_id) for word in name.split())]
    return Matter(decided_on=ON, people=people, terms=tuple(terms), officials=officials)


def after(before: Matter, *acts: Act) -> Matter:
    return corrected(before, [Event(number=n, at="t", reviewer="A", act=a) for n, a in enumerate(acts, start=1)])


def test_merging_keeps_every_name_and_gives_all_terms_to_one() -> None:
    made = after(
        matter(person("p-1", "ana luz"), person("p-2", "ana mora")), Act(kind="merge", person="p-1", other="p-2")
    )
    (one,) = made.people
    assert (one.person_id, one.pseudonym, one.names) == ("p-2", "Person-0002", ("ana luz", "ana mora"))
    assert {t.person_id for t in made.terms} == {"p-2"}
    assert {t.tokens for t in made.terms} == {("ana", "luz"), ("ana", "mora"), ("ana",), ("luz",), ("mora",)}


def test_merging_two_of_whom_one_is_still_protected_protects_both() -> None:
    ended = person("p-1", "ana luz", protection=protection("waived"), roster_id="S-1")
    open_ = person("p-2", "ana mora", protection=protection("pending"), roster_id="S-2")
    for act in (Act(kind="merge", person="p-1", other="p-2"), Act(kind="merge", person="p-2", other="p-1")):
        assert after(matter(ended, open_), act).people[0].protection.is_protected


def test_an_official_is_not_merged_with_somebody_to_protect() -> None:
    before = matter(person("p-1", "ana luz"), person("o-2", "ana mora", "officer"))
    assert after(before, Act(kind="merge", person="p-1", other="o-2")) == before


def test_parting_gives_shared_words_to_both_and_the_new_one_is_protected() -> None:
    one = person("p-1", "ana luz", protection=protection("waived"), roster_id="S-1")
    before = matter(Person(**{**_fields(one), "names": ("ana luz", "ana mora")}))
    made = after(before, Act(kind="split", person="p-1", names=("ana mora",)))
    first, second = made.people
    assert (first.names, second.names) == (("ana luz",), ("ana mora",))
    assert second.protection.is_protected
    assert second.pseudonym == "Person-0002"
    owners = {t.tokens: {x.person_id for x in made.terms if x.tokens == t.tokens} for t in made.terms}
    assert owners[("ana",)] == {first.person_id, second.person_id}
    assert owners[("mora",)] == {second.person_id}
    assert {t.tokens for t in made.terms} == {t.tokens for t in before.terms}


def _fields(one: Person) -> dict[str, object]:
    return {name: getattr(one, name) for name in Person.__dataclass_fields__}


def test_an_officer_made_protected_is_spread_and_an_official_no_more() -> None:
    before = matter(person("o-1", "dan whit", "officer"), officials=(("dan whit", "officer"),))
    made = after(before, Act(kind="role", person="o-1", value="protected"))
    assert made.officials == ()
    assert {(t.tokens, t.person_id) for t in made.terms} == {
        (("dan", "whit"), "p-1"), (("dan",), "p-1"), (("whit",), "p-1"),
    }  # fmt: skip
    assert made.people[0].is_decided


def test_somebody_made_an_officer_loses_names_and_keeps_numbers_protected() -> None:
    one = person("p-1", "dan whit", identifiers=(("phone", "7185550143"),))
    before = matter(one)
    before = Matter(
        decided_on=ON, people=before.people, officials=(),
        terms=(*before.terms, SpreadTerm(category="phone", tokens=("7185550143",), person_id="p-1")),
    )  # fmt: skip
    made = after(before, Act(kind="role", person="p-1", value="officer"))
    assert made.officials == (("dan whit", "officer"),)
    assert [(t.category, t.person_id) for t in made.terms] == [("phone", "")]
    assert made.people[0].person_id == "o-1"


def test_a_later_act_finds_somebody_under_the_id_of_before() -> None:
    before = matter(person("p-1", "ana luz"), person("p-2", "ana mora"))
    merge, status = Act(kind="merge", person="p-1", other="p-2"), Act(kind="status", person="p-1", value="waived")
    made = after(before, merge, status)
    assert not made.people[0].protection.is_protected
    events = [Event(number=1, at="t", reviewer="A", act=merge)]
    assert now_called(events) == {"p-1": "p-2"}


def test_an_unknown_status_or_person_changes_nothing() -> None:
    before = matter(person("p-1", "ana luz"))
    assert after(before, Act(kind="status", person="p-1", value="free")) == before
    assert after(before, Act(kind="status", person="p-9", value="waived")) == before

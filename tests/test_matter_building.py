"""Claims about who is who: linking, roles, pseudonyms."""

from __future__ import annotations

import datetime
import random

import pytest

from redactor.matter import build_matter
from redactor.model import Findings, Matter
from redactor.rules import RosterEntry
from tests._text_documents import document, finding, findings

ON = datetime.date(2026, 1, 15)
KEY = b"k" * 32


def entry(subject: str, family: str, given: str = "", **more: object) -> RosterEntry:
    return RosterEntry.model_validate({"subject_id": subject, "family_name": family, "given_names": given, **more})


def built(*found: Findings, roster: tuple[RosterEntry, ...] = (), key: bytes = KEY) -> Matter:
    return build_matter(found, roster, job_key=key, decided_on=ON)


def one_name(name: str, *, doc: str = "d", number: str = "", **more: object) -> Findings:
    text = f"{name} {number}".strip()
    d = document(text, name=doc)
    items = [finding(d, name, **more)]  # type: ignore[arg-type]
    if number:
        items.append(finding(d, number, "a-number", value=number))
    return findings(d, *items)


def protected(matter: Matter) -> list[tuple[str, ...]]:
    return sorted(p.names for p in matter.people if not p.person_id.startswith("o-"))


@pytest.mark.parametrize(
    "spelling",
    ["GARCIA LOPEZ, Maria", "María García-López", "Maria Garcia", "Maria Lopez", "MARIA GARCIA LOPEZ", "Mary Garcia",
     "Maria Garcla Lopez", "Maria L. Garcia"],
)  # fmt: skip
def test_spellings_of_a_roster_person_are_that_person(spelling: str) -> None:
    matter = built(one_name(spelling), roster=(entry("s1", "Garcia Lopez", "Maria"),))
    assert len(protected(matter)) == 1


@pytest.mark.parametrize("other", ["Juana Garcia Lopez", "Maria Perez Ruiz", "Marta Lopez Perez", "Mario Garcia Lopez"])
def test_another_person_is_not_merged(other: str) -> None:
    matter = built(one_name(other), roster=(entry("s1", "Garcia Lopez", "Maria"),))
    assert len(protected(matter)) == 2


def test_same_name_with_another_a_number_is_another_person() -> None:
    matter = built(
        one_name("Juan Perez", doc="a", number="A012345678"), one_name("Juan Perez", doc="b", number="A087654321")
    )
    assert [p.identifiers for p in matter.people if p.names] != []
    assert len([p for p in matter.people if p.role == "protected"]) == 2


def test_a_number_links_a_misread_name_to_the_roster() -> None:
    matter = built(
        one_name("Marla Garcia Lopes", number="A012345678", form_field="alien-name"),
        roster=(entry("s1", "Garcia Lopez", "Maria", a_number="A12-345-678"),),
    )
    assert len(protected(matter)) == 1


def test_signer_of_certifications_is_an_officer_and_not_protected() -> None:
    matter = built(
        *(one_name("Thomas Reilly", doc=str(i), role="officer") for i in range(3)), one_name("Thomas Reilly")
    )
    assert protected(matter) == []
    assert matter.officials == (("thomas reilly", "officer"),)


def test_conflicting_roles_make_two_people() -> None:
    matter = built(one_name("Angel Cruz", role="officer"), one_name("Angel Cruz", doc="e", role="protected"))
    assert [(p.role, p.names) for p in sorted(matter.people, key=lambda p: p.role)] == [
        ("officer", ("angel cruz",)),
        ("protected", ("angel cruz",)),
    ]


def test_name_without_a_role_is_unclear() -> None:
    assert [p.role for p in built(one_name("Rosa Ibarra")).people] == ["unclear"]


def test_pseudonyms_do_not_depend_on_the_order_of_roster_or_files() -> None:
    roster = [entry(f"s{i}", f"Family{chr(97 + i)}", "Given") for i in range(20)]
    files = [one_name(f"Rosa Ibarra{chr(97 + i)}xyz", doc=str(i)) for i in range(10)]
    first = built(*files, roster=tuple(roster))
    random.Random(3).shuffle(roster)
    random.Random(3).shuffle(files)
    second = built(*files, roster=tuple(roster))
    assert {p.names: p.pseudonym for p in first.people} == {p.names: p.pseudonym for p in second.people}
    assert first.people == second.people
    assert first.terms == second.terms


def test_pseudonyms_are_not_in_the_order_of_names_and_change_with_the_key() -> None:
    roster = tuple(entry(f"s{i:02}", f"Family{chr(97 + i)}", "Given") for i in range(20))
    order = [p.names[0] for p in built(roster=roster).people]
    assert order != sorted(order)
    assert order != [p.names[0] for p in built(roster=roster, key=b"x" * 32).people]


def test_roster_people_are_noncitizens_and_others_persons() -> None:
    matter = built(one_name("Rosa Ibarra"), roster=(entry("s1", "Garcia", "Maria"),))
    assert sorted(p.pseudonym for p in matter.people) == ["Noncitizen-0001", "Person-0001"]


def test_numbers_of_nobody_are_spread_all_the_same() -> None:
    d = document("call 212-555-0142")
    matter = built(findings(d, finding(d, "212-555-0142", "phone", value="2125550142")))
    assert [(t.category, t.tokens, t.person_id) for t in matter.terms] == [("phone", ("2125550142",), "")]


def test_heading_taken_for_a_name_is_not_spread() -> None:
    assert built(one_name("Notice To Appear", score=0.5)).terms == ()


def test_first_and_family_name_fields_of_a_form_are_one_name() -> None:
    d = document("GARCIA LOPEZ MARIA A012345678")
    matter = built(
        findings(
            d,
            finding(d, "GARCIA LOPEZ", form_field="family-name"),
            finding(d, "MARIA", form_field="first-name"),
            finding(d, "A012345678", "a-number", form_field="file-number", value="012345678"),
        )
    )
    assert [(p.names, p.identifiers) for p in matter.people] == [(("maria garcia lopez",), (("a-number", "12345678"),))]


def test_an_empty_key_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a key"):
        built(key=b"")


def test_nothing_of_a_matter_shows_in_its_repr() -> None:
    matter = built(roster=(entry("s1", "Garcia", "Maria", a_number="A012345678"),))
    assert "arcia" not in repr(matter)
    assert "12345678" not in repr(matter)


@pytest.mark.parametrize(("one", "other"), [("Fernando", "Fernanda"), ("Gabriel", "Gabriela"), ("Diego", "Jaime")])
def test_husband_and_wife_of_like_names_are_two_people(one: str, other: str) -> None:
    matter = built(one_name(f"{other} Garcia"), roster=(entry("s1", "Garcia", one),))
    assert len(protected(matter)) == 2


def test_label_beside_a_name_is_not_part_of_it() -> None:
    matter = built(one_name("Rosa Ibarra DOB", score=0.85))
    assert {word for term in matter.terms for word in term.tokens} == {"rosa", "ibarra"}


def test_of_a_sentence_taken_for_a_name_only_the_name_is_believed() -> None:
    long = "Rosa Ibarra and eight more words that make this a sentence"
    assert [person.names for person in built(one_name(long)).people] == [("rosa ibarra",)]


def test_aliases_of_the_roster_are_spread() -> None:
    matter = built(roster=(entry("s1", "Garcia", "Maria", aliases="Ramona Quispe; La Chata"),))
    assert {"ramona", "quispe", "chata"} <= {t.tokens[0] for t in matter.terms if len(t.tokens) == 1}


def test_number_of_another_is_not_taken_over() -> None:
    roster = (entry("s1", "Garcia", "Maria", a_number="012345678"), entry("s2", "Quispe", "Ramona"))
    matter = built(one_name("Ramona Quispe", number="A012345678", form_field="alien-name"), roster=roster)
    holders = [p.roster_id for p in matter.people if ("a-number", "12345678") in p.identifiers]
    assert holders == ["s1"]


def test_two_people_of_one_name_on_the_roster_stay_two() -> None:
    roster = (entry("s1", "Perez", "Juan", a_number="012345678"), entry("s2", "Perez", "Juan", a_number="087654321"))
    matter = built(one_name("Juan Perez"), roster=roster)
    assert [p.roster_id for p in sorted(matter.people, key=lambda p: p.roster_id or "")] == ["s1", "s2"]


def test_false_officer_mention_among_many_silent_ones_does_not_lift_a_name() -> None:
    silent = [one_name("Rosa Ibarra", doc=str(n)) for n in range(8)]
    assert "unclear" in {p.role for p in built(*silent, one_name("Rosa Ibarra", doc="x", role="officer")).people}


def test_label_beside_a_lone_surname_is_not_spread() -> None:
    matter = built(one_name("Ibarra DOB", form_field="alien-name", value="ibarra dob"))
    assert {term.tokens[0] for term in matter.terms if len(term.tokens) == 1} == {"ibarra"}


def test_one_mention_found_twice_counts_once_with_the_role_that_was_told() -> None:
    d = document("From: Dana Whitfield")
    told, silent = (
        finding(d, "Dana Whitfield", role="officer", form_field="email.from", value="dana whitfield"),
        finding(d, "Whitfield"),
    )
    assert protected(built(findings(d, told, silent))) == []
    assert protected(built(findings(d, silent))) == [("whitfield",)]


def in_office(name: str, *, doc: str) -> Findings:
    return one_name(name, doc=doc, category="official-name", stance="keep", role="officer")


def test_a_recipient_whose_initial_and_surname_an_officer_has_is_the_officer() -> None:
    matter = built(in_office("K. Osei", doc="a"), in_office("Osei", doc="b"), one_name("Osei, Kwame", doc="c"))
    assert protected(matter) == []
    assert ("kwame osei" in dict(matter.officials)) or ("osei kwame" in dict(matter.officials))


def test_whoever_is_spoken_of_as_a_noncitizen_is_nobodys_written_out_initial() -> None:
    matter = built(in_office("K. Osei", doc="a"), one_name("Osei, Kwame", doc="c", role="protected"))
    assert len(protected(matter)) == 1


def test_many_silent_mentions_are_not_explained_by_one_officer() -> None:
    silent = [one_name("Osei, Kwame", doc=f"c{n}") for n in range(5)]
    assert len(protected(built(in_office("K. Osei", doc="a"), *silent))) == 1


@pytest.mark.parametrize(
    ("login", "is_officer"), [("KOSEI", True), ("OSEIKA", False), ("MOSEI", False), ("KOS", False)]
)
def test_an_officers_user_name_is_the_officers(login: str, is_officer: bool) -> None:
    matter = built(in_office("Kwame Osei", doc="a"), one_name(login, doc="b"))
    assert (protected(matter) == []) is is_officer


def born(name: str, birth: str, *, doc: str, number: str = "") -> Findings:
    text = f"{name} {birth} {number}".strip()
    d = document(text, name=doc)
    items = [finding(d, name), finding(d, birth, "date-of-birth", value=birth)]
    if number:
        items.append(finding(d, number, "a-number", value=number))
    return findings(d, *items)


def test_a_birth_date_with_day_and_month_exchanged_is_the_same_persons_and_both_are_shown() -> None:
    matter = built(born("Juan Perez", "1980-03-04", doc="a"), born("Juan Perez", "1980-04-03", doc="b"))
    (one,) = [p for p in matter.people if p.names]
    assert {value for category, value in one.identifiers if category == "date-of-birth"} == {"1980-03-04", "1980-04-03"}


@pytest.mark.parametrize("other", ["1980-04-13", "1981-04-03", "1980-03-05"])
def test_another_birth_date_is_another_person_of_that_name(other: str) -> None:
    matter = built(born("Juan Perez", "1980-03-04", doc="a"), born("Juan Perez", other, doc="b"))
    assert len([p for p in matter.people if p.names]) == 2


def test_exchanged_dates_do_not_outweigh_two_a_numbers() -> None:
    one = born("Juan Perez", "1980-03-04", doc="a", number="A012345678")
    other = born("Juan Perez", "1980-04-03", doc="b", number="A087654321")
    numbers = [{v for c, v in p.identifiers if c == "a-number"} for p in built(one, other).people]
    assert sorted(map(len, numbers))[-2:] == [1, 1]


def test_a_married_name_is_linked_to_the_maiden_name_by_a_number() -> None:
    one = one_name("Ana Ruiz Mora", doc="a", number="A012345678")
    other = one_name("Ana Whitfield", doc="b", number="A012345678")
    assert len(protected(built(one, other))) == 1


@pytest.mark.parametrize("spelling", ["Ana Ruiz", "Ana Whitfield", "WHITFIELD, Ana", "RUIZ, Ana"])
def test_a_name_said_with_the_maiden_name_is_both(spelling: str) -> None:
    matter = built(one_name("Ana Whitfield née Ruiz", doc="a"), one_name(spelling, doc="b"))
    assert len(protected(matter)) == 1
    assert all("nee" not in words.split() for p in matter.people for words in p.names)


def test_a_number_with_quite_another_name_is_shown_as_a_person_of_its_own() -> None:
    one = one_name("Ana Ruiz", doc="a", number="A012345678")
    other = one_name("Bo Whitfield", doc="b", number="A012345678")
    assert len(protected(built(one, other))) == 2

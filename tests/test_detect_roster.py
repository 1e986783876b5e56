"""People of the roster are found by any of their names, their number and their date of birth."""

from __future__ import annotations

import pytest

from redactor.detect.roster import RosterFinder
from redactor.rules import RosterEntry

ENTRY = RosterEntry.model_validate(
    {
        "subject_id": "s1",
        "a_number": "A087-654-321",
        "family_name": "Tiu de León",
        "given_names": "Manuela Rosa",
        "aliases": "La Flaca; Mercy Hill",
        "date_of_birth": "1990-02-28",
    }
)


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.category, text[hit.start : hit.end]) for hit in RosterFinder((ENTRY,)).find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("saw Manuela Rosa Tiu de Leon leave", "Manuela Rosa Tiu de Leon"),
        ("TIU DE LEON, Manuela was", "TIU DE LEON, Manuela"),
        ("León Tiu, Rosa", "León Tiu, Rosa"),
        ("that Tiu's phone", "Tiu"),
        ("alias Mercy Hill", "Mercy Hill"),
        ("Manuela\nTiu", "Manuela\nTiu"),
    ],
)
def test_a_name_is_found_in_any_order_and_alone(text: str, name: str) -> None:
    assert found(text) == [("person-name", name)]


@pytest.mark.parametrize("text", ["tiu", "Manuela", "12 Leon Street", "the hill"])
def test_a_given_name_alone_and_a_street_are_left_to_later_stages(text: str) -> None:
    assert found(text) == []


def test_the_number_is_found_without_any_label() -> None:
    assert found("row 87 654 321 end") == [("a-number", "87 654 321")]


@pytest.mark.parametrize("text", ["02/28/1990", "28 February 1990", "Feb. 28, 1990", "1990-02-28"])
def test_the_date_of_birth_is_found_without_any_label(text: str) -> None:
    assert found(f"on {text} he") == [("date-of-birth", text)]
    assert found("on 03/05/2020 he") == []


def test_people_are_not_mixed_into_one_name() -> None:
    other = RosterEntry(subject_id="s2", family_name="Sow", given_names="Ibrahim")
    text = "Manuela Tiu, Ibrahim Sow"
    hits = [text[h.start : h.end] for h in RosterFinder((ENTRY, other)).find(text)]
    assert hits == ["Manuela Tiu", "Ibrahim Sow"]

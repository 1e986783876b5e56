"""Two names on two lines are two people; a name that a sentence carries over a line's end stays one."""

from __future__ import annotations

import pytest

from redactor.detect.engine import build_search, search_text
from redactor.detect.name_parting import parted
from tests._text_documents import document

SEARCH = build_search()


def names(text: str) -> list[str]:
    return [f.text for f in search_text(document(text), SEARCH) if f.category == "person-name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Xol\nPat Poe 10:16", ["Ana Xol", "Pat Poe"]),
        ("Ana Xol\nBIN TZUL to medical", ["Ana Xol", "BIN TZUL"]),
        ("Ana Xol\nPat Poe was there", ["Ana Xol\nPat Poe"]),
        ("XOL TZUL,\nAna Rosa", ["XOL TZUL,\nAna Rosa"]),
        ("Ana\nXol Tzul", ["Ana\nXol Tzul"]),
    ],
)
def test_only_whole_names_on_both_lines_are_parted(text: str, expected: list[str]) -> None:
    last = max(i for i, c in enumerate(text) if c.isupper())
    end = next((i for i in range(last, len(text)) if not text[i].isalpha()), len(text))
    found = [text[a:b] for a, b, _ in parted(text, [(0, end, 0.8)])]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("WITNESS AT SCENE IS IXCHEL US TIU WHO HEARD IT", "IXCHEL US TIU"),
        ("EL SUJETO, NADINE WINT, DICE QUE VIVE CON SU HERMANA", "NADINE WINT"),
        ("Caller ......................................... Marie Lourde Saint-Fleur", "Marie Lourde Saint-Fleur"),
        ("Sincerely,\nNaw Paw Wah Paw\nManager", "Naw Paw Wah Paw"),
        (
            "Carolina Albany\nTrailer 80, Lakeview Mobile Home Park, Brentwood, NY  11717\nDear officer,",
            "Carolina Albany",
        ),
        ("Her eldest, Blessing, is enrolled at P.S. 12.", "Blessing"),
        ("She wired money monthly to Kenya London in Benin City.", "Kenya London"),
        ("in the hall were DO Marisol Grant and DO J.P. Haggerty, who said", "J.P. Haggerty"),
        ("Subject's brother-in-law, Mst. Shahnaz Bhuiyan, was there.", "Mst. Shahnaz Bhuiyan"),
    ],
)
def test_names_are_found_whole(text: str, name: str) -> None:
    assert name in names(text)


def test_a_country_is_nobody_s_name_and_an_officer_who_is_told_something_is_not_named() -> None:
    assert "Philippines" not in names("Her passport, issued by Philippines, was in her bag.")
    told = "statements made by the alien to an immigration officer: Thierno admitted birth in Guinea"
    found = search_text(document(told), SEARCH)
    assert [f.role for f in found if f.category == "person-name"] == [None]


def test_a_title_and_a_deed_tell_an_officer() -> None:
    found = search_text(document("Seized 12.19.2017 at Dutchess County Family Court by P. Stankiewicz."), SEARCH)
    assert [f.role for f in found if f.category == "person-name"] == ["officer"]

"""Normal forms link what is written in different ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.normal import fold, folded_name, iso_date, normal_form


@pytest.mark.parametrize(
    "text",
    ["A012 345 678", "A-012-345-678", "A# 12-345-678", "a012345678", "A 012\n345 678", "AO12 345 678", "012345678",
     "ALIEN-12345678", "A–012–345–678"],
)  # fmt: skip
def test_every_spelling_of_an_a_number_has_one_form(text: str) -> None:
    assert normal_form("a-number", text) == "012345678"


@pytest.mark.parametrize(
    "text",
    ["05/03/1988", "5/3/88", "1988-05-03", "May 3, 1988", "3rd of May, 1988", "03-MAY-1988",
     "3 de mayo de 1988", "the 3rd day of May, 1988", "19880503", "03MAY1988", "3 mai 1988", "3 de maio de 1988"],
)  # fmt: skip
def test_every_layout_of_a_date_has_one_form(text: str) -> None:
    assert iso_date(text) == "1988-05-03"


@pytest.mark.parametrize("text", ["31/31/1988", "May 1988", "", "12", "99/99/99", "3 Foo 1988"])
def test_what_is_no_day_has_no_form(text: str) -> None:
    assert iso_date(text) == ""


def test_a_day_before_the_month_is_read_where_the_other_way_is_impossible() -> None:
    assert iso_date("25/03/1988") == "1988-03-25"


@pytest.mark.parametrize(
    "text",
    ["García-López, Juan", "JUAN GARCIA-LOPEZ", "Juan  García-López’s", "juan\ngarcía-lópez", "Juan García‐López"],
)
def test_every_spelling_of_a_name_has_one_form(text: str) -> None:
    assert folded_name(text) == "juan garcia-lopez"


def test_an_apostrophe_inside_a_name_stays() -> None:
    assert folded_name("O’Brien's") == "o'brien"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)

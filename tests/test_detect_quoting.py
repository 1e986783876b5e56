"""Quoted mail is read through its marks, and every letter stays where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.quoting import unquoted


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("by Officer R.\n> Peck.", "by Officer R.  \nPeck."),
        ("> one\n> > two", "  one\n    two".replace("\n    two", "    \ntwo")),
        ("a > b\nc", "a > b\nc"),
        ("\n>\n> x", "\n>  \nx"),
    ],
)
def test_marks_before_a_line_are_passed_over(text: str, read: str) -> None:
    assert unquoted(text) == read


@given(st.text(alphabet="a >\n", max_size=40))
def test_no_letter_moves(text: str) -> None:
    read = unquoted(text)
    assert len(read) == len(text)
    assert [i for i, c in enumerate(read) if c == "a"] == [i for i, c in enumerate(text) if c == "a"]

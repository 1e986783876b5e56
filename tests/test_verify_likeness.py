"""Removed texts in what pixels say, a reader's mistakes forgiven."""

from __future__ import annotations

import pytest

from redactor.verify.folding import REMOVED
from redactor.verify.likeness import counts, spelled
from redactor.verify.needles import Needle


@pytest.mark.parametrize(
    ("key", "line", "times"),
    [
        ("quimistan", "Ofelia Quimistan was seen", 1),
        ("quimistan", "Ofelia Quirnistan was seen", 1),
        ("quimistan", "Qui mistan and Quimlstan", 2),
        ("quimistan", "Quito and Kiruna", 0),
        ("217604938", "A2l76O4938", 1),
        ("217604938", "A 2l76O4938", 1),
        ("217604938", "No. 217-6O4-938 of 2019", 1),
        ("217604938", "217 604 983", 0),
        ("law", "the law", 1),
        ("law", "unlawful claw", 0),
        ("quimistan", f"Qui{REMOVED}mistan", 0),
    ],
)
def test_a_text_is_found_as_a_reader_would_take_it(key: str, line: str, times: int) -> None:
    assert counts([Needle(key=key, strength="forbidden")], spelled([line]))[key] == times

"""A kept word of a picture ends at the paper beside it, and never far beyond where it was read."""

from __future__ import annotations

import pytest

from redactor.model import Box, Word
from redactor.redact.parting import MOST_GROWN, _ended
from redactor.verify.laid import SLACK


def word() -> Word:
    box = Box(page=1, x0=100, y0=50, x1=130, y1=60)
    return Word(text="abc", box=box, start=0, line=0, edges=(100.0, 110.0, 120.0, 130.0), source="ocr")


@pytest.mark.parametrize("is_before", [True, False])
def test_a_word_is_not_stretched_to_a_far_blank(is_before: bool) -> None:
    """Or verification, which looks for its letters where they were read, would not find them there."""
    found = _ended(word(), (140.0, 145.0) if is_before else (80.0, 90.0), is_before=is_before)
    assert MOST_GROWN < SLACK
    assert found.box.x1 - 130 <= MOST_GROWN + 1e-6
    assert 100 - found.box.x0 <= MOST_GROWN + 1e-6
    assert found.edges is not None
    assert (found.edges[0], found.edges[-1]) == pytest.approx((found.box.x0, found.box.x1))


def test_a_word_that_was_read_too_wide_ends_where_the_paper_begins() -> None:
    found = _ended(word(), (124.0, 128.0), is_before=True)
    assert (found.box.x0, found.box.x1) == (100, 124)

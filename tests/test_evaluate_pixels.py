"""What of a scanned page counts as legible, lost or covered, by its pixels."""

from __future__ import annotations

import numpy as np
import pytest

from redactor.errors import InputError
from redactor.evaluation_pixels import DOTS, Picture, Seen, seen_in
from redactor.evaluation_truth import Labelled, Span

BOX = (1, 72.0, 72.0, 144.0, 86.4)
WINDOW = tuple(slice(round(a * DOTS / 72), round(b * DOTS / 72)) for a, b in ((BOX[2], BOX[4]), (BOX[1], BOX[3])))


def document(category: str, expect: str) -> Labelled:
    span = Span(text="", category=category, page=1, expect=expect, placed=((1, ""),), boxes=(BOX,))
    return Labelled(source="s.tif", expect="produce", spans=(span,))


def scan() -> Picture:
    sheet = np.full((600, 600), 250, np.uint8)
    inside = np.random.default_rng(1).integers(0, 2, (15, 75)).repeat(2, 0).repeat(2, 1) * 200 + 20
    sheet[WINDOW] = inside
    return sheet


def boxed(share: float) -> Picture:
    sheet = scan()
    rows, columns = WINDOW
    sheet[rows, columns.start : columns.start + round(share * (columns.stop - columns.start))] = 0
    return sheet


def seen(category: str, expect: str, after: Picture) -> Seen:
    return seen_in(document(category, expect), [scan()], [after])


@pytest.mark.parametrize(("share", "legible"), [(0.0, 1), (0.4, 1), (0.9, 0), (1.0, 0)])
def test_a_name_is_legible_while_a_third_of_it_is_drawn(share: float, legible: int) -> None:
    assert seen("person-name", "redact", boxed(share)).direct == (legible, 1)


@pytest.mark.parametrize(("share", "covered"), [(0.0, 0), (0.9, 0), (1.0, 1)])
def test_a_signature_is_covered_when_nothing_of_it_is_left(share: float, covered: int) -> None:
    assert seen("signature", "redact", boxed(share)).covered == (covered, 1)


@pytest.mark.parametrize(("share", "kept"), [(0.0, 1), (0.6, 0), (1.0, 0)])
def test_a_word_to_be_kept_is_lost_when_a_box_lies_over_a_third_of_it(share: float, kept: int) -> None:
    assert seen("official-name", "keep", boxed(share)).kept == (kept, 1)


def lettered(*, painted_to: int) -> Picture:
    """Return a scan whose word leaves air over its letters, painted black from the top down to a row of its box."""
    sheet = np.full((600, 600), 250, np.uint8)
    rows, columns = WINDOW
    for at in range(columns.start + 2, columns.stop - 6, 12):
        sheet[rows.start + 8 : rows.stop - 2, at : at + 4] = 20
        sheet[rows.start + 14 : rows.start + 18, at : at + 9] = 20
    sheet[rows.start : rows.start + painted_to, columns] = 0
    return sheet


@pytest.mark.parametrize(("painted_to", "kept"), [(0, 1), (7, 1), (22, 0), (30, 0)])
def test_a_box_over_the_air_above_a_word_loses_nothing_of_it(painted_to: int, kept: int) -> None:
    found = seen_in(document("official-name", "keep"), [lettered(painted_to=0)], [lettered(painted_to=painted_to)])
    assert found.kept == (kept, 1)
    found = seen_in(document("person-name", "redact"), [lettered(painted_to=0)], [lettered(painted_to=painted_to)])
    assert found.direct == (kept, 1)


def test_pages_that_are_no_scans_are_not_looked_at() -> None:
    found = seen_in(document("person-name", "redact"), [None], [scan()])

    assert (found.direct, found.kept, found.covered) == ((0, 0), (0, 0), (0, 0))


def test_a_product_of_another_size_is_an_error_and_not_a_page_without_leaks() -> None:
    with pytest.raises(InputError):
        seen("person-name", "redact", scan()[:, :500])

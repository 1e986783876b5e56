"""Boxes on scans follow the word's own ink: to the end of its letters, and not into the next line's."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from redactor.redact.ink import Scan, rows_of, scan_of

SIZE = 40
FONT = ImageFont.load_default(size=SIZE)
X = 20


def page(*lines: tuple[int, str], paper: int = 255, ink: int = 0) -> tuple[Scan, list[tuple[int, int, int, int]]]:
    """Draw lines at heights; return the ink and where the letters of each are, exactly."""
    picture = Image.new("L", (400, 260), paper)
    draw = ImageDraw.Draw(picture)
    boxes = []
    for y, text in lines:
        alone = Image.new("L", picture.size, 255)
        ImageDraw.Draw(alone).text((X, y), text, font=FONT, fill=0)
        draw.text((X, y), text, font=FONT, fill=ink)
        rows = np.flatnonzero((np.asarray(alone) < 150).any(axis=1))
        columns = np.flatnonzero((np.asarray(alone) < 150).any(axis=0))
        boxes.append((int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1))
    return scan_of(np.asarray(picture)), boxes


@pytest.mark.parametrize(("paper", "ink"), [(255, 0), (200, 60), (150, 40), (255, 140)])
def test_descenders_below_a_short_box_are_covered(paper: int, ink: int) -> None:
    scan, ((x0, y0, x1, y1),) = page((60, "Quimpgy"), paper=paper, ink=ink)
    top, bottom = rows_of(scan, x0, x1, y0, y1 - 8)
    assert (top, bottom) == (y0, pytest.approx(y1, abs=1))


def test_ascenders_above_a_low_box_are_covered() -> None:
    scan, ((x0, y0, x1, y1),) = page((60, "dblthk"))
    assert rows_of(scan, x0, x1, y0 + 6, y1) == (pytest.approx(y0, abs=1), y1)


def test_accent_without_contact_is_covered() -> None:
    scan, ((x0, y0, x1, y1),) = page((60, "AEIOU"))
    accented = scan.ink.copy()
    accented[y0 - 5 : y0 - 2, x0 + 4 : x0 + 12] = True
    assert rows_of(Scan(ink=accented), x0, x1, y0, y1) == (y0 - 5, y1)


def test_next_line_is_left_where_its_letters_reach_beside_the_word() -> None:
    """Set so tight that no blank row parts the lines: only what hangs together tells them apart."""
    scan, (word, below) = page((60, "aaaag"), (92, "dl"))
    assert below[1] < word[3]  # They share rows, and do not touch.
    top, bottom = rows_of(scan, word[0], word[2], word[1], word[3])
    assert top == word[1]
    assert bottom <= word[3] + 1


def test_line_ruled_under_the_word_is_not_taken_for_its_ink() -> None:
    picture = np.full((200, 400), 255, np.uint8)
    drawn = Image.fromarray(picture)
    ImageDraw.Draw(drawn).text((X, 60), "Mano", font=FONT, fill=0)
    rows = np.flatnonzero((np.asarray(drawn) < 150).any(axis=1))
    ImageDraw.Draw(drawn).rectangle((0, int(rows[-1]) + 4, 399, int(rows[-1]) + 6), fill=0)
    top, bottom = rows_of(scan_of(np.asarray(drawn)), X, 150, int(rows[0]), int(rows[-1]) + 1)
    assert (top, bottom) == (int(rows[0]), int(rows[-1]) + 1)


def test_place_without_ink_keeps_its_box() -> None:
    scan, _ = page((60, "Mano"))
    assert rows_of(scan, X, 150, 180, 220) == (180, 220)

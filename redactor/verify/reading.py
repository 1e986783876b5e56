"""The text of a page in reading order, as the TEXT/ files and the load files carry it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2.raw as pdfium_c

from redactor.errors import NotClean
from redactor.optical import read_at, set_right
from redactor.rules import load_reading
from redactor.verify.images import bounds_of, outer_matrix
from redactor.verify.opening import LOOK_FAILURES, OpenFile, opened
from redactor.verify.sheet import Run, Sheet, runs
from redactor.verify.space import Floats


def text_of(path: Path) -> tuple[str, ...]:
    """Return the text of each page: lines from top to bottom, words from left to right, as displayed.

    Raises:
        NotClean: the file cannot be read.
    """
    try:
        with opened(path) as file:
            return tuple(text_of_sheet(sheet) for sheet in sheets_of(file))
    except LOOK_FAILURES:
        raise NotClean("The redacted file cannot be read back. Redact the document by hand.") from None


def text_as_seen(path: Path) -> tuple[str, ...]:
    """Return the text of each page as a reader sees it: of a page that is mostly a picture, what its pixels say.

    Raises:
        NotClean: the file cannot be read.
        ComponentMissing: text recognition is not installed.
    """
    try:
        with opened(path) as file:
            return tuple(_seen(sheet) for sheet in sheets_of(file))
    except LOOK_FAILURES:
        raise NotClean("The file cannot be read back. Give a PDF.") from None


def _seen(sheet: Sheet) -> str:
    if not is_mostly_picture(sheet):
        return text_of_sheet(sheet)
    picture = sheet.drawn_finely(load_reading().dpi)
    shown = sheet.space.height if sheet.space.rotation in (90, 270) else sheet.space.width
    upright = set_right(picture)
    return "\n".join(line.text for line in read_at(upright.picture, upright.lines, picture.shape[1] / shown))


def is_mostly_picture(sheet: Sheet) -> bool:
    """Return whether pictures take half of a page."""
    area = 0.0
    for one in sheet.objects():
        if one.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = bounds_of(one, outer_matrix(one))
            area += max(right - left, 0.0) * max(top - bottom, 0.0)
    return area * sheet.space.unit**2 >= 0.5 * sheet.space.width * sheet.space.height


def sheets_of(file: OpenFile) -> list[Sheet]:
    """Return the pages of an open file."""
    return [file.sheet(number) for number in range(1, file.page_count + 1)]


def text_of_sheet(sheet: Sheet) -> str:
    """Return one page's text; words of a line are joined by a space, lines end with a newline."""
    words = runs(sheet.characters)
    if not words:
        return ""
    shown = sheet.space.displayed(np.array([w.box for w in words]))
    lines = _lines(words, shown)
    return "".join(" ".join(words[i].text for i in line) + "\n" for line in lines)


def _lines(words: list[Run], shown: Floats) -> list[list[int]]:
    """Group words whose vertical centres lie within half a word's height of their line."""
    centres = (shown[:, 1] + shown[:, 3]) / 2
    heights = shown[:, 3] - shown[:, 1]
    lines: list[list[int]] = []
    middle, height = 0.0, 0.0
    for index in np.lexsort((shown[:, 0], centres)):
        i = int(index)
        reach = max(min(height, float(heights[i])) / 2, 1.5)
        if lines and abs(float(centres[i]) - middle) <= reach:
            lines[-1].append(i)
        else:
            lines.append([i])
            middle, height = float(centres[i]), float(heights[i])
    return [sorted(line, key=lambda i: (float(shown[i, 0]), words[i].start)) for line in lines]

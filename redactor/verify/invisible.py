"""Check: every letter that can be read can be seen."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from redactor.model import Leak
from redactor.verify.case import PageCase
from redactor.verify.laid import allowed_unseen
from redactor.verify.sheet import Sheet

NAME = "text-is-invisible"

_THIN = 1.5
"""Pixels across a letter like i or l in small print."""
LEAST_CONTRAST = 16
"""Of 255: a letter whose removal changes no pixel by this much is not seen by a reader."""


def text_is_invisible(page: PageCase) -> Iterator[Leak]:
    """Draw the page with and without its text: a letter where nothing changes is hidden, whatever hides it.

    That covers render modes 3 and 7, white on white, text under a picture or a box, clipped, without size or outside
    the crop box. Excepted are the words of a picture that were read, are kept and stand where the picture has them.
    """
    readable = letters_of(page.output)
    if page.page.is_scanned:
        readable &= ~allowed_unseen(page)
    if has_hidden_letters(page.output, readable):
        yield Leak(check=NAME, where=page.where)


def letters_of(sheet: Sheet) -> NDArray[np.bool_]:
    """Return which characters of a page are letters or digits."""
    return np.array([c.isalnum() for c in sheet.characters.text], dtype=bool)


def has_hidden_letters(sheet: Sheet, readable: NDArray[np.bool_]) -> bool:
    """Return whether any of the marked characters changes nothing on the page when the text is left out."""
    if not readable.any():
        return False
    rows = _with_rims(sheet.space.pixels(sheet.characters.boxes[readable], sheet.picture.shape))
    changed = np.maximum(sheet.picture, sheet.textless) - np.minimum(sheet.picture, sheet.textless) >= LEAST_CONTRAST
    return bool((_inside(changed, rows) == 0).any())


def _with_rims(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return pixel boxes, thin strokes with the pixels beside them: where one is drawn is rounded."""
    grown = rows.copy()
    thin = rows[:, 2] - rows[:, 0] < _THIN
    grown[thin, 0] -= 1.0
    grown[thin, 2] += 1.0
    return grown


def _inside(changed: NDArray[np.bool_], rows: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return how many changed pixels lie in each pixel box, its rim included."""
    table = np.zeros((changed.shape[0] + 1, changed.shape[1] + 1), dtype=np.int32)
    np.cumsum(changed, axis=1, dtype=np.int32, out=table[1:, 1:])
    # Row by row: along this axis numpy's own sum walks each column through the whole memory of the picture.
    for above, row in itertools.pairwise(table):
        row += above
    x0 = np.clip(np.floor(rows[:, 0]).astype(int), 0, changed.shape[1])
    y0 = np.clip(np.floor(rows[:, 1]).astype(int), 0, changed.shape[0])
    x1 = np.clip(np.ceil(rows[:, 2]).astype(int), 0, changed.shape[1])
    y1 = np.clip(np.ceil(rows[:, 3]).astype(int), 0, changed.shape[0])
    sums: NDArray[np.int64] = (table[y1, x1] - table[y0, x1] - table[y1, x0] + table[y0, x0]).astype(np.int64)
    return sums

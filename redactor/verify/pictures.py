"""Check: the page looks as before, except inside boxes, at stamps and where a line was set anew.

Where hidden text was dropped nothing may change: what no reader saw leaves no trace when it goes, and a visible word
that went with it is a loss.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pikepdf
from numpy.typing import NDArray

from redactor.model import Box, Leak
from redactor.verify.case import PageCase
from redactor.verify.sheet import Pixels
from redactor.verify.space import as_rows, pixel_window

NAME = "page-looks-different"

REACH = 4
"""Pixels (about two points) by which an edge may move: another engine wrote the curves and the font."""
TOLERANCE = 64
"""Of 255: how far a pixel may lie outside the range of its neighbourhood in the other picture."""
INKED = 128
"""Of 255: contrast within a neighbourhood from which it holds a mark of its own."""
MARK_TOLERANCE = 112
"""As `TOLERANCE`, beside such a mark: how dark a stroke thinner than a pixel is drawn depends on the font."""
BLOCK = 12
"""Side, in pixels, of the squares in which such pixels are counted (about six points)."""
LEAST = 10
"""Such pixels in one square that make a difference: a full stop of ordinary size."""
STRIP = 18.0
"""Points by which a page may be longer than its source: room for the Bates number and the legend."""
PAPER = 250
SLACK = 2.5
"""Points around a box, stamp or line set anew that may differ with it."""

_UNDRAWN = ("/Popup", "/Text", "/Link")


def page_looks_different(page: PageCase) -> Iterator[Leak]:
    """Compare the source with its form fields and annotations drawn against the output, both drawn by pdfium."""
    before, after = page.source.picture, _without_strip(page)
    if not _same_size(before, after):
        yield Leak(check=NAME, where=f"{page.where}: it has another size")
        return
    rows, columns = min(before.shape[0], after.shape[0]), min(before.shape[1], after.shape[1])
    before, after = before[:rows, :columns], after[:rows, :columns]
    differs = np.maximum(before, after) - np.minimum(before, after) > TOLERANCE
    differs &= ~_may_differ(page, before.shape)
    at = np.flatnonzero(differs.any(axis=1))
    if not at.size:
        return
    band = slice(max(int(at[0]) - REACH, 0), int(at[-1]) + REACH + 1)
    if _shows_more(before[band], after[band], differs[band]):
        yield Leak(check=NAME, where=page.where)


def _shows_more(before: Pixels, after: Pixels, differs: NDArray[np.bool_]) -> bool:
    """Return whether enough of the pixels that differ in some square lie outside their neighbourhoods' range."""
    full = _blocks(differs) >= LEAST
    if not full.any():
        return False
    # Only squares with so many pixels that differ are worth the neighbourhoods.
    inside = tuple(_extent(np.flatnonzero(full.any(axis=1 - axis))) for axis in (0, 1))
    around = tuple(slice(max(side.start - REACH, 0), side.stop + REACH) for side in inside)
    one, other = before[around], after[around]
    wrong = np.zeros_like(differs)
    wrong[around] = _outside(other, one) | _outside(one, other)
    return bool(_blocks(wrong[inside] & differs[inside]).max() >= LEAST)


def _extent(squares: NDArray[np.int64]) -> slice:
    """Return the pixels from the first to the last of some squares along an axis."""
    return slice(int(squares[0]) * BLOCK, (int(squares[-1]) + 1) * BLOCK)


def _without_strip(page: PageCase) -> Pixels:
    """Return the output's picture without a strip that was added at its bottom for the stamps.

    The strip must hold stamps and nothing else. On a page turned by 180 or 270 degrees it would lie on top, and every
    place of the log would mean another one: such a page has another size.
    """
    before, after = page.source.picture, page.output.picture
    rows = before.shape[0]
    most = STRIP / page.page_height * rows
    if page.page.rotation not in (0, 90) or not 2 < after.shape[0] - rows <= most + 2:
        return after
    strip = after[rows:].copy()
    stamps = [b.grown(SLACK, SLACK) for b in page.stamps]
    for row in page.output.space.pixels(as_rows(stamps), after.shape):
        window = pixel_window(row, after.shape, 0.0)
        strip[max(window[0].start - rows, 0) : max(window[0].stop - rows, 0), window[1]] = 255
    return after if int(strip.min()) < PAPER else after[:rows]


def _same_size(before: Pixels, after: Pixels) -> bool:
    return bool(abs(before.shape[0] - after.shape[0]) <= 2 and abs(before.shape[1] - after.shape[1]) <= 2)


def _outside(one: Pixels, other: Pixels) -> NDArray[np.bool_]:
    """Return the pixels of one picture that lie outside the range of the other's neighbourhood."""
    low, high = _spread(other, np.minimum), _spread(other, np.maximum)
    allowed = np.where(high - low >= INKED, np.uint8(MARK_TOLERANCE), np.uint8(TOLERANCE))
    too_dark = one < np.maximum(low, allowed) - allowed
    too_light = one > np.minimum(high, 255 - allowed) + allowed
    found: NDArray[np.bool_] = too_dark | too_light
    return found


def _spread(picture: Pixels, choose: np.ufunc) -> Pixels:
    """Return, for each pixel, the least or greatest of the square of `2 * REACH + 1` pixels around it."""
    spread = picture.copy()
    step, reached = 1, 0
    while reached < REACH:
        step = min(step, REACH - reached)
        for axis in (0, 1):
            _grow(spread, step, axis, choose)
        reached += step
        step *= 2
    return spread


def _grow(picture: Pixels, step: int, axis: int, choose: np.ufunc) -> None:
    """Join each pixel with those `step` before and after it along an axis, in place.

    Steps 1, 1, 2 … leave no gap, because what has been reached before is never narrower than the next step.
    """
    old = picture.copy()
    new, was = (picture, old) if axis == 0 else (picture.T, old.T)
    choose(new[step:], was[:-step], out=new[step:])
    choose(new[:-step], was[step:], out=new[:-step])


def _may_differ(page: PageCase, shape: tuple[int, int]) -> NDArray[np.bool_]:
    free = np.zeros(shape, dtype=bool)
    boxes: list[Box] = [b.box for b in page.burns]
    boxes += [*page.stamps, *page.moved]
    rows = [as_rows([b.grown(SLACK, SLACK) for b in boxes]), page.source.space.from_pdfium(_undrawn(page))]
    for row in page.source.space.pixels(np.concatenate(rows), shape):
        free[pixel_window(row, shape, 0.0)] = True
    return free


def _undrawn(page: PageCase) -> NDArray[np.float64]:
    """Return where the source has annotations that need not be drawn: links, notes, and those without appearance."""
    found: list[tuple[float, ...]] = []
    annotations = page.case.source.objects.pages[page.number - 1].obj.get("/Annots", [])
    for one in annotations:
        if isinstance(one, pikepdf.Dictionary) and "/Rect" in one and (_is_note(one) or "/AP" not in one):
            x0, y0, x1, y1 = (float(v) for v in one.Rect)
            found.append((min(x0, x1) - 2, min(y0, y1) - 2, max(x0, x1) + 2, max(y0, y1) + 2))
    return np.array(found, dtype=np.float64).reshape(-1, 4)


def _is_note(annotation: pikepdf.Dictionary) -> bool:
    return str(annotation.get("/Subtype", "")) in _UNDRAWN


def _blocks(wrong: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the counts of the squares of the page."""
    rows, columns = -(-wrong.shape[0] // BLOCK) * BLOCK, -(-wrong.shape[1] // BLOCK) * BLOCK
    padded = np.zeros((rows, columns), dtype=bool)
    padded[: wrong.shape[0], : wrong.shape[1]] = wrong
    strips = padded.reshape(rows // BLOCK, BLOCK, columns).sum(axis=1, dtype=np.uint8)  # at most BLOCK in each
    counts: NDArray[np.int64] = strips.reshape(rows // BLOCK, columns // BLOCK, BLOCK).sum(axis=2, dtype=np.int64)
    return counts

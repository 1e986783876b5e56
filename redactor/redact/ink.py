"""Fit boxes to the ink, where they come from somebody's text layer over a scan.

Such a layer is set in a font of its own: its boxes end before the printed word does, or hang into the line below.
The fit looks at the rendered page. The word's own ink is what hangs together with ink in the middle of its box:
descenders and ascenders are followed to their end, the next line's letters that reach into the box are not. The box
widens over letters that touch it at its sides, and gives up a strip at its top or bottom only where that strip holds
another line's ink. It never shrinks to the word: the outline of letters would show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pymupdf

from redactor.errors import BurnFailed
from redactor.model import Box, Burn
from redactor.redact.paper import SCALE, Ink, Scan, scan_of
from redactor.redact.plan import GROWTH, PagePlan, is_cell
from redactor.redact.widen import widened

MARK_GAP = 0.12
"""Share of the box's height within which a mark without contact (an accent, a comma) still belongs to the word."""
LETTER_GAP = 0.12
"""Blank columns between letters of one word, at most, as a share of the box's height; words lie further apart."""
REACH = 2.5
"""Box heights by which a box may widen at either side."""
CORE = 0.3
"""Share of the height at top and bottom in which the ink may belong to another line."""
RULED = 0.85
"""Share of ink from which on a row or column is a ruling."""
LEAST_ON_INK = 0.95
"""Share of the layer's words that must lie on ink; of a layer turned against its picture fewer do."""
MOST_GIVEN_UP = 0.04
"""Share of a word's height that may be given up at its top, and at its bottom."""
SPREAD = 0.5
"""Points by which pixels are blanked beyond the fitted box: the edges of scanned letters are grey."""


def fit_to_ink(pdf: bytes, plans: Sequence[PagePlan]) -> tuple[PagePlan, ...]:
    """Return the plans with the boxes fitted on pages whose words come from somebody's text layer."""
    if not any(plan.page.is_scanned and plan.burns for plan in plans):
        return tuple(plans)
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        return tuple(
            _fitted(page, plan) if plan.page.is_scanned and plan.burns else plan
            for page, plan in zip(opened, plans, strict=True)
        )


def _fitted(page: pymupdf.Page, plan: PagePlan) -> PagePlan:
    page.set_rotation(0)
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(SCALE, SCALE), colorspace=pymupdf.csGRAY)
    grey = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]
    scan = scan_of(grey)
    _check_layer(scan, plan)
    burns = tuple(_fit_burn(scan, burn, is_askew=plan.page.is_askew) for burn in plan.burns)
    plan, burns = widened(plan, burns, scan)
    boxes = tuple(burn.box for burn in burns)
    # Where a box has widened, the text layer under it goes too: pixels and layer must say the same.
    return replace(
        plan, burns=burns, blank=tuple(box.grown(SPREAD, SPREAD) for box in boxes), secret=(*plan.secret, *boxes)
    )


def _check_layer(scan: Scan, plan: PagePlan) -> None:
    """Raise BurnFailed when the words of the text layer do not lie where the picture shows ink."""
    words = plan.page.words
    on_ink = sum(_has_ink(scan, word.box) for word in words)
    # Of a page that lies askew, cells are boxed in steps, and a step may be blank.
    looked_at = [burn for burn in plan.burns if not is_cell(burn) and not plan.page.is_askew]
    secret_is_off = any(not _has_ink(scan, burn.box) for burn in looked_at)
    if secret_is_off or on_ink < LEAST_ON_INK * len(words):
        raise BurnFailed(
            f"Page {plan.page.number}: the text layer does not lie over the words that the picture shows, so boxes "
            "would miss them. Redact the page by hand."
        )


def _has_ink(scan: Scan, box: Box) -> bool:
    x0, x1 = max(int(box.x0 * SCALE), 0), min(int(box.x1 * SCALE) + 1, scan.width)
    rows = range(max(int(box.y0 * SCALE), 0), min(int(box.y1 * SCALE) + 1, scan.height))
    return any(scan.row_ink(y, x0, x1) > 0 for y in rows)


def _fit_burn(scan: Scan, burn: Burn, *, is_askew: bool) -> Burn:
    # On a page that lies askew the ink of the next line begins at the height of this one: boxes were made of the
    # word's own ink when the page was set right, and lie around it already.
    if is_cell(burn) or is_askew:
        return burn
    box = burn.box
    x0, x1 = max(int(box.x0 * SCALE), 0), min(int(box.x1 * SCALE) + 1, scan.width)
    y0, y1 = max(int(box.y0 * SCALE), 0), min(int(box.y1 * SCALE) + 1, scan.height)
    if x1 - x0 < 2 or y1 - y0 < 4:
        return burn
    top, bottom = rows_of(scan, x0, x1, y0, y1)
    # Little is given up: what was decided must be covered, even where the layer hangs into another line.
    given_up = int((GROWTH + MOST_GIVEN_UP * (box.height - 2 * GROWTH)) * SCALE)
    top, bottom = min(top, y0 + given_up), max(bottom, y1 - given_up)
    left, right = _columns(scan, (x0, x1), (top, bottom))
    fitted = Box(page=box.page, x0=left / SCALE, y0=top / SCALE, x1=right / SCALE, y1=bottom / SCALE)
    return replace(burn, box=fitted)


def rows_of(scan: Scan, x0: int, x1: int, y0: int, y1: int) -> tuple[int, int]:
    """Return top and bottom: grown over the word's own ink, less a strip of another line's."""
    core = int((y1 - y0) * CORE)
    first, last = max(y0 - core, 0), min(y1 + core, scan.height)
    ink = _without_rulings(scan.ink[first:last, x0:x1])
    middle = np.zeros_like(ink)
    middle[y0 + core - first : y1 - core - first] = True
    own = _hanging_together(ink, middle)
    border = np.zeros_like(ink)
    border[[0, -1]] = True
    rest = ink & ~own
    marks = rest & ~_hanging_together(rest, border)
    gap = int(MARK_GAP * (y1 - y0))
    top = _edge(own, marks, rest, y0 - first, gap)
    bottom = _edge(own[::-1], marks[::-1], rest[::-1], last - y1, gap)
    return first + top, last - bottom


def _edge(own: Ink, marks: Ink, rest: Ink, outer: int, gap: int) -> int:
    """Return the row at which the word's ink begins, of rows counted from outside; `outer` is the box's edge."""
    rows = np.flatnonzero(own.any(axis=1))
    if not rows.size:
        return outer
    begin = int(rows[0])
    for row in np.flatnonzero(marks.any(axis=1))[::-1]:
        if begin - gap <= row < begin:
            begin = int(row)
    if begin <= outer:
        return begin
    # Between the box's edge and the word's ink: another line's ink is left to it, blank paper is not.
    return begin if (rest & ~marks)[outer:begin].any() else outer


def _without_rulings(ink: Ink) -> Ink:
    plain = ink.copy()
    plain[ink.mean(axis=1) >= RULED] = False
    plain[:, ink.mean(axis=0) >= RULED] = False
    return plain


def _hanging_together(ink: Ink, seeds: Ink) -> Ink:
    """Return the ink that touches the seeds, or other ink that does."""
    found = ink & seeds
    while True:
        wide = np.pad(found, 1)
        grown = np.zeros_like(found)
        for dy in range(3):
            for dx in range(3):
                grown |= wide[dy : dy + ink.shape[0], dx : dx + ink.shape[1]]
        grown &= ink
        if (grown == found).all():
            return found
        found = grown


def _columns(scan: Scan, columns: tuple[int, int], rows: tuple[int, int]) -> tuple[int, int]:
    """Return left and right, grown over letters that touch the box."""
    height = rows[1] - rows[0]
    left = _side(scan, columns[0], -1, rows, height)
    right = _side(scan, columns[1] - 1, 1, rows, height)
    return left, right + 1


def _side(scan: Scan, start: int, step: int, rows: tuple[int, int], height: int) -> int:
    gap, reached, x = 0, start, start
    tall = max(rows[0] - height // 2, 0), min(rows[1] + height // 2, scan.height)
    while gap <= LETTER_GAP * height and abs(x - start) < REACH * height and 0 <= x + step < scan.width:
        x += step
        if scan.column_ink(x, *tall) > RULED:
            break
        if scan.column_ink(x, *rows) > 0:
            reached, gap = x + step, 0
        else:
            gap += 1
    return min(max(reached, 0), scan.width - 1)

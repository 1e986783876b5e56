"""Fit boxes to the ink, where they come from somebody's text layer over a scan.

Such a layer is set in a font of its own: its boxes end before the printed word does, or hang into the line below.
The fit looks at the rendered page. It widens a box over ink that touches it, and gives up a strip at its top or
bottom only where a blank row parts that strip's ink from the word's. It never shrinks a box to the word: the
outline of letters would show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pymupdf

from redactor.errors import BurnFailed
from redactor.model import Box, Burn
from redactor.redact.plan import GROWTH, PagePlan, is_cell

SCALE = 3
"""Pixels a point."""
DARK = 150
"""Grey level below which a pixel is ink."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The grey pixels of a page before /Rotate."""

    samples: bytes = field(repr=False)
    width: int
    height: int

    def row_ink(self, y: int, x0: int, x1: int) -> float:
        """Return the share of dark pixels in a row between two columns."""
        return _share(self.samples[y * self.width + x0 : y * self.width + x1])

    def column_ink(self, x: int, y0: int, y1: int) -> float:
        """Return the share of dark pixels in a column between two rows."""
        return _share(self.samples[y0 * self.width + x : y1 * self.width + x : self.width])


def _share(levels: bytes) -> float:
    return sum(level < DARK for level in levels) / len(levels) if levels else 0.0


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
    scan = Scan(samples=pixels.samples, width=pixels.width, height=pixels.height)
    _check_layer(scan, plan)
    burns = tuple(_fit_burn(scan, burn) for burn in plan.burns)
    boxes = tuple(burn.box for burn in burns)
    # Where a box has widened, the text layer under it goes too: pixels and layer must say the same.
    return replace(
        plan, burns=burns, blank=tuple(box.grown(SPREAD, SPREAD) for box in boxes), secret=(*plan.secret, *boxes)
    )


def _check_layer(scan: Scan, plan: PagePlan) -> None:
    """Raise BurnFailed when the words of the text layer do not lie where the picture shows ink."""
    words = plan.page.words
    on_ink = sum(_has_ink(scan, word.box) for word in words)
    secret_is_off = any(not _has_ink(scan, burn.box) for burn in plan.burns if not is_cell(burn))
    if secret_is_off or on_ink < LEAST_ON_INK * len(words):
        raise BurnFailed(
            f"Page {plan.page.number}: the text layer does not lie over the words that the picture shows, so boxes "
            "would miss them. Redact the page by hand."
        )


def _has_ink(scan: Scan, box: Box) -> bool:
    x0, x1 = max(int(box.x0 * SCALE), 0), min(int(box.x1 * SCALE) + 1, scan.width)
    rows = range(max(int(box.y0 * SCALE), 0), min(int(box.y1 * SCALE) + 1, scan.height))
    return any(scan.row_ink(y, x0, x1) > 0 for y in rows)


def _fit_burn(scan: Scan, burn: Burn) -> Burn:
    if is_cell(burn):
        return burn
    box = burn.box
    x0, x1 = max(int(box.x0 * SCALE), 0), min(int(box.x1 * SCALE) + 1, scan.width)
    y0, y1 = max(int(box.y0 * SCALE), 0), min(int(box.y1 * SCALE) + 1, scan.height)
    if x1 - x0 < 2 or y1 - y0 < 4:
        return burn
    top, bottom = _rows(scan, x0, x1, y0, y1)
    # Little is given up: what was decided must be covered, even where the layer hangs into another line.
    given_up = int((GROWTH + MOST_GIVEN_UP * (box.height - 2 * GROWTH)) * SCALE)
    top, bottom = min(top, y0 + given_up), max(bottom, y1 - given_up)
    left, right = _columns(scan, (x0, x1), (top, bottom))
    fitted = Box(page=box.page, x0=left / SCALE, y0=top / SCALE, x1=right / SCALE, y1=bottom / SCALE)
    return replace(burn, box=fitted)


def _rows(scan: Scan, x0: int, x1: int, y0: int, y1: int) -> tuple[int, int]:
    """Return top and bottom: grown over ink that hangs on, less a strip of foreign ink."""
    core = int((y1 - y0) * CORE)
    top = _edge(scan, (x0, x1), y0 + core, y0, -1)
    bottom = _edge(scan, (x0, x1), y1 - 1 - core, y1 - 1, 1)
    return max(top, 0), min(bottom + 1, scan.height)


def _edge(scan: Scan, columns: tuple[int, int], inner: int, outer: int, step: int) -> int:
    """Walk outwards from the core: return the row at which the word's own ink has ended."""
    y, limit = inner, outer + step * abs(outer - inner)
    while 0 <= y + step < scan.height and y != limit and _is_text(scan, y, columns):
        y += step
    beyond = range(y, outer, step)
    # Past a blank row: ink further out, inside the box, is another line's.
    if any(scan.row_ink(row, *columns) > 0 for row in beyond):
        return y
    return min(y, outer) if step < 0 else max(y, outer)


def _is_text(scan: Scan, y: int, columns: tuple[int, int]) -> bool:
    return 0 < scan.row_ink(y, *columns) < RULED


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

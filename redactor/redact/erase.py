"""The rule what goes: one predicate for glyphs, one for drawn paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.model import Box
from redactor.redact.letters import Character, Letters, read_by
from redactor.redact.matrix import Matrix, apply
from redactor.redact.plan import PagePlan

_ALONG = (0.2, 0.35, 0.5, 0.65, 0.8)
_ABOVE = (0.25, 0.45)
"""Where a glyph is probed: shares of its advance, and of the font size above the baseline."""
_ENOUGH = 2
"""Probes along the advance inside a box, of five, from which on the glyph counts as part of the secret."""
INVISIBLE = 3
"""Text render mode that paints nothing: a text layer over a picture, or something hidden."""
UNDERLINE_REACH = 2.5
"""Points below or above the text within which a line drawn under, over or through it lies."""

CELL_EDGE = 1.5
"""Points inside a form cell's edge in which its ruling may lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Eraser:
    """What goes from one page, in PDF space of the output page (y up)."""

    width: float
    height: float
    secret: tuple[tuple[float, float, float, float], ...]
    decorated: tuple[tuple[float, float, float, float], ...]
    """The secret boxes grown by the reach of underlines; cells are not grown, their ruling stays."""
    hidden: tuple[tuple[float, float, float, float], ...]
    read: Letters = field(repr=False)
    """Characters over hidden places that stand in the page's words: they stay."""


def eraser_for(plan: PagePlan, characters: Sequence[Character]) -> Eraser:
    """Return the eraser of a page."""
    page = plan.page

    def flipped(box: Box) -> tuple[float, float, float, float]:
        return box.x0, page.height - box.y1, box.x1, page.height - box.y0

    cells = {burn.decision.finding.region for burn in plan.burns}
    return Eraser(
        width=page.width,
        height=page.height,
        secret=tuple(flipped(box) for box in plan.secret),
        decorated=tuple(flipped(_reach(box, is_cell=box in cells)) for box in plan.secret),
        hidden=tuple(flipped(box) for box in page.hidden),
        read=read_by(page, characters),
    )


def _reach(box: Box, *, is_cell: bool) -> Box:
    """Return how far from a box a shape still belongs to it: a cell's own ruling does not."""
    if is_cell:
        return box.grown(-min(CELL_EDGE, box.width / 4), -min(CELL_EDGE, box.height / 4))
    return box.grown(UNDERLINE_REACH, UNDERLINE_REACH)


def glyph_goes(eraser: Eraser, text_matrix: Matrix, advance: float, code: int, mode: int) -> bool:
    """Return whether a glyph leaves the page.

    `text_matrix` maps the glyph's em square (1 = font size) with its origin at (0, 0) to PDF space; `advance` is
    in ems. A glyph goes with the secret when two fifths of it lie inside a box, so that boxes measured by another
    engine neither leave a sliver of the secret nor take the neighbour.
    """
    reach = _reach_of(text_matrix, advance)
    secret, hidden = _met(eraser.secret, reach), _met(eraser.hidden, reach)
    is_invisible = mode == INVISIBLE
    if not secret and not hidden and not is_invisible and _lies_within(reach, eraser):
        return False
    rows = [[apply(text_matrix, advance * share, above) for share in _ALONG] for above in _ABOVE]
    if _covered(rows, secret):
        return True
    if not any(0 <= x <= eraser.width and 0 <= y <= eraser.height for row in rows for x, y in row):
        return True
    if mode == INVISIBLE:
        # Somebody's text layer, or something hidden: `layer` writes our own of what was read and stays.
        return True
    if _covered(rows, hidden):
        # A box of hidden text may hang over words that everybody reads: those stay, letter by letter.
        x, y = apply(text_matrix, 0.0, 0.0)
        return eraser.read.nearest(code, x, eraser.height - y) is None
    return False


def _reach_of(text_matrix: Matrix, advance: float) -> tuple[float, float, float, float]:
    """Return the bounds of all places where a glyph is probed: the outermost probes are the furthest."""
    corners = [
        apply(text_matrix, advance * share, above)
        for share in (_ALONG[0], _ALONG[-1])
        for above in (_ABOVE[0], _ABOVE[-1])
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _met(
    boxes: Iterable[tuple[float, float, float, float]], reach: tuple[float, float, float, float]
) -> list[tuple[float, float, float, float]]:
    """Return the boxes in which a probe can lie at all."""
    left, low, right, high = reach
    return [box for box in boxes if box[0] <= right and box[2] >= left and box[1] <= high and box[3] >= low]


def _lies_within(reach: tuple[float, float, float, float], eraser: Eraser) -> bool:
    left, low, right, high = reach
    return left >= 0 and low >= 0 and right <= eraser.width and high <= eraser.height


def _covered(rows: Sequence[Sequence[tuple[float, float]]], boxes: Iterable[tuple[float, float, float, float]]) -> bool:
    for x0, y0, x1, y1 in boxes:
        for row in rows:
            if sum(x0 <= x <= x1 and y0 <= y <= y1 for x, y in row) >= _ENOUGH:
                return True
    return False


def shape_goes(eraser: Eraser, points: Sequence[tuple[float, float]]) -> bool:
    """Return whether a drawn subpath leaves the page; `points` are its nodes and control points in PDF space.

    It goes when it lies within a secret box (an underline, a tick, a letter drawn as a curve), and when a curve
    or slanted line enters one (handwriting). Upright and level lines that pass through are rulings: they are the
    same whatever stands in the cell.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    for a, b, c, d in eraser.decorated:
        if a <= x0 and b <= y0 and x1 <= c and y1 <= d:
            return True
    if x1 < 0 or y1 < 0 or x0 > eraser.width or y0 > eraser.height:
        return True
    return any(_enters(points, box) for box in eraser.secret)


def _enters(points: Sequence[tuple[float, float]], box: tuple[float, float, float, float]) -> bool:
    x0, y0, x1, y1 = box
    for (ax, ay), (bx, by) in pairwise(points):
        is_ruling = abs(ax - bx) < 0.05 or abs(ay - by) < 0.05
        if is_ruling:
            continue
        if min(ax, bx) < x1 and max(ax, bx) > x0 and min(ay, by) < y1 and max(ay, by) > y0:
            return True
    return False

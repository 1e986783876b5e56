"""Lines of justified prose that their wide gaps have torn: put together again beside the lines above and below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from redactor.intake.drawing import Rect
from redactor.intake.lines import Cell, is_barred

_NEAR = 3.2
"""Em: baselines of a torn line and of the whole line that shows the margins (two lines of double spacing)."""
_FLUSH = 0.15
"""Em by which an edge may miss the margin: a hyphen or point may hang."""
_EVEN = 0.06
"""Em by which the gaps of one justified line differ."""
_WIDEST = 8.0
_LEAST_WORDS = 4
"""Words of a line that shows the margins of its column."""


def torn_lines_joined(cells: Sequence[Cell], bars: Sequence[Rect]) -> list[Cell]:
    """Join neighbouring cells that fill the column of a whole line nearby with even gaps; keep the order of rows."""
    whole = [cell for cell in cells if len(cell) >= _LEAST_WORDS]
    found: list[Cell] = []
    start = 0
    while start < len(cells):
        end = next((end for end in _ends(cells, start) if _is_torn(cells[start:end], whole, bars)), start + 1)
        found.append(tuple(piece for cell in cells[start:end] for piece in cell))
        start = end
    return found


def _ends(cells: Sequence[Cell], start: int) -> list[int]:
    """Return where the row's cells from `start` on may end, the farthest first."""
    end = start + 1
    while end < len(cells) and _follows(cells[end - 1], cells[end]):
        end += 1
    return list(range(end, start + 1, -1))


def _follows(left: Cell, right: Cell) -> bool:
    a, b = left[-1], right[0]
    is_level = abs(a.v - b.v) <= 0.1 * a.size and abs(a.size - b.size) <= 0.1 * a.size
    return is_level and 0 < b.u0 - a.u1 <= _WIDEST * a.size and not a.text.endswith(":")


def _is_torn(torn: Sequence[Cell], whole: Sequence[Cell], bars: Sequence[Rect]) -> bool:
    pieces = [piece for cell in torn for piece in cell]
    gaps = [b.u0 - a.u1 for a, b in pairwise(pieces)]
    size = pieces[0].size
    if max(gaps) - min(gaps) > _EVEN * size or any(is_barred(a, b, bars) for a, b in pairwise(pieces)):
        return False
    return any(_has_margins(line, pieces[0].u0, pieces[-1].u1, pieces[0].v, size) for line in whole)


def _has_margins(line: Cell, left: float, right: float, v: float, size: float) -> bool:
    first, last = line[0], line[-1]
    return (
        0 < abs(first.v - v) <= _NEAR * size
        and abs(first.size - size) <= 0.1 * size
        and abs(first.u0 - left) <= _FLUSH * size
        and abs(last.u1 - right) <= _FLUSH * size
    )

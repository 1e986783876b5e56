"""Columns of running text: where a narrow gutter parts two lines, and which lines go on below, not beside."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeVar

_WORDS_A_LINE = 3.5
_LINES = 3
"""Of each column; fewer lines are a row of a table as easily."""
_FILLED = 0.7
"""Share of the column's width that a line fills which goes on in the next one."""
_MOST_COLUMNS = 4
_SAME_EDGE = 0.12
"""Em by which the left ends of a column's lines may differ."""
_LEAST_GUTTER = 0.45
"""Em: a narrower gap is one between words."""
_WIDER = 1.5
"""Times the usual gap of its line that a gutter is wide."""
_SUPPORT = 2
"""Other lines that begin at the same place, parted from what stands left of them by a gap that anybody sees."""
_NEAR = 12.0
"""Em up or down within which they stand."""


class _Word(Protocol):
    @property
    def u0(self) -> float: ...
    @property
    def u1(self) -> float: ...
    @property
    def v(self) -> float: ...
    @property
    def size(self) -> float: ...


_W = TypeVar("_W", bound=_Word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a column: its ends and its base line in points along and across the reading direction."""

    left: float
    right: float
    words: int
    base: float
    size: float


def parted_at_columns(cells: Sequence[tuple[_W, ...]]) -> list[tuple[_W, ...]]:
    """Return cells cut where a word stands at the left edge that other lines near it show to be a column's."""
    starts = _starts_beside_others(cells)
    if len(starts) < _SUPPORT:
        return list(cells)
    return [part for cell in cells for part in _parted(cell, starts)]


def _starts_beside_others(cells: Sequence[tuple[_W, ...]]) -> list[_W]:
    """Return the first words of cells that follow another cell in their row."""
    rows: dict[float, list[tuple[_W, ...]]] = {}
    for cell in cells:
        rows.setdefault(round(cell[0].v), []).append(cell)
    return [cell[0] for row in rows.values() for cell in sorted(row, key=lambda c: c[0].u0)[1:]]


def _parted(cell: tuple[_W, ...], starts: Sequence[_W]) -> list[tuple[_W, ...]]:
    gaps = [b.u0 - a.u1 for a, b in pairwise(cell)]
    if len(gaps) < 2:
        return [cell]
    cuts = [
        at + 1
        for at, gap in enumerate(gaps)
        if _is_gutter(gap, gaps[:at] + gaps[at + 1 :], cell[at + 1]) and _supported(cell[at + 1], starts)
    ]
    return [cell[a:b] for a, b in pairwise([0, *cuts, len(cell)])]


def _is_gutter(gap: float, others: Sequence[float], word: _Word) -> bool:
    return gap >= _LEAST_GUTTER * word.size and gap >= _WIDER * statistics.median(others)


def _supported(word: _Word, starts: Sequence[_W]) -> bool:
    near = [
        s for s in starts if abs(s.u0 - word.u0) <= _SAME_EDGE * word.size and abs(s.v - word.v) <= _NEAR * word.size
    ]
    return len(near) >= _SUPPORT


def are_columns(columns: Sequence[Sequence[Line]]) -> bool:
    """Return whether stacks of lines that stand side by side are columns of running text, to be read one by one."""
    return 2 <= len(columns) <= _MOST_COLUMNS and all(_is_running(column) for column in columns)


def _is_running(lines: Sequence[Line]) -> bool:
    if len(lines) < _LINES or sum(line.words for line in lines) < _WORDS_A_LINE * len(lines):
        return False
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    full = sum(line.right - left >= _FILLED * width for line in lines)
    # Running text begins its lines at one edge; values beside labels and cells of a table fill few of theirs.
    flush = sum(line.left - left <= 2 * line.size for line in lines)
    return 2 * full > len(lines) and 4 * flush >= 3 * len(lines)

"""What of a page is ink, told from its paper."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from redactor.model import Box

Ink = NDArray[np.bool_]

SCALE = 3
"""Pixels a point."""
INK_SHARE, LEAST_INK = 0.4, 24
"""Ink is darker than the paper by this share of what lies between the paper and the darkest ink, and by so many grey
levels at least."""
LIGHT = 128
"""Grey level from which on the commonest one is paper; on a dark page ink is told as on a white one."""
STROKE, DOT = 5, 2
"""Pixels in a row, and of a square, from which ink is no speck of dust."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Which pixels of a page before /Rotate are ink, as rows and columns."""

    ink: Ink = field(repr=False)

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return int(self.ink.shape[1])

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return int(self.ink.shape[0])

    def row_ink(self, y: int, x0: int, x1: int) -> float:
        """Return the share of dark pixels in a row between two columns."""
        return float(self.ink[y, x0:x1].mean()) if x1 > x0 else 0.0

    def column_ink(self, x: int, y0: int, y1: int) -> float:
        """Return the share of dark pixels in a column between two rows."""
        return float(self.ink[y0:y1, x].mean()) if y1 > y0 else 0.0

    def blank_right(self, box: Box, end: float, space: float) -> float:
        """Return up to where, at most up to `end`, only paper lies right of a box, less `space` before ink."""
        at = np.flatnonzero(_firm(self._beside(box, box.x1, end)).any(axis=0))
        return float((max(int(box.x1 * SCALE) + 1, 0) + at[0]) / SCALE - space) if at.size else end

    def blank_left(self, box: Box, start: float, space: float) -> float:
        """Return from where, at least from `start`, only paper lies left of a box, `space` behind ink."""
        at = np.flatnonzero(_firm(self._beside(box, start, box.x0)).any(axis=0))
        return float((max(int(start * SCALE) + 1, 0) + at[-1] + 1) / SCALE + space) if at.size else start

    def widest_blank(self, box: Box, x0: float, x1: float) -> tuple[float, float] | None:
        """Return the widest run of columns without ink between two places, at a box's height."""
        columns = _firm(self._beside(box, x0, x1)).any(axis=0)
        steps = np.diff(np.concatenate(([1], columns.astype(np.int8), [1])))
        starts, ends = np.flatnonzero(steps == -1), np.flatnonzero(steps == 1)
        if not starts.size:
            return None
        widest = int((ends - starts).argmax())
        first = max(int(x0 * SCALE) + 1, 0)
        return (first + int(starts[widest])) / SCALE, (first + int(ends[widest])) / SCALE

    def _beside(self, box: Box, x0: float, x1: float) -> Ink:
        y0, y1 = max(int(box.y0 * SCALE), 0), min(int(box.y1 * SCALE) + 1, self.height)
        return self.ink[y0:y1, max(int(x0 * SCALE) + 1, 0) : min(int(x1 * SCALE), self.width)]


def _firm(ink: Ink) -> Ink:
    """Return the ink without specks: what fills a square or a row of pixels."""
    firm = np.zeros_like(ink)
    for rows, columns in ((DOT, DOT), (1, STROKE), (STROKE, 1)):
        if ink.shape[0] < rows or ink.shape[1] < columns:
            continue
        seen = np.lib.stride_tricks.sliding_window_view(ink, (rows, columns)).all(axis=(2, 3))
        for dy in range(rows):
            for dx in range(columns):
                firm[dy : dy + seen.shape[0], dx : dx + seen.shape[1]] |= seen
    return firm


def scan_of(grey: NDArray[np.uint8]) -> Scan:
    """Tell ink from paper: on a grey or faded page the level between them is not that of a white one."""
    counts = np.bincount(grey.ravel(), minlength=256)
    paper = int(counts.argmax())
    if paper < LIGHT:
        paper, darkest = 255, 0
    else:
        darkest = int(np.searchsorted(np.cumsum(counts), 0.001 * grey.size))
    return Scan(ink=grey < paper - max(INK_SHARE * (paper - darkest), LEAST_INK))

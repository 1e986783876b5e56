"""Which samples of a picture lie where something has to go, for any size, turn and slant in which it is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redactor.redact.matrix import Matrix, Rect, apply

Mask = NDArray[np.bool_]

_FLAT = 1e-9
"""Square points below which a picture has no area: nothing of it is seen."""
_COARSE = 3.0
"""Points of a sample's lesser side from which it is as large as a letter's parts."""
_SLACK = 0.02
"""Points by which a sample may touch a box without being under it: numbers are rounded on their way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What goes from one drawing of a picture: what lies under `boxes`, and what lies beyond `shown`."""

    matrix: Matrix
    """From the picture's unit square to PDF space."""
    boxes: tuple[Rect, ...]
    shown: Rect | None
    """What of the page is seen of the picture at most; None where all of it is."""

    def mask(self, width: int, height: int) -> Mask:
        """Return the samples that go, as rows and columns of a picture of that size.

        A sample is a small parallelogram: it goes when it touches a box, or when it and its neighbours lie beyond
        what is seen. One as large as a letter goes when its middle is in a box: it can spell nothing, and may be
        the colour of half a page that a mask gives its shape.
        """
        reach = 0.0 if self._sample(width, height) >= _COARSE else 1.0
        gone = np.zeros((height, width), dtype=bool)
        for box in self.boxes:
            x0, y0, x1, y1 = box
            inner = (x0 + _SLACK, y0 + _SLACK, x1 - _SLACK, y1 - _SLACK)
            rows, columns = self._window(inner, width, height)
            if rows.start < rows.stop and columns.start < columns.stop:
                gone[rows, columns] |= self._touches(inner, (rows, columns), (width, height), reach=reach)
        if self.shown is not None:
            every = slice(0, height), slice(0, width)
            gone |= ~self._touches(self.shown, every, (width, height), reach=3.0)
        return gone

    def _sample(self, width: int, height: int) -> float:
        """Return the lesser side of a sample on the page, in points."""
        a, b, c, d, _, _ = self.matrix
        return min(math.hypot(a, b) / width, math.hypot(c, d) / height)

    def _touches(self, box: Rect, window: tuple[slice, slice], size: tuple[int, int], *, reach: float) -> Mask:
        """Return which samples of a window touch a box; `reach` widens them, 1 is their own size."""
        a, b, c, d, e, f = self.matrix
        u = (np.arange(window[1].start, window[1].stop) + 0.5) / size[0]
        v = 1.0 - (np.arange(window[0].start, window[0].stop) + 0.5) / size[1]
        half_x = reach * (abs(a) / size[0] + abs(c) / size[1]) / 2
        half_y = reach * (abs(b) / size[0] + abs(d) / size[1]) / 2
        x = e + a * u[None, :] + c * v[:, None]
        y = f + b * u[None, :] + d * v[:, None]
        found: Mask = (x > box[0] - half_x) & (x < box[2] + half_x) & (y > box[1] - half_y) & (y < box[3] + half_y)
        return found

    def _window(self, box: Rect, width: int, height: int) -> tuple[slice, slice]:
        """Return rows and columns around a box, with one sample to spare."""
        corners = [_back(self.matrix, x, y) for x in box[::2] for y in box[1::2]]
        across = [u * width for u, _ in corners]
        down = [(1.0 - v) * height for _, v in corners]
        return _clipped(down, height), _clipped(across, width)


def _clipped(places: list[float], count: int) -> slice:
    return slice(max(math.floor(min(places)) - 1, 0), max(min(math.ceil(max(places)) + 1, count), 0))


def _back(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return ((x - e) * d - (y - f) * c) / area, ((y - f) * a - (x - e) * b) / area


def is_flat(matrix: Matrix) -> bool:
    """Return whether the matrix leaves a picture no area."""
    return not abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) > _FLAT


def extent(matrix: Matrix, rect: Rect = (0.0, 0.0, 1.0, 1.0)) -> Rect:
    """Return the upright rectangle around a rectangle seen through the matrix."""
    points = [apply(matrix, x, y) for x in rect[::2] for y in rect[1::2]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Rect, other: Rect) -> Rect:
    """Return what two rectangles share; its sides are in the wrong order where they share nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_empty(rect: Rect) -> bool:
    """Return whether a rectangle has no area."""
    return not (rect[0] < rect[2] and rect[1] < rect[3])


def holds(outer: Rect, inner: Rect) -> bool:
    """Return whether one rectangle lies within another, a tenth of a point aside."""
    return bool(
        outer[0] - 0.1 <= inner[0]
        and outer[1] - 0.1 <= inner[1]
        and inner[2] <= outer[2] + 0.1
        and inner[3] <= outer[3] + 0.1
    )

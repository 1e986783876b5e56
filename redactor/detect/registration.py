"""Fit a page to the reference page of its form by the labels that could be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from redactor.detect.layout import Rect

_FEWEST = 4
_LEVER = 40.0
"""Two labels closer than this (points) say nothing about the scale."""
_NEAR = 6.0
_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Reference page → page as displayed, per axis: seen = scale × reference + offset, in points."""

    scale_x: float
    offset_x: float
    scale_y: float
    offset_y: float

    def apply(self, rect: tuple[float, float, float, float]) -> Rect:
        """Return where a rectangle of the reference page stands on this page."""
        return Rect(
            self.scale_x * rect[0] + self.offset_x,
            self.scale_y * rect[1] + self.offset_y,
            self.scale_x * rect[2] + self.offset_x,
            self.scale_y * rect[3] + self.offset_y,
        )


def fit_page(pairs: Sequence[tuple[Rect, Rect]]) -> Fit | None:
    """Fit pairs of (label on the reference page, label as seen); None where too few agree.

    Wrongly read labels are left out: a first line through the medians, then least squares over the labels
    within six points of it. At least four labels and three fifths of all must agree.
    """
    if len(pairs) < _FEWEST:
        return None
    across = [(a.x0, b.x0) for a, b in pairs]
    down = [(a.middle, b.middle) for a, b in pairs]
    first_x, first_y = _median_line(across), _median_line(down)
    if first_x is None or first_y is None:
        return None
    agreeing = [
        i
        for i in range(len(pairs))
        if _error(first_x, across[i]) <= _NEAR and _error(first_y, down[i]) <= _NEAR
    ]  # fmt: skip
    if len(agreeing) < max(_FEWEST, _SHARE * len(pairs)):
        return None
    scale_x, offset_x = _least_squares([across[i] for i in agreeing])
    scale_y, offset_y = _least_squares([down[i] for i in agreeing])
    if not (0.4 < scale_x < 2.5 and 0.4 < scale_y < 2.5):  # no page is reduced or enlarged further
        return None
    return Fit(scale_x=scale_x, offset_x=offset_x, scale_y=scale_y, offset_y=offset_y)


def _median_line(points: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    slopes = [
        (b[1] - a[1]) / (b[0] - a[0])
        for i, a in enumerate(points)
        for b in points[i + 1 :]
        if abs(b[0] - a[0]) > _LEVER
    ]
    if not slopes:
        return None
    slope = median(slopes)
    return slope, median(y - slope * x for x, y in points)


def _error(line: tuple[float, float], point: tuple[float, float]) -> float:
    return abs(line[0] * point[0] + line[1] - point[1])


def _least_squares(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    mean_x, mean_y = fmean(p[0] for p in points), fmean(p[1] for p in points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    if spread == 0.0:
        return 1.0, mean_y - mean_x
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    return slope, mean_y - slope * mean_x

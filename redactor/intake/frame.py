"""Where things of a page lie once it has been set right: the way there, and back to the page as drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from redactor.intake.drawing import Rect
from redactor.intake.tracing import Fragment, frame_vector
from redactor.model import Placing, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The page set right, in points: `width` × `height`; `matrix` takes a point of the drawn page to it."""

    matrix: tuple[float, float, float, float, float, float]
    width: float
    height: float
    quarters: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the drawn page lies."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def rect(self, rect: Rect) -> Rect:
        """Return the rectangle around one of the drawn page."""
        corners = [self.point(x, y) for x in rect[::2] for y in rect[1::2]]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def fragment(self, one: Fragment) -> Fragment:
        """Return letters that the page draws, as they stand on the page set right."""
        angle = (one.angle + 90 * self.quarters) % 360
        (dx, dy), (nx, ny) = frame_vector(one.angle), frame_vector(angle)
        placed = [self.point(u * dx - one.v * dy, u * dy + one.v * dx) for u in one.edges]
        edges = tuple(accumulate((x * nx + y * ny for x, y in placed), max))
        x, y = placed[0]
        return replace(
            one, angle=angle, edges=edges, v=y * nx - x * ny, box=self.rect(one.box), is_straight=angle == 0
        )  # fmt: skip

    def rulings(self, rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
        """Return lines that the page draws, made level or upright again."""
        found: list[Ruling] = []
        for one in rulings:
            (x0, y0), (x1, y1) = self.point(one.x0, one.y0), self.point(one.x1, one.y1)
            if abs(x1 - x0) >= abs(y1 - y0):
                y0 = y1 = (y0 + y1) / 2
            else:
                x0 = x1 = (x0 + x1) / 2
            found.append(Ruling(x0=min(x0, x1), y0=min(y0, y1), x1=max(x0, x1), y1=max(y0, y1)))
        return tuple(found)

    def placing(self, width: float, height: float, rotation: int) -> Placing:
        """Return the way back to the drawn page of that size and /Rotate."""
        a, b, c, d, e, f = self.matrix
        det = a * d - b * c
        back = (d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det)
        return Placing(matrix=back, width=width, height=height, rotation=rotation)


def slope_of(placing: Placing) -> float:
    """Return by how many points a level line of 100 points rises or falls on the drawn page."""
    a, b = placing.matrix[:2]
    along = min(abs(a), abs(b)) / max(math.hypot(a, b), 1e-9)
    return 100.0 * along

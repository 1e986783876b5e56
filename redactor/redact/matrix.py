"""Affine arithmetic, and the one place that knows how the page's spaces lie to each other.

Three spaces meet here: PDF user space of the *output* page (origin bottom left, y up, no crop offset, no
UserUnit: the redrawn page is made so), the model's box space (origin top left, y down, before /Rotate) and the
page as displayed (origin top left, after /Rotate).
"""

from __future__ import annotations

from redactor.model import Box

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_UPRIGHT: dict[int, tuple[float, float, float, float]] = {
    0: (1, 0, 0, 1),
    90: (0, 1, -1, 0),
    180: (-1, 0, 0, -1),
    270: (0, -1, 1, 0),
}


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(matrix: Matrix, dx: float, dy: float) -> Matrix:
    """Return `matrix` with its origin moved by (dx, dy) of its own units."""
    return times((1.0, 0.0, 0.0, 1.0, dx, dy), matrix)


def inverse(matrix: Matrix) -> Matrix | None:
    """Return the matrix that undoes `matrix`; None for one that flattens everything."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    if abs(area) < 1e-12:
        return None
    a, b, c, d = d / area, -b / area, -c / area, a / area
    return (a, b, c, d, -(e * a + f * c), -(e * b + f * d))


def is_shift(matrix: Matrix) -> bool:
    """Return whether a matrix moves and does nothing else."""
    return max(abs(matrix[0] - 1), abs(matrix[1]), abs(matrix[2]), abs(matrix[3] - 1)) < 1e-6


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return the point (x, y) seen through the matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def upright(rotation: int) -> tuple[float, float, float, float]:
    """Return a, b, c, d of a text matrix that reads upright on a page displayed with this /Rotate."""
    return _UPRIGHT[rotation]


def from_displayed(rect: Rect, size: tuple[float, float], rotation: int, page: int) -> Box:
    """Return the model's box for x0, y0, x1, y1 on the displayed page; `size` is before /Rotate."""
    width, height = size
    x0, y0, x1, y1 = rect
    if rotation == 90:
        return Box(page=page, x0=y0, y0=height - x1, x1=y1, y1=height - x0)
    if rotation == 180:
        return Box(page=page, x0=width - x1, y0=height - y1, x1=width - x0, y1=height - y0)
    if rotation == 270:
        return Box(page=page, x0=width - y1, y0=x0, x1=width - y0, y1=x1)
    return Box(page=page, x0=x0, y0=y0, x1=x1, y1=y1)


def to_derotate(displayed_width: float, displayed_height: float, rotation: int) -> Matrix:
    """Return the matrix from the displayed page (y down) to the model's box space (y down)."""
    if rotation == 90:
        return (0.0, -1.0, 1.0, 0.0, 0.0, displayed_width)
    if rotation == 180:
        return (-1.0, 0.0, 0.0, -1.0, displayed_width, displayed_height)
    if rotation == 270:
        return (0.0, 1.0, -1.0, 0.0, displayed_height, 0.0)
    return IDENTITY

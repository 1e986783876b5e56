"""The ruling lines of a form that is a picture, as a page that is drawn would give them."""

from __future__ import annotations

from redactor.model import Ruling
from redactor.optical import Pixels, ink_of, joined_lines, lines_of


def rulings_in(picture: Pixels, scale: float) -> tuple[Ruling, ...]:
    """Return the ruling lines of an upright picture, in points."""
    ink = ink_of(picture)
    found: list[Ruling] = []
    for is_level in (True, False):
        lines = joined_lines(lines_of(ink, scale, is_level=is_level), picture, scale, is_level=is_level)
        found.extend(_as_ruling(row, scale, is_level=is_level) for row in lines)
    return tuple(found)


def _as_ruling(row: tuple[int, int, int, int], scale: float, *, is_level: bool) -> Ruling:
    x, y, width, height = (v / scale for v in row)
    if is_level:
        return Ruling(x0=x, y0=y + height / 2, x1=x + width, y1=y + height / 2)
    return Ruling(x0=x + width / 2, y0=y, x1=x + width / 2, y1=y + height)

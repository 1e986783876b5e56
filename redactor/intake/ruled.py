"""The ruling lines of a form that is a picture, as a page that is drawn would give them."""

from __future__ import annotations

from redactor.model import Ruling
from redactor.optical import Pixels, ink_of, lines_of


def rulings_in(picture: Pixels, scale: float) -> tuple[Ruling, ...]:
    """Return the ruling lines of an upright picture, in points."""
    ink = ink_of(picture)
    level = [_as_ruling(row, scale, is_level=True) for row in lines_of(ink, scale, is_level=True)]
    upright = [_as_ruling(row, scale, is_level=False) for row in lines_of(ink, scale, is_level=False)]
    return (*level, *upright)


def _as_ruling(row: tuple[int, int, int, int], scale: float, *, is_level: bool) -> Ruling:
    x, y, width, height = (v / scale for v in row)
    if is_level:
        return Ruling(x0=x, y0=y + height / 2, x1=x + width, y1=y + height / 2)
    return Ruling(x0=x + width / 2, y0=y, x1=x + width / 2, y1=y + height)

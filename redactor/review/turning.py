"""Between the page as displayed and the space of `model.Box`: the one place where the review turns coordinates."""

from __future__ import annotations

from redactor.model import Box, Page

Rect = tuple[float, float, float, float]


def _bare(width: float, height: float, rotation: int, number: int) -> Page:
    """Return a page of which only the size as displayed and the turn are known."""
    turned = rotation in (90, 270)
    return Page(
        number=number, width=height if turned else width, height=width if turned else height, rotation=rotation,
        words=(), start=0, end=0,
    )  # fmt: skip


def displayed(box: Box, width: float, height: float, rotation: int) -> Rect:
    """Return a box on the page as displayed, which is `width` × `height` there."""
    return _bare(width, height, rotation, box.page).displayed(box)


def undisplayed(rect: Rect, width: float, height: float, rotation: int, page: int) -> Box:
    """Return the box whose place on the page as displayed is `rect`; raises ValueError where that has no area."""
    x0, y0, x1, y1 = rect
    bare = _bare(width, height, rotation, page)
    if rotation == 90:
        return Box(page=page, x0=y0, y0=bare.height - x1, x1=y1, y1=bare.height - x0)
    if rotation == 180:
        return Box(page=page, x0=bare.width - x1, y0=bare.height - y1, x1=bare.width - x0, y1=bare.height - y0)
    if rotation == 270:
        return Box(page=page, x0=bare.width - y1, y0=x0, x1=bare.width - y0, y1=x1)
    return Box(page=page, x0=x0, y0=y0, x1=x1, y1=y1)

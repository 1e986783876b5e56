"""Raster images as placed, and which of them must be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pymupdf

from redactor.intake.drawing import Cover, Rect
from redactor.intake.rendering import Rendering

_DRAWN_AS_PICTURE = ("fill-image", "fill-imgmask", "fill-shade-image")
_TOUCHING = 2.0
_SPECK = 30.0
"""Points: a picture smaller than this both ways (0.4 inch: a bullet, an icon) can hold no writing of a size that
is read, nor a recognisable face."""
_HAIRLINE = 5.0
"""Points: a picture thinner than this is a rule or a shadow."""
PAGE_SHARE = 0.5
"""Of the page: from this on a picture is what the page consists of."""


LogEntry = tuple[str, Rect]
"""One drawing operation of MuPDF's log: its kind and its box."""


def picture_boxes(log: Sequence[LogEntry], page_rect: Rect) -> list[Rect]:
    """Return where pictures are drawn, clipped to the page, pieces that touch (strips, tiles) joined."""
    placed = [_clipped(entry[1], page_rect) for entry in log if entry[0] in _DRAWN_AS_PICTURE]
    return joined([rect for rect in placed if rect[2] > rect[0] and rect[3] > rect[1]])


def picture_covers(log: Sequence[LogEntry], page: pymupdf.Page) -> list[Cover]:
    """Return the pictures as covers, where every picture of the page is opaque.

    The drawing log does not say which image was drawn. Where one of the page's images lets the page shine
    through, none counts as a cover, and only the pixels decide.
    """
    images = page.get_images(full=True)
    if any(image[1] for image in images):
        return []
    return [Cover(rect=entry[1], order=i, grey=None) for i, entry in enumerate(log) if entry[0] == "fill-image"]


def joined(rects: Iterable[Rect]) -> list[Rect]:
    """Join rectangles that touch, until none do."""
    clusters: list[Rect] = []
    for rect in rects:
        merged = rect
        while near := [c for c in clusters if _touch(c, merged)]:
            clusters = [c for c in clusters if c not in near]
            merged = (
                min(merged[0], *(c[0] for c in near)),
                min(merged[1], *(c[1] for c in near)),
                max(merged[2], *(c[2] for c in near)),
                max(merged[3], *(c[3] for c in near)),
            )
        clusters.append(merged)
    return clusters


def may_show_something(rect: Rect, rendering: Rendering) -> bool:
    """Return whether a picture must be read: it is no speck, no rule, and not of one tone."""
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    if max(width, height) < _SPECK or min(width, height) < _HAIRLINE:
        return False
    return not rendering.is_even(rect)


def _touch(a: Rect, b: Rect) -> bool:
    return min(a[2], b[2]) + _TOUCHING >= max(a[0], b[0]) and min(a[3], b[3]) + _TOUCHING >= max(a[1], b[1])


def _clipped(rect: Rect, page_rect: Rect) -> Rect:
    return (
        max(rect[0], page_rect[0]),
        max(rect[1], page_rect[1]),
        min(rect[2], page_rect[2]),
        min(rect[3], page_rect[3]),
    )

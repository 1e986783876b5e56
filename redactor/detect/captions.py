"""Captions: small labels under the line that a value is written on, as printed forms and signatures have them."""

from __future__ import annotations

from redactor.detect.layout import Layout, Rect

_SMALLER = 0.93
"""A caption's letters are less high than this share of the value's."""
_NEAR = 1.2
"""Heights of a caption within which its line lies over it."""
_OVER = 3.2
"""Heights of a caption within which the value stands over the line."""


def is_caption(layout: Layout, rect: Rect) -> bool:
    """Return whether a label names what is written on the line over it, and not what stands under it.

    The line lies right over the label, larger letters stand on it, no line parts the label from what is below, and no
    walls make cells of it.
    """
    lines = [r for r in layout.across if -2.0 <= rect.y0 + 2.0 - r.y0 <= _NEAR * rect.height + 2.0 and _spans(r, rect)]
    if not lines:
        return False
    base = min(r.y0 for r in lines)
    band = Rect(0.0, base - _OVER * rect.height, layout.width, rect.y1 + rect.height)
    if any(wall.shared_height(band) > 1.0 for wall in layout.upright):
        return False  # cells with walls have their labels in them
    x0, x1 = min(r.x0 for r in lines), max(r.x1 for r in lines)
    written = [
        t.rect
        for t in layout.tokens
        if x0 - 2 <= t.rect.centre <= x1 + 2 and base - _OVER * rect.height <= t.rect.middle <= base + 1
    ]
    if not written or rect.height >= _SMALLER * max(r.height for r in written):
        return False
    return not any(rect.y1 - 1.0 <= r.y0 <= rect.y1 + 0.6 * rect.height and _spans(r, rect) for r in layout.across)


def _spans(line: Rect, rect: Rect) -> bool:
    return line.shared_width(rect) >= 0.5 * (rect.x1 - rect.x0)

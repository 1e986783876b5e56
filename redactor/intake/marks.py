"""What an inked place that is no writing shows: one tone, a photograph, the ridges of a finger, or something unread."""

from __future__ import annotations

import cv2
import numpy as np

from redactor.intake.drawing import Rect
from redactor.model import RegionKind
from redactor.optical import Pixels

_EVEN = 6.0
"""Standard deviation of the levels of grey within a place of one tone, its rim left out."""
_LARGE = 36.0
"""Points both ways from which a place may be a photograph or a finger print."""
_TONES = 0.35
"""Share of a photograph's pixels that are neither paper nor black."""
_BLOCK = 7.0
"""Points of the squares in which ridges are counted: each holds some four of them."""
_FILLED, _MIXED = 0.7, (0.12, 0.88)
"""Share of the squares of a print in which ink and paper mix, and the shares of ink that are a mixture."""


def kind_of(picture: Pixels, rect: Rect, scale: float) -> RegionKind | None:
    """Return what a place given in points shows; None where it shows one tone only: there is nothing to read."""
    x0, y0, x1, y1 = (round(v * scale) for v in rect)
    rim = max(round(1.2 * scale), 1)
    inside = picture[y0 + rim : y1 - rim, x0 + rim : x1 - rim]
    if inside.size and float(inside.std()) < _EVEN:
        return None
    if min(x1 - x0, y1 - y0) < _LARGE * scale:
        return "unread"
    if _has_ridges(inside, scale):
        return "fingerprint"
    return "photo" if _has_tones(inside) else "unread"


def _has_tones(inside: Pixels) -> bool:
    low, high = np.percentile(inside, (2, 98))
    if high - low < 40:
        return False
    # Blurred: the grain of a scan is no tone, and dots of a printed photograph are one.
    smooth = cv2.GaussianBlur(inside, (0, 0), 2.0)
    between = (smooth > low + 0.2 * (high - low)) & (smooth < low + 0.8 * (high - low))
    return float(between.mean()) >= _TONES


def _has_ridges(inside: Pixels, scale: float) -> bool:
    side = max(round(_BLOCK * scale), 4)
    rows, columns = inside.shape[0] // side, inside.shape[1] // side
    if min(rows, columns) < 3:
        return False
    low, high = np.percentile(inside, (2, 98))
    ink = (inside[: rows * side, : columns * side] < (low + high) / 2).astype(np.float64)
    share = ink.reshape(rows, side, columns, side).mean(axis=(1, 3))
    return float(((share > _MIXED[0]) & (share < _MIXED[1])).mean()) >= _FILLED

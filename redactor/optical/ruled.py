"""The ruling lines of a picture of a form: long level and upright strokes, in pixels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from redactor.optical.lines import Pixels

_LEVEL, _UPRIGHT = 22.0, 13.0
"""Points: shorter strokes are letters, marks and dashes; a cell may be as low as one line of print."""
_THICK = 4.0
"""Points from which a stroke is a bar or a picture, not a line."""
_WORN, _GAP = 0.8, 4.0
"""Points of a line that may be worn away, within a stroke and between two strokes that are lines by themselves."""
_SLANT = 2.0
"""Points by which a line may sag and still be one."""


def ink_of(picture: Pixels) -> Pixels:
    """Return 255 where the picture is darker than the paper around it, 0 elsewhere."""
    blurred = cv2.GaussianBlur(picture, (3, 3), 0)
    side = 2 * (max(picture.shape) // 80) + 1
    local = cv2.adaptiveThreshold(
        blurred, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, max(side, 15), 18
    )  # fmt: skip
    return np.asarray(local, dtype=np.uint8)


def lines_of(ink: Pixels, scale: float, *, is_level: bool) -> list[tuple[int, int, int, int]]:
    """Return x, y, width, height in pixels of the long strokes in one direction."""
    rows = _strokes(ink, scale, is_level=is_level)
    _, _, found, _ = cv2.connectedComponentsWithStats(rows, connectivity=8)
    least = (_LEVEL if is_level else _UPRIGHT) * scale
    kept: list[tuple[int, int, int, int]] = []
    for x, y, width, height, _ in found[1:].tolist():
        along, across = (width, height) if is_level else (height, width)
        if along >= least and across <= (_THICK + _SLANT) * scale:
            kept.append((x, y, width, height))
    return kept


def _strokes(ink: Pixels, scale: float, *, is_level: bool) -> Pixels:
    long, worn, gap = (int(points * scale) for points in (_LEVEL if is_level else _UPRIGHT, _WORN, _GAP))

    def along(length: int) -> Pixels:
        return np.ones((1, length) if is_level else (length, 1), np.uint8)

    # Thickened across first: a line that sags by a pixel would else fall into pieces.
    thick = cv2.dilate(ink, np.ones((2, 1) if is_level else (1, 2), np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, along(max(worn, 2)))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, along(long))
    joined = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, along(max(gap, 2)))
    return np.asarray(joined, dtype=np.uint8)


def ruled_mask(ink: Pixels, scale: float) -> NDArray[np.bool_]:
    """Return where the ruling lines of an inked picture lie, a little widened."""
    mask = np.zeros(ink.shape, dtype=bool)
    grow = max(int(0.5 * scale), 1)
    for is_level in (True, False):
        for x, y, width, height in lines_of(ink, scale, is_level=is_level):
            mask[max(y - grow, 0) : y + height + grow, max(x - grow, 0) : x + width + grow] = True
    return mask

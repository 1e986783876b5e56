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

_FADED, _PIECE, _SAG, _BESIDE = 100.0, 4.0, 1.2, 1.8
"""Points for which a thin line may be too faint for ink, the pieces in which it is followed, how far two strokes that
meet may be out of level, and where beside a line paper is."""
_FAINT, _CLEAR = 7, 0.75
"""Levels of grey by which a faded line is darker than what is beside it, and the share of its length where it is."""


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


def joined_lines(
    lines: list[tuple[int, int, int, int]], picture: Pixels, scale: float, *, is_level: bool
) -> list[tuple[int, int, int, int]]:
    """Return strokes of `lines_of` as far as they go on, too faint to count as ink; those that meet are made one."""
    upright = picture if is_level else np.ascontiguousarray(picture.T)
    turned = sorted(lines if is_level else [(y, x, height, width) for x, y, width, height in lines])
    found: list[tuple[int, int, int, int]] = []
    for one in (_extended(one, upright, scale) for one in turned):
        at = next((at for at, other in enumerate(found) if _meet(other, one, scale)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _both(found[at], one)
    return found if is_level else [(y, x, height, width) for x, y, width, height in found]


def _extended(one: tuple[int, int, int, int], picture: Pixels, scale: float) -> tuple[int, int, int, int]:
    x, y, width, height = one
    row = y + height // 2
    left = _faint_end(picture, x, row, scale, step=-1)
    right = _faint_end(picture, x + width, row, scale, step=1)
    return left, y, right - left, height


def _faint_end(picture: Pixels, start: int, row: int, scale: float, *, step: int) -> int:
    """Return the column at which a level stroke really ends, followed from where its ink does."""
    piece, beside = max(round(_PIECE * scale), 4), max(round(_BESIDE * scale), 3)
    at = start
    while abs(at - start) <= _FADED * scale:
        low, high = min(at, at + step * piece), max(at, at + step * piece)
        rows = range(row - 1 - beside, row + 2 + beside)
        if low < 0 or high > picture.shape[1] or rows[0] < 1 or rows[-1] + 1 >= picture.shape[0]:
            break
        clear = {near: _clear(picture[:, low:high], near, beside) for near in (row, row - 1, row + 1)}
        best = max(clear, key=lambda near: clear[near])
        if clear[best] < _CLEAR:
            break
        at, row = at + step * piece, best
    return at


def _clear(strip: Pixels, row: int, beside: int) -> float:
    """Return the share of columns in which a row is darker than what is over and under it."""
    on = strip[row - 1 : row + 2].min(axis=0).astype(np.int16)
    off = np.minimum(strip[row - beside], strip[row + beside]).astype(np.int16)
    return float((off - on >= _FAINT).mean())


def _meet(one: tuple[int, int, int, int], other: tuple[int, int, int, int], scale: float) -> bool:
    level = abs((one[1] + one[3] / 2) - (other[1] + other[3] / 2)) <= _SAG * scale
    return level and other[0] <= one[0] + one[2] + 1 and one[0] <= other[0] + other[2] + 1


def _both(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return x, y, max(one[0] + one[2], other[0] + other[2]) - x, max(one[1] + one[3], other[1] + other[3]) - y


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

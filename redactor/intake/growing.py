"""How far a mark reaches: every stroke that hangs together with it, through a rule or a printed label as well.

What is boxed must go whole. A place begins as the ink that nothing explains; the strokes it belongs to may run on
through what was taken for a line of print, for a ruling, or for the frame of a photograph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from redactor.intake.drawing import Rect
from redactor.model import RegionKind
from redactor.optical import Pixels, ink_of, lines_of

Mask = NDArray[np.bool_]
PixelRect = tuple[int, int, int, int]
"""x0, y0, x1, y1."""

_REACH = 60.0
"""Points beyond a place to which its strokes are followed. What reaches further is too large for a signature."""
_OWN = 12.0
"""Points by which a stroke that looks like a ruling may stand out of a place and be its own: a flourish, an edge."""
_NEAR = 7.0
"""Points from a mark within which loose strokes are its own: the dot of an i, the bar of a t."""
_SPECK, _SMALL = 1.1, 12.0
"""Points that a loose stroke is long: a shorter one is dirt, a longer one is a mark by itself."""
_RIM = 1.5
"""Points around the ink of a mark: pixels at the edge of a stroke are lighter than ink."""
_RULE = 0.5
"""Points by which a ruling is wider than it was measured."""
_FAINT = 22
"""Levels of grey by which the strokes of a mark that was found are darker than the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An upright picture with what is drawn on it; `rest` is the ink that neither lines nor rulings explain."""

    picture: Pixels = field(repr=False)
    ink: Mask = field(repr=False)
    rest: Mask = field(repr=False)
    rules: tuple[PixelRect, ...] = field(repr=False)
    scale: float


def rules_of(picture: Pixels, scale: float) -> tuple[PixelRect, ...]:
    """Return the boxes of the ruling lines of a picture, in pixels."""
    ink = ink_of(picture)
    every = [*lines_of(ink, scale, is_level=True), *lines_of(ink, scale, is_level=False)]
    return tuple((x, y, x + width, y + height) for x, y, width, height in every)


def grown(rect: Rect, kind: RegionKind, sheet: Sheet) -> Rect:
    """Return a place, in points, grown over all strokes that belong to what it shows."""
    x0, y0, x1, y1 = (round(v * sheet.scale) for v in rect)
    reach = round((_OWN if kind in ("photo", "fingerprint") else _REACH) * sheet.scale)
    rows, columns = sheet.ink.shape
    left, top = max(x0 - reach, 0), max(y0 - reach, 0)
    window = (slice(top, min(y1 + reach, rows)), slice(left, min(x1 + reach, columns)))
    seed = np.zeros(sheet.ink[window].shape, dtype=bool)
    within = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
    seed[within] = sheet.rest[window][within]
    if not seed.any():
        # A line in which nothing was read: its ink is its own.
        seed[within] = sheet.ink[window][within]
    own, lines = _parted(sheet, (x0, y0, x1, y1), window)
    strokes = _strokes(sheet, window, lines)
    belonging = _connected(strokes, seed & strokes)
    belonging |= _loose(sheet.rest[window], belonging, sheet.scale)
    return _with_flourish(_around(rect, belonging, (left, top), sheet.scale), own, sheet.scale)


def _parted(sheet: Sheet, place: PixelRect, window: tuple[slice, slice]) -> tuple[list[PixelRect], Mask]:
    """Return the rulings that are a mark's own strokes, and where in a window the others lie: those that run on."""
    x0, y0, x1, y1 = place
    reach = _OWN * sheet.scale
    wide, grow = max(reach, 0.15 * (x1 - x0)), max(int(_RULE * sheet.scale), 1)
    own: list[PixelRect] = []
    mask = np.zeros(sheet.ink[window].shape, dtype=bool)
    top, left = window[0].start, window[1].start
    for a, b, c, d in sheet.rules:
        if a >= x0 - wide and c <= x1 + wide and b >= y0 - reach and d <= y1 + reach:
            own.append((a, b, c, d))
            continue
        mask[max(b - grow - top, 0) : max(d + grow - top, 0), max(a - grow - left, 0) : max(c + grow - left, 0)] = True
    return own, mask


def _strokes(sheet: Sheet, window: tuple[slice, slice], lines: Mask) -> Mask:
    """Return the ink of a window without rulings, but for where a stroke crosses one."""
    paper = float(np.percentile(sheet.picture[window], 85))
    ink: Mask = sheet.ink[window] | (sheet.picture[window] < paper - _FAINT)
    free = ink & ~lines
    side = int(3.0 * sheet.scale) | 1
    upright, level = np.ones((side, 1), np.uint8), np.ones((1, side), np.uint8)
    bridged = [cv2.morphologyEx(free.astype(np.uint8), cv2.MORPH_CLOSE, kernel) > 0 for kernel in (upright, level)]
    crossing = ink & lines & (bridged[0] | bridged[1])
    found: Mask = free | crossing
    return found


def _connected(strokes: Mask, seed: Mask) -> Mask:
    _, labels = cv2.connectedComponents(strokes.astype(np.uint8), connectivity=8)
    wanted = np.unique(labels[seed])
    found: Mask = np.isin(labels, wanted[wanted > 0])
    return found


def _loose(free: Mask, belonging: Mask, scale: float) -> Mask:
    """Return small strokes beside a mark."""
    at = np.argwhere(belonging)
    if not at.size:
        return belonging
    near = round(_NEAR * scale)
    (y0, x0), (y1, x1) = at.min(axis=0) - near, at.max(axis=0) + near
    _, labels, rows, _ = cv2.connectedComponentsWithStats(free.astype(np.uint8), connectivity=8)
    x, y, width, height = (rows[:, i] for i in range(4))
    longest = np.maximum(width, height)
    is_own = (longest > _SPECK * scale) & (longest < _SMALL * scale)
    is_own &= (x <= x1) & (x + width >= x0) & (y <= y1) & (y + height >= y0)
    is_own[0] = False
    found: Mask = is_own[labels]
    return found


def _around(rect: Rect, belonging: Mask, origin: tuple[int, int], scale: float) -> Rect:
    at = np.argwhere(belonging)
    if not at.size:
        return rect
    (y0, x0), (y1, x1) = at.min(axis=0).tolist(), (at.max(axis=0) + 1).tolist()
    left, top = origin
    return (
        min(rect[0], (x0 + left) / scale - _RIM),
        min(rect[1], (y0 + top) / scale - _RIM),
        max(rect[2], (x1 + left) / scale + _RIM),
        max(rect[3], (y1 + top) / scale + _RIM),
    )


def _with_flourish(rect: Rect, own: Sequence[PixelRect], scale: float) -> Rect:
    """Return a mark with the straight strokes close beside it: a line drawn under a name is part of the hand."""
    x0, y0, x1, y1 = rect
    for a, b, c, d in ((v / scale for v in one) for one in own):
        if a <= rect[2] and c >= rect[0] and b <= rect[3] + _NEAR and d >= rect[1] - _NEAR:
            x0, y0, x1, y1 = min(x0, a - _RIM), min(y0, b - _RIM), max(x1, c + _RIM), max(y1, d + _RIM)
    return x0, y0, x1, y1

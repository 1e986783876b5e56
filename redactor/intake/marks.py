"""What an inked place that is no writing shows: one tone, a photograph, the ridges of a finger, or something unread."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from redactor.intake.drawing import Rect
from redactor.model import RegionKind
from redactor.optical import Pixels

_RIM = 1.8
"""Points at the edge of a place that are its frame."""
_STROKE, _FAINT = 14.0, 20
"""Points that a stroke is thick at most, and levels of grey by which it differs from what it is drawn on at least."""
_LARGE = 36.0
"""Points both ways from which a place may be a photograph or a finger print."""
_TONES = 0.35
"""Share of a photograph's pixels that are neither paper nor black."""
_RANGE = 80.0
"""Levels between the dark and the light of a photograph at least."""
_ONE_TONE = 0.84
"""Share of a place that is one tone (within a fifth of the range) from which it is shaded paper, not a photograph."""
_SOLID_ROW, _FRAME = 0.6, 0.15
"""Share of a row that is inked where it is a frame's edge, and share of a place that an edge is thick at most."""
_BLOCK = 7.0
"""Points of the squares in which ridges are counted: each holds some four of them."""
_FILLED, _MIXED = 0.7, (0.12, 0.88)
"""Share of the squares of a print in which ink and paper mix, and the shares of ink that are a mixture."""

_TWO_LEVELS = 0.3
"""Share of pixels between black and white up to which a place has two levels: drawn larger or smaller, edges blur."""
_DOT, _DOTTED = 1.6, 0.02
"""Points that a dot measures at most, and dots a square point of a picture whose tones are dots: dirt is thinner."""
_STREWN, _SOLID, _BLACK = 0.5, 4.0, 0.03
"""Share of the squares in which dots lie; points of an area that no pen fills, and the share that such areas take."""

_FULL_STOP, _FEW_DOTS = 2.0, 4
"""Points that a full stop measures at most; up to so many in a row are no leader."""


def kind_of(picture: Pixels, rect: Rect, scale: float, read: NDArray[np.bool_] | None = None) -> RegionKind | None:
    """Return what a place given in points shows; None where it is shaded evenly: there is nothing to read.

    `read` marks the pixels that lines and rulings explain.
    """
    x0, y0, x1, y1 = (round(v * scale) for v in rect)
    rim = max(round(_RIM * scale), 1)
    within = (slice(y0 + rim, y1 - rim), slice(x0 + rim, x1 - rim))
    inside = picture[within]
    if min(inside.shape) > rim and _is_even(inside, read[within] if read is not None else None, scale):
        return None
    if min(x1 - x0, y1 - y0) < _LARGE * scale:
        return None if _is_leader(picture[y0:y1, x0:x1], scale) else "unread"
    if _has_ridges(inside, scale):
        return "fingerprint"
    if _is_even(_without_frame(inside), None, scale):
        return None
    is_photo = _has_tones(inside, float(np.percentile(picture, 90))) or _has_dots(inside, scale)
    return "photo" if is_photo else "unread"


def _is_even(inside: Pixels, read: NDArray[np.bool_] | None, scale: float) -> bool:
    """Return whether no stroke, dark or light, stands in a place: areas of one tone, level with the page, are none."""
    side = max(round(_STROKE * scale), 3)
    soft = cv2.GaussianBlur(inside, (0, 0), 1.0)
    square = np.ones((side, side), np.uint8)
    dark = cv2.morphologyEx(soft, cv2.MORPH_BLACKHAT, square)
    light = cv2.morphologyEx(soft, cv2.MORPH_TOPHAT, square)
    marked = (np.maximum(dark, light) > _FAINT).astype(np.uint8)
    if read is not None:
        marked[read] = 0
    # What is left of an edge that is not quite level is one pixel thick.
    return not cv2.morphologyEx(marked, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)).any()


def _without_frame(inside: Pixels) -> Pixels:
    """Return a place without the solid frame around it: an empty box for a picture holds nothing to read."""
    ink = inside < float(np.percentile(inside, 90)) - 2 * _FAINT
    solid = [ink.mean(axis=1) >= _SOLID_ROW, ink.mean(axis=0) >= _SOLID_ROW]
    edges = []
    for rows in solid:
        most = round(_FRAME * rows.size)
        blank = np.flatnonzero(~rows)
        first, last = (int(blank[0]), int(blank[-1])) if blank.size else (0, rows.size - 1)
        edges.append((first + 2 * (0 < first <= most), last + 1 - 2 * (0 < rows.size - 1 - last <= most)))
    (top, bottom), (left, right) = edges
    return inside[top:bottom, left:right]


def _has_tones(inside: Pixels, paper: float) -> bool:
    low, high = float(np.percentile(inside, 2)), max(float(np.percentile(inside, 98)), paper)
    if np.percentile(inside, 98) - low < _RANGE:
        return False
    # Blurred: the grain of a scan is no tone, and dots of a printed photograph are one.
    smooth = cv2.GaussianBlur(inside, (0, 0), 2.0)
    between = (smooth > low + 0.15 * (high - low)) & (smooth < high - 0.15 * (high - low))
    if float(between.mean()) < _TONES:
        return False
    tones = np.cumsum(np.bincount(smooth.ravel(), minlength=256)) / smooth.size
    width = max(round((high - low) / 5), 1)
    return float((tones[width:] - tones[:-width]).max()) < _ONE_TONE


def _has_dots(inside: Pixels, scale: float) -> bool:
    """Return whether a place of two levels is strewn with dots that stand for tones, and has black areas as well."""
    if _share_between(inside) > _TWO_LEVELS:
        return False
    dark, light = int(inside.min()), int(inside.max())
    black = (inside < (dark + light) / 2).astype(np.uint8)
    solid = cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones((round(_SOLID * scale),) * 2, np.uint8))
    # A dot smaller than a pixel is drawn as a light grey.
    strewn = (inside < light - 0.15 * (light - dark)).astype(np.uint8)
    _, _, found, middles = cv2.connectedComponentsWithStats(strewn, connectivity=8)
    is_dot = np.maximum(found[:, 2], found[:, 3]) <= max(_DOT * scale, 3.0)
    is_dot[0] = False
    free = max(float(inside.size - solid.sum()), 1.0) / scale**2
    side = max(round(_BLOCK * scale), 4)
    squares = {(int(x) // side, int(y) // side) for x, y in middles[is_dot]}
    is_strewn = len(squares) * _BLOCK**2 >= _STREWN * free and int(is_dot.sum()) >= _DOTTED * free
    return is_strewn and float(solid.mean()) >= _BLACK


def _is_leader(inside: Pixels, scale: float) -> bool:
    """Return whether a place holds a row of dots, as they lead from a label to its value, and nothing else."""
    ink = (inside < (int(inside.min()) + int(inside.max())) / 2).astype(np.uint8)
    count, _, found, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count <= _FEW_DOTS or found[1:, 2:4].max() > _FULL_STOP * scale:
        return False
    level = middles[1:, 1]  # a colon at its end has a dot over the others
    return float((np.abs(level - np.median(level)) <= scale).mean()) >= _FILLED


def _share_between(inside: Pixels) -> float:
    """Return the share of pixels that are neither near the darkest nor near the lightest of a place."""
    low, high = np.percentile(inside, (1, 99))
    return float(((inside > low + 0.25 * (high - low)) & (inside < high - 0.25 * (high - low))).mean())


def _has_ridges(inside: Pixels, scale: float) -> bool:
    side = max(round(_BLOCK * scale), 4)
    rows, columns = inside.shape[0] // side, inside.shape[1] // side
    if min(rows, columns) < 3:
        return False
    low, high = np.percentile(inside, (2, 98))
    ink = (inside[: rows * side, : columns * side] < (low + high) / 2).astype(np.float64)
    share = ink.reshape(rows, side, columns, side).mean(axis=(1, 3))
    return float(((share > _MIXED[0]) & (share < _MIXED[1])).mean()) >= _FILLED

"""What of a picture no line that was read explains: writing by hand, photographs, prints, stamps, bar codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from redactor.intake.drawing import Rect
from redactor.intake.growing import Sheet, grown, rules_of
from redactor.intake.marks import kind_of
from redactor.model import RegionKind
from redactor.optical import OpticalLine, Pixels, ink_of, ruled_mask
from redactor.rules import ReadingRules

_SPECK = 1.1
"""Points both ways up to which a dot is dirt."""
_JOIN = 5.0
"""Points of blank paper within which marks belong together."""
_LEAST, _THINNEST = 12.0, 4.0
"""Points: smaller marks (a tick box, a bullet, a dash) can hold no name."""
_AROUND = 1.6
"""Points around a line within which ink is its own."""
_LEAST_INK = 9.0
"""Square points of ink from which a mark is one."""
_PART = 0.2
"""Share of a mark that lies in a photograph from which it is a part of it."""
_DARK = 45
"""Levels of grey by which ink is darker than the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A place that is inked and not read."""

    rect: Rect
    kind: RegionKind


def leftovers_of(
    picture: Pixels, lines: Sequence[OpticalLine], scale: float, rules: ReadingRules, known: Sequence[Rect] = ()
) -> tuple[Leftover, ...]:
    """Return the inked places outside lines that were read surely, and the lines that were not, in points.

    A mark is returned whole, with the strokes that run from it into lines and over rulings. `known` are places, in
    pixels, that are explained already.
    """
    ink = _all_ink(picture)
    explained = ruled_mask(ink_of(picture), scale) | _read_mask(picture, lines, scale, rules)
    rest = ink & ~explained
    around = 4 * scale
    for x0, y0, x1, y1 in known:
        rest[max(int(y0 - around), 0) : int(y1 + around), max(int(x0 - around), 0) : int(x1 + around)] = False
    kinds = ((rect, kind_of(picture, rect, scale, explained)) for rect in _regions(rest, scale))
    found = [Leftover(rect=rect, kind=kind) for rect, kind in kinds if kind is not None]
    doubtful = [line for line in lines if not is_sure(line, rules) and _is_large(line.box, scale)]
    found += [
        Leftover(rect=_points(line.box, scale), kind="unread-line" if line.words else "unread") for line in doubtful
    ]
    sheet = Sheet(picture=picture, ink=ink, rest=rest, rules=rules_of(picture, scale), scale=scale)
    # Lines of print stay as they were found: their words say where their ink ends.
    whole = [one if one.kind == "unread-line" else replace(one, rect=grown(one.rect, one.kind, sheet)) for one in found]
    return tuple(sorted(_with_parts(whole), key=lambda one: (one.rect[1], one.rect[0])))


def _with_parts(found: Sequence[Leftover]) -> list[Leftover]:
    """Return the marks with dark parts of a photograph taken into it: a coat and a face need not hang together."""
    photographs = [one for one in found if one.kind == "photo"]
    rest = [one for one in found if one.kind != "photo"]
    for at, photograph in enumerate(photographs):
        parts = [one for one in rest if one.kind == "unread" and _shared(one.rect, photograph.rect) >= _PART]
        rects = (photograph.rect, *(one.rect for one in parts))
        low, high = zip(*((rect[:2], rect[2:]) for rect in rects), strict=True)
        (x0, y0), (x1, y1) = map(min, zip(*low, strict=True)), map(max, zip(*high, strict=True))
        photographs[at] = replace(photograph, rect=(x0, y0, x1, y1))
        rest = [one for one in rest if one not in parts]
    return [*photographs, *rest]


def _shared(one: Rect, other: Rect) -> float:
    """Return the share of a place that lies in another."""
    across, down = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0) / max((one[2] - one[0]) * (one[3] - one[1]), 1e-6)


def is_sure(line: OpticalLine, rules: ReadingRules) -> bool:
    """Return whether a line was read so surely that nobody need look at it."""
    return bool(line.words) and line.confidence >= rules.sure_line


def _all_ink(picture: Pixels) -> NDArray[np.bool_]:
    paper = float(np.percentile(picture, 85))
    dark: NDArray[np.bool_] = picture < paper - _DARK
    return dark


def _read_mask(picture: Pixels, lines: Sequence[OpticalLine], scale: float, rules: ReadingRules) -> NDArray[np.bool_]:
    mask = np.zeros(picture.shape, dtype=bool)
    around = _AROUND * scale
    for line in lines:
        if not is_sure(line, rules):
            # It is listed as a line; its ink is no region of its own.
            around_line = line.box
        else:
            x0, y0, x1, y1 = line.box
            around_line = (x0, min(y0, line.baseline - 0.8 * line.size), x1, max(y1, line.baseline + 0.25 * line.size))
        x0, y0, x1, y1 = around_line
        mask[
            max(int(y0 - around), 0) : int(y1 + around) + 1, max(int(x0 - around), 0) : int(x1 + around) + 1
        ] = True  # fmt: skip
    return mask


def _regions(rest: NDArray[np.bool_], scale: float) -> list[Rect]:
    """Return the boxes of marks that stand together, in points."""
    clean = _without_specks(rest, scale)
    side = max(int(_JOIN * scale), 1)
    joined = cv2.dilate(clean, np.ones((side, side), np.uint8))
    _, labels, rows, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: list[Rect] = []
    for number, (x, y, width, height, _) in enumerate(rows[1:].tolist(), start=1):
        inside = (labels[y : y + height, x : x + width] == number) & (clean[y : y + height, x : x + width] > 0)
        at = np.argwhere(inside)
        if not at.size or len(at) < _LEAST_INK * scale * scale:
            continue
        (y0, x0), (y1, x1) = at.min(axis=0), at.max(axis=0) + 1
        rect = (float(x + x0), float(y + y0), float(x + x1), float(y + y1))
        if _is_large(rect, scale):
            found.append(_points(rect, scale))
    return found


def _without_specks(rest: NDArray[np.bool_], scale: float) -> Pixels:
    _, labels, rows, _ = cv2.connectedComponentsWithStats(rest.astype(np.uint8), connectivity=8)
    large = (rows[:, 2] > _SPECK * scale) | (rows[:, 3] > _SPECK * scale)
    large[0] = False
    return np.asarray(large[labels], dtype=np.uint8)


def _is_large(rect: Rect, scale: float) -> bool:
    width, height = (rect[2] - rect[0]) / scale, (rect[3] - rect[1]) / scale
    return max(width, height) >= _LEAST and min(width, height) >= _THINNEST


def _points(rect: Rect, scale: float) -> Rect:
    x0, y0, x1, y1 = rect
    return x0 / scale, y0 / scale, x1 / scale, y1 / scale

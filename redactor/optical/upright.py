"""Set a picture of a page right: turn it by quarters until it reads, then by the few degrees that it lies askew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from redactor.optical.engine import PixelBox, find_lines, recognise
from redactor.optical.lines import Pixels

MOST_SKEW = 5.0
"""Degrees to either side within which a page lies askew and is not drawn so."""
LEAST_SKEW = 0.15
"""Degrees below which nothing is turned: on a Letter page the ends of a line differ by less than two points."""
READS = 0.9
"""Mean confidence of sample lines from which a page needs no turning."""
_SAMPLES, _FEW = 6, 10
_LINE, _SURER = 2.5, 0.02
"""Times its height from which a box is a line, and what a turn must gain in confidence."""
_COARSE, _FINE = 0.5, 0.05
_SIDE = 1100
"""Pixels of the longer side at which the slant is measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upright:
    """A picture set right. `matrix` (2 × 3) takes x, y of the given picture to the upright one."""

    picture: Pixels = field(repr=False)
    matrix: NDArray[np.float64] = field(repr=False)
    quarters: int
    """Quarter turns clockwise that were needed, 0 to 3."""
    skew: float
    """Degrees by which it was turned beyond, clockwise."""
    lines: tuple[PixelBox, ...] = field(repr=False)
    """Where writing was found on the upright picture: finding it takes as long as reading it."""

    @property
    def is_as_given(self) -> bool:
        return self.quarters == 0 and self.skew == 0.0


def set_right(picture: Pixels) -> Upright:
    """Return a grey picture turned so that its lines read from left to right."""
    skew = _skew(picture)
    turned, matrix = _turned(picture, skew) if skew else (picture, _quarter_matrix(0, 0, 0))
    quarters, lines = _quarters(turned)
    if quarters == 0:
        return Upright(picture=turned, matrix=matrix, quarters=0, skew=skew, lines=tuple(lines))
    return _turned_by_quarters(picture, _quarters(picture)[0] if skew else quarters)


def _turned_by_quarters(picture: Pixels, quarters: int) -> Upright:
    """Return a picture turned by quarters first: how its lines slant is seen only then."""
    turned = np.ascontiguousarray(np.rot90(picture, -quarters))
    matrix = _quarter_matrix(picture.shape[1], picture.shape[0], quarters)
    skew = _skew(turned)
    if skew:
        turned, own = _turned(turned, skew)
        matrix = own[:, :2] @ matrix + np.array([[0, 0, own[0, 2]], [0, 0, own[1, 2]]])
    return Upright(picture=turned, matrix=matrix, quarters=quarters, skew=skew, lines=tuple(find_lines(turned)))


def _quarter_matrix(width: int, height: int, quarters: int) -> NDArray[np.float64]:
    rows = {
        0: ((1, 0, 0), (0, 1, 0)),
        1: ((0, -1, height), (1, 0, 0)),
        2: ((-1, 0, width), (0, -1, height)),
        3: ((0, 1, 0), (-1, 0, width)),
    }
    return np.array(rows[quarters], dtype=np.float64)


def _quarters(picture: Pixels) -> tuple[int, list[PixelBox]]:
    """Return how many quarter turns clockwise make the page read, and its lines as they lie now.

    None are needed where its longest lines read as they are.
    """
    boxes = find_lines(picture)
    order = (1, 3, 0, 2) if _run_upright(boxes) else (0, 2, 1, 3)
    best, surest = order[0], 0.0
    for quarters in order:
        turned = np.ascontiguousarray(np.rot90(picture, -quarters))
        sure = _sureness(turned, boxes if quarters == 0 else find_lines(turned))
        if sure > surest + _SURER:
            best, surest = quarters, sure
        if surest >= READS and (quarters == 0 or quarters == order[1]):
            return best, boxes
    return (best if surest > 0.0 else 0), boxes


def _run_upright(boxes: Sequence[PixelBox]) -> bool:
    """Return whether most of a page's writing runs up or down: a caption or stamp may lie across it and read well."""
    level = sum(x1 - x0 for x0, y0, x1, y1 in boxes if x1 - x0 > _LINE * (y1 - y0))
    upright = sum(y1 - y0 for x0, y0, x1, y1 in boxes if y1 - y0 > _LINE * (x1 - x0))
    return upright > level


def _sureness(picture: Pixels, found: Sequence[PixelBox]) -> float:
    """Return how surely the longest lines of a picture read, weighed by their letters."""
    boxes = [box for box in found if box[2] - box[0] > _LINE * (box[3] - box[1])]
    longest = sorted(boxes, key=lambda b: b[0] - b[2])[:_SAMPLES]
    letters = sure = 0.0
    for x0, y0, x1, y1 in longest:
        # The beginning of a line tells as much as the whole, and costs less.
        read = recognise(picture[max(y0 - 2, 0) : y1 + 2, max(x0 - 2, 0) : min(x1, x0 + 14 * (y1 - y0)) + 2])
        if read is not None:
            letters += len(read.letters)
            sure += sum(read.confidences)
    # A few letters read by chance in the wrong direction are no page that reads.
    return sure / max(letters, _FEW) if letters else 0.0


def _skew(picture: Pixels) -> float:
    """Return by how many degrees clockwise the picture must be turned so that its lines are level."""
    scale = min(1.0, _SIDE / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = np.where(small < 160, 255, 0).astype(np.uint8)
    if int((ink > 0).sum()) < 200:
        return 0.0
    coarse = max(np.arange(-MOST_SKEW, MOST_SKEW + _COARSE / 2, _COARSE), key=lambda a: _sharpness(ink, float(a)))
    fine = np.arange(coarse - _COARSE, coarse + _COARSE + _FINE / 2, _FINE)
    best = round(float(max(fine, key=lambda a: _sharpness(ink, float(a)))), 2)
    if abs(best) < LEAST_SKEW or _sharpness(ink, best) < 1.02 * _sharpness(ink, 0.0):
        return 0.0
    return best


def _sharpness(ink: Pixels, degrees: float) -> float:
    """Return how sharply the rows of ink differ from each other after a turn."""
    height, width = ink.shape
    # Sheared, not turned: for small angles the rows fall the same, and no pixel is lost at the corners.
    slope = float(np.tan(np.radians(degrees)))
    matrix = np.array([[1.0, 0.0, 0.0], [slope, 1.0, -slope * width / 2]])
    rows = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _turned(picture: Pixels, degrees: float) -> tuple[Pixels, NDArray[np.float64]]:
    """Return the picture turned clockwise on a sheet of the same size, and the matrix that did it."""
    height, width = picture.shape
    # OpenCV counts angles against the clock.
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    paper = int(np.percentile(picture, 90))
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    return np.asarray(turned, dtype=np.uint8), np.asarray(matrix, dtype=np.float64)

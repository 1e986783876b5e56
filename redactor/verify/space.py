"""The one place where pdfium's coordinates become `model.Box` coordinates, and boxes become pixels.

pdfium: origin bottom left of the *media* box, user space units, /Rotate not applied to positions; UserUnit is
ignored everywhere; a rendering shows the crop box after /Rotate. `Box`: top left of the crop box before /Rotate,
y down, UserUnit applied. Source: ISO 32000-2, 8.3.2.3, 14.11.2 and table 31 (measured on pdfium 7000+).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redactor.model import Box

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpace:
    """Where a page lies: crop box in pdfium's user space, rotation in degrees, UserUnit in points."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int
    unit: float

    def __post_init__(self) -> None:
        sides = (self.left, self.bottom, self.right, self.top, self.unit)
        if not all(math.isfinite(v) for v in sides) or self.unit <= 0:
            raise ValueError("a page needs finite sides and a unit")
        if self.right <= self.left or self.top <= self.bottom or self.rotation not in (0, 90, 180, 270):
            raise ValueError("a page needs an area and a quarter turn")

    @property
    def width(self) -> float:
        """Return the width of the unrotated crop box, in points."""
        return (self.right - self.left) * self.unit

    @property
    def height(self) -> float:
        """Return the height of the unrotated crop box, in points."""
        return (self.top - self.bottom) * self.unit

    def from_pdfium(self, sides: Floats) -> Floats:
        """Turn rows of pdfium's left, bottom, right, top into rows of x0, y0, x1, y1 in box space."""
        x0, y0 = sides[:, 0] - self.left, self.top - sides[:, 3]
        x1, y1 = sides[:, 2] - self.left, self.top - sides[:, 1]
        turned: Floats = np.stack((x0, y0, x1, y1), axis=1) * self.unit
        return turned

    def to_pdfium(self, boxes: Floats) -> Floats:
        """Turn rows of x0, y0, x1, y1 in box space into rows of left, bottom, right, top in pdfium's user space."""
        x0, y0, x1, y1 = (boxes[:, i] / self.unit for i in range(4))
        turned: Floats = np.stack((self.left + x0, self.top - y1, self.left + x1, self.top - y0), axis=1)
        return turned

    def displayed(self, boxes: Floats) -> Floats:
        """Turn rows in box space into rows on the page as displayed, in points."""
        x0, y0, x1, y1 = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
        w, h = self.width, self.height
        if self.rotation == 90:
            return np.stack((h - y1, x0, h - y0, x1), axis=1)
        if self.rotation == 180:
            return np.stack((w - x1, h - y1, w - x0, h - y0), axis=1)
        if self.rotation == 270:
            return np.stack((y0, w - x1, y1, w - x0), axis=1)
        return boxes

    def undisplayed(self, shown: Floats) -> Floats:
        """Turn rows on the page as displayed into rows in box space: the way back from `displayed`."""
        x0, y0, x1, y1 = shown[:, 0], shown[:, 1], shown[:, 2], shown[:, 3]
        w, h = self.width, self.height
        if self.rotation == 90:
            return np.stack((y0, h - x1, y1, h - x0), axis=1)
        if self.rotation == 180:
            return np.stack((w - x1, h - y1, w - x0, h - y0), axis=1)
        if self.rotation == 270:
            return np.stack((w - y1, x0, w - y0, x1), axis=1)
        return shown

    def pixels(self, boxes: Floats, shape: tuple[int, int]) -> Floats:
        """Turn rows in box space into rows of pixel columns and rows of a rendering with `shape` (rows, columns)."""
        shown = self.displayed(boxes)
        turned = self.rotation in (90, 270)
        width, height = (self.height, self.width) if turned else (self.width, self.height)
        across, down = shape[1] / width, shape[0] / height
        scaled: Floats = shown * np.array([across, down, across, down])
        return scaled


def as_rows(boxes: tuple[Box, ...] | list[Box]) -> Floats:
    """Return boxes as rows of x0, y0, x1, y1; no box gives no row."""
    return np.array([(b.x0, b.y0, b.x1, b.y1) for b in boxes], dtype=np.float64).reshape(-1, 4)


def pixel_window(row: Floats, shape: tuple[int, int], inset: float) -> tuple[slice, slice]:
    """Return the rows and columns of a rendering inside a pixel box, `inset` pixels smaller on each side."""
    x0, y0 = math.ceil(row[0] + inset), math.ceil(row[1] + inset)
    x1, y1 = math.floor(row[2] - inset), math.floor(row[3] - inset)
    clip_x = (max(x0, 0), min(max(x1, 0), shape[1]))
    clip_y = (max(y0, 0), min(max(y1, 0), shape[0]))
    return slice(*clip_y), slice(*clip_x)

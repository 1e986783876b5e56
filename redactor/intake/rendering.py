"""The page as pixels, in grey: what a reader sees, asked about small places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import pymupdf

from redactor.intake.limits import MAX_PIXELS

_EVEN = 7
"""Levels of grey (of 255) within which a place shows nothing."""

_DARKNESS = bytes(int(level < 128) for level in range(256))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Grey pixels of a page; `scale` pixels a point."""

    scale: float
    width: int
    height: int
    stride: int
    samples: bytes = field(repr=False)

    def rows(self, rect: tuple[float, float, float, float]) -> list[bytes]:
        """Return the pixel rows under a rectangle given in points; none where it lies off the page."""
        x0 = max(math.floor(rect[0] * self.scale), 0)
        x1 = min(math.ceil(rect[2] * self.scale), self.width)
        y0 = max(math.floor(rect[1] * self.scale), 0)
        y1 = min(math.ceil(rect[3] * self.scale), self.height)
        if x1 <= x0:
            return []
        return [self.samples[y * self.stride + x0 : y * self.stride + x1] for y in range(y0, y1)]

    def is_even(self, rect: tuple[float, float, float, float]) -> bool:
        """Return whether a place shows one tone only, so that nothing can be read there."""
        pixels = self.rows(rect)
        return not pixels or max(map(max, pixels)) - min(map(min, pixels)) <= _EVEN

    def prevailing(self, rect: tuple[float, float, float, float]) -> int:
        """Return the commonest level of grey in a place, -1 off the page."""
        pixels = b"".join(self.rows(rect))
        return max(set(pixels), key=pixels.count) if pixels else -1

    def strokes(self, rects: Sequence[tuple[float, float, float, float]]) -> int:
        """Return how often the rows of rectangles turn from light to dark: writing does often, a black box seldom."""
        return sum(row.translate(_DARKNESS).count(b"\x00\x01") for rect in rects for row in self.rows(rect))


def render(page: pymupdf.Page) -> Rendering:
    """Draw a page (its /Rotate taken off) with its annotations, at most MAX_PIXELS pixels."""
    area = max(page.rect.width * page.rect.height, 1.0)
    scale = min(1.0, math.sqrt(MAX_PIXELS / area))
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY, alpha=False)
    return Rendering(
        scale=scale, width=pixmap.width, height=pixmap.height, stride=pixmap.stride, samples=bytes(pixmap.samples)
    )

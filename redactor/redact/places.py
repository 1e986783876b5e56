"""Find where a Bates number and the legend of the order cover nothing, measured on the rendered page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pymupdf

from redactor.errors import BurnFailed
from redactor.redact.matrix import Rect, from_displayed
from redactor.redact.paint import STAMP_SIZE, Stamp, stamp_size
from redactor.redact.plan import PagePlan, kept_boxes

CLEAR = 2.0
"""Points around the number that must be free as well."""
SIDE = 36.0
ROWS = tuple(range(14, 62, 4))
"""Distances in points from the edge, nearest first, at which a place is looked for."""
STRIP = 18.0
"""Points by which a page without any free place grows."""
LEAST_CONTRAST = 24
PALEST = 176
"""A place is free if its grey levels differ by less than the first and none is darker than the second."""


SIZES = (STAMP_SIZE, 7.5, 6.0)
"""In which the legend is tried where the page is empty; in an added strip it may be as small as the next."""
SMALLEST = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is stamped on a page; `grown` says by how much the page grows at its far side, (right, bottom)."""

    stamps: tuple[Stamp, ...]
    grown: tuple[float, float] = (0.0, 0.0)


def find_places(pdf: bytes, plans: Sequence[PagePlan], bates: Sequence[str], legend: str = "") -> tuple[Place, ...]:
    """Return where each page's Bates number and the legend go, upright on the page as displayed.

    Raises:
        BurnFailed: a page is too narrow for the legend.
    """
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        return tuple(
            _Finder(page, plan).place(number, legend) for page, plan, number in zip(opened, plans, bates, strict=True)
        )


class _Finder:
    """One page, drawn once, on which empty places are looked for."""

    def __init__(self, page: pymupdf.Page, plan: PagePlan) -> None:
        self._facts = facts = plan.page
        self._width, self._height = page.rect.width, page.rect.height
        self._taken: list[Rect] = [facts.displayed(burn.box) for burn in plan.burns]
        # What is taken out is in nobody's way, and must not decide where a stamp stands.
        self._taken += [facts.displayed(box) for box in kept_boxes(facts.words, plan.secret)]
        self._scale = min(1.0, 3000 / max(page.rect.width, page.rect.height))
        matrix = pymupdf.Matrix(self._scale, self._scale)
        self._pixels = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY)

    def place(self, number: str, legend: str) -> Place:
        """Return the places of the number and of the legend, which takes another corner."""
        rect = self._free(stamp_size(number), RIGHT_FIRST)
        grows = rect is None
        if rect is None:
            rect = self._in_strip(stamp_size(number), 0.0, is_right=True)
        stamps = [self._stamp(number, rect, STAMP_SIZE)]
        if legend:
            self._taken.append(rect)
            stamp = None if grows else self._free_legend(legend)
            grows = grows or stamp is None
            stamps.append(stamp or self._legend_in_strip(legend, rect))
        return Place(stamps=tuple(stamps), grown=self._growth() if grows else (0.0, 0.0))

    def _free_legend(self, legend: str) -> Stamp | None:
        for size in SIZES:
            rect = self._free(stamp_size(legend, size), LEFT_FIRST)
            if rect is not None:
                return self._stamp(legend, rect, size)
        return None

    def _free(self, size: tuple[float, float], columns: Sequence[str]) -> Rect | None:
        for rect in _candidates(self._width, self._height, size, columns):
            wide = (rect[0] - CLEAR, rect[1] - CLEAR, rect[2] + CLEAR, rect[3] + CLEAR)
            if not any(_meet(wide, other) for other in self._taken) and _is_blank(self._pixels, wide, self._scale):
                return rect
        return None

    def _legend_in_strip(self, legend: str, number: Rect) -> Stamp:
        beside = number[1] >= self._height or number[3] <= 0
        room = (number[0] if beside else self._width) - 3 * CLEAR
        size = min(STAMP_SIZE, room / stamp_size(legend, 1.0)[0])
        if size < SMALLEST:
            raise BurnFailed(f"Page {self._facts.number} is too narrow for the legend of the order. Redact it by hand.")
        return self._stamp(legend, self._in_strip(stamp_size(legend, size), room, is_right=False), size)

    def _in_strip(self, size: tuple[float, float], room: float, *, is_right: bool) -> Rect:
        """Return a place in a strip added to the page.

        Only the far sides may grow, or every box on the page would mean another place. For /Rotate 0 and 90 that is
        the bottom of the displayed page, for 180 and 270 its top.
        """
        w, h = size
        x = max(self._width - SIDE - w, CLEAR) if is_right else min(SIDE, max(CLEAR, room - w))
        is_below = self._facts.rotation in (0, 90)
        top = self._height + (STRIP - h) / 2 if is_below else -STRIP + (STRIP - h) / 2
        return x, top, x + w, top + h

    def _growth(self) -> tuple[float, float]:
        return (0.0, STRIP) if self._facts.rotation in (0, 180) else (STRIP, 0.0)

    def _stamp(self, text: str, rect: Rect, size: float) -> Stamp:
        facts = self._facts
        box = from_displayed(rect, (facts.width, facts.height), facts.rotation, facts.number)
        return Stamp(text=text, box=box, size=size)


RIGHT_FIRST, LEFT_FIRST = ("right", "centre", "left"), ("left", "centre", "right")


def _candidates(
    width: float, height: float, size: tuple[float, float], columns: Sequence[str]
) -> Iterator[Rect]:  # fmt: skip
    """Yield places along the bottom, row by row upwards, then the same at the top."""
    w, h = size
    at = {"right": width - SIDE - w, "centre": (width - w) / 2, "left": SIDE}
    across = [at[name] for name in columns if at[name] >= CLEAR and at[name] + w + CLEAR <= width]
    for row in ROWS:
        for x in across:
            yield x, height - row - h, x + w, height - row
    for row in ROWS:
        for x in across:
            yield x, float(row), x + w, row + h


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_blank(pixels: pymupdf.Pixmap, rect: Rect, scale: float) -> bool:
    x0, y0 = max(int(rect[0] * scale), 0), max(int(rect[1] * scale), 0)
    x1, y1 = min(int(rect[2] * scale) + 1, pixels.width), min(int(rect[3] * scale) + 1, pixels.height)
    if rect[0] < 0 or rect[1] < 0 or rect[3] * scale > pixels.height or x1 <= x0 or y1 <= y0:
        return False
    samples, stride = pixels.samples_mv, pixels.stride
    rows = [bytes(samples[y * stride + x0 : y * stride + x1]) for y in range(y0, y1)]
    darkest, lightest = min(map(min, rows)), max(map(max, rows))
    return darkest >= PALEST and lightest - darkest < LEAST_CONTRAST

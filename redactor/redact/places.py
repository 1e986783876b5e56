"""Find where a Bates number covers nothing, measured on the rendered page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pymupdf

from redactor.model import Box, Page
from redactor.redact.matrix import Rect, from_displayed
from redactor.redact.paint import stamp_size
from redactor.redact.plan import PagePlan

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a Bates number goes; `grown` says by how much the page grows at its far side, (right, bottom)."""

    box: Box
    grown: tuple[float, float] = (0.0, 0.0)


def find_places(pdf: bytes, plans: Sequence[PagePlan], bates: Sequence[str]) -> tuple[Place, ...]:
    """Return a place for each page's Bates number, upright on the page as displayed."""
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        return tuple(_place(page, plan, number) for page, plan, number in zip(opened, plans, bates, strict=True))


def _place(page: pymupdf.Page, plan: PagePlan, number: str) -> Place:
    facts, size = plan.page, stamp_size(number)
    taken = [facts.displayed(burn.box) for burn in plan.burns]
    taken += [facts.displayed(word.box) for word in facts.words]
    scale = min(1.0, 3000 / max(page.rect.width, page.rect.height))
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY)
    for rect in _candidates(page.rect.width, page.rect.height, size):
        wide = (rect[0] - CLEAR, rect[1] - CLEAR, rect[2] + CLEAR, rect[3] + CLEAR)
        if not any(_meet(wide, other) for other in taken) and _is_blank(pixels, wide, scale):
            return Place(box=from_displayed(rect, (facts.width, facts.height), facts.rotation, facts.number))
    return _grown(facts, page.rect.width, page.rect.height, size)


def _candidates(width: float, height: float, size: tuple[float, float]) -> Iterator[Rect]:
    """Yield places bottom right, centre, left, row by row upwards, then the same at the top."""
    w, h = size
    columns = [x for x in (width - SIDE - w, (width - w) / 2, SIDE) if x >= CLEAR and x + w + CLEAR <= width]
    for row in ROWS:
        for x in columns:
            yield x, height - row - h, x + w, height - row
    for row in ROWS:
        for x in columns:
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


def _grown(facts: Page, width: float, height: float, size: tuple[float, float]) -> Place:
    """Return a place in a strip added to the page.

    Only the far sides may grow, or every box on the page would mean another place. For /Rotate 0 and 90 that is
    the bottom of the displayed page, for 180 and 270 its top.
    """
    w, h = size
    x = max(width - SIDE - w, CLEAR)
    top = height + (STRIP - h) / 2 if facts.rotation in (0, 90) else -STRIP + (STRIP - h) / 2
    box = from_displayed((x, top, x + w, top + h), (facts.width, facts.height), facts.rotation, facts.number)
    grown = (0.0, STRIP) if facts.rotation in (0, 180) else (STRIP, 0.0)
    return Place(box=box, grown=grown)

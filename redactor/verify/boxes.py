"""Check: every decision to redact is burnt, and under each burn there is one colour and the label, nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from redactor.model import Box, Decision, Leak
from redactor.verify.case import PageCase
from redactor.verify.sheet import Pixels
from redactor.verify.space import Floats, as_rows, pixel_window

NAME = "box-is-not-solid"

COVERED = 0.9
"""Share of a decision's box that burns must cover; the rest is a rim that spares the lines above and below."""
FLAT = 8
"""Of 255: how much the one colour of a box may vary in a rendering."""
RIM = 1.5
"""Pixels of a box's edge that are not looked at: half-covered pixels mix two colours."""
SAME = 3.0
"""Of 255: mean difference below which a place looks as it did before."""
INK = 48
"""Of 255: contrast from which a place holds something to see."""
_GRID = 0.5


def box_is_not_solid(page: PageCase) -> Iterator[Leak]:
    """Look at every burn of the output, and at every decision's place."""
    if page.foreign_box_text:
        yield Leak(check=NAME, where=f"{page.where}: text other than the label lies in a box")
    if any(not is_flat(page.output.textless, row) for row in _rows(page, [b.box for b in page.burns])):
        yield Leak(check=NAME, where=f"{page.where}: a box is not of one colour")
    for decision in page.case.redactions:
        for box in _places(decision):
            if box.page == page.number and not _is_gone(page, box):
                yield Leak(check=NAME, where=f"{page.where}: a decision to redact is not burnt ({decision.rule})")
                return


def _rows(page: PageCase, boxes: list[Box]) -> Floats:
    return page.output.space.pixels(as_rows(boxes), page.output.picture.shape)


def is_flat(picture: Pixels, row: Floats) -> bool:
    """Return whether a pixel box holds one colour; a box too thin to have an inside has nothing to hold."""
    inside = picture[pixel_window(row, picture.shape, RIM)]
    return inside.size == 0 or int(inside.max()) - int(inside.min()) <= FLAT


def _places(decision: Decision) -> tuple[Box, ...]:
    finding = decision.finding
    return (finding.region,) if finding.region is not None else finding.boxes


def _is_gone(page: PageCase, box: Box) -> bool:
    """Return whether a decision's place is burnt, or lies where the line was set anew and looks different."""
    if _covered(box, [b.box for b in page.burns]) >= COVERED:
        return True
    if _covered(box, [*(b.box for b in page.burns), *page.moved]) < COVERED:
        return False
    return _looks_different(page, box)


def _covered(box: Box, covers: list[Box]) -> float:
    """Return the share of a box that others cover together, on a grid of half points."""
    near = [c for c in covers if c.overlap(box) > 0]
    if not near:
        return 0.0
    xs = np.arange(box.x0 + _GRID / 2, box.x1, _GRID)
    ys = np.arange(box.y0 + _GRID / 2, box.y1, _GRID)
    if not xs.size or not ys.size:
        return max(c.overlap(box) for c in near) / box.area
    hit = np.zeros((ys.size, xs.size), dtype=bool)
    for cover in near:
        hit |= ((ys >= cover.y0) & (ys <= cover.y1))[:, None] & ((xs >= cover.x0) & (xs <= cover.x1))[None, :]
    return float(hit.mean())


def _looks_different(page: PageCase, box: Box) -> bool:
    before, after = page.source.picture, page.output.picture
    row = page.source.space.pixels(as_rows([box]), before.shape)[0]
    window = pixel_window(row, before.shape, 0.0)
    old = before[window].astype(np.int16)
    if not old.size or int(old.max()) - int(old.min()) < INK:
        return True
    new = after[window].astype(np.int16)
    return new.shape == old.shape and float(np.abs(new - old).mean()) > SAME

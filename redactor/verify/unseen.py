"""Check: a picture holds nothing that the page does not show: under an older box, behind a mask, in white on white.

The page is drawn once without its pictures. Where that changes nothing, no reader sees the pictures; their own samples
must be even there.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from redactor.model import Leak
from redactor.verify.case import PageCase
from redactor.verify.images import DEVIATION, own_pixels, placement
from redactor.verify.sheet import Pixels, Sheet
from redactor.verify.space import Floats, as_rows, pixel_window

NAME = "picture-hides-pixels"

FAINT = 2
"""Of 255: a smaller difference is the rounding of blending."""
RIM = 6
"""Pixels of the page around what is seen of a picture that are not looked at: its samples there are seen in part."""
BLOCK = 24
"""Side, in pixels of the page, of the squares in which a picture's samples are compared with each other."""
LEAST = 12
"""Samples of a square that must stand out: a letter has more."""

Marks = NDArray[np.bool_]


def picture_hides_pixels(page: PageCase) -> Iterator[Leak]:
    """Look at the samples of each picture where the page does not show it; burns have a check of their own."""
    if hides_pixels(page.output, as_rows([b.box.grown(1.0, 1.0) for b in page.burns])):
        yield Leak(check=NAME, where=page.where)


def hides_pixels(sheet: Sheet, burns: Floats) -> bool:
    """Return whether a picture of the page has writing where nothing of it is seen; `burns` are rows in box space."""
    pictures = [one for one in sheet.objects() if one.type == pdfium_c.FPDF_PAGEOBJ_IMAGE]
    if not pictures:
        return False
    shown, without = sheet.textless, sheet.drawn_without(pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_IMAGE)
    seen = np.maximum(shown, without) - np.minimum(shown, without) > FAINT
    unseen = ~_grown(seen, RIM)
    for row in sheet.space.pixels(burns, shown.shape) if burns.size else ():
        unseen[pixel_window(row, shown.shape, 0.0)] = False
    return any(_hides(own_pixels(one), placement(one), unseen, sheet) for one in pictures)


def _hides(pixels: Pixels, placed: Floats, unseen: Marks, sheet: Sheet) -> bool:
    rows, columns, own = _samples(pixels, placed, unseen, sheet)
    if not own.size:
        return False
    block = (rows // BLOCK) * (unseen.shape[1] // BLOCK + 1) + columns // BLOCK
    order = np.argsort(block, kind="stable")
    block, own = block[order], own[order]
    starts = np.flatnonzero(np.r_[True, block[1:] != block[:-1]])
    sizes = np.diff(np.r_[starts, len(block)])
    lows, highs = np.minimum.reduceat(own, starts), np.maximum.reduceat(own, starts)
    middle = np.repeat((lows.astype(np.int32) + highs) // 2, sizes)
    dark = np.add.reduceat((own < middle).astype(np.int64), starts)
    stands_out = np.minimum(dark, sizes - dark) >= LEAST
    return bool(((highs.astype(np.int32) - lows > DEVIATION) & stands_out).any())


def _samples(
    pixels: Pixels, placed: Floats, unseen: Marks, sheet: Sheet
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    """Return row, column and level of a picture's sample at each place of the page where it is drawn and not seen."""
    y, x = np.nonzero(unseen)
    space = sheet.space
    width, height = (space.height, space.width) if space.rotation in (90, 270) else (space.width, space.height)
    px, py = (x + 0.5) * width / unseen.shape[1], (y + 0.5) * height / unseen.shape[0]
    places = space.to_pdfium(space.undisplayed(np.stack([px, py, px, py], axis=1)))
    back = np.linalg.inv(placed)
    unit = np.stack([places[:, 0], places[:, 1], np.ones(len(places))], axis=1) @ back
    across = np.floor(unit[:, 0] * pixels.shape[1]).astype(np.int64)
    down = np.floor((1.0 - unit[:, 1]) * pixels.shape[0]).astype(np.int64)
    inside = (across >= 0) & (across < pixels.shape[1]) & (down >= 0) & (down < pixels.shape[0])
    levels = pixels[down[inside], across[inside]].mean(axis=1).astype(np.uint8)
    return y[inside], x[inside], levels


def _grown(marked: Marks, steps: int) -> Marks:
    grown = marked.copy()
    for turned in (grown, grown.T):
        before = turned.copy()
        for step in range(1, steps + 1):
            turned[step:] |= before[:-step]
            turned[:-step] |= before[step:]
    return grown

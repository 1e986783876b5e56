"""Check: on a page that was read in pixels, nothing that was removed can be read in the pixels that are left.

pdfium draws the produced page, and the reader of pixels reads that picture anew. The boxes are made paper first: what
is looked for is what stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from redactor.model import Leak, Word
from redactor.optical import OpticalLine, Upright, read_at, set_right
from redactor.rules import load_reading
from redactor.verify.case import PageCase
from redactor.verify.likeness import counts, spelled
from redactor.verify.needles import Needle
from redactor.verify.sheet import Pixels
from redactor.verify.space import Floats, as_rows, pixel_window

NAME = "pixels-still-read"

LOST_SHARE = 0.2
"""Share of a page's words, read before, that may not be read again: two readings of a poor scan differ."""
_FEW = 20
"""Words of a page below which such a share says nothing."""
_INSIDE = 0.5
"""Share of a word read anew that lies where a removed one stood."""


def pixels_still_read(page: PageCase) -> Iterator[Leak]:
    """Read the produced page's pixels and hunt every removed text in them, one letter in six forgiven."""
    if not is_read_in_pixels(page):
        return
    picture = page.output.drawn_finely(load_reading().dpi)
    _make_paper(page, picture)
    upright = set_right(picture)
    lines = read_at(upright.picture, upright.lines, picture.shape[1] / _shown_width(page))
    if _stands_where_removed(page, upright, picture.shape, lines):
        yield Leak(check=NAME, where=f"{page.where}: part of a removed word is still drawn")
    before = page.expected.text.splitlines()
    after = [line.text for line in lines]
    if _is_found(page.case.hunt.needles, before, after):
        yield Leak(check=NAME, where=f"{page.where}: a removed text can be read")
    lost, words = _lost(before, after)
    if words >= _FEW and lost > LOST_SHARE * words:
        yield Leak(check=NAME, where=f"{page.where}: {lost} of {words} words cannot be read any more")


def is_read_in_pixels(page: PageCase) -> bool:
    """Return whether words of the page were read by ourselves in a picture."""
    return not page.page.has_foreign_ocr and any(word.source == "ocr" for word in page.page.words)


def _make_paper(page: PageCase, picture: Pixels) -> None:
    paper = np.uint8(np.percentile(picture, 90))
    boxes = [*(b.box for b in page.burns), *page.stamps]
    for row in page.output.space.pixels(as_rows(boxes), picture.shape):
        picture[pixel_window(row, picture.shape, -1.0)] = paper


def _shown_width(page: PageCase) -> float:
    space = page.output.space
    return space.height if space.rotation in (90, 270) else space.width


def _is_found(needles: Sequence[Needle], before: Sequence[str], after: Sequence[str]) -> bool:
    hunted = [needle for needle in needles if needle.strength != "counted" or len(needle.key) > 3]
    there, found = counts(hunted, spelled(before)), counts(hunted, spelled(after))
    return any(found[needle.key] > there[needle.key] for needle in hunted)


def _lost(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many words of a text, and of how many, are not read in another, the reader's mistakes forgiven."""
    words = {word for line in before for word in line.split() if len(word) > 3}
    wanted = [needle for needle in (Needle(key=w, strength="counted") for w in sorted(words)) if needle.key]
    found = counts(wanted, spelled(after))
    return sum(not found[needle.key] for needle in wanted), len(wanted)


def _stands_where_removed(
    page: PageCase, upright: Upright, shape: tuple[int, int], lines: Sequence[OpticalLine]
) -> bool:
    """Return whether letters are read where a removed word stood: a box that ends before its ink does."""
    removed = [word.box for word in _removed(page)]
    if not removed:
        return False
    places = _turned(upright, page.output.space.pixels(as_rows(removed), shape))
    return any(
        sum(c.isalnum() for c in word.text) >= 2 and _lies_in(places, (word.x0, word.y0, word.x1, word.y1))
        for line in lines
        for word in line.words
    )


def _removed(page: PageCase) -> list[Word]:
    """Return the words of the page that were removed whole."""
    spans = [(d.finding.start, d.finding.end) for d in page.case.redactions]
    return [w for w in page.page.words if any(a <= w.start and w.end <= b for a, b in spans)]


def _turned(upright: Upright, rows: Floats) -> Floats:
    """Return pixel boxes of the page as drawn where they lie in the picture set right."""
    corners = np.stack([rows[:, [i, j]] for i in (0, 2) for j in (1, 3)], axis=1)
    placed = corners @ upright.matrix[:, :2].T + upright.matrix[:, 2]
    found: Floats = np.concatenate([placed.min(axis=1), placed.max(axis=1)], axis=1)
    return found


def _lies_in(places: Floats, word: tuple[float, float, float, float]) -> bool:
    x0, y0, x1, y1 = word
    across = np.minimum(places[:, 2], x1) - np.maximum(places[:, 0], x0)
    down = np.minimum(places[:, 3], y1) - np.maximum(places[:, 1], y0)
    area = max((x1 - x0) * (y1 - y0), 1.0)
    return bool((np.clip(across, 0, None) * np.clip(down, 0, None) > _INSIDE * area).any())

"""Pixels that no reader sees: under a box that somebody drew, behind a mask, white on white.

A picture is drawn three times: as it is, all black and all white (and its mask: nothing and everything). Where that
makes no difference to the page the picture is not seen there, whatever the reason, and its pixels go.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pymupdf
from numpy.typing import NDArray

from redactor.errors import TooMuch
from redactor.model import Box
from redactor.redact.matrix import Matrix
from redactor.redact.plan import PagePlan

DPI = 144
MOST_PIXELS = 8_000_000
"""Of one drawing of the page."""
FAINT = 2
"""Of 255: a smaller difference is the rounding of blending."""
LEAST = 2
"""Pixels of the drawing around the middle of a place: what is smaller holds nothing that can be read."""
MOST_APART = 60
"""Pictures of one page that lie over each other, each looked at by itself."""
MOST_PLACES = 4000
SPECK = 8.0
"""Points both ways up to which a picture finer than `FINEST` is only a dot."""
_SLANT = 1e-6
_BLOCK = 16
"""Samples of the largest block of a JPEG, either way."""
FINEST = 1200
"""Pixels an inch: more is seen by nobody who does not enlarge the page many times."""

Grey = NDArray[np.uint8]
Seen = NDArray[np.bool_]
Rect = tuple[float, float, float, float]


def with_unseen(pdf: bytes, plans: Sequence[PagePlan]) -> tuple[PagePlan, ...]:
    """Return the plans with the places added in which pictures show nothing, to lose their pixels there.

    Raises:
        TooMuch: a page draws more pictures over each other than can be looked at.
    """
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        return tuple(_with_page(opened, index, plan) for index, plan in enumerate(plans))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A picture as it is drawn: which objects it may be, their masks if all have one, its box, the pixels it has.

    MuPDF says what a drawn picture looks like and not which object it is: several may look the same.
    """

    xrefs: frozenset[int]
    masks: frozenset[int]
    rect: Rect
    pixels: tuple[int, int]
    matrix: Matrix
    """From the picture's unit square to the page."""

    @property
    def is_aslant(self) -> bool:
        """Return whether the picture is neither upright nor turned by quarters."""
        a, b, c, d, _, _ = self.matrix
        return abs(b * c) > _SLANT and abs(a * d) > _SLANT


def _with_page(opened: pymupdf.Document, index: int, plan: PagePlan) -> PagePlan:
    page = opened[index]
    rotation = page.rotation
    # Box space is the page before /Rotate: without rotation it is the page's own.
    page.set_rotation(0)
    try:
        placed = _placed(opened, page)
        if not placed:
            return plan
        places = [rect for group in _groups(placed) for rect in _unseen_of(opened, page, group)]
        places += [_around(one.rect) for one in placed if _is_speck(one)]
    finally:
        page.set_rotation(rotation)
    if len(places) > MOST_PLACES:
        raise TooMuch(f"Page {index + 1}: too much of its pictures is not seen. Redact the page by hand.")
    return replace(plan, blank=(*plan.blank, *_boxes(places, plan)))


def _boxes(places: Sequence[Rect], plan: PagePlan) -> Iterator[Box]:
    for x0, y0, x1, y1 in places:
        if x1 - x0 > 0.01 and y1 - y0 > 0.01:
            yield Box(page=plan.page.number, x0=x0, y0=y0, x1=x1, y1=y1)


def _placed(opened: pymupdf.Document, page: pymupdf.Page) -> list[_Placed]:
    listed = {int(one[0]): int(one[1]) for one in page.get_images(full=True)}
    alike: dict[bytes, set[int]] = defaultdict(set)
    for xref in listed:
        alike[pymupdf.Pixmap(opened, xref).digest].add(xref)
    found: list[_Placed] = []
    for one in page.get_image_info(hashes=True):
        rect = tuple(pymupdf.Rect(one["bbox"]) & page.rect)
        if rect[2] <= rect[0] or rect[3] <= rect[1]:
            continue
        xrefs = frozenset(alike.get(one["digest"]) or listed)
        if not xrefs:
            continue  # Within the content of a form: no object that could be changed. Verification looks at it.
        masks = frozenset(listed[xref] for xref in xrefs)
        found.append(
            _Placed(
                xrefs=xrefs,
                masks=frozenset() if 0 in masks else masks,
                rect=rect,
                pixels=(int(one["width"]), int(one["height"])),
                matrix=tuple(one["transform"]),
            )
        )
    return found


def _is_speck(one: _Placed) -> bool:
    x0, y0, x1, y1 = one.rect
    inches = (x1 - x0) / 72, (y1 - y0) / 72
    is_fine = one.pixels[0] > FINEST * inches[0] or one.pixels[1] > FINEST * inches[1]
    return is_fine and max(x1 - x0, y1 - y0) <= SPECK and max(one.pixels) > SPECK


def _around(rect: Rect) -> Rect:
    return rect[0] - 0.5, rect[1] - 0.5, rect[2] + 0.5, rect[3] + 0.5


def _groups(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Part pictures so that those of a group do not overlap: each group is drawn at once."""
    groups: list[list[_Placed]] = []
    for one in placed:
        group = next((g for g in groups if not any(_overlaps(one.rect, other.rect) for other in g)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
        if len(groups) > MOST_APART:
            raise TooMuch("A page draws too many pictures over each other. Redact the document by hand.")
    return groups


def _overlaps(a: Rect, b: Rect) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def _unseen_of(opened: pymupdf.Document, page: pymupdf.Page, group: Sequence[_Placed]) -> Iterator[Rect]:
    scale = min(DPI / 72, math.sqrt(MOST_PIXELS / max(page.rect.width * page.rect.height, 1.0)))
    seen = _matters(opened, page, frozenset().union(*(one.xrefs for one in group)), scale)
    through = _matters(opened, page, frozenset().union(*(one.masks for one in group)), scale)
    for one in group:
        window = _window(one.rect, scale, seen.shape)
        visible = seen[window] & through[window] if one.masks else seen[window]
        if one.is_aslant:
            visible = visible | ~_within(one.matrix, window, scale)
        yield from _rectangles(_worth_taking(visible, _rim(one, scale)), window, scale, one.rect)


def _within(matrix: Matrix, window: tuple[slice, slice], scale: float) -> Seen:
    """Return which pixels of a window lie in a picture that is drawn aslant: beside it nothing need be taken."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    x = (np.arange(window[1].start, window[1].stop) + 0.5)[None, :] / scale - e
    y = (np.arange(window[0].start, window[0].stop) + 0.5)[:, None] / scale - f
    u, v = (x * d - y * c) / area, (y * a - x * b) / area
    inside: Seen = (u >= 0.0) & (u <= 1.0) & (v >= 0.0) & (v <= 1.0)
    return inside


def _matters(opened: pymupdf.Document, page: pymupdf.Page, xrefs: frozenset[int], scale: float) -> Seen:
    """Return the pixels of the page that change when pictures turn from black to white (masks: closed to open)."""
    kept = {xref: (opened.xref_object(xref), opened.xref_stream_raw(xref)) for xref in sorted(xrefs)}
    drawn: list[Grey] = []
    for level in (0, 255):
        for xref in kept:
            _set_plain(opened, xref, level)
        drawn.append(_drawn(page, scale))
    for xref, (body, raw) in kept.items():
        opened.update_object(xref, body)
        opened.update_stream(xref, raw, compress=False)
        opened.update_object(xref, body)
    darkest, lightest = drawn
    changed: Seen = np.maximum(darkest, lightest) - np.minimum(darkest, lightest) > FAINT
    return changed


def _set_plain(opened: pymupdf.Document, xref: int, level: int) -> None:
    """Make a picture one pixel of one level; its mask stays."""
    mask = opened.xref_get_key(xref, "SMask")
    hard = opened.xref_get_key(xref, "Mask")
    is_stencil = opened.xref_get_key(xref, "ImageMask")[1] == "true"
    kept = "".join(f" /{key} {value}" for key, (kind, value) in (("SMask", mask), ("Mask", hard)) if kind == "xref")
    look = "/ImageMask true /BitsPerComponent 1" if is_stencil else "/ColorSpace /DeviceGray /BitsPerComponent 8"
    opened.update_object(xref, f"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 {look}{kept} >>")
    opened.update_stream(xref, bytes([level]), compress=False)


def _drawn(page: pymupdf.Page, scale: float) -> Grey:
    pymupdf.TOOLS.store_shrink(100)  # MuPDF keeps decoded pictures by their object, and would draw the one before.
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY, alpha=False, annots=False)
    rows = np.frombuffer(pixmap.samples, dtype=np.uint8).reshape(pixmap.height, pixmap.stride)
    grey: Grey = rows[:, : pixmap.width].copy()
    return grey


def _window(rect: Rect, scale: float, shape: tuple[int, ...]) -> tuple[slice, slice]:
    x0, y0, x1, y1 = (value * scale for value in rect)
    return (
        slice(max(math.floor(y0), 0), min(math.ceil(y1), shape[0])),
        slice(max(math.floor(x0), 0), min(math.ceil(x1), shape[1])),
    )


def _rim(one: _Placed, scale: float) -> int:
    """Return how many pixels of the drawing a pixel of the picture takes, and one more: it may be seen in part.

    Of a picture aslant a block of a JPEG: what is cut out of it in steps would else change blocks that are seen.
    """
    x0, y0, x1, y1 = one.rect
    sample = scale * max((x1 - x0) / one.pixels[0], (y1 - y0) / one.pixels[1])
    return 1 + math.ceil(sample * (_BLOCK if one.is_aslant else 1))


def _worth_taking(visible: Seen, rim: int) -> Seen:
    """Return what is not seen, clear of what is, without specks."""
    if not visible.any():
        return ~visible
    unseen = ~_grown(visible, min(rim, max(visible.shape)))
    return _grown(~_grown(~unseen, LEAST), LEAST) & unseen


def _grown(marked: Seen, steps: int) -> Seen:
    """Return the marked pixels and those within so many steps of one, level, upright or slanted."""
    grown = marked.copy()
    for turned in (grown, grown.T):
        before = turned.copy()
        for step in range(1, steps + 1):
            turned[step:] |= before[:-step]
            turned[:-step] |= before[step:]
    return grown


def _rectangles(unseen: Seen, window: tuple[slice, slice], scale: float, rect: Rect) -> Iterator[Rect]:
    """Cover what is not seen with rectangles in points, within the picture."""
    if unseen.all():
        yield rect
        return
    top, left = window[0].start, window[1].start
    for x0, y0, x1, y1 in _runs(unseen):
        place = (left + x0) / scale, (top + y0) / scale, (left + x1) / scale, (top + y1) / scale
        yield max(place[0], rect[0]), max(place[1], rect[1]), min(place[2], rect[2]), min(place[3], rect[3])


def _runs(unseen: Seen) -> Iterator[tuple[int, int, int, int]]:
    """Yield rectangles of the marked pixels: equal runs of rows that follow each other made one."""
    open_runs: dict[tuple[int, int], int] = {}
    padded = np.zeros((unseen.shape[0] + 1, unseen.shape[1] + 2), dtype=np.int8)
    padded[:-1, 1:-1] = unseen
    for y, row in enumerate(np.diff(padded, axis=1)):
        runs = set(zip(np.flatnonzero(row == 1).tolist(), np.flatnonzero(row == -1).tolist(), strict=True))
        for run in sorted(set(open_runs) - runs):
            yield run[0], open_runs.pop(run), run[1], y
        for run in runs - set(open_runs):
            open_runs[run] = y

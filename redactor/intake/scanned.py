"""Pixels of a page → letters on the page: what is drawn as a picture is read as a reader sees it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pymupdf

from redactor.intake.drawing import Rect
from redactor.intake.frame import Frame
from redactor.intake.layers import letters_of
from redactor.intake.leftover import Leftover, is_sure, leftovers_of
from redactor.intake.limits import MAX_OPTICAL_PIXELS
from redactor.intake.ruled import rulings_in
from redactor.intake.tracing import Fragment
from redactor.model import Ruling
from redactor.optical import (
    Code,
    OpticalLine,
    OpticalWord,
    Pixels,
    Upright,
    read_again,
    read_at,
    read_codes,
    set_right,
)
from redactor.rules import ReadingRules

_ASCENT, _DESCENT = 0.78, 0.22
"""Em above and below the baseline that a word's box takes at least."""
_TALLEST_LINE = 32.0
"""Points of a mark at most that is tried as a line of writing by itself."""
_CODE_MARGIN = 3.0
"""Points that a code is boxed larger than its corners, as they were found."""
_MARGIN = 2.0
"""Points around a picture that are looked at with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page drawn in grey; `scale` pixels a point."""

    picture: Pixels = field(repr=False)
    scale: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighted:
    """What was read in pixels. All places are points of the page set right, which is the drawn one without `frame`."""

    frame: Frame | None
    fragments: tuple[Fragment, ...] = field(repr=False)
    rulings: tuple[Ruling, ...] = field(default=(), repr=False)
    leftovers: tuple[Leftover, ...] = ()
    codes: tuple[tuple[Rect, str], ...] = field(default=(), repr=False)
    """Bar codes and the like, and what they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    lines: tuple[OpticalLine, ...] = field(repr=False)
    left: tuple[Leftover, ...]
    codes: tuple[Code, ...] = field(repr=False)


def view_of(page: pymupdf.Page, rules: ReadingRules) -> View:
    """Draw a page (its /Rotate taken off) as finely as it is to be read."""
    area = max(page.rect.width * page.rect.height, 1.0)
    scale = min(rules.dpi / 72.0, math.sqrt(MAX_OPTICAL_PIXELS / area))
    drawn = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY, alpha=False)
    rows = np.frombuffer(drawn.samples, dtype=np.uint8).reshape(drawn.height, drawn.stride)
    return View(picture=np.ascontiguousarray(rows[:, : drawn.width]), scale=scale)


def read_whole(view: View, rules: ReadingRules) -> Sighted:
    """Read a page that is a picture: the page is set right, and everything is placed on it as it lies then."""
    upright = set_right(view.picture)
    reading = _read(upright, view.scale, rules)
    frame = None if upright.is_as_given else _frame(upright, view.scale)
    fragments = tuple(_fragment(line, word, view.scale) for line in reading.lines for word in line.words)
    return Sighted(
        frame=frame,
        fragments=fragments,
        rulings=_outside_words(rulings_in(upright.picture, view.scale), fragments),
        leftovers=reading.left,
        codes=tuple((_code_rect(code, view.scale), code.text) for code in reading.codes),
    )


def read_part(view: View, rect: Rect, rules: ReadingRules) -> Sighted:
    """Read a picture that is part of a page; the page stays as it is drawn."""
    s = view.scale
    rows, columns = view.picture.shape
    x0, y0 = max(int((rect[0] - _MARGIN) * s), 0), max(int((rect[1] - _MARGIN) * s), 0)
    x1, y1 = min(math.ceil((rect[2] + _MARGIN) * s), columns), min(math.ceil((rect[3] + _MARGIN) * s), rows)
    upright = set_right(np.ascontiguousarray(view.picture[y0:y1, x0:x1]))
    reading = _read(upright, s, rules)
    back = _frame(upright, s).placing(0.0, 0.0, 0).matrix
    there = Frame(matrix=(*back[:4], back[4] + x0 / s, back[5] + y0 / s), width=0.0, height=0.0,
                  quarters=-upright.quarters % 4)  # fmt: skip
    here = [_fragment(line, word, s) for line in reading.lines for word in line.words]
    rulings = there.rulings(_outside_words(rulings_in(upright.picture, s), here))
    found = [there.fragment(one) for one in here]
    return Sighted(
        frame=None,
        fragments=tuple(found),
        rulings=rulings,
        leftovers=tuple(Leftover(rect=there.rect(one.rect), kind=one.kind) for one in reading.left),
        codes=tuple((there.rect(_code_rect(code, s)), code.text) for code in reading.codes),
    )


def _read(upright: Upright, scale: float, rules: ReadingRules) -> _Reading:
    """Return what an upright picture says: marks that were overlooked are read by themselves, doubts a second time."""
    picture = upright.picture
    codes = read_codes(picture)
    known = [code.box for code in codes]
    lines = tuple(_confirmed(line, picture, rules) for line in read_at(picture, upright.lines, scale))
    left = leftovers_of(picture, lines, scale, rules, known)
    overlooked = [one.rect for one in left if one.kind == "unread" and one.rect[3] - one.rect[1] <= _TALLEST_LINE]
    boxes = [(int(a * scale), int(b * scale), math.ceil(c * scale), math.ceil(d * scale)) for a, b, c, d in overlooked]
    again = (_confirmed(line, picture, rules) for line in read_at(picture, boxes, scale))
    more = [line for line in again if is_sure(line, rules)]
    if more:
        lines = (*lines, *more)
        left = leftovers_of(picture, lines, scale, rules, known)
    return _Reading(lines=lines, left=left, codes=codes)


def _confirmed(line: OpticalLine, picture: Pixels, rules: ReadingRules) -> OpticalLine:
    """Return a line that was not read surely as sure where the second reader reads the same letters."""
    if is_sure(line, rules) or not line.words:
        return line
    x0, y0, x1, y1 = (round(v) for v in line.box)
    pad = max(round(0.15 * line.size), 2)
    again = read_again(picture[max(y0 - pad, 0) : y1 + pad, max(x0 - pad, 0) : x1 + pad])
    agrees = again is not None and bool(letters_of(again)) and letters_of(again) == letters_of(line.text)
    return replace(line, confidence=rules.sure_line) if agrees else line


def _frame(upright: Upright, scale: float) -> Frame:
    (a, c, e), (b, d, f) = upright.matrix.tolist()
    rows, columns = upright.picture.shape
    return Frame(
        matrix=(a, b, c, d, e / scale, f / scale), width=columns / scale, height=rows / scale,
        quarters=upright.quarters,
    )  # fmt: skip


def _fragment(line: OpticalLine, word: OpticalWord, scale: float) -> Fragment:
    baseline, size = line.baseline / scale, line.size / scale
    top = min(word.y0 / scale, baseline - _ASCENT * size)
    bottom = max(word.y1 / scale, baseline + _DESCENT * size)
    edges = tuple(x / scale for x in word.edges)
    return Fragment(
        text=word.text, angle=0, edges=edges, v=baseline, box=(edges[0], top, edges[-1], bottom), size=size,
        order=0, mode=0, opacity=1.0, is_straight=True, has_space_after=True, source="ocr",
    )  # fmt: skip


def _code_rect(code: Code, scale: float) -> Rect:
    x0, y0, x1, y1 = (v / scale for v in code.box)
    return x0 - _CODE_MARGIN, y0 - _CODE_MARGIN, x1 + _CODE_MARGIN, y1 + _CODE_MARGIN


def _outside_words(rulings: Sequence[Ruling], words: Sequence[Fragment]) -> tuple[Ruling, ...]:
    """Return the rulings without strokes of letters: a level one within the height of a word and no wider is such."""
    return tuple(one for one in rulings if not (one.is_horizontal and any(_strokes(w, one) for w in words)))


def _strokes(word: Fragment, ruling: Ruling) -> bool:
    within = word.box[0] - word.size <= ruling.x0 and ruling.x1 <= word.box[2] + word.size
    return within and word.v - 0.75 * word.size <= ruling.y0 <= word.v + 0.05 * word.size


def without_drawn(read: Sequence[Fragment], drawn: Sequence[Fragment]) -> list[Fragment]:
    """Return what was read in pixels and is not text that the page draws there as text."""
    return [one for one in read if not any(_lies_on(one, other) for other in drawn)]


def _lies_on(one: Fragment, other: Fragment) -> bool:
    x, y = one.centre
    if other.box[0] <= x <= other.box[2] and other.box[1] <= y <= other.box[3]:
        return True
    # A word drawn in pieces: each piece lies within the word that was read.
    x, y = other.centre
    return one.box[0] <= x <= one.box[2] and one.box[1] <= y <= one.box[3] and other.text in one.text

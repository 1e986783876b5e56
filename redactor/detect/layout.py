"""A page as its reader sees it: tokens in displayed space, in rows and segments.

The only place of this stage that turns between page space and displayed space (see `Page.displayed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from redactor.model import Box, Page, WordSource

_LABEL_AND_VALUE = re.compile(r"^([^\W\d][^:]*:)(?!//)(\S+)$")
_SPACE = 1.5
"""Widths of a letter up to which two words read from pixels stand a space apart."""
_LEADER = re.compile(r"^[.·_\-–—…]{2,}$|^[.·…]$")


class Rect(NamedTuple):
    """A rectangle in displayed space, in points, y down; may have no area."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    def holds(self, other: Rect) -> bool:
        """Return whether the other's centre lies inside."""
        return self.x0 <= other.centre <= self.x1 and self.y0 <= other.middle <= self.y1

    def shared_width(self, other: Rect) -> float:
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def shared_height(self, other: Rect) -> float:
        return min(self.y1, other.y1) - max(self.y0, other.y0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, or the part of one before or after its colon (`DOB:01/02/1990`)."""

    text: str = field(repr=False)
    start: int
    end: int
    rect: Rect
    row: int
    source: WordSource

    @property
    def is_leader(self) -> bool:
        """Whether it only leads the eye: dots, dashes or a fill-in line."""
        return bool(_LEADER.match(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page in displayed space. `rows` run top to bottom, each left to right."""

    page: Page
    width: float
    height: float
    tokens: tuple[Token, ...] = field(repr=False)
    rows: tuple[tuple[Token, ...], ...] = field(repr=False)
    across: tuple[Rect, ...] = field(repr=False)
    """Horizontal rulings."""
    upright: tuple[Rect, ...] = field(repr=False)
    """Vertical rulings."""

    def parted(self, left: Token, right: Token) -> bool:
        """Return whether a vertical ruling stands between two tokens of a row."""
        start, stop, middle = left.rect.centre, right.rect.centre, left.rect.middle
        return any(start < x < stop and top - 1 <= middle <= bottom + 1 for x, top, _, bottom in self.upright)

    def walls(self, rect: Rect) -> tuple[list[float], list[float]]:
        """Return the near edges (x) of the vertical rulings that stand left and right of a rectangle, at its middle."""
        beside = [r for r in self.upright if r.y0 - 1 <= rect.middle <= r.y1 + 1]
        return [r.x1 for r in beside if r.x1 <= rect.x0 + 2], [r.x0 for r in beside if r.x0 >= rect.x1 - 2]

    def segments(self, row: Sequence[Token]) -> list[list[Token]]:
        """Return a row cut where a ruling or a gap wider than a word space stands."""
        parts: list[list[Token]] = []
        for token in row:
            if parts and not self.is_apart(parts[-1][-1], token):
                parts[-1].append(token)
            else:
                parts.append([token])
        return parts

    def is_apart(self, left: Token, right: Token) -> bool:
        """Return whether two neighbours of a row are further apart than the words of a sentence."""
        gap = right.rect.x0 - left.rect.x1
        return gap > max(0.85 * min(left.rect.height, right.rect.height), _space(left, right)) or self.parted(
            left, right
        )


def _space(left: Token, right: Token) -> float:
    """Return how wide a space between two words read from pixels may be.

    They are as high as their ink: capitals of a typewriter are hardly higher than its spaces are wide.
    """
    if "ocr" not in (left.source, right.source):
        return 0.0
    letters = len(left.text) + len(right.text)
    return _SPACE * (left.rect.x1 - left.rect.x0 + right.rect.x1 - right.rect.x0) / letters


def read_layout(page: Page) -> Layout:
    """Return a page in displayed space."""
    turned = page.rotation in (90, 270)
    tokens, rows = _in_rows([token for word_tokens in _tokens(page) for token in word_tokens])
    lines = [_displayed_line(page, r.x0, r.y0, r.x1, r.y1) for r in page.rulings]
    return Layout(
        page=page,
        width=page.height if turned else page.width,
        height=page.width if turned else page.height,
        tokens=tokens,
        rows=rows,
        across=_joined([r for r in lines if r.x1 - r.x0 > r.y1 - r.y0]),
        upright=tuple(r for r in lines if r.x1 - r.x0 <= r.y1 - r.y0),
    )


def page_box(page: Page, rect: Rect) -> Box:
    """Return the box in page space of a rectangle in displayed space; raises ValueError for no area."""
    x0, y0, x1, y1 = rect
    if page.rotation == 90:
        x0, y0, x1, y1 = y0, page.height - x1, y1, page.height - x0
    elif page.rotation == 180:
        x0, y0, x1, y1 = page.width - x1, page.height - y1, page.width - x0, page.height - y0
    elif page.rotation == 270:
        x0, y0, x1, y1 = page.width - y1, x0, page.width - y0, x1
    clip = (max(0.0, x0), max(0.0, y0), min(page.width, x1), min(page.height, y1))
    return Box(page=page.number, x0=clip[0], y0=clip[1], x1=clip[2], y1=clip[3])


def around(tokens: Iterable[Token]) -> Rect:
    """Return the smallest rectangle around tokens; raises ValueError for none."""
    rects = [token.rect for token in tokens]
    return Rect(min(r.x0 for r in rects), min(r.y0 for r in rects), max(r.x1 for r in rects), max(r.y1 for r in rects))


def _displayed_line(page: Page, x0: float, y0: float, x1: float, y1: float) -> Rect:
    # A line has no area, so it cannot be a Box: give it a hair and take that away again.
    hair = 0.001
    box = Box(
        page=page.number, x0=min(x0, x1) - hair, y0=min(y0, y1) - hair, x1=max(x0, x1) + hair, y1=max(y0, y1) + hair
    )
    return Rect(*page.displayed(box))


def _joined(lines: list[Rect]) -> tuple[Rect, ...]:
    """Return horizontal lines with the pieces of one line, drawn cell by cell, joined."""
    found: list[Rect] = []
    for line in sorted(lines, key=lambda r: (round(r.y0), r.x0)):
        last = found[-1] if found else None
        if last is not None and abs(last.y0 - line.y0) <= 1.0 and line.x0 <= last.x1 + 2.0:
            found[-1] = Rect(last.x0, min(last.y0, line.y0), max(last.x1, line.x1), max(last.y1, line.y1))
        else:
            found.append(line)
    return tuple(found)


def _tokens(page: Page) -> Iterable[list[Token]]:
    for word in page.words:
        match = _LABEL_AND_VALUE.match(word.text)
        cuts = [0, match.end(1), len(word.text)] if match and word.source != "field" else [0, len(word.text)]
        yield [
            Token(
                text=word.text[a:b],
                start=word.start + a,
                end=word.start + b,
                rect=_part_rect(page, word.box, word.part(word.start + a, word.start + b), (a, b, len(word.text))),
                row=0,
                source=word.source,
            )
            for a, b in pairwise(cuts)
        ]


def _part_rect(page: Page, whole: Box, part: Box, span: tuple[int, int, int]) -> Rect:
    rect = Rect(*page.displayed(part))
    if part != whole or span == (0, span[2], span[2]):
        return rect
    # The word has no character edges: share its width evenly, which is only used to tell left from right.
    each = (rect.x1 - rect.x0) / span[2]
    return Rect(rect.x0 + span[0] * each, rect.y0, rect.x0 + span[1] * each, rect.y1)


def _in_rows(tokens: list[Token]) -> tuple[tuple[Token, ...], tuple[tuple[Token, ...], ...]]:
    rows: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: (t.rect.middle, t.rect.x0)):
        home = next((row for row in reversed(rows[-4:]) if _same_row(row[0], token)), None)
        if home is None:
            rows.append([token])
        else:
            home.append(token)
    rows.sort(key=lambda row: row[0].rect.middle)
    numbered = tuple(
        tuple(
            Token(text=t.text, start=t.start, end=t.end, rect=t.rect, row=index, source=t.source)
            for t in sorted(row, key=lambda t: t.rect.x0)
        )
        for index, row in enumerate(rows)
    )
    return tuple(t for row in numbered for t in row), numbered


def _same_row(first: Token, other: Token) -> bool:
    return abs(first.rect.middle - other.rect.middle) < 0.45 * min(first.rect.height, other.rect.height)

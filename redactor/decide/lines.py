"""Lines and paragraphs of a document, by the gaps between lines: its text has no blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from redactor.model import Document

_GAP = 1.45
"""How much farther than usual two lines stand apart where a paragraph ends."""
_LIST_ITEM = re.compile(r"^\s*(?:[-•*▪◦o]|\(?[0-9]{1,2}[.)]|\(?[a-zA-Z][.)]|[IVX]+[.)])\s+\S")
_SENTENCE_END = re.compile(r"[.!?:;][\"”')\]]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text; `top` and `bottom` in points from the top of the page."""

    start: int
    end: int
    page: int
    top: float
    bottom: float
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together: characters [start, end) of the document."""

    start: int
    end: int
    text: str = field(repr=False)


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return the lines of a document that hold words, in reading order."""
    found: list[Line] = []
    for page in document.pages:
        words = iter(sorted(page.words, key=lambda w: w.start))
        word = next(words, None)
        at = page.start
        for text in document.text[page.start : page.end].split("\n"):
            end = at + len(text)
            tops, bottoms = [], []
            while word is not None and word.start < end:
                tops.append(word.box.y0)
                bottoms.append(word.box.y1)
                word = next(words, None)
            if tops:
                found.append(Line(start=at, end=end, page=page.number, top=min(tops), bottom=max(bottoms), text=text))
            at = end + 1
    return tuple(found)


def paragraphs_of(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Return lines joined to paragraphs.

    A paragraph ends where the gap is wide, where a list item begins, and at the end of a page unless the sentence
    goes on.
    """
    pitch = _pitch(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_paragraph(group) for group in groups)


def _paragraph(group: Sequence[Line]) -> Paragraph:
    return Paragraph(start=group[0].start, end=group[-1].end, text="\n".join(line.text for line in group))


def _pitch(lines: Iterable[Line]) -> float:
    lines = list(lines)
    steps = [b.top - a.top for a, b in pairwise(lines) if a.page == b.page and b.top > a.top]
    heights = [line.bottom - line.top for line in lines]
    if not heights:
        return 0.0
    # In a text of one-line paragraphs every step is wide: a line is never set wider than twice its height.
    return min(median(steps), 1.5 * median(heights)) if steps else 1.5 * median(heights)


def _goes_on(last: Line, line: Line, pitch: float) -> bool:
    if _LIST_ITEM.match(line.text):
        return False
    if last.page != line.page:
        return _SENTENCE_END.search(last.text) is None and line.text.lstrip()[:1].islower()
    step = line.top - last.top
    return 0 <= step <= _GAP * pitch

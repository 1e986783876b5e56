"""A source as read: boxes, words, pages, documents.

One coordinate space everywhere: PDF points, origin at the top left of the crop box *before* /Rotate,
y downwards, UserUnit applied. `Page.displayed` is the only way to the page as a reader sees it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

WordSource = Literal["text", "field", "annotation", "ocr"]
RegionKind = Literal["unread", "unread-line", "photo", "fingerprint", "signature", "office-signature"]
"""What an inked place of a picture is: marks that nothing explains, a line that was not read surely, or what it shows;
a signature is the noncitizen's, an office-signature somebody's who signs in an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on one page (pages count from 1). Refuses NaN, infinity and no area."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        if self.page < 1:
            raise ValueError("a box needs a page, counted from 1")
        if not all(math.isfinite(v) for v in (self.x0, self.y0, self.x1, self.y1)):
            raise ValueError("a box needs four finite numbers")
        if self.x1 <= self.x0 or self.y1 <= self.y0:
            raise ValueError("a box needs an area")

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return self.width * self.height

    def grown(self, dx: float, dy: float) -> Box:
        """Return the box with `dx` points added left and right and `dy` above and below."""
        return Box(page=self.page, x0=self.x0 - dx, y0=self.y0 - dy, x1=self.x1 + dx, y1=self.y1 + dy)

    def overlap(self, other: Box) -> float:
        """Return the common area in square points; 0.0 on different pages."""
        # Most pairs are far from each other, and a page asks of thousands.
        if self.x1 <= other.x0 or other.x1 <= self.x0 or self.y1 <= other.y0 or other.y1 <= self.y0:
            return 0.0
        if self.page != other.page:
            return 0.0
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return width * height

    def contains_centre(self, other: Box) -> bool:
        """Return whether the other box's centre lies inside this one."""
        cx, cy = (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2
        return self.page == other.page and self.x0 <= cx <= self.x1 and self.y0 <= cy <= self.y1


def union(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around boxes of one page; raises ValueError for none or several pages."""
    if len({b.page for b in boxes}) != 1:
        raise ValueError("a union needs boxes of exactly one page")
    return Box(
        page=boxes[0].page,
        x0=min(b.x0 for b in boxes),
        y0=min(b.y0 for b in boxes),
        x1=max(b.x1 for b in boxes),
        y1=max(b.y1 for b in boxes),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A run of characters without white space, as drawn.

    `start` is the offset of its first character in `Document.text`. `edges` are the x positions of the
    character boundaries (`len(text) + 1` of them, ascending); None where the word is not drawn upright
    from left to right, and then it can only be taken whole. `line` counts lines on the page from 0.
    """

    text: str = field(repr=False)
    box: Box
    start: int
    line: int
    source: WordSource = "text"
    edges: tuple[float, ...] | None = field(default=None, repr=False)
    size: float = 0.0

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> Box:
        """Return the box of the characters in document offsets [start, end), clipped to the word."""
        first, last = max(start, self.start) - self.start, min(end, self.end) - self.start
        if self.edges is None or (first <= 0 and last >= len(self.text)):
            return self.box
        x0, x1 = self.edges[first], self.edges[last]
        if x1 <= x0:
            return self.box
        return Box(page=self.box.page, x0=x0, y0=self.box.y0, x1=x1, y1=self.box.y1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A straight horizontal or vertical line, or the edge of a drawn rectangle, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_horizontal(self) -> bool:
        return abs(self.y1 - self.y0) <= abs(self.x1 - self.x0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A raster image as placed on the page."""

    box: Box
    is_read: bool = False
    """Whether every word drawn in it stands in `Page.words` (text recognition has read it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place in a picture that shows something that was not read as text."""

    box: Box
    kind: RegionKind


_ASKEW = 1e-6
"""Rise by a point along a line, from which it is not level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """How a page that has been set right to be read lies on the sheet as drawn.

    `matrix` (a, b, c, d, e, f as in PDF) takes a point of the page set right to the drawn one; the rest is the
    drawn page's.
    """

    matrix: tuple[float, float, float, float, float, float]
    width: float
    height: float
    rotation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: `width` × `height` is the crop box before /Rotate, in points."""

    number: int
    width: float
    height: float
    rotation: int
    words: tuple[Word, ...] = field(repr=False)
    start: int
    end: int
    """Offsets of the page's text in `Document.text`."""
    form: str | None = None
    """Id of the form in rules/forms/ that this page is, or None."""
    rulings: tuple[Ruling, ...] = field(default=(), repr=False)
    pictures: tuple[Picture, ...] = ()
    hidden: tuple[Box, ...] = ()
    """Where text is drawn that no reader sees; it is dropped from the output whatever it says."""
    has_foreign_ocr: bool = False
    """Whether the words over a picture come from somebody's invisible text layer."""
    regions: tuple[Region, ...] = ()
    placing: Placing | None = None
    """Set where the page was turned to be read; its boxes are then those of the page set right."""

    @property
    def is_scanned(self) -> bool:
        """Return whether words of the page were read in a picture: their boxes lie loosely on the letters."""
        return self.has_foreign_ocr or any(picture.is_read for picture in self.pictures)

    @property
    def is_askew(self) -> bool:
        """Return whether the page was turned by no whole quarters to be read: its boxes lie loosely as drawn."""
        return self.placing is not None and min(map(abs, self.placing.matrix[:2])) > _ASKEW

    def displayed(self, box: Box) -> tuple[float, float, float, float]:
        """Return x0, y0, x1, y1 of a box on the page as displayed: origin top left, after /Rotate."""
        x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
        if self.rotation == 90:
            return self.height - y1, x0, self.height - y0, x1
        if self.rotation == 180:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        if self.rotation == 270:
            return y0, self.width - x1, y1, self.width - x0
        return x0, y0, x1, y1


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A reason why a person must look: `code` is fixed, `page` 0 means the whole document."""

    code: str
    page: int
    message: str
    advice: str
    boxes: tuple[Box, ...] = ()
    """Where on the page, if that can be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source as read. `source` is its path relative to SOURCE and may itself name a person."""

    document_id: str
    source: str = field(repr=False)
    sha256: str
    pages: tuple[Page, ...] = field(repr=False)
    text: str = field(repr=False)
    """Words joined by one space on a line, one newline between lines, one form feed between pages."""
    concerns: tuple[Concern, ...] = ()

    def words(self) -> Iterator[Word]:
        """Yield the words of all pages in reading order."""
        for page in self.pages:
            yield from page.words

    def page_at(self, offset: int) -> Page:
        """Return the page that holds a character offset of `text`."""
        index = bisect_right([p.start for p in self.pages], offset) - 1
        return self.pages[max(index, 0)]

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that share at least one character with [start, end)."""
        found: list[Word] = []
        for page in self.pages:
            if page.end <= start and page.end != page.start:
                continue
            if page.start >= end:
                break
            found.extend(w for w in page.words if w.start < end and w.end > start)
        return tuple(found)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes of [start, end): one a line and source, words of one line joined."""
        lines: dict[tuple[int, int], list[Box]] = {}
        for word in self.words_in(start, end):
            lines.setdefault((word.box.page, word.line), []).append(word.part(start, end))
        return tuple(union(parts) for parts in lines.values())

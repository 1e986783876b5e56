"""The source's characters: what each drawn glyph means, and whether somebody has read it.

A glyph is known by its number and place. The redrawn page has the same glyphs at nearly the same places, so what
the source says of them (its ToUnicode, which the drawing device does not carry over) can be looked up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pymupdf

from redactor.model import Box, Page, Word

NEAR = 1.5
"""Points by which a glyph's origin in source and redrawn page may differ: the device rounds every kern."""
WIDEST = 40.0
"""Points by which a letter's origin may lie outside a box into which the letter reaches."""
_MEANINGLESS = frozenset("\0\ufffd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """A drawn glyph of the source; x, y is its origin in the model's box space."""

    glyph: int
    x: float
    y: float
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letters:
    """Characters, to be found by number and place."""

    grid: dict[tuple[int, int, int], list[Character]] = field(repr=False)
    _known: dict[tuple[int, float, float], Character | None] = field(default_factory=dict, repr=False)
    """Answers given: every glyph that stays is asked for several times."""

    def nearest(self, glyph: int, x: float, y: float) -> Character | None:
        """Return the nearest character with that glyph number, or None where none is near."""
        place = (glyph, x, y)
        if place not in self._known:
            self._known[place] = self._nearest(glyph, x, y)
        return self._known[place]

    def _nearest(self, glyph: int, x: float, y: float) -> Character | None:
        best, least = None, NEAR
        rows, grid = range(round(y - NEAR), round(y + NEAR) + 1), self.grid
        for column in range(round(x - NEAR), round(x + NEAR) + 1):
            for row in rows:
                for one in grid.get((glyph, column, row), ()):
                    distance = abs(one.x - x) + abs(one.y - y)
                    if distance < least:
                        best, least = one, distance
        return best


def gathered(characters: Iterable[Character]) -> Letters:
    """Return characters ready to be looked up."""
    grid: dict[tuple[int, int, int], list[Character]] = {}
    for one in characters:
        grid.setdefault((one.glyph, round(one.x), round(one.y)), []).append(one)
    return Letters(grid)


def characters_of(page: pymupdf.Page) -> tuple[Character, ...]:
    """Return the characters of a page of the source, in the order drawn."""
    found: list[tuple[int, float, float, str]] = []
    for span in page.get_texttrace():
        for code_point, glyph, (x, y), _ in span["chars"]:
            if glyph >= 0:
                found.append((glyph, x, y, chr(code_point)))
            elif found:
                # The further letters of a ligature have no glyph of their own.
                glyph, x, y, text = found[-1]
                found[-1] = (glyph, x, y, text + chr(code_point))
    return tuple(
        Character(glyph=glyph, x=float(x), y=float(y), text=text)
        for glyph, x, y, text in found
        if _MEANINGLESS.isdisjoint(text)
    )


def read_by(page: Page, characters: Sequence[Character]) -> Letters:
    """Return those characters that stand in the page's words: what somebody reads there, and detection has seen.

    Only asked for where hidden text may lie over words: elsewhere it is of no use, and is empty.
    """
    if not page.hidden:
        return Letters({})
    rows: dict[int, list[Word]] = {}
    for word in page.words:
        if word.source == "ocr" and not page.has_foreign_ocr:
            continue  # It was read in the picture: what is drawn unseen over it is somebody's layer, and goes.
        for row in range(int(word.box.y0) - 1, int(word.box.y1) + 2):
            rows.setdefault(row, []).append(word)
    doubtful = [c for c in characters if _lies_in(c, page.hidden)]
    return gathered(c for c in doubtful if any(_reads(word, c) for word in rows.get(round(c.y), ())))


def _lies_in(one: Character, boxes: Iterable[Box]) -> bool:
    grown = (box.grown(WIDEST, WIDEST) for box in boxes)
    return any(box.x0 <= one.x <= box.x1 and box.y0 <= one.y <= box.y1 for box in grown)


def _reads(word: Word, one: Character) -> bool:
    """Return whether the word has this character where it is drawn."""
    text = _folded(one.text)
    if not text:
        return True  # Spaces stand in no word, and say nothing.
    if word.edges is None:
        return word.box.x0 - 1 <= one.x <= word.box.x1 + 1 and text in _folded(word.text)
    for index, edge in enumerate(word.edges[:-1]):
        if abs(edge - one.x) <= NEAR and _folded(word.text[index:]).startswith(text):
            return True
    return False


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()

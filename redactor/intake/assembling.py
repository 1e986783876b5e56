"""Cells → words with their place in the document's text."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.intake.drawing import Rect
from redactor.intake.lines import Cell
from redactor.model import Box, Document, Page, Word

_LEAST = 0.5
"""Points: the least width and height of a box."""


def page_words(cells: Sequence[Cell], number: int, start: int) -> tuple[tuple[Word, ...], str]:
    """Return the words of a page, whose text begins at `start` in the document's, and that text."""
    words: list[Word] = []
    rows: list[str] = []
    at = start
    for index, cell in enumerate(cells):
        for piece in cell:
            words.append(
                Word(
                    text=piece.text,
                    box=box_of(piece.box, number),
                    start=at,
                    line=index,
                    source=piece.source,
                    edges=piece.edges if piece.is_straight else None,
                    size=piece.size,
                )
            )
            at += len(piece.text) + 1
        rows.append(" ".join(piece.text for piece in cell))
    return tuple(words), "\n".join(rows)


def box_of(rect: Rect, number: int) -> Box:
    """Return a rectangle as a box of a page, at least half a point wide and high."""
    x0, y0, x1, y1 = rect
    return Box(page=number, x0=x0, y0=y0, x1=max(x1, x0 + _LEAST), y1=max(y1, y0 + _LEAST))


def check_offsets(document: Document) -> None:
    """Raise ValueError where a word, page or gap does not stand in the document's text where it says."""
    at = 0
    for page in document.pages:
        if page.start != at or document.text[page.end : page.end + 1] not in ("\f", ""):
            raise ValueError(f"page {page.number} does not begin or end where the text does")
        _check_page(page, document.text)
        at = page.end + 1
    if document.pages and document.pages[-1].end != len(document.text):
        raise ValueError("the last page does not end where the text does")


def _check_page(page: Page, text: str) -> None:
    last: Word | None = None
    for word in page.words:
        if text[word.start : word.end] != word.text or any(letter.isspace() for letter in word.text):
            raise ValueError(f"page {page.number}: a word does not stand at its offset")
        begins = page.start if last is None else last.end + 1
        between = "" if last is None else text[last.end : word.start]
        if word.start != begins or (last is not None and between != (" " if word.line == last.line else "\n")):
            raise ValueError(f"page {page.number}: words are not parted by one space or newline")
        if word.edges is not None and (len(word.edges) != len(word.text) + 1 or list(word.edges) != sorted(word.edges)):
            raise ValueError(f"page {page.number}: a word's edges do not fit its letters")
        last = word
    if page.end != (page.start if last is None else last.end):
        raise ValueError(f"page {page.number} does not end with its last word")

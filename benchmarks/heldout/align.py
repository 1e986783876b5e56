"""Find where a drawn document carries each labelled run, by reading its words in the order they were drawn."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pymupdf

from benchmarks.heldout.markup import Piece

_REACH = 700
"""How far ahead the next word is looked for, in letters: a header, a footer and a column of line numbers lie between."""


def fold(text: str) -> str:
    """Return letters and digits alone, lower case, without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c) and c.isalnum())


@dataclass
class Drawn:
    """The letters of a PDF in a row, and the word each belongs to."""

    letters: str = field(repr=False)
    owner: list[int] = field(repr=False)
    words: list[tuple[int, float, float, float, float, str]] = field(repr=False)
    pages: int = 0

    @classmethod
    def read(cls, pdf: bytes) -> Drawn:
        letters, owner, words = [], [], []
        with pymupdf.open(stream=pdf, filetype="pdf") as doc:
            for number, page in enumerate(doc, start=1):
                for x0, y0, x1, y1, word, *_ in page.get_text("words"):
                    box = pymupdf.Rect(x0, y0, x1, y1) * page.rotation_matrix
                    words.append((number, *(round(v, 1) for v in box), word))
                    kept = fold(word)
                    letters.append(kept)
                    owner.extend([len(words) - 1] * len(kept))
            return cls("".join(letters), owner, words, doc.page_count)


class Lost(Exception):
    """A labelled run does not stand where it was drawn: the generator is wrong."""


def spans(drawn: Drawn, stream: list[Piece]) -> list[dict[str, Any]]:
    """Return the labelled runs with their page and boxes; every word of the stream is followed, labelled or not."""
    found, at = [], 0
    for piece in stream:
        used: list[int] = []
        for word in re.split(r"\s+", piece.text):
            letters = fold(word)
            if not letters:
                continue
            where = _next(drawn.letters, letters, at)
            used.extend(range(where, where + len(letters)))
            at = where + len(letters)
        if piece.category and used:
            found.append(_span(drawn, piece, used))
    return found


def everywhere(drawn: Drawn, stream: list[Piece], first_page: int) -> list[dict[str, Any]]:
    """Return the labelled runs of a header or footer on each page from `first_page` on, wherever on it they stand."""
    found = []
    for page in range(first_page, drawn.pages + 1):
        inside = [i for i, owner in enumerate(drawn.owner) if drawn.words[owner][0] == page]
        if not inside:
            continue
        letters = drawn.letters[inside[0] : inside[-1] + 1]
        whole = fold("".join(p.text for p in stream))
        start = letters.find(whole)
        if start < 0:
            raise Lost(f"a running line of {len(stream)} runs on page {page}")
        at = inside[0] + start
        for piece in stream:
            size = len(fold(piece.text))
            if piece.category and size:
                found.append(_span(drawn, piece, list(range(at, at + size))))
            at += size
    return found


def unplaced(stream: list[Piece], page: int = 1) -> list[dict[str, Any]]:
    """Return labelled runs that are not text of a page (values of fields, words of a picture) without boxes."""
    return [_entry(p, page) for p in stream if p.category and fold(p.text)]


def _next(letters: str, word: str, at: int) -> int:
    where = letters.find(word, at, at + len(word) + _REACH)
    if where < 0:
        where = letters.find(word, max(0, at - 200))  # a cell set lower than its neighbour is read after it
    if where < 0:
        raise Lost(f"a word of {len(word)} letters after letter {at}: {letters[max(0, at - 40) : at + 60]!r}: {word!r}")
    return where


def _span(drawn: Drawn, piece: Piece, used: list[int]) -> dict[str, Any]:
    owners = list(dict.fromkeys(drawn.owner[i] for i in used))
    entry = _entry(piece, drawn.words[owners[0]][0])
    boxes = []
    for owner in owners:
        page, x0, y0, x1, y1, word = drawn.words[owner]
        letters = "".join(drawn.letters[i] for i in used if drawn.owner[i] == owner)
        boxes.append([page, x0, y0, x1, y1, _cut(word, letters)])
    entry["boxes"] = boxes
    return entry


def _cut(word: str, letters: str) -> str:
    """Return the part of a word that belongs to the run: a bracket or a possessive may hang on it."""
    return word if fold(word) == letters else letters


def _entry(piece: Piece, page: int) -> dict[str, Any]:
    text = re.sub(r"-\n", "", piece.text) if "\n" in piece.text else piece.text
    return {
        "text": " ".join(text.split()),
        "category": piece.category,
        "page": page,
        "expect": piece.expect,
        "clause": "",
        "subject": piece.subject,
    }

"""Letters that a reader of pixels puts for digits."""

from __future__ import annotations

import pytest

from redactor.detect.lookalikes import with_digits
from redactor.model import Box, Document, Page, Word, WordSource


def document(text: str, source: WordSource = "ocr") -> Document:
    words, at = [], 0
    for piece in text.split(" "):
        box = Box(page=1, x0=10.0 + at, y0=10, x1=10.0 + at + len(piece), y1=20)
        words.append(Word(text=piece, box=box, start=at, line=0, source=source, size=10))
        at += len(piece) + 1
    page = Page(number=1, width=612, height=792, rotation=0, words=tuple(words), start=0, end=len(text))
    return Document(document_id="D", source="s", sha256="0" * 64, pages=(page,), text=text)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("A2O5-777-8B8", "A205-777-888"),
        ("SSN l23-45-67S9", "SSN 123-45-6759"),
        ("born O3/l4/1985,", "born 03/14/1985,"),
        ("Boss SOIL 12 B8", "Boss SOIL 12 B8"),
        ("I-213 in Room BOB", "I-213 in Room BOB"),
    ],
)
def test_letters_among_digits_are_read_as_the_digits_they_look_like(read: str, meant: str) -> None:
    assert with_digits(document(read), 0, len(read)) == meant


def test_text_that_the_file_itself_gives_is_left_alone() -> None:
    assert with_digits(document("A2O5-777-8B8", "text"), 0, 12) == "A2O5-777-8B8"

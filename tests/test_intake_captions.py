"""Whose hand a mark is: its caption counts as a whole, also where only the first stroke of it was found."""

from __future__ import annotations

from redactor.intake.signatures import hand_of
from redactor.model import Box, Page, Word
from redactor.rules import load_reading

RULES = load_reading()


def page_with(*captions: tuple[float, str]) -> Page:
    """Return a page with captions on one line, each beginning at its place."""
    words, start = [], 0
    for line, (x, text) in enumerate(captions):
        for part in text.split():
            box = Box(page=1, x0=x, y0=744.0, x1=x + 5.0 * len(part), y1=753.0)
            words.append(Word(text=part, box=box, start=start, line=line, source="ocr"))
            x, start = box.x1 + 3.0, start + len(part) + 1
    return Page(number=1, width=612.0, height=792.0, rotation=0, words=tuple(words), start=0, end=start)


STROKE = Box(page=1, x0=10.0, y0=711.0, x1=48.0, y1=731.0)
"""The first stroke of a hand over the caption's first word."""


def test_a_caption_counts_as_a_whole() -> None:
    assert hand_of(page_with((12.0, "Signature of Immigration Officer")), STROKE, RULES) == "office-signature"


def test_the_next_caption_on_the_line_says_nothing() -> None:
    page = page_with((12.0, "Signature"), (230.0, "Immigration Officer"))
    assert hand_of(page, STROKE, RULES) == "unread"

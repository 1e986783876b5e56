"""Words read from pixels are as high as their ink: what parts cells must not be a typewriter's space."""

from __future__ import annotations

import pytest

from redactor.detect.layout import Layout, read_layout
from redactor.model import Box, Page, Word

PITCH, HEIGHT = 7.2, 7.5
"""Points of a letter of a typewriter, and of its capitals."""


def page_of(text: str, source: str, gaps: dict[int, float]) -> Layout:
    """Return a line in capitals of a typewriter; `gaps` are spaces behind words that are not one letter wide."""
    words, x, start = [], 72.0, 0
    for number, part in enumerate(text.split()):
        x1 = x + PITCH * len(part)
        edges = tuple(x + PITCH * i for i in range(len(part) + 1))
        box = Box(page=1, x0=x, y0=100.0, x1=x1, y1=100.0 + HEIGHT)
        words.append(Word(text=part, box=box, start=start, line=0, source=source, edges=edges))  # type: ignore[arg-type]
        x, start = x1 + gaps.get(number, PITCH), start + len(part) + 1
    page = Page(number=1, width=612.0, height=792.0, rotation=0, words=tuple(words), start=0, end=start)
    return read_layout(page)


@pytest.mark.parametrize(("source", "parts"), [("ocr", 1), ("text", 4)])
def test_a_typewriters_space_parts_no_cells_on_a_scan(source: str, parts: int) -> None:
    layout = page_of("PER THE DEFENDANT CAME", source, {})
    assert len(layout.segments(layout.rows[0])) == parts


def test_two_spaces_part_cells_on_a_scan() -> None:
    layout = page_of("NAME DEFENDANT DATE", "ocr", {0: 2 * PITCH, 1: 2 * PITCH})
    assert len(layout.segments(layout.rows[0])) == 3

"""Find every labelled letter in the finished PDF: what was drawn and what is read must be the same letters in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pymupdf

from benchmarks.heldout2.marks import Ink, Labels

_HYPHENS = {"-", "\xad", "\u2010"}
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP


class Lost(Exception):
    """What was drawn is not what is read: the generator is wrong."""


@dataclass(slots=True)
class Glyph:
    """One letter as a reader of the PDF finds it; the box as displayed."""

    char: str
    page: int
    box: pymupdf.Rect
    line: int


def glyphs(pdf: bytes) -> tuple[list[Glyph], int]:
    """Return the printed letters in the order they were drawn, and the number of pages."""
    found: list[Glyph] = []
    with pymupdf.open(stream=pdf, filetype="pdf") as doc:
        line = 0
        for number, page in enumerate(doc, start=1):
            for widget in list(page.widgets()):
                page.delete_widget(widget)  # the values of fields are not letters of the page: field_values reads them
            for block in page.get_text("rawdict", flags=_FLAGS)["blocks"]:
                for row in block.get("lines", ()):
                    line += 1
                    for span in row["spans"]:
                        found.extend(
                            Glyph(c["c"], number, pymupdf.Rect(c["bbox"]) * page.rotation_matrix, line)
                            for c in span["chars"]
                            if not c["c"].isspace()
                        )
        return found, doc.page_count


def field_values(pdf: bytes) -> list[tuple[int, str]]:
    """Return page and value of each field of an AcroForm."""
    with pymupdf.open(stream=pdf, filetype="pdf") as doc:
        return [(page.number + 1, widget.field_value) for page in doc for widget in page.widgets()]


def spans(drawn: list[Ink], labels: Labels, read: list[Glyph]) -> list[dict[str, Any]]:
    """Return one entry a label."""
    parts: dict[int, list[tuple[int, str, Glyph]]] = {}
    at, word = 0, 0
    for ink in drawn:
        word += 1
        for char, number in zip(ink.text, ink.ids, strict=True):
            if char.isspace():
                word += 1
                continue
            at = _found(read, char, at)
            if number >= 0:
                parts.setdefault(number, []).append((word, char, read[at]))
            at += 1
    if at != len(read):
        raise Lost(f"{len(read) - at} letters more are read than were drawn")
    return [_entry(labels, number, found) for number, found in sorted(parts.items())]


def _found(read: list[Glyph], char: str, at: int) -> int:
    for where in range(at, min(at + 2, len(read))):
        seen = read[where].char
        if seen == char or {seen, char} <= _HYPHENS:
            return where
        if seen not in _HYPHENS:  # a hyphen at the end of a line is the layout's own
            break
    near = "".join(g.char for g in read[max(0, at - 30) : at + 30])
    raise Lost(f"{char!r} expected at letter {at}, near {near!r}")


def _entry(labels: Labels, number: int, found: list[tuple[int, str, Glyph]]) -> dict[str, Any]:
    label = labels.all[number]
    boxes: list[list[Any]] = []
    last: tuple[int, int, int] | None = None
    for word, char, glyph in found:
        here = (word, glyph.page, glyph.line)
        if here == last:
            rect = pymupdf.Rect(*boxes[-1][1:5]) | glyph.box
            boxes[-1] = [glyph.page, *rect, boxes[-1][5] + char]
        else:
            boxes.append([glyph.page, *glyph.box, char])
        last = here
    text = " ".join(labels.words[number].split())
    if "".join(b[5] for b in boxes) != text.replace(" ", ""):
        raise Lost(f"not whole: {text!r} {[b[5] for b in boxes]}")
    return {
        "text": text,
        "category": label.category,
        "page": boxes[0][0],
        "boxes": [[b[0], *(round(v, 2) for v in b[1:5]), b[5]] for b in boxes],
        "expect": label.expect,
        "clause": "",
        "subject": label.subject,
    }

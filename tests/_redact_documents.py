"""Builders for the tests of redaction: a small reader of our own, findings and decisions by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pymupdf

from redactor.model import Box, Decision, Document, DocumentDecisions, Finding, Page, Redacted, Word
from redactor.redact import redact

LABEL, SHORT = "REDACTED – PO – ID", "PO-ID"


def read(path: Path, *, hidden: dict[int, tuple[Box, ...]] | None = None, foreign_ocr: bool = False) -> Document:
    """Read a PDF into the model: words with character edges, one space between words, a newline between lines."""
    pages, text = [], ""
    with pymupdf.open(path) as opened:
        opened.bake()
        for page in opened:
            start, words = len(text), []
            unseen = (hidden or {}).get(page.number + 1, ())
            for line_number, line in enumerate(_lines(page)):
                for chars in line:
                    word = _word(chars, page.number + 1, len(text), line_number)
                    word = replace(word, source="ocr") if foreign_ocr else word
                    if any(box.contains_centre(word.box) and box.height < 3 * word.box.height for box in unseen):
                        continue
                    words.append(word)
                    text += word.text + " "
                text = text[:-1] + "\n"
            rect = page.rect
            size = (rect.height, rect.width) if page.rotation in (90, 270) else (rect.width, rect.height)
            pages.append(
                Page(
                    number=page.number + 1,
                    width=size[0],
                    height=size[1],
                    rotation=page.rotation,
                    words=tuple(words),
                    start=start,
                    end=len(text),
                    hidden=(hidden or {}).get(page.number + 1, ()),
                    has_foreign_ocr=foreign_ocr,
                )
            )
            text += "\f"
    return Document(document_id="d1", source="s.pdf", sha256="0" * 64, pages=tuple(pages), text=text)


def _lines(page: pymupdf.Page) -> list[list[list[dict]]]:
    """Return lines of words of characters, as MuPDF reads them."""
    found = []
    for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_LIGATURES)["blocks"]:
        for line in block.get("lines", ()):
            words: list[list[dict]] = [[]]
            for span in line["spans"]:
                for char in span["chars"]:
                    if char["c"].isspace():
                        words.append([])
                    else:
                        words[-1].append({**char, "dir": line["dir"], "size": span["size"]})
            if any(words):
                found.append([word for word in words if word])
    return found


def _word(chars: list[dict], page: int, start: int, line: int) -> Word:
    boxes = [char["bbox"] for char in chars]
    box = Box(
        page=page,
        x0=min(b[0] for b in boxes),
        y0=min(b[1] for b in boxes),
        x1=max(b[2] for b in boxes),
        y1=max(b[3] for b in boxes),
    )
    is_level = abs(chars[0]["dir"][0] - 1) < 0.01
    edges = (*(b[0] for b in boxes), boxes[-1][2]) if is_level else None
    text = "".join(char["c"] for char in chars)
    return Word(text=text, box=box, start=start, line=line, edges=edges, size=chars[0]["size"])


def finding(document: Document, text: str, *, region: Box | None = None, occurrence: int = 0) -> Finding:
    """Return a redact finding for the n-th occurrence of a text."""
    start = -1
    for _ in range(occurrence + 1):
        start = document.text.index(text, start + 1)
    end = start + len(text)
    return Finding(
        category="person-name",
        stance="redact",
        start=start,
        end=end,
        boxes=document.boxes(start, end),
        text=text,
        score=1.0,
        found_by=("test",),
        region=region,
    )


def region_finding(box: Box) -> Finding:
    return Finding(
        category="photo",
        stance="redact",
        start=0,
        end=0,
        boxes=(box,),
        text="",
        score=1.0,
        found_by=("test",),
        region=box,
    )


def decide(*findings: Finding, label: str = LABEL, short_label: str = SHORT) -> DocumentDecisions:
    return DocumentDecisions(
        outcome="produce",
        decisions=tuple(
            Decision(finding=one, action="redact", rule="test", label=label, short_label=short_label)
            for one in findings
        ),
    )


def burn(source: Path, texts: Sequence[str], **options: object) -> tuple[Redacted, Document]:
    """Redact texts of a file beside it; returns what came out and what was read."""
    document = read(source, **options)  # type: ignore[arg-type]
    out = source.with_name(source.stem + "-out.pdf")
    bates = tuple(f"ICE-{number:07d}" for number in range(1, len(document.pages) + 1))
    redacted = redact(source, document, decide(*(finding(document, t) for t in texts)), bates=bates, out=out)
    return redacted, document


def words_of(path: Path | str, page_index: int = 0) -> list[str]:
    with pymupdf.open(path) as opened:
        return [word[4] for word in opened[page_index].get_text("words")]


def line_of(box: Box, page: Page) -> Box:
    """Return the whole line around a box: its words are set anew beside the box."""
    return Box(page=box.page, x0=2.0, y0=max(box.y0 - 1, 2.0), x1=page.width - 2, y1=box.y1 + 1)

"""The neutral one-page sheet that stands for a document which is not produced."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from redactor.model import Box, Page
from redactor.redact.finish import write_out
from redactor.redact.paint import Stamp, paint, stamp_size, text_width

LETTER = (612.0, 792.0)
LARGEST = 16.0
LINE = 1.6
SIDE = 72.0


def slip_sheet(out: Path, *, lines: tuple[str, ...], bates: str) -> None:
    """Write one Letter page with the lines in its middle and the Bates number at its bottom right."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=LETTER)
    width, height = LETTER
    w, h = stamp_size(bates)
    stamp = Box(page=1, x0=width - 36 - w, y0=height - 14 - h, x1=width - 36, y1=height - 14)
    facts = Page(number=1, width=width, height=height, rotation=0, words=(), start=0, end=0)
    paint(page, facts, (), (Stamp(text=bates, box=stamp),))
    page.contents_add(b"".join(_centred(lines)))
    page.contents_coalesce()
    write_out(pdf, out)


def _centred(lines: tuple[str, ...]) -> list[bytes]:
    width, height = LETTER
    widest = max((text_width(line, 1.0) for line in lines), default=1.0) or 1.0
    size = min(LARGEST, (width - 2 * SIDE) / widest)
    top = height / 2 + len(lines) * size * LINE / 2
    operators = []
    for number, line in enumerate(lines):
        x, y = (width - text_width(line, size)) / 2, top - number * size * LINE
        string = pikepdf.String(line.encode("cp1252", "replace"))
        shown = bytes(pikepdf.unparse_content_stream([([string], pikepdf.Operator("Tj"))])).strip()
        operators.append(f"q BT 0 g /RedactorLabel {size:.3f} Tf {x:.3f} {y:.3f} Td ".encode() + shown + b" ET Q\n")
    return operators

"""Draw papers with reportlab: letters, memoranda, two columns, numbered lines, grids."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, legal, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, Image, PageTemplate, Paragraph, Spacer, Table, XPreformatted

from benchmarks.heldout import pictures
from benchmarks.heldout.blocks import Block, Paper
from benchmarks.heldout.markup import plain

_FONTS = Path("/usr/share/fonts/truetype")
_FAMILIES = {
    "serif": (
        "liberation/LiberationSerif-Regular.ttf",
        "liberation/LiberationSerif-Bold.ttf",
        "Times-Roman",
        "Times-Bold",
    ),
    "sans": (
        "liberation/LiberationSans-Regular.ttf",
        "liberation/LiberationSans-Bold.ttf",
        "Helvetica",
        "Helvetica-Bold",
    ),
    "narrow": (
        "liberation/LiberationSansNarrow-Regular.ttf",
        "liberation/LiberationSansNarrow-Bold.ttf",
        "Helvetica",
        "Helvetica-Bold",
    ),
    "mono": ("liberation/LiberationMono-Regular.ttf", "liberation/LiberationMono-Bold.ttf", "Courier", "Courier-Bold"),
    "book": ("dejavu/DejaVuSerifCondensed.ttf", "dejavu/DejaVuSerifCondensed-Bold.ttf", "Times-Roman", "Times-Bold"),
}


def family(name: str) -> tuple[str, str]:
    """Return the names of the regular and the bold face; those every reader has where no font files lie here."""
    regular, bold, fallback, fallback_bold = _FAMILIES[name]
    if not has_face(name):
        return fallback, fallback_bold
    for face, path in ((f"H-{name}", regular), (f"H-{name}-b", bold)):
        if face not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face, str(_FONTS / path)))
    return f"H-{name}", f"H-{name}-b"


def has_accents() -> bool:
    """Say whether the fonts drawn with here have the letters of all names."""
    return has_face("serif")


def has_face(name: str) -> bool:
    """Say whether the font files of a family lie here."""
    return (_FONTS / _FAMILIES[name][1]).exists()


@dataclass(frozen=True)
class Look:
    """How a paper is set."""

    face: str
    size: float
    leading: float
    margin: float = 72
    columns: int = 1
    page: tuple[float, float] = letter
    justify: bool = False
    numbered: bool = False
    rule: bool = False
    indent: float = 0
    grid: bool = True
    centre: bool = False


LOOKS = {
    "letter": Look("serif", 11.5, 14, 80, centre=True),
    "memo": Look("sans", 10, 13, 64, rule=True),
    "two-columns": Look("narrow", 9, 11, 46, columns=2, justify=True),
    "book": Look("book", 10.5, 14, 90, justify=True, indent=18),
    "pleading": Look("serif", 12, 24, 92, numbered=True),
    "typed": Look("mono", 10, 12.5, 58),
    "legal": Look("serif", 11, 13.5, 76, page=legal, centre=True),
    "wide": Look("sans", 8, 9.6, 30, page=landscape(letter)),
    "wide-plain": Look("mono", 6.8, 8.6, 30, page=landscape(letter), grid=False),
    "small-slip": Look("sans", 8.2, 10.4, 18, page=(288, 432), centre=True),
}


def draw(paper: Paper, look_name: str) -> bytes:
    """Return the paper as a PDF."""
    look = LOOKS[look_name]
    out = io.BytesIO()
    doc = BaseDocTemplate(out, pagesize=look.page, invariant=1, pageCompression=1)
    width, height = look.page
    top = look.margin * 0.8 + (14 if paper.header else 0)
    gap = 16
    each = (width - 2 * look.margin - gap * (look.columns - 1)) / look.columns
    frames = [
        Frame(look.margin + n * (each + gap), look.margin * 0.8, each, height - look.margin * 0.8 - top, 0, 0, 0, 0)
        for n in range(look.columns)
    ]
    doc.addPageTemplates([PageTemplate("p", frames, onPage=lambda canvas, _doc: _running(canvas, paper, look))])
    doc.build(
        [flowable for block in paper.blocks for flowable in _flow(block, look, each)]
        + [_picture(p) for p in paper.pictures]
    )
    return out.getvalue()


def _running(canvas: Any, paper: Paper, look: Look) -> None:
    regular, bold = family(look.face)
    width, height = look.page
    canvas.setFont(bold, look.size * 0.8)
    if paper.header:
        canvas.drawString(look.margin, height - look.margin * 0.6, plain(paper.header))
    if look.rule:
        canvas.line(look.margin, height - look.margin * 0.7, width - look.margin, height - look.margin * 0.7)
    canvas.setFont(regular, look.size * 0.8)
    if look.numbered:
        for line in range(1, 27):
            canvas.drawRightString(look.margin - 14, height - look.margin * 0.8 - line * 24, str(line))
        canvas.line(look.margin - 8, 40, look.margin - 8, height - 40)
    if paper.footer:
        canvas.drawCentredString(width / 2, look.margin * 0.45, plain(paper.footer))


def _flow(block: Block, look: Look, width: float) -> list[Any]:
    regular, bold = family(look.face)
    style = ParagraphStyle(
        "x",
        fontName=regular,
        fontSize=look.size,
        leading=look.leading,
        alignment=4 if look.justify else 0,
        firstLineIndent=look.indent,
        spaceAfter=look.leading * 0.6,
    )
    if block.kind in {"title", "head"}:
        style = replace_style(style, bold, look, big=block.kind == "title")
    if block.kind == "small":
        style = ParagraphStyle(
            "s", parent=style, fontSize=look.size * 0.75, leading=look.leading * 0.75, firstLineIndent=0
        )
    if block.kind in {"kv", "table"}:
        return [_table(block, look, width), Spacer(1, look.leading)]
    text = escape(plain(block.text))
    if block.kind == "pre":
        return (
            [Paragraph(text.replace("\n", "<br/>"), ParagraphStyle("l", parent=style, alignment=0, firstLineIndent=0))]
            if look.face != "mono"
            else [XPreformatted(text, replace_pre(style))]
        )
    return [Paragraph(text, style)]


def replace_style(style: ParagraphStyle, bold: str, look: Look, *, big: bool) -> ParagraphStyle:
    """Return the style of a heading."""
    scale = 1.25 if big else 1.0
    return ParagraphStyle(
        "t",
        parent=style,
        fontName=bold,
        fontSize=look.size * scale,
        leading=look.leading * scale,
        alignment=1 if look.centre and big else 0,
        firstLineIndent=0,
    )


def replace_pre(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style of lines that are kept as they are."""
    return ParagraphStyle("m", parent=style, alignment=0, firstLineIndent=0)


def _table(block: Block, look: Look, width: float) -> Table:
    regular, bold = family(look.face)
    columns = max(len(row) for row in block.rows)
    body = ParagraphStyle(
        "c", fontName=regular, fontSize=look.size * 0.92, leading=look.leading * 0.92, splitLongWords=1
    )
    head = ParagraphStyle("h", parent=body, fontName=bold)
    is_head = [block.kind == "table" and at == 0 for at in range(len(block.rows))]
    rows = [
        [
            Paragraph(escape(plain(cell)), head if first or (block.kind == "kv" and n == 0) else body)
            for n, cell in enumerate(row)
        ]
        for row, first in zip(block.rows, is_head, strict=True)
    ]
    widths = [width * 0.32, width * 0.68] if block.kind == "kv" else [width / columns] * columns
    lines = (
        [("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        if look.grid
        else [("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)]
    )
    return Table(
        rows,
        colWidths=widths,
        style=[*lines, ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)],
        repeatRows=0,
    )


def _picture(kind: str) -> Image:
    image = pictures.draw(kind)
    held = io.BytesIO()
    image.save(held, "PNG")
    held.seek(0)
    width = {"photo": 90, "fingerprint": 70}.get(kind, 150)
    return Image(held, width, width * image.height / image.width, hAlign="LEFT")


__all__ = ["LOOKS", "draw", "family", "has_accents", "has_face"]

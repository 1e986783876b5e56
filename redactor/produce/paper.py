"""A table on paper: PDF, Letter landscape, the caption of the case on its first page, its header on every page.

The bytes depend on the rows alone: no times, no machine, a fixed file identifier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.produce.sheets import Cell, Row
from redactor.rules import Order

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 792.0, 612.0
SIDE, TOP, FOOT = 40.0, 44.0, 40.0
BODY, HEAD, LEAD = 7.0, 7.0, 1.22
PAD = 3.0
SERIF, SERIF_BOLD, SANS, SANS_BOLD = "Times-Roman", "Times-Bold", "Helvetica", "Helvetica-Bold"
WIDE = "DejaVuSans"
"""For letters that the standard fonts lack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperColumn:
    """A column on paper: one or several columns of the log under each other. `share` is of the page's width."""

    heading: str
    fields: tuple[str, ...]
    share: float
    is_inline: bool = False
    """Whether the columns of the log stand beside each other, parted by commas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What stands on the paper beside the rows."""

    title: str
    basis: str
    """The rules under which it is served."""
    columns: tuple[PaperColumn, ...]
    notes: tuple[str, ...] = ()
    volume: str


def write_paper(paper: Paper, fields: Sequence[str], rows: Sequence[Row], order: Order, path: Path) -> None:
    """Write the PDF; `fields` are the columns of the rows."""
    from reportlab.pdfgen.canvas import Canvas

    _register_wide()
    wrapped = [_wrapped(paper, dict(zip(fields, row, strict=True))) for row in rows]
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(f"{paper.title}, {paper.volume}")
    canvas.setAuthor("")
    canvas.setCreator("redactor")
    first_top = _caption(canvas, paper, order)
    pages = _paged(paper, wrapped, first_top)
    for number, page in enumerate(pages, start=1):
        _page(canvas, paper, page, first_top if number == 1 else HEIGHT - TOP)
        _footer(canvas, paper, order, (number, len(pages)))
        canvas.showPage()
    canvas.save()


def _register_wide() -> None:
    import matplotlib
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if WIDE not in pdfmetrics.getRegisteredFontNames():
        fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
        pdfmetrics.registerFont(TTFont(WIDE, str(fonts / "DejaVuSans.ttf")))


Lines = list[list[str]]
"""The lines of each cell of one row."""


def _wrapped(paper: Paper, row: dict[str, Cell]) -> Lines:
    cells: Lines = []
    for column in paper.columns:
        texts = [" ".join(str(row[field]).split()) for field in column.fields]
        if column.is_inline:
            texts = [", ".join(texts)]
        width = column.share * (WIDTH - 2 * SIDE) - 2 * PAD
        cells.append([line for text in texts if text for line in _split(text, width)])
    return cells


def _split(text: str, width: float) -> list[str]:
    """Break a text into lines; a word wider than the column is cut where it does not fit."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}".strip()
        if line and _text_width(joined) > width:
            lines.append(line)
            joined = word
        while _text_width(joined) > width and len(joined) > 1:
            fitting = next(n for n in range(len(joined) - 1, 0, -1) if n == 1 or _text_width(joined[:n]) <= width)
            lines.append(joined[:fitting])
            joined = joined[fitting:]
        line = joined
    return [*lines, line] if line else lines


def _font(text: str, standard: str = SANS) -> str:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return WIDE
    return standard


def _text_width(text: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, _font(text), BODY))


def _height(row: Lines) -> float:
    return max(1, *(len(cell) for cell in row)) * BODY * LEAD + 2 * PAD


def _paged(paper: Paper, rows: list[Lines], first_top: float) -> list[list[Lines]]:
    pages: list[list[Lines]] = [[]]
    room = first_top - FOOT - _head_height(paper)
    for whole in rows:
        for row in _parts(whole, HEIGHT - TOP - FOOT - _head_height(paper)):
            if _height(row) > room:
                pages.append([])
                room = HEIGHT - TOP - FOOT - _head_height(paper)
            pages[-1].append(row)
            room -= _height(row)
    return pages


def _parts(row: Lines, most: float) -> list[Lines]:
    """Return a row, in parts where it is higher than a page."""
    fitting = int((most - 2 * PAD) / (BODY * LEAD))
    longest = max(1, *(len(cell) for cell in row))
    return [[cell[at : at + fitting] for cell in row] for at in range(0, longest, fitting)]


def _caption(canvas: Canvas, paper: Paper, order: Order) -> float:
    """Draw the caption and title, and return where the table begins."""
    y = HEIGHT - TOP
    for part in order.case.court.split(", "):
        y = _written(canvas, part.upper(), (SIDE, y), SERIF_BOLD, 11)
    left, right = SIDE, WIDTH / 2 + 14
    top = y
    y -= 4
    parties = order.case.caption.split(" v. ", 1)
    shown = [f"{parties[0]},", "v.", f"{parties[1].rstrip('.')}."] if len(parties) == 2 else [order.case.caption]
    for part in shown:
        for line in _broken(part, WIDTH / 2 - SIDE - 10, SERIF, 11):
            y = _written(canvas, line, (left + (24 if part == "v." else 0), y), SERIF, 11)
    y -= 2
    canvas.setLineWidth(0.7)
    canvas.line(SIDE, top + 7, WIDTH / 2, top + 7)
    canvas.line(WIDTH / 2, top + 7, WIDTH / 2, y + 7)
    canvas.line(SIDE, y + 7, WIDTH / 2, y + 7)
    beside = top - 4
    for line, font in ((order.case.number, SERIF_BOLD), (order.case.judge, SERIF), (paper.title.upper(), SERIF_BOLD)):
        if line:
            beside = _written(canvas, line, (right, beside), font, 11)
    y = min(y, beside) - 6
    for line in (paper.basis, f"Production volume {paper.volume}.", *paper.notes):
        for part in _broken(line, WIDTH - 2 * SIDE, SERIF, 9.5):
            y = _written(canvas, part, (SIDE, y), SERIF, 9.5)
    return y - 4


def _broken(text: str, width: float, font: str, size: float) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    return list(simpleSplit(text, _font(text, font), size, width))


def _written(canvas: Canvas, text: str, at: tuple[float, float], font: str, size: float) -> float:
    """Write a line and return the next one's base line."""
    canvas.setFont(_font(text, font), size)
    canvas.drawString(at[0], at[1], text)
    return at[1] - size * LEAD


def _head_height(paper: Paper) -> float:
    return _height([list(column.heading.split("\n")) for column in paper.columns])


def _page(canvas: Canvas, paper: Paper, rows: list[Lines], top: float) -> None:
    head = [list(column.heading.split("\n")) for column in paper.columns]
    canvas.setFillGray(0.9)
    canvas.rect(SIDE, top - _height(head), WIDTH - 2 * SIDE, _height(head), stroke=0, fill=1)
    canvas.setFillGray(0)
    y = _row(canvas, paper, head, top, SANS_BOLD)
    for row in rows:
        y = _row(canvas, paper, row, y, SANS)


def _row(canvas: Canvas, paper: Paper, row: Lines, top: float, font: str) -> float:
    x = SIDE
    for column, lines in zip(paper.columns, row, strict=True):
        y = top - PAD - BODY * 0.8
        for line in lines:
            y = _written(canvas, line, (x + PAD, y), font, BODY)
        x += column.share * (WIDTH - 2 * SIDE)
    bottom = top - _height(row)
    canvas.setLineWidth(0.25)
    canvas.line(SIDE, bottom, WIDTH - SIDE, bottom)
    return bottom


def _footer(canvas: Canvas, paper: Paper, order: Order, page: tuple[int, int]) -> None:
    legend = order.switches.confidentiality_legend
    canvas.setFont(SERIF, 8.5)
    canvas.drawString(SIDE, FOOT - 20, f"{paper.title}, {paper.volume}")
    canvas.drawRightString(WIDTH - SIDE, FOOT - 20, f"Page {page[0]} of {page[1]}")
    if legend:
        canvas.setFont(_font(legend, SERIF_BOLD), 8.5)
        canvas.drawCentredString(WIDTH / 2, FOOT - 20, legend)

"""Draw papers as plain content: lines put one by one, words without spaces between them, letters kerned apart."""

from __future__ import annotations

import io
import textwrap

import pikepdf
import pymupdf

from benchmarks.heldout.blocks import Block, Paper
from benchmarks.heldout.markup import plain

LOOKS = ("line-printer", "sans-lines", "kerned", "tabbed", "turned", "caps")


def draw(paper: Paper, look: str) -> bytes:
    """Return the paper, which holds Latin-1 alone, as a PDF."""
    lines = [line for block in paper.blocks for line in _lines(block, look)]
    return _kerned(lines) if look == "kerned" else _placed(lines, look)


def _lines(block: Block, look: str) -> list[str]:
    width = {"line-printer": 80, "caps": 62, "turned": 120, "tabbed": 110}.get(look, 88)
    if block.kind in {"kv", "table"}:
        joint = ": " if block.kind == "kv" else "  "
        return [
            _row([plain(c) for c in row], joint, width, tabbed=look in {"tabbed", "turned"}) for row in block.rows
        ] + [""]
    kept = [
        part
        for line in plain(block.text).split("\n")
        for part in (textwrap.wrap(line, width, break_on_hyphens=False) or [""])
    ]
    return [*kept, ""]


def _row(cells: list[str], joint: str, width: int, *, tabbed: bool) -> str:
    if joint == ": ":
        return cells[0] + "." * max(1, 22 - len(cells[0])) + joint + joint.join(cells[1:])
    if tabbed:
        return "\t".join(cells)
    each = width // len(cells)
    return "  ".join(c.ljust(each - 2) for c in cells).rstrip()


def _placed(lines: list[str], look: str) -> bytes:
    font, size = {"sans-lines": ("helv", 10), "tabbed": ("helv", 7.5), "caps": ("cour", 11)}.get(
        look, ("cour", 9.2 if look != "turned" else 7.5)
    )
    room = (792 if look in {"turned", "tabbed"} else 612) - 50
    lines = [part for line in lines for part in _fitting(line, font, size, room - 20)]
    with pymupdf.open() as doc:
        per_page = 58 if look != "turned" else 40
        for start in range(0, max(1, len(lines)), per_page):
            sheet = (792, 612) if look in {"turned", "tabbed"} else (612, 792)
            page = doc.new_page(width=sheet[0], height=sheet[1])
            for at, line in enumerate(lines[start : start + per_page]):
                _put(page, 50, 60 + at * size * 1.3, line, font, size)
            if look == "turned":
                page.set_rotation(90)
        return bytes(doc.tobytes(no_new_id=True))


def _fitting(line: str, font: str, size: float, room: float) -> list[str]:
    """Return a line, or its parts where it would run off the page."""
    if "\t" in line or pymupdf.get_text_length(line, fontname=font, fontsize=size) <= room:
        return [line]
    return textwrap.wrap(line, int(room / pymupdf.get_text_length("n", fontname=font, fontsize=size)))


def _put(page: pymupdf.Page, x: float, y: float, line: str, font: str, size: float) -> None:
    """Draw a line; after a tab the next column begins, or the words go on where the last did not leave room."""
    stop = 88.0
    for n, part in enumerate(line.split("\t")):
        if n:
            x = max(x + 6, 50 + stop * n)
        if part:
            page.insert_text((x, y), part, fontname=font, fontsize=size)
            x += pymupdf.get_text_length(part, fontname=font, fontsize=size)


def _kerned(lines: list[str]) -> bytes:
    """Write the content by hand: every word its own TJ with numbers between the letters, and no space characters."""
    pdf = pikepdf.new()
    size = 10.5
    for start in range(0, max(1, len(lines)), 50):
        content = io.StringIO()
        content.write(f"BT /F1 {size} Tf\n")
        for at, line in enumerate(lines[start : start + 50]):
            x = 54.0
            for word in line.split():
                content.write(f"1 0 0 1 {x:.2f} {735 - at * 13.6:.2f} Tm [{_tj(word)}] TJ\n")
                x += pymupdf.get_text_length(word, fontname="tiro", fontsize=size) + 3.0
        content.write("ET")
        page = pdf.add_blank_page(page_size=(612, 792))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name("/Times-Roman"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(content.getvalue().encode("cp1252", "replace"))
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _tj(word: str) -> str:
    return " ".join(
        ("" if n == 0 else f"{-12 if n % 2 else 9} ")
        + "("
        + c.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        + ")"
        for n, c in enumerate(word)
    )

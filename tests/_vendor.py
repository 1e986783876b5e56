"""A vendor's production made by hand: load files in any dialect, pages as PDF or as single-page pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

Row = Sequence[str]


def table(
    header: Row, rows: Iterable[Row], *, quote: str = "\u00fe", separator: str = "\x14", end: str = "\r\n"
) -> str:
    return end.join(separator.join(f"{quote}{cell}{quote}" for cell in row) for row in (header, *rows)) + end


def pages(path: Path, *all_lines: Sequence[str], stamps: Sequence[str] = ()) -> Path:
    """Draw one Letter page for each list of lines, with its Bates stamp at the bottom."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    for number, lines in enumerate(all_lines):
        canvas.setFont("Helvetica", 12)
        for line, text in enumerate(lines):
            canvas.drawString(72, 720 - 20 * line, text)
        if stamps:
            canvas.drawString(450, 30, stamps[number])
        canvas.showPage()
    canvas.save()
    return path


def pictures(folder: Path, names: Sequence[str], *all_lines: Sequence[str], stamps: Sequence[str] = ()) -> None:
    """Write each page as a picture of its own: Group 4 TIFF or JPEG by the name's ending."""
    source = pages(folder / "drawn.pdf", *all_lines, stamps=stamps)
    with pypdfium2.PdfDocument(source) as pdf:
        for name, page in zip(names, pdf, strict=True):
            drawn = page.render(scale=200 / 72).to_pil().convert("L")
            out = io.BytesIO()
            if name.lower().endswith("tif"):
                drawn.point(lambda v: 255 if v > 128 else 0).convert("1").save(
                    out, format="TIFF", compression="group4", dpi=(200, 200)
                )
            else:
                Image.merge("RGB", (drawn, drawn, drawn)).save(out, format="JPEG", quality=92, dpi=(200, 200))
            (folder / name).write_bytes(out.getvalue())
    source.unlink()

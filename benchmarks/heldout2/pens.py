"""Three ways to put letters on paper: reportlab, fpdf2 and PyMuPDF, behind the same six strokes.

Origin at the top left, points, baseline given. Faces: sans, serif, mono, each also `-b`.
"""

from __future__ import annotations

import functools
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fpdf
import matplotlib as mpl
import pymupdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

_TTF = Path(mpl.get_data_path()) / "fonts" / "ttf"
_DEJAVU = {
    "sans": "DejaVuSans", "sans-b": "DejaVuSans-Bold", "serif": "DejaVuSerif",
    "serif-b": "DejaVuSerif-Bold", "mono": "DejaVuSansMono", "mono-b": "DejaVuSansMono-Bold",
}  # fmt: skip
_BASE = {
    "sans": "Helvetica", "sans-b": "Helvetica-Bold", "serif": "Times-Roman",
    "serif-b": "Times-Bold", "mono": "Courier", "mono-b": "Courier-Bold",
}  # fmt: skip
_NO_MONO = {**_DEJAVU, "mono": "DejaVuSans", "mono-b": "DejaVuSans-Bold"}
_STAMP = datetime(2020, 1, 15, 12, 0, tzinfo=UTC)


def faces(text: str) -> dict[str, str]:
    """Return the fonts that hold every letter of a text: the base fonts, or embedded ones (the typewriter has no Vietnamese)."""
    if all(ord(c) < 256 for c in text):
        return _BASE
    return _NO_MONO if any("\u1e00" <= c <= "\u1eff" for c in text) else _DEJAVU


def embedded(chosen: dict[str, str]) -> dict[str, str]:
    """Return embedded fonts even where the base fonts would do."""
    return _DEJAVU if chosen is _BASE else chosen


class ReportlabPen:
    """Draw with reportlab's canvas."""

    def __init__(self, *, fonts: dict[str, str], title: str) -> None:
        wide = fonts is not _BASE
        self._held = io.BytesIO()
        self._canvas = canvas.Canvas(self._held, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._names = fonts
        self._height, self._open = 0.0, False
        for name in fonts.values() if wide else ():
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(_TTF / f"{name}.ttf")))

    def page(self, width: float, height: float) -> None:
        if self._open:
            self._canvas.showPage()
        self._canvas.setPageSize((width, height))
        self._height, self._open = height, True

    def width(self, text: str, face: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, self._names[face], size))

    def text(self, x: float, y: float, text: str, face: str, size: float) -> None:
        self._canvas.setFont(self._names[face], size)
        self._canvas.drawString(x, self._height - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._canvas.setLineWidth(0.6)
        self._canvas.line(x0, self._height - y0, x1, self._height - y1)

    def rect(self, x0: float, y0: float, x1: float, y1: float, grey: float = 1.0) -> None:
        self._canvas.setFillGray(grey)
        self._canvas.rect(x0, self._height - y1, x1 - x0, y1 - y0, fill=int(grey < 1))
        self._canvas.setFillGray(0)

    def done(self) -> bytes:
        self._canvas.save()
        return self._held.getvalue()


class FpdfPen:
    """Draw with fpdf2."""

    def __init__(self, *, fonts: dict[str, str], title: str) -> None:
        wide = fonts is not _BASE
        self._pdf = fpdf.FPDF(unit="pt")
        self._pdf.set_auto_page_break(auto=False)
        self._pdf.set_creation_date(_STAMP)
        self._pdf.set_title(title)
        self._wide = wide
        for face, name in fonts.items() if wide else ():
            self._pdf.add_font(face.replace("-b", ""), "B" if face.endswith("-b") else "", str(_TTF / f"{name}.ttf"))

    def _face(self, face: str, size: float) -> None:
        family, style = face.replace("-b", ""), "B" if face.endswith("-b") else ""
        self._pdf.set_font(
            family if self._wide else {"sans": "helvetica", "serif": "times", "mono": "courier"}[family], style, size
        )

    def page(self, width: float, height: float) -> None:
        self._pdf.add_page(format=(width, height))

    def width(self, text: str, face: str, size: float) -> float:
        self._face(face, size)
        return float(self._pdf.get_string_width(text))

    def text(self, x: float, y: float, text: str, face: str, size: float) -> None:
        self._face(face, size)
        self._pdf.text(x, y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._pdf.set_line_width(0.6)
        self._pdf.line(x0, y0, x1, y1)

    def rect(self, x0: float, y0: float, x1: float, y1: float, grey: float = 1.0) -> None:
        self._pdf.set_fill_color(int(grey * 255))
        self._pdf.rect(x0, y0, x1 - x0, y1 - y0, style="DF" if grey < 1 else "D")

    def done(self) -> bytes:
        return bytes(self._pdf.output())


@functools.cache
def _font(name: str, *, embedded: bool) -> pymupdf.Font:
    return pymupdf.Font(fontfile=str(_TTF / f"{name}.ttf")) if embedded else pymupdf.Font(name)


class MupdfPen:
    """Draw with PyMuPDF's insert functions; `fields` are text fields of an AcroForm."""

    def __init__(self, *, fonts: dict[str, str], title: str) -> None:
        wide = fonts is not _BASE
        self._doc = pymupdf.open()
        self._doc.set_metadata({"title": title, "creationDate": "D:20200115120000Z", "producer": "ScanPoint 4"})
        self._wide = wide
        names = self._names = fonts
        self._fonts = {face: _font(name, embedded=wide) for face, name in names.items()}
        self._page: Any = None
        self._named = 0

    def page(self, width: float, height: float) -> None:
        self._page = self._doc.new_page(width=width, height=height)

    def width(self, text: str, face: str, size: float) -> float:
        return float(self._fonts[face].text_length(text, size))

    def text(self, x: float, y: float, text: str, face: str, size: float) -> None:
        if not text.strip():
            return
        if self._wide:
            name = face.replace("-", "")
            self._page.insert_text(
                (x, y), text, fontname=name, fontfile=str(_TTF / f"{self._names[face]}.ttf"), fontsize=size
            )
        else:
            name = {
                "sans": "helv",
                "sans-b": "hebo",
                "serif": "tiro",
                "serif-b": "tibo",
                "mono": "cour",
                "mono-b": "cobo",
            }[face]
            self._page.insert_text((x, y), text, fontname=name, fontsize=size)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._page.draw_line((x0, y0), (x1, y1), width=0.6)

    def rect(self, x0: float, y0: float, x1: float, y1: float, grey: float = 1.0) -> None:
        self._page.draw_rect((x0, y0, x1, y1), width=0.6, fill=(grey,) * 3 if grey < 1 else None)

    def field(self, x0: float, y0: float, x1: float, y1: float, value: str) -> None:
        self._named += 1
        widget = pymupdf.Widget()
        widget.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
        widget.field_name = f"topmostSubform.Page.TextField{self._named}"
        widget.field_value = value
        widget.rect = pymupdf.Rect(x0, y0, x1, y1)
        widget.text_fontsize = 9
        self._page.add_widget(widget)

    def turn(self, degrees: int) -> None:
        for page in self._doc:
            page.set_rotation(degrees)

    def done(self) -> bytes:
        if self._wide:
            self._doc.subset_fonts(fallback=False)
        return bytes(self._doc.tobytes(garbage=3, deflate=True, no_new_id=True))


PENS = {"reportlab": ReportlabPen, "fpdf2": FpdfPen, "pymupdf": MupdfPen}
Pen = ReportlabPen | FpdfPen | MupdfPen

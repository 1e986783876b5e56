"""Draw forms: boxes with a label above, lines with the caption beneath, label and colon; filled fields (AcroForm)."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from benchmarks.heldout import pictures
from benchmarks.heldout.engine_rl import family
from benchmarks.heldout.markup import Piece, pieces, plain
from benchmarks.heldout.people import latin_of

LOOKS = ("boxed", "captions", "colons", "fields")


@dataclass
class Form:
    """A form: rows of cells (share of the width, label, value), then text, then signature lines."""

    agency: str
    title: str
    foot: str
    rows: list[list[tuple[float, str, str]]]
    text: list[str] = field(default_factory=list)
    signs: list[tuple[str, str]] = field(default_factory=list)
    pictures: tuple[str, ...] = ()
    expect: str = "produce"

    def in_latin(self) -> Form:
        """Return the form for a font that has no letters but those of western Europe."""
        return replace(
            self,
            rows=[[(share, label, latin_of(value)) for share, label, value in row] for row in self.rows],
            text=[latin_of(part) for part in self.text],
            signs=[(latin_of(value), caption) for value, caption in self.signs],
        )

    def stream(self, look: str) -> list[Piece]:
        """Return the runs in the order of drawing; values of fields are not among them."""
        found = pieces(f"[[=office|{self.agency}]] [[=form-text|{self.title}]] ")
        for row in self.rows:
            for _, label, value in row:
                both = [f"[[=form-text|{label}]] ", f"{value} "]
                if look == "captions":
                    both.reverse()
                if look == "fields":
                    both = both[:1]
                found.extend(p for part in both for p in pieces(part))
        for part in self.text:
            found.extend(pieces(part + "\n"))
        for value, caption in self.signs:
            found.extend(pieces(f"{value} [[=form-text|{caption}]] "))
        return [*found, *pieces(f"[[=form-text|{self.foot}]]")]

    def field_values(self) -> list[Piece]:
        """Return the labelled runs inside of fields."""
        return [p for row in self.rows for _, _, value in row for p in pieces(value) if p.category]


def draw(form: Form, look: str, face: str = "serif") -> bytes:
    """Return the form as a PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    regular, bold = family(face)
    value_face = family("mono")[0] if look == "boxed" else regular
    canvas.setFont(regular, 8.5)
    canvas.drawString(40, 756, form.agency)
    canvas.setFont(bold, 12.5)
    canvas.drawRightString(572, 740, form.title)
    y = 728.0
    rows = form.rows if look != "colons" else [[(1.0, label, value)] for row in form.rows for _, label, value in row]
    for n, row in enumerate(rows):
        y = _row(canvas, row, y, look, (regular, value_face), n)
    y = _text(canvas, form.text, y - 12, regular)
    y = _images(canvas, form.pictures, y)
    for value, caption in form.signs:
        y = _room(canvas, y, 34, regular)
        canvas.setFont(value_face, 9.5)
        canvas.drawString(60, y - 14, plain(value))
        canvas.line(56, y - 17, 330, y - 17)
        canvas.setFont(regular, 7)
        canvas.drawString(60, y - 25, caption)
        y -= 34
    canvas.setFont(regular, 7)
    canvas.drawString(40, 26, form.foot)
    canvas.save()
    return out.getvalue()


def _row(
    canvas: Any, row: list[tuple[float, str, str]], y: float, look: str, faces: tuple[str, str], number: int
) -> float:
    regular, value_face = faces
    wraps = [
        simpleSplit(plain(value), value_face, 9, 532 * share - (10 if look != "colons" else 128)) or [""]
        for share, _, value in row
    ]
    height = {"boxed": 13, "captions": 15, "colons": 6, "fields": 17}[look] + 10.5 * max(len(w) for w in wraps)
    y = _room(canvas, y, height, regular)
    x = 40.0
    for (share, label, value), lines in zip(row, wraps, strict=True):
        width = 532 * share
        if look == "boxed":
            canvas.rect(x, y - height, width, height)
            _say(canvas, x + 3, y - 8, [label], regular, 6.5)
            _say(canvas, x + 4, y - 19, lines, value_face, 9)
        elif look == "captions":
            _say(canvas, x + 3, y - 10, lines, value_face, 9)
            canvas.line(x, y - height + 11, x + width - 8, y - height + 11)
            _say(canvas, x + 3, y - height + 3, [label], regular, 6.5)
        elif look == "colons":
            _say(canvas, x + 2, y - 10, [label + ":"], regular, 9)
            _say(canvas, x + 124, y - 10, lines, value_face, 9)
        else:
            _say(canvas, x + 2, y - 8, [label], regular, 7)
            canvas.acroForm.textfield(
                name=f"f{number}_{int(x)}",
                x=x + 2,
                y=y - height + 2,
                width=width - 8,
                height=height - 12,
                value=plain(value),
                fontName="Helvetica",
                fontSize=8.5,
                borderWidth=0.5,
                fieldFlags="multiline" if len(lines) > 1 else "",
            )
        x += width
    return y - height


def _text(canvas: Any, text: list[str], y: float, face: str) -> float:
    for part in text:
        for line in [w for raw in plain(part).split("\n") for w in (simpleSplit(raw, face, 9.5, 528) or [""])]:
            y = _room(canvas, y, 12.5, face)
            _say(canvas, 42, y - 10, [line], face, 9.5)
            y -= 12.2
        y -= 6
    return y


def _images(canvas: Any, kinds: tuple[str, ...], y: float) -> float:
    if not kinds:
        return y
    y = _room(canvas, y, 110, "")
    for at, kind in enumerate(kinds):
        image = pictures.draw(kind, at)
        canvas.drawImage(
            ImageReader(image),
            60 + at * 130,
            y - 104,
            100 if kind != "signature" else 120,
            100 if kind != "signature" else 32,
        )
    return y - 110


def _room(canvas: Any, y: float, needed: float, face: str) -> float:
    if y - needed > 40:
        return y
    canvas.showPage()
    if face:
        canvas.setFont(face, 9)
    return 750.0


def _say(canvas: Any, x: float, y: float, lines: list[str], face: str, size: float) -> None:
    canvas.setFont(face, size)
    for at, line in enumerate(lines):
        canvas.drawString(x, y - at * (size + 1.4), line)

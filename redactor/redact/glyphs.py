"""Glyphs: fonts as the redrawn page uses them, and what a show operator leaves when some of its glyphs go."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf

from redactor.errors import BurnFailed
from redactor.redact.cff import Outlines, outlines_of
from redactor.redact.erase import Eraser, glyph_goes
from redactor.redact.matrix import Matrix, apply, moved, times
from redactor.redact.truetype import Tables, tables_of

CLIPPING = 4
"""Text render modes from here on also clip; a clip that loses glyphs would show what it hid."""


STROKED = (1, 2)
"""Text render modes that draw outlines, and clip nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A Type 0 font with Identity-H: two bytes a glyph, the code is the glyph's number."""

    key: tuple[int, int]
    """Object and generation number of the font dictionary."""
    widths: dict[int, float] = field(repr=False)
    """Advance by code, in ems."""
    default: float = 1.0
    program: Tables | Outlines | None = field(default=None, repr=False)
    """The TrueType or CFF program whose glyphs are numbered anew; None where they keep their numbers."""
    numbers: dict[int, int] = field(default_factory=lambda: {0: 0}, repr=False)
    """New numbers by code, in the order in which glyphs are written."""

    def number(self, code: int) -> int:
        """Return the number under which a glyph is written; from the first time on it is the same."""
        return code if self.program is None else self.numbers.setdefault(code, len(self.numbers))

    def advance(self, code: int) -> float:
        """Return a glyph's advance in ems."""
        return self.widths.get(code, self.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """The part of the graphics state that decides where a glyph lands."""

    ctm: Matrix
    face: Face | None = None
    font_name: str = ""
    size: float = 0.0
    mode: int = 0
    char_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True, kw_only=True)
class Run:
    """Glyphs of one font that stand next to each other and stay. Carries all it needs to be drawn alone."""

    face: Face
    font_name: str
    size: float
    mode: int
    scale: float
    at: Matrix
    """Text matrix of the first glyph's origin; `ctm` brings it to PDF space."""
    ctm: Matrix
    codes: list[int] = field(repr=False)
    kerns: list[float] = field(repr=False)
    """After each glyph, what to move back, in thousandths of the size; the last one is always 0."""

    def origins(self) -> list[tuple[int, float, float]]:
        """Return code, x and y of every glyph in PDF space."""
        found, x = [], 0.0
        place = times(self.at, self.ctm)
        for code, kern in zip(self.codes, self.kerns, strict=True):
            found.append((code, *apply(place, x, 0.0)))
            x += (self.face.advance(code) - kern / 1000) * self.size * self.scale
        return found

    def middles(self) -> list[tuple[int, float, float, float, float]]:
        """Return code, origin, and a point on its middle, of every glyph in PDF space."""
        found, x = [], 0.0
        place = times(self.at, self.ctm)
        for code, kern in zip(self.codes, self.kerns, strict=True):
            advance = self.face.advance(code) * self.size * self.scale
            found.append((code, *apply(place, x, 0.0), *apply(place, x + advance / 2, 0.25 * self.size)))
            x += advance - kern / 1000 * self.size * self.scale
        return found

    def instructions(self, place: Matrix) -> list[tuple[list[Any], pikepdf.Operator]]:
        """Return the operators that draw the run as a text object of its own; `place` is where its `ctm` leads."""
        array: list[Any] = []
        chunk = b""
        for code, kern in zip(self.codes, self.kerns, strict=True):
            chunk += self.face.number(code).to_bytes(2, "big")
            if kern:
                array += [pikepdf.String(chunk), Decimal(f"{kern:.2f}")]
                chunk = b""
        if chunk:
            array.append(pikepdf.String(chunk))
        operator = pikepdf.Operator
        at = self.at if self.mode in STROKED else times(self.at, place)
        shown = [
            ([], operator("BT")),
            ([pikepdf.Name(self.font_name), Decimal(f"{self.size:.5f}")], operator("Tf")),
            ([self.mode], operator("Tr")),
            ([Decimal(f"{self.scale * 100:.3f}")], operator("Tz")),
            (numbers(at), operator("Tm")),
            ([pikepdf.Array(array)], operator("TJ")),
            ([], operator("ET")),
        ]
        if self.mode not in STROKED:
            return shown
        # The width of a stroke is measured in the space in which it is drawn.
        return [([], operator("q")), (numbers(place), operator("cm")), *shown, ([], operator("Q"))]


def numbers(matrix: Matrix) -> list[Decimal]:
    """Return a matrix as operands."""
    return [Decimal(f"{value:.8f}") for value in matrix[:4]] + [Decimal(f"{value:.5f}") for value in matrix[4:]]


def face_of(font: pikepdf.Object) -> Face:
    """Return the metrics of a font of the redrawn document.

    Raises:
        BurnFailed: it is not Type 0 with Identity-H.
    """
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H":
        raise BurnFailed("A font of the redrawn page is of a kind that is not known. Redact the page by hand.")
    descendant = font.DescendantFonts[0]
    widths: dict[int, float] = {}
    entries = list(descendant.get("/W", []))
    position = 0
    while position < len(entries):
        first, second = int(entries[position]), entries[position + 1]
        if isinstance(second, pikepdf.Array):
            widths.update({first + step: float(width) / 1000 for step, width in enumerate(second)})
            position += 2
        else:
            width = float(entries[position + 2]) / 1000
            widths.update(dict.fromkeys(range(first, int(second) + 1), width))
            position += 3
    default = float(descendant.get("/DW", 1000)) / 1000
    return Face(key=font.objgen, widths=widths, default=default, program=_program(descendant))


def _program(descendant: pikepdf.Object) -> Tables | Outlines | None:
    """Return the program of a font whose codes are the numbers (or CIDs) of its outlines."""
    descriptor, kind = descendant.get("/FontDescriptor", pikepdf.Dictionary()), descendant.get("/Subtype")
    is_plain = kind == "/CIDFontType2" and descendant.get("/CIDToGIDMap", "/Identity") == "/Identity"
    try:
        if is_plain and "/FontFile2" in descriptor:
            return tables_of(descriptor.FontFile2.read_bytes())
        if kind == "/CIDFontType0" and "/FontFile3" in descriptor:
            return outlines_of(descriptor.FontFile3.read_bytes())
    except ValueError:
        return None  # It is drawn as it is; verification says whether it holds more than is shown.
    return None


def shown_runs(pen: Pen, at: Matrix, items: list[Any], eraser: Eraser) -> tuple[list[Run], Matrix]:
    """Return what a TJ leaves as runs, each with its own place, and the text matrix after it.

    Every gap ends a run, so that no number in the stream is the width of what was taken out of it.
    """
    if pen.face is None:
        raise BurnFailed("A page shows text without a font. Redact it by hand.")
    runs: list[Run] = []
    is_open = was_gone = False
    for item in items:
        if not isinstance(item, pikepdf.String):
            kern = float(item)
            at = moved(at, -kern / 1000 * pen.size * pen.scale, 0.0)
            if is_open:
                runs[-1].kerns[-1] += kern
            continue
        for code in _codes(bytes(item)):
            advance = pen.face.advance(code)
            # A mark without advance (an accent) goes with the letter before it.
            goes = (was_gone and advance == 0.0) or _goes(pen, at, code, eraser)
            if goes:
                _refuse_clip(pen)
            else:
                _append(runs, pen, at, code, is_open=is_open)
            is_open, was_gone = not goes, goes
            at = moved(at, _step(pen, advance), 0.0)
    for run in runs:
        run.kerns[-1] = 0.0
    return runs, at


def _codes(untrusted: bytes) -> list[int]:
    if len(untrusted) % 2:
        raise BurnFailed("A page shows half a character. Redact it by hand.")
    return [int.from_bytes(untrusted[i : i + 2], "big") for i in range(0, len(untrusted), 2)]


def _step(pen: Pen, advance: float) -> float:
    # Word spacing does not apply to two-byte codes (ISO 32000-1, 9.3.3).
    return (advance * pen.size + pen.char_space) * pen.scale


def _goes(pen: Pen, at: Matrix, code: int, eraser: Eraser) -> bool:
    advance = pen.face.advance(code) if pen.face else 0.0
    em: Matrix = (pen.size * pen.scale, 0.0, 0.0, pen.size, 0.0, pen.rise)
    return glyph_goes(eraser, times(times(em, at), pen.ctm), advance, code, pen.mode)


def _refuse_clip(pen: Pen) -> None:
    if pen.mode >= CLIPPING:
        raise BurnFailed("Text that has to go is also the outline of a picture. Redact the page by hand.")


def _append(runs: list[Run], pen: Pen, at: Matrix, code: int, *, is_open: bool) -> None:
    if pen.face is None:
        raise BurnFailed("A page shows text without a font. Redact it by hand.")
    # Character spacing becomes a kern: one number less that holds state.
    spacing = -pen.char_space / pen.size * 1000 if pen.size else 0.0
    if is_open:
        runs[-1].codes.append(code)
        runs[-1].kerns.append(spacing)
        return
    runs.append(
        Run(
            face=pen.face,
            font_name=pen.font_name,
            size=pen.size,
            mode=pen.mode,
            scale=pen.scale,
            at=moved(at, 0.0, pen.rise),
            ctm=pen.ctm,
            codes=[code],
            kerns=[spacing],
        )
    )

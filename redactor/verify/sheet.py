"""A page of a PDF as pdfium sees it: characters with boxes, and pictures of the page. Nothing is read twice."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass, field

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from redactor.model import Box
from redactor.verify.space import Floats, PageSpace

DPI = 150.0
"""Resolution of every picture that is compared."""
MAX_PIXELS = 4_500_000
"""Pixels of one picture at most: tabloid at 150 dpi; a larger sheet is drawn more coarsely."""
MAX_READ_PIXELS = 12_000_000
"""Pixels at most of a picture in which text is read."""

Pixels = NDArray[np.uint8]
_FORM_DEPTH = 15
_NAMELESS = frozenset(("Cc", "Cn", "Co", "Cs", "So"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Characters:
    """The characters of a page in the order of the content, pdfium's own spaces and line ends included.

    `boxes` are rows of x0, y0, x1, y1 in box space; a character that pdfium made up has a box without area.
    """

    text: str = field(repr=False)
    boxes: Floats = field(repr=False)

    def nameless(self, among: NDArray[np.bool_]) -> bool:
        """Return whether any of the marked characters is drawn and is no character that can be read: a sign or code."""
        wide = (self.boxes[:, 2] > self.boxes[:, 0]) & (self.boxes[:, 3] > self.boxes[:, 1])
        return any(unicodedata.category(self.text[i]) in _NAMELESS for i in np.flatnonzero(among & wide))

    def inside(self, box: Box) -> NDArray[np.bool_]:
        """Return which characters have their centre in a box."""
        cx, cy = (self.boxes[:, 0] + self.boxes[:, 2]) / 2, (self.boxes[:, 1] + self.boxes[:, 3]) / 2
        found: NDArray[np.bool_] = (cx >= box.x0) & (cx <= box.x1) & (cy >= box.y0) & (cy <= box.y1)
        return found


class Sheet:
    """One page, read and drawn when first asked for. `number` counts from 1."""

    def __init__(self, document: pdfium.PdfDocument, number: int, unit: float) -> None:
        self.number = number
        self._document = document
        self._page = document[number - 1]
        left, bottom, right, top = _shown_box(self._page)
        self.space = PageSpace(
            left=left, bottom=bottom, right=right, top=top, rotation=self._page.get_rotation(), unit=unit
        )
        self._characters: Characters | None = None
        self._picture: Pixels | None = None
        self._textless: Pixels | None = None
        self._objects: list[pdfium.PdfObject] | None = None

    @property
    def characters(self) -> Characters:
        """Return the characters of the page."""
        if self._characters is None:
            self._characters = _read(self._page, self.space)
        return self._characters

    @property
    def picture(self) -> Pixels:
        """Return the page drawn in grey with annotations and form fields, as displayed."""
        if self._picture is None:
            self._picture = self._draw()
        return self._picture

    @property
    def textless(self) -> Pixels:
        """Return the page drawn without its text."""
        if self._textless is None:
            _ = self.characters, self.picture
            has_text = any(o.type == pdfium_c.FPDF_PAGEOBJ_TEXT for o in self.objects())
            self._textless = self.drawn_without(pdfium_c.FPDF_PAGEOBJ_TEXT) if has_text else self.picture
        return self._textless

    def drawn_without(self, *kinds: int) -> Pixels:
        """Return the page drawn without the objects of some of pdfium's kinds."""
        gone = [one for one in self.objects() if one.type in kinds]
        for one in gone:
            if not pdfium_c.FPDFPageObj_SetIsActive(one, False):
                raise pdfium.PdfiumError("an object cannot be switched off")
        drawn = self._draw()
        for one in gone:
            pdfium_c.FPDFPageObj_SetIsActive(one, True)
        return drawn

    def objects(self) -> list[pdfium.PdfObject]:
        """Return the objects drawn on the page in order, those of nested forms included."""
        if self._objects is None:
            self._objects = list(self._page.get_objects(max_depth=_FORM_DEPTH))
        return self._objects

    def drawn_finely(self, dpi: float) -> Pixels:
        """Return the page drawn in grey as finely as it is to be read; it is not kept."""
        return self._draw(dpi, MAX_READ_PIXELS)

    def _draw(self, dpi: float = DPI, most: int = MAX_PIXELS) -> Pixels:
        width, height = self._page.get_size()
        scale = dpi / 72.0 * self.space.unit
        if width * height * scale * scale > most:
            scale = (most / (width * height)) ** 0.5
        drawn = self._page.render(scale=scale, grayscale=True, may_draw_forms=True, draw_annots=True)
        pixels: Pixels = drawn.to_numpy().copy()
        drawn.close()
        return pixels[:, :, 0] if pixels.ndim == 3 else pixels

    def close(self) -> None:
        """Let pdfium forget the page."""
        self._objects = None
        self._page.close()


def _shown_box(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of what pdfium shows: the crop box within the media box."""
    media, crop = _ordered(page.get_mediabox()), _ordered(page.get_cropbox())
    shown = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    if shown[2] <= shown[0] or shown[3] <= shown[1]:
        # pdfium shows the whole media box where the two do not meet.
        return media
    return shown


def _ordered(sides: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3])


# pdfium marks a hyphen at a line's end as U+0002, and what it cannot read as U+FFFE or U+0000.
_MARKS = {0x02: "-", 0xFFFE: "�", 0x00: "�"}


def _read(page: pdfium.PdfPage, space: PageSpace) -> Characters:
    reader = page.get_textpage()
    count = reader.count_chars()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    codes: list[str] = []
    found: list[tuple[float, float, float, float]] = []
    character_at, box_at, text = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetCharBox, reader.raw
    for index in range(count):
        code = character_at(text, index)
        codes.append(_MARKS.get(code) or _character(code))
        # A space that pdfium made up has no box; it keeps the zeros and lies nowhere.
        has_box = box_at(text, index, left, right, bottom, top)
        found.append((left.value, bottom.value, right.value, top.value) if has_box else (0.0, 0.0, 0.0, 0.0))
    reader.close()
    sides = np.array(found, dtype=np.float64).reshape(-1, 4)
    boxes = space.from_pdfium(sides)
    boxes[(sides == 0).all(axis=1)] = -1.0
    return Characters(text="".join(codes), boxes=boxes)


def _character(code: int) -> str:
    # Half of a surrogate pair, or a number that is no character: never dropped, so that counts stay true.
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "�"


_RUN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of a page without white space between them; `box` is x0, y0, x1, y1 in box space."""

    text: str = field(repr=False)
    start: int
    box: tuple[float, float, float, float]


def runs(characters: Characters) -> list[Run]:
    """Return the words of a page in the order of the content."""
    found: list[Run] = []
    for match in _RUN.finditer(characters.text):
        rows = characters.boxes[match.start() : match.end()]
        found.append(
            Run(
                text=match.group(),
                start=match.start(),
                box=(
                    float(rows[:, 0].min()),
                    float(rows[:, 1].min()),
                    float(rows[:, 2].max()),
                    float(rows[:, 3].max()),
                ),
            )
        )
    return found

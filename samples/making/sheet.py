"""Draw marked text on PDF pages, and remember where every marked word stands.

Coordinates are those of the page as displayed: points, origin at the top left, y downwards.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import reportlab
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.making.ink import SOFT, Ink, Piece, plain, words

for _name, _file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf"), ("Vera-Italic", "VeraIt.ttf")):
    pdfmetrics.registerFont(TTFont(_name, str(Path(reportlab.__file__).parent / "fonts" / _file)))

Placing = Literal["line", "word", "split"]
"""One text operator a line, one a word, or words cut in two as some producers do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A marked piece where it was drawn."""

    mark: int
    text: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    joins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """A font and its size; `leading` 0 means 1.2 times the size."""

    font: str = "Helvetica"
    size: float = 10.0
    leading: float = 0.0

    @property
    def step(self) -> float:
        return self.leading or self.size * 1.2

    def width(self, text: str) -> float:
        return float(pdfmetrics.stringWidth(text, self.font, self.size))


class Sheet:
    """A document being drawn. `on_page` is called on every new page to draw its header and footer."""

    def __init__(
        self,
        ink: Ink,
        *,
        size: tuple[float, float] = (612.0, 792.0),
        rotate: int = 0,
        crop: float = 0.0,
        password: str = "",
        placing: Placing = "line",
    ) -> None:
        self.ink, self.width, self.height, self.crop, self.rotate = ink, *size, crop, rotate
        self.placing: Placing = placing
        self.page = 1
        self.placed: list[Placed] = []
        self.widgets: list[tuple[str, str]] = []
        self.on_page: Callable[[], None] | None = None
        self._bytes = io.BytesIO()
        encrypt = StandardEncryption(password, strength=128) if password else None
        self.canvas = Canvas(self._bytes, pagesize=size, invariant=1, pageCompression=1, encrypt=encrypt)
        self.canvas.setAuthor("")
        self._turn()

    def _turn(self) -> None:
        full_w, full_h = self.width + 2 * self.crop, self.height + 2 * self.crop
        sideways = self.rotate in (90, 270)
        # The library itself exchanges the sides of a page that is turned by a quarter.
        self.canvas.setPageSize((full_w, full_h))
        if self.crop:
            box = (self.crop, self.crop, self.crop + self.width, self.crop + self.height)
            self.canvas.setCropBox(box if not sideways else (box[1], box[0], box[3], box[2]))
        if self.rotate:
            self.canvas.setPageRotation(self.rotate)
        if self.rotate == 90:
            self.canvas.transform(0, 1, -1, 0, full_h, 0)
        elif self.rotate == 270:
            self.canvas.transform(0, -1, 1, 0, 0, full_w)
        elif self.rotate == 180:
            self.canvas.transform(-1, 0, 0, -1, full_w, full_h)

    def start(self, on_page: Callable[[], None] | None = None) -> None:
        """Set what every page carries and draw it on the first."""
        self.on_page = on_page
        if on_page:
            on_page()

    def next_page(self, *, rotate: int | None = None, size: tuple[float, float] | None = None) -> None:
        """End the page; the next one may be turned or of another size."""
        self.canvas.showPage()
        self.page += 1
        if rotate is not None:
            self.rotate = rotate
        if size is not None:
            self.width, self.height = size
        self._turn()
        if self.on_page:
            self.on_page()

    def finish(self) -> bytes:
        """Return the PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self._bytes.getvalue()

    def y_up(self, y: float) -> float:
        """Return the canvas ordinate of a displayed one."""
        return self.height + self.crop - y

    def text(self, x: float, y: float, marked: str, kind: Type, *, end: bool = False) -> float:
        """Draw one line with its baseline at y; `end` aligns its right end at x. Returns the end of the line."""
        line = words(marked)
        if end:
            x -= self.line_width(line, kind)
        return self.line(x, y, line, kind)

    def centre(self, y: float, marked: str, kind: Type) -> None:
        """Draw one line in the middle of the page."""
        line = words(marked)
        self.line((self.width - self.line_width(line, kind)) / 2, y, line, kind)

    @staticmethod
    def line_width(line: Sequence[Sequence[Piece]], kind: Type) -> float:
        return kind.width(" ".join("".join(p.text for p in word) for word in line))

    def line(self, x: float, y: float, line: Sequence[Sequence[Piece]], kind: Type, *, gap: float = 0.0) -> float:
        """Draw words on one line, `gap` wider than a space apart; returns the end of the line."""
        space = kind.width(" ") + gap
        at = x
        for word in line:
            for piece in word:
                width = kind.width(piece.text)
                self._remember(piece, at, y, width, kind)
                if self.placing == "split" or gap or (self.placing == "word" and len(word) > 1):
                    self._show(at, y, piece.text, kind)
                at += width
            if self.placing == "word" and not gap and len(word) == 1:
                self._show(at - kind.width(word[0].text), y, word[0].text, kind)
            at += space
        if self.placing == "line" and not gap:
            self._show(x, y, " ".join("".join(p.text for p in word) for word in line), kind)
        return at - space

    def _show(self, x: float, y: float, text: str, kind: Type) -> None:
        self.canvas.setFont(kind.font, kind.size)
        if self.placing != "split" or len(text) < 5:
            self.canvas.drawString(x + self.crop, self.y_up(y), text)
            return
        half = len(text) // 2
        self.canvas.drawString(x + self.crop, self.y_up(y), text[:half])
        self.canvas.drawString(x + self.crop + kind.width(text[:half]), self.y_up(y), text[half:])

    def _remember(self, piece: Piece, x: float, y: float, width: float, kind: Type) -> None:
        if piece.mark is None:
            return
        self.placed.append(
            Placed(
                mark=piece.mark, text=piece.text, page=self.page, joins=piece.joins,
                x0=x, y0=y - 0.75 * kind.size, x1=x + width, y1=y + 0.2 * kind.size,
            )
        )  # fmt: skip

    def paragraph(
        self, x: float, y: float, width: float, marked: str, kind: Type, *, bottom: float = 0.0, justify: bool = False
    ) -> float:
        """Draw wrapped text with its first baseline at y; returns the next baseline.

        With `bottom` the text goes on at the top of the next page (y of the first call) when it is full.
        """
        top = self.top if bottom else y
        for row in marked.split("\n"):
            lines = wrap(words(row), width, kind)
            for number, line in enumerate(lines):
                if bottom and y > bottom:
                    self.next_page()
                    y = top
                gap = self._gap(line, width, kind) if justify and number < len(lines) - 1 else 0.0
                self.line(x, y, line, kind, gap=gap)
                y += kind.step
            if not lines:
                y += kind.step
        return y

    top = 72.0

    def _gap(self, line: Sequence[Sequence[Piece]], width: float, kind: Type) -> float:
        return max(0.01, (width - self.line_width(line, kind)) / (len(line) - 1)) if len(line) > 1 else 0.0

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.7) -> None:
        """Draw a straight line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0 + self.crop, self.y_up(y0), x1 + self.crop, self.y_up(y1))

    def box(self, x0: float, y0: float, x1: float, y1: float, *, fill: float | None = None, width: float = 0.7) -> None:
        """Draw a rectangle, filled with a grey when `fill` is given."""
        self.canvas.setLineWidth(width)
        if fill is not None:
            self.canvas.setFillGray(fill)
        self.canvas.rect(x0 + self.crop, self.y_up(y1), x1 - x0, y1 - y0, stroke=1, fill=int(fill is not None))
        self.canvas.setFillGray(0)

    def tick(self, x: float, y: float, *, is_set: bool, side: float = 7.0) -> None:
        """Draw a tick box whose lower left corner is at x, y."""
        self.box(x, y - side, x + side, y)
        if is_set:
            self.rule(x + 1, y - side + 1, x + side - 1, y - 1, width=1.1)
            self.rule(x + 1, y - 1, x + side - 1, y - side + 1, width=1.1)

    def image(self, png: bytes, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a picture."""
        reader = ImageReader(io.BytesIO(png))
        self.canvas.drawImage(reader, x0 + self.crop, self.y_up(y1), width=x1 - x0, height=y1 - y0)

    def field(self, name: str, box: tuple[float, float, float, float], marked: str, kind: Type) -> None:
        """Put a filled text field; every word of its value is placed in the whole field."""
        x0, y0, x1, y1 = box
        value = plain(marked)
        self.canvas.acroForm.textfield(
            name=name, value=value, x=x0, y=self.y_up(y1), width=x1 - x0, height=y1 - y0,
            fontName=kind.font, fontSize=kind.size, borderWidth=0, fillColor=None, borderColor=None, forceBorder=False,
        )  # fmt: skip
        self.widgets.append((name, value))
        for word in words(marked):
            for piece in word:
                if piece.mark is not None:
                    self.placed.append(
                        Placed(mark=piece.mark, text=piece.text, page=self.page, x0=x0, y0=y0, x1=x1, y1=y1)
                    )


def wrap(line: list[list[Piece]], width: float, kind: Type) -> list[list[list[Piece]]]:
    """Break a line of words into lines of at most `width` points; a word breaks at its soft hyphen if it may."""
    lines: list[list[list[Piece]]] = []
    space, used = kind.width(" "), 0.0
    queue = list(line)
    while queue:
        word = queue.pop(0)
        need = kind.width(_word_text(word))
        if lines and used + space + need > width:
            head, tail = _broken(word, width - used - space, kind)
            if tail:
                lines[-1].append(head)
                word, need = tail, kind.width(_word_text(tail))
            lines.append([])
            used = -space
        elif not lines:
            lines.append([])
            used = -space
        lines[-1].append([Piece(text=p.text.replace(SOFT, ""), mark=p.mark, joins=p.joins) for p in word])
        used += space + need
    return lines


def _word_text(word: Sequence[Piece]) -> str:
    return "".join(p.text for p in word).replace(SOFT, "")


def _broken(word: list[Piece], room: float, kind: Type) -> tuple[list[Piece], list[Piece]]:
    for number, piece in enumerate(word):
        if SOFT in piece.text:
            first, rest = piece.text.split(SOFT, 1)
            head = [*word[:number], Piece(text=first + "-", mark=piece.mark, joins=piece.joins)]
            if kind.width(_word_text(head)) <= room:
                return head, [Piece(text=rest, mark=piece.mark, joins=True), *word[number + 1 :]]
    return word, []

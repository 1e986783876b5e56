"""Paint what is added to a page: black boxes with their labels, and Bates numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pikepdf
import pymupdf

from redactor.model import Box, Burn, Page
from redactor.redact.matrix import upright

LARGEST_LABEL = 8.5
SMALLEST_LABEL = 4.0
"""Points; below that a label is left out (the log has it)."""
LABEL_SHARE = 0.72
"""Font size of a label as a share of its box's height: cap height and descender then fit."""
MARGIN = 1.5
STAMP_SIZE = 9.0
DESCENT = 0.22
"""Helvetica's descender as a share of the size."""
_CAP_HEIGHT = 0.72
FONT = "/RedactorLabel"


@cache
def _helvetica() -> pymupdf.Font:
    return pymupdf.Font("helv")


def text_width(text: str, size: float) -> float:
    """Return the width of a text in Helvetica, in points."""
    return float(_helvetica().text_length(text, size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A text put on a page and the box it fills: a Bates number, or the legend of the order."""

    text: str
    box: Box
    size: float = STAMP_SIZE


def paint(page: pikepdf.Page, facts: Page, burns: Sequence[Burn], stamps: Sequence[Stamp]) -> None:
    """Paint boxes, labels and stamps over a page of the output."""
    content = b"".join(_box(facts, burn.box) for burn in burns)
    content += b"".join(_label(facts, burn) for burn in _labelled(burns))
    content += b"".join(_stamp(facts, stamp) for stamp in stamps)
    with_font(page, FONT, _label_font())
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + content)
    page.contents_coalesce()


def _label_font() -> pikepdf.Object:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def with_font(page: pikepdf.Page, name: str, font: pikepdf.Object) -> None:
    """Give a page's resources one more font."""
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    fonts = pikepdf.Dictionary(resources.get("/Font", pikepdf.Dictionary()))
    fonts[name] = font
    fresh = pikepdf.Dictionary(resources)
    fresh.Font = fonts
    page.obj.Resources = fresh


def _box(facts: Page, box: Box) -> bytes:
    return f"q 0 g {box.x0:.3f} {facts.height - box.y1:.3f} {box.width:.3f} {box.height:.3f} re f Q\n".encode()


def _labelled(burns: Sequence[Burn]) -> list[Burn]:
    """Return the burns that get a label: one that is mostly covered by an earlier box would print over its label."""
    chosen: list[Burn] = []
    for burn in burns:
        if all(burn.box.overlap(other.box) < 0.3 * burn.box.area for other in chosen):
            chosen.append(burn)
    return chosen


def _label(facts: Page, burn: Burn) -> bytes:
    x0, y0, x1, y1 = facts.displayed(burn.box)
    fit = fitting(burn.decision.label, burn.decision.short_label, x1 - x0, y1 - y0)
    if fit is not None:
        text, size = fit
        left = (x0 + x1 - text_width(text, size)) / 2
        return _shown(facts, text, size, (left, (y0 + y1 + _CAP_HEIGHT * size) / 2), b"1 g")
    # A box over text that is drawn sideways is high and narrow: its label runs down it.
    fit = fitting(burn.decision.label, burn.decision.short_label, y1 - y0, x1 - x0)
    if fit is None:
        return b""
    text, size = fit
    top = (y0 + y1 - text_width(text, size)) / 2
    return _shown(facts, text, size, ((x0 + x1 - _CAP_HEIGHT * size) / 2, top), b"1 g", turned=90)


def fitting(label: str, short_label: str, width: float, height: float) -> tuple[str, float] | None:
    """Return the text and size that fit a box as displayed, or None where nothing legible does."""
    for text in (label, short_label):
        if text:
            size = min(LARGEST_LABEL, LABEL_SHARE * height, (width - 2 * MARGIN) / text_width(text, 1.0))
            if size >= SMALLEST_LABEL:
                return text, size
    return None


def stamp_size(text: str, size: float = STAMP_SIZE) -> tuple[float, float]:
    """Return width and height of a stamp as displayed, in points."""
    return text_width(text, size), size * (_CAP_HEIGHT + DESCENT)


def _stamp(facts: Page, stamp: Stamp) -> bytes:
    x0, _, _, y1 = facts.displayed(stamp.box)
    return _shown(facts, stamp.text, stamp.size, (x0, y1 - DESCENT * stamp.size), b"0 g")


def _shown(facts: Page, text: str, size: float, at: tuple[float, float], colour: bytes, *, turned: int = 0) -> bytes:
    """Return operators that show a text on the displayed page, its baseline starting at `at`.

    It stands upright, or is turned clockwise by 90 degrees.
    """
    a, b, c, d = upright((facts.rotation - turned) % 360)
    x, y = _undisplayed(facts, *at)
    string = bytes(pikepdf.unparse_content_stream([([pikepdf.String(text.encode("cp1252", "replace"))], _TJ)]))
    place = f"{a} {b} {c} {d} {x:.3f} {facts.height - y:.3f}"
    return b"q BT " + colour + f" {FONT} {size:.3f} Tf {place} Tm ".encode() + string.strip() + b" ET Q\n"


_TJ = pikepdf.Operator("Tj")


def _undisplayed(facts: Page, x: float, y: float) -> tuple[float, float]:
    """Return a displayed point in the model's box space."""
    if facts.rotation == 90:
        return y, facts.height - x
    if facts.rotation == 180:
        return facts.width - x, facts.height - y
    if facts.rotation == 270:
        return facts.width - y, x
    return x, y

"""One file a page, as vendors ask for: single-page PDFs, or pictures at 300 dpi (Group 4 TIFF, else JPEG).

They are made from the finished document in the volume and from nothing else; verification compares each with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pikepdf
import pymupdf
from PIL import Image

from redactor.errors import BurnFailed
from redactor.redact.finish import write_out
from redactor.redact.redraw import MUPDF_ERRORS

PageFiles = Literal["pdf", "image"]
DPI = 300
MOST_PIXELS = 80_000_000
"""A larger sheet (about 30 by 30 inches at 300 dpi) is drawn more coarsely; its file says at how many dpi."""
JPEG_QUALITY = 90
SMOOTH, HARD = 8, 0
"""Levels of anti-aliasing: a page of two tones is drawn without any."""
INK = 128


def write_page_files(document: Path, folder: Path, bates: Sequence[str], kind: PageFiles) -> tuple[str, ...]:
    """Write one file a page of `document`, named by its Bates number, and return their names in order.

    Raises:
        BurnFailed: the document has another number of pages, or a page cannot be drawn.
    """
    write = _single_pages if kind == "pdf" else _pictures
    try:
        return write(document, folder, bates)
    except (*MUPDF_ERRORS, pikepdf.PdfError):
        raise BurnFailed("A page of the volume cannot be written as a file of its own. Make the volume anew.") from None


def _single_pages(document: Path, folder: Path, bates: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    with pikepdf.open(document) as opened:
        for page, number in zip(opened.pages, bates, strict=True):
            with pikepdf.new() as single:
                single.pages.append(page)
                write_out(single, folder / f"{number}.pdf")
            names.append(f"{number}.pdf")
    return tuple(names)


def _pictures(document: Path, folder: Path, bates: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    with pymupdf.open(document) as opened:
        for page, number in zip(opened, bates, strict=True):
            two_tone = _two_tone(page)
            if two_tone is not None:
                name = f"{number}.tif"
                picture, dpi = two_tone
                picture.save(folder / name, format="TIFF", compression="group4", dpi=(dpi, dpi))
            else:
                name = f"{number}.jpg"
                picture, dpi = _drawn(page, pymupdf.csRGB, SMOOTH)
                picture.save(folder / name, format="JPEG", quality=JPEG_QUALITY, subsampling=0, dpi=(dpi, dpi))
            names.append(name)
    return tuple(names)


def _two_tone(page: pymupdf.Page) -> tuple[Image.Image, int] | None:
    """Return a page drawn in black and white only, or None: a shade would be lost, and with it what it shows."""
    picture, dpi = _drawn(page, pymupdf.csRGB, HARD)
    colours = picture.getcolors(2)
    if colours is None or not {colour for _, colour in colours} <= {(0, 0, 0), (255, 255, 255)}:
        return None
    return picture.convert("L").point(lambda level: 255 if level >= INK else 0).convert("1"), dpi


def _drawn(page: pymupdf.Page, colours: pymupdf.Colorspace, smoothing: int) -> tuple[Image.Image, int]:
    inches = page.rect.width / 72 * page.rect.height / 72
    dpi = min(DPI, int((MOST_PIXELS / inches) ** 0.5))
    pymupdf.TOOLS.set_aa_level(smoothing)
    try:
        pixels = page.get_pixmap(dpi=dpi, colorspace=colours, alpha=False)
    finally:
        pymupdf.TOOLS.set_aa_level(SMOOTH)
    return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples), dpi

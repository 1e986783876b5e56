"""Draw every page anew, so that nothing survives that is not drawn.

The source is baked (fields and annotations become page content) and each page run through MuPDF's PDF-writing
device: no structure, layers, ActualText, unused resources or private data can pass. The result has one dialect,
which `stream` reads, and one geometry: crop offset and UserUnit are gone, /Rotate is kept. A page that does not
come out looking the same, or that the device cannot write, takes the way of `fallback`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pymupdf
from pymupdf import mupdf

from redactor.errors import BurnFailed, TooMuch
from redactor.model import Document
from redactor.redact.fallback import cut_in_place
from redactor.redact.letters import Character, characters_of
from redactor.redact.matrix import to_derotate
from redactor.redact.pitch import even_pitch
from redactor.redact.plan import PagePlan

LARGEST_SIDE = 14400.0
"""Points; the largest page side that PDF readers accept (ISO 32000-1, Annex C)."""
LOOK_DPI = 50
STRONG_CHANGE = 96
"""Grey steps (of 255) by which a pixel must differ to count as changed; anti-aliasing stays below."""
CHANGED_SHARE = 0.002

MUPDF_ERRORS = (mupdf.FzErrorBase, pymupdf.FileDataError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrawn:
    """The document drawn anew, nothing cut yet except on fallback pages."""

    pdf: bytes = field(repr=False)
    is_redrawn: tuple[bool, ...]
    """One a page; False where the page took the fallback and its text is cut already."""
    characters: tuple[tuple[Character, ...], ...] = field(repr=False)


def redraw(source: Path, document: Document, plans: Sequence[PagePlan]) -> Redrawn:
    """Draw the document anew.

    Raises:
        BurnFailed: the file is not the document that was read, or cannot be drawn.
        TooMuch: a page is larger than readers accept.
    """
    try:
        with pymupdf.open(source) as opened:
            _check(opened, document)
            even_pitch(opened)
            opened.bake(annots=True, widgets=True)
            return _redrawn(opened, plans)
    except MUPDF_ERRORS:
        raise BurnFailed("The document cannot be drawn anew. Redact it by hand.") from None


def _check(opened: pymupdf.Document, document: Document) -> None:
    if opened.needs_pass or not opened.is_pdf or opened.page_count != len(document.pages):
        raise BurnFailed("The file is not the one that was read: encrypted, or another number of pages.")
    for page, read in zip(opened, document.pages, strict=True):
        rect = page.rect
        if max(rect.width, rect.height) > LARGEST_SIDE:
            raise TooMuch(f"Page {read.number} is larger than {LARGEST_SIDE:.0f} points. Split or scale it first.")
        width, height = _size(page)
        if page.rotation != read.rotation or abs(width - read.width) > 1 or abs(height - read.height) > 1:
            raise BurnFailed(f"Page {read.number}: size or rotation is not what was read. Redact it by hand.")


def _size(page: pymupdf.Page) -> tuple[float, float]:
    """Return width and height before /Rotate, UserUnit applied."""
    rect = page.rect
    return (rect.height, rect.width) if page.rotation in (90, 270) else (rect.width, rect.height)


def _redrawn(opened: pymupdf.Document, plans: Sequence[PagePlan]) -> Redrawn:
    target = mupdf.PdfDocument()
    can_write = tuple(_write_page(target, page) and not _has_colour_key(opened, page) for page in opened)
    drawn = pymupdf.open(stream=_saved(target), filetype="pdf")
    is_redrawn = tuple(ok and _looks_same(page, new) for ok, page, new in zip(can_write, opened, drawn, strict=True))
    characters = tuple(characters_of(page) for page in opened)
    for page_index, plan in enumerate(plans):
        if not is_redrawn[page_index]:
            cut = cut_in_place(opened, page_index, plan, characters[page_index])
            drawn.delete_page(page_index)
            drawn.insert_pdf(cut, start_at=page_index, links=False, annots=False, widgets=False)
    return Redrawn(pdf=drawn.tobytes(garbage=3), is_redrawn=is_redrawn, characters=characters)


def _has_colour_key(opened: pymupdf.Document, page: pymupdf.Page) -> bool:
    """Return whether a picture of the page lets some of its colours through: the device would paint them."""
    return any(opened.xref_get_key(one[0], "Mask")[0] == "array" for one in page.get_images(full=True))


def _write_page(target: mupdf.PdfDocument, page: pymupdf.Page) -> bool:
    """Append the page, drawn anew, to the target; False (and an empty page) where the device cannot write it."""
    width, height = _size(page)
    resources, contents = mupdf.pdf_new_dict(target, 4), mupdf.FzBuffer(4096)
    device = mupdf.pdf_new_pdf_device(target, mupdf.FzMatrix(1, 0, 0, -1, 0, height), resources, contents)
    derotate = to_derotate(page.rect.width, page.rect.height, page.rotation)
    is_written = True
    try:
        mupdf.fz_run_page(page.this, device, mupdf.FzMatrix(*derotate), mupdf.FzCookie())
        mupdf.fz_close_device(device)
    except mupdf.FzErrorBase:
        # Type 3 fonts, for one, are beyond the device. The page goes the other way, it is not lost.
        is_written = False
        resources, contents = mupdf.pdf_new_dict(target, 4), mupdf.FzBuffer(16)
    box = mupdf.FzRect(0, 0, width, height)
    mupdf.pdf_insert_page(target, -1, mupdf.pdf_add_page(target, box, page.rotation, resources, contents))
    return is_written


def _saved(target: mupdf.PdfDocument) -> bytes:
    out = mupdf.FzBuffer(65536)
    options = mupdf.PdfWriteOptions()
    options.do_garbage = 1
    mupdf.pdf_write_document(target, mupdf.FzOutput(out), options)
    return bytes(mupdf.fz_buffer_extract_copy(out))


def _looks_same(page: pymupdf.Page, new: pymupdf.Page) -> bool:
    """Return whether two pages of one size render alike, anti-aliasing aside."""
    dpi = min(LOOK_DPI, int(72 * 2000 / max(page.rect.width, page.rect.height)) or 1)
    before = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    after = new.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    if (before.width, before.height) != (after.width, after.height):
        return False
    one, two = (np.frombuffer(picture.samples, dtype=np.uint8) for picture in (before, after))
    changed = np.count_nonzero(np.maximum(one, two) - np.minimum(one, two) > STRONG_CHANGE)
    return bool(changed <= CHANGED_SHARE * len(one))

"""Build the file that goes out: a new document of pages and nothing else, sanitised, painted, written."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import pikepdf

from redactor.errors import BurnFailed
from redactor.redact.fonts import anonymise
from redactor.redact.layer import FONT as LAYER_FONT
from redactor.redact.layer import layer_content, layer_font, layer_words
from redactor.redact.paint import paint, with_font
from redactor.redact.places import Place
from redactor.redact.plan import PagePlan
from redactor.redact.sanitize import SANITIZERS


def finish(pdf: bytes, plans: Sequence[PagePlan], places: Sequence[Place], out: Path) -> None:
    """Copy the pages into a new document, sanitise it, paint boxes and stamps, and write it."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as cut, pikepdf.new() as fresh:
            fresh.pages.extend(cut.pages)
            for sanitize in SANITIZERS:
                sanitize(fresh)
            anonymise(fresh)
            font = cache(partial(layer_font, fresh))
            for page, plan, place in zip(fresh.pages, plans, places, strict=True):
                _set_size(page, plan, place)
                _lay(page, plan, font)
                paint(page, plan.page, plan.burns, place.stamps)
            write_out(fresh, out)
    except pikepdf.PdfError:
        raise BurnFailed("The redacted document cannot be put together. Redact it by hand.") from None


def _lay(page: pikepdf.Page, plan: PagePlan, font: Callable[[], pikepdf.Object]) -> None:
    """Lay the words that were read from the page's pixels over it, where any stay."""
    content = layer_content(plan, layer_words(plan))
    if content:
        with_font(page, LAYER_FONT, font())
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"\nQ\n" + content)


def _set_size(page: pikepdf.Page, plan: PagePlan, place: Place) -> None:
    right, bottom = place.grown
    page.obj.MediaBox = pikepdf.Array(
        [0, _number(-bottom), _number(plan.page.width + right), _number(plan.page.height)]
    )
    page.obj.Rotate = plan.page.rotation


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 4)


def write_out(pdf: pikepdf.Pdf, out: Path) -> None:
    """Write the document: no dates, no producer, the same bytes for the same document."""
    for key in ("/ID", "/Info"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    _repack(pdf)
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )


def _repack(pdf: pikepdf.Pdf) -> None:
    """Write streams that qpdf can read anew, so that nothing stands behind their end; pictures are so already."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image" and "/Filter" in one:
            one.write(one.read_bytes())

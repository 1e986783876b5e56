"""Build the file that goes out: a new document of pages and nothing else, sanitised, painted, written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from redactor.errors import BurnFailed
from redactor.redact.fonts import anonymise
from redactor.redact.paint import paint
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
            for page, plan, place in zip(fresh.pages, plans, places, strict=True):
                _set_size(page, plan, place)
                paint(page, plan.page, plan.burns, place.stamps)
            write_out(fresh, out)
    except pikepdf.PdfError:
        raise BurnFailed("The redacted document cannot be put together. Redact it by hand.") from None


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
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        recompress_flate=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )

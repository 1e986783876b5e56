"""Blank pixels: whatever picture, mask or stencil lies under a box loses them; so does what lies off the page."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from redactor.model import Box
from redactor.redact.fallback import outside
from redactor.redact.plan import PagePlan


def blank_pictures(pdf: bytes, plans: Sequence[PagePlan]) -> bytes:
    """Return the document with the pixels of every picture gone under the boxes of the plans.

    A picture shared with another page is copied first, so the other page keeps it. Masks are blanked with it.
    """
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        for page, plan in zip(opened, plans, strict=True):
            boxes = _touching(page, (*plan.blank, *outside(plan)))
            if boxes:
                _blank(page, boxes, plan.page.rotation)
        return bytes(opened.tobytes(garbage=3))


def _touching(page: pymupdf.Page, boxes: Sequence[Box]) -> list[Box]:
    rotation = page.rotation
    page.set_rotation(0)
    places = [pymupdf.Rect(one["bbox"]) for one in page.get_image_info()]
    page.set_rotation(rotation)
    # Half a point of tolerance: a scan that fills the page exactly is not off the page.
    return [box for box in boxes if any(_overlaps(place, box) for place in places)]


def _overlaps(place: pymupdf.Rect, box: Box) -> bool:
    wide = min(place.x1, box.x1) - max(place.x0, box.x0)
    high = min(place.y1, box.y1) - max(place.y0, box.y0)
    return bool(wide > min(0.5, place.width / 2) and high > min(0.5, place.height / 2))


def _blank(page: pymupdf.Page, boxes: Sequence[Box], rotation: int) -> None:
    # Box space is the page before /Rotate: without rotation it is the page's own.
    page.set_rotation(0)
    for box in boxes:
        page.add_redact_annot(pymupdf.Rect(box.x0, box.y0, box.x1, box.y1), fill=False, cross_out=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_PIXELS,
        graphics=pymupdf.PDF_REDACT_LINE_ART_NONE,
        text=pymupdf.PDF_REDACT_TEXT_NONE,
    )
    page.set_rotation(rotation)

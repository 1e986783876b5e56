"""The other way, for a page that cannot be drawn anew: cut it in place with MuPDF's own redaction.

The page keeps its own fonts and dialect; its geometry is made the same as that of redrawn pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pymupdf
from pymupdf import mupdf

from redactor.model import Box
from redactor.redact.erase import Eraser, eraser_for, glyph_goes
from redactor.redact.letters import Character
from redactor.redact.matrix import Matrix
from redactor.redact.plan import PagePlan
from redactor.redact.unread import Placed, check_read

FAR = 20000.0
"""Points beyond any page."""


def cut_in_place(
    opened: pymupdf.Document, page_index: int, plan: PagePlan, characters: Sequence[Character]
) -> pymupdf.Document:
    """Return a document of one page, drawn as in `opened` (baked), its text and covered drawings cut."""
    single = pymupdf.open()
    single.insert_pdf(
        opened, from_page=page_index, to_page=page_index, links=False, annots=False, widgets=False, final=1
    )
    _set_geometry(single, plan)
    page = single[0]
    _cut_text(page, eraser_for(plan, characters))
    check_read(plan.page, _placed(page))
    _cut_drawings(page, plan)
    page.set_rotation(plan.page.rotation)
    return single


def _set_geometry(single: pymupdf.Document, plan: PagePlan) -> None:
    """Move the crop box to the origin and apply UserUnit, so that model boxes hold on the page as it is."""
    page = single[0]
    page.clean_contents()
    x0, y0, x1, _ = _crop(single, page)
    unit = plan.page.width / (x1 - x0)
    prefix = f"q {unit:.6f} 0 0 {unit:.6f} {-x0 * unit:.4f} {-y0 * unit:.4f} cm\n".encode()
    single.update_stream(page.get_contents()[0], prefix + page.read_contents() + b"\nQ")
    single.xref_set_key(page.xref, "MediaBox", f"[0 0 {plan.page.width:.4f} {plan.page.height:.4f}]")
    for key in ("CropBox", "BleedBox", "TrimBox", "ArtBox", "UserUnit", "Rotate"):
        single.xref_set_key(page.xref, key, "null")


def _crop(single: pymupdf.Document, page: pymupdf.Page) -> tuple[float, float, float, float]:
    """Return what is shown of the page, in its own user space."""
    x0, y0, x1, y1 = -FAR, -FAR, FAR, FAR
    for key in ("MediaBox", "CropBox"):
        kind, value = single.xref_get_key(page.xref, key)
        if kind == "array":
            a, b, c, d = (float(v) for v in value.strip("[]").split())
            x0, y0 = max(x0, min(a, c)), max(y0, min(b, d))
            x1, y1 = min(x1, max(a, c)), min(y1, max(b, d))
    return x0, y0, x1, y1


def _cut_text(page: pymupdf.Page, eraser: Eraser) -> None:
    """Remove exactly the glyphs that the eraser names, each by a speck at its middle."""
    specks = [
        _speck(bbox)
        for span in page.get_texttrace()
        for _, glyph, origin, bbox in span["chars"]
        if _char_goes(span, (glyph, *origin), bbox, eraser)
    ]
    if not specks:
        return
    # By MuPDF itself: PyMuPDF looks for an unused name among all marks for each mark, and a text layer has thousands.
    own = mupdf.pdf_page_from_fz_page(mupdf.FzPage(page.this))
    for rect in specks:
        mupdf.pdf_set_annot_rect(mupdf.pdf_create_annot(own, mupdf.PDF_ANNOT_REDACT), rect)
    options = mupdf.PdfRedactOptions()
    options.black_boxes, options.image_method, options.line_art, options.text = 0, 0, 0, 0
    mupdf.pdf_redact_page(own.doc(), own, options)


def _char_goes(span: dict[str, Any], drawn: tuple[int, float, float], bbox: tuple[float, ...], eraser: Eraser) -> bool:
    size, (cos, sin) = float(span["size"]), span["dir"]
    glyph, x, y = drawn
    em: Matrix = (size * cos, -size * sin, size * sin, size * cos, x, eraser.height - y)
    length = (bbox[2] - bbox[0]) if abs(cos) > abs(sin) else (bbox[3] - bbox[1])
    return glyph_goes(eraser, em, length / size if size else 0.0, glyph, int(span["type"]))


def _placed(page: pymupdf.Page) -> Iterator[Placed]:
    for span in page.get_texttrace():
        for code_point, _, _, bbox in span["chars"]:
            yield (bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2, chr(code_point)


def _speck(bbox: tuple[float, ...]) -> mupdf.FzRect:
    x, y = (bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2
    dx, dy = max((bbox[2] - bbox[0]) / 10, 0.05), max((bbox[3] - bbox[1]) / 10, 0.05)
    return mupdf.FzRect(x - dx, y - dy, x + dx, y + dy)


def _cut_drawings(page: pymupdf.Page, plan: PagePlan) -> None:
    for box in (*plan.secret, *outside(plan)):
        page.add_redact_annot(pymupdf.Rect(box.x0, box.y0, box.x1, box.y1), fill=False, cross_out=False)
    page.apply_redactions(images=0, graphics=1, text=1)


def outside(plan: PagePlan) -> tuple[Box, ...]:
    """Return four boxes around the page: what lies there is not shown, and must not be kept."""
    number, width, height = plan.page.number, plan.page.width, plan.page.height
    return (
        Box(page=number, x0=-FAR, y0=-FAR, x1=FAR, y1=0.0),
        Box(page=number, x0=-FAR, y0=height, x1=FAR, y1=FAR),
        Box(page=number, x0=-FAR, y0=0.0, x1=0.0, y1=height),
        Box(page=number, x0=width, y0=0.0, x1=FAR, y1=height),
    )

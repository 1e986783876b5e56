"""The plot of redaction: plan, draw anew, cut, blank, subset, place, finish."""

from __future__ import annotations

from pathlib import Path

from redactor.errors import BurnFailed, TooMuch
from redactor.model import Document, DocumentDecisions, Redacted
from redactor.redact.cut import cut
from redactor.redact.finish import finish
from redactor.redact.fonts import subset
from redactor.redact.ink import fit_to_ink
from redactor.redact.places import find_places
from redactor.redact.plan import plan_burns
from redactor.redact.raster.drawn import renew_pictures, with_objects
from redactor.redact.redraw import MUPDF_ERRORS, redraw
from redactor.redact.unseen import with_unseen

MOST_PAGES = 5000
LARGEST_FILE = 2_000_000_000
"""Bytes."""


def redact(
    source: Path, document: Document, decisions: DocumentDecisions, *, bates: tuple[str, ...], out: Path,
    legend: str = "",
) -> Redacted:  # fmt: skip
    """Write `out`, the document without what the decisions redact, labelled and numbered, each page with the legend.

    `out` must lie outside the volume: nobody may have it before it is verified. `bates` holds one number a page.

    Raises:
        BurnFailed: content could not be taken out; nothing usable is written.
        TooMuch: the document is larger than can be handled.
    """
    if len(bates) != len(document.pages) or not bates:
        raise BurnFailed("The document needs one Bates number a page. Number it again.")
    if len(bates) > MOST_PAGES or source.stat().st_size > LARGEST_FILE:
        raise TooMuch(f"The document has more than {MOST_PAGES} pages or {LARGEST_FILE} bytes. Split it.")
    plans = plan_burns(document, decisions)
    redrawn = redraw(source, document, plans)
    try:
        plans = fit_to_ink(redrawn.pdf, plans)
        without, plans = cut(redrawn, plans)
        without = with_objects(without)
        pdf = subset(renew_pictures(without, with_unseen(without, plans)))
        places = find_places(pdf, plans, bates, legend)
    except MUPDF_ERRORS:
        raise BurnFailed("The document cannot be cut. Redact it by hand.") from None
    finish(pdf, plans, places, out)
    return Redacted(
        path=str(out),
        document_id=document.document_id,
        burns=tuple(burn for plan in plans for burn in plan.burns),
        stamps=tuple(stamp.box for place in places for stamp in place.stamps),
        bates=bates,
        moved=tuple(box for plan in plans for box in plan.moved),
        dropped=tuple(box for plan in plans for box in plan.page.hidden),
    )

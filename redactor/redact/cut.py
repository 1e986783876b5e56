"""Take text and drawn shapes out of the redrawn pages."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf

from redactor.errors import BurnFailed
from redactor.redact.erase import eraser_for
from redactor.redact.fonts import FontUse, retell
from redactor.redact.glyphs import Face, Run
from redactor.redact.leftovers import tell_what_remains
from redactor.redact.letters import Letters, gathered
from redactor.redact.plan import PagePlan
from redactor.redact.redraw import Redrawn
from redactor.redact.rewrite import write_back
from redactor.redact.stream import Walk, walk
from redactor.redact.unread import Placed, check_read
from redactor.redact.widths import left_unsealed, seal


def cut(redrawn: Redrawn, plans: Sequence[PagePlan]) -> tuple[bytes, tuple[PagePlan, ...]]:
    """Return the document without the glyphs and shapes that the plans take out, and where the boxes are then.

    Raises:
        BurnFailed: a page's content is not understood.
    """
    try:
        with pikepdf.open(io.BytesIO(redrawn.pdf)) as pdf:
            sealed = list(plans)
            use, faces = FontUse(), dict[tuple[int, int], Face]()
            for page_index, plan in enumerate(plans):
                if not redrawn.is_redrawn[page_index]:
                    sealed[page_index] = left_unsealed(plan)
                    continue
                page = pdf.pages[page_index]
                characters = redrawn.characters[page_index]
                walks = walk(pdf, page, eraser_for(plan, characters), faces)
                letters = gathered(characters)
                use.count(_runs(walks), letters, plan.page.height)
                check_read(plan.page, _placed(_runs(walks), letters, plan.page.height))
                sealed[page_index] = seal(walks, plan, letters)
                write_back(walks, page)
            retell(pdf, use, faces)
            if not all(redrawn.is_redrawn):
                tell_what_remains(pdf, use.votes.keys())
            return saved(pdf), tuple(sealed)
    except pikepdf.PdfError:
        raise BurnFailed("The redrawn document cannot be cut. Redact it by hand.") from None


def _runs(walks: Sequence[Walk]) -> list[Run]:
    return [item for one in walks for item in one.out if isinstance(item, Run)]


def _placed(runs: Sequence[Run], letters: Letters, height: float) -> Iterator[Placed]:
    for run in runs:
        for code, origin_x, origin_y, x, y in run.middles():
            one = letters.nearest(code, origin_x, height - origin_y)
            if one is not None:
                yield x, height - y, one.text


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return the document as bytes, the same for the same document."""
    out = io.BytesIO()
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()

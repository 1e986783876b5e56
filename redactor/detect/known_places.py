"""Labels that text recognition misread, known by where they stand: `Fust` in the place of a form's `First`."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from redactor.detect.label_index import Known
from redactor.detect.labels import LabelHit
from redactor.detect.layout import Layout, Rect, Token, around
from redactor.detect.registration import Fit
from redactor.rules.form import FormField, FormRule
from redactor.rules.labels import fold_label

_LIKE = 60.0
"""Likeness (0–100) that is enough where a label must stand."""
_AROUND = 2.5
"""How far (points) a misread label may reach over its place on the fitted page."""


def labels_by_place(layout: Layout, hits: Sequence[LabelHit], form: FormRule, fit: Fit) -> tuple[LabelHit, ...]:
    """Return the labels of a recognised page that are like none of the form's, but stand where one of them does."""
    if not layout.page.is_scanned:
        return ()
    read = {hit.known.field.id for hit in hits if hit.known.is_own}
    taken = {token.start for hit in hits for token in hit.tokens}
    free = [token for token in layout.tokens if token.start not in taken and not token.is_leader]
    found = (_in_place(free, form, field, fit) for field in form.fields if field.label_at and field.id not in read)
    return tuple(hit for hit in found if hit is not None)


def _in_place(free: Sequence[Token], form: FormRule, field: FormField, fit: Fit) -> LabelHit | None:
    if field.label_at is None:
        return None
    place = fit.apply(field.label_at)
    room = Rect(place.x0 - _AROUND, place.y0 - _AROUND, place.x1 + _AROUND, place.y1 + _AROUND)
    tokens = tuple(t for t in free if room.x0 <= t.rect.x0 and t.rect.x1 <= room.x1 and room.holds(t.rect))
    if not tokens or len({t.row for t in tokens}) > 1:
        return None
    text = fold_label("".join(t.text for t in tokens))
    label, likeness = max(((label, fuzz.ratio(text, fold_label(label))) for label in field.labels), key=lambda p: p[1])
    if likeness < _LIKE:
        return None
    # The box of a misread word reaches into the lines above and below as often as not.
    seen = around(tokens)
    rect = Rect(seen.x0, max(seen.y0, place.y0), seen.x1, min(seen.y1, place.y1))
    return LabelHit(
        known=Known(owner=form.id, field=field, is_own=True), tokens=tokens, rect=rect,
        likeness=likeness / 100, has_colon=tokens[-1].text.endswith(":"), rows=(tokens[0].row,),
        label=fold_label(label),
    )  # fmt: skip

"""What of a document's pictures a person must look at: marks and lines that were not read, on pages that matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from redactor.intake.concerns import concern
from redactor.intake.signatures import hand_of
from redactor.model import Box, Concern, Document, Page, Region, RegionKind
from redactor.rules import ReadingRules, load_reading
from redactor.rules.form import FormRule
from redactor.rules.labels import fold_label

_LIKE = 78.0
"""Likeness (0–100) from which a line that was read unsurely is a printed label of the page's form."""
_LONG = 6
_TOUCHED = 0.2
"""Share of a line that lies in a signature from which its strokes are the signature's."""
_COVERED = 0.9
"""Share of a place that one box must cover so that nothing of it is left to be read."""


def with_unread(document: Document, forms: Sequence[FormRule]) -> Document:
    """Return the document, its pages classified, with a concern for every page that shows what was not read."""
    by_id = {form.id: form for form in forms}
    rules = load_reading()
    document = replace(document, pages=tuple(_with_hands(page, rules) for page in document.pages))
    found = [one for page in document.pages for one in _of_page(page, by_id.get(page.form or ""))]
    return replace(document, concerns=(*document.concerns, *found)) if found else document


def without_burnt(concerns: Iterable[Concern], burnt: Sequence[Box]) -> tuple[Concern, ...]:
    """Return the concerns without the places that are boxed anyway: nobody need read what goes whole."""
    found: list[Concern] = []
    for one in concerns:
        boxes = tuple(box for box in one.boxes if not any(box.overlap(b) >= _COVERED * box.area for b in burnt))
        if boxes or not one.boxes:
            found.append(replace(one, boxes=boxes))
    return tuple(found)


def _with_hands(page: Page, rules: ReadingRules) -> Page:
    """Return the page with its marks named where their captions tell whose signatures they are."""
    if not page.regions:
        return page
    return replace(page, regions=tuple(replace(one, kind=_hand(page, one, rules)) for one in page.regions))


def _hand(page: Page, region: Region, rules: ReadingRules) -> RegionKind:
    """Return what a place shows, its caption considered; a hand of which some letters were read counts as one."""
    if region.kind not in ("unread", "unread-line"):
        return region.kind
    hand = hand_of(page, region.box, rules)
    # That an officer signs lets a line of print that was not read surely stay: nobody knows what it says.
    return hand if region.kind == "unread" or hand == "signature" else region.kind


def _of_page(page: Page, form: FormRule | None) -> Iterable[Concern]:
    labels = _printed(form)
    marks = tuple(one.box for one in page.regions if one.kind == "unread")
    lines = tuple(
        one.box
        for one in page.regions
        if one.kind == "unread-line"
        and not (_is_label(page, one.box, labels) or _is_exemption(page, one.box) or _is_of_hand(page, one.box))
    )
    for code, boxes in (("unread", marks), ("unread-line", lines)):
        if boxes:
            yield replace(concern(code, page.number), boxes=boxes)


def _printed(form: FormRule | None) -> list[str]:
    if form is None:
        return []
    labels = [label for one in form.fields for label in one.labels]
    folded = {fold_label(text) for text in (*labels, *(a.text for a in form.anchors if not a.regex))}
    return sorted(text for text in folded if len(text) > 1)


def _is_label(page: Page, box: Box, labels: Sequence[str]) -> bool:
    """Return whether the line says, as far as it was read, what is printed on the form, and nothing beyond."""
    text = fold_label("".join(word.text for word in page.words if box.contains_centre(word.box)))
    if text in labels:
        return True
    if len(text) < _LONG or not labels:
        return False
    return process.extractOne(text, labels, scorer=fuzz.ratio, score_cutoff=_LIKE) is not None


def _is_exemption(page: Page, box: Box) -> bool:
    """Return whether a line says no more than the ground on which an earlier release blacked something out."""
    said = unicodedata.normalize("NFKC", "".join(word.text for word in page.words if box.contains_centre(word.box)))
    letters = "".join(c for c in said.casefold() if c.isalnum())
    return bool(letters) and re.fullmatch(load_reading().exemption_marks, letters) is not None


def _is_of_hand(page: Page, box: Box) -> bool:
    """Return whether a line is strokes of an officer's signature, beside others of it, which read as letters."""
    beside = [one.box for one in page.regions if one.kind == "office-signature"]
    touches = any(box.overlap(hand) >= _TOUCHED * box.area for hand in beside)
    return touches and hand_of(page, box, load_reading()) == "office-signature"

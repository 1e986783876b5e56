"""Forms whose very existence says that somebody asked for protected relief.

Source: 8 U.S.C. § 1367(a)(2) covers any information which relates to the applicant; DHS Instruction 002-02-001 reads
it to cover the existence of the case. Whether such a document is withheld whole or loses its title and labels is a
switch of the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactor.decide.clock import SPOKEN_FACTS, Presence
from redactor.decide.rulings import Ruling
from redactor.decide.spans import minus, trimmed
from redactor.model import Box, Concern, Document, Finding, Page
from redactor.rules import FormRule, Order

RELIEF = "relief-application"
_STAYS = frozenset({"courthouse", "action-date", "existing-bates"})
"""What still says nothing of the relief once everything else on the page is gone."""


def relief_pages(document: Document, forms: Iterable[FormRule]) -> tuple[Page, ...]:
    """Return the pages that disclose relief, and the pages after one that are of no form of their own."""
    disclosing = {form.id for form in forms if form.discloses_relief}
    found: list[Page] = []
    follows = False
    for page in document.pages:
        follows = page.form in disclosing or (follows and page.form is None)
        if follows:
            found.append(page)
    return tuple(found)


def unknown_forms(document: Document, forms: Iterable[FormRule]) -> tuple[Concern, ...]:
    """Return a concern for every page of a form that has no rule: it cannot be told what it discloses."""
    known = {form.id for form in forms}
    return tuple(
        Concern(
            code="form-unknown",
            page=page.number,
            message=f"Page {page.number}: its form has no rule, so it cannot be told what its existence discloses.",
            advice="Run `redactor rules check`.",
        )
        for page in document.pages
        if page.form is not None and page.form not in known
    )


def still_discloses(order: Order, pages: Sequence[Page], rulings: Iterable[Ruling], present: Presence) -> bool:
    """Return whether the existence of the forms on these pages is protected.

    It no longer is once protection has ended for all who are named; but never where a page speaks of a relief whose
    clause knows no end, as those of asylum and TPS do.
    """
    numbers = {page.number for page in pages}
    spoken = {r.finding.category for r in rulings if r.finding.page in numbers} & (SPOKEN_FACTS | {RELIEF})
    clauses = [c for category in spoken | {RELIEF} if (c := order.clause_for(category)) is not None]
    if not pages or not clauses:
        return False
    if present.has_stranger or not present.persons or not all(c.ends_with_protection for c in clauses):
        return True
    return any(person.protection.is_protected for person in present.persons)


def without_titles(
    document: Document, pages: Sequence[Page], rulings: Sequence[Ruling], order: Order
) -> tuple[Ruling, ...]:
    """Return rulings that leave of the pages only the courthouse, the date of the action and Bates stamps.

    A label such as the name of the relief in a question tells as much as the title does, so nothing printed stays.
    """
    clause = order.clause_for(RELIEF)
    if clause is None:
        return tuple(rulings)
    numbers = {page.number for page in pages}
    kept = [r for r in rulings if r.action == "keep" and r.finding.page in numbers and r.finding.category in _STAYS]
    rest = [r for r in rulings if r.action == "redact" or r.finding.page not in numbers]
    rule = f"clause:{clause.id};form:discloses-relief"
    added = [f for page in pages for f in (*_lines(document, page, kept), *_pictures(page))]
    return (*rest, *kept, *(Ruling(finding=f, action="redact", rule=rule, clause=clause) for f in added))


def _lines(document: Document, page: Page, kept: Sequence[Ruling]) -> list[Finding]:
    holes = [(r.finding.start, r.finding.end) for r in kept]
    found: list[Finding] = []
    at = page.start
    for line in document.text[page.start : page.end].split("\n"):
        for span in minus((at, at + len(line)), holes):
            start, end = trimmed(document.text, span)
            boxes = document.boxes(start, end) if end > start else ()
            if boxes:
                found.append(_finding(start, end, boxes, document.text[start:end]))
        at += len(line) + 1
    return found


def _pictures(page: Page) -> list[Finding]:
    # A barcode or seal of the form tells its number; a scan of the whole page is burnt word by word instead.
    whole = page.width * page.height
    boxes = [picture.box for picture in page.pictures if picture.box.area < 0.5 * whole]
    return [_finding(page.start, page.start, (box,), "") for box in boxes]


def _finding(start: int, end: int, boxes: tuple[Box, ...], text: str) -> Finding:
    return Finding(
        category=RELIEF, stance="redact", start=start, end=end, boxes=boxes, text=text, score=1.0,
        found_by=("region:relief-form",),
    )  # fmt: skip

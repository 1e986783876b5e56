"""The type and date of a document, as logs and load files name them."""

from __future__ import annotations

from collections.abc import Iterable

from redactor.decide.dates import iso_date
from redactor.decide.lines import lines_of
from redactor.decide.messages import messages_of
from redactor.model import Box, Decision, Document, Finding, Findings
from redactor.rules import FormRule

_KINDS = {
    "email": "E-mail", "memo": "Memorandum", "letter": "Letter", "table": "Table", "screen": "Screen print",
    "slip": "Slip", "report": "Report", "certification": "Certification", "form": "Form",
}  # fmt: skip
_DATES = ("document-date", "action-date")
TOUCHED = 0.1
"""Share of a date's place from which a box over it takes it out; boxes of lines that follow each other closely meet."""


def document_type(document: Document, forms: tuple[FormRule, ...] = ()) -> str:
    """Return what kind of document this is, in words that quote nothing of it.

    A form is named by its printed title, one whose existence discloses relief only `Form`.
    """
    by_id = {form.id: form for form in forms}
    known = [by_id[page.form] for page in document.pages if page.form in by_id]
    messages = messages_of(lines_of(document))
    if known and not (document.pages[0].form is None and messages[0].headers):
        return _of_form(known[0], len([m for m in messages if m.kind == "email"]))
    kinds = [m.kind for m in messages if m.headers or m.kind == "letter"]
    if not kinds:
        return "Form" if any(page.form for page in document.pages) else "Document"
    if kinds[0] == "email" and kinds.count("email") > 1:
        return "E-mail chain"
    return _KINDS[kinds[0]]


def _of_form(form: FormRule, emails: int) -> str:
    if form.discloses_relief:
        return "Form"
    if form.kind == "email" and emails > 1:
        return "E-mail chain"
    return form.title if form.kind in ("form", "certification") else _KINDS[form.kind]


def document_date(document: Document, findings: Findings, decisions: Iterable[Decision] = ()) -> str:
    """Return the date of a document as ISO 8601, from dates that stay readable only; empty where none does.

    What a decision takes out counts as well as what was found: a reviewer's box, or a passage that is privileged.
    """
    taken = [f for f in findings.items if f.stance == "redact"]
    taken += [d.finding for d in decisions if d.action == "redact"]
    for category in _DATES:
        for finding in sorted(findings.items, key=lambda f: f.start):
            if finding.category == category and finding.stance == "keep" and not _is_taken(finding, taken):
                date = iso_date(finding.text)
                if date:
                    return date
    return _sent(document, taken)


def _sent(document: Document, taken: list[Finding]) -> str:
    for message in messages_of(lines_of(document)):
        for header in message.values("date"):
            if not _covers(taken, header.start, header.end, document.boxes(header.start, header.end)):
                return iso_date(header.value)
    return ""


def _is_taken(finding: Finding, taken: Iterable[Finding]) -> bool:
    return _covers(taken, finding.start, finding.end, finding.boxes)


def _covers(taken: Iterable[Finding], start: int, end: int, boxes: tuple[Box, ...]) -> bool:
    """Return whether any of a span's characters or of its places on the page is taken out."""
    for one in taken:
        if one.start < one.end and one.start < end and start < one.end:
            return True
        places = one.boxes if one.region is None else (*one.boxes, one.region)
        if any(place.overlap(box) > TOUCHED * box.area for place in places for box in boxes):
            return True
    return False

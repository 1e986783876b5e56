"""The type and date of a document, as logs and load files name them."""

from __future__ import annotations

from collections.abc import Iterable

from redactor.decide.dates import iso_date
from redactor.decide.lines import lines_of
from redactor.decide.messages import messages_of
from redactor.model import Document, Finding, Findings
from redactor.rules import FormRule

_KINDS = {
    "email": "E-mail", "memo": "Memorandum", "letter": "Letter", "table": "Table", "screen": "Screen print",
    "slip": "Slip", "report": "Report", "certification": "Certification", "form": "Form",
}  # fmt: skip
_DATES = ("document-date", "action-date")


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


def document_date(document: Document, findings: Findings) -> str:
    """Return the date of a document as ISO 8601, from dates that stay readable only; empty where none does."""
    taken = [f for f in findings.items if f.stance == "redact" and f.start < f.end]
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
            if not any(f.start < header.end and header.start < f.end for f in taken):
                return iso_date(header.value)
    return ""


def _is_taken(finding: Finding, taken: Iterable[Finding]) -> bool:
    return any(t.start < finding.end and finding.start < t.end for t in taken)

"""Why a person must look at a document: every code, its message and advice, in one table."""

from __future__ import annotations

from redactor.model import Concern

_STOP: dict[str, tuple[str, str]] = {
    "unread": (
        "a picture shows marks that could not be read: writing by hand, a signature or a stamp",
        "Look at the place and redact the document by hand where it shows a person or a name.",
    ),
    "unread-line": (
        "a line in a picture could not be read surely",
        "Read the line and redact the document by hand where it names a person.",
    ),
    "unreadable-font": (
        "letters are drawn in a font that does not say which letters they are",
        "Print the document through another program, or have it read by text recognition.",
    ),
    "pattern": (
        "a fill pattern holds text or pictures, whose place on the page cannot be told",
        "Look at the document and redact it by hand.",
    ),
    "clip-text": (
        "text is used as a stencil for a colour or picture, and cannot be read as text",
        "Print the document through another program, or redact it by hand.",
    ),
    "redaction-mark": (
        "somebody has marked a place for redaction and not applied it",
        "Decide whether the mark is to be applied, apply or remove it, then run again.",
    ),
    "xfa": (
        "the form is an XFA form whose content is not on the pages",
        "Open it in a program that draws XFA forms, print it to a new file, then run again.",
    ),
    "pages-differ": (
        "the load files say another number of pages than the document has",
        "Compare the document with its Bates range, and release it if it is whole or ask the vendor for the rest.",
    ),
    "portfolio": (
        "the file is a portfolio whose documents are attachments, not pages",
        "Take the attached files out and add each of them to the sources.",
    ),
}
_NOTE: dict[str, tuple[str, str]] = {
    "attachment": (
        "the file carries attached files, which are not produced",
        "Take the attached files out and add them to the sources if they are called for.",
    ),
    "hidden-text": (
        "text is drawn that no reader sees; it is dropped",
        "Nothing need be done unless the hidden text itself is called for.",
    ),
    "hidden-field": (
        "a form field or annotation is hidden from readers; it is dropped",
        "Nothing need be done unless the hidden content itself is called for.",
    ),
    "comment": (
        "a comment opens from the page; its text is searched but is not drawn in the produced page",
        "Look at the comment if it is called for; it may be privileged.",
    ),
    "hidden-layer": (
        "the file has layers that are switched off; they are dropped",
        "Nothing need be done unless the hidden layers themselves are called for.",
    ),
    "damaged-page": (
        "the page has faults, and something on it may not have been drawn",
        "Compare the produced page with the original.",
    ),
    "repaired": (
        "the file was damaged and has been repaired while reading",
        "Compare the number of pages with the original.",
    ),
}
QUARANTINE_CODES: frozenset[str] = frozenset(_STOP)
"""Codes with which a document may not be produced until a person has looked."""
CODES: frozenset[str] = frozenset(_STOP) | frozenset(_NOTE)


def concern(code: str, page: int = 0) -> Concern:
    """Return the concern of a code on a page (0: the whole document); raises KeyError for an unknown code."""
    message, advice = (_STOP if code in _STOP else _NOTE)[code]
    return Concern(code=code, page=page, message=message, advice=advice)

"""Why a person must look at a document: every code, its message and advice, in one table."""

from __future__ import annotations

from redactor.model import Concern

_STOP: dict[str, tuple[str, str]] = {
    "picture": (
        "a picture may hold writing or a face, and nobody has read it",
        "Look at the picture and redact the document by hand, or have it read by text recognition.",
    ),
    "small-picture": (
        "a small picture may be a signature, a photo or a stamp, and nobody has read it",
        "Look at the picture and redact it by hand where it shows a person or a name.",
    ),
    "foreign-ocr": (
        "the words over the picture come from somebody else's text recognition, which may be wrong or incomplete",
        "Compare the text layer with the picture, or run again trusting such layers.",
    ),
    "unreadable-font": (
        "letters are drawn in a font that does not say which letters they are",
        "Print the document through another program, or have it read by text recognition.",
    ),
    "vector-text": (
        "shapes look like letters drawn as outlines, which cannot be read as text",
        "Look at the page and redact the document by hand.",
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

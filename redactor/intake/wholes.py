"""Concerns about the file as a whole: what it carries beside its pages."""

from __future__ import annotations

import re

import pymupdf

_STENCIL = re.compile(rb"(?<![\w.])7\s+Tr(?!\w)")


def document_codes(opened: pymupdf.Document) -> tuple[str, ...]:
    """Return the codes of concerns about the whole file, in alphabetical order."""
    codes: set[str] = set()
    catalog = opened.pdf_catalog()
    if opened.is_repaired:
        codes.add("repaired")
    if opened.embfile_count() > 0:
        codes.add("attachment")
    if _has(opened, catalog, "Collection"):
        codes.add("portfolio")
    if _has(opened, catalog, "AcroForm/XFA") and not _has_fields(opened, catalog):
        codes.add("xfa")
    if any(not group["on"] for group in opened.get_ocgs().values()):
        codes.add("hidden-layer")
    if _has_busy_pattern(opened):
        codes.add("pattern")
    if _has_clip_text(opened):
        codes.add("clip-text")
    return tuple(sorted(codes))


def _has(opened: pymupdf.Document, xref: int, key: str) -> bool:
    return bool(opened.xref_get_key(xref, key)[0] != "null")


def _has_fields(opened: pymupdf.Document, catalog: int) -> bool:
    kind, value = opened.xref_get_key(catalog, "AcroForm/Fields")
    return bool(kind != "null" and value.strip() != "[]")


def _has_clip_text(opened: pymupdf.Document) -> bool:
    """Return whether text is used as a stencil (render mode 7): MuPDF does not report it as text."""
    drawn = (page.read_contents() for page in opened)
    if any(_STENCIL.search(content) for content in drawn):
        return True
    forms = (x for x in range(1, opened.xref_length()) if opened.xref_get_key(x, "Subtype")[1] == "/Form")
    return any(_STENCIL.search(opened.xref_stream(form) or b"") for form in forms)


def _has_busy_pattern(opened: pymupdf.Document) -> bool:
    """Return whether a tiling pattern draws text or pictures: MuPDF gives their place in the pattern's own space."""
    for xref in range(1, opened.xref_length()):
        if opened.xref_get_key(xref, "PatternType")[1] != "1":
            continue
        if _has(opened, xref, "Resources/Font") or _has(opened, xref, "Resources/XObject"):
            return True
    return False

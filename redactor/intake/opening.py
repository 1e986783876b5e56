"""Open a source: what is not a readable PDF stops here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pymupdf

from redactor.errors import TooMuch, Unreadable
from redactor.intake.limits import MAX_BYTES, MAX_PAGES
from redactor.intake.sheets import as_pdf, is_picture

# MuPDF prints its warnings, which may quote the document.
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

_HEADER_WITHIN = 1024
"""Bytes within which the header must begin (ISO 32000-1 annex H, implementation note 13)."""


def read_bytes(path: Path) -> bytes:
    """Return a source's bytes.

    Raises:
        Unreadable: it cannot be read from the disk, or is neither a PDF nor a TIFF, JPEG or PNG.
        TooMuch: it is over the limit.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooMuch(f"The file has more than {MAX_BYTES // 1024**2} MiB.")
        content = path.read_bytes()
    except OSError:
        raise Unreadable("The file cannot be read from the disk.") from None
    if not content:
        raise Unreadable("The file is empty.")
    if not is_picture(content) and b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise Unreadable("The file is not a PDF.")
    return content


def pdf_of(path: Path) -> bytes | None:
    """Return a picture source (TIFF, JPEG, PNG) as the PDF that is read in its place; None for a PDF.

    Raises:
        Unreadable, TooMuch: as `read_bytes` does.
    """
    content = read_bytes(path)
    return as_pdf(content) if is_picture(content) else None


def sha256(content: bytes) -> str:
    """Return the hex SHA-256 of a source."""
    return hashlib.sha256(content).hexdigest()


def file_sha256(path: Path) -> str:
    """Return the hex SHA-256 of a source on the disk; raises as `read_bytes` does."""
    return sha256(read_bytes(path))


@contextmanager
def faults_as_unreadable(message: str) -> Iterator[None]:
    """Turn what MuPDF raises about a damaged object into Unreadable with a message that quotes nothing."""
    try:
        yield
    except (RuntimeError, ValueError, TypeError, IndexError, KeyError, pymupdf.mupdf.FzErrorBase):
        # The last three are how the binding meets objects of an unexpected kind.
        raise Unreadable(message) from None


def open_pdf(untrusted: bytes) -> pymupdf.Document:
    """Open a source in memory, a picture as a PDF.

    Raises:
        Unreadable: it is damaged, locked, or without pages.
        TooMuch: it has too many pages.
    """
    if is_picture(untrusted):
        untrusted = as_pdf(untrusted)
    with faults_as_unreadable("The file is damaged and could not be repaired."):
        opened = pymupdf.open(stream=untrusted, filetype="pdf")
    try:
        _check(opened)
    except (Unreadable, TooMuch):
        opened.close()
        raise
    return opened


def _check(opened: pymupdf.Document) -> None:
    if opened.needs_pass and not opened.authenticate(""):
        raise Unreadable("The file is locked with a password.")
    with faults_as_unreadable("The pages of the file cannot be counted."):
        pages = opened.page_count
    if pages < 1:
        raise Unreadable("The file has no pages.")
    if pages > MAX_PAGES:
        raise TooMuch(f"The file has more than {MAX_PAGES} pages.")


def count_pages(path: Path) -> int:
    """Return the number of pages of a source; raises Unreadable or TooMuch as `read_document` does."""
    with closing(open_pdf(read_bytes(path))) as opened:
        return int(opened.page_count)

"""Files of single pages as one document: pictures and plain pages are laid one behind the other."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pymupdf

from redactor.errors import TooMuch, Unreadable
from redactor.intake.limits import MAX_BYTES, MAX_PAGES
from redactor.intake.opening import faults_as_unreadable, open_pdf, read_bytes


def joined(paths: Sequence[Path]) -> bytes:
    """Return one PDF with the pages of all files in their order, the same bytes for the same files.

    Raises:
        Unreadable: a file is missing or damaged, or has what only a whole document holds: fields, layers, attachments.
        TooMuch: a file or the whole passes a limit.
    """
    size = 0
    with pymupdf.open() as whole:
        for number, path in enumerate(paths, start=1):
            try:
                content = read_bytes(path)
                size += len(content)
                opened = open_pdf(content)
            except Unreadable as fault:
                raise Unreadable(f"Page file {number} of the document: {fault}") from None
            with closing(opened):
                _check(opened, number)
                with faults_as_unreadable(f"Page file {number} of the document is damaged."):
                    whole.insert_pdf(opened)
            if size > MAX_BYTES or whole.page_count > MAX_PAGES:
                raise TooMuch(
                    f"The page files of the document have more than {MAX_BYTES // 1024**2} MiB or {MAX_PAGES} pages."
                )
        whole.set_metadata({})
        return bytes(whole.tobytes(garbage=3, deflate=True, no_new_id=True))


def _check(opened: pymupdf.Document, number: int) -> None:
    with faults_as_unreadable(f"Page file {number} of the document is damaged."):
        catalog = opened.pdf_catalog()
        more = any(opened.xref_get_key(catalog, key)[0] != "null" for key in ("AcroForm", "OCProperties", "Collection"))
        more = more or opened.embfile_count() > 0
    if more:
        raise Unreadable(
            f"Page file {number} of the document has fields, layers or attachments, and cannot be joined with others."
        )

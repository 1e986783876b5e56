"""Read one source: the plot of this stage."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pymupdf

from redactor.intake.concerns import concern
from redactor.intake.honesty import FontTruth
from redactor.intake.hostile import check_cost
from redactor.intake.opening import faults_as_unreadable, open_pdf, read_bytes, sha256
from redactor.intake.paging import PageRead, read_page
from redactor.intake.wholes import document_codes
from redactor.model import Concern, Document


def read_document(path: Path, *, source: str, document_id: str, trust_ocr_layer: bool = False) -> Document:
    """Read a PDF into words with boxes, rulings, pictures and hidden places, and say what a person must look at.

    `trust_ocr_layer` takes an invisible text layer over a scan as what the scan says. A document that has a
    concern whose code is in `QUARANTINE_CODES` has not been read whole and may not be produced.

    Raises:
        Unreadable: not a PDF, damaged beyond repair, locked, or without pages.
        TooMuch: a limit of `redactor.intake.limits` is passed.
    """
    content = read_bytes(path)
    with closing(open_pdf(content)) as opened:
        check_cost(opened)
        with faults_as_unreadable("The file is damaged: its parts cannot be listed."):
            codes = document_codes(opened)
        pages = _read_pages(opened, trust_ocr_layer=trust_ocr_layer)
    concerns: list[Concern] = [concern(code) for code in codes]
    concerns.extend(concern(code, read.page.number) for read in pages for code in read.codes)
    return Document(
        document_id=document_id,
        source=source,
        sha256=sha256(content),
        pages=tuple(read.page for read in pages),
        text="\f".join(read.text for read in pages),
        concerns=tuple(concerns),
    )


def _read_pages(opened: pymupdf.Document, *, trust_ocr_layer: bool) -> list[PageRead]:
    pages: list[PageRead] = []
    fonts: dict[int, FontTruth | None] = {}
    start = 0
    for number in range(1, opened.page_count + 1):
        read = read_page(opened, number, start, fonts, trust_ocr_layer=trust_ocr_layer)
        pages.append(read)
        start = read.page.end + 1
    return pages

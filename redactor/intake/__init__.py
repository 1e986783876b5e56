"""Read sources: words with boxes, form fields, annotations, and which form each page is."""

from redactor.intake.as_drawn import concern_as_drawn, decisions_as_drawn, document_as_drawn, review_as_read
from redactor.intake.assembling import check_offsets
from redactor.intake.concerns import CODES, QUARANTINE_CODES, concern
from redactor.intake.crops import write_crops
from redactor.intake.forms import classify_pages
from redactor.intake.joining import joined
from redactor.intake.opening import count_pages, file_sha256, pdf_of
from redactor.intake.reading import read_document
from redactor.intake.unread import with_unread, without_burnt

__all__ = [
    "CODES",
    "QUARANTINE_CODES",
    "check_offsets",
    "classify_pages",
    "concern",
    "concern_as_drawn",
    "count_pages",
    "decisions_as_drawn",
    "document_as_drawn",
    "file_sha256",
    "joined",
    "pdf_of",
    "read_document",
    "review_as_read",
    "with_unread",
    "without_burnt",
    "write_crops",
]

"""Read sources: words with boxes, form fields, annotations, and which form each page is."""

from redactor.intake.assembling import check_offsets
from redactor.intake.concerns import CODES, QUARANTINE_CODES, concern
from redactor.intake.forms import classify_pages
from redactor.intake.opening import count_pages
from redactor.intake.reading import read_document

__all__ = ["CODES", "QUARANTINE_CODES", "check_offsets", "classify_pages", "concern", "count_pages", "read_document"]

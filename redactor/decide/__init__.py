"""Apply the protective order, the § 1367 clock and privilege to what was found."""

from redactor.decide.dates import iso_date
from redactor.decide.decide import decide
from redactor.decide.describe import document_date, document_type

__all__ = ["decide", "document_date", "document_type", "iso_date"]

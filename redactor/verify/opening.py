"""Open one file with both engines, pdfium and qpdf, and name every way in which that can fail."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from redactor.verify.sheet import Sheet

LOOK_FAILURES: tuple[type[Exception], ...] = (
    pikepdf.PdfError,
    pdfium.PdfiumError,
    zlib.error,
    OSError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the engines raise on a hostile file. Each is a leak: a check that could not look has not found it clean."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OpenFile:
    """A file as bytes, as qpdf's objects and as pdfium's pages."""

    raw: bytes = field(repr=False)
    objects: pikepdf.Pdf = field(repr=False)
    pages: pdfium.PdfDocument = field(repr=False)

    @property
    def page_count(self) -> int:
        """Return the number of pages; raises ValueError when the engines disagree."""
        if len(self.pages) != len(self.objects.pages):
            raise ValueError("the engines count different pages")
        return len(self.pages)

    def sheet(self, number: int) -> Sheet:
        """Return a page, counted from 1."""
        unit = self.objects.pages[number - 1].obj.get("/UserUnit", 1)
        return Sheet(self.pages, number, float(unit))


@contextmanager
def opened(path: Path) -> Iterator[OpenFile]:
    """Open a file with both engines from one reading of its bytes."""
    raw = path.read_bytes()
    pages = pdfium.PdfDocument(raw)
    try:
        if pages.get_formtype() != 0:
            pages.init_forms()
        with pikepdf.open(io.BytesIO(raw), suppress_warnings=True) as objects:
            yield OpenFile(raw=raw, objects=objects, pages=pages)
    finally:
        pages.close()

"""What the review asks of worker processes: a page as a picture, a document's words, a document decided anew."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pymupdf

from redactor import pipeline
from redactor.errors import DocumentError
from redactor.intake import document_as_drawn, pdf_of
from redactor.jobs.readings import unpacked
from redactor.model import Document, DocumentDecisions, DocumentReview, Matter
from redactor.pipeline import Found, Knowledge, Task
from redactor.settings import Settings

MOST_PIXELS = 25_000_000
POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWanted:
    """A page to be drawn, `dots` an inch."""

    path: Path = field(repr=False)
    page: int
    dots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A page as PNG, with its size as displayed in points."""

    png: bytes = field(repr=False)
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a question about a document has no answer; never quotes the document."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reweighing:
    """A document to be decided under a matter that is not (yet) the job's; without a matter only its words are wanted.

    What the first pass read comes along in `found`; a document that it did not search is read here.
    """

    task: Task
    found: Found | None = field(default=None, repr=False)
    matter: Matter | None = field(default=None, repr=False)
    review: DocumentReview = field(default_factory=DocumentReview)


def draws() -> Callable[[PageWanted], Drawn | Refused]:
    """Make the function that draws pages in a worker."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    return draw


def draw(wanted: PageWanted) -> Drawn | Refused:
    """Draw one page as a reader sees it, annotations included."""
    try:
        picture = pdf_of(wanted.path)
        with pymupdf.open(wanted.path) if picture is None else pymupdf.open(stream=picture, filetype="pdf") as opened:
            page = opened[wanted.page - 1]
            width, height = float(page.rect.width), float(page.rect.height)
            scale = min(wanted.dots / POINTS_AN_INCH, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
            pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
            return Drawn(png=bytes(pixels.tobytes("png")), width=width, height=height)
    except (RuntimeError, ValueError, IndexError, OSError, DocumentError, pymupdf.mupdf.FzErrorBase):
        return Refused(message="The page cannot be drawn.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reads:
    """Makes the function that reads and decides documents in a worker."""

    settings: Settings

    def __call__(self) -> Callable[[Reweighing], Document | DocumentDecisions | Refused]:
        knowledge: Knowledge = pipeline.load_knowledge(self.settings)
        trust = self.settings.trust_ocr_layer

        def one(question: Reweighing) -> Document | DocumentDecisions | Refused:
            try:
                if question.found is None:
                    return document_as_drawn(pipeline.read(question.task, knowledge, trust_ocr_layer=trust))
                found = unpacked(question.found)
                if question.matter is None:
                    return document_as_drawn(
                        pipeline.document_of(question.task, found, knowledge, trust_ocr_layer=trust)
                    )
                decided = pipeline.settle(
                    question.task, found, question.matter, knowledge, trust_ocr_layer=trust, review=question.review
                )
                return pipeline.as_drawn(decided).decisions
            except DocumentError as error:
                return Refused(message=str(error))
            except (ValueError, TypeError, zlib.error):
                return Refused(message="What was kept of the document is damaged. Run the job again.")

        return one

"""The two passes over the documents, as functions that run in a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from redactor import pipeline
from redactor.errors import DocumentError, TooMuch
from redactor.jobs.readings import packed, unpacked
from redactor.model import NO_REVIEW, DocumentDecisions, DocumentReview, Matter, Status
from redactor.pipeline import Failure, Found, Knowledge, Searched, Task, Unchanged, Worked
from redactor.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrder:
    """A task of the second pass with what the first pass found, what reviewers decided, and what stands already."""

    task: Task
    found: Found = field(repr=False)
    review: DocumentReview = NO_REVIEW
    basis: str = ""
    present: DocumentDecisions | None = field(default=None, repr=False)
    present_status: Status = "quarantined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Makes the first pass's function in a worker; models are loaded there, once."""

    settings: Settings

    def __call__(self) -> Callable[[Task], Searched | Failure]:
        from redactor.detect import Detector

        knowledge = pipeline.load_knowledge(self.settings)
        detector = Detector.load(knowledge.roster)

        def one(task: Task) -> Searched | Failure:
            try:
                return packed(pipeline.search(task, knowledge, detector, trust_ocr_layer=self.settings.trust_ocr_layer))
            except DocumentError as error:
                return failed(task, "search", error)
            except Exception as error:  # noqa: BLE001  # quarantines: an unforeseen fault must not release a document
                return crashed(task, "search", error)

        return one


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Makes the second pass's function in a worker."""

    settings: Settings
    matter: Matter = field(repr=False)

    def __call__(self) -> Callable[[WorkOrder], Worked | Unchanged | Failure]:
        knowledge: Knowledge = pipeline.load_knowledge(self.settings)

        def one(order: WorkOrder) -> Worked | Unchanged | Failure:
            task = order.task
            trust = self.settings.trust_ocr_layer
            try:
                return pipeline.work(
                    task, unpacked(order.found), self.matter, knowledge, trust_ocr_layer=trust, review=order.review,
                    present=order.present,
                )  # fmt: skip
            except DocumentError as error:
                discard(task.staged)
                return failed(task, "work", error)
            except Exception as error:  # noqa: BLE001  # quarantines: an unforeseen fault must not release a document
                discard(task.staged)
                return crashed(task, "work", error)

        return one


def discard(staged: Path | None) -> None:
    """Take away what a failed document left outside the volume."""
    if staged is not None:
        staged.unlink(missing_ok=True)


def failed(task: Task, stage: str, error: DocumentError) -> Failure:
    """Return a foreseen failure with its own reason and advice."""
    return Failure(
        document_id=task.document_id,
        stage=stage,
        reason=error.reason,
        message=str(error),
        advice=error.advice,
        page_count=_pages_or_zero(task),
    )


def crashed(task: Task, stage: str, error: Exception) -> Failure:
    """Return an unforeseen failure; only the kind and the place of the fault are kept, never its message."""
    if isinstance(error, MemoryError):
        return failed(task, stage, TooMuch("The document needs more memory than a worker may use."))
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown place"
    return Failure(
        document_id=task.document_id,
        stage=stage,
        reason="program-fault",
        message=f"The program failed with {type(error).__name__} at {where}.",
        advice="Redact the document by hand, and report the fault without the document.",
        page_count=_pages_or_zero(task),
    )


def _pages_or_zero(task: Task) -> int:
    """Return the number of pages, for the Bates range; 0 when even that cannot be read."""
    from redactor.intake import count_pages

    if task.bates:
        return len(task.bates)
    try:
        return count_pages(task.path)
    except DocumentError:
        return 0

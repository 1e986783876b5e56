"""Join the page files of a vendor's documents, in workers: what one file does to a reader costs that document alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass

from redactor.errors import DocumentError
from redactor.jobs.folder import settled
from redactor.jobs.limits import SECONDS_AT_LEAST
from redactor.jobs.local import Lost, run_tasks
from redactor.jobs.vendor.rows import Pages
from redactor.pipeline import Failure

STAGE = "import"
ASK = "Ask the vendor for it, put it into SOURCE and run again into another OUT."
SECONDS_A_FILE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Makes the function that joins one document's page files in a worker."""

    def __call__(self) -> Callable[[Pages], Failure | None]:
        from redactor.intake import joined

        def one(pages: Pages) -> Failure | None:
            if pages.missing:
                message = f"{pages.missing} of the files that the load files name for the document are not there."
                return _failed(pages, "missing-file", message, ASK)
            if not pages.parts:
                return _failed(pages, "no-file", "The load files name no file of the document.", ASK)
            try:
                content = joined(pages.parts)
            except DocumentError as error:
                return _failed(pages, error.reason, str(error), error.advice)
            part = pages.target.with_suffix(".part")
            part.write_bytes(content)
            settled(part, pages.target)
            return None

        return one


def join_pages(wanted: Iterable[Pages], *, workers: int) -> list[Failure]:
    """Join what does not lie there yet; return why a document cannot be joined."""
    tasks = [pages for pages in wanted if not pages.target.is_file()]
    failures: list[Failure] = []
    with closing(run_tasks(tasks, Join(), workers=workers, seconds=_seconds)) as answers:
        for pages, answer in answers:
            if isinstance(answer, Lost):
                message = (
                    "Its page files took too long." if answer.why == "too long" else "The worker process died on it."
                )
                answer = _failed(pages, f"worker-{answer.why.replace(' ', '-')}", message, "Look at its page files.")
            if answer is not None:
                failures.append(answer)
    return failures


def _failed(pages: Pages, reason: str, message: str, advice: str) -> Failure:
    return Failure(
        document_id=pages.document_id, stage=STAGE, reason=reason, message=message, advice=advice,
        page_count=len(pages.parts) + pages.missing,
    )  # fmt: skip


def _seconds(pages: Pages) -> float:
    return SECONDS_AT_LEAST + SECONDS_A_FILE * len(pages.parts)

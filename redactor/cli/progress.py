"""Progress on a terminal, in documents and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

if TYPE_CHECKING:
    from redactor.jobs.progress import Progress as JobProgress

NAMES = {"search": "Reading and searching", "redact": "Redacting and verifying", "verify": "Checking the volume"}


@contextmanager
def shown_progress() -> Iterator[Callable[[JobProgress], None]]:
    """Yield a function that shows a job's progress on stderr; silent where stderr is not a terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("documents, {task.fields[pages]} pages{task.fields[left]}"),
    )  # fmt: skip
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks: dict[str, object] = {}

        def watch(progress: JobProgress) -> None:
            if progress.stage == "disk":
                if console.is_terminal:
                    console.print(shown_disk(progress), highlight=False)
                return
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(NAMES[progress.stage], total=progress.total, pages=0, left="")
            bar.update(
                tasks[progress.stage], completed=progress.done, total=progress.total, pages=progress.pages,  # type: ignore[arg-type]  # rich's TaskID
                left=shown_left(progress.seconds_left),
            )  # fmt: skip

        yield watch


def shown_disk(progress: JobProgress) -> str:
    """Return what a job takes of the disk, for a person."""
    needed, free = (round(count / 1024**2) for count in (progress.bytes_needed, progress.bytes_free))
    return f"About {needed:,} MiB in all will lie in OUT; {free:,} MiB are free there."


def shown_left(seconds: float | None) -> str:
    """Return the time until the end of a pass, for a person; nothing while it is not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f", {hours}:{minutes:02d}:{rest:02d} left"

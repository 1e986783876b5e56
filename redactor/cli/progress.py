"""Progress on a terminal, in documents and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from redactor.jobs.run import Progress as JobProgress

NAMES = {"search": "Reading and searching", "redact": "Redacting and verifying", "verify": "Checking the volume"}


@contextmanager
def shown_progress() -> Iterator[Callable[[JobProgress], None]]:
    """Yield a function that shows a job's progress on stderr; silent where stderr is not a terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("documents, {task.fields[pages]} pages"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks: dict[str, object] = {}

        def watch(progress: JobProgress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(NAMES[progress.stage], total=progress.total, pages=0)
            bar.update(
                tasks[progress.stage], completed=progress.done, total=progress.total, pages=progress.pages  # type: ignore[arg-type]  # rich's TaskID
            )  # fmt: skip

        yield watch

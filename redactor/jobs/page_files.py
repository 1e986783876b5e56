"""Write the files of single pages in workers, from the finished documents of the volume."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from redactor.errors import BurnFailed, VolumeError
from redactor.jobs.limits import SECONDS_AT_LEAST
from redactor.jobs.local import run_tasks
from redactor.model import DocumentRecord
from redactor.produce import pages_in_volume, pdf_path
from redactor.settings import Settings

SECONDS_A_PAGE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Makes the function that writes one document's page files in a worker."""

    volume: Path
    folder: Path
    kind: str

    def __call__(self) -> Callable[[tuple[str, tuple[str, ...]]], tuple[str, ...]]:
        from redactor.redact import write_page_files

        def one(task: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
            path, bates = task
            try:
                return write_page_files(self.volume / path, self.folder, bates, self.kind)  # type: ignore[arg-type]
            except BurnFailed:
                return ()

        return one


def write_all(records: Sequence[DocumentRecord], settings: Settings, staging: Path, *, folder: Path) -> dict[str, str]:
    """Write IMAGES/ of a volume's folder anew where page files are wanted; return their paths in it by Bates number.

    Raises:
        VolumeError: the pages of a document cannot be written.
    """
    target = folder / "IMAGES"
    shutil.rmtree(target, ignore_errors=True)
    if not settings.page_files:
        return {}
    staged = staging / "IMAGES"
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(mode=0o700, parents=True)
    tasks = [(pdf_path(record), pages_in_volume(record)) for record in records]
    draw = Draw(volume=folder, folder=staged, kind=settings.page_files)
    paths: dict[str, str] = {}
    for (path, bates), names in run_tasks(tasks, draw, workers=settings.jobs or os.cpu_count() or 1, seconds=_seconds):
        if not isinstance(names, tuple) or not names:
            raise VolumeError(f"{path}: its pages cannot be written as files of their own. Run without page files.")
        paths.update(zip(bates, (f"IMAGES/{name}" for name in names), strict=True))
    staged.replace(target)
    return paths


def _seconds(task: tuple[str, tuple[str, ...]]) -> float:
    return SECONDS_AT_LEAST + SECONDS_A_PAGE * len(task[1])

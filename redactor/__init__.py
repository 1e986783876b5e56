"""Redaction of document productions under a protective order.

import redactor
result = redactor.run("documents", out="production", roster="roster.csv")
for document in result.documents:
    print(document.begbates, document.status)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redactor.jobs.progress import Progress
    from redactor.jobs.result import Outcome, Result

__version__ = "0.1.0"
__all__ = ["__version__", "run"]

PathLike = str | Path


def run(
    source: PathLike | Sequence[PathLike],
    *,
    out: PathLike,
    order: PathLike | None = None,
    roster: PathLike | None = None,
    counsel: PathLike | None = None,
    volume: str = "VOL001",
    bates_prefix: str = "ICE-",
    bates_start: int = 1,
    jobs: int | None = None,
    engine: str = "local",
    ray_address: str | None = None,
    job_key: PathLike | None = None,
    sign_key: PathLike | None = None,
    trust_ocr_layer: bool = False,
    load_file: PathLike = "concordance",
    dat: PathLike | None = None,
    opt: PathLike | None = None,
    dat_encoding: str = "",
    page_files: str = "",
    confidential_copy: bool = False,
    watch: Callable[[Progress], None] | None = None,
    on_document: Callable[[Outcome], None] | None = None,
) -> Result:
    """Redact a folder of PDFs and write the production volume; the same options as `redactor run`.

    Prints nothing and never exits. `watch` is called with the progress. `on_document` is called once for each document,
    in Bates order, when the volume has passed its final check: before that no outcome is final. What it raises ends
    the call; the volume stays as it is.

    Raises:
        redactor.errors.RedactorError: the job could not be done; the class carries the command's exit code.
    """
    import os

    from redactor.jobs.run import run_job
    from redactor.settings import Settings

    sources = [source] if isinstance(source, str | Path) else list(source)
    settings = Settings(
        sources=tuple(Path(one) for one in sources),
        out=Path(out),
        order=Path(order) if order else None,
        roster=Path(roster) if roster else None,
        counsel=Path(counsel) if counsel else None,
        volume=volume,
        bates_prefix=bates_prefix,
        bates_start=bates_start,
        # A cluster knows itself how many cores it has.
        jobs=jobs if jobs is not None or engine == "ray" else len(os.sched_getaffinity(0)),
        engine=engine,
        ray_address=ray_address,
        job_key=Path(job_key) if job_key else None,
        sign_key=Path(sign_key) if sign_key else None,
        trust_ocr_layer=trust_ocr_layer,
        load_file=str(load_file),
        dat=Path(dat) if dat else None,
        opt=Path(opt) if opt else None,
        dat_encoding=dat_encoding,
        page_files=page_files,
        confidential_copy=confidential_copy,
    )
    result = run_job(settings, watch=watch)
    if on_document is not None:
        for document in result.documents:
            on_document(document)
    return result

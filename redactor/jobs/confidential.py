"""The unredacted copy that an order allows: its own folder, its own load files, never a file of the volume.

It holds only documents of which everything that was redacted may be shown to those the order names. What is withheld,
privileged in any part, or waits for a person is not in it; nor is what a reader of the source does not see.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from redactor import pipeline, produce
from redactor.errors import DocumentError, RulesError, VolumeError
from redactor.jobs import copies, finish
from redactor.jobs.limits import SECONDS_A_PAGE, SECONDS_AT_LEAST, SECONDS_FOR_READING
from redactor.jobs.local import run_tasks
from redactor.jobs.page_files import write_all
from redactor.jobs.passes import crashed, discard, failed
from redactor.jobs.store import Store
from redactor.model import DocumentRecord, Verdict
from redactor.pipeline import Failure, Found, Task
from redactor.rules import ConfidentialCopy, Order
from redactor.settings import Settings
from redactor.verify import COPY_LIST, verify_copy

HASHES, NOTICE = COPY_LIST, "NOTICE.txt"
"""The list of files is no `manifest.json`: by that name a volume is known."""
COLUMNS = ("begbates", "in_the_copy", "why_not")
NOT_PRODUCED, PRIVILEGED = "not produced", "privileged in part"
OTHER_CLAUSE = "redacted under a clause that is not shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPlan:
    """Which documents the copy holds, in production order, and why it lacks the others."""

    records: tuple[DocumentRecord, ...] = field(repr=False)
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOrder:
    """One document to be copied."""

    task: Task
    found: Found = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWork:
    """Makes the function that copies one document in a worker."""

    settings: Settings

    def __call__(self) -> Callable[[CopyOrder], Verdict | Failure]:
        knowledge = pipeline.load_knowledge(self.settings)

        def one(order: CopyOrder) -> Verdict | Failure:
            try:
                return pipeline.copy_unredacted(
                    order.task, order.found, knowledge, trust_ocr_layer=self.settings.trust_ocr_layer
                )
            except DocumentError as error:
                discard(order.task.staged)
                return failed(order.task, "copy", error)
            except Exception as error:  # noqa: BLE001  # leaves out: an unforeseen fault must not release a document
                discard(order.task.staged)
                return crashed(order.task, "copy", error)

        return one


def check_allowed(settings: Settings, order: Order) -> None:
    """Raise RulesError where an unredacted copy is asked for and the order does not allow one."""
    if settings.confidential_copy and order.confidential_copy is None:
        raise RulesError(
            "--confidential-copy: the order allows no unredacted copy. Where it does, counsel says so under "
            "`confidential_copy` in the order file: the paragraph, who may have it, and which clauses it shows."
        )


def plan(records: Sequence[DocumentRecord], order: Order) -> CopyPlan:
    """Return which documents may be in the copy; what was redacted in them is no longer part of their records."""
    shown = frozenset(order.confidential_copy.shows if order.confidential_copy else ())
    kept, left_out = [], []
    for record in records:
        why = _why_not(record, shown)
        if why:
            left_out.append((record.begbates, why))
        else:
            kept.append(dataclasses.replace(record, entries=(), page_texts=()))
    return CopyPlan(records=tuple(kept), left_out=tuple(left_out))


def _why_not(record: DocumentRecord, shown: frozenset[str]) -> str:
    if record.status != "produced":
        return NOT_PRODUCED
    if record.privilege:
        return PRIVILEGED
    return "" if all(entry.inner_clause in shown for entry in record.entries) else OTHER_CLAUSE


def write_copy(wanted: CopyPlan, store: Store, settings: Settings, knowledge: pipeline.Knowledge, *,
               tasks: Callable[[str], Task]) -> tuple[str, ...]:  # fmt: skip
    """Write the folder of the copy, or bring it up to what is wanted; return what a person must be told.

    `tasks` gives the task of a document by its id, with its Bates numbers.

    Raises:
        VolumeError: the folder holds another file than it should.
    """
    folder = settings.confidential_folder
    for name in ("PDF", "TEXT", "DATA"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _clear(folder, {record.begbates for record in wanted.records})
    failures = _copy_missing(wanted.records, store, settings, tasks)
    records = tuple(record for record in wanted.records if record.begbates not in failures)
    page_files = write_all(records, settings, settings.private_folder / "pages", folder=folder)
    _write_lists(records, page_files, settings, knowledge)
    left_out = sorted((*wanted.left_out, *failures.items()))
    produce.write_table(
        COLUMNS, [(r.begbates, "yes", "") for r in records] + [(bates, "no", why) for bates, why in left_out],
        settings.private_folder / "confidential-copy.csv",
    )  # fmt: skip
    _check(folder)
    if not failures:
        return ()
    return (f"{len(failures)} documents could not be copied unredacted; private/confidential-copy.csv lists them.",)


def _clear(folder: Path, wanted: set[str]) -> None:
    """Take away every file of a document that is not, or no longer, to be in the copy, and what a killed run left."""
    for path in [*folder.glob("*/*"), *folder.glob("*")]:
        is_wanted = path.parent.name in ("PDF", "TEXT") and path.stem in wanted and path.suffix in (".pdf", ".txt")
        if path.is_file() and not is_wanted:
            path.unlink()


def _copy_missing(
    records: Sequence[DocumentRecord], store: Store, settings: Settings, tasks: Callable[[str], Task]
) -> dict[str, str]:
    """Copy the documents that do not stand there whole; return why a document cannot be, by its first number."""
    folder, staging = settings.confidential_folder, settings.private_folder / "staging"
    staging.mkdir(mode=0o700, exist_ok=True)
    missing = [record for record in records if not _stands(record, store, folder)]

    def orders() -> Iterator[CopyOrder]:
        for record in missing:
            yield CopyOrder(task=tasks(record.document_id), found=copies.found(store, record.document_id))

    failures: dict[str, str] = {}
    workers = settings.jobs or os.cpu_count() or 1
    with closing(run_tasks(orders(), CopyWork(settings=settings), workers=workers, seconds=_seconds)) as answers:
        for order, answer in answers:
            staged, begbates = order.task.staged, order.task.bates[0]
            if not isinstance(answer, Verdict) or staged is None:
                failures[begbates] = answer.message if isinstance(answer, Failure) else "The copy could not be made."
                discard(staged)
                continue
            finish.write_text(answer.page_texts, folder / "TEXT" / f"{begbates}.txt")
            digest = produce.file_sha256(staged)
            staged.replace(folder / "PDF" / f"{begbates}.pdf")
            store.set_value(f"confidential {order.task.document_id}", digest)
    shutil.rmtree(staging)
    _clear(folder, {record.begbates for record in records} - set(failures))
    return failures


def _stands(record: DocumentRecord, store: Store, folder: Path) -> bool:
    path = folder / produce.pdf_path(record)
    known = store.value(f"confidential {record.document_id}")
    return (folder / produce.text_path(record)).is_file() and path.is_file() and produce.file_sha256(path) == known


def _seconds(order: CopyOrder) -> float:
    return SECONDS_AT_LEAST + SECONDS_FOR_READING + SECONDS_A_PAGE * len(order.task.bates)


def _write_lists(
    records: Sequence[DocumentRecord], page_files: Mapping[str, str], settings: Settings,
    knowledge: pipeline.Knowledge,
) -> None:  # fmt: skip
    """Write the load files, who may have the copy, and the hash of every file."""
    folder, profile = settings.confidential_folder, knowledge.load_file
    order = knowledge.order
    copy = order.confidential_copy
    if copy is None:
        raise ValueError("the order allows no unredacted copy")
    legend = copy.legend or order.switches.confidentiality_legend
    switches = order.switches.model_copy(update={"confidentiality_legend": legend})
    data = folder / "DATA" / folder.name
    hashes = produce.volume_hashes(folder)
    produce.write_dat(records, hashes, order.model_copy(update={"switches": switches}), profile, _named(data, ".dat"))
    produce.write_opt(records, _named(data, ".opt"), page_files or None)
    (folder / NOTICE).write_text(_notice(copy, legend, settings.volume), encoding="utf-8", newline="\n")
    content = {
        "copy_of": settings.volume, "legend": legend, "settings": {"page_files": settings.page_files},
        "load_file": {"profile": profile.id, "separator": profile.separator, "columns": profile.columns},
        "files": produce.volume_hashes(folder),
    }  # fmt: skip
    (folder / HASHES).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _notice(copy: ConfidentialCopy, legend: str, volume: str) -> str:
    return (
        f"{legend}\n\nUNREDACTED COPY of documents of {volume}.\n{copy.paragraph}: only for {copy.recipients}.\n\n"
        "It is no part of the production volume. Documents that are withheld, privileged, redacted on other grounds\n"
        "or not yet reviewed are not in it.\n"
    )


def _named(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _check(folder: Path) -> None:
    """Read the finished copy as its recipient does, beside the volume."""
    report = verify_copy(folder)
    if not report.is_clean:
        raise VolumeError(
            f"The unredacted copy did not pass: {len(report.failures)} faults. Do not hand it over; run again."
        )

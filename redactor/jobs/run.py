"""One job from start to end: the driver. It owns the store and the volume; workers own nothing."""

from __future__ import annotations

import datetime
import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from redactor import pipeline
from redactor.errors import ComponentMissing, DiskFull, ForeignOutput, VolumeError
from redactor.jobs import copies, finish, folder
from redactor.jobs.local import SECONDS_AT_LEAST, Lost, run_tasks
from redactor.jobs.passes import Search, Work, WorkOrder
from redactor.jobs.sources import PassedOver, Source, list_sources
from redactor.jobs.store import LISTED, SEARCHED, Row, Store
from redactor.model import CopyGroup, DocumentRecord, Matter, Status
from redactor.pipeline import Failure, Found, Knowledge, Searched, Task, Worked
from redactor.produce import file_sha256
from redactor.rules import rules_folder
from redactor.settings import Settings

QUARANTINED_EXIT = 3
BYTES_A_SECOND = 10_000
SECONDS_A_PAGE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a job is: documents and pages done in the pass that is running."""

    stage: str
    done: int
    total: int
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One document of a finished job, for a script."""

    source: str = field(repr=False)
    begbates: str
    endbates: str
    pages: int
    status: Status
    reason: str
    redactions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished job. `exit_code` is 0, or 3 when a document is quarantined or waits for a person."""

    volume: Path
    documents: tuple[Outcome, ...] = field(repr=False)
    warnings: tuple[str, ...]
    passed_over: tuple[PassedOver, ...] = field(repr=False)

    def count(self, status: Status) -> int:
        """Return how many documents have a status."""
        return sum(document.status == status for document in self.documents)

    @property
    def exit_code(self) -> int:
        return QUARANTINED_EXIT if self.count("quarantined") else 0


Watcher = Callable[[Progress], None]


def run_job(settings: Settings, *, watch: Watcher | None = None) -> Result:
    """Run or resume a job.

    Raises:
        RedactorError: see `redactor.errors`; every class carries the exit code of the command.
    """
    knowledge = pipeline.load_knowledge(settings)
    sources, passed_over = list_sources(settings)
    order_path = settings.order or rules_folder() / "orders" / "ny-v-ice-ecf68.yaml"
    if settings.engine == "ray":
        raise ComponentMissing("--engine ray: the cluster engine is not installed. Use `--engine local`.")
    old_mask = os.umask(0o077)
    try:
        with folder.opened(settings) as private, _room(), Store(private / "job.db") as store:
            key = folder.job_key(settings)
            profile = knowledge.load_file.model_dump_json()
            _own(store, folder.fingerprint(settings, finish.order_hash(order_path), profile))
            store.list_documents(sources)
            _forget_changed(store, sources)
            job = _Job(
                settings=settings, store=store, knowledge=knowledge, key=key, watch=watch or (lambda _: None),
                paths={source.document_id: source.path for source in sources},
            )  # fmt: skip
            with store.timed("reading and searching"):
                job.search()
            with store.timed("linking people"):
                matter = job.combine()
            with store.timed("redacting and verifying"):
                job.work(matter)
            with store.timed("comparing copies"):
                alike = job.agree(matter)
            return job.finish(passed_over, order_path, alike)
    finally:
        os.umask(old_mask)


@contextmanager
def _room() -> Iterator[None]:
    """A full disk ends the run with a clear word; the store keeps what was done."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("There is no room left where OUT lies. Free space and run again.") from None
        raise


def _own(store: Store, fingerprint: str) -> None:
    present = store.value("fingerprint")
    if present is not None and present != fingerprint:
        raise ForeignOutput(
            "OUT belongs to other sources, another order or other settings. Choose another output folder."
        )
    store.set_value("fingerprint", fingerprint)


def _forget_changed(store: Store, sources: tuple[Source, ...]) -> None:
    """A production whose sources changed is another production."""
    state = json.dumps(folder.source_state(sources), sort_keys=True)
    present = store.value("source_state")
    if present is not None and present != state:
        raise ForeignOutput("A source changed since this job began. Choose another output folder.")
    store.set_value("source_state", state)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    settings: Settings
    store: Store
    knowledge: Knowledge
    key: bytes = field(repr=False)
    watch: Watcher
    paths: Mapping[str, Path] = field(repr=False)

    @property
    def staging(self) -> Path:
        return self.settings.private_folder / "staging"

    def search(self) -> None:
        """First pass: what is in each document."""
        rows = self.store.rows(LISTED)
        tasks = sorted((self._first_task(row) for row in rows), key=lambda task: -_size(task.path))
        pages = 0
        self.watch(Progress(stage="search", done=0, total=len(tasks)))
        answers = run_tasks(tasks, Search(settings=self.settings), workers=self.settings.jobs, seconds=_search_seconds)
        for done, (task, result) in enumerate(answers, start=1):
            if isinstance(result, Searched):
                self.store.save_searched(result)
                pages += result.findings.page_count
            else:
                self._fail(task, result)
            self.watch(Progress(stage="search", done=done, total=len(tasks), pages=pages))

    def combine(self) -> Matter:
        """The whole production: who is who, and where every document's Bates numbers begin."""
        matter = self.store.matter()
        if matter is None:
            self._number()
            matter = pipeline.combine(
                self.store.all_findings(), self.knowledge, job_key=self.key, decided_on=self._decided_on()
            )
            self.store.save_matter(matter)
        return matter

    def _decided_on(self) -> datetime.date:
        """The date on which § 1367 protection is decided is fixed at the first run: a resumed job decides alike."""
        stored = self.store.value("decided_on")
        if stored is None:
            stored = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
            self.store.set_value("decided_on", stored)
        return datetime.date.fromisoformat(stored)

    def _number(self) -> None:
        number, first = self.settings.bates_start, {}
        for row in self.store.rows():
            first[row.document_id] = number
            number += max(row.pages, 1)
        self.settings.bates(number - 1)
        self.store.save_bates(first)

    def work(self, matter: Matter) -> None:
        """Second pass: redact and verify each document, and move what is clean into the volume."""
        for path in (self.settings.volume_folder / "PDF", self.settings.volume_folder / "TEXT"):
            path.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(mode=0o700)
        self._recheck()
        rows = sorted(self.store.rows(SEARCHED), key=lambda r: -r.pages)
        orders = (WorkOrder(task=self._second_task(row), found=self._found(row)) for row in rows)
        pages = 0
        self.watch(Progress(stage="redact", done=0, total=len(rows)))
        answers = run_tasks(
            orders, Work(settings=self.settings, matter=matter), workers=self.settings.jobs, seconds=_work_seconds
        )
        for done, (order, result) in enumerate(answers, start=1):
            if isinstance(result, Worked):
                self._accept(order.task, result)
            else:
                self._fail(order.task, result)
            pages += len(order.task.bates)
            self.watch(Progress(stage="redact", done=done, total=len(rows), pages=pages))

    def _recheck(self) -> None:
        """A produced file that is gone or differs is made again."""
        for row in self.store.rows("produced"):
            path = self.settings.volume_folder / "PDF" / f"{self.settings.bates(row.first_bates)}.pdf"
            if not path.is_file() or file_sha256(path) != row.output_sha256:
                self.store.save_findings(self.store.findings(row.document_id))

    def _found(self, row: Row) -> Found:
        return Found(
            findings=self.store.findings(row.document_id), copied=copies.copied_spans(self.store, row.document_id)
        )

    def agree(self, matter: Matter) -> tuple[CopyGroup, ...]:
        """Give copies the same redactions; those that still differ wait for a person."""
        groups = copies.find_groups(self.store)
        if copies.share_redactions(self.store, groups):
            self.work(matter)
        copies.hold_different(self.store, groups, self.settings)
        return copies.describe(self.store, groups, self.settings)

    def _first_task(self, row: Row) -> Task:
        return Task(document_id=row.document_id, path=self.paths[row.document_id], source=row.source)

    def _second_task(self, row: Row) -> Task:
        bates = tuple(self.settings.bates(row.first_bates + n) for n in range(max(row.pages, 1)))
        return Task(
            document_id=row.document_id, path=self.paths[row.document_id], source=row.source, bates=bates,
            staged=self.staging / f"{row.document_id}.pdf",
        )  # fmt: skip

    def _accept(self, task: Task, worked: Worked) -> None:
        if worked.redacted is None or worked.verdict is None or task.staged is None:
            status: Status = "withheld" if worked.decisions.outcome == "withhold" else "quarantined"
            self.store.save_worked(worked, status=status, output_sha256="")
            return
        volume, begbates = self.settings.volume_folder, task.bates[0]
        digest = file_sha256(task.staged)
        finish.write_text(worked.verdict.page_texts, volume / "TEXT" / f"{begbates}.txt")
        task.staged.replace(volume / "PDF" / f"{begbates}.pdf")
        self.store.save_worked(worked, status="produced", output_sha256=digest)

    def _fail(self, task: Task, result: Failure | Lost) -> None:
        if isinstance(result, Lost):
            message = "The document took too long." if result.why == "too long" else "The worker process died on it."
            result = Failure(
                document_id=task.document_id, stage="worker", reason=f"worker-{result.why.replace(' ', '-')}",
                message=message, advice="Split the document or redact it by hand.", page_count=len(task.bates),
            )  # fmt: skip
        if task.staged is not None:
            task.staged.unlink(missing_ok=True)
        self.store.save_failure(result, sha256=_sha256_or_empty(task.path))

    def finish(self, passed_over: tuple[PassedOver, ...], order_path: Path, alike: tuple[CopyGroup, ...]) -> Result:
        """Write everything that is about the whole, then check the volume from its files alone."""
        from redactor.verify import verify_volume

        volume = self.settings.volume_folder
        records = finish.records_of(self.store, self.settings, self.knowledge, self.key)
        finish.write_slip_sheets(records, volume, self.staging)
        finish.clear_strays(records, volume, self.staging)
        finish.write_volume(
            records, self.store, self.settings, self.knowledge,
            job_key=self.key, order_path=order_path, passed_over=passed_over, alike=alike,
        )  # fmt: skip
        _lock_private(self.settings.private_folder)
        self.watch(Progress(stage="verify", done=0, total=1))
        report = verify_volume(volume)
        if not report.is_clean:
            raise VolumeError(
                f"The volume did not pass its final check ({len(report.failures)} faults). "
                "Do not hand it over; run `redactor verify OUT` for the list."
            )
        self.watch(Progress(stage="verify", done=1, total=1))
        return Result(
            volume=volume,
            documents=tuple(_outcome(record) for record in records),
            warnings=self.knowledge.warnings(),
            passed_over=passed_over,
        )


def _search_seconds(task: Task) -> float:
    """Return how long a document may be searched: its pages are not counted yet, so its size tells."""
    return SECONDS_AT_LEAST + _size(task.path) / BYTES_A_SECOND


def _work_seconds(order: WorkOrder) -> float:
    return SECONDS_AT_LEAST + SECONDS_A_PAGE * len(order.task.bates)


def _outcome(record: DocumentRecord) -> Outcome:
    return Outcome(
        source=record.source, begbates=record.begbates, endbates=record.endbates, pages=record.pages,
        status=record.status, reason=record.reason, redactions=len(record.entries),
    )  # fmt: skip


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _sha256_or_empty(path: Path) -> str:
    """An unreadable file has no hash; the cross-reference then shows none."""
    try:
        return file_sha256(path)
    except OSError:
        return ""


def _lock_private(private: Path) -> None:
    for path in (private, *private.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)

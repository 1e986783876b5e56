"""One job from start to end: the driver. It owns the store and the volume; workers own nothing."""

from __future__ import annotations

import dataclasses
import datetime
import errno
import json
import os
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redactor import pipeline
from redactor.errors import DiskFull, ForeignOutput, VolumeError
from redactor.jobs import confidential, copies, finish, folder, metadata, reviews
from redactor.jobs.disk import disk_need
from redactor.jobs.ledger import Ledger
from redactor.jobs.limits import BYTES_A_SECOND, SECONDS_A_PAGE, SECONDS_AT_LEAST, SECONDS_FOR_READING
from redactor.jobs.local import Lost, run_tasks
from redactor.jobs.passes import Search, Work, WorkOrder
from redactor.jobs.people import called_as_before
from redactor.jobs.progress import Pace, Progress, Watcher
from redactor.jobs.result import Outcome, Result, outcome_of
from redactor.jobs.sources import IMPORTED, PassedOver, Source, list_sources, to_be_joined
from redactor.jobs.store import LISTED, SEARCHED, Row, Store
from redactor.jobs.vendor import known
from redactor.jobs.vendor.joining import join_pages
from redactor.model import CopyGroup, Matter, Status
from redactor.pipeline import Failure, Knowledge, Searched, Task, Unchanged, Worked
from redactor.produce import file_sha256, load_sign_key
from redactor.settings import Settings

RunTasks = Callable[..., Generator[tuple[Any, Any], None, None]]


def run_job(settings: Settings, *, watch: Watcher | None = None) -> Result:
    """Run or resume a job.

    Raises:
        RedactorError: see `redactor.errors`; every class carries the exit code of the command.
    """
    knowledge = pipeline.load_knowledge(settings)
    confidential.check_allowed(settings, knowledge.order)
    sources, passed_over = list_sources(settings)
    if settings.sign_key:
        load_sign_key(settings.sign_key)  # A key that cannot sign is told before anything is written.
    order_path = finish.order_path_of(settings)
    old_mask = os.umask(0o077)
    try:
        with (
            _workers(settings) as run, folder.opened(settings) as private, _room(),
            Store(private / "job.db") as store, _nothing_staged(private),
        ):  # fmt: skip
            key = folder.job_key(settings)
            profile = knowledge.load_file.model_dump_json()
            _own(store, folder.fingerprint(settings, finish.order_hash(order_path), profile))
            store.list_documents(sources)
            _forget_changed(store, sources)
            _take_in(store, settings, sources)
            reviews.remember(store, settings)
            job = _Job(
                settings=settings, store=store, knowledge=knowledge, key=key, watch=watch or (lambda _: None),
                run_tasks=run,
                paths={source.document_id: source.path for source in sources},
                pages_said={source.document_id: source.pages_said for source in sources},
                ledger=reviews.ledger_of(private, store, knowledge.order),
            )  # fmt: skip
            job.state_disk(len(sources))
            with store.timed("reading and searching"):
                job.search()
            with store.timed("linking people"):
                matter = reviews.matter_now(job.combine(), job.ledger)
                metadata.check_names(settings, matter)
            job.state_disk(sum(max(row.pages, 1) for row in store.outlines()))
            with store.timed("redacting and verifying"):
                job.work(matter)
            with store.timed("comparing copies"):
                alike = job.agree(matter)
            return job.finish(passed_over, order_path, alike)
    finally:
        os.umask(old_mask)


@contextmanager
def _workers(settings: Settings) -> Iterator[RunTasks]:
    """Yield what runs tasks: processes of this machine, or those of a cluster."""
    if settings.engine == "local":
        yield run_tasks
        return
    from redactor.jobs.cluster import joined

    with joined(settings.ray_address, workers=settings.jobs) as run:
        yield run


@contextmanager
def _room() -> Iterator[None]:
    """A full disk ends the run with a clear word; the store keeps what was done."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("There is no room left where OUT lies. Free space and run again.") from None
        raise


@contextmanager
def _nothing_staged(private: Path) -> Iterator[None]:
    """Whatever ends the run, no file that was not verified is left: not even here."""
    try:
        yield
    finally:
        shutil.rmtree(private / "staging", ignore_errors=True)


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


def _take_in(store: Store, settings: Settings, sources: tuple[Source, ...]) -> None:
    """Keep what a vendor's load files say, and join documents that are files of single pages."""
    known.remember(store, sources)
    wanted = to_be_joined(sources)
    if not wanted:
        return
    (settings.private_folder / IMPORTED).mkdir(mode=0o700, exist_ok=True)
    with store.timed("joining page files"):
        for failure in join_pages(wanted, workers=settings.jobs or os.cpu_count() or 1):
            store.save_failure(failure, sha256="")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    settings: Settings
    store: Store
    knowledge: Knowledge
    key: bytes = field(repr=False)
    watch: Watcher
    run_tasks: RunTasks
    paths: Mapping[str, Path] = field(repr=False)
    pages_said: Mapping[str, int] = field(repr=False)
    ledger: Ledger = field(repr=False)

    @property
    def staging(self) -> Path:
        return self.settings.private_folder / "staging"

    def state_disk(self, pages: int) -> None:
        """Tell what the job takes of the disk, and stop where there is less; more is known once pages are counted."""
        need = disk_need(map(_size, self.paths.values()), pages, self.settings.out)
        told = Progress(stage="disk", done=0, total=0, bytes_needed=need.needed, bytes_free=need.free)
        self.watch(told)
        need.check()

    def search(self) -> None:
        """First pass: what is in each document."""
        unknown = self.store.without_text()
        rows = [row for row in self.store.outlines() if row.state == LISTED or row.document_id in unknown]
        tasks = sorted((self._first_task(row) for row in rows), key=lambda task: -_size(task.path))
        pace = Pace(stage="search", documents=len(tasks), weight=sum(map(_weight, tasks)), watch=self.watch)
        pace.begin()
        answers = self.run_tasks(
            tasks, Search(settings=self.settings), workers=self.settings.jobs, seconds=_search_seconds
        )
        with closing(answers):
            for task, result in answers:
                pages = 0
                if isinstance(result, Searched):
                    save = self.store.save_text if task.document_id in unknown else self.store.save_searched
                    save(result)
                    pages = result.findings.page_count
                else:
                    self._fail(task, result)
                pace.step(pages=pages, weight=_weight(task))

    def combine(self) -> Matter:
        """The whole production: who is who, and where every document's Bates numbers begin."""
        matter = self.store.matter()
        if matter is None:
            self._number()
            found = self.store.all_findings()
            matter = pipeline.combine(found, self.knowledge, job_key=self.key, decided_on=self._decided_on())
            matter = called_as_before(self.store, matter)
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
        for row in self.store.outlines():
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
        reviews.send_again(self.store, self.ledger)
        copies.send_again(self.store)
        self._turn(matter)

    def _turn(self, matter: Matter) -> None:
        rows = sorted(self.store.outlines(SEARCHED), key=lambda r: -r.pages)
        orders = (self._order(row) for row in rows)
        pace = Pace(stage="redact", documents=len(rows), weight=sum(max(r.pages, 1) for r in rows), watch=self.watch)
        pace.begin()
        answers = self.run_tasks(
            orders, Work(settings=self.settings, matter=matter), workers=self.settings.jobs, seconds=_work_seconds
        )
        with closing(answers):
            for order, result in answers:
                if isinstance(result, Unchanged):
                    self.store.save_unchanged(order.task.document_id, status=order.present_status, basis=order.basis)
                elif isinstance(result, Worked):
                    self._accept(order, result)
                else:
                    self._fail(order.task, result, order.basis)
                pace.step(pages=len(order.task.bates), weight=len(order.task.bates))

    def _recheck(self) -> None:
        """A produced file that is gone or differs, its text included, is made again, unless a reviewer withheld it."""
        gone = [
            row.document_id
            for row in self.store.each("produced")
            if not reviews.is_held(self.ledger, row.document_id) and not reviews.stands(row, self.settings)
        ]
        self.store.work_again(gone)

    def agree(self, matter: Matter) -> tuple[CopyGroup, ...]:
        """Give copies the same redactions; those that still differ wait for a person."""
        groups = copies.find_groups(self.store)
        while copies.share_redactions(self.store, groups, self.ledger, matter):
            self._turn(matter)
        copies.hold_different(self.store, groups, self.settings, self.ledger, matter)
        return copies.describe(self.store, groups, self.settings, self.ledger)

    def _first_task(self, row: Row) -> Task:
        return Task(
            document_id=row.document_id, path=self.paths[row.document_id], source=row.source,
            pages_said=self.pages_said[row.document_id],
        )  # fmt: skip

    def _second_task(self, row: Row) -> Task:
        bates = tuple(self.settings.bates(row.first_bates + n) for n in range(max(row.pages, 1)))
        staged = self.staging / f"{row.document_id}.pdf"
        return dataclasses.replace(self._first_task(row), bates=bates, staged=staged)

    def _order(self, row: Row) -> WorkOrder:
        """Return what a worker is asked; where a whole file stands, also by which decisions it was made."""
        present = reviews.present(self.store.row(row.document_id), self.settings)
        return WorkOrder(
            task=self._second_task(row), found=copies.found(self.store, row.document_id),
            review=self.ledger.review_of(row.document_id), basis=self.ledger.basis(row.document_id),
            present=present.decisions if present else None, present_status=present.status if present else "quarantined",
        )  # fmt: skip

    def _accept(self, order: WorkOrder, worked: Worked) -> None:
        task, basis = order.task, order.basis
        if worked.redacted is None or worked.verdict is None or task.staged is None:
            status: Status = "withheld" if worked.decisions.outcome == "withhold" else "quarantined"
            self._keep_crops(task)
            self.store.save_worked(worked, status=status, output_sha256="", basis=basis)
            return
        volume, begbates = self.settings.volume_folder, task.bates[0]
        digest = file_sha256(task.staged)
        finish.write_text(worked.verdict.page_texts, volume / "TEXT" / f"{begbates}.txt")
        task.staged.replace(volume / "PDF" / f"{begbates}.pdf")
        self.store.save_worked(worked, status="produced", output_sha256=digest, basis=basis)

    def _keep_crops(self, task: Task) -> None:
        """Pictures of what a person must look at lie beside the document's note."""
        folder = self.settings.private_folder / "quarantine"
        folder.mkdir(mode=0o700, exist_ok=True)
        for crop in sorted(self.staging.glob(f"{task.document_id}-p*.png")):
            crop.replace(folder / f"{task.bates[0]}{crop.name.removeprefix(task.document_id)}")

    def _fail(self, task: Task, result: Failure | Lost, basis: str = "") -> None:
        if isinstance(result, Lost):
            message = "The document took too long." if result.why == "too long" else "The worker process died on it."
            result = Failure(
                document_id=task.document_id, stage="worker", reason=f"worker-{result.why.replace(' ', '-')}",
                message=message, advice="Split the document or redact it by hand.", page_count=len(task.bates),
            )  # fmt: skip
        if task.staged is not None:
            task.staged.unlink(missing_ok=True)
        self.store.save_failure(result, sha256=_sha256_or_empty(task.path), basis=basis)

    def finish(self, passed_over: tuple[PassedOver, ...], order_path: Path, alike: tuple[CopyGroup, ...]) -> Result:
        """Write everything that is about the whole, then check the volume from its files alone."""
        from redactor.verify import verify_volume

        volume = self.settings.volume_folder
        outcomes, copy = self._write(passed_over, order_path, alike)
        self.watch(Progress(stage="verify", done=0, total=1))
        report = verify_volume(volume)
        if not report.is_clean:
            raise VolumeError(
                f"The volume did not pass its final check ({len(report.failures)} faults). "
                "Do not hand it over; run `redactor verify OUT` for the list."
            )
        self.watch(Progress(stage="verify", done=1, total=1))
        told = self.knowledge.warnings()
        if copy is not None:
            told += confidential.write_copy(copy, self.store, self.settings, self.knowledge, tasks=self._copy_task)
            _lock_private(self.settings.private_folder)
        return Result(volume=volume, documents=outcomes, warnings=told, passed_over=passed_over)

    def _copy_task(self, document_id: str) -> Task:
        return self._second_task(self.store.row(document_id))

    def _write(
        self, passed_over: tuple[PassedOver, ...], order_path: Path, alike: tuple[CopyGroup, ...]
    ) -> tuple[tuple[Outcome, ...], confidential.CopyPlan | None]:
        """Write logs, load files, report and private files; all that is held for them is let go before the check."""
        volume = self.settings.volume_folder
        records = finish.records_of(self.store, self.settings, self.knowledge, self.key, self.ledger)
        finish.write_slip_sheets(records, volume, self.staging)
        finish.clear_strays(records, volume, self.staging)
        finish.write_volume(
            records, self.store, reviews.matter_now(self.combine(), self.ledger), self.settings, self.knowledge,
            job_key=self.key, order_path=order_path, passed_over=passed_over, alike=alike,
        )  # fmt: skip
        reviews.applied(self.store, self.ledger)
        _lock_private(self.settings.private_folder)
        copy = confidential.plan(records, self.knowledge.order) if self.settings.confidential_copy else None
        return tuple(outcome_of(record) for record in records), copy


def _search_seconds(task: Task) -> float:
    """Return how long a document may be searched: its pages are not counted yet, so its size tells."""
    return SECONDS_AT_LEAST + SECONDS_FOR_READING + _size(task.path) / BYTES_A_SECOND


def _work_seconds(order: WorkOrder) -> float:
    reading = SECONDS_FOR_READING if order.found.findings.read is not None else 0.0
    return SECONDS_AT_LEAST + reading + SECONDS_A_PAGE * len(order.task.bates)


def _weight(task: Task) -> float:
    """Return what a document weighs in the first pass's estimate: its pages are not counted yet."""
    return 20_000.0 + _size(task.path)


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

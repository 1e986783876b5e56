"""A supplement: the documents whose redactions change after a production was served, and nothing else.

The whole job is done again beside the served one, under the new roster and the decisions made since; then the two are
compared document by document. The new volume is built and checked in private/ and moved to its place whole.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redactor import pipeline, produce
from redactor.errors import ForeignOutput, InputError, VolumeError
from redactor.jobs import finish, folder, reviews
from redactor.jobs.changes import Side, compared
from redactor.jobs.page_files import write_all
from redactor.jobs.prepare import Base, base_of, note_supplement, place_of_supplement, prepared, supplements
from redactor.jobs.progress import Watcher
from redactor.jobs.result import QUARANTINED_EXIT
from redactor.jobs.run import run_job
from redactor.jobs.store import Store
from redactor.model import ChangedDocument, DocumentRecord
from redactor.pipeline import Knowledge
from redactor.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """What a supplement did. There is no volume where nothing changes."""

    volume: Path | None
    documents: tuple[ChangedDocument, ...] = field(repr=False)

    @property
    def replaced(self) -> tuple[ChangedDocument, ...]:
        return tuple(one for one in self.documents if one.is_produced_anew)

    @property
    def waiting(self) -> tuple[ChangedDocument, ...]:
        """Return the documents that were produced before and cannot be produced as they should be now."""
        return tuple(one for one in self.documents if not one.is_produced_anew)

    @property
    def returned(self) -> tuple[ChangedDocument, ...]:
        """Return the documents that the other side must give back."""
        return tuple(one for one in self.documents if one.is_to_be_returned)

    @property
    def exit_code(self) -> int:
        return QUARANTINED_EXIT if self.waiting else 0


def supplement(
    out: Path, *, volume: str, roster: Path | None = None, jobs: int | None = None, watch: Watcher | None = None
) -> Supplement:
    """Produce anew what changes since the job in OUT, or its last supplement, was served; resumes when killed.

    Without a roster the one of the last volume counts, and only what reviewers decided since changes anything.

    Raises:
        RedactorError: see `redactor.errors`; every class carries the exit code of the command.
    """
    with Store(_job_db(out)) as store:
        main = dataclasses.replace(reviews.settings_of(store), out=out)
    old_mask = os.umask(0o077)
    try:
        with folder.opened(main):
            base = base_of(out, volume)
            _check_order(base)
            settings = dataclasses.replace(
                base.settings, out=place_of_supplement(out, volume), volume=volume,
                roster=roster or base.settings.roster, earlier_rosters=_rosters(base.settings),
                jobs=jobs or base.settings.jobs, job_key=main.private_folder / "job.key",
            )  # fmt: skip
            pipeline.load_knowledge(settings)  # A roster that is wrong is told before anything is written.
            prepared(out, base, settings)
            run_job(settings, watch=watch)
            return _made(out, base, settings)
    finally:
        os.umask(old_mask)


def _rosters(settings: Settings) -> tuple[Path, ...]:
    return (*settings.earlier_rosters, *((settings.roster,) if settings.roster else ()))


def _job_db(out: Path) -> Path:
    path = out / "private" / "job.db"
    if not path.is_file():
        raise InputError("There is no job in OUT. Run `redactor run` first.")
    return path


def _check_order(base: Base) -> None:
    """The order and the program that made the served volume must be those of today: else they would change it too."""
    manifest = json.loads((base.served / "manifest.json").read_text(encoding="utf-8"))
    if manifest["order_sha256"] != finish.order_hash(finish.order_path_of(base.settings)):
        raise ForeignOutput("The order is another one than that of the production. Make a new production under it.")


def _made(out: Path, base: Base, settings: Settings) -> Supplement:
    knowledge, key = pipeline.load_knowledge(settings), folder.job_key(settings)
    before, after = _side(base, base.settings, knowledge, key), _side(None, settings, knowledge, key)
    pairs = zip(before, after, strict=True)
    found = tuple(one for one in (compared(then, now) for then, now in pairs) if one is not None)
    result, earlier = Supplement(volume=out / settings.volume, documents=found), _earlier(out)
    if not found:
        shutil.rmtree(settings.out)  # Its name is free again.
        return dataclasses.replace(result, volume=None)
    produce.write_private_changes(found, settings.out, volume=settings.volume, earlier=earlier)
    if not result.replaced and not result.returned:
        return dataclasses.replace(result, volume=None)
    records = [then.record for then in before]
    built = _built(records, result, base, settings, knowledge, earlier)
    built.rename(out / settings.volume)
    note_supplement(out, settings.volume)
    return result


def _side(base: Base | None, settings: Settings, knowledge: Knowledge, key: bytes) -> list[Side]:
    """Return every document as a job left it; of the served one, as it was served."""
    with Store(settings.private_folder / "job.db") as store:
        ledger = base.ledger(store) if base else reviews.ledger_of(settings.private_folder, store, knowledge.order)
        matter = store.matter()
        if matter is None:
            raise ValueError("a finished job has its people")
        now = reviews.matter_now(matter, ledger)
        records = finish.records_of(store, settings, knowledge, key, ledger)
        entries = produce.with_distinct_ids((e for r in records for e in r.entries), key)
        by_document: dict[str, list[object]] = {}
        for entry in entries:
            by_document.setdefault(entry.begbates, []).append(entry)
        return [
            Side(
                row=store.row(record.document_id), matter=now, ledger=ledger,
                record=dataclasses.replace(record, entries=tuple(by_document.get(record.begbates, ()))),  # type: ignore[arg-type]
            )
            for record in records
        ]  # fmt: skip


def _earlier(out: Path) -> produce.Earlier:
    """Return what tells in which volumes the other side has a document."""
    with Store(_job_db(out)) as store:
        names = [reviews.settings_of(store).volume, *supplements(out)]

    def volumes(one: ChangedDocument) -> str:
        return "; ".join(name for name in names if (out / name / produce.pdf_path(one.before)).is_file())

    return volumes


def _built(
    before: Sequence[DocumentRecord], made: Supplement, base: Base, settings: Settings, knowledge: Knowledge,
    earlier: produce.Earlier,
) -> Path:  # fmt: skip
    """Build the volume of the changed documents in private/ and check it from its files alone.

    Raises:
        VolumeError: it does not pass.
    """
    from redactor.verify import verify_volume

    building = dataclasses.replace(settings, out=settings.out / "built")
    shutil.rmtree(building.out, ignore_errors=True)
    volume, order = building.volume_folder, knowledge.order
    anew = [one.after for one in made.replaced]
    for name in ("PDF", "TEXT", "DATA", "LOGS"):
        (volume / name).mkdir(parents=True)
    for record in anew:
        for name in (produce.pdf_path(record), produce.text_path(record)):
            shutil.copyfile(settings.volume_folder / name, volume / name)
    finish.write_logs(anew, [e for r in anew for e in r.entries], knowledge, volume)
    _write_whole(before, anew, base, knowledge, volume)
    produce.write_change_log(made.replaced, order, volume / "LOGS", volume=volume.name, earlier=earlier)
    produce.write_clawback(made.returned, order, volume / "LOGS", volume=volume.name, earlier=earlier)
    page_files = write_all(anew, building, building.out / "pages", folder=volume)
    hashes, data = produce.volume_hashes(volume), volume / "DATA" / volume.name
    produce.write_dat(anew, hashes, order, knowledge.load_file, data.with_suffix(".dat"))
    produce.write_opt(anew, data.with_suffix(".opt"), page_files or None)
    produce.write_edrm(anew, hashes, volume, page_files)
    produce.write_manifest(
        volume, versions=finish.versions(), profile=knowledge.load_file,
        settings={**finish.served_settings(settings), "overlay": True, "supplements": base.served.name},
        order_sha256=finish.order_hash(finish.order_path_of(settings)),
    )  # fmt: skip
    produce.sign_manifest(volume, produce.load_sign_key(settings.sign_key) if settings.sign_key else None)
    report = verify_volume(volume)
    if not report.is_clean:
        raise VolumeError(f"The supplement did not pass its final check ({len(report.failures)} faults).")
    return volume


def _write_whole(
    before: Sequence[DocumentRecord], anew: Sequence[DocumentRecord], base: Base, knowledge: Knowledge, volume: Path
) -> None:
    """Write what is withheld from the production as it stands with this supplement, all other documents included."""
    replaced = {record.document_id: record for record in anew}
    records = [replaced.get(record.document_id, record) for record in before]
    name = f"{base.served.name}, as supplemented by {volume.name}"
    produce.write_withheld_table(records, knowledge.order, volume / "LOGS", volume=name)
    produce.write_statement(records, knowledge.order, volume / "statement.html", volume=name)

"""The job of a supplement: a copy of the job that was served, to be searched and decided anew under what is known now.

It has its own job.db in private/supplements/VOLUME/. People keep their pseudonyms, and documents that are decided as
before keep their files, so that whatever differs in the end differs because a decision does.
"""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from redactor.errors import InputError
from redactor.jobs import reviews
from redactor.jobs.codec import to_json
from redactor.jobs.drawing import finished
from redactor.jobs.events import Events
from redactor.jobs.ledger import Ledger, weigh
from redactor.jobs.people import BEFORE, before_as_numbered
from redactor.jobs.store import LISTED, Store
from redactor.model import Matter
from redactor.produce import file_sha256
from redactor.rules import load_order
from redactor.settings import Settings

_OF_THE_RUN = ("matter", "decided_on", "fingerprint", "settings", "events_applied", "changes")
"""Values of a job that its next run makes anew."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What the other side has: the last volume that was made of the job, with the job that made it."""

    settings: Settings
    """With `out` as the folder of that job."""
    served: Path = dataclasses.field(repr=False)
    """The folder of the volume as handed over; a supplement's holds only some documents."""

    def ledger(self, store: Store) -> Ledger:
        """Return the decisions of reviewers that the served volume follows, and none made since."""
        order = load_order(self.settings.order)
        with Events(self.settings.private_folder / "job.db") as events:
            applied = [event for event in events.all() if event.number <= reviews.last_applied(store)]
        return weigh(applied, reviews.demanded(store, order))

    def people_served(self) -> Matter:
        """Return the people as they were before reviewers corrected them, under the pseudonyms that were served.

        Raises:
            InputError: the job has no people yet.
        """
        with Store(self.settings.private_folder / "job.db") as store:
            matter = store.matter()
            if matter is None:
                raise InputError("The job in OUT is not finished. Run the same `redactor run` command again first.")
            return before_as_numbered(matter, reviews.matter_now(matter, self.ledger(store)))


def base_of(out: Path, volume: str) -> Base:
    """Return what a supplement of that name changes: the supplement before it, or the production itself.

    Raises:
        InputError: the job is not finished, or the name is taken.
    """
    _note_moved(out)
    with Store(out / "private" / "job.db") as store:
        settings, _ = finished(store, out)
    before = [name for name in supplements(out) if name != volume]
    if volume == settings.volume:
        raise InputError("--volume: that is the name of the production itself. Choose another one, such as VOL002.")
    if (out / volume).exists() or volume in supplements(out):
        raise InputError("--volume: a volume of that name stands in OUT. Choose the next name.")
    if not before:
        return Base(settings=settings, served=settings.volume_folder)
    folder = place_of_supplement(out, before[-1])
    with Store(folder / "private" / "job.db") as store:
        settings, _ = finished(store, folder)
    return Base(settings=settings, served=out / before[-1])


def place_of_supplement(out: Path, volume: str) -> Path:
    """Return the folder of a supplement's own job."""
    return out / "private" / "supplements" / volume


def supplements(out: Path) -> list[str]:
    """Return the supplements that were finished, in their order."""
    with Store(out / "private" / "job.db") as store:
        return [name for name in (store.value("supplements") or "").split("|") if name]


def note_supplement(out: Path, volume: str) -> None:
    """Write down that a supplement is finished: the next one changes what it left."""
    with Store(out / "private" / "job.db") as store:
        store.set_value("supplements", "|".join(dict.fromkeys((*supplements(out), volume))))


def _note_moved(out: Path) -> None:
    """Write down a supplement whose volume was moved to its place just before the run was killed."""
    for place in sorted((out / "private" / "supplements").glob("*")):
        if (out / place.name / "manifest.json").is_file():
            note_supplement(out, place.name)


def prepared(out: Path, base: Base, settings: Settings) -> None:
    """Make the job of a supplement, or bring one that was begun up to the decisions of today.

    One that was begun under another roster is begun again: nothing of it was served.
    """
    place = settings.out
    if not _is_begun(place, _asked(base, settings)):
        shutil.rmtree(place, ignore_errors=True)  # What a killed preparation left.
        (place / "private").mkdir(mode=0o700, parents=True)
        source = base.settings.private_folder / "job.db"
        _copy_job(source, place / "private" / "job.db", _asked(base, settings), base.people_served())
        for name in ("PDF", "TEXT"):
            _copy_all(base.settings.volume_folder / name, settings.volume_folder / name)
        (place / "private" / "job.lock").touch(mode=0o600)
    _follow(out / "private" / "job.db", place / "private" / "job.db")


def _is_begun(place: Path, asked: str) -> bool:
    if not (place / "private" / "job.lock").exists():
        return False
    with Store(place / "private" / "job.db") as store:
        return store.value("supplement") == asked


def _asked(base: Base, settings: Settings) -> str:
    roster = file_sha256(settings.roster) if settings.roster else ""
    return f"{base.served.name}|{roster}"


def _copy_job(source: Path, target: Path, asked: str, before: Matter) -> None:
    """Copy what was decided, and have every document searched and decided anew."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.executemany("DELETE FROM job WHERE key = ?", [(key,) for key in _OF_THE_RUN])
        new.execute("DELETE FROM job WHERE key LIKE 'copied %' OR key LIKE 'seconds %'")
        new.executemany("INSERT OR REPLACE INTO job VALUES (?, ?)", [(BEFORE, to_json(before)), ("supplement", asked)])
        new.execute("DELETE FROM findings")
        new.execute("DELETE FROM texts")
        new.execute("UPDATE documents SET state = ?", (LISTED,))
        new.commit()


def _copy_all(source: Path, target: Path) -> None:
    """Copy the served files, so that those of documents that are decided as before need not be made again."""
    target.mkdir(mode=0o700, parents=True)
    for path in source.iterdir():
        shutil.copyfile(path, target / path.name)  # Never a link: a run writes into texts, and the served ones stay.


def _follow(source: Path, target: Path) -> None:
    """Take over what reviewers decided since: events are numbered alike in both and never changed."""
    with closing(sqlite3.connect(target)) as db:
        db.execute("ATTACH DATABASE ? AS main_job", (str(source),))
        for table in ("events", "event_keys"):
            db.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM main_job.{table}")  # noqa: S608  # fixed names
        db.execute("INSERT OR REPLACE INTO job SELECT key, value FROM main_job.job WHERE key = 'second_reviewer'")
        db.commit()

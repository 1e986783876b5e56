"""The decisions of reviewers as events in job.db: appended, never changed, each known to the next reviewer."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import DiskFull, InputError
from redactor.jobs.codec import from_json, to_json
from redactor.model import Act, Event

BUSY_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """An act that was not recorded: others decided on the same thing since the reviewer last looked."""

    since: tuple[Event, ...] = field(repr=False)


class Events:
    """The event table of one job, through a connection of its own: a run may be at work beside it.

    Threads share the connection, one at a time: none sees an event that another one has not committed.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise InputError("There is no job in OUT. Run `redactor run` first.")
        self._db = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)
        self._lock = threading.RLock()
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")

    def __enter__(self) -> Events:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def append(self, act: Act, *, reviewer: str, click: str, seen: int) -> Event | Overtaken:
        """Record an act and return its event once it is safely on the disk.

        `seen` is the number of the last event that the reviewer's page knew, `click` names the click: the same
        click again returns the event that it made.

        Raises:
            DiskFull: there is no room; nothing was recorded.
        """
        at = datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="milliseconds")
        try:
            with self._lock:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    outcome = self._append(act, reviewer, click, seen, at)
                except BaseException:
                    self._db.execute("ROLLBACK")
                    raise
                self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                raise DiskFull("There is no room left for private/job.db. Free space and decide again.") from None
            raise
        return outcome

    def _append(self, act: Act, reviewer: str, click: str, seen: int, at: str) -> Event | Overtaken:
        made = self._db.execute("SELECT number, at, reviewer, act FROM events WHERE click = ?", (click,)).fetchone()
        if made is not None:
            return _event(made)
        keys = self._keys(act)
        newer = self._since(keys, seen)
        if newer:
            return Overtaken(since=newer)
        number = self.last + 1
        self._db.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)", (number, click, at, reviewer, to_json(act)))
        self._db.executemany("INSERT INTO event_keys VALUES (?, ?)", [(key, number) for key in keys])
        return Event(number=number, at=at, reviewer=reviewer, act=act)

    def _keys(self, act: Act) -> list[str]:
        """Return the names of all that an act decides on; an undo or a sign-off decides on what its event did."""
        keys = {place.key for place in act.places}
        if act.kind in ("release", "withhold"):
            keys.add(f"document:{act.document_id}")
        keys.update(f"person:{person}" for person in (act.person, act.other) if person)
        if act.event:
            keys.add(f"event:{act.event}")
            rows = self._db.execute("SELECT key FROM event_keys WHERE number = ?", (act.event,))
            keys.update(str(key) for (key,) in rows.fetchall())
        return sorted(keys)

    def _since(self, keys: Iterable[str], seen: int) -> tuple[Event, ...]:
        found: dict[int, Event] = {}
        for key in keys:
            rows = self._db.execute(
                "SELECT number, at, reviewer, act FROM events JOIN event_keys USING (number) "
                "WHERE key = ? AND number > ?",
                (key, seen),
            )
            found.update((int(row[0]), _event(row)) for row in rows.fetchall())
        return tuple(found[number] for number in sorted(found))

    @property
    def last(self) -> int:
        """Return the number of the last event, 0 when there is none."""
        with self._lock:
            return int(self._db.execute("SELECT coalesce(max(number), 0) FROM events").fetchone()[0])

    def all(self, *, after: int = 0) -> tuple[Event, ...]:
        """Return the events in their order."""
        query = "SELECT number, at, reviewer, act FROM events WHERE number > ? ORDER BY number"
        with self._lock, closing(self._db.execute(query, (after,))) as rows:
            return tuple(_event(row) for row in rows)


def _event(row: tuple[object, ...]) -> Event:
    number, at, reviewer, act = row
    return Event(number=int(str(number)), at=str(at), reviewer=str(reviewer), act=from_json(Act, str(act)))

"""Samples of produced pages and what reviewers marked on them: tables of job.db of their own, appended only.

They stand apart from the decisions: a mark says what is readable in the volume as it was drawn, and changes nothing.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import DiskFull, InputError
from redactor.jobs.codec import from_json, to_json
from redactor.model import Place

BUSY_SECONDS = 30.0
_TABLES = ("qc_samples", "qc_pages", "qc_marks")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS qc_samples (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, seed INTEGER NOT NULL, size INTEGER NOT NULL,
    manifest_sha256 TEXT NOT NULL, kinds TEXT NOT NULL, UNIQUE (seed, size, manifest_sha256)
) STRICT;
CREATE TABLE IF NOT EXISTS qc_pages (
    sample INTEGER NOT NULL REFERENCES qc_samples, position INTEGER NOT NULL, document_id TEXT NOT NULL,
    begbates TEXT NOT NULL, bates TEXT NOT NULL, page INTEGER NOT NULL, kind TEXT NOT NULL,
    output_sha256 TEXT NOT NULL, PRIMARY KEY (sample, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS qc_marks (
    number INTEGER PRIMARY KEY, click TEXT NOT NULL UNIQUE, at TEXT NOT NULL, reviewer TEXT NOT NULL,
    sample INTEGER NOT NULL, position INTEGER NOT NULL, misses TEXT NOT NULL,
    FOREIGN KEY (sample, position) REFERENCES qc_pages
) STRICT;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledPage:
    """A page of a sample. `kind` is the stratum it was drawn from: nobody who reviews it is told."""

    position: int
    document_id: str
    begbates: str
    bates: str
    page: int
    kind: str
    output_sha256: str
    """Of the document's file as it was drawn: a file made anew since then is not what was sampled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Pages of one volume, drawn at random within each kind."""

    number: int
    at: str
    seed: int
    size: int
    manifest_sha256: str
    kinds: tuple[tuple[str, int], ...]
    """How many pages of each kind the volume has."""
    pages: tuple[SampledPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """Something that should have been redacted, by its place in the source."""

    place: Place
    category: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """What one reviewer found on one page; no miss where he found none. The last of a reviewer counts."""

    at: str
    reviewer: str
    position: int
    misses: tuple[Miss, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Misses:
    items: tuple[Miss, ...]


class Quality:
    """The samples of one job. Use as a context manager; safe from several threads, as one statement each."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise InputError("There is no job in OUT. Run `redactor run` first.")
        self._db = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.executescript(_SCHEMA + "".join(_stays(table) for table in _TABLES))

    def __enter__(self) -> Quality:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def draw(self, sample: Sample) -> Sample:
        """Keep a sample; the same draw from the same volume is the sample that stands there already."""
        found = self._db.execute(
            "SELECT number FROM qc_samples WHERE seed = ? AND size = ? AND manifest_sha256 = ?",
            (sample.seed, sample.size, sample.manifest_sha256),
        ).fetchone()
        if found is not None:
            return self.sample(int(found[0]))
        number = self.last + 1
        self._written([
            ("INSERT INTO qc_samples VALUES (?, ?, ?, ?, ?, ?)",
             (number, _now(), sample.seed, sample.size, sample.manifest_sha256, json.dumps(sample.kinds))),
            *(("INSERT INTO qc_pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
               (number, p.position, p.document_id, p.begbates, p.bates, p.page, p.kind, p.output_sha256))
              for p in sample.pages),
        ])  # fmt: skip
        return self.sample(number)

    def mark(self, sample: int, position: int, misses: Sequence[Miss], *, reviewer: str, click: str) -> None:
        """Write down what a reviewer found on a page; the same click twice is written once."""
        if self._db.execute("SELECT 1 FROM qc_marks WHERE click = ?", (click,)).fetchone() is not None:
            return
        self._written([(
            "INSERT INTO qc_marks (click, at, reviewer, sample, position, misses) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (click) DO NOTHING",
            (click, _now(), reviewer, sample, position, to_json(_Misses(items=tuple(misses)))),
        )])  # fmt: skip

    def _written(self, statements: Sequence[tuple[str, tuple[object, ...]]]) -> None:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                for statement, values in statements:
                    self._db.execute(statement, values)
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                raise DiskFull("There is no room left for private/job.db. Free space and try again.") from None
            raise

    @property
    def last(self) -> int:
        """Return the number of the last sample, 0 when none was drawn."""
        return int(self._db.execute("SELECT coalesce(max(number), 0) FROM qc_samples").fetchone()[0])

    def sample(self, number: int) -> Sample:
        """Return a sample.

        Raises:
            InputError: no such sample was drawn.
        """
        row = self._db.execute(
            "SELECT number, at, seed, size, manifest_sha256, kinds FROM qc_samples WHERE number = ?", (number,)
        ).fetchone()
        if row is None:
            raise InputError("There is no such sample. Draw one with `redactor qc draw OUT --size N --seed S`.")
        with closing(self._db.execute(
            "SELECT position, document_id, begbates, bates, page, kind, output_sha256 FROM qc_pages "
            "WHERE sample = ? ORDER BY position", (number,),
        )) as rows:  # fmt: skip
            pages = tuple(
                SampledPage(
                    position=a, document_id=b, begbates=c, bates=d, page=e, kind=f, output_sha256=g
                )
                for a, b, c, d, e, f, g in rows
            )  # fmt: skip
        return Sample(
            number=row[0], at=row[1], seed=row[2], size=row[3], manifest_sha256=row[4],
            kinds=tuple((str(name), int(count)) for name, count in json.loads(row[5])), pages=pages,
        )  # fmt: skip

    def marks(self, number: int) -> dict[tuple[int, str], PageMark]:
        """Return the marks on a sample that count, by position and reviewer."""
        with closing(self._db.execute(
            "SELECT at, reviewer, position, misses FROM qc_marks WHERE sample = ? ORDER BY number", (number,)
        )) as rows:  # fmt: skip
            found = [
                PageMark(at=at, reviewer=reviewer, position=position, misses=from_json(_Misses, misses).items)
                for at, reviewer, position, misses in rows
            ]
        return {(mark.position, mark.reviewer): mark for mark in found}


def _stays(table: str) -> str:
    return "".join(
        f"CREATE TRIGGER IF NOT EXISTS {table}_{what} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'what was drawn or marked is never changed'); END;\n"
        for what in ("UPDATE", "DELETE")
    )


def _now() -> str:
    return datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")

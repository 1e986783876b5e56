"""The state of a job in one SQLite file: every document, every finding, every decision.

The driver alone writes. Each step is one transaction, so a run that was killed goes on where it stood.
"""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import DiskFull, ForeignOutput, InputError
from redactor.jobs.codec import from_json, to_json
from redactor.jobs.sources import Source
from redactor.model import Findings, Matter, Status, place_of
from redactor.pipeline import Failure, Searched, Worked

SCHEMA_VERSION = 4
_REVIEW_VERSION = 2
_SCHEMA = """
CREATE TABLE job (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE documents (
    document_id TEXT PRIMARY KEY, place INTEGER NOT NULL UNIQUE, source TEXT NOT NULL,
    sha256 TEXT, pages INTEGER, first_bates INTEGER, state TEXT NOT NULL, failure TEXT, worked TEXT, output_sha256 TEXT
) STRICT;
CREATE TABLE findings (document_id TEXT PRIMARY KEY REFERENCES documents, findings TEXT NOT NULL) STRICT;
"""
_COPY_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (
    document_id TEXT PRIMARY KEY REFERENCES documents, text BLOB NOT NULL, signature TEXT NOT NULL
) STRICT;
"""
_REVIEW_SCHEMA = """
ALTER TABLE documents ADD COLUMN basis TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN doc_type TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN concerns TEXT NOT NULL DEFAULT '';
DROP TABLE IF EXISTS decisions;
CREATE TABLE decisions (
    document_id TEXT NOT NULL REFERENCES documents, ordinal INTEGER NOT NULL, page INTEGER NOT NULL,
    action TEXT NOT NULL, category TEXT NOT NULL, clause TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL,
    found_by TEXT NOT NULL, text TEXT NOT NULL, subject TEXT NOT NULL, place TEXT NOT NULL, decision TEXT NOT NULL,
    PRIMARY KEY (document_id, ordinal)
) STRICT;
CREATE TABLE events (
    number INTEGER PRIMARY KEY, click TEXT NOT NULL UNIQUE, at TEXT NOT NULL, reviewer TEXT NOT NULL,
    act TEXT NOT NULL
) STRICT;
CREATE TABLE event_keys (
    key TEXT NOT NULL, number INTEGER NOT NULL REFERENCES events, PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
"""
_READING_SCHEMA = """
CREATE TABLE IF NOT EXISTS readings (document_id TEXT PRIMARY KEY REFERENCES documents, reading BLOB NOT NULL) STRICT;
"""
# listed → searched → (produced | withheld | quarantined); `failed` is quarantined with a reason.
LISTED, SEARCHED, FAILED = "listed", "searched", "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document as the store knows it."""

    document_id: str
    source: str = field(repr=False)
    sha256: str
    pages: int
    first_bates: int
    state: str
    failure: Failure | None
    worked: Worked | None = field(repr=False)
    output_sha256: str
    basis: str
    """What of the review the document was worked under; empty for nothing."""


class Store:
    """The job's database. Use as a context manager; one driver at a time."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA foreign_keys = ON")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError:
            raise InputError("private/job.db cannot be opened. Restore it, or choose another output folder.") from None
        if version not in range(SCHEMA_VERSION + 1):
            raise ForeignOutput("private/job.db was written by another version. Choose another output folder.")
        if version < SCHEMA_VERSION:
            self._build(version)

    def _build(self, version: int) -> None:
        """Make the tables, or add those of the review and of copies to a job that an earlier version began."""
        with self._writing() as db:
            for statement in "".join((_SCHEMA, _REVIEW_SCHEMA, _COPY_SCHEMA, _READING_SCHEMA)[version:]).split(";\n"):
                if statement.strip():
                    db.execute(statement)
            done = db.execute("SELECT document_id FROM documents WHERE worked IS NOT NULL").fetchall()
            for (name,) in done if version < _REVIEW_VERSION else ():
                (text,) = db.execute("SELECT worked FROM documents WHERE document_id = ?", (name,)).fetchone()
                _write_decisions(db, from_json(Worked, text))
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Run a transaction; a full disk becomes DiskFull and leaves the last state."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                raise DiskFull("There is no room left for private/job.db. Free space and run again.") from None
            raise

    def value(self, key: str) -> str | None:
        """Return a value of the job, or None."""
        row = self._db.execute("SELECT value FROM job WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_value(self, key: str, value: str) -> None:
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO job VALUES (?, ?)", (key, value))

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the seconds that a step takes to those of earlier runs."""
        began = time.monotonic()
        yield
        total = self.seconds().get(step, 0.0) + time.monotonic() - began
        self.set_value(f"seconds {step}", f"{total:.3f}")

    def seconds(self) -> dict[str, float]:
        """Return the seconds of every step so far, over all runs of the job."""
        rows = self._db.execute("SELECT key, value FROM job WHERE key LIKE 'seconds %' ORDER BY rowid")
        return {str(key).removeprefix("seconds "): float(value) for key, value in rows}

    def list_documents(self, sources: tuple[Source, ...]) -> None:
        """Write the production's documents once; raises ForeignOutput if others stand there already."""
        wanted = [(s.document_id, s.name) for s in sources]
        with closing(self._db.execute("SELECT document_id, source FROM documents ORDER BY place")) as rows:
            present = [(str(a), str(b)) for a, b in rows]
        encoded = [(i, _storable(name)) for i, name in wanted]
        if present and present != encoded:
            raise ForeignOutput("OUT belongs to other sources: files were added, removed or renamed since. "
                                "Choose another output folder.")  # fmt: skip
        if present:
            return
        with self._writing() as db:
            db.executemany(
                "INSERT INTO documents (document_id, place, source, state) VALUES (?, ?, ?, ?)",
                [(s.document_id, n, _storable(s.name), LISTED) for n, s in enumerate(sources)],
            )

    def rows(self, *states: str) -> list[Row]:
        """Return the documents in production order, of all states or of some."""
        query = (
            "SELECT document_id, source, sha256, pages, first_bates, state, failure, worked, output_sha256, basis "
            "FROM documents WHERE ? = '' OR instr(?, '|' || state || '|') ORDER BY place"
        )
        wanted = f"|{'|'.join(states)}|" if states else ""
        return [_row(values) for values in self._db.execute(query, (wanted, wanted))]

    def outlines(self, *states: str) -> list[Row]:
        """Return what `rows` does without what was made of the documents: a long production's fits into memory."""
        query = (
            "SELECT document_id, source, sha256, pages, first_bates, state, failure, NULL, output_sha256, basis "
            "FROM documents WHERE ? = '' OR instr(?, '|' || state || '|') ORDER BY place"
        )
        wanted = f"|{'|'.join(states)}|" if states else ""
        return [_row(values) for values in self._db.execute(query, (wanted, wanted))]

    def each(self, *states: str) -> Iterator[Row]:
        """Yield what `rows` returns, one at a time."""
        for outline in self.outlines(*states):
            yield self.row(outline.document_id)

    def row(self, document_id: str) -> Row:
        """Return one document with what was made of it; raises KeyError."""
        query = (
            "SELECT document_id, source, sha256, pages, first_bates, state, failure, worked, output_sha256, basis "
            "FROM documents WHERE document_id = ?"
        )
        values = self._db.execute(query, (document_id,)).fetchone()
        if values is None:
            raise KeyError(document_id)
        return _row(values)

    def save_searched(self, searched: Searched) -> None:
        """Write what the first pass read and found, with the text by which copies are compared."""
        with self._writing() as db:
            self._save_text(db, searched)
            db.execute("DELETE FROM readings WHERE document_id = ?", (searched.document_id,))
            if searched.reading:
                db.execute("INSERT INTO readings VALUES (?, ?)", (searched.document_id, searched.reading))
            self._save_findings(db, searched.findings)

    def save_text(self, searched: Searched) -> None:
        """Write only the text of a document: what an earlier version found in it stays."""
        with self._writing() as db:
            self._save_text(db, searched)

    @staticmethod
    def _save_text(db: sqlite3.Connection, searched: Searched) -> None:
        packed = zlib.compress(searched.text.encode("utf-8", "surrogatepass"))
        numbers = json.dumps(searched.signature)
        db.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", (searched.document_id, packed, numbers))

    def save_findings(self, findings: Findings) -> None:
        with self._writing() as db:
            self._save_findings(db, findings)

    @staticmethod
    def _save_findings(db: sqlite3.Connection, findings: Findings) -> None:
        db.execute("INSERT OR REPLACE INTO findings VALUES (?, ?)", (findings.document_id, to_json(findings)))
        db.execute(
            "UPDATE documents SET state = ?, sha256 = ?, pages = ?, failure = NULL WHERE document_id = ?",
            (SEARCHED, findings.sha256, findings.page_count, findings.document_id),
        )

    def without_text(self) -> frozenset[str]:
        """Return the searched documents whose text an earlier version did not keep."""
        query = "SELECT document_id FROM findings WHERE document_id NOT IN (SELECT document_id FROM texts)"
        return frozenset(str(one) for (one,) in self._db.execute(query))

    def of_concern(self, code: str) -> list[str]:
        """Return the documents that wait for a person because of a concern."""
        query = "SELECT document_id FROM documents WHERE instr(';' || concerns || ';', ?) AND state = 'quarantined'"
        return [str(one) for (one,) in self._db.execute(query, (f";{code};",))]

    def text(self, document_id: str) -> str:
        """Return the text of a searched document; raises KeyError."""
        row = self._db.execute("SELECT text FROM texts WHERE document_id = ?", (document_id,)).fetchone()
        if row is None:
            raise KeyError(document_id)
        return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")

    def signatures(self) -> dict[str, tuple[int, ...]]:
        """Return the MinHash of every searched document, in production order."""
        query = "SELECT document_id, signature FROM texts JOIN documents USING (document_id) ORDER BY place"
        return {str(name): tuple(json.loads(numbers)) for name, numbers in self._db.execute(query)}

    def send_back(self, copied: dict[str, str]) -> None:
        """Have documents worked on again, with what copies add: all at once, so that a killed run decides alike."""
        with self._writing() as db:
            for document_id, spans in copied.items():
                db.execute("INSERT OR REPLACE INTO job VALUES (?, ?)", (f"copied {document_id}", spans))
                db.execute("UPDATE documents SET state = ? WHERE document_id = ?", (SEARCHED, document_id))

    def findings(self, document_id: str) -> Findings:
        """Return what the first pass found; raises KeyError."""
        row = self._db.execute("SELECT findings FROM findings WHERE document_id = ?", (document_id,)).fetchone()
        if row is None:
            raise KeyError(document_id)
        return from_json(Findings, row[0])

    def reading(self, document_id: str) -> bytes:
        """Return a document as the first pass read it, packed; nothing where an earlier version did not keep it."""
        row = self._db.execute("SELECT reading FROM readings WHERE document_id = ?", (document_id,)).fetchone()
        return b"" if row is None else bytes(row[0])

    def searched(self) -> frozenset[str]:
        """Return the documents that the first pass has searched."""
        return frozenset(str(one) for (one,) in self._db.execute("SELECT document_id FROM findings"))

    def all_findings(self) -> Iterator[Findings]:
        """Yield the findings of all searched documents in production order."""
        query = "SELECT findings FROM findings JOIN documents USING (document_id) ORDER BY place"
        for (text,) in self._db.execute(query):
            yield from_json(Findings, text)

    def save_failure(self, failure: Failure, *, sha256: str, basis: str = "") -> None:
        with self._writing() as db:
            db.execute(
                "UPDATE documents SET state = ?, failure = ?, worked = NULL, output_sha256 = NULL, basis = ?, "
                "sha256 = coalesce(sha256, ?), pages = coalesce(pages, ?) WHERE document_id = ?",
                (FAILED, to_json(failure), basis, sha256, failure.page_count, failure.document_id),
            )
            _count_change(db)

    def save_bates(self, first: dict[str, int]) -> None:
        with self._writing() as db:
            db.executemany(
                "UPDATE documents SET first_bates = ? WHERE document_id = ?", [(n, d) for d, n in first.items()]
            )

    def save_worked(self, worked: Worked, *, status: Status, output_sha256: str, basis: str = "") -> None:
        with self._writing() as db:
            db.execute("DELETE FROM decisions WHERE document_id = ?", (worked.document_id,))
            _write_decisions(db, worked)
            db.execute(
                "UPDATE documents SET state = ?, worked = ?, output_sha256 = ?, failure = NULL, basis = ? "
                "WHERE document_id = ?",
                (status, to_json(worked), output_sha256, basis, worked.document_id),
            )
            _count_change(db)

    def save_unchanged(self, document_id: str, *, status: Status, basis: str) -> None:
        """Write that another review or matter decides a document as before: its file stays as it is."""
        with self._writing() as db:
            db.execute("UPDATE documents SET state = ?, basis = ? WHERE document_id = ?", (status, basis, document_id))

    def work_again(self, document_ids: Iterable[str]) -> None:
        """Send documents through the second pass again; what was made of them before stays known."""
        with self._writing() as db:
            db.executemany(
                "UPDATE documents SET state = ? WHERE document_id = ?", [(SEARCHED, one) for one in document_ids]
            )

    def matter(self) -> Matter | None:
        """Return the matter of the job, if it has been made."""
        text = self.value("matter")
        return None if text is None else from_json(Matter, text)

    def save_matter(self, matter: Matter) -> None:
        self.set_value("matter", to_json(matter))


def _write_decisions(db: sqlite3.Connection, worked: Worked) -> None:
    """Write what a review asks of many documents at once, so that it need not read `worked` of each."""
    db.execute(
        "UPDATE documents SET doc_type = ?, concerns = ? WHERE document_id = ?",
        (worked.doc_type, ";".join(sorted({c.code for c in worked.decisions.concerns})), worked.document_id),
    )
    db.executemany(
        "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (worked.document_id, n, d.finding.page, d.action, d.category or d.finding.category, d.clause, d.rule,
             d.finding.score, ",".join(d.finding.found_by), d.finding.text, d.finding.subject or "",
             place_of(worked.document_id, d.finding).key, to_json(d))
            for n, d in enumerate(worked.decisions.decisions)
        ],
    )  # fmt: skip


def _count_change(db: sqlite3.Connection) -> None:
    """Count every document that is written, so that a reader knows when what it remembers is old."""
    db.execute(
        "INSERT INTO job VALUES ('changes', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )


def _storable(name: str) -> str:
    """File names that are not UTF-8 are kept by escapes that SQLite can store."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _row(values: tuple[object, ...]) -> Row:
    document_id, source, sha256, pages, first, state, failure, worked, output, basis = values
    return Row(
        document_id=str(document_id),
        source=str(source),
        sha256=str(sha256 or ""),
        pages=int(str(pages or 0)),
        first_bates=int(str(first or 0)),
        state=str(state),
        failure=from_json(Failure, str(failure)) if failure else None,
        worked=from_json(Worked, str(worked)) if worked else None,
        output_sha256=str(output or ""),
        basis=str(basis or ""),
    )

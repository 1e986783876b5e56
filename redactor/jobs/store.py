"""The state of a job in one SQLite file: every document, every finding, every decision.

The driver alone writes. Each step is one transaction, so a run that was killed goes on where it stood.
"""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import DiskFull, ForeignOutput, InputError
from redactor.jobs.codec import from_json, to_json
from redactor.jobs.sources import Source
from redactor.model import Findings, Matter, Status
from redactor.pipeline import Failure, Searched, Worked

SCHEMA_VERSION = 2
_SCHEMA = """
CREATE TABLE job (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE documents (
    document_id TEXT PRIMARY KEY, place INTEGER NOT NULL UNIQUE, source TEXT NOT NULL,
    sha256 TEXT, pages INTEGER, first_bates INTEGER, state TEXT NOT NULL, failure TEXT, worked TEXT, output_sha256 TEXT
) STRICT;
CREATE TABLE findings (document_id TEXT PRIMARY KEY REFERENCES documents, findings TEXT NOT NULL) STRICT;
CREATE TABLE texts (
    document_id TEXT PRIMARY KEY REFERENCES documents, text BLOB NOT NULL, signature TEXT NOT NULL
) STRICT;
CREATE TABLE decisions (
    document_id TEXT NOT NULL REFERENCES documents, ordinal INTEGER NOT NULL, page INTEGER NOT NULL,
    action TEXT NOT NULL, category TEXT NOT NULL, clause TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL,
    found_by TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (document_id, ordinal)
) STRICT;
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
        if version == 0:
            with self._writing() as db:
                for statement in _SCHEMA.split(";\n"):
                    if statement.strip():
                        db.execute(statement)
                db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif version != SCHEMA_VERSION:
            raise ForeignOutput("private/job.db was written by another version. Choose another output folder.")

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
            "SELECT document_id, source, sha256, pages, first_bates, state, failure, worked, output_sha256 "
            "FROM documents WHERE ? = '' OR instr(?, '|' || state || '|') ORDER BY place"
        )
        wanted = f"|{'|'.join(states)}|" if states else ""
        return [_row(values) for values in self._db.execute(query, (wanted, wanted))]

    def save_searched(self, searched: Searched) -> None:
        """Write what the first pass found, with the text by which copies are compared."""
        packed = zlib.compress(searched.text.encode("utf-8", "surrogatepass"))
        with self._writing() as db:
            numbers = json.dumps(searched.signature)
            db.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", (searched.document_id, packed, numbers))
            self._save_findings(db, searched.findings)

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

    def send_back(self, document_id: str, copied: str) -> None:
        """Have a document worked on again, with what its copies add."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO job VALUES (?, ?)", (f"copied {document_id}", copied))
            db.execute("UPDATE documents SET state = ? WHERE document_id = ?", (SEARCHED, document_id))

    def findings(self, document_id: str) -> Findings:
        """Return what the first pass found; raises KeyError."""
        row = self._db.execute("SELECT findings FROM findings WHERE document_id = ?", (document_id,)).fetchone()
        if row is None:
            raise KeyError(document_id)
        return from_json(Findings, row[0])

    def all_findings(self) -> Iterator[Findings]:
        """Yield the findings of all searched documents in production order."""
        query = "SELECT findings FROM findings JOIN documents USING (document_id) ORDER BY place"
        for (text,) in self._db.execute(query):
            yield from_json(Findings, text)

    def save_failure(self, failure: Failure, *, sha256: str) -> None:
        with self._writing() as db:
            db.execute(
                "UPDATE documents SET state = ?, failure = ?, worked = NULL, output_sha256 = NULL, "
                "sha256 = coalesce(sha256, ?), pages = coalesce(pages, ?) WHERE document_id = ?",
                (FAILED, to_json(failure), sha256, failure.page_count, failure.document_id),
            )

    def save_bates(self, first: dict[str, int]) -> None:
        with self._writing() as db:
            db.executemany(
                "UPDATE documents SET first_bates = ? WHERE document_id = ?", [(n, d) for d, n in first.items()]
            )

    def save_worked(self, worked: Worked, *, status: Status, output_sha256: str) -> None:
        with self._writing() as db:
            db.execute("DELETE FROM decisions WHERE document_id = ?", (worked.document_id,))
            db.executemany(
                "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (worked.document_id, n, d.finding.page, d.action, d.finding.category, d.clause, d.rule,
                     d.finding.score, ",".join(d.finding.found_by), d.finding.text)
                    for n, d in enumerate(worked.decisions.decisions)
                ],
            )  # fmt: skip
            db.execute(
                "UPDATE documents SET state = ?, worked = ?, output_sha256 = ?, failure = NULL WHERE document_id = ?",
                (status, to_json(worked), output_sha256, worked.document_id),
            )

    def matter(self) -> Matter | None:
        """Return the matter of the job, if it has been made."""
        text = self.value("matter")
        return None if text is None else from_json(Matter, text)

    def save_matter(self, matter: Matter) -> None:
        self.set_value("matter", to_json(matter))


def _storable(name: str) -> str:
    """File names that are not UTF-8 are kept by escapes that SQLite can store."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _row(values: tuple[object, ...]) -> Row:
    document_id, source, sha256, pages, first, state, failure, worked, output = values
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
    )

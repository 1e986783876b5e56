"""What a review reads of a job: job.db, opened for reading only, while a run may be writing it."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redactor.errors import InputError
from redactor.jobs.codec import from_json
from redactor.jobs.store import Store
from redactor.model import Decision, Findings, Matter
from redactor.pipeline import Failure, Worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One document as the queue shows it; `concerns` are the codes of why a person must look."""

    document_id: str
    source: str = field(repr=False)
    sha256: str
    pages: int
    first_bates: int
    state: str
    failure: Failure | None
    doc_type: str
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """One redaction of the production, as filters and counts need it."""

    document_id: str
    place: str
    page: int
    category: str
    clause: str
    score: float
    subject: str
    found_by: tuple[str, ...]
    text: str = field(repr=False)


class Reader:
    """Read a job from any thread."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise InputError("There is no job in OUT. Run `redactor run` first.")
        with Store(path):
            pass  # A job of an earlier version gets the tables of the review.
        self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._lock = threading.Lock()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return list(self._db.execute(query, values).fetchall())

    def changes(self) -> str:
        """Return a mark that differs once a document or the matter was written."""
        rows = self._rows("SELECT value FROM job WHERE key IN ('changes', 'events_applied') ORDER BY key")
        return "|".join(str(value) for (value,) in rows)

    def value(self, key: str) -> str | None:
        """Return a value of the job, or None."""
        rows = self._rows("SELECT value FROM job WHERE key = ?", key)
        return str(rows[0][0]) if rows else None

    def documents(self) -> list[Listed]:
        """Return the documents in production order."""
        rows = self._rows(
            "SELECT document_id, source, sha256, pages, first_bates, state, failure, doc_type, concerns "
            "FROM documents ORDER BY place"
        )
        return [_listed(row) for row in rows]

    def redactions(self) -> list[Redaction]:
        """Return every redaction that was decided, in production order."""
        rows = self._rows(
            "SELECT document_id, d.place, page, category, clause, score, subject, found_by, text "
            "FROM decisions d JOIN documents USING (document_id) WHERE action = 'redact' "
            "ORDER BY documents.place, ordinal"
        )
        return [
            Redaction(
                document_id=a, place=b, page=c, category=d, clause=e, score=f, subject=g,
                found_by=tuple(h.split(",")), text=i,
            )
            for a, b, c, d, e, f, g, h, i in rows
        ]  # fmt: skip

    def decisions(self, document_id: str) -> list[Decision]:
        """Return all that was decided in a document."""
        rows = self._rows("SELECT decision FROM decisions WHERE document_id = ? ORDER BY ordinal", document_id)
        return [from_json(Decision, str(text)) for (text,) in rows]

    def worked(self, document_id: str) -> Worked | None:
        """Return what the second pass made of a document."""
        rows = self._rows("SELECT worked FROM documents WHERE document_id = ?", document_id)
        return from_json(Worked, str(rows[0][0])) if rows and rows[0][0] else None

    def findings(self, document_id: str) -> Findings | None:
        """Return what the first pass found in a document."""
        rows = self._rows("SELECT findings FROM findings WHERE document_id = ?", document_id)
        return from_json(Findings, str(rows[0][0])) if rows else None

    def reading(self, document_id: str) -> bytes:
        """Return a document as the first pass read it, packed; nothing where none was kept."""
        rows = self._rows("SELECT reading FROM readings WHERE document_id = ?", document_id)
        return bytes(rows[0][0]) if rows else b""

    def matter(self) -> Matter:
        """Return the matter as the first pass left it.

        Raises:
            InputError: the job has not come so far.
        """
        text = self.value("matter")
        if text is None:
            raise InputError("The job has not come to its second pass yet. Wait for `redactor run`.")
        return from_json(Matter, text)


def _listed(row: tuple[object, ...]) -> Listed:
    document_id, source, sha256, pages, first, state, failure, doc_type, concerns = row
    return Listed(
        document_id=str(document_id), source=str(source), sha256=str(sha256 or ""), pages=int(str(pages or 0)),
        first_bates=int(str(first or 0)), state=str(state),
        failure=from_json(Failure, str(failure)) if failure else None, doc_type=str(doc_type),
        concerns=tuple(filter(None, str(concerns).split(";"))),
    )  # fmt: skip

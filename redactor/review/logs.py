"""The redaction log of the last run, served or inner, sorted and filtered here so that a large one stays quick."""

from __future__ import annotations

import csv
import io
import json
import threading
from dataclasses import dataclass
from pathlib import Path

from redactor.model import INNER_COLUMNS, SERVED_COLUMNS
from redactor.produce.sheets import guarded

Row = dict[str, object]
MOST_ROWS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows, in which order."""

    which: str = "served"
    sort: str = ""
    descending: bool = False
    text: str = ""
    offset: int = 0
    limit: int = 200

    @property
    def columns(self) -> tuple[str, ...]:
        return INNER_COLUMNS if self.which == "inner" else SERVED_COLUMNS


class LogShelf:
    """The inner log, read again when a run has written it anew; the served log is its first columns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._rows: tuple[int, list[Row]] = (0, [])

    def all(self) -> list[Row]:
        """Return every row, in the order of the production."""
        with self._lock:
            written = self._path.stat().st_mtime_ns if self._path.is_file() else 0
            if written != self._rows[0]:
                with self._path.open(encoding="utf-8") as file:
                    self._rows = written, [json.loads(line) for line in file]
            return self._rows[1]

    def chosen(self, wanted: Wanted) -> list[Row]:
        """Return the rows wanted, sorted, all of them."""
        rows = self.all()
        if wanted.text:
            needle = wanted.text.casefold()
            rows = [r for r in rows if any(needle in str(r[c]).casefold() for c in wanted.columns)]
        if wanted.sort in wanted.columns:
            rows = sorted(rows, key=lambda r: _rank(r[wanted.sort]), reverse=wanted.descending)
        return rows


def _rank(value: object) -> tuple[int, float, str]:
    return (0, float(value), "") if isinstance(value, int | float) else (1, 0.0, str(value).casefold())


def page_of(shelf: LogShelf, wanted: Wanted) -> Row:
    """Return some rows with how many there are."""
    rows = shelf.chosen(wanted)
    shown = rows[wanted.offset : wanted.offset + min(wanted.limit, MOST_ROWS)]
    return {
        "columns": list(wanted.columns),
        "total": len(rows),
        "rows": [[row[c] for c in wanted.columns] for row in shown],
    }


def as_csv(shelf: LogShelf, wanted: Wanted) -> str:
    """Return all rows wanted as CSV; no cell can start a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(wanted.columns)
    for row in shelf.chosen(wanted):
        writer.writerow([guarded(row[c]) if isinstance(row[c], str) else row[c] for c in wanted.columns])  # type: ignore[arg-type]
    return "\ufeff" + written.getvalue()

"""The words of the production, read once for the review and kept in private/review/: pages turn without reading again.

The file can be deleted at any time; it is made again. A document is read again when its source's hash has changed.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from redactor.model import Document, Page

PAGES_KEPT = 64
_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (document_id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS pages (
    document_id TEXT NOT NULL, page INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (document_id, page)
) STRICT;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One page as displayed: its size in points, its turn, and words as [text, start, line, x0, y0, x1, y1]."""

    width: float
    height: float
    rotation: int
    form: str
    start: int
    end: int
    words: tuple[tuple[str, int, int, float, float, float, float], ...] = field(repr=False)


class WordShelf:
    """The kept words of one job."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / "words.db"
        path.touch(mode=0o600, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._lock = threading.Lock()
        self._last: OrderedDict[tuple[str, int], PageWords] = OrderedDict()
        self._db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + _SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def known(self) -> dict[str, str]:
        """Return the documents that were read, each with the hash of what was read."""
        with self._lock:
            return dict(self._db.execute("SELECT document_id, sha256 FROM documents").fetchall())

    def put(self, document: Document) -> None:
        """Keep a document's words."""
        pages = [(document.document_id, p.number, json.dumps(_plain(p), ensure_ascii=False)) for p in document.pages]
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("DELETE FROM pages WHERE document_id = ?", (document.document_id,))
            self._db.executemany("INSERT INTO pages VALUES (?, ?, ?)", pages)
            self._db.execute(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)",
                (document.document_id, document.sha256, document.text),
            )
            self._db.execute("COMMIT")
            self._last.clear()

    def page(self, document_id: str, number: int) -> PageWords | None:
        """Return a page, or None where it was not read."""
        with self._lock:
            if (document_id, number) in self._last:
                return self._last[document_id, number]
            row = self._db.execute(
                "SELECT words FROM pages WHERE document_id = ? AND page = ?", (document_id, number)
            ).fetchone()
            if row is None:
                return None
            plain = json.loads(row[0])
            found = PageWords(**{**plain, "words": tuple(tuple(word) for word in plain["words"])})
            self._last[document_id, number] = found
            while len(self._last) > PAGES_KEPT:
                self._last.popitem(last=False)
            return found

    def text(self, document_id: str) -> str | None:
        """Return the text of a document, in which places are counted."""
        with self._lock:
            row = self._db.execute("SELECT text FROM documents WHERE document_id = ?", (document_id,)).fetchone()
        return None if row is None else str(row[0])

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every document that was read with its text."""
        for document_id in sorted(self.known()):
            text = self.text(document_id)
            if text is not None:
                yield document_id, text


def _plain(page: Page) -> dict[str, object]:
    turned = page.rotation in (90, 270)
    return {
        "width": page.height if turned else page.width,
        "height": page.width if turned else page.height,
        "rotation": page.rotation,
        "form": page.form or "",
        "start": page.start,
        "end": page.end,
        "words": [[w.text, w.start, w.line, *(round(v, 2) for v in page.displayed(w.box))] for w in page.words],
    }

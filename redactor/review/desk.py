"""What all views of a review share: the job, its events, the people as corrected, pages and words."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import TypeVar

from redactor import pipeline
from redactor.errors import DocumentError, InputError
from redactor.jobs import copies, reviews
from redactor.jobs.codec import from_json
from redactor.jobs.events import Events
from redactor.jobs.ledger import Ledger, weigh
from redactor.jobs.local import Lost
from redactor.jobs.reader import Listed, Reader, Redaction
from redactor.jobs.sources import list_sources
from redactor.jobs.standby import Standby
from redactor.jobs.store import Store
from redactor.matter import corrected, now_called
from redactor.model import Document, DocumentDecisions, DocumentReview, Matter, SecondLook
from redactor.pipeline import Found, Task
from redactor.review.words import PageWords, WordShelf
from redactor.review.worker import Drawn, PageWanted, Reads, Refused, Reweighing, draws
from redactor.settings import Settings

PICTURES_KEPT = 48
SECONDS_A_PICTURE = 30.0
SECONDS_A_DOCUMENT = 300.0

Key = TypeVar("Key")


class Desk:
    """One job under review. Safe to use from several threads."""

    def __init__(self, out: Path) -> None:
        private = out / "private"
        self.reader = Reader(private / "job.db")
        self.events = Events(private / "job.db")
        self.settings = self._settings(out)
        self.order = pipeline.load_knowledge(self.settings).order
        self.shelf = WordShelf(private / "review")
        self.private = private
        sources, _ = list_sources(self.settings)
        self._paths = {source.document_id: source.path for source in sources}
        self._pages_said = {source.document_id: source.pages_said for source in sources}
        self._drawing: Standby[PageWanted, Drawn | Refused] = Standby(draws, seconds=SECONDS_A_PICTURE)
        self._reading: Standby[Reweighing, Document | DocumentDecisions | Refused] = Standby(
            Reads(settings=self.settings), seconds=SECONDS_A_DOCUMENT
        )
        self._lock = threading.RLock()
        self._looking = 0
        self._pictures: OrderedDict[tuple[Path, int, int, int], Drawn] = OrderedDict()
        self._ledger: tuple[object, Ledger] | None = None
        self._listed: tuple[str, dict[str, Listed], list[Redaction]] | None = None
        self._matter: tuple[object, Matter] | None = None

    def _settings(self, out: Path) -> Settings:
        text = self.reader.value("settings")
        if text is None:
            raise InputError("The job was begun by an earlier version. Run `redactor run` once more, then review.")
        import dataclasses

        return dataclasses.replace(from_json(Settings, text), out=out)

    def close(self) -> None:
        """End the workers and let go of the files."""
        for part in (self._drawing, self._reading, self.shelf, self.reader):
            part.close()
        self.events.__exit__()

    def demand_second(self) -> None:
        """Demand a second reviewer in this job."""
        with Store(self.private / "job.db") as store:
            reviews.demand_second(store)

    # What was decided

    def ledger(self) -> Ledger:
        """Return the events as they stand now."""
        with self._lock:
            mark = (self.events.last, self.reader.value("second_reviewer"))
            if self._ledger is None or self._ledger[0] != mark:
                self._ledger = mark, weigh(self.events.all(), self.demanded())
            return self._ledger[1]

    def demanded(self) -> frozenset[SecondLook]:
        """Return for which acts a second reviewer is demanded."""
        if self.reader.value("second_reviewer") is not None:
            return frozenset(reviews.SECOND_LOOKS)
        return frozenset(self.order.switches.second_reviewer)

    def applied(self) -> int:
        """Return the number of the last event that the volume follows."""
        return int(self.reader.value("events_applied") or 0)

    def matter(self) -> Matter:
        """Return the people as reviewers corrected them."""
        with self._lock:
            people = self.ledger().people
            mark = (tuple(event.number for event in people), self.reader.changes())
            if self._matter is None or self._matter[0] != mark:
                self._matter = mark, corrected(self.reader.matter(), people)
            return self._matter[1]

    def called(self) -> dict[str, str]:
        """Return the ids that people of earlier decisions have now."""
        return now_called(self.ledger().people)

    # The documents

    def _read_lists(self) -> tuple[str, dict[str, Listed], list[Redaction]]:
        with self._lock:
            mark = self.reader.changes()
            if self._listed is None or self._listed[0] != mark:
                listed = {one.document_id: one for one in self.reader.documents()}
                self._listed = mark, listed, self.reader.redactions()
            return self._listed

    def listed(self) -> dict[str, Listed]:
        """Return the documents by id, in production order."""
        return self._read_lists()[1]

    def redactions(self) -> list[Redaction]:
        """Return every redaction of the production."""
        return self._read_lists()[2]

    def bates(self, listed: Listed) -> str:
        """Return a document's first Bates number."""
        return self.settings.bates(listed.first_bates)

    def by_bates(self, begbates: str) -> Listed | None:
        """Return the document with a first Bates number."""
        return next((one for one in self.listed().values() if self.bates(one) == begbates), None)

    def produced_path(self, listed: Listed) -> Path:
        """Return where the document's file lies in the volume."""
        return self.settings.volume_folder / "PDF" / f"{self.bates(listed)}.pdf"

    # Pages and words

    def picture(self, listed: Listed, page: int, dots: int, *, as_produced: bool) -> Drawn | None:
        """Return a page drawn, from the source or from the volume; None where it cannot be."""
        path = self.produced_path(listed) if as_produced else self._paths.get(listed.document_id)
        if path is None or not path.is_file():
            return None
        key = (path, path.stat().st_mtime_ns, page, dots)
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        answer = self._drawing.ask(PageWanted(path=path, page=page, dots=dots))
        if isinstance(answer, Lost | Refused):
            return None
        with self._lock:
            self._pictures[key] = answer
            while len(self._pictures) > PICTURES_KEPT:
                self._pictures.popitem(last=False)
        return answer

    def words(self, listed: Listed, page: int) -> PageWords | None:
        """Return a page's words; reads the document where nobody has yet."""
        found = self.shelf.page(listed.document_id, page)
        if found is not None:
            return found
        with self._lock:
            self._looking += 1
        try:
            return self.shelf.page(listed.document_id, page) if self.read(listed) else None
        finally:
            with self._lock:
                self._looking -= 1

    def is_somebody_looking(self) -> bool:
        """Return whether a person waits for a document to be read; reading ahead then stands back."""
        with self._lock:
            return self._looking > 0

    def read(self, listed: Listed) -> bool:
        """Read a document and keep its words; False where it cannot be read."""
        path = self._paths.get(listed.document_id)
        if path is None or (listed.failure is not None and listed.failure.stage == "search"):
            return False
        answer = self._reading.ask(Reweighing(task=self._task(listed), found=self._found(listed)))
        if not isinstance(answer, Document) or answer.sha256 != listed.sha256:
            return False
        self.shelf.put(answer)
        return True

    def reweigh(self, listed: Listed, matter: Matter, review: DocumentReview) -> DocumentDecisions:
        """Decide a document anew under another matter or review.

        Raises:
            DocumentError: it cannot be decided.
        """
        found = self._found(listed)
        if found is None:
            raise DocumentError("The document was not searched.")
        question = Reweighing(task=self._task(listed), found=found, matter=matter, review=review)
        answer = self._reading.ask(question)
        if not isinstance(answer, DocumentDecisions):
            raise DocumentError("The document cannot be decided anew.")
        return answer

    def _found(self, listed: Listed) -> Found | None:
        """Return what the first pass found and read; nothing where it did not search the document."""
        name = listed.document_id
        findings = self.reader.findings(name)
        if findings is None:
            return None
        return Found(
            findings=findings, copied=copies.copied_spans(self.reader, name), reading=self.reader.reading(name)
        )

    def _task(self, listed: Listed) -> Task:
        return Task(
            document_id=listed.document_id, path=self._paths[listed.document_id], source=listed.source,
            pages_said=self._pages_said[listed.document_id],
        )  # fmt: skip

    def unread(self) -> list[Listed]:
        """Return the documents whose words are still to be read."""
        known = self.shelf.known()
        return [
            one
            for one in self.listed().values()
            if known.get(one.document_id) != one.sha256
            and not (one.failure is not None and one.failure.stage == "search")
        ]

"""The queue: which document needs a person first, and how far the review is."""

from __future__ import annotations

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redactor.jobs.ledger import Ledger, weigh
from redactor.jobs.reader import Listed, Redaction
from redactor.review.desk import Desk
from redactor.review.statuses import LOW, Statuses

Row = dict[str, object]
REASONS = ("question", "privilege", "sign-off", "unsure", "new-recognizer", "copies")
"""Why a document comes early, most pressing first."""
_PRIVILEGE = frozenset({"privilege-legend", "privilege-doubt"})
_RARE = 3
"""In how few documents a recognizer that nobody has looked at counts as new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """The redactions of a document, summed up for the queue with where each stands."""

    redactions: int
    open: int
    statuses: Counter[str]
    is_unsure: bool
    confidence: float
    clauses: tuple[str, ...]
    categories: tuple[str, ...]
    subjects: frozenset[str]
    recognizers: frozenset[str]
    open_recognizers: frozenset[str]
    decided_recognizers: frozenset[str]
    outline: tuple[tuple[str, str, str], ...]


class QueueShelf:
    """What is remembered between two looks at the queue: a decision changes a few documents, not two thousand."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: object = None
        self._redactions: dict[str, list[Redaction]] = {}
        self._untouched: dict[str, _Document] = {}
        self._answer: tuple[object, bytes] | None = None

    def documents(self, desk: Desk) -> dict[str, _Document]:
        """Return every document summed up; those that no decision speaks of are remembered."""
        redactions, statuses = desk.redactions(), Statuses(desk.ledger())
        if self._read is not redactions:
            self._redactions = defaultdict(list)
            for one in redactions:
                self._redactions[one.document_id].append(one)
            untouched = Statuses(weigh((), ()))
            self._untouched = {name: _summed(found, untouched) for name, found in self._redactions.items()}
            self._read = redactions
        decided = {place.document_id for event in desk.ledger().events for place in event.act.places}
        anew = {name: _summed(self._redactions[name], statuses) for name in decided if name in self._redactions}
        return {**self._untouched, **anew}

    def answer(self, desk: Desk) -> bytes:
        """Return the queue as JSON, made anew only when somebody decided or a run wrote something."""
        with self._lock:
            mark = (desk.events.last, desk.applied(), sorted(desk.demanded()), id(desk.redactions()))
            if self._answer is None or self._answer[0] != mark:
                text = json.dumps(queue(desk, self), ensure_ascii=False, separators=(",", ":"))
                self._answer = mark, text.encode("utf-8", "surrogatepass")
            return self._answer[1]


def _summed(found: Sequence[Redaction], statuses: Statuses) -> _Document:
    placed = [(one, statuses.of(one.place, one.category, one.clause, one.found_by)[0]) for one in found]
    is_open = [one for one, status in placed if status == "open"]
    return _Document(
        redactions=len(found), open=len(is_open), statuses=Counter(status for _, status in placed),
        is_unsure=any(one.score < LOW for one in is_open), confidence=min((one.score for one in found), default=1.0),
        clauses=tuple(sorted({one.clause for one in found})),
        categories=tuple(sorted({one.category for one in found})),
        subjects=frozenset(one.subject for one in found),
        recognizers=frozenset(name for one in found for name in one.found_by),
        open_recognizers=frozenset(name for one in is_open for name in one.found_by),
        decided_recognizers=frozenset(name for one, status in placed if status != "open" for name in one.found_by),
        outline=tuple(
            sorted((one.place.partition("|")[2], one.clause, "-" if s == "rejected" else "+") for one, s in placed)
        ),
    )  # fmt: skip


_NOTHING = _summed((), Statuses(weigh((), ())))


def queue(desk: Desk, shelf: QueueShelf) -> Row:
    """Return every document with why it needs a person, and the progress of the whole review."""
    ledger, found = desk.ledger(), shelf.documents(desk)
    new, differing = _new_recognizers(found), _differing_copies(desk, found)
    waiting = {document for event in ledger.waiting for document in event.act.documents}
    names = {person.person_id: person.pseudonym for person in desk.matter().people}
    called = desk.called()
    rows: list[Row] = []
    for listed in desk.listed().values():
        own = found.get(listed.document_id, _NOTHING)
        held = ledger.withheld(listed.document_id) is not None
        asks = not held and not _is_answered(ledger, listed)
        reasons = {
            "question": _asks(listed) and asks,
            "privilege": asks and bool(_PRIVILEGE & set(listed.concerns)),
            "sign-off": listed.document_id in waiting,
            "unsure": own.is_unsure,
            "new-recognizer": bool(own.open_recognizers & new),
            "copies": listed.document_id in differing,
        }
        rows.append({
            "begbates": desk.bates(listed), "source": listed.source, "pages": listed.pages,
            "state": "withheld" if held else _state(listed), "type": listed.doc_type,
            "concerns": [listed.failure.reason] if listed.failure else list(listed.concerns),
            "reasons": [name for name in REASONS if reasons[name]],
            "redactions": own.redactions, "open": own.open, "confidence": own.confidence,
            "clauses": own.clauses, "categories": own.categories,
            "subjects": sorted({names.get(called.get(one, one), "") for one in own.subjects} - {""}),
        })  # fmt: skip
    counts: Counter[str] = Counter()
    for one in found.values():
        counts.update(one.statuses)
    return {
        "rows": sorted(rows, key=_urgency), "statuses": dict(counts),
        "waiting": len(ledger.waiting), "to_apply": sum(e.number > desk.applied() for e in ledger.events),
        "seen": desk.events.last,
    }  # fmt: skip


def _urgency(row: Row) -> tuple[int, int, float]:
    reasons = row["reasons"]
    first = REASONS.index(reasons[0]) if isinstance(reasons, list) and reasons else len(REASONS)
    return first, 0 if row["open"] else 1, float(str(row["confidence"]))


def _state(listed: Listed) -> str:
    return "quarantined" if listed.failure is not None else listed.state


def _asks(listed: Listed) -> bool:
    return listed.failure is not None or listed.state == "quarantined"


def _is_answered(ledger: Ledger, listed: Listed) -> bool:
    """Return whether a reviewer has released the document from every concern it is held for."""
    released = set(ledger.review_of(listed.document_id).released)
    return bool(released) and listed.failure is None and set(listed.concerns) <= released


def _new_recognizers(found: Mapping[str, _Document]) -> frozenset[str]:
    """Return recognizers that found something in few documents and whose finds nobody has decided on."""
    documents: Counter[str] = Counter()
    looked_at: set[str] = set()
    for one in found.values():
        documents.update(one.recognizers)
        looked_at |= one.decided_recognizers
    return frozenset(name for name, count in documents.items() if count <= _RARE and name not in looked_at)


def _differing_copies(desk: Desk, found: Mapping[str, _Document]) -> frozenset[str]:
    """Return the documents that are copies of one another, byte for byte, and not redacted alike."""
    copies: dict[str, list[str]] = defaultdict(list)
    for listed in desk.listed().values():
        if listed.sha256:
            copies[listed.sha256].append(listed.document_id)
    groups = (group for group in copies.values() if len(group) > 1)
    return frozenset(
        one for group in groups if len({found.get(d, _NOTHING).outline for d in group}) > 1 for one in group
    )

"""The queue: which document needs a person first, and how far the review is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from redactor.jobs.reader import Listed, Redaction
from redactor.review.desk import Desk
from redactor.review.statuses import LOW, Statuses

Row = dict[str, object]
REASONS = ("question", "privilege", "sign-off", "unsure", "new-recognizer", "copies")
"""Why a document comes early, most pressing first."""
_PRIVILEGE = frozenset({"privilege-legend", "privilege-doubt"})
_RARE = 3
"""In how few documents a recognizer that nobody has looked at counts as new."""


def queue(desk: Desk) -> Row:
    """Return every document with why it needs a person, and the progress of the whole review."""
    ledger = desk.ledger()
    statuses = Statuses(ledger)
    by_document: dict[str, list[tuple[Redaction, str]]] = defaultdict(list)
    for one in desk.redactions():
        status, _ = statuses.of(one.place, one.category, one.clause, one.found_by)
        by_document[one.document_id].append((one, status))
    new, differing = _new_recognizers(by_document), _differing_copies(desk, by_document)
    waiting = {document for event in ledger.waiting for document in event.act.documents}
    names = {person.person_id: person.pseudonym for person in desk.matter().people}
    called = desk.called()
    rows: list[Row] = []
    for listed in desk.listed().values():
        found = by_document.get(listed.document_id, [])
        held = ledger.withheld(listed.document_id) is not None
        reasons = {
            "question": _asks(listed) and not held and not _is_answered(desk, listed),
            "privilege": bool(_PRIVILEGE & set(listed.concerns)) and not held and not _is_answered(desk, listed),
            "sign-off": listed.document_id in waiting,
            "unsure": any(r.score < LOW and s == "open" for r, s in found),
            "new-recognizer": any(s == "open" and set(r.found_by) & new for r, s in found),
            "copies": listed.document_id in differing,
        }
        rows.append({
            "begbates": desk.bates(listed), "source": listed.source, "pages": listed.pages,
            "state": "withheld" if held else _state(listed), "type": listed.doc_type,
            "concerns": [listed.failure.reason] if listed.failure else list(listed.concerns),
            "reasons": [name for name in REASONS if reasons[name]],
            "redactions": len(found), "open": sum(s == "open" for _, s in found),
            "confidence": min((r.score for r, _ in found), default=1.0),
            "clauses": sorted({r.clause for r, _ in found}), "categories": sorted({r.category for r, _ in found}),
            "subjects": sorted({names.get(called.get(r.subject, r.subject), "") for r, _ in found} - {""}),
        })  # fmt: skip
    counts = Counter(status for found in by_document.values() for _, status in found)
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


def _is_answered(desk: Desk, listed: Listed) -> bool:
    """Return whether a reviewer has released the document from every concern it is held for."""
    released = set(desk.ledger().review_of(listed.document_id).released)
    return bool(released) and listed.failure is None and set(listed.concerns) <= released


def _new_recognizers(found: dict[str, list[tuple[Redaction, str]]]) -> frozenset[str]:
    """Return recognizers that found something in few documents and whose finds nobody has decided on."""
    documents: dict[str, set[str]] = defaultdict(set)
    looked_at: set[str] = set()
    for document_id, redactions in found.items():
        for one, status in redactions:
            for name in one.found_by:
                documents[name].add(document_id)
            if status != "open":
                looked_at.update(one.found_by)
    return frozenset(n for n, where in documents.items() if len(where) <= _RARE and n not in looked_at)


def _differing_copies(desk: Desk, found: dict[str, list[tuple[Redaction, str]]]) -> frozenset[str]:
    """Return the documents that are copies of one another, byte for byte, and not redacted alike."""
    copies: dict[str, list[str]] = defaultdict(list)
    for listed in desk.listed().values():
        if listed.sha256:
            copies[listed.sha256].append(listed.document_id)
    groups = (group for group in copies.values() if len(group) > 1)
    return frozenset(one for group in groups if len({_outline(found.get(d, [])) for d in group}) > 1 for one in group)


def _outline(redactions: Iterable[tuple[Redaction, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple(sorted((r.place.partition("|")[2], r.clause, "-" if s == "rejected" else "+") for r, s in redactions))

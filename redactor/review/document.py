"""One document as the page view shows it: its redactions with why, its history, and what may be done with it."""

from __future__ import annotations

from redactor.jobs.ledger import Ledger
from redactor.jobs.reader import Listed
from redactor.model import FOUND_BY, Box, Decision, Event, Mark, place_of
from redactor.review.desk import Desk
from redactor.review.statuses import Statuses
from redactor.review.turning import Rect, displayed

Row = dict[str, object]


def document(desk: Desk, listed: Listed) -> Row:
    """Return a document with all that was decided in it, by the program and by people."""
    ledger = desk.ledger()
    statuses = Statuses(ledger)
    decisions = desk.reader.decisions(listed.document_id)
    order = list(desk.listed().values())
    at = next(n for n, one in enumerate(order) if one.document_id == listed.document_id)
    held = ledger.withheld(listed.document_id)
    return {
        "begbates": desk.bates(listed), "source": listed.source, "pages": max(listed.pages, 1),
        "state": "quarantined" if listed.failure else listed.state, "type": listed.doc_type,
        "withheld_by": _by(held), "waits": ledger.waits(listed.document_id),
        "previous": desk.bates(order[at - 1]) if at else "",
        "next": desk.bates(order[at + 1]) if at + 1 < len(order) else "",
        "concerns": _concerns(desk, listed), "released": list(ledger.review_of(listed.document_id).released),
        "redactions": [
            *(_redaction(desk, listed, d, statuses) for d in decisions if d.action == "redact"),
            *(_pending(desk, listed, mark, ledger) for mark in _unapplied(ledger, listed, decisions)),
        ],
        "kept": [_kept(desk, listed, d) for d in decisions if d.action == "keep" and d.rule.startswith("review:")],
        "history": [_told(e, ledger) for e in reversed(ledger.events) if _is_about(e, listed.document_id, ledger)],
        "seen": desk.events.last, "applied": desk.applied(),
    }  # fmt: skip


def _is_about(event: Event, document_id: str, ledger: Ledger) -> bool:
    meant = ledger.event(event.act.event) if event.act.event else None
    return document_id in event.act.documents or (meant is not None and document_id in meant.act.documents)


def _by(event: Event | None) -> str:
    return event.reviewer if event else ""


def _concerns(desk: Desk, listed: Listed) -> list[Row]:
    if listed.failure is not None:
        return [{
            "code": listed.failure.reason, "page": 0, "message": listed.failure.message,
            "advice": listed.failure.advice,
        }]  # fmt: skip
    if not listed.concerns:
        return []
    worked = desk.reader.worked(listed.document_id)
    concerns = worked.decisions.concerns if worked else ()
    return [{"code": c.code, "page": c.page, "message": c.message, "advice": c.advice} for c in concerns]


def _shown(desk: Desk, listed: Listed, boxes: tuple[Box, ...]) -> list[tuple[int, Rect]]:
    shown: list[tuple[int, Rect]] = []
    for box in boxes:
        page = desk.words(listed, box.page)
        if page is not None:
            shown.append((box.page, displayed(box, page.width, page.height, page.rotation)))
    return shown


def _redaction(desk: Desk, listed: Listed, decision: Decision, statuses: Statuses) -> Row:
    finding = decision.finding
    key = place_of(listed.document_id, finding).key
    status, event = statuses.of(key, decision.category, decision.clause, finding.found_by)
    clause = desk.order.clause(decision.clause)
    boxes = (finding.region,) if finding.region is not None else finding.boxes
    return {
        "key": key, "page": finding.page, "boxes": _shown(desk, listed, boxes), "text": finding.text,
        "category": decision.category, "clause": clause.id, "title": clause.title, "paragraph": clause.paragraph,
        "authority": decision.authority, "served": decision.served_clause, "label": decision.label,
        "confidence": round(finding.score, 3), "found_by": list(finding.found_by), "rule": decision.rule,
        "subject": decision.pseudonym, "status": status, "event": event.number if event else 0,
        "by": _by(event), "at": event.at if event else "", "note": event.act.note if event else "",
    }  # fmt: skip


def _unapplied(ledger: Ledger, listed: Listed, decisions: list[Decision]) -> list[Mark]:
    """Return what was added since the last run, which no decision of the program shows yet."""
    made = {name for d in decisions for name in d.finding.found_by if name.startswith(FOUND_BY)}
    marks = ledger.review_of(listed.document_id).marks
    return [m for m in marks if m.kind == "add" and f"{FOUND_BY}{m.event}" not in made]


def _pending(desk: Desk, listed: Listed, mark: Mark, ledger: Ledger) -> Row:
    event, clause = ledger.event(mark.event), desk.order.clause(mark.clause)
    place = mark.place
    page = desk.words(listed, place.page)
    boxes: list[tuple[int, Rect]] = []
    if page is not None and place.region is not None:
        boxes = [(place.page, displayed(place.region, page.width, page.height, page.rotation))]
    elif page is not None:
        boxes = [(place.page, w[3:]) for w in page.words if w[1] < place.end and place.start < w[1] + len(w[0])]
    text = desk.shelf.text(listed.document_id) or ""
    return {
        "key": place.key, "page": place.page, "boxes": boxes, "text": text[place.start : place.end],
        "category": mark.category, "clause": clause.id, "title": clause.title, "paragraph": clause.paragraph,
        "authority": "; ".join(clause.authorities), "served": clause.served.clause, "label": clause.label,
        "confidence": 1.0, "found_by": [f"{FOUND_BY}{mark.event}"], "rule": "review", "subject": "",
        "status": "added", "event": mark.event, "by": _by(event), "at": event.at if event else "",
        "note": event.act.note if event else "",
    }  # fmt: skip


def _kept(desk: Desk, listed: Listed, decision: Decision) -> Row:
    return {
        "page": decision.finding.page,
        "boxes": _shown(desk, listed, decision.finding.boxes),
        "category": decision.category,
        "event": int(decision.finding.found_by[0].removeprefix(FOUND_BY)),
    }


def told(event: Event, ledger: Ledger) -> Row:
    """Return an event as it is told to a reviewer."""
    return _told(event, ledger)


def _told(event: Event, ledger: Ledger) -> Row:
    act = event.act
    waiting = {one.number for one in ledger.waiting}
    state = "undone" if event.number in ledger.undone else "waiting" if event.number in waiting else "in force"
    return {
        "number": event.number, "at": event.at, "by": event.reviewer, "kind": act.kind, "places": len(act.places),
        "documents": len(act.documents), "category": act.category, "clause": act.clause, "note": act.note,
        "value": act.value, "of": act.event, "state": state,
    }  # fmt: skip


def words(desk: Desk, listed: Listed, number: int) -> Row:
    """Return the words of a page for selecting and searching."""
    page = desk.words(listed, number)
    if page is None:
        return {"width": 612, "height": 792, "words": [], "readable": False}
    return {"width": page.width, "height": page.height, "words": page.words, "readable": True}

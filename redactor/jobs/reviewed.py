"""What the logs say of reviewers: who looked at which redaction, and which documents they withhold."""

from __future__ import annotations

import dataclasses

from redactor import produce
from redactor.jobs.ledger import Ledger
from redactor.model import (
    FOUND_BY,
    Concern,
    Decision,
    DocumentRecord,
    Event,
    PrivilegeEntry,
    place_of,
)
from redactor.produce import Seen
from redactor.rules import Clause, Order

WAITS_FOR_SECOND = Concern(
    code="sign-off",
    page=0,
    message="A reviewer wants the document withheld, and a second reviewer has not signed that off.",
    advice="Have a second reviewer sign the decision off or undo it in `redactor review`, then run again.",
)


def seen_by(document_id: str, decision: Decision, ledger: Ledger) -> Seen:
    """Return who looked at a redaction: who added or changed it, or who accepted it as it stands."""
    event = ledger.accepted(place_of(document_id, decision.finding).key, decision.category, decision.clause)
    made = [n for n in map(_event_of, decision.finding.found_by) if n]
    author = ledger.event(max(made)) if made else None
    if author is not None:
        review = "added" if author.act.kind == "add" else "accepted"
        return _seen(review, author)
    return _seen("accepted", event) if event is not None else Seen()


def _event_of(found_by: str) -> int:
    return int(found_by.removeprefix(FOUND_BY)) if found_by.startswith(FOUND_BY) else 0


def _seen(review: str, event: Event) -> Seen:
    return Seen(review=review, reviewer=event.reviewer, reviewed_at=event.at, note=event.act.note)


def held_back(record: DocumentRecord, ledger: Ledger, order: Order, job_key: bytes) -> DocumentRecord:
    """Return the record of a document that reviewers withhold, or hold back until a second one agrees."""
    event = ledger.withheld(record.document_id)
    if event is not None:
        return _withheld(record, event, order, job_key)
    if ledger.waits(record.document_id):
        return dataclasses.replace(
            record, status="quarantined", reason=WAITS_FOR_SECOND.code, concerns=(*record.concerns, WAITS_FOR_SECOND),
            entries=(), privilege=(), checks=(), page_texts=(),
        )  # fmt: skip
    return record


def _withheld(record: DocumentRecord, event: Event, order: Order, job_key: bytes) -> DocumentRecord:
    clause = order.clause(event.act.clause)
    if clause.kind == "privilege":
        privilege = (_privilege_row(record, clause),)
        return dataclasses.replace(
            record, status="withheld", reason=clause.title, entries=(), privilege=privilege, checks=(), page_texts=()
        )
    entry = produce.withheld_entry(
        order=order, job_key=job_key, document_id=record.document_id, source=record.source, begbates=record.begbates,
        page=produce.LETTER, clause=clause, seen=_seen("added", event),
    )  # fmt: skip
    return dataclasses.replace(
        record, status="withheld", reason="withheld-by-reviewer", entries=(entry,), privilege=(), checks=(),
        page_texts=(),
    )  # fmt: skip


def _privilege_row(record: DocumentRecord, clause: Clause) -> PrivilegeEntry:
    """Return the row of the privilege log: of what the program read for that privilege, else of what is known."""
    known = [entry for entry in record.privilege if entry.clause == clause.id] or list(record.privilege)
    if known:
        return dataclasses.replace(known[0], clause=clause.id, privilege=clause.title, treatment="withhold")
    return PrivilegeEntry(
        clause=clause.id, privilege=clause.title, document_type=record.doc_type or "Document", subject_matter="",
        date=record.doc_date, author="", addressees="", other_recipients="", relationship="", treatment="withhold",
    )  # fmt: skip

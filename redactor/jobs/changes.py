"""Compare a document as it was served with what is decided now: by the characters that are covered, not by boxes.

A box moves when a paragraph is broken anew; the characters of the source do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from redactor.jobs.ledger import Ledger
from redactor.jobs.store import Row
from redactor.model import (
    FOUND_BY,
    Change,
    ChangedDocument,
    Decision,
    DocumentRecord,
    Event,
    LogEntry,
    Matter,
    Person,
    place_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A document on one side of a comparison, with what is known of the people there."""

    row: Row = field(repr=False)
    record: DocumentRecord
    matter: Matter = field(repr=False)
    ledger: Ledger = field(repr=False)

    @property
    def redactions(self) -> tuple[Decision, ...]:
        return self.row.worked.decisions.redactions if self.row.worked else ()

    def person(self, decision: Decision) -> Person | None:
        """Return the person whom a redaction is about, if one is known."""
        subject = decision.finding.subject
        return next((p for p in self.matter.people if p.person_id == subject), None) if subject else None


def compared(before: Side, after: Side) -> ChangedDocument | None:
    """Return what changes in a document, None where the other side has it already as it should be.

    Who has looked at a redaction, its exact ground and its confidence are no change: nobody outside sees them, and
    producing a document anew for them would tell that something hidden changed.
    """
    is_redacted = before.record.status == after.record.status == "produced"
    changes = tuple(_changes(before, after)) if is_redacted or _is_withdrawn(before, after) else ()
    same = before.record.status == after.record.status and _said(before.record) == _said(after.record)
    if not changes and (same or _waits_still(before, after)):
        return None
    return ChangedDocument(before=before.record, after=after.record, changes=changes)


def _is_withdrawn(before: Side, after: Side) -> bool:
    """Return whether a document that was produced waits now, but was decided: what would be redacted in it is known."""
    return (before.record.status, after.record.status) == ("produced", "quarantined") and after.row.worked is not None


def _waits_still(before: Side, after: Side) -> bool:
    """Return whether neither side is a document to be read: a slip sheet that says the same is not served twice."""
    return before.record.status != "produced" and after.record.status == "quarantined"


def _said(record: DocumentRecord) -> list[tuple[object, ...]]:
    """Return what the served logs say of a document, but for who looked at it."""
    rows: list[tuple[object, ...]] = [_row(entry) for entry in record.entries]
    return rows + [(p.clause, p.privilege, p.treatment) for p in record.privilege]


def _row(entry: LogEntry) -> tuple[object, ...]:
    return (
        entry.page, entry.x0, entry.y0, entry.x1, entry.y1, entry.category, entry.clause, entry.paragraph,
        entry.authority, entry.label, entry.subject, entry.treatment,
    )  # fmt: skip


def _changes(before: Side, after: Side) -> Iterable[Change]:
    document_id = after.record.document_id
    old, new = _Cover(document_id, before.redactions), _Cover(document_id, after.redactions)
    for decision in after.redactions:
        then = old.by_place.get(place_of(document_id, decision.finding).key)
        if old.lacks(decision):
            yield _change("added", decision, _why_added(decision, before, after))
        elif then is not None and _printed(then) != _printed(decision):
            yield _change("relabelled", decision, _why_added(decision, before, after))
    for decision in before.redactions:
        if new.lacks(decision):
            yield _change("lifted", decision, _why_lifted(decision, before, after))


def _change(kind: str, decision: Decision, why: str) -> Change:
    return Change(
        kind=kind,  # type: ignore[arg-type]  # one of the three above
        page=decision.finding.page, category=decision.category, clause=decision.clause,
        served_clause=decision.served_clause, subject=decision.pseudonym, text=decision.finding.text, why=why,
    )  # fmt: skip


def _printed(decision: Decision) -> tuple[str, ...]:
    return (
        decision.served_category, decision.served_clause, decision.served_authority, decision.paragraph,
        decision.label, decision.pseudonym,
    )  # fmt: skip


class _Cover:
    """Which characters, and which places without a character, the redactions of a document take out."""

    def __init__(self, document_id: str, redactions: Iterable[Decision]) -> None:
        self._document_id = document_id
        self._characters: set[int] = set()
        self.by_place: dict[str, Decision] = {}
        for decision in redactions:
            self._characters.update(range(decision.finding.start, decision.finding.end))
            self.by_place[place_of(document_id, decision.finding).key] = decision

    def lacks(self, decision: Decision) -> bool:
        """Return whether a redaction takes out a letter, a digit or a place that these do not."""
        finding = decision.finding
        if finding.start >= finding.end:
            return place_of(self._document_id, finding).key not in self.by_place
        left = [n for n in range(finding.start, finding.end) if n not in self._characters]
        if len(finding.text) != finding.end - finding.start:
            return bool(left)
        return any(finding.text[n - finding.start].isalnum() for n in left)


def _why_added(decision: Decision, before: Side, after: Side) -> str:
    event = _event_that_made(decision, after.ledger)
    if event is not None:
        return _told(event)
    person = after.person(decision)
    if person is None:
        return f"rule {decision.rule}"
    then = next((p for p in before.matter.people if p.person_id == person.person_id), None)
    if then is None or (person.roster_id and not then.roster_id):
        return f"{person.pseudonym}: on the roster as {person.roster_id}" if person.roster_id else "a person found anew"
    if person.protection.state != then.protection.state:
        return f"{person.pseudonym}: {then.protection.state}, now {person.protection.state}"
    return f"{person.pseudonym}: found under the roster of this supplement"


def _why_lifted(decision: Decision, before: Side, after: Side) -> str:
    finding = decision.finding
    for mark in after.ledger.review_of(after.record.document_id).marks:
        place = mark.place
        is_meant = (place.start < finding.end and finding.start < place.end) or place.key == place_of(
            after.record.document_id, finding
        ).key
        event = after.ledger.event(mark.event)
        if mark.kind == "reject" and is_meant and event is not None:
            return _told(event)
    kept = _kept_at(decision, after)
    person = before.person(decision)
    now = next((p for p in after.matter.people if person is not None and p.person_id == person.person_id), None)
    if person is not None and now is not None and person.protection.state != now.protection.state:
        return f"{now.pseudonym}: {person.protection.state}, now {now.protection.state}"
    return f"kept by rule {kept.rule}" if kept is not None else "not found under the roster of this supplement"


def _kept_at(decision: Decision, after: Side) -> Decision | None:
    decisions = after.row.worked.decisions.decisions if after.row.worked else ()
    start, end = decision.finding.start, decision.finding.end
    return next((d for d in decisions if d.action == "keep" and d.finding.start < end and start < d.finding.end), None)


def _event_that_made(decision: Decision, ledger: Ledger) -> Event | None:
    numbers = [int(n.removeprefix(FOUND_BY)) for n in decision.finding.found_by if n.startswith(FOUND_BY)]
    return ledger.event(max(numbers)) if numbers else None


def _told(event: Event) -> str:
    return f"decision {event.number} of {event.reviewer}" + (f": {event.act.note}" if event.act.note else "")

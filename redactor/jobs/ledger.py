"""Which of the recorded events are in force, and what they mean for documents, people and logs.

An event counts unless it was undone, or unless a second reviewer is demanded for it and nobody but its own reviewer
has signed it off. Until then the document stays as it was: what is rejected stays redacted, what is released waits,
and what is to be withheld is held back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from redactor.jobs.codec import to_json
from redactor.model import NO_REVIEW, WITHHELD, DocumentReview, Event, Mark, SecondLook

PEOPLE = ("merge", "split", "role", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The events of a job, weighed. `waiting` are those that a second reviewer has yet to sign off."""

    events: tuple[Event, ...] = field(repr=False)
    in_force: tuple[Event, ...] = field(repr=False)
    waiting: tuple[Event, ...] = field(repr=False)
    undone: frozenset[int]
    signed: tuple[tuple[int, str], ...]
    """(event, who signed it off)"""
    _reviews: dict[str, DocumentReview] = field(repr=False)
    _accepted: dict[str, Event] = field(repr=False)
    _whole: dict[str, Event] = field(repr=False)
    _waiting_whole: dict[str, Event] = field(repr=False)
    _by_number: dict[int, Event] = field(repr=False)

    def review_of(self, document_id: str) -> DocumentReview:
        """Return what reviewers decided about the redactions of a document."""
        return self._reviews.get(document_id, NO_REVIEW)

    @property
    def people(self) -> tuple[Event, ...]:
        """Return the decisions about people that are in force, in their order."""
        return tuple(event for event in self.in_force if event.act.kind in PEOPLE)

    def accepted(self, key: str, category: str, clause: str) -> Event | None:
        """Return who accepted a redaction as it stands; not if it has changed since."""
        event = self._accepted.get(key)
        is_same = event is not None and (event.act.category, event.act.clause) == (category, clause)
        return event if is_same else None

    def withheld(self, document_id: str) -> Event | None:
        """Return the decision by which a document is withheld, if it is."""
        event = self._whole.get(document_id)
        return event if event is not None and event.act.kind == "withhold" else None

    def waits(self, document_id: str) -> bool:
        """Return whether a document is held back until a second reviewer agrees to withhold it."""
        return document_id in self._waiting_whole

    def event(self, number: int) -> Event | None:
        """Return an event by its number."""
        return self._by_number.get(number)

    def basis(self, document_id: str) -> str:
        """Return a digest of all that the review says of how a document is worked; empty where it says nothing."""
        review = self.review_of(document_id)
        if review.is_empty and not self.people:
            return ""
        said = [to_json(review), *(to_json(event) for event in self.people)]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()


def weigh(events: Iterable[Event], demanded: Collection[SecondLook]) -> Ledger:
    """Return the ledger of a job's events; a second reviewer is demanded for some kinds of act."""
    events = tuple(events)
    by_number = {event.number: event for event in events}
    taken_back = {e.act.event for e in events if e.act.kind == "undo" and _is_sign_off(by_number.get(e.act.event))}
    signed = {
        e.act.event: e.reviewer
        for e in events
        if e.act.kind == "sign-off" and e.number not in taken_back and _is_by_another(e, by_number)
    }
    held = {e.number for e in events if set(e.act.needs) & set(demanded) and e.number not in signed}
    undone = {e.act.event for e in events if e.act.kind == "undo" and e.number not in held} | taken_back
    counting = tuple(e for e in events if e.number not in undone and e.act.kind != "sign-off")
    in_force = tuple(e for e in counting if e.number not in held and e.act.kind != "undo")
    waiting = tuple(e for e in counting if e.number in held)
    return Ledger(
        events=events,
        in_force=in_force,
        waiting=waiting,
        undone=frozenset(undone),
        signed=tuple(sorted(signed.items())),
        _reviews=_reviews(in_force),
        _accepted=_accepted(in_force),
        _whole={e.act.document_id: e for e in in_force if e.act.kind in ("release", "withhold")},
        _waiting_whole={e.act.document_id: e for e in waiting if e.act.kind == "withhold"},
        _by_number=by_number,
    )


def _is_sign_off(event: Event | None) -> bool:
    return event is not None and event.act.kind == "sign-off"


def _is_by_another(event: Event, by_number: dict[int, Event]) -> bool:
    meant = by_number.get(event.act.event)
    return meant is not None and meant.reviewer != event.reviewer and meant.number < event.number


def _reviews(events: tuple[Event, ...]) -> dict[str, DocumentReview]:
    accepted = {(p.key, e.act.clause): e.number for e in events if e.act.kind == "accept" for p in e.act.places}
    marks: dict[str, list[Mark]] = {}
    released: dict[str, set[str]] = {}
    for event in events:
        if event.act.kind == "release":
            released.setdefault(event.act.document_id, set()).update(event.act.codes)
        elif event.act.kind == "withhold":
            released.get(event.act.document_id, set()).discard(WITHHELD)
        for mark in _marks(event):
            if not (mark.kind == "reject" and _is_taken_back(mark, accepted)):
                marks.setdefault(mark.place.document_id, []).append(mark)
    return {
        one: DocumentReview(marks=tuple(marks.get(one, ())), released=tuple(sorted(released.get(one, ()))))
        for one in marks.keys() | released.keys()
    }


def _is_taken_back(mark: Mark, accepted: dict[tuple[str, str], int]) -> bool:
    """Return whether the redaction that was rejected was accepted later, under a ground of the rejection."""
    return any(accepted.get((mark.place.key, clause), 0) > mark.event for clause in mark.clauses)


def _marks(event: Event) -> list[Mark]:
    act = event.act
    if act.kind != "reject" and act.kind != "add" and act.kind != "change":
        return []
    return [
        Mark(
            event=event.number, kind=act.kind, place=place, category=act.category, clause=act.clause,
            clauses=act.clauses,
        )
        for place in act.places
    ]  # fmt: skip


def _accepted(events: tuple[Event, ...]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for event in events:
        for place in event.act.places:
            if event.act.kind == "accept":
                found[place.key] = event
            else:
                found.pop(place.key, None)
    return found

"""Where each redaction stands: open, accepted, rejected, changed, added, or waiting for a second reviewer."""

from __future__ import annotations

from redactor.jobs.ledger import Ledger
from redactor.model import FOUND_BY, Event

LOW = 0.6
"""Confidence below which a person is asked to look."""


class Statuses:
    """The decisions on single places, from the events in force and those that wait."""

    def __init__(self, ledger: Ledger) -> None:
        self._last: dict[str, Event] = {}
        self._waiting: dict[str, Event] = {}
        for event in ledger.in_force:
            for place in event.act.places:
                self._last[place.key] = event
        for event in ledger.waiting:
            for place in event.act.places:
                self._waiting[place.key] = event
        self._ledger = ledger

    def of(self, key: str, category: str, clause: str, found_by: tuple[str, ...]) -> tuple[str, Event | None]:
        """Return the status of a redaction and the event it comes from."""
        if key in self._waiting:
            return "waiting", self._waiting[key]
        event = self._last.get(key)
        if event is not None and event.act.kind in ("reject", "change") and not _is_made_by(event, found_by):
            return {"reject": "rejected", "change": "changed"}[event.act.kind], event
        accepted = self._ledger.accepted(key, category, clause)
        if accepted is not None:
            return "accepted", accepted
        made = next((_number(name) for name in found_by if name.startswith(FOUND_BY)), 0)
        author = self._ledger.event(made)
        if author is not None:
            return ("added" if author.act.kind == "add" else "changed"), author
        return "open", None


def _is_made_by(event: Event, found_by: tuple[str, ...]) -> bool:
    return any(_number(name) == event.number for name in found_by)


def _number(found_by: str) -> int:
    return int(found_by.removeprefix(FOUND_BY)) if found_by.startswith(FOUND_BY) else 0

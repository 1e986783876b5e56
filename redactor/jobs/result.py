"""What a finished job tells a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from redactor.jobs.sources import PassedOver
from redactor.model import DocumentRecord, Status

QUARANTINED_EXIT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One document of a finished job, for a script."""

    source: str = field(repr=False)
    begbates: str
    endbates: str
    pages: int
    status: Status
    reason: str
    redactions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished job. `exit_code` is 0, or 3 when a document is quarantined or waits for a person."""

    volume: Path
    documents: tuple[Outcome, ...] = field(repr=False)
    warnings: tuple[str, ...]
    passed_over: tuple[PassedOver, ...] = field(repr=False)

    def count(self, status: Status) -> int:
        """Return how many documents have a status."""
        return sum(document.status == status for document in self.documents)

    @property
    def exit_code(self) -> int:
        return QUARANTINED_EXIT if self.count("quarantined") else 0


def outcome_of(record: DocumentRecord) -> Outcome:
    """Return what a script is told of a document."""
    return Outcome(
        source=record.source, begbates=record.begbates, endbates=record.endbates, pages=record.pages,
        status=record.status, reason=record.reason, redactions=len(record.entries),
    )  # fmt: skip

"""What a supplement changes: redactions that come and go, and why. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from redactor.model.outcomes import DocumentRecord

ChangeKind = Literal["added", "lifted", "relabelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One redaction that is new, gone or says something else. Stays in private/."""

    kind: ChangeKind
    page: int
    category: str
    clause: str
    served_clause: str
    subject: str
    text: str = field(repr=False)
    why: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDocument:
    """A document that the other side has in a form that no longer holds."""

    before: DocumentRecord
    after: DocumentRecord
    changes: tuple[Change, ...]

    @property
    def is_produced_anew(self) -> bool:
        """Return whether the supplement replaces it; one that waits for a person is not replaced yet."""
        return self.after.status != "quarantined"

    @property
    def is_to_be_returned(self) -> bool:
        """Return whether the other side is known to have in it what is protected."""
        if self.before.status != "produced":
            return False
        return self.after.status == "withheld" or self.count("added") > 0

    def count(self, kind: ChangeKind) -> int:
        """Return how many redactions are added, lifted or relabelled."""
        return sum(change.kind == kind for change in self.changes)

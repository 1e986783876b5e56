"""What reviewers do: acts, the events they become, and what they mean for one document. No document text but notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from redactor.model.findings import Finding
from redactor.model.pages import Box

ActKind = Literal[
    "accept",
    "reject",
    "add",
    "change",
    "undo",
    "merge",
    "split",
    "role",
    "status",
    "release",
    "withhold",
    "sign-off",
    "challenge",
]
SecondLook = Literal["reject", "lift", "release", "withhold"]
"""For which acts a second reviewer may be demanded; `lift` is an act that ends somebody's protection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Characters [start, end) of a document, and the box where a box is meant; start == end where it holds no word."""

    document_id: str
    page: int
    start: int
    end: int
    region: Box | None = None

    @property
    def key(self) -> str:
        """Return how the place is named where events and decisions are compared."""
        box = self.region
        where = f"{box.x0:.2f},{box.y0:.2f},{box.x1:.2f},{box.y1:.2f}" if box else "text"
        return f"{self.document_id}|{self.page}|{self.start}-{self.end}|{where}"


def place_of(document_id: str, finding: Finding) -> Place:
    """Return the place of a finding; a picture's is its first box."""
    region = finding.region
    if region is None and finding.start >= finding.end:
        region = finding.boxes[0]
    return Place(
        document_id=document_id, page=finding.page, start=finding.start, end=finding.end, region=region
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one reviewer wants done. Which fields count depends on the kind.

    accept, reject, add, change: `places`, `category`, `clause`; a rejection names in `clauses` every ground it was
    shown. release, withhold: `document_id`, `codes` or `clause`. merge: `person` into `other`. split: `names` of
    `person` become somebody else. role, status: `person`, `value`. undo, sign-off: `event`.
    challenge: `document_id`, `codes` (the redaction's id and Bates numbers), `value` (the outcome) and, where the
    redaction is lifted, `event`: the rejection that does it.
    """

    kind: ActKind
    places: tuple[Place, ...] = ()
    document_id: str = ""
    category: str = ""
    clause: str = ""
    clauses: tuple[str, ...] = ()
    person: str = ""
    other: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)
    value: str = ""
    codes: tuple[str, ...] = ()
    event: int = 0
    needs: tuple[SecondLook, ...] = ()
    """For which reasons a second reviewer may be demanded; found when the act is recorded."""
    note: str = field(default="", repr=False)

    @property
    def documents(self) -> frozenset[str]:
        """Return the documents that the act names itself."""
        return frozenset({place.document_id for place in self.places} | ({self.document_id} - {""}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An act as recorded: numbered in order, with who and when (ISO 8601, UTC)."""

    number: int
    at: str
    reviewer: str
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A rejected, added or changed place of one document, in the order of the events."""

    event: int
    kind: Literal["reject", "add", "change"]
    place: Place
    category: str
    clause: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReview:
    """What reviewers decided about one document, as far as its redactions follow from it."""

    marks: tuple[Mark, ...] = ()
    released: tuple[str, ...] = ()
    """Codes of the concerns that a person has answered."""

    @property
    def is_empty(self) -> bool:
        return not self.marks and not self.released


NO_REVIEW = DocumentReview()
FOUND_BY = "review:"
"""Detector name of what a reviewer added or changed; the event's number follows."""
WITHHELD = "withheld"
"""The code by which a document withheld as privileged, or for what its form discloses, is released."""

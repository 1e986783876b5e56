"""What was decided, burnt, verified and logged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from redactor.model.findings import Finding
from redactor.model.pages import Box, Concern

Action = Literal["redact", "keep"]
Treatment = Literal["redact", "generalize", "withhold"]
Status = Literal["produced", "withheld", "quarantined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is done with a finding, by which rule of which clause."""

    finding: Finding
    action: Action
    rule: str
    category: str = ""
    clause: str = ""
    authority: str = ""
    served_category: str = ""
    served_clause: str = ""
    served_authority: str = ""
    paragraph: str = ""
    label: str = ""
    short_label: str = ""
    pseudonym: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivilegeEntry:
    """A row of the privilege log: what S.D.N.Y. Local Civil Rule 26.2(a)(2)(A) asks, and no more."""

    clause: str
    privilege: str
    document_type: str
    subject_matter: str
    date: str
    author: str = field(repr=False)
    addressees: str = field(repr=False)
    other_recipients: str = field(repr=False)
    relationship: str
    treatment: Treatment


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDecisions:
    """The outcome for one document: every decision, and whether the whole is produced."""

    outcome: Literal["produce", "withhold", "quarantine"]
    decisions: tuple[Decision, ...] = field(repr=False)
    concerns: tuple[Concern, ...] = ()
    privilege: tuple[PrivilegeEntry, ...] = ()

    @property
    def redactions(self) -> tuple[Decision, ...]:
        return tuple(d for d in self.decisions if d.action == "redact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Burn:
    """One painted box of one redaction: what the log has a row for."""

    box: Box
    decision: Decision
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A redacted file that nobody may have yet: it lies outside the volume until verified."""

    path: str = field(repr=False)
    document_id: str
    burns: tuple[Burn, ...] = field(repr=False)
    stamps: tuple[Box, ...]
    """Where Bates numbers and the legend were put, in the space of the *output* page (same space as the source)."""
    bates: tuple[str, ...]
    dropped: tuple[Box, ...] = ()
    """Where text that was drawn but not visible has been dropped."""
    moved: tuple[Box, ...] = ()
    """Where the rest of a line was set anew after a burn: its words must remain, their places may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Something that verification found: the check and the place; never the text."""

    check: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verification saw. Clean only if checks ran and none found anything."""

    checks: tuple[str, ...]
    leaks: tuple[Leak, ...]
    page_texts: tuple[str, ...] = field(default=(), repr=False)
    """The text of each page of the redacted file, read by the independent engine."""
    kept_words: int = 0
    kept_found: int = 0

    @property
    def is_clean(self) -> bool:
        return bool(self.checks) and not self.leaks


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One redaction. The served columns come first; the rest stays in private/."""

    redaction_id: str
    begbates: str
    bates: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    category: str
    clause: str
    paragraph: str
    authority: str
    label: str
    subject: str
    treatment: Treatment
    review: str
    inner_category: str
    inner_clause: str
    inner_authority: str
    text: str = field(repr=False)
    detectors: str
    confidence: float
    reviewer: str
    reviewed_at: str
    note: str
    source: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A document and its attachments, as Bates numbers; the parent itself has no `parent`."""

    begattach: str
    endattach: str
    parent: str = ""
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Documents that say the same, and whether they are treated alike."""

    bates: tuple[str, ...]
    sources: tuple[str, ...] = field(repr=False)
    statuses: tuple[str, ...]
    is_exact: bool
    """Whether their texts are the same to the letter."""
    words_added: int
    """Words that one copy had taken out and another had not, until they were made alike."""
    differ: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One document of the production as the logs and load files see it."""

    document_id: str
    source: str = field(repr=False)
    sha256: str
    begbates: str
    endbates: str
    bates: tuple[str, ...]
    pages: int
    """Pages of the source; 0 where it could not be counted. A slip sheet has one page."""
    status: Status
    reason: str
    doc_type: str
    doc_date: str
    entries: tuple[LogEntry, ...] = field(default=(), repr=False)
    privilege: tuple[PrivilegeEntry, ...] = field(default=(), repr=False)
    concerns: tuple[Concern, ...] = ()
    checks: tuple[str, ...] = ()
    page_texts: tuple[str, ...] = field(default=(), repr=False)
    kept_words: int = 0
    """Words of the source that were to be kept, and how many of them verification found again."""
    kept_found: int = 0
    family: Family | None = None
    custodian: str = field(default="", repr=False)
    """Only what may be served: empty where none is known or where the value names a protected person."""


SERVED_COLUMNS: tuple[str, ...] = (
    "redaction_id", "begbates", "bates", "page", "x0", "y0", "x1", "y1", "category", "clause",
    "paragraph", "authority", "label", "subject", "treatment", "review",
)  # fmt: skip
INNER_COLUMNS: tuple[str, ...] = (
    *SERVED_COLUMNS, "inner_category", "inner_clause", "inner_authority", "text", "detectors",
    "confidence", "reviewer", "reviewed_at", "note", "source",
)  # fmt: skip

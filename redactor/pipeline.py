"""The plot: one production through the stages. Only this module knows their order.

    read → search                  one document at a time, in workers
    combine                        the whole production, in the driver
    read → spread → decide → redact → verify      one document at a time, in workers
    produce                        the whole production, in the driver (jobs.run)

Workers are pure functions of the document's bytes, the settings and what `combine` found.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.errors import DocumentError, NotClean
from redactor.model import (
    Concern,
    CopiedSpan,
    Document,
    DocumentDecisions,
    Findings,
    Matter,
    Redacted,
    Verdict,
)
from redactor.rules import (
    Counsel,
    FormRule,
    LoadFileProfile,
    Order,
    RiskRules,
    RosterEntry,
    load_counsel,
    load_forms,
    load_order,
    load_profile,
    load_risk,
    load_roster,
)
from redactor.settings import Settings

if TYPE_CHECKING:
    from redactor.detect import Detector

# Several workers share the machine: one thread of linear algebra each, or they fight for the cores.
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document to be worked on."""

    document_id: str
    path: Path = field(repr=False)
    source: str = field(repr=False)
    bates: tuple[str, ...] = ()
    """One Bates number a page; empty while the pages are not counted."""
    staged: Path | None = field(default=None, repr=False)
    """Where the redacted file may be written; outside the volume."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a document cannot be produced by the program. Never quotes the document."""

    document_id: str
    stage: str
    reason: str
    message: str
    advice: str
    page_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What the first pass knows of a document."""

    document_id: str
    findings: Findings
    text: str = field(repr=False)
    signature: tuple[int, ...] = field(repr=False)
    """MinHash of the text, by which copies are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a document before the second pass: its own findings, and what its copies add."""

    findings: Findings = field(repr=False)
    copied: tuple[CopiedSpan, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What the second pass made of a document."""

    document_id: str
    decisions: DocumentDecisions = field(repr=False)
    redacted: Redacted | None
    verdict: Verdict | None
    doc_type: str
    doc_date: str
    placed: tuple[tuple[float, float, float, float], ...] = ()
    """The boxes of `redacted.burns` on the page as displayed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The rules of one job."""

    order: Order
    counsel: Counsel
    roster: tuple[RosterEntry, ...] = field(repr=False)
    forms: tuple[FormRule, ...] = field(repr=False)
    load_file: LoadFileProfile
    risk: RiskRules

    def warnings(self) -> tuple[str, ...]:
        """Return what counsel still has to fill in or compare."""
        return (*self.order.warnings(), *self.load_file.warnings())

    def served_warnings(self) -> tuple[str, ...]:
        """Return the same for what leaves the building."""
        return (*self.order.served_warnings(), *self.load_file.warnings())


def load_knowledge(settings: Settings) -> Knowledge:
    """Read order, roster, counsel and forms; raises RulesError before anything is written."""
    return Knowledge(
        order=load_order(settings.order),
        counsel=load_counsel(settings.counsel),
        roster=load_roster(settings.roster) if settings.roster else (),
        forms=load_forms(),
        load_file=load_profile(settings.load_file),
        risk=load_risk(),
    )


def read(task: Task, knowledge: Knowledge, *, trust_ocr_layer: bool) -> Document:
    """Read a source and tell which form each page is."""
    from redactor.intake import classify_pages, read_document

    document = read_document(
        task.path, source=task.source, document_id=task.document_id, trust_ocr_layer=trust_ocr_layer
    )
    return classify_pages(document, knowledge.forms)


def search(task: Task, knowledge: Knowledge, detector: Detector, *, trust_ocr_layer: bool) -> Searched:
    """Run the first pass over one document."""
    from redactor.matter import signature

    document = read(task, knowledge, trust_ocr_layer=trust_ocr_layer)
    return Searched(
        document_id=task.document_id, findings=detector.detect(document), text=document.text,
        signature=signature(document.text),
    )  # fmt: skip


def combine(findings: Iterable[Findings], knowledge: Knowledge, *, job_key: bytes, decided_on: datetime.date) -> Matter:
    """Know who is who over the whole production."""
    from redactor.matter import build_matter

    return build_matter(findings, knowledge.roster, job_key=job_key, decided_on=decided_on)


def work(
    task: Task, found: Found, matter: Matter, knowledge: Knowledge, *, trust_ocr_layer: bool
) -> Worked:  # fmt: skip
    """Run the second pass over one document.

    Raises:
        DocumentError: the document is to be quarantined; nothing of it is left at `task.staged`.
    """
    from redactor.decide import decide, document_date, document_type
    from redactor.matter import spread, with_copied

    document = read(task, knowledge, trust_ocr_layer=trust_ocr_layer)
    if document.sha256 != found.findings.sha256:
        raise DocumentError("The source changed while the job ran. Run again when it is at rest.")
    complete = with_copied(document, spread(document, found.findings, matter), found.copied)
    decisions = decide(document, complete, matter, knowledge.order, knowledge.counsel, forms=knowledge.forms)
    decisions = _with_intake_concerns(decisions, document)
    redacted, verdict = None, None
    if decisions.outcome == "produce":
        redacted = _redact(task, document, decisions, knowledge.order)
        verdict = _verify(task, redacted, document, decisions, matter, knowledge.order)
    return Worked(
        document_id=task.document_id,
        decisions=decisions,
        redacted=redacted,
        verdict=verdict,
        doc_type=document_type(document, knowledge.forms),
        doc_date=document_date(document, complete),
        placed=tuple(document.pages[b.box.page - 1].displayed(b.box) for b in redacted.burns) if redacted else (),
    )


def _with_intake_concerns(decisions: DocumentDecisions, document: Document) -> DocumentDecisions:
    """A document that intake could not read wholly waits for a person, whatever was decided about the rest."""
    from redactor.intake import QUARANTINE_CODES

    concerns: tuple[Concern, ...] = (*document.concerns, *decisions.concerns)
    must_wait = any(concern.code in QUARANTINE_CODES for concern in document.concerns)
    outcome = "quarantine" if must_wait and decisions.outcome == "produce" else decisions.outcome
    return dataclasses.replace(decisions, concerns=concerns, outcome=outcome)


def _redact(task: Task, document: Document, decisions: DocumentDecisions, order: Order) -> Redacted:
    from redactor.redact import redact

    if task.staged is None:
        raise ValueError("a task of the second pass needs a place to write to")
    legend = order.switches.confidentiality_legend
    return redact(task.path, document, decisions, bates=task.bates, out=task.staged, legend=legend)


def _verify(
    task: Task, redacted: Redacted, document: Document, decisions: DocumentDecisions, matter: Matter, order: Order
) -> Verdict:
    from redactor.verify import verify

    # Words that are names and ordinary words alike may remain where they stand as ordinary words.
    common = frozenset(token for term in matter.terms if term.is_common for token in term.tokens)
    legend = order.switches.confidentiality_legend
    verdict = verify(redacted, task.path, document, decisions, common=common, legend=legend)
    if not verdict.is_clean:
        Path(redacted.path).unlink(missing_ok=True)
        found = ", ".join(sorted({f"{leak.check} ({leak.where})" for leak in verdict.leaks})[:8])
        raise NotClean(f"Verification did not pass: {found or 'no check ran'}.")
    return verdict

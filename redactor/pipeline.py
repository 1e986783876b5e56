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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.errors import DocumentError, NotClean
from redactor.model import (
    Concern,
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
    Order,
    RosterEntry,
    load_counsel,
    load_forms,
    load_order,
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


def load_knowledge(settings: Settings) -> Knowledge:
    """Read order, roster, counsel and forms; raises RulesError before anything is written."""
    return Knowledge(
        order=load_order(settings.order),
        counsel=load_counsel(settings.counsel),
        roster=load_roster(settings.roster) if settings.roster else (),
        forms=load_forms(),
    )


def read(task: Task, knowledge: Knowledge, *, trust_ocr_layer: bool) -> Document:
    """Read a source and tell which form each page is."""
    from redactor.intake import classify_pages, read_document, with_unread

    document = read_document(
        task.path, source=task.source, document_id=task.document_id, trust_ocr_layer=trust_ocr_layer
    )
    return with_unread(classify_pages(document, knowledge.forms), knowledge.forms)


def search(task: Task, knowledge: Knowledge, detector: Detector, *, trust_ocr_layer: bool) -> Searched:
    """Run the first pass over one document."""
    document = read(task, knowledge, trust_ocr_layer=trust_ocr_layer)
    findings = detector.detect(document)
    if any(word.source == "ocr" for word in document.words()):
        findings = dataclasses.replace(findings, read=document)
    return Searched(document_id=task.document_id, findings=findings)


def combine(findings: Iterable[Findings], knowledge: Knowledge, *, job_key: bytes, decided_on: datetime.date) -> Matter:
    """Know who is who over the whole production."""
    from redactor.matter import build_matter

    return build_matter(findings, knowledge.roster, job_key=job_key, decided_on=decided_on)


def work(task: Task, findings: Findings, matter: Matter, knowledge: Knowledge, *, trust_ocr_layer: bool) -> Worked:
    """Run the second pass over one document.

    Raises:
        DocumentError: the document is to be quarantined; nothing of it is left at `task.staged`.
    """
    from redactor.decide import decide, document_date, document_type
    from redactor.intake import decisions_as_drawn, document_as_drawn, file_sha256, write_crops
    from redactor.matter import spread

    document = findings.read or read(task, knowledge, trust_ocr_layer=trust_ocr_layer)
    if (file_sha256(task.path) if findings.read else document.sha256) != findings.sha256:
        raise DocumentError("The source changed while the job ran. Run again when it is at rest.")
    complete = spread(document, findings, matter)
    decisions = decide(document, complete, matter, knowledge.order, knowledge.counsel, forms=knowledge.forms)
    decisions = decisions_as_drawn(_with_intake_concerns(decisions, document), document)
    doc_type, doc_date = document_type(document, knowledge.forms), document_date(document, complete)
    document = document_as_drawn(document)
    redacted, verdict = None, None
    if decisions.outcome == "quarantine" and task.staged is not None:
        write_crops(task.path, decisions.concerns, task.staged.parent, task.staged.stem)
    if decisions.outcome == "produce":
        with _as_pdf(task) as drawn:
            redacted = _redact(drawn, document, decisions)
            verdict = _verify(drawn, redacted, document, decisions, matter, knowledge.order)
    return Worked(
        document_id=task.document_id,
        decisions=decisions,
        redacted=redacted,
        verdict=verdict,
        doc_type=doc_type,
        doc_date=doc_date,
        placed=tuple(document.pages[b.box.page - 1].displayed(b.box) for b in redacted.burns) if redacted else (),
    )


def _with_intake_concerns(decisions: DocumentDecisions, document: Document) -> DocumentDecisions:
    """A document that intake could not read wholly waits for a person, whatever was decided about the rest."""
    from redactor.intake import QUARANTINE_CODES, concern_as_drawn, without_burnt

    places = [d.finding.region for d in decisions.redactions if d.finding.region is not None]
    places += [box for d in decisions.redactions for box in d.finding.boxes]
    left = without_burnt(document.concerns, places)
    concerns: tuple[Concern, ...] = (*(concern_as_drawn(one, document) for one in left), *decisions.concerns)
    must_wait = any(concern.code in QUARANTINE_CODES for concern in left)
    outcome = "quarantine" if must_wait and decisions.outcome == "produce" else decisions.outcome
    return dataclasses.replace(decisions, concerns=concerns, outcome=outcome)


@contextmanager
def _as_pdf(task: Task) -> Iterator[Task]:
    """Give the task with a PDF as its source: that of a picture lies beside the staged file while it is worked on."""
    from redactor.intake import pdf_of

    if task.staged is None:
        raise ValueError("a task of the second pass needs a place to write to")
    content = pdf_of(task.path)
    if content is None:
        yield task
        return
    path = task.staged.with_suffix(".source.pdf")
    try:
        path.write_bytes(content)
        yield dataclasses.replace(task, path=path)
    finally:
        path.unlink(missing_ok=True)


def _redact(task: Task, document: Document, decisions: DocumentDecisions) -> Redacted:
    from redactor.redact import redact

    if task.staged is None:
        raise ValueError("a task of the second pass needs a place to write to")
    return redact(task.path, document, decisions, bates=task.bates, out=task.staged)


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

"""The plot: one production through the stages. Only this module knows their order.

    read → search                  one document at a time, in workers
    combine                        the whole production, in the driver
    spread → decide → redact → verify      one document at a time, in workers
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
    NO_REVIEW,
    Concern,
    CopiedSpan,
    Document,
    DocumentDecisions,
    DocumentReview,
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

NO_MATTER = Matter(decided_on="", people=(), terms=())

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
    pages_said: int = 0
    """Pages that a vendor's load files say; 0 where nothing is said."""
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
    document: Document | None = field(default=None, repr=False)
    """The document as read; a worker packs it into `reading`."""
    reading: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a document before the second pass: its own findings, and what its copies add."""

    findings: Findings = field(repr=False)
    copied: tuple[CopiedSpan, ...] = field(default=(), repr=False)
    reading: bytes = field(default=b"", repr=False)
    """The document as the first pass read it, packed; empty where it is to be read again."""


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
class Unchanged:
    """A document that is decided as it was before, so that what was made of it stays."""

    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A document with everything found in it and what is done with it."""

    document: Document = field(repr=False)
    findings: Findings = field(repr=False)
    decisions: DocumentDecisions = field(repr=False)


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
    from redactor.intake import classify_pages, concern, read_document, with_unread

    document = read_document(
        task.path, source=task.source, document_id=task.document_id, trust_ocr_layer=trust_ocr_layer
    )
    if task.pages_said and task.pages_said != len(document.pages):
        document = dataclasses.replace(document, concerns=(*document.concerns, concern("pages-differ")))
    return with_unread(classify_pages(document, knowledge.forms), knowledge.forms)


def search(task: Task, knowledge: Knowledge, detector: Detector, *, trust_ocr_layer: bool) -> Searched:
    """Run the first pass over one document."""
    from redactor.matter import signature

    document = read(task, knowledge, trust_ocr_layer=trust_ocr_layer)
    findings = detector.detect(document)
    if any(word.source == "ocr" for word in document.words()):
        findings = dataclasses.replace(findings, read=document)
    return Searched(
        document_id=task.document_id, findings=findings, text=document.text, signature=signature(document.text),
        document=document,
    )  # fmt: skip


def combine(findings: Iterable[Findings], knowledge: Knowledge, *, job_key: bytes, decided_on: datetime.date) -> Matter:
    """Know who is who over the whole production."""
    from redactor.matter import build_matter

    return build_matter(findings, knowledge.roster, job_key=job_key, decided_on=decided_on)


def settle(
    task: Task, found: Found, matter: Matter, knowledge: Knowledge, *, trust_ocr_layer: bool,
    review: DocumentReview = NO_REVIEW,
) -> Decided:  # fmt: skip
    """Spread what is protected to a document, read again where no reading came along, and decide; write nothing."""
    document = document_of(task, found, knowledge, trust_ocr_layer=trust_ocr_layer)
    return decide_on(document, found, matter, knowledge, review=review)


def document_of(task: Task, found: Found, knowledge: Knowledge, *, trust_ocr_layer: bool) -> Document:
    """Return a document as the first pass read it; it is read again where no reading came along.

    Raises:
        DocumentError: the source has changed since.
    """
    from redactor.intake import file_sha256

    findings = found.findings
    document = findings.read or read(task, knowledge, trust_ocr_layer=trust_ocr_layer)
    if (file_sha256(task.path) if findings.read else document.sha256) != findings.sha256:
        raise DocumentError("The source changed while the job ran. Run again when it is at rest.")
    return document


def decide_on(
    document: Document, found: Found, matter: Matter, knowledge: Knowledge, *, review: DocumentReview = NO_REVIEW
) -> Decided:
    """Spread what is protected to a document that was read, add what its copies have, and decide."""
    from redactor.decide import decide
    from redactor.intake import review_as_read
    from redactor.matter import spread, with_copied

    complete = with_copied(document, spread(document, found.findings, matter), found.copied)
    review = review_as_read(review, document)
    decisions = decide(
        document, complete, matter, knowledge.order, knowledge.counsel, forms=knowledge.forms, review=review
    )
    decisions = _with_intake_concerns(decisions, document, review)
    return Decided(document=document, findings=complete, decisions=decisions)


def as_drawn(decided: Decided) -> Decided:
    """Return the document and its decisions with every place on the pages as the source draws them."""
    from redactor.intake import decisions_as_drawn, document_as_drawn

    return dataclasses.replace(
        decided,
        document=document_as_drawn(decided.document),
        decisions=decisions_as_drawn(decided.decisions, decided.document),
    )


def work(
    task: Task, found: Found, matter: Matter, knowledge: Knowledge, *, trust_ocr_layer: bool,
    review: DocumentReview = NO_REVIEW, present: DocumentDecisions | None = None,
) -> Worked | Unchanged:  # fmt: skip
    """Run the second pass over one document; `present` are the decisions by which a file of it was made already.

    Raises:
        DocumentError: the document is to be quarantined; nothing of it is left at `task.staged`.
    """
    from redactor.decide import document_date, document_type
    from redactor.intake import write_crops

    decided = settle(task, found, matter, knowledge, trust_ocr_layer=trust_ocr_layer, review=review)
    shown = as_drawn(decided)
    document, decisions = shown.document, shown.decisions
    if decisions == present:
        return Unchanged(document_id=task.document_id)
    redacted, verdict = None, None
    if decisions.outcome == "quarantine" and task.staged is not None:
        write_crops(task.path, decisions.concerns, task.staged.parent, task.staged.stem)
    if decisions.outcome == "produce":
        with _as_pdf(task) as drawn:
            redacted = _redact(drawn, document, decisions, knowledge.order)
            verdict = _verify(drawn, redacted, document, decisions, matter, knowledge.order)
    return Worked(
        document_id=task.document_id,
        decisions=decisions,
        redacted=redacted,
        verdict=verdict,
        doc_type=document_type(decided.document, knowledge.forms),
        doc_date=document_date(decided.document, decided.findings, decided.decisions.redactions),
        placed=tuple(document.pages[b.box.page - 1].displayed(b.box) for b in redacted.burns) if redacted else (),
    )


def copy_unredacted(task: Task, found: Found, knowledge: Knowledge, *, trust_ocr_layer: bool) -> Verdict:
    """Write the document at `task.staged` as it is drawn, with nothing taken out but what no reader sees.

    It is drawn anew, stamped and read back like a redacted one: fields and notes become part of the page, and metadata,
    attachments, scripts and hidden text stay behind.

    Raises:
        DocumentError: the document cannot be copied; nothing of it is left at `task.staged`.
    """
    copy = knowledge.order.confidential_copy
    if copy is None:
        raise ValueError("the order allows no unredacted copy")
    switches = knowledge.order.switches
    legend = copy.legend or switches.confidentiality_legend
    order = knowledge.order.model_copy(
        update={"switches": switches.model_copy(update={"confidentiality_legend": legend})}
    )
    document = document_of(task, found, knowledge, trust_ocr_layer=trust_ocr_layer)
    nothing = DocumentDecisions(outcome="produce", decisions=())
    shown = as_drawn(Decided(document=document, findings=found.findings, decisions=nothing))
    with _as_pdf(task) as drawn:
        redacted = _redact(drawn, shown.document, nothing, order)
        return _verify(drawn, redacted, shown.document, nothing, NO_MATTER, order)


def _with_intake_concerns(
    decisions: DocumentDecisions, document: Document, review: DocumentReview
) -> DocumentDecisions:
    """A document that intake could not read wholly waits for a person, whatever was decided about the rest."""
    from redactor.intake import QUARANTINE_CODES, concern_as_drawn, without_burnt

    places = [d.finding.region for d in decisions.redactions if d.finding.region is not None]
    places += [box for d in decisions.redactions for box in d.finding.boxes]
    left = without_burnt(document.concerns, places)
    concerns: tuple[Concern, ...] = (*(concern_as_drawn(one, document) for one in left), *decisions.concerns)
    stopping = QUARANTINE_CODES - set(review.released)
    must_wait = any(concern.code in stopping for concern in left)
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

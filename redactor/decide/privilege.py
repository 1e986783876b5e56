"""Privilege in a document: what is taken out or withheld, its row in the log, and when a person must look.

A footer alone is not privilege: a lawyer taking part and advice sought or given is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from redactor.decide.cues import compiled_of
from redactor.decide.grounds import redaction
from redactor.decide.judging import Judged, judge, with_exchanges
from redactor.decide.lines import Line, lines_of
from redactor.decide.messages import messages_of
from redactor.decide.overlaps import cut
from redactor.decide.participants import participants_of, share_lawyers
from redactor.decide.passages import holds_executed_statement, passages_of, substance
from redactor.decide.privilege_log import privilege_entry
from redactor.decide.privilege_reviewed import claims_of_reviewers, without_rejected
from redactor.decide.spans import Span, joined, length, minus
from redactor.model import (
    NO_REVIEW,
    Concern,
    Decision,
    Document,
    DocumentReview,
    Finding,
    Matter,
    PrivilegeEntry,
    Treatment,
)
from redactor.rules import Counsel, FormRule, Order
from redactor.rules.privilege import PRIVILEGES, PrivilegeRules

_NEARLY_ALL = 0.75
_PRINTED = frozenset({"form", "certification", "slip", "table", "screen"})
"""Kinds of page that are filled in and not written: counsel's name on one makes no advice of it."""
_ASKED_FOR = frozenset({
    "certification-statement", "courthouse", "action-date", "location-kind", "proceeding-class", "charge", "method",
    "custody-outcome",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What privilege is judged by."""

    order: Order
    counsel: Counsel
    rules: PrivilegeRules
    forms: tuple[FormRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Privileged:
    """The decisions of a document with its privileged passages, and what else follows."""

    decisions: tuple[Decision, ...]
    entries: tuple[PrivilegeEntry, ...] = ()
    concerns: tuple[Concern, ...] = ()
    is_whole: bool = False


def find_privilege(
    document: Document, decisions: tuple[Decision, ...], matter: Matter, known: Knowledge,
    review: DocumentReview = NO_REVIEW,
) -> Privileged:  # fmt: skip
    """Return the decisions with privileged passages in them, those of reviewers included; see the module."""
    judged = judge_messages(document, known)
    claimed = [j for j in judged if j.answer == "privileged"]
    kept = [d for d in decisions if d.action == "keep"]
    spans = {id(j): _left_of(document, j, kept, known, review) for j in claimed}
    concerns = [_doubt(j) for j in judged if j.answer == "doubt"]
    concerns += [_statement(j) for j in claimed if holds_executed_statement(spans[id(j)], kept)]
    concerns += [_no_clause(j) for j in claimed if known.order.clause_for(j.privilege) is None]
    if not claimed and not concerns:
        concerns += _legends(document, known)
    claimed = [j for j in claimed if known.order.clause_for(j.privilege) is not None and spans[id(j)]]
    is_whole = _is_whole(document, judged, claimed, spans, kept, known)
    for message, chosen in claims_of_reviewers(document, judged, review):
        claimed.append(message)
        spans[id(message)] = chosen
    entries = _entries(document, claimed, decisions, matter, known, is_whole)
    taken = [d for j in claimed for d in _passage_decisions(document, j, spans[id(j)], known, matter)]
    return Privileged(
        decisions=_under(document, decisions, taken),
        entries=entries,
        concerns=tuple(dict.fromkeys(concerns)),
        is_whole=is_whole,
    )


def _left_of(
    document: Document, judged: Judged, kept: Sequence[Decision], known: Knowledge, review: DocumentReview
) -> tuple[Span, ...]:
    clause = known.order.clause_for(judged.privilege)
    spans = passages_of(judged, document, kept)
    return without_rejected(document, spans, clause.id, review) if clause is not None else spans


def judge_messages(document: Document, known: Knowledge) -> tuple[Judged, ...]:
    """Return the messages of a document, each judged."""
    messages = messages_of(_written_lines(document, known))
    chains = share_lawyers([participants_of(m, known.counsel, known.rules) for m in messages])
    marks = frozenset(_marks(document, known))
    judged = [
        judge(message, people, known.counsel, known.rules, marks)
        for message, people in zip(messages, chains, strict=True)
    ]
    return with_exchanges(judged)


def _written_lines(document: Document, known: Knowledge) -> tuple[Line, ...]:
    """Return the lines of the pages that somebody wrote; a printed form is only one if an e-mail stands on it."""
    kinds = {form.id: form.kind for form in known.forms}
    lines = lines_of(document)
    found: list[Line] = []
    for page in document.pages:
        own = [line for line in lines if line.page == page.number]
        is_printed = page.form is not None and kinds.get(page.form, "form") in _PRINTED
        if not is_printed or any(m.kind == "email" and "@" in h.value for m in messages_of(own) for h in m.headers):
            found.extend(own)
    return tuple(found)


def _marks(document: Document, known: Knowledge) -> Iterable[str]:
    """Yield the legends of a document, and its lines that are markings, in lower case."""
    yield from (legend.casefold() for legend, _ in legends_in(document, known.counsel))
    for line in lines_of(document):
        if any(p.search(line.text) for p in compiled_of(known.rules).footers):
            yield line.text.casefold()


def legends_in(document: Document, counsel: Counsel) -> list[tuple[str, int]]:
    """Return the counsel's legends that stand in a document, each with the page it first stands on."""
    found: list[tuple[str, int]] = []
    for legend in counsel.legends:
        words = re.findall(r"\w+", legend)
        pattern = re.compile(r"[\W_]+".join(re.escape(w) for w in words), re.IGNORECASE) if words else None
        match = pattern.search(document.text) if pattern else None
        if match:
            found.append((legend, document.page_at(match.start()).number))
    return found


def _legends(document: Document, known: Knowledge) -> list[Concern]:
    pages = sorted({page for _, page in legends_in(document, known.counsel)})
    return [
        Concern(
            code="privilege-legend",
            page=page,
            message=f"Page {page}: a legend claims privilege, and no advice of counsel was recognised.",
            advice="Read the document: produce it, or claim the privilege and log it. A legend alone is no privilege.",
        )
        for page in pages[:1]
    ]


def _page(judged: Judged) -> int:
    lines = judged.message.lines
    return lines[0].page if lines else 0


def _doubt(judged: Judged) -> Concern:
    page = _page(judged)
    return Concern(
        code="privilege-doubt",
        page=page,
        message=f"Page {page}: this may be privileged ({judged.privilege}), and the program cannot tell.",
        advice="Read the passage: produce it, or claim the privilege and log it.",
    )


def _statement(judged: Judged) -> Concern:
    page = _page(judged)
    return Concern(
        code="privilege-doubt",
        page=page,
        message=f"Page {page}: a certification that must be kept stands within privileged text.",
        advice="Look at the page and redact it by hand.",
    )


def _no_clause(judged: Judged) -> Concern:
    return Concern(
        code="no-clause",
        page=_page(judged),
        message=f"The order has no clause for the privilege `{judged.privilege}`, and it was found.",
        advice="Add a clause of kind `privilege` to the order, and run again.",
    )


def _is_whole(
    document: Document, judged: Sequence[Judged], claimed: Sequence[Judged], spans: dict[int, tuple[Span, ...]],
    kept: Sequence[Decision], known: Knowledge,
) -> bool:  # fmt: skip
    """Return whether nearly all of a document is privileged and nothing that was asked for stands outside.

    Never for techniques of law enforcement: there redaction is preferred (Schiller v. City of N.Y., 244 F.R.D. 273).
    """
    if not claimed or any(j.privilege == "law-enforcement" for j in claimed):
        return False
    if len(_written_lines(document, known)) < len(lines_of(document)):
        return False
    taken = joined(span for j in claimed for span in spans[id(j)])
    said = [(one.paragraph.start, one.paragraph.end) for j in judged for one in substance(j)]
    if length(taken) < _NEARLY_ALL * length(said):
        return False
    bodies = joined((line.start, line.end) for j in judged for line in j.message.lines)
    asked_for = [d.finding for d in kept if d.category in _ASKED_FOR]
    return not any(_reaches_out(document.text, finding, bodies, taken) for finding in asked_for)


def _reaches_out(text: str, finding: Finding, bodies: Sequence[Span], taken: Sequence[Span]) -> bool:
    """Return whether a body says a part of a finding outside the passages.

    Headers do not count: the day a message was sent reads like the date of an action.
    """
    spans = [(max(finding.start, start), min(finding.end, end)) for start, end in bodies]
    left = [rest for span in spans if span[0] < span[1] for rest in minus(span, taken)]
    return any(c.isalnum() for start, end in left for c in text[start:end])


def _entries(
    document: Document, claimed: Sequence[Judged], decisions: Sequence[Decision], matter: Matter, known: Knowledge,
    is_whole: bool,
) -> tuple[PrivilegeEntry, ...]:  # fmt: skip
    entries: list[PrivilegeEntry] = []
    for privilege in PRIVILEGES:
        same = [j for j in claimed if j.privilege == privilege]
        clause = known.order.clause_for(privilege)
        if same and clause is not None:
            treatment: Treatment = "withhold" if is_whole else "redact"
            entries.append(privilege_entry(same, document, decisions, matter, (clause, known.rules), treatment))
    return tuple(entries)


def _passage_decisions(
    document: Document, judged: Judged, spans: Sequence[Span], known: Knowledge, matter: Matter
) -> list[Decision]:
    clause = known.order.clause_for(judged.privilege)
    if clause is None:
        return []
    cues = sorted({f"cue:{cue.id}" for one in judged.heard for cue in one.cues if cue.privilege == judged.privilege})
    found: list[Decision] = []
    for start, end in spans:
        boxes = document.boxes(start, end)
        if boxes:
            finding = Finding(
                category=judged.privilege, stance="redact", start=start, end=end, boxes=boxes,
                text=document.text[start:end], score=min(1.0, round(judged.score, 3)), found_by=tuple(cues) or ("cue",),
            )  # fmt: skip
            found.append(redaction(finding, clause, rule=f"privilege:{clause.id}", order=known.order, matter=matter))
    return found


def _under(document: Document, decisions: Sequence[Decision], taken: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return decisions with the passages in them: a passage swallows what lies in it and cuts what reaches out."""
    if not taken:
        return tuple(decisions)
    holes = [(d.finding.start, d.finding.end) for d in taken]
    found = list(taken)
    for decision in decisions:
        found.extend(_outside(document, decision, holes))
    return tuple(sorted(found, key=lambda d: (d.finding.page, d.finding.start, d.finding.end, d.category)))


def _outside(document: Document, decision: Decision, holes: Sequence[Span]) -> list[Decision]:
    finding = decision.finding
    meeting = [(s, e) for s, e in holes if s < finding.end and finding.start < e]
    if not meeting:
        return [decision]
    if finding.region is not None:
        # A cell that reaches out of the passage is still boxed whole.
        return [] if any(s <= finding.start and finding.end <= e for s, e in meeting) else [decision]
    rule = f"{decision.rule};cut-by=privilege"
    return [replace(decision, finding=part, rule=rule) for part in cut(document, finding, meeting)]

"""Give copies the same redactions: what is taken out of one is taken out of the others, in the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from redactor.matter.copies import Token, blocks_of
from redactor.model import CopiedSpan, Decision, Document, Finding, Findings

FOUND_BY = "matter:copy"
_SCORE = 0.95


def redacted_tokens(tokens: Sequence[Token], decisions: Sequence[Decision]) -> dict[int, Decision]:
    """Return the words that a document's decisions take out, each with the decision that does."""
    taken: dict[int, Decision] = {}
    for decision in decisions:
        finding = decision.finding
        if decision.action == "redact" and finding.start < finding.end:
            for index, token in enumerate(tokens):
                if token.start < finding.end and finding.start < token.end:
                    taken.setdefault(index, decision)
    return taken


def missing_spans(
    ours: Sequence[Token], own: Mapping[int, Decision], theirs: Sequence[Token], other: Mapping[int, Decision]
) -> tuple[CopiedSpan, ...]:
    """Return what is taken out of another copy and stands in ours."""
    spans: dict[tuple[int, int], CopiedSpan] = {}
    for block in blocks_of(ours, theirs):
        decisions = [other[n] for n in block.theirs if n in other]
        for index in block.ours if decisions else ():
            if index not in own:
                token = ours[index]
                spans[token.start, token.end] = CopiedSpan(
                    category=decisions[0].finding.category, start=token.start, end=token.end,
                    subject=decisions[0].finding.subject,
                )  # fmt: skip
    return tuple(spans.values())


def with_copied(document: Document, findings: Findings, copied: Sequence[CopiedSpan]) -> Findings:
    """Return the findings with those that copies of the document have and it has not."""
    added = tuple(
        Finding(
            category=span.category, stance="redact", start=span.start, end=span.end,
            boxes=document.boxes(span.start, span.end), text=document.text[span.start : span.end], score=_SCORE,
            found_by=(FOUND_BY,), subject=span.subject,
        )
        for span in copied
    )  # fmt: skip
    return replace(findings, items=(*findings.items, *added)) if added else findings

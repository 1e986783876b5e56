"""Give copies the same redactions: what is taken out of one is taken out of the others, in the same place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from redactor.matter.copies import Block, Token, blocks_of, tokens_of
from redactor.model import Action, CopiedSpan, Decision, Document, Finding, Findings

NAMES_NOBODY = frozenset(("official-title", "office", "form-text"))
"""Kept words that are no name: beside a misread name they may be taken for a part of it."""
FOUND_BY = "matter:copy"
_SCORE = 0.95
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The words of a copy, and by which decision each is taken out or kept."""

    tokens: tuple[Token, ...] = field(repr=False)
    taken: Mapping[int, Decision] = field(repr=False)
    kept: Mapping[int, Decision] = field(repr=False)


def copy_of(text: str, decisions: Sequence[Decision]) -> Copy:
    """Return a document as a copy to be compared."""
    tokens = tokens_of(text)
    taken = _covered(tokens, decisions, "redact")
    return Copy(tokens=tokens, taken=taken, kept=_covered(tokens, decisions, "keep"))


def _covered(tokens: Sequence[Token], decisions: Sequence[Decision], action: Action) -> dict[int, Decision]:
    taken: dict[int, Decision] = {}
    for decision in decisions:
        finding = decision.finding
        if decision.action == action and finding.start < finding.end:
            for index, token in enumerate(tokens):
                if token.start < finding.end and finding.start < token.end:
                    taken.setdefault(index, decision)
    return taken


def missing_spans(ours: Copy, theirs: Copy, protected: frozenset[str]) -> tuple[CopiedSpan, ...]:
    """Return what is taken out of another copy and stands in ours.

    What ours keeps by a rule stays where theirs tells of no protected person and reads any word of it otherwise, or
    where it is no name: an officer's name, or the title before it, misread, is unclear and is taken out in that copy,
    which says nothing of either as they are read here.
    """
    blocks = blocks_of(ours.tokens, theirs.tokens)
    misread = _misread(blocks, ours, theirs)
    spans: dict[tuple[int, int], CopiedSpan] = {}
    for block in blocks:
        taken = [n for n in block.theirs if n in theirs.taken]
        for index in block.ours if taken else ():
            token = ours.tokens[index]
            if index in ours.taken or (
                index in ours.kept and _stays(ours.kept[index], [theirs.taken[n] for n in taken], misread, protected)
            ):
                continue
            finding = theirs.taken[taken[0]].finding
            spans[token.start, token.end] = CopiedSpan(
                category=finding.category, start=token.start, end=token.end, subject=finding.subject
            )
    return tuple(spans.values())


def _misread(blocks: Sequence[Block], ours: Copy, theirs: Copy) -> set[Place]:
    """Return the places of what theirs takes out and ours does not read to the letter, in whole or in part."""
    alike = {
        block.theirs[0]
        for block in blocks
        if len(block.ours) == len(block.theirs) == 1
        and ours.tokens[block.ours[0]].folded == theirs.tokens[block.theirs[0]].folded
    }
    return {_place(decision) for index, decision in theirs.taken.items() if index not in alike}


def _stays(kept: Decision, taken: Sequence[Decision], misread: Collection[Place], protected: Collection[str]) -> bool:
    """Return whether a word that ours keeps by a rule stays, though theirs takes out what stands in its place."""
    if any(d.finding.role == "protected" or d.finding.subject in protected for d in taken):
        return False
    return kept.finding.category in NAMES_NOBODY or all(_place(decision) in misread for decision in taken)


def _place(decision: Decision) -> Place:
    return decision.finding.start, decision.finding.end


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

"""Give copies the same redactions: what is taken out of one is taken out of the others, in the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from redactor.matter.copies import Token, blocks_of, tokens_of
from redactor.model import Action, CopiedSpan, Decision, Document, Finding, Findings

NAMES_NOBODY = frozenset(("official-title", "office", "form-text"))
"""Kept words that are no name: beside a misread name they may be taken for a part of it."""
FOUND_BY = "matter:copy"
_SCORE = 0.95


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

    What ours keeps by a rule stays where theirs tells of no protected person and is another spelling of it, or where
    it is no name: an officer's name, misread, is unclear and is taken out in that copy, perhaps with the title before
    it, which says nothing of either as they are read here.
    """
    spans: dict[tuple[int, int], CopiedSpan] = {}
    for block in blocks_of(ours.tokens, theirs.tokens):
        taken = [n for n in block.theirs if n in theirs.taken]
        for index in block.ours if taken else ():
            token = ours.tokens[index]
            if index in ours.taken or (index in ours.kept and _stays(index, taken, (ours, theirs), protected)):
                continue
            finding = theirs.taken[taken[0]].finding
            spans[token.start, token.end] = CopiedSpan(
                category=finding.category, start=token.start, end=token.end, subject=finding.subject
            )
    return tuple(spans.values())


def _stays(index: int, taken: Sequence[int], copies: tuple[Copy, Copy], protected: frozenset[str]) -> bool:
    """Return whether a word that ours keeps by a rule stays, though theirs takes out what stands in its place."""
    ours, theirs = copies
    findings = [theirs.taken[n].finding for n in taken]
    if any(f.role == "protected" or f.subject in protected for f in findings):
        return False
    names_nobody = ours.kept[index].finding.category in NAMES_NOBODY
    # The whole name is compared: of a name misread in one word the other words are spelled alike.
    name = _words_of(ours, ours.kept, ours.kept[index])
    return names_nobody or all(_words_of(theirs, theirs.taken, theirs.taken[n]) != name for n in taken)


def _words_of(copy: Copy, covered: Mapping[int, Decision], decision: Decision) -> list[str]:
    return [copy.tokens[n].folded for n, one in sorted(covered.items()) if one is decision]


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

"""Privilege that a reviewer claimed or rejected in one document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from redactor.decide.judging import Judged
from redactor.decide.lines import lines_of
from redactor.decide.messages import messages_of
from redactor.decide.reviewed import spans_of
from redactor.decide.spans import Span, minus, trimmed
from redactor.model import Document, DocumentReview
from redactor.rules.categories import PRIVILEGED
from redactor.rules.privilege import PRIVILEGES


def claims_of_reviewers(
    document: Document, judged: Sequence[Judged], review: DocumentReview
) -> list[tuple[Judged, tuple[Span, ...]]]:
    """Return the messages in which a reviewer claims privilege, with the characters claimed.

    Where the characters lie in no message, as on a printed form, the whole document is the message.
    """
    found: list[tuple[Judged, tuple[Span, ...]]] = []
    for mark in review.marks:
        if mark.kind == "reject" or mark.category not in PRIVILEGED:
            continue
        spans = spans_of(document, mark.place)
        near = [one for one in judged if _meets(one, spans)]
        privilege = next(p for p in PRIVILEGES if p == mark.category)
        message = near[0] if near else _whole(document)
        found.append((replace(message, answer="privileged", privilege=privilege, score=1.0, heard=()), spans))
    return found


def _meets(judged: Judged, spans: Sequence[Span]) -> bool:
    return any(start < line.end and line.start < end for line in judged.message.lines for start, end in spans)


def _whole(document: Document) -> Judged:
    message = messages_of(lines_of(document))[0]
    return Judged(message=message, people=(), heard=(), answer="no", privilege="attorney-client")


def without_rejected(
    document: Document, spans: Iterable[Span], clause: str, review: DocumentReview
) -> tuple[Span, ...]:
    """Return what is left of privileged passages without the characters that a reviewer rejected."""
    holes = [
        span
        for mark in review.marks
        if mark.kind != "add" and clause in mark.clauses
        for span in spans_of(document, mark.place)
    ]
    left = (trimmed(document.text, part) for span in spans for part in minus(span, holes))
    return tuple(part for part in left if part[0] < part[1])

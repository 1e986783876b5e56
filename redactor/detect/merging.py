"""Join findings of one category that overlap; report the rest side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from redactor.detect.hits import Hit
from redactor.detect.normal import normal_form
from redactor.model import Document, Finding, Role


def merged(hits: Iterable[Hit], text: str) -> list[tuple[Hit, tuple[str, ...]]]:
    """Return hits in the order of the text, overlapping ones of one category and stance joined.

    The second item names every rule that took part. Joined spans cover exactly the union.
    """
    ordered = sorted(hits, key=lambda hit: (hit.category, hit.stance, hit.start, -hit.end))
    joined: list[tuple[Hit, tuple[str, ...]]] = []
    for hit in ordered:
        last = joined[-1][0] if joined else None
        if last and (last.category, last.stance) == (hit.category, hit.stance) and hit.start < last.end:
            joined[-1] = (_join(last, hit, text), (*joined[-1][1], hit.found_by))
        else:
            joined.append((hit, (hit.found_by,)))
    return sorted(joined, key=lambda pair: (pair[0].start, pair[0].end, pair[0].category))


def _join(one: Hit, other: Hit, text: str) -> Hit:
    start, end = min(one.start, other.start), max(one.end, other.end)
    stronger = one if one.score >= other.score else other
    whole = next((h for h in (one, other) if (h.start, h.end) == (start, end)), None)
    value = whole.value if whole else normal_form(one.category, text[start:end])
    if stronger.value and not value:
        value = stronger.value
    return replace(stronger, start=start, end=end, value=value, role=_joined_role(one.role, other.role))


def _joined_role(one: Role | None, other: Role | None) -> Role | None:
    # Two different answers about one mention are no answer: the person is then protected later on.
    if one and other and one != other:
        return None
    return one or other


def as_findings(hits: Iterable[Hit], document: Document) -> tuple[Finding, ...]:
    """Return the joined hits of a document as findings with boxes; a hit on no word is left out."""
    found: list[Finding] = []
    for hit, rules in merged(hits, document.text):
        boxes = document.boxes(hit.start, hit.end)
        if not boxes:
            continue
        found.append(
            Finding(
                category=hit.category,
                stance=hit.stance,
                start=hit.start,
                end=hit.end,
                boxes=boxes,
                text=document.text[hit.start : hit.end],
                score=hit.score,
                found_by=tuple(sorted(set(rules))),
                value=hit.value,
                role=hit.role,
            )
        )
    return tuple(found)

"""Weigh findings that share characters: who keeps them, what is left of the other, and when a person must look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from redactor.decide.joining import join_redactions
from redactor.decide.precedence import TO_THE_LETTER, weigh
from redactor.decide.rulings import Ruling
from redactor.decide.spans import Span, SpanIndex, length, minus, trimmed
from redactor.model import Concern, Document, Finding

_SURE = 0.8
_TOO_MUCH = 0.5
"""Share of a statement that may be taken out before a person must look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Rulings of which no two claim the same characters for opposite ends, and no two redactions the same ones."""

    redactions: tuple[Ruling, ...]
    kept: tuple[Ruling, ...]
    concerns: tuple[Concern, ...]


def settle(document: Document, rulings: Iterable[Ruling]) -> Settled:
    """Return what is left of every ruling once overlaps are resolved."""
    rulings = tuple(rulings)
    keeps = [r for r in rulings if r.action == "keep"]
    index = SpanIndex([_Place(ruling=k, number=n) for n, k in enumerate(keeps)])
    taken: dict[int, list[tuple[Span, str]]] = {}
    left: list[Ruling] = []
    asked: list[Concern] = []
    for ruling in (r for r in rulings if r.action == "redact"):
        holes: list[Span] = []
        asking: list[Ruling] = []
        for place in index.meeting(ruling.finding.start, ruling.finding.end):
            shared = _shared(ruling.finding, place.ruling.finding)
            winner = weigh(document, ruling, place.ruling.finding)
            if winner == "redact":
                taken.setdefault(place.number, []).append((shared, ruling.rule))
                continue
            holes.append(shared)
            if winner == "ask":
                asking.append(place.ruling)
        left.extend(_parts(document, ruling, holes))
        asked.extend(_conflict(k.finding) for k in asking if not _is_kept_elsewhere(ruling, k, index))
    redactions = join_redactions(document, left)
    kept = [part for n, k in enumerate(keeps) for part in _kept_parts(document, k, taken.get(n, ()))]
    concerns = [
        *asked,
        *(_mutilated(keeps[n], spans) for n, spans in taken.items()),
        *(_covered(document, k, redactions) for k in kept),
    ]
    return Settled(
        redactions=redactions, kept=tuple(kept), concerns=tuple(dict.fromkeys(c for c in concerns if c is not None))
    )


def _is_kept_elsewhere(ruling: Ruling, asking: Ruling, index: SpanIndex[_Place]) -> bool:
    """Return whether something narrower keeps the same characters: a courthouse or citation within the statement."""
    start, end = ruling.finding.start, ruling.finding.end
    others = [p for p in index.meeting(start, end) if p.ruling is not asking]
    return any(p.start <= start and end <= p.end for p in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    ruling: Ruling
    number: int

    @property
    def start(self) -> int:
        return self.ruling.finding.start

    @property
    def end(self) -> int:
        return self.ruling.finding.end


def _shared(one: Finding, other: Finding) -> Span:
    return max(one.start, other.start), min(one.end, other.end)


def _parts(document: Document, ruling: Ruling, holes: Sequence[Span]) -> list[Ruling]:
    finding = ruling.finding
    if not holes or finding.start == finding.end:
        return [ruling]
    rule = f"{ruling.rule};cut-by-keep"
    return [replace(ruling, finding=part, rule=rule) for part in cut(document, finding, holes)]


def _kept_parts(document: Document, ruling: Ruling, taken: Sequence[tuple[Span, str]]) -> list[Ruling]:
    if not taken:
        return [ruling]
    rules = sorted({rule.split(";")[0] for _, rule in taken})
    rule = f"{ruling.rule};cut-by={','.join(rules)}"
    parts = cut(document, ruling.finding, [span for span, _ in taken])
    return [replace(ruling, finding=part, rule=rule) for part in parts]


def cut(document: Document, finding: Finding, holes: Iterable[Span]) -> list[Finding]:
    """Return what is left of a finding without some of its characters, with boxes of its own."""
    parts: list[Finding] = []
    for span in minus((finding.start, finding.end), holes):
        start, end = trimmed(document.text, span)
        boxes = document.boxes(start, end) if end > start else ()
        if boxes:
            text = document.text[start:end]
            parts.append(replace(finding, start=start, end=end, boxes=boxes, text=text, region=None))
    return parts


def _mutilated(keep: Ruling, taken: Sequence[tuple[Span, str]]) -> Concern | None:
    finding = keep.finding
    if finding.category not in TO_THE_LETTER or finding.score < _SURE:
        # `Part 12` may be of a code or of a court; what only might be a citation is no loss.
        return None
    share = length(span for span, _ in taken) / (finding.end - finding.start)
    return _conflict(finding) if share > _TOO_MUCH else None


def _covered(document: Document, keep: Ruling, redactions: Sequence[Ruling]) -> Concern | None:
    """Return a concern where a cell that is boxed whole lies over words to be kept to the letter."""
    finding = keep.finding
    if finding.category not in TO_THE_LETTER:
        return None
    regions = [r.finding.region for r in redactions if r.finding.region is not None]
    words = document.words_in(finding.start, finding.end)
    hidden = any(region.contains_centre(word.box) for region in regions for word in words)
    return _conflict(finding) if hidden else None


def _conflict(finding: Finding) -> Concern:
    return Concern(
        code="keep-conflict",
        page=finding.page,
        message=f"Page {finding.page}: what must be redacted lies over a `{finding.category}` that must be kept.",
        advice="Look at the page and redact it by hand.",
    )

"""Join redactions so that no two take the same characters or cells, and none loses its strongest clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from redactor.decide.rulings import Ruling
from redactor.decide.spans import Span, SpanIndex, minus, trimmed
from redactor.decide.strength import evidence
from redactor.model import Box, Document, Finding, union
from redactor.rules.categories import ASYLUM, IDENTIFYING, RELATED, SECTION_1367, TPS

_RANKS: tuple[tuple[str, ...], ...] = (IDENTIFYING, RELATED, SECTION_1367, TPS, ASYLUM)
_SURENESS = ("certain", "pattern", "guess")
_MOSTLY = 0.5


def join_redactions(document: Document, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the redactions of a document, in the order of its text, each character and cell in one of them only.

    Overlapping redactions of one clause become one; of two clauses, the stronger takes the common characters and
    the other keeps the rest. A cell that is boxed whole swallows what lies in it.
    """
    rulings = tuple(rulings)
    cells = _join_cells([r for r in rulings if r.finding.region is not None])
    spans = [r for r in rulings if r.finding.region is None and r.finding.start < r.finding.end]
    areas = _join_areas([r for r in rulings if r.finding.region is None and r.finding.start >= r.finding.end])
    cells, outside = _swallow(document, cells, spans)
    parted = _part_clauses(document, _join_spans(document, outside))
    return tuple(sorted((*cells, *parted, *areas), key=_place))


def _place(ruling: Ruling) -> tuple[int, int, int, str]:
    return ruling.finding.page, ruling.finding.start, ruling.finding.end, ruling.finding.category


def rank(ruling: Ruling) -> int:
    """Return how strong a redaction's ground is: identifying first, then related, then the statutes."""
    category = ruling.finding.category
    return next((n for n, group in enumerate(_RANKS) if category in group), len(_RANKS))


def _weight(ruling: Ruling) -> tuple[int, int, float, int]:
    finding = ruling.finding
    return rank(ruling), _SURENESS.index(evidence(finding)), -finding.score, finding.start - finding.end


def strongest(rulings: Sequence[Ruling]) -> Ruling:
    """Return the ruling whose ground, evidence, score and length are best, with the others' clauses noted."""
    first = min(rulings, key=_weight)
    others = sorted({r.clause.id for r in rulings if r.clause} - {first.clause.id if first.clause else ""})
    subjects = {r.finding.subject for r in rulings if r.finding.subject is not None}
    finding = replace(
        first.finding,
        score=max(r.finding.score for r in rulings),
        found_by=tuple(sorted({found for r in rulings for found in r.finding.found_by})),
        subject=subjects.pop() if len(subjects) == 1 else None,
    )
    return replace(first, finding=finding, rule=f"{first.rule};with={','.join(others)}" if others else first.rule)


def _join_cells(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Join cells that are the same or lie mostly in one another; the larger one is painted."""
    found: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda r: (-_region(r).area, r.finding.start)):
        at = next((n for n, one in enumerate(found) if _lies_in(_region(ruling), _region(one))), None)
        if at is None:
            found.append(ruling)
        else:
            found[at] = _as_cell(_reaching_over(found[at], ruling), ruling)
    return found


def _reaching_over(cell: Ruling, inner: Ruling) -> Ruling:
    """Return a place in a picture that reaches over another: what shows nothing to read stands out of it unboxed."""
    if any(one.finding.start < one.finding.end for one in (cell, inner)):
        return cell  # Text that stands out of a cell is boxed beside it.
    whole = union([_region(cell), _region(inner)])
    return replace(cell, finding=replace(cell.finding, region=whole, boxes=(whole,)))


def _as_cell(cell: Ruling, inner: Ruling) -> Ruling:
    """Return a cell that takes over another ruling's text and boxes, under the stronger of the two grounds."""
    best = strongest((cell, inner))
    pieces = sorted({(r.finding.start, r.finding.text) for r in (cell, inner) if r.finding.text})
    texts = [
        text for n, (_, text) in enumerate(pieces) if not any(text in t for m, (_, t) in enumerate(pieces) if m != n)
    ]
    finding = replace(
        best.finding,
        start=cell.finding.start,
        end=cell.finding.end,
        boxes=tuple(dict.fromkeys((*cell.finding.boxes, *inner.finding.boxes))),
        text=" ".join(texts) or cell.finding.text,
        region=cell.finding.region,
        form_field=cell.finding.form_field,
    )
    return replace(best, finding=finding)


def _region(ruling: Ruling) -> Box:
    region = ruling.finding.region
    if region is None:
        raise ValueError("a cell has a region")
    return region


def _lies_in(inner: Box, outer: Box) -> bool:
    return inner.overlap(outer) > _MOSTLY * inner.area


def _join_areas(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Join redactions of pictures, which hold no characters, where their boxes lie in one another."""
    found: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda r: -sum(b.area for b in r.finding.boxes)):
        boxes = ruling.finding.boxes
        if not any(all(any(_lies_in(b, c) for c in one.finding.boxes) for b in boxes) for one in found):
            found.append(ruling)
    return found


def _swallow(document: Document, cells: Sequence[Ruling], spans: Sequence[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    joined, outside = list(cells), []
    for ruling in spans:
        holes: list[Span] = []
        for word in document.words_in(ruling.finding.start, ruling.finding.end):
            at = next((n for n, cell in enumerate(joined) if _region(cell).contains_centre(word.box)), None)
            if at is not None:
                holes.append((word.start, word.end))
                joined[at] = _under_stronger(joined[at], ruling)
        if not holes:
            outside.append(ruling)
        else:
            outside.extend(_cut(document, ruling, holes))
    return joined, outside


def _under_stronger(cell: Ruling, inner: Ruling) -> Ruling:
    return _as_cell(cell, inner) if rank(inner) < rank(cell) else cell


def _cut(document: Document, ruling: Ruling, holes: Sequence[Span]) -> list[Ruling]:
    spans = minus((ruling.finding.start, ruling.finding.end), holes)
    parts = (_respanned(document, ruling.finding, trimmed(document.text, span)) for span in spans)
    return [replace(ruling, finding=part) for part in parts if part is not None]


def _respanned(document: Document, finding: Finding, span: Span) -> Finding | None:
    start, end = span
    boxes = document.boxes(start, end) if end > start else ()
    if not boxes:
        return None
    return replace(finding, start=start, end=end, boxes=boxes, text=document.text[start:end], region=None)


def _join_spans(document: Document, rulings: Sequence[Ruling]) -> list[Ruling]:
    """Join overlapping redactions of one clause into one over their union."""
    found: list[Ruling] = []
    clause_of = {id(r): r.clause.id if r.clause else "" for r in rulings}
    for clause in dict.fromkeys(clause_of.values()):
        cluster: list[Ruling] = []
        end = -1
        same = [r for r in rulings if clause_of[id(r)] == clause]
        for ruling in sorted(same, key=lambda r: (r.finding.start, -r.finding.end)):
            if cluster and ruling.finding.start >= end:
                found.append(_over_union(document, cluster))
                cluster = []
            end = max(end, ruling.finding.end) if cluster else ruling.finding.end
            cluster.append(ruling)
        if cluster:
            found.append(_over_union(document, cluster))
    return found


def _over_union(document: Document, cluster: Sequence[Ruling]) -> Ruling:
    if len(cluster) == 1:
        return cluster[0]
    start, end = min(r.finding.start for r in cluster), max(r.finding.end for r in cluster)
    whole = next((r for r in cluster if (r.finding.start, r.finding.end) == (start, end)), None)
    best = strongest((whole,)) if whole and rank(whole) == min(map(rank, cluster)) else strongest(cluster)
    boxes = whole.finding.boxes if whole else document.boxes(start, end)
    noted = strongest(cluster).finding
    finding = replace(
        best.finding, start=start, end=end, boxes=boxes, text=document.text[start:end], score=noted.score,
        found_by=noted.found_by, subject=noted.subject,
    )  # fmt: skip
    return replace(best, finding=finding)


def _part_clauses(document: Document, rulings: Sequence[Ruling]) -> list[Ruling]:
    """Give characters claimed under several clauses to the strongest, and the rest to the others."""
    found: list[Ruling] = []
    index: SpanIndex[Finding] = SpanIndex()
    for ruling in sorted(rulings, key=_weight):
        stronger = [(f.start, f.end) for f in index.meeting(ruling.finding.start, ruling.finding.end)]
        parts = _cut(document, ruling, stronger) if stronger else [ruling]
        for part in parts:
            index.add(part.finding)
        found.extend(parts)
    return found

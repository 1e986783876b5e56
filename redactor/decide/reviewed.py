"""What reviewers decided about places of one document, applied to the rulings before they are weighed.

A rejection takes its own characters, or its own cell, out of every redaction under the grounds the reviewer was shown,
and nothing else: another occurrence, another ground and the rest of a redaction stay. What is added or changed stands
on a person's word, which no keep-rule outweighs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from redactor.decide.rulings import Ruling
from redactor.decide.spans import Span, joined, minus, trimmed
from redactor.model import FOUND_BY, Box, Decision, Document, DocumentReview, Finding, Mark, Place
from redactor.rules import Order

RULE = "review:"
_SAME = 0.5
"""Share of both boxes from which two cells are one."""
_AIR = 0.25
"""Share of a word's box, above and below, that holds no ink: boxes of neighbouring lines overlap there."""
_HAIR = 0.1


def spans_of(document: Document, place: Place) -> tuple[Span, ...]:
    """Return the characters of a place: those named, and every word whose centre lies in its box."""
    spans = [(place.start, place.end)] if place.start < place.end else []
    if place.region is not None:
        words = document.pages[place.page - 1].words
        spans += [(w.start, w.end) for w in words if place.region.contains_centre(w.box)]
    return tuple(_bridged(document.text, joined(spans)))


def _bridged(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join spans between which nothing but white space stands."""
    found: list[Span] = []
    for start, end in spans:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def added_findings(document: Document, review: DocumentReview) -> tuple[Finding, ...]:
    """Return a finding for every place that a reviewer added, or put under another clause; names are protected."""
    return tuple(_finding(document, mark) for mark in review.marks if mark.kind != "reject")


def _finding(document: Document, mark: Mark) -> Finding:
    place = fitted(document, mark.place)
    spans = spans_of(document, place)
    start, end = spans[0] if spans else (place.start, place.start)
    words = [document.text[a:b] for a, b in spans]
    boxes = document.boxes(start, end) if end > start else ()
    if place.region is not None:
        boxes = tuple(dict.fromkeys(b for a, e in spans for b in document.boxes(a, e))) or (place.region,)
    return Finding(
        category=mark.category, stance="redact", start=start, end=end, boxes=boxes, text="\n".join(words), score=1.0,
        found_by=(f"{FOUND_BY}{mark.event}",), region=place.region,
        role="protected" if mark.category == "person-name" else None,
    )  # fmt: skip


def fitted(document: Document, place: Place) -> Place:
    """Return a drawn place whose edge cuts no word: words whose centre lies in it are taken whole, others spared.

    Where a word can neither be spared nor left out without baring another one, it is taken as well.
    """
    if place.region is None:
        return place
    words = [w.box for w in document.pages[place.page - 1].words]
    inside = [box for box in words if place.region.contains_centre(box)]
    region = _over(place.region, inside)
    waiting = [box for box in words if box not in inside]
    while cut := next((box for box in waiting if region.overlap(box) > 0), None):
        waiting.remove(cut)
        spared = _spared(region, cut, inside)
        if spared is None:
            inside.append(cut)
            region = _over(region, inside)
        else:
            region = spared
    return replace(place, region=region)


def _over(region: Box, boxes: Iterable[Box]) -> Box:
    every = (region, *boxes)
    return Box(
        page=region.page, x0=min(b.x0 for b in every), y0=min(b.y0 for b in every), x1=max(b.x1 for b in every),
        y1=max(b.y1 for b in every),
    )  # fmt: skip


def _spared(region: Box, word: Box, inside: Sequence[Box]) -> Box | None:
    """Return the largest part of a box beside a word that still covers all that must go, if there is one."""
    sides = (
        (region.x0, region.y0, word.x0, region.y1),
        (word.x1, region.y0, region.x1, region.y1),
        (region.x0, region.y0, region.x1, word.y0),
        (region.x0, word.y1, region.x1, region.y1),
    )
    parts = [Box(page=region.page, x0=a, y0=b, x1=c, y1=d) for a, b, c, d in sides if c > a and d > b]
    fit = [part for part in parts if all(_covers(part, box) for box in inside)]
    return max(fit, key=lambda part: part.area, default=None)


def _covers(part: Box, word: Box) -> bool:
    """Return whether a part covers a word but for the air above and below its letters."""
    air = _AIR * word.height
    across = part.x0 <= word.x0 + _HAIR and part.x1 >= word.x1 - _HAIR
    return across and part.y0 <= word.y0 + air and part.y1 >= word.y1 - air


def with_marks(
    document: Document, rulings: Iterable[Ruling], review: DocumentReview, order: Order
) -> tuple[Ruling, ...]:
    """Return the rulings with rejected places cut out of them and added ones under the clause the reviewer chose."""
    clauses = {mark.event: mark.clause for mark in review.marks if mark.kind != "reject"}
    found = [_under_chosen(ruling, clauses, order) for ruling in rulings]
    for mark in review.marks:
        if mark.kind != "add":
            spans = spans_of(document, mark.place)
            found = [part for ruling in found for part in _cut(document, ruling, mark, spans)]
    return tuple(found)


def _event_of(finding: Finding) -> int:
    """Return the event that made a finding, 0 for what the program found."""
    names = [name for name in finding.found_by if name.startswith(FOUND_BY)]
    return int(names[0].removeprefix(FOUND_BY)) if names else 0


def _under_chosen(ruling: Ruling, clauses: dict[int, str], order: Order) -> Ruling:
    event = _event_of(ruling.finding)
    if event not in clauses:
        return ruling
    clause = order.clause(clauses[event])
    return replace(ruling, action="redact", clause=clause, rule=f"clause:{clause.id};{RULE}{event}")


def _cut(document: Document, ruling: Ruling, mark: Mark, spans: Sequence[Span]) -> list[Ruling]:
    finding = ruling.finding
    is_meant = ruling.clause is not None and ruling.clause.id in mark.clauses and _event_of(finding) < mark.event
    if ruling.action != "redact" or not is_meant:
        return [ruling]
    if finding.region is not None or finding.start >= finding.end:
        return [] if _is_same_box(finding, mark.place) else [ruling]
    if not any(a < finding.end and finding.start < b for a, b in spans):
        return [ruling]
    return [replace(ruling, finding=part) for part in without(document, finding, spans)]


def _is_same_box(finding: Finding, place: Place) -> bool:
    boxes = (finding.region,) if finding.region is not None else finding.boxes
    other = place.region
    if other is None:
        return False
    return all(b.overlap(other) > _SAME * b.area and b.overlap(other) > _SAME * other.area for b in boxes)


def without(document: Document, finding: Finding, spans: Iterable[Span]) -> list[Finding]:
    """Return what is left of a finding's text without some characters."""
    parts: list[Finding] = []
    for span in minus((finding.start, finding.end), spans):
        start, end = trimmed(document.text, span)
        boxes = document.boxes(start, end) if end > start else ()
        if boxes:
            parts.append(replace(finding, start=start, end=end, boxes=boxes, text=document.text[start:end]))
    return parts


def kept_places(document: Document, review: DocumentReview) -> tuple[Decision, ...]:
    """Return decisions to keep what reviewers rejected: verification must know that these characters may stay."""
    found: list[Decision] = []
    for mark in review.marks:
        for start, end in spans_of(document, mark.place) if mark.kind == "reject" else ():
            boxes = document.boxes(start, end)
            if boxes:
                finding = Finding(
                    category=mark.category, stance="keep", start=start, end=end, boxes=boxes,
                    text=document.text[start:end], score=1.0, found_by=(f"{FOUND_BY}{mark.event}",),
                )  # fmt: skip
                found.append(Decision(finding=finding, action="keep", rule=f"{RULE}rejected", category=mark.category))
    return tuple(found)

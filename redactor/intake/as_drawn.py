"""From pages set right, on which everything was read and decided, back to the pages as they are drawn."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from redactor.intake.frame import slope_of
from redactor.model import (
    Box,
    Concern,
    Decision,
    Document,
    DocumentDecisions,
    DocumentReview,
    Finding,
    Mark,
    Page,
    Placing,
    Word,
)

MOST_DRIFT = 1.2
"""Points by which a box may rise or fall along its length before it is cut into steps."""
_LEAST_STEP = 6.0


def document_as_drawn(document: Document) -> Document:
    """Return the document with every place on the page as it is drawn; its text stays as it was read."""
    return replace(document, pages=tuple(_page(page) for page in document.pages))


def decisions_as_drawn(decisions: DocumentDecisions, document: Document) -> DocumentDecisions:
    """Return the decisions with the places of `document`, as read, on the pages as they are drawn.

    A whole cell of a page that lies askew is boxed in steps along its slant.
    """
    placings = {page.number: page.placing for page in document.pages if page.placing is not None}
    if not placings:
        return decisions
    return replace(
        decisions, decisions=tuple(_decision(one, placings) for one in decisions.decisions)
    )  # fmt: skip


def concern_as_drawn(concern: Concern, document: Document) -> Concern:
    """Return a concern with its places on the page as it is drawn."""
    placings = {page.number: page.placing for page in document.pages if page.placing is not None}
    return replace(concern, boxes=tuple(_whole(box, placings) for box in concern.boxes))


def review_as_read(review: DocumentReview, document: Document) -> DocumentReview:
    """Return what reviewers marked on the pages as drawn with its places on the pages set right."""
    placings = {page.number: page.placing for page in document.pages if page.placing is not None}
    if not placings or review.is_empty:
        return review
    return replace(review, marks=tuple(_mark(one, placings) for one in review.marks))


def _mark(mark: Mark, placings: dict[int, Placing]) -> Mark:
    region = mark.place.region
    if region is None or region.page not in placings:
        return mark
    placing = placings[region.page]
    a, b, c, d, e, f = placing.matrix
    size = a * d - b * c
    back = (d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size)
    return replace(mark, place=replace(mark.place, region=_around(region, replace(placing, matrix=back))))


def _page(page: Page) -> Page:
    placing = page.placing
    if placing is None:
        return page
    place = _placer(placing)
    return replace(
        page,
        width=placing.width,
        height=placing.height,
        rotation=placing.rotation,
        words=tuple(_word(word, placing) for word in page.words),
        rulings=(),
        pictures=tuple(replace(one, box=place(one.box)) for one in page.pictures),
        hidden=tuple(place(box) for box in page.hidden),
        regions=tuple(replace(one, box=place(one.box)) for one in page.regions),
    )


def _word(word: Word, placing: Placing) -> Word:
    a, b, c, _, e, _ = placing.matrix
    is_level = abs(b) < 0.1 and a > 0
    middle = (word.box.y0 + word.box.y1) / 2
    edges = tuple(a * x + c * middle + e for x in word.edges) if is_level and word.edges is not None else None
    return replace(word, box=_around(word.box, placing), edges=edges)


def _decision(decision: Decision, placings: dict[int, Placing]) -> Decision:
    finding = decision.finding
    if not any(box.page in placings for box in (*finding.boxes, *([finding.region] if finding.region else []))):
        return decision
    return replace(decision, finding=_finding(finding, placings))


def _finding(finding: Finding, placings: dict[int, Placing]) -> Finding:
    boxes = _stepped(finding.boxes, placings)
    region = finding.region
    if region is None:
        return replace(finding, boxes=boxes)
    cell = _stepped((region,), placings)
    if len(cell) == 1:
        return replace(finding, boxes=boxes, region=cell[0])
    beyond = [box for box in finding.boxes if box.overlap(region) < 0.95 * box.area]
    return replace(finding, boxes=(*cell, *_stepped(beyond, placings)), region=None)


def _stepped(boxes: Sequence[Box], placings: dict[int, Placing]) -> tuple[Box, ...]:
    return tuple(step for box in boxes for step in _steps(box, placings.get(box.page)))


def _steps(box: Box, placing: Placing | None) -> list[Box]:
    """Return a box on the page as drawn, cut into as many steps as its slant asks for."""
    if placing is None:
        return [box]
    drift = slope_of(placing) * box.width / 100.0
    count = max(1, min(math.ceil(drift / MOST_DRIFT), int(box.width / _LEAST_STEP)))
    each = box.width / count
    return [
        _around(replace(box, x0=box.x0 + i * each, x1=box.x0 + (i + 1) * each), placing) for i in range(count)
    ]  # fmt: skip


def _whole(box: Box, placings: dict[int, Placing]) -> Box:
    placing = placings.get(box.page)
    return box if placing is None else _around(box, placing)


def _placer(placing: Placing) -> Callable[[Box], Box]:
    return lambda box: _around(box, placing)


def _around(box: Box, placing: Placing) -> Box:
    """Return the box around a rectangle as it lies on the drawn page."""
    a, b, c, d, e, f = placing.matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(page=box.page, x0=min(xs), y0=min(ys), x1=max(xs), y1=max(ys))

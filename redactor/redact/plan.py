"""Decide what is taken out of each page, and where black boxes are painted, before any file is touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from redactor.errors import BurnFailed
from redactor.model import Box, Burn, Decision, Document, DocumentDecisions, Page, Word, union
from redactor.redact.bridge import bridged

GROWTH = 0.75
"""Points a painted box is larger than the text, so that no ascender or descender shows."""
INSIDE = 0.8
"""Share of a text's box that lies in its form cell when the cell is all that is painted."""
LARGEST_TRIM = 0.35
"""Share of a painted box that may be given up to leave a neighbour readable."""
LAYER_TRIM = 0.2
"""The same at the top or bottom of a word of a text layer over a scan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """What happens to one page."""

    page: Page = field(repr=False)
    secret: tuple[Box, ...]
    """The exact boxes whose text and drawings go."""
    blank: tuple[Box, ...]
    """The boxes in which pictures lose their pixels."""
    burns: tuple[Burn, ...] = field(repr=False)
    """What is painted."""
    spans: tuple[Box, ...] = field(default=(), repr=False)
    """What each burn takes out, before its box was grown and trimmed off its neighbours."""
    moved: tuple[Box, ...] = ()
    """Where lines were set anew."""

    def span(self, number: int) -> Box:
        """Return what a burn takes out; its box where that is not known."""
        return self.spans[number] if self.spans else self.burns[number].box

    def rising(self, box: Box) -> tuple[float, float, float, float]:
        """Return a box in PDF space: x0, y0, x1, y1 with y upwards."""
        return box.x0, self.page.height - box.y1, box.x1, self.page.height - box.y0

    def falling(self, rect: tuple[float, float, float, float]) -> Box:
        """Return the box of a rectangle in PDF space."""
        x0, y0, x1, y1 = rect
        return Box(page=self.page.number, x0=x0, y0=self.page.height - y1, x1=x1, y1=self.page.height - y0)


def is_cell(burn: Burn) -> bool:
    """Return whether a burn paints a form cell (perhaps trimmed off a label), and not text in a line."""
    region = burn.decision.finding.region
    return region is not None and burn.box.overlap(region) >= 0.9 * burn.box.area


def plan_burns(document: Document, decisions: DocumentDecisions) -> tuple[PagePlan, ...]:
    """Return one plan a page, in page order.

    Raises:
        BurnFailed: a decision has no box, or one on a page that does not exist.
    """
    numbers = {page.number for page in document.pages}
    for decision in decisions.redactions:
        for box in _secret(decision):
            if box.page not in numbers:
                raise BurnFailed(f"A redaction lies on page {box.page}, which the document does not have.")
    return tuple(_plan_page(page, decisions.redactions) for page in document.pages)


def _secret(decision: Decision) -> tuple[Box, ...]:
    finding = decision.finding
    boxes = (*finding.boxes, *([finding.region] if finding.region else []))
    if not boxes:
        raise BurnFailed("A redaction has no box on any page, so nothing can be taken out.")
    return boxes


def _to_paint(decision: Decision, page: Page) -> list[Box]:
    """Return a cell alone, and what its text says beyond the cell's edge; or the text's boxes, line by line."""
    region = decision.finding.region
    boxes = [box for box in decision.finding.boxes if box.page == page.number]
    if region is None:
        # Steps along the slant of a page that lies askew stay steps: joined, they would cover the lines beside.
        return boxes if page.is_askew else _joined(boxes)
    beyond = [box for box in boxes if _reaches_out(box, region, page)]
    return [*([region] if region.page == page.number else []), *_joined(beyond)]


def _reaches_out(box: Box, region: Box, page: Page) -> bool:
    """Return whether text of a cell lies beyond it; boxes of a text layer are often higher than what they say."""
    if not page.is_scanned or not box.overlap(region):
        return box.overlap(region) < INSIDE * box.area
    return min(box.x1, region.x1) - max(box.x0, region.x0) < INSIDE * box.width


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes of one line that touch or are one space apart."""
    joined: list[Box] = []
    for box in boxes:
        last = joined[-1] if joined else None
        if last is not None and _continues(last, box):
            joined[-1] = union((last, box))
        else:
            joined.append(box)
    return joined


def _continues(last: Box, box: Box) -> bool:
    middle = (box.y0 + box.y1) / 2
    same_line = last.y0 <= middle <= last.y1 and abs(last.height - box.height) <= 0.5 * box.height
    gap = box.x0 - last.x1
    return same_line and -box.height <= gap <= 0.5 * box.height


def _plan_page(page: Page, decisions: Sequence[Decision]) -> PagePlan:
    secret = tuple(box for decision in decisions for box in _secret(decision) if box.page == page.number)
    kept = kept_boxes(page.words, secret)
    painted = [(box, decision) for decision in decisions for box in _to_paint(decision, page)]
    wanted = bridged(page, painted, kept)
    # The space between two removed words goes with them.
    secret = (*secret, *(box for (box, _), (before, _) in zip(wanted, painted, strict=True) if box != before))
    burns = tuple(
        Burn(box=_box_to_paint(box, page, kept, is_whole=box == decision.finding.region), decision=decision)
        for box, decision in wanted
    )
    blank = (*(box.grown(GROWTH, GROWTH) for box in secret), *(burn.box for burn in burns))
    return PagePlan(page=page, secret=secret, blank=blank, burns=burns, spans=tuple(box for box, _ in wanted))


def kept_boxes(words: Iterable[Word], secret: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes of what stays on the page: whole words, and the kept parts of cut ones."""
    kept: list[Box] = []
    for word in words:
        if not any(word.box.overlap(box) for box in secret):
            kept.append(word.box)
        else:
            kept.extend(_kept_parts(word, secret))
    return tuple(kept)


def _kept_parts(word: Word, secret: Sequence[Box]) -> list[Box]:
    if word.edges is None:
        taken = max(word.box.overlap(box) for box in secret)
        return [] if taken >= 0.35 * word.box.area else [word.box]
    middle = (word.box.y0 + word.box.y1) / 2
    across = [box for box in secret if box.y0 <= middle <= box.y1]
    parts: list[Box] = []
    for left, right in zip(word.edges, word.edges[1:], strict=False):
        centre = (left + right) / 2
        if right <= left or any(box.x0 <= centre <= box.x1 for box in across):
            continue
        piece = Box(page=word.box.page, x0=left, y0=word.box.y0, x1=right, y1=word.box.y1)
        if parts and abs(parts[-1].x1 - left) < 0.01:
            parts[-1] = union((parts[-1], piece))
        else:
            parts.append(piece)
    return parts


def _trim(page: Page, *, is_whole: bool) -> tuple[float, ...]:
    """Return the shares of a box that may be given up at its left, right, top and bottom.

    Boxes of a text layer over a scan lie loosely on their words: a cell is not trimmed for them, nor a word's width.
    """
    if page.is_askew:
        return (0.0,) * 4  # A box around a word that lies askew reaches into its neighbours; the word must go.
    if not page.is_scanned:
        return (LARGEST_TRIM,) * 4
    return (0.0,) * 4 if is_whole else (0.0, 0.0, LAYER_TRIM, LAYER_TRIM)


def _box_to_paint(box: Box, page: Page, kept: Iterable[Box], *, is_whole: bool) -> Box:
    """Return the box grown (a cell is not: it is the same in every file), on the page, off its neighbours."""
    frame = Box(page=page.number, x0=0.0, y0=0.0, x1=page.width, y1=page.height)
    box = _clipped(box if is_whole else box.grown(GROWTH, GROWTH), frame)
    trim = _trim(page, is_whole=is_whole)
    for other in kept:
        if box.overlap(other):
            box = _trimmed(box, other, trim)
    return box


def _clipped(box: Box, frame: Box) -> Box:
    if not box.overlap(frame):
        raise BurnFailed(f"Page {box.page}: a redaction lies outside the page. Redact the page by hand.")
    return Box(
        page=box.page,
        x0=max(box.x0, frame.x0),
        y0=max(box.y0, frame.y0),
        x1=min(box.x1, frame.x1),
        y1=min(box.y1, frame.y1),
    )


def _trimmed(box: Box, other: Box, trim: Sequence[float]) -> Box:
    """Return the box moved off `other` at the side where that costs least; unchanged where it costs too much."""
    losses = (
        (other.x1 - box.x0) / box.width,
        (box.x1 - other.x0) / box.width,
        (other.y1 - box.y0) / box.height,
        (box.y1 - other.y0) / box.height,
    )
    sides = [index for index in range(4) if losses[index] <= trim[index]]
    if not sides:
        return box
    side = min(sides, key=lambda index: losses[index])
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    if side == 0:
        x0 = other.x1
    elif side == 1:
        x1 = other.x0
    elif side == 2:
        y0 = other.y1
    else:
        y1 = other.y0
    return Box(page=box.page, x0=x0, y0=y0, x1=x1, y1=y1)

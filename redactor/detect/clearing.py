"""Keep painted cells off the printed labels around them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from redactor.detect.cells import Ground
from redactor.detect.layout import Rect, page_box
from redactor.model import Document, Finding

_MOST = 0.4
"""Share of a cell that may be cut off for a label: more of it belongs to something else than the cell's edge."""
_INK = 0.3
"""Share of a word's box, above and below, that holds no ink."""


def clear_of_labels(document: Document, ground: Ground, found: Iterable[Finding]) -> list[Finding]:
    """Return findings with their cells cut back where an edge lies over a label; no word of a value is uncovered."""
    labels = [hit.rect for hit in ground.hits]
    return [_cleared(document, ground, finding, labels) for finding in found]


def _cleared(document: Document, ground: Ground, finding: Finding, labels: list[Rect]) -> Finding:
    if finding.region is None or finding.stance != "redact":
        return finding
    page = ground.layout.page
    whole = Rect(*page.displayed(finding.region))
    words = [Rect(*page.displayed(w.box)) for w in document.words_in(finding.start, finding.end)]
    rect = whole
    for label in labels:
        if rect.shared_width(label) > 1.0 and rect.shared_height(label) > 0.5:
            rect = _cut(rect, label, words)
    return finding if rect == whole else dataclasses.replace(finding, region=page_box(page, rect))


def _cut(rect: Rect, label: Rect, words: list[Rect]) -> Rect:
    """Return the largest of the four parts beside a label that keeps the value; else the whole."""
    parts = [
        rect._replace(y0=label.y1),
        rect._replace(y1=label.y0),
        rect._replace(x0=label.x1),
        rect._replace(x1=label.x0),
    ]
    fit = [part for part in parts if _area(part) >= (1 - _MOST) * _area(rect) and all(_covers(part, w) for w in words)]
    return max(fit, key=_area, default=rect)


def _covers(part: Rect, word: Rect) -> bool:
    air = _INK * word.height
    across = part.x0 <= word.x0 + 1.0 and part.x1 >= word.x1 - 1.0
    return across and part.y0 <= word.y0 + air and part.y1 >= word.y1 - air


def _area(rect: Rect) -> float:
    return max(0.0, rect.x1 - rect.x0) * max(0.0, rect.height)

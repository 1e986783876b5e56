"""Stretch boxes over words that were read in pixels to the removed word that comes next on their line.

The place of the space between two removed words would tell where the first one ended, and reading sees the two
sometimes touch and sometimes not.
"""

from __future__ import annotations

from collections.abc import Sequence

from redactor.model import Box, Decision, Page, union

LEVEL = 0.3
"""Share of the lower one's height that two things share which stand on one line."""
NEAR = 1.5
"""Heights of a word within which the removed word beside it is the next one of its line."""

Wanted = tuple[Box, Decision]


def bridged(page: Page, wanted: Sequence[Wanted], kept: Sequence[Box]) -> list[Wanted]:
    """Return what is painted, with every box over words read in pixels stretched to the next removed word."""
    read = [word.box for word in page.words if word.source == "ocr"]
    words = [
        box for box, decision in wanted if box != decision.finding.region and any(box.overlap(one) for one in read)
    ]
    return [(_up_to_next(box, words, kept) if box in words else box, decision) for box, decision in wanted]


def _up_to_next(box: Box, words: Sequence[Box], kept: Sequence[Box]) -> Box:
    after = [one.x0 for one in words if box.x1 < one.x0 <= box.x1 + NEAR * box.height and is_level(one, box)]
    if not after:
        return box
    between = Box(page=box.page, x0=box.x1, y0=box.y0, x1=min(after), y1=box.y1)
    return box if any(between.overlap(one) for one in kept) else union((box, between))


def is_level(one: Box, other: Box) -> bool:
    """Return whether two boxes stand on one line."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > LEVEL * min(one.height, other.height)

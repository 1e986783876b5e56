"""Widen boxes on scans to the right, over blank paper, so that they do not end where the removed word did.

The pixels of other words cannot be moved. But up to the next word, ruling or other ink, and up to a fixed place where
there is none, nothing but paper lies behind a removed word: there a box may end without telling how long the word was.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from redactor.model import Box, Burn
from redactor.redact.plan import PagePlan, is_cell, kept_boxes

GRID = 72.0
"""Points between the places, counted from the page's left edge, at which a box in blank paper ends."""
SPACE = 1.5
"""Points left free before the next word, ruling or other ink."""
LEVEL = 0.3
"""Share of the lower one's height that two things share which stand on one line."""
BORDER = 18.0
"""Points at the page's edge over which no box is widened."""

Paper = Callable[[Box, float], float]
"""Returns up to where, at most as far as asked, nothing is printed right of a box."""


def widened(plan: PagePlan, burns: Sequence[Burn], paper: Paper) -> tuple[Burn, ...]:
    """Return the burns, those of words that were read in a picture widened."""
    others = (*kept_boxes(plan.page.words, plan.secret), *(burn.box for burn in burns))
    return tuple(
        replace(burn, box=_wider(plan, burn.box, others, paper)) if _is_word(plan, burn) else burn for burn in burns
    )


def _is_word(plan: PagePlan, burn: Burn) -> bool:
    """Return whether a burn takes out a word of a picture, and not a cell or a line of letters."""
    read = (picture.box for picture in plan.page.pictures if picture.is_read)
    is_in_picture = plan.page.has_foreign_ocr or any(box.contains_centre(burn.box) for box in read)
    return is_in_picture and not is_cell(burn)


def _wider(plan: PagePlan, box: Box, others: Iterable[Box], paper: Paper) -> Box:
    far = min(math.ceil((box.x1 + SPACE) / GRID) * GRID, plan.page.width - BORDER)
    beside = [one.x0 for one in others if one.x0 >= box.x1 - SPACE and _is_level(one, box) and one is not box]
    end = min([far, *(x - SPACE for x in beside)])
    if end <= box.x1:
        return box
    reached = paper(box, end)
    end = reached if reached >= end else reached - SPACE
    return replace(box, x1=end) if end > box.x1 else box


def _is_level(one: Box, other: Box) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > LEVEL * min(one.height, other.height)

"""Widen boxes over words of a picture, so that they do not end where the removed word did.

The pixels of other words cannot be moved. But behind a removed word there is paper up to the next word, ruling or other
ink, and up to a fixed width where nothing follows: a box may end there without telling how long the word was.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from redactor.model import Box, Burn, union
from redactor.redact.bridge import is_level
from redactor.redact.paper import Scan
from redactor.redact.parting import parted
from redactor.redact.plan import PagePlan, is_cell, kept_boxes

STEP = 144.0
"""Points of which a box is a multiple wide where nothing follows it: two inches, as long as most names."""
LEFT_STEP = 6.0
"""Points between the places, from the page's left edge, at which a box begins where nothing stands before it."""
SPACE = 1.5
"""Points left free beside the next word, ruling or other ink."""
BEFORE = 1.0
"""Heights of a box within which the word before it is the last one of its line."""
SLACK = 0.4
"""Heights of a box by which reading may err in a word's ends; where its ink begins is seen."""
BORDER = 18.0
"""Points at the page's edges over which no box is widened."""
TOUCHING = 2.0
"""Points by which two boxes that touch lie apart at most."""
ALIKE = 0.75
"""Share of the higher one's height that two boxes which become one have in common."""
WIDENED = "The box reaches to the words beside it or to a fixed width: words of a picture could not be set anew."


def widened(plan: PagePlan, burns: Sequence[Burn], scan: Scan) -> tuple[PagePlan, tuple[Burn, ...]]:
    """Return the plan and the burns, those of level words of a picture widened over blank paper."""
    words = [number for number, burn in enumerate(burns) if _is_word(plan, burn)]
    found = list(burns)
    if not plan.page.is_askew:
        plan, found = parted(plan, burns, words, scan)
        for number, box in zip(words, _made_one([found[number] for number in words]), strict=True):
            found[number] = replace(found[number], box=box)
    for grow in (_to_the_left, _to_the_right):
        paper = _Paper(plan=plan, burns=tuple(found), scan=scan)
        for number in words:
            found[number] = replace(found[number], box=grow(paper, found[number]), note=WIDENED)
    return plan, tuple(found)


def _is_word(plan: PagePlan, burn: Burn) -> bool:
    """Return whether a burn takes out level words of a picture, and not a cell or a line of letters."""
    if is_cell(burn) or plan.page.rotation:
        return False
    read = (picture.box for picture in plan.page.pictures if picture.is_read)
    if not plan.page.has_foreign_ocr and not any(box.contains_centre(burn.box) for box in read):
        return False
    taken = [word for word in plan.page.words if word.box.overlap(burn.box) > 0.5 * min(word.box.area, burn.box.area)]
    return bool(taken) and all(word.edges is not None for word in taken)


def _made_one(burns: Sequence[Burn]) -> list[Box]:
    """Return the boxes of burns; those that touch on a line and bear one label have become one box."""
    boxes = [burn.box for burn in burns]
    order = sorted(range(len(burns)), key=lambda number: boxes[number].x0)
    groups: list[list[int]] = []
    for number in order:
        group = next((one for one in groups if any(_continues(burns[n], burns[number]) for n in one)), None)
        if group is None:
            groups.append([number])
        else:
            group.append(number)
    for group in groups:
        whole = union([boxes[number] for number in group])
        for number in group:
            boxes[number] = whole
    return boxes


def _continues(last: Burn, burn: Burn) -> bool:
    if last.decision.label != burn.decision.label or burn.box.x0 - last.box.x1 > TOUCHING:
        return False
    shared = min(last.box.y1, burn.box.y1) - max(last.box.y0, burn.box.y0)
    return shared >= ALIKE * max(last.box.height, burn.box.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A page on which boxes are widened."""

    plan: PagePlan
    burns: tuple[Burn, ...]
    scan: Scan

    def beside(self, box: Box) -> list[Box]:
        """Return what else is painted on a box's line, and what stays there, less what reading may err by."""
        loose = SLACK * box.height
        kept = kept_boxes(self.plan.page.words, self.plan.secret)
        tight = [replace(one, x0=one.x0 + loose, x1=one.x1 - loose) for one in kept if one.width > 3 * loose]
        others = (*tight, *(burn.box for burn in self.burns))
        return [one for one in others if one != box and is_level(one, box)]


def _to_the_left(paper: _Paper, burn: Burn) -> Box:
    """Return a box grown to the word before it, or to the next of fixed places."""
    box = burn.box
    before = [one.x1 for one in paper.beside(box) if one.x1 <= box.x0 + TOUCHING]
    near = max([box.x0 - BEFORE * box.height, BORDER, *before])
    reached = paper.scan.blank_left(box, near, SPACE) if near < box.x0 else box.x0
    left = reached if reached > near else max(near, math.floor(box.x0 / LEFT_STEP) * LEFT_STEP)
    return replace(box, x0=min(left, box.x0))


def _to_the_right(paper: _Paper, burn: Burn) -> Box:
    """Return a box grown to the next word or ruling, or to the next multiple of a fixed width."""
    box = burn.box
    first = min(one.box.x0 for one in paper.burns if one.decision is burn.decision and is_level(one.box, box))
    far = min(first + math.ceil((box.x1 - first) / STEP) * STEP, paper.plan.page.width - BORDER)
    after = [one.x0 for one in paper.beside(box) if one.x0 >= box.x1 - TOUCHING]
    end = min([far, *after])
    right = paper.scan.blank_right(box, end, SPACE) if end > box.x1 else box.x1
    return replace(box, x1=max(right, box.x1))

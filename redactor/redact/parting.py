"""Part removed words of a picture from the kept ones beside them where the paper between them is.

Reading says only roughly where one word of a line ends and the next begins: a letter of a kept word would go with the
removed one, and what it says differs with what was removed. The blank between two words is seen in the pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from redactor.model import Box, Burn, Word
from redactor.redact.bridge import is_level
from redactor.redact.paper import Scan
from redactor.redact.plan import GROWTH, PagePlan

REACH = 0.6
"""Heights of the removed word by which the blank may lie beside the place that reading says."""
FARTHEST = 6.0
"""Heights of the removed word by which the kept one may stand off."""
LEAST = 0.12
"""Heights of the removed word from which blank columns part words: letters of one stand closer."""


MOST_GROWN = 0.9
"""Points by which a kept word may end beyond where it was read: its letters are looked for within a point of there."""


def parted(plan: PagePlan, burns: Sequence[Burn], numbers: Sequence[int], scan: Scan) -> tuple[PagePlan, list[Burn]]:
    """Return the plan and its burns; those of the numbers end where the paper beside them does."""
    found = list(burns)
    words = list(plan.page.words)
    secret = list(plan.secret)
    for number in numbers:
        for index in _beside(words, found[number].box, plan.secret):
            word, box = words[index], found[number].box
            blank = _between(word.box, box, scan)
            if blank is None:
                continue
            words[index] = _ended(word, blank, is_before=word.box.x0 < box.x0)
            found[number] = replace(found[number], box=_off(box, blank, GROWTH))
            secret = [_off(one, blank, 0.0) if one.overlap(box) and is_level(one, box) else one for one in secret]
    return replace(plan, page=replace(plan.page, words=tuple(words)), secret=tuple(secret)), found


def _beside(words: Sequence[Word], box: Box, secret: Sequence[Box]) -> list[int]:
    """Return the kept words next to a box on its line: the one before it and the one behind it."""
    level = [n for n, w in enumerate(words) if w.edges is not None and is_level(w.box, box) and not _is_gone(w, secret)]
    before = [n for n in level if words[n].box.x0 < box.x0]
    behind = [n for n in level if words[n].box.x0 >= box.x0]
    return [
        *([max(before, key=lambda n: words[n].box.x1)] if before else []),
        *([min(behind, key=lambda n: words[n].box.x0)] if behind else []),
    ]


def _is_gone(word: Word, secret: Sequence[Box]) -> bool:
    return any(word.box.overlap(box) >= 0.5 * word.box.area for box in secret)


def _between(word: Box, box: Box, scan: Scan) -> tuple[float, float] | None:
    """Return the blank between a kept word and a box beside it, if they lie beside each other."""
    left, right = (word, box) if word.x0 < box.x0 else (box, word)
    reach = REACH * box.height
    if abs(right.x0 - left.x1) > FARTHEST * box.height:
        return None
    # Beyond the middle of either word the blank is another one.
    start = max(min(left.x1, right.x0) - reach, (left.x0 + left.x1) / 2)
    end = min(max(left.x1, right.x0) + reach, (right.x0 + right.x1) / 2)
    blank = scan.widest_blank(box, start, end) if start < end else None
    return blank if blank is not None and blank[1] - blank[0] >= LEAST * box.height else None


def _ended(word: Word, blank: tuple[float, float], *, is_before: bool) -> Word:
    x0 = word.box.x0 if is_before else max(blank[1], word.box.x0 - MOST_GROWN)
    x1 = min(blank[0], word.box.x1 + MOST_GROWN) if is_before else word.box.x1
    if x1 <= x0 or word.edges is None:
        return word
    scale = (x1 - x0) / word.box.width
    edges = tuple(x0 + (edge - word.box.x0) * scale for edge in word.edges)
    return replace(word, box=replace(word.box, x0=x0, x1=x1), edges=edges)


def _off(box: Box, blank: tuple[float, float], growth: float) -> Box:
    """Return the box with its edge near a blank in the blank, `growth` off the box's own ink."""
    start, end = blank
    if abs(box.x0 - (start + end) / 2) < abs(box.x1 - (start + end) / 2):
        x0 = max(end - growth, start) if growth else min(max(box.x0, start), end)
        return replace(box, x0=x0) if x0 < box.x1 else box
    x1 = min(start + growth, end) if growth else max(min(box.x1, end), start)
    return replace(box, x1=x1) if x1 > box.x0 else box

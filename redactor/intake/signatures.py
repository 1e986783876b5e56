"""Whose hand a mark is, by what is printed beside it: an officer's signature stays, the noncitizen's goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from redactor.model import Box, Page, RegionKind, Word
from redactor.rules import ReadingRules

_BELOW, _FAR_BELOW, _BESIDE = 34.0, 46.0, 16.0
"""Points under a mark within which its caption stands, also where a printed name stands between, and left of it."""
_OVER = 9.0
"""Points by which a mark may hang into its caption."""
_SPACE = 9.0
"""Points between two words of one caption at most."""
_TALLEST, _WIDEST = 70.0, 260.0
"""Points of a signature at most."""


def hand_of(page: Page, mark: Box, rules: ReadingRules) -> RegionKind:
    """Return whether an unread mark is a signature, and whose; `unread` where its caption does not say."""
    if mark.height > _TALLEST or mark.width > _WIDEST:
        return "unread"
    for words in (_under(page, mark, _BELOW), _before(page, mark), _under(page, mark, _FAR_BELOW)):
        said = " ".join(word.text for word in words).casefold()
        if _holds(said, rules.signature_words) or _holds(said, rules.office_words):
            if _holds(said, rules.subject_words):
                return "signature"
            if _holds(said, rules.office_words):
                return "office-signature"
    return "unread"


def _under(page: Page, mark: Box, reach: float) -> list[Word]:
    # A stroke may run down through the caption and beyond.
    top = min(mark.y1 - _OVER, (mark.y0 + mark.y1) / 2)
    level = [word for word in page.words if top <= (word.box.y0 + word.box.y1) / 2 <= mark.y1 + reach]
    found = [w for w in level if min(w.box.x1, mark.x1 + 60.0) > max(w.box.x0, mark.x0 - 60.0)]
    # A caption counts as a whole: a mark may be the first stroke of a hand only.
    return [word for word in level if word in found or any(_goes_on(one, word, level) for one in found)]


def _goes_on(one: Word, other: Word, level: Sequence[Word]) -> bool:
    """Return whether a word stands on another's line with no gap wider than a space between them."""
    if other.line != one.line:
        return False
    between = sorted(
        (w.box.x0, w.box.x1) for w in level if w.line == one.line and _is_between(w.box, one.box, other.box)
    )
    return all(b[0] - a[1] <= _SPACE for a, b in pairwise(between))


def _is_between(box: Box, one: Box, other: Box) -> bool:
    return min(one.x0, other.x0) <= box.x0 <= max(one.x0, other.x0)


def _before(page: Page, mark: Box) -> list[Word]:
    level = (mark.y0 + mark.y1) / 2
    return [
        word
        for word in page.words
        if word.box.y0 - _BESIDE <= level <= word.box.y1 + _BESIDE and word.box.x1 <= mark.x0 + _OVER
    ]


def _holds(said: str, wanted: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", said) for word in wanted)

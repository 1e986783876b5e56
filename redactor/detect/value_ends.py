"""Where a value on a line ends: at the next words like a label, at a wide gap, at the end of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.detect.layout import Layout, Token

_WIDE_GAP = 2.8
_OVERLAP = 0.15
"""Share of a line's height: lines of two columns whose base lines differ overlap by more."""
_LABEL_LIKE = re.compile(r"[A-ZÀ-Þ][\w.'’/#&()-]{1,24}:")
_OF_ADDRESS = re.compile(r"(?i)(?:apt|unit|floor|fl|room|rm|suite|ste|bldg|zip|no|attn|box|street|tel|c/o|num)\.?:")
"""Words with a colon that may be part of an address."""


def up_to_gap(layout: Layout, tokens: Sequence[Token], bound: float) -> tuple[list[Token], float]:
    """Return a value up to the first wide gap or ruling, and how far it reaches."""
    kept: list[Token] = []
    for token in tokens:
        if kept and _is_far(layout, kept[-1], token):
            return kept, token.rect.x0 - 1.5
        kept.append(token)
    return kept, min(bound, _next_beside(layout, kept))


def _next_beside(layout: Layout, kept: Sequence[Token]) -> float:
    """Return where other words begin right of a value whose lines overlap with it: those of another column."""
    if not kept:
        return layout.width
    last = kept[-1].rect
    beside = (
        t.rect.x0 - 1.5
        for t in layout.tokens
        if t.row != kept[-1].row and t.rect.x0 > last.x1 and t.rect.shared_height(last) > _OVERLAP * last.height
    )
    return min(beside, default=layout.width)


def up_to_label(layout: Layout, tokens: Sequence[Token], bound: float) -> tuple[list[Token], float]:
    """Return a value up to the next words that look like a label, known or not: `AKA: Poe AT: Town Court`."""
    for at, token in enumerate(tokens[:-1]):
        if at and _LABEL_LIKE.fullmatch(token.text) and not _OF_ADDRESS.fullmatch(token.text):
            while at > 1 and not layout.is_apart(tokens[at - 1], tokens[at]) and _is_wide(layout, tokens, at):
                at -= 1
            return list(tokens[:at]), tokens[at].rect.x0 - 1.5
    return list(tokens), bound


def _is_wide(layout: Layout, tokens: Sequence[Token], at: int) -> bool:
    """Return whether a wide gap stands before the words of a label of several words, within three of them."""
    return any(layout.is_apart(tokens[i - 1], tokens[i]) for i in range(max(1, at - 3), at))


def up_to_full_stop(tokens: Sequence[Token], bound: float) -> tuple[list[Token], float]:
    """Return a value up to the end of its sentence, and how far it reaches."""
    for at, token in enumerate(tokens[:-1]):
        if re.search(r"[^\W\d_]{3,}[.;]$", token.text) and tokens[at + 1].text[:1].isupper():
            return list(tokens[: at + 1]), tokens[at + 1].rect.x0 - 1.5
    return list(tokens), bound


def _is_far(layout: Layout, left: Token, right: Token) -> bool:
    gap = right.rect.x0 - left.rect.x1
    return gap > _WIDE_GAP * left.rect.height or layout.parted(left, right)

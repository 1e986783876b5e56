"""Which drawn text a reader sees.

Hidden: invisible render mode, no opacity, no size, off the page, one tone on the rendered page (white on
white, clipped away, covered), or under a rectangle or picture drawn later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from redactor.intake.drawing import Cover, Rect
from redactor.intake.rendering import Rendering
from redactor.intake.tracing import Fragment

_INVISIBLE_MODE = 3
_LEAST_OPACITY = 0.03
_LEAST_SIZE = 1.0
_SAME_TONE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is needed to judge: the covers, the pictures that cannot be seen through, the pixels, the size."""

    covers: Sequence[Cover]
    rendering: Rendering
    width: float
    height: float


def parted(fragments: Sequence[Fragment], sight: Sight) -> tuple[list[Fragment], list[Fragment]]:
    """Return (seen, hidden); a fragment half under a cover is cut where the cover ends."""
    seen: list[Fragment] = []
    hidden: list[Fragment] = []
    judged = [piece for one in fragments for piece in _cut(one, sight.covers)]
    for piece in judged:
        (hidden if _is_hidden(piece, sight, judged) else seen).append(piece)
    return seen, hidden


def _is_hidden(piece: Fragment, sight: Sight, drawn: Sequence[Fragment]) -> bool:
    if piece.mode == _INVISIBLE_MODE or piece.opacity <= _LEAST_OPACITY or piece.size < _LEAST_SIZE:
        return True
    x, y = piece.centre
    if not (0 <= x <= sight.width and 0 <= y <= sight.height):
        return True
    if sight.rendering.is_even(_core(piece)):
        return True
    above = [cover for cover in sight.covers if cover.order > piece.order and cover.holds(x, y)]
    return any(_covers(cover, piece, sight.rendering, drawn) for cover in above)


def _covers(cover: Cover, piece: Fragment, rendering: Rendering, drawn: Sequence[Fragment]) -> bool:
    """Return whether a cover drawn later hides the piece although its place is not of one tone."""
    if cover.grey is None:
        return True
    # The cover may be clipped or blended, so that it does not show at all: its tone must prevail here, and
    # what shows beside that tone must be text drawn after it.
    if abs(rendering.prevailing(piece.box) - cover.grey) > _SAME_TONE:
        return False
    return any(_overlaps(later.box, piece.box) for later in drawn if later.order > cover.order) or _is_dark(cover)


def is_in_plain_view(piece: Fragment, sight: Sight) -> bool:
    """Return whether the page shows something at an invisible text's place, and no box was drawn over it."""
    x, y = piece.centre
    over = (c for c in sight.covers if c.order > piece.order and c.grey is not None and c.holds(x, y))
    is_covered = any(abs(sight.rendering.prevailing(piece.box) - (c.grey or 0)) <= _SAME_TONE for c in over)
    return piece.size >= _LEAST_SIZE and not is_covered and not sight.rendering.is_even(piece.box)


def _core(piece: Fragment) -> Rect:
    """Return where the ink of letters must be, clear of underlines and of the lines above and below."""
    if not piece.is_straight or not any(letter.isalnum() for letter in piece.text):
        return piece.box
    x0, _, x1, _ = piece.box
    side = 0.1 * (x1 - x0)
    return x0 + side, piece.v - 0.5 * piece.size, x1 - side, piece.v - 0.08 * piece.size


def _is_dark(cover: Cover) -> bool:
    """Return whether the cover is so dark that what shows on its edge is the page around it, not text."""
    return cover.grey is not None and cover.grey < 60


def _overlaps(a: Rect, b: Rect) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def _cut(fragment: Fragment, covers: Sequence[Cover]) -> list[Fragment]:
    """Cut an upright fragment where a cover drawn later begins or ends between its letters."""
    if fragment.mode == _INVISIBLE_MODE or not fragment.is_straight:
        return [fragment]
    over = [c for c in covers if c.order > fragment.order and c.grey is not None and _overlaps(c.rect, fragment.box)]
    if not over:
        return [fragment]
    y = fragment.centre[1]
    middles = [(a + b) / 2 for a, b in pairwise(fragment.edges)]
    under = [tuple(cover.holds(x, y) for cover in over) for x in middles]
    cuts = [0, *(i for i in range(1, len(under)) if under[i] != under[i - 1]), len(under)]
    if len(cuts) == 2:
        return [fragment]
    return [_piece(fragment, a, b) for a, b in pairwise(cuts)]


def _piece(fragment: Fragment, start: int, end: int) -> Fragment:
    edges = fragment.edges[start : end + 1]
    return replace(
        fragment,
        text=fragment.text[start:end],
        edges=edges,
        box=(edges[0], fragment.box[1], edges[-1], fragment.box[3]),
        has_space_after=fragment.has_space_after and end == len(fragment.text),
    )

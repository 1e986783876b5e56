"""Cells of a form that its rule redacts, and that hold nothing: boxed all the same.

A cell without a box between cells with one says that there is nothing: no middle name, no alias, no apartment.
"""

from __future__ import annotations

from redactor.detect.cells import Ground, floor_of, own_cell, sides_of
from redactor.detect.labels import LabelHit
from redactor.detect.layout import Rect

_INLINE = 2.6
"""Height of a cell in heights of its label, up to which its value stands beside the label and not under it."""
_LEAST = 6.0
"""Points that the room for a value is wide and high at least."""
_FILLED = 0.3
"""Share of a word's width and height that lies in the room: then it is not empty."""


def empty_room(ground: Ground, hit: LabelHit) -> Rect | None:
    """Return where the value of a form's own label would stand in its ruled cell; None where no empty cell is seen."""
    field = hit.known.field
    if not (hit.known.is_own and field.stance == "redact" and field.whole_cell and "cell" in field.place):
        return None
    cell = own_cell(ground, hit)
    if cell is None:
        return None
    left, right = sides_of(ground, hit, cell)
    floor = floor_of(ground, hit, left=left, right=right, bottom=cell.y1)
    inner = [h.rect for h in ground.hits if h is not hit and cell.holds(h.rect) and h.rect.middle > hit.rect.y1]
    if cell.height < _INLINE * hit.rect.height:
        room = Rect(hit.rect.x1 + 1.0, cell.y0 + 0.5, right - 0.5, cell.y1 - 0.5)
    else:
        room = Rect(left + 0.5, hit.rect.y1, min([right - 0.5, *(r.x0 - 1.5 for r in inner)]), floor - 0.5)
    is_free = not any(_lies_in(token.rect, room) for token in ground.layout.tokens)
    return room if is_free and room.x1 - room.x0 >= _LEAST and room.height >= _LEAST else None


def _lies_in(word: Rect, room: Rect) -> bool:
    return word.shared_width(room) > _FILLED * (word.x1 - word.x0) and word.shared_height(room) > _FILLED * word.height

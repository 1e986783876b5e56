"""Break running text anew, as if every redaction had been equally wide; what follows it moves up or down by lines.

Where a line was broken tells whether the next word fitted beside what was removed, and how many lines a paragraph took
tells how long it was altogether. Both become a function of the kept words: these keep order, font, size and line
distance, every box has one width, and the space below the paragraph stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.redact.flows import Flow, space_of
from redactor.redact.layout import Gap, Piece
from redactor.redact.matrix import Rect
from redactor.redact.rows import Sheet, decision_of, holds, letters_of
from redactor.redact.state import State
from redactor.redact.tail import Tail, tail_of

BOX_EMS = (6.0, 4.0, 2.5)
"""Widths of a box in font sizes; a narrower one is taken where there is no room for the lines that it makes."""
SPACE_EMS = 0.27
"""The even space between words, where no font tells its own."""
TOUCHING_EMS = 0.1
"""Gap up to which a comma or bracket belongs to its neighbour."""
BOX_BELOW, BOX_ABOVE = 0.24, 0.88
"""How far a box reaches below and above the base line, in font sizes."""
BETWEEN = 0.4
"""Points left free between boxes of neighbouring lines."""
TOUCHING = 0.5
"""Square points that two things may share: measurements differ by so much."""
THIN = 0.4
"""Points to which a ruling without a width counts as wide."""
HEIGHT_STAYS = "How many lines the paragraph took is not hidden: what follows it could not be moved."


@dataclass(slots=True, kw_only=True)
class Unit:
    """What is not parted at a line's end: a word with the boxes and marks that touch it."""

    items: list[Piece | Gap] = field(repr=False)
    rows: list[int]

    def width(self, box: float) -> float:
        """Return its width with boxes of a width."""
        return sum(box if isinstance(item, Gap) else item.x1 - item.x0 for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an item stands anew; `row` is the line it stood on, `line` the one it stands on, from 0."""

    item: Piece | Gap
    row: int
    line: int
    x0: float
    x1: float


def set_flow(flow: Flow, sheet: Sheet, state: State) -> bool:
    """Set running text anew; return False, with everything where it stood, where there is no room."""
    units = list(_units(flow, sheet))
    tail = tail_of(flow, sheet, state)
    for ems in BOX_EMS:
        spots = _laid(flow, units, ems)
        if spots is None:
            continue
        more = spots[-1].line + 1 - len(flow.rows)
        can_follow = more == 0 or (tail is not None and tail.has_room(more * flow.leading))
        if more > 0 and not can_follow and tail is not None:
            continue
        follows = tail if can_follow else None
        if _is_free(flow, spots, sheet, state, follows, more * flow.leading):
            _set(flow, spots, sheet, state)
            if follows is not None:
                follows.move(more * flow.leading, state)
            elif len(flow.rows) > 1 or more:
                state.notes.update(
                    {number: HEIGHT_STAYS for row in flow.rows for g in row.gaps for number in g.numbers}
                )
            return True
    return False


def _units(flow: Flow, sheet: Sheet) -> Iterator[Unit]:
    last: Unit | None = None
    for row_number, row in enumerate(flow.rows):
        end = -float("inf")
        for item in row.items:
            is_first = item is row.items[0]
            touches = _is_hyphenated(last, item) if is_first else item.x0 - end <= TOUCHING_EMS * flow.size
            end = max(end, item.x1)
            if last is not None and _is_same_gap(last, item, sheet):
                gap = last.items[-1]
                assert isinstance(gap, Gap)
                assert isinstance(item, Gap)
                last.items[-1] = Gap(numbers=(*gap.numbers, *item.numbers), x0=gap.x0, x1=gap.x1)
                continue
            if last is not None and touches:
                last.items.append(item)
                last.rows.append(row_number)
                continue
            if last is not None:
                yield last
            last = Unit(items=[item], rows=[row_number])
    if last is not None:
        yield last


def _is_same_gap(last: Unit, item: Piece | Gap, sheet: Sheet) -> bool:
    """Return whether a redaction goes on, perhaps on the next line."""
    gap = last.items[-1]
    if not (isinstance(gap, Gap) and isinstance(item, Gap)):
        return False
    return decision_of(gap, sheet.plan) is decision_of(item, sheet.plan)


def _is_hyphenated(last: Unit | None, item: Piece | Gap) -> bool:
    """Return whether a word goes on from the line before."""
    if last is None or not isinstance(item, Piece):
        return False
    piece = last.items[-1]
    is_open = isinstance(piece, Piece) and len(piece.text) > 2 and piece.text[-1] in "-\u00ad\u2010"
    return is_open and item.text[:1].islower()


def _laid(flow: Flow, units: Sequence[Unit], ems: float) -> list[Spot] | None:
    """Return where each item stands: a function of the kept words alone; None where a word is longer than a line."""
    space, box = space_of(flow.rows) or SPACE_EMS * flow.size, ems * flow.size
    spots: list[Spot] = []
    line, x, is_start = 0, flow.rows[0].x0, True
    for unit in units:
        width = unit.width(box)
        if not is_start and x + space + width > flow.right + 0.01:
            line, x, is_start = line + 1, flow.left, True
        x += 0.0 if is_start else space
        if x + width > flow.right + 0.01:
            return None
        for item, row in zip(unit.items, unit.rows, strict=True):
            end = x + (box if isinstance(item, Gap) else item.x1 - item.x0)
            spots.append(Spot(item=item, row=row, line=line, x0=x, x1=end))
            x = end
        is_start = False
    return spots


def _rises(flow: Flow) -> tuple[float, float]:
    """Return how far boxes reach below and above the base line, in points."""
    below = BOX_BELOW * flow.size
    return below, min(BOX_ABOVE * flow.size, flow.leading - below - BETWEEN)


def _place(flow: Flow, spot: Spot) -> Rect:
    """Return what a spot takes up, in PDF space."""
    y = flow.top - spot.line * flow.leading
    if isinstance(spot.item, Gap):
        below, above = _rises(flow)
        return spot.x0, y - below, spot.x1, y + above
    y += spot.item.y - flow.rows[spot.row].y
    _, low, _, high = letters_of(spot.item)
    return spot.x0, y + low - spot.item.base, spot.x1, y + high - spot.item.base


def _is_free(flow: Flow, spots: Sequence[Spot], sheet: Sheet, state: State, tail: Tail | None, down: float) -> bool:
    """Return whether nothing stands where the text would, once what follows it has moved."""
    places = [_place(flow, spot) for spot in spots]
    whole = _around(places)
    words = [(spot.item, place) for spot, place in zip(spots, places, strict=True) if isinstance(spot.item, Piece)]
    if sheet.clips and any(sheet.is_cut_off(letters_of(piece), place) for piece, place in words):
        return False
    own = {id(spot.item) for spot in spots}
    numbers = flow.numbers
    shapes = tail.shapes if tail is not None else ()
    others = [_shown(rect) for rect in sheet.fixtures(shapes) if not holds(rect, whole)]
    others += [_lowered(_shown(extent), down) for shape in shapes for extent in shape.extents]
    others += [
        _lowered(letters_of(piece), down if tail is not None and tail.holds(piece) else 0.0)
        for piece in sheet.pieces
        if id(piece) not in own
    ]
    for number in range(len(sheet.plan.burns)):
        if number not in numbers:
            moves = tail is not None and number in tail.numbers
            others.append(_lowered(sheet.plan.rising(state.box(number)), down if moves else 0.0))
    near = [rect for rect in others if _shared(rect, whole) > 0]
    return not any(_shared(one, other) > TOUCHING for one in places for other in near)


def _set(flow: Flow, spots: Sequence[Spot], sheet: Sheet, state: State) -> None:
    old = [letters_of(piece) for row in flow.rows for piece in row.pieces]
    old += [sheet.plan.rising(state.box(number)) for number in flow.numbers]
    new = [_place(flow, spot) for spot in spots]
    for spot, place in zip(spots, new, strict=True):
        if isinstance(spot.item, Gap):
            for number in spot.item.numbers:
                state.boxes[number] = sheet.plan.falling(place)
        else:
            spot.item.new_x = spot.x0
            spot.item.new_y = flow.top - spot.line * flow.leading + spot.item.y - flow.rows[spot.row].y
    _set_spaces(spots, sheet)
    state.drop_spaces(flow.rows, sheet)
    state.moved.append(sheet.plan.falling(_around([*old, *new], flow.size)))


def _set_spaces(spots: Sequence[Spot], sheet: Sheet) -> None:
    """Draw a space after each word that another follows on its line, and no other: a line's old end has none."""
    codes = {piece.run.face.key: piece.tail[:1] for piece in reversed(sheet.pieces) if piece.tail}
    for spot, after in zip(spots, [*spots[1:], None], strict=True):
        if isinstance(spot.item, Piece):
            is_parted = after is not None and after.line == spot.line and after.x0 > spot.x1
            spot.item.tail = codes.get(spot.item.run.face.key, ()) if is_parted else ()


def _around(rects: Sequence[Rect], rim: float = 0.0) -> Rect:
    """Return the rectangle around several, a little higher at top and bottom: accents and brackets reach farther."""
    x0, y0 = min(r[0] for r in rects), min(r[1] for r in rects)
    x1, y1 = max(r[2] for r in rects), max(r[3] for r in rects)
    return x0, y0 - 0.15 * rim, x1, y1 + 0.4 * rim


def _shown(rect: Rect) -> Rect:
    """Return a ruling with the width that it is drawn with, about."""
    x0, y0, x1, y1 = rect
    return x0 - THIN / 2, y0 - THIN / 2, x1 + THIN / 2, y1 + THIN / 2


def _lowered(rect: Rect, down: float) -> Rect:
    return rect[0], rect[1] - down, rect[2], rect[3] - down


def _shared(one: Rect, other: Rect) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0

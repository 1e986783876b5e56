"""What follows a paragraph down to the foot of its page, and whether all of it can move up or down together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from redactor.redact.flows import Flow
from redactor.redact.glyphs import Run
from redactor.redact.layout import Piece, is_plain
from redactor.redact.matrix import times
from redactor.redact.plan import is_cell
from redactor.redact.rows import REACH_EMS, WATERMARK, Segment, Sheet, letters_of
from redactor.redact.state import State
from redactor.redact.stream import Shape

FOOT = 36.0
"""Points from the page's lower edge within which a line belongs to its foot, not to its text."""
HIGHEST_FOOT, FOOT_GAP_EMS = 0.14, 2.0
"""Share of the page's height in which a line belongs to the foot if a gap of so many font sizes parts it."""
LOWEST = 40.0
"""Points from the page's lower edge below which no line of text may move."""
WHOLE = 0.9
"""Share of the page's width and height from which a shape is its background."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Words, boxes and drawn lines below a paragraph, down to the page's foot."""

    pieces: tuple[Piece, ...] = field(repr=False)
    members: frozenset[int] = field(repr=False)
    shapes: tuple[Shape, ...] = field(repr=False)
    """What is drawn between the words: rulings, lines under them."""
    numbers: frozenset[int]
    lowest: float
    """How far down the lowest word may move."""
    sheet: Sheet = field(repr=False)

    def holds(self, piece: Piece) -> bool:
        """Return whether a word moves along."""
        return id(piece) in self.members

    def has_room(self, down: float) -> bool:
        """Return whether all may move down by that much."""
        words = [piece for piece in self.pieces if not piece.is_empty]
        if down > 0 and any(piece.base - down < self.lowest for piece in words):
            return False
        places = [letters_of(piece) for piece in words] if self.sheet.clips else []
        return not any(self.sheet.is_cut_off((a, b, c, d), (a, b - down, c, d - down)) for a, b, c, d in places)

    def move(self, down: float, state: State) -> None:
        """Move all of it down."""
        places = [letters_of(piece) for piece in self.pieces if not piece.is_empty]
        places += [extent for shape in self.shapes for extent in shape.extents]
        for shape in self.shapes:
            shape.ctm = times(shape.ctm, (1.0, 0.0, 0.0, 1.0, 0.0, -down))
            shape.extents = [(x0, y0 - down, x1, y1 - down) for x0, y0, x1, y1 in shape.extents]
        for piece in self.pieces:
            piece.new_y = piece.base - down
        for number in self.numbers:
            box = state.box(number)
            places.append(self.sheet.plan.rising(box))
            x0, y0, x1, y1 = places[-1]
            state.boxes[number] = self.sheet.plan.falling((x0, y0 - down, x1, y1 - down))
        if places:
            size = max((piece.size for piece in self.pieces), default=0.0)
            x0, x1 = min(p[0] for p in places), max(p[2] for p in places)
            y0, y1 = min(p[1] for p in places), max(p[3] for p in places)
            y0, y1 = min(y0, y0 - down) - 0.2 * size, max(y1, y1 - down) + 0.4 * size
            state.moved.append(self.sheet.plan.falling((x0, y0, x1, y1)))


def tail_of(flow: Flow, sheet: Sheet, state: State) -> Tail | None:
    """Return what follows running text; None where something of it cannot be moved along."""
    foot = _foot(sheet.segments, sheet.height)
    below = flow.bottom - REACH_EMS[0] * flow.size
    shapes = _shapes(sheet, foot, below)
    if not flow.is_alone or shapes is None or any(foot < top and bottom < below for bottom, top in _fixed(sheet)):
        return None
    numbers = set()
    for number, burn in enumerate(sheet.plan.burns):
        _, bottom, _, top = sheet.plan.rising(state.box(number))
        if foot < (bottom + top) / 2 < below:
            if is_cell(burn):
                return None
            numbers.add(number)
    everything = (*sheet.pieces, *sheet.spaces)
    pieces = tuple(p for p in everything if foot < p.y and p.y < flow.bottom - 0.5 * flow.size)
    return Tail(
        pieces=pieces,
        members=frozenset(id(piece) for piece in pieces),
        shapes=shapes,
        numbers=frozenset(numbers),
        lowest=max(foot + 1.2 * flow.size, LOWEST),
        sheet=sheet,
    )


def _shapes(sheet: Sheet, foot: float, below: float) -> tuple[Shape, ...] | None:
    """Return the paths that lie between two heights; None where one reaches out, and is not the page's background."""
    found: list[Shape] = []
    page = sheet.plan.page
    for one in sheet.walks:
        for item in one.shapes():
            if item.kind != "path":
                continue
            extents = [e for e in item.extents if e[2] - e[0] < WHOLE * page.width or e[3] - e[1] < WHOLE * page.height]
            inside = [e for e in extents if e[3] > foot and e[1] < below]
            if inside and (len(inside) < len(item.extents) or any(e[1] < foot or e[3] > below for e in inside)):
                return None
            if inside:
                found.append(item)
    return tuple(found)


def _foot(segments: Sequence[Segment], height: float) -> float:
    """Return the height up to which lines belong to the page's foot."""
    bases = sorted({one.y for one in segments})
    foot = 0.0
    for base, above in zip(bases, [*bases[1:], height], strict=True):
        size = max(one.size for one in segments if one.y == base)
        is_apart = base <= HIGHEST_FOOT * height and above - base >= FOOT_GAP_EMS * size
        if base <= FOOT or is_apart:
            foot = base + size
    return foot


def _fixed(sheet: Sheet) -> list[tuple[float, float]]:
    """Return bottom and top of all that cannot be moved along: pictures, and text that runs another way."""
    found = [(bottom, top) for _, bottom, _, top in map(sheet.plan.rising, (p.box for p in sheet.plan.page.pictures))]
    for one in sheet.walks:
        for item in one.out:
            if isinstance(item, Shape) and item.kind == "placed":
                found += [(extent[1], extent[3]) for extent in item.extents]
            if isinstance(item, Run) and item.size < WATERMARK and not is_plain(item):
                y = times(item.at, item.ctm)[5]
                found.append((y - item.size, y + item.size))
    return found

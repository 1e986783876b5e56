"""Seal widths: set lines anew, so that the gap a redaction leaves does not tell how long the text was.

From the exact gap a name can be computed (over a list of surnames it gives away most of what there is to know), and
from a justified line's spaces too. So running text is broken anew (`reflow`), and a line that stands by itself is set
anew with even spaces, every box having one width, a fixed multiple of the font size. No position then depends on what
was removed; where a line cannot be set anew without touching something else, it is left, and the burn says so in its
note.

What this does not hide: that something stood there, and in how many places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from statistics import median

from redactor.model import Box, Burn
from redactor.redact.column import Column, Side
from redactor.redact.flows import flows_of, space_of
from redactor.redact.glyphs import Run
from redactor.redact.layout import Gap, Look, Piece, pieces_of
from redactor.redact.letters import Letters
from redactor.redact.matrix import moved, times
from redactor.redact.plan import PagePlan, is_cell
from redactor.redact.reflow import BOX_ABOVE, BOX_BELOW, BOX_EMS, SPACE_EMS, TOUCHING, TOUCHING_EMS, set_flow
from redactor.redact.rows import REACH_EMS, Segment, Sheet, sheet_of
from redactor.redact.state import State
from redactor.redact.stream import Shape, Walk
from redactor.redact.turns import turns_of
from redactor.redact.written import Instruction

SCALES = (1.0, 0.9, 0.8)
"""How far kept words may be narrowed to make room, after boxes have been."""
ASCENT_EMS, DESCENT_EMS = 1.1, 0.35
"""How far glyphs reach above and below the base line, accents and brackets included."""
UNSEALED = "The box is as wide as what was removed: the line could not be set anew."


def seal(walks: Sequence[Walk], plan: PagePlan, letters: Letters) -> PagePlan:
    """Set every line with a redaction in prose anew, in the walks; return the plan with the boxes as they lie then."""
    boxes: dict[int, Box] = {}
    notes: dict[int, str] = {}
    places: list[Box] = []
    if not plan.page.has_foreign_ocr:
        on_pictures = _on_pictures(plan)
        for turn, every in turns_of(walks, plan):
            numbers = every - on_pictures
            if not numbers:
                continue
            turn.apply_to(walks, turn.there)
            state = _seal_lines(walks, turn.plan(_with(plan, boxes)), partial(turn.nearest, letters), numbers)
            turn.apply_to(walks, turn.back)
            boxes.update({number: turn.box_back(box) for number, box in state.boxes.items()})
            notes.update({number: state.notes.get(number, "") for number in state.sealed})
            places += [turn.box_back(box) for box in state.moved]
    burns = (
        replace(
            burn,
            box=boxes.get(index, burn.box),
            note=notes.get(index, burn.note or ("" if is_cell(burn) else UNSEALED)),
        )
        for index, burn in enumerate(plan.burns)
    )
    return replace(plan, burns=_without_doubles(burns), moved=tuple(places))


def left_unsealed(plan: PagePlan) -> PagePlan:
    """Return the plan of a page whose lines cannot be set anew: each box in prose says so."""
    burns = (burn if is_cell(burn) or burn.note else replace(burn, note=UNSEALED) for burn in plan.burns)
    return replace(plan, burns=tuple(burns))


def _on_pictures(plan: PagePlan) -> frozenset[int]:
    """Return the burns of words that were read in a picture: no line of letters can be set anew there."""
    read = [picture.box for picture in plan.page.pictures if picture.is_read]
    return frozenset(n for n, burn in enumerate(plan.burns) if any(box.contains_centre(burn.box) for box in read))


def _without_doubles(burns: Iterable[Burn]) -> tuple[Burn, ...]:
    """Return each box of one decision once: gaps that have become one leave it several times."""
    found: dict[tuple[int, Box], Burn] = {}
    for burn in burns:
        found.setdefault((id(burn.decision), burn.box), burn)
    return tuple(found.values())


def _with(plan: PagePlan, boxes: Mapping[int, Box]) -> PagePlan:
    """Return the plan with some boxes as they lie now."""
    burns = (replace(burn, box=boxes.get(index, burn.box)) for index, burn in enumerate(plan.burns))
    return replace(plan, burns=tuple(burns))


def _seal_lines(walks: Sequence[Walk], plan: PagePlan, look: Look, numbers: frozenset[int]) -> State:
    """Set the lines of these burns anew: those that stand by themselves, then running text from the foot upwards."""
    pieces = pieces_of(walks, look)
    sheet = sheet_of(pieces, plan, walks, numbers)
    others = tuple(segment for segment in sheet.segments if not segment.gaps)
    column = Column(width=plan.page.width, segments=sheet.segments, others=others)
    flows = list(flows_of(sheet, column))
    flowing = {id(row) for flow in flows for row in flow.rows}
    state = State(burns=plan.burns)
    lines = _Lines(sheet=sheet, column=column, state=state)
    for segment in sheet.segments:
        if segment.gaps and id(segment) not in flowing:
            lines.set(segment)
    for flow in sorted(flows, key=lambda one: one.bottom):
        if set_flow(flow, sheet, state):
            state.sealed |= {number for row in flow.rows for gap in row.gaps for number in gap.numbers}
        else:
            for row in flow.rows:
                if row.gaps:
                    lines.set(row)
    _write(walks, pieces)
    return state


@dataclass(slots=True, kw_only=True)
class _Lines:
    """Sets lines anew that stand by themselves, each between what stands beside it."""

    sheet: Sheet
    column: Column
    state: State
    taken: list[Box] = field(default_factory=list)

    def set(self, segment: Segment) -> None:
        """Set a line anew; it stays where it would run into another."""
        new = self._set_anew(segment)
        spans = self._spans(segment, new)
        if any(span.overlap(other) > TOUCHING for span in spans for other in self.taken):
            # Two parts of one line have moved towards each other: this one goes back.
            for piece in segment.pieces:
                piece.new_x, piece.scale = None, 1.0
            new, spans = {}, self._spans(segment, {})
        if new:
            self.state.moved.append(self._extent(segment, new))
            self.state.drop_spaces([segment], self.sheet)
        self.state.boxes.update(new)
        self.state.sealed |= set(new)
        self.taken += spans

    def _set_anew(self, segment: Segment) -> dict[int, Box]:
        """Move a line's words and return the new box of each burn by its number; empty where it cannot be done."""
        room = self.sheet.room_of(segment)
        if room.is_obstructed:
            return {}
        sizes = [piece.size for piece in segment.pieces]
        size = median(sizes) if sizes else segment.size
        side, place = self.column.side_of(segment)
        limit = min(room.limit, max(self.column.right, place if side == "right" else 0.0))
        for scale in SCALES:
            for ems in BOX_EMS:
                spots = _spots(segment, size, ems, scale)
                start = _start(segment, (side, place), spots[-1][1])
                if start >= segment.room[0] - size and start + spots[-1][1] <= limit:
                    return self._moved(segment, [(start + a, start + b) for a, b in spots], scale)
        return {}

    def _moved(self, segment: Segment, spots: Sequence[tuple[float, float]], scale: float) -> dict[int, Box]:
        boxes: dict[int, Box] = {}
        for item, (x0, x1) in zip(segment.items, spots, strict=True):
            if isinstance(item, Piece):
                item.new_x, item.scale = x0, scale
            else:
                for number in item.numbers:
                    y0, y1 = segment.y - BOX_BELOW * segment.size, segment.y + BOX_ABOVE * segment.size
                    boxes[number] = self.sheet.plan.falling((x0, y0, x1, y1))
        return boxes

    def _extent(self, segment: Segment, new: Mapping[int, Box]) -> Box:
        """Return where a line stood and where it stands now: there the page may look different."""
        height, pieces = self.sheet.height, segment.pieces
        boxes = [*new.values(), *(self.sheet.plan.burns[n].box for gap in segment.gaps for n in gap.numbers)]
        return Box(
            page=self.sheet.plan.page.number,
            x0=min(*(b.x0 for b in boxes), *(min(p.x0, p.left) for p in pieces), segment.items[0].x0),
            y0=min(*(b.y0 for b in boxes), *(height - p.y - ASCENT_EMS * p.size for p in pieces)),
            x1=max(*(b.x1 for b in boxes), *(max(p.x1, p.right) for p in pieces), segment.x1),
            y1=max(*(b.y1 for b in boxes), *(height - p.y + DESCENT_EMS * p.size for p in pieces)),
        )

    def _spans(self, segment: Segment, new: Mapping[int, Box]) -> list[Box]:
        """Return where each item of a line lies now, common letters only."""
        spans: list[Box] = []
        below, above = REACH_EMS
        for item in segment.items:
            if isinstance(item, Gap):
                spans += [new.get(number, self.state.box(number)) for number in item.numbers]
                continue
            x0, x1, y = item.left, max(item.right, item.left + 0.01), item.base
            spans.append(self.sheet.plan.falling((x0, y - below * item.size, x1, y + above * item.size)))
        return spans


def _start(segment: Segment, side: tuple[Side, float], width: float) -> float:
    """Return where a line of that width begins, set to its side as it was."""
    name, place = side
    if name == "centre":
        return place - width / 2
    return place - width if name == "right" else segment.x0


def _spots(segment: Segment, size: float, ems: float, scale: float) -> list[tuple[float, float]]:
    """Return where each item begins and ends, from the line's beginning: a function of the kept words alone."""
    space = space_of([segment]) or SPACE_EMS * size
    spots: list[tuple[float, float]] = []
    cursor = 0.0
    for index, item in enumerate(segment.items):
        if index and item.x0 - segment.items[index - 1].x1 > TOUCHING_EMS * size:
            cursor += space * scale
        width = (item.x1 - item.x0) * scale if isinstance(item, Piece) else ems * size
        spots.append((cursor, cursor + width))
        cursor += width
    return spots


def _write(walks: Sequence[Walk], pieces: Sequence[Piece]) -> None:
    """Replace each run of which a word has moved by one run a word, or by itself where all have moved alike."""
    by_run: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_run.setdefault(id(piece.run), []).append(piece)
    for one in walks:
        out: list[Instruction | Run | Shape] = []
        for item in one.out:
            out.extend(_rewritten(item, by_run.get(id(item), [])) if isinstance(item, Run) else [item])
        one.out[:] = out


def _rewritten(run: Run, parts: Sequence[Piece]) -> list[Run]:
    if not any(part.is_moved for part in parts):
        return [run]
    downs = {round(part.y - part.base, 6) for part in parts}
    if len(downs) == 1 and not any(part.is_dropped or part.new_x is not None for part in parts):
        # A whole line that follows a paragraph: it is written as it would be had it not moved.
        return [replace(run, at=moved(run.at, 0.0, -downs.pop() / times(run.at, run.ctm)[3]))]
    return [part.as_run() for part in parts if not part.is_dropped]

"""Seal widths: set a line anew, so that the gap a redaction leaves does not tell how long the text was.

From the exact gap a name can be computed (over a list of surnames it gives away most of what there is to know), and
from a justified line's spaces too. So the kept words of the line are set anew with even spaces and every box gets
one width, a fixed multiple of the font size. No position in the line then depends on what was removed; where a
line cannot be set anew without touching something else, it is left, and the burn says so in its note.

What this does not hide: that a word stood there, on which line, and where the lines break.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median

from redactor.model import Box, Burn
from redactor.redact.glyphs import Run
from redactor.redact.layout import REACH_EMS, Gap, Line, Look, Piece, lines_with_burns, pieces_of
from redactor.redact.letters import Letters
from redactor.redact.plan import PagePlan, is_cell
from redactor.redact.stream import Instruction, Walk
from redactor.redact.turns import turns_of

BOX_EMS = (6.0, 4.0, 2.5)
"""Widths of a box in font sizes; a narrower one is taken where the line's kept words leave no room."""
SPACE_EMS = 0.27
"""The even space between words: that of the common text faces."""
TOUCHING_EMS = 0.1
"""Gap up to which a comma or bracket belongs to its neighbour."""
SCALES = (1.0, 0.9, 0.8)
"""How far kept words may be narrowed to make room, after boxes have been."""
ASCENT_EMS, DESCENT_EMS = 1.1, 0.35
"""How far glyphs reach above and below the base line, accents and brackets included."""
TOUCHING = 0.5
"""Square points that two boxes may share: measurements differ by so much."""
CENTRE = 6.0
GRID = 36.0
"""Points: a centred or right-aligned line begins at a multiple of this, as its own beginning depends on its length."""
UNSEALED = "The box is as wide as what was removed: the line could not be set anew."


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """What the page's other lines say of the column: where they begin, and how far they reach."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    width: float

    @property
    def right(self) -> float:
        """Return how far a line may reach: as far as others do, or as the left margin leaves at the right."""
        left = max(min(self.starts, default=GRID), GRID / 2)
        return min(max([*self.ends, self.width - left]), self.width - GRID / 2)


def seal(walks: Sequence[Walk], plan: PagePlan, letters: Letters) -> PagePlan:
    """Set every line with a redaction in prose anew, in the walks; return the plan with the boxes as they lie then."""
    boxes: dict[int, Box] = {}
    moved: list[Box] = []
    if not plan.page.has_foreign_ocr:
        on_pictures = _on_pictures(plan)
        for turn, every in turns_of(walks, plan):
            numbers = every - on_pictures
            if not numbers:
                continue
            turn.apply_to(walks, turn.there)
            view = turn.plan(_with(plan, boxes))
            new, places = _seal_lines(walks, view, partial(turn.nearest, letters), numbers)
            turn.apply_to(walks, turn.back)
            boxes.update({number: turn.box_back(box) for number, box in new.items()})
            moved += [turn.box_back(box) for box in places]
    burns = (_sealed(burn, boxes.get(index)) for index, burn in enumerate(plan.burns))
    return replace(plan, burns=_without_doubles(burns), moved=tuple(moved))


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


def _seal_lines(
    walks: Sequence[Walk], plan: PagePlan, look: Look, numbers: frozenset[int]
) -> tuple[dict[int, Box], list[Box]]:
    """Set the lines of these burns anew; return the new boxes by number, and where lines stood and stand."""
    pieces = pieces_of(walks, look)
    lines, others = lines_with_burns(pieces, plan, walks, numbers)
    margins = Margins(
        starts=tuple(line[0].x0 for line in others),
        ends=tuple(line[-1].x1 for line in others),
        width=plan.page.width,
    )
    boxes: dict[int, Box] = {}
    moved: list[Box] = []
    taken: list[Box] = []
    for line in lines:
        new = _set_anew(line, plan, margins)
        spans = _spans(line, plan, new)
        if any(span.overlap(other) > TOUCHING for span in spans for other in taken):
            # Two parts of one line have moved towards each other: this one goes back.
            for piece in line.pieces:
                piece.new_x, piece.scale = None, 1.0
            new, spans = {}, _spans(line, plan, {})
        if new:
            moved.append(_extent(line, plan, tuple(new.values())))
        boxes.update(new)
        taken += spans
    _write(walks, pieces)
    return boxes, moved


def _sealed(burn: Burn, box: Box | None) -> Burn:
    if box is not None:
        return replace(burn, box=box)
    return burn if is_cell(burn) else replace(burn, note=UNSEALED)


def _set_anew(line: Line, plan: PagePlan, margins: Margins) -> dict[int, Box]:
    """Move a line's pieces and return the new box of each burn by its number; empty where it cannot be done."""
    if line.is_obstructed:
        return {}
    size = median([p.size for p in line.pieces]) if line.pieces else line.height / 1.37
    start = _start(line, margins)
    limit = min(line.limit, margins.right)
    for scale in SCALES:
        for ems in BOX_EMS:
            spots = _spots(line, start, size, ems, scale)
            if spots[-1][1] <= limit:
                return _moved(line, plan, spots, scale)
    return {}


def _extent(line: Line, plan: PagePlan, boxes: Sequence[Box]) -> Box:
    """Return where a line stood and where it stands now: there the page may look different."""
    height, pieces = plan.page.height, line.pieces
    old = [plan.burns[number].box for item in line.items if isinstance(item, Gap) for number in item.numbers]
    tops = [height - p.y - ASCENT_EMS * p.size for p in pieces]
    bottoms = [height - p.y + DESCENT_EMS * p.size for p in pieces]
    ends = [(p.x0 if p.new_x is None else p.new_x) + (p.x1 - p.x0) * p.scale for p in pieces]
    return Box(
        page=plan.page.number,
        x0=min(line.items[0].x0, *(b.x0 for b in (*old, *boxes)), *(p.new_x or p.x0 for p in pieces)),
        y0=min(*(b.y0 for b in (*old, *boxes)), *tops),
        x1=max(line.items[-1].x1, *(b.x1 for b in (*old, *boxes)), *ends),
        y1=max(*(b.y1 for b in (*old, *boxes)), *bottoms),
    )


def _spans(line: Line, plan: PagePlan, new: Mapping[int, Box]) -> list[Box]:
    """Return where each item of a line lies now, common letters only."""
    spans: list[Box] = []
    below, above = REACH_EMS
    for item in line.items:
        if isinstance(item, Gap):
            spans += [new.get(number, plan.burns[number].box) for number in item.numbers]
            continue
        x0, y = item.x0 if item.new_x is None else item.new_x, plan.page.height - item.y
        x1 = max(x0 + (item.x1 - item.x0) * item.scale, x0 + 0.01)
        spans.append(Box(page=plan.page.number, x0=x0, y0=y - above * item.size, x1=x1, y1=y + below * item.size))
    return spans


def _start(line: Line, margins: Margins) -> float:
    x0, x1 = line.items[0].x0, line.items[-1].x1
    shares_start = any(abs(x0 - one) < 1.5 for one in margins.starts)
    is_centred = abs((x0 + x1) / 2 - margins.width / 2) < CENTRE
    is_right = any(abs(x1 - one) < 1.5 for one in margins.ends)
    if shares_start or not (is_centred or is_right):
        return x0
    return max(x0 // GRID * GRID, line.floor)


def _spots(line: Line, start: float, size: float, ems: float, scale: float) -> list[tuple[float, float]]:
    """Return where each item begins and ends: a function of the kept words alone."""
    spots: list[tuple[float, float]] = []
    cursor = start
    for index, item in enumerate(line.items):
        if index and item.x0 - line.items[index - 1].x1 > TOUCHING_EMS * size:
            cursor += SPACE_EMS * size * scale
        width = (item.x1 - item.x0) * scale if isinstance(item, Piece) else ems * size
        spots.append((cursor, cursor + width))
        cursor += width
    return spots


def _moved(line: Line, plan: PagePlan, spots: Sequence[tuple[float, float]], scale: float) -> dict[int, Box]:
    boxes: dict[int, Box] = {}
    for item, (x0, x1) in zip(line.items, spots, strict=True):
        if isinstance(item, Piece):
            item.new_x, item.scale = x0, scale
        else:
            for number in item.numbers:
                old = plan.burns[number].box
                boxes[number] = Box(page=old.page, x0=x0, y0=old.y0, x1=x1, y1=old.y1)
    return boxes


def _write(walks: Sequence[Walk], pieces: Sequence[Piece]) -> None:
    """Replace each run of which a word has moved by one run a word."""
    by_run: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_run.setdefault(id(piece.run), []).append(piece)
    for one in walks:
        out: list[Instruction | Run] = []
        for item in one.out:
            parts = by_run.get(id(item), [])
            if any(part.new_x is not None for part in parts):
                out.extend(part.as_run() for part in parts)
            else:
                out.append(item)
        one.out[:] = out

"""See kept text as lines again: words with their places, the redactions between them, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from redactor.model import Box, Decision, union
from redactor.redact.glyphs import Run
from redactor.redact.letters import Character
from redactor.redact.matrix import moved, times
from redactor.redact.plan import PagePlan
from redactor.redact.stream import Walk

WORD_GAP_EMS = 0.15
"""A kern as wide as this parts two words."""
COLUMN_GAP_EMS = 1.8
"""A gap as wide as this is a tab or another column, if another line has one that ends at the same place."""
WIDE_GAP_EMS = 4.0
"""A gap as wide as this is one in any case: no justified line has such spaces."""
SAME_STOP = 1.0
"""Points by which the beginnings of one column may differ."""
FEWEST_EVEN_SPACES = 3
EVEN = 2.0
"""Points by which equal spaces differ here: a box is painted a little larger than what it covers."""
SAME_BASELINE_EMS = 0.22
"""Filled-in text stands a little higher or lower than the printed text of its line."""
REACH_EMS = (0.22, 0.72)
"""How far the common letters reach below and above the base line."""
MOSTLY = 0.5
"""Share of a box that lies over another from which on both are one gap."""
WATERMARK = 24.0
"""Size of text from which on, where it runs another way, it lies behind the page's lines and is not in their way."""

Look = Callable[[int, float, float], Character | None]
"""Returns the source's character for a glyph number at x, y in PDF space."""


@dataclass(slots=True, kw_only=True, eq=False)
class Piece:
    """A word that stays: glyphs `first` to `last` (exclusive) of a run; coordinates in PDF space."""

    run: Run = field(repr=False)
    first: int
    last: int
    x0: float
    x1: float
    y: float
    size: float
    tail: tuple[int, ...] = ()
    """Codes of the spaces behind it: they stay, so that readers still part the words."""
    new_x: float | None = None
    scale: float = 1.0

    def as_run(self) -> Run:
        """Return the word as a run of its own, where it has been moved to."""
        run = self.run
        place = times(run.at, run.ctm)
        shift = (self.x0 if self.new_x is None else self.new_x) - place[4]
        codes = [*run.codes[self.first : self.last], *self.tail]
        kerns = run.kerns[self.first : max(self.last - 1, self.first)]
        return replace(
            run,
            at=moved(run.at, shift / place[0], 0.0),
            scale=run.scale * self.scale,
            codes=codes,
            kerns=[*kerns, *([0.0] * (len(codes) - len(kerns)))],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place on a line where something was removed: the numbers of its burns in the plan, and its extent."""

    numbers: tuple[int, ...]
    x0: float
    x1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words and redactions of one line up to the next column, from left to right."""

    items: tuple[Piece | Gap, ...] = field(repr=False)
    height: float
    floor: float
    """Where the text before it on the same line ends."""
    limit: float
    """Where something to its right begins."""
    is_obstructed: bool
    """Whether drawings or pictures lie with it, which would not move along."""

    @property
    def pieces(self) -> list[Piece]:
        """Return the words."""
        return [item for item in self.items if isinstance(item, Piece)]


def pieces_of(walks: Sequence[Walk], look: Look) -> list[Piece]:
    """Return the words of all level, upright, visible runs."""
    found: list[Piece] = []
    for one in walks:
        for item in one.out:
            if isinstance(item, Run) and item.mode == 0 and _is_level(item):
                found.extend(_words(item, look))
    return found


def _is_level(run: Run) -> bool:
    a, b, c, d, _, _ = times(run.at, run.ctm)
    return a > 0 and d > 0 and abs(b) < 1e-3 * a and abs(c) < 1e-3 * d


def _words(run: Run, look: Look) -> Iterator[Piece]:
    place = times(run.at, run.ctm)
    unit, size = place[0] * run.size * run.scale, place[3] * run.size
    x, y, first, x0 = place[4], place[5], 0, place[4]
    end = x
    spaces: list[int] = []
    for index, (code, kern) in enumerate(zip(run.codes, run.kerns, strict=True)):
        one = look(code, x, y)
        is_space = one is not None and one.text.isspace()
        starts_word = not is_space and (spaces or x - end > WORD_GAP_EMS * size)
        if starts_word and index > first:
            yield _piece(run, (first, index - len(spaces)), (x0, end), (y, size), spaces)
            first, x0, spaces = index, x, []
        if is_space:
            spaces.append(code)
        else:
            end = x + run.face.advance(code) * unit
        x += (run.face.advance(code) - kern / 1000) * unit
    yield _piece(run, (first, len(run.codes) - len(spaces)), (x0, end), (y, size), spaces)


def _piece(
    run: Run, span: tuple[int, int], extent: tuple[float, float], rest: tuple[float, float], spaces: Sequence[int]
) -> Piece:
    return Piece(
        run=run,
        first=span[0],
        last=span[1],
        x0=extent[0],
        x1=max(extent),
        y=rest[0],
        size=rest[1],
        tail=tuple(spaces),
    )


def lines_with_burns(
    pieces: Sequence[Piece], plan: PagePlan, walks: Sequence[Walk], numbers: Collection[int]
) -> tuple[list[Line], list[list[Piece]]]:
    """Return the lines that hold the burns with these numbers, and the words of all other lines."""
    height = plan.page.height
    shown = [p for p in pieces if p.last > p.first]
    rows: list[list[Piece]] = []
    for piece in sorted(shown, key=lambda p: (-p.y, p.x0)):
        if rows and abs(rows[-1][0].y - piece.y) <= SAME_BASELINE_EMS * min(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    ground = Ground(plan=plan, walks=tuple(walks), pieces=tuple(shown), stops=_stops(rows))
    gaps: dict[int, list[Gap]] = {}
    alone: list[Gap] = []
    for group in _together(plan, numbers):
        box = union([plan.burns[number].box for number in group])
        gap = Gap(numbers=tuple(group), x0=box.x0, x1=box.x1)
        row = _row_of(rows, height - box.y1, height - box.y0)
        if row is None:
            alone.append(gap)
        else:
            gaps.setdefault(row, []).append(gap)
    lines: list[Line] = []
    for row, found in gaps.items():
        lines += _parted(rows[row], found, ground)
    for gap in alone:
        lines += _parted([], [gap], ground)
    return lines, [sorted(r, key=lambda p: p.x0) for i, r in enumerate(rows) if i not in gaps]


def _stops(rows: Sequence[Sequence[Piece]]) -> tuple[tuple[float, float], ...]:
    stops: list[tuple[float, float]] = []
    for row in rows:
        end = -float("inf")
        for piece in sorted(row, key=lambda one: one.x0):
            if piece.x0 - end > COLUMN_GAP_EMS * piece.size:
                stops.append((piece.x0, piece.y))
            end = max(end, piece.x1)
    return tuple(stops)


def _together(plan: PagePlan, numbers: Collection[int]) -> list[list[int]]:
    """Group burns of which one lies mostly over another: they are one gap in the line."""
    groups: list[list[int]] = []
    for number in sorted(numbers, key=lambda n: (-plan.burns[n].box.area, n)):
        box = plan.burns[number].box
        for group in groups:
            if plan.burns[group[0]].box.overlap(box) > MOSTLY * box.area:
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


def _row_of(rows: Sequence[Sequence[Piece]], bottom: float, top: float) -> int | None:
    """Return the line whose baseline runs through the lower half of a box."""
    aim = bottom + 0.24 * (top - bottom)
    near = [(abs(row[0].y - aim), index) for index, row in enumerate(rows)]
    near = [one for one in near if one[0] <= 0.26 * (top - bottom)]
    return min(near)[1] if near else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All that stands on the page beside a line."""

    plan: PagePlan = field(repr=False)
    walks: tuple[Walk, ...] = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    stops: tuple[tuple[float, float], ...] = field(repr=False)
    """Where text begins on a line or after a gap that may be a column's: x and base line, by x."""

    def is_column(self, gap: float, size: float, x: float, row: Sequence[Piece]) -> bool:
        """Return whether a gap that ends at x parts columns, and is not the wide space of a justified line."""
        if gap <= COLUMN_GAP_EMS * size:
            return False
        base = row[0].y if row else None
        near = (y for at, y in self.stops if abs(at - x) <= SAME_STOP)
        return gap > WIDE_GAP_EMS * size or base is None or any(abs(y - base) > size / 2 for y in near)

    def obstacles(self, part: Sequence[Piece | Gap]) -> Iterator[tuple[float, float, float, float]]:
        """Yield x0, y0, x1, y1 in PDF space of everything that is not of this part of a line."""
        own = {id(item) for item in part}
        numbers = {number for item in part if isinstance(item, Gap) for number in item.numbers}
        below, above = REACH_EMS
        for one in self.walks:
            yield from one.shapes
            yield from _turned_glyphs(one)
        for piece in self.pieces:
            if id(piece) not in own:
                yield piece.x0, piece.y - below * piece.size, piece.x1, piece.y + above * piece.size
        for number, burn in enumerate(self.plan.burns):
            if number not in numbers:
                yield self._turned(burn.box)
        for picture in self.plan.page.pictures:
            yield self._turned(picture.box)

    def _turned(self, box: Box) -> tuple[float, float, float, float]:
        height = self.plan.page.height
        return box.x0, height - box.y1, box.x1, height - box.y0


def _turned_glyphs(one: Walk) -> Iterator[tuple[float, float, float, float]]:
    """Yield the places of glyphs that run another way: they stand in the way, and are in no line."""
    for item in one.out:
        if isinstance(item, Run) and item.mode == 0 and item.size < WATERMARK and not _is_level(item):
            half = item.size / 2
            for _, _, _, x, y in item.middles():
                yield x - half, y - half, x + half, y + half


def _parted(row: Sequence[Piece], gaps: Sequence[Gap], ground: Ground) -> Iterator[Line]:
    """Yield the parts of a line between column gaps that hold a redaction."""
    items = _with_gaps_joined(sorted([*row, *gaps], key=lambda item: (item.x0, item.x1)), ground.plan)
    size = max((piece.size for piece in row), default=0.0) or ground.plan.burns[gaps[0].numbers[0]].box.height / 1.37
    is_even = _is_evenly_spaced(items)
    parts: list[list[Piece | Gap]] = []
    for item in items:
        gap = item.x0 - max(other.x1 for other in parts[-1]) if parts else 0.0
        if parts and (is_even or not ground.is_column(gap, size, item.x0, row)):
            parts[-1].append(item)
        else:
            parts.append([item])
    for index, part in enumerate(parts):
        if any(isinstance(item, Gap) for item in part):
            before = max((i.x1 for i in parts[index - 1]), default=0.0) + size if index else 0.0
            after = parts[index + 1][0].x0 - size / 2 if index + 1 < len(parts) else ground.plan.page.width
            yield _line(part, (before, after), size, ground)


def _is_evenly_spaced(items: Sequence[Piece | Gap]) -> bool:
    """Return whether a row has the equal spaces of a justified line, however wide: columns are not so even.

    Each of those spaces is what the measure leaves when all words are subtracted, so it tells the removed width.
    """
    spaces = [right.x0 - left.x1 for left, right in pairwise(items)]
    return len(spaces) >= FEWEST_EVEN_SPACES and max(spaces) - min(spaces) <= EVEN


def _with_gaps_joined(items: Sequence[Piece | Gap], plan: PagePlan) -> list[Piece | Gap]:
    """Return the items with neighbouring gaps of one decision as one: how many they are tells of the width."""
    joined: list[Piece | Gap] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(last, Gap) and isinstance(item, Gap) and _decision(last, plan) is _decision(item, plan):
            numbers = (*last.numbers, *item.numbers)
            joined[-1] = Gap(numbers=numbers, x0=last.x0, x1=max(last.x1, item.x1))
        else:
            joined.append(item)
    return joined


def _decision(gap: Gap, plan: PagePlan) -> Decision:
    return plan.burns[gap.numbers[0]].decision


def _line(part: list[Piece | Gap], room: tuple[float, float], size: float, ground: Ground) -> Line:
    x0, x1 = part[0].x0, max(item.x1 for item in part)
    boxes = [ground.plan.burns[number].box for item in part if isinstance(item, Gap) for number in item.numbers]
    bottom = ground.plan.page.height - max(box.y1 for box in boxes)
    top = ground.plan.page.height - min(box.y0 for box in boxes)
    limit, is_obstructed = room[1], _overlap_each_other(part)
    for a, b, c, d in ground.obstacles(part):
        if b >= top - size * 0.1 or d <= bottom + size * 0.1:
            continue
        if a <= x0 + 1 and c >= x1 - 1 and (b <= bottom and d >= top):
            limit = min(limit, c - 2)  # A frame around the line: what it holds may move inside it.
        elif a >= x1 - 1:
            limit = min(limit, a - 2)
        elif c > x0 + 1:
            is_obstructed = True
    return Line(items=tuple(part), height=boxes[0].height, floor=room[0], limit=limit, is_obstructed=is_obstructed)


def _overlap_each_other(part: Sequence[Piece | Gap]) -> bool:
    return any(right.x0 < left.x1 - 1.5 for left, right in pairwise(part))

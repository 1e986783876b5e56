"""See a page's words and redactions as lines: parted into columns, each with its room and what stands in its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.model import Decision, union
from redactor.redact.glyphs import Run
from redactor.redact.layout import Gap, Piece, is_plain
from redactor.redact.matrix import Rect
from redactor.redact.plan import PagePlan
from redactor.redact.stream import Shape, Walk

COLUMN_GAP_EMS = 1.8
"""A gap as wide as this is a tab or another column, if another line has one that ends at the same place."""
WIDE_GAP_EMS = 4.0
"""A gap as wide as this is one in any case: no justified line has such spaces."""
SAME_STOP = 1.0
"""Points by which the beginnings of one column may differ."""
FEWEST_EVEN_SPACES = 3
EVEN = 2.0
"""Points by which equal spaces differ here."""
NEAR_ROWS = 3
"""Lines above and below a justified one in which the edges are looked for that it fills."""
FEWEST_STEP, MOST_STEP = 0.9, 5.0
"""Their distance, in font sizes."""
SAME_BASELINE_EMS = 0.22
"""Filled-in text stands a little higher or lower than the printed text of its line."""
REACH_EMS = (0.22, 0.72)
"""How far the common letters reach below and above the base line."""
BELOW_LINE, ABOVE_LINE = 0.25, 0.8
"""How far, in font sizes, something below or above the base line is on the line: what underlines a word is."""
EASE = 1.0
"""Points by which words of two lines may meet."""
BOX_BASE = 0.24
"""Share of a box's height at which the base line of its text lies, from below."""
BOX_EMS = 1.2
"""Height of a removed text's box in font sizes, where no word beside it tells the size."""
COARSE_SIZE, COARSE_BASE = 0.5, 1.0
"""Points to which size and base line are rounded then: a box is as high as the highest of the letters in it."""
BAR = 3.0
"""Points that an upright rule is wide at most, and higher than that: what stands beside it is another column."""
MOSTLY = 0.5
"""Share of a box that lies over another from which on both are one gap."""
WATERMARK = 24.0
"""Size of text from which on, where it runs another way, it lies behind the page's lines and is not in their way."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Words and redactions of one line up to the next column, from left to right."""

    items: tuple[Piece | Gap, ...] = field(repr=False)
    y: float
    """The base line."""
    size: float
    room: tuple[float, float]
    """Where the text before it on the same line ends, and where the next begins."""
    is_alone: bool
    """Whether nothing else stands on its line."""

    @property
    def pieces(self) -> list[Piece]:
        """Return the words."""
        return [item for item in self.items if isinstance(item, Piece)]

    @property
    def gaps(self) -> list[Gap]:
        """Return the redactions."""
        return [item for item in self.items if isinstance(item, Gap)]

    @property
    def x0(self) -> float:
        """Return where it begins."""
        return self.items[0].x0

    @property
    def x1(self) -> float:
        """Return where it ends."""
        return max(item.x1 for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What lies around a segment."""

    limit: float
    """Where something to its right begins."""
    is_obstructed: bool
    """Whether drawings or pictures lie with it, which would not move along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All lines of a page from top to bottom, and all else that stands on it."""

    plan: PagePlan = field(repr=False)
    walks: tuple[Walk, ...] = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    spaces: tuple[Piece, ...] = field(repr=False)
    """Spaces that no word goes before."""
    segments: tuple[Segment, ...] = field(repr=False)
    clips: tuple[Rect, ...] = field(repr=False)
    """What clips let through, each once; which of them holds for a word is not asked."""

    @property
    def height(self) -> float:
        """Return the page's height."""
        return self.plan.page.height

    def room_of(self, segment: Segment) -> Room:
        """Return where a segment may reach, and whether something lies with it."""
        x0, x1, y, size = segment.x0, segment.x1, segment.y, segment.size
        limit, is_obstructed = segment.room[1], _overlap_each_other(segment.items)
        limit = min([limit, *(clip[2] for clip in self.clips if holds(clip, (x0, y, x1, y + size / 2)))])
        for a, b, c, d in self._obstacles(segment):
            if b >= y + ABOVE_LINE * size or d <= y - BELOW_LINE * size:
                continue
            if a <= x0 + 1 and c >= x1 - 1 and b <= y - REACH_EMS[0] * size and d >= y + REACH_EMS[1] * size:
                limit = min(limit, c - 2)  # A frame around the line: what it holds may move inside it.
            elif a >= x1 - 1:
                limit = min(limit, a - 2)
            elif c > x0 + 1:
                is_obstructed = True
        return Room(limit=limit, is_obstructed=is_obstructed)

    def _obstacles(self, segment: Segment) -> Iterator[Rect]:
        """Yield the places in PDF space of everything that is not of this segment; of words, that of common letters."""
        yield from self.fixtures()
        numbers: set[int] = set()
        below, above = REACH_EMS
        for other in self.segments:
            numbers |= {number for gap in other.gaps for number in gap.numbers}
            is_near = other is not segment and abs(other.y - segment.y) < 3 * max(other.size, segment.size)
            for item in other.items if is_near else ():
                size = item.size if isinstance(item, Piece) else other.size
                y = item.y if isinstance(item, Piece) else other.y
                yield item.x0, y - below * size + EASE, item.x1, y + above * size - EASE
        for number, burn in enumerate(self.plan.burns):
            if number not in numbers:
                yield self.plan.rising(burn.box)

    def is_cut_off(self, old: Rect, new: Rect) -> bool:
        """Return whether a clip that let something through where it stood would cut it where it is to stand."""
        return any(holds(clip, old) and not holds(clip, new) for clip in self.clips)

    def fixtures(self, apart_from: Collection[Shape] = ()) -> Iterator[Rect]:
        """Yield the places of drawings, pictures and text that runs another way."""
        apart = {id(shape) for shape in apart_from}
        for one in self.walks:
            for shape in one.shapes():
                if shape.kind != "clip" and id(shape) not in apart:
                    yield from shape.extents
            yield from _other_glyphs(one)
        for picture in self.plan.page.pictures:
            yield self.plan.rising(picture.box)


def holds(outer: Rect, inner: Rect) -> bool:
    """Return whether one rectangle holds another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _rounded(rect: Rect) -> Rect:
    return round(rect[0], 2) - 0.01, round(rect[1], 2) - 0.01, round(rect[2], 2) + 0.01, round(rect[3], 2) + 0.01


def letters_of(piece: Piece) -> Rect:
    """Return where the common letters of a word lie now."""
    below, above = REACH_EMS
    return piece.left, piece.base - below * piece.size, piece.right, piece.base + above * piece.size


def _other_glyphs(one: Walk) -> Iterator[Rect]:
    """Yield the places of glyphs that run another way: they stand in the way, and are in no line."""
    for item in one.out:
        if isinstance(item, Run) and item.size < WATERMARK and not is_plain(item):
            half = item.size / 2
            for _, _, _, x, y in item.middles():
                yield x - half, y - half, x + half, y + half


def _overlap_each_other(items: Sequence[Piece | Gap]) -> bool:
    return any(right.x0 < left.x1 - 1.5 for left, right in pairwise(items))


# --- lines ---------------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Row:
    """Words of one base line, and the gaps between them."""

    pieces: list[Piece]
    gaps: list[Gap] = field(default_factory=list)
    y: float
    """Of the highest word; of the box where there is none."""

    @property
    def items(self) -> list[Piece | Gap]:
        """Return words and gaps from left to right."""
        return sorted([*self.pieces, *self.gaps], key=lambda item: (item.x0, item.x1))

    @property
    def base(self) -> float:
        """Return the base line of most of its letters."""
        letters: Counter[float] = Counter()
        for piece in self.pieces:
            letters[piece.y] += piece.last - piece.first
        return max(letters, key=lambda y: (letters[y], y)) if letters else self.y


def sheet_of(pieces: Sequence[Piece], plan: PagePlan, walks: Sequence[Walk], numbers: Collection[int]) -> Sheet:
    """Return the page's lines; the burns with these numbers stand in them as gaps."""
    shown = [piece for piece in pieces if not piece.is_empty]
    rows = _rows(shown)
    stops, bars = _stops(rows), _bars(walks)
    alone: list[_Row] = []
    for group in _together(plan, numbers):
        box = union([plan.span(number) for number in group])
        gap = Gap(numbers=tuple(group), x0=box.x0, x1=box.x1)
        bottom, top = plan.page.height - box.y1, plan.page.height - box.y0
        row = _row_of(rows, bottom, top)
        if row is None:
            row = _row_of(alone, bottom, top)
        if row is None:
            row = _Row(pieces=[], y=_coarse(bottom + BOX_BASE * (top - bottom), COARSE_BASE))
            alone.append(row)
        row.gaps.append(gap)
    everything = sorted((*rows, *alone), key=lambda row: -row.y)
    segments = [
        one
        for index, row in enumerate(everything)
        for one in _parted(row, plan, (stops, bars), everything[max(index - NEAR_ROWS, 0) : index + NEAR_ROWS + 1])
    ]
    return Sheet(
        plan=plan,
        walks=tuple(walks),
        pieces=tuple(shown),
        spaces=tuple(piece for piece in pieces if piece.is_empty),
        segments=tuple(sorted(segments, key=lambda one: (-one.y, one.x0))),
        clips=tuple(sorted({_rounded(e) for w in walks for s in w.shapes() if s.kind == "clip" for e in s.extents})),
    )


def _coarse(value: float, step: float) -> float:
    return max(round(value / step), 1) * step


def _rows(shown: Sequence[Piece]) -> list[_Row]:
    rows: list[_Row] = []
    for piece in sorted(shown, key=lambda p: (-p.y, p.x0)):
        last = rows[-1].pieces[0] if rows else None
        if last is not None and abs(last.y - piece.y) <= SAME_BASELINE_EMS * min(last.size, piece.size):
            rows[-1].pieces.append(piece)
        else:
            rows.append(_Row(pieces=[piece], y=piece.y))
    return rows


def _stops(rows: Sequence[_Row]) -> tuple[tuple[float, float], ...]:
    """Return where text begins on a line or after a gap that may be a column's: x and base line."""
    stops: list[tuple[float, float]] = []
    for row in rows:
        end = -float("inf")
        for piece in sorted(row.pieces, key=lambda one: one.x0):
            if piece.x0 - end > COLUMN_GAP_EMS * piece.size:
                stops.append((piece.x0, piece.y))
            end = max(end, piece.x1)
    return tuple(stops)


def _together(plan: PagePlan, numbers: Collection[int]) -> list[list[int]]:
    """Group burns of which one lies mostly over another: they are one gap in the line."""
    groups: list[list[int]] = []
    for number in sorted(numbers, key=lambda n: (-plan.span(n).area, n)):
        box = plan.span(number)
        for group in groups:
            if plan.span(group[0]).overlap(box) > MOSTLY * box.area:
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


def _row_of(rows: Sequence[_Row], bottom: float, top: float) -> _Row | None:
    """Return the line whose base line runs through the lower half of a box."""
    aim = bottom + BOX_BASE * (top - bottom)
    near = [(abs(row.y - aim), index) for index, row in enumerate(rows)]
    near = [one for one in near if one[0] <= 0.26 * (top - bottom)]
    return rows[min(near)[1]] if near else None


def _bars(walks: Iterable[Walk]) -> tuple[Rect, ...]:
    """Return the upright rules of the page."""
    drawn = (extent for one in walks for shape in one.shapes() if shape.kind != "clip" for extent in shape.extents)
    return tuple(one for one in drawn if one[2] - one[0] <= BAR < one[3] - one[1])


def _parted(
    row: _Row, plan: PagePlan, edges: tuple[Sequence[tuple[float, float]], Sequence[Rect]], near: Sequence[_Row]
) -> Iterator[Segment]:
    """Yield the parts of a line between column gaps and upright rules; `edges` are the page's stops and rules."""
    items = _with_gaps_joined(row.items, plan)
    size = max((piece.size for piece in row.pieces), default=0.0)
    size = size or _coarse(plan.span(row.gaps[0].numbers[0]).height / BOX_EMS, COARSE_SIZE)
    is_even = _is_evenly_spaced(items) or any(_fills_the_same(row, other, size) for other in near if other is not row)
    stops, bars = edges
    bars = [bar for bar in bars if bar[1] <= row.y + REACH_EMS[1] * size / 2 <= bar[3]]
    parts: list[list[Piece | Gap]] = []
    for item in items:
        end = max(other.x1 for other in parts[-1]) if parts else item.x0
        is_barred = any(end - 1 <= bar[0] and bar[2] <= item.x0 + 1 for bar in bars)
        if parts and not is_barred and (is_even or not _is_column(item.x0 - end, size, item.x0, row, stops)):
            parts[-1].append(item)
        else:
            parts.append([item])
    for index, part in enumerate(parts):
        before = max(i.x1 for i in parts[index - 1]) + size if index else 0.0
        after = parts[index + 1][0].x0 - size / 2 if index + 1 < len(parts) else plan.page.width
        sizes = Counter(round(item.size, 2) for item in part if isinstance(item, Piece))
        own = max(sizes, key=lambda one: (sizes[one], one)) if sizes else size
        yield Segment(items=tuple(part), y=row.base, size=own, room=(before, after), is_alone=len(parts) == 1)


def _is_column(gap: float, size: float, x: float, row: _Row, stops: Sequence[tuple[float, float]]) -> bool:
    """Return whether a gap that ends at x parts columns, and is not the wide space of a justified line."""
    if gap <= COLUMN_GAP_EMS * size:
        return False
    near = (y for at, y in stops if abs(at - x) <= SAME_STOP)
    return gap > WIDE_GAP_EMS * size or not row.pieces or any(abs(y - row.y) > size / 2 for y in near)


def _is_evenly_spaced(items: Sequence[Piece | Gap]) -> bool:
    """Return whether a row has the equal spaces of a justified line, however wide: columns are not so even.

    Each of those spaces is what the measure leaves when all words are subtracted, so it tells the removed width.
    """
    spaces = [right.x0 - left.x1 for left, right in pairwise(items)]
    return len(spaces) >= FEWEST_EVEN_SPACES and max(spaces) - min(spaces) <= EVEN


def _fills_the_same(row: _Row, other: _Row, size: float) -> bool:
    """Return whether a line near this one is running text from and to the same edges: both are justified between them.

    Of few words such a line has spaces as wide as those between columns.
    """
    if not FEWEST_STEP * size <= abs(row.y - other.y) <= MOST_STEP * size:
        return False
    one, two = row.items, other.items
    ends = max(item.x1 for item in one), max(item.x1 for item in two)
    if abs(one[0].x0 - two[0].x0) > SAME_STOP or abs(ends[0] - ends[1]) > SAME_STOP:
        return False
    wide = COLUMN_GAP_EMS * size
    starts = {right.x0 for left, right in pairwise(one) if right.x0 - left.x1 > wide}
    # Where a word of the other line begins at the same place, that is a column's edge; in a line of even spaces it is
    # an accident, which would tell the one name that makes it.
    is_stop = any(abs(item.x0 - start) <= SAME_STOP for item in two for start in starts)
    if is_stop and not _is_evenly_spaced(two):
        return False
    return len(two) > FEWEST_EVEN_SPACES and all(right.x0 - left.x1 <= wide for left, right in pairwise(two))


def _with_gaps_joined(items: Sequence[Piece | Gap], plan: PagePlan) -> list[Piece | Gap]:
    """Return the items with neighbouring gaps of one decision as one: how many they are tells of the width."""
    joined: list[Piece | Gap] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(last, Gap) and isinstance(item, Gap) and decision_of(last, plan) is decision_of(item, plan):
            joined[-1] = Gap(numbers=(*last.numbers, *item.numbers), x0=last.x0, x1=max(last.x1, item.x1))
        else:
            joined.append(item)
    return joined


def decision_of(gap: Gap, plan: PagePlan) -> Decision:
    """Return the decision that a gap comes from."""
    return plan.burns[gap.numbers[0]].decision

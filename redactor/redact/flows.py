"""Find running text: lines that were broken because the next word did not fit, and so tell how long it was.

Lines that end of themselves (an address, a list, a heading) are no running text, and stay apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.redact.column import ALIKE, SAME_EDGE, Column, first_width
from redactor.redact.layout import Gap, Piece
from redactor.redact.rows import Segment, Sheet, decision_of

LEADING_EMS = (0.9, 2.6)
"""Distance of the base lines of one paragraph, in font sizes."""
SAME_LEADING = 0.6
"""Points by which such distances differ in one paragraph, where words tell the base line."""
LOOSE_EMS = 0.35
"""The same, in font sizes, where only a box does."""
FARTHEST_INDENT = 100.0
"""Points by which the first line of a paragraph may be set in or out."""
SHORT = 2.5
"""Points by which a line may end early and still be full: boxes and kerns are measured ones."""
COMMON = 0.25
"""Share of the commonest distance's lines from which on another is common, too."""
USUAL_LEADING = 1.2
"""Distance of base lines in font sizes, where a page has no two lines to measure it."""
LONGEST_REMOVED = 1.0
"""Share of the measure from which on a removed line is a passage, not a name: then lines stay where they are."""
_MARKER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[•◦▪■–—*·\uf0b7-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Lines of running text that belong together, from top to bottom; one line may be all of it."""

    rows: tuple[Segment, ...] = field(repr=False)
    left: float
    """Where lines after the first begin."""
    right: float
    """How far they may reach."""
    top: float
    """The first base line."""
    leading: float
    size: float

    @property
    def bottom(self) -> float:
        """Return the last base line."""
        return self.top - (len(self.rows) - 1) * self.leading

    @property
    def numbers(self) -> frozenset[int]:
        """Return the numbers of its burns."""
        return frozenset(number for row in self.rows for gap in row.gaps for number in gap.numbers)

    @property
    def is_alone(self) -> bool:
        """Return whether nothing stands beside it."""
        return all(row.is_alone for row in self.rows)


def flows_of(sheet: Sheet, column: Column) -> Iterator[Flow]:
    """Yield the running text that holds redactions."""
    used: set[int] = set()
    for segment in sheet.segments:
        if segment.gaps and id(segment) not in used:
            rows = _grown(segment, sheet, column)
            used |= {id(row) for row in rows}
            flow = _flow(rows, sheet, column)
            if flow is not None:
                yield flow


def _grown(seed: Segment, sheet: Sheet, column: Column) -> list[Segment]:
    rows = [seed]
    farthest = usual_leading(sheet, seed.size) + SAME_LEADING
    while (above := _neighbour(rows[0], sheet, farthest)) is not None and _joins(above, rows, column):
        rows.insert(0, above)
        if abs(above.x0 - rows[1].x0) > SAME_EDGE:
            break
    while (below := _neighbour(rows[-1], sheet, -farthest)) is not None and _continues(rows, below, column):
        rows.append(below)
    return _sure(rows, seed, sheet)


def _sure(rows: Sequence[Segment], seed: Segment, sheet: Sheet) -> list[Segment]:
    """Return rows up to where nothing but the length of what was removed makes one go on in the next.

    Where a sentence ends at a line's end, the next line may be one by itself, above which a long name has filled the
    line by accident. Another pair of lines in which a sentence goes on says that this is running text.
    """
    weak = [step for step, (one, two) in enumerate(pairwise(rows)) if one.gaps and _ends_sentence(one, two, sheet)]
    if len(weak) < len(rows) - 1:
        return list(rows)
    at = [id(row) for row in rows].index(id(seed))
    return [rows[at]]


def _ends_sentence(one: Segment, two: Segment, sheet: Sheet) -> bool:
    last, first = one.items[-1], two.items[0]
    if isinstance(last, Gap) and isinstance(first, Gap):
        return decision_of(last, sheet.plan) is not decision_of(first, sheet.plan)
    ends = isinstance(last, Gap) or last.text.rstrip("\"')\u201d\u2019").endswith((".", "!", "?", ":", ";"))
    return ends and not (isinstance(first, Piece) and first.text[:1].islower())


def _neighbour(segment: Segment, sheet: Sheet, reach: float) -> Segment | None:
    """Return the next line above (or below, for a negative reach), where exactly one segment of it stands there."""
    way = 1 if reach > 0 else -1
    near = [
        one
        for one in sheet.segments
        if 0.5 * segment.size < way * (one.y - segment.y) <= abs(reach)
        and one.x0 < segment.x1 + segment.size
        and one.x1 > segment.x0 - FARTHEST_INDENT
    ]
    if not near:
        return None
    y = min((one.y for one in near), key=lambda y: abs(y - segment.y))
    beside = [one for one in near if abs(one.y - y) <= 0.5 * segment.size]
    return beside[0] if len(beside) == 1 else None


def _joins(above: Segment, rows: Sequence[Segment], column: Column) -> bool:
    """Return whether the first of some rows goes on from the line above it."""
    is_even = abs(above.x0 - rows[0].x0) <= SAME_EDGE
    # Only a paragraph's first line may begin elsewhere: then those that are there must begin alike.
    if not is_even and any(abs(row.x0 - rows[0].x0) > SAME_EDGE for row in rows[1:]):
        return False
    return _has_leading([above, *rows]) and _goes_on(above, rows[0], column)


def _continues(rows: Sequence[Segment], below: Segment, column: Column) -> bool:
    """Return whether the last of some rows goes on in the line below it."""
    last = rows[-1]
    if abs(last.x0 - below.x0) > SAME_EDGE and len(rows) > 1:
        return False
    return _has_leading([*rows, below]) and _goes_on(last, below, column)


def _has_leading(rows: Sequence[Segment]) -> bool:
    """Return whether lines lie evenly below each other."""
    size = rows[0].size
    steps = [one.y - two.y for one, two in pairwise(rows)]
    loose = LOOSE_EMS * size if any(not row.pieces for row in rows) else SAME_LEADING
    low, high = LEADING_EMS[0] * size, LEADING_EMS[1] * size
    return max(steps) - min(steps) <= loose and low <= min(steps) and max(steps) <= high


def _goes_on(one: Segment, two: Segment, column: Column) -> bool:
    """Return whether the second line holds what did not fit on the first."""
    if abs(one.size - two.size) > 0.5 and one.pieces and two.pieces:
        return False
    if _begins_anew(one, two) or (abs(one.x0 - two.x0) > SAME_EDGE and not _is_indented(one, two, column)):
        return False
    full = one.x1 + _space(one) + first_width(two)
    return full > column.edge(two.x0).reached - SHORT


def _is_indented(one: Segment, two: Segment, column: Column) -> bool:
    """Return whether a line is a paragraph's first, set in or out; lines set to their middle or end begin anywhere."""
    if abs(one.x0 - two.x0) > FARTHEST_INDENT or abs(one.x0 + one.x1 - two.x0 - two.x1) <= 2 * ALIKE:
        return False
    return any(abs(other.x0 - two.x0) <= ALIKE for other in column.segments if other is not two) or all(
        other.x0 > two.x0 - ALIKE for other in column.segments
    )


def _begins_anew(one: Segment, two: Segment) -> bool:
    """Return whether the second line is an item of a list, or numbered after the first as lines of a transcript are."""
    first, second = _first_text(one), _first_text(two)
    if first.isdecimal() and second.isdecimal() and int(second) == int(first) + 1:
        return True
    return bool(_MARKER.fullmatch(second)) and len(two.items) > 1 and second not in ("a", "A", "I")


def _first_text(segment: Segment) -> str:
    item = segment.items[0]
    return item.text if isinstance(item, Piece) else ""


def _space(segment: Segment) -> float:
    return space_of([segment]) or 0.25 * segment.size


def space_of(rows: Sequence[Segment]) -> float:
    """Return the width of the space that most words have behind them; 0.0 where none is drawn."""
    widths = Counter(round(piece.space, 3) for row in rows for piece in row.pieces if piece.space > 0)
    return max(widths, key=lambda width: (widths[width], width)) if widths else 0.0


def _flow(rows: Sequence[Segment], sheet: Sheet, column: Column) -> Flow | None:
    """Return rows as a flow; None where they are not to be broken anew."""
    size = rows[0].size
    leading = _leading(rows, sheet)
    left = rows[1].x0 if len(rows) > 1 else _left_of(rows[0], column)
    edge = column.edge(left)
    rooms = [sheet.room_of(row) for row in rows]
    is_passage = any(
        gap.x1 - gap.x0 > LONGEST_REMOVED * (edge.measure - left) - 2 * size for row in rows for gap in row.gaps
    )
    if any(room.is_obstructed for room in rooms) or is_passage or not any(row.pieces for row in rows):
        return None
    if len(rows) == 1 and (column.side_of(rows[0])[0] != "left" or not rows[0].is_alone):
        return None
    tops = [row.y + step * leading for step, row in enumerate(rows) if row.pieces]
    return Flow(
        rows=tuple(rows),
        left=left,
        right=min(edge.measure, *(room.limit for room in rooms)),
        top=tops[0],
        leading=leading,
        size=size,
    )


def _leading(rows: Sequence[Segment], sheet: Sheet) -> float:
    """Return the distance of base lines: the rows' own, or of a single one that of most lines of its size."""
    sure = [(step, row.y) for step, row in enumerate(rows) if row.pieces]
    if len(sure) > 1:
        return (sure[0][1] - sure[-1][1]) / (sure[-1][0] - sure[0][0])
    return usual_leading(sheet, rows[0].size)


def usual_leading(sheet: Sheet, size: float) -> float:
    """Return the distance at which lines of a size follow each other: the least that is common.

    Lines that lie farther apart are paragraphs, and short ones may make that the commonest distance.
    """
    steps = Counter(
        round(one.y - two.y)
        for one, two in pairwise(sheet.segments)
        if abs(one.size - size) <= 0.5 and abs(two.size - size) <= 0.5
    )
    steps = Counter({step: n for step, n in steps.items() if LEADING_EMS[0] * size <= step <= LEADING_EMS[1] * size})
    if not steps:
        return USUAL_LEADING * size
    often = max(steps.values()) * COMMON
    common = min(step for step, n in steps.items() if n >= often)
    exact = Counter(round(one.y - two.y, 2) for one, two in pairwise(sheet.segments))
    near = {step: n for step, n in exact.items() if abs(step - common) <= 0.5}
    return max(near, key=lambda step: (near[step], -step), default=float(common))


def _left_of(row: Segment, column: Column) -> float:
    """Return where a second line of a paragraph of one line would begin: at the margin, if the first is set in."""
    starts = Counter(round(one.x0) for one in column.others if row.x0 - FARTHEST_INDENT < one.x0 <= row.x0 + SAME_EDGE)
    if not starts:
        return row.x0
    common = max(starts, key=lambda start: (starts[start], -start))
    found = [one.x0 for one in column.others if round(one.x0) == common]
    return row.x0 if abs(found[0] - row.x0) <= SAME_EDGE else min(found)

"""Where the value of a label stands: in its ruled cell, right of it, under it, or over the line above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from redactor.detect.captions import is_caption
from redactor.detect.labels import LabelHit
from redactor.detect.layout import Layout, Rect, Token
from redactor.detect.value_ends import up_to_full_stop, up_to_gap, up_to_label

_MARGIN = 18.0
_MOST_LINES = 4
_PROSE_WORDS = 8
_TALLEST = 8.0
"""Height of a field's cell at most, in heights of its label: higher ones frame several fields."""
_SHORT_OF_WALL = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of a value: its words and what would be painted."""

    rect: Rect
    tokens: tuple[Token, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A page with its labels: what the search for a value runs over."""

    layout: Layout
    hits: tuple[LabelHit, ...] = field(repr=False)
    headers: frozenset[int] = frozenset()
    """Where the words of the headers of a table on the page begin."""

    def is_header(self, token: Token) -> bool:
        return token.start in self.headers

    def is_label(self, token: Token) -> bool:
        return any(token.start == t.start and token.end == t.end for hit in self.hits for t in hit.tokens)


def find_value(ground: Ground, hit: LabelHit) -> tuple[Area, ...]:
    """Return the areas of a label's value by the first placement that holds words; none if it is empty."""
    if not hit.has_colon and is_caption(ground.layout, hit.rect):
        return _above(ground, hit)
    cell, in_sentence = own_cell(ground, hit), is_in_sentence(ground, hit)
    # A colon says that the value follows; what is written over a line has its label under the line.
    places = sorted(hit.known.field.place, key=lambda place: hit.has_colon and place == "above")
    for place in places:
        if place in ("cell", "below") and in_sentence:
            continue
        if place == "below" and not _may_look_below(ground, hit):
            continue
        areas = _at(ground, hit, place, cell)
        if areas:
            return areas
    # Under a line, as signatures are labelled, stands the label of what is written over the line.
    return _above(ground, hit) if hit.known.field.place and cell is None and not hit.has_colon else ()


def own_cell(ground: Ground, hit: LabelHit) -> Rect | None:
    """Return the ruled cell of a label; a high frame is none, but for the form's own label at its top."""
    cell = ruled_cell(ground.layout, hit.rect)
    if cell is None or cell.height < _TALLEST * hit.rect.height:
        return cell
    return cell if hit.known.is_own and hit.rect.y0 - cell.y0 < 1.5 * hit.rect.height else None


def heads_cell(layout: Layout, hit: LabelHit) -> bool:
    """Return whether a label of what is redacted heads a ruled cell, over words: a field in another wording."""
    cell = ruled_cell(layout, hit.rect) if hit.known.field.stance == "redact" and layout.upright else None
    if cell is None or cell.height >= _TALLEST * hit.rect.height or hit.rect.y0 - cell.y0 > hit.rect.height:
        return False
    first = min((t for t in layout.rows[hit.rows[0]] if cell.holds(t.rect)), key=lambda t: t.rect.x0)
    return first is hit.tokens[0] and any(cell.holds(t.rect) and t.rect.y0 >= hit.rect.middle for t in layout.tokens)


def _may_look_below(ground: Ground, hit: LabelHit) -> bool:
    """Return whether the lines under a label may be its value.

    A bare word of the lexicon is too often a heading: what stands under it must not be *kept* for its sake. The
    header of a table is read column by column elsewhere.
    """
    if hit.known.is_own or hit.has_colon:
        return True
    return hit.known.field.stance == "redact" and not any(map(ground.is_header, hit.tokens))


def mark_area(ground: Ground, hit: LabelHit) -> Rect:
    """Return where the tick box at a label's left stands: up to the neighbour, at most 22 points wide."""
    row = ground.layout.rows[hit.rows[0]]
    line = hit.tokens[0].rect
    before = [t.rect.x1 for t in row if t.rect.x1 <= line.x0 and len(t.text) > 3]  # not the mark itself
    left = max([line.x0 - 22.0, *(x + 1 for x in before)])
    return Rect(min(left, line.x0 - 4.0), line.y0 - 1.0, line.x0 - 0.5, line.y1 + 1.0)


def ruled_cell(layout: Layout, rect: Rect) -> Rect | None:
    """Return the ruled cell around a rectangle, or None where it is not closed above, below and at a side."""
    slack = 0.35 * rect.height
    probe_x = min(rect.centre, rect.x0 + 6.0)
    left, right = layout.walls(rect)
    # A line that stops short of the walls is an underline or the edge of a box drawn in the cell, not its floor.
    x0 = min(max(left, default=probe_x) + _SHORT_OF_WALL, probe_x)
    x1 = max(min(right, default=probe_x) - _SHORT_OF_WALL, probe_x)
    crossing = [r for r in layout.across if r.x0 - 2 <= x0 and x1 <= r.x1 + 2]
    above = [r.y1 for r in crossing if r.y1 <= rect.y0 + slack]
    under = [r.y0 for r in crossing if r.y0 >= rect.y1 - slack]
    if not (above and under and (left or right)):
        return None
    return Rect(
        max(left, default=_MARGIN), max(above), min(right, default=layout.width - _MARGIN), min(under)
    )  # fmt: skip


def _at(ground: Ground, hit: LabelHit, place: str, cell: Rect | None) -> tuple[Area, ...]:
    if place == "cell":
        return _in_cell(ground, hit, cell) if cell else ()
    if place == "right":
        return _right(ground, hit, cell, stop_at_gap=True)
    if place == "line":
        return _right(ground, hit, None, stop_at_gap=False)
    if place == "below":
        return _below(ground, hit, cell)
    if place == "above":
        return _above(ground, hit)
    return ()


def _in_cell(ground: Ground, hit: LabelHit, cell: Rect) -> tuple[Area, ...]:
    left, right = sides_of(ground, hit, cell)
    inline = _inline(ground, hit, right)
    floor = floor_of(ground, hit, left=left, right=right, bottom=cell.y1)
    under = [
        t
        for t in ground.layout.tokens
        if left - 1 <= t.rect.centre <= right + 1 and hit.rect.y1 - 0.3 * t.rect.height <= t.rect.middle <= floor + 0.5
        if t not in inline and not ground.is_label(t) and not t.is_leader
    ]
    areas = []
    if inline:
        low = cell.y1 - 0.5 if not under and floor == cell.y1 and cell.height < 2.6 * hit.rect.height else None
        areas.append(_inline_area(hit, inline, right, cell=cell, low=low))
    if under:
        areas.extend(_under_areas(ground, hit, under, Rect(left + 0.5, hit.rect.y1, right - 0.5, floor - 0.5)))
    return tuple(areas)


def _under_areas(ground: Ground, hit: LabelHit, tokens: list[Token], rect: Rect) -> list[Area]:
    """Return the area under a label, up to where another label begins in the line of the value (`Age:`)."""
    inner = [h.rect for h in ground.hits if h is not hit and rect.y0 < h.rect.middle < rect.y1 and rect.holds(h.rect)]
    mine = [t for t in tokens if not any(t.rect.x0 > r.x0 and r.shared_height(t.rect) > 0 for r in inner)]
    if not mine:
        return []
    bound = min([rect.x1, *(r.x0 - 1.5 for r in inner)])
    if all(t.rect.x1 <= bound + 1 for t in mine):
        return [Area(rect=reach(Rect(rect.x0, rect.y0, bound, rect.y1), mine), tokens=tuple(mine))]
    rows = sorted({t.row for t in mine})
    parts = [[t for t in mine if t.row == row] for row in rows]
    return [
        Area(rect=reach(Rect(rect.x0, p[0].rect.y0, p[-1].rect.x1 + 1, p[0].rect.y1), p), tokens=tuple(p))
        for p in parts
    ]


def reach(rect: Rect, tokens: Sequence[Token]) -> Rect:
    """Return a value cell grown to the ink of all its words: a word box has air over and under the letters."""
    return Rect(
        min(rect.x0, *(t.rect.x0 for t in tokens)),
        min(rect.y0, *(t.rect.y0 + 0.22 * t.rect.height for t in tokens)),
        max(rect.x1, *(t.rect.x1 for t in tokens)),
        max(rect.y1, *(t.rect.y1 - 0.06 * t.rect.height for t in tokens)),
    )


def _inline_area(hit: LabelHit, tokens: Sequence[Token], right: float, *, cell: Rect, low: float | None) -> Area:
    line = hit.tokens[-1].rect
    top = max(cell.y0 + 0.5, min(line.y0, *(t.rect.y0 for t in tokens)) - 1.0)
    bottom = low if low is not None else min(cell.y1 - 0.5, max(line.y1, *(t.rect.y1 for t in tokens)) + 1.0)
    left = min(line.x1 + 1.0, tokens[0].rect.x0)
    return Area(rect=Rect(left, top, max(right - 0.5, tokens[-1].rect.x1), bottom), tokens=tuple(tokens))


def sides_of(ground: Ground, hit: LabelHit, cell: Rect) -> tuple[float, float]:
    """Return left and right end of what belongs to a label within a cell: its neighbours bound it."""
    others = [h.rect for h in ground.hits if h is not hit and cell.holds(h.rect)]
    beside = [r for r in others if r.shared_height(hit.rect) > 0.4 * min(r.height, hit.rect.height)]
    right = min((r.x0 - 1.5 for r in beside if r.x0 >= hit.rect.x1 - 1), default=cell.x1)
    has_left = any(r.x1 <= hit.rect.x0 + 1 for r in beside)
    return (hit.rect.x0 - 1.5 if has_left else cell.x0), right


def floor_of(ground: Ground, hit: LabelHit, *, left: float, right: float, bottom: float) -> float:
    """Return where the next label under a label begins; one that stands in a line behind words is no floor."""
    column = Rect(left, hit.rect.y1, right, bottom)
    lower = [
        h.rect.y0 - 0.5
        for h in ground.hits
        if h is not hit and h.rect.middle > hit.rect.y1 and h.rect.middle < bottom and column.shared_width(h.rect) > 2
        if not _is_behind_words(ground, h, left)
    ]  # fmt: skip
    return min([bottom, *lower])


def _is_behind_words(ground: Ground, other: LabelHit, left: float) -> bool:
    row = ground.layout.rows[other.rows[0]]
    return any(left - 1 <= t.rect.centre < other.rect.x0 and not ground.is_label(t) and not t.is_leader for t in row)


def _inline(ground: Ground, hit: LabelHit, right: float) -> list[Token]:
    """Return the words on a label's lines, right of it, up to `right`; beside two lines a value may stand halfway."""
    edge = max(t.rect.x1 for t in hit.tokens if len(hit.rows) > 1 or t.row == hit.rows[-1])
    return [
        t
        for row in _rows_of(hit)
        for t in ground.layout.rows[row]
        if t.rect.x0 >= edge - 1.5 and t.rect.centre <= right
        if t not in hit.tokens and not _is_filling(t) and not ground.is_label(t)
    ]


def _rows_of(hit: LabelHit) -> range:
    return range(hit.rows[0], hit.rows[-1] + 1)


def _is_filling(token: Token) -> bool:
    return token.is_leader or bool(re.fullmatch(r"[.·_]*[:：]", token.text))


def _right(ground: Ground, hit: LabelHit, cell: Rect | None, *, stop_at_gap: bool) -> tuple[Area, ...]:
    layout = ground.layout
    line = hit.tokens[-1].rect
    rows = set(_rows_of(hit))
    next_label = min(
        (h.rect.x0 - 1.5 for h in ground.hits if h is not hit and rows & set(h.rows) and h.rect.x0 >= line.x1 - 1),
        default=layout.width - _MARGIN,
    )
    bound, box = next_label, None
    if cell is None or not _inline(ground, hit, min(cell.x1, next_label)):
        under = _in_cell(ground, hit, cell) if cell is not None and cell.height < _TALLEST * hit.rect.height else ()
        if under:
            return under  # a label's own cell is filled: the cell beside it is another field's
        bound, box = _neighbour(layout, hit, cell, next_label)
        if box is not None and any(box.holds(h.rect) for h in ground.hits):
            return ()
    else:
        bound = min(cell.x1, next_label)
    tokens, bound = up_to_label(layout, _inline(ground, hit, bound), bound)
    if is_in_sentence(ground, hit):
        tokens, bound = up_to_full_stop(tokens, bound)
    if stop_at_gap:
        tokens, bound = up_to_gap(layout, tokens, bound)
    if not tokens:
        return ()
    left = min(line.x1 + 1.0, tokens[0].rect.x0) if box is None else max(box.x0 + 0.5, line.x1)
    top = min(line.y0, *(t.rect.y0 for t in tokens)) - 0.5 if box is None else box.y0 + 0.5
    low = max(line.y1, *(t.rect.y1 for t in tokens)) + 0.5 if box is None else box.y1 - 0.5
    if box is not None:
        tokens = [t for t in layout.tokens if box.holds(t.rect) and not ground.is_label(t)]
    first = Area(rect=Rect(left, top, max(bound, tokens[-1].rect.x1), low), tokens=tuple(tokens))
    return (first,) if box is not None else (first, *_wrapped_lines(ground, hit, first))


def _neighbour(layout: Layout, hit: LabelHit, cell: Rect | None, bound: float) -> tuple[float, Rect | None]:
    """Return how far a value right of a label reaches, and its cell where the label has a ruled cell to itself."""
    if cell is None:
        walls = [v.x0 for v in layout.upright if v.x0 > hit.rect.x1 and v.y0 - 1 <= hit.rect.middle <= v.y1 + 1]
        inside = [w for w in walls if w < bound]
        # A value may lie right of one wall (label column, value column), never beyond the next.
        return (inside[1] if len(inside) > 1 else bound), None
    beyond = Rect(cell.x1 + 2.0, hit.rect.y0, cell.x1 + 3.0, hit.rect.y1)
    box = ruled_cell(layout, beyond)
    if box is None or box.x1 > bound + 2:
        return min(bound, layout.width - _MARGIN), None
    return box.x1, box


def is_in_sentence(ground: Ground, hit: LabelHit) -> bool:
    """Return whether a label stands within running text: right behind other words, or a line of prose over it."""
    layout, first = ground.layout, hit.tokens[0]
    if hit.known.is_own:
        return False
    before = [t for t in layout.rows[hit.rows[0]] if t.rect.x1 <= first.rect.x0 + 1]
    if before:
        return before[-1].text.endswith((".", ";")) and not layout.is_apart(before[-1], first)
    above = layout.rows[hit.rows[0] - 1] if hit.rows[0] else ()
    step = first.rect.middle - above[0].rect.middle if above else 0.0
    if not above or step > 1.7 * first.rect.height or abs(above[0].rect.x0 - first.rect.x0) > first.rect.height:
        return False
    is_line = len(layout.segments(above)[0]) >= _PROSE_WORDS and not above[-1].text.endswith((".", ":"))
    return is_line and not any(ground.is_label(token) for token in above)


def _wrapped_lines(ground: Ground, hit: LabelHit, first: Area) -> tuple[Area, ...]:
    """Return further lines of a value that begin under its own left edge, with nothing in the label's column."""
    if hit.known.field.stance == "keep" or is_in_sentence(ground, hit):
        return ()
    layout, edge, found = ground.layout, first.tokens[0].rect.x0, [first]
    for row in layout.rows[hit.rows[-1] + 1 :][: _MOST_LINES - 1]:
        height = found[-1].tokens[0].rect.height
        part = next((s for s in layout.segments(row) if abs(s[0].rect.x0 - edge) <= 0.4 * height), None)
        step = row[0].rect.middle - found[-1].tokens[0].rect.middle
        if part is None or step > 1.7 * height or edge - hit.rect.x0 < height:
            break
        if any(t.rect.x0 < edge - height for t in row) or any(ground.is_label(t) for t in part):
            break
        low = max(t.rect.y1 for t in part) + 0.5
        found.append(
            Area(
                rect=Rect(first.rect.x0, part[0].rect.y0, max(first.rect.x1, part[-1].rect.x1), low), tokens=tuple(part)
            )
        )
    return tuple(found[1:])


def _below(ground: Ground, hit: LabelHit, cell: Rect | None) -> tuple[Area, ...]:
    """Return the lines under a label up to the next label, ruling or blank line."""
    if cell is not None and cell.height < _TALLEST * hit.rect.height:
        return ()  # what stands in a ruled cell has been looked at; under its floor begins another cell
    layout = ground.layout
    lefts, rights = layout.walls(hit.rect)  # a frame around the page ends the lines within it
    page = Rect(max([_MARGIN, *lefts]), 0.0, min([layout.width - _MARGIN, *rights]), layout.height)
    left, right = _column(ground, hit, cell or page)
    floor = floor_of(ground, hit, left=left, right=right, bottom=(cell or page).y1)
    lines: list[list[Token]] = []
    last, height = hit.rect.middle, hit.rect.height
    for row in layout.rows[hit.rows[-1] + 1 :]:
        part = [t for t in row if left <= t.rect.centre <= right and not ground.is_label(t) and not t.is_leader]
        if row[0].rect.middle > floor or len(lines) >= _MOST_LINES:
            break
        if not part:
            continue
        limit = 2.6 * height if not lines else 1.7 * lines[-1][0].rect.height
        if part[0].rect.middle - last > limit:
            break
        lines.append(part)
        last = part[0].rect.middle
    tokens = tuple(t for line in lines for t in line)
    if not tokens:
        return ()
    low = min(floor, max(t.rect.y1 for t in tokens) + 0.5)
    return (Area(rect=reach(Rect(left, hit.rect.y1, right, low), tokens), tokens=tokens),)


def _column(ground: Ground, hit: LabelHit, within: Rect) -> tuple[float, float]:
    """Return the column under an unruled label: from a little left of it to the next label or text beside it."""
    row = ground.layout.rows[hit.rows[0]]
    beside = [t.rect.x0 - 1.5 for t in row if t.rect.x0 > hit.rect.x1 and t not in hit.tokens and not t.is_leader]
    return max(within.x0, hit.rect.x0 - 3.0), min([within.x1, *beside])


def _own_stretch(ground: Ground, hit: LabelHit, x0: float, x1: float) -> tuple[float, float]:
    """Return a label's part of the line over it, where the line runs on over other labels of the same row."""
    beside = [h.rect for h in ground.hits if h is not hit and h.rows == hit.rows and x0 <= h.rect.centre <= x1]
    after = min((r.x0 for r in beside if r.x0 > hit.rect.x1), default=None)
    if any(r.x1 < hit.rect.x0 for r in beside):
        x0 = max(x0, hit.rect.x0 - 3.0)
    return x0, x1 if after is None else min(x1, after - 3.0)


def _above(ground: Ground, hit: LabelHit) -> tuple[Area, ...]:
    """Return the words over the rule line under which a label stands, as signatures do."""
    layout, label = ground.layout, hit.rect
    rules = [
        r for r in layout.across if -1 <= label.y0 + 2 - r.y0 <= 1.2 * label.height + 2 and r.shared_width(label) > 0
    ]
    filled = [
        t.rect for t in layout.tokens if t.is_leader and 0 < label.middle - t.rect.middle < 2.2 * label.height
        if t.rect.shared_width(label) > 0
    ]  # fmt: skip
    lines = [*rules, *filled]
    if not lines:
        return ()
    x0, x1 = _own_stretch(ground, hit, min(r.x0 for r in lines), max(r.x1 for r in lines))
    base = min(r.y1 for r in lines)
    others = [
        h.rect.y1
        for h in ground.hits
        if h is not hit and h.rect.middle < base and h.rect.shared_width(Rect(x0, 0, x1, 1)) > 0
    ]
    top = max([base - 3.2 * label.height, *(y for y in others)])
    tokens = [
        t
        for t in layout.tokens
        if x0 - 2 <= t.rect.centre <= x1 + 2 and top <= t.rect.middle <= base + 1
        if not ground.is_label(t) and not t.is_leader
    ]
    if not tokens:
        return ()
    return (
        Area(
            rect=Rect(x0, min(t.rect.y0 for t in tokens) - 0.5, x1, max(base, *(t.rect.middle for t in tokens))),
            tokens=tuple(tokens),
        ),
    )

"""The order in which cells are read: ruled boxes whole, columns of prose one after the other, else by rows."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redactor.intake.columns import Line, are_columns
from redactor.intake.drawing import Rect
from redactor.intake.lines import Cell

_PROSE_WORDS = 4.0
"""Mean words a line from which a column of lines is prose, not a column of a table."""
_PROSE_LINES = 3
_OVERSIZE = 2.5
"""Times the usual letters of the page: larger ones laid over other lines are a watermark."""
_LEADING = 1.8
_SLACK = 1.5
"""Points by which a word may stand over a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Cells that are read one after the other, and the place they take (u0, v0, u1, v1)."""

    cells: tuple[Cell, ...] = field(repr=False)
    rect: Rect


def in_reading_order(cells: Sequence[Cell], level: Sequence[Rect], bars: Sequence[Rect]) -> list[Cell]:
    """Return cells in reading order; `level` and `bars` are the rules along and across the lines."""
    boxed: dict[Rect, list[Block]] = {}
    free: list[Block] = []
    lines, laid_over = _without_watermark([Block(cells=(cell,), rect=_extent(cell)) for cell in cells])
    for line in lines:
        home = _ruled_box(line.rect, level, bars)
        if home is None:
            free.append(line)
        else:
            boxed.setdefault(home, []).append(line)
    blocks = [_together(_cut(lines)) for lines in boxed.values()]
    blocks.extend(_prose_blocks(free))
    return [cell for block in [*_cut(blocks), *_cut(laid_over)] for cell in block.cells]


def _without_watermark(lines: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return (lines, watermarks): a watermark would stand between the lines that it lies over."""
    usual = statistics.median(_height(line) for line in lines) if lines else 0.0
    rest: list[Block] = []
    laid_over: list[Block] = []
    for line in lines:
        is_large = _height(line) > _OVERSIZE * usual
        is_over = is_large and any(_overlaps(line.rect, other.rect) for other in lines if other is not line)
        (laid_over if is_over else rest).append(line)
    return rest, laid_over


def _overlaps(a: Rect, b: Rect) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def _extent(cell: Cell) -> Rect:
    """Return the place of a cell, as high as its largest letters are (0.95 em)."""
    size = max(word.size for word in cell)
    v = cell[0].v
    return cell[0].u0, v - 0.75 * size, max(word.u1 for word in cell), v + 0.2 * size


def _together(blocks: Sequence[Block]) -> Block:
    return Block(
        cells=tuple(cell for block in blocks for cell in block.cells),
        rect=(
            min(block.rect[0] for block in blocks),
            min(block.rect[1] for block in blocks),
            max(block.rect[2] for block in blocks),
            max(block.rect[3] for block in blocks),
        ),
    )


def _ruled_box(extent: Rect, level: Sequence[Rect], bars: Sequence[Rect]) -> Rect | None:
    """Return the ruled box around a cell, None where a side is open."""
    middle_u, middle_v = (extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2
    beside = [bar[0] for bar in bars if bar[1] <= middle_v <= bar[3]]
    stacked = [line[1] for line in level if line[0] <= middle_u <= line[2]]
    left = max((u for u in beside if u <= extent[0] + _SLACK), default=None)
    right = min((u for u in beside if u >= extent[2] - _SLACK), default=None)
    top = max((v for v in stacked if v <= middle_v), default=None)
    bottom = min((v for v in stacked if v >= middle_v), default=None)
    if left is None or right is None or top is None or bottom is None:
        return None
    return left, top, right, bottom


def _prose_blocks(lines: Sequence[Block]) -> list[Block]:
    """Join lines of prose that stand under each other; other lines stay alone."""
    columns: list[list[Block]] = []
    open_columns: list[list[Block]] = []
    for line in sorted(lines, key=lambda b: (b.rect[3], b.rect[0])):
        open_columns = [c for c in open_columns if line.rect[1] - c[-1].rect[3] <= _height(line) + _height(c[-1])]
        column = next((c for c in reversed(open_columns) if _is_next_line(c[-1], line)), None)
        if column is None:
            column = []
            columns.append(column)
            open_columns.append(column)
        column.append(line)
    prose = [column for column in columns if _is_prose(column)]
    others = [line for column in columns if not _is_prose(column) for line in column]
    blocks: list[Block] = list(others)
    for column in prose:
        blocks.extend(column if _is_labelled(column, others) else [_together(column)])
    return blocks


def _is_prose(column: Sequence[Block]) -> bool:
    words = sum(len(line.cells[0]) for line in column)
    return len(column) >= _PROSE_LINES and words / len(column) >= _PROSE_WORDS


def _is_labelled(column: Sequence[Block], others: Sequence[Block]) -> bool:
    """Return whether a label stands to the left of most lines: a list of values, not prose with numbered lines."""
    labelled = sum(any(_is_label(other, line) for other in others) for line in column)
    return 2 * labelled > len(column)


def _is_label(label: Block, line: Block) -> bool:
    (words,) = label.cells
    is_level = abs(words[0].v - line.cells[0][0].v) <= 0.3 * words[0].size
    return is_level and label.rect[2] < line.rect[0] and any(c.isalpha() for word in words for c in word.text)


def _height(line: Block) -> float:
    return line.rect[3] - line.rect[1]


def _is_next_line(above: Block, below: Block) -> bool:
    a, b = _height(above), _height(below)
    step = below.rect[3] - above.rect[3]
    is_near = 0.5 * min(a, b) < step <= _LEADING * max(a, b)
    return is_near and abs(above.rect[0] - below.rect[0]) <= 3 * min(a, b) and abs(a - b) <= 0.15 * min(a, b)


def _cut(blocks: list[Block]) -> list[Block]:
    """Order blocks by cutting the page across where nothing stands, then down, and so on (XY cut).

    Strips that together are columns of running text are cut down first: a paragraph's end in both columns parts
    nothing.
    """
    if len(blocks) < 2:
        return blocks
    strips = _strips(blocks, 1)
    if len(strips) > 1:
        return [block for strip in _as_columns(strips) for block in _cut_down(strip)]
    return _cut_down(blocks)


def _as_columns(strips: Sequence[list[Block]]) -> list[list[Block]]:
    """Return the strips with neighbouring ones put together that stand in columns of running text."""
    lines = {id(cell): _line(cell) for strip in strips for block in strip for cell in block.cells}
    joined: list[list[Block]] = []
    at = 0
    while at < len(strips):
        after = next((n for n in range(len(strips), at + 1, -1) if are_columns(_down(strips[at:n], lines))), at + 1)
        joined.append([block for strip in strips[at:after] for block in strip])
        at = after
    return joined


def _down(strips: Sequence[list[Block]], lines: Mapping[int, Line]) -> list[list[Line]]:
    down = _strips([block for strip in strips for block in strip], 0)
    return [[lines[id(cell)] for block in strip for cell in block.cells] for strip in down]


def _line(cell: Cell) -> Line:
    return Line(
        left=cell[0].u0, right=max(word.u1 for word in cell), words=len(cell), base=cell[0].v, size=cell[0].size
    )


def _cut_down(blocks: list[Block]) -> list[Block]:
    strips = _strips(blocks, 0)
    if len(strips) > 1:
        return [block for strip in strips for block in _cut(strip)]
    if len(_strips(blocks, 1)) > 1:
        return _cut(blocks)
    return sorted(blocks, key=lambda b: (b.rect[1], b.rect[0]))


def _strips(blocks: Sequence[Block], axis: int) -> list[list[Block]]:
    """Return the blocks parted where the projection on an axis (0: u, 1: v) has a gap."""
    slack = 2.0
    strips: list[list[Block]] = []
    end = 0.0
    for block in sorted(blocks, key=lambda b: b.rect[axis]):
        begin, stop = block.rect[axis], block.rect[axis + 2]
        # Lines set close overlap by a little: half a line, or two points, is no overlap.
        if not strips or begin >= end - min(slack, (stop - begin) / 2):
            strips.append([block])
            end = stop
        else:
            strips[-1].append(block)
            end = max(end, stop)
    return strips

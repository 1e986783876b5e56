"""Cells of a page in reading order: one frame for each direction in which text is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from redactor.intake.drawing import Rect
from redactor.intake.interactive import Area
from redactor.intake.justified import torn_lines_joined
from redactor.intake.lines import Cell, Piece, cells_of
from redactor.intake.order import in_reading_order
from redactor.intake.tracing import Fragment, frame_vector
from redactor.model import Ruling


def cells_in_order(fragments: Sequence[Fragment], rulings: Sequence[Ruling], areas: Sequence[Area]) -> list[Cell]:
    """Return the cells of a page, the direction with most letters first; words in areas get their source."""
    letters: Counter[int] = Counter()
    for fragment in fragments:
        letters[fragment.angle] += len(fragment.text)
    whole = _combs_joined(fragments, [area for area in areas if area.is_comb])
    found: list[Cell] = []
    for angle, _ in letters.most_common():
        level, bars = _rules_in_frame(rulings, angle)
        cells = torn_lines_joined(cells_of([f for f in whole if f.angle == angle], bars), bars)
        found.extend(in_reading_order(cells, level, bars))
    return [tuple(_with_source(piece, areas) for piece in cell) for cell in found]


def comment_cells(area: Area) -> list[Cell]:
    """Return the words of a comment, a cell a line; each has the comment's box, and size 0: it is not drawn."""
    x0, y0, x1, y1 = area.rect
    return [
        tuple(
            Piece(
                text=word, edges=(x0, x1), v=y1, box=(x0, y0, x1, y1), size=0.0, is_straight=False, source=area.source
            )
            for word in row.split()
        )
        for row in area.text.splitlines()
        if row.strip()
    ]


def _rules_in_frame(rulings: Sequence[Ruling], angle: int) -> tuple[list[Rect], list[Rect]]:
    """Return the rules along and across a reading direction; none for an oblique one."""
    if angle % 90:
        return [], []
    dx, dy = frame_vector(angle)
    level: list[Rect] = []
    bars: list[Rect] = []
    for r in rulings:
        us = sorted((r.x0 * dx + r.y0 * dy, r.x1 * dx + r.y1 * dy))
        vs = sorted((r.y0 * dx - r.x0 * dy, r.y1 * dx - r.x1 * dy))
        is_along = r.is_horizontal == (angle % 180 == 0)
        (level if is_along else bars).append((us[0], vs[0], us[1], vs[1]))
    return level, bars


def _with_source(piece: Piece, areas: Sequence[Area]) -> Piece:
    x, y = (piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2
    home = next((area for area in areas if _holds(area.rect, x, y)), None)
    return piece if home is None else replace(piece, source=home.source)


def _holds(rect: Rect, x: float, y: float) -> bool:
    return rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]


def _combs_joined(fragments: Sequence[Fragment], combs: Sequence[Area]) -> list[Fragment]:
    """Make the letters of a comb field, each in its own compartment, one word."""
    rest = list(fragments)
    for comb in combs:
        inside = sorted((f for f in rest if f.is_straight and _holds(comb.rect, *f.centre)), key=lambda f: f.u0)
        if len(inside) < 2 or "".join(f.text for f in inside) != "".join(comb.text.split()):
            continue
        edges = accumulate([*(edge for f in inside for edge in f.edges[:-1]), inside[-1].u1], max)
        boxes = [f.box for f in inside]
        joined = replace(
            inside[0],
            text="".join(f.text for f in inside),
            edges=tuple(edges),
            box=(boxes[0][0], min(b[1] for b in boxes), boxes[-1][2], max(b[3] for b in boxes)),
            has_space_after=True,
        )
        rest = [*(f for f in rest if f not in inside), joined]
    return rest

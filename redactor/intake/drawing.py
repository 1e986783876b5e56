"""Lines, boxes and shapes that a page draws: rulings for the layout, covers for visibility."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from redactor.model import Ruling

_STRAIGHT = 0.6
"""Points within which the ends of a line are level."""
_THIN = 3.0
"""Points up to which a filled rectangle is a line."""
_SHORTEST = 4.0
_TOUCHING = 3.0
"""Points: dashes nearer than this are one line."""
_OPAQUE = 0.98
_DARK = 100
_WORD_HIGH = 24.0
"""Points up to which a dark box may have been put over words."""

Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """An opaque filled rectangle; `grey` is its brightness, 0 to 255, None for a picture."""

    rect: Rect
    order: int
    grey: int | None

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside."""
        return self.rect[0] <= x <= self.rect[2] and self.rect[1] <= y <= self.rect[3]


def grey_of(colour: Sequence[float]) -> int:
    """Return the brightness of an RGB or grey colour given as shares, 0 (black) to 255."""
    if len(colour) == 3:
        return round(255 * (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]))
    return round(255 * colour[0]) if len(colour) == 1 else 128


def covers_of(drawings: Sequence[Mapping[str, Any]]) -> list[Cover]:
    """Return what is painted as a full rectangle, and straight lines wide enough to hide text."""
    found: list[Cover] = []
    for path in drawings:
        order = int(path["seqno"])
        if path.get("fill") and (path.get("fill_opacity") or 0.0) >= _OPAQUE:
            grey = grey_of(path["fill"])
            found.extend(Cover(rect=r, order=order, grey=grey) for r in _rectangles(path) if _thickness(r) > _THIN)
        if path.get("color") and (path.get("stroke_opacity") or 0.0) >= _OPAQUE and (path.get("width") or 0.0) > _THIN:
            grey = grey_of(path["color"])
            found.extend(Cover(rect=r, order=order, grey=grey) for r in _thick_lines(path))
    return found


def rulings_of(drawings: Sequence[Mapping[str, Any]]) -> tuple[Ruling, ...]:
    """Return the horizontal and vertical lines and rectangle edges, those that continue each other joined."""
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for path in drawings:
        for x0, y0, x1, y1 in _edges(path):
            if abs(y1 - y0) <= _STRAIGHT and abs(x1 - x0) > _STRAIGHT:
                level.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _STRAIGHT:
                upright.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return (
        *(Ruling(x0=a, y0=at, x1=b, y1=at) for at, a, b in _joined(level)),
        *(Ruling(x0=at, y0=a, x1=at, y1=b) for at, a, b in _joined(upright)),
    )


def _thickness(rect: Rect) -> float:
    return min(rect[2] - rect[0], rect[3] - rect[1])


def _rectangles(path: Mapping[str, Any]) -> Iterator[Rect]:
    """Yield the rectangles of a path; a path of other shapes only yields none."""
    lines: list[Rect] = []
    for item in path["items"]:
        if item[0] == "re":
            yield _sorted(*item[1][:4])
        elif item[0] == "qu":
            corners = item[1]
            xs, ys = {round(c[0], 1) for c in corners}, {round(c[1], 1) for c in corners}
            if len(xs) == 2 and len(ys) == 2:
                yield min(xs), min(ys), max(xs), max(ys)
        elif item[0] == "l":
            lines.append((*item[1], *item[2]))
    if lines and len(lines) == len(path["items"]) and all(_is_level(*a) for a in lines) and len(lines) in (3, 4, 5):
        yield _sorted(*path["rect"])


def _is_level(x0: float, y0: float, x1: float, y1: float) -> bool:
    return abs(x1 - x0) <= _STRAIGHT or abs(y1 - y0) <= _STRAIGHT


def _thick_lines(path: Mapping[str, Any]) -> Iterator[Rect]:
    half = path["width"] / 2
    for item in path["items"]:
        if item[0] == "l" and _is_level(*item[1], *item[2]):
            x0, y0, x1, y1 = _sorted(*item[1], *item[2])
            yield (x0, y0 - half, x1, y1 + half) if x1 - x0 >= y1 - y0 else (x0 - half, y0, x1 + half, y1)


def _sorted(x0: float, y0: float, x1: float, y1: float) -> Rect:
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _edges(path: Mapping[str, Any]) -> Iterator[Rect]:
    is_stroked = bool(path.get("color"))
    is_white = not is_stroked and bool(path.get("fill")) and grey_of(path["fill"]) >= 253
    if is_white:  # an unbordered white box shows no edge
        return
    is_dark = not is_stroked and bool(path.get("fill")) and grey_of(path["fill"]) < _DARK
    for rect in _rectangles(path):
        if is_dark and _THIN < _thickness(rect) <= _WORD_HIGH:  # a blacked-out word, not a cell
            continue
        yield from _edges_of_rectangle(rect)
    if is_stroked:
        for item in path["items"]:
            if item[0] == "l":
                yield (*item[1], *item[2])


def _edges_of_rectangle(rect: Rect) -> Iterator[Rect]:
    x0, y0, x1, y1 = rect
    if y1 - y0 <= _THIN:
        yield x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
    elif x1 - x0 <= _THIN:
        yield (x0 + x1) / 2, y0, (x0 + x1) / 2, y1
    else:
        yield x0, y0, x1, y0
        yield x0, y1, x1, y1
        yield x0, y0, x0, y1
        yield x1, y0, x1, y1


def _joined(lines: list[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Yield (position, from, to) with lines at one position (within a point) that touch made one."""
    by_place: list[list[tuple[float, float, float]]] = []
    for line in sorted(lines):
        if by_place and line[0] - by_place[-1][0][0] <= 1.0:
            by_place[-1].append(line)
        else:
            by_place.append([line])
    for group in by_place:
        yield from (line for line in _joined_along(group) if line[2] - line[1] >= _SHORTEST)


def _joined_along(group: list[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    at, begin, end = min(group, key=lambda line: line[1])
    for place, a, b in sorted(group, key=lambda line: line[1])[1:]:
        if a > end + _TOUCHING:
            yield at, begin, end
            at, begin, end = place, a, b
        else:
            end = max(end, b)
    yield at, begin, end

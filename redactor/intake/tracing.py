"""What MuPDF draws as text → fragments: letters of one drawing operation that stand together.

Coordinates are the page's (points, origin top left of the crop box before /Rotate). Because the page's
/Rotate is taken off before reading, MuPDF's coordinates are these already, UserUnit applied.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

from redactor.intake.letters import accented, is_accent, searched_text
from redactor.intake.pitch import pitches
from redactor.model import WordSource

_WORD_GAP = 0.15
"""Em: a wider gap between two letters parts words (a space is 0.22 em or wider in common fonts)."""
_SNAP = 12.0
"""Degrees within which a direction counts as one of the four upright ones (a skewed scan)."""
_INK_GROWTH = 1.2
_LEAST_INK = 0.06
"""Share of the font size by which ink must reach beyond the font's measures to count: that a line holds a letter with a
long descender would be told by the height of what covers it."""
_SYMBOL_FONTS = ("dingbats", "wingdings", "webdings")
_SYMBOLS = {"3": "✓", "4": "✔", "8": "✘", "n": "■", "l": "●"}
"""Of ZapfDingbats, whose glyphs MuPDF reports by their letter codes in the tick of a check box."""


Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Letters drawn side by side, without white space.

    `angle` is the reading direction, degrees clockwise; in its frame u runs along the line and v is the
    baseline. `edges` are u positions, one more than letters. `order` is the drawing operation's number.
    """

    text: str = field(repr=False)
    angle: int
    edges: tuple[float, ...] = field(repr=False)
    v: float
    box: Rect
    size: float
    order: int
    mode: int
    opacity: float
    is_straight: bool
    has_space_after: bool = False
    source: WordSource = "text"

    @property
    def u0(self) -> float:
        return self.edges[0]

    @property
    def u1(self) -> float:
        return self.edges[-1]

    @property
    def centre(self) -> tuple[float, float]:
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


Glyph = tuple[str, float, float, float, Rect]
"""text, u0, u1, v, page box"""


def fragments_of(trace: Sequence[Mapping[str, Any]], ink: Sequence[tuple[float, ...]]) -> list[Fragment]:
    """Return the fragments of a text trace in drawing order, each letter once.

    `ink` are the boxes of the drawing operations by their number: they widen a box that the font's own
    measures make too small.
    """
    drawn: set[tuple[int, int, int, str, bool]] = set()
    wide = pitches(trace)
    every = [fragment for span in trace for fragment in _fragments_of_span(span, wide.get(str(span["font"]), 0.0))]
    found = [fragment for fragment in every if fragment.text and not _is_drawn_again(fragment, drawn)]
    baselines: dict[int, tuple[float, float]] = {}
    for fragment in found:
        low, high = baselines.get(fragment.order, (fragment.v, fragment.v))
        baselines[fragment.order] = min(low, fragment.v), max(high, fragment.v)
    return [_with_ink(f, ink) if _is_one_line(baselines[f.order], f.size) else f for f in found]


def _is_one_line(baselines: tuple[float, float], size: float) -> bool:
    return baselines[1] - baselines[0] <= 0.1 * size


def frame_vector(angle: int) -> tuple[float, float]:
    """Return the unit vector of a reading direction."""
    exact = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}
    return exact.get(angle) or (math.cos(math.radians(angle)), math.sin(math.radians(angle)))


def _angle_of(direction: tuple[float, float]) -> int:
    degrees = math.degrees(math.atan2(direction[1], direction[0])) % 360
    nearest = round(degrees / 90) * 90
    return int(nearest % 360) if abs(degrees - nearest) <= _SNAP else round(degrees) % 360


def _fragments_of_span(span: Mapping[str, Any], pitch: float) -> Iterator[Fragment]:
    angle = _angle_of(span["dir"])
    size = float(span["size"])
    run: list[Glyph] = []
    for glyph in _glyphs(span, angle, size, pitch * size):
        if glyph[0] == " ":
            if run:
                yield _fragment(run, span, angle, has_space_after=True)
                run = []
            continue
        if run and _is_apart(run[-1], glyph, size):
            yield _fragment(run, span, angle, has_space_after=False)
            run = []
        if not (run and _joins_accent(run, glyph)):
            run.append(glyph)
    if run:
        yield _fragment(run, span, angle, has_space_after=False)


def _glyphs(span: Mapping[str, Any], angle: int, size: float, least: float) -> Iterator[Glyph]:
    """Yield the glyphs of a span; none is less wide than `least`."""
    dx, dy = frame_vector(angle)
    for codes, (ox, oy), box in _drawn_glyphs(span["chars"]):
        x0, y0, x1, y1 = box
        if dy == 0.0 and dx == 1.0:
            u0, u1 = x0, x1
        else:
            ends = [x * dx + y * dy for x in (x0, x1) for y in (y0, y1)]
            begin = ox * dx + oy * dy
            u0, u1 = (min(ends), max(ends)) if angle % 90 == 0 else (begin, begin + _advance(box, span["dir"], size))
        if u1 - u0 < least:
            begin = ox * dx + oy * dy
            u0, u1, box = begin, begin + least, _reaching(box, (dx, dy), least)
        text = searched_text(codes, (u1 - u0) / size if size > 0 else 0.0)
        yield text, u0, max(u0, u1), oy * dx - ox * dy, box


def _reaching(box: Rect, direction: tuple[float, float], wide: float) -> Rect:
    """Return a letter's page box grown to a width along its line."""
    x0, y0, x1, y1 = box
    dx, dy = direction
    return (
        min(x0, x1 + wide * min(dx, 0)),
        min(y0, y1 + wide * min(dy, 0)),
        max(x1, x0 + wide * max(dx, 0)),
        max(y1, y0 + wide * max(dy, 0)),
    )


def _advance(box: Rect, direction: tuple[float, float], size: float) -> float:
    """Return how far an oblique letter reaches along its line: its upright box encloses a turned one, 1 em high."""
    cos, sin = abs(direction[0]), abs(direction[1])
    if cos >= sin:
        return max((box[2] - box[0] - size * sin) / cos, 0.0)
    return max((box[3] - box[1] - size * cos) / sin, 0.0)


def _drawn_glyphs(chars: Sequence[Any]) -> Iterator[tuple[tuple[int, ...], tuple[float, float], Rect]]:
    """Yield each glyph with all its characters: MuPDF gives those after the first the glyph number -1."""
    start = 0
    for end in range(1, len(chars) + 1):
        if end == len(chars) or chars[end][1] >= 0:
            _, _, origin, box = chars[start]
            yield tuple(char[0] for char in chars[start:end]), origin, box
            start = end


def _is_apart(last: Glyph, new: Glyph, size: float) -> bool:
    gap = new[1] - last[2]
    return gap > _WORD_GAP * size or gap < -0.6 * size or abs(new[3] - last[3]) > 0.1 * size


def _joins_accent(run: list[Glyph], new: Glyph) -> bool:
    """Put an accent and the letter it is drawn over together; return whether that was done."""
    last = run[-1]
    for base, accent in ((last, new), (new, last)):
        if not is_accent(accent[0]) or is_accent(base[0]) or not base[0]:
            continue
        overlap = min(last[2], new[2]) - max(last[1], new[1])
        is_over = overlap >= 0.5 * min(last[2] - last[1], new[2] - new[1])
        letter = accented(base[0], accent[0]) if is_over else None
        if letter:
            box = _around((last[4], new[4]))
            run[-1] = (letter, min(last[1], new[1]), max(last[2], new[2]), base[3], box)
            return True
    return False


def _fragment(run: Sequence[Glyph], span: Mapping[str, Any], angle: int, *, has_space_after: bool) -> Fragment:
    starts: list[float] = []
    for letters, u0, u1, _, _ in run:
        starts.extend(u0 + (u1 - u0) * i / len(letters) for i in range(len(letters)))
    # Glyphs that read as nothing still have ink: the outer edges enclose them.
    outer = (min(glyph[1] for glyph in run), max(glyph[2] for glyph in run))
    edges = accumulate([outer[0], *starts[1:], outer[1]], max)
    return Fragment(
        text=_symbol("".join(glyph[0] for glyph in run), str(span["font"])),
        angle=angle,
        edges=tuple(edges),
        v=run[0][3],
        box=_around([glyph[4] for glyph in run]),
        size=float(span["size"]),
        order=int(span["seqno"]),
        mode=int(span["type"]),
        opacity=float(span["opacity"]),
        is_straight=abs(span["dir"][1]) < 0.01 and span["dir"][0] > 0,
        has_space_after=has_space_after,
    )


def _symbol(text: str, font: str) -> str:
    """Return a sign standing alone in a symbol font as a sign; a run of letters in it stays as it is."""
    is_sign = len(text) == 1 and any(name in font.lower() for name in _SYMBOL_FONTS)
    return _SYMBOLS.get(text, "•") if is_sign else text


def _around(boxes: Sequence[Rect]) -> Rect:
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def _is_drawn_again(fragment: Fragment, drawn: set[tuple[int, int, int, str, bool]]) -> bool:
    """Return whether the same letters were drawn here before (outline on fill, imitation of bold)."""
    step = max(0.12 * fragment.size, 0.01)
    column, row = round(fragment.u0 / step), round(fragment.v / step)
    is_seen = fragment.mode != 3
    if any(
        (fragment.angle, column + i, row + j, fragment.text, is_seen) in drawn for i in (-1, 0, 1) for j in (-1, 0, 1)
    ):
        return True
    drawn.add((fragment.angle, column, row, fragment.text, is_seen))
    return False


def _with_ink(fragment: Fragment, ink: Sequence[tuple[float, ...]]) -> Fragment:
    """Widen the box across the line to the drawn ink: fonts squeezed or with false measures need it."""
    if fragment.angle % 180 != 0 or not fragment.is_straight or fragment.order >= len(ink):
        return fragment
    x0, y0, x1, y1 = fragment.box
    most = _INK_GROWTH * fragment.size
    top, bottom = ink[fragment.order][1] + 0.8, ink[fragment.order][3] - 0.8
    least = _LEAST_INK * fragment.size
    if y0 - least <= top and bottom <= y1 + least:
        return fragment
    if top < y0 - most or bottom > y1 + most:  # the operation draws more than this line
        return fragment
    return replace(fragment, box=(x0, min(y0, top), x1, max(y1, bottom)))

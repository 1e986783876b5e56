"""TrueType outlines, one by one: their parts, and the measures that tables of a program give of all of them together.

A producer that cuts a font down measures what is left, so the widest glyph, the highest one, and how many points the
most complicated one has tell of letters that were taken out. Here they are measured anew. Source: OpenType 1.9, `glyf`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WORDS, SCALE, MORE, TWO_SCALES, MATRIX, INSTRUCTIONS = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080, 0x0100
"""Flags of a composite glyph's component."""
_DEEPEST = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The largest of each over some outlines, and the box around them."""

    box: tuple[int, int, int, int]
    points: int
    contours: int
    composite_points: int
    composite_contours: int
    instructions: int
    components: int
    depth: int


@dataclass(slots=True, kw_only=True)
class _Weighed:
    """What one outline adds up to, its parts included."""

    points: int = 0
    contours: int = 0
    depth: int = 0
    parts: list[int] = field(default_factory=list)


def components(outline: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """Yield where the number of each component of a composite stands, and the number.

    Raises:
        ValueError: the composite is cut short.
    """
    for at, part, _ in _components(outline):
        yield at, part


def _components(outline: bytes | bytearray) -> Iterator[tuple[int, int, int]]:
    """Yield place and number of each component, and where what follows it begins."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, MORE
    while flags & MORE:
        try:
            flags, part = struct.unpack_from(">HH", outline, at)
        except struct.error:
            raise ValueError("a composite glyph is cut short") from None
        scale = 8 if flags & MATRIX else 4 if flags & TWO_SCALES else 2 if flags & SCALE else 0
        end = at + 4 + (4 if flags & WORDS else 2) + scale
        yield at + 2, part, end if flags & MORE or not flags & INSTRUCTIONS else -end
        at = end


def measures_of(outlines: Sequence[bytes]) -> Measures:
    """Return the measures of a program's outlines.

    Raises:
        ValueError: one is cut short, or composites are nested too deep.
    """
    try:
        return _measures(outlines)
    except struct.error:
        raise ValueError("a glyph is cut short") from None


def _measures(outlines: Sequence[bytes]) -> Measures:
    drawn = [one for one in outlines if one]
    boxes = [struct.unpack_from(">4h", one, 2) for one in drawn] or [(0, 0, 0, 0)]
    weighed = [_weighed(outlines, number, 0) for number, one in enumerate(outlines) if one]
    simple, composite = [w for w in weighed if not w.parts], [w for w in weighed if w.parts]
    return Measures(
        box=(min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)),
        points=max((w.points for w in simple), default=0),
        contours=max((w.contours for w in simple), default=0),
        composite_points=max((w.points for w in composite), default=0),
        composite_contours=max((w.contours for w in composite), default=0),
        instructions=max((_instructions(one) for one in drawn), default=0),
        components=max((len(w.parts) for w in composite), default=0),
        depth=max((w.depth for w in composite), default=0),
    )


def _weighed(outlines: Sequence[bytes], number: int, depth: int) -> _Weighed:
    if depth > _DEEPEST:
        raise ValueError("composites are nested too deep")
    outline = outlines[number]
    if not outline:
        return _Weighed()
    (contours,) = struct.unpack_from(">h", outline)
    if contours >= 0:
        points = struct.unpack_from(">H", outline, 8 + 2 * contours)[0] + 1 if contours else 0
        return _Weighed(points=points, contours=contours)
    parts = [part for _, part in components(outline)]
    below = [_weighed(outlines, part, depth + 1) for part in parts]
    return _Weighed(
        points=sum(one.points for one in below),
        contours=sum(one.contours for one in below),
        depth=1 + max(one.depth for one in below),
        parts=parts,
    )


def _instructions(outline: bytes) -> int:
    (contours,) = struct.unpack_from(">h", outline)
    if contours >= 0:
        return int(struct.unpack_from(">H", outline, 10 + 2 * contours)[0])
    ends = [end for _, _, end in _components(outline)]
    return int(struct.unpack_from(">H", outline, -ends[-1])[0]) if ends[-1] < 0 else 0

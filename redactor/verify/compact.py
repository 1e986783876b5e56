"""Read CFF programs: which glyphs draw something, and what they are called.

Source: Adobe Technical Notes 5176 and 5177.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

_LEAST = 4
"""Bytes up to which an outline draws nothing: a width and `endchar`."""
_CHARSET, _CHARSTRINGS, _ROS = 15, 17, 12 * 256 + 30
_STEMS, _MASKS, _END, _ESCAPE = (1, 3, 18, 23), (19, 20), 14, 12
_STANDARD = {
    code: name
    for codes, first in (
        (range(32, 127), 1), (range(161, 176), 96), (range(177, 181), 111), (range(182, 190), 115), ((191,), 123),
        (range(193, 201), 124), ((202, 203), 132), (range(205, 209), 134), ((225,), 138), ((227,), 139),
        (range(232, 236), 140), ((241,), 144), ((245,), 145), (range(248, 252), 146),
    )
    for name, code in enumerate(codes, start=first)
}  # fmt: skip
"""Names by their code in the standard encoding, by which composites name their parts (appendix B)."""


def draws_unused(raw: bytes, used: Collection[int]) -> bool:
    """Return whether a program draws something for a glyph that is neither used nor part of one that is."""
    _, end = _index(raw, raw[2])
    (top, *_), _ = _index(raw, end)
    keys = dict(_entries(top))
    outlines, _ = _index(raw, keys[_CHARSTRINGS][-1])
    charset = _charset(raw, keys.get(_CHARSET, [0])[-1], len(outlines))
    codes = charset if _ROS in keys else range(len(outlines))
    names = range(0) if _ROS in keys else charset
    needed = {n for n, code in enumerate(codes) if code in used or n == 0}
    parts = {_STANDARD.get(code) for n in needed for code in _parts(outlines[n])}
    needed |= {n for n, name in enumerate(names) if name in parts}
    return any(len(outline) > _LEAST and n not in needed for n, outline in enumerate(outlines))


def _index(raw: bytes, at: int) -> tuple[list[bytes], int]:
    """Return the items of an INDEX, and where it ends."""
    (count,) = struct.unpack_from(">H", raw, at)
    if not count:
        return [], at + 2
    size = raw[at + 2]
    start = at + 2 + size * (count + 1)
    offsets = [int.from_bytes(raw[at + 3 + size * n : at + 3 + size * (n + 1)]) for n in range(count + 1)]
    return [raw[start + a : start + b] for a, b in pairwise(offsets)], start + offsets[-1]


def _entries(top: bytes) -> Iterator[tuple[int, list[int]]]:
    """Yield the operators of a DICT with their operands; real numbers count as 0, none of them is asked for."""
    at, operands = 0, list[int]()
    while at < len(top):
        first = top[at]
        if first <= 21:
            operator = 12 * 256 + top[at + 1] if first == 12 else first
            yield operator, operands
            at, operands = at + (2 if first == 12 else 1), []
        else:
            size, value = _operand(top, at)
            operands.append(value)
            at += size


def _operand(top: bytes, at: int) -> tuple[int, int]:
    first = top[at]
    if first == 28:
        return 3, int.from_bytes(top[at + 1 : at + 3], signed=True)
    if first == 29:
        return 5, int.from_bytes(top[at + 1 : at + 5], signed=True)
    if first == 30:
        end = at + 1
        while top[end] & 0x0F != 0x0F:
            end += 1
        return end + 1 - at, 0
    return _small(top, at)


def _small(raw: bytes, at: int) -> tuple[int, int]:
    first = raw[at]
    if first < 247:
        return 1, first - 139
    sign, base = (1, 247) if first < 251 else (-1, 251)
    return 2, sign * ((first - base) * 256 + raw[at + 1] + 108)


def _charset(raw: bytes, at: int, count: int) -> Sequence[int]:
    """Return the CID or name of each glyph; of a set that the standard makes, the first one's names."""
    if at <= 2:
        return range(count)
    kind, at = raw[at], at + 1
    names = [0]
    while len(names) < count:
        (first,) = struct.unpack_from(">H", raw, at)
        left = 0 if kind == 0 else raw[at + 2] if kind == 1 else struct.unpack_from(">H", raw, at + 2)[0]
        names += range(first, first + left + 1)
        at += (2, 3, 4)[kind]
    return names[:count]


def _parts(outline: bytes) -> tuple[int, ...]:
    """Return the codes of what a composite is made of; none where a subroutine is called: then they count as unused."""
    at, stems, stack = 0, 0, list[int]()
    while at < len(outline):
        lead = outline[at]
        if lead >= 32 or lead == 28:
            size, value = (5, 0) if lead == 255 else _operand(outline, at) if lead == 28 else _small(outline, at)
            stack.append(value)
            at += size
            continue
        if lead == _END:
            return tuple(stack[-2:]) if len(stack) >= 4 else ()
        stems += len(stack) // 2 if lead in (*_STEMS, *_MASKS) else 0
        at += 2 if lead == _ESCAPE else 1 + (stems + 7) // 8 if lead in _MASKS else 1
        stack = []
    return ()

"""Check: font programs have outlines of the letters that are shown, and of no others.

Spoken of are composite fonts whose codes are the numbers of glyphs, as redaction writes them: TrueType outlines by
number, CFF outlines by number or CID. Programs of simple fonts (pages that were cut in place) are not.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from itertools import pairwise

import pikepdf

from redactor.model import Leak
from redactor.verify.case import FileCase

NAME = "font-holds-unused-letters"

_LEAST = 4
"""Bytes up to which a CFF outline draws nothing: a width and `endchar`."""
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
_CHARSET, _CHARSTRINGS, _ROS = 15, 17, 12 * 256 + 30


def font_holds_unused_letters(case: FileCase) -> Iterator[Leak]:
    """Compare the outlines in each program with the codes that content shows in any font of this program."""
    used: dict[tuple[int, int], set[int]] = {}
    programs: dict[tuple[int, int], tuple[pikepdf.Stream, str]] = {}
    for name, fonts in case.fonts.by_name.items():
        codes = _shown(case, name)
        for font in fonts:
            for kind, program in _programs(font):
                used.setdefault(program.objgen, set()).update(codes)
                programs[program.objgen] = program, kind
    for key, (program, kind) in programs.items():
        drawn = _true_type if kind == "/FontFile2" else _cff
        if drawn(program.read_bytes(), used[key]):
            yield Leak(check=NAME, where="a font")
            return


def _shown(case: FileCase, name: str) -> set[int]:
    pieces = (piece for shown in case.shown if shown.font == name for piece in shown.pieces if piece)
    return {int.from_bytes(piece[i : i + 2]) for piece in pieces for i in range(0, len(piece) - 1, 2)}


def _programs(font: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Stream]]:
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H":
        return
    for descendant in font.DescendantFonts:
        descriptor = descendant.get("/FontDescriptor", pikepdf.Dictionary())
        is_by_number = descendant.get("/CIDToGIDMap", "/Identity") == "/Identity"
        if "/FontFile2" in descriptor and is_by_number:
            yield "/FontFile2", descriptor.FontFile2
        if "/FontFile3" in descriptor and descriptor.FontFile3.get("/Subtype") == "/CIDFontType0C":
            yield "/FontFile3", descriptor.FontFile3


def _true_type(raw: bytes, used: Collection[int]) -> bool:
    """Return whether a program has an outline that is neither used nor part of one that is."""
    (count,) = struct.unpack_from(">H", raw, 4)
    tables = {tag: raw[at : at + size] for tag, _, at, size in struct.iter_unpack(">4sLLL", raw[12 : 12 + 16 * count])}
    (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    is_long = struct.unpack_from(">h", tables[b"head"], 50)[0]
    kind, step = ("L", 1) if is_long else ("H", 2)
    places = [step * place for place in struct.unpack_from(f">{glyphs + 1}{kind}", tables[b"loca"])]
    waiting, needed = [0, *used], set[int]()
    while waiting:
        glyph = waiting.pop()
        if glyph not in needed and glyph < glyphs:
            needed.add(glyph)
            waiting += _components(tables[b"glyf"][places[glyph] : places[glyph + 1]])
    return any(places[n + 1] > places[n] and n not in needed for n in range(glyphs))


def _components(outline: bytes) -> Iterator[int]:
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", outline, at)
        yield part
        scale = 8 if flags & _MATRIX else 4 if flags & _TWO_SCALES else 2 if flags & _SCALE else 0
        at += 4 + (4 if flags & _WORDS else 2) + scale


def _cff(raw: bytes, used: Collection[int]) -> bool:
    """Return whether a CFF program draws something for a glyph that is not used (Adobe Technical Note 5176)."""
    _, end = _index(raw, raw[2])
    (top, *_), _ = _index(raw, end)
    keys = dict(_entries(top))
    outlines, _ = _index(raw, keys[_CHARSTRINGS][-1])
    names = _charset(raw, keys[_CHARSET][-1], len(outlines)) if _ROS in keys else range(len(outlines))
    return any(
        len(outline) > _LEAST and n and name not in used
        for n, (name, outline) in enumerate(zip(names, outlines, strict=True))
    )


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
        while top[end] & 0x0F != 0x0F and top[end] >> 4 != 0x0F:
            end += 1
        return end + 1 - at, 0
    if first < 247:
        return 1, first - 139
    sign, base = (1, 247) if first < 251 else (-1, 251)
    return 2, sign * ((first - base) * 256 + top[at + 1] + 108)


def _charset(raw: bytes, at: int, count: int) -> list[int]:
    """Return the CID of each glyph."""
    kind, at = raw[at], at + 1
    names = [0]
    while len(names) < count:
        (first,) = struct.unpack_from(">H", raw, at)
        left = 0 if kind == 0 else raw[at + 2] if kind == 1 else struct.unpack_from(">H", raw, at + 2)[0]
        names += range(first, first + left + 1)
        at += (2, 3, 4)[kind]
    return names[:count]

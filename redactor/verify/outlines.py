"""Check: font programs have outlines of the letters that are shown, and of no others.

Spoken of are composite fonts whose codes are the numbers of glyphs, as redaction writes them: TrueType outlines by
number, CFF outlines by number or CID. Programs of simple fonts (pages that were cut in place) are not.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator

import pikepdf

from redactor.model import Leak
from redactor.verify.case import FileCase
from redactor.verify.compact import draws_unused

NAME = "font-holds-unused-letters"

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


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
        has_unused = _true_type if kind == "/FontFile2" else draws_unused
        if has_unused(program.read_bytes(), used[key]):
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

"""TrueType programs: glyphs in the order in which the produced pages use them, and no others.

Many producers number the glyphs of a subset in the order in which the text first used them. The numbers that are left
then tell where letters that were taken out stood, and how many; the table of advances has the removed letters' widths.
Source: OpenType 1.9, `glyf`, `loca`, `hmtx`, `hhea`, `maxp`, `head`.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from redactor.redact.glyf import components, measures_of

Tables = dict[bytes, bytes]

_KEPT = (b"cvt ", b"fpgm", b"prep")
"""What hints need; names, character maps and substitutions of the source's text are left out."""
_NEEDED = (b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
_MAGIC = 0xB1B0AFBA


def tables_of(raw: bytes) -> Tables:
    """Return the tables of a program by tag.

    Raises:
        ValueError: the program is no TrueType with outlines of its own.
    """
    try:
        (count,) = struct.unpack_from(">H", raw, 4)
        entries = [struct.unpack_from(">4sLLL", raw, 12 + 16 * index) for index in range(count)]
        tables = {tag: raw[start : start + length] for tag, _, start, length in entries}
        if any(tag not in tables for tag in _NEEDED):
            raise ValueError("tables are missing")
        places = _places(tables)
    except struct.error:
        raise ValueError("the program is cut short") from None
    if list(places) != sorted(places) or places[-1] > len(tables[b"glyf"]):
        raise ValueError("outlines lie outside their table")
    return tables


def reordered(tables: Tables, glyphs: Sequence[int]) -> bytes:
    """Return a program whose glyph n is the n-th of `glyphs`; what composites are made of follows behind.

    Raises:
        ValueError: a glyph is missing, or a composite is not understood.
    """
    order = list(glyphs)
    numbers = {old: new for new, old in reversed(list(enumerate(order)))}
    outlines: list[bytes] = []
    places = _places(tables)
    metrics: list[tuple[int, int]] = []
    while len(outlines) < len(order):
        glyph = order[len(outlines)]
        if glyph + 1 >= len(places):
            raise ValueError("a glyph that the program lacks")
        outline = bytearray(tables[b"glyf"][places[glyph] : places[glyph + 1]])
        for at, part in components(outline):
            if part not in numbers:
                numbers[part] = len(order)
                order.append(part)
            struct.pack_into(">H", outline, at, numbers[part])
        outlines.append(bytes(outline) + bytes(-len(outline) % 4))
        metrics.append(_metric(tables, glyph))
    return _written({tag: tables[tag] for tag in _KEPT if tag in tables} | _told(tables, outlines, metrics))


def _places(tables: Tables) -> tuple[int, ...]:
    (count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    (is_long,) = struct.unpack_from(">h", tables[b"head"], 50)
    kind, step = ("L", 1) if is_long else ("H", 2)
    return tuple(step * place for place in struct.unpack_from(f">{count + 1}{kind}", tables[b"loca"]))


def _metric(tables: Tables, glyph: int) -> tuple[int, int]:
    (full,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    try:
        if glyph < full:
            advance, bearing = struct.unpack_from(">Hh", tables[b"hmtx"], 4 * glyph)
        else:
            (advance,) = struct.unpack_from(">H", tables[b"hmtx"], 4 * (full - 1))
            (bearing,) = struct.unpack_from(">h", tables[b"hmtx"], 4 * full + 2 * (glyph - full))
    except struct.error:
        raise ValueError("the table of advances is cut short") from None
    return advance, bearing


def _told(tables: Tables, outlines: Sequence[bytes], metrics: Sequence[tuple[int, int]]) -> Tables:
    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    return _measured(tables, outlines, metrics) | {
        b"glyf": b"".join(outlines),
        b"hmtx": b"".join(struct.pack(">Hh", *metric) for metric in metrics),
        b"loca": struct.pack(f">{len(places)}L", *places),
    }


def _measured(tables: Tables, outlines: Sequence[bytes], metrics: Sequence[tuple[int, int]]) -> Tables:
    """Return the tables that measure all glyphs, telling of those that stay, and no dates."""
    head, hhea, maxp = (bytearray(tables[tag]) for tag in (b"head", b"hhea", b"maxp"))
    found = measures_of(outlines)
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">16x4h", head, 20, *found.box)
    struct.pack_into(">h", head, 50, 1)
    wide = [struct.unpack_from(">h2xh", one, 2) if one else (0, 0) for one in outlines]
    reach = [bearing + right - left for (_, bearing), (left, right) in zip(metrics, wide, strict=True)]
    rest = [advance - end for (advance, _), end in zip(metrics, reach, strict=True)]
    told = (max(a for a, _ in metrics), min(b for _, b in metrics), min(rest), max(reach))
    struct.pack_into(">H3h", hhea, 10, told[0], *(max(-32768, min(32767, value)) for value in told[1:]))
    struct.pack_into(">H", hhea, 34, len(metrics))
    struct.pack_into(">H", maxp, 4, len(outlines))
    if len(maxp) >= 32:
        counts = (found.points, found.contours, found.composite_points, found.composite_contours)
        struct.pack_into(">4H", maxp, 6, *counts)
        struct.pack_into(">3H", maxp, 26, found.instructions, found.components, found.depth)
    return {b"head": bytes(head), b"hhea": bytes(hhea), b"maxp": bytes(maxp)}


def _written(tables: Tables) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    out = struct.pack(">LHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    start, body = 12 + 16 * count, b""
    for tag, content in sorted(tables.items()):
        padded = content + bytes(-len(content) % 4)
        out += struct.pack(">4sLLL", tag, _sum(padded), start + len(body), len(content))
        if tag == b"head":
            head = start + len(body)
        body += padded
    raw = bytearray(out + body)
    struct.pack_into(">L", raw, head + 8, (_MAGIC - _sum(bytes(raw))) & 0xFFFFFFFF)
    return bytes(raw)


def _sum(padded: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF

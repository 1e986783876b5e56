"""CFF programs: glyphs in the order in which the produced pages use them, without names, and no others.

The names of a subset's glyphs spell the text as its outlines do, and its numbers tell the order in which letters were
first used. So the program is written anew from what the kept glyphs need to be drawn; `charstrings` copies their
subroutines into them. Source: Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.redact.charstrings import Subroutines, flat

_CHARSET, _CHARSTRINGS, _PRIVATE, _SUBRS, _NOMINAL = 15, 17, 18, 19, 21
_ESCAPE = 12 * 256
_TYPE, _ROS, _COUNT, _DICTS, _SELECT = _ESCAPE + 6, _ESCAPE + 30, _ESCAPE + 34, _ESCAPE + 36, _ESCAPE + 37
_MATRIX = (_ESCAPE + 5, _ESCAPE + 7, _ESCAPE + 8)
"""How outlines are painted: PaintType, FontMatrix, StrokeWidth."""
_HINTS = (*range(6, 12), *range(_ESCAPE + 9, _ESCAPE + 20), 20, _NOMINAL)
"""What stays of a Private DICT: hints, and the widths that charstrings are measured against."""
_STRINGS = 391
"""Standard strings; own ones are numbered from here on (appendix A)."""
_STANDARD = ((32, 126, 1), (161, 175, 96), (177, 180, 111), (182, 189, 115), (191, 191, 123), (193, 200, 124),
             (202, 203, 132), (205, 208, 134), (225, 225, 138), (227, 227, 139), (232, 235, 140), (241, 241, 144),
             (245, 245, 145), (248, 251, 146))  # fmt: skip
"""Codes of the standard encoding and the string with which each range begins (appendix B)."""
_MOST = 65_535

Entries = Mapping[int, bytes]
"""Operators of a DICT with their operands as they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """What a program draws: charstrings, and for each one the DICT that it is drawn by."""

    top: Entries = field(repr=False)
    is_by_cid: bool
    """Whether codes are CIDs, of a program that is keyed by them, and not the numbers of glyphs."""
    charset: tuple[int, ...] = field(repr=False)
    """CID or name (a number of a string) of each glyph."""
    charstrings: tuple[bytes, ...] = field(repr=False)
    dicts: tuple[Entries, ...] = field(repr=False)
    """Font DICTs, one of a program that is not keyed by CID."""
    privates: tuple[Entries, ...] = field(repr=False)
    subroutines: tuple[Subroutines, ...] = field(repr=False)
    select: tuple[int, ...] = field(repr=False)


def outlines_of(untrusted: bytes) -> Outlines:
    """Return what a CFF program, bare or in an OpenType file, draws.

    Raises:
        ValueError: it is not understood.
    """
    try:
        is_wrapped = untrusted[:4] == b"OTTO"
        return _outlines(_table(untrusted) if is_wrapped else untrusted, is_wrapped=is_wrapped)
    except (struct.error, LookupError):
        raise ValueError("the program is cut short") from None


def _table(raw: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", raw, 4)
    for tag, _, at, size in struct.iter_unpack(">4sLLL", raw[12 : 12 + 16 * count]):
        if tag == b"CFF ":
            return raw[at : at + size]
    raise ValueError("no outlines")


def _outlines(raw: bytes, *, is_wrapped: bool) -> Outlines:
    if raw[0] != 1:
        raise ValueError("another version")
    _, end = _index(raw, raw[2])
    tops, end = _index(raw, end)
    _, end = _index(raw, end)
    common, _ = _index(raw, end)
    top = dict(_entries(tops[0]))
    if _integers(top.get(_TYPE, b"\x8d")) != [2]:
        raise ValueError("charstrings of another kind")
    glyphs, _ = _index(raw, _integers(top[_CHARSTRINGS])[0])
    is_keyed = _ROS in top
    dicts = [dict(_entries(one)) for one in _index(raw, _integers(top[_DICTS])[0])[0]] if is_keyed else [top]
    privates, subroutines = [], []
    for one in dicts:
        size, at = _integers(one[_PRIVATE]) if _PRIVATE in one else (0, 0)
        private = dict(_entries(raw[at : at + size]))
        own = _index(raw, at + _integers(private[_SUBRS])[0])[0] if _SUBRS in private else []
        privates.append(private)
        subroutines.append(Subroutines(common=tuple(common), own=tuple(own)))
    return Outlines(
        top=top,
        is_by_cid=is_keyed and not is_wrapped,
        charset=_charset(raw, _integers(top.get(_CHARSET, b"\x8b"))[0], len(glyphs), is_keyed=is_keyed),
        charstrings=tuple(glyphs),
        dicts=tuple(dicts),
        privates=tuple(privates),
        subroutines=tuple(subroutines),
        select=_select(raw, _integers(top[_SELECT])[0], len(glyphs)) if is_keyed else (0,) * len(glyphs),
    )


def _index(raw: bytes, at: int) -> tuple[list[bytes], int]:
    """Return the items of an INDEX, and where it ends."""
    (count,) = struct.unpack_from(">H", raw, at)
    if not count:
        return [], at + 2
    size = raw[at + 2]
    start = at + 2 + size * (count + 1)
    places = [int.from_bytes(raw[at + 3 + size * n : at + 3 + size * (n + 1)]) for n in range(count + 1)]
    if not 1 <= size <= 4 or places != sorted(places) or start + places[-1] > len(raw):
        raise ValueError("an index that is not in order")
    return [raw[start + a : start + b] for a, b in pairwise(places)], start + places[-1]


def _entries(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the operators of a DICT with their operands as they are written."""
    at = first = 0
    while at < len(raw):
        lead = raw[at]
        if lead <= 21:
            size = 2 if lead == 12 else 1
            yield _ESCAPE + raw[at + 1] if lead == 12 else lead, raw[first:at]
            first = at + size
        elif lead == 30:
            size = 2
            while raw[at + size - 1] & 0x0F != 0x0F:
                size += 1
        else:
            size = {28: 3, 29: 5}.get(lead, 1 if lead < 247 else 2)
        at += size


def _integers(raw: bytes) -> list[int]:
    found, at = [], 0
    while at < len(raw):
        lead = raw[at]
        if lead in (28, 29):
            size = 3 if lead == 28 else 5
            found.append(int.from_bytes(raw[at + 1 : at + size], signed=True))
        elif 32 <= lead <= 246:
            size = 1
            found.append(lead - 139)
        elif 247 <= lead <= 254:
            size, sign, base = 2, *((1, 247) if lead < 251 else (-1, 251))
            found.append(sign * ((lead - base) * 256 + raw[at + 1] + 108))
        else:
            raise ValueError("a number that is no integer")
        at += size
    return found


def _charset(raw: bytes, at: int, count: int, *, is_keyed: bool) -> tuple[int, ...]:
    if at <= 2 and not is_keyed:
        return tuple(range(count)) if at == 0 else (0,) * count  # The expert sets have no composites' parts.
    kind, at = raw[at], at + 1
    found = [0]
    while len(found) < count:
        (first,) = struct.unpack_from(">H", raw, at)
        left = 0 if kind == 0 else raw[at + 2] if kind == 1 else struct.unpack_from(">H", raw, at + 2)[0]
        found += range(first, first + left + 1)
        at += (2, 3, 4)[kind]
    return tuple(found[:count])


def _select(raw: bytes, at: int, count: int) -> tuple[int, ...]:
    if raw[at] == 0:
        return tuple(raw[at + 1 : at + 1 + count])
    if raw[at] != 3:
        raise ValueError("a choice of another kind")
    (ranges,) = struct.unpack_from(">H", raw, at + 1)
    starts = [struct.unpack_from(">HB", raw, at + 3 + 3 * n) for n in range(ranges)]
    ends = [*(first for first, _ in starts[1:]), struct.unpack_from(">H", raw, at + 3 + 3 * ranges)[0]]
    found = [number for (first, number), end in zip(starts, ends, strict=True) for _ in range(first, end)]
    if len(found) != count:
        raise ValueError("a choice for other glyphs")
    return tuple(found)


# --- written anew --------------------------------------------------------------------------------------------------


def reordered(outlines: Outlines, codes: Sequence[int]) -> bytes:
    """Return a bare program whose glyph n is the n-th of `codes`; parts of composites follow behind.

    Raises:
        ValueError: a glyph is missing, or not understood.
    """
    try:
        glyphs = [_glyph(outlines, code) for code in codes]
        names: dict[int, int] = {}
        drawn: list[bytes] = []
        while len(drawn) < len(glyphs):
            glyph = glyphs[len(drawn)]
            body, parts = flat(outlines.charstrings[glyph], outlines.subroutines[outlines.select[glyph]])
            for string in map(_standard, parts):
                part = outlines.charset.index(string, 1)
                if part not in glyphs:
                    glyphs.append(part)
                names[glyphs.index(part)] = string
            drawn.append(body)
        if len(glyphs) > _MOST - _STRINGS or (names and len(outlines.dicts) > 1):
            raise ValueError("too many glyphs, or composites by CID")
        is_keyed = _ROS in outlines.top
        select = [outlines.select[glyph] for glyph in glyphs]
        return _keyed(outlines, drawn, select) if is_keyed else _named(outlines, drawn, names)
    except LookupError:
        raise ValueError("a glyph that the program lacks") from None


def _glyph(outlines: Outlines, code: int) -> int:
    return outlines.charset.index(code) if outlines.is_by_cid else code


def _standard(code: int) -> int:
    for first, last, string in _STANDARD:
        if first <= code <= last:
            return string + code - first
    raise ValueError("a part that the standard encoding lacks")


def _named(outlines: Outlines, drawn: Sequence[bytes], names: Mapping[int, int]) -> bytes:
    """Return a program of glyphs that are called by their number."""
    strings = [b"g%d" % number for number in range(1, len(drawn))]
    charset = [names.get(number, _STRINGS + number - 1) for number in range(1, len(drawn))]
    kept = {key: outlines.top[key] for key in _MATRIX if key in outlines.top}
    private = _private(outlines.privates[0])
    told = b"\x00" + b"".join(struct.pack(">H", string) for string in charset)
    return _laid(kept, strings, {_CHARSTRINGS: _as_index(drawn), _CHARSET: told}, private)


def _keyed(outlines: Outlines, drawn: Sequence[bytes], select: Sequence[int]) -> bytes:
    """Return a program of glyphs whose CIDs are their numbers, with the DICTs in the order of their first use."""
    order = list(dict.fromkeys(select))
    head: dict[int, bytes] = {_ROS: _number(_STRINGS) + _number(_STRINGS + 1) + _number(0)}
    head |= {key: outlines.top[key] for key in _MATRIX if key in outlines.top}
    head[_COUNT] = _number(len(drawn))
    told = b"\x02" + struct.pack(">HH", 1, len(drawn) - 2) if len(drawn) > 1 else b"\x00"
    parts = {
        _CHARSTRINGS: _as_index(drawn),
        _SELECT: b"\x00" + bytes(order.index(number) for number in select),
        _CHARSET: told,
    }
    dicts = [{key: outlines.dicts[n][key] for key in _MATRIX if key in outlines.dicts[n]} for n in order]
    return _laid(
        head, [b"Adobe", b"Identity"], parts, b"", list(zip(dicts, map(_private, _of(outlines, order)), strict=True))
    )


def _of(outlines: Outlines, order: Iterable[int]) -> list[Entries]:
    return [outlines.privates[number] for number in order]


def _private(entries: Entries) -> bytes:
    return _as_dict({key: entries[key] for key in _HINTS if key in entries})


def _laid(
    head: Entries, strings: Sequence[bytes], parts: Mapping[int, bytes], private: bytes,
    dicts: Sequence[tuple[Entries, bytes]] = (),
) -> bytes:  # fmt: skip
    """Lay out a program: header and indexes, then the parts that the top DICT tells the places of.

    MuPDF cannot read its own subset of a program in which the charset stands first of them.
    """
    places = dict.fromkeys(parts, _number(0)) | ({_DICTS: _number(0)} if dicts else {_PRIVATE: _number(0) * 2})
    start = len(_front({**head, **places}, strings))
    body = b""
    for key, part in parts.items():
        places[key] = _number(start + len(body))
        body += part
    if not dicts:
        places[_PRIVATE] = _number(len(private)) + _number(start + len(body))
        return _front({**head, **places}, strings) + body + private
    listed = []
    for entries, own in dicts:
        listed.append(_as_dict({**entries, _PRIVATE: _number(len(own)) + _number(start + len(body))}))
        body += own
    places[_DICTS] = _number(start + len(body))
    return _front({**head, **places}, strings) + body + _as_index(listed)


def _front(top: Entries, strings: Sequence[bytes]) -> bytes:
    return b"\x01\x00\x04\x04" + _as_index([b"Font"]) + _as_index([_as_dict(top)]) + _as_index(strings) + _as_index([])


def _as_index(items: Sequence[bytes]) -> bytes:
    if not items:
        return b"\x00\x00"
    places = [1]
    for item in items:
        places.append(places[-1] + len(item))
    return struct.pack(f">HB{len(places)}L", len(items), 4, *places) + b"".join(items)


def _as_dict(entries: Entries) -> bytes:
    return b"".join(raw + _operator(key) for key, raw in entries.items())


def _operator(key: int) -> bytes:
    return bytes([12, key - _ESCAPE]) if key >= _ESCAPE else bytes([key])


def _number(value: int) -> bytes:
    return b"\x1d" + struct.pack(">l", value)

"""Give embedded typewriter faces the advance that their PDF says.

Some producers cut a fixed-pitch font down so that its own table of advances is wrong, and rely on /Widths. Drawn anew,
the font's own table counts: every letter would be followed by a correction, and readers take the word apart. Which
fonts these are is seen from /Widths alone, not from the text.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

import pymupdf

_SLACK = 1.0
"""Thousandths of an em by which widths of one pitch may differ: they are rounded."""
_INLINE = 0
"""What stands for the number of a font that is no object of its own: it has no program to mend."""
_HEADER, _RECORD = 12, 16
"""Bytes of the head of an sfnt file and of a record of its directory (OpenType, Organization of an OpenType Font)."""


def even_pitch(opened: pymupdf.Document) -> None:
    """Mend the embedded TrueType programs of fixed-pitch fonts; other fonts, and programs not understood, stay."""
    done: set[int] = set()
    for page in opened:
        for font in {one[0] for one in page.get_fonts()} - done - {_INLINE}:
            done.add(font)
            _mend(opened, font)


def _mend(opened: pymupdf.Document, font: int) -> None:
    holder = _descendant(opened, font) or font
    pitch = _pitch(_widths(opened, holder))
    program = _reference(opened, holder, "FontDescriptor/FontFile2")
    if pitch is None or not program:
        return
    untrusted = opened.xref_stream(program)
    mended = with_pitch(untrusted, pitch) if untrusted else None
    if mended is not None and mended != untrusted:
        opened.update_stream(program, mended)


def _descendant(opened: pymupdf.Document, font: int) -> int:
    kind, value = opened.xref_get_key(font, "DescendantFonts")
    if kind == "xref":
        kind, value = "array", opened.xref_object(int(value.split()[0]), compressed=True)
    words = value.strip("[] ").split() if kind == "array" else []
    return int(words[0]) if len(words) == 3 and words[0].isdigit() and words[2] == "R" else 0


def _reference(opened: pymupdf.Document, holder: int, path: str) -> int:
    kind, value = opened.xref_get_key(holder, path)
    return int(value.split()[0]) if kind == "xref" else 0


def _widths(opened: pymupdf.Document, holder: int) -> list[float]:
    """Return what /Widths or /W says, less what is 0; a range of /W counts as its one width."""
    for key in ("Widths", "W"):
        kind, value = opened.xref_get_key(holder, key)
        if kind == "xref":
            kind, value = "array", opened.xref_object(int(value.split()[0]), compressed=True)
        if kind == "array":
            return list(_simple(value) if key == "Widths" else _composite(value))
    return []


def _simple(value: str) -> Iterator[float]:
    for word in value.strip("[] ").split():
        if (width := _number(word)) > 0:
            yield width


def _composite(value: str) -> Iterator[float]:
    """Read `c [w w …]` and `c c w` (ISO 32000-1, 9.7.4.3)."""
    words = value.strip()[1:-1].replace("[", " [ ").replace("]", " ] ").split()
    inside, loose = False, list[str]()
    for word in words:
        if word in "[]":
            inside, loose = word == "[", []
        elif inside and (width := _number(word)) > 0:
            yield width
        elif not inside:
            loose.append(word)
            if len(loose) == 3:
                yield _number(word)
                loose = []


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return -1.0


def _pitch(widths: Iterable[float]) -> float | None:
    known = list(widths)
    if len(known) < 2 or max(known) - min(known) > _SLACK or min(known) <= 0:
        return None
    return min(known)


def with_pitch(untrusted: bytes, pitch: float) -> bytes | None:
    """Return a TrueType program whose glyphs all advance by `pitch` thousandths of an em; None: not understood."""
    try:
        tables = _tables(untrusted)
        units = struct.unpack_from(">H", untrusted, tables[b"head"][0] + 18)[0]
        count = struct.unpack_from(">H", untrusted, tables[b"hhea"][0] + 34)[0]
        start, length = tables[b"hmtx"]
    except (struct.error, KeyError):
        return None
    if not units or not count or 4 * count > length or start + length > len(untrusted):
        return None
    advance, mended = round(pitch * units / 1000), bytearray(untrusted)
    for number in range(count):
        if struct.unpack_from(">H", mended, start + 4 * number)[0]:  # a mark without advance stays one
            struct.pack_into(">H", mended, start + 4 * number, advance)
    return bytes(mended)


def _tables(untrusted: bytes) -> dict[bytes, tuple[int, int]]:
    count = struct.unpack_from(">H", untrusted, 4)[0]
    found = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", untrusted, _HEADER + _RECORD * number)
        found[tag] = (start, length)
    return found

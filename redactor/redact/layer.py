"""The text layer of a scan: words that were read from pixels and stay, invisible over their place.

Nothing of somebody else's layer is taken over. A word stands where its pixels do, as wide as they are; of a word that
is cut, what stays begins and ends at the painted box, so no number tells where the removed letters ended.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import pikepdf

from redactor.model import Box, Word
from redactor.redact.matrix import upright
from redactor.redact.plan import PagePlan

FONT = "/RedactorLayer"
ADVANCE = 0.5
"""Width of every glyph, in ems."""
DESCENT = 0.2
"""Share of the size that lies below the base line; size is the height of the word's box."""
_INVISIBLE = 3
_NARROWEST = 0.3
"""Points below which there is no room for what stays of a cut word."""
_TALL = 1.5
"""Height over width from which a word of several letters runs along its height."""
_DOUBLE = 0.4
"""Share of a word's box under another word's from which both are readings of one place."""
_ROW = 8.0
"""Points of the rows by which words are found."""
_TAKEN = 0.35
"""Share of a turned word under a box from which it is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A word, or what stays of it, and its place."""

    text: str = field(repr=False)
    box: Box
    ends_word: bool


def layer_words(plan: PagePlan) -> list[Laid]:
    """Return what of the words read from pixels stays, in reading order."""
    laid: dict[int, list[Box]] = {}
    found: list[Laid] = []
    for word in plan.page.words:
        rows = range(int(word.box.y0 / _ROW), int(word.box.y1 / _ROW) + 1)
        near = (box for row in rows for box in laid.get(row, ()))
        # Of two readings of one place the first is what the pixels say; the other is somebody's, and only searched.
        if word.source != "ocr" or any(box.overlap(word.box) > _DOUBLE * word.box.area for box in near):
            continue
        for row in rows:
            laid.setdefault(row, []).append(word.box)
        found += _kept(word, plan)
    return found


def _kept(word: Word, plan: PagePlan) -> list[Laid]:
    gone = [*plan.secret, *(burn.box for burn in plan.burns)]
    spans = [(burn.decision.finding.start, burn.decision.finding.end) for burn in plan.burns]
    if word.edges is None:
        is_gone = any(start < word.end and word.start < end for start, end in spans) or any(
            box.contains_centre(word.box) or word.box.overlap(box) >= _TAKEN * word.box.area for box in gone
        )
        return [] if is_gone else [Laid(text=word.text, box=word.box, ends_word=True)]
    middle = (word.box.y0 + word.box.y1) / 2
    across = [box for box in gone if box.y0 <= middle <= box.y1]
    stays = [_stays(word, index, across, spans) for index in range(len(word.text))]
    painted = [burn.box for burn in plan.burns if burn.box in across]
    # A whole word that reading took for wider than it is ends at the box beside it, too.
    if all(stays) and not any(box.overlap(word.box) for box in painted):
        return [Laid(text=word.text, box=word.box, ends_word=True)]
    return list(_pieces(word, stays, painted))


def _stays(word: Word, index: int, across: Sequence[Box], spans: Sequence[tuple[int, int]]) -> bool:
    edges = word.edges or ()
    centre = (edges[index] + edges[index + 1]) / 2
    place = word.start + index
    return not any(box.x0 <= centre <= box.x1 for box in across) and not any(a <= place < b for a, b in spans)


def _pieces(word: Word, stays: Sequence[bool], burns: Sequence[Box]) -> Iterator[Laid]:
    edges = word.edges or ()
    starts = [i for i, one in enumerate(stays) if one and (i == 0 or not stays[i - 1])]
    for first in starts:
        last = first
        while last < len(stays) and stays[last]:
            last += 1
        x0, x1 = edges[first], edges[last]
        for box in burns:
            x0 = box.x1 if box.x0 <= x0 < box.x1 else x0
            x1 = box.x0 if box.x0 < x1 <= box.x1 else x1
        if x1 - x0 >= _NARROWEST:
            place = Box(page=word.box.page, x0=x0, y0=word.box.y0, x1=x1, y1=word.box.y1)
            yield Laid(text=word.text[first:last], box=place, ends_word=last == len(stays))


def layer_content(plan: PagePlan, words: Sequence[Laid]) -> bytes:
    """Return the operators that lay the words over the page, painting nothing."""
    shown = b"".join(_shown(plan, one) for one in words)
    return f"q BT {_INVISIBLE} Tr\n".encode() + shown + b"ET Q\n" if shown else b""


def _shown(plan: PagePlan, one: Laid) -> bytes:
    facts = plan.page
    # A word that runs off the page is laid over the part that is seen.
    x0, y0, x1, y1 = max(one.box.x0, 0.0), max(one.box.y0, 0.0), min(one.box.x1, facts.width), one.box.y1
    if x1 <= x0 or facts.height <= y0:
        return b""
    one = replace(one, box=Box(page=one.box.page, x0=x0, y0=y0, x1=x1, y1=min(y1, facts.height)))
    x0, y0, x1, y1 = facts.displayed(one.box)
    is_tall = len(one.text) > 1 and y1 - y0 > _TALL * (x1 - x0)
    # Along its height a word is taken to run from the bottom to the top of the page as displayed.
    turn = (facts.rotation + 90) % 360 if is_tall else facts.rotation
    length, height = (y1 - y0, x1 - x0) if is_tall else (x1 - x0, y1 - y0)
    a, b, c, d = upright(turn)
    box = (one.box.x0, facts.height - one.box.y1, one.box.x1, facts.height - one.box.y0)
    # The corner at which the line begins and its descenders end: along (a, b) and (c, d) nothing lies before it.
    x = box[0] if a + c > 0 else box[2]
    y = box[1] if b + d > 0 else box[3]
    x, y = x + c * DESCENT * height, y + d * DESCENT * height
    scale = 100 * length / (len(one.text) * ADVANCE * height)
    codes = one.text.encode("utf-16-be", "replace") if one.text.isascii() else _codes(one.text)
    codes += b"\0 " if one.ends_word else b""
    return f"{FONT} {height:.3f} Tf {scale:.3f} Tz {a} {b} {c} {d} {x:.3f} {y:.3f} Tm <{codes.hex()}> Tj\n".encode()


def _codes(text: str) -> bytes:
    """Return two bytes a character; one that takes more becomes the replacement character."""
    plain = "".join(char if ord(char) < 0x10000 and not 0xD800 <= ord(char) < 0xE000 else "\ufffd" for char in text)
    return plain.encode("utf-16-be")


def layer_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return a font that has every character and shows none: the same in every file, whatever was read."""
    program = pdf.make_stream(_program())
    program.Length1 = len(_program())
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name(FONT), Flags=5, ItalicAngle=0, StemV=80,
        FontBBox=[0, -200, 500, 800], Ascent=800, Descent=-200, CapHeight=800, FontFile2=program,
    )  # fmt: skip
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name(FONT), DW=500,
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        CIDToGIDMap=pdf.make_stream(b"\0\1" * 65536), FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name(FONT),
        Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=[pdf.make_indirect(descendant)],
        ToUnicode=pdf.make_stream(_meaning()),
    )  # fmt: skip
    return pdf.make_indirect(font)


def _meaning() -> bytes:
    """Return the map from codes to characters: each code is its character."""
    lines = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256) if not 0xD8 <= high < 0xE0]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "".join(f"{len(one)} beginbfrange\n" + "\n".join(one) + "\nendbfrange\n" for one in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


@cache
def _program() -> bytes:
    """Return a TrueType font of one glyph, as large as a letter, so that readers mark what a search finds.

    It is never painted. Source: the OpenType specification, required tables.
    """
    head = struct.pack(
        ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, 0, -200, 500, 800, 0, 8, 2, 0, 0
    )
    hhea = struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, 500, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, 2)
    maxp = struct.pack(">IH13H", 0x10000, 2, 4, 1, 0, 0, 2, *([0] * 8))
    glyph = struct.pack(">hhhhhHH4B4h4h", 1, 0, -200, 500, 800, 3, 0, *([1] * 4), 0, 0, 500, 0, -200, 1000, 0, -1000)
    tables = {
        b"glyf": glyph,
        b"head": head,
        b"hhea": hhea,
        b"hmtx": struct.pack(">HhHh", 500, 0, 500, 0),
        b"loca": struct.pack(">3H", 0, 0, len(glyph) // 2),
        b"maxp": maxp,
    }
    at = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, content in tables.items():
        padded = content + b"\0" * (-len(content) % 4)
        directory += tag + struct.pack(">III", _checksum(padded), at + len(body), len(content))
        body += padded
    whole = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64) + directory + body
    adjustment = (0xB1B0AFBA - _checksum(whole)) & 0xFFFFFFFF
    place = whole.index(head) + 8
    return whole[:place] + struct.pack(">I", adjustment) + whole[place + 4 :]


def _checksum(content: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(content) // 4}I", content)
    return sum(words) & 0xFFFFFFFF

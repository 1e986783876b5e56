"""Fonts that draw other letters than they say.

What a glyph means is told by the file (ToUnicode, the names of an encoding); what it draws is told by the font
program's own table of letters. Where the two differ, or where nothing but a bare code stands for a letter, the glyph
counts as one that nobody can read, so that the document goes to a person. A font program whose table is missing or
lies as well cannot be told apart by this: only text recognition reads what is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pymupdf

_mupdf = pymupdf.mupdf

_UNKNOWN = 0xFFFD
_CHECKED = tuple(code for code in range(0x21, 0x250) if chr(code).isprintable() and not chr(code).isspace())
"""Characters whose glyph is looked up in a font program: ASCII and the Latin letters."""
_NUMBERED = re.compile(r"[A-Za-z]{1,5}[._]?\d+")
"""A glyph name that is only a number ("g12", "a45", "cid_33"); uniXXXX and uXXXX are not."""
_SUBSET = re.compile(r"[A-Z]{6}\+")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_DIFFERENCE = re.compile(rb"/([^\s/\[\]<>()]*)|(\d+)")
_LARGEST_RANGE = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class FontTruth:
    """What is known of a font beside what the file says its glyphs mean.

    `letters` are the letters (in one case, without accents) that its program has for a glyph. In a font that `is_bare`
    a glyph is believed only where the program confirms it. `nameless` are codes of a Type 3 font without a meaning.
    """

    letters: Mapping[int, frozenset[str]] = field(default_factory=dict, repr=False)
    nameless: frozenset[int] = frozenset()
    is_bare: bool = False


def honest(trace: Sequence[Mapping[str, Any]], truths: Mapping[str, FontTruth]) -> list[Mapping[str, Any]]:
    """Return a text trace in which glyphs that are not what they say have no meaning."""
    told: list[Mapping[str, Any]] = []
    for span in trace:
        truth = truths.get(_plain(str(span["font"])))
        told.append(span if truth is None else {**span, "chars": list(_told(span["chars"], truth))})
    return told


def _told(chars: Sequence[Any], truth: FontTruth) -> Iterator[Any]:
    for char in chars:
        yield (_UNKNOWN, *char[1:]) if _is_false(char[0], char[1], truth) else char


def _is_false(code_point: int, glyph: int, truth: FontTruth) -> bool:
    if glyph < 0:
        return False  # A further character of the glyph before it: a ligature.
    if glyph in truth.nameless:
        return True
    drawn = truth.letters.get(glyph)
    if drawn is None:
        return truth.is_bare and 0x20 < code_point <= 0xFF
    if not any(letter.isalnum() for letter in drawn):
        return False
    return 0 < code_point <= 0x10FFFF and _folded(code_point) not in drawn


@lru_cache(maxsize=4096)
def _folded(code_point: int) -> str:
    """Return the first base letter of a character, in one case: ligatures and full-width forms are taken apart."""
    if 0xD800 <= code_point <= 0xDFFF:
        return ""
    return unicodedata.normalize("NFKD", chr(code_point)).casefold()[:1]


def truths_of(page: pymupdf.Page, known: dict[int, FontTruth | None]) -> dict[str, FontTruth]:
    """Return what is known of the fonts of a page and its forms, by the names that MuPDF gives them.

    `known` keeps what was found, by object number, from page to page of one document.
    """
    found: dict[str, FontTruth] = {}
    opened = page.parent
    for xref, _, kind, base_font, _, _, _ in page.get_fonts(full=True):
        if xref and xref not in known:
            known[xref] = _truth(opened, xref, kind)
        truth = known[xref] if xref else _standard_truth(base_font)
        if truth is None:
            continue
        for name in _names(opened, xref, kind, base_font):
            found[name] = _either(found[name], truth) if name in found else truth
    return found


def _either(one: FontTruth, other: FontTruth) -> FontTruth:
    """Two fonts of one name: a glyph may be what either of them draws."""
    glyphs = set(one.letters) & set(other.letters)
    return FontTruth(
        letters={glyph: one.letters[glyph] | other.letters[glyph] for glyph in glyphs},
        nameless=one.nameless & other.nameless,
        is_bare=one.is_bare and other.is_bare,
    )


def _names(opened: pymupdf.Document, xref: int, kind: str, base_font: str) -> set[str]:
    if kind == "Type3":
        return {f"Type3 ({xref} 0 R)"}
    names = {base_font}
    if xref:
        for key in ("FontDescriptor/FontName", "DescendantFonts/0/BaseFont"):
            names.add(_value(opened, xref, key).removeprefix("/"))
        descendant = _descendant(opened, xref)
        if descendant:
            names |= {
                _value(opened, descendant, key).removeprefix("/") for key in ("BaseFont", "FontDescriptor/FontName")
            }
    return {_plain(name) for name in names if name and name != "null"}


def _plain(name: str) -> str:
    return _SUBSET.sub("", name).replace("#20", " ")


def _descendant(opened: pymupdf.Document, xref: int) -> int:
    match = re.search(r"(\d+) 0 R", _value(opened, xref, "DescendantFonts"))
    return int(match[1]) if match else 0


def _value(opened: pymupdf.Document, xref: int, key: str) -> str:
    return str(opened.xref_get_key(xref, key)[1])


def _truth(opened: pymupdf.Document, xref: int, kind: str) -> FontTruth | None:
    told = _codes_told(_stream(opened, xref, "ToUnicode"))
    names = _names_by_code(opened, xref)
    if kind == "Type3":
        first, last = (_number(opened, xref, key) for key in ("FirstChar", "LastChar"))
        codes = set(names) | set(range(first, min(last, first + 255) + 1))
        nameless = {code for code in codes if code not in told and not _is_name(names.get(code, ""))}
        return FontTruth(nameless=frozenset(nameless))
    letters = _letters(opened.extract_font(xref)[3])
    if not letters:
        standard = _standard_truth(_value(opened, xref, "BaseFont").removeprefix("/"))
        letters = dict(standard.letters) if standard else {}
    is_bare = kind != "Type0" and not told and (
        any(not _is_name(name) for name in names.values()) or not (names or _has_encoding(opened, xref))
    )  # fmt: skip
    return FontTruth(letters=letters, is_bare=is_bare)


def _letters(program: bytes) -> dict[int, frozenset[str]]:
    """Return which letters a font program has for its glyphs; none where it has no table of letters."""
    if not program:
        return {}
    try:
        return _letters_of(pymupdf.Font(fontbuffer=program))
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        return {}  # MuPDF draws another font in its stead, whose letters are not this program's.


def _letters_of(font: pymupdf.Font) -> dict[int, frozenset[str]]:
    letters: dict[int, set[str]] = {}
    for code in _CHECKED:
        glyph = font.has_glyph(code)
        if glyph:
            letters.setdefault(glyph, set()).add(_folded(code))
    return {glyph: frozenset(found) for glyph, found in letters.items()}


@lru_cache(maxsize=32)
def _standard_truth(base_font: str) -> FontTruth | None:
    """Return the letters of one of the fonts that every reader has, None for any other."""
    if base_font not in _STANDARD:
        return None
    return FontTruth(letters=_letters_of(pymupdf.Font(base_font)))


_STANDARD = frozenset(
    f"{family}{style}"
    for family, styles in (
        ("Helvetica", ("", "-Bold", "-Oblique", "-BoldOblique")),
        ("Courier", ("", "-Bold", "-Oblique", "-BoldOblique")),
        ("Times", ("-Roman", "-Bold", "-Italic", "-BoldItalic")),
    )
    for style in styles
)
"""ISO 32000-1, 9.6.2.2, without the two fonts of signs."""


def _is_name(name: str) -> bool:
    """Return whether a glyph name says which character it is. Source: Adobe Glyph List specification."""
    if not name or name == ".notdef":
        return bool(name)
    if re.fullmatch(r"(?:uni(?:[0-9A-F]{4})+|u[0-9A-F]{4,6})(?:\..*)?", name):
        return True
    return not _NUMBERED.fullmatch(name) and _mupdf.fz_unicode_from_glyph_name(name) != _UNKNOWN


def _has_encoding(opened: pymupdf.Document, xref: int) -> bool:
    return bool(opened.xref_get_key(xref, "Encoding")[0] != "null") or _value(opened, xref, "BaseFont")[1:] in _STANDARD


def _names_by_code(opened: pymupdf.Document, xref: int) -> dict[int, str]:
    kind, value = opened.xref_get_key(xref, "Encoding/Differences")
    if kind == "xref":
        value = opened.xref_object(int(value.split()[0]), compressed=True)
    names: dict[int, str] = {}
    code = 0
    for name, number in _DIFFERENCE.findall(value.encode("utf-8", "surrogateescape") if kind != "null" else b""):
        if number:
            code = int(number)
        else:
            names[code] = name.decode("utf-8", "replace")
            code += 1
    return names


def _number(opened: pymupdf.Document, xref: int, key: str) -> int:
    kind, value = opened.xref_get_key(xref, key)
    return int(value) if kind == "int" else 0


def _stream(opened: pymupdf.Document, xref: int, key: str) -> bytes:
    kind, value = opened.xref_get_key(xref, key)
    if kind != "xref":
        return b""
    return opened.xref_stream(int(value.split()[0])) or b""


def _codes_told(cmap: bytes) -> set[int]:
    """Return the codes to which a ToUnicode map gives a meaning."""
    told: set[int] = set()
    for kind, body in _SECTION.findall(cmap):
        codes = [int(b"".join(code.split()) or b"0", 16) for code in _CODE.findall(body)]
        if kind == b"bfchar":
            told.update(codes[::2])
        else:
            for first, last in zip(codes[::3], codes[1::3], strict=False):
                told.update(range(first, min(last, first + _LARGEST_RANGE) + 1))
    return told

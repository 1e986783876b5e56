"""What the codes of a font stand for: its ToUnicode map, or the glyph names of a simple font."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pikepdf

_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_ACCENTS = ("acute", "grave", "circumflex", "dieresis", "tilde", "cedilla", "ring", "caron", "macron", "ogonek")
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LARGEST_RANGE = 65536
_LATIN = {code: chr(code) for code in range(256)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterMap:
    """How many bytes a code of the font has, and the text of each code."""

    width: int
    texts: dict[int, str] = field(repr=False)

    def decode(self, shown: bytes) -> str:
        """Return the text of a string that is shown with the font; a code without a text gives nothing."""
        codes = range(0, len(shown) - self.width + 1, self.width)
        return "".join(self.texts.get(int.from_bytes(shown[i : i + self.width]), "") for i in codes)

    def codes(self, shown: bytes) -> set[int]:
        """Return the codes in a string that is shown with the font."""
        return {int.from_bytes(shown[i : i + self.width]) for i in range(0, len(shown) - self.width + 1, self.width)}


def character_map(font: pikepdf.Object) -> CharacterMap | None:
    """Return the map of a font; None where its codes cannot be read without its program."""
    is_composite = font.get("/Subtype") == pikepdf.Name.Type0
    to_unicode = font.get("/ToUnicode")
    if isinstance(to_unicode, pikepdf.Stream):
        return CharacterMap(width=2 if is_composite else 1, texts=_parsed(to_unicode.read_bytes()))
    if is_composite:
        return None
    return CharacterMap(width=1, texts=_by_name(font.get("/Encoding")))


def _parsed(cmap: bytes) -> dict[int, str]:
    """Read the bfchar and bfrange sections. Source: ISO 32000-2, 9.10.3; Adobe Technical Note 5411."""
    texts: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"bfchar":
            values = [_hex(m.group(1)) for m in _TOKEN.finditer(body) if m.group(1) is not None]
            texts.update((int.from_bytes(a), _utf16(b)) for a, b in zip(values[::2], values[1::2], strict=False))
        elif kind == b"bfrange":
            _read_ranges(body, texts)
    return texts


def _read_ranges(body: bytes, texts: dict[int, str]) -> None:
    tokens = list(_TOKEN.finditer(body))
    at = 0
    while at + 2 < len(tokens):
        first, last = (int.from_bytes(_hex(tokens[at + i].group(1) or b"")) for i in (0, 1))
        if last - first >= _LARGEST_RANGE:
            raise ValueError("a range of a ToUnicode map is too large")
        at += 2
        if tokens[at].group(2):
            at += 1
            code = first
            while at < len(tokens) and not tokens[at].group(3):
                texts[code] = _utf16(_hex(tokens[at].group(1) or b""))
                code, at = code + 1, at + 1
        else:
            start = _hex(tokens[at].group(1) or b"")
            for code in range(first, last + 1):
                texts[code] = _utf16(start[:-2] + (int.from_bytes(start[-2:]) + code - first).to_bytes(4)[-2:])
        at += 1


def _hex(digits: bytes) -> bytes:
    compact = b"".join(digits.split())
    return bytes.fromhex((compact + b"0" * (len(compact) % 2)).decode("ascii"))


def _utf16(raw: bytes) -> str:
    return raw.decode("utf-16-be", errors="replace")


def _by_name(encoding: pikepdf.Object | None) -> dict[int, str]:
    """Return Latin-1 with the differences of an encoding; letters are what counts, so accents may be lost."""
    texts = dict(_LATIN)
    differences = encoding.get("/Differences", []) if isinstance(encoding, pikepdf.Dictionary) else []
    code = 0
    for one in differences:
        if isinstance(one, pikepdf.Name):
            texts[code] = _letter(str(one)[1:])
            code += 1
        else:
            code = int(one)
    return texts


def _letter(name: str) -> str:
    if len(name) == 1 or name in _DIGITS:
        return name if len(name) == 1 else str(_DIGITS.index(name))
    if name[1:] in _ACCENTS:
        return name[0]
    coded = re.fullmatch(r"(?:uni|u)([0-9A-Fa-f]{4,6})", name)
    return chr(int(coded.group(1), 16)) if coded and int(coded.group(1), 16) < 0x110000 else " "

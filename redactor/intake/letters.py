"""One drawn letter → the characters that are searched for.

Only what is the same letter in another coat is changed (ligatures, full width, decomposed accents, odd
spaces); signs such as § or № stay as drawn, because kept text is compared to the letter.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UNREADABLE = "\ufffd"
"""Stands for a drawn glyph of which the file does not say what it is."""

_SOFT_HYPHEN = 0xAD
_VISIBLE_HYPHEN_WIDTH = 0.1
# Spacing accents as some typesetting programs draw them over a letter, and the combining mark each is.
_SPACING_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¨": "\u0308",
    "¸": "\u0327", "ˇ": "\u030c", "˘": "\u0306", "˚": "\u030a", "¯": "\u0304", "˙": "\u0307", "˝": "\u030b",
    "˛": "\u0328",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}


def searched_text(codes: tuple[int, ...], width: float) -> str:
    """Return what a glyph reads as: "" for nothing, " " for any space.

    `codes` are its code points, several for a ligature or a decomposed letter. `width` is its advance in em:
    a soft hyphen with a width is a hyphen on the page.
    """
    if codes == (_SOFT_HYPHEN,):
        return "-" if width >= _VISIBLE_HYPHEN_WIDTH else ""
    if len(codes) == 1:
        return _searched_text(codes[0])
    parts = [_searched_text(code) for code in codes]
    return unicodedata.normalize("NFC", "".join(parts).replace(" ", "")) or max(parts)


@lru_cache(maxsize=4096)
def _searched_text(code: int) -> str:
    if not 0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return UNREADABLE
    letter = chr(code)
    category = unicodedata.category(letter)
    if letter.isspace() or category in ("Zs", "Zl", "Zp"):
        return " "
    if category in ("Cf", "Me") or 0xFE00 <= code <= 0xFE0F:
        return ""
    if category in ("Cc", "Co", "Cn"):
        return UNREADABLE
    if _is_other_coat(code):
        return "".join(unicodedata.normalize("NFKC", letter).split()) or UNREADABLE
    return unicodedata.normalize("NFC", letter)


def _is_other_coat(code: int) -> bool:
    """Return whether a code point is a letter, digit or mark of ASCII or Latin in another form."""
    return (
        0xFB00 <= code <= 0xFB06  # Latin ligatures
        or 0xFF01 <= code <= 0xFF5E  # full width
        or 0x1D400 <= code <= 0x1D7FF  # mathematical letters
        or code in (0x0132, 0x0133, 0x01C4, 0x01C5, 0x01C6, 0x2011)  # IJ, Dž, non-breaking hyphen
    )


def is_accent(text: str) -> bool:
    """Return whether the text is an accent that belongs on a letter drawn at the same place."""
    return text in _SPACING_ACCENTS or (len(text) == 1 and unicodedata.combining(text) != 0)


def accented(base: str, accent: str) -> str | None:
    """Return base and accent as one letter, or None where there is no such letter."""
    mark = _SPACING_ACCENTS.get(accent, accent)
    joined = unicodedata.normalize("NFC", _DOTLESS.get(base, base) + mark)
    return joined if len(joined) == 1 else None

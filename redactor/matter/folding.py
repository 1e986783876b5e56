"""Folded forms: how words and numbers are compared, whatever their case, accents and separators."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "ı": "i"}
)
_DIGITS = str.maketrans({"O": "0", "I": "1", "L": "1", "|": "1"})
APOSTROPHES = "'’‘ʼʻ`´′"
DASHES = "\\-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)+")
"""A run of letters, with the accents that a file may store as characters of their own."""


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return a word without accents and marks, in lower case, letters and digits only."""
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in plain if c.isalnum()).casefold()


def fold_number(text: str) -> str:
    """Return letters and digits in upper case, letters that are read for digits (O, I, L, |) as the digits."""
    plain = unicodedata.normalize("NFKD", text).upper().translate(_DIGITS)
    return re.sub(r"[^0-9A-Z]", "", plain)

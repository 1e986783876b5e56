"""Numbers as a reader of pixels takes them: a letter that looks like a digit, among digits, is read as that digit."""

from __future__ import annotations

import re

from redactor.model import Document, Word

_LOOKS = str.maketrans({"O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "i": "1", "|": "1", "!": "1",
                        "S": "5", "s": "5", "B": "8", "Z": "2", "z": "2", "G": "6"})  # fmt: skip
_NUMBER = re.compile(r"^(?P<lead>[A-Z#(]{0,3}?[\-#]?)(?P<body>[0-9OoQDIli|!SsBZzG./\-]{4,})(?P<tail>[\w,.;:)]{0,2})$")
_LEAST = 0.5
"""Share of a word's letters and digits that must be digits."""


def with_digits(document: Document, start: int, end: int) -> str:
    """Return [start, end) of the text with look-alike letters in numbers that were read in pixels made digits.

    Every letter stays at its offset; the same text where there is nothing to change.
    """
    text = document.text[start:end]
    letters = list(text)
    for word in document.words_in(start, end):
        if word.source == "ocr" and start <= word.start and word.end <= end:
            letters[word.start - start : word.end - start] = _as_number(word)
    return "".join(letters)


def _as_number(word: Word) -> str:
    match = _NUMBER.match(word.text)
    digits = sum(c.isdigit() for c in word.text)
    if match is None or digits < _LEAST * sum(c.isalnum() for c in word.text) or digits < 4:
        return word.text
    return match["lead"] + match["body"].translate(_LOOKS) + match["tail"]

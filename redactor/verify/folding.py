"""Fold text so that a removed word is found however it is spelled: case, accents and separators do not count."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

REMOVED = "\ue000"
"""Stands where the expected text had a removed span; no needle matches across it."""

_PIECES = re.compile(rf"[^\W\d_]+|\d+|{REMOVED}")


def fold(text: str) -> str:
    """Return the text without accents, in one case; ligatures and full-width forms are taken apart."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def squeeze(text: str) -> str:
    """Return only the folded letters and digits."""
    return "".join(c for c in fold(text) if c.isalnum())


def pieces(text: str) -> tuple[str, ...]:
    """Return the folded runs of letters and runs of digits, in order."""
    return tuple(p for p in _PIECES.findall(fold(text)) if p != REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Squeezed:
    """Folded letters and digits of a text without anything between them.

    `starts` holds the offsets at which a run of letters or of digits begins (and the end of the text);
    `capitals` those of them whose letter is written as a capital.
    """

    text: str = field(repr=False)
    starts: frozenset[int] = field(repr=False)
    capitals: frozenset[int] = field(repr=False)

    def is_whole(self, start: int, end: int) -> bool:
        """Return whether [start, end) begins and ends where a run does."""
        return start in self.starts and end in self.starts


def squeezed(text: str) -> Squeezed:
    """Return the squeezed form of a text, with the places where its runs begin."""
    if text.isascii():
        plain = text
    else:
        apart = unicodedata.normalize("NFKD", text)
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    found: list[str] = []
    starts: set[int] = set()
    capitals: set[int] = set()
    length = 0
    for match in _PIECES.finditer(plain):
        piece = match.group().casefold()
        starts.add(length)
        if match.group()[0].isupper():
            capitals.add(length)
        found.append(piece)
        length += len(piece)
    starts.add(length)
    return Squeezed(text="".join(found), starts=frozenset(starts), capitals=frozenset(capitals))

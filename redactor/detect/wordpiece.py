"""Cut a text into words, and words into the pieces that the name model knows.

The scheme is BERT's without case and accents (Devlin et al. 2019), written out because it is small and must give the
places of the words in the text.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import regex

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|[^\s\p{L}\p{N}]")
_BROKEN = regex.compile(r"(?<=\p{Ll}\p{M}?)[\-\u00ad]\n(?=\p{Ll})")
"""A hyphen at a line's end that may break a word."""
_LONGEST = 60
PAD, UNKNOWN, FIRST, LAST = "[PAD]", "[UNK]", "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piecewise:
    """Words of a text with their pieces: `starts[i]` and `ends[i]` are word i's offsets, `pieces[i]` its numbers."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pieces: tuple[tuple[int, ...], ...]


class WordPieces:
    """A vocabulary, one piece a line; the line's number is the piece's."""

    def __init__(self, vocabulary: tuple[str, ...]) -> None:
        self._number = {piece: i for i, piece in enumerate(vocabulary)}
        self.pad, self.first, self.last = (self._number[mark] for mark in (PAD, FIRST, LAST))
        self._unknown = self._number[UNKNOWN]
        self._pieces_of = functools.lru_cache(maxsize=20_000)(self._pieces)

    @classmethod
    def read(cls, path: Path) -> WordPieces:
        """Read vocab.txt."""
        return cls(tuple(path.read_text(encoding="utf-8").split("\n")))

    def cut(self, text: str) -> Piecewise:
        """Return the words of a text with their pieces; a word broken at a line's end is read as one."""
        starts, ends, pieces = [], [], []
        for start, end in _words(text):
            starts.append(start)
            ends.append(end)
            pieces.append(self._pieces_of(_BROKEN.sub("", text[start:end])))
        return Piecewise(starts=tuple(starts), ends=tuple(ends), pieces=tuple(pieces))

    def _pieces(self, word: str) -> tuple[int, ...]:
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        if len(plain) > _LONGEST:
            return (self._unknown,)
        found: list[int] = []
        at = 0
        while at < len(plain):
            prefix = "##" if at else ""
            end = next((e for e in range(len(plain), at, -1) if prefix + plain[at:e] in self._number), at)
            if end == at:
                return (self._unknown,)
            found.append(self._number[prefix + plain[at:end]])
            at = end
        return tuple(found) or (self._unknown,)


def _words(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the words; the parts of a word broken at a line's end make one."""
    found: list[tuple[int, int]] = []
    breaks = {m.start(): m.end() for m in _BROKEN.finditer(text)}
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start in breaks:  # the hyphen of a break
            found[-1] = (found[-1][0], breaks[start])
        elif found and found[-1][1] == start and start in breaks.values():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found

"""Find removed texts in what was read in pixels: letters that look alike count as one, and a letter may be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from redactor.verify.folding import REMOVED, squeeze
from redactor.verify.needles import Needle

_LOOKS = str.maketrans({"o": "0", "q": "0", "d": "0", "i": "1", "l": "1", "j": "1", "t": "1", "s": "5", "b": "8",
                        "z": "2", "g": "9", "é": "e", "ı": "1"})  # fmt: skip
_MOST_PIECES = 6
"""Words that are read as one text at most: a number or name may be torn by spaces."""
_SHORT, _LONG = 6, 12
"""Letters of a text from which one, and from which two of them may be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """Runs of neighbouring words of a text without separators, as they look, and the word at which each begins."""

    looks: tuple[str, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    lengths: tuple[int, ...]


def spelled(lines: Sequence[str]) -> Spelled:
    """Return every run of up to six words of each line; no run crosses a removed place."""
    looks: list[str] = []
    starts: list[int] = []
    lengths: list[int] = []
    at = 0
    for part in (part for line in lines for part in line.split(REMOVED)):
        words = [as_it_looks(word) for word in part.split() if squeeze(word)]
        for first in range(len(words)):
            for last in range(first, min(first + _MOST_PIECES, len(words))):
                looks.append("".join(words[first : last + 1]))
                starts.append(at + first)
                lengths.append(last - first + 1)
        at += len(words)
    return Spelled(looks=tuple(looks), starts=tuple(starts), lengths=tuple(lengths))


def as_it_looks(text: str) -> str:
    """Return letters and digits, those that a reader of pixels mistakes for each other made one."""
    return squeeze(text).replace("rn", "m").replace("vv", "w").translate(_LOOKS)


def counts(needles: Sequence[Needle], text: Spelled) -> Counter[str]:
    """Return how often each needle stands in a text, letters that look alike and a wrong letter forgiven."""
    found: Counter[str] = Counter()
    if not needles or not text.looks:
        return found
    keys = [as_it_looks(needle.key) for needle in needles]
    allowed = np.array([_wrong(key) for key in keys])
    distances = cdist(keys, text.looks, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8)
    for row, needle in enumerate(needles):
        hits = np.flatnonzero(distances[row] <= allowed[row])
        found[needle.key] = _apart([(text.starts[i], text.lengths[i]) for i in hits])
    return found


def _wrong(key: str) -> int:
    return 0 if len(key) < _SHORT else 1 if len(key) < _LONG else 2


def _apart(hits: Sequence[tuple[int, int]]) -> int:
    """Return how many hits share no word: of runs that overlap one counts."""
    count, end = 0, -1
    for start, length in sorted(hits, key=lambda hit: hit[0] + hit[1]):
        if start >= end:
            count, end = count + 1, start + length
    return count

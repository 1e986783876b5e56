"""Two names that a line's end brought together are two: the end of a message, and who wrote the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import regex

from redactor.detect.name_runs import Candidate

_WORD: Any = regex.compile(r"\p{L}[\p{L}\p{M}'’\-]*\.?")
_GOES_ON = regex.compile(r"[ ]*(?:,[ ]*)?\p{Ll}")
"""Words of a sentence behind a name: it may have begun in the line before."""
_NAME = 2
"""Words of a name that stands by itself."""


def parted(text: str, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates; one over a line's end with a whole name in either line as two."""
    for start, end, score in candidates:
        at = text.find("\n", start, end)
        if at < 0 or not _are_two(text, start, at, end):
            yield start, end, score
            continue
        first = start + len(text[start:at].rstrip(" ,"))
        second = at + 1 + len(text[at + 1 : end]) - len(text[at + 1 : end].lstrip())
        yield start, first, score
        yield second, end, score


def _are_two(text: str, start: int, at: int, end: int) -> bool:
    left, right = _WORD.findall(text, start, at), _WORD.findall(text, at, end)
    if len(left) < _NAME or len(right) < _NAME or text[start:at].rstrip().endswith(","):
        return False
    if _case(left) != _case(right):
        return True
    return _GOES_ON.match(text, end) is None


def _case(words: list[str]) -> bool:
    full = [word for word in words if len(word) > _NAME]
    return bool(full) and all(word.isupper() for word in full)

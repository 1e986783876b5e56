"""Every occurrence of a text in the production, to be redacted or kept alike; counted before anything is decided."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.model import Place
from redactor.review.desk import Desk

_MOST = 20_000
_SHORTEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a text stands. `unread` is the number of documents whose words are not known yet, or cannot be."""

    places: tuple[Place, ...]
    unread: int
    already: int
    """How many occurrences are redacted already."""


def folded(text: str) -> str:
    """Return a text in small letters without accents, letter by letter as long as the text itself."""
    return "".join(_plain(c) for c in text)


def _plain(character: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)).casefold()
    return bare if len(bare) == 1 else character


def pattern_of(text: str) -> re.Pattern[str] | None:
    """Return what finds a text whatever its capitals, accents, line ends and hyphens; None for too short a one."""
    words = re.findall(r"[^\W_]+", folded(text))
    if sum(map(len, words)) < _SHORTEST:
        return None
    between = r"(?:[\W_]{1,4})"
    return re.compile(rf"(?<![^\W_]){between.join(re.escape(w) for w in words)}(?![^\W_])")


def occurrences(desk: Desk, text: str) -> Found:
    """Return where a text stands in the production and is not redacted yet."""
    pattern = pattern_of(text)
    if pattern is None:
        return Found(places=(), unread=0, already=0)
    taken: dict[str, list[tuple[int, int]]] = {}
    for one in desk.redactions():
        first, _, last = one.place.split("|")[2].partition("-")
        taken.setdefault(one.document_id, []).append((int(first), int(last)))
    places: list[Place] = []
    already = 0
    for document_id, said in desk.shelf.texts():
        spans = sorted(taken.get(document_id, []))
        pages = _PageStarts(said)
        for start, end in _matches(pattern, said):
            if _is_covered(spans, start, end):
                already += 1
            elif len(places) < _MOST:
                places.append(Place(document_id=document_id, page=pages.at(start), start=start, end=end))
    return Found(places=tuple(places), unread=len(desk.unread()), already=already)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(folded(text)):
        if "\f" not in text[match.start() : match.end()]:
            yield match.span()


def _is_covered(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in spans)


class _PageStarts:
    """Which page an offset lies on: pages are parted by form feeds."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\f", text))]

    def at(self, offset: int) -> int:
        return bisect.bisect_right(self._starts, offset)


def alike(desk: Desk, text: str, category: str) -> tuple[str, ...]:
    """Return the keys of all redactions of a category whose text is this one."""
    wanted = re.findall(r"[^\W_]+", folded(text))
    return tuple(
        one.place
        for one in desk.redactions()
        if one.category == category and re.findall(r"[^\W_]+", folded(one.text)) == wanted
    )

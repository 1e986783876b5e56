"""Arithmetic of character spans: half-open pairs of offsets, ascending."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

Span = tuple[int, int]
_BUCKET = 1024


def minus(span: Span, holes: Iterable[Span]) -> list[Span]:
    """Return what is left of a span without the characters of the holes."""
    left: list[Span] = []
    at, end = span
    for hole_start, hole_end in sorted(holes):
        if hole_end <= at or hole_start >= end:
            continue
        if hole_start > at:
            left.append((at, hole_start))
        at = max(at, hole_end)
    if at < end:
        left.append((at, end))
    return left


def length(spans: Iterable[Span]) -> int:
    """Return how many characters spans cover together, common ones counted once."""
    return sum(end - start for start, end in joined(spans))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the union of spans as spans that do not touch."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif end > start:
            found.append((start, end))
    return found


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the characters at its ends that are neither letter nor digit; empty if none is left.

    A currency sign, a plus sign or a bracket that belongs to a value is not worth a box of its own.
    """
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


class Spanned(Protocol):
    """Anything that covers characters [start, end)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


One = TypeVar("One", bound=Spanned)


class SpanIndex(Generic[One]):
    """Spanned things by place, so that a long document is not searched from its beginning for every finding."""

    def __init__(self, items: Iterable[One] = ()) -> None:
        self._buckets: dict[int, list[tuple[int, One]]] = defaultdict(list)
        self._count = 0
        for item in items:
            self.add(item)

    def add(self, item: One) -> None:
        """Put one more thing in."""
        for bucket in range(item.start // _BUCKET, max(item.end - 1, item.start) // _BUCKET + 1):
            self._buckets[bucket].append((self._count, item))
        self._count += 1

    def meeting(self, start: int, end: int) -> Iterator[One]:
        """Yield what shares at least one character with [start, end), in the order given at the start."""
        buckets = range(start // _BUCKET, max(end - 1, start) // _BUCKET + 1)
        near = (pair for bucket in buckets for pair in self._buckets.get(bucket, ()))
        seen = {number: item for number, item in near if item.start < end and start < item.end}
        for number in sorted(seen):
            yield seen[number]

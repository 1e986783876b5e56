"""Measure a page's column from its lines: where lines begin, how far they may reach, and to which side one is set."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from redactor.redact.rows import Segment

Side = Literal["left", "centre", "right"]

SAME_EDGE = 1.5
"""Points by which the edges of lines of one margin may differ."""
ALIKE = 0.5
"""Points by which beginnings, middles or ends differ that were meant to be the same."""
BESIDE = 3
"""How many lines elsewhere on the page one counts for that stands just above or below."""
SAME_END = 0.4
"""The same at the right edge of justified text."""
FEWEST_ENDS = 3
"""Different lines that end at one place, from which on text is taken to be justified there."""
RAGGED = 40.0
"""Points by which the longest line of ragged text ends before its measure, at most: about one word."""
STEP = 12.0
"""Points to multiples of which an unknown measure is rounded, so that it does not hang on one line's length."""
BORDER = 18.0
"""Points at the page's edge into which no line is set."""
FEWEST_FULL, FULL_SHARE = 3, 0.5
"""Lines that the next one's first word would not have fitted, and their share, from which on text flows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The right edge of lines that begin at one place."""

    reached: float
    """How far a line must reach, with the next line's first word, to have been broken for want of room."""
    measure: float
    """How far a line may reach when it is set anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What the page's lines say of their margins."""

    width: float
    segments: tuple[Segment, ...]
    others: tuple[Segment, ...]
    """Those without a redaction: nothing about them depends on what was removed."""

    @property
    def right(self) -> float:
        """Return how far any line may reach: as far as others do, or as the left margin leaves at the right."""
        left = max(min((one.x0 for one in self.others), default=36.0), BORDER)
        return min(max([*(one.x1 for one in self.others), self.width - left]), self.width - BORDER)

    def edge(self, left: float) -> Edge:
        """Return the right edge of the lines that begin at `left`.

        Where neither their ends nor the page's symmetry tell it, no line counts as broken for want of room.
        """
        lines = [one for one in self.segments if abs(one.x0 - left) <= SAME_EDGE]
        longest = max((one.x1 for one in lines), default=left)
        symmetric = self.width - left
        if len({_words(one) for one in lines if one.x1 > longest - SAME_END}) >= FEWEST_ENDS:
            return Edge(reached=longest, measure=longest)
        if symmetric - RAGGED <= longest <= symmetric + SAME_EDGE:
            return Edge(reached=symmetric, measure=symmetric)
        reached = longest if _flows(lines, longest) else math.inf
        rounded = left + math.ceil((longest - left) / STEP) * STEP
        measure = rounded if reached < math.inf else max(symmetric, longest)
        return Edge(reached=reached, measure=min(measure, self.width - BORDER))

    def side_of(self, segment: Segment) -> tuple[Side, float]:
        """Return to which side a line is set, and the place of its beginning, centre or end.

        The place is taken from other lines or the page where possible: the line's own is a measured one.
        """
        middle = (segment.x0 + segment.x1) / 2
        votes: dict[Side, int] = {"left": 0, "centre": 0, "right": 0}
        places: dict[Side, float] = {}
        for one in self.others:
            side, place, apart = _most_alike(one, segment, self._known(one))
            if apart <= ALIKE:
                votes[side] += BESIDE if abs(one.y - segment.y) <= 4 * segment.size else 1
                places.setdefault(side, place)
        left, centre, right = votes.values()
        if left and (left >= max(2, centre, right) or self._is_outermost(segment.x0)):
            return "left", segment.x0
        if abs(middle - self.width / 2) <= ALIKE:
            return "centre", self.width / 2
        if centre >= max(left, right, 1):
            return "centre", places["centre"]
        if right >= max(left, 1):
            return "right", places["right"]
        if self._hangs_right(segment):
            return "right", self.right if segment.x1 <= self.right + SAME_EDGE else self.width - BORDER
        return "left", segment.x0

    def _hangs_right(self, segment: Segment) -> bool:
        """Return whether a line by itself reaches the right margin or beyond, and begins where no other does.

        It is set to the margin, then: neither where it began nor where it ended is told.
        """
        if any(abs(one.x0 - segment.x0) <= SAME_EDGE for one in self.others):
            return False
        is_right = segment.x0 + segment.x1 > self.width + 2 * BORDER
        return is_right and segment.x1 >= self.right - SAME_EDGE

    def _known(self, line: Segment) -> set[Side]:
        """Return to which sides a line without a redaction is set by what the page and its other lines show."""
        others = [one for one in self.others if abs(one.y - line.y) > line.size / 2]
        left = min((one.x0 for one in self.others), default=0.0)
        found: set[Side] = set()
        if abs(line.x0 - left) <= ALIKE or any(abs(one.x0 - line.x0) <= ALIKE for one in others):
            found.add("left")
        if abs((line.x0 + line.x1 - self.width) / 2) <= ALIKE:
            found.add("centre")
        if abs(line.x1 + left - self.width) <= ALIKE or any(abs(one.x1 - line.x1) <= ALIKE for one in others):
            found.add("right")
        return found

    def _is_outermost(self, x0: float) -> bool:
        return all(one.x0 > x0 - SAME_EDGE for one in self.others if one.size > 0)


def _most_alike(one: Segment, other: Segment, known: Collection[Side]) -> tuple[Side, float, float]:
    """Return what two lines have most nearly in common, the first line's place of it, and how far apart they are.

    Lines of nearly one length have all three in common, about; what was meant is exact. Where two are, by the accident
    of a name's length, the one counts that the first line is `known` to have in common with its page.
    """
    middle = (one.x0 + one.x1) / 2
    apart: tuple[tuple[Side, float, float], ...] = (
        ("left", one.x0, abs(one.x0 - other.x0)),
        ("right", one.x1, abs(one.x1 - other.x1)),
        ("centre", middle, abs(middle - (other.x0 + other.x1) / 2)),
    )
    meant = [three for three in apart if three[2] <= ALIKE and three[0] in known]
    return min(meant or apart, key=lambda three: round(three[2], 2))


def _words(line: Segment) -> tuple[str, ...]:
    return tuple(piece.text for piece in line.pieces)


def _flows(lines: Sequence[Segment], longest: float) -> bool:
    """Return whether most lines could not have taken the word that the next one begins with."""
    ordered = sorted(lines, key=lambda one: -one.y)
    pairs = [(one, two) for one, two in pairwise(ordered) if 0.9 * one.size <= one.y - two.y <= 2.6 * one.size]
    full = sum(one.x1 + 0.25 * one.size + first_width(two) > longest - 1 for one, two in pairs)
    return full >= FEWEST_FULL and full >= FULL_SHARE * len(pairs)


def first_width(segment: Segment) -> float:
    """Return the width of a line's first word, with what touches it."""
    end = segment.items[0].x1
    for item in segment.items[1:]:
        if item.x0 - end > 0.1 * segment.size:
            break
        end = max(end, item.x1)
    return end - segment.items[0].x0

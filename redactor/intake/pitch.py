"""Fonts with one advance for all letters whose own measures give another: the distance of the letters tells it.

A subset of a typewriter face can have lost its table of advances; MuPDF then reports letters half as wide as they are
drawn, words fall apart at every hyphen, and a word's box ends within its last letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

_TYPEWRITER = (0.5, 0.7)
"""Em that a letter of a typewriter face takes up."""
_SAME = 0.02
"""Em by which distances and widths of one face differ."""
_FEWEST = 3
_TOO_NARROW = 0.9
"""Share of the distance below which the reported width is wrong."""


def pitches(trace: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return fonts → how wide their letters are, in em, where a text trace reports them narrower than they are set."""
    found: dict[str, float] = {}
    for span in trace:
        pitch = _pitch(span)
        if pitch is not None:
            found.setdefault(str(span["font"]), pitch)
    return found


def _pitch(span: Mapping[str, Any]) -> float | None:
    chars, size = span["chars"], float(span["size"])
    if len(chars) < _FEWEST or size <= 0:
        return None
    dx, dy = span["dir"]
    starts = [origin[0] * dx + origin[1] * dy for _, _, origin, _ in chars]
    steps = [(b - a) / size for a, b in pairwise(starts)]
    wide = [_extent(box, span["dir"]) / size for _, _, _, box in chars]
    low, high = _TYPEWRITER
    if max(steps) - min(steps) > _SAME or max(wide) - min(wide) > _SAME or not low <= steps[0] <= high:
        return None
    return steps[0] if max(wide) < _TOO_NARROW * steps[0] else None


def _extent(box: tuple[float, float, float, float], direction: tuple[float, float]) -> float:
    return box[2] - box[0] if abs(direction[0]) >= abs(direction[1]) else box[3] - box[1]

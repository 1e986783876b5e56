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
_FEWEST, _MANY = 3, 10
"""Letters at even steps that are looked at at all, and that show a typewriter face whatever widths are reported."""
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
    steps = [(b - a) / size for a, b in pairwise(starts) if b > a]  # a step back begins another line
    wide = [_extent(box, span["dir"]) / size for _, _, _, box in chars]
    low, high = _TYPEWRITER
    if (
        len(steps) < _FEWEST - 1
        or max(steps) - min(steps) > _SAME
        or not low <= steps[0] <= high
        or max(wide) > steps[0] + _SAME
    ):
        return None
    # A few letters may have kept their measures; in a short word even steps may be chance.
    is_sure = len(chars) >= _MANY or max(wide) - min(wide) <= _SAME
    # No step follows the last letter: the full stop behind a telephone number is narrow in any face.
    return steps[0] if is_sure and min(wide[:-1]) < _TOO_NARROW * steps[0] else None


def _extent(box: tuple[float, float, float, float], direction: tuple[float, float]) -> float:
    return box[2] - box[0] if abs(direction[0]) >= abs(direction[1]) else box[3] - box[1]

"""A page whose text is drawn sideways or upside down, as landscape tables on portrait paper are, is set right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from redactor.intake.frame import Frame
from redactor.intake.tracing import Fragment

_MOST = 0.6
"""Share of a page's letters that must run in one direction for it to be the page's."""
_FEWEST = 12
"""Letters; a stamp alone on a page does not say how it lies."""


def frame_of(fragments: Sequence[Fragment], width: float, height: float, rotation: int) -> Frame | None:
    """Return how a page of that size and /Rotate is set right, or None where its text is upright as it is shown."""
    letters: Counter[int] = Counter()
    for one in fragments:
        letters[one.angle] += len(one.text)
    if not letters:
        return None
    angle, count = letters.most_common(1)[0]
    if count < max(_FEWEST, _MOST * letters.total()) or (angle + rotation) % 360 == 0 or angle % 90:
        return None
    quarters = -angle // 90 % 4
    matrix, width, height = _turned(quarters, width, height)
    return Frame(matrix=matrix, width=width, height=height, quarters=quarters)


Matrix = tuple[float, float, float, float, float, float]


def _turned(quarters: int, width: float, height: float) -> tuple[Matrix, float, float]:
    """Return the way to a page turned clockwise by quarters, and its size then."""
    if quarters == 1:
        return (0.0, 1.0, -1.0, 0.0, height, 0.0), height, width
    if quarters == 2:
        return (-1.0, 0.0, 0.0, -1.0, width, height), width, height
    if quarters == 3:
        return (0.0, -1.0, 1.0, 0.0, 0.0, width), height, width
    return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), width, height

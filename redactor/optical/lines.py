"""What was read in a picture: lines of words, in pixels from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Rows × columns, grey: 0 is black."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpticalWord:
    """Letters without white space. `edges` are the x positions of the letters' boundaries, one more than letters."""

    text: str = field(repr=False)
    edges: tuple[float, ...] = field(repr=False)
    y0: float
    y1: float
    confidence: float
    """Of the least certain half of its letters, 0 to 1."""

    @property
    def x0(self) -> float:
        return self.edges[0]

    @property
    def x1(self) -> float:
        return self.edges[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpticalLine:
    """Words that were found as one line; `baseline` is where the letters stand, `size` their em."""

    words: tuple[OpticalWord, ...] = field(repr=False)
    box: tuple[float, float, float, float]
    baseline: float
    size: float
    confidence: float

    @property
    def text(self) -> str:
        """Return the words, parted by a space."""
        return " ".join(word.text for word in self.words)

"""Huffman tables of a JPEG: codes to read and to write, and how a missing symbol is added.

Source: ITU-T T.81, annexes C and F.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

LONGEST = 16
"""Bits of a code at most."""
_ADDED = 4
"""Bits by which codes that are added are longer than the longest so far."""
END, INVALID = 100, 200
"""Steps of 64 coefficients or more: the block's end, and bits that are no code."""


class NotPlain(Exception):
    """The JPEG is not of the plain kind that can be edited without loss."""


@dataclass(slots=True)
class Table:
    """One Huffman table: how many codes of each length, and their symbols in order."""

    counts: list[int]
    symbols: list[int]
    codes: dict[int, tuple[int, int]] = field(init=False)
    """Code and length by symbol."""

    def __post_init__(self) -> None:
        self.codes = {}
        code = at = 0
        for length, count in enumerate(self.counts, start=1):
            for symbol in self.symbols[at : at + count]:
                if code >= (1 << length) or symbol in self.codes:
                    raise NotPlain
                self.codes[symbol] = (code, length)
                code += 1
            at += count
            code <<= 1

    def _longest(self) -> int:
        return max(length for length, count in enumerate(self.counts, start=1) if count)

    def has_room(self) -> bool:
        """Return whether codes can be added."""
        return self._longest() + _ADDED <= LONGEST

    def add(self, symbols: list[int]) -> None:
        """Give codes to symbols that have none, without changing any other code.

        The code of ones only is never used (T.81, C.2), so longer codes may begin with it.

        Raises:
            NotPlain: the codes would be too long.
        """
        length = self._longest() + _ADDED
        if length > LONGEST or len(symbols) >= 1 << _ADDED:
            raise NotPlain
        self.counts[length - 1] = len(symbols)
        self.symbols += symbols
        self.__post_init__()

    def lengths(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return, for each 16 bits, the length of the code they begin with (0: none) and its symbol."""
        length, symbol = np.zeros(65536, np.uint8), np.zeros(65536, np.uint8)
        for one, (code, bits) in self.codes.items():
            first = code << (16 - bits)
            length[first : first + (1 << (16 - bits))] = bits
            symbol[first : first + (1 << (16 - bits))] = one
        return length, symbol

    def segment(self, kind: int, number: int) -> bytes:
        """Return the table as it stands in a DHT segment."""
        return bytes([kind << 4 | number, *self.counts, *self.symbols])


def strides(table: Table) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return, for each 16 bits, how many bits an AC symbol and its value take, and how many coefficients it passes."""
    length, symbol = table.lengths()
    size, run = symbol & 15, symbol >> 4
    step = run + 1
    step[(size == 0) & (run != 15)] = END
    step[(size == 0) & (run == 15)] = 16
    step[length == 0] = INVALID
    return length + size, step.astype(np.uint8)

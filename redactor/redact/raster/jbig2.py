"""Write a picture of one bit a pixel as JBIG2: one generic region, nothing before or behind it.

Source: ITU-T T.88, 6.2 (generic region, template 0, typical prediction), annex E (arithmetic coder), 7.2–7.4
(segments); ISO 32000-2, 7.4.7 (as embedded in PDF: no file header, no end of page).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

_STATES = (
    (0x5601, 1, 1, 1), (0x3401, 2, 6, 0), (0x1801, 3, 9, 0), (0x0AC1, 4, 12, 0), (0x0521, 5, 29, 0),
    (0x0221, 38, 33, 0), (0x5601, 7, 6, 1), (0x5401, 8, 14, 0), (0x4801, 9, 14, 0), (0x3801, 10, 14, 0),
    (0x3001, 11, 17, 0), (0x2401, 12, 18, 0), (0x1C01, 13, 20, 0), (0x1601, 29, 21, 0), (0x5601, 15, 14, 1),
    (0x5401, 16, 14, 0), (0x5101, 17, 15, 0), (0x4801, 18, 16, 0), (0x3801, 19, 17, 0), (0x3401, 20, 18, 0),
    (0x3001, 21, 19, 0), (0x2801, 22, 19, 0), (0x2401, 23, 20, 0), (0x2201, 24, 21, 0), (0x1C01, 25, 22, 0),
    (0x1801, 26, 23, 0), (0x1601, 27, 24, 0), (0x1401, 28, 25, 0), (0x1201, 29, 26, 0), (0x1101, 30, 27, 0),
    (0x0AC1, 31, 28, 0), (0x09C1, 32, 29, 0), (0x08A1, 33, 30, 0), (0x0521, 34, 31, 0), (0x0441, 35, 32, 0),
    (0x02A1, 36, 33, 0), (0x0221, 37, 34, 0), (0x0141, 38, 35, 0), (0x0111, 39, 36, 0), (0x0085, 40, 37, 0),
    (0x0049, 41, 38, 0), (0x0025, 42, 39, 0), (0x0015, 43, 40, 0), (0x0009, 44, 41, 0), (0x0005, 45, 42, 0),
    (0x0001, 45, 43, 0), (0x5601, 46, 46, 0),
)  # fmt: skip
"""Probability estimates: Qe, next state after the likelier and the less likely symbol, switch (table E.1)."""
_TYPICAL = 0x9B25
"""The context in which it is coded whether a row is like the one above (6.2.5.7, template 0)."""
_PLACES = (
    (0, -1), (0, -2), (0, -3), (0, -4), (-1, 3), (-1, 2), (-1, 1), (-1, 0), (-1, -1), (-1, -2), (-1, -3),
    (-2, 2), (-2, 1), (-2, 0), (-2, -1), (-2, -2),
)  # fmt: skip
"""Row and column, relative to a pixel, of the bits of its context, lowest first."""


def jbig2(black: NDArray[np.bool_]) -> bytes:
    """Return the embedded JBIG2 stream of a picture; True is black."""
    height, width = black.shape
    page = height.to_bytes(4, "big") + bytes(8) + b"\0" + bytes(2)
    region = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes(9)
    region += b"\x08" + bytes((3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE)) + _coded(black)
    return _segment(0, 48, width.to_bytes(4, "big") + page) + _segment(1, 38, region)


def _segment(number: int, kind: int, body: bytes) -> bytes:
    return number.to_bytes(4, "big") + bytes((kind, 0, 1)) + len(body).to_bytes(4, "big") + body


def _coded(black: NDArray[np.bool_]) -> bytes:
    decisions = _decisions(black)
    first = np.flatnonzero(np.diff(decisions, prepend=-1))
    counts = np.diff(np.append(first, decisions.size))
    coder = _Coder()
    for decision, count in zip(decisions[first].tolist(), counts.tolist(), strict=True):
        coder.encode(decision >> 1, decision & 1, count)
    return coder.finished()


def _decisions(black: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return all decisions in order, each as twice its context plus the bit."""
    height, width = black.shape
    wide = np.zeros((height + 2, width + 8), np.int32)
    wide[2:, 4:-4] = black
    keys = wide[2:, 4:-4].copy()
    for bit, (down, across) in enumerate(_PLACES):
        keys |= wide[2 + down : 2 + down + height, 4 + across : 4 + across + width] << (bit + 1)
    alike = np.zeros(height, bool)
    alike[0] = not black[0].any()
    alike[1:] = (black[1:] == black[:-1]).all(axis=1)
    turns = np.diff(alike.astype(np.int32), prepend=0) != 0
    rows: list[NDArray[np.int32]] = []
    for y in range(height):
        rows.append(np.array([_TYPICAL << 1 | int(turns[y])], np.int32))
        if not alike[y]:
            rows.append(keys[y])
    return np.concatenate(rows)


@dataclass(slots=True)
class _Coder:
    """The arithmetic coder of annex E.2, which takes a run of one decision in one step where nothing is put out."""

    states: list[int] = field(default_factory=lambda: [0] * 65536)
    likelier: list[int] = field(default_factory=lambda: [0] * 65536)
    interval: int = 0x8000
    code: int = 0
    shifts: int = 12
    out: bytearray = field(default_factory=lambda: bytearray(b"\0"))

    def encode(self, context: int, bit: int, count: int) -> None:
        """Code a decision `count` times in one context."""
        while count:
            estimate, after_likely, after_less, switch = _STATES[self.states[context]]
            if bit != self.likelier[context]:
                self._less_likely(estimate)
                if switch:
                    self.likelier[context] = bit
                self.states[context] = after_less
                count -= 1
                continue
            quiet = min(count, (self.interval - 0x8000) // estimate)
            self.interval -= quiet * estimate
            self.code += quiet * estimate
            count -= quiet
            if count:
                self.interval -= estimate
                if self.interval < estimate:
                    self.interval = estimate
                else:
                    self.code += estimate
                self.states[context] = after_likely
                self._renormalise()
                count -= 1

    def _less_likely(self, estimate: int) -> None:
        self.interval -= estimate
        if self.interval < estimate:
            self.code += estimate
        else:
            self.interval = estimate
        self._renormalise()

    def _renormalise(self) -> None:
        while not self.interval & 0x8000:
            self.interval <<= 1
            self.code <<= 1
            self.shifts -= 1
            if not self.shifts:
                self._put()

    def _put(self) -> None:
        if self.out[-1] != 0xFF and self.code >= 0x8000000:
            self.out[-1] += 1
            self.code &= 0x7FFFFFF
        if self.out[-1] == 0xFF:
            self.out.append(self.code >> 20 & 0xFF)
            self.code &= 0xFFFFF
            self.shifts = 7
        else:
            self.out.append(self.code >> 19 & 0xFF)
            self.code &= 0x7FFFF
            self.shifts = 8

    def finished(self) -> bytes:
        """Return all bytes, with the marker that ends them."""
        most = self.code + self.interval
        self.code |= 0xFFFF
        if self.code >= most:
            self.code -= 0x8000
        self.code <<= self.shifts
        self._put()
        self.code <<= self.shifts
        self._put()
        if self.out[-1] != 0xFF:
            self.out.append(0xFF)
        return bytes(self.out[1:]) + b"\xac"

"""Where the blocks of a JPEG's scan begin and end in its bits, and their mean levels, without decoding pictures.

Every position of the bits is looked up at once in the Huffman tables, so the walk from block to block only adds
numbers. Source: ITU-T T.81, annexes A.2 and F.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from redactor.redact.raster.jpeg_file import Frame
from redactor.redact.raster.jpeg_tables import END, INVALID, NotPlain, Table, strides

_CHUNK, _MARGIN = 1 << 18, 1 << 13
"""Bytes that are looked up at once, and those kept in reserve: one unit is shorter than that."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """Blocks in the order coded: bit positions in `coded`, component, place in its grid, level (DC) and unit."""

    coded: bytes = field(repr=False)
    """The scan's bytes without stuffing and restart markers."""
    starts: Ints
    middles: Ints
    """Where the AC part begins."""
    ends: Ints
    component: Ints
    row: Ints
    column: Ints
    levels: Ints
    interval: Ints
    """Which restart interval the block belongs to."""
    offsets: tuple[int, ...]
    """Bytes at which the intervals begin, and the end."""


def pattern_of(frame: Frame) -> list[tuple[int, int, int]]:
    """Return component, row and column within its unit of each block of a unit, in order."""
    if len(frame.components) == 1:
        return [(0, 0, 0)]
    return [
        (index, row, column)
        for index, one in enumerate(frame.components)
        for row in range(one.down)
        for column in range(one.across)
    ]


def units_of(frame: Frame) -> tuple[int, int]:
    """Return rows and columns of units; a scan of one component has units of one block."""
    if len(frame.components) == 1:
        return -(-frame.height // 8), -(-frame.width // 8)
    return frame.rows, frame.columns


def blocks_of(frame: Frame) -> Blocks:
    """Read the scan; raises NotPlain where the bits are no blocks."""
    parts = [part.replace(b"\xff\x00", b"\xff") for part in re.split(rb"\xff[\xd0-\xd7]", frame.coded)]
    rows, columns = units_of(frame)
    units, pattern = rows * columns, pattern_of(frame)
    per = frame.restart or units
    if len(parts) != -(-units // per):
        raise NotPlain
    offsets = [0]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    reader = _Reader(frame, b"".join(parts), [one[0] for one in pattern])
    for number in range(len(parts)):
        reader.read(8 * offsets[number], 8 * offsets[number + 1], min(per, units - number * per))
    unit = np.repeat(np.arange(units), len(pattern))
    component, down, across = (np.tile(np.array(one), units) for one in zip(*pattern, strict=True))
    single = len(pattern) == 1
    tall = np.array([1 if single else one.down for one in frame.components])[component]
    wide = np.array([1 if single else one.across for one in frame.components])[component]
    interval = unit // per
    return Blocks(
        coded=reader.coded,
        starts=np.array(reader.starts),
        middles=np.array(reader.middles),
        ends=np.array(reader.ends),
        component=component,
        row=unit // columns * tall + down,
        column=unit % columns * wide + across,
        levels=_levels(np.array(reader.steps), component, interval),
        interval=interval,
        offsets=tuple(offsets),
    )


def _levels(steps: Ints, component: Ints, interval: Ints) -> Ints:
    """Add the differences up, anew in each interval."""
    levels = np.zeros_like(steps)
    for one in np.unique(component):
        own = component == one
        total = np.cumsum(steps[own])
        first = np.flatnonzero(np.diff(interval[own], prepend=-1))
        before = np.repeat(total[first] - steps[own][first], np.diff(np.append(first, own.sum())))
        levels[own] = total - before
    return levels


class _Reader:
    """Walks over the blocks of one interval after the other."""

    def __init__(self, frame: Frame, coded: bytes, pattern: list[int]) -> None:
        self.coded = coded
        self.starts: list[int] = []
        self.middles: list[int] = []
        self.ends: list[int] = []
        self.steps: list[int] = []
        self._tables = [(frame.dc[c.dc], frame.ac[c.ac]) for c in frame.components]
        self._keys = [(c.dc, c.ac) for c in frame.components]
        self._pattern = pattern
        self._first = self._last = 0

    def read(self, at: int, end: int, units: int) -> None:
        """Read so many units from a bit on."""
        for _ in range(units):
            if not self._first <= at < self._last:
                self._look_up(at >> 3)
            for component in self._pattern:
                at = self._block(at, component)
            if at > end:
                raise NotPlain

    def _look_up(self, first: int) -> None:
        """Look up every bit position from a byte on: AC strides, and DC code lengths and sizes."""
        raw = np.frombuffer(self.coded[first : first + _CHUNK + _MARGIN] + b"\xff" * (_MARGIN + 4), np.uint8)
        triple = raw[:-2].astype(np.uint32) << 16 | raw[1:-1].astype(np.uint32) << 8 | raw[2:]
        shifted = np.empty((triple.size, 8), np.uint16)
        for shift in range(8):
            shifted[:, shift] = triple >> (8 - shift) & 0xFFFF
        window = shifted.reshape(-1)
        self._first, self._last = 8 * first, 8 * (first + _CHUNK)
        self._window = window
        self._ac = {ac: tuple(one[window].tobytes() for one in strides(t[1])) for (_, ac), t in self._paired()}
        self._dc = {dc: tuple(one[window].tobytes() for one in t[0].lengths()) for (dc, _), t in self._paired()}

    def _paired(self) -> list[tuple[tuple[int, int], tuple[Table, Table]]]:
        return list(zip(self._keys, self._tables, strict=True))

    def _block(self, at: int, component: int) -> int:
        dc, ac = self._keys[component]
        lengths, sizes = self._dc[dc]
        position = at - self._first
        length, size = lengths[position], sizes[position]
        if not length or size > 11:
            raise NotPlain
        self.starts.append(at)
        middle = position + length
        self.steps.append(_signed(int(self._window[middle]) >> (16 - size), size) if size else 0)
        position = middle + size
        self.middles.append(position + self._first)
        advance, step = self._ac[ac]
        k = 1
        while k < 64:
            k += step[position]
            position += advance[position]
        if k != 64 and not END < k < INVALID:
            raise NotPlain
        self.ends.append(position + self._first)
        return position + self._first


def _signed(value: int, size: int) -> int:
    """Return the number that `size` bits stand for (T.81, F.2.2.1)."""
    return value if value >> (size - 1) else value - (1 << size) + 1


def coefficients(blocks: Blocks, index: int, table: Table) -> list[int]:
    """Return the 64 quantized coefficients of one block in zigzag order."""
    values = [0] * 64
    values[0] = int(blocks.levels[index])
    at, end = int(blocks.middles[index]), int(blocks.ends[index])
    first = at >> 3
    bits = int.from_bytes(blocks.coded[first : (end >> 3) + 1] + b"\xff\xff", "big")
    width = 8 * (len(blocks.coded[first : (end >> 3) + 1]) + 2)
    length, symbol = table.lengths()
    k = 1
    while k < 64:
        window = bits >> (width - (at - 8 * first) - 16) & 0xFFFF
        run, size = int(symbol[window]) >> 4, int(symbol[window]) & 15
        at += int(length[window])
        if not size:
            if run != 15:
                break
            k += 16
            continue
        k += run
        values[k] = _signed(bits >> (width - (at - 8 * first) - size) & ((1 << size) - 1), size)
        at += size
        k += 1
    return values

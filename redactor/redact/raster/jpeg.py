"""Take pixels out of a JPEG without coding the rest of it anew.

Blocks that the mask does not touch keep their bits; blocks wholly under it become white; blocks it
cuts are turned into pixels, levelled under the mask, and quantized as before. A JPEG of another kind (progressive,
arithmetic, several scans) raises NotPlain and is coded anew by `recoded`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from redactor.redact.raster.jpeg_blocks import Blocks, blocks_of, coefficients
from redactor.redact.raster.jpeg_codes import level_code, provide, rest_code, symbols_of, tellable
from redactor.redact.raster.jpeg_file import DHT, SOS, Component, Frame, Segment, frame_of, joined, plain, segments_of
from redactor.redact.raster.jpeg_tables import NotPlain, Table
from redactor.redact.raster.white import in_jpeg

Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]
Bits = NDArray[np.uint8]
Floats = NDArray[np.float64]

ZIGZAG = tuple(
    row * 8 + column
    for row, column in sorted(
        ((r, c) for r in range(8) for c in range(8)),
        key=lambda p: (p[0] + p[1], p[0] if (p[0] + p[1]) % 2 else p[1]),
    )
)
_COSINES = np.array([[np.cos((2 * x + 1) * u * np.pi / 16) / 2 for x in range(8)] for u in range(8)])
_COSINES[0] /= np.sqrt(2)
_DARK, _LIGHT = -128.0, 127.0
_EVEN = 6.0
"""Levels within which a block counts as even under the mask."""
_TRIES, _SHARE = 8, 0.8
_LEAST, _MOST = -1024, 1023
"""Levels that a baseline JPEG can hold."""


@dataclass(slots=True, kw_only=True)
class _Writer:
    """The scan's new bits, interval by interval."""

    blocks: Blocks
    bits: Bits = field(repr=False)
    pieces: list[Bits] = field(default_factory=list)
    copied: int = 0

    def replace(self, start: int, end: int, code: str) -> None:
        """Copy what stands before `start`, write the code, and go on behind `end`."""
        self.pieces.append(self.bits[self.copied : start])
        self.pieces.append(np.frombuffer(code.encode("ascii"), np.uint8) - 48)
        self.copied = end

    def interval(self, end: int) -> bytes:
        """Return the interval up to its last block's end, filled up with ones and stuffed."""
        self.pieces.append(self.bits[self.copied : end])
        whole = np.concatenate(self.pieces)
        filled = np.concatenate([whole, np.ones(-whole.size % 8, np.uint8)])
        self.pieces = []
        return np.packbits(filled).tobytes().replace(b"\xff", b"\xff\x00")


def blanked(untrusted: bytes, mask: Mask, white: tuple[int, ...] | None) -> bytes:
    """Return the JPEG, without metadata, white under the mask (rows, columns).

    Where white is not known it is the level of the paper, the median of the blocks that stay.

    Raises:
        NotPlain: it is not a sequential JPEG with one scan, or its tables leave no room.
    """
    segments = plain(segments_of(untrusted))
    frame = frame_of(segments)
    if mask.shape != (frame.height, frame.width):
        raise NotPlain
    blocks = blocks_of(frame)
    masks = [_own_mask(mask, frame, one) for one in frame.components]
    known = in_jpeg(white, segments, [one.number for one in frame.components])
    coded = _edited(frame, blocks, masks, known)
    return joined(list(_rebuilt(segments, frame, coded)))


def without_metadata(untrusted: bytes) -> bytes:
    """Return the JPEG with the same scans and nothing that is no picture; raises NotPlain where it is none."""
    return joined(plain(segments_of(untrusted)))


def _rebuilt(segments: list[Segment], frame: Frame, coded: bytes) -> Iterator[Segment]:
    for one in segments:
        if one.marker == DHT:
            continue
        if one.marker == SOS:
            tables = [frame.dc[number].segment(0, number) for number in sorted(frame.dc)]
            tables += [frame.ac[number].segment(1, number) for number in sorted(frame.ac)]
            yield Segment(DHT, b"".join(tables))
            yield replace(one, coded=coded)
        else:
            yield one


def _own_mask(mask: Mask, frame: Frame, component: Component) -> Mask:
    """Return the mask at a component's own resolution, whole units: a sample goes if any of its pixels goes."""
    is_single = len(frame.components) == 1
    tall, wide = (1, 1) if is_single else (frame.down, frame.across)
    across, down = (1, 1) if is_single else (component.across, component.down)
    if wide % across or tall % down:
        raise NotPlain
    filled = np.pad(mask, ((0, -mask.shape[0] % (8 * tall)), (0, -mask.shape[1] % (8 * wide))), mode="edge")
    y, x = tall // down, wide // across
    return np.asarray(filled.reshape(filled.shape[0] // y, y, filled.shape[1] // x, x).any(axis=(1, 3)))


def _edited(frame: Frame, blocks: Blocks, masks: list[Mask], white: tuple[int, ...] | None) -> bytes:
    whole, part = np.zeros(blocks.row.size, bool), np.zeros(blocks.row.size, bool)
    paper = []
    levels = blocks.levels.copy()
    for number, mask in enumerate(masks):
        own = np.flatnonzero(blocks.component == number)
        squares = mask.reshape(mask.shape[0] // 8, 8, mask.shape[1] // 8, 8)
        every: Mask = np.asarray(squares.all(axis=(1, 3)))
        some: Mask = np.asarray(squares.any(axis=(1, 3)))
        whole[own] = every[blocks.row[own], blocks.column[own]]
        part[own] = some[blocks.row[own], blocks.column[own]] & ~whole[own]
        clear = own[~whole[own] & ~part[own]]
        if white is not None:
            paper.append(round((white[number] - 128) * 8 / frame.components[number].quantizer[0]))
        else:
            paper.append(int(np.median(levels[clear])) if clear.size else 0)
        levels[own[whole[own]]] = paper[-1]
    cut = {int(index): _levelled(frame, blocks, int(index), masks, paper) for index in np.flatnonzero(part)}
    for index, values in cut.items():
        levels[index] = values[0]
    return _written(frame, blocks, levels, whole, cut)


def _levelled(frame: Frame, blocks: Blocks, index: int, masks: list[Mask], paper: list[int]) -> list[int]:
    """Return the coefficients of a block with the pixels under the mask at the paper's level."""
    number = int(blocks.component[index])
    one = frame.components[number]
    row, column = 8 * int(blocks.row[index]), 8 * int(blocks.column[index])
    gone = masks[number][row : row + 8, column : column + 8]
    steps = np.zeros(64)
    steps[list(ZIGZAG)] = one.quantizer
    values = np.zeros(64)
    values[list(ZIGZAG)] = coefficients(blocks, index, frame.ac[one.ac])
    pixels = _COSINES.T @ (values * steps).reshape(8, 8) @ _COSINES
    level = paper[number] * one.quantizer[0] / 8
    table = frame.ac[one.ac]
    # Where the table has room, symbols that it lacks are added to it; else a block must do with those it has.
    return _evened(pixels, gone, level, steps, None if table.has_room() else table)


def _evened(pixels: Floats, gone: Mask, level: float, steps: Floats, table: Table | None) -> list[int]:
    """Return quantized coefficients of a block whose pixels under the mask come out near one level.

    What the steps make of a sharp edge is noise on both sides of it. What of it lies under the mask is taken off
    before the next try; the try with the least is kept.
    """
    aim = pixels.copy()
    aim[gone] = level
    best, least = [0] * 64, np.inf
    for _ in range(_TRIES):
        rounded = np.rint((_COSINES @ aim @ _COSINES.T).reshape(64) / steps).astype(int)
        values = [int(rounded[place]) for place in ZIGZAG]
        values[0] = min(max(values[0], _LEAST), _MOST)
        values = values if table is None else tellable(values, table)
        fresh = np.zeros(64)
        fresh[list(ZIGZAG)] = values
        seen = _COSINES.T @ (fresh * steps).reshape(8, 8) @ _COSINES
        off = np.clip(seen, _DARK, _LIGHT)[gone] - np.clip(level, _DARK, _LIGHT)
        worst = float(np.abs(off).max())
        if worst < least:
            best, least = values, worst
        if worst <= _EVEN:
            break
        aim[gone] -= _SHARE * off
    return best


def _written(frame: Frame, blocks: Blocks, levels: Ints, whole: Mask, cut: dict[int, list[int]]) -> bytes:
    """Write the scan: changed blocks anew, and the level of the first block behind them."""
    needed: dict[int, set[int]] = {}
    new, old = _differences(blocks, levels), _differences(blocks, blocks.levels)
    changed = np.flatnonzero(whole | (new != old) | np.isin(np.arange(new.size), list(cut)))
    for index, values in cut.items():
        needed.setdefault(frame.components[int(blocks.component[index])].ac, set()).update(symbols_of(values))
    for number, symbols in needed.items():
        provide(frame.ac[number], symbols)
    writer = _Writer(blocks=blocks, bits=np.unpackbits(np.frombuffer(blocks.coded, np.uint8)))
    parts: list[bytes] = []
    last = np.flatnonzero(np.diff(blocks.interval, append=blocks.interval[-1] + 1))
    at = 0
    for number, final in enumerate(last):
        writer.copied = 8 * blocks.offsets[number]
        while at < changed.size and changed[at] <= final:
            index = int(changed[at])
            one = frame.components[int(blocks.component[index])]
            code = level_code(frame.dc[one.dc], int(new[index]))
            end = int(blocks.middles[index])
            if whole[index] or index in cut:
                code += rest_code(frame.ac[one.ac], cut.get(index, [0] * 64))
                end = int(blocks.ends[index])
            writer.replace(int(blocks.starts[index]), end, code)
            at += 1
        parts.append(writer.interval(int(blocks.ends[final])))
    marked = [part + bytes([0xFF, 0xD0 + number % 8]) for number, part in enumerate(parts[:-1])]
    return b"".join([*marked, parts[-1]])


def _differences(blocks: Blocks, levels: Ints) -> Ints:
    """Return what each block adds to the level of the one before it of its component and interval."""
    steps = np.zeros_like(levels)
    for number in np.unique(blocks.component):
        own = np.flatnonzero(blocks.component == number)
        before = np.concatenate([[0], levels[own][:-1]])
        before[np.flatnonzero(np.diff(blocks.interval[own], prepend=-1))] = 0
        steps[own] = levels[own] - before
    return steps

"""A JPEG as segments: what stands in its header, and the header without anything that is no picture.

Source: ITU-T T.81, annex B; T.871 (JFIF); Adobe Technical Note 5116 (the Adobe marker).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from redactor.redact.raster.jpeg_tables import NotPlain, Table

SOI, EOI, SOS, DQT, DHT, DRI, COM = 0xD8, 0xD9, 0xDA, 0xDB, 0xC4, 0xDD, 0xFE
APP0, APP14 = 0xE0, 0xEE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_RESTARTS = range(0xD0, 0xD8)


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker, its parameters, and after SOS the coded bytes."""

    marker: int
    body: bytes = field(repr=False)
    coded: bytes = field(default=b"", repr=False)

    def __bytes__(self) -> bytes:
        head = bytes([0xFF, self.marker])
        if self.marker in (SOI, EOI):
            return head
        return head + (len(self.body) + 2).to_bytes(2, "big") + self.body + self.coded


def segments_of(untrusted: bytes) -> list[Segment]:
    """Return the segments up to the first EOI; what follows it is no part of the picture.

    Raises:
        NotPlain: the bytes are not a JPEG.
    """
    if untrusted[:2] != b"\xff\xd8":
        raise NotPlain
    found = [Segment(SOI, b"")]
    at = 2
    while True:
        at = _next_marker(untrusted, at)
        marker = untrusted[at + 1]
        if marker == EOI:
            return [*found, Segment(EOI, b"")]
        length = int.from_bytes(untrusted[at + 2 : at + 4], "big")
        body, at = untrusted[at + 4 : at + 2 + length], at + 2 + length
        if length < 2 or at > len(untrusted):
            raise NotPlain
        end = _end_of_scan(untrusted, at) if marker == SOS else at
        found.append(Segment(marker, body, untrusted[at:end]))
        at = end


def _next_marker(untrusted: bytes, at: int) -> int:
    while untrusted[at : at + 2] == b"\xff\xff":
        at += 1
    if len(untrusted) < at + 2 or untrusted[at] != 0xFF:
        raise NotPlain
    return at


def _end_of_scan(untrusted: bytes, at: int) -> int:
    """Return where the next marker is that is neither a stuffed byte nor a restart."""
    while True:
        at = untrusted.find(b"\xff", at)
        if at < 0 or at + 1 >= len(untrusted):
            raise NotPlain
        if untrusted[at + 1] not in (0, *_RESTARTS):
            return at
        at += 2


def plain(segments: list[Segment]) -> list[Segment]:
    """Return the segments without comments, Exif, XMP, IPTC, profiles and thumbnails."""
    kept: list[Segment] = []
    for one in segments:
        if one.marker == APP0 and one.body.startswith(b"JFIF\0") and len(one.body) >= 12:
            kept.append(Segment(APP0, one.body[:12] + b"\0\0"))
        elif one.marker == APP14 and one.body.startswith(b"Adobe") and len(one.body) >= 12:
            kept.append(Segment(APP14, one.body[:12]))
        elif one.marker != COM and not 0xE0 <= one.marker <= 0xEF:
            kept.append(one)
    return kept


def joined(segments: list[Segment]) -> bytes:
    """Return the segments as a file."""
    return b"".join(map(bytes, segments))


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A colour component: its number, sampling factors and tables."""

    number: int
    across: int
    down: int
    quantizer: tuple[int, ...]
    """64 steps in zigzag order."""
    dc: int
    ac: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is needed to read the one scan of a sequential JPEG."""

    width: int
    height: int
    components: tuple[Component, ...]
    dc: dict[int, Table]
    ac: dict[int, Table]
    restart: int
    coded: bytes = field(repr=False)

    @property
    def across(self) -> int:
        """Return the largest horizontal sampling factor."""
        return max(one.across for one in self.components)

    @property
    def down(self) -> int:
        """Return the largest vertical sampling factor."""
        return max(one.down for one in self.components)

    @property
    def columns(self) -> int:
        """Return the number of units (MCU) across."""
        return -(-self.width // (8 * self.across))

    @property
    def rows(self) -> int:
        """Return the number of rows of units."""
        return -(-self.height // (8 * self.down))


def frame_of(segments: list[Segment]) -> Frame:
    """Return the frame of a sequential Huffman-coded JPEG of 8 bits with a single scan.

    Raises:
        NotPlain: it is of another kind.
    """
    starts = [one for one in segments if one.marker in _FRAMES]
    scans = [one for one in segments if one.marker == SOS]
    if len(starts) != 1 or starts[0].marker not in (0xC0, 0xC1) or len(scans) != 1:
        raise NotPlain
    start, scan = starts[0].body, scans[0].body
    count = start[5] if len(start) > 5 else 0
    if start[0] != 8 or not count or len(start) != 6 + 3 * count or len(scan) != 4 + 2 * count or scan[0] != count:
        raise NotPlain
    quantizers = dict(_quantizers(segments))
    tables = dict(_tables(segments))
    shape = {start[6 + 3 * i]: (start[7 + 3 * i] >> 4, start[7 + 3 * i] & 15, start[8 + 3 * i]) for i in range(count)}
    try:
        components = [_component(scan[1 + 2 * i], scan[2 + 2 * i], shape, quantizers) for i in range(count)]
        frame = Frame(
            width=int.from_bytes(start[3:5], "big"),
            height=int.from_bytes(start[1:3], "big"),
            components=tuple(components),
            dc={one.dc: tables[0, one.dc] for one in components},
            ac={one.ac: tables[1, one.ac] for one in components},
            restart=_restart(segments),
            coded=scans[0].coded,
        )
    except KeyError:
        raise NotPlain from None
    if not frame.width or not frame.height or sum(one.across * one.down for one in components) > 10:
        raise NotPlain
    return frame


def _component(
    number: int, selector: int, shape: dict[int, tuple[int, int, int]], quantizers: dict[int, tuple[int, ...]]
) -> Component:
    across, down, quantizer = shape[number]
    if not 1 <= across <= 4 or not 1 <= down <= 4:
        raise NotPlain
    return Component(
        number=number,
        across=across,
        down=down,
        quantizer=quantizers[quantizer],
        dc=selector >> 4,
        ac=selector & 15,
    )


def _quantizers(segments: list[Segment]) -> Iterator[tuple[int, tuple[int, ...]]]:
    for one in segments:
        body = one.body if one.marker == DQT else b""
        while body:
            wide = 2 if body[0] >> 4 else 1
            raw = body[1 : 1 + 64 * wide]
            steps = tuple(int.from_bytes(raw[i : i + wide], "big") for i in range(0, len(raw), wide))
            if len(steps) != 64 or not all(steps):
                raise NotPlain
            yield body[0] & 15, steps
            body = body[1 + 64 * wide :]


def _tables(segments: list[Segment]) -> Iterator[tuple[tuple[int, int], Table]]:
    for one in segments:
        body = one.body if one.marker == DHT else b""
        while body:
            counts = list(body[1:17])
            symbols = list(body[17 : 17 + sum(counts)])
            if len(counts) != 16 or len(symbols) != sum(counts):
                raise NotPlain
            yield (body[0] >> 4, body[0] & 15), Table(counts, symbols)
            body = body[17 + len(symbols) :]


def _restart(segments: list[Segment]) -> int:
    found = [int.from_bytes(one.body[:2], "big") for one in segments if one.marker == DRI]
    return found[-1] if found else 0


def frame_size(untrusted: bytes) -> tuple[int, int]:
    """Return width and height of any kind of JPEG; raises NotPlain where it does not say."""
    starts = [one.body for one in segments_of(untrusted) if one.marker in _FRAMES]
    if len(starts) != 1 or len(starts[0]) < 6:
        raise NotPlain
    height, width = int.from_bytes(starts[0][1:3], "big"), int.from_bytes(starts[0][3:5], "big")
    if not width or not height:
        raise NotPlain
    return width, height

"""JPEG 2000 as boxes and markers: the codestream, and what of the wrapping belongs to the picture.

Source: ITU-T T.800, annexes A (codestream) and I (JP2 boxes).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_SIGNATURE = b"\0\0\0\x0cjP  \r\n\x87\n"
_FILE_TYPE = b"\0\0\0\x14ftypjp2 \0\0\0\0jp2 "
_HEADER_BOXES = frozenset((b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef"))
_SOC, _SIZ, _COD, _COM, _SOT, _EOC = 0xFF4F, 0xFF51, 0xFF52, 0xFF64, 0xFF90, 0xFFD9
_REVERSIBLE = 1


class NotJpx(Exception):
    """The bytes are not a JPEG 2000 picture that is understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the codestream's main header says."""

    width: int
    height: int
    components: int
    bits: int
    is_lossless: bool


def boxes_of(untrusted: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield type and content of each box; raises NotJpx where a length is impossible."""
    at = 0
    while at < len(untrusted):
        length, kind, head = int.from_bytes(untrusted[at : at + 4], "big"), untrusted[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(untrusted[at + 8 : at + 16], "big"), 16
        if length == 0:
            length = len(untrusted) - at
        if length < head or at + length > len(untrusted):
            raise NotJpx
        yield kind, untrusted[at + head : at + length]
        at += length


def box(kind: bytes, content: bytes) -> bytes:
    """Return a box."""
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def codestream_of(untrusted: bytes) -> bytes:
    """Return the codestream without comments and without anything behind its end."""
    if untrusted[:2] == _SOC.to_bytes(2, "big"):
        return _without_comments(untrusted)
    found = [content for kind, content in boxes_of(untrusted) if kind == b"jp2c"]
    if len(found) != 1:
        raise NotJpx
    return _without_comments(found[0])


def _without_comments(untrusted: bytes) -> bytes:
    kept = [untrusted[:2]]
    at = 2
    while True:
        marker, length = (
            int.from_bytes(untrusted[at : at + 2], "big"),
            int.from_bytes(untrusted[at + 2 : at + 4], "big"),
        )
        if marker == _SOT:
            break
        if marker < 0xFF00 or length < 2 or at + 2 + length > len(untrusted):
            raise NotJpx
        if marker != _COM:
            kept.append(untrusted[at : at + 2 + length])
        at += 2 + length
    return b"".join([*kept, *_tile_parts(untrusted, at)])


def _tile_parts(untrusted: bytes, at: int) -> Iterator[bytes]:
    """Yield the tile parts, each as long as it says, and the end of the codestream."""
    end = _EOC.to_bytes(2, "big")
    while untrusted[at : at + 2] == _SOT.to_bytes(2, "big"):
        length = int.from_bytes(untrusted[at + 6 : at + 10], "big")
        if length == 0:
            length = len(untrusted) - at - (2 if untrusted.endswith(end) else 0)
        if length < 12 or at + length > len(untrusted):
            raise NotJpx
        yield untrusted[at : at + length]
        at += length
    yield end


def header_of(codestream: bytes) -> Header:
    """Return what the main header says; raises NotJpx where it says too little."""
    at, size, coding = 2, b"", b""
    while at + 4 <= len(codestream):
        marker, length = (int.from_bytes(codestream[i : i + 2], "big") for i in (at, at + 2))
        if marker == _SOT:
            break
        size = codestream[at + 4 : at + 2 + length] if marker == _SIZ else size
        coding = codestream[at + 4 : at + 2 + length] if marker == _COD else coding
        at += 2 + length
    if len(size) < 39 or len(coding) < 10:
        raise NotJpx
    x1, y1, x0, y0 = (int.from_bytes(size[i : i + 4], "big") for i in (2, 6, 10, 14))
    return Header(
        width=x1 - x0,
        height=y1 - y0,
        components=int.from_bytes(size[34:36], "big"),
        bits=(size[36] & 0x7F) + 1,
        is_lossless=coding[9] == _REVERSIBLE,
    )


def rewrapped(untrusted: bytes) -> bytes:
    """Return the picture in a JP2 file that says its size and colours, and nothing else."""
    codestream = codestream_of(untrusted)
    if untrusted[:2] == _SOC.to_bytes(2, "big"):
        return codestream
    headers = [content for kind, content in boxes_of(untrusted) if kind == b"jp2h"]
    if len(headers) != 1:
        raise NotJpx
    kept = b"".join(box(kind, content) for kind, content in boxes_of(headers[0]) if kind in _HEADER_BOXES)
    return _SIGNATURE + _FILE_TYPE + box(b"jp2h", kept) + box(b"jp2c", codestream)

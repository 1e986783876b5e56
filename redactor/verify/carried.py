"""Check: a picture's stream holds the picture and nothing else: no metadata, no thumbnail, nothing behind its end.

What is allowed is told, all else is a leak: the file was written by one program that writes no more than that.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pikepdf

from redactor.model import Leak
from redactor.verify.case import FileCase

NAME = "picture-carries-more"

KEYS = frozenset(
    (
        "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Decode", "/Interpolate",
        "/ImageMask", "/Mask", "/SMask", "/SMaskInData", "/Matte", "/Intent", "/Filter", "/DecodeParms", "/Length",
    )
)  # fmt: skip
_JPEG_APPLICATIONS = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}
_JPEG_LENGTHS = {0xE0: 14, 0xEE: 12}
_JPEG_PARTS = frozenset((*range(0xC0, 0xC8), *range(0xC9, 0xD0), 0xDA, 0xDB, 0xDD))
_JPX_BOXES = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))
_JPX_HEADERS = frozenset((b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef"))
_JBIG2_SEGMENTS = (48, 38)


def picture_carries_more(case: FileCase) -> Iterator[Leak]:
    """Read the coding of every picture in the file, drawn or not."""
    for one in case.output.objects.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == pikepdf.Name.Image:
            if set(one.keys()) - KEYS:
                yield Leak(check=NAME, where="an entry of a picture")
            if not _is_pure(one):
                yield Leak(check=NAME, where="the bytes of a picture")


def _is_pure(image: pikepdf.Object) -> bool:
    filters = image.get("/Filter", pikepdf.Array())
    names = [str(one) for one in (filters if isinstance(filters, pikepdf.Array) else [filters])]
    raw = bytes(image.read_raw_bytes())
    if len(names) != 1:
        return False
    if names[0] == "/DCTDecode":
        return _is_pure_jpeg(raw)
    if names[0] == "/JPXDecode":
        return _is_pure_jpx(raw)
    if names[0] == "/JBIG2Decode":
        return "/JBIG2Globals" not in image.get("/DecodeParms", pikepdf.Dictionary()) and _is_pure_jbig2(raw)
    if names[0] == "/FlateDecode":
        unfolding = zlib.decompressobj()
        unfolding.decompress(raw)
        return unfolding.eof and not unfolding.unused_data
    return names[0] == "/CCITTFaxDecode"


def _is_pure_jpeg(raw: bytes) -> bool:
    """Return whether a JPEG has only tables, frames and scans, and ends with its picture (T.81, annex B)."""
    if raw[:2] != b"\xff\xd8":
        return False
    at = 2
    while at + 4 <= len(raw):
        marker, length = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4], "big")
        body = raw[at + 4 : at + 2 + length]
        if raw[at] != 0xFF or length < 2:
            return False
        if marker in _JPEG_APPLICATIONS:
            if not body.startswith(_JPEG_APPLICATIONS[marker]) or len(body) != _JPEG_LENGTHS[marker]:
                return False
        elif marker not in _JPEG_PARTS and marker != 0xC4:
            return False
        at += 2 + length
        if marker == 0xDA:
            at = _after_scan(raw, at)
    return raw[at:] == b"\xff\xd9"


def _after_scan(raw: bytes, at: int) -> int:
    while at < len(raw):
        at = raw.find(b"\xff", at)
        if at < 0:
            return len(raw)
        if raw[at + 1 : at + 2] != b"\0" and not 0xD0 <= raw[at + 1] <= 0xD7:
            return at
        at += 2
    return at


def _is_pure_jpx(raw: bytes) -> bool:
    """Return whether a JPEG 2000 has only its size, colours and codestream, without comments (T.800, annexes A, I)."""
    if raw[:2] == b"\xff\x4f":
        return _is_pure_codestream(raw)
    for kind, content in _boxes(raw):
        if kind not in _JPX_BOXES:
            return False
        if kind == b"jp2h" and any(inner not in _JPX_HEADERS for inner, _ in _boxes(content)):
            return False
        if kind == b"jp2c" and not _is_pure_codestream(content):
            return False
    return True


def _boxes(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(raw):
        length = int.from_bytes(raw[at : at + 4], "big")
        if length < 8 or at + length > len(raw):
            raise ValueError("a box of a picture has an impossible length")
        yield raw[at + 4 : at + 8], raw[at + 8 : at + length]
        at += length


def _is_pure_codestream(raw: bytes) -> bool:
    at = 2
    while raw[at : at + 2] != b"\xff\x90":
        length = int.from_bytes(raw[at + 2 : at + 4], "big")
        if raw[at : at + 2] == b"\xff\x64" or raw[at : at + 1] != b"\xff" or length < 2:
            return False
        at += 2 + length
    while raw[at : at + 2] == b"\xff\x90":
        length = int.from_bytes(raw[at + 6 : at + 10], "big")
        if length < 14:
            return raw[at:].endswith(b"\xff\xd9")
        at += length
    return raw[at:] == b"\xff\xd9"


def _is_pure_jbig2(raw: bytes) -> bool:
    """Return whether a JBIG2 is one region on one page: a second could lie over the first (T.88, 7.2)."""
    kinds: list[int] = []
    at = 0
    while at + 11 <= len(raw):
        kinds.append(raw[at + 4] & 0x3F)
        if raw[at + 5] >> 5:
            return False
        at += 11 + int.from_bytes(raw[at + 7 : at + 11], "big")
    return at == len(raw) and tuple(kinds) == _JBIG2_SEGMENTS

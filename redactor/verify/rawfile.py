"""The bytes of a file, read without trusting its cross-reference table."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pikepdf

LARGEST = 256 * 1024 * 1024
"""Bytes that one stream may unfold to; more counts as `could not look`."""

_STREAM = re.compile(rb"stream\r?\n")
_HEADER = re.compile(rb"%PDF-\d\.\d[^\r\n]*(?:\r\n|\r|\n)(?:%[^\r\n]{0,80}(?:\r\n|\r|\n)){0,2}\s*")
_OBJECT = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")
_STREAM_END = re.compile(rb"\s*endstream\s*endobj\b")
_TAIL = re.compile(rb"\s*(?:xref\b.*?\btrailer\b.*?)?startxref\s+\d+\s+%%EOF\s*\Z", re.DOTALL)


def unfolded(raw: bytes) -> Iterator[bytes]:
    """Yield what zlib makes of the bytes after every `stream` keyword, referenced or not, of every revision."""
    view = memoryview(raw)
    for match in _STREAM.finditer(raw):
        worker = zlib.decompressobj()
        try:
            body = worker.decompress(view[match.end() :], LARGEST)
        except zlib.error:
            continue
        if worker.unconsumed_tail and not worker.eof:
            raise ValueError("a stream unfolds to more than the limit")
        yield body


def oddities(raw: bytes, objects: pikepdf.Pdf) -> Iterator[str]:
    """Name what lies in the file besides one header, the objects of one table and one trailer.

    Walks from object to object by the lengths that qpdf knows, so that bytes which no reader shows are seen.
    """
    known = {(o.objgen[0], o.objgen[1]) for o in objects.objects if o.is_indirect}
    header = _HEADER.match(raw)
    if header is None:
        yield "bytes before the header"
        return
    position, seen = header.end(), set[tuple[int, int]]()
    while match := _OBJECT.match(raw, position):
        number = (int(match.group(1)), int(match.group(2)))
        if number in seen:
            yield "an object in several revisions"
        if number not in known:
            yield "an object outside the cross-reference table"
        seen.add(number)
        position = _after(raw, match.end(), number, objects)
        if position < 0:
            yield "bytes that belong to no object"
            return
    if known - seen and not _has_object_streams(objects):
        yield "an object that does not stand in the file by itself"
    if _TAIL.match(raw, position) is None:
        yield "bytes that belong to no object, or a second revision"
    elif raw.count(b"%%EOF", position) != 1 or raw.count(b"startxref", position) != 1:
        yield "several revisions"


def _after(raw: bytes, start: int, number: tuple[int, int], objects: pikepdf.Pdf) -> int:
    """Return the offset after an object's `endobj`, or -1 where it does not end as qpdf reads it."""
    end = raw.find(b"endobj", start)
    stream = _STREAM.search(raw, start, end if end >= 0 else len(raw))
    if stream is not None:
        length = _length(objects, number)
        last = _STREAM_END.match(raw, stream.end() + length) if length >= 0 else None
        return last.end() if last else -1
    return end + len(b"endobj") if end >= 0 else -1


def _length(objects: pikepdf.Pdf, number: tuple[int, int]) -> int:
    one = objects.get_object(number)
    return int(one.stream_dict.get("/Length", -1)) if isinstance(one, pikepdf.Stream) else -1


def _has_object_streams(objects: pikepdf.Pdf) -> bool:
    return any(isinstance(o, pikepdf.Stream) and o.get("/Type") == pikepdf.Name.ObjStm for o in objects.objects)

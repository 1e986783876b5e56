"""Marked content: what a page says beside what it draws. Pages drawn anew have none; those cut in place may.

ISO 32000-1, 14.6 and 14.9: a mark may carry ActualText, Alt, E, own entries, and a tag that is any name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

_MARKS = frozenset(("BMC", "BDC", "EMC", "MP", "DP", "BX", "EX"))
_MAY_MARK = re.compile(rb"(?<![^\s\]>)])(?:BMC|BDC|EMC|MP|DP|BX)(?![^\s\[</(%])")


def no_marked_content(pdf: pikepdf.Pdf) -> bool:
    """Remove marks from everything that draws: pages, forms, patterns, the glyphs of Type 3 fonts."""
    found = False
    for page in pdf.pages:
        if _may_mark(page.obj.get("/Contents")):
            content = _unmarked(page)
            if content is not None:
                page.obj.Contents = pdf.make_stream(content)
                found = True
    for stream in _drawing(pdf):
        content = _unmarked(stream) if _may_mark(stream) else None
        if content is not None:
            stream.write(content)
            found = True
    return found


def _may_mark(contents: pikepdf.Object | None) -> bool:
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return any(isinstance(one, pikepdf.Stream) and _MAY_MARK.search(one.read_bytes()) for one in streams)


def _drawing(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            if one.get("/Subtype") == "/Form" or "/PatternType" in one:
                yield one
        elif isinstance(one, pikepdf.Dictionary) and isinstance(one.get("/CharProcs"), pikepdf.Dictionary):
            yield from (glyph for _, glyph in one.CharProcs.items() if isinstance(glyph, pikepdf.Stream))


def _unmarked(drawing: pikepdf.Page | pikepdf.Object) -> bytes | None:
    """Return the content without marks, None where it has none."""
    instructions = pikepdf.parse_content_stream(drawing)
    kept = [one for one in instructions if str(one.operator) not in _MARKS]
    return None if len(kept) == len(instructions) else bytes(pikepdf.unparse_content_stream(kept))

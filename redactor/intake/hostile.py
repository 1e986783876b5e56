"""What the pages would cost to draw, reckoned before anything is drawn.

A small file can ask for a drawing that never ends, and forms nested too deep end the process inside MuPDF. The
walk follows what content streams name (forms, tiling patterns, soft masks, Type 3 glyphs) and the appearances
of annotations. It draws nothing, unpacks a stream only up to the limit, and looks at each object once.

It stops what is plainly too much. What slips through, such as an operator disguised from `_USE`, costs a worker
its life or its time, and the document is quarantined all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pymupdf

from redactor.errors import TooMuch, Unreadable
from redactor.intake.limits import (
    MAX_ANNOTATIONS_PER_PAGE,
    MAX_CONTENT_PER_PAGE,
    MAX_DEPTH,
    MAX_DRAWS_PER_PAGE,
    MAX_FIELDS,
    MAX_PICTURE_PIXELS,
)
from redactor.intake.opening import faults_as_unreadable

_mupdf = pymupdf.mupdf

_BETWEEN = rb"(?:[\x00\s]|%[^\r\n]*+)*+"
_USE = re.compile(
    rb"/([^\x00\s()<>\[\]{}/%]*+)" + _BETWEEN + rb"(?:[-+.\d]++" + _BETWEEN + rb")?+(Do|gs|scn|SCN|Tf)(?![A-Za-z0-9*])"
)
"""A resource named by an operator (ISO 32000-1 tables 57, 74, 87 and 105)."""
_PAINT = re.compile(rb"""(?<![A-Za-z0-9*./#])(?:[fbB]\*?|[FSs]|Tj|TJ|Do|sh|'|")(?![A-Za-z0-9*])""")
"""An operator that makes marks, each with the pattern, mask or font then set."""
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")

_Use = tuple[str, bytes]
"""Operator and name; both colour operators are `scn`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cost:
    """Of one drawing of something: the draws and bytes inside it, and how deep it nests."""

    draws: int = 0
    size: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What a content stream does with its resources; `paints` counts its marks."""

    uses: Counter[_Use] = field(repr=False)
    paints: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """What is already known, by object number, or by object and the resources that it falls back on."""

    pdf: Any
    page: int
    sizes: dict[int, int]
    contents: dict[int, _Content] = field(repr=False)
    named: dict[tuple[int, int], dict[_Use, Any]] = field(repr=False)
    costs: dict[tuple[int, tuple[int, int]], _Cost | None]
    """None while the object is being reckoned."""


def check_cost(opened: pymupdf.Document) -> None:
    """Refuse a document that cannot be drawn in reasonable time, depth and memory; draws nothing.

    Raises:
        TooMuch: a limit of `redactor.intake.limits` is passed.
        Unreadable: a form is drawn inside itself, or a page's dictionaries are damaged.
    """
    with faults_as_unreadable("The file is damaged: its form cannot be read."):
        pdf = _mupdf.pdf_document_from_fz_document(opened.this)
        _check_fields(pdf)
    first = _Walk(pdf=pdf, page=1, sizes={}, contents={}, named={}, costs={})
    for number in range(1, opened.page_count + 1):
        walk = _Walk(
            pdf=pdf, page=number, sizes=first.sizes, contents=first.contents, named=first.named, costs=first.costs
        )
        with faults_as_unreadable(f"Page {number} is damaged and cannot be drawn."):
            _check_page(walk, _mupdf.pdf_load_object(pdf, opened.page_xref(number - 1)))
    # A repeated warning is held back, and would otherwise be told as one of the page that is drawn next.
    pymupdf.TOOLS.mupdf_warnings()


def _check_fields(pdf: Any) -> None:
    form = _mupdf.pdf_dict_gets(_mupdf.pdf_dict_gets(_mupdf.pdf_trailer(pdf), "Root"), "AcroForm")
    pending = [_mupdf.pdf_dict_gets(form, "Fields")]
    found = 0
    while pending:
        fields = pending.pop()
        found += _mupdf.pdf_array_len(fields)
        # The limit also ends a tree that leads back into itself.
        if found > MAX_FIELDS:
            raise TooMuch(f"The file has more than {MAX_FIELDS} form fields. Print it to a new PDF, then run again.")
        pending.extend(kids for each in _items(fields) if _mupdf.pdf_array_len(kids := _get(each, "Kids")))


def _check_page(walk: _Walk, page: Any) -> None:
    resources = _mupdf.pdf_dict_get_inheritable(page, _mupdf.PDF_ENUM_NAME_Resources)
    contents = _get(page, "Contents")
    streams = list(_items(contents)) if _mupdf.pdf_is_array(contents) else [contents]
    total = _drawn(walk, streams, resources, 0)
    _check_total(walk, total)
    annotations = _get(page, "Annots")
    if _mupdf.pdf_array_len(annotations) > MAX_ANNOTATIONS_PER_PAGE:
        raise TooMuch(
            f"Page {walk.page} has more than {MAX_ANNOTATIONS_PER_PAGE} form fields and comments. "
            "Print it to a new PDF, then run again."
        )
    for annotation in _items(annotations):
        for appearance in _appearances(annotation):
            total = _sum(total, _node(walk, appearance, resources, 1), 1)
    _check_total(walk, total)


def _check_total(walk: _Walk, total: _Cost) -> None:
    if total.draws > MAX_DRAWS_PER_PAGE:
        raise TooMuch(
            f"Page {walk.page} draws forms and patterns more than {MAX_DRAWS_PER_PAGE} times. "
            "Print it as a picture, then redact it by hand."
        )
    if total.size > MAX_CONTENT_PER_PAGE:
        raise TooMuch(
            f"Page {walk.page} has more than {MAX_CONTENT_PER_PAGE // 1024**2} MiB of drawing instructions. "
            "Print it as a picture, then redact it by hand."
        )


def _appearances(annotation: Any) -> Iterator[Any]:
    normal = _get(_get(annotation, "AP"), "N")
    if _mupdf.pdf_is_stream(normal):
        yield normal
        return
    for state in _values(normal):
        if _mupdf.pdf_is_stream(state):
            yield state


def _node(walk: _Walk, drawn: Any, fallback: Any, depth: int) -> _Cost:
    """Return the cost of drawing a form, pattern or Type 3 font that lies `depth` deep."""
    if depth > MAX_DEPTH:
        _refuse_depth(walk)
    own = _get(drawn, "Resources")
    # MuPDF draws what has no resources of its own with those of what draws it.
    resources = own if _mupdf.pdf_is_dict(own) else fallback
    # A font written where it is used has no number; its place in memory lasts as long as the document.
    key = (_mupdf.pdf_to_num(drawn) or -drawn.m_internal_value(), _identity(resources))
    if key in walk.costs:
        known = walk.costs[key]
        if known is None:
            raise Unreadable(f"Page {walk.page} draws a form inside itself. Print it to a new PDF, then run again.")
        if depth + known.height > MAX_DEPTH:
            _refuse_depth(walk)
        return known
    walk.costs[key] = None
    if _mupdf.pdf_is_stream(drawn):
        cost = _drawn(walk, [drawn], resources, depth)
    else:
        glyphs = [_drawn(walk, [glyph], resources, depth) for glyph in _values(_get(drawn, "CharProcs"))]
        cost = _Cost(
            draws=max((glyph.draws for glyph in glyphs), default=0),
            size=max((glyph.size for glyph in glyphs), default=0),
            height=max((glyph.height for glyph in glyphs), default=0),
        )
    walk.costs[key] = cost
    return cost


def _drawn(walk: _Walk, streams: Sequence[Any], resources: Any, depth: int) -> _Cost:
    """Return the cost of content streams that share resources, with all that they draw."""
    numbers = Counter(_mupdf.pdf_to_num(stream) for stream in streams)
    total = _Cost(size=sum(_size(walk, number) * times for number, times in numbers.items()))
    if total.size > MAX_CONTENT_PER_PAGE:
        _check_total(walk, total)
    named = _named(walk, resources)
    if not named:
        return total
    for number, times in numbers.items():
        content = _content(walk, number)
        settings = sum(count for use, count in content.uses.items() if use[0] != "Do" and use in named)
        for use, count in content.uses.items():
            if use in named:
                # What is set is drawn anew with each mark; the marks are shared out evenly among the settings.
                drawn = count if use[0] == "Do" else max(count, content.paints * count // settings)
                total = _sum(total, _node(walk, named[use], resources, depth + 1), drawn * times)
    return total


def _sum(total: _Cost, part: _Cost, times: int) -> _Cost:
    return _Cost(
        draws=total.draws + times * (part.draws + 1),
        size=total.size + times * part.size,
        height=max(total.height, part.height + 1),
    )


def _refuse_depth(walk: _Walk) -> None:
    raise TooMuch(
        f"Page {walk.page} nests forms and patterns more than {MAX_DEPTH} deep. Print it to a new PDF, then run again."
    )


def _size(walk: _Walk, number: int) -> int:
    """Return a stream's unpacked bytes, counted up to one more than a page may have; 0 if it is no stream."""
    if number not in walk.sizes:
        walk.sizes[number] = _mupdf.fz_skip(_unpacked(walk, number), MAX_CONTENT_PER_PAGE + 1) if number else 0
    return walk.sizes[number]


def _unpacked(walk: _Walk, number: int) -> Any:
    try:
        return _mupdf.pdf_open_stream_number(walk.pdf, number)
    except _mupdf.FzErrorBase:
        # What MuPDF cannot open it does not draw; that the page is damaged is noted when it is drawn.
        return _mupdf.fz_open_memory(b"", 0)


def _content(walk: _Walk, number: int) -> _Content:
    """Return what a stream uses, once `_size` has found it within the limit."""
    if number not in walk.contents:
        untrusted = _mupdf.fz_read_all(_unpacked(walk, number), 4096).fz_buffer_extract() if number else b""
        uses = Counter(_use(match[2], match[1]) for match in _USE.finditer(untrusted))
        paints = sum(1 for _ in _PAINT.finditer(untrusted)) if any(use[0] != "Do" for use in uses) else 0
        walk.contents[number] = _Content(uses=uses, paints=paints)
    return walk.contents[number]


def _use(operator: bytes, name: bytes) -> _Use:
    plain = _ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), name)
    return ("scn" if operator == b"SCN" else operator.decode()), plain


def _named(walk: _Walk, resources: Any) -> dict[_Use, Any]:
    """Return the resources that hold content of their own, by operator and name."""
    key = _identity(resources)
    if key not in walk.named:
        found: dict[_Use, Any] = {}
        for name, entry in _entries(_get(resources, "XObject")):
            if _name(entry, "Subtype") == "Form":
                found["Do", name] = entry
            else:
                _check_picture(walk, entry)
        for name, entry in _entries(_get(resources, "Pattern")):
            if _mupdf.pdf_is_stream(entry):
                found["scn", name] = entry
        for name, entry in _entries(_get(resources, "ExtGState")):
            if _mupdf.pdf_is_stream(mask := _get(_get(entry, "SMask"), "G")):
                found["gs", name] = mask
        for name, entry in _entries(_get(resources, "Font")):
            if _name(entry, "Subtype") == "Type3":
                found["Tf", name] = entry
        walk.named[key] = found
    return walk.named[key]


def _check_picture(walk: _Walk, picture: Any) -> None:
    width, height = (_mupdf.pdf_to_int(_get(picture, side)) for side in ("Width", "Height"))
    if width * height > MAX_PICTURE_PIXELS:
        raise TooMuch(
            f"Page {walk.page} has a picture of more than {MAX_PICTURE_PIXELS // 10**6} million pixels. "
            "Make it smaller, then run again."
        )


def _identity(resources: Any) -> tuple[int, int]:
    """Return the numbers of a dictionary's object and of the object that holds it: each holds one of resources."""
    return _mupdf.pdf_to_num(resources), _mupdf.pdf_obj_parent_num(resources)


def _get(holder: Any, key: str) -> Any:
    return _mupdf.pdf_dict_gets(holder, key)


def _name(holder: Any, key: str) -> str:
    return str(_mupdf.pdf_to_name(_get(holder, key)))


def _items(array: Any) -> Iterator[Any]:
    return (_mupdf.pdf_array_get(array, index) for index in range(_mupdf.pdf_array_len(array)))


def _values(holder: Any) -> Iterator[Any]:
    return (_mupdf.pdf_dict_get_val(holder, index) for index in range(_mupdf.pdf_dict_len(holder)))


def _entries(holder: Any) -> Iterator[tuple[bytes, Any]]:
    for index in range(_mupdf.pdf_dict_len(holder)):
        name = _mupdf.pdf_to_name(_mupdf.pdf_dict_get_key(holder, index))
        yield name.encode("utf-8", "surrogateescape"), _mupdf.pdf_dict_get_val(holder, index)

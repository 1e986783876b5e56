"""Ways to damage a PDF: its bytes, or its objects. Everything comes from the random source that is given."""

from __future__ import annotations

import io
import random
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Mutate = Callable[[bytes, bytes, random.Random], bytes]
"""The document, another one to take from, the random source → the damaged document."""

_NUMBER = re.compile(rb"(?<![\w.])\d{1,6}(?![\w.])")
_REFERENCE = re.compile(rb"\d+ 0 R")
_HOSTILE_NUMBERS = (b"0", b"-1", b"1e9", b"2147483648", b"-2147483649", b"99999999999999999999", b"0.0000001", b"65536")
_HOSTILE_NAMES = ("/Length", "/Filter", "/W", "/Size", "/Kids", "/Count", "/Rotate", "/MediaBox", "/Width", "/Height")


def flipped_bits(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    out = bytearray(raw)
    for _n in range(rng.randint(1, 40)):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def flipped_in_streams(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    """Damage what is packed, not what holds it together."""
    places = [match.end() for match in re.finditer(rb"stream\r?\n", raw)]
    out = bytearray(raw)
    for _n in range(rng.randint(1, 12)):
        at = rng.choice(places or [0]) + rng.randrange(200)
        if at < len(out):
            out[at] = rng.randrange(256)
    return bytes(out)


def truncated(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    return raw[: rng.randrange(len(raw))]


def without_a_piece(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(raw))
    return raw[:start] + raw[start + rng.randint(1, 4000) :]


def with_a_piece_twice(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(raw))
    piece = raw[start : start + rng.randint(1, 4000)]
    return raw[:start] + piece * rng.randint(2, 20) + raw[start:]


def spliced(raw: bytes, other: bytes, rng: random.Random) -> bytes:
    """The head of one document and the tail of another."""
    return raw[: rng.randrange(len(raw))] + other[rng.randrange(len(other)) :]


def with_a_foreign_piece(raw: bytes, other: bytes, rng: random.Random) -> bytes:
    at, start = rng.randrange(len(raw)), rng.randrange(len(other))
    return raw[:at] + other[start : start + rng.randint(1, 8000)] + raw[at:]


def other_numbers(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    """Lengths, sizes and offsets that are wrong."""
    chosen = rng.randint(1, 6)
    places = [match.span() for match in _NUMBER.finditer(raw)]
    for start, end in sorted(rng.sample(places, min(chosen, len(places))), reverse=True):
        raw = raw[:start] + rng.choice(_HOSTILE_NUMBERS) + raw[end:]
    return raw


def other_references(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    """Objects that refer to each other in the wrong way, themselves included."""
    places = [match.span() for match in _REFERENCE.finditer(raw)]
    for start, end in sorted(rng.sample(places, min(rng.randint(1, 4), len(places))), reverse=True):
        raw = raw[:start] + b"%d 0 R" % rng.randint(0, 40) + raw[end:]
    return raw


def other_content(raw: bytes, other: bytes, rng: random.Random) -> bytes:
    """Operators lost, moved, doubled and taken from the other document."""
    with pikepdf.open(io.BytesIO(raw)) as pdf, pikepdf.open(io.BytesIO(other)) as source:
        page = rng.choice(list(pdf.pages))
        page.contents_coalesce()
        lines = page.Contents.read_bytes().split(b"\n")
        foreign = rng.choice(list(source.pages))
        foreign.contents_coalesce()
        lines += rng.sample(foreign.Contents.read_bytes().split(b"\n"), 1) * rng.randint(0, 3)
        for _n in range(rng.randint(1, 10)):
            at = rng.randrange(len(lines))
            lines.insert(rng.randrange(len(lines)), lines[at])
            del lines[rng.randrange(len(lines))]
        page.Contents = pdf.make_stream(b"\n".join(lines))
        return _saved(pdf)


def other_objects(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    """Entries lost, swapped, made another kind of thing, or turned back on what holds them."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        holders = [one for one in pdf.objects if isinstance(one, Dictionary | pikepdf.Stream) and one.keys()]
        for _n in range(rng.randint(1, 8)):
            holder = rng.choice(holders)
            keys = sorted(holder.keys())
            if not keys:
                continue
            key = rng.choice(keys)
            _change(pdf, holder, key, rng)
        return _saved(pdf)


def _change(pdf: pikepdf.Pdf, holder: pikepdf.Object, key: str, rng: random.Random) -> None:
    choice = rng.randrange(6)
    if key in ("/Length", "/Filter") and isinstance(holder, pikepdf.Stream):
        return  # qpdf writes these itself.
    if choice == 0:
        del holder[key]
    elif choice == 1:
        holder[key] = rng.choice((0, -1, 2**31, 10**9))
    elif choice == 2:
        holder[key] = String(bytes(rng.randrange(256) for _ in range(rng.randint(0, 60))))
    elif choice == 3:
        holder[key] = Array([Name("/X"), 1, String("x")] * rng.randint(0, 5))
    elif choice == 4 and holder.is_indirect:
        holder[key] = holder
    else:
        holder[rng.choice(_HOSTILE_NAMES)] = rng.choice(list(pdf.objects))


def packed_over(raw: bytes, _: bytes, rng: random.Random) -> bytes:
    """A content stream that unpacks to megabytes."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        page = rng.choice(list(pdf.pages))
        filler = rng.choice((b"q Q ", b"0 0 1 1 re f ", b"BT ET ", b" ")) * rng.randint(1, 400_000)
        page.contents_coalesce()
        content = page.Contents.read_bytes() + filler
        page.Contents = pdf.make_stream(zlib.compress(content))
        page.Contents.Filter = Name.FlateDecode
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()


OF_BYTES: tuple[Mutate, ...] = (
    flipped_bits,
    flipped_in_streams,
    truncated,
    without_a_piece,
    with_a_piece_twice,
    spliced,
    with_a_foreign_piece,
    other_numbers,
    other_references,
)
OF_OBJECTS: tuple[Mutate, ...] = (other_content, other_objects, other_objects, packed_over)
MUTATIONS: tuple[Mutate, ...] = (*OF_BYTES, *OF_OBJECTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A document to damage; the secret stands in some of them."""

    raw: bytes = field(repr=False)
    holds_secret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutated:
    """A damaged document, the name of what was done to it, and the documents that it was made of."""

    mutation: str
    raw: bytes = field(repr=False)
    made_of: tuple[Seed, Seed]


def mutated(seeds: Sequence[Seed], rng: random.Random) -> Mutated:
    """Return a damaged document; what one kind of damage cannot be done to another is."""
    one, other = rng.choice(seeds), rng.choice(seeds)
    mutate = rng.choice(MUTATIONS)
    try:
        damaged = mutate(one.raw, other.raw, rng)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError, KeyError, IndexError):
        mutate = flipped_bits
        damaged = mutate(one.raw, other.raw, rng)
    return Mutated(mutation=mutate.__name__, raw=damaged, made_of=(one, other))

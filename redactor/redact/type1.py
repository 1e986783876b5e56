"""Type 1 font programs: MuPDF leaves them whole, and one that was a subset spells what was taken out.

The outlines and names of glyphs that no page draws are taken out here. A program that is not understood ends the work:
nobody could say what it spells. Source: Adobe Type 1 Font Format, 1990.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from string import ascii_letters

import pikepdf

from redactor.errors import BurnFailed
from redactor.redact.leftovers import shown_codes

_EEXEC, _CHARSTRING = 55665, 4330
"""The keys of the two encryptions (chapter 7)."""
_CLEAR = re.compile(rb"^.*?\beexec\s+", re.DOTALL)
_ZEROS = re.compile(rb"\s*(?:0\s*){256,}(?:cleartomark)?\s*(?:\{restore\}if)?\s*$")
_LEN_IV = re.compile(rb"/lenIV\s+(-?\d+)")
_GLYPHS = re.compile(rb"/CharStrings\s+\d+\s+dict\s+dup\s+begin\b")
_GLYPH = re.compile(rb"\s*(?:(?:ND|\|-|(?:noaccess\s+)?def)\s+)?/([^\s/]+)\s+(\d+)\s+\S+ ")
_SUBRS = re.compile(rb"/Subrs\s+\d+\s+array\b")
_SUBR = re.compile(rb"\s*(?:(?:NP|\||(?:noaccess\s+)?put)\s+)?dup\s+(\d+)\s+(\d+)\s+\S+ ")
_ENCODED = re.compile(rb"dup\s+\d+\s*/(\S+)\s+put\s*")
_NOTHING, _RETURN = b"\x8b\x8b\x0d\x0e", b"\x0b"
"""`0 0 hsbw endchar` and `return`."""
_LETTERS = frozenset(letter.encode() for letter in ascii_letters)
_RESERVED = frozenset(range(4))
"""Subroutines that flex and hint replacement need (chapter 8)."""
_DEEPEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A glyph or subroutine: where its head and its body lie, and what it is called."""

    start: int
    body: int
    end: int
    name: bytes = field(repr=False)


def without_unused(pdf: bytes) -> bytes:
    """Return the document whose Type 1 programs hold the glyphs that are drawn and no others.

    Raises:
        BurnFailed: a program is not understood, or its glyphs are not drawn by number.
    """
    if not re.search(rb"/FontFile[\s/]", pdf):
        return pdf
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            for program, codes in _programs(opened).values():
                cut, lengths = cut_program(program.read_bytes(), codes)
                program.write(cut)
                program.Length1, program.Length2, program.Length3 = lengths
            out = io.BytesIO()
            opened.save(out, deterministic_id=True)
            return out.getvalue()
    except (ValueError, LookupError, ArithmeticError):
        raise BurnFailed("A Type 1 font cannot be cut to the letters that stay. Redact it by hand.") from None


def _programs(pdf: pikepdf.Pdf) -> dict[tuple[int, int], tuple[pikepdf.Stream, set[int]]]:
    """Return every Type 1 program that must be cut, and the numbers of the glyphs that are drawn with it."""
    found: dict[tuple[int, int], tuple[pikepdf.Stream, set[int]]] = {}
    shown = shown_codes(pdf)
    for font in pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
            continue
        for holder in font.get("/DescendantFonts", [font]):
            program = holder.get("/FontDescriptor", pikepdf.Dictionary()).get("/FontFile")
            if program is None or font.get("/Subtype") == "/CIDFontType0":
                continue
            if font.get("/Subtype") == "/Type0":
                found.setdefault(program.objgen, (program, set()))[1].update(shown.get(font.objgen, ()))
            elif not _is_whole(program.read_bytes()):
                raise ValueError("the glyphs of a subset are drawn by name")
    return found


def _is_whole(raw: bytes) -> bool:
    """Return whether a program has every letter and so tells nothing of the text."""
    _, plain, _ = _parts(raw)
    return {one.name for one in _pieces(plain, _GLYPHS, _GLYPH)} >= _LETTERS


def cut_program(raw: bytes, glyphs: Collection[int]) -> tuple[bytes, tuple[int, int, int]]:
    """Return a program without the glyphs of other numbers, and the lengths of its three parts.

    Raises:
        ValueError: the program is not understood.
    """
    clear, plain, tail = _parts(raw)
    iv = int(found[1]) if (found := _LEN_IV.search(plain)) else 4
    drawings, subrs = list(_pieces(plain, _GLYPHS, _GLYPH)), list(_pieces(plain, _SUBRS, _SUBR))
    if iv < 0 or not drawings:
        raise ValueError("a program of another kind")
    kept = {drawings[index].name for index in _places(drawings, glyphs)} | {b".notdef"}
    bodies = {int(one.name): _decrypted(plain[one.body : one.end], _CHARSTRING)[iv:] for one in subrs}
    called = set(_RESERVED)
    for one in drawings:
        if one.name in kept:
            body = _decrypted(plain[one.body : one.end], _CHARSTRING)[iv:]
            _follow(body, _Reading(subrs=bodies, called=called))
    changes = [
        (one, b"/g%d" % number, _NOTHING) for number, one in enumerate(drawings) if one.name not in kept
    ] + [(one, b"dup " + one.name, _RETURN) for one in subrs if int(one.name) not in called]  # fmt: skip
    for one, head, body in sorted(changes, key=lambda change: -change[0].start):
        packed = _encrypted(bytes(iv) + body, _CHARSTRING)
        mark = plain[one.start : one.body].split()[-1]
        plain = plain[: one.start] + head + b" %d " % len(packed) + mark + b" " + packed + plain[one.end :]
    clear = _ENCODED.sub(lambda entry: entry[0] if entry[1] in kept else b"", clear)
    private = _encrypted(bytes(4) + plain, _EEXEC)
    return clear + private + tail, (len(clear), len(private), len(tail))


def _parts(raw: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the clear part, the private one decrypted, and the zeros at the end."""
    clear = _CLEAR.match(raw)
    if clear is None:
        raise ValueError("no private part")
    zeros = _ZEROS.search(raw, clear.end())
    private = raw[clear.end() : zeros.start() if zeros else len(raw)]
    if re.match(rb"[0-9A-Fa-f]{8}", private):
        private = bytes.fromhex(private.decode("ascii"))
    return clear[0], _decrypted(private, _EEXEC)[4:], zeros[0] if zeros else b""


def _pieces(plain: bytes, opening: re.Pattern[bytes], entry: re.Pattern[bytes]) -> Iterator[_Piece]:
    starts = list(opening.finditer(plain))
    if len(starts) > 1:
        raise ValueError("a synthetic font")
    at = starts[0].end() if starts else len(plain)
    while found := entry.match(plain, at):
        at = found.end() + int(found[2])
        head = plain.rindex(b"dup" if entry is _SUBR else b"/", found.start(), found.end())
        yield _Piece(start=head, body=found.end(), end=at, name=found[1])


def _places(drawings: list[_Piece], glyphs: Collection[int]) -> Iterator[int]:
    """Yield where glyphs stand in the program. FreeType numbers them in order, `.notdef` and the first exchanged."""
    names = [one.name for one in drawings]
    notdef = names.index(b".notdef")
    for glyph in glyphs:
        place = {0: notdef, notdef: 0}.get(glyph, glyph)
        if place >= len(drawings):
            raise ValueError("a glyph that the program lacks")
        yield place


@dataclass(slots=True, kw_only=True)
class _Reading:
    """A charstring at work: the subroutines there are and those it called, and the two stacks."""

    subrs: dict[int, bytes]
    called: set[int]
    stack: list[int] = field(default_factory=list)
    pushed: list[int] = field(default_factory=list)


def _follow(body: bytes, reading: _Reading, depth: int = 0) -> None:
    """Add the subroutines that a charstring calls; composites are refused: they need letters by their code."""
    if depth > _DEEPEST:
        raise ValueError("subroutines too deep")
    for kind, value in _tokens(body):
        if kind == "number":
            reading.stack.append(value)
        elif value == 10:
            number = reading.stack.pop()
            reading.called.add(number)
            _follow(reading.subrs[number], reading, depth + 1)
        elif value != 11:
            _step(value, reading.stack, reading.pushed)


def _step(operator: int, stack: list[int], pushed: list[int]) -> None:
    if operator == 12 * 256 + 6:
        raise ValueError("a composite glyph")
    if operator == 12 * 256 + 16:
        _, count = stack.pop(), stack.pop()
        pushed.extend(stack.pop() for _n in range(count))
    elif operator == 12 * 256 + 17:
        stack.append(pushed.pop() if pushed else 3)
    elif operator == 12 * 256 + 12:
        by, what = stack.pop(), stack.pop()
        stack.append(what // by)
    else:
        stack.clear()


def _tokens(body: bytes) -> Iterator[tuple[str, int]]:
    """Yield numbers and operators of a charstring; an operator of two bytes as 12 * 256 + the second (chapter 6)."""
    at = 0
    while at < len(body):
        first = body[at]
        if first < 32:
            size, token = (2, ("operator", 12 * 256 + body[at + 1])) if first == 12 else (1, ("operator", first))
        elif first < 247:
            size, token = 1, ("number", first - 139)
        elif first < 255:
            sign, base = (1, 247) if first < 251 else (-1, 251)
            size, token = 2, ("number", sign * ((first - base) * 256 + body[at + 1] + 108))
        else:
            size, token = 5, ("number", int.from_bytes(body[at + 1 : at + 5], signed=True))
        yield token
        at += size


def _decrypted(cipher: bytes, key: int) -> bytes:
    plain = bytearray()
    for one in cipher:
        plain.append(one ^ (key >> 8))
        key = ((one + key) * 52845 + 22719) & 0xFFFF
    return bytes(plain)


def _encrypted(plain: bytes, key: int) -> bytes:
    cipher = bytearray()
    for one in plain:
        cipher.append(one ^ (key >> 8))
        key = ((cipher[-1] + key) * 52845 + 22719) & 0xFFFF
    return bytes(cipher)

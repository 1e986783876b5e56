"""The letters of a document as atoms: runs of letters with their case, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from redactor.matter.folding import APOSTROPHES, DASHES, WORD, fold_word

_LOOK_ALIKE = re.compile(r"[^\W\d_]+(?:[01358|¡][^\W\d_]+)+|[^\W\d_]{2,}[01](?![\w])")
_LETTER_FOR = str.maketrans("01358|¡", "oiesbii")
_SHORTEST_MISREAD = 4
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_DASHED = re.compile(rf"[{DASHES}]+ ?(?:\r?\n[ \t]*)?")
_BROKEN = re.compile(r"\r?\n[ \t]*")
_LINK = re.compile(rf"(?:%20|%2B|[\s,._/\\+|()\[\]\"“”{APOSTROPHES}{DASHES}]){{0,6}}")
_HANDLE = re.compile(r"\S*(?:@|_|://|www\.|\\|\w/\w|\.(?:pdf|docx?|xlsx?|jpe?g|png|tiff?|msg|eml|txt|zip)\b)\S*", re.I)
_LATIN = re.compile(r"[a-z]")
_UPPER_LINE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A run of letters at [start, end). `gap` is the text before it, back to the atom before."""

    word: str = field(repr=False)
    start: int
    end: int
    shape: str
    """`T` first letter a capital, `U` all capitals (two or more), `l` lower case, `M` mixed."""
    gap: str = field(repr=False)
    in_handle: bool
    in_caps: bool
    """Whether its whole line is written in capitals."""

    @property
    def is_capital(self) -> bool:
        return self.shape != "l"


def atoms_of(text: str) -> tuple[Atom, ...]:
    """Return the atoms of a text in reading order; `GarciaLopez` is two, `O'Brien` too."""
    handles = _flags(text, [m.span() for m in _HANDLE.finditer(text)])
    caps = _flags(text, _upper_lines(text))
    atoms: list[Atom] = []
    last = 0
    for start, token in _tokens(text, handles):
        for part in _CAMEL.split(token):
            word = fold_word(part.translate(_LETTER_FOR))
            end = start + len(part)
            if word:
                atoms.append(
                    Atom(word=word, start=start, end=end, shape=_shape(part), gap=text[last:start],
                         in_handle=bool(handles[start]), in_caps=bool(caps[start]))
                )  # fmt: skip
                last = end
            start = end
    return tuple(atoms)


def _tokens(text: str, handles: bytearray) -> Iterator[tuple[int, str]]:
    """Yield start and text of runs of letters; outside handles a digit within one is a letter misread: `GARC1A`."""
    misread = {
        m.start(): m
        for m in _LOOK_ALIKE.finditer(text)
        if not handles[m.start()] and len(m.group()) >= _SHORTEST_MISREAD
    }
    last = 0
    for match in WORD.finditer(text):
        if match.start() < last:
            continue
        found = misread.get(match.start(), match)
        last = found.end()
        yield found.start(), found.group()


def _flags(text: str, spans: list[tuple[int, int]]) -> bytearray:
    flags = bytearray(len(text) + 1)
    for start, end in spans:
        flags[start:end] = b"\x01" * (end - start)
    return flags


def _upper_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines in which nearly every word is written in capitals, of two words or more."""
    spans: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n\f]+", text):
        words = WORD.findall(match.group())
        upper = sum(word.isupper() and len(word) > 1 for word in words)
        lower = sum(word[:1].islower() for word in words)
        if upper >= _UPPER_LINE and lower <= upper // 4:
            spans.append(match.span())
    return spans


def _shape(part: str) -> str:
    if part.isupper():
        return "U" if len(part) > 1 else "T"
    if part.islower():
        return "l"
    return "T" if part[:1].isupper() and part[1:].islower() else "M"


def joins_inside(gap: str) -> bool:
    """Return whether two atoms with this gap may be one word: hyphen (also at a line's end), apostrophe, camel case."""
    return not gap or gap in APOSTROPHES or bool(_DASHED.fullmatch(gap))


def breaks_line(gap: str) -> bool:
    """Return whether nothing but a line's end stands between two atoms."""
    return bool(_BROKEN.fullmatch(gap))


def links_names(gap: str) -> bool:
    """Return whether two words with this gap may belong to one name. A page's end is looked at elsewhere."""
    return "\f" not in gap and gap.count("\n") <= 1 and bool(_LINK.fullmatch(gap))

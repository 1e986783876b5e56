"""Single words of names in a document: broken over lines, spaced out, run together, or with one letter wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from redactor.matter.atoms import Atom, breaks_line, joins_inside
from redactor.matter.folding import DASHES
from redactor.matter.index import NameIndex, Owners
from redactor.rules.people import load_common_words, load_name_context

_PARTS = 4
_SHORTEST_BROKEN = 5
_SHORTEST_RUN_TOGETHER = 6
_SHORTEST_BESIDE_INITIAL = 3
_LONGEST_PREFIX = 3
_SPACED = 3
_LONGEST_HANDLE = 40
_APART = re.compile(r"[ \u00a0\n\r.,_*|/\u00b7\u2022" + DASHES + r"]{1,2}")
"""What may stand between the letters of a word that is spaced out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Atoms [first, last] that are `words` of names of the `owners`."""

    first: int
    last: int
    words: tuple[str, ...] = field(repr=False)
    owners: Owners = field(repr=False)
    is_exact: bool = True
    initials: int = 0
    """How many initials of the owner are run together with the word."""


def hits_of(atoms: tuple[Atom, ...], index: NameIndex) -> Iterator[Hit]:
    """Yield the words of names in reading order; of two that overlap the one that begins first, then the longer."""
    at = 0
    while at < len(atoms):
        hit = _whole(atoms, at, index) or _within(atoms, at, index)
        if hit is None:
            at += 1
            continue
        yield hit
        at = hit.last + 1


def _whole(atoms: tuple[Atom, ...], at: int, index: NameIndex) -> Hit | None:
    return _joined(atoms, at, index) or _one(atoms, at, index) or _broken(atoms, at, index) or _spaced(atoms, at, index)


def _one(atoms: tuple[Atom, ...], at: int, index: NameIndex) -> Hit | None:
    word = atoms[at].word
    owners = index.owners.get(word)
    return Hit(at, at, (word,), owners) if owners else None


def _joined(atoms: tuple[Atom, ...], at: int, index: NameIndex) -> Hit | None:
    """Match `Gon-zalez`, `O'Brien`, `McDonald`: parts with nothing but a hyphen or an apostrophe between."""
    glued, found = atoms[at].word, None
    for last in range(at + 1, min(at + _PARTS, len(atoms))):
        if not joins_inside(atoms[last].gap) or len(glued) > index.longest:
            break
        glued += atoms[last].word
        owners = index.owners.get(glued)
        if owners:
            found = Hit(at, last, (glued,), owners)
    return found


def _broken(atoms: tuple[Atom, ...], at: int, index: NameIndex) -> Hit | None:
    """Match a word broken at a line's end without a hyphen, and `O Brien`, `Mc Donald`, `De Leon` for `Deleon`."""
    if at + 1 >= len(atoms):
        return None
    one, other = atoms[at], atoms[at + 1]
    glued = one.word + other.word
    owners = index.owners.get(glued)
    if not owners or len(glued) < _SHORTEST_BROKEN:
        return None
    is_prefix = len(one.word) <= _LONGEST_PREFIX and other.gap == " " and one.is_capital and other.is_capital
    common = load_common_words()
    is_parted = breaks_line(other.gap) or (other.gap == " " and len(glued) > _SHORTEST_BROKEN)
    is_broken = is_parted and not (common.is_common(one.word) and common.is_common(other.word))
    return Hit(at, at + 1, (glued,), owners) if is_prefix or is_broken else None


def _spaced(atoms: tuple[Atom, ...], at: int, index: NameIndex) -> Hit | None:
    """Match `G A R C I A`, `G-A-R-C-I-A`, and one letter a line."""
    last, glued = at, ""
    while last < len(atoms) and len(atoms[last].word) == 1 and (last == at or _APART.fullmatch(atoms[last].gap)):
        glued += atoms[last].word
        last += 1
    for end in range(last, at + _SPACED - 1, -1):
        owners = index.owners.get(glued[: end - at])
        if owners and end - at >= _SPACED:
            return Hit(at, end - 1, (glued[: end - at],), owners)
    return None


def _within(atoms: tuple[Atom, ...], at: int, index: NameIndex) -> Hit | None:
    atom = atoms[at]
    common = load_common_words()
    if len(atom.word) < _SHORTEST_BROKEN - 1 or atom.word in common.ordinary or atom.word in common.always_capital:
        return None
    return _run_together(atom, at, index) or _with_initials(atom, at, index) or _misspelt(atom, at, index)


def _run_together(atom: Atom, at: int, index: NameIndex) -> Hit | None:
    """Match `mariagarcia` and `Delacruz`: words of one person without a gap."""
    if not _SHORTEST_RUN_TOGETHER <= len(atom.word) <= _LONGEST_HANDLE:
        return None
    parts = _segments(atom.word, index, None)
    if not parts:
        return None
    owners = frozenset.intersection(*(index.owners[part] for part in parts))
    return Hit(at, at, tuple(parts), owners)


def _segments(word: str, index: NameIndex, owners: Owners | None) -> list[str]:
    """Return words of one owner that make up a word, or nothing."""
    for cut in range(len(word), 1, -1):
        found = index.owners.get(word[:cut])
        common = (found & owners if owners is not None else found) if found else None
        if not common:
            continue
        if cut == len(word):
            return [word]
        rest = _segments(word[cut:], index, common)
        if rest:
            return [word[:cut], *rest]
    return []


def _with_initials(atom: Atom, at: int, index: NameIndex) -> Hit | None:
    """Match `mgarcia`, `garciam` and `mlgarcia` in an e-mail address, a path or a handle."""
    if not atom.in_handle:
        return None
    for count in (1, 2):
        for letters, word in ((atom.word[:count], atom.word[count:]), (atom.word[-count:], atom.word[:-count])):
            if len(word) <= _SHORTEST_BESIDE_INITIAL - 1:
                continue
            owners = frozenset(
                owner for owner in index.owners.get(word, ())
                if all(index.has_initial(owner, letter, (word,)) for letter in letters)
            )  # fmt: skip
            if owners and word in index.alone:
                return Hit(at, at, (word,), owners, initials=count)
    return None


def _misspelt(atom: Atom, at: int, index: NameIndex) -> Hit | None:
    word = index.misspelt(atom.word)
    if word is None or atom.word in load_name_context().particles:
        return None
    return Hit(at, at, (word,), index.owners[word], is_exact=False)

"""Initials that stand for a protected person: `M.G.L.`, `M.G.`, and `MGL` where initials are spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.matter.folding import fold_word
from redactor.matter.index import NameIndex, Owners
from redactor.matter.numbers import Place
from redactor.rules.people import load_name_context

_DOTTED = re.compile(r"(?<![\w.])(?:(?:[^\W\d_]\. ?){1,4}[^\W\d_]\.?(?![\w])|(?:[^\W\d_]-){1,4}[^\W\d_]-?(?![\w]))")
_PLAIN = re.compile(r"(?<![\w.&-])[^\W\d_a-z]{2,5}(?![\w&-])")
_WORDS = re.compile(r"[^\W\d_]+")
_REACH = 16
_PLAIN_ENOUGH = 3
_HOURS = frozenset({"am", "pm"})


def initials_in(text: str, letters: dict[str, Owners], present: Owners) -> Iterator[Place]:
    """Yield initials of people who are in the document; of others only where initials are spoken of.

    `present` are the people whose names the document spells out, since two or three letters alone fit too many.
    """
    not_initials = load_name_context().not_initials
    for pattern, owners_of in ((_DOTTED, _dotted_owners), (_PLAIN, _plain_owners)):
        for match in pattern.finditer(text):
            word = "".join(fold_word(one) for one in _WORDS.findall(match.group()))
            known = letters.get(word)
            if not known or (word in not_initials and not _is_no_hour(match, word)):
                continue
            owners = owners_of(text, match, known, present)
            if owners:
                yield Place(match.start(), match.end(), "person-name", owners, word)


def _is_no_hour(match: re.Match[str], word: str) -> bool:
    """Return whether `A.M.` or `P.M.` stands where no number goes before it: then it is no time of day."""
    before = match.string[max(0, match.start() - _REACH) : match.start()].split()
    return word in _HOURS and match.re is _DOTTED and bool(before) and not any(c.isdigit() for c in before[-1])


def _dotted_owners(text: str, match: re.Match[str], known: Owners, present: Owners) -> Owners:
    if not match.group()[0].isupper():
        return frozenset()
    return known if _is_spoken_of(text, match.start()) else known & present


def _plain_owners(text: str, match: re.Match[str], known: Owners, present: Owners) -> Owners:
    start = match.start()
    if _says_initials(text, start):
        return known
    in_brackets = len(match.group()) >= _PLAIN_ENOUGH and text[max(0, start - 1) : start] in ("(", "“", '"')
    return known & present if in_brackets or _is_spoken_of(text, start) else frozenset()


def letters_of(index: NameIndex) -> dict[str, Owners]:
    """Return initials → owners: given and family names in order, family name first, and the first and a last."""
    particles = load_name_context().particles
    found: dict[str, set[str]] = {}
    for owner, names in index.names.items():
        for name in names:
            first = [word[0] for word in name if word not in particles]
            if len(first) < 2:  # one letter stands for nobody
                continue
            turned = {"".join(first[i:] + first[:i]) for i in range(len(first))}
            with_particles = "".join(word[0] for word in name)
            for word in (*turned, with_particles, first[0] + first[-1], first[0] + first[-2], first[0] + first[1]):
                found.setdefault(word, set()).add(owner)
    return {word: frozenset(owners) for word, owners in found.items()}


def _is_spoken_of(text: str, start: int) -> bool:
    words = {fold_word(word) for word in _WORDS.findall(text[max(0, start - _REACH) : start])}
    return bool(words & load_name_context().initials_before)


def _says_initials(text: str, start: int) -> bool:
    return "initial" in text[max(0, start - _REACH) : start].casefold()

"""Names as sequences of folded words: reading them, and telling whether two may be one person's."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from redactor.matter.folding import APOSTROPHES, WORD, fold_word
from redactor.rules.people import load_name_context, load_nicknames

FUZZY_LENGTH = 6
"""From how many letters on one wrong letter is forgiven; shorter names would meet each other."""
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?(?=\s|$|[,.;:)])", re.IGNORECASE)
_INNER_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[{APOSTROPHES}](?=[^\W\d_])")


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, given names first; `Family, Given` is turned round.

    A hyphen parts two words, an apostrophe does not. Titles and generational suffixes are left out.
    """
    family, comma, given = text.partition(",")
    context = load_name_context()
    joined = f"{given} {family}" if comma and _is_given(given) else text
    joined = _INNER_APOSTROPHE.sub("", _POSSESSIVE.sub(" ", joined))
    words = [fold_word(match.group()) for match in WORD.finditer(joined)]
    while words and words[0] in (context.person_before | context.office_before) and len(words) > 1:
        words.pop(0)
    while len(words) > 1 and words[-1] in context.suffixes:
        words.pop()
    inner = words[1:] if len(words) > 1 else []
    return tuple(word for word in (*words[:1], *(w for w in inner if w not in context.maiden_before)) if word)


def _is_given(text: str) -> bool:
    words = [fold_word(match.group()) for match in WORD.finditer(text)]
    return bool(words) and not all(word in load_name_context().suffixes for word in words)


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name that may stand for the person: no particles, no initials."""
    particles = load_name_context().particles
    kept = tuple(word for word in words if len(word) > 1 and word not in particles)
    return kept or tuple(word for word in words if len(word) > 1)


@lru_cache(maxsize=1)
def _nickname_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(load_nicknames().groups):
        for name in group:
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def same_word(one: str, other: str) -> bool:
    """Return whether two words of names agree: equal, an initial, a short form, or one letter wrong in a long word."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    groups = _nickname_groups()
    if groups.get(one, frozenset()) & groups.get(other, frozenset()):
        return True
    if min(len(one), len(other)) < FUZZY_LENGTH or _differ_in_gender(one, other):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _differ_in_gender(one: str, other: str) -> bool:
    """Return whether two words differ as `Fernando` and `Fernanda`, `Gabriel` and `Gabriela`: two people, no slip."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} == {"a", "o"}
    return long == short + "a"


def agreement(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many words of the shorter name agree with the longer, or 0 where one of them does not.

    Order does not matter, so `GARCIA LOPEZ, Maria` agrees with `Maria Garcia`. Words that agree by an initial
    alone do not count.
    """
    short, long = sorted((_without_particles(one), _without_particles(other)), key=len)
    free = list(long)
    count = 0
    for word in sorted(short, key=len, reverse=True):
        match = word if word in free else next((w for w in free if same_word(word, w)), None)
        if match is None:
            return 0
        free.remove(match)
        count += 0 if len(word) == 1 or len(match) == 1 else 1
    return count


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    particles = load_name_context().particles
    kept = tuple(word for word in words if word not in particles or (len(word) == 1 and word not in "ye"))
    return kept or words


def may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two names are alike enough to be linked: two full words agree and none contradicts."""
    return one == other or agreement(one, other) >= 2  # a given and a family name

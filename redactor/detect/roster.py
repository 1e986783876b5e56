"""Find the people of the roster: their names in any order, one family name alone, their numbers and dates of birth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from redactor.detect.hits import Hit
from redactor.detect.normal import fold, iso_date
from redactor.detect.patterns import TIMEOUT_S
from redactor.rules import RosterEntry
from redactor.rules.fragments import expand

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼ`´][\p{L}\p{M}]+)*['’ʼ]?")
_BETWEEN = regex.compile(r"[\s,.\-\u2010-\u2015]{1,3}")
_DIGITS = regex.compile(r"(?<!\d)\d(?:[\s.\-\u2010-\u2015]?\d){6,8}(?!\d)")
_PLACE = regex.compile(
    r"\s+(?:Street|St\b|Avenue|Ave\b|Road|Boulevard|Blvd|County|Court|Courthouse|Place|Plaza|Parkway|Houses|"
    r"(?:Family|Criminal|Supreme|Civil|Housing|Immigration|District|Surrogate['’]?s?)\s+Court|(?:Field\s+)?Offices?\b|"
    r"Defenders?\b|Hall\s+of\s+Justice|House\s+of\s+Detention)"
)
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "da", "dos", "do", "van", "bin", "al", "el"})
_SHORTEST = 3
_WHOLE, _ONE_NAME, _NUMBER = 0.98, 0.7, 0.98


class RosterFinder:
    """Built once per worker from the roster."""

    def __init__(self, roster: tuple[RosterEntry, ...]) -> None:
        self._people: dict[str, set[int]] = {}
        self._family: set[str] = set()
        self._numbers = {entry.a_number for entry in roster if entry.a_number}
        self._births = {entry.date_of_birth.isoformat() for entry in roster if entry.date_of_birth}
        for person, entry in enumerate(roster):
            self._family.update(_words(entry.family_name))
            for name in (entry.family_name, entry.given_names, *entry.aliases):
                for word in _words(name):
                    self._people.setdefault(word, set()).add(person)
        short = [
            entry.family_name for entry in roster if not any(len(w) >= _SHORTEST for w in _words(entry.family_name))
        ]
        self._short = [_phrase(name) for name in short if len(name.split()) > 1]
        self._date: Any = regex.compile(expand("<<date>>", {}))

    def find(self, text: str) -> Iterator[Hit]:
        """Yield names, A-numbers and dates of birth of people on the roster."""
        yield from self._names(text)
        for name in self._short:
            for match in name.finditer(text, timeout=TIMEOUT_S):
                yield _hit("person-name", match.start(), match.end(), _WHOLE, fold(match.group()))
        for match in _DIGITS.finditer(text, timeout=TIMEOUT_S):
            digits = regex.sub(r"\D", "", match.group()).zfill(9)
            if digits in self._numbers:
                yield _hit("a-number", match.start(), match.end(), _NUMBER, digits)
        for match in self._date.finditer(text, timeout=TIMEOUT_S):
            day = iso_date(match.group())
            if day in self._births:
                yield _hit("date-of-birth", match.start(), match.end(), _NUMBER, day)

    def _names(self, text: str) -> Iterator[Hit]:
        run: list[tuple[int, int, str]] = []
        people: set[int] = set()
        for match in _WORD.finditer(text):
            word = fold(match.group()).strip("'")
            word = word.removesuffix("'s")
            found = self._people.get(word, set())
            is_joined = bool(run) and _BETWEEN.fullmatch(text, run[-1][1], match.start()) is not None
            if run and is_joined and (word in _PARTICLES or people & found):
                people = people & found or people
                run.append((match.start(), match.start() + _length(match.group()), word))
                continue
            yield from self._judged(text, run)
            run, people = (
                ([(match.start(), match.start() + _length(match.group()), word)], set(found)) if found else ([], set())
            )
        yield from self._judged(text, run)

    def _judged(self, text: str, run: list[tuple[int, int, str]]) -> Iterator[Hit]:
        while run and run[-1][2] in _PARTICLES:
            run = run[:-1]
        words = [word for _, _, word in run if word not in _PARTICLES]
        if not words:
            return
        start, end = run[0][0], run[-1][1]
        value = " ".join(word for _, _, word in run)
        if len(words) > 1 and text[start].isupper():
            yield _hit("person-name", start, end, _WHOLE, value)
        elif self._is_family_name(text, words[0], start, end):
            yield _hit("person-name", start, end, _ONE_NAME, value)

    def _is_family_name(self, text: str, word: str, start: int, end: int) -> bool:
        # A name in lower case, or of a street, is an ordinary word; spreading looks at those again.
        return (
            word in self._family
            and len(word) >= _SHORTEST
            and text[start].isupper()
            and _PLACE.match(text, end) is None
        )


def _length(word: str) -> int:
    return len(word) - 2 if word.lower().endswith(("'s", "’s")) else len(word)


def _phrase(name: str) -> Any:
    """Return what finds a family name of particles and very short words, `de la O`, as a whole."""
    words = r"\s*".join(regex.escape(word) for word in name.split()[:-1]) + r"\s+" + regex.escape(name.split()[-1])
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){words}(?![\p{{L}}\p{{N}}])", regex.IGNORECASE)


def _words(name: str) -> list[str]:
    return [fold(m.group()).strip("'") for m in _WORD.finditer(name) if fold(m.group()) not in _PARTICLES]


def _hit(category: str, start: int, end: int, score: float, value: str) -> Hit:
    return Hit(category=category, stance="redact", start=start, end=end, score=score, found_by="roster", value=value)

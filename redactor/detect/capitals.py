"""Bring words in capitals to ordinary case, so that prose typed in capitals is read like any other.

Patterns and the language model tell a name from a word by its capital. In a line of capitals that sign is gone; here
ordinary words become lower case and the rest title case. Lengths do not change, so offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from redactor.detect.normal import fold
from redactor.rules.fragments import Fragments
from redactor.rules.people import load_common_words
from redactor.rules.titles import Ordinary, Titles

_WORD = re.compile(r"(?<![\w'’&@/])[^\W\d_]{2,}(?:['’\-][^\W\d_]+)*(?![\w&@])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \t]\Z")
_WORD_AFTER = re.compile(r"[ \t]([^\W\d_]{2,})(?![\w.])")
_PROPER = ("months", "months-abroad", "weekdays", "countries", "nationalities", "languages", "states")
_SHARE, _FEWEST = 0.7, 4
"""A line counts as typed in capitals if it has so many words in capitals, and they are so large a share."""
_ORDINARY_BELOW, _UNLISTED_BELOW = -0.6, -0.85
"""How little a word must look like a name to be an ordinary one: where a dictionary has it, and where none does."""
_SPANISH = frozenset(
    [
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "de",
        "del",
        "al",
        "que",
        "quien",
        "con",
        "sin",
        "su",
        "sus",
        "por",
        "para",
        "en",
        "es",
        "y",
        "o",
        "no",
        "se",
        "le",
        "lo",
        "les",
        "me",
        "mi",
        "dice",
        "dijo",
        "vive",
        "vivia",
        "trabaja",
        "tiene",
        "entro",
        "cruzo",
        "nacio",
        "llego",
        "fue",
        "era",
        "esta",
        "como",
        "cuando",
        "donde",
        "desde",
        "hasta",
        "pero",
        "porque",
        "sujeto",
        "sujeta",
        "detenido",
        "detenida",
        "hermana",
        "hermano",
        "esposa",
        "esposo",
        "madre",
        "padre",
        "hijo",
        "hija",
        "hijos",
        "calle",
        "casa",
        "anos",
    ]
)
_SENTENCE = 4
_GIVEN_NAME = 0.8
"""How much a word must look like a name for the next one to be its surname."""
_ABBREVIATIONS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "po", "ny", "nj", "us", "usa", "usc", "cfr", "ina"})


class Softener:
    """Built once per worker."""

    def __init__(
        self, ordinary: Ordinary, fragments: Fragments, titles: Titles, likeness: Callable[[str], float | None]
    ) -> None:
        proper = {fold(word) for name in _PROPER for phrase in fragments.words[name] for word in phrase.split()}
        self._ordinary = {fold(w) for w in ordinary.words} - proper - {fold(w) for w in ordinary.also_names}
        self._ordinary |= {fold(w) for w in ordinary.function_words}
        self._also_names = {fold(w) for w in ordinary.also_names}
        self._proper = proper
        titled = (word for group in titles.groups for word in (*group.before, *group.after))
        self._titles = {fold(word) for word in titled if word.isupper() and word.isalpha()}
        self._particles = {fold(word) for word in titles.particles}
        self._likeness = likeness

    def softened(self, text: str) -> str:
        """Return the text with every word in capitals brought to the case that it would have in prose."""
        return _WORD.sub(self._ordinary_case, text)

    def softened_prose(self, text: str) -> str:
        """Return the text with the lines typed in capitals softened, and the others as they are."""
        lines = text.splitlines(keepends=True)
        return "".join(self.softened(_without_spanish(line)) if _is_in_capitals(line) else line for line in lines)

    def _ordinary_case(self, match: re.Match[str]) -> str:
        word = match.group()
        if not word.isupper():
            return word
        key = fold(word)
        if key in _ABBREVIATIONS:
            return _title_case(word) if key == "us" and self._precedes_name(match) else word
        if key in self._titles:
            # DO is an officer's title, and in MARIA DO CARMO a part of the name.
            return word.lower() if key in self._particles and self._follows_name(match) else word
        softened = word.lower() if self._is_ordinary(key) and not self._is_surname(match) else _title_case(word)
        # A letter whose lower case is longer (İ) would move every later offset.
        return softened if len(softened) == len(word) else word

    def _precedes_name(self, match: re.Match[str]) -> bool:
        """Return whether a surname comes next: `Us Tiu` is K'iche', and before any other word `US` is a country."""
        after = _WORD_AFTER.match(match.string, match.end())
        if after is None or not after.group(1).isupper():
            return False
        key = fold(after.group(1))
        return key not in load_common_words().ordinary and not self._is_ordinary(key) and key not in _ABBREVIATIONS

    def _follows_name(self, match: re.Match[str]) -> bool:
        before = _WORD_BEFORE.search(match.string, 0, match.start())
        return before is not None and not self._is_ordinary(fold(before.group(1)))

    def _is_surname(self, match: re.Match[str]) -> bool:
        """Return whether a word that no dictionary has stands behind what looks very much like a given name."""
        key = fold(match.group())
        if key in self._ordinary or key in load_common_words().ordinary or key in self._particles:
            return False
        before = _WORD_BEFORE.search(match.string, 0, match.start())
        likeness = self._likeness(fold(before.group(1))) if before is not None else None
        return likeness is not None and likeness > _GIVEN_NAME

    def _is_ordinary(self, key: str) -> bool:
        if key in self._ordinary:
            return True
        if key in self._proper or key in self._also_names:
            return False
        likeness = self._likeness(key)
        if likeness is None:
            return False
        return likeness < (_ORDINARY_BELOW if key in load_common_words().ordinary else _UNLISTED_BELOW)


def _is_in_capitals(line: str) -> bool:
    words = _WORD.findall(line)
    capitals = [word for word in words if word.isupper()]
    return len(capitals) >= _FEWEST and len(capitals) >= _SHARE * len(words)


def _without_spanish(line: str) -> str:
    """Return a line with the words of Spanish grammar small, where there are enough of them to be a sentence.

    By themselves `Su`, `Le` and `Lo` are surnames.
    """
    words = [word for word in _WORD.findall(line) if fold(word) in _SPANISH]
    if len(words) < _SENTENCE:
        return line
    return _WORD.sub(lambda m: m.group().lower() if fold(m.group()) in _SPANISH else m.group(), line)


def _title_case(word: str) -> str:
    return "".join(c if i == 0 or not word[i - 1].isalpha() else c.lower() for i, c in enumerate(word))

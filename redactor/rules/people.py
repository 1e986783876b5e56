"""People: which words are ordinary ones, what stands around a name, and which names are short for which."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field, field_validator

from redactor.rules._loading import Rule, read_yaml, rules_folder
from redactor.rules.recognizer import Verified


def _words(value: object) -> object:
    """Split a block of words at white space; a list of phrases stays as it is."""
    return tuple(value.split()) if isinstance(value, str) else value


class CommonWords(Rule):
    """rules/people/common-words.yaml: words that a text uses for other things than a person. All folded."""

    source: str = Field(min_length=3)
    status: Verified
    ordinary: frozenset[str]
    """Written in lower case where they are not a name."""
    always_capital: frozenset[str]
    """Written with a capital also where they are not a person: months, weekdays, places, peoples, institutions."""
    foreign: frozenset[str]
    """Ordinary in Spanish or Portuguese, hardly ever in an English text."""

    never_names: frozenset[str]
    """Abbreviations of agencies, systems and labels that a detector may take into a name beside them."""

    _split = field_validator("ordinary", "always_capital", "foreign", "never_names", mode="before")(_words)

    def is_common(self, word: str) -> bool:
        """Return whether a folded word also means something other than a person."""
        return word in self.ordinary or word in self.always_capital or word in self.foreign


class NameContext(Rule):
    """rules/people/name-context.yaml: what stands around a name. All folded, one word each."""

    source: str = Field(min_length=3)
    status: Verified
    person_before: frozenset[str]
    """Titles, kin and party words after which a name stands."""
    office_before: frozenset[str]
    """Titles of an office after which the name of its holder stands."""
    honorifics: frozenset[str]
    """Forms of address that make a name even of a word in lower case."""
    foreign_beside: frozenset[str]
    """Beside one of them in lower case a Spanish word is an ordinary word."""
    verbs_after: frozenset[str]
    """What people do: a name stands before."""
    verbs_before: frozenset[str]
    """What is done to people: a name stands after."""
    particles: frozenset[str]
    """Parts of a surname that never stand alone for it."""
    suffixes: frozenset[str]
    maiden_before: frozenset[str]
    """Between a married name and the one before the marriage."""
    place_before: frozenset[str]
    place_after: frozenset[str]
    """Words that make a street, court, county or institution of the word before them."""
    initials_before: frozenset[str]
    """Words near which initials stand for a person."""
    birth_before: frozenset[str]
    not_initials: frozenset[str]
    """Abbreviations that look like initials."""

    _split = field_validator(
        "person_before", "office_before", "honorifics", "foreign_beside", "verbs_after", "verbs_before",
        "particles", "suffixes", "maiden_before", "place_before", "place_after", "initials_before", "birth_before",
        "not_initials",
        mode="before",
    )(_words)  # fmt: skip


class Nicknames(Rule):
    """rules/people/nicknames.yaml: groups of given names that one person may use for each other. All folded."""

    source: str = Field(min_length=3)
    status: Verified
    groups: tuple[tuple[str, ...], ...] = Field(min_length=1)

    @field_validator("groups", mode="before")
    @classmethod
    def _lines(cls, value: object) -> object:
        return tuple(_words(line) for line in value) if isinstance(value, list) else value


@lru_cache(maxsize=1)
def load_common_words() -> CommonWords:
    """Read the ordinary words, once a process."""
    return read_yaml(rules_folder() / "people" / "common-words.yaml", CommonWords)


@lru_cache(maxsize=1)
def load_name_context() -> NameContext:
    """Read what stands around names, once a process."""
    return read_yaml(rules_folder() / "people" / "name-context.yaml", NameContext)


@lru_cache(maxsize=1)
def load_nicknames() -> Nicknames:
    """Read which given names stand for each other, once a process."""
    return read_yaml(rules_folder() / "people" / "nicknames.yaml", Nicknames)

"""Words that tell who a person is by their place beside the name, and words that are no names at all."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from redactor.rules._loading import Rule, check_unique_ids, read_yaml, rules_folder


class TitleGroup(Rule):
    """The words of one role. The test suite runs `examples`: texts with {name}."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    role: Literal["protected", "officer", "judge", "counsel", "court-staff"]
    before: tuple[str, ...] = Field(min_length=1)
    after: tuple[str, ...] = Field(min_length=1)
    leads: tuple[str, ...]
    follows: tuple[str, ...]
    domains: tuple[str, ...]
    """E-mail domains whose senders act in this role."""
    examples: tuple[str, ...] = Field(min_length=3)


class Titles(Rule):
    """The file rules/people/titles.yaml."""

    source: str = Field(min_length=3)
    groups: tuple[TitleGroup, ...] = Field(min_length=1)
    honorifics: tuple[str, ...]
    suffixes: tuple[str, ...]
    particles: tuple[str, ...]
    name_leads: tuple[str, ...]
    """Phrases after which a name stands, whoever it names."""
    name_follows: tuple[str, ...]
    """Words before which a single word that looks like a name is one."""
    sides: tuple[str, ...]
    """Header lines of messages that hold names."""


class Ordinary(Rule):
    """The file rules/people/ordinary.yaml: words with a capital that are no names of persons."""

    source: str = Field(min_length=3)
    words: tuple[str, ...] = Field(min_length=1)
    function_words: tuple[str, ...]
    """Words of grammar; one with a capital belongs to a name only inside it ("Baltazar Batz Us")."""
    also_names: tuple[str, ...]
    """Those of the words that are names as well: beside a title or another name they do not break it."""
    common_names: tuple[str, ...] = Field(min_length=20)
    """Frequent names of many countries; they show the language model in which direction names lie."""
    followers: tuple[str, ...] = Field(min_length=1)
    """Words after which the capitalised run before them is a place or a firm, not a person."""


def load_titles() -> Titles:
    """Read the words of roles; raises RulesError."""
    titles = read_yaml(rules_folder() / "people" / "titles.yaml", Titles)
    check_unique_ids((group.id for group in titles.groups), "rules/people/titles.yaml: groups")
    return titles


def load_ordinary() -> Ordinary:
    """Read the words that are no names; raises RulesError."""
    return read_yaml(rules_folder() / "people" / "ordinary.yaml", Ordinary)

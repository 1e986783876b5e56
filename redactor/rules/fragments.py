"""Shared pieces of regular expressions: `<<name>>` in a recognizer stands for the piece of that name."""

from __future__ import annotations

import functools
import re
from typing import Any

import regex
from pydantic import Field, field_validator

from redactor.rules._loading import Rule, read_yaml, rules_folder

_REFERENCE = re.compile(r"<<([a-z0-9-]+)>>")
_DEEPEST = 8


class Fragments(Rule):
    """The file rules/fragments.yaml: `words` are lists of plain phrases, `pieces` regular expressions."""

    source: str = Field(min_length=3)
    words: dict[str, tuple[str, ...]]
    pieces: dict[str, str]

    @field_validator("words")
    @classmethod
    def _no_empty_word(cls, value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        if any(not word.strip() for words in value.values() for word in words):
            raise ValueError("a word is empty")
        return value

    def all_pieces(self) -> dict[str, str]:
        """Return every piece by name, word lists turned into alternations."""
        return {**{name: alternation(words) for name, words in self.words.items()}, **self.pieces}


@functools.cache
def _shared_pieces() -> dict[str, str]:
    return load_fragments().all_pieces()


@functools.cache
def load_fragments() -> Fragments:
    """Read the shared pieces once."""
    return read_yaml(rules_folder() / "fragments.yaml", Fragments)


def alternation(words: tuple[str, ...]) -> str:
    """Return a group that matches any of the phrases, the longest first, over any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(regex.escape(part) for part in word.split()) for word in ordered) + ")"


@functools.lru_cache(maxsize=4096)
def compile_once(expression: str, flags: int = 0) -> Any:
    """Compile an expression once: that it can be compiled is checked where it is read, long before it is used.

    Raises:
        regex.error: it is not a regular expression.
    """
    return regex.compile(expression, flags, cache_pattern=False)


def expand(pattern: str, own: dict[str, str]) -> str:
    """Return a pattern with every `<<name>>` replaced; raises ValueError for an unknown name or a circle."""
    pieces = {**_shared_pieces(), **own}
    for _ in range(_DEEPEST):
        missing = next((name for name in _REFERENCE.findall(pattern) if name not in pieces), None)
        if missing:
            raise ValueError(f"there is no piece `{missing}` in rules/fragments.yaml")
        expanded = _REFERENCE.sub(lambda match: f"(?:{pieces[match.group(1)]})", pattern)
        if expanded == pattern:
            return pattern
        pattern = expanded
    raise ValueError("the pieces of the pattern refer to each other in a circle")

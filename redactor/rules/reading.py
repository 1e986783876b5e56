"""How finely pictures of pages are drawn to be read, and from when on what was read counts."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from redactor.rules._loading import Rule, read_yaml, rules_folder


class ReadingRules(Rule):
    """The file rules/reading.yaml."""

    source: str = Field(min_length=3)
    dpi: int = Field(ge=100, le=600)
    sure_line: float = Field(gt=0.0, lt=1.0)
    exemption_marks: str = Field(min_length=1)
    """Regular expression, without signs and in small letters: an earlier release says why it was blacked out there."""
    signature_words: tuple[str, ...] = Field(min_length=1)
    """Beginnings of words that stand beside signatures."""
    office_words: tuple[str, ...] = Field(min_length=1)
    """Beside a signature: somebody signs in his office."""
    subject_words: tuple[str, ...] = Field(min_length=1)
    """Beside a signature: the noncitizen signs."""


@lru_cache(maxsize=1)
def load_reading() -> ReadingRules:
    """Read the rules of reading, once a process; raises RulesError."""
    return read_yaml(rules_folder() / "reading.yaml", ReadingRules)

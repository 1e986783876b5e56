"""A recognizer: one identifier or kept phrase, its patterns, its source and its own examples."""

from __future__ import annotations

from typing import Literal

import regex
from pydantic import Field, model_validator

from redactor.rules._loading import Rule

Verified = Literal["verified", "secondary", "unverified"]


class Pattern(Rule):
    """A regular expression (module `regex`); `(?P<value>…)` marks the part that counts, else the whole."""

    name: str
    regex: str
    score: float = Field(ge=0.0, le=1.0)
    ignore_case: bool = False

    @model_validator(mode="after")
    def _compiles(self) -> Pattern:
        try:
            regex.compile(self.regex)
        except regex.error:
            raise ValueError(f"the pattern `{self.name}` is not a regular expression") from None
        return self


class Examples(Rule):
    """Texts that the recognizer must find, and texts in which it must find nothing."""

    match: tuple[str, ...] = Field(min_length=1)
    no_match: tuple[str, ...] = Field(min_length=1)


class RecognizerRule(Rule):
    """One file of rules/recognizers/."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    category: str
    stance: Literal["redact", "keep"] = "redact"
    source: str = Field(min_length=3)
    status: Verified
    patterns: tuple[Pattern, ...] = Field(min_length=1)
    context: tuple[str, ...] = ()
    """Words near a match that raise its score (lower case)."""
    needs_context: bool = False
    """Whether a match without one of the context words near it is dropped."""
    context_window: int = Field(default=60, ge=5, le=400)
    """How many characters before (and a third of it after) count as near."""
    checksum: str | None = None
    """Name of a python-stdnum module, e.g. `mx.curp`: a valid number scores higher, an invalid one is still found."""
    examples: Examples

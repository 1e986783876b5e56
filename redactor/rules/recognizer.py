"""A recognizer: one identifier or kept phrase, its patterns, its source and its own examples."""

from __future__ import annotations

from typing import Literal

import regex
from pydantic import Field, model_validator

from redactor.rules._loading import Rule
from redactor.rules.fragments import alternation, compile_once, expand

Verified = Literal["verified", "secondary", "unverified"]


LAST_RESORT = "last-"
"""How the ids of rules begin that count only where nothing else does."""


class Pattern(Rule):
    """A regular expression (module `regex`); `(?P<value>…)` marks the part that counts, else the whole.

    `<<name>>` stands for a piece of rules/fragments.yaml or of the rule's own `define`.
    """

    name: str
    regex: str
    score: float = Field(ge=0.0, le=1.0)
    ignore_case: bool = False
    needs_context: bool | None = None
    """Whether this pattern needs a context word; the rule's own answer where it is not given."""
    requires: str = ""
    """A part of `regex`, letter for letter, that every match contains and that is quickly searched: where a text does
    not hold it, the pattern is not tried."""

    @model_validator(mode="after")
    def _requires_a_part(self) -> Pattern:
        if self.requires not in self.regex:
            raise ValueError("`requires` must be a part of `regex`, letter for letter")
        return self

    @property
    def flags(self) -> int:
        """Flags of module `regex`."""
        return regex.IGNORECASE if self.ignore_case else 0


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
    """Words near a match that raise its score (lower case); `*` at the end stands for any ending."""
    needs_context: bool = False
    """Whether a match without one of the context words near it is dropped."""
    context_window: int = Field(default=60, ge=5, le=400)
    """How many characters before (and a third of it after) count as near."""
    checksum: str | None = None
    """Name of a python-stdnum module, e.g. `mx.curp`: a valid number scores higher, an invalid one is still found."""
    examples: Examples
    define: dict[str, str] = Field(default={})
    """Pieces of regular expressions that only this rule uses, as `<<name>>`."""
    unless: tuple[str, ...] = ()
    """Regular expressions (case ignored): a match is dropped when one of them meets its sentence."""
    not_value: tuple[str, ...] = ()
    """Regular expressions (case ignored): a match whose whole value one of them describes is dropped."""
    extends_over: str = ""
    """A regular expression tried right after the match; what it matches belongs to the finding."""
    last_resort: bool = False
    """Whether a match counts only where nothing else is found, kept or redacted, and in a document that leads to
    somebody: what nobody can account for in such a document is taken out."""
    older_than_days: int | None = Field(default=None, ge=1)
    """Of a last resort: a match is a date and counts only if it lies so many days before the newest past date that the
    document keeps as a date of action."""

    @model_validator(mode="after")
    def _ages_last_resorts_only(self) -> RecognizerRule:
        if self.last_resort != self.id.startswith(LAST_RESORT):
            raise ValueError("a rule has `last_resort: true` if its id begins with `last-`, and only then")
        if self.older_than_days is not None and not self.last_resort:
            raise ValueError("`older_than_days` is for rules with `last_resort: true`")
        return self

    @model_validator(mode="after")
    def _compiles(self) -> RecognizerRule:
        named = [(f"pattern `{p.name}`", p.regex, p.flags) for p in self.patterns]
        named += [(f"`requires` of pattern `{p.name}`", p.requires, p.flags) for p in self.patterns]
        named += [("expression of `unless`", text, regex.IGNORECASE) for text in self.unless]
        named += [("expression of `not_value`", text, regex.IGNORECASE) for text in self.not_value]
        named += [("expression of `extends_over`", self.extends_over, 0)]
        for name, text, flags in named:
            try:
                compile_once(expand(text, self.define), flags)
            except regex.error:
                raise ValueError(f"the {name} is not a regular expression") from None
        return self

    def expanded(self, text: str) -> str:
        """Return a regular expression of this rule with its pieces put in."""
        return expand(text, self.define)

    def context_expression(self) -> str:
        """Return a regular expression for any of the context words; empty where there are none."""
        if not self.context:
            return ""
        whole = tuple(word for word in self.context if not word.endswith("*"))
        stems = tuple(word[:-1] for word in self.context if word.endswith("*"))
        parts = [alternation(whole) + r"(?!\w)"] if whole else []
        parts += [alternation(stems)] if stems else []
        return r"(?<!\w)(?:" + "|".join(parts) + ")"

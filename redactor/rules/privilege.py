"""What tells that a text is privileged: cues with scores, who counts as counsel, and the neutral words of the log."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import regex
from pydantic import Field, model_validator

from redactor.errors import RulesError
from redactor.rules._loading import Rule, check_unique_ids, read_yaml, rules_folder, shown
from redactor.rules.recognizer import Verified

Privilege = Literal["attorney-client", "work-product", "deliberative-process", "law-enforcement"]
CueKind = Literal[
    "asks", "gives", "weighs", "relays", "law", "anticipation", "for-counsel", "draft", "recommends", "predecisional",
    "technique", "marking",
]  # fmt: skip
PRIVILEGES: tuple[Privilege, ...] = ("attorney-client", "work-product", "deliberative-process", "law-enforcement")


class CueExamples(Rule):
    """Texts in which a cue must speak, and texts in which it must be silent; the test suite runs them."""

    match: tuple[str, ...] = Field(min_length=1)
    no_match: tuple[str, ...] = Field(min_length=1)


class Cue(Rule):
    """A turn of phrase that speaks for a privilege; it counts once a message, however often it stands there.

    Where `most` is set, every different wording of it in a message counts, up to that sum.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    privilege: Privilege
    kind: CueKind
    score: float = Field(gt=0.0, le=1.0)
    most: float | None = Field(default=None, gt=0.0, le=1.0)
    patterns: tuple[str, ...] = Field(min_length=1)
    """Regular expressions, case ignored; a blank stands for any white space."""
    source: str = Field(min_length=3)
    status: Verified
    examples: CueExamples

    @model_validator(mode="after")
    def _compiles(self) -> Cue:
        compiled(self.patterns)
        return self


class LogWords(Rule):
    """How the privilege log describes what it may not reveal. Source: Fed. R. Civ. P. 26(b)(5)(A)(ii)."""

    privilege: str
    sought: str
    given: str


class PrivilegeRules(Rule):
    """rules/privilege/cues.yaml."""

    source: str = Field(min_length=3)
    privileged_from: float = Field(gt=0.0)
    """Sum of the cues' scores from which a message is privileged."""
    doubt_from: float = Field(gt=0.0)
    """Sum from which a person must look."""
    legal_from: float = Field(gt=0.0)
    """Least score of what advice is about, for it to be claimed: `please advise when` asks for the time of day."""
    legal_question_from: float = Field(gt=0.0)
    """The same for what is asked of counsel: an errand is asked in the words of a question of law."""
    clear_from: float = Field(gt=0.0)
    """Score from which one cue that asks for or gives advice says by itself that the advice is legal."""
    advice_from: float = Field(gt=0.0)
    """Least score of asking, giving or handing on, for a message of counsel to be claimed."""
    question_from: float = Field(gt=0.0)
    """Score from which what is asked of counsel is for a person though it names no law."""
    mark_score: float = Field(gt=0.0)
    """What a marking counts in place of words that say the same."""
    technique_from: float = Field(gt=0.0)
    """Least score of techniques for which a person must look at a text with a marking."""
    lawyer_titles: tuple[str, ...] = Field(min_length=1)
    """Titles and offices of counsel of the producing party."""
    other_side: tuple[str, ...] = Field(min_length=1)
    """What says that a lawyer acts for somebody else."""
    inside_domains: tuple[str, ...] = Field(min_length=1)
    outside_domains: tuple[str, ...] = Field(min_length=1)
    """Ends of e-mail domains whose users are the party's own people, and of those who are strangers to it."""
    footers: tuple[str, ...] = Field(min_length=1)
    """What marks a paragraph as a footer: nothing in it counts."""
    filed: tuple[str, ...] = Field(min_length=1)
    """What marks a paper as one for a court: counsel's signature on it is no advice, unless it is a draft."""
    boilerplate: tuple[str, ...] = Field(min_length=1)
    """Printed phrases that speak of attorneys to everybody; they are passed over."""
    cues: tuple[Cue, ...] = Field(min_length=1)
    words: dict[Privilege, LogWords]

    @model_validator(mode="after")
    def _is_whole(self) -> PrivilegeRules:
        if self.doubt_from > self.privileged_from:
            raise ValueError("`doubt_from` is higher than `privileged_from`")
        missing = [name for name in PRIVILEGES if name not in self.words]
        if missing:
            raise ValueError(f"`words` says nothing of `{missing[0]}`")
        for patterns in (self.lawyer_titles, self.other_side, self.footers, self.filed, self.boilerplate):
            compiled(patterns)
        return self


class Terms(Rule):
    """rules/privilege/terms.yaml: more cues, of which single words say little and many say something."""

    cues: tuple[Cue, ...] = Field(min_length=1)


@lru_cache(maxsize=256)
def compiled(patterns: tuple[str, ...]) -> tuple[regex.Pattern[str], ...]:
    """Return the patterns compiled, case ignored, a blank matching any white space; raises ValueError."""
    try:
        return tuple(regex.compile(p.replace(" ", r"\s+"), flags=regex.IGNORECASE) for p in patterns)
    except regex.error:
        raise ValueError("a pattern is not a regular expression") from None


def load_privilege(path: Path | None = None) -> PrivilegeRules:
    """Read the privilege cues, and `terms.yaml` beside them; the program's own when no path is given."""
    is_own = path is None
    path = path or rules_folder() / "privilege" / "cues.yaml"
    rules = read_yaml(path, PrivilegeRules)
    terms = path.with_name("terms.yaml")
    if is_own or terms.is_file():
        rules = rules.model_copy(update={"cues": (*rules.cues, *read_yaml(terms, Terms).cues)})
    check_unique_ids((cue.id for cue in rules.cues), f"{shown(path)}: cues")
    for cue in rules.cues:
        _check_examples(cue, shown(path))
    return rules


def _check_examples(cue: Cue, where: str) -> None:
    patterns = compiled(cue.patterns)
    for expected, texts in ((True, cue.examples.match), (False, cue.examples.no_match)):
        for number, text in enumerate(texts, start=1):
            if any(p.search(text) for p in patterns) is not expected:
                said = "does not speak" if expected else "speaks"
                raise RulesError(f"{where}: cues.{cue.id}.examples: the cue {said} in example {number}.")

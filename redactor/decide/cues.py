"""Hear the cues in a message: which of its paragraphs ask for or give advice, and how strongly the whole does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from redactor.decide.lines import Paragraph
from redactor.errors import DocumentError
from redactor.rules.privilege import Cue, CueKind, Privilege, PrivilegeRules, compiled

_TIMEOUT = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A paragraph of a body with the cues that speak in it; a footer has none and is no substance."""

    paragraph: Paragraph
    cues: tuple[Cue, ...]
    is_footer: bool
    wordings: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """What was heard of each cue of which every wording counts."""

    def score(self, privilege: Privilege) -> float:
        """Return the sum of the scores for a privilege."""
        return sum(_worth(cue, (self,)) for cue in self.cues if cue.privilege == privilege)


def hear(paragraphs: Iterable[Paragraph], rules: PrivilegeRules) -> tuple[Heard, ...]:
    """Return the paragraphs with their cues; printed phrases about attorneys are passed over."""
    found: list[Heard] = []
    for paragraph in paragraphs:
        is_footer = any(_search(p, paragraph.text) for p in compiled_of(rules).footers)
        text = paragraph.text
        for pattern in compiled_of(rules).boilerplate:
            text = _without(pattern, text)
        spoken = () if is_footer else compiled_of(rules).cues
        cues = tuple(cue for cue, patterns in spoken if any(_search(p, text) for p in patterns))
        wordings = {cue.id: _wordings(patterns, text) for cue, patterns in spoken if cue in cues and cue.most}
        found.append(Heard(paragraph=paragraph, cues=cues, is_footer=is_footer, wordings=wordings))
    return tuple(found)


def _worth(cue: Cue, heard: Iterable[Heard]) -> float:
    """Return what a cue that speaks counts: its score, or that of each of its wordings up to the most."""
    if cue.most is None:
        return cue.score
    wordings = frozenset().union(*(one.wordings.get(cue.id, frozenset()) for one in heard))
    return min(cue.most, cue.score * len(wordings))


def total(heard: Iterable[Heard], privilege: Privilege, kinds: Sequence[CueKind]) -> float:
    """Return the sum of the scores of the cues of some kinds, each cue (or each of its wordings) counted once."""
    heard = tuple(heard)
    cues = {cue.id: cue for one in heard for cue in one.cues if cue.privilege == privilege and cue.kind in kinds}
    return sum(_worth(cue, heard) for cue in cues.values())


def strongest_of(heard: Iterable[Heard], privilege: Privilege, kinds: Sequence[CueKind]) -> float:
    """Return the score of the strongest cue of some kinds; 0.0 where none speaks."""
    return max(
        (c.score for one in heard for c in one.cues if c.privilege == privilege and c.kind in kinds), default=0.0
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    footers: tuple[regex.Pattern[str], ...]
    boilerplate: tuple[regex.Pattern[str], ...]
    cues: tuple[tuple[Cue, tuple[regex.Pattern[str], ...]], ...]


def compiled_of(rules: PrivilegeRules) -> _Compiled:
    """Return the compiled patterns of the rules."""
    return _compiled(rules.footers, rules.boilerplate, rules.cues)


@lru_cache(maxsize=4)
def _compiled(footers: tuple[str, ...], boilerplate: tuple[str, ...], cues: tuple[Cue, ...]) -> _Compiled:
    return _Compiled(
        footers=compiled(footers),
        boilerplate=compiled(boilerplate),
        cues=tuple((cue, compiled(cue.patterns)) for cue in cues),
    )


def _search(pattern: regex.Pattern[str], text: str) -> bool:
    try:
        return pattern.search(text, timeout=_TIMEOUT) is not None
    except TimeoutError:
        raise DocumentError("A privilege cue timed out, so the document has not been judged.") from None


def _wordings(patterns: Iterable[regex.Pattern[str]], text: str) -> frozenset[str]:
    try:
        return frozenset(
            " ".join(m.group().casefold().split()) for p in patterns for m in p.finditer(text, timeout=_TIMEOUT)
        )
    except TimeoutError:
        raise DocumentError("A privilege cue timed out, so the document has not been judged.") from None


def _without(pattern: regex.Pattern[str], text: str) -> str:
    try:
        left: str = pattern.sub(" ", text, timeout=_TIMEOUT)
    except TimeoutError:
        raise DocumentError("A privilege cue timed out, so the document has not been judged.") from None
    return left

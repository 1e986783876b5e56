"""The name in what a detector or a form field gave: without labels, titles, badge numbers and what follows."""

from __future__ import annotations

import re
from functools import lru_cache

from redactor.matter.folding import fold_word
from redactor.rules.people import load_common_words, load_name_context
from redactor.rules.titles import load_titles

_PUNCTUATION = '"“”()[]<>{}.,;:/\\|*_-–—'
_PARTS_OF_ADDRESS = re.compile(r"[._+\-]+|\d+")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=65536)
def name_in(text: str) -> str:
    """Return the part of a text that names a person, as written; empty where nothing of it can be a name.

    An e-mail address counts by what stands before the @. A label (`AT:`), a number or, in a text that has
    capitals, a word in lower case that is no particle ends the name.
    """
    if "@" in text:
        text = _PARTS_OF_ADDRESS.sub(" ", text.partition("@")[0].rpartition("<")[2])
    tokens = _first_run(text.split())
    tokens = _without_titles(tokens)
    return " ".join(tokens).strip()


def is_believable(text: str) -> bool:
    """Return whether a name holds at least one word that is not an ordinary word, month, place or institution."""
    common = load_common_words()
    words = [fold_word(token) for token in text.split()]
    return any(len(w) > 1 and not (w in common.ordinary or w in common.always_capital or w in common.never_names)
               and w not in load_name_context().particles for w in words)  # fmt: skip


def _first_run(tokens: list[str]) -> list[str]:
    has_capitals = any(token[:1].isupper() for token in tokens)
    run: list[str] = []
    for token in tokens:
        bare = token.strip(_PUNCTUATION)
        if run and fold_word(bare) in load_name_context().maiden_before:
            continue
        is_label = token.endswith(":") or not bare or _DIGIT.search(bare) is not None
        is_prose = has_capitals and bare.islower() and fold_word(bare) not in load_name_context().particles
        if not (is_label or is_prose):
            run.append(token)
        elif run:
            break
    while run and fold_word(run[-1]) in load_name_context().particles and run[-1].islower():
        run.pop()
    return run


@lru_cache(maxsize=1)
def _title_phrases() -> tuple[tuple[str, ...], ...]:
    """Return the folded titles of office, longest first."""
    phrases = {
        tuple(fold_word(word) for word in phrase.split())
        for group in load_titles().groups
        if group.role != "protected"
        for phrase in (*group.before, *group.after)
    }
    return tuple(sorted((p for p in phrases if all(p)), key=len, reverse=True))


def _without_titles(tokens: list[str]) -> list[str]:
    folded = [fold_word(token) for token in tokens]
    changed = True
    while changed and len(tokens) > 1:
        changed = False
        for phrase in _title_phrases():
            size = len(phrase)
            if size >= len(tokens):
                continue
            if tuple(folded[:size]) == phrase and not tokens[0].endswith(","):
                tokens, folded, changed = tokens[size:], folded[size:], True
            elif tuple(folded[-size:]) == phrase:
                tokens, folded, changed = tokens[:-size], folded[:-size], True
            if changed:
                break
    return tokens

"""What is spread for a person: whole names, the words of a name that may stand alone, and numbers."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.matter.linking import Draft, Words
from redactor.matter.names import core
from redactor.model import SpreadTerm
from redactor.rules.people import load_common_words


def terms_of(draft: Draft, person_id: str) -> Iterator[SpreadTerm]:
    """Yield the terms of a person, names first, each once.

    A name that only an unsure detector gave, and that is made of ordinary words throughout, is not spread: it is
    more likely a heading than a person, and its own place is redacted anyway.
    """
    common = load_common_words()
    alone: set[str] = set()
    for words in sorted(draft.names):
        if not draft.is_trusted and all(_is_plain(word) for word in core(words)):
            continue
        if len(words) > 1:
            is_common = all(common.is_common(word) for word in core(words))
            yield SpreadTerm(category="person-name", tokens=words, person_id=person_id, is_common=is_common)
        alone.update(_standing_alone(draft, words))
    for word in sorted(alone):
        yield SpreadTerm(category="person-name", tokens=(word,), person_id=person_id, is_common=common.is_common(word))
    yield from number_terms(draft.identifiers, person_id)


def _is_plain(word: str) -> bool:
    common = load_common_words()
    return word in common.ordinary or word in common.always_capital or word in common.never_names


def _standing_alone(draft: Draft, words: Words) -> Iterator[str]:
    """Yield the words that are spread alone. What an unsure detector took in behind a name is left out."""
    never = frozenset() if draft.entry is not None else load_common_words().never_names
    for position, word in enumerate(core(words)):
        if word not in never and (draft.is_trusted or position == 0 or not _is_plain(word)):
            yield word


def number_terms(identifiers: set[tuple[str, str]], person_id: str) -> Iterator[SpreadTerm]:
    """Yield the terms of numbers; `person_id` is empty where it cannot be told whose they are."""
    for category, value in sorted(identifiers):
        yield SpreadTerm(category=category, tokens=(value,), person_id=person_id)

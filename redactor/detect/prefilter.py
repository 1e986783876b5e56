"""Tell which patterns can match in a text at all, from one walk over it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

import ahocorasick

from redactor.detect.literals import Literals, Needs, fold
from redactor.detect.patterns import CompiledPattern, CompiledRule
from redactor.rules import RecognizerRule
from redactor.rules.fragments import load_fragments

_TEXTS = 4
"""Texts remembered: all recognizers search one before the next is begun."""


class Prefilter:
    """Built once per worker. Patterns of which nothing is known are tried in every text."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        number_of: dict[Literals, int] = {}
        self._patterns: dict[str, tuple[tuple[CompiledPattern, int], ...]] = {}
        for rule, needs in zip(rules, _needs([rule.rule for rule in rules]), strict=True):
            asked = [sum(1 << number_of.setdefault(one, len(number_of)) for one in sets) for sets in needs]
            self._patterns[rule.rule.id] = tuple(zip(rule.patterns, asked, strict=True))
        sets_with: dict[str, int] = {}
        for strings, number in number_of.items():
            for string in strings:
                sets_with[string] = sets_with.get(string, 0) | 1 << number
        self._automaton = ahocorasick.Automaton()
        for string, sets in sets_with.items():
            self._automaton.add_word(string, sets)
        self._automaton.make_automaton()
        self._possible_in = functools.lru_cache(maxsize=_TEXTS)(self._possible)

    def possible(self, rule_id: str, text: str) -> tuple[CompiledPattern, ...]:
        """Return the patterns of a rule that can match in a text, in their order."""
        return self._possible_in(text)[rule_id]

    def _possible(self, text: str) -> Mapping[str, tuple[CompiledPattern, ...]]:
        met = 0
        if self._automaton:
            for _, sets in self._automaton.iter(fold(text)):
                met |= sets
        return {
            rule_id: tuple(pattern for pattern, asked in patterns if asked & met == asked)
            for rule_id, patterns in self._patterns.items()
        }


def _needs(rules: Sequence[RecognizerRule]) -> Iterator[list[tuple[Literals, ...]]]:
    """Yield for every rule what each of its patterns needs."""
    shared = load_fragments().all_pieces()
    of_shared = Needs(shared)
    for rule in rules:
        needs = Needs({**shared, **rule.define}) if rule.define else of_shared
        yield [needs.of(pattern.regex) for pattern in rule.patterns]

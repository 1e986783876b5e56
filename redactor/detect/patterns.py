"""Match one recognizer rule against a text: value group, context, exclusions, checksum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import regex

from redactor.detect.checksums import is_valid, validator
from redactor.detect.hits import Hit
from redactor.detect.normal import normal_form
from redactor.rules import Pattern, RecognizerRule
from redactor.rules.fragments import compile_once

TIMEOUT_S = 3.0
"""Seconds one pattern may spend on one window of text; past it the document counts as not searched."""
CONTEXT_BONUS = 0.25
CHECKSUM_BONUS = 0.3
_SENTENCE_END = regex.compile(r"[.!?;](?=\s+[\"“(]?\p{Lu})|\n\s*\n|\f")
_ABBREVIATION = regex.compile(
    r"(?:\b(?:\p{L}|No|Nos|Sec|Mr|Mrs|Ms|Dr|St|Hon|Jr|Sr|vs?|approx|Ave|Blvd|Rd|Apt|Ste|Fed)|\.\p{L})$"
)
_CLOSING = regex.compile(r"(?:(?<=\p{Ll}{4})\.)?[\s,;:]+$|(?<=\p{Ll}{4})\.$")
"""What closes a phrase and does not belong to it; "Ave." and "p.m." keep their full stop."""
_REACH = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledPattern:
    """A pattern ready to run."""

    expression: Any
    score: float
    needs_context: bool
    requires: Any
    """What every match contains; None where nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledRule:
    """A rule ready to run."""

    rule: RecognizerRule
    patterns: tuple[CompiledPattern, ...]
    context: Any
    unless: tuple[Any, ...]
    not_value: tuple[Any, ...]
    extends_over: Any


def compile_rule(rule: RecognizerRule) -> CompiledRule:
    """Compile a rule; raises RulesError where its checksum is not known."""
    if rule.checksum:
        validator(rule.checksum)
    context = rule.context_expression()
    return CompiledRule(
        rule=rule,
        patterns=tuple(_compile_pattern(pattern, rule) for pattern in rule.patterns),
        context=regex.compile(context, regex.IGNORECASE) if context else None,
        unless=_compile_all(rule, rule.unless),
        not_value=_compile_all(rule, rule.not_value),
        extends_over=compile_once(rule.expanded(rule.extends_over)) if rule.extends_over else None,
    )


def _compile_pattern(pattern: Pattern, rule: RecognizerRule) -> CompiledPattern:
    needs = rule.needs_context if pattern.needs_context is None else pattern.needs_context
    return CompiledPattern(
        expression=compile_once(rule.expanded(pattern.regex), pattern.flags),
        score=pattern.score,
        needs_context=needs,
        requires=compile_once(rule.expanded(pattern.requires), pattern.flags) if pattern.requires else None,
    )


def _compile_all(rule: RecognizerRule, texts: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(compile_once(rule.expanded(text), regex.IGNORECASE) for text in texts)


def find(compiled: CompiledRule, text: str, patterns: Iterable[CompiledPattern] | None = None) -> Iterator[Hit]:
    """Yield what a rule finds in a text; `patterns` are those of its patterns that can match there, where it is known.

    Raises:
        TimeoutError: a pattern took longer than TIMEOUT_S.
    """
    for pattern in compiled.patterns if patterns is None else patterns:
        if pattern.requires is not None and pattern.requires.search(text, timeout=TIMEOUT_S) is None:
            continue
        for match in pattern.expression.finditer(text, timeout=TIMEOUT_S):
            hit = _judge(compiled, pattern, match, text)
            if hit is not None:
                yield hit


def _judge(compiled: CompiledRule, pattern: CompiledPattern, match: Any, text: str) -> Hit | None:
    start, end = _value_span(match, trims=compiled.rule.stance == "redact")
    if start >= end:
        return None
    value = text[start:end]
    if any(one.fullmatch(value, timeout=TIMEOUT_S) for one in compiled.not_value):
        return None
    has_context = _has_context(compiled, text, match.start(), match.end())
    if pattern.needs_context and not has_context:
        return None
    if compiled.unless and _is_excepted(compiled, text, start, end):
        return None
    if compiled.extends_over is not None:
        more = compiled.extends_over.match(text, end, timeout=TIMEOUT_S)
        end = more.end() if more else end
    return _hit(compiled, text, start, end, pattern.score + (CONTEXT_BONUS if has_context else 0.0))


def _hit(compiled: CompiledRule, text: str, start: int, end: int, score: float) -> Hit:
    rule, value = compiled.rule, text[start:end]
    if rule.checksum and is_valid(rule.checksum, value):
        score += CHECKSUM_BONUS
    return Hit(
        category=rule.category,
        stance=rule.stance,
        start=start,
        end=end,
        score=min(1.0, score),
        found_by=rule.id,
        value=normal_form(rule.category, value),
    )


def _value_span(match: Any, *, trims: bool) -> tuple[int, int]:
    if "value" in match.re.groupindex and match.start("value") >= 0:
        start, end = match.span("value")
    else:
        start, end = match.span()
    value = match.string[start:end]
    start += len(value) - len(value.lstrip())
    # A kept sentence is kept with its full stop.
    value = _CLOSING.sub("", value.strip()) if trims else value.strip()
    return start, start + len(value)


def _has_context(compiled: CompiledRule, text: str, start: int, end: int) -> bool:
    if compiled.context is None:
        return False
    window = compiled.rule.context_window
    near = text[max(0, start - window) : end + window // 3]
    return compiled.context.search(near, timeout=TIMEOUT_S) is not None


def _is_excepted(compiled: CompiledRule, text: str, start: int, end: int) -> bool:
    first, last = sentence_around(text, start, end)
    # A slice, so that `^` in a rule stands for the beginning of the sentence.
    sentence = text[first:last]
    return any(one.search(sentence, timeout=TIMEOUT_S) for one in compiled.unless)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence that holds [start, end); a blank line and a page end it too."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    first, last = low, high
    for stop in _SENTENCE_END.finditer(text, low, high):
        if _ABBREVIATION.search(text, max(0, stop.start() - 12), stop.start()):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end:
            last = stop.end()
            break
    return first, last

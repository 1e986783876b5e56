"""Every recognizer finds its own examples and nothing in its near misses."""

from __future__ import annotations

import pytest

from redactor.detect import check_examples
from redactor.detect.patterns import compile_rule
from redactor.errors import RulesError
from redactor.rules import RecognizerRule, load_recognizers

RULES = load_recognizers()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_recognizer_keeps_what_its_examples_promise(rule: RecognizerRule) -> None:
    assert check_examples((rule,)) == len(rule.examples.match) + len(rule.examples.no_match)


@pytest.mark.parametrize("kind", ["match", "no_match"])
def test_an_example_that_fails_is_named_by_its_place_and_not_quoted(kind: str) -> None:
    rule = RULES[0]
    swapped = {"match": ("Mercy Canary",), "no_match": rule.examples.match}[kind]
    broken = rule.model_copy(update={"examples": rule.examples.model_copy(update={kind: swapped})})
    with pytest.raises(RulesError) as caught:
        check_examples((broken,))
    verb = "is not found" if kind == "match" else "is found"
    assert str(caught.value) == f"rules/recognizers/{rule.id}.yaml: examples.{kind}: number 1 {verb}."


def test_every_match_holds_what_its_pattern_requires() -> None:
    texts = [text for rule in RULES for text in (*rule.examples.match, *rule.examples.no_match)]
    patterns = [p for rule in RULES for p in compile_rule(rule).patterns if p.requires is not None]
    held = [p.requires.search(t) is not None for p in patterns for t in texts if p.expression.search(t)]
    assert len(held) >= len(patterns)
    assert all(held)

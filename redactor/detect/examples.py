"""Run the examples that every recognizer carries."""

from __future__ import annotations

from redactor.detect.patterns import compile_rule, find
from redactor.errors import RulesError
from redactor.rules import RecognizerRule


def check_examples(rules: tuple[RecognizerRule, ...]) -> int:
    """Run every example of the recognizers and return how many passed.

    Raises:
        RulesError: a `match` example is not found, or something is found in a `no_match` example. The message names
            the rule and the example's place, not its text.
    """
    passed = 0
    for rule in rules:
        compiled = compile_rule(rule)
        for kind, texts, wanted in (("match", rule.examples.match, True), ("no_match", rule.examples.no_match, False)):
            for number, text in enumerate(texts, start=1):
                if any(find(compiled, text)) is not wanted:
                    verb = "is not found" if wanted else "is found"
                    raise RulesError(f"rules/recognizers/{rule.id}.yaml: examples.{kind}: number {number} {verb}.")
                passed += 1
    return passed

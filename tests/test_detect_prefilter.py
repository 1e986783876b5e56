"""A pattern that is not tried in a text could not have matched there."""

from __future__ import annotations

import string
import sys

import pytest
import regex

from redactor.detect.literals import Needs, fold
from redactor.detect.patterns import compile_rule
from redactor.detect.prefilter import Prefilter
from redactor.rules import load_recognizers

RULES = [compile_rule(rule) for rule in load_recognizers()]
TEXTS = sorted({text for r in RULES for text in (*r.rule.examples.match, *r.rule.examples.no_match)})
PREFILTER = Prefilter(RULES)
PIECES = {"month": "(?i:may|june)", "day": r"\d{1,2}", "odd": "(?:day){e<=1}", "date": "<<month>> <<day>>"}


def test_whatever_matches_in_an_example_of_any_rule_is_tried_there() -> None:
    tried, matched = 0, 0
    for text in (*TEXTS, *map(str.upper, TEXTS), *map(str.lower, TEXTS)):
        for rule in RULES:
            possible = PREFILTER.possible(rule.rule.id, text)
            tried += len(possible)
            for pattern in rule.patterns:
                if pattern not in possible:
                    assert pattern.expression.search(text) is None, rule.rule.id
                    matched += 1
    assert matched > tried  # most patterns need not be tried in most texts


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("abc", [{"abc"}]),
        ("(?i:ABC)", [{"abc"}]),
        (r"(?<!\p{L})(?P<value>re-?entered)(?!\p{L})", [{"re-entered", "reentered"}]),
        (r"date\s+of", [{"date"}, {"of"}]),
        ("ab|cd", [{"ab", "cd"}]),
        (r"ab|\d", []),
        ("(?:ab)?", []),
        ("(?:ab)*cd", [{"cd"}]),
        ("(?:ab){2,3}", [{"ab"}]),
        ("(?:ab){0}", []),
        ("[ab]c", [{"ac", "bc"}]),
        ("[^ab]cd", [{"cd"}]),
        ("abé", [{"ab"}]),
        ("(?=abc)..", [{"abc"}]),
        ("(?!abc)..", []),
        ("(?<=abc)x", [{"abc"}]),
        ("(?>abc)", [{"abc"}]),
        ("<<month>>", [{"june", "may"}]),
        ("on <<date>>", [{"june ", "may "}, {"on "}]),
        ("(?:<<month>>)?ab", [{"ab", "juneab", "mayab"}]),
        ("[<<month>>]ab", [{"ab"}]),
        ("a", []),
        # Module `regex` reads these in its own way: nothing is demanded.
        ("(?:abc){e<=1}", []),
        ("abc<<odd>>", []),
        ("[[:alpha:]]abc", []),
        (r"\Rabc", []),
        (r"(?P<x>abc)(?P=x)", []),
        ("(?|abc|abd)", []),
        (r"\L<names>abc", []),
        ("(?b)abc", []),
    ],
)
def test_what_a_text_must_hold(expression: str, needed: list[set[str]]) -> None:
    assert [set(one) for one in Needs(PIECES).of(expression)] == needed


@pytest.mark.slow
def test_every_letter_that_matches_one_of_ascii_where_case_is_ignored_is_folded_to_it() -> None:
    everything = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    for letter in string.printable:
        like = regex.findall(regex.escape(letter), everything, regex.IGNORECASE)
        assert {fold(one) for one in like} == {letter.lower()}

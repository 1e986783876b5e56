"""One rule against one text: what counts as its value, what drops a match, and how failure shows."""

from __future__ import annotations

import pytest
import regex

from redactor.detect import patterns
from redactor.detect.adapter import HitRecognizer
from redactor.detect.checksums import is_valid
from redactor.detect.hits import Hit
from redactor.detect.patterns import compile_rule, find, sentence_around
from redactor.errors import DetectorFailed, RulesError
from redactor.rules import Pattern, RecognizerRule
from redactor.rules.fragments import alternation, expand
from redactor.rules.recognizer import Examples

EXAMPLES = Examples(match=("x",), no_match=("y",))


def rule(expression: str, **more: object) -> RecognizerRule:
    values: dict[str, object] = {
        "id": "made-up",
        "category": "ssn",
        "source": "made up for this test",
        "status": "verified",
        "patterns": (Pattern(name="one", regex=expression, score=0.5),),
        "examples": EXAMPLES,
        **more,
    }
    return RecognizerRule.model_validate(values)


def found(made: RecognizerRule, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find(compile_rule(made), text)]


def test_the_group_value_is_what_counts() -> None:
    assert found(rule(r"No\.\s(?P<value>\d+)"), "File No. 123, page 4") == ["123"]


def test_a_closing_mark_does_not_belong_to_the_value() -> None:
    assert found(rule(r"\w+ (?:Street|Ave)\.?,?"), "Elm Street., Oak Ave.") == ["Elm Street", "Oak Ave."]


def test_a_match_that_needs_context_is_dropped_without_it() -> None:
    made = rule(r"\d{9}", context=("ssn", "tax*"), needs_context=True)
    assert found(made, "SSN 123456789") == ["123456789"]
    assert found(made, "his taxpayer number is 123456789") == ["123456789"]
    assert found(made, "lot 123456789 of the ssnx kind") == []


def test_context_raises_the_score_and_reaches_only_so_far() -> None:
    made = rule(r"\d{9}", context=("ssn",), context_window=20)
    near, far = ("ssn 123456789", "ssn " + "." * 40 + " 123456789")
    scores = [next(iter(find(compile_rule(made), text))).score for text in (near, far)]
    assert scores == [0.75, 0.5]


def test_an_exception_is_weighed_on_its_own_sentence() -> None:
    made = rule(r"U visa", unless=(r"^An officer\b.*\bmust\b",))
    assert found(made, "An officer must ask about a U visa.") == []
    assert found(made, "An officer must ask. She has a U visa.") == ["U visa"]


def test_a_wrong_check_digit_lowers_nothing_and_a_right_one_raises() -> None:
    made = rule(r"[A-Z]{4}\d{6}[A-Z]{6}\d{2}", checksum="mx.curp", category="national-id")
    right, wrong = ("BOXW310820HNERXN09", "BOXW310820HNERXN08")
    scores = [next(iter(find(compile_rule(made), text))).score for text in (right, wrong)]
    assert scores == [0.8, 0.5]
    assert (is_valid("mx.curp", right), is_valid("mx.curp", wrong)) == (True, False)


def test_a_checksum_that_nobody_knows_is_a_fault_of_the_rules() -> None:
    with pytest.raises(RulesError, match=r"checksum: `xx\.none` is not a module of python-stdnum"):
        compile_rule(rule("x", checksum="xx.none"))


def test_a_pattern_that_runs_too_long_fails_the_document_and_names_only_the_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "TIMEOUT_S", 0.05)
    compiled = compile_rule(rule(r"(?:a|aa|a?)+$"))
    recognizer = HitRecognizer("made-up", lambda text, _: find(compiled, text))
    with pytest.raises(DetectorFailed) as caught:
        recognizer.analyze("a" * 5000 + "canary", ["made-up"], None)
    expected = "The recognizer `made-up` timed out or failed, so the document has not been searched."
    assert str(caught.value) == expected
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("fault", [ValueError, KeyError, RuntimeError, TypeError, AttributeError])
def test_a_recognizer_that_raises_fails_the_document(fault: type[Exception]) -> None:
    def broken(text: str, _: object) -> list[Hit]:
        raise fault(text)

    with pytest.raises(DetectorFailed) as caught:
        HitRecognizer("made-up", broken).analyze("canary", ["made-up"], None)
    assert "canary" not in str(caught.value)


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    text = "He left. Under 8 U.S.C. Sec. 1367 it is so. Then more."
    first, last = sentence_around(text, text.index("1367"), text.index("1367") + 4)
    assert text[first:last].strip() == "Under 8 U.S.C. Sec. 1367 it is so."


def test_pieces_are_put_in_and_a_missing_or_circular_one_is_named() -> None:
    assert regex.fullmatch(expand("<<n>>-<<n>>", {"n": r"\d"}), "1-2")
    with pytest.raises(ValueError, match="there is no piece `nowhere`"):
        expand("<<nowhere>>", {})
    with pytest.raises(ValueError, match="circle"):
        expand("<<n>>", {"n": "<<n>>"})


def test_a_phrase_may_be_broken_over_a_line_and_the_longest_wins() -> None:
    found_by_list = regex.match(alternation(("New York", "New York City")), "New\nYork City")
    assert found_by_list is not None
    assert found_by_list.group() == "New\nYork City"


def test_what_a_pattern_requires_is_a_part_of_it() -> None:
    with pytest.raises(ValueError, match="must be a part of `regex`"):
        Pattern(name="one", regex=r"\d{9}", score=0.5, requires="x")


def test_a_pattern_is_not_tried_where_what_it_requires_is_missing() -> None:
    made = rule("x", patterns=(Pattern(name="one", regex=r"No\. (?:7|8)?", score=0.5, requires="(?:7|8)"),))
    assert found(made, "No. 7, No. ") == ["No. 7", "No."]
    assert found(made, "No. 9") == []

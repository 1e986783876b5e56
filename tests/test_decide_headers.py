"""Headers set in two columns, and messages of which nobody can be read."""

from __future__ import annotations

import pytest

from redactor.decide.judging import judge
from redactor.decide.lines import Line
from redactor.decide.messages import Message, messages_of
from redactor.rules import load_counsel
from redactor.rules.privilege import load_privilege

ADVICE = "My legal advice on the two points you raised: wait for the ruling."
SIGNATURE = ("Avery Stone", "Assistant Chief Counsel", "Office of the Principal Legal Advisor")


def in_columns(pairs: tuple[tuple[str, str], ...], body: tuple[str, ...]) -> list[Line]:
    """Return lines as a page gives them whose labels and values stand side by side."""
    # A value in a lighter face stands a little higher than its bold label.
    rows = [(text, 20.0 * row - 0.2 * side) for row, pair in enumerate(pairs) for side, text in enumerate(pair)]
    rows += [(text, 20.0 * (len(pairs) + 2 + row)) for row, text in enumerate(body)]
    lines, at = [], 0
    for text, top in rows:
        lines.append(Line(text=text, start=at, end=at + len(text), page=1, top=top, bottom=top + 12.0))
        at += len(text) + 1
    return lines


@pytest.mark.parametrize("first", ["Date", "Sent", "Subject", "From"])
def test_a_header_in_two_columns_is_read_whatever_label_comes_first(first: str) -> None:
    pairs = {"Date": "May 15, 2019", "Sent": "May 15, 2019", "Subject": "RE: arrest", "From": "Stone, Avery"}
    ordered = [
        (f"{first}:", pairs[first]),
        *((f"{k}:", v) for k, v in pairs.items() if k != first),
        ("To:", "Lee Marsh"),
    ]
    message = messages_of(in_columns(tuple(ordered), ("The report is attached.",)))[0]
    assert [h.value.strip() for h in message.values("from")] == ["Stone, Avery"]
    assert [h.value.strip() for h in message.values("to")] == ["Lee Marsh"]
    assert [line.text for line in message.lines] == ["The report is attached."]


def _answer(message: Message) -> str:
    return judge(message, (), load_counsel(), load_privilege(), frozenset()).answer


def test_advice_under_counsels_signature_is_asked_about_when_nobody_can_be_read_from_the_headers() -> None:
    signed = messages_of(in_columns((("From:", "?"), ("Date:", "?")), (ADVICE, *SIGNATURE)))[0]
    assert signed.headers
    assert _answer(signed) == "doubt"


def test_a_signature_without_advice_is_not() -> None:
    assert (
        _answer(messages_of(in_columns((("From:", "?"), ("Date:", "?")), ("See you at noon.", *SIGNATURE)))[0]) == "no"
    )

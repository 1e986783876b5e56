"""Whom names were taken for, and whether mentions of one person were linked over documents."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from benchmarks.linking import by_spelling
from redactor.errors import InputError
from redactor.evaluation_identities import (
    Confusion,
    Decided,
    Mention,
    identities,
    identity_rows,
    linking,
    mentions_of,
    names_decided,
)
from redactor.evaluation_truth import Labelled, Span, Text, tokens


def span(text: str, x: float, subject: str = "", *, category: str = "person-name", expect: str = "redact") -> Span:
    return Span(
        text=text, category=category, page=1, expect=expect, placed=((1, text),), subject=subject,
        boxes=((1, x, 10, x + 40, 20),),
    )  # fmt: skip


def decided(text: str, x: float, person: str, role: str = "protected", action: str = "redact") -> Decided:
    return Decided(
        action=action, role=role, person=person, words=frozenset(tokens(text)), boxes=((1, x, 10, x + 40, 20),)
    )


def test_names_are_counted_by_what_they_are_and_what_they_were_taken_for() -> None:
    spans = (
        span("Ana Li", 10, "S-1"),
        span("Bo Ruiz", 100, category="official-name", expect="keep"),
        span("Cy Sow", 200, "S-2"),
    )
    found = identities(
        [Labelled(source="one", expect="produce", spans=spans)],
        {"one": (decided("Ana Li", 10, "p"), decided("Bo Ruiz", 100, "q", "unclear"), decided("Cy Sow", 400, "r"))},
    )
    assert found.confusion == (
        Confusion(labelled="in office", taken_for="unclear, redact", count=1),
        Confusion(labelled="protected", taken_for="nobody", count=1),
        Confusion(labelled="protected", taken_for="protected, redact", count=1),
    )
    assert any("protected    nobody" in row for row in identity_rows(found))


def test_a_mention_is_linked_as_the_decision_that_lies_on_it() -> None:
    document = Labelled(source="one", expect="produce", spans=(span("Ana Li", 10, "S-1"),))
    near, far = decided("Ana", 12, "p"), decided("Ana Li", 300, "q")
    assert [m.person for m in mentions_of([document], {"job/one": (far, near)})] == ["p"]


@pytest.mark.parametrize(
    ("mentions", "precision", "recall"),
    [
        ([(0, "a", "p"), (1, "a", "p")], (2, 2), (2, 2)),
        ([(0, "a", "p"), (1, "b", "p")], (0, 2), (0, 0)),
        ([(0, "a", "p"), (1, "a", "q")], (0, 0), (0, 2)),
        ([(0, "a", ""), (1, "a", "")], (0, 0), (0, 2)),
        ([(0, "a", "p"), (0, "a", "q"), (1, "a", "q")], (2, 2), (2, 2)),
        ([(0, "a", "p"), (0, "b", "p")], (0, 0), (0, 0)),
    ],
)
def test_links_between_documents_are_counted_from_both_sides(
    mentions: list[tuple[int, str, str]], precision: tuple[int, int], recall: tuple[int, int]
) -> None:
    found = linking(mentions, 2)
    assert (found.precision.hits, found.precision.cases) == precision
    assert (found.recall.hits, found.recall.cases) == recall


def store(out: Path, kept: str) -> None:
    (out / "private").mkdir()
    with sqlite3.connect(out / "private" / "job.db") as made:
        made.execute("CREATE TABLE documents (document_id TEXT, source TEXT)")
        made.execute("CREATE TABLE decisions (document_id TEXT, action TEXT, category TEXT, decision TEXT)")
        made.execute("INSERT INTO documents VALUES ('d', 'one.pdf')")
        made.execute("INSERT INTO decisions VALUES ('d', 'redact', 'person-name', ?)", (kept,))
    made.close()


def test_names_are_read_from_the_jobs_store(tmp_path: Path) -> None:
    box = {"page": 1, "x0": 10.0, "y0": 10.0, "x1": 50.0, "y1": 20.0}
    store(tmp_path, json.dumps({"finding": {"text": "Ana Li", "role": None, "subject": "p", "boxes": [box]}}))
    assert names_decided(tmp_path) == {"one.pdf": (decided("Ana Li", 10, "p", "no role"),)}


def test_a_store_that_cannot_be_read_is_an_error_that_quotes_nothing(tmp_path: Path) -> None:
    store(tmp_path, "Ana Li")
    with pytest.raises(InputError, match=r"^private/job\.db: it cannot be read\.") as raised:
        names_decided(tmp_path)
    assert "Ana" not in str(raised.value)


def test_words_around_a_miss_are_shown() -> None:
    text = Text.of("one two three four five six seven eight nine Ana Li ten eleven")
    assert text.around(("ana", "li")) == "two three four five six seven eight nine ana li ten eleven"
    assert text.around(("missing",)) == ""


def test_the_plain_rule_links_by_spelling_whatever_the_order() -> None:
    mentions = [
        Mention(document=n, text=t, subject="", person="") for n, t in enumerate(("Ana Sow", "SOW, Ana", "Bo Li"))
    ]
    one, two, other = by_spelling(mentions)
    assert one == two != other

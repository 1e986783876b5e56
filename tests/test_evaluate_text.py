"""Labelled text is read as it was labelled, and a name counts as found only whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from redactor.cli import evaluate_command
from redactor.errors import InputError
from redactor.evaluation_intervals import rate
from redactor.evaluation_text import LabelledText, evaluate_text, load_text_set, text_to_json, text_to_text

CONLL = (
    "Ana B-PER\nPeña I-PER\n, O\nLi B-PER\n( O\nQueens B-LOC\n) O\n. O\n\n"
    "-DOCSTART- O\n\nshe\tO\ncalled\tO\nAna\tI-PER\n's\tO\n"
)


def finds(pattern: str) -> Callable[[str], Iterable[tuple[int, int]]]:
    return lambda text: [m.span() for m in re.finditer(pattern, text)]


def read(tmp_path: Path, content: str) -> tuple[LabelledText, ...]:
    path = tmp_path / "set"
    path.write_text(content, encoding="utf-8")
    return load_text_set(path)


def test_conll_sentences_are_joined_as_they_would_be_written(tmp_path: Path) -> None:
    texts = read(tmp_path, CONLL)
    assert [one.text for one in texts] == ["Ana Peña, Li (Queens).", "she called Ana's"]
    assert [[one.text[a:b] for a, b in one.names] for one in texts] == [["Ana Peña", "Li"], ["Ana"]]


@pytest.mark.parametrize("labels", [("PER", "PER"), ("I-PER", "I-PER"), ("B-person", "I-person")])
def test_every_way_to_label_a_name_of_two_words(tmp_path: Path, labels: tuple[str, str]) -> None:
    (one,) = read(tmp_path, f"Ana\t{labels[0]}\nLi\t{labels[1]}\n")
    assert one.names == ((0, 6),)


def test_names_side_by_side_stay_two(tmp_path: Path) -> None:
    (one,) = read(tmp_path, "Ana B-PER\nLi B-PER\n")
    assert one.names == ((0, 3), (4, 6))


def test_presidio_sets_give_persons_only(tmp_path: Path) -> None:
    spans = [
        {"entity_type": "PERSON", "start_position": 0, "end_position": 3},
        {"entity_type": "GPE", "start_position": 11, "end_position": 17},
    ]
    (one,) = read(tmp_path, json.dumps([{"full_text": "Ana was in Queens", "spans": spans}]))
    assert one.names == ((0, 3),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Ana\n", "set, line 1: a token and its label are needed."),
        ("[{}]", "set: it must be a JSON list of texts, each with full_text and spans."),
        ("Ana O\n", "set: no name is labelled in it. Labels are PER or PERSON, with B- and I- or without."),
    ],
)
def test_what_is_no_labelled_set_is_refused_without_quoting_it(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, content)
    assert str(refused.value) == message


def test_a_name_counts_only_whole(tmp_path: Path) -> None:
    texts = read(tmp_path, CONLL)
    part = evaluate_text(texts, finds("Ana"))
    assert (part.recall.hits, part.recall.cases) == (1, 3)
    assert [miss.name for miss in part.misses] == ["Ana Peña", "Li"]
    whole = evaluate_text(texts, finds("Ana Peña|Ana|Li"))
    assert (whole.recall.hits, whole.precision.share) == (3, 1.0)


def test_what_is_no_name_costs_precision(tmp_path: Path) -> None:
    found = evaluate_text(read(tmp_path, CONLL), finds("Ana|called"))
    assert (found.precision.hits, found.precision.cases) == (6, 12)


def test_figures_hold_no_name_unless_asked_for(tmp_path: Path) -> None:
    found = evaluate_text(read(tmp_path, CONLL), finds("nobody"))
    assert "Ana" not in text_to_text(found) + text_to_json(found) + repr(found)
    assert "Ana Peña" in text_to_text(found, show_misses=True)


def test_bounds_hold_the_rate_and_come_out_the_same_again() -> None:
    pairs = [(n % 3 == 0, 1) for n in range(90)]
    found = rate(pairs)
    assert (found.hits, found.cases) == (30, 90)
    assert 0.2 < found.low < found.share < found.high < 0.5
    assert rate(pairs) == found


def test_bounds_are_wider_where_errors_come_together() -> None:
    apart = rate([(1, 10)] * 20)
    together = rate([(10, 10), (10, 10), *[(0, 10)] * 18])
    assert apart.share == together.share
    assert together.high - together.low > apart.high - apart.low


def test_no_cases_are_no_rate() -> None:
    assert (rate([]).share, rate([(0, 0)]).high) == (0.0, 0.0)


def test_neither_job_nor_text_is_a_usage_error() -> None:
    done = CliRunner().invoke(evaluate_command.command, [])
    assert done.exit_code == 2
    assert "Give the folder of a job and --truth, or --text." in done.output

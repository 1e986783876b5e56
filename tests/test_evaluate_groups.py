"""Names left are counted by who is on the roster, by origin and by how they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.errors import InputError
from redactor.evaluation_groups import Group, group_rows, groups, listed_subjects, rendering
from redactor.evaluation_intervals import rate
from redactor.evaluation_truth import Labelled, Span, load_origins


def name(text: str, subject: str, expect: str = "redact", category: str = "person-name") -> Span:
    return Span(text=text, category=category, page=1, expect=expect, placed=((1, text),), subject=subject)


def test_left_names_are_counted_in_every_group_of_theirs() -> None:
    spans = (name("Ana Li", "S-1"), name("SOW, Awa", "S-2"), name("Awa", "S-2"), name("Ruiz", "", "keep"))
    document = Labelled(source="one", expect="produce", spans=spans)
    found = groups([document], [spans[1]], frozenset({"S-1"}), {"S-2": "guinea"})
    assert {(g.kind, g.name): (g.left.hits, g.left.cases) for g in found} == {
        ("origin", "guinea"): (1, 2),
        ("rendering", "family name first"): (1, 1),
        ("rendering", "one word"): (0, 1),
        ("rendering", "several words"): (0, 1),
        ("roster", "off the roster"): (1, 2),
        ("roster", "on the roster"): (0, 1),
    }


def test_without_a_roster_nobody_is_off_it() -> None:
    document = Labelled(source="one", expect="produce", spans=(name("Ana Li", "S-1"),))
    assert {g.kind for g in groups([document], [], None, {})} == {"rendering"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Peña Ruiz", "several words"),
        ("PEÑA RUIZ, ANA", "family name first, in capitals"),
        ("Peña Ruiz, Ana", "family name first"),
        ("peña", "one word, in lower case"),
        ("A.P.R.", "initials"),
        ("ANA PEÑA", "several words, in capitals"),
    ],
)
def test_renderings(text: str, kind: str) -> None:
    assert rendering(text) == kind


def test_roster_without_subjects_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("name\nAna\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"^roster\.csv: the roster cannot be read\.$"):
        listed_subjects(path)


def test_origins_are_read_where_they_are_given(tmp_path: Path) -> None:
    path = tmp_path / "truth.json"
    path.write_text('{"documents": [], "people": [{"subject": "S-1", "origin": "mam"}]}', encoding="utf-8")
    assert load_origins(path) == {"S-1": "mam"}
    path.write_text('{"documents": []}', encoding="utf-8")
    assert load_origins(path) == {}


def test_a_group_that_is_worse_off_than_the_mean_is_marked() -> None:
    found = [
        Group(kind="origin", name="guinea", left=rate([(2, 100)])),
        Group(kind="origin", name="haiti", left=rate([(0, 100)])),
        Group(kind="origin", name="nepal", left=rate([(5, 100)])),
    ]
    title, *rows = list(group_rows(found))[1:]
    assert title == "names still readable, by origin (mean 2.3%)"
    assert [("worse" in row) for row in rows] == [False, False, True]
    assert rows[2].endswith("2.7 points worse than the mean")

"""The truth of a sample is taken from what was drawn, and a wrong truth is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples.making.ink import SOFT, Ink, plain, words
from samples.making.names import COMMON_WORDS, ORIGINS, pool
from samples.making.production import Recipe, make_production
from samples.making.sheet import Placed, Sheet, Type, wrap
from samples.making.truth import SampleFault, check, spans_of


def test_marked_text_reads_as_plain_text() -> None:
    ink = Ink()
    text = f"({ink.redact('person-name', 'Ana Ruiz')}) left"
    assert plain(text) == "(Ana Ruiz) left"
    assert [[p.text for p in word] for word in words(text)] == [["(", "Ana"], ["Ruiz", ")"], ["left"]]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [0.0, 25.0])
@pytest.mark.parametrize("placing", ["line", "word", "split"])
def test_span_is_found_where_the_page_shows_it(rotate: int, crop: float, placing: str) -> None:
    ink = Ink()
    sheet = Sheet(ink, rotate=rotate, crop=crop, placing=placing)  # type: ignore[arg-type]
    sheet.text(100, 200, f"Mr. {ink.redact('person-name', 'Villanueva Peña')}'s file", Type())
    assert check(sheet.finish(), sheet.placed) == 1
    (span,) = spans_of(ink.marks, sheet.placed)
    assert (span["text"], span["page"], span["clause"]) == ("Villanueva Peña", 1, "identifying-information")
    boxes = span["boxes"]
    assert [box[5] for box in boxes] == ["Villanueva", "Peña"]  # type: ignore[attr-defined]
    assert boxes[0][1] == pytest.approx(100 + Type().width("Mr. "), abs=0.1)  # type: ignore[index]


def test_word_broken_by_a_hyphen_is_one_span_of_two_boxes() -> None:
    ink, kind = Ink(), Type(font="Courier", size=10)
    sheet = Sheet(ink)
    name = ink.redact("person-name", f"Quizh{SOFT}piluco")
    sheet.paragraph(50, 100, kind.width("x" * 12), f"seen {name}", kind)
    check(sheet.finish(), sheet.placed)
    (span,) = spans_of(ink.marks, sheet.placed)
    assert span["text"] == "Quizhpiluco"
    assert [box[5] for box in span["boxes"]] == ["Quizh-", "piluco"]  # type: ignore[attr-defined]


def test_span_over_a_page_end_has_boxes_on_both_pages() -> None:
    ink, kind = Ink(), Type(size=10)
    sheet = Sheet(ink)
    sheet.paragraph(50, 700, 50, ink.redact("person-name", "Villanueva Ordóñez"), kind, bottom=705)
    assert check(sheet.finish(), sheet.placed) == 2
    (span,) = spans_of(ink.marks, sheet.placed)
    assert [box[0] for box in span["boxes"]] == [1, 2]  # type: ignore[attr-defined]


def test_lines_are_no_wider_than_asked_for() -> None:
    kind = Type(size=10)
    lines = wrap(words("one two three four five six seven eight nine ten"), 60, kind)
    assert len(lines) > 2
    assert all(Sheet.line_width(line, kind) <= 60 for line in lines)


def test_span_that_was_never_drawn_is_refused() -> None:
    ink = Ink()
    ink.keep("courthouse", "Queens County")
    with pytest.raises(SampleFault, match="never drawn"):
        spans_of(ink.marks, [])


def test_span_that_was_drawn_twice_is_refused() -> None:
    ink = Ink()
    sheet = Sheet(ink)
    name = ink.redact("person-name", "Ana")
    sheet.text(50, 50, name, Type())
    sheet.text(50, 90, name, Type())
    with pytest.raises(SampleFault, match="more or less than once"):
        spans_of(ink.marks, sheet.placed)


def test_span_that_reads_otherwise_is_refused() -> None:
    ink = Ink()
    sheet = Sheet(ink)
    sheet.text(50, 50, ink.redact("person-name", "Ana"), Type())
    wrong = [Placed(mark=0, text="Eva", page=1, x0=50, y0=42, x1=70, y1=52)]
    with pytest.raises(SampleFault, match="drawn 'Eva', read 'Ana'"):
        check(sheet.finish(), wrong)


def test_text_over_other_text_is_refused() -> None:
    sheet = Sheet(Ink())
    sheet.text(50, 50, "Courthouse", Type())
    sheet.text(58, 52, "Respondent", Type())
    with pytest.raises(SampleFault, match="lies over"):
        check(sheet.finish(), [])


def test_text_outside_the_page_is_refused() -> None:
    sheet = Sheet(Ink())
    sheet.text(600, 50, "Respondent", Type())
    with pytest.raises(SampleFault, match="outside the page"):
        check(sheet.finish(), [])


def test_same_recipe_gives_the_same_bytes_and_another_seed_other_people(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("two", 3), ("other", 4)):
        make_production(Recipe(seed=seed, documents=3, family="b"), tmp_path / name)
    read = {
        name: {str(p.relative_to(tmp_path / name)): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()}
        for name in ("one", "two", "other")
    }
    assert read["one"] == read["two"]
    assert read["one"]["roster.csv"] != read["other"]["roster.csv"]


def _names(family: str) -> set[str]:
    pools = [names for origin in ORIGINS for names in (origin.women, origin.men, origin.families)]
    common = [name for _, given, families, _ in COMMON_WORDS[family] for name in (given, *families)]
    return {name for names in pools for name in pool(names, family)} | set(common)


def test_families_share_no_names() -> None:
    assert not _names("a") & _names("b")

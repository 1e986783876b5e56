"""What is not a leak is not called one, and what excuses it excuses nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from redactor.model import Box, Word
from redactor.verify import verify
from redactor.verify.expected import expected
from redactor.verify.needles import needles
from tests._verify_documents import LINES, NAME, Made, Plan, box_of, build, draw_text

Lines = tuple[tuple[tuple[str, str], ...], ...]


def found(made: Made) -> set[str]:
    return {leak.check for leak in verify(*made.arguments()).leaks}


def bar(width: float) -> Callable[[Canvas], None]:
    """Return what draws an upright stroke as of the sign `|`."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(width)
        canvas.line(300.1, 300, 300.1, 312)

    return draw


def grammar_taken_for_a_name(written: str) -> Lines:
    return (
        (("Seen:", ""), (written, "person-name"), ("was", "")),
        (("The officer stated", ""), (written, ""), ("left.", "")),
    )


@pytest.mark.parametrize("words", ["that she", "in the"])
def test_words_of_grammar_may_stand_elsewhere(words: str, tmp_path: Path) -> None:
    assert found(build(tmp_path, Plan(lines=grammar_taken_for_a_name(words)))) == set()


@pytest.mark.parametrize("words", ["An Do", "AN DO", "may day", "rosa will"])
def test_name_that_looks_like_grammar_may_not(words: str, tmp_path: Path) -> None:
    assert "removed-text-is-readable" in found(build(tmp_path, Plan(lines=grammar_taken_for_a_name(words))))


def test_words_of_grammar_are_only_counted(tmp_path: Path) -> None:
    made = build(tmp_path, Plan(lines=grammar_taken_for_a_name("that she")))
    assert {n.strength for n in needles(made.decisions.redactions, frozenset())} == {"counted"}
    under = Plan(lines=grammar_taken_for_a_name("that she"), under=frozenset({"that she"}))
    (tmp_path / "other").mkdir()
    assert "removed-text-is-readable" in found(build(tmp_path / "other", under))


def test_hair_stroke_may_be_drawn_darker_than_before(tmp_path: Path) -> None:
    assert found(build(tmp_path, Plan(draw_source=bar(0.4), draw_output=bar(0.62)))) == set()


@pytest.mark.parametrize("width", [0.3, 0.45, 1.0])
@pytest.mark.parametrize("side", ["draw_source", "draw_output"])
def test_hair_stroke_that_comes_or_goes_looks_different(width: float, side: str, tmp_path: Path) -> None:
    assert found(build(tmp_path, Plan(**{side: bar(width)}))) == {"page-looks-different"}


def with_keep(made: Made, text: str) -> Made:
    """Add a decision that keeps the whole line on which a text stands."""
    start = made.document.text.index(text)
    start = made.document.text.rfind("\n", 0, start) + 1
    end = made.document.text.find("\n", start)
    like = made.decisions.decisions[0]
    finding = dataclasses.replace(like.finding, category="office", stance="keep", start=start, end=end)
    keep = dataclasses.replace(like, finding=finding, action="keep", category="office")
    decisions = dataclasses.replace(made.decisions, decisions=(*made.decisions.decisions, keep))
    return dataclasses.replace(made, decisions=decisions)


def test_kept_line_does_not_excuse_what_is_removed_from_it(tmp_path: Path) -> None:
    """The line with the name is kept except for the name; the name stands once more where nothing was decided."""
    made = with_keep(build(tmp_path, Plan(lines=(*LINES, ((f"Seen with {NAME} there", ""),)))), NAME)
    assert "removed-text-is-readable" in found(made)


def test_kept_line_excuses_what_stands_in_it(tmp_path: Path) -> None:
    made = build(tmp_path, Plan(lines=(*LINES, ((f"Seen with {NAME} there", "+office"),))))
    assert found(made) == set()


def comment(made: Made, text: str) -> Made:
    """Add the words of a comment, which opens on a click, to the page and to its text."""
    page, words = made.document.pages[0], []
    whole = made.document.text + "\n"
    for part in text.split(" "):
        box = Box(page=1, x0=500, y0=60, x1=520, y1=80)
        words.append(Word(text=part, box=box, start=len(whole), line=90, source="annotation"))
        whole += part + " "
    whole = whole[:-1]
    page = dataclasses.replace(page, words=(*page.words, *words), end=len(whole))
    return dataclasses.replace(made, document=dataclasses.replace(made.document, pages=(page,), text=whole))


def test_words_of_a_comment_are_not_expected_on_the_page(tmp_path: Path) -> None:
    made = comment(build(tmp_path), "Call Honduras desk")
    what = expected(made.document, made.document.pages[0], made.decisions.redactions, ())
    assert "desk" not in what.text
    assert "desk" not in (*what.required, *what.optional)
    assert found(made) == set()


def test_comment_does_not_excuse_its_words_on_the_page(tmp_path: Path) -> None:
    """What only a comment said may not come to stand on the page."""
    plan = Plan(draw_output=lambda canvas: draw_text(canvas, 72, 500, "Honduras desk"))
    assert {"removed-text-is-readable", "remaining-text-differs"} <= found(comment(build(tmp_path, plan), "Honduras"))


def test_rule_of_the_form_may_lie_under_a_box(tmp_path: Path) -> None:
    """Underlines and a frame inside a box say nothing."""
    box = box_of(1, "Respondent:", NAME)

    def draw(canvas: Canvas) -> None:
        y = canvas._pagesize[1] - box.y1
        canvas.line(box.x0 + 3, y + 2, box.x1 - 3, y + 2)
        canvas.rect(box.x0 + 3, y + 2, box.width - 6, box.height - 4, stroke=1, fill=0)
        canvas.line(box.x0 - 40, y + 4, box.x1 + 60, y + 4)

    def change(canvas: Canvas) -> None:
        draw(canvas)
        canvas.setFillGray(0)
        canvas.rect(box.x0 - 1, canvas._pagesize[1] - box.y1 - 0.5, box.width + 2, box.height + 1, stroke=0, fill=1)
        canvas.setFillGray(1)
        draw_text(canvas, box.x0 + 2, box.y1 - 4, "PO-ID", 7)

    assert "drawing-lies-under-box" not in found(build(tmp_path, Plan(draw_source=draw, draw_output=change)))

"""Widths: nothing that stays in a line tells how long the removed text was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from redactor.model import Box, Document, Page, Word
from redactor.redact import redact
from redactor.redact.plan import plan_burns
from redactor.redact.widths import UNSEALED
from tests._redact_documents import burn, decide, finding, read, region_finding, words_of
from tests._width_pages import Case, cases
from tests.width_attack import GOAL_MEAN, GOAL_MOST, METHODS, Method, dictionary, leaks

NAMES = ("Li", "MARISOL", "Wi-Quintanilla", "Bartholomew Gutierrez")
LEFT, CENTRED, RIGHT, JUSTIFIED = 0, 1, 2, 4


def letter(path: Path, name: str, alignment: int) -> Path:
    """Make a page of fixed lines, one of which names somebody."""
    style = ParagraphStyle("p", fontName="Times-Roman", fontSize=11, leading=14, alignment=alignment)
    fixed = ParagraphStyle("f", fontName="Times-Roman", fontSize=11, leading=14)
    lines = [
        Paragraph("This line of the letter stands the same in every copy, and reaches the margin of its page.", fixed),
        Paragraph(f"The officers met ({name}), a person, at the door.<br/>A further line follows here.", style),
        Paragraph("Another line of the letter.", fixed),
    ]
    SimpleDocTemplate(str(path), invariant=1).build(lines)
    return path


def outcome(path: Path, name: str) -> tuple[list[tuple[object, ...]], list[Box], list[str]]:
    """Return the words with their places, the boxes, and the numbers of the content stream."""
    redacted, _ = burn(path, [name])
    with pymupdf.open(redacted.path) as out:
        words = [(w[4], round(w[0], 1), round(w[1], 1), round(w[2], 1)) for w in out[0].get_text("words")]
    return words, [one.box for one in redacted.burns], [one.note for one in redacted.burns]


@pytest.mark.parametrize("alignment", [LEFT, JUSTIFIED])
def test_names_of_any_length_leave_the_same_page(tmp_path: Path, alignment: int) -> None:
    outcomes = [outcome(letter(tmp_path / f"{i}.pdf", name, alignment), name) for i, name in enumerate(NAMES)]
    assert outcomes[0][2] == [""]
    for words, boxes, notes in outcomes[1:]:
        assert words == outcomes[0][0]
        assert [round(b.width, 2) for b in boxes] == [round(b.width, 2) for b in outcomes[0][1]]
        assert [round(b.x0, 2) for b in boxes] == [round(b.x0, 2) for b in outcomes[0][1]]
        assert notes == [""]


def test_same_bytes_but_for_the_fonts_numbers_of_nothing(tmp_path: Path) -> None:
    contents = []
    for index, name in enumerate(("MARISOL", "LOSIRAM SOLIMAR")):
        redacted, _ = burn(letter(tmp_path / f"{index}.pdf", name, LEFT), [name])
        with pikepdf.open(redacted.path) as out:
            contents.append(out.pages[0].Contents.read_bytes())
    assert contents[0] == contents[1]


@pytest.mark.parametrize(("alignment", "name"), [(a, n) for a in (CENTRED, RIGHT) for n in NAMES])
def test_centred_and_right_aligned_lines_are_set_to_their_side_again(tmp_path: Path, alignment: int, name: str) -> None:
    words, boxes, notes = outcome(letter(tmp_path / "a.pdf", name, alignment), name)
    x0 = next(x0 for text, x0, *_ in words if text == "The")
    x1 = next(x1 for text, *_, x1 in words if text == "door.")
    assert notes == [""]
    middle, end = (210 / 25.4 * 36, 210 / 25.4 * 72 - 78)
    assert (
        (x0 + x1) / 2 == pytest.approx(middle, abs=0.3) if alignment == CENTRED else x1 == pytest.approx(end, abs=0.3)
    )
    assert boxes[0].width == pytest.approx(6 * 11, abs=0.01)


def test_words_of_the_line_stay_in_their_order(tmp_path: Path) -> None:
    source = letter(tmp_path / "a.pdf", "MARISOL", JUSTIFIED)
    redacted, document = burn(source, ["MARISOL"])
    kept = [w.text for w in document.words() if "MARISOL" not in w.text]
    found = [w for w in words_of(redacted.path) if w in kept]
    assert found == kept


def test_line_with_a_drawing_in_it_is_left_and_says_so(tmp_path: Path) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((72, 100), "Before MARISOL after the hearing")
        page.draw_line((180, 102), (230, 102))
        made.save(tmp_path / "a.pdf")
    redacted, _ = burn(tmp_path / "a.pdf", ["MARISOL"])
    assert [one.note for one in redacted.burns] == [UNSEALED]
    after = next(w for w in pymupdf.open(redacted.path)[0].get_text("words") if w[4] == "hearing")
    before = next(w for w in pymupdf.open(tmp_path / "a.pdf")[0].get_text("words") if w[4] == "hearing")
    assert after[0] == pytest.approx(before[0], abs=0.6)


def test_another_column_is_neither_moved_nor_covered(tmp_path: Path) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((72, 100), "Before Li after")
        page.insert_text((200, 100), "second column stays")
        page.insert_text((72, 120), "Left margin of the page holds")
        made.save(tmp_path / "a.pdf")
    redacted, _ = burn(tmp_path / "a.pdf", ["Li"])
    with pymupdf.open(redacted.path) as out:
        words = {w[4]: w for w in out[0].get_text("words")}
    assert words["second"][0] == pytest.approx(200, abs=0.5)
    assert words["after"][2] <= 200


def test_a_cell_keeps_its_box(tmp_path: Path) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((72, 100), "Name  MARISOL  kept")
        made.save(tmp_path / "a.pdf")
    document = read(tmp_path / "a.pdf")
    cell = Box(page=1, x0=104, y0=88, x1=163, y1=104)
    out = tmp_path / "o.pdf"
    redacted = redact(
        tmp_path / "a.pdf", document, decide(finding(document, "MARISOL", region=cell)), bates=("B-1",), out=out
    )
    assert [(one.box, one.note) for one in redacted.burns] == [(cell, "")]


def test_turned_lines_are_set_anew_as_level_ones_are(tmp_path: Path) -> None:
    outcomes = []
    for turn in (90, 180, 270):
        for index, name in enumerate(("Li", "Wi-Quintanilla")):
            path = tmp_path / f"{turn}-{index}.pdf"
            with pymupdf.open() as made:
                page = made.new_page(width=612, height=612)
                start = {90: (300, 500), 180: (500, 300), 270: (300, 100)}[turn]
                page.insert_text(start, f"Before {name} after the hearing", rotate=turn)
                made.save(path)
            redacted, _ = burn(path, [name])
            with pymupdf.open(redacted.path) as out:
                words = [(w[4], round(w[0], 1), round(w[1], 1)) for w in out[0].get_text("words") if w[4].islower()]
            assert [one.note for one in redacted.burns] == [""]
            outcomes.append((words, [(round(b.box.x0, 1), round(b.box.y0, 1)) for b in redacted.burns]))
    assert outcomes[0::2] == outcomes[1::2]


def test_wide_spaces_of_a_justified_line_are_no_columns(tmp_path: Path) -> None:
    places = []
    for index, name in enumerate(("Li", "Wi-Quintanilla")):
        path = tmp_path / f"{index}.pdf"
        with pymupdf.open() as made:
            page = made.new_page()
            words = ["Before", name, "after", "the", "hearing"]
            widths = [pymupdf.get_text_length(word, fontsize=11) for word in words]
            space, x = (240 - sum(widths)) / 4, 72.0
            for word, width in zip(words, widths, strict=True):
                page.insert_text((x, 100), word)
                x += width + space
            page.insert_text((72, 120), "Left margin of the page holds")
            made.save(path)
        redacted, _ = burn(path, [name])
        with pymupdf.open(redacted.path) as out:
            places.append([(w[4], round(w[0], 1)) for w in out[0].get_text("words")])
    assert places[0] == places[1]


SOME_CASES = [case for case in cases() if case.font == "Times-Roman"]
SOME_CASES += [case for case in cases() if case.font == "Vera" and case.name.startswith(("paragraph 2", "line, per"))]


@pytest.mark.parametrize("case", SOME_CASES, ids=lambda case: f"{case.name}, {case.font}")
def test_attack_by_width_tells_little_here(case: Case) -> None:
    bits = leaks(case, dictionary(), METHODS[0], 8)
    assert sum(bits) / len(bits) <= GOAL_MEAN
    assert max(bits) <= GOAL_MOST


@pytest.mark.parametrize("method", METHODS[1:], ids=lambda method: method.name)
def test_attack_by_width_tells_much_of_other_ways_to_redact(method: Method) -> None:
    for case in SOME_CASES[::9]:
        assert max(leaks(case, dictionary(), method, 3)) > 4


def test_letter_that_reaches_into_a_hidden_place_stays(tmp_path: Path) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((72, 100), "MWM stays", fontsize=30)
        made.save(tmp_path / "a.pdf")
    # The place begins inside the first letter, left of most of it.
    place = Box(page=1, x0=78, y0=30, x1=160, y1=190)
    document = read(tmp_path / "a.pdf", hidden={1: (place,)})
    redact(tmp_path / "a.pdf", document, decide(), bates=("B-1",), out=tmp_path / "o.pdf")
    assert words_of(tmp_path / "o.pdf")[:2] == ["MWM", "stays"]


def test_cell_of_a_scan_is_painted_whole_beside_a_loose_word_box(tmp_path: Path) -> None:
    cell, loose = Box(page=1, x0=100, y0=80, x1=200, y1=100), Box(page=1, x0=70, y0=82, x1=115, y1=99)
    word = Word(text="label", box=loose, start=0, line=0)
    page = Page(number=1, width=300, height=200, rotation=0, words=(word,), start=0, end=6)
    document = Document(document_id="d", source="s", sha256="0" * 64, pages=(page,), text="label\n\f")
    scanned = replace(document, pages=(replace(page, has_foreign_ocr=True),))
    decisions = decide(region_finding(cell))
    assert plan_burns(document, decisions)[0].burns[0].box.x0 == 115
    assert plan_burns(scanned, decisions)[0].burns[0].box == cell

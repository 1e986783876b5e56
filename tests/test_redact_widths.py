"""Widths: nothing that stays in a line tells how long the removed text was."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from redactor.model import Box
from redactor.redact import redact
from redactor.redact.widths import UNSEALED
from tests._redact_documents import burn, decide, finding, read, words_of

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


@pytest.mark.parametrize("alignment", [CENTRED, RIGHT])
def test_centred_and_right_aligned_lines_begin_on_a_coarse_grid(tmp_path: Path, alignment: int) -> None:
    words, boxes, notes = outcome(letter(tmp_path / "a.pdf", "MARISOL", alignment), "MARISOL")
    start = next(x0 for text, x0, *_ in words if text == "The")
    assert notes == [""]
    assert start % 36 == pytest.approx(0, abs=0.3)
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

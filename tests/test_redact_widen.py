"""Boxes on scans end before the next word or at a fixed width: not where the removed word did."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from redactor.model import Box, Burn, Page, Word
from redactor.redact import redact
from redactor.redact.layer import layer_words
from redactor.redact.plan import PagePlan
from redactor.redact.widen import SPACE, STEP, WIDENED
from tests._redact_documents import decide, finding, read, region_finding

NAMES = ("Bob Lee", "Marisol Vega", "Joanna Hernandez")


def scanned(path: Path, line: str, names: tuple[str, ...], *, label: str = "NAME") -> tuple[list[Burn], list[tuple]]:
    """Return the burns over names in a line of a scan, and the words that its product holds."""
    with pymupdf.open() as drawn, pymupdf.open() as made:
        page = drawn.new_page(width=612, height=792)
        page.insert_text((72, 100), line, fontsize=11)
        picture = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
        scan = made.new_page(width=612, height=792)
        scan.insert_image(scan.rect, pixmap=picture)
        scan.insert_text((72, 100), line, fontsize=11, render_mode=3)
        made.save(path)
    document = read(path, foreign_ocr=True)
    out = path.with_suffix(".out.pdf")
    decided = decide(*(finding(document, name) for name in names), label=label)
    burns = redact(path, document, decided, bates=("B-1",), out=out).burns
    with pymupdf.open(out) as opened:
        return list(burns), opened[0].get_text("words")


def only(path: Path, line: str, name: str) -> Box:
    (burn,), _ = scanned(path, line.replace("{}", name), (name,))
    assert burn.note == WIDENED
    return burn.box


def test_a_box_at_a_lines_end_does_not_tell_how_long_the_name_was(tmp_path: Path) -> None:
    boxes = {only(tmp_path / f"{n}.pdf", "Respondent: {}", name) for n, name in enumerate(NAMES)}
    (box,) = boxes
    assert box.width == pytest.approx(STEP, abs=0.01)


def test_a_box_between_words_reaches_from_one_to_the_other(tmp_path: Path) -> None:
    for number, name in enumerate(NAMES):
        path = tmp_path / f"{number}.pdf"
        box = only(path, "Seen was {} in the hall", name)
        with pymupdf.open(path) as source:
            placed = {word[4]: word for word in source[0].get_text("words")}
        assert (box.x0 - placed["was"][2], placed["in"][0] - box.x1) == pytest.approx((SPACE, SPACE), abs=0.9)


def test_a_box_ends_before_a_ruling(tmp_path: Path) -> None:
    assert only(tmp_path / "s.pdf", "Name: {} |", "Bob Lee").x1 < 152


def test_removed_words_beside_each_other_become_one_box_whoever_found_them(tmp_path: Path) -> None:
    burns, _ = scanned(tmp_path / "a.pdf", "Seen was Marisol Vega in the hall", ("Marisol", "Vega"))
    whole = only(tmp_path / "b.pdf", "Seen was {} in the hall", "Marisol Vega")
    assert {burn.box for burn in burns} == {whole}


def test_the_words_beside_a_box_stay_whole_in_picture_and_layer(tmp_path: Path) -> None:
    burns, words = scanned(tmp_path / "a.pdf", "Seen was Bob Lee in the hall", ("Bob Lee",))
    kept = {word[4]: word for word in words}
    assert {"Seen", "was", "in", "the", "hall"} <= set(kept)
    assert kept["was"][2] <= burns[0].box.x0
    assert kept["in"][0] >= burns[0].box.x1


def test_a_word_that_reading_took_for_too_wide_is_laid_up_to_the_box() -> None:
    box = Box(page=1, x0=100, y0=100, x1=200, y1=112)
    edges = (80.0, 87.5, 95.0, 102.5)
    word = Word(
        text="for", box=Box(page=1, x0=80, y0=100, x1=102.5, y1=112), start=0, line=0, source="ocr", edges=edges
    )
    page = Page(number=1, width=612, height=792, rotation=0, words=(word,), start=0, end=3)
    (decision,) = decide(region_finding(box)).decisions
    plan = PagePlan(page=page, secret=(box,), blank=(box,), burns=(Burn(box=box, decision=decision),))
    (laid,) = layer_words(plan)
    assert (laid.text, laid.box.x1) == ("for", 100)

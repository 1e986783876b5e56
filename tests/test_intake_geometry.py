"""Boxes lie where the letters are seen, whatever turns, moves or scales the page."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redactor.intake import document_as_drawn
from redactor.model import Box
from tests._intake_sources import FIRST_EXTRA, ink_inside, pdf, read, stream, texts

CONTENT = (
    "BT /F 14 Tf 150 600 Td (Maria Quiroga) Tj ET "
    "BT /F 14 Tf 0 1 -1 0 300 400 Tm (upwards) Tj ET "
    "BT /F 14 Tf -1 0 0 -1 400 500 Tm (overhead) Tj ET "
    "BT /F 14 Tf 0.94 0.34 -0.34 0.94 200 300 Tm (oblique) Tj ET"
)
WORDS = {"Maria", "Quiroga", "upwards", "overhead", "oblique"}
PLACES = list(
    itertools.product(
        (0, 90, 180, 270),
        ("/MediaBox [0 0 612 792]", "/MediaBox [-40 -30 572 762]", "/MediaBox [0 0 612 792] /CropBox [60 80 560 700]"),
        ("", "/UserUnit 2"),
    )
)


@pytest.mark.parametrize(("rotation", "size", "unit"), PLACES)
def test_every_letter_seen_lies_in_a_box_of_the_displayed_page(
    tmp_path: Path, rotation: int, size: str, unit: str
) -> None:
    content = pdf(CONTENT, page=f"{size} /Rotate {rotation} {unit}")
    page = read(tmp_path, content).pages[0]
    assert set(texts(page)) == WORDS
    assert page.rotation == rotation
    assert ink_inside(content, page) == 1.0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_text_in_a_form_xobject_lies_where_the_form_puts_it(tmp_path: Path, rotation: int) -> None:
    inner = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Matrix [1 0 0 1 20 30] "
        "/Resources << /Font << /F 5 0 R >> >>",
        b"BT /F 10 Tf 10 10 Td (inside) Tj ET",
    )
    content = pdf(
        "q 1.5 0 0 1.5 100 200 cm /X Do Q BT /F 10 Tf 50 700 Td (outside) Tj ET",
        page=f"/MediaBox [0 0 612 792] /Rotate {rotation}",
        resources=f"/XObject << /X {FIRST_EXTRA} 0 R >>",
        extra=(inner,),
    )
    page = document_as_drawn(read(tmp_path, content)).pages[0]
    assert texts(page) == ["outside", "inside"]
    assert page.words[1].size == pytest.approx(15.0)
    assert ink_inside(content, page) == 1.0


def test_user_unit_scales_page_and_boxes(tmp_path: Path) -> None:
    plain = read(tmp_path, pdf(CONTENT)).pages[0]
    double = read(tmp_path, pdf(CONTENT, page="/MediaBox [0 0 612 792] /UserUnit 2")).pages[0]
    assert (double.width, double.height) == (1224.0, 1584.0)
    for small, large in zip(plain.words, double.words, strict=True):
        assert large.text == small.text
        assert large.box.x0 == pytest.approx(2 * small.box.x0, abs=0.1)
        assert large.box.y1 == pytest.approx(2 * small.box.y1, abs=1.0)


def test_a_part_of_a_word_is_boxed_by_its_own_letters(tmp_path: Path) -> None:
    page = read(tmp_path, pdf("BT /F 20 Tf 100 500 Td (WWii) Tj ET")).pages[0]
    (word,) = page.words
    assert word.part(word.start, word.start + 2).x1 == pytest.approx(100 + 2 * 0.944 * 20, abs=0.1)
    assert word.part(word.start + 2, word.end).x0 == pytest.approx(100 + 2 * 0.944 * 20, abs=0.1)


def test_upright_words_have_edges_and_turned_words_have_none(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(CONTENT)).pages[0]
    assert {word.text: word.edges is not None for word in page.words} == {
        "Maria": True, "Quiroga": True, "upwards": False, "overhead": False, "oblique": False,
    }  # fmt: skip


def test_letters_squeezed_sideways_are_boxed_at_their_full_height(tmp_path: Path) -> None:
    content = pdf("BT /F 24 Tf 40 Tz 100 500 Td (SQUEEZED) Tj ET")
    page = read(tmp_path, content).pages[0]
    assert ink_inside(content, page) == 1.0


def test_capital_letters_with_accents_are_boxed_to_the_top(tmp_path: Path) -> None:
    content = pdf("BT /F 30 Tf 100 500 Td (\xc9\xd1\xd6) Tj ET")
    page = read(tmp_path, content).pages[0]
    assert texts(page) == ["ÉÑÖ"]
    assert ink_inside(content, page) == 1.0


def test_rules_and_box_edges_are_found_once_each(tmp_path: Path) -> None:
    page = read(
        tmp_path,
        pdf("100 600 200 50 re S 100 600 200 50 re S 50 300 m 250 300 l S 50 250 200 1 re f 50 200 m 60 220 l S"),
    ).pages[0]
    assert {(r.x0, r.y0, r.x1, r.y1) for r in page.rulings} == {
        (100, 142, 300, 142), (100, 192, 300, 192), (100, 142, 100, 192), (300, 142, 300, 192),
        (50, 492, 250, 492), (50, 541.5, 250, 541.5),
    }  # fmt: skip
    assert len(page.rulings) == 6


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    placed=st.lists(
        st.tuples(
            st.text(alphabet="AbcĐ1 -.,()/#éÑ", min_size=1, max_size=12),
            st.integers(-20, 600),
            st.integers(-20, 780),
            st.sampled_from([4, 9, 12, 30]),
        ),
        max_size=14,
    ),
    rotation=st.sampled_from([0, 90, 180, 270]),
)
def test_words_stand_at_their_offsets_for_any_text_anywhere(
    tmp_path: Path, placed: list[tuple[str, int, int, int]], rotation: int
) -> None:
    shown = "".join(
        f"BT /F {size} Tf {x} {y} Td <{text.encode('latin-1', 'replace').hex()}> Tj ET " for text, x, y, size in placed
    )
    document = read(tmp_path, pdf(shown, page=f"/MediaBox [0 0 612 792] /Rotate {rotation}"))
    (page,) = document.pages
    whole = Box(page=1, x0=-60, y0=-60, x1=page.width + 60, y1=page.height + 60)
    assert all(word.box.overlap(whole) > 0 for word in page.words)

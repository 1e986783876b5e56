"""Text that no reader sees is no word, and its place is known; text that is seen is never taken for hidden."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from redactor.intake import with_unread
from redactor.rules import load_forms
from tests._intake_sources import FIRST_EXTRA, HELVETICA, codes, pdf, read, stream, texts

GREY_STATE = "/ExtGState << /None << /ca 0 /CA 0 >> /Half << /ca 0.5 >> /Multiply << /BM /Multiply >> >>"
WORD = "BT /F 12 Tf 100 500 Td (Quiroga) Tj ET"

HIDDEN = {
    "render mode 3": "BT /F 12 Tf 3 Tr 100 500 Td (Quiroga) Tj ET",
    "no opacity": f"q /None gs {WORD} Q",
    "white on white": f"1 g {WORD}",
    "nearly white on white": f"0.99 g {WORD}",
    "white on white, underlined": f"1 g {WORD} 0 g 98 497.5 60 0.8 re f",
    "black on black": f"90 490 100 30 re f {WORD}",
    "no size": "BT /F 0.01 Tf 100 500 Td (Quiroga) Tj ET",
    "beside the page": "BT /F 12 Tf 700 500 Td (Quiroga) Tj ET",
    "under a black box": f"{WORD} 90 490 100 30 re f",
    "under a black box with a white label": f"{WORD} 90 490 100 30 re f BT 1 g /F 9 Tf 101 500 Td (Exempt) Tj ET",
    "under a white box": f"{WORD} 1 g 90 490 100 30 re f 0 g",
    "under a white box with another text": (
        f"{WORD} 1 g 90 490 100 30 re f 0 g BT /F 12 Tf 101 500 Td (Exempt) Tj ET"
    ),
    "under a tight box that leaves a frame": f"1 0 0 RG 90 490 100 30 re S {WORD} 1 g 99 498 60 12 re f 0 g",
    "under a thick black line": f"{WORD} 16 w 90 503 m 180 503 l S",
    "under a box of straight lines": f"{WORD} 90 490 m 190 490 l 190 520 l 90 520 l h f",
    "clipped away": f"q 0 0 10 10 re W n {WORD} Q",
}  # fmt: skip
SEEN = {
    "plain": WORD,
    "on a grey box": f"0.85 g 90 490 100 30 re f 0 g {WORD}",
    "white on a black box": f"90 490 100 30 re f 1 g {WORD} 0 g",
    "pale": f"0.8 g {WORD} 0 g",
    "half opaque": f"q /Half gs {WORD} Q",
    "under a half opaque box": f"{WORD} q /Half gs 1 1 0 rg 90 490 100 30 re f Q",
    "under a highlighter": f"{WORD} q /Multiply gs 1 1 0 rg 90 490 100 30 re f Q",
    "beside a black box": f"{WORD} 150 490 100 30 re f",
    "under a black box that is clipped elsewhere": f"{WORD} q 300 300 10 10 re W n 90 490 100 30 re f Q",
    "under a white box that is clipped elsewhere": f"{WORD} q 300 300 10 10 re W n 1 g 90 490 100 30 re f Q",
    "outlined only": "BT /F 12 Tf 1 Tr 100 500 Td (Quiroga) Tj ET",
    "small": "BT /F 4 Tf 100 500 Td (Quiroga) Tj ET",
    "struck through": f"{WORD} 0.8 w 98 503.5 m 150 503.5 l S",
    "on a coloured page": f"0.9 0.95 1 rg 0 0 612 792 re f 0 g {WORD}",
}


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_text_is_no_word_and_its_place_is_known(tmp_path: Path, how: str) -> None:
    document = read(tmp_path, pdf(HIDDEN[how], resources=GREY_STATE))
    (page,) = document.pages
    assert "Quiroga" not in document.text
    assert page.hidden
    assert codes(document) == ["hidden-text"]


@pytest.mark.parametrize("how", SEEN)
def test_text_that_is_seen_is_a_word(tmp_path: Path, how: str) -> None:
    document = read(tmp_path, pdf(SEEN[how], resources=GREY_STATE))
    assert document.text == "Quiroga"
    assert document.pages[0].hidden == ()


def test_a_word_half_under_a_black_box_is_cut_at_its_edge(tmp_path: Path) -> None:
    content = pdf("BT /F 20 Tf 100 500 Td (Garcia Quiroga) Tj ET 90 495 54 25 re f")
    page = read(tmp_path, content).pages[0]
    assert texts(page) == ["ia", "Quiroga"]
    assert [round(box.x1) for box in page.hidden] == [143]


def test_text_in_a_group_without_opacity_is_hidden(tmp_path: Path) -> None:
    group = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency >> "
        "/Resources << /Font << /F 5 0 R >> >>",
        WORD.encode(),
    )
    content = pdf("q /None gs /X Do Q", resources=f"{GREY_STATE} /XObject << /X {FIRST_EXTRA} 0 R >>", extra=(group,))
    page = read(tmp_path, content).pages[0]
    assert texts(page) == []
    assert len(page.hidden) == 1


def test_text_under_an_opaque_picture_is_hidden(tmp_path: Path) -> None:
    noise = bytes((7 * i * i) % 251 for i in range(30 * 20))
    image = stream(
        "/Type /XObject /Subtype /Image /Width 30 /Height 20 /ColorSpace /DeviceGray /BitsPerComponent 8", noise
    )
    content = pdf(
        f"{WORD} q 100 0 0 30 90 490 cm /I Do Q", resources=f"/XObject << /I {FIRST_EXTRA} 0 R >>", extra=(image,)
    )
    page = read(tmp_path, content).pages[0]
    assert texts(page) == []
    assert len(page.hidden) == 1


def test_the_same_text_drawn_twice_is_one_word(tmp_path: Path) -> None:
    content = pdf(f"{WORD} BT /F 12 Tf 100.3 500 Td (Quiroga) Tj ET BT /F 12 Tf 2 Tr 100 500 Td (Quiroga) Tj ET")
    document = read(tmp_path, content)
    assert document.text == "Quiroga"
    assert document.pages[0].hidden == ()


@pytest.mark.parametrize("place", ["page", "form"])
def test_text_used_as_a_stencil_sends_the_document_to_a_person(tmp_path: Path, place: str) -> None:
    drawn = "q BT /F 40 Tf 7 Tr 100 500 Td (Quiroga) Tj ET 0 0 612 792 re f Q"
    form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F 5 0 R >> >>", drawn.encode()
    )
    content = pdf(
        drawn if place == "page" else "/X Do", resources=f"/XObject << /X {FIRST_EXTRA} 0 R >>", extra=(form,)
    )
    assert codes(read(tmp_path, content)) == ["clip-text"]


def test_letters_without_names_send_the_document_to_a_person(tmp_path: Path) -> None:
    square = stream("", b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 600] /FontMatrix [0.001 0 0 0.001 0 0] "
        f"/CharProcs << /g1 {FIRST_EXTRA} 0 R >> /Encoding << /Type /Encoding /Differences [1 /g1 /g1 /g1] >> "
        "/FirstChar 1 /LastChar 3 /Widths [600 600 600] >>"
    )
    content = pdf(
        "BT /T 12 Tf 100 500 Td <010203010203> Tj ET",
        fonts=f"/T {FIRST_EXTRA + 1} 0 R",
        extra=(square, font),
    )
    document = read(tmp_path, content)
    assert codes(document) == ["unreadable-font"]
    assert {one.kind for one in document.pages[0].regions} <= {"unread", "unread-line"}
    assert codes(with_unread(document, load_forms()))


def test_a_pattern_that_draws_text_sends_the_document_to_a_person(tmp_path: Path) -> None:
    pattern = stream(
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 90 20] /XStep 90 /YStep 20 "
        f"/Resources << /Font << /F {FIRST_EXTRA + 1} 0 R >> >>",
        b"BT /F 12 Tf 2 5 Td (Quiroga) Tj ET",
    )
    content = pdf(
        "/Pattern cs /P scn 100 500 90 20 re f",
        resources=f"/Pattern << /P {FIRST_EXTRA} 0 R >>",
        extra=(pattern, HELVETICA),
    )
    assert "pattern" in codes(read(tmp_path, content))


def test_a_font_without_its_table_of_letters_is_read_by_its_looks(tmp_path: Path) -> None:
    with pymupdf.open() as opened:
        page = opened.new_page()
        page.insert_font("X", fontbuffer=pymupdf.Font("helv").buffer)
        page.insert_text((72, 72), "Maria Quiroga", fontname="X")
        for xref in range(1, opened.xref_length()):
            if opened.xref_get_key(xref, "ToUnicode")[0] != "null":
                opened.xref_set_key(xref, "ToUnicode", "null")
        document = read(tmp_path, bytes(opened.tobytes()))
    assert codes(document) == []
    assert document.text == "Maria Quiroga"
    assert {word.source for word in document.words()} == {"ocr"}

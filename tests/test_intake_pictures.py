"""Pictures of writing, text layers over scans, and letters drawn as shapes: what is read of them, and what is not."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from redactor.model import Document
from tests._intake_sources import codes, read

LINES = ("Record of Deportable Alien", "Family name QUIROGA", "Country of birth", "A-number 012 345 678", "Officer") * 6


def drawn_page() -> pymupdf.Document:
    opened = pymupdf.open()
    page = opened.new_page(width=612, height=792)
    for i, line in enumerate(LINES):
        page.insert_text((72, 90 + 20 * i), line, fontsize=11)
    return opened


def picture(clip: tuple[float, float, float, float] | None = None) -> bytes:
    with drawn_page() as opened:
        return bytes(opened[0].get_pixmap(dpi=150, clip=clip).tobytes("png"))


def sharp(clip: tuple[float, float, float, float]) -> bytes:
    with drawn_page() as opened:
        return bytes(opened[0].get_pixmap(dpi=200, clip=clip).tobytes("png"))


def scan(*, layer: int | None = None, rows: int = len(LINES), strips: int = 1, visible: str = "") -> bytes:
    """Return a page that is a picture of text, with an invisible layer over its first rows."""
    with pymupdf.open() as opened:
        page = opened.new_page(width=612, height=792)
        for i in range(strips):
            top, bottom = 792 * i / strips, 792 * (i + 1) / strips
            rect = (0.0, top, 612.0, bottom)
            page.insert_image(rect, stream=picture(rect), keep_proportion=False)
        if layer is not None:
            for i, line in enumerate(LINES[:rows]):
                page.insert_text((72, 90 + 20 * i), line, fontsize=11, render_mode=layer)
        if visible:
            page.insert_text((250, 770), visible)
        return bytes(opened.tobytes())


def with_picture(rect: tuple[float, float, float, float], image: bytes) -> bytes:
    with pymupdf.open() as opened:
        page = opened.new_page(width=612, height=792)
        page.insert_text((72, 72), "A letter with a picture")
        page.insert_image(rect, stream=image, keep_proportion=False)
        return bytes(opened.tobytes())


def texts(document: Document) -> set[str]:
    return {word.text for word in document.words()}


def test_a_page_that_is_only_a_picture_is_read(tmp_path: Path) -> None:
    document = read(tmp_path, scan())
    page = document.pages[0]
    assert codes(document) == []
    assert page.pictures[0].is_read
    assert {word.source for word in page.words} == {"ocr"}
    assert document.text.splitlines() == list(LINES)


def test_a_word_read_in_pixels_lies_where_it_is_drawn(tmp_path: Path) -> None:
    with drawn_page() as opened:
        places = {round(w[3]): w[:4] for w in opened[0].get_text("words") if w[4] == "QUIROGA"}
    found = [word.box for word in read(tmp_path, scan()).words() if word.text == "QUIROGA"]
    assert len(found) == len(places) == 6
    for box, place in zip(found, places.values(), strict=True):
        assert abs(box.x0 - place[0]) < 1.5
        assert abs(box.x1 - place[2]) < 1.5
        assert abs((box.y0 + box.y1 - place[1] - place[3]) / 2) < 2.0


def test_a_page_scanned_in_narrow_strips_is_one_picture(tmp_path: Path) -> None:
    document = read(tmp_path, scan(strips=198))  # 4 points each
    assert len(document.pages[0].pictures) == 1
    assert "QUIROGA" in texts(document)


def test_an_invisible_layer_over_a_scan_is_not_trusted_and_goes(tmp_path: Path) -> None:
    document = read(tmp_path, scan(layer=3, visible="Stamp"))
    page = document.pages[0]
    assert codes(document) == ["hidden-text"]
    assert not page.has_foreign_ocr
    assert len(page.hidden) == sum(len(line.split()) for line in LINES)
    assert [word.text for word in page.words if word.source == "text"] == ["Stamp"]
    assert document.text.split().count("QUIROGA") == 6  # where both say the same it is searched once
    assert page.pictures[0].is_read


def test_what_a_layer_says_otherwise_is_searched_too(tmp_path: Path) -> None:
    with pymupdf.open(stream=scan()) as opened:
        opened[0].insert_text((72, 90), "Record of Mendoza Alien", fontsize=11, render_mode=3)
        document = read(tmp_path, bytes(opened.tobytes()))
    assert document.text.splitlines()[-1] == "Record of Mendoza Alien"
    assert "Deportable" in texts(document)


def test_a_trusted_layer_is_what_the_scan_says(tmp_path: Path) -> None:
    path = tmp_path / "trusted"
    path.mkdir()
    document = read(path, scan(layer=3), trust_ocr_layer=True)
    assert codes(document) == []
    assert document.pages[0].pictures[0].is_read is True


def test_a_trusted_layer_that_reads_little_of_the_scan_is_not_enough(tmp_path: Path) -> None:
    document = read(tmp_path, scan(layer=3, rows=3), trust_ocr_layer=True)
    assert codes(document) == ["hidden-text"]
    assert not document.pages[0].has_foreign_ocr
    assert document.text.split().count("QUIROGA") == 6


def test_a_layer_where_the_scan_is_blacked_out_is_hidden_text(tmp_path: Path) -> None:
    with pymupdf.open(stream=scan(layer=3)) as opened:
        opened[0].draw_rect((60, 100, 400, 116), color=(0, 0, 0), fill=(0, 0, 0))
        document = read(tmp_path, bytes(opened.tobytes()))
    assert [word for word in document.words() if 100 < word.box.y0 < 112] == []
    hidden = [box for box in document.pages[0].hidden if 100 < box.y0 < 112]
    assert len(hidden) == 3


@pytest.mark.parametrize(
    ("rect", "is_asked"),
    [
        ((72, 100, 540, 500), True),
        ((400, 100, 520, 160), True),
        ((72, 100, 200, 112), True),
        ((72, 100, 96, 124), False),
        ((72, 100, 540, 103), False),
    ],
)
def test_a_picture_is_read_by_its_size(tmp_path: Path, rect: tuple[float, float, float, float], is_asked: bool) -> None:
    document = read(tmp_path, with_picture(rect, picture((72, 80, 300, 180))))
    assert [one.is_read for one in document.pages[0].pictures] == [is_asked]


def test_a_picture_of_writing_in_a_page_that_is_drawn_is_read_in_its_place(tmp_path: Path) -> None:
    rect = (100.0, 300.0, 328.0, 400.0)
    document = read(tmp_path, with_picture(rect, sharp((72, 80, 300, 180))))
    (name,) = [word for word in document.words() if word.text == "QUIROGA"]
    assert name.source == "ocr"
    assert rect[0] < name.box.x0 < name.box.x1 < rect[2]
    assert rect[1] < name.box.y0 < name.box.y1 < rect[3]
    assert document.text.startswith("A letter with a picture\n")


def test_a_picture_of_one_tone_is_no_concern(tmp_path: Path) -> None:
    blank = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 50, 50), 0)
    blank.clear_with(200)
    assert codes(read(tmp_path, with_picture((72, 100, 540, 500), blank.tobytes("png")))) == []


def outlined(text_lines: int) -> bytes:
    """Return a page whose lines are drawn as outlines, through MuPDF's SVG writer."""
    with pymupdf.open() as source:
        page = source.new_page(width=612, height=792)
        for i, line in enumerate(LINES[:text_lines]):
            page.insert_text((72, 90 + 20 * i), line, fontsize=11)
        svg = page.get_svg_image(text_as_path=True)
    with pymupdf.open(stream=svg.encode(), filetype="svg") as drawing:
        return bytes(drawing.convert_to_pdf())


def test_letters_drawn_as_outlines_are_read_by_their_looks(tmp_path: Path) -> None:
    document = read(tmp_path, outlined(3))
    assert document.text.splitlines() == list(LINES[:3])
    assert codes(document) == []


def test_boxes_lines_and_charts_are_not_outlined_letters(tmp_path: Path) -> None:
    with pymupdf.open() as opened:
        page = opened.new_page(width=612, height=792)
        for i in range(20):
            page.insert_text((72, 100 + 20 * i), f"Row {i} of the table")
            page.draw_rect((300, 90 + 20 * i, 310, 100 + 20 * i))
            page.draw_rect((320 + 12 * i, 700 - 7 * i, 330 + 12 * i, 700), fill=(0.2, 0.4, 0.8))
            page.draw_circle((60, 96 + 20 * i), 2, fill=(0, 0, 0))
        document: Document = read(tmp_path, bytes(opened.tobytes()))
    assert codes(document) == []

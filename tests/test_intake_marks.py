"""What of a picture is no writing: photographs, finger prints, signatures, codes, and what nobody has read."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import cv2
import numpy as np
import pymupdf
import pytest
import zxingcpp

from redactor.detect.regions import detect_regions
from redactor.intake import concern, with_unread, without_burnt, write_crops
from redactor.intake.marks import kind_of
from redactor.model import Box, Document, Page, Region, RegionKind
from redactor.optical import Pixels
from redactor.rules import load_forms
from tests._intake_sources import read

SCALE = 200 / 72
FIELD = (10.0, 10.0, 90.0, 90.0)


def paper() -> Pixels:
    return np.full((round(100 * SCALE), round(100 * SCALE)), 250, np.uint8)


def filled(pattern: Pixels) -> Pixels:
    sheet = paper()
    a, b = round(10 * SCALE), round(90 * SCALE)
    sheet[a:b, a:b] = cv2.resize(pattern, (b - a, b - a))
    return sheet


def photograph() -> Pixels:
    y, x = np.mgrid[0:220, 0:220]
    face = 120 + 90 * np.cos((x - 110) / 60) * np.cos((y - 100) / 80)
    return np.clip(face, 0, 255).astype(np.uint8)


def finger() -> Pixels:
    y, x = np.mgrid[0:222, 0:222].astype(np.float64)
    ridges = np.sin(np.hypot(x - 100, 1.3 * (y - 130)) * 2 * np.pi / 5)
    return np.where(ridges > 0, 30, 240).astype(np.uint8)


def scribble() -> Pixels:
    sheet = np.full((222, 222), 250, np.uint8)
    points = np.array([(10 + 9 * i, 110 + 40 * (-1) ** i) for i in range(22)], np.int32)
    cv2.polylines(sheet, [points], False, 20, 2)
    return sheet


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        (np.full((9, 9), 120, np.uint8), None),
        (photograph(), "photo"),
        (finger(), "fingerprint"),
        (scribble(), "unread"),
    ],
    ids=["one tone", "photograph", "finger", "scribble"],
)
def test_a_mark_is_told_by_its_texture(pattern: Pixels, kind: RegionKind | None) -> None:
    assert kind_of(filled(pattern), FIELD, SCALE) == kind


def shaded(mark: int = 0) -> Pixels:
    """Return a band of a form, shaded, under a lighter one, with the grain of a copier and perhaps a faint stroke."""
    sheet = np.full((222, 222), 235, np.uint8)
    sheet[:90] = 200
    if mark:
        cv2.line(sheet, (60, 150), (150, 170), 235 - mark, 3)
    grain = np.random.default_rng(5).normal(0.0, 7.0, sheet.shape)
    return np.clip(sheet + grain, 0, 255).astype(np.uint8)


def test_shading_with_the_grain_of_a_copier_is_nothing_to_read_and_a_faint_stroke_on_it_is() -> None:
    assert kind_of(filled(shaded()), FIELD, SCALE) is None
    assert kind_of(filled(shaded(mark=60)), FIELD, SCALE) == "unread"


def test_strokes_that_lines_explain_do_not_make_a_dark_page_unread() -> None:
    sheet = filled(255 - scribble())
    read = np.zeros(sheet.shape, bool)

    assert kind_of(sheet, FIELD, SCALE, read) == "unread"
    read[:] = True
    assert kind_of(sheet, FIELD, SCALE, read) is None


def signed(caption: str, *, at: tuple[float, float] = (80.0, 420.0)) -> bytes:
    """Return a page that is a picture: a letter with a scribble over a caption."""
    with pymupdf.open() as drawing:
        page = drawing.new_page(width=612, height=792)
        for i, line in enumerate(("I have read this notice in a language that I understand.", "Served in person.")):
            page.insert_text((72, 100 + 20 * i), line, fontsize=11)
        page.insert_text(at, caption, fontsize=10)
        wave = [(80 + 6 * i, 390 + 11 * (-1) ** i) for i in range(18)]
        page.draw_polyline(wave, width=1.4)
        png = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY).tobytes("png")
    with pymupdf.open() as scan:
        page = scan.new_page(width=612, height=792)
        page.insert_image(page.rect, stream=png)
        return bytes(scan.tobytes())


@pytest.mark.parametrize(
    ("caption", "kind", "codes"),
    [
        ("Signature of Respondent", "signature", []),
        ("Signature and Title of Immigration Officer", "office-signature", []),
        ("Approved as to form", "unread", ["unread"]),
    ],
)
def test_a_signature_is_the_hand_that_its_caption_says(
    tmp_path: Path, caption: str, kind: str, codes: list[str]
) -> None:
    document = with_unread(read(tmp_path, signed(caption)), load_forms())
    assert [one.kind for one in document.pages[0].regions] == [kind]
    assert [one.code for one in document.concerns] == codes
    boxed = [finding.category for finding in detect_regions(document)]
    assert boxed == (["signature"] if kind == "signature" else [])


def test_the_places_that_a_person_must_look_at_are_written_as_pictures(tmp_path: Path) -> None:
    document = with_unread(read(tmp_path, signed("Approved as to form")), load_forms())
    (concern,) = document.concerns
    assert 368 < concern.boxes[0].y0 < 380
    (crop,) = write_crops(tmp_path / "source.pdf", document.concerns, tmp_path, "D1")
    assert crop.name == "D1-p001-1.png"
    with pymupdf.open(crop) as picture:
        assert picture[0].rect.width > 100


def test_what_a_bar_code_says_is_searched(tmp_path: Path) -> None:
    code = zxingcpp.create_barcode("A205777888", zxingcpp.BarcodeFormat.Code128)
    bars = np.array(zxingcpp.write_barcode_to_image(code, scale=2))
    sheet = np.full((2200, 1700), 255, np.uint8)
    sheet[300 : 300 + bars.shape[0], 200 : 200 + bars.shape[1]] = bars
    with pymupdf.open() as scan:
        page = scan.new_page(width=612, height=792)
        page.insert_image(page.rect, stream=cv2.imencode(".png", sheet)[1].tobytes())
        document = read(tmp_path, bytes(scan.tobytes()))
    (word,) = [word for word in document.words() if word.text == "A205777888"]
    assert word.box.contains_centre(Box(page=1, x0=110, y0=120, x1=120, y1=130))
    assert document.pages[0].regions == ()


def test_a_photograph_is_boxed_whole() -> None:
    box = Box(page=1, x0=40, y0=40, x1=140, y1=160)
    page = Page(number=1, width=612, height=792, rotation=0, words=(), start=0, end=0)
    page = dataclasses.replace(page, regions=(Region(box=box, kind="photo"),))
    document = Document(document_id="D", source="s", sha256="0" * 64, pages=(page,), text="")
    (finding,) = detect_regions(document)
    assert (finding.category, finding.region, finding.stance) == ("photo", box, "redact")


def test_a_place_that_is_boxed_anyway_needs_no_reader() -> None:
    mark, other = Box(page=1, x0=40, y0=40, x1=60, y1=50), Box(page=1, x0=200, y0=40, x1=220, y1=50)
    unread = dataclasses.replace(concern("unread", 1), boxes=(mark, other))
    cell = Box(page=1, x0=30, y0=35, x1=100, y1=55)
    assert without_burnt([unread], [cell])[0].boxes == (other,)
    assert without_burnt([dataclasses.replace(unread, boxes=(mark,))], [cell]) == ()
    half = dataclasses.replace(cell, x1=50.0)
    assert without_burnt([unread], [half])[0].boxes == (mark, other)
    assert without_burnt([concern("xfa")], [cell]) == (concern("xfa"),)

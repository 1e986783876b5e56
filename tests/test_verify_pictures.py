"""Verification of pictures: what they store under boxes, what they carry besides, and the text layer over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from reportlab.pdfgen.canvas import Canvas

from redactor.verify import verify
from tests._planted_pictures import (
    READ,
    drawn,
    group_that_spells,
    in_both,
    in_the_output,
    jpeg,
    low_bytes_that_spell,
    mask_that_spells,
    nothing,
    one_colour_by_two_numbers,
    scanned,
    stencil_that_spells,
    thumbnail,
    under_a_box,
    unseen,
)
from tests._verify_documents import Made

STORED, CARRIED, UNSEEN, LAYER = (
    "stored-pixels-remain",
    "picture-carries-more",
    "text-is-invisible",
    "text-layer-differs",
)


def found(made: Made) -> set[str]:
    return {leak.check for leak in verify(*made.arguments()).leaks}


@pytest.mark.parametrize(
    "make", [one_colour_by_two_numbers, mask_that_spells, stencil_that_spells, low_bytes_that_spell]
)
def test_text_that_a_picture_stores_under_a_box_is_found_by_one_check_alone(
    make: Callable[[pikepdf.Pdf], pikepdf.Object], tmp_path: Path
) -> None:
    assert found(in_the_output(drawn(make, under_a_box()))(tmp_path)) == {STORED}


def test_picture_in_the_mask_of_a_drawing_state_is_found(tmp_path: Path) -> None:
    assert found(in_the_output(group_that_spells)(tmp_path)) == {STORED}


def test_picture_in_a_pattern_is_not_clean_beside_a_box(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_indirect(one_colour_by_two_numbers(pdf))
        pattern = pdf.make_stream(b"q 9 0 0 9 0 0 cm /In Do Q")
        pattern.PatternType, pattern.PaintType, pattern.TilingType = 1, 1, 1
        pattern.BBox, pattern.XStep, pattern.YStep = [0, 0, 9, 9], 9, 9
        pattern.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/In": image}))
        page = pdf.pages[0]
        page.Resources["/Pattern"] = pikepdf.Dictionary(Fill=pattern)
        fill = b"q /Pattern cs /Fill scn 500 500 20 20 re f Q\n"
        page.Contents = pdf.make_stream(fill + page.Contents.read_bytes())

    assert STORED in found(in_the_output(change)(tmp_path))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("exif", jpeg(exif=thumbnail())),
        ("comment", jpeg(comment=b"a memo")),
        ("profile", jpeg(icc_profile=b"a profile")),
    ],
)
def test_metadata_of_a_picture_is_found_by_one_check_alone(
    name: str, make: Callable[[pikepdf.Pdf], pikepdf.Object], tmp_path: Path
) -> None:
    assert found(in_both(make, jpeg())(tmp_path)) == {CARRIED}


def changed(**entries: object) -> Callable[[pikepdf.Pdf], pikepdf.Object]:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        image = jpeg()(pdf)
        for key, value in entries.items():
            image[f"/{key}"] = value
        return image

    return make


def behind_its_end(pdf: pikepdf.Pdf) -> pikepdf.Object:
    image = jpeg()(pdf)
    image.write(image.read_raw_bytes() + b"more", filter=Name.DCTDecode)
    return image


@pytest.mark.parametrize("make", [changed(ID=pikepdf.String(b"12")), behind_its_end])
def test_what_stands_beside_or_behind_a_picture_is_found(
    make: Callable[[pikepdf.Pdf], pikepdf.Object], tmp_path: Path
) -> None:
    assert found(in_both(make, jpeg())(tmp_path)) == {CARRIED}


def test_plain_picture_is_clean(tmp_path: Path) -> None:
    assert found(in_both(jpeg(), jpeg())(tmp_path)) == set()


def test_word_that_was_read_may_lie_unseen_over_its_place(tmp_path: Path) -> None:
    assert found(scanned(unseen(READ.text))(tmp_path)) == set()


def test_scan_without_its_words_cannot_be_searched(tmp_path: Path) -> None:
    assert found(scanned(nothing)(tmp_path)) == {LAYER}


def twice(canvas: Canvas) -> None:
    unseen(READ.text)(canvas)
    unseen(READ.text, y=338)(canvas)


def both(text: str, **place: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        unseen(READ.text)(canvas)
        unseen(text, **place)(canvas)

    return draw


@pytest.mark.parametrize(
    "layer",
    [
        twice,
        both("Houston", y=340.0),
        both(READ.text, x=300.0, y=600.0),
        both(READ.text[::-1], y=341.0),
        both(READ.text[:3], y=341.0),
    ],
    ids=["a second time", "another word", "another place", "backwards", "a part of it"],
)
def test_nothing_else_may_lie_unseen_over_a_scan(layer: Callable[[Canvas], None], tmp_path: Path) -> None:
    assert UNSEEN in found(scanned(layer)(tmp_path))


def test_word_may_not_lie_where_the_picture_shows_nothing(tmp_path: Path) -> None:
    assert UNSEEN in found(scanned(unseen(READ.text), shows=False)(tmp_path))

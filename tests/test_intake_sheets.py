"""TIFF, JPEG and PNG files as sources."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from numpy.typing import NDArray
from PIL import Image

from redactor.errors import Unreadable
from redactor.intake import count_pages, pdf_of
from redactor.intake.sheets import as_pdf

RANDOM = np.random.default_rng(7)
GREY = RANDOM.integers(0, 256, (440, 340), dtype=np.uint8)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, format=kind, **options)
    return out.getvalue()


def drawn(pdf: bytes, number: int, dpi: int) -> NDArray[np.uint8]:
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        pixels = opened[number].get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride)[:, : pixels.width]


def test_a_fax_of_many_pages_keeps_every_pixel_and_its_size() -> None:
    pages = [Image.fromarray(level < GREY) for level in (60, 120, 180)]
    fax = saved(pages[0], "TIFF", compression="group4", dpi=(200, 200), save_all=True, append_images=pages[1:])
    pdf = as_pdf(fax)
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        assert [tuple(round(v, 1) for v in page.rect) for page in opened] == [(0, 0, 122.4, 158.4)] * 3
    for number, page in enumerate(pages):
        assert np.array_equal(drawn(pdf, number, 200) > 128, np.asarray(page))
    assert len(pdf) < 1.3 * len(fax)


def test_a_jpeg_is_taken_over_byte_for_byte() -> None:
    jpeg = saved(Image.fromarray(GREY), "JPEG", quality=50, dpi=(100, 100))
    with pymupdf.open(stream=as_pdf(jpeg), filetype="pdf") as opened:
        assert opened.extract_image(opened[0].get_images()[0][0])["image"] == jpeg


def test_a_picture_with_a_see_through_ground_lies_on_white() -> None:
    picture = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    assert drawn(as_pdf(saved(picture, "PNG")), 0, 72).min() == 255


@pytest.mark.parametrize(("orientation", "rotation"), [(1, 0), (3, 180), (6, 90), (8, 270)])
def test_a_photograph_taken_sideways_is_shown_upright(orientation: int, rotation: int) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    jpeg = saved(Image.fromarray(GREY), "JPEG", exif=exif)
    with pymupdf.open(stream=as_pdf(jpeg), filetype="pdf") as opened:
        assert opened[0].rotation == rotation


def test_a_picture_that_does_not_say_how_fine_it_is_becomes_a_page_of_usual_width() -> None:
    with pymupdf.open(stream=as_pdf(saved(Image.new("L", (1700, 2200), 255), "PNG")), filetype="pdf") as opened:
        assert tuple(opened[0].rect) == (0, 0, 612, 792)


def test_the_same_file_gives_the_same_bytes() -> None:
    tiff = saved(Image.fromarray(GREY > 90), "TIFF", compression="group4")
    assert as_pdf(tiff) == as_pdf(tiff)


def test_a_source_that_is_a_picture_is_counted_and_given_as_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    path.write_bytes(saved(Image.fromarray(GREY), "TIFF", save_all=True, append_images=[Image.fromarray(GREY)]))
    assert count_pages(path) == 2
    assert (pdf_of(path) or b"").startswith(b"%PDF-")


@pytest.mark.parametrize("kind", ["TIFF", "PNG", "JPEG"])
def test_a_damaged_picture_is_unreadable(kind: str) -> None:
    whole = saved(Image.fromarray(GREY), kind)
    with pytest.raises(Unreadable):
        as_pdf(whole[: len(whole) // 3])

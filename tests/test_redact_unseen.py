"""Pixels that no reader sees go, whatever hides them; those that are seen stay to the last."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pymupdf
import pytest
from PIL import Image

from redactor.model import DocumentDecisions
from redactor.redact.plan import plan_burns
from redactor.redact.unseen import with_unseen
from tests._redact_documents import burn, read
from tests.hiding_places.drawing import add, image, picture_of, saved, sheet
from tests.hiding_places.secret import SECRET

WORDS = picture_of("Ofelia Quimistan of Brooklyn")
WHITE = Image.new("L", WORDS.size, 255)
PLACED = b"q 420 0 0 40 72 480 cm /I Do Q "


def _file(tmp_path: Path, content: bytes, *, mask: bool = False) -> Path:
    pdf = sheet(SECRET)
    add(pdf, content, XObject={"I": image(pdf, WHITE, SMask=image(pdf, WORDS)) if mask else image(pdf, WORDS)})
    path = tmp_path / "s.pdf"
    path.write_bytes(saved(pdf))
    return path


def _pictures(path: Path) -> list[np.ndarray]:
    with pikepdf.open(path) as pdf:
        return [
            np.array(pikepdf.PdfImage(one).as_pil_image().convert("L"))
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]


def _look(path: Path) -> np.ndarray:
    with pymupdf.open(path) as opened:
        pixmap = opened[0].get_pixmap(dpi=72, colorspace=pymupdf.csGRAY)
        return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)[:, : pixmap.width].copy()


def _contrast(pixels: np.ndarray) -> int:
    return int(pixels.max()) - int(pixels.min())


@pytest.mark.parametrize(
    ("content", "mask"),
    [
        (PLACED + b"0 g 70 478 430 44 re f", False),
        (PLACED + b"1 g 70 478 430 44 re f 0 g", False),
        (PLACED + b"0 1 0 rg 70 478 430 44 re f 0 g", False),
        (PLACED, True),
    ],
    ids=["under black", "under white", "under colour", "mask of white on white"],
)
def test_a_picture_that_is_not_seen_loses_its_pixels(tmp_path: Path, content: bytes, mask: bool) -> None:
    path = _file(tmp_path, content, mask=mask)
    before = _look(path)[200:330]
    burn(path, ["Whitcombe"])
    out = tmp_path / "s-out.pdf"
    assert all(_contrast(pixels) == 0 for pixels in _pictures(out))
    assert np.abs(_look(out)[200:330].astype(int) - before).max() <= 2


def test_a_picture_that_is_seen_keeps_every_pixel(tmp_path: Path) -> None:
    burn(_file(tmp_path, PLACED), ["Whitcombe"])
    (kept,) = _pictures(tmp_path / "s-out.pdf")
    assert np.array_equal(kept, np.array(WORDS))


def test_half_a_box_takes_half_of_a_picture(tmp_path: Path) -> None:
    path = _file(tmp_path, PLACED + b"0 g 72 478 100 44 re f")
    before = _look(path)[265:320]
    burn(path, ["Whitcombe"])
    (kept,) = _pictures(tmp_path / "s-out.pdf")
    assert _contrast(kept[:, :95]) == 0
    assert np.array_equal(kept[:, 105:], np.array(WORDS)[:, 105:])
    assert np.abs(_look(tmp_path / "s-out.pdf")[265:320].astype(int) - before).max() <= 2


def test_nothing_is_added_where_everything_is_seen(tmp_path: Path) -> None:
    path = _file(tmp_path, PLACED)
    document = read(path)
    plans = plan_burns(document, DocumentDecisions(outcome="produce", decisions=()))
    assert with_unseen(path.read_bytes(), plans) == plans


def test_a_dot_of_many_pixels_is_blanked(tmp_path: Path) -> None:
    burn(_file(tmp_path, b"q 3 0 0 0.3 72 480 cm /I Do Q"), ["Whitcombe"])
    assert all(_contrast(pixels) == 0 for pixels in _pictures(tmp_path / "s-out.pdf"))

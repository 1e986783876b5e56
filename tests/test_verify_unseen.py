"""What a picture holds where the page does not show it is found, however the page lies; what is seen is no alarm."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from redactor.verify.opening import opened
from redactor.verify.unseen import hides_pixels
from tests.hiding_places.drawing import add, image, picture_of, saved, sheet, words
from tests.hiding_places.secret import SECRET

WORDS = picture_of("Ofelia Quimistan of Brooklyn")
PLACED = b"q 420 0 0 40 72 480 cm /I Do Q "
NO_BURNS = np.zeros((0, 4))


def _hides(tmp_path: Path, content: bytes, *, rotate: int = 0, crop: list[int] | None = None, mask: bool = False):
    pdf = sheet(SECRET)
    white = Image.new("L", WORDS.size, 255)
    add(pdf, content, XObject={"I": image(pdf, WORDS, SMask=image(pdf, white)) if mask else image(pdf, WORDS)})
    pdf.pages[0].obj.Rotate = rotate
    if crop:
        pdf.pages[0].obj["/CropBox"] = crop
    path = tmp_path / "s.pdf"
    path.write_bytes(saved(pdf))
    with opened(path) as file:
        return hides_pixels(file.sheet(1), NO_BURNS)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, [40, 300, 560, 760]])
def test_writing_under_an_older_box_is_found(tmp_path: Path, rotate: int, crop: list[int] | None) -> None:
    covered = PLACED + b"0 g 70 478 430 44 re f"
    assert _hides(tmp_path, covered, rotate=rotate, crop=crop)
    assert not _hides(tmp_path, PLACED, rotate=rotate, crop=crop)


def test_writing_under_the_right_half_is_found(tmp_path: Path) -> None:
    assert _hides(tmp_path, PLACED + b"1 g 200 470 400 60 re f 0 g")


@pytest.mark.parametrize(
    "content",
    [
        PLACED + words(80, 495, "drawn over the picture", size=14),
        PLACED + b"1 w 72 500 m 492 500 l S",
        b"0.9 g 60 470 440 60 re f 0 g " + PLACED,
        b"q 0.9 0.3 -0.3 0.9 0 0 cm 420 0 0 40 172 380 cm /I Do Q",
    ],
    ids=["text over it", "a rule over it", "on a tint", "turned"],
)
def test_what_is_seen_is_no_alarm(tmp_path: Path, content: bytes) -> None:
    assert not _hides(tmp_path, content)


def test_an_open_mask_is_no_alarm(tmp_path: Path) -> None:
    assert not _hides(tmp_path, PLACED, mask=True)

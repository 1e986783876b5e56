"""Positions of pdfium and boxes of the model are one place on the page, however it is turned, cropped and scaled."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from redactor.model import Box, Page
from redactor.verify.opening import opened
from redactor.verify.space import PageSpace, as_rows, pixel_window

CROPS = (None, (20.0, 30.0, 380.0, 290.0))
INK = (100.0, 200.0, 60.0, 24.0)
"""Left, bottom, width and height of a black rectangle, in user space."""


def draw(path: Path, rotation: int, crop: tuple[float, ...] | None, unit: float) -> Path:
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=(400, 300))
    canvas.rect(*INK, stroke=0, fill=1)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(120, 100, "H")
    canvas.save()
    with pikepdf.open(kept) as pdf:
        page = pdf.pages[0].obj
        page.Rotate = rotation
        if crop:
            page.CropBox = pikepdf.Array(crop)
        if unit != 1:
            page.UserUnit = unit
        pdf.save(path)
    return path


def ink_box(crop: tuple[float, ...] | None, unit: float) -> Box:
    left, top = (crop[0], crop[3]) if crop else (0.0, 300.0)
    x, y = (INK[0] - left) * unit, (top - INK[1] - INK[3]) * unit
    return Box(page=1, x0=x, y0=y, x1=x + INK[2] * unit, y1=y + INK[3] * unit)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", CROPS)
@pytest.mark.parametrize("unit", [1.0, 2.0])
def test_box_covers_exactly_the_ink(rotation: int, crop: tuple[float, ...] | None, unit: float, tmp_path: Path) -> None:
    with opened(draw(tmp_path / "a.pdf", rotation, crop, unit)) as file:
        sheet = file.sheet(1)
        row = sheet.space.pixels(as_rows([ink_box(crop, unit)]), sheet.picture.shape)[0]
        assert sheet.textless[pixel_window(row, sheet.picture.shape, 1.0)].max() < 40
        without = sheet.textless.copy()
        without[pixel_window(row, sheet.picture.shape, -1.0)] = 255
        assert without.min() > 200


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", CROPS)
@pytest.mark.parametrize("unit", [1.0, 2.0])
def test_letter_is_inside_its_box(rotation: int, crop: tuple[float, ...] | None, unit: float, tmp_path: Path) -> None:
    with opened(draw(tmp_path / "a.pdf", rotation, crop, unit)) as file:
        sheet = file.sheet(1)
        index = sheet.characters.text.index("H")
        row = sheet.space.pixels(sheet.characters.boxes[index : index + 1], sheet.picture.shape)[0]
        ink = np.abs(sheet.picture.astype(int) - sheet.textless) > 60
        assert ink[pixel_window(row, ink.shape, -1.5)].sum() == ink.sum() > 0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_displayed_agrees_with_the_model(rotation: int) -> None:
    space = PageSpace(left=5, bottom=7, right=405, top=307, rotation=rotation, unit=1.0)
    page = Page(number=1, width=400, height=300, rotation=rotation, words=(), start=0, end=0)
    box = Box(page=1, x0=10, y0=20, x1=40, y1=35)
    assert tuple(space.displayed(as_rows([box]))[0]) == page.displayed(box)
    assert np.allclose(space.undisplayed(space.displayed(as_rows([box]))), as_rows([box]))


def test_to_pdfium_and_back_is_the_same_box() -> None:
    space = PageSpace(left=5, bottom=7, right=405, top=307, rotation=90, unit=2.0)
    box = Box(page=1, x0=10, y0=20, x1=40, y1=35)
    assert np.allclose(space.from_pdfium(space.to_pdfium(as_rows([box]))), as_rows([box]))


@pytest.mark.parametrize(
    "sides",
    [
        {"right": 5.0},
        {"top": float("nan")},
        {"unit": 0.0},
        {"rotation": 45},
    ],
)
def test_page_without_a_place_is_refused(sides: dict[str, float]) -> None:
    whole = {"left": 5.0, "bottom": 7.0, "right": 405.0, "top": 307.0, "rotation": 0, "unit": 1.0}
    with pytest.raises(ValueError, match="a page needs"):
        PageSpace(**{**whole, **sides})

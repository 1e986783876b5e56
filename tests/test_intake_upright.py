"""Pages that lie askew, sideways or upside down: set right to be read, and back where they are drawn."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pymupdf
import pytest

from redactor.intake import decisions_as_drawn, document_as_drawn
from redactor.model import Box, Decision, Document, DocumentDecisions, Finding
from redactor.optical import Pixels
from tests._intake_sources import read

LINES = (
    "The respondent Baltazar Quiroga was born in San Marcos and came in",
    "the month of March to the courthouse in the county of Kings, where",
    "two officers waited on the steps and took him to the field office.",
)


def page_picture() -> Pixels:
    with pymupdf.open() as drawing:
        page = drawing.new_page(width=500, height=400)
        for i, line in enumerate(LINES):
            page.insert_text((60, 120 + 22 * i), line, fontsize=11)
        page.draw_rect((50, 220, 300, 260), width=1)
        page.insert_text((60, 245), "Quiroga", fontsize=11)
        drawn = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
    return np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.stride)[:, : drawn.width].copy()


def scanned(folder: Path, *, skew: float = 0.0, turn: int = 0) -> Document:
    picture = page_picture()
    if skew:
        matrix = cv2.getRotationMatrix2D((picture.shape[1] / 2, picture.shape[0] / 2), -skew, 1.0)
        picture = cv2.warpAffine(picture, matrix, picture.shape[::-1], flags=cv2.INTER_CUBIC, borderValue=255)
    picture = np.ascontiguousarray(np.rot90(picture, -turn))
    with pymupdf.open() as scan:
        page = scan.new_page(width=picture.shape[1] * 0.36, height=picture.shape[0] * 0.36)
        page.insert_image(page.rect, stream=cv2.imencode(".png", picture)[1].tobytes())
        return read(folder, bytes(scan.tobytes()))


def ink_under(folder: Path, box: Box) -> float:
    """Return the share of the page's dark pixels within a box of the page as drawn."""
    with pymupdf.open(folder / "source.pdf") as opened:
        drawn = opened[0].get_pixmap(dpi=72, clip=(box.x0, box.y0, box.x1, box.y1), colorspace=pymupdf.csGRAY)
    return float(np.mean(np.frombuffer(drawn.samples, np.uint8) < 140))


@pytest.mark.parametrize(("skew", "turn"), [(0.0, 0), (1.7, 0), (-2.6, 0), (0.0, 2), (0.9, 1), (0.0, 3)])
def test_a_page_is_read_whichever_way_it_lies(tmp_path: Path, skew: float, turn: int) -> None:
    document = scanned(tmp_path, skew=skew, turn=turn)
    assert document.text.splitlines() == [*LINES, "Quiroga"]
    page = document.pages[0]
    assert (page.placing is None) == (skew == 0.0 and turn == 0)
    drawn = document_as_drawn(document)
    assert drawn.pages[0].rotation == 0
    with pymupdf.open(tmp_path / "source.pdf") as opened:
        assert abs(drawn.pages[0].width - opened[0].rect.width) < 0.01
    assert all(ink_under(tmp_path, word.box) > 0.05 for word in drawn.words())


def drawn_text(folder: Path, turn: int, rotation: int) -> Document:
    """Return a page whose lines are drawn turned clockwise by quarters, with that /Rotate, as it is read."""
    with pymupdf.open() as drawing:
        page = drawing.new_page(width=612, height=612)
        page.draw_rect((50, 150, 300, 190), width=1)
        for i, line in enumerate((*LINES, "Quiroga")):
            x, y = 60.0, 100.0 + 22 * i
            at = ((x, y), (612 - y, x), (612 - x, 612 - y), (y, 612 - x))[turn]
            page.insert_text(at, line, fontsize=11, rotate=-90 * turn % 360)
        page.set_rotation(rotation)
        return read(folder, bytes(drawing.tobytes()))


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_text_drawn_sideways_is_read_as_if_it_stood_upright(tmp_path: Path, turn: int, rotation: int) -> None:
    document = drawn_text(tmp_path, turn, rotation)
    page = document.pages[0]
    assert document.text.splitlines() == [*LINES, "Quiroga"]
    assert (page.placing is None) == ((90 * turn + rotation) % 360 == 0)
    assert not page.is_askew
    if page.placing is not None:
        tops = [round(word.box.y0) for word in page.words if word.text in ("The", "Quiroga")]
        assert page.words[0].box.x0 == pytest.approx(60, abs=1)
        assert tops == sorted(tops)
    drawn = document_as_drawn(document)
    assert drawn.pages[0].rotation == rotation
    with pymupdf.open(tmp_path / "source.pdf") as opened:
        opened[0].set_rotation(0)
        words = {(round(x0), round(y0)) for x0, y0, *_ in opened[0].get_text("words")}
    near = [min(abs(w.box.x0 - x) + abs(w.box.y0 - y) for x, y in words) for w in drawn.pages[0].words]
    assert max(near) < 8  # MuPDF's word boxes are as high as the font, ours as the letters


def test_the_ruling_lines_of_a_page_that_lies_askew_are_level(tmp_path: Path) -> None:
    page = scanned(tmp_path, skew=1.7).pages[0]
    long = [one for one in page.rulings if one.is_horizontal and one.x1 - one.x0 > 200]
    assert len(long) == 2
    assert all(one.y0 == one.y1 for one in long)


def test_a_cell_that_lies_askew_is_boxed_in_steps_that_cover_it(tmp_path: Path) -> None:
    document = scanned(tmp_path, skew=2.5)
    cell = Box(page=1, x0=52, y0=222, x1=298, y1=258)
    finding = Finding(
        category="person-name", stance="redact", start=0, end=0, boxes=(), text="", score=1.0, found_by=("t",),
        region=cell,
    )  # fmt: skip
    decisions = DocumentDecisions(
        outcome="produce", decisions=(Decision(finding=finding, action="redact", rule="t"),)
    )  # fmt: skip
    placed = decisions_as_drawn(decisions, document).decisions[0].finding
    placing = document.pages[0].placing
    assert placing is not None
    assert placed.region is None
    assert len(placed.boxes) > 3
    a, b, c, d, e, f = placing.matrix
    for x, y in ((52, 222), (298, 222), (52, 258), (298, 258), (175, 240), (100, 256)):
        px, py = a * x + c * y + e, b * x + d * y + f
        assert any(s.x0 - 0.01 <= px <= s.x1 + 0.01 and s.y0 - 0.01 <= py <= s.y1 + 0.01 for s in placed.boxes)
    assert all(step.height < cell.height + 5 for step in placed.boxes)


def test_a_page_that_lies_right_keeps_its_decisions(tmp_path: Path) -> None:
    document = scanned(tmp_path)
    decisions = DocumentDecisions(outcome="produce", decisions=())
    assert decisions_as_drawn(decisions, document) is decisions
    assert document_as_drawn(document) == document

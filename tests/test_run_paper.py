"""Paper as it arrives: layers that lie, a picture on a typed page, a stamp, upside down, askew, many pages."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

import redactor
from redactor.verify import text_as_seen
from tests.production import CERTIFICATION, ROSTER, SECRETS, draw_lines, inline

pytestmark = pytest.mark.model

DPI = 200
BESIDE = "The clerk put the page below into the file."
NAME = (60, 195, 1000, 260)
"""Pixels of the sheet in which the line with the name stands."""


def sheet(folder: Path) -> Image.Image:
    """Return the certification as a grey picture."""
    with pymupdf.open(draw_lines(folder / "drawn.pdf", CERTIFICATION)) as drawn:
        pixels = drawn[0].get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)


def in_pdf(picture: Image.Image, path: Path, *, typed: str = "", unseen: str = "") -> None:
    """Write a page of the picture, under a typed line or below an unseen one."""
    held = io.BytesIO()
    picture.save(held, "PNG")
    with pymupdf.open() as made:
        page = made.new_page(width=612, height=792)
        top = 90 if typed else 0
        page.insert_image(pymupdf.Rect(0, top, 612, 792 + top), stream=held.getvalue())
        if typed:
            page.insert_text((72, 60), typed, fontsize=11)
        if unseen:
            for line in range(8):
                page.insert_text((72, 72 + 16 * line), unseen, fontsize=11, render_mode=3)
        made.save(path)


def stamped(picture: Image.Image, folder: Path) -> Image.Image:
    """Return the sheet with a stamp, framed and slanting, over the name."""
    with pymupdf.open() as made:
        page = made.new_page(width=150, height=40)
        page.draw_rect(pymupdf.Rect(2, 2, 148, 38), width=2)
        page.insert_text((12, 28), "RECEIVED", fontsize=24)
        pixels = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    stamp = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples).rotate(8, expand=True, fillcolor=255)
    out = picture.copy()
    # Ink on ink: both stay dark where they cross.
    place = (NAME[0] + 260, NAME[1] - 60)
    under = out.crop((*place, place[0] + stamp.width, place[1] + stamp.height))
    out.paste(Image.composite(stamp, under, stamp.point(lambda v: 255 * (v < 128))), place)
    return out


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("sheets")
    (base / "in").mkdir()
    picture = sheet(base)
    in_pdf(picture, base / "in" / "layer.pdf", unseen="Nothing of note was said that day in the hall by anybody.")
    in_pdf(picture, base / "in" / "insert.pdf", typed=BESIDE)
    picture.rotate(180).save(base / "in" / "head.jpg", quality=85, dpi=(DPI, DPI))
    picture.rotate(2.0, fillcolor=255, resample=Image.Resampling.BICUBIC).save(base / "in" / "skew.png", dpi=(DPI, DPI))
    stamped(picture, base).save(base / "in" / "stamp.png", dpi=(DPI, DPI))
    held, first = io.BytesIO(), picture.copy()
    turned = picture.rotate(90, expand=True)
    first.save(held, "TIFF", save_all=True, append_images=[turned], compression="tiff_lzw", dpi=(DPI, DPI))
    (base / "in" / "many.tif").write_bytes(held.getvalue())
    (base / "roster.csv").write_text(ROSTER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("redactor.jobs.run.run_tasks", inline)
        redactor.run(base / "in", out=base / "out", roster=base / "roster.csv", jobs=1)
    return base


@cache
def outcome(job: Path, source: str) -> tuple[str, str]:
    """Return a document's status and all that can be read of it in the volume."""
    with (job / "out" / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["source"] == source]
    return row["status"], " ".join(text_as_seen(job / "out" / "VOL001" / "PDF" / f"{row['begbates']}.pdf"))


@pytest.mark.parametrize("source", ["layer.pdf", "insert.pdf", "head.jpg", "skew.png", "stamp.png", "many.tif"])
def test_nothing_of_a_sheet_is_readable_that_must_go(job: Path, source: str) -> None:
    _, text = outcome(job, source)
    assert "hall by anybody" not in text  # the layer that says something else
    plain = text.casefold().replace(" ", "")
    assert not [secret for secret in SECRETS if secret.casefold().replace(" ", "") in plain]


@pytest.mark.parametrize("source", ["insert.pdf", "head.jpg", "skew.png", "many.tif"])
def test_a_sheet_that_reads_without_effort_is_produced_with_the_rest(job: Path, source: str) -> None:
    status, text = outcome(job, source)
    assert status == "produced"
    for kept in ("Kings County Family Court", "March 3, 2020", "Deportation Officer Daniel Whitcombe"):
        assert kept.replace(" ", "") in text.replace(" ", "")

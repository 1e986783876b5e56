"""Files of single pages: what is written, and that a wrong one is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from redactor.redact import write_page_files
from redactor.verify import text_of, verify_volume
from tests.test_verify_volume import faults, make_volume, write_manifest


def with_page_files(folder: Path, kind: str, change: Callable[[Path], None] = lambda images: None) -> Path:
    volume = make_volume(folder)
    images = volume / "IMAGES"
    images.mkdir()
    lines = []
    for bates in ("ICE-0000001", "ICE-0000002"):
        (name,) = write_page_files(volume / "PDF" / f"{bates}.pdf", images, [bates], kind)
        lines.append(f"{bates},VOL001,IMAGES/{name},Y,,,1\r\n")
    change(images)
    (volume / "DATA" / "VOL001.opt").write_bytes("".join(lines).encode())
    write_manifest(volume)
    manifest = json.loads((volume / "manifest.json").read_text("utf-8"))
    manifest["settings"]["page_files"] = kind
    (volume / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return volume


@pytest.mark.parametrize("kind", ["pdf", "image"])
def test_a_volume_with_page_files_passes_and_every_page_is_compared(kind: str, tmp_path: Path) -> None:
    report = verify_volume(with_page_files(tmp_path, kind))
    assert report.failures == ()
    assert dict(report.checked)["page files compared"] == 2


def test_a_page_in_black_and_white_is_group_4_at_300_dpi(tmp_path: Path) -> None:
    images = with_page_files(tmp_path, "image") / "IMAGES"
    with Image.open(images / "ICE-0000001.tif") as picture:
        assert picture.mode == "1"
        assert picture.info["compression"] == "group4"
        assert [round(float(value)) for value in picture.info["dpi"]] == [300, 300]


def test_a_page_with_colour_is_a_jpeg(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100))
    page.contents_add(b"0.9 0.4 0.1 rg 20 20 60 60 re f")
    pdf.save(tmp_path / "c.pdf")
    (name,) = write_page_files(tmp_path / "c.pdf", tmp_path, ["C-1"], "image")
    assert name == "C-1.jpg"
    with Image.open(tmp_path / name) as picture:
        assert (picture.format, picture.size, picture.info["dpi"]) == ("JPEG", (834, 417), (300, 300))


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    volume = make_volume(tmp_path)
    for kind in ("pdf", "image"):
        contents = []
        for turn in ("one", "two"):
            (tmp_path / kind / turn).mkdir(parents=True)
            names = write_page_files(volume / "PDF" / "ICE-0000001.pdf", tmp_path / kind / turn, ["B-1"], kind)
            contents.append([(tmp_path / kind / turn / name).read_bytes() for name in names])
        assert contents[0] == contents[1]


def test_a_single_page_reads_as_its_page(tmp_path: Path) -> None:
    volume = with_page_files(tmp_path, "pdf")
    assert text_of(volume / "IMAGES" / "ICE-0000001.pdf") == text_of(volume / "PDF" / "ICE-0000001.pdf")


def _blot(images: Path) -> None:
    with Image.open(images / "ICE-0000001.tif") as picture:
        drawn = picture.copy()
    ImageDraw.Draw(drawn).rectangle((400, 2500, 480, 2580), fill=0)
    drawn.save(images / "ICE-0000001.tif", compression="group4", dpi=(300, 300))


def _comment(images: Path) -> None:
    with Image.open(images / "ICE-0000001.tif") as picture:
        picture.copy().save(
            images / "ICE-0000001.tif", compression="group4", dpi=(300, 300), description="who it was about"
        )


def _another(images: Path) -> None:
    (images / "ICE-0000001.tif").write_bytes((images / "ICE-0000002.tif").read_bytes())


def _second_page(images: Path) -> None:
    with Image.open(images / "ICE-0000001.tif") as picture:
        one = picture.copy()
    one.save(images / "ICE-0000001.tif", compression="group4", dpi=(300, 300), save_all=True, append_images=[one])


def _stray(images: Path) -> None:
    (images / "notes.txt").write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (_blot, "page-file"), (_comment, "page-file"), (_another, "page-file"), (_second_page, "page-file"),
        (_stray, "load-files"),
    ],
)  # fmt: skip
def test_a_wrong_picture_is_found(change: Callable[[Path], None], check: str, tmp_path: Path) -> None:
    assert check in faults(with_page_files(tmp_path, "image", change))


def test_a_single_page_with_something_added_is_found(tmp_path: Path) -> None:
    def add(images: Path) -> None:
        with pikepdf.open(images / "ICE-0000001.pdf", allow_overwriting_input=True) as pdf:
            pdf.pages[0].contents_add(b"0 g 300 100 40 20 re f")
            pdf.save()

    assert "page-file" in faults(with_page_files(tmp_path, "pdf", add))


def test_a_folder_of_page_files_that_no_setting_names_is_found(tmp_path: Path) -> None:
    volume = make_volume(tmp_path)
    (volume / "IMAGES").mkdir()
    (volume / "IMAGES" / "ICE-0000001.tif").write_bytes(b"x")
    assert faults(volume) == {"manifest"}

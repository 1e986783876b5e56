"""Somebody changes a finished volume, and mends hashes, load files and texts so that they agree: it is noticed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from redactor.verify import text_of
from tests._verify_documents import A_NUMBER, NAME, box_of
from tests.test_verify_volume import (
    drawn,
    faults,
    make_volume,
    replace_pdf,
    write_load_files,
    write_log,
    write_manifest,
)

FIRST, SECOND, THIRD = "ICE-0000001", "ICE-0000002", "ICE-0000003"
Tamper = Callable[[Path], None]


def mended(volume: Path) -> None:
    """Make texts, load files and manifest say what the PDF files now hold."""
    for path in (volume / "PDF").iterdir():
        (volume / "TEXT" / f"{path.stem}.txt").write_text("\f".join(text_of(path)), encoding="utf-8")
    write_load_files(volume)
    write_manifest(volume)


def with_log(change: Callable[[list[dict[str, str]]], None]) -> Tamper:
    """Change the rows of the log in all three formats."""

    def tamper(volume: Path) -> None:
        with (volume / "LOGS" / "redaction-log.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        change(rows)
        write_log(volume / "LOGS", rows)
        write_manifest(volume)

    return tamper


def change_byte(volume: Path) -> None:
    path = volume / "PDF" / f"{FIRST}.pdf"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def add_file(volume: Path) -> None:
    (volume / "PDF" / "ICE-0000009.pdf").write_bytes((volume / "PDF" / f"{FIRST}.pdf").read_bytes())
    write_manifest(volume)


def add_file_at_the_top(volume: Path) -> None:
    (volume / "names.txt").write_text(NAME)


def remove_pdf(volume: Path) -> None:
    (volume / "PDF" / f"{SECOND}.pdf").unlink()
    write_manifest(volume)


def remove_log(volume: Path) -> None:
    (volume / "LOGS" / "redaction-log.csv").unlink()
    write_manifest(volume)


def remove_manifest(volume: Path) -> None:
    (volume / "manifest.json").unlink()


def swap_documents(volume: Path) -> None:
    first, second = (volume / "PDF" / f"{name}.pdf" for name in (FIRST, SECOND))
    kept = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(kept)
    mended(volume)


def another_number(volume: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        assert FIRST.encode() in content
        pdf.pages[0].Contents = pdf.make_stream(content.replace(FIRST.encode(), b"ICE-0000007"))

    replace_pdf(volume, change)


def remove_load_row(volume: Path) -> None:
    path = volume / "DATA" / "VOL001.dat"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    write_manifest(volume)


def remove_page_row(volume: Path) -> None:
    path = volume / "DATA" / "VOL001.opt"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    write_manifest(volume)


def remove_document_rows(volume: Path) -> None:
    """A document vanishes from both load files; its files stay."""
    remove_load_row(volume)
    remove_page_row(volume)


def formula_cell(volume: Path) -> None:
    path = volume / "LOGS" / "redaction-log.xlsx"
    book = openpyxl.load_workbook(path)
    book.active["N2"] = "=HYPERLINK(A1)"
    book.save(path)
    write_manifest(volume)


def one_format_only(volume: Path) -> None:
    path = volume / "LOGS" / "redaction-log.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows[1]["category"] = "age"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    write_manifest(volume)


def under(body: bytes) -> Tamper:
    """Put something at the beginning of the content, where the boxes come to lie over it."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(body + b"\n" + pdf.pages[0].Contents.read_bytes())

    return lambda volume: replace_pdf(volume, change)


def at() -> tuple[float, float, float, float]:
    box = box_of(2, "File No:", A_NUMBER)
    return box.x0, 792 - box.y1, box.width, box.height


def text_under_a_box() -> bytes:
    x, y, _, _ = at()
    return f"BT /F1 9 Tf {x} {y + 3} Td ({A_NUMBER}) Tj ET".encode()


def curves_under_a_box() -> bytes:
    x, y, _, _ = at()
    return f"{x + 4} {y + 3} m {x + 9} {y + 20} {x + 20} {y - 9} {x + 30} {y + 5} c S".encode()


def picture_under_a_box() -> bytes:
    x, y, width, height = at()
    return f"q {width} 0 0 {height} {x} {y} cm BI /W 4 /H 1 /BPC 8 /CS /G /F /AHx ID 00ff00ff> EI Q".encode()


def without_a_box(volume: Path) -> None:
    """The last box is painted in white and its label is gone; its row stays in the log."""

    def change(pdf: pikepdf.Pdf) -> None:
        kept = list(pikepdf.parse_content_stream(pdf.pages[0]))
        last = max(i for i, one in enumerate(kept) if str(one.operator) == "re")
        end = next(i for i in range(last, len(kept)) if str(kept[i].operator) == "ET")
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept[:last] + kept[end + 1 :]))

    replace_pdf(volume, change)


def extra_row(**changes: str) -> Tamper:
    return with_log(lambda rows: rows.append({**rows[0], "redaction_id": "R-ffffffffff", **changes}))


TAMPERED: tuple[tuple[str, str, Tamper], ...] = (
    ("a-byte", "manifest", change_byte),
    ("extra-file", "load-files", add_file),
    ("extra-file-at-the-top", "manifest", add_file_at_the_top),
    ("missing-pdf", "load-files", remove_pdf),
    ("missing-log", "log", remove_log),
    ("missing-manifest", "manifest", remove_manifest),
    ("swapped-documents", "bates", swap_documents),
    ("another-number", "bates", another_number),
    ("missing-row-of-the-load-file", "load-files", remove_load_row),
    ("missing-row-of-the-page-list", "load-files", remove_page_row),
    ("missing-rows-of-a-document", "load-files", remove_document_rows),
    ("formula", "tables", formula_cell),
    ("one-format-of-the-log", "log", one_format_only),
    ("row-removed", "log", with_log(lambda rows: rows.pop())),
    ("first-row-removed", "log", with_log(lambda rows: rows.pop(0))),
    ("all-rows-removed", "log", with_log(lambda rows: rows.clear())),
    ("another-clause", "log", with_log(lambda rows: rows[1].update(clause="tps"))),
    ("row-of-a-blank-place", "log-boxes", extra_row(x0="300", y0="500", x1="380", y1="520")),
    ("row-of-a-written-place", "log-boxes", extra_row(x0="72", y0="80", x1="180", y1="94")),
    ("row-of-another-page", "log", extra_row(page="2")),
    ("row-of-no-document", "log", extra_row(begbates="ICE-0000009")),
    ("hidden-text", "hidden-text", drawn(b"\nBT 3 Tr /F1 9 Tf 72 300 Td (seen by nobody) Tj ET")),
    ("text-under-a-box", "log-boxes", under(text_under_a_box())),
    ("curves-under-a-box", "log-boxes", under(curves_under_a_box())),
    ("picture-under-a-box", "log-boxes", under(picture_under_a_box())),
    ("box-taken-off", "log-boxes", without_a_box),
)


@pytest.mark.parametrize(("check", "tamper"), [t[1:] for t in TAMPERED], ids=[t[0] for t in TAMPERED])
def test_tampering_is_noticed(check: str, tamper: Tamper, tmp_path: Path) -> None:
    volume = make_volume(tmp_path)
    tamper(volume)
    assert check in faults(volume)


def test_mending_without_a_change_passes(tmp_path: Path) -> None:
    volume = make_volume(tmp_path)
    mended(volume)
    with_log(lambda rows: None)(volume)
    assert faults(volume) == set()


def two_pages(folder: Path, *, swapped: bool) -> Path:
    """A volume whose last document has two pages, perhaps in the wrong order."""
    volume = make_volume(folder)
    path = volume / "PDF" / f"{SECOND}.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages.append(pdf.pages[0])
        more = pdf.pages[1]
        more.Contents = pdf.make_stream(more.Contents.read_bytes().replace(SECOND.encode(), THIRD.encode()))
        if swapped:
            pdf.pages.reverse()
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    mended(volume)
    dat, opt = (volume / "DATA" / f"VOL001.{ending}" for ending in ("dat", "opt"))
    dat.write_bytes(dat.read_bytes().replace("þICE-0000004þ\x14þ1þ".encode(), "þICE-0000004þ\x14þ2þ".encode()))
    lines = opt.read_bytes().replace(b",Y,,,1\r\n", b",Y,,,2\r\n").replace(b",Y,,,2\r\n", b",Y,,,1\r\n", 1)
    opt.write_bytes(lines + f"{THIRD},VOL001,PDF/{SECOND}.pdf,,,,\r\n".encode())
    write_manifest(volume)
    return volume


@pytest.mark.parametrize(("swapped", "named"), [(False, set()), (True, {"bates"})])
def test_swapped_pages_are_noticed(swapped: bool, named: set[str], tmp_path: Path) -> None:
    assert faults(two_pages(tmp_path, swapped=swapped)) == named

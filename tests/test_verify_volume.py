"""A finished volume is checked from its files alone; each fault planted in it is named."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from redactor.model import SERVED_COLUMNS
from redactor.verify import text_of, verify_volume
from tests._verify_documents import LABEL, SHORT, Made, Plan, build

DAT = (
    "BEGBATES", "ENDBATES", "PAGECOUNT", "REDACTED", "REDACTION_REASON", "WITHHELD", "HASH", "PDFPATH", "TEXTPATH",
)  # fmt: skip


def make_volume(folder: Path, rows: Callable[[list[dict[str, str]]], None] = lambda rows: None) -> Path:
    """Write a volume of one produced and one withheld document; `rows` changes the log before it is written."""
    volume = folder / "VOL001"
    for name in ("PDF", "TEXT", "DATA", "LOGS"):
        (volume / name).mkdir(parents=True)
    (folder / "one").mkdir()
    (folder / "two").mkdir()
    made = build(folder / "one")
    slip = build(folder / "two", Plan(lines=((("DOCUMENT WITHHELD", ""),),), bates="ICE-0000002"))
    for bates, one in (("ICE-0000001", made), ("ICE-0000002", slip)):
        path = Path(one.redacted.path).replace(volume / "PDF" / f"{bates}.pdf")
        (volume / "TEXT" / f"{bates}.txt").write_text("\f".join(text_of(path)), encoding="utf-8")
    log = log_rows(made)
    rows(log)
    write_log(volume / "LOGS", log)
    write_load_files(volume)
    write_manifest(volume)
    return volume


def log_rows(made: Made) -> list[dict[str, str]]:
    found = []
    for number, burn in enumerate(made.redacted.burns):
        box = burn.box
        found.append(
            {
                "redaction_id": f"R-{number:010x}",
                "begbates": "ICE-0000001",
                "bates": "ICE-0000001",
                "page": "1",
                "x0": str(box.x0),
                "y0": str(box.y0),
                "x1": str(box.x1),
                "y1": str(box.y1),
                "category": "person-name",
                "clause": "identifying-information",
                "paragraph": "",
                "authority": "ECF No. 68",
                "label": SHORT if number else LABEL,
                "subject": "",
                "treatment": "redact",
                "review": "auto",
            }
        )
    return found


def write_log(folder: Path, rows: list[dict[str, str]]) -> None:
    with (folder / "redaction-log.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, SERVED_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    lines = (json.dumps(row) + "\n" for row in rows)
    (folder / "redaction-log.jsonl").write_text("".join(lines), encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.append(SERVED_COLUMNS)
    for row in rows:
        book.active.append([row[column] for column in SERVED_COLUMNS])
    book.save(folder / "redaction-log.xlsx")


def write_load_files(volume: Path) -> None:
    lines = [DAT]
    pages = []
    for bates, withheld in (("ICE-0000001", "N"), ("ICE-0000002", "Y")):
        pdf = f"PDF/{bates}.pdf"
        digest = hashlib.sha256((volume / pdf).read_bytes()).hexdigest()
        # A withheld document keeps its range of three numbers and leaves one page.
        end = bates if withheld == "N" else "ICE-0000004"
        reason = ("Y", "identifying-information") if withheld == "N" else ("N", "")
        lines.append((bates, end, "1", *reason, withheld, digest, pdf, f"TEXT/{bates}.txt"))
        pages.append(f"{bates},VOL001,{pdf},Y,,,1\r\n")
    text = "".join("\x14".join(f"þ{field}þ" for field in line) + "\r\n" for line in lines)
    (volume / "DATA" / "VOL001.dat").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (volume / "DATA" / "VOL001.opt").write_bytes("".join(pages).encode())


def write_manifest(volume: Path) -> None:
    files = {
        p.relative_to(volume).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(volume.rglob("*"))
        if p.is_file() and p.name != "manifest.json"
    }
    content = {
        "volume": "VOL001",
        "files": files,
        "versions": {"redactor": "0"},
        "settings": {"volume": "VOL001"},
        "order_sha256": "0" * 64,
    }
    (volume / "manifest.json").write_text(json.dumps(content), encoding="utf-8")


def faults(volume: Path) -> set[str]:
    return {failure.check for failure in verify_volume(volume).failures}


def test_good_volume_passes_and_says_what_was_checked(tmp_path: Path) -> None:
    report = verify_volume(make_volume(tmp_path))
    assert report.failures == ()
    assert report.is_clean
    assert dict(report.checked) == {
        "PDF files read by two engines": 2,
        "boxes looked at": 3,
        "cells without formula": 128,
        "documents": 2,
        "files hashed": 9,
        "load file rows": 4,
        "log rows": 3,
        "pages": 2,
        "texts compared": 2,
    }


def test_folder_without_anything_does_not_pass(tmp_path: Path) -> None:
    assert not verify_volume(tmp_path).is_clean
    assert not verify_volume(tmp_path / "none").is_clean


def add_stray(volume: Path) -> None:
    (volume / "LOGS" / "notes.txt").write_text("x")


def change_log(volume: Path) -> None:
    path = volume / "LOGS" / "redaction-log.csv"
    path.write_bytes(path.read_bytes() + b" ")


def remove_text(volume: Path) -> None:
    (volume / "TEXT" / "ICE-0000001.txt").unlink()


def put_link(volume: Path) -> None:
    (volume / "PDF" / "link.pdf").symlink_to(volume / "PDF" / "ICE-0000001.pdf")


def rename_page(volume: Path) -> None:
    path = volume / "DATA" / "VOL001.opt"
    path.write_bytes(path.read_bytes().replace(b"ICE-0000001,VOL", b"ICE-0000009,VOL"))
    write_manifest(volume)


def overlap_ranges(volume: Path) -> None:
    path = volume / "DATA" / "VOL001.dat"
    path.write_bytes(
        path.read_bytes().replace("þICE-0000001þ\x14þICE-0000001þ".encode(), "þICE-0000001þ\x14þICE-0000003þ".encode())
    )
    write_manifest(volume)


def change_text(volume: Path) -> None:
    path = volume / "TEXT" / "ICE-0000001.txt"
    path.write_text(path.read_text(encoding="utf-8") + "Ofelia\n", encoding="utf-8")
    write_manifest(volume)


def replace_pdf(volume: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    path = volume / "PDF" / "ICE-0000001.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    (volume / "TEXT" / "ICE-0000001.txt").write_text("\f".join(text_of(path)), encoding="utf-8")
    write_load_files(volume)
    write_manifest(volume)


def drawn(content: bytes) -> Callable[[Path], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(pdf.pages[0].Contents.read_bytes() + content)

    return lambda volume: replace_pdf(volume, change)


def add_title(volume: Path) -> None:
    replace_pdf(volume, lambda pdf: pdf.docinfo.__setitem__("/Title", "x"))


def add_page(volume: Path) -> None:
    replace_pdf(volume, lambda pdf: pdf.pages.append(pdf.pages[0]))


def break_pdf(volume: Path) -> None:
    (volume / "PDF" / "ICE-0000001.pdf").write_bytes(b"nothing")
    write_load_files(volume)
    write_manifest(volume)


def put_formula(volume: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["=1+1"])
    book.save(volume / "LOGS" / "privilege-log.xlsx")
    write_manifest(volume)


def put_csv_formula(volume: Path) -> None:
    (volume / "LOGS" / "privilege-log.csv").write_text('a,"@SUM(A1)"\n')
    write_manifest(volume)


FAULTS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("manifest", add_stray),
    ("manifest", change_log),
    ("manifest", remove_text),
    ("manifest", put_link),
    ("load-files", rename_page),
    ("load-files", overlap_ranges),
    ("text", change_text),
    ("structure", add_title),
    ("pdf", add_page),
    ("pdf", break_pdf),
    ("tables", put_formula),
    ("tables", put_csv_formula),
    # 0.95 is white enough not to be seen; the box of the first row begins at x 131.
    ("hidden-text", drawn(b"\nBT 0.97 g /F1 9 Tf 72 300 Td (seen by nobody) Tj ET")),
    ("log-boxes", drawn(b"\n1 g 140 680 8 3 re f")),
    ("log-boxes", drawn(b"\nBT 1 g /F1 6 Tf 185 680 Td (Ofelia) Tj ET")),
)


@pytest.mark.parametrize(("check", "change"), FAULTS)
def test_fault_of_the_volume_is_named(check: str, change: Callable[[Path], None], tmp_path: Path) -> None:
    volume = make_volume(tmp_path)
    change(volume)
    assert check in faults(volume)


@pytest.mark.parametrize("column", ["clause", "redaction_id", "authority", "label", "x0"])
def test_empty_column_of_the_log_is_named(column: str, tmp_path: Path) -> None:
    assert "log" in faults(make_volume(tmp_path, lambda rows: rows[1].__setitem__(column, "")))


@pytest.mark.parametrize(
    ("column", "value"),
    [("bates", "ICE-0000003"), ("page", "2"), ("begbates", "ICE-0000007"), ("redaction_id", "R-0000000000")],
)
def test_row_that_does_not_fit_the_document_is_named(column: str, value: str, tmp_path: Path) -> None:
    assert "log" in faults(make_volume(tmp_path, lambda rows: rows[1].__setitem__(column, value)))


def test_box_that_is_no_rectangle_is_named(tmp_path: Path) -> None:
    assert "log-boxes" in faults(make_volume(tmp_path, lambda rows: rows[1].__setitem__("x1", "0")))


def test_failure_never_quotes_a_cell(tmp_path: Path) -> None:
    report = verify_volume(make_volume(tmp_path, lambda rows: rows[0].update(clause="", label="Quimistan")))
    assert report.failures
    assert "Quimistan" not in repr(report)


@pytest.mark.parametrize(
    "added",
    ["<script>1</script>", '<img src="x.png">', '<p onclick="x()">', "<style>@import 'x'</style>", "http://a.example"],
)
def test_a_report_that_runs_or_fetches_something_is_found(added: str, tmp_path: Path) -> None:
    volume = make_volume(tmp_path)
    (volume / "report.html").write_text("<!DOCTYPE html><svg><use xlink:href='#m'/></svg>", encoding="utf-8")
    write_manifest(volume)
    assert verify_volume(volume).is_clean
    (volume / "report.html").write_text(f"<!DOCTYPE html>{added}", encoding="utf-8")
    write_manifest(volume)
    assert faults(volume) == {"report"}

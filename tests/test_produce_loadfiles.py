"""The load files read back by a reader that knows only the conventions of the trade."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

from redactor.produce.loadfiles import write_dat, write_opt
from redactor.rules import load_order
from tests._records import privilege, record


def read_dat(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    lines = raw[3:].decode("utf-8").split("\r\n")[:-1]
    rows = []
    for line in lines:
        fields = line.split("\x14")
        assert all(f.startswith("\u00fe") and f.endswith("\u00fe") for f in fields)
        rows.append([f[1:-1].replace("\u00ae", "\n") for f in fields])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


RECORDS = (
    record(1, pages=3),
    record(4, pages=2, status="quarantined", reason="picture"),
    record(6, status="withheld", privilege=(privilege(),)),
)
HASHES = {f"PDF/X-{n:07d}.pdf": f"{n}" * 64 for n in (1, 4, 6)}


def test_dat_has_one_row_a_document_with_its_whole_range(tmp_path: Path) -> None:
    write_dat(RECORDS, HASHES, load_order(), tmp_path / "VOL001.dat")
    rows = read_dat(tmp_path / "VOL001.dat")
    assert [(r["BEGBATES"], r["ENDBATES"], r["PAGECOUNT"], r["WITHHELD"]) for r in rows] == [
        ("X-0000001", "X-0000003", "3", "N"), ("X-0000004", "X-0000005", "1", "Y"),
        ("X-0000006", "X-0000006", "1", "Y"),
    ]  # fmt: skip
    assert [r["HASH"][0] for r in rows] == ["1", "4", "6"]
    assert rows[0]["PDFPATH"] == "PDF/X-0000001.pdf"
    assert rows[0]["TEXTPATH"] == "TEXT/X-0000001.txt"
    assert rows[0]["DOCDATE"] == "20200303"
    assert rows[0]["PO_REF"] == "ECF No. 68"
    assert {r["PRODVOL"] for r in rows} == {"VOL001"}
    assert rows[2]["PRIVILEGE_TYPE"] == "Attorney-client privilege"


def test_dat_tells_nothing_of_a_document_that_is_not_produced(tmp_path: Path) -> None:
    write_dat(RECORDS, HASHES, load_order(), tmp_path / "VOL001.dat")
    rows = read_dat(tmp_path / "VOL001.dat")
    assert [(r["DOCTYPE"], r["DOCDATE"]) for r in rows[1:]] == [("", ""), ("", "")]
    assert "ZELAYA" not in (tmp_path / "VOL001.dat").read_text(encoding="utf-8-sig")


def test_a_field_with_the_files_own_marks_does_not_break_it(tmp_path: Path) -> None:
    odd = dataclasses.replace(RECORDS[0], doc_type="one\ntwo\u00fe\x14three")
    write_dat((odd,), HASHES, load_order(), tmp_path / "VOL001.dat")
    assert read_dat(tmp_path / "VOL001.dat")[0]["DOCTYPE"] == "one\ntwothree"


def test_opt_has_one_line_a_page_in_the_volume_and_breaks_at_documents(tmp_path: Path) -> None:
    write_opt(RECORDS, tmp_path / "VOL001.opt")
    with (tmp_path / "VOL001.opt").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["X-0000001", "VOL001", "PDF/X-0000001.pdf", "Y", "", "", "3"],
        ["X-0000002", "VOL001", "PDF/X-0000001.pdf", "", "", "", ""],
        ["X-0000003", "VOL001", "PDF/X-0000001.pdf", "", "", "", ""],
        ["X-0000004", "VOL001", "PDF/X-0000004.pdf", "Y", "", "", "1"],
        ["X-0000006", "VOL001", "PDF/X-0000006.pdf", "Y", "", "", "1"],
    ]

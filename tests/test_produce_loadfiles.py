"""The load files read back by a reader that knows only the conventions of the trade."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from redactor.errors import RulesError
from redactor.model import Family
from redactor.produce.edrm import write_edrm
from redactor.produce.loadfiles import write_dat, write_opt
from redactor.rules import load_order, load_profile
from tests._loadfile_reader import dat as read_dat
from tests._records import privilege, record

RECORDS = (
    record(1, pages=3),
    record(4, pages=2, status="quarantined", reason="picture"),
    record(6, status="withheld", privilege=(privilege(),)),
)
HASHES = {f"PDF/X-{n:07d}.pdf": f"{n}" * 64 for n in (1, 4, 6)}


def test_dat_has_one_row_a_document_with_its_whole_range(tmp_path: Path) -> None:
    write_dat(RECORDS, HASHES, load_order(), load_profile(), tmp_path / "VOL001.dat")
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
    records = [dataclasses.replace(one, custodian="ERO New York") for one in RECORDS]
    write_dat(records, HASHES, load_order(), load_profile(), tmp_path / "VOL001.dat")
    rows = read_dat(tmp_path / "VOL001.dat")
    assert rows[0]["CUSTODIAN"] == "ERO New York"
    assert [(r["DOCTYPE"], r["DOCDATE"], r["CUSTODIAN"]) for r in rows[1:]] == [("", "", ""), ("", "", "")]
    assert "ZELAYA" not in (tmp_path / "VOL001.dat").read_text(encoding="utf-8-sig")


def test_a_field_with_the_files_own_marks_does_not_break_it(tmp_path: Path) -> None:
    odd = dataclasses.replace(RECORDS[0], doc_type="one\ntwo\u00fe\x14three")
    write_dat((odd,), HASHES, load_order(), load_profile(), tmp_path / "VOL001.dat")
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


PROFILES = ("concordance", "doj-antitrust", "sec")
HEADER = (
    "BEGBATES", "ENDBATES", "BEGATTACH", "ENDATTACH", "PAGECOUNT", "DOCTYPE", "DOCDATE", "CUSTODIAN",
    "CONFIDENTIALITY", "REDACTED", "REDACTION_REASON", "WITHHELD", "PRIVILEGE_TYPE", "PO_REF", "RESPONSE_TO",
    "PRODVOL", "HASH", "PDFPATH", "TEXTPATH",
)  # fmt: skip


def test_the_default_profile_has_the_full_header(tmp_path: Path) -> None:
    write_dat(RECORDS, HASHES, load_order(), load_profile(), tmp_path / "VOL001.dat")
    assert tuple(read_dat(tmp_path / "VOL001.dat")[0]) == HEADER


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_renames_and_orders_the_columns_and_says_the_same(name: str, tmp_path: Path) -> None:
    profile = load_profile(name)
    write_dat(RECORDS, HASHES, load_order(), profile, tmp_path / "VOL001.dat")
    rows = read_dat(tmp_path / "VOL001.dat")
    assert list(rows[0]) == [field.name for field in profile.fields]
    by_value = {field.value: field.name for field in profile.fields}
    assert [row[by_value["begbates"]] for row in rows] == ["X-0000001", "X-0000004", "X-0000006"]
    dates = {"concordance": "20200303", "doj-antitrust": "20200303", "sec": "03/03/2020"}
    assert rows[0][by_value["docdate"]] == dates[name]


def test_a_profile_that_was_not_compared_with_its_specification_says_so() -> None:
    assert load_profile().warnings() == ()
    for name in PROFILES[1:]:
        assert load_profile(name).status == "unverified"
        assert "were not compared with the specification" in load_profile(name).warnings()[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nothing-of-that-name", "--load-file: there is no such profile. Use one of concordance, doj-antitrust, sec, or"
         " a YAML file."),
        ("missing", "p.yaml: (top): Value error, no column has the value `hash`, which the check of the volume needs."),
        ("twice", "p.yaml: (top): Value error, a column name stands twice."),
    ],
)  # fmt: skip
def test_a_wrong_profile_is_refused(text: str, message: str, tmp_path: Path) -> None:
    original = (Path("rules/loadfiles/concordance.yaml")).read_text(encoding="utf-8")
    changed = {
        "missing": original.replace("- {name: HASH, value: hash}\n", ""),
        "twice": original.replace("{name: HASH,", "{name: BEGBATES,"),
    }
    (tmp_path / "p.yaml").write_text(changed.get(text, ""), encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_profile(str(tmp_path / "p.yaml") if text in changed else text)
    assert str(caught.value) == message


RANGE = {"begattach": "X-0000001", "endattach": "X-0000005"}
FAMILY = (
    dataclasses.replace(RECORDS[0], family=Family(**RANGE, children=("X-0000004",))),
    dataclasses.replace(RECORDS[1], family=Family(**RANGE, parent="X-0000001")),
    RECORDS[2],
)  # fmt: skip


def test_a_family_has_one_range_and_the_parent_is_named(tmp_path: Path) -> None:
    write_dat(FAMILY, HASHES, load_order(), load_profile("sec"), tmp_path / "VOL001.dat")
    rows = read_dat(tmp_path / "VOL001.dat")
    assert [(r["BEGATTACH"], r["ENDATTACH"], r["ATTACHRANGE"], r["PARENT_BATES"], r["CHILD_BATES"]) for r in rows] == [
        ("X-0000001", "X-0000005", "X-0000001-X-0000005", "", "X-0000004"),
        ("X-0000001", "X-0000005", "X-0000001-X-0000005", "X-0000001", ""),
        ("", "", "", "", ""),
    ]


def test_the_xml_cross_reference_names_every_file_and_the_family(tmp_path: Path) -> None:
    volume = tmp_path / "VOL001"
    hashes = dict(HASHES)
    for folder in ("PDF", "TEXT", "DATA", "IMAGES"):
        (volume / folder).mkdir(parents=True)
    images = {b: f"IMAGES/{b}.tif" for one in FAMILY for b in one.bates}
    for path in (*HASHES, *(f"TEXT/X-{n:07d}.txt" for n in (1, 4, 6)), *images.values()):
        (volume / path).write_bytes(b"x" * 7)
        hashes.setdefault(path, "f" * 64)
    write_edrm(FAMILY, hashes, volume, images)
    root = Xml.parse(volume / "DATA" / "VOL001.xml").getroot()
    first = root.find("./Batch/Documents/Document")
    assert [f.get("FileType") for f in first.iterfind("./Files/File")] == ["Native", "Text", "Image", "Image", "Image"]
    assert first.find("./Files/File/ExternalFile").attrib == {
        "FilePath": "PDF", "FileName": "X-0000001.pdf", "FileSize": "7", "Hash": "1" * 64, "HashType": "SHA-256",
    }  # fmt: skip
    assert [r.attrib for r in root.iter("Relationship")] == [
        {"Type": "Attachment", "ParentDocId": "X-0000001", "ChildDocId": "X-0000004"}
    ]
    assert len([f for d in root.iter("Document") for f in d.iterfind("./Files/File[@FileType='Image']")]) == 5


def test_opt_lists_the_files_of_single_pages(tmp_path: Path) -> None:
    write_opt(RECORDS[:1], tmp_path / "VOL001.opt", {b: f"IMAGES/{b}.tif" for b in RECORDS[0].bates})
    rows = (tmp_path / "VOL001.opt").read_text("utf-8").splitlines()
    assert rows[1] == "X-0000002,VOL001,IMAGES/X-0000002.tif,,,,"

"""A vendor's production as the source of a whole run: families, pages from pictures, custodians, what is missing."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import redactor
from redactor.errors import ForeignOutput
from redactor.jobs.sources import list_sources
from redactor.settings import Settings
from redactor.verify import text_of, verify_volume
from tests._loadfile_reader import load
from tests._vendor import pages, pictures, table
from tests.production import CERTIFICATION, EMAIL, ROSTER, SECRETS, STATEMENT

pytestmark = [pytest.mark.model, pytest.mark.slow]

HEADER = (
    "BegBates", "EndBates", "BegAttach", "Custodian", "DateSent", "Subject", "FileName", "PDFPath", "TextPath",
)  # fmt: skip
SUBJECT, LEAK = "arrest of Ofelia Quimistán-Zelaya", "VENDOR TEXT: Ofelia Quimistán-Zelaya A217 604 938"
PLAIN = ("U.S. Department of Homeland Security", "Weekly report", "Nothing to report for this week.")
SCAN = (
    "CERTIFICATION OF COMPLIANCE", "The respondent is Ofelia Quimistan-Zelaya.", "Location: Kings County Family Court",
    "The arrest was made without incident.",
)  # fmt: skip


def row(begin: str, end: str, family: str, custodian: str, date: str, pdf: str) -> tuple[str, ...]:
    return (begin, end, family, custodian, date, SUBJECT, "Zelaya, Ofelia.msg", pdf, rf"TEXT\{begin}.txt")


ROWS = (
    row("ACM0000001", "ACM0000001", "ACM0000001", "Whitcombe, Daniel", "3/3/2020", r"PDF\ACM0000001.pdf"),
    row("ACM0000002", "ACM0000002", "ACM0000001", "Quimistan-Zelaya, Ofelia", "3/3/2020", r"PDF\ACM0000002.pdf"),
    row("ACM0000003", "ACM0000004", "", "ERO New York", "20200401", ""),
    row("ACM0000005", "ACM0000005", "", "ZELAYA_O", "8/14/1991", r"PDF\ACM0000005.pdf"),
    row("ACM0000006", "ACM0000008", "", "Hernandez, Lucia", "", r"PDF\ACM0000006.pdf"),
    row("ACM0000009", "ACM0000009", "", "ERO New York", "", r"PDF\ACM0000009.pdf"),
)
OPT = "".join(
    rf"ACM{n:07d},VOL7,D:\IMAGES\001\ACM{n:07d}.{ending},{'Y' if n == 3 else ''},,,{'2' if n == 3 else ''}" + "\r\n"
    for n, ending in ((3, "TIF"), (4, "jpg"))
)


def make_vendor(folder: Path) -> Path:
    """Write the vendor's volume and return its DAT; document 6 lacks pages, document 9 its file."""
    pages(folder / "PDF/ACM0000001.pdf", EMAIL, stamps=("ACM0000001",))
    pages(folder / "PDF/ACM0000002.pdf", CERTIFICATION, stamps=("ACM0000002",))
    pages(folder / "PDF/ACM0000005.pdf", PLAIN, stamps=("ACM0000005",))
    pages(folder / "PDF/ACM0000006.pdf", PLAIN, PLAIN, stamps=("ACM0000006", "ACM0000007"))
    (folder / "IMAGES" / "001").mkdir(parents=True)
    pictures(
        folder / "IMAGES" / "001",
        ("ACM0000003.tif", "ACM0000004.jpg"),
        SCAN,
        PLAIN,
        stamps=("ACM0000003", "ACM0000004"),
    )
    (folder / "TEXT").mkdir()
    (folder / "TEXT" / "ACM0000003.txt").write_text(LEAK, encoding="utf-8")
    (folder / "DATA").mkdir()
    (folder / "DATA" / "VOL7.dat").write_bytes(table(HEADER, ROWS).encode("cp1252"))
    (folder / "DATA" / "VOL7.opt").write_text(OPT, encoding="utf-8", newline="")
    return folder / "DATA" / "VOL7.dat"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    base = tmp_path_factory.mktemp("vendor")
    dat = make_vendor(base / "VOL7")
    (base / "roster.csv").write_text(ROSTER, encoding="utf-8")
    result = redactor.run(base / "VOL7", out=base / "out", roster=base / "roster.csv", dat=dat, jobs=2)
    return base, result


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_document_of_the_load_file_is_accounted_for(made) -> None:
    base, result = made
    said = rows(base / "out/private/imported.csv")
    assert [(r["vendor_begbates"], r["vendor_pages"], r["begbates"], r["pages"], r["status"]) for r in said] == [
        ("ACM0000001", "1", "ICE-0000001", "1", "produced"), ("ACM0000002", "1", "ICE-0000002", "1", "produced"),
        ("ACM0000003", "2", "ICE-0000003", "2", "produced"), ("ACM0000005", "1", "ICE-0000005", "1", "produced"),
        ("ACM0000006", "3", "ICE-0000006", "2", "quarantined"), ("ACM0000009", "1", "ICE-0000008", "1", "quarantined"),
    ]  # fmt: skip
    assert result.exit_code == 3
    why = {n: json.loads((base / f"out/private/quarantine/ICE-000000{n}.json").read_text("utf-8")) for n in (6, 8)}
    assert why[6]["reason"] == "pages-differ"
    assert why[8]["why"][0]["message"] == "1 of the files that the load files name for the document are not there."


def test_the_volume_loads_passes_and_keeps_the_families(made) -> None:
    volume = made[0] / "out" / "VOL001"
    assert verify_volume(volume).failures == ()
    documents = load(volume)
    assert [(d.fields["BEGATTACH"], d.fields["ENDATTACH"]) for d in documents[:3]] == [
        ("ICE-0000001", "ICE-0000002"), ("ICE-0000001", "ICE-0000002"), ("", ""),
    ]  # fmt: skip


def test_nothing_protected_is_left_and_the_rest_stays(made) -> None:
    volume = made[0] / "out" / "VOL001"
    texts = {path.stem: " ".join(text_of(path)) for path in (volume / "PDF").glob("*.pdf")}
    kinds = (".dat", ".txt", ".csv", ".xml", ".html", ".json", ".jsonl")
    whole = "\n".join(p.read_bytes().decode("utf-8", "ignore") for p in volume.rglob("*") if p.suffix in kinds)
    for secret in SECRETS:
        assert secret.lower() not in " ".join(texts.values()).lower()
        assert secret.lower() not in whole.lower()
    assert STATEMENT in texts["ICE-0000002"]
    assert "Kings County Family Court" in texts["ICE-0000003"]
    assert "ACM0000001" in texts["ICE-0000001"]
    assert "ACM0000003" in texts["ICE-0000003"]


def test_the_same_command_again_does_nothing_twice_and_a_changed_load_file_is_refused(made) -> None:
    base, _ = made
    before = {p: p.read_bytes() for p in (base / "out" / "VOL001").rglob("*") if p.is_file()}
    joined = next((base / "out/private/imported").glob("*.pdf"))
    at = joined.stat().st_mtime_ns
    dat = base / "VOL7/DATA/VOL7.dat"
    redactor.run(base / "VOL7", out=base / "out", roster=base / "roster.csv", dat=dat, jobs=2)
    assert {p: p.read_bytes() for p in (base / "out" / "VOL001").rglob("*") if p.is_file()} == before
    assert joined.stat().st_mtime_ns == at
    content = dat.read_bytes()
    dat.write_bytes(content.replace(b"ERO New York", b"ERO New Yorc"))
    try:
        with pytest.raises(ForeignOutput):
            redactor.run(base / "VOL7", out=base / "out", roster=base / "roster.csv", dat=dat, jobs=2)
    finally:
        dat.write_bytes(content)


def test_a_custodian_or_date_that_tells_of_a_person_is_blanked_and_noted_in_private(made) -> None:
    base, _ = made
    served = [(d.fields["CUSTODIAN"], d.fields["DOCDATE"]) for d in load(base / "out" / "VOL001")]
    assert served == [
        ("Whitcombe, Daniel", "20200303"), ("", "20200303"), ("ERO New York", "20200401"), ("", ""), ("", ""), ("", ""),
    ]  # fmt: skip
    noted = rows(base / "out/private/metadata-log.csv")
    assert [(r["begbates"], r["field"], r["value"], r["action"]) for r in noted] == [
        ("ICE-0000002", "custodian", "Quimistan-Zelaya, Ofelia", "blanked"),
        ("ICE-0000005", "custodian", "ZELAYA_O", "blanked"),
        ("ICE-0000005", "docdate", "1991-08-14", "blanked"),
        ("ICE-0000006", "custodian", "Hernandez, Lucia", "blanked"),
    ]


def test_a_volume_of_the_program_is_read_by_the_standard_librarys_reader_as_by_the_tests_own(made) -> None:
    volume = made[0] / "out" / "VOL001"
    own = [document.fields for document in load(volume)]
    with (volume / "DATA" / "VOL001.dat").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file, delimiter="\x14", quotechar="\u00fe", strict=True))
    assert read == own
    with (volume / "DATA" / "VOL001.opt").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, strict=True))
    assert {len(line) for line in lines} == {7}
    assert [line[0] for line in lines if line[3] == "Y"] == [fields["BEGBATES"] for fields in own]


def test_a_volume_of_the_program_can_be_a_source_again(made) -> None:
    volume = made[0] / "out" / "VOL001"
    settings = Settings(sources=(volume,), out=made[0] / "again", dat=volume / "DATA" / "VOL001.dat")
    sources, passed = list_sources(settings)
    documents = load(volume)
    assert [(s.name, s.imported.begbates) for s in sources] == [
        (d.fields["PDFPATH"], d.fields["BEGBATES"]) for d in documents
    ]
    assert [s.imported.parent for s in sources[:2]] == ["", "ICE-0000001"]
    assert all(s.path.is_file() and not s.imported.missing for s in sources)
    reasons = {one.name: one.reason for one in passed}
    assert {reasons[d.fields["TEXTPATH"]] for d in documents} == {"text of the vendor, which is not trusted"}

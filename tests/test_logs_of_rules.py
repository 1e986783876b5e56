"""What each rule asks of a log, as a list; every format of every log must answer it."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from redactor.model import DocumentRecord
from redactor.produce.categories import PENDING, write_privilege_log_by_category, write_withheld_table
from redactor.produce.logs import write_privilege_log, write_redaction_log
from redactor.rules import load_order
from redactor.verify.volume_papers import paper_faults
from tests._records import entry, privilege, record

ORDER = load_order()
AUTHOR, ADDRESSEE, OTHER = "Osgood, Martha", "Whitcombe, Daniel", "Ferrő, Zoltán"
FULL = privilege(author=AUTHOR, addressees=ADDRESSEE, other_recipients=OTHER)
RECORDS: tuple[DocumentRecord, ...] = (
    record(1, pages=2),
    record(3, status="withheld", privilege=(FULL,)),
    record(4, pages=3, status="withheld", privilege=(privilege(author=AUTHOR, date="2020-05-01"),)),
    record(7, status="quarantined", reason="picture"),
    record(8, status="withheld", entries=(entry(8, treatment="withhold"),)),
    record(9, privilege=(privilege(treatment="redact"),)),
)
BY_DOCUMENT = {
    "26.2(a)(1): the nature of the privilege": ("privilege", "Attorney-client privilege"),
    "26.2(a)(2)(A)(i): the type of document": ("document_type", "e-mail"),
    "26.2(a)(2)(A)(ii): the general subject matter": ("general_subject_matter", "legal advice"),
    "26.2(a)(2)(A)(iii): the date": ("date", "2020-03-03"),
    "26.2(a)(2)(A)(iv): the author": ("author", AUTHOR),
    "26.2(a)(2)(A)(iv): the addressees": ("addressees", ADDRESSEE),
    "26.2(a)(2)(A)(iv): other recipients": ("other_recipients", OTHER),
    "26.2(a)(2)(A)(iv): their relationship": ("relationship", "counsel and client"),
    "26(b)(5)(A)(i): the claim, expressly": ("authority", "Fed. R. Civ. P. 26(b)(5)(A); S.D.N.Y. Local Civ. R. 26.2"),
    "26(b)(5)(A): which document": ("begbates", "X-0000003"),
    "34(b)(2)(C): the part that is withheld": ("treatment", "withhold"),
}
BY_CATEGORY = {
    "26.2(c) with (a)(1): the nature of the privilege": ("privilege", "Attorney-client privilege"),
    "26.2(c): how many documents": ("documents", "2"),
    "26.2(c): which documents": ("bates", "X-0000003; X-0000004 – X-0000006"),
    "26.2(c) with (a)(2)(A)(i): the types": ("document_types", "e-mail"),
    "26.2(c) with (a)(2)(A)(ii): the subject matter": ("general_subject_matter", "legal advice"),
    "26.2(c) with (a)(2)(A)(iii): the dates": ("dates", "2020-03-03 to 2020-05-01"),
    "26.2(c) with (a)(2)(A)(iv): the authors": ("authors", AUTHOR),
    "26.2(c) with (a)(2)(A)(iv): the addressees": ("addressees", f"{ADDRESSEE}; Whitcombe"),
    "26.2(c) with (a)(2)(A)(iv): other recipients": ("other_recipients", OTHER),
    "26.2(c) with (a)(2)(A)(iv): the relationship": ("relationship", "counsel and client"),
}


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("logs")
    for name in ("by-document", "by-category"):
        (folder / name).mkdir()
    write_privilege_log(RECORDS, ORDER, folder / "by-document", volume="VOL001")
    write_privilege_log_by_category(RECORDS, ORDER, folder / "by-category", volume="VOL001")
    write_withheld_table(RECORDS, ORDER, folder, volume="VOL001")
    write_redaction_log([e for r in RECORDS for e in r.entries], ORDER, folder, volume="VOL001")
    return folder


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sheet(path: Path) -> list[dict[str, str]]:
    rows = [[str(c.value or "") for c in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def paper(path: Path) -> str:
    """The words of a PDF without spaces, in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(path)
    raw = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(raw.replace("\ufffe", "-").replace("\x02", "-").split())


@pytest.mark.parametrize(("folder", "asked"), [("by-document", BY_DOCUMENT), ("by-category", BY_CATEGORY)])
def test_the_privilege_log_answers_every_rule_in_every_format(folder: str, asked: dict, logs: Path) -> None:
    base = logs / folder / "privilege-log"
    printed = paper(base.with_suffix(".pdf"))
    for rule, (column, answer) in asked.items():
        assert table(base.with_suffix(".csv"))[0][column] == answer, rule
        assert sheet(base.with_suffix(".xlsx"))[0][column] == answer, rule
        for part in answer.split("; "):
            assert all("".join(word.split()) in printed for word in part.split()), rule


def test_a_group_holds_only_documents_with_the_same_basis(logs: Path) -> None:
    rows = table(logs / "by-category" / "privilege-log.csv")
    assert [(row["log_id"], row["documents"], row["treatment"]) for row in rows] == [
        ("PL-0001", "2", "withhold"), ("PL-0002", "1", "redact"),
    ]  # fmt: skip


def test_for_every_objection_it_is_said_whether_anything_is_withheld(logs: Path) -> None:
    rows = {row["clause"]: row for row in table(logs / "withheld-materials.csv")}
    served = {clause.served.clause for clause in ORDER.clauses}
    assert set(rows) == {*served, ""}
    assert {clause: row["is_anything_withheld"] for clause, row in rows.items()} == {
        "identifying-information": "no", "related-information": "yes", "attorney-client": "yes", "work-product": "no",
        "deliberative-process": "no", "law-enforcement": "no", "": "not yet decided",
    }  # fmt: skip
    assert rows["related-information"]["bates_withheld"] == "X-0000008"
    assert rows["related-information"]["documents_redacted"] == "2"
    assert rows["related-information"]["redactions"] == "2"
    assert rows["attorney-client"]["bates_withheld"] == "X-0000003; X-0000004 – X-0000006"
    assert (rows[""]["objection"], rows[""]["bates_withheld"]) == (PENDING, "X-0000007")
    assert {row["request"] for row in rows.values()} == {"Request No. 8"}


@pytest.mark.parametrize("name", ["redaction-log", "withheld-materials", "by-document/privilege-log"])
def test_a_log_on_paper_has_the_caption_of_the_case_and_is_numbered(name: str, logs: Path) -> None:
    printed = paper(logs / f"{name}.pdf")
    for wanted in ("UNITED STATES DISTRICT COURT", "SOUTHERN DISTRICT OF NEW YORK", "State of New York, et al.,",
                   "19-cv-8876 (JSR)", "Production volume VOL001.", "Page 1 of"):  # fmt: skip
        assert "".join(wanted.split()) in printed


@pytest.mark.parametrize("name", ["redaction-log", "withheld-materials", "by-category/privilege-log"])
def test_a_workbook_is_set_up_for_reading_and_print(name: str, logs: Path) -> None:
    one = openpyxl.load_workbook(logs / f"{name}.xlsx").active
    assert (one.freeze_panes, one.auto_filter.ref, one.print_title_rows) == ("A2", one.dimensions, "$1:$1")
    assert (one.page_setup.orientation, one.page_setup.fitToWidth, one.page_setup.fitToHeight) == ("landscape", 1, 0)
    assert all(one.column_dimensions[cell.column_letter].width >= len(cell.value) for cell in one[1])
    assert one.oddFooter.center.text == "Page &P of &N"


def test_nothing_confidential_stands_in_the_new_logs(logs: Path) -> None:
    for path in logs.rglob("*"):
        if path.suffix == ".csv":
            text = path.read_text("utf-8-sig")
        elif path.suffix == ".pdf":
            text = paper(path)
        else:
            continue
        assert not [word for word in ("1367", "Uvisa", "U visa", "relief", "tps", "asylum", "picture") if word in text]


def test_the_same_rows_give_the_same_bytes(logs: Path, tmp_path: Path) -> None:
    write_withheld_table(RECORDS, ORDER, tmp_path, volume="VOL001")
    for suffix in ("csv", "xlsx", "pdf"):
        name = f"withheld-materials.{suffix}"
        assert (tmp_path / name).read_bytes() == (logs / name).read_bytes()


def test_a_long_log_breaks_over_pages_and_every_row_is_printed_once(tmp_path: Path) -> None:
    entries = [entry(n, subject=f"Noncitizen-{n:04d}", authority="word " * (n % 90)) for n in range(1, 400)]
    write_redaction_log(entries, ORDER, tmp_path, volume="VOL001")
    assert list(paper_faults(tmp_path)) == []
    assert len(pypdfium2.PdfDocument(tmp_path / "redaction-log.pdf")) > 10


def test_a_printed_log_that_differs_from_its_table_is_found(tmp_path: Path) -> None:
    write_redaction_log([entry(1), entry(2)], ORDER, tmp_path, volume="VOL001")
    printed = (tmp_path / "redaction-log.pdf").read_bytes()
    for other in ([entry(1)], [entry(1), entry(2), entry(3)], [entry(1), entry(2, label="REDACTED – OTHER")]):
        write_redaction_log(other, ORDER, tmp_path, volume="VOL001")
        (tmp_path / "redaction-log.pdf").write_bytes(printed)
        assert [check for check, _ in paper_faults(tmp_path)] == ["papers"]

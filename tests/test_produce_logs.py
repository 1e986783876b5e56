"""Logs, report and private files: what each says, and what it must not say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl

from redactor.model import INNER_COLUMNS, SERVED_COLUMNS
from redactor.produce import with_distinct_ids, withheld_entry
from redactor.produce.logs import PRIVILEGE_COLUMNS, write_inner_log, write_privilege_log, write_redaction_log
from redactor.produce.private import write_crossref, write_quarantine
from redactor.rules import load_order
from tests._records import SECRET_SOURCE, entry, privilege, record

ORDER = load_order()
CONFIDENTIAL = ("1367", "U visa", "relief-application", "section-1367", "ZELAYA", "Ofelia", SECRET_SOURCE)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_three_served_logs_have_the_same_rows(tmp_path: Path) -> None:
    entries = [entry(1), entry(2, x0=10.25)]
    write_redaction_log(entries, ORDER, tmp_path, volume="VOL001")
    rows = read_csv(tmp_path / "redaction-log.csv")
    lines = [json.loads(line) for line in (tmp_path / "redaction-log.jsonl").read_text("utf-8").splitlines()]
    sheet = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(tmp_path / "redaction-log.xlsx").active.iter_rows()
    ]
    assert tuple(rows[0]) == tuple(lines[0]) == tuple(sheet[0]) == SERVED_COLUMNS
    assert [list(row.values()) for row in rows] == [[str(v) for v in line.values()] for line in lines]
    assert [[("" if v is None else v) for v in row] for row in sheet[1:]] == [list(line.values()) for line in lines]


def test_no_served_log_names_a_confidential_ground_a_person_or_a_source(tmp_path: Path) -> None:
    write_redaction_log([entry(1)], ORDER, tmp_path, volume="VOL001")
    write_privilege_log([record(status="withheld", privilege=(privilege(),))], ORDER, tmp_path, volume="VOL001")
    for path in (tmp_path / "redaction-log.csv", tmp_path / "redaction-log.jsonl", tmp_path / "privilege-log.csv"):
        text = path.read_text(encoding="utf-8-sig")
        assert not [word for word in CONFIDENTIAL if word in text], path.name


def test_the_inner_log_has_every_column(tmp_path: Path) -> None:
    write_inner_log([entry(1)], tmp_path / "inner.jsonl")
    row = json.loads((tmp_path / "inner.jsonl").read_text("utf-8"))
    assert tuple(row) == INNER_COLUMNS
    assert (row["inner_clause"], row["text"]) == ("section-1367", "U visa")


def test_the_privilege_log_answers_what_local_rule_26_2_asks(tmp_path: Path) -> None:
    records = [record(), record(2, status="withheld", privilege=(privilege(),))]
    write_privilege_log(records, ORDER, tmp_path, volume="VOL001")
    rows = read_csv(tmp_path / "privilege-log.csv")
    assert tuple(rows[0]) == PRIVILEGE_COLUMNS
    assert len(rows) == 1
    for asked in (
        "document_type",
        "general_subject_matter",
        "date",
        "author",
        "addressees",
        "relationship",
        "privilege",
    ):
        assert rows[0][asked], asked
    assert rows[0]["authority"] == "Fed. R. Civ. P. 26(b)(5)(A); S.D.N.Y. Local Civ. R. 26.2"


def test_ids_that_collide_are_told_apart_and_stay_the_same_over_runs() -> None:
    entries = [entry(1), entry(1, bates="X-0000002"), entry(2)]
    first = with_distinct_ids(entries, b"key")
    assert len({one.redaction_id for one in first}) == 3
    assert first[0] == entries[0]
    assert with_distinct_ids(entries, b"key") == first


def test_a_document_withheld_under_the_order_has_one_neutral_row() -> None:
    row = withheld_entry(
        order=ORDER, job_key=b"key", document_id="d", source=SECRET_SOURCE, begbates="X-0000001", page=(0, 0, 612, 792)
    )
    served = [str(getattr(row, column)) for column in SERVED_COLUMNS]
    assert row.treatment == "withhold"
    assert not [word for word in CONFIDENTIAL if any(word in cell for cell in served)]
    assert row.inner_clause == "section-1367"


def test_the_cross_reference_has_the_columns_of_the_contract(tmp_path: Path) -> None:
    write_crossref([record(pages=2)], tmp_path / "crossref.csv")
    assert read_csv(tmp_path / "crossref.csv") == [
        {
            "source": SECRET_SOURCE, "sha256": "0" * 64, "begbates": "X-0000001", "endbates": "X-0000002", "pages": "2",
            "status": "produced", "reason": "",
        }
    ]  # fmt: skip


def test_quarantine_notes_follow_the_state_of_the_job(tmp_path: Path) -> None:
    write_quarantine([record(1, status="quarantined"), record(2, status="quarantined")], tmp_path / "q")
    write_quarantine([record(1), record(2, status="quarantined", reason="picture")], tmp_path / "q")
    assert [path.name for path in (tmp_path / "q").iterdir()] == ["X-0000002.json"]
    assert json.loads((tmp_path / "q" / "X-0000002.json").read_text("utf-8"))["reason"] == "picture"


def test_the_report_warns_of_served_clauses_only_and_the_run_of_all() -> None:
    assert "clauses identifying-information, related-information. Counsel" in ORDER.served_warnings()[0]
    assert "related-information, section-1367, tps, asylum. Counsel" in ORDER.warnings()[0]

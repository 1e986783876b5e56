"""The public summary: what it counts, and that the command tells no small number."""

from __future__ import annotations

import json
from pathlib import Path

from redactor.produce import summary_tables, write_summary_facts
from tests._records import SECRET_SOURCE, record
from tests.test_cli import call
from tests.test_matter_risk import facts


def documents(folder: Path) -> list[dict[str, str]]:
    records = [record(n) for n in range(1, 31)] + [record(n, doc_type="Form I-213") for n in range(31, 46)]
    records += [record(n, status="withheld", doc_type="Secret") for n in range(46, 49)]
    kept = [
        facts(f"X-{n:07d}", date="2020-05-05" if n < 16 else "2019-11-02", county="Kings" if n % 15 else "")
        for n in range(1, 46)
    ]
    write_summary_facts(records, kept, folder / "summary.json")
    return json.loads((folder / "summary.json").read_text("utf-8"))["documents"]


def test_the_tables_count_documents_and_withhold_small_numbers(tmp_path: Path) -> None:
    tables = {table.title: table for table in summary_tables(documents(tmp_path))}
    status = tables["Documents by status"]
    assert (status.columns, status.cells) == (("produced", "withheld", "total"), ((45, None, None),))
    types = tables["Produced documents by type"]
    assert (types.columns, types.cells) == (("Form I-213", "e-mail", "total"), ((15, 30, 45),))
    crossed = tables["Produced documents by county and quarter"]
    assert (crossed.rows, crossed.columns) == (("Kings", "not stated", "total"), ("2019-Q4", "2020-Q2", "total"))
    assert crossed.cells == ((None, None, None), (None, None, None), (30, 15, 45))


def test_the_facts_of_a_summary_name_nobody_and_tell_nothing_of_what_is_not_produced(tmp_path: Path) -> None:
    documents(tmp_path)
    text = (tmp_path / "summary.json").read_text("utf-8")
    assert not [word for word in (SECRET_SOURCE, "Secret", "X-0", "1367", "related-information") if word in text]


def test_the_command_prints_the_same_numbers_as_text_and_json(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    documents(tmp_path / "private")
    shown = call("summary", tmp_path, "--by", "year")
    assert shown.returncode == 0
    assert "–: a number from 1 to 10, or one that would tell such a number." in shown.stdout
    told = json.loads(call("summary", tmp_path, "--by", "year", "--json").stdout)
    assert told[1]["cells"] == [[15, 30, 45]]
    assert told[3]["columns"] == ["2019", "2020", "total"]


def test_without_a_finished_job_it_says_so(tmp_path: Path) -> None:
    shown = call("summary", tmp_path)
    assert (shown.returncode, shown.stderr) == (
        4, "Error: There is no finished job in OUT. Run `redactor run` first.\n",
    )  # fmt: skip

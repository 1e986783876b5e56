"""Every log reads back as written, starts no formula, and repeats to the byte."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.produce.sheets import write_csv, write_jsonl, write_xlsx

COLUMNS = ("one", "two")
TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)
ROWS = st.lists(st.tuples(TEXT, TEXT), max_size=8)


def _guarded(cell: str) -> str:
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") and cell else cell


@given(rows=ROWS)
@settings(max_examples=40, deadline=None)
def test_csv_reads_back_as_written(tmp_path_factory, rows) -> None:
    path = tmp_path_factory.mktemp("csv") / "log.csv"
    write_csv(COLUMNS, rows, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert read == [list(COLUMNS), *[[_guarded(a), _guarded(b)] for a, b in rows]]


@given(rows=ROWS)
@settings(max_examples=40, deadline=None)
def test_jsonl_reads_back_as_written(tmp_path_factory, rows) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "log.jsonl"
    write_jsonl(COLUMNS, rows, path)
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    assert [tuple(json.loads(line).values()) for line in lines] == rows


def test_no_cell_starts_a_formula(tmp_path: Path) -> None:
    rows = [("=1+1", "@x"), ("+1", "-1"), ("\t=1", "\r=1"), ("\n=1", "＝1"), ("＠x", "＋1")]
    write_csv(COLUMNS, rows, tmp_path / "log.csv")
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in list(csv.reader(file))[1:] for cell in row]
    assert all(cell.startswith("'") for cell in cells)
    write_xlsx(COLUMNS, rows, tmp_path / "log.xlsx", title="log")
    sheet = openpyxl.load_workbook(tmp_path / "log.xlsx").active
    assert all(cell.data_type == "s" for row in sheet.iter_rows() for cell in row)


def test_xlsx_repeats_to_the_byte_and_names_no_library(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(COLUMNS, [("x", 1.5), ("y", 2)], tmp_path / name, title="log")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [[c.value for c in row] for row in book.active.iter_rows()] == [["one", "two"], ["x", 1.5], ["y", 2]]
    assert book.active.freeze_panes == "A2"
    assert book.properties.creator == "redactor"

"""Tables by column: aligned, ruled, barred, over pages and lines."""

from __future__ import annotations

from itertools import pairwise

import pytest

from redactor.detect.tables import detect_tables
from redactor.model import Finding
from tests._form_documents import Sheet, document, said, shown

COLUMNS = (40, 190, 280, 370, 520)
HEADER = ("Subject Name", "A-Number", "Date of Arrest", "Courthouse", "Docket No.")
ROW = ("Quenneville, Odo", "012-345-678", "05/04/2020", "Town Criminal Court", "CR-00123-20")


def put(sheet: Sheet, y: float, cells: tuple[str, ...]) -> Sheet:
    for x, text in zip(COLUMNS, cells, strict=True):
        sheet.put(x, y, text, size=8)
    return sheet


def expect_row(sheet_findings: tuple[Finding, ...], times: int = 1) -> None:
    redacted, kept = said(sheet_findings, "redact"), said(sheet_findings, "keep")
    assert redacted == {
        "person-name": " ".join(["Quenneville, Odo"] * times),
        "a-number": " ".join(["012-345-678"] * times),
        "docket-number": " ".join(["CR-00123-20"] * times),
    }
    assert kept == {
        "action-date": " ".join(["05/04/2020"] * times),
        "courthouse": " ".join(["Town Criminal Court"] * times),
    }


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_every_value_takes_its_column(rotation: int) -> None:
    sheet = put(put(Sheet(rotation=rotation), 60, HEADER), 76, ROW)
    expect_row(detect_tables(document(sheet)))


def test_a_ruled_cell_is_taken_whole_within_its_rulings() -> None:
    sheet = put(put(Sheet(), 60, HEADER), 80, ROW)
    edges = (*[x - 4 for x in COLUMNS], 600)
    for left, right in pairwise(edges):
        sheet.box(left, 48, right, 68).box(left, 68, right, 92)
    doc = document(sheet)
    found = detect_tables(doc)
    expect_row(found)
    name = next(f for f in found if f.category == "person-name")
    assert name.region is not None
    assert shown(doc.pages[0], name.region) == (36, 68, 185, 91)


def test_a_table_goes_on_over_the_page_without_its_header() -> None:
    first = put(put(Sheet(), 60, HEADER), 76, ROW)
    expect_row(detect_tables(document(first, put(Sheet(), 50, ROW))), times=2)


def test_a_repeated_header_is_no_row() -> None:
    page = put(put(Sheet(), 60, HEADER), 76, ROW)
    again = put(put(Sheet(), 60, HEADER), 76, ROW)
    expect_row(detect_tables(document(page, again)), times=2)


def test_a_cell_of_two_lines_is_one_value() -> None:
    sheet = put(put(Sheet(), 60, HEADER), 76, ("Quenneville", *ROW[1:]))
    sheet.put(40, 86, "Ziemowit", size=8)
    values = {f.value for f in detect_tables(document(sheet)) if f.category == "person-name"}
    assert values == {"quenneville ziemowit"}


def test_a_header_of_two_lines_is_read() -> None:
    sheet = put(Sheet(), 60, ("Subject", "Alien", "Date of", "Court", "Docket"))
    put(sheet, 70, ("Name", "Number", "Arrest", "Location", "No."))
    expect_row(detect_tables(document(put(sheet, 86, ROW))))


def test_bars_part_the_columns() -> None:
    sheet = Sheet().put(40, 60, "Name | A-Number | DOB").put(40, 76, "Odo Quenneville | 012345678 | 05/04/1990")
    assert said(detect_tables(document(sheet)), "redact") == {
        "person-name": "Odo Quenneville",
        "a-number": "012345678",
        "date-of-birth": "05/04/1990",
    }


def test_prose_is_no_table() -> None:
    sheet = Sheet().put(40, 60, "The name of the courthouse and the date of arrest were noted by the officer.")
    assert detect_tables(document(sheet.put(40, 76, "Nothing else was written down that day."))) == ()


def test_a_known_form_is_no_table() -> None:
    sheet = put(put(Sheet(), 60, HEADER), 76, ROW)
    assert detect_tables(document(sheet, forms=("i-213",))) == ()


def test_pairs_of_label_and_value_are_no_table() -> None:
    sheet = (
        Sheet().put(40, 60, "Subject").put(160, 60, "Odo Quenneville").put(330, 60, "Officer").put(450, 60, "P. Roe")
    )
    sheet.put(40, 76, "Nationality").put(160, 76, "Freedonia").put(330, 76, "Supervisor").put(450, 76, "S. Poe")
    assert detect_tables(document(sheet)) == ()


def test_a_table_ends_where_labels_with_colons_or_a_gap_begin() -> None:
    sheet = put(put(put(Sheet(), 60, HEADER), 76, ROW), 92, ROW)
    sheet.put(40, 200, "Signed by the clerk").put(40, 216, "in chambers")
    expect_row(detect_tables(document(sheet)), times=2)
    labels = put(put(Sheet(), 60, HEADER), 76, ROW).put(40, 92, "Prepared by: P. Roe")
    expect_row(detect_tables(document(labels)))


def test_a_stamp_under_a_column_is_no_value_of_it() -> None:
    sheet = put(put(put(Sheet(), 60, HEADER), 76, ROW), 92, ROW)
    expect_row(detect_tables(document(sheet.put(40, 108, "2019-ABCD-00012 2714", size=8))), times=2)

"""Forms and tables laid out unlike the usual ones: what is redacted and kept must not depend on the layout."""

from __future__ import annotations

from itertools import pairwise

import pytest

from redactor.detect.fields import detect_fields
from redactor.detect.tables import detect_tables
from redactor.model import Document, Finding
from redactor.rules import load_forms
from tests._form_documents import Sheet, document, said

FORMS = load_forms()
ROTATIONS = pytest.mark.parametrize("rotation", [0, 90, 180, 270])


def found_in(doc: Document) -> tuple[Finding, ...]:
    return (*detect_fields(doc, FORMS), *detect_tables(doc))


def found_on(sheet: Sheet, form: str | None = None) -> tuple[Finding, ...]:
    return found_in(document(sheet, forms=(form,)))


def columns(sheet: Sheet, y: float, at: tuple[int, ...], cells: tuple[str, ...], size: float = 8) -> Sheet:
    for x, text in zip(at, cells, strict=True):
        if text:
            sheet.put(x, y, text, size=size)
    return sheet


@ROTATIONS
def test_pairs_in_two_columns(rotation: int) -> None:
    sheet = Sheet(rotation=rotation)
    rows = (
        ("Subject:", "Odo Quenneville", "Nationality:", "Freedonia"),
        ("DOB:", "02/03/1988", "Case Officer:", "Pat Roe"),
        ("Courthouse:", "Town Family Court", "Docket No.:", "O-00123-20"),
    )
    for at, row in enumerate(rows):
        columns(sheet, 60 + 16 * at, (40, 130, 320, 420), row)
    found = found_on(sheet)
    redacted = said(found, "redact")
    assert redacted["nationality"] == "Freedonia"
    assert redacted["date-of-birth"] == "02/03/1988"
    assert redacted["docket-number"] == "O-00123-20"
    assert said(found, "keep") == {"official-name": "Pat Roe", "courthouse": "Town Family Court"}


@ROTATIONS
def test_labels_over_their_values_in_ruled_boxes(rotation: int) -> None:
    sheet = Sheet(rotation=rotation)
    cells = (
        ("RESPONDENT NAME (LAST, FIRST)", "QUENNEVILLE, Odo"), ("DATE OF BIRTH", "02/03/1988"), ("SEX", "M"),
        ("CRIMINAL COURT DOCKET", "CR-00123-20"), ("ARREST DATE", "05/04/2020"), ("ARRESTING OFFICER", "Roe, Pat"),
    )  # fmt: skip
    for at, (label, value) in enumerate(cells):
        x, y = 40 + 170 * (at % 3), 60 + 30 * (at // 3)
        sheet.box(x, y, x + 170, y + 30).put(x + 3, y + 9, label, size=6).put(x + 3, y + 24, value, size=9)
    found = found_on(sheet)
    redacted = said(found, "redact")
    assert redacted["date-of-birth"] == "02/03/1988"
    assert redacted["physical-description"] == "M"
    assert said(found, "keep") == {"action-date": "05/04/2020", "official-name": "Roe, Pat"}
    assert "vehicle-plate" not in redacted


def test_a_header_merged_over_two_columns() -> None:
    at = (40, 190, 260, 340, 440)
    sheet = Sheet().put(225, 50, "Identifiers", size=8)
    columns(sheet, 62, at, ("Name", "A-Number", "DOB", "Arrest Date", "Arresting Officer"))
    columns(sheet, 78, at, ("Quenneville, Odo", "012345678", "1988-02-03", "2020-05-04", "Roe, Pat"))
    found = found_on(sheet)
    assert said(found, "redact") == {
        "person-name": "Quenneville, Odo", "a-number": "012345678", "date-of-birth": "1988-02-03",
    }  # fmt: skip
    assert said(found, "keep") == {"action-date": "2020-05-04", "official-name": "Roe, Pat"}


def test_a_wide_table_whose_header_names_a_section() -> None:
    at = (40, 80, 240, 320, 400, 480, 560, 700)
    head = ("No.", "Name", "A-Number", "DOB", "COC", "Arrest Date", "Officer", "239(e)")
    sheet = columns(Sheet(width=792, height=612), 60, at, head)
    columns(
        sheet, 76, at, ("1", "QUENNEVILLE, Odo", "012345678", "1988-02-03", "Freedonia", "2020-05-04", "Roe, Pat", "Y")
    )
    found = found_on(sheet)
    assert said(found, "redact") == {
        "person-name": "QUENNEVILLE, Odo", "a-number": "012345678", "date-of-birth": "1988-02-03",
        "nationality": "Freedonia",
    }  # fmt: skip
    assert said(found, "keep") == {"action-date": "2020-05-04", "official-name": "Roe, Pat"}


@pytest.mark.parametrize("lead", ["..........", ". . . . . .", "__________"])
def test_dotted_leaders(lead: str) -> None:
    sheet = Sheet()
    for at, (label, value) in enumerate((("Name", "ODO QUENNEVILLE"), ("DOB", "02/03/1988"), ("Officer", "PAT ROE"))):
        sheet.put(40, 60 + 16 * at, f"{label} {lead} : {value}")
    found = found_on(sheet)
    assert said(found, "redact") == {"person-name": "ODO QUENNEVILLE", "date-of-birth": "02/03/1988"}
    assert said(found, "keep") == {"official-name": "PAT ROE"}


def test_a_small_label_with_a_large_value_on_the_next_line() -> None:
    sheet = Sheet()
    for at, (label, value) in enumerate((("Full name:", "Odo Quenneville"), ("Home address:", "12 Elm Row, Utica"))):
        sheet.put(40, 60 + 50 * at, label, size=6).put(44, 76 + 50 * at, value, size=13)
    assert said(found_on(sheet), "redact") == {"person-name": "Odo Quenneville", "address": "12 Elm Row, Utica"}


def test_spanish_labels() -> None:
    sheet = Sheet()
    rows = (
        ("Nombre y apellidos:", "Odo Quenneville"), ("Fecha de nacimiento:", "03/02/1988"),
        ("Nacionalidad:", "Freedonia"), ("Domicilio:", "12 Elm Row, Utica"),
        ("Juez:", "Pat Roe"), ("Lugar de arresto:", "Town Court"),
    )  # fmt: skip
    for at, (label, value) in enumerate(rows):
        sheet.put(40, 60 + 16 * at, label).put(190, 60 + 16 * at, value)
    found = found_on(sheet)
    assert said(found, "redact") == {
        "person-name": "Odo Quenneville", "date-of-birth": "03/02/1988", "nationality": "Freedonia",
        "address": "12 Elm Row, Utica",
    }  # fmt: skip
    assert said(found, "keep") == {"official-name": "Pat Roe", "courthouse": "Town Court"}


def test_a_line_of_labels_between_rows_does_not_end_the_table() -> None:
    at = (40, 120, 300, 380, 460)
    sheet = columns(Sheet(), 60, at, ("FILE", "NAME", "NATLTY", "ARRESTED", "DISPOSITION"))
    for row, (name, aka) in enumerate(
        (("QUENNEVILLE, Odo", "Quenn"), ("TREMAINE, Ida", "Trem"), ("ZWICKER, Al", "Zwick"))
    ):
        y = 76 + 24 * row
        columns(sheet, y, at, ("012-345-678", name, "FREEDONIA", "05/04/2020", "BOND"))
        sheet.put(120, y + 11, f"AKA: {aka} AT: Town Criminal Court", size=8)
    redacted = said(found_on(sheet), "redact")
    assert redacted["nationality"] == "FREEDONIA FREEDONIA FREEDONIA"
    assert redacted["a-number"] == "012-345-678 012-345-678 012-345-678"
    assert "Court" not in redacted["person-name"]
    assert all(name in redacted["person-name"] for name in ("QUENNEVILLE, Odo", "Trem", "ZWICKER, Al", "Zwick"))


def test_a_courthouse_is_no_plate_and_a_period_no_periodical() -> None:
    at = (40, 220, 340, 460)
    sheet = columns(Sheet(), 60, at, ("Noncitizen", "Place", "Arrested", "Ofcr"))
    columns(sheet, 76, at, ("Odo Quenneville", "Town Court", "05/04/2020", "Roe, Pat"))
    found = found_on(sheet)
    assert said(found, "redact") == {"person-name": "Odo Quenneville"}
    assert said(found, "keep") == {"courthouse": "Town Court", "action-date": "05/04/2020", "official-name": "Roe, Pat"}


def test_ruled_fields_are_no_table() -> None:
    sheet = Sheet()
    labels = (("ADDRESS", "12 Elm Row, Utica"), ("PHONE # HOME", "315-555-0101"), ("LICENSE/STATE", "663 614 651"))
    edges = (40, 240, 380, 560)
    for (left, right), (label, value) in zip(pairwise(edges), labels, strict=True):
        sheet.box(left, 60, right, 90).put(left + 3, 69, label, size=6).put(left + 3, 84, value, size=9)
    sheet.put(40, 110, "AT T/P/O THE DEFENDANT DID STRIKE THE OTHER PARTY ABOUT THE FACE CAUSING PAIN", size=9)
    assert detect_tables(document(sheet)) == ()


def test_a_value_typed_into_a_form_field_is_no_label() -> None:
    sheet = Sheet().put(40, 60, "Home address").put(150, 60, "12 Long  Street,  County  Road", source="field")
    assert said(found_on(sheet), "redact") == {"address": "12 Long Street, County Road"}


def test_an_age_beside_its_label_does_not_take_the_next_cell() -> None:
    sheet = Sheet().box(40, 60, 100, 84).put(43, 68, "Age:", size=6).put(43, 80, "32")
    sheet.box(100, 60, 220, 84).put(103, 68, "Date of Action", size=6).put(103, 80, "05/04/2020")
    found = found_on(sheet, "i-213")
    assert said(found, "redact") == {"age": "32"}
    assert said(found, "keep") == {"action-date": "05/04/2020"}


def test_the_last_word_of_a_paragraph_is_no_label() -> None:
    sheet = (
        Sheet().put(40, 60, "The contents of this notice were read to him in the Esperanto").put(40, 72, "language.")
    )
    sheet.rule(40, 100, 200).put(44, 98, "Pat Roe").put(44, 110, "Name and Signature of Officer", size=7)
    found = found_on(sheet, "i-200")
    assert said(found, "redact") == {"nationality": "Esperanto"}
    assert said(found, "keep") == {"official-name": "Pat Roe"}


def test_a_label_within_running_text_ends_with_its_sentence() -> None:
    sheet = Sheet().put(40, 60, "Bring this slip. Interpreter: Esperanto. Printed 05/04/2020.")
    assert said(found_on(sheet), "redact") == {"person-name": "Esperanto."}


def test_a_region_stops_at_the_label_below() -> None:
    sheet = (
        Sheet(foreign_ocr=True)
        .put(40, 60, "DOB:", size=8)
        .put(80, 62, "l1l1l1", size=16)
        .put(82, 70, "Officer:", size=7)
    )
    for finding in found_on(sheet):
        if finding.region is not None:
            assert finding.region.y1 <= 70.0


def test_a_title_on_the_line_under_an_addressee_tells_his_office() -> None:
    sheet = (
        Sheet().put(40, 60, "MEMORANDUM TO:").put(150, 60, "Sam Poe").put(150, 72, "Assistant Field Office Director")
    )
    sheet.put(40, 90, "FROM:").put(150, 90, "All Field Office Directors").put(40, 106, "CC:").put(
        150, 106, "Policy Unit"
    )
    found = found_on(sheet, "memo")
    assert said(found, "redact") == {}
    assert {f.role for f in found if f.text == "Sam Poe"} == {"officer"}


def test_a_relative_named_in_a_framed_narrative_takes_nothing_of_it() -> None:
    lines = (
        "THE SUBJECT GAVE THE NAME ODO AND A HOME IN UTICA. MOTHER: IDA TREMAINE.",
        "FATHER: AL ZWICKER.",
        "",
        "RECORDS WERE SEARCHED AND NO FORCE WAS USED DURING THE BOOKING OF THE SUBJECT",
        "WHO WAS BROUGHT TO THE CENTER AND PLACED UNDER ARREST BY THE OFFICERS PRESENT.",
    )
    sheet = Sheet().box(30, 40, 580, 400)
    for at, line in enumerate(lines):
        sheet.put(40, 60 + 12 * at, line)
    assert said(found_on(sheet, "i-831"), "redact") == {"person-name": "IDA TREMAINE. AL ZWICKER."}


@pytest.mark.parametrize(
    ("label", "value", "category"),
    [
        ("Last name of noncitizen", "Quenneville", "person-name"),
        ("Subject's Date of Birth", "02/03/1988", "date-of-birth"),
        ("Address of the respondent", "12 Elm Row, Utica", "address"), ("BIRTH CTRY.:", "FREEDONIA", "place-of-birth"),
        ("PERP NAME LAST, FIRST", "Quenneville, Odo", "person-name"), ("VICTIM NAME", "Ida Tremaine", "person-name"),
    ],
)  # fmt: skip
def test_a_label_may_name_the_person_and_hint_at_the_order(label: str, value: str, category: str) -> None:
    sheet = Sheet().put(40, 60, label).put(250, 60, value)
    assert said(found_on(sheet), "redact") == {category: value}
    under = Sheet().box(40, 60, 300, 90).put(43, 68, label, size=7).put(43, 84, value)
    assert said(found_on(under), "redact") == {category: value}

"""Columns as databases name them, notes under Entry, sex by its letters, and labels that stand side by side."""

from __future__ import annotations

import pytest

from redactor.detect.fields import detect_fields
from redactor.detect.tables import detect_tables
from redactor.rules import load_forms
from redactor.rules.labels import fold_label
from tests._form_documents import Sheet, document, said

FORMS = load_forms()
COLUMNS = (30, 130, 270, 350, 440, 540)


def rows(*lines: tuple[str, ...]) -> Sheet:
    sheet = Sheet(width=792)
    for at, cells in enumerate(lines):
        for x, text in zip(COLUMNS, cells, strict=False):
            sheet.put(x, 60 + 16 * at, text, size=8)
    return sheet


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("A_NBR", "A Number"),
        ("SUBJ_NM", "Subject Name"),
        ("ARR_DT", "Arrest Date"),
        ("CTZN_CNTRY_CD", "Citizenship Country"),
    ],
)
def test_the_parts_of_a_columns_name_stand_for_words(column: str, words: str) -> None:
    assert fold_label(column) == fold_label(words)


def test_an_export_is_read_by_its_columns() -> None:
    table = rows(
        ("A_NBR", "SUBJ_NM", "COC", "ARR_DT", "OFCR_NM", "CERT_239E"),
        ("012345678", "QUENNEVILLE, ODO", "FREEDONIA", "05/04/2020", "Pat Poe", "Y"),
    )
    found = detect_tables(document(table))
    assert said(found, "redact") == {
        "a-number": "012345678", "person-name": "QUENNEVILLE, ODO", "nationality": "FREEDONIA",
    }  # fmt: skip
    assert said(found, "keep") == {"action-date": "05/04/2020", "official-name": "Pat Poe"}


def test_letters_for_the_sex_are_known_under_any_header_in_a_table_of_people() -> None:
    people = rows(("Detainee", "Alien No", "COC", "S"), ("QUENNEVILLE, ODO", "012-345-678", "Freedonia", "F"))
    assert said(detect_tables(document(people)), "redact")["physical-description"] == "F"
    things = rows(("Courthouse", "Date of Arrest", "Disposition", "S"), ("Town Court", "05/04/2020", "Released", "F"))
    assert "physical-description" not in said(detect_tables(document(things)), "redact")


def test_notes_under_entry_are_no_entry_into_the_country() -> None:
    log = rows(("Date", "Time", "By", "Entry"), ("05/04/2020", "0830", "P. Poe", "count clear, all in from court"))
    assert "entry" not in said(detect_tables(document(log)), "redact")
    table = rows(
        ("Name", "A-Number", "COC", "Entry"), ("QUENNEVILLE, ODO", "012-345-678", "Freedonia", "Hilltown 2009 EWI")
    )
    assert said(detect_tables(document(table)), "redact")["entry"] == "Hilltown 2009 EWI"


def test_a_table_ends_where_another_tables_header_begins() -> None:
    sheet = rows(
        ("DOB", "Arrest date", "Arrest location"),
        ("02/03/1988", "05/04/2020", "Town Court"),
        ("Factor", "Finding", "Score"),
        ("Fixed address", "Yes, since long ago", "3"),
    )
    assert said(detect_tables(document(sheet)), "redact").get("date-of-birth") == "02/03/1988"


def test_values_under_labels_side_by_side_are_found_where_no_table_has_that_header() -> None:
    sheet = Sheet()
    for x, label, value in (
        (40, "P1 phone", "518-555-0190"),
        (200, "Suspect (P2) Name", "DAY, AVRIL"),
        (380, "P2 DOB", "02/03/1988"),
    ):
        sheet.put(x, 100, label, size=6).put(x, 112, value, size=9)
    found = said(detect_fields(document(sheet), FORMS), "redact")
    assert (found["person-name"], found["date-of-birth"], found["phone"]) == (
        "DAY, AVRIL",
        "02/03/1988",
        "518-555-0190",
    )


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Officer:", "Pat Poe Shelter offered: Casa Roe"),
        ("Counsel for Respondent", "ANA ROE, Respondent."),
        ("Officer:", "the subject Ana Roe"),
    ],
)
def test_what_is_another_field_or_a_party_is_not_kept_as_an_official(label: str, value: str) -> None:
    sheet = Sheet().put(40, 100, label, size=9).put(220, 100, value, size=9)
    assert "official-name" not in said(detect_fields(document(sheet), FORMS), "keep")


def test_a_room_is_not_kept_as_a_courthouse() -> None:
    sheet = Sheet().put(40, 100, "Courthouse:", size=9).put(130, 100, "DV1, F-02947-18", size=9)
    assert "courthouse" not in said(detect_fields(document(sheet), FORMS), "keep")


def test_an_official_under_the_label_of_a_party_is_not_that_party() -> None:
    sheet = Sheet().put(40, 100, "Defendant:", size=9).put(130, 100, "Police Officer R. Poe, Shield No. 26340", size=9)
    assert "person-name" not in said(detect_fields(document(sheet), FORMS), "redact")

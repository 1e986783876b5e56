"""The roster is read whole or refused, and a refusal never shows whom it lists."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from redactor.errors import RulesError
from redactor.rules import a_number_digits, load_roster

HEADER = (
    "subject_id,a_number,family_name,given_names,aliases,date_of_birth,relief,relief_status,status_date,"
    "appeals_exhausted_on,waiver"
)
CANARY = "ZZCANARY"


def roster(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "roster.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def refused(path: Path) -> str:
    with pytest.raises(RulesError) as caught:
        load_roster(path)
    assert CANARY not in str(caught.value) + repr(caught.value)
    assert caught.value.__cause__ is None
    return str(caught.value)


def test_a_full_row_is_read(tmp_path: Path) -> None:
    (entry,) = load_roster(
        roster(
            tmp_path,
            "S1,A 12-345-678,Quill,Ines Maria,Inesita; I. Q. ;,1990-02-03,U,denied,2019-01-02,2019-06-07,2020-01-01",
        )
    )
    assert (entry.subject_id, entry.a_number, entry.family_name, entry.given_names) == (
        "S1",
        "012345678",
        "Quill",
        "Ines Maria",
    )
    assert entry.aliases == ("Inesita", "I. Q.")
    assert (entry.relief, entry.relief_status) == ("U", "denied")
    assert entry.date_of_birth == datetime.date(1990, 2, 3)
    assert (entry.status_date, entry.appeals_exhausted_on, entry.waiver) == (
        datetime.date(2019, 1, 2), datetime.date(2019, 6, 7), datetime.date(2020, 1, 1),
    )  # fmt: skip


def test_empty_cells_are_unknown_and_spaces_around_are_dropped(tmp_path: Path) -> None:
    (entry,) = load_roster(roster(tmp_path, " S1 ,, Quill ,,,,,,,,"))
    assert (entry.subject_id, entry.family_name, entry.a_number, entry.relief, entry.relief_status) == (
        "S1",
        "Quill",
        "",
        "",
        "",
    )
    assert entry.date_of_birth is entry.status_date is entry.appeals_exhausted_on is entry.waiver is None


def test_columns_may_be_few_and_in_any_order_and_a_byte_order_mark_is_no_letter(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("family_name,subject_id\nQuill,S1\n", encoding="utf-8-sig")
    assert [e.subject_id for e in load_roster(path)] == ["S1"]


@pytest.mark.parametrize(
    ("written", "digits"),
    [("A123456789", "123456789"), ("A 123 456 789", "123456789"), ("A#12-345-678", "012345678"),
     ("1234567", "001234567"),
     ("A123-456-789", "123456789")],
)  # fmt: skip
def test_an_a_number_is_read_in_its_usual_spellings(written: str, digits: str) -> None:
    assert a_number_digits(written) == digits


@pytest.mark.parametrize("written", ["A123456", "A1234567890", "none"])
def test_an_a_number_of_another_length_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"^an A-number has seven to nine digits$"):
        a_number_digits(written)


def test_people_do_not_show_in_the_repr(tmp_path: Path) -> None:
    (entry,) = load_roster(roster(tmp_path, f"{CANARY},A123456789,{CANARY},{CANARY},{CANARY},1990-02-03,U,,,,"))
    assert CANARY not in repr(entry)
    assert "123456789" not in repr(entry)
    assert "1990" not in repr(entry)


ROWS = [
    ((f"S1,A12,{CANARY},,,,,,,,",), "roster.csv: row 2: a_number: Value error, an A-number has seven to nine digits."),
    (("S1,,,Ines,,,,,,,",), "roster.csv: row 2: (top): Value error, one of a_number and family_name is required."),
    ((f",A123456789,{CANARY},,,,,,,,",), "roster.csv: row 2: subject_id: String should have at least 1 character."),
    ((f"S1,A123456789,{CANARY},,,{CANARY},,,,,",),
     "roster.csv: row 2: date_of_birth: Value error, a date is written YYYY-MM-DD."),
    ((f"S1,,{CANARY},,,,U,pending,,,0",), "roster.csv: row 2: waiver: Value error, a date is written YYYY-MM-DD."),
    ((f"S1,,{CANARY},,,,U,denied,,20190607,",),
     "roster.csv: row 2: appeals_exhausted_on: Value error, a date is written YYYY-MM-DD."),
    ((f"S1,,{CANARY},,,,U,denied,,2019-13-07,",),
     "roster.csv: row 2: appeals_exhausted_on: Input should be a valid date or datetime, month value is outside "
     "expected range of 1-12."),
    ((f"S1,,{CANARY},,,,V,,,,",),
     "roster.csv: row 2: relief: Input should be 'T', 'U', 'VAWA', 'VAWA-cancellation', 'battered-spouse-waiver', "
     "'TPS', 'asylum', 'none' or ''."),
    ((f"S1,,{CANARY},,,,,lost,,,",),
     "roster.csv: row 2: relief_status: Input should be 'pending', 'granted', 'denied', 'withdrawn', "
     "'naturalized' or ''."),
    ((f"S1,,{CANARY},,,,,,,",), "roster.csv: row 2: it has more or fewer cells than row 1."),
    ((f"S1,,{CANARY},,,,,,,,,more",), "roster.csv: row 2: it has more or fewer cells than row 1."),
    ((f"S1,,{CANARY},,,,,,,,", f"S1,,Other{CANARY},,,,,,,,"), "roster.csv: row 3: subject_id: the same as in row 2."),
    ((f"S1,A12345678,{CANARY},,,,,,,,", "S2,A012-345-678,Other,,,,,,,,"),
     "roster.csv: row 3: a_number: the same as in row 2."),
    ((), "roster.csv: the roster has no rows."),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "message"), ROWS, ids=[str(n) for n in range(len(ROWS))])
def test_a_wrong_row_is_named_and_nobody_in_it(rows: tuple[str, ...], message: str, tmp_path: Path) -> None:
    assert refused(roster(tmp_path, *rows)) == message


COLUMNS = HEADER.replace(",", ", ")
HEADERS = [
    (f"{CANARY},A123456789", "roster.csv: row 1: the column `subject_id` is missing."),
    (f"subject_id,{CANARY}", f"roster.csv: row 1: column 2 is not a roster column. Columns are: {COLUMNS}."),
    ("subject_id,subject_id", "roster.csv: row 1: a column stands twice."),
]


@pytest.mark.parametrize(("header", "message"), HEADERS)
def test_a_wrong_column_is_counted_and_not_shown(header: str, message: str, tmp_path: Path) -> None:
    assert refused(roster(tmp_path, "a,b", header=header)) == message


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_bytes(b"\xff\xfe\x00\x01")
    assert refused(tmp_path / "roster.csv") == "roster.csv: the file cannot be read as a UTF-8 CSV."
    assert refused(tmp_path / "none.csv") == "none.csv: there is no such file."

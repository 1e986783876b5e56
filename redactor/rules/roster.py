"""The roster: noncitizens known to be in the production, and where their § 1367 protection stands.

Source of the end of protection: 8 U.S.C. § 1367(a)(2) and (b)(4); USCIS Policy Manual on naturalization.
"""

from __future__ import annotations

import csv
import datetime
import re
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from redactor.errors import RulesError
from redactor.rules._loading import Rule, first_fault, shown

COLUMNS = (
    "subject_id", "a_number", "family_name", "given_names", "aliases", "date_of_birth", "relief",
    "relief_status", "status_date", "appeals_exhausted_on", "waiver",
)  # fmt: skip
Relief = Literal["T", "U", "VAWA", "VAWA-cancellation", "battered-spouse-waiver", "TPS", "asylum", "none", ""]
ReliefStatus = Literal["pending", "granted", "denied", "withdrawn", "naturalized", ""]


def a_number_digits(text: str) -> str:
    """Return an A-number as nine digits, leading zeros filled in; raises ValueError for another length."""
    digits = re.sub(r"\D", "", text)
    if not 7 <= len(digits) <= 9:
        raise ValueError("an A-number has seven to nine digits")
    return digits.zfill(9)


class RosterEntry(Rule):
    """One row of the roster."""

    subject_id: str = Field(min_length=1, repr=False)
    a_number: str = Field(default="", repr=False)
    """Nine digits, or empty."""
    family_name: str = Field(default="", repr=False)
    given_names: str = Field(default="", repr=False)
    aliases: tuple[str, ...] = Field(default=(), repr=False)
    date_of_birth: datetime.date | None = Field(default=None, repr=False)
    relief: Relief = ""
    relief_status: ReliefStatus = ""
    status_date: datetime.date | None = None
    appeals_exhausted_on: datetime.date | None = None
    waiver: datetime.date | None = None

    @field_validator("date_of_birth", "status_date", "appeals_exhausted_on", "waiver", mode="before")
    @classmethod
    def _empty_is_unknown(cls, value: object) -> object:
        if value == "":
            return None
        # pydantic reads digits as seconds since 1970, and a waiver of `0` would then lift the protection.
        if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError("a date is written YYYY-MM-DD")
        return value

    @field_validator("a_number", mode="before")
    @classmethod
    def _any_spelling(cls, value: object) -> object:
        return a_number_digits(value) if isinstance(value, str) and value.strip() else ""

    @field_validator("aliases", mode="before")
    @classmethod
    def _semicolons(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(";") if part.strip()) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_somebody(self) -> RosterEntry:
        if not (self.a_number or self.family_name):
            raise ValueError("one of a_number and family_name is required")
        return self


def load_roster(path: Path) -> tuple[RosterEntry, ...]:
    """Read the roster CSV; raises RulesError as `file: row N: column: what is wrong`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
            file.seek(0)
            header = tuple(next(csv.reader(file), ()))
    except FileNotFoundError:
        raise RulesError(f"{shown(path)}: there is no such file.") from None
    except (OSError, UnicodeDecodeError, csv.Error):
        raise RulesError(f"{shown(path)}: the file cannot be read as a UTF-8 CSV.") from None
    _check_header(header, path)
    entries = tuple(_entry(row, number, path) for number, row in enumerate(rows, start=2))
    _check_distinct(entries, path)
    return entries


def _check_header(header: tuple[str, ...], path: Path) -> None:
    if len(set(header)) != len(header):
        raise RulesError(f"{shown(path)}: row 1: a column stands twice.")
    if "subject_id" not in header:
        raise RulesError(f"{shown(path)}: row 1: the column `subject_id` is missing.")
    for position, column in enumerate(header, start=1):
        if column not in COLUMNS:
            # The unknown name itself is not shown: a file without a header has a person's name there.
            raise RulesError(
                f"{shown(path)}: row 1: column {position} is not a roster column. Columns are: {', '.join(COLUMNS)}."
            )


def _entry(row: dict[str, str], number: int, path: Path) -> RosterEntry:
    if None in row or None in row.values():
        raise RulesError(f"{shown(path)}: row {number}: it has more or fewer cells than row 1.")
    try:
        return RosterEntry.model_validate({key: value.strip() for key, value in row.items()})
    except ValidationError as error:
        raise RulesError(f"{shown(path)}: row {number}: {first_fault(error)}") from None


def _check_distinct(entries: tuple[RosterEntry, ...], path: Path) -> None:
    if not entries:
        raise RulesError(f"{shown(path)}: the roster has no rows.")
    for column in ("subject_id", "a_number"):
        seen: dict[str, int] = {}
        for number, entry in enumerate(entries, start=2):
            value = getattr(entry, column)
            if value and value in seen:
                raise RulesError(f"{shown(path)}: row {number}: {column}: the same as in row {seen[value]}.")
            seen[value] = number

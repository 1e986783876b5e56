"""Claims about when § 1367 protection ends."""

from __future__ import annotations

import datetime

import pytest

from redactor.matter import protection_of
from redactor.rules import RosterEntry

ON = datetime.date(2026, 1, 15)
PAST, FUTURE = "2025-06-01", "2026-06-01"


def row(**values: object) -> RosterEntry:
    return RosterEntry.model_validate({"subject_id": "s", "family_name": "Canary", **values})


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"relief": "U", "relief_status": "denied", "appeals_exhausted_on": PAST}, "denied-final"),
        ({"relief": "battered-spouse-waiver", "relief_status": "denied", "appeals_exhausted_on": PAST}, "denied-final"),
        ({"relief": "T", "relief_status": "naturalized", "status_date": PAST}, "naturalized"),
        ({"relief_status": "naturalized", "status_date": ON}, "naturalized"),
        ({"relief": "VAWA", "relief_status": "pending", "waiver": PAST}, "waived"),
    ],
)
def test_protection_ends(values: dict[str, object], state: str) -> None:
    found = protection_of(row(**values), ON)
    assert (found.state, found.is_protected, found.decided_on) == (state, False, "2026-01-15")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"relief": "none"},
        {"relief": "U"},
        {"relief": "U", "relief_status": "pending"},
        {"relief": "U", "relief_status": "granted"},
        {"relief": "U", "relief_status": "withdrawn", "appeals_exhausted_on": PAST},
        {"relief": "U", "relief_status": "denied"},
        {"relief": "U", "relief_status": "denied", "status_date": PAST},
        {"relief": "U", "relief_status": "denied", "appeals_exhausted_on": FUTURE},
        {"relief": "U", "relief_status": "denied", "appeals_exhausted_on": ON},
        {"relief": "U", "relief_status": "denied", "status_date": ON, "appeals_exhausted_on": PAST},
        {"relief": "U", "relief_status": "pending", "appeals_exhausted_on": PAST},
        {"relief": "", "relief_status": "denied", "appeals_exhausted_on": PAST},
        {"relief": "TPS", "relief_status": "denied", "appeals_exhausted_on": PAST},
        {"relief": "asylum", "relief_status": "denied", "appeals_exhausted_on": PAST},
        {"relief": "T", "relief_status": "naturalized"},
        {"relief": "T", "relief_status": "naturalized", "status_date": FUTURE},
        {"relief": "T", "waiver": FUTURE},
    ],
)
def test_protection_stays(values: dict[str, object]) -> None:
    assert protection_of(row(**values), ON).is_protected


def test_nobody_on_the_roster_is_unknown_and_protected() -> None:
    found = protection_of(None, ON)
    assert (found.state, found.is_protected, found.basis) == ("unknown", True, "no roster entry")


def test_basis_names_nobody() -> None:
    assert "anary" not in protection_of(row(relief="U", relief_status="denied", appeals_exhausted_on=PAST), ON).basis

"""Where the § 1367 protection of a person stands on a date. Unknown is protected.

Source: 8 U.S.C. § 1367(a)(2), last sentence, and (b)(4); USCIS Policy Manual (June 12, 2024) on naturalization;
Hawke v. DHS (N.D. Cal. 2008): a withdrawal or a procedural end does not end it.
"""

from __future__ import annotations

import datetime

from redactor.model import Protection
from redactor.rules import RosterEntry

SECTION_1367_RELIEF = frozenset({"T", "U", "VAWA", "VAWA-cancellation", "battered-spouse-waiver"})
"""Relief whose applicants § 1367(a)(2) names; the waiver by way of INA § 101(a)(51)(C)."""


def protection_of(entry: RosterEntry | None, decided_on: datetime.date) -> Protection:
    """Return the state of a person's § 1367 protection; nobody on the roster is unknown and so protected.

    Only three things end it. A final denial: the relief is one that § 1367 names, the status is `denied`, and
    `appeals_exhausted_on` lies strictly before `decided_on`, since the last day of an appeal still belongs to it;
    a denial dated later than the exhaustion, or in the future, contradicts itself and ends nothing. Naturalization:
    `status_date` is given and not in the future. Waiver: its date is not in the future.

    `TPS`, `asylum` and `none` say nothing about an application under § 1367, so a denial there ends nothing here;
    `none` only says that counsel knows of no application, and a document that speaks of one contradicts it: the
    facts stay protected and a person looks.
    """
    if entry is None:
        return _protection("unknown", True, decided_on, "no roster entry", "")
    state, basis = _end_of(entry, decided_on) or _standing(entry)
    is_protected = state not in ("denied-final", "naturalized", "waived")
    return _protection(state, is_protected, decided_on, basis, entry.relief)


def _protection(state: str, is_protected: bool, on: datetime.date, basis: str, relief: str) -> Protection:
    return Protection(state=state, is_protected=is_protected, decided_on=on.isoformat(), basis=basis, relief=relief)


def _end_of(entry: RosterEntry, on: datetime.date) -> tuple[str, str] | None:
    if entry.waiver is not None and entry.waiver <= on:
        return "waived", f"roster entry: waiver of {entry.waiver.isoformat()}"
    if entry.relief_status == "naturalized" and entry.status_date is not None and entry.status_date <= on:
        return "naturalized", f"roster entry: naturalized on {entry.status_date.isoformat()}"
    if _is_finally_denied(entry, on):
        return "denied-final", f"roster entry: denied, all appeals exhausted on {entry.appeals_exhausted_on}"
    return None


def _is_finally_denied(entry: RosterEntry, on: datetime.date) -> bool:
    exhausted, denied = entry.appeals_exhausted_on, entry.status_date
    if entry.relief not in SECTION_1367_RELIEF or entry.relief_status != "denied" or exhausted is None:
        return False
    return exhausted < on and (denied is None or denied <= exhausted)


def _standing(entry: RosterEntry) -> tuple[str, str]:
    if entry.relief not in SECTION_1367_RELIEF:
        said = f"relief `{entry.relief}`" if entry.relief else "no relief recorded"
        return "unknown", f"roster entry: {said}, which ends no protection"
    if entry.relief_status == "denied":
        return "denied-appeal-open", "roster entry: denied, appeals not shown to be exhausted"
    if entry.relief_status == "naturalized":
        return "unknown", "roster entry: naturalized without a past date"
    if not entry.relief_status:
        return "unknown", "roster entry: no status recorded"
    return entry.relief_status, f"roster entry: {entry.relief_status}"

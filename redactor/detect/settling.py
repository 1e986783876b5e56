"""Take back hits that lie inside something public: a street that is a courthouse's, a number that is a citation's.

Only what is wholly inside goes; whatever reaches beyond stays, and later stages weigh it.
"""

from __future__ import annotations

from collections.abc import Iterable

from redactor.detect.hits import Hit
from redactor.model import Finding

_ANY_NUMBER = frozenset({
    "a-number", "uscis-receipt", "i94-number", "sevis-id", "fin-number", "event-number", "subject-number",
    "fbi-number", "state-id", "national-id", "ssn", "driver-license", "vehicle-plate", "financial-account", "phone",
    "docket-number", "passport",
})  # fmt: skip
SHIELDS: dict[str, frozenset[str]] = {
    "courthouse": frozenset({"address", "person-name", "service-provider", "school", "place-of-birth", "nationality"}),
    "office": frozenset({"address", "person-name", "service-provider", "employer", "school"}),
    "statute": _ANY_NUMBER | {"person-name", "relief-application", "tps", "asylum", "court-detail", "age", "address"},
    "existing-bates": _ANY_NUMBER | {"court-detail", "person-name"},
    "form-text": _ANY_NUMBER | {"person-name", "court-detail", "date-of-birth"},
    "charge": _ANY_NUMBER | {"entry", "person-name"},
    "method": _ANY_NUMBER | {"person-name"},
    "official-title": frozenset({"person-name", "employer"}),
    "location-kind": frozenset({"service-provider"}),
}
"""Kept category → what is taken back inside it."""

_PROTECTED_PROCEEDINGS = frozenset({"relief-application", "asylum", "tps"})
_REFUTING = _PROTECTED_PROCEEDINGS | {"address"}


def settled(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits without those that lie inside a kept one that shields against their category."""
    every = list(hits)
    shields = [hit for hit in every if hit.stance == "keep" and hit.category in SHIELDS]
    return [hit for hit in every if hit.stance == "keep" or not _is_shielded(hit, shields)]


def _is_shielded(hit: Hit, shields: list[Hit]) -> bool:
    # What the roster names is protected wherever it stands.
    if hit.found_by == "roster":
        return False
    return any(_covers(shield, hit) for shield in shields)


def _covers(shield: Hit, hit: Hit) -> bool:
    # A party's name may stand before a court's; only a citation may hold names of parties that stay.
    if hit.role == "protected" and shield.category != "statute":
        return False
    return shield.start <= hit.start and hit.end <= shield.end and hit.category in SHIELDS[shield.category]


def without_misread_labels(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without what a form's labels keep by mistake.

    `Unit` and `Street` within an address are no labels, and what stands behind them is no office; and a kind of
    proceeding that discloses what somebody applied for is not kept as a kind of proceeding.
    """
    every = list(findings)
    read = [f for f in every if f.category in _REFUTING and f.stance == "redact" and not _is_of_form(f)]
    return [f for f in every if f.stance == "redact" or not _is_of_form(f) or not any(_refutes(r, f) for r in read)]


def _is_of_form(finding: Finding) -> bool:
    return all(one.startswith(("field:", "label:")) for one in finding.found_by)


def _refutes(read: Finding, kept: Finding) -> bool:
    if read.category in _PROTECTED_PROCEEDINGS and kept.category == "proceeding-class":
        return read.start <= kept.start < kept.end <= read.end
    if read.category != "address":
        return False
    if kept.category == "courthouse" and read.start <= kept.start < kept.end <= read.end:
        return (
            True  # a column of places holds homes as well; the addresses of courthouses are known and were taken back
        )
    if not read.start < kept.start < kept.end <= read.end:
        return False
    # With another line a label may well begin; a pattern for addresses may run on into it.
    return bool(read.text[: kept.start - read.start].rpartition("\n")[2].strip())

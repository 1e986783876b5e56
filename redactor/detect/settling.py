"""Take back hits that lie inside something public: a street that is a courthouse's, a number that is a citation's.

Only what is wholly inside goes; whatever reaches beyond stays, and later stages weigh it.
"""

from __future__ import annotations

from collections.abc import Iterable

from redactor.detect.hits import Hit

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

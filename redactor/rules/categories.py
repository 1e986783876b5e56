"""The categories: one vocabulary for rules, orders, logs and labelled sets."""

from __future__ import annotations

IDENTIFYING = (
    "person-name", "a-number", "uscis-receipt", "i94-number", "sevis-id", "fin-number", "event-number",
    "subject-number", "fbi-number", "state-id", "passport", "national-id", "ssn", "driver-license",
    "vehicle-plate", "financial-account", "date-of-birth", "age", "place-of-birth", "address", "phone",
    "email", "online-handle", "geo-coordinates", "employer", "school", "physical-description", "photo",
    "fingerprint", "signature",
)  # fmt: skip
RELATED = ("docket-number", "entry", "nationality", "family", "court-detail")
SECTION_1367 = ("relief-application", "victim-status", "service-provider", "protection-order")
TPS = ("tps",)
ASYLUM = ("asylum",)
PRIVILEGED = ("attorney-client", "work-product", "deliberative-process", "law-enforcement")
KEPT = (
    "certification-statement", "statute", "location-kind", "courthouse", "action-date", "proceeding-class",
    "charge", "form-text", "official-name", "official-title", "office", "method", "custody-outcome",
    "existing-bates", "document-date",
)  # fmt: skip
CATEGORIES = frozenset((*IDENTIFYING, *RELATED, *SECTION_1367, *TPS, *ASYLUM, *PRIVILEGED, *KEPT))
"""Every category a rule, an order or a labelled span may name."""

DIRECT = frozenset(IDENTIFYING[:15]) | {"date-of-birth", "address", "phone", "email", "online-handle"}
"""Direct identifiers: names and numbers that reach one person by themselves."""

NUMBERS = frozenset(IDENTIFYING[1:15]) | {"docket-number", "phone", "email"}
"""Categories whose values are spread to every document by their normal form."""

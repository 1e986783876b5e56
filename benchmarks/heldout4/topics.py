"""Phrases that tell of the relief somebody sought, and of what was done to somebody."""

from __future__ import annotations

RELIEF = (
    "a pending Form I-918", "an approved VAWA self-petition (I-360)", "a T nonimmigrant application (I-914)",
    "a U visa petition filed with the Vermont Service Center", "an I-751 waiver based on battery",
    "U nonimmigrant status", "a prima facie determination under VAWA", "a Supplement B signed by the District Attorney",
)  # fmt: skip
VICTIM = (
    "was beaten by her husband for years", "is the victim of a felonious assault",
    "was made to work without pay and threatened by a recruiter", "was stabbed by an ex-partner",
    "reported that her partner strangled her", "was held against his will by smugglers",
)  # fmt: skip

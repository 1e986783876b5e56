"""How much a finding can be relied on where another one says the opposite of the same characters."""

from __future__ import annotations

from typing import Literal

from redactor.model import Finding
from redactor.rules.categories import DIRECT, NUMBERS

Evidence = Literal["certain", "pattern", "guess"]
_CERTAIN = ("field:", "label:", "roster", "spread", "matter:", "region:", "image:", "review:")
_MODEL = ("names", "name-model", "model", "spacy")
_SURE_NAME = 0.8
"""From this score on a name found in prose stands on a title or a label, not on the model alone."""
_GUESS = 0.4


def evidence(finding: Finding) -> Evidence:
    """Return what a finding stands on: a list or a field, a pattern, or a guess of the language model."""
    if any(found.startswith(_CERTAIN) for found in finding.found_by) or finding.region is not None:
        return "certain"
    if is_guess(finding):
        return "guess"
    return "pattern"


def is_guess(finding: Finding) -> bool:
    """Return whether only the language model, or a pattern that trusts itself little, speaks for a finding."""
    if any(found.startswith(_CERTAIN) for found in finding.found_by) or finding.region is not None:
        return False
    by_model = all(found in _MODEL or found.startswith("model:") for found in finding.found_by)
    if finding.category in ("person-name", "official-name") and by_model:
        return finding.score < _SURE_NAME and finding.role != "protected"
    return by_model or (finding.score < _GUESS and finding.category not in NUMBERS)


def is_direct(finding: Finding) -> bool:
    """Return whether a finding is a name or number that leads to one person by itself."""
    return finding.category in DIRECT or finding.category in NUMBERS

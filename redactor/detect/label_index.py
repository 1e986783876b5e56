"""Which known label a text is like: letters and digits only, through recognition errors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from redactor.rules.form import FormField
from redactor.rules.labels import fold_label, label_key

SHORT_LABEL = 3
_NUMBER = re.compile(r"(?:\b(?:Number|Num|No)\b\.?|#)")
_PERSON_WORDS = (
    "noncitizen", "alien", "subject", "respondent", "defendant", "individual", "person", "detainee", "arrestee",
    "applicant", "perpetrator", "perp", "deft", "inmate", "party", "petitioner", "beneficiary", "suspect", "victim",
    "complainant",
)  # fmt: skip
_FOLDED = "|".join(fold_label(word) for word in _PERSON_WORDS)
_PERSON = re.compile(rf"^(?:(?:{_FOLDED})s?)?\(?p[l\d]\)?(?=.)|^(?:{_FOLDED})s?(?=.)|of(?:the)?(?:{_FOLDED})s?$")
"""The person a label speaks of, as labels are folded: `Respondent's Address`, `Name of subject`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A field whose labels are looked for, and the form (or lexicon) that lists it."""

    owner: str
    field: FormField
    is_own: bool
    """Whether the page is that form; a label of the general lexicon needs more to be believed."""


Named = tuple[Known, str, float] | None
"""The field that a text names, the label it is like, and how like."""


class LabelIndex:
    """Folded labels ready for comparison; own fields win over the lexicon's with the same label."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._by_label: dict[str, Known] = {}
        for one in sorted(known, key=lambda k: not k.is_own):
            for label in (spelling for text in one.field.labels for spelling in _spellings(text)):
                self._by_label.setdefault(label_key(label), one)
        self._labels = [label for label in self._by_label if label]
        self._with_colon = {
            label_key(label) for one in known for label in one.field.labels if ":" in label.rstrip(" :")
        }  # fmt: skip
        self._longest = max((len(label) for label in self._labels), default=0)

    @property
    def longest(self) -> int:
        """Length of the longest folded label."""
        return self._longest

    def has_inner_colon(self, label: str) -> bool:
        """Return whether a folded label is printed with a colon in its middle."""
        return label in self._with_colon

    def best(self, folded: Sequence[str]) -> list[tuple[Known, str, float] | None]:
        """Return for each folded text the field it names, its label and the likeness, or None."""
        if not folded or not self._labels:
            return [None] * len(folded)
        scores = process.cdist(folded, self._labels, scorer=fuzz.ratio, score_cutoff=75)
        found: list[tuple[Known, str, float] | None] = []
        for text, line in zip(folded, scores, strict=True):
            at = int(line.argmax())
            label, score = self._labels[at], float(line[at])
            known = self._by_label[label]
            needed = _needed(min(len(label), len(text)), is_own=known.is_own)
            likely = score >= needed and _as_long(label, text)
            found.append((known, label, score / 100) if likely else None)
        return found


def _spellings(label: str) -> tuple[str, ...]:
    """Return a label as it stands, and with `Number` for `No.` and the other way round."""
    return (label, *(_NUMBER.sub(other, label) for other in ("Number", "No.") if _NUMBER.search(label)))


def without_person(distinct: Sequence[str], named: Mapping[str, Named]) -> list[tuple[str, str]]:
    """Return unnamed texts with what is left without the person they speak of: `Last name of noncitizen`."""
    parted = ((folded, _PERSON.sub("", folded)) for folded in distinct if named[folded] is None)
    return [(folded, bare) for folded, bare in parted if bare != folded and len(bare) >= SHORT_LABEL]


def redacting(named: Named) -> Named:
    """Return what a text names where that is redacted and the lexicon lists it."""
    return named if named is not None and named[0].field.stance == "redact" and not named[0].is_own else None


def _needed(length: int, *, is_own: bool) -> float:
    """Return the likeness (0–100) that a label of so many characters needs: short words are easily another.

    On a form of its own a label is expected, and one letter in five may be misread; elsewhere `Place` is not `Plate`.
    """
    if length <= 4 or (length <= 6 and not is_own):  # one wrong letter in four is another word
        return 100.0
    if is_own:
        return 80.0 if length <= 6 else 82.0
    return 88.0 if length <= 16 else 84.0


def _as_long(label: str, text: str) -> bool:
    """Return whether a text holds no more than the label: about as long, and no other digit."""
    digits = {c for c in text if c.isdigit()}
    # A digit that no letter is taken for belongs to a value: `Part 7 Room` is not `Part/Room`.
    return digits <= set(label) and abs(len(label) - len(text)) <= max(1, round(0.12 * len(label)))

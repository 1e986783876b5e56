"""The § 1367 clock: whether protection has ended for the person a fact is about.

Source: 8 U.S.C. § 1367(a)(2), last sentence, and (b)(4). Unknown is protected; a fact without a person of its own
is protected as long as one protected person of the document is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from redactor.decide.whose import Whose
from redactor.model import Document, Finding, Matter, Person
from redactor.rules.categories import ASYLUM, IDENTIFYING, RELATED, SECTION_1367, TPS

SPOKEN_FACTS = frozenset((*SECTION_1367, *TPS, *ASYLUM))
"""Facts that protect nobody when they are said of nobody: a statute, a policy, a training slide."""
_ABOUT_SOMEBODY = frozenset((*IDENTIFYING, *RELATED))
_ONE_PERSON = re.compile(
    r"\b(?:the|this|that|said|above|our)[ \n-]+(?:above-?named[ \n]+)?"
    r"(?:subject|respondent|alien|noncitizen|non-citizen|individual|person|applicant|petitioner|beneficiary|defendant|"
    r"victim|complainant|detainee|witness|man|woman|male|female)\b|\b(?:he|she|him|his|her|hers)\b|"
    r"\bI[ \n]+(?:have[ \n]+|had[ \n]+)?(?:applied|filed|petitioned|suffered|was[ \n]+granted)\b",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\b(?:if|when|whenever|where|whether|unless|any|every|each|no|such|must|shall|should|may|means|includes?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Whom a document names: its protected persons, and whether it holds anything that leads to somebody."""

    persons: tuple[Person, ...]
    has_stranger: bool
    """Whether a name that is taken out belongs to no person of the matter."""
    is_empty: bool
    """Whether no protected person is named and nothing leads to one."""


def presence(taken: Iterable[Finding], matter: Matter) -> Presence:
    """Return whom a document names, given the findings that are to be redacted. A doubtful name counts."""
    taken = tuple(taken)
    ids = {f.subject for f in taken if f.subject is not None}
    persons = tuple(p for p in matter.people if p.person_id in ids and p.role in ("protected", "unclear"))
    return Presence(
        persons=persons,
        has_stranger=any(f.category == "person-name" and f.subject is None for f in taken),
        is_empty=not persons and not any(f.category in _ABOUT_SOMEBODY for f in taken),
    )


def protection_state(finding: Finding, present: Presence, matter: Matter, whose: Whose) -> tuple[str, bool]:
    """Return the state that counts for a fact, and whether it still protects."""
    subject = matter.person(finding.subject) if finding.subject is not None else whose.of(finding)
    if subject is not None and subject.role in ("protected", "unclear"):
        return subject.protection.state, subject.protection.is_protected
    if present.has_stranger or not present.persons or whose.may_be_relatives(finding):
        return "unknown", True
    standing = next((p for p in present.persons if p.protection.is_protected), None)
    if standing is not None:
        return standing.protection.state, True
    return present.persons[0].protection.state, False


def is_general(document: Document, finding: Finding) -> bool:
    """Return whether the sentence around a fact speaks of nobody in particular."""
    sentence = _sentence(document.text, finding.start, finding.end)
    return _ONE_PERSON.search(sentence) is None or _IN_GENERAL.search(sentence) is not None


def _sentence(text: str, start: int, end: int) -> str:
    ends = r"(?<=[.!?;])\s|\f"
    before = [m.end() for m in re.finditer(ends, text[:start])]
    after = re.search(ends, text[end:])
    return text[before[-1] if before else 0 : end + (after.start() if after else len(text) - end)]

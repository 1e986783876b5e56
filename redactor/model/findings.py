"""What was found, and who the people of the production are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from redactor.model.pages import Box, Concern, Document

Stance = Literal["redact", "keep"]
Role = Literal["protected", "officer", "judge", "counsel", "court-staff", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A span or region that a rule speaks about.

    Offsets are into `Document.text`; start == end for a region that holds no word. `boxes` are what is
    burnt for a redact finding. `region` is the whole cell of a form field; then it alone is painted.
    `role` is what this mention's own surroundings say of the person named (None: nothing), `subject` the
    id of the person in the matter, `value` the normal form used for linking (digits of a number, folded
    name, ISO date).
    """

    category: str
    stance: Stance
    start: int
    end: int
    boxes: tuple[Box, ...]
    text: str = field(repr=False)
    score: float
    found_by: tuple[str, ...]
    value: str = field(default="", repr=False)
    form_field: str | None = None
    region: Box | None = None
    role: Role | None = None
    subject: str | None = None

    @property
    def page(self) -> int:
        return self.region.page if self.region else self.boxes[0].page


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in one document, and what the later stages must know about it."""

    document_id: str
    source: str = field(repr=False)
    sha256: str
    page_count: int
    forms: tuple[str | None, ...]
    items: tuple[Finding, ...] = field(repr=False)
    concerns: tuple[Concern, ...] = ()
    read: Document | None = field(default=None, repr=False)
    """The document as read, where pixels were read: that takes seconds a page, and is not done twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedSpan:
    """A word of a document that is taken out of a copy of it; offsets into the document's own text."""

    category: str
    start: int
    end: int
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """The § 1367 state of a person on a date. Unknown is protected."""

    state: str
    is_protected: bool
    decided_on: str
    """ISO date on which the state was decided."""
    basis: str
    """Which roster entry, or its absence, decided; no names."""
    relief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the matter, over all documents."""

    person_id: str
    pseudonym: str
    role: Role
    names: tuple[str, ...] = field(repr=False)
    identifiers: tuple[tuple[str, str], ...] = field(repr=False)
    """(category, normal form)"""
    protection: Protection
    roster_id: str | None = None
    is_decided: bool = False
    """Whether a reviewer said the role: then it outweighs what a mention's own surroundings say of an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadTerm:
    """A protected name or number to be found in every document in every spelling.

    `tokens` are folded (accents off, lower case). `is_common` marks a word that is also an ordinary word,
    place or date; it is spread only where it stands as a name.
    """

    category: str
    tokens: tuple[str, ...] = field(repr=False)
    person_id: str
    is_common: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the whole production knows: people, what to spread, which names are officials'."""

    decided_on: str
    people: tuple[Person, ...]
    terms: tuple[SpreadTerm, ...] = field(repr=False)
    officials: tuple[tuple[str, Role], ...] = field(default=(), repr=False)
    """(folded name, role) of people who act in an office anywhere in the production."""

    def person(self, person_id: str) -> Person:
        """Return a person by id; raises KeyError."""
        for person in self.people:
            if person.person_id == person_id:
                return person
        raise KeyError("no such person in the matter")

"""Whom a finding is about, and in which part."""

from __future__ import annotations

from dataclasses import replace

from redactor.matter.index import NameIndex, Owners, SpreadIndex
from redactor.matter.mentions import OFFICIAL_ROLES, identifier_of, names_of, role_of, words_of
from redactor.matter.names import agreement, core
from redactor.model import Finding, Matter, Role


class Subjects:
    """Links findings of one document to people. `present` are those whose names or numbers it spells out."""

    def __init__(self, matter: Matter, index: SpreadIndex, present: Owners, officials: Owners) -> None:
        self._index, self._present, self._officials = index, present, officials
        self._protected = frozenset(p.person_id for p in matter.people if p.role == "protected")

    def choose(self, owners: Owners) -> str | None:
        """Return the one person it must be: the only one, or the only one that the document spells out."""
        known = owners - {""}
        if len(known) == 1:
            return next(iter(known))
        here = known & (self._present | self._officials)
        return next(iter(here)) if len(here) == 1 else None

    def role(self, owners: Owners) -> Role:
        """Return `protected` where any of the people it may be is, else `unclear`."""
        return "protected" if owners & self._protected else "unclear"

    def linked(self, item: Finding) -> Finding:
        """Return the finding with its subject and role as far as they can be told."""
        if item.category == "person-name" and item.form_field is not None and not item.text:
            # A log that names nobody for an empty cell, and somebody for a full one, would tell which are empty.
            return replace(item, subject=self.choose(self._present & self._protected))
        if names_of(item):
            return self._named(item)
        number = identifier_of(item)
        if item.subject is not None or number is None:
            return item
        owners = self._number_owners(*number)
        return replace(item, subject=self.choose(owners)) if owners else item

    def _number_owners(self, category: str, value: str) -> Owners:
        if category == "date-of-birth":
            return frozenset(self._index.dates.get(value, ()))
        return frozenset(owner for known, owner in self._index.numbers.get(value, ()) if known == category)

    def _named(self, item: Finding) -> Finding:
        words = words_of(item)
        in_office = _alike(words, self._index.officials)
        if role_of(item) in OFFICIAL_ROLES:
            return replace(item, subject=self.choose(in_office)) if in_office else item
        protected = _alike(words, self._index.protected)
        if protected:
            role = "protected" if item.role == "protected" else self.role(protected)
            return replace(item, role=role, subject=self.choose(protected))
        if item.role is not None or not in_office:
            return item
        return self._silent_official(item, words, in_office)

    def _silent_official(self, item: Finding, words: tuple[str, ...], in_office: Owners) -> Finding:
        """A name without a part of its own that only office holders have; one word needs the holder in the document."""
        owners = in_office if len(core(words)) > 1 else in_office & self._officials
        subject = self.choose(owners)
        if subject is None:
            return item
        return replace(item, role=self._index.office[subject], subject=subject)


def _alike(words: tuple[str, ...], index: NameIndex) -> Owners:
    """Return those of whose names every word of this one is a word, in any order; exact words only for one word."""
    parts = core(words)
    if not parts:
        return frozenset()
    near = frozenset(owner for word in parts for owner in index.owners.get(word, ()))
    if len(parts) == 1:
        return near
    return frozenset(owner for owner in near if any(agreement(words, name) > 1 for name in index.names[owner]))

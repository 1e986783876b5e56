"""Whether a name is that of somebody acting in an office, or of somebody to protect.

A person whose role cannot be told is protected, and so is one about whom two sources differ.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from redactor.model import Finding, Matter, Person, Role
from redactor.rules import Counsel

OFFICIAL: frozenset[str] = frozenset({"officer", "judge", "counsel", "court-staff"})
_MANY = 3
"""Words of a finding that may hold another's name beside an official's."""
Standing = Literal["official", "protected", "conflict", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Insiders:
    """People of the producing party that are known before any document is read: listed counsel, and domains."""

    counsel: tuple[frozenset[str], ...] = field(repr=False)
    """The words of the name of each listed attorney; never a lone word."""
    domains: tuple[str, ...]
    headers: tuple[Finding, ...] = field(default=(), repr=False)
    """Participants of the document's messages whom address, title or list shows to act in an office."""


def insiders(counsel: Counsel, domains: tuple[str, ...], headers: tuple[Finding, ...] = ()) -> Insiders:
    """Return the listed attorneys and the e-mail domains of offices, those of the list included."""
    names = (frozenset(t for t in name_tokens(a.name) if len(t) > 1 and t != "esq") for a in counsel.attorneys)
    return Insiders(
        counsel=tuple(n for n in names if len(n) > 1), domains=(*domains, *counsel.domains), headers=headers
    )


def standing(finding: Finding, matter: Matter, known: Insiders) -> Standing:
    """Return what the mention, the matter and the list of counsel together say of the person named."""
    said = _standing(finding, matter)
    if said == "official" and _holds_whole_name(finding, matter):
        return "conflict"
    if said == "unknown" and _is_listed(finding, known):
        return "conflict" if shares_protected_name(name_tokens(_name(finding)), matter) else "official"
    return said


def _holds_whole_name(finding: Finding, matter: Matter) -> bool:
    """Return whether a kept name of many words holds the whole of a protected person's: a cell that took in more."""
    words = name_tokens(_name(finding))
    if len(words) < _MANY:
        return False
    whole = (name_tokens(name) for p in matter.people if _by_matter(p) == "protected" for name in p.names)
    return any(len(name) > 1 and name < words for name in whole)


def is_protected(finding: Finding, matter: Matter) -> bool:
    """Return whether a mention or its person is one that the order protects, and not only one of unknown role."""
    person = matter.person(finding.subject) if finding.subject is not None else None
    return finding.role == "protected" or _by_matter(person) == "protected"


def _is_listed(finding: Finding, known: Insiders) -> bool:
    words = name_tokens(_name(finding))
    return any(name <= words for name in known.counsel)


def _name(finding: Finding) -> str:
    return finding.value or finding.text


def is_office_address(finding: Finding, matter: Matter, known: Insiders) -> bool:
    """Return whether an e-mail address is one of an office, and of nobody whom the order protects."""
    local, _, domain = "".join(finding.text.split()).casefold().rpartition("@")
    if not local or not any(domain == d or domain.endswith("." + d.casefold()) for d in known.domains):
        return False
    person = matter.person(finding.subject) if finding.subject is not None else None
    return _by_matter(person) in ("official", "") and not holds_protected_name(local, matter)


def _standing(finding: Finding, matter: Matter) -> Standing:
    person = matter.person(finding.subject) if finding.subject is not None else None
    by_matter = _by_matter(person)
    by_mention = _of_role(finding.role)
    if "protected" in (by_matter, by_mention) and "official" in (by_matter, by_mention):
        return "conflict"
    if by_matter == "unclear" or finding.role == "unclear":
        return "unknown"
    if by_matter or by_mention:
        return "official" if "official" in (by_matter, by_mention) else "protected"
    return _by_list(finding, matter)


def role_in_office(finding: Finding, matter: Matter) -> Role | None:
    """Return the office role of a name that stands as an official's, as far as it is known."""
    if finding.role in OFFICIAL:
        return finding.role
    if finding.subject is not None and matter.person(finding.subject).role in OFFICIAL:
        return matter.person(finding.subject).role
    name = name_tokens(_name(finding))
    return next((role for listed, role in matter.officials if name_tokens(listed) == name), None)


def _by_matter(person: Person | None) -> Literal["official", "protected", "unclear", ""]:
    if person is None:
        return ""
    if person.roster_id is not None or person.role == "protected":
        return "protected"
    return "official" if person.role in OFFICIAL else "unclear"


def _of_role(role: Role | None) -> Literal["official", "protected", ""]:
    if role == "protected":
        return "protected"
    return "official" if role in OFFICIAL else ""


def _by_list(finding: Finding, matter: Matter) -> Standing:
    name = name_tokens(_name(finding))
    if not any(name_tokens(listed) == name for listed, _ in matter.officials):
        return "unknown"
    return "conflict" if shares_protected_name(name, matter) else "official"


def shares_protected_name(name: frozenset[str], matter: Matter) -> bool:
    """Return whether every word of a name also belongs to one protected person: it may be that person's."""
    return bool(name) and any(
        name <= name_tokens(" ".join(person.names)) for person in matter.people if _by_matter(person) == "protected"
    )


def is_namesake(finding: Finding, office: Finding, matter: Matter) -> bool:
    """Return whether a protected name within the name of an office holder can only be that of the office holder.

    `Pu` in `Officer L. Pu` is not Catarina Pu's: the position tells who it is, and the rest of the name agrees. Where
    a protected person's other names are not known, it stays that person's; and where only words around it tell the
    position, also where one of them begins with the same letter.
    """
    words, whole = name_tokens(finding.value or finding.text), name_tokens(_name(office))
    bearers = [name_tokens(" ".join(p.names)) for p in matter.people if p.role == "protected"]
    bearers = [own for own in bearers if words & own]
    if not words or not words <= whole or not all(own - words for own in bearers):
        return False
    if office.form_field is not None:
        return all(whole - own for own in bearers)
    return bool(whole - words) and not any(_begin_alike(own - words, whole - words) for own in bearers)


def _begin_alike(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool({word[0] for word in some} & {word[0] for word in others})


def holds_protected_name(text: str, matter: Matter) -> bool:
    """Return whether a word of a text, or a run inside an e-mail address, is a protected person's name."""
    words = name_tokens(text)
    return any(
        set(term.tokens) <= words
        for term in matter.terms
        if term.category == "person-name" and term.tokens and not term.is_common
    )


def name_tokens(text: str) -> frozenset[str]:
    """Return the words of a name without accents, in lower case, in no order."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return frozenset(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", plain))

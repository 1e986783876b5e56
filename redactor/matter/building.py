"""Build the matter: who is who over the whole production, under pseudonyms that tell nothing."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
from collections.abc import Iterable

from redactor.matter.linking import Draft, Tally, Words, by_initial, link, tallies
from redactor.matter.mentions import Gathered, gather
from redactor.matter.protection import protection_of
from redactor.matter.terms import number_terms, terms_of
from redactor.model import Findings, Matter, Person, Role, SpreadTerm
from redactor.rules import RosterEntry


def build_matter(
    findings: Iterable[Findings], roster: tuple[RosterEntry, ...], *, job_key: bytes, decided_on: datetime.date
) -> Matter:
    """Link names and numbers of all documents into people and derive what is to be spread.

    Pseudonyms are numbered in the order of an HMAC under `job_key` over what is known of each person, so that the
    order follows neither names, numbers, files nor the roster, and is the same again for the same key. People of the
    roster or with an A-number are `Noncitizen-…`, other protected or unclear people `Person-…`, holders of an office
    `Official-…`. A name met both in an office and otherwise belongs to two people.

    Raises:
        ValueError: `job_key` is empty.
    """
    if not job_key:
        raise ValueError("the order of pseudonyms needs a key")
    gathered = gather(findings)
    keyed = sorted(((_digest(job_key, _content(draft)), draft) for draft in link(gathered, roster)), key=_first)
    counters: dict[str, int] = {}
    people: list[Person] = []
    terms: list[SpreadTerm] = []
    for digest, draft in keyed:
        person = _person(digest, draft, counters, decided_on)
        people.append(person)
        terms.extend(terms_of(draft, person.person_id))
    owned = {one for _, draft in keyed for one in draft.identifiers}
    terms.extend(number_terms(set(gathered.identifiers) - owned, ""))
    officials = _officials(gathered)
    people.extend(_office_holders(officials, job_key, decided_on))
    return Matter(decided_on=decided_on.isoformat(), people=tuple(people), terms=tuple(terms), officials=officials)


def _first(pair: tuple[str, Draft]) -> str:
    return pair[0]


def _content(draft: Draft) -> list[object]:
    """Return what the place in the order derives from; of a person of the roster the roster's own row only."""
    if draft.entry is not None:
        return ["roster", draft.entry.model_dump(mode="json")]
    return ["found", sorted(draft.names), sorted(draft.identifiers)]


def _digest(key: bytes, content: list[object]) -> str:
    message = json.dumps(content, ensure_ascii=True, sort_keys=True).encode()
    return hmac.new(key, b"person:" + message, hashlib.sha256).hexdigest()


def _person(digest: str, draft: Draft, counters: dict[str, int], decided_on: datetime.date) -> Person:
    has_file = draft.entry is not None or any(category == "a-number" for category, _ in draft.identifiers)
    return Person(
        person_id=f"p-{digest[:16]}",
        pseudonym=_next("Noncitizen" if has_file else "Person", counters),
        role="protected" if draft.is_protected else "unclear",
        names=tuple(" ".join(words) for words in sorted(draft.names)),
        identifiers=tuple(sorted(draft.identifiers)),
        protection=protection_of(draft.entry, decided_on),
        roster_id=draft.entry.subject_id if draft.entry else None,
    )


def _next(kind: str, counters: dict[str, int]) -> str:
    counters[kind] = counters.get(kind, 0) + 1
    return f"{kind}-{counters[kind]:04d}"


def _officials(gathered: Gathered) -> tuple[tuple[str, Role], ...]:
    """Return every name met in an office with the office it was met in most often."""
    counted: dict[Words, Tally] = tallies(gathered.names)
    met: dict[Words, Role] = {
        words: max(sorted(tally.office), key=lambda role: tally.office[role])
        for words, tally in counted.items()
        if tally.office
    }
    met |= {words: met[short] for words, short in by_initial(counted).items()}
    return tuple((" ".join(words), role) for words, role in sorted(met.items()))


def _office_holders(officials: tuple[tuple[str, Role], ...], job_key: bytes, decided_on: datetime.date) -> list[Person]:
    counters: dict[str, int] = {}
    keyed = sorted((_digest(job_key, ["office", name, role]), name, role) for name, role in officials)
    return [
        Person(
            person_id=f"o-{digest[:16]}",
            pseudonym=_next("Official", counters),
            role=role,
            names=(name,),
            identifiers=(),
            protection=protection_of(None, decided_on),
        )
        for digest, name, role in keyed
    ]

"""Who the names of a finished job were taken for: in which part they act, and which of them are one person.

A labelled name and a decision meet where they have most ink in common, in displayed coordinates.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from redactor.errors import InputError
from redactor.evaluation_intervals import Rate, rate
from redactor.evaluation_truth import Labelled, Span, tokens

_NAMES = ("person-name", "official-name")
Place = tuple[int, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A name as the job decided on it."""

    action: str
    role: str
    person: str = field(repr=False)
    """The person it was linked to; empty where to nobody."""
    words: frozenset[str] = field(repr=False)
    boxes: tuple[Place, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How many labelled names of one kind were taken for one role."""

    labelled: str
    taken_for: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Pairs of mentions in two documents: linked and truly one person, over all linked and over all that are one."""

    precision: Rate
    recall: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """The confusion of roles, and how well mentions were linked over documents."""

    confusion: tuple[Confusion, ...]
    linking: Linking


def names_decided(out: Path) -> dict[str, tuple[Decided, ...]]:
    """Return the names that a job decided on, by source; raises InputError."""
    path = out / "private" / "job.db"
    query = (
        "SELECT documents.source, decisions.action, decisions.decision FROM decisions"
        " JOIN documents USING (document_id) WHERE decisions.category IN (?, ?)"
    )
    found: dict[str, list[Decided]] = defaultdict(list)
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
            for source, action, kept in store.execute(query, _NAMES):
                found[source].append(_decided(action, json.loads(kept)["finding"]))
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        raise InputError("private/job.db: it cannot be read. Give the folder of a finished job.") from None
    return {source: tuple(names) for source, names in found.items()}


def _decided(action: str, finding: Mapping[str, object]) -> Decided:
    boxes = finding["boxes"]
    if not isinstance(boxes, list):
        raise TypeError
    return Decided(
        action=action,
        role=str(finding["role"] or "no role"),
        person=str(finding["subject"] or ""),
        words=frozenset(tokens(str(finding["text"]))),
        boxes=tuple((b["page"], b["x0"], b["y0"], b["x1"], b["y1"]) for b in boxes),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A labelled name of a private person, and the person that its decision was linked to."""

    document: int
    text: str = field(repr=False)
    subject: str = field(repr=False)
    person: str = field(repr=False)


def identities(documents: Sequence[Labelled], decided: Mapping[str, Sequence[Decided]]) -> Identities:
    """Compare the labelled names with those decided on, by document."""
    counted: Counter[tuple[str, str]] = Counter()
    for document in documents:
        for span, met in _pairs(document, decided):
            counted[_labelled(span), f"{met.role}, {met.action}" if met else "nobody"] += 1
    mentions = [(one.document, one.subject, one.person) for one in mentions_of(documents, decided)]
    return Identities(
        confusion=tuple(Confusion(labelled=a, taken_for=b, count=n) for (a, b), n in sorted(counted.items())),
        linking=linking(mentions, len(documents)),
    )


def mentions_of(documents: Sequence[Labelled], decided: Mapping[str, Sequence[Decided]]) -> list[Mention]:
    """Return the names to be redacted of which the labels tell whose they are, where a decision lies on them."""
    return [
        Mention(document=number, text=span.text, subject=span.subject, person=met.person)
        for number, document in enumerate(documents)
        for span, met in _pairs(document, decided)
        if met and span.category == "person-name" and span.expect == "redact" and span.subject
    ]


def _pairs(document: Labelled, decided: Mapping[str, Sequence[Decided]]) -> Iterator[tuple[Span, Decided | None]]:
    here = _of_source(document.source, decided)
    for span in document.spans:
        if span.category in _NAMES and span.boxes:
            yield span, _met(span, here)


def linking(mentions: Iterable[tuple[int, str, str]], documents: int) -> Linking:
    """Return precision and recall of links between two documents, over (document, true person, person found).

    Recall asks of everybody named in two documents whether a person found is in both; precision asks of every person
    found in two documents whether somebody is. A pair counts to both documents, for the bootstrap draws documents.
    """
    people: dict[tuple[int, str], set[str]] = defaultdict(set)
    subjects: dict[tuple[int, str], set[str]] = defaultdict(set)
    for number, subject, person in mentions:
        people[number, subject].add(person)
        if person:
            subjects[number, person].add(subject)
    return Linking(
        precision=_shared(subjects, documents),
        recall=_shared({key: found - {""} for key, found in people.items()}, documents),
    )


def _shared(held: Mapping[tuple[int, str], set[str]], documents: int) -> Rate:
    """Return of how many pairs with one name, in two documents, the sets have something in common."""
    hits, cases = [0] * documents, [0] * documents
    for (one, name), (other, again) in combinations(sorted(held), 2):
        if one == other or name != again:
            continue
        for number in (one, other):
            cases[number] += 1
            hits[number] += bool(held[one, name] & held[other, again])
    return rate(list(zip(hits, cases, strict=True)))


def _labelled(span: Span) -> str:
    return "in office" if span.category == "official-name" else "protected" if span.expect == "redact" else "either"


def _of_source(source: str, decided: Mapping[str, Sequence[Decided]]) -> Sequence[Decided]:
    if source in decided:
        return decided[source]
    longer = [names for name, names in decided.items() if name.endswith("/" + source)]
    return longer[0] if len(longer) == 1 else ()


def _met(span: Span, names: Sequence[Decided]) -> Decided | None:
    """Return the decision with most words of a span that lies on it, None where none does."""
    words = frozenset(tokens(span.text))
    near = [(len(words & one.words), n, one) for n, one in enumerate(names) if words & one.words and _lie(span, one)]
    return max(near, key=lambda each: (each[0], -each[1]))[2] if near else None


def _lie(span: Span, one: Decided) -> bool:
    return any(_overlap(a, b) for a in span.boxes for b in one.boxes)


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]


def identity_rows(found: Identities) -> Iterator[str]:
    """Yield the lines of the report."""
    yield ""
    yield "names taken for whom"
    for one in found.confusion:
        yield f"  {one.labelled:<12} {one.taken_for:<28} {one.count:5d}"
    yield ""
    yield "mentions in two documents linked to one person"
    yield f"  of those linked, truly one person  {found.linking.precision}"
    yield f"  of one person's, linked            {found.linking.recall}"

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


def identities(documents: Sequence[Labelled], decided: Mapping[str, Sequence[Decided]]) -> Identities:
    """Compare the labelled names with those decided on, by document."""
    counted: Counter[tuple[str, str]] = Counter()
    mentions: list[tuple[int, str, str]] = []
    for number, document in enumerate(documents):
        here = _of_source(document.source, decided)
        for span in (s for s in document.spans if s.category in _NAMES and s.boxes):
            met = _met(span, here)
            counted[_labelled(span), f"{met.role}, {met.action}" if met else "nobody"] += 1
            if span.category == "person-name" and span.expect == "redact" and span.subject and met:
                mentions.append((number, span.subject, met.person))
    return Identities(
        confusion=tuple(Confusion(labelled=a, taken_for=b, count=n) for (a, b), n in sorted(counted.items())),
        linking=linking(mentions, len(documents)),
    )


def linking(mentions: Iterable[tuple[int, str, str]], documents: int) -> Linking:
    """Return pairwise precision and recall over (document, true person, person found); a pair counts to both documents.

    A document counts a person once, however often it names one, so that a long chain does not outweigh the rest.
    """
    once = sorted(set(mentions))
    hits, found, true = ([0] * documents for _ in range(3))
    for (one, subject, person), (other, again, same) in combinations(once, 2):
        if one == other:
            continue
        is_one, is_linked = subject == again, bool(person) and person == same
        for number in (one, other):
            hits[number] += is_one and is_linked
            found[number] += is_linked
            true[number] += is_one
    return Linking(precision=rate(list(zip(hits, found, strict=True))), recall=rate(list(zip(hits, true, strict=True))))


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

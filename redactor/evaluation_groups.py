"""Names still readable, by who is named and how: no origin, spelling or missing entry may be less safe."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from redactor.errors import InputError
from redactor.evaluation_intervals import Rate, rate
from redactor.evaluation_truth import Labelled, Span

WORSE = 0.015
"""From this share above the mean on, a group is marked."""
_INITIALS = re.compile(r"(?:[^\W\d_][.\s]{1,2}){1,4}[^\W\d_]\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Names of one kind: `kind` is roster, origin or rendering; `left` counts those still readable in any part."""

    kind: str
    name: str
    left: Rate


def listed_subjects(path: Path) -> frozenset[str]:
    """Return the subjects of a roster; raises InputError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return frozenset(row["subject_id"] for row in csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error, KeyError):
        raise InputError(f"{path.name}: the roster cannot be read.") from None


def groups(
    documents: Sequence[Labelled], left: Iterable[Span], listed: frozenset[str] | None, origins: Mapping[str, str]
) -> tuple[Group, ...]:
    """Return how many of the names to be redacted are left, by roster, origin and rendering.

    `listed`: the subjects on the roster, None where none is given; `origins`: subject → origin.
    """
    readable = {id(span) for span in left}
    counted: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for document in documents:
        here: dict[tuple[str, str], list[int]] = defaultdict(list)
        for span in document.spans:
            if span.category == "person-name" and span.expect == "redact":
                for key in _keys(span, listed, origins):
                    here[key].append(id(span) in readable)
        for key, found in here.items():
            counted[key].append((sum(found), len(found)))
    return tuple(Group(kind=kind, name=name, left=rate(pairs)) for (kind, name), pairs in sorted(counted.items()))


def group_rows(found: Sequence[Group]) -> Iterator[str]:
    """Yield the lines of the report, a table a kind; who is worse off than the mean of the kind is marked."""
    for kind in dict.fromkeys(group.kind for group in found):
        here = [group for group in found if group.kind == kind]
        cases = sum(group.left.cases for group in here)
        mean = sum(group.left.hits for group in here) / cases if cases else 0.0
        yield ""
        yield f"names still readable, by {kind} (mean {mean:.1%})"
        for group in here:
            worse = group.left.share - mean
            mark = f"   {100 * worse:.1f} points worse than the mean" if worse > WORSE else ""
            yield f"  {group.name:<26} {group.left}{mark}"


def _keys(span: Span, listed: frozenset[str] | None, origins: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    yield "rendering", rendering(span.text)
    if listed is not None and span.subject:
        yield "roster", "on the roster" if span.subject in listed else "off the roster"
    if span.subject in origins:
        yield "origin", origins[span.subject]


def rendering(text: str) -> str:
    """Return how a name is written."""
    if _INITIALS.fullmatch(text.strip()):
        return "initials"
    letters = "in capitals" if text.isupper() else "in lower case" if text.islower() else ""
    words = re.findall(r"[^\W\d_]+", text)
    order = "one word" if len(words) == 1 else "family name first" if "," in text else "several words"
    return f"{order}, {letters}" if letters else order

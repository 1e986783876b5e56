"""Find names of persons: the language model's entities, and what stands beside titles, in lists and in signatures.

The model alone misses half of the names that matter here, so every candidate is grown to the whole run of
capitalised words, and words that are no names (labels, courts, months) are taken off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import regex

from redactor.detect.hits import Hit
from redactor.detect.language import Entity
from redactor.detect.name_tokens import Lexicon, NameText
from redactor.detect.normal import folded_name
from redactor.detect.roles import RoleReader, phrase
from redactor.model import Role
from redactor.rules.titles import Ordinary, Titles

_PERSON = "PERSON"
_PLACES = frozenset({"GPE", "LOC", "FAC", "LAW", "NORP", "LANGUAGE", "DATE", "TIME", "CARDINAL", "ORDINAL"})
_AFTER_TRIGGER = regex.compile(r"\s*[:,]?\s*[\"“‘'(]?\s*(?=\p{L})")
_COMMA = regex.compile(r",\s{0,2}")
_BEFORE_TITLE = regex.compile(r"\s*[,(\-–—]?\s*$")
_AND = regex.compile(r"\s*(?:,|;|and|&|,\s*and|/)\s*")
_PLURAL = regex.compile(r"(?i:officers|agents|dos|sddos|judges|detectives|attorneys|sas|tfos)\s*:?\s*$")
_TITLED, _MODEL, _LISTED, _RUN = 0.9, 0.75, 0.8, 0.55
_VERY, _LIKELY, _SOMEWHAT, _DOUBTFUL, _HARDLY = 0.75, 0.4, 0.1, -0.3, -0.6
"""How much a run must look like a name, by how much else speaks for it."""
_INITIALS_AFTER = regex.compile(r",\s?\p{Lu}(?:\.|(?![\p{L}\p{N}]))(?:\s?\p{Lu}\.)?")


class NameFinder:
    """Finds names and reads their roles; built once per worker."""

    def __init__(self, titles: Titles, ordinary: Ordinary, likeness: Callable[[str], float | None]) -> None:
        self._lexicon = Lexicon(titles, ordinary, likeness)
        self._roles = RoleReader(titles)
        leads = tuple(w for g in titles.groups for w in (*g.before, *g.leads))
        every = (*leads, *titles.honorifics, *titles.name_leads)
        self._triggers: Any = regex.compile(r"(?<![\p{L}\p{N}])" + phrase(tuple(dict.fromkeys(every))))
        trails = tuple(w for g in titles.groups for w in (*g.after, *g.follows)) + titles.name_follows
        self._trails: Any = regex.compile(r"(?<![\p{L}\p{N}])" + phrase(tuple(dict.fromkeys(trails))))
        sides = "|".join(regex.escape(side) for side in titles.sides)
        self._sides: Any = regex.compile(rf"(?m)^[>\s]{{0,4}}(?:{sides})\s*:(?P<value>[^\n]*(?:\n[ \t]+[^\n]*)?)")

    def find(self, text: str, entities: Iterable[Entity]) -> list[Hit]:
        """Return the names in a text, each a whole run of words with its role."""
        names = NameText(text, self._lexicon)
        listed = list(entities)
        spans = _joined(
            [
                *self._after_triggers(names),
                *self._before_trails(names),
                *_of_model(names, listed),
                *_family_first(names, listed),
                *self._in_headers(names),
                *_unknown_runs(names, listed),
            ]
        )
        return self._with_roles(text, spans)

    def _after_triggers(self, names: NameText) -> Iterator[tuple[int, int, float]]:
        for match in self._triggers.finditer(names.text, overlapped=True):
            gap = _AFTER_TRIGGER.match(names.text, match.end())
            if gap is None or "\n\n" in gap.group():
                continue
            first = names.index_at(gap.end())
            if first is not None:
                yield from _run_after_title(names, first)

    def _before_trails(self, names: NameText) -> Iterator[tuple[int, int, float]]:
        for match in self._trails.finditer(names.text):
            gap = _BEFORE_TITLE.search(names.text, max(0, match.start() - 6), match.start())
            last = _word_ending_at(names, gap.start() if gap else match.start())
            if last is None:
                continue
            first = names.left_from(last)
            run = names.tokens[first : last + 1]
            if not names.has_full(first, last + 1):
                continue
            if len(run) == 1 and (match.group()[0].isupper() or names.lexicon.run_likeness(run) < _LIKELY):
                continue
            yield run[0].start, run[-1].end, _LISTED

    def _in_headers(self, names: NameText) -> Iterator[tuple[int, int, float]]:
        for match in self._sides.finditer(names.text):
            low, high = match.span("value")
            at = next((i for i, t in enumerate(names.tokens) if t.start >= low), len(names.tokens))
            while at < len(names.tokens) and names.tokens[at].start < high:
                after = names.right_from(at)
                if after - at > 1 and names.has_full(at, after):
                    yield names.tokens[at].start, names.tokens[after - 1].end, _LISTED
                at = max(after, at + 1)

    def _with_roles(self, text: str, spans: list[tuple[int, int, float]]) -> list[Hit]:
        hits: list[Hit] = []
        for start, end, score in spans:
            role = self._roles.role(text, start, end) or self._shared_role(text, hits, start)
            hits.append(
                Hit(
                    category="person-name",
                    stance="redact",
                    start=start,
                    end=end,
                    score=score,
                    found_by="names",
                    value=folded_name(text[start:end]),
                    role=role,
                )
            )
        return hits

    def _shared_role(self, text: str, hits: list[Hit], start: int) -> Role | None:
        """Return the role of the name before, where both stand in one list: "Officers A and B"."""
        if not hits or hits[-1].role is None or not _AND.fullmatch(text, hits[-1].end, start):
            return None
        before = text[max(0, hits[-1].start - 40) : hits[-1].start]
        # An official's title covers two names only in the plural; "Officer A and B" may name the man arrested.
        if hits[-1].role == "protected" or _PLURAL.search(before):
            return hits[-1].role
        return None


def _word_ending_at(names: NameText, offset: int) -> int | None:
    low, high = 0, len(names.tokens)
    while low < high:
        middle = (low + high) // 2
        if names.tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    at = low - 1
    return at if at >= 0 and names.tokens[at].end == offset else None


def _run_after_title(names: NameText, first: int) -> Iterator[tuple[int, int, float]]:
    after = names.right_from(first, after_title=True)
    run = names.tokens[first:after]
    if not run or not names.has_full(first, after) or names.lexicon.run_likeness(run) < _HARDLY:
        return
    initials = _INITIALS_AFTER.match(names.text, run[-1].end)
    yield run[0].start, initials.end() if initials else run[-1].end, _TITLED


def _of_model(names: NameText, entities: list[Entity]) -> Iterator[tuple[int, int, float]]:
    for entity in entities:
        if entity.label != _PERSON:
            continue
        inside = [i for i, t in enumerate(names.tokens) if t.start < entity.end and t.end > entity.start]
        at = 0
        while at < len(inside):
            after = names.right_from(inside[at])
            if after > inside[at] and not names.is_place(after - 1):
                first = names.left_from(inside[at])
                if names.has_full(first, after) and _is_likely_enough(names, first, after):
                    yield names.tokens[first].start, names.tokens[after - 1].end, _MODEL
            at += max(1, after - inside[at])


def _is_likely_enough(names: NameText, first: int, after: int) -> bool:
    # The model takes many a label in capitals for a person; one word alone has to look more like a name.
    likeness = names.lexicon.run_likeness(names.tokens[first:after])
    return likeness > (_HARDLY if after - first > 1 else _DOUBTFUL)


def _family_first(names: NameText, entities: list[Entity]) -> Iterator[tuple[int, int, float]]:
    """Yield "GARCIA LOPEZ, Maria": a run, a comma, another run."""
    persons = [e for e in entities if e.label == _PERSON]
    at = 0
    while at < len(names.tokens):
        after = names.right_from(at)
        if after == at:
            at += 1
            continue
        given = _given_after(names, after)
        if given is not None:
            start, end = names.tokens[at].start, names.tokens[given - 1].end
            if _is_family_first(names, at, after, given, persons):
                yield start, end, _LISTED
        at = after


def _given_after(names: NameText, after: int) -> int | None:
    gap = _COMMA.match(names.text, names.tokens[after - 1].end)
    first = names.index_at(gap.end()) if gap else None
    if first is None:
        return None
    last = names.right_from(first)
    return last if last > first and last - first <= 4 and names.has_full(first, last) else None


def _is_family_first(names: NameText, first: int, after: int, given: int, persons: list[Entity]) -> bool:
    family = names.tokens[first:after]
    if names.is_place(given - 1) or not names.has_full(first, after):
        return False
    start, end = names.tokens[first].start, names.tokens[given - 1].end
    if any(e.start < end and e.end > start for e in persons):
        return True
    in_capitals = all(t.text.isupper() for t in family if names.lexicon.is_full(t))
    likeness = names.lexicon.run_likeness(names.tokens[first:given])
    return likeness > (_SOMEWHAT if in_capitals else _LIKELY)


def _unknown_runs(names: NameText, entities: list[Entity]) -> Iterator[tuple[int, int, float]]:
    """Yield runs of two words and more that are used like names, or that the model never saw."""
    places = [e for e in entities if e.label in _PLACES]
    at = 0
    while at < len(names.tokens):
        after = names.right_from(at)
        if after - at > 1 and _is_unknown_run(names, at, after, places):
            yield names.tokens[at].start, names.tokens[after - 1].end, _RUN
        at = max(after, at + 1)


def _is_unknown_run(names: NameText, first: int, after: int, places: list[Entity]) -> bool:
    run = names.tokens[first:after]
    start, end = run[0].start, run[-1].end
    if sum(names.lexicon.is_full(t) for t in run) < 2 or names.is_place(after - 1):  # one word alone
        return False
    if names.lexicon.is_follower(run[-1]):
        return False
    if names.text[max(0, start - 6) : start].rstrip()[-1:].isdigit():
        return False
    is_place = any(e.start <= start and e.end >= end for e in places)
    return names.lexicon.run_likeness(run) > (_VERY if is_place else _LIKELY)


def _joined(spans: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Return overlapping spans as their union with the best score."""
    joined: list[tuple[int, int, float]] = []
    for start, end, score in sorted(spans):
        if joined and start < joined[-1][1]:
            last = joined[-1]
            joined[-1] = (last[0], max(last[1], end), max(last[2], score))
        else:
            joined.append((start, end, score))
    return joined

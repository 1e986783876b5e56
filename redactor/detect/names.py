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
from redactor.detect.name_called import called
from redactor.detect.name_lines import (
    header_expression,
    in_file_names,
    in_headers,
    in_subjects,
    over_addresses,
    under_valedictions,
)
from redactor.detect.name_parting import parted
from redactor.detect.name_runs import (
    DOUBTFUL,
    LIKELY,
    LISTED,
    Candidate,
    after_title,
    family_first,
    of_model,
    of_sentences,
    self_named,
    united,
    unknown_runs,
    unknown_words,
)
from redactor.detect.name_tokens import Lexicon, NameText
from redactor.detect.normal import fold, folded_name
from redactor.detect.roles import RoleReader, phrase
from redactor.model import Role
from redactor.rules.fragments import load_fragments
from redactor.rules.titles import Ordinary, Titles

NAMES = "names"
"""Under this name the hits stand in the inner log."""
_AFTER_TRIGGER = regex.compile(r"\s*[:,]?\s*[\"“‘'(]?\s*(?=\p{L})")
_BEFORE_TRAIL = regex.compile(r"\s*[,(\-–—]?\s*$")
_AGE_AFTER = r"\(\s*\d{1,2}\s*\)"
_LED = regex.compile(r"(?:[ ]?[\p{L}\p{N}/#\-]{1,8})?[ ]?\.{2,}[ ]?:|[ ]?\.{4,}")
"""Dots that lead from a label to its value, as screens print them: `ARR LOC...:`."""
_ARTICLE = regex.compile(r"(?<![\p{L}\p{N}])(?:La|El|Los|Las|Le|De|Del|Da|Do|Dos|Di|Van|Von|San)[ ]\Z")
_AND = regex.compile(r"\s*(?:,|;|and|&|,\s*and|/)\s*")
_PLURAL = regex.compile(r"(?i:officers|agents|dos|sddos|judges|detectives|attorneys|sas|tfos)\s*:?\s*$")


def _with_article(text: str, start: int) -> int:
    """Return where a name begins with the article or preposition that is written large before it: "La Espiga"."""
    before = _ARTICLE.search(text, max(0, start - 6), start)
    return before.start() if before else start


class NameFinder:
    """Finds names and reads their roles; built once per worker."""

    def __init__(self, titles: Titles, ordinary: Ordinary, likeness: Callable[[str], float | None]) -> None:
        self._lexicon = Lexicon(titles, ordinary, likeness)
        self._roles = RoleReader(titles)
        leads = tuple(w for g in titles.groups for w in (*g.before, *g.leads))
        every = (*leads, *titles.honorifics, *titles.name_leads)
        self._triggers: Any = regex.compile(r"(?<![\p{L}\p{N}])" + phrase(tuple(dict.fromkeys(every))))
        trails = tuple(w for g in titles.groups for w in (*g.after, *g.follows)) + titles.name_follows
        self._trails: Any = regex.compile(
            r"(?<![\p{L}\p{N}])(?:" + phrase(tuple(dict.fromkeys(trails))) + f"|{_AGE_AFTER})"
        )
        countries = {fold(name) for name in load_fragments().words["countries"]}
        self._countries = countries - {fold(name) for name in ordinary.also_names}
        self._sides = header_expression(titles.sides)

    def find(self, text: str, entities: Iterable[Entity]) -> list[Hit]:
        """Return the names in a text, each a whole run of words with its role."""
        names = NameText(text, self._lexicon)
        listed = list(entities)
        candidates = [
            *self._after_triggers(names),
            *self._before_trails(names),
            *of_model(names, listed),
            *of_sentences(names, listed),
            *family_first(names, listed),
            *in_headers(names, self._sides),
            *in_subjects(names),
            *in_file_names(names),
            *under_valedictions(names),
            *over_addresses(names),
            *self_named(names),
            *called(names),
            *unknown_runs(names, listed),
            *unknown_words(names, listed),
        ]
        spans = [one for one in parted(text, united(candidates)) if not self._is_no_person(text, one)]
        return self._with_roles(text, [(_with_article(text, start), end, score) for start, end, score in spans])

    def _is_no_person(self, text: str, candidate: Candidate) -> bool:
        """Return whether a candidate is a label with leaders, or a country: `issued by Philippines`."""
        start, end, _ = candidate
        return _LED.match(text, end) is not None or fold(text[start:end]) in self._countries

    def _after_triggers(self, names: NameText) -> Iterator[Candidate]:
        for match in self._triggers.finditer(names.text, overlapped=True):
            gap = _AFTER_TRIGGER.match(names.text, match.end())
            if gap is None or "\n\n" in gap.group():
                continue
            first = names.index_at(gap.end())
            if first is not None:
                yield from after_title(names, first)

    def _before_trails(self, names: NameText) -> Iterator[Candidate]:
        for match in self._trails.finditer(names.text):
            gap = _BEFORE_TRAIL.search(names.text, max(0, match.start() - 6), match.start())
            last = names.index_ending_at(gap.start() if gap else match.start())
            if last is None:
                continue
            first = names.left_from(last, beside=match.group()[0] == "(")
            run = names.tokens[first : last + 1]
            if not names.has_full(first, last + 1) or (len(run) > 1 and names.is_place(first, last + 1)):
                continue
            least = DOUBTFUL if match.group()[0] == "(" else LIKELY
            if len(run) == 1 and (match.group()[0].isupper() or names.lexicon.run_likeness(run) < least):
                continue
            yield run[0].start, run[-1].end, LISTED

    def _with_roles(self, text: str, spans: list[Candidate]) -> list[Hit]:
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
                    found_by=NAMES,
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

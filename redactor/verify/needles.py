"""What is hunted: the removed texts, in the spellings under which each could have survived.

Three strengths:

- `forbidden`: a direct identifier as a whole (name of two words and more, number, e-mail address): nowhere, except
  where a keep decision covers that very text;
- `named`: one word of a removed name: nowhere as a capitalised word outside what a keep decision covers, unless it
  is also an ordinary word here;
- `counted`: everything else: no more often than in the text that should remain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import ahocorasick

from redactor.model import Decision
from redactor.rules.categories import DIRECT
from redactor.rules.people import load_common_words
from redactor.rules.titles import load_ordinary
from redactor.verify.folding import Squeezed, fold, pieces, squeeze

Strength = Literal["forbidden", "named", "counted"]

LEAST_NAME = 4
"""Letters of a word of a name that is hunted by itself; shorter ones are counted."""
LEAST_DIGITS = 6
"""Digits that are hunted by themselves."""
LEAST_FREE = 8
"""Letters and digits from which a text is found inside a longer run too."""
_RANK = {"counted": 0, "named": 1, "forbidden": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """A squeezed text that must not remain, and how strictly."""

    key: str = field(repr=False)
    strength: Strength
    is_free: bool = False
    """Whether it is found inside a longer run of letters or digits too."""


def needles(decisions: Iterable[Decision], common: frozenset[str]) -> tuple[Needle, ...]:
    """Return the needles of redact decisions, each key once at its greatest strength.

    `common` are folded words that are also ordinary words; they are only counted.
    """
    found: dict[str, Needle] = {}
    for decision in decisions:
        for needle in _of_finding(decision, common):
            known = found.get(needle.key)
            if known is None or _RANK[needle.strength] > _RANK[known.strength]:
                found[needle.key] = needle
    return tuple(found[key] for key in sorted(found))


def _of_finding(decision: Decision, common: frozenset[str]) -> list[Needle]:
    finding = decision.finding
    category = decision.category or finding.category
    if finding.start == finding.end or not finding.text.strip():
        return []
    if category == "person-name":
        return _of_name(finding.text, common)
    found = [_whole(squeeze(finding.text), category)]
    if category in DIRECT:
        digits = re.sub(r"\D", "", finding.text)
        found += [_number(d) for d in {digits, digits.lstrip("0")} if len(d) >= LEAST_DIGITS]
    return [n for n in found if n.key]


def _of_name(text: str, common: frozenset[str]) -> list[Needle]:
    words = [w for w in pieces(text) if not w.isdigit()]
    if text.islower() and _grammar().issuperset(words):
        # Taken for a name by mistake: "that she" stands in every report, and as a name it would be written otherwise.
        return [Needle(key="".join(words), strength="counted")] if words else []
    found = [_part(word, common) for word in words]
    if len(words) >= 2:
        orders = {"".join(words), "".join(reversed(words)), "".join((words[-1], *words[:-1]))}
        backwards = "".join(words)[::-1]
        orders |= {backwards} if len(backwards) >= LEAST_FREE else set()
        found += [Needle(key=o, strength=_of_whole_name(o), is_free=len(o) >= LEAST_FREE) for o in orders]
    return found


@lru_cache(maxsize=1)
def _grammar() -> frozenset[str]:
    """Return the words of grammar, once a process; raises RulesError."""
    return frozenset(map(fold, load_ordinary().function_words))


def _of_whole_name(key: str) -> Strength:
    """A whole name of four letters and fewer counts where it has a capital: "An Do", and not "can do"."""
    return "forbidden" if len(key) >= LEAST_NAME + 1 else "named"


def _part(word: str, common: frozenset[str]) -> Needle:
    # A cell that asks for a parent's name, nationality and address names a country as well.
    is_ordinary = word in common or word in load_common_words().always_capital
    strict = len(word) >= LEAST_NAME and not is_ordinary
    return Needle(key=word, strength="named" if strict else "counted")


def _whole(key: str, category: str) -> Needle:
    """A number, an address with its number, an e-mail address are forbidden; a bare place is only counted."""
    digits = sum(c.isdigit() for c in key)
    reaches = category in DIRECT and len(key) >= 5 and (digits >= 3 or category in ("email", "online-handle"))
    free = reaches and len(key) >= LEAST_FREE and not key.isdigit()
    return Needle(key=key, strength="forbidden" if reaches else "counted", is_free=free)


def _number(digits: str) -> Needle:
    return Needle(key=digits, strength="forbidden")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hunt:
    """All needles in one automaton."""

    needles: tuple[Needle, ...] = field(repr=False)
    automaton: ahocorasick.Automaton | None = field(repr=False)

    def raw_hits(self, text: str) -> list[tuple[int, int]]:
        """Return (start, index of the needle) of every occurrence in squeezed text, embedded ones included."""
        if self.automaton is None:
            return []
        return [(end - len(self.needles[i].key) + 1, i) for end, i in self.automaton.iter(text)]

    def hits(self, text: Squeezed) -> list[tuple[int, Needle]]:
        """Return (start, needle) of the occurrences that are whole words, or free."""
        found: list[tuple[int, Needle]] = []
        for start, index in self.raw_hits(text.text):
            needle = self.needles[index]
            if needle.is_free or text.is_whole(start, start + len(needle.key)):
                found.append((start, needle))
        return found


def hunt_for(wanted: tuple[Needle, ...]) -> Hunt:
    """Build the automaton; without needles it finds nothing."""
    if not wanted:
        return Hunt(needles=(), automaton=None)
    automaton = ahocorasick.Automaton()
    for index, needle in enumerate(wanted):
        automaton.add_word(needle.key, index)
    automaton.make_automaton()
    return Hunt(needles=wanted, automaton=automaton)

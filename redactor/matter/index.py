"""The terms of a matter, ready to be met by the words of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from redactor.matter.names import FUZZY_LENGTH, core
from redactor.model import Matter, Role
from redactor.rules.people import load_common_words, load_name_context

Owners = frozenset[str]
_MISREAD = (
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("d", "cl"),
    ("ci", "d"),
    ("vv", "w"),
    ("w", "vv"),
    ("ri", "n"),
    ("li", "h"),
)
_SHORTEST_MISREAD = 5


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Words of names and whose they are. `alone` are those that are spread without another word."""

    owners: dict[str, Owners] = field(repr=False)
    alone: frozenset[str] = field(repr=False)
    names: dict[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    shortened: dict[str, tuple[str, ...]] = field(repr=False)
    misread: dict[str, str] = field(repr=False)
    longest: int

    def misspelt(self, word: str) -> str | None:
        """Return the word of a name from which this one differs by one letter, or None."""
        known = self.misread.get(word)
        if known is not None or len(word) < FUZZY_LENGTH - 1:
            return known
        for key in (word, *_shortened(word)):
            for name in self.shortened.get(key, ()):
                if name != word and OSA.distance(name, word, score_cutoff=1) == 1:
                    return name
        return None

    def has_initial(self, owner: str, letter: str, beside: Iterable[str]) -> bool:
        """Return whether a letter begins another word of a name of the owner than those beside it."""
        near = set(beside)
        return any(
            near & set(name) and any(word[0] == letter and word not in near for word in name)
            for name in self.names.get(owner, ())
        )


@dataclass(frozen=True, slots=True)
class SpreadIndex:
    """Everything that `spread` looks words and numbers up in."""

    protected: NameIndex = field(repr=False)
    officials: NameIndex = field(repr=False)
    office: dict[str, Role] = field(repr=False)
    """Person id of an office holder → office."""
    numbers: dict[str, tuple[tuple[str, str], ...]] = field(repr=False)
    """Compared form → (category, person id)."""
    dates: dict[str, tuple[str, ...]] = field(repr=False)
    longest_number: int


def build_index(matter: Matter) -> SpreadIndex:
    """Return the index of a matter."""
    names: list[tuple[str, tuple[str, ...]]] = []
    alone: set[str] = set()
    numbers: dict[str, list[tuple[str, str]]] = {}
    dates: dict[str, list[str]] = {}
    for term in matter.terms:
        if term.category == "person-name":
            names.append((term.person_id, term.tokens))
            if len(term.tokens) == 1:
                alone.add(term.tokens[0])
        elif term.category == "date-of-birth":
            dates.setdefault(term.tokens[0], []).append(term.person_id)
        else:
            numbers.setdefault(term.tokens[0], []).append((term.category, term.person_id))
    office = {person.person_id: person.role for person in matter.people if person.person_id.startswith("o-")}
    official_names = [
        (p.person_id, tuple(name.split())) for p in matter.people if p.person_id in office for name in p.names
    ]
    return SpreadIndex(
        protected=_name_index(names, alone),
        officials=_name_index(official_names, {w for _, name in official_names for w in core(name)}),
        office=office,
        numbers={key: tuple(values) for key, values in numbers.items()},
        dates={key: tuple(values) for key, values in dates.items()},
        longest_number=max((len(key) for key in numbers), default=0),
    )


def _name_index(names: list[tuple[str, tuple[str, ...]]], alone: set[str]) -> NameIndex:
    owners: dict[str, set[str]] = {}
    by_owner: dict[str, list[tuple[str, ...]]] = {}
    for owner, words in names:
        by_owner.setdefault(owner, []).append(words)
        for word in words:
            if len(word) > 1:
                owners.setdefault(word, set()).add(owner)
    shortened: dict[str, list[str]] = {}
    common, particles = load_common_words(), load_name_context().particles
    for word in owners:
        if len(word) >= FUZZY_LENGTH and word not in particles and word not in common.ordinary:
            for key in (word, *_shortened(word)):
                shortened.setdefault(key, []).append(word)
    return NameIndex(
        {word: frozenset(ids) for word, ids in owners.items()},
        frozenset(alone) - particles,
        {owner: tuple(sorted(set(all_names), key=len, reverse=True)) for owner, all_names in by_owner.items()},
        {key: tuple(words) for key, words in shortened.items()},
        {
            key: word
            for word in sorted(owners)
            if not common.is_common(word)
            for key in _misreadings(word)
            if key not in owners
        },
        max(map(len, owners), default=0),
    )


def _misreadings(word: str) -> Iterator[str]:
    """Yield what text recognition makes of a word by joining letters or parting one, and its plural."""
    if len(word) < _SHORTEST_MISREAD:
        return
    yield from (word + "s", word + "es")
    for drawn, read in _MISREAD:
        if drawn in word:
            yield word.replace(drawn, read, 1)


def _shortened(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}

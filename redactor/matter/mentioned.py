"""Names in one document: which runs are protected mentions, and which are those of office holders."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from redactor.matter.atoms import Atom, atoms_of
from redactor.matter.hits import hits_of
from redactor.matter.index import NameIndex, Owners, SpreadIndex
from redactor.matter.mentions import OFFICIAL_ROLES, names_of, role_of
from redactor.matter.numbers import Place
from redactor.matter.runs import Run, are_linked, runs_of
from redactor.matter.standing import Surroundings
from redactor.model import Document, Finding
from redactor.rules.people import load_common_words

_PLACES = frozenset({"courthouse", "office", "statute", "charge", "official-title", "existing-bates"})
_PRINTED = frozenset({"form-text", "location-kind", "proceeding-class", "method", "custody-outcome"})
_FEW = 3
_LOCAL = re.compile(r"[\w.+%'’-]*")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What a document says of people: places to redact, and whose names it spells out."""

    places: tuple[Place, ...] = field(repr=False)
    present: Owners = field(repr=False)
    officials: Owners = field(repr=False)


def mentioned_in(document: Document, items: tuple[Finding, ...], index: SpreadIndex) -> Mentioned:
    """Return the protected names of a document and the people whose whole names it has."""
    atoms = atoms_of(document.text)
    runs = _runs(atoms, index.protected)
    official = [run for run in _runs(atoms, index.officials) if run.is_exact]
    reader = _Reader(document.text, atoms, items, index, [run for run in official if run.is_name])
    present = frozenset(
        o for run in runs if run.is_name and run.is_exact and len(run.owners) <= _FEW for o in run.owners
    )
    places = tuple(reader.place(run) for at, run in enumerate(runs) if reader.is_mention(run, _neighbours(runs, at)))
    named = (run for run in official if run.is_name or reader.is_in_office(run))
    return Mentioned(places, present, frozenset(owner for run in named for owner in run.owners))


def _runs(atoms: tuple[Atom, ...], index: NameIndex) -> list[Run]:
    return list(runs_of(atoms, hits_of(atoms, index), index))


def _neighbours(runs: list[Run], at: int) -> list[Run]:
    return [runs[i] for i in (at - 1, at + 1) if 0 <= i < len(runs)]


class _Reader:
    """Decides run by run."""

    def __init__(
        self, text: str, atoms: tuple[Atom, ...], items: tuple[Finding, ...], index: SpreadIndex, official: list[Run]
    ) -> None:
        self._text, self._atoms, self._index = text, atoms, index
        self._around = Surroundings(atoms)
        self._official = official
        self._in_office = [(i.start, i.end) for i in items if names_of(i) and role_of(i) in OFFICIAL_ROLES]
        self._places = [(i.start, i.end) for i in items if i.stance == "keep" and i.category in _PLACES]
        self._printed = [(i.start, i.end) for i in items if i.stance == "keep" and i.category in _PRINTED]
        self._lower = frozenset(atom.word for atom in atoms if atom.shape == "l" and not atom.in_handle)

    def _span(self, run: Run) -> tuple[int, int]:
        return self._atoms[run.first].start, self._atoms[run.last].end

    def is_mention(self, run: Run, neighbours: list[Run]) -> bool:
        """Return whether a run is to be redacted; in doubt it is."""
        if self.is_in_office(run):
            return False
        if run.is_name:
            return self._is_whole_name(run)
        if run.words[0] not in self._index.protected.alone or self._is_kept(run):
            return False
        if not run.is_exact:
            return self._is_misspelt_alone(run)
        if any(self._is_beside(run, other) for other in neighbours):
            return self._atoms[run.first].is_capital
        return self._around.is_name_alone(run)

    def is_in_office(self, run: Run) -> bool:
        """Return whether the run names an office holder here: by a finding, by a longer name, or by its title."""
        start, end = self._span(run)
        if any(a <= start and end <= b for a, b in self._in_office):
            return True
        for other in self._official:
            if other.first <= run.first and run.last <= other.last and other.weight > run.weight:
                return True
        known = frozenset.intersection(*(self._index.officials.owners.get(w, frozenset()) for w in run.words))
        return bool(known) and self._around.is_office_position(run)

    def _is_kept(self, run: Run) -> bool:
        start, end = self._span(run)
        if any(a <= start and end <= b for a, b in self._places):
            return True
        is_common = load_common_words().is_common(run.words[0])
        return is_common and any(a <= start and end <= b for a, b in self._printed)

    def _is_whole_name(self, run: Run) -> bool:
        """Return whether words that together are a name stand as one.

        Ordinary words need their capitals, or else to be written as one (`hope.young`) or beside a title or a verb.
        """
        common = load_common_words()
        if not all(word in common.ordinary or word in common.always_capital for word in run.words):
            return True
        inside = self._atoms[run.first : run.last + 1]
        if all(atom.is_capital or atom.in_handle for atom in inside if atom.word in run.words):
            return True
        is_joined = all(atom.gap and atom.gap in "._-" for atom in inside[1:])
        return is_joined or self._around.is_strong(run)

    def _is_misspelt_alone(self, run: Run) -> bool:
        atom = self._atoms[run.first]
        if atom.word in self._lower or atom.word in self._index.officials.owners:
            return False
        if self._around.is_place(run) or self._around.is_after_place_word(run):
            return False
        return atom.is_capital or atom.in_handle

    def _is_beside(self, run: Run, other: Run) -> bool:
        """Return whether another protected name stands directly beside: two people's words make one name here."""
        first, second = sorted((run, other), key=lambda r: r.first)
        return (
            are_linked(self._atoms, first.last, second.first)
            and other.words[0] in self._index.protected.alone
            and (other.is_name or not load_common_words().is_common(other.words[0]))
        )

    def place(self, run: Run) -> Place:
        """Return what is redacted for a run: of an e-mail address or a handle the whole part that holds it."""
        start, end = self._span(run)
        if self._atoms[run.first].in_handle:
            begin = _token_start(self._text, start)
            begin += self._text[begin:start].startswith("@")
            after = _LOCAL.match(self._text, end)
            stop = after.end() if after else end
            is_handle = self._text[stop : stop + 1] == "@" or self._text[max(0, begin - 1) : begin] == "@"
            if is_handle and _LOCAL.fullmatch(self._text, begin, start):
                return Place(begin, stop, "person-name", run.owners, run.words[0])
        return Place(start, end, "person-name", run.owners, run.words[0])


def _token_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace() and text[at - 1] not in '<>([{:;,"/\\':
        at -= 1
    return at

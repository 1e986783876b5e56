"""Whether a word that is met alone stands as a name, and whether its place is that of an office holder."""

from __future__ import annotations

import re

from redactor.matter.atoms import Atom
from redactor.matter.runs import Run
from redactor.rules.people import load_common_words, load_name_context

_CLOSE = re.compile(r"[\s.:,;#\-–—()\"“]{0,4}")
_AGE = re.compile(r",? \(?\d{1,2}(?:\)|,|-| y)")
"""`Mercy, 34, of …`: an age behind a name."""
_SENTENCE = re.compile(r"[.!?:;•]|\n\s*\n|\f")
_COURTS = frozenset({"county", "court", "courthouse", "courts", "borough"})
_OFFICE_REACH = 3
_ACRONYM = 3
_SHORT = 2
_ABBREVIATION = 4


class Surroundings:
    """The atoms of a document, asked about what stands around a run."""

    def __init__(self, atoms: tuple[Atom, ...]) -> None:
        self._atoms = atoms

    def _before(self, run: Run) -> Atom | None:
        return self._atoms[run.first - 1] if run.first else None

    def _after(self, run: Run) -> Atom | None:
        return self._atoms[run.last + 1] if run.last + 1 < len(self._atoms) else None

    def is_office_position(self, run: Run) -> bool:
        """Return whether a title of an office stands directly before the run, or after it behind a comma or line."""
        office = load_name_context().office_before
        before = self._before(run)
        if before is not None and before.word in office and _CLOSE.fullmatch(self._atoms[run.first].gap):
            return True
        for reach in range(1, _OFFICE_REACH + 1):
            at = run.last + reach
            if at >= len(self._atoms) or (reach == 1 and not re.fullmatch(r"\s*[,\n]\s*", self._atoms[at].gap)):
                return False
            if self._atoms[at].word in office:
                return True
        return False

    def is_place(self, run: Run) -> bool:
        """Return whether the words around make a street, court, county or institution of the run."""
        after = self._after(run)
        return (
            after is not None
            and after.word in load_name_context().place_after
            and after.is_capital
            and re.fullmatch(r"[ \n]", after.gap) is not None
        )

    def is_after_place_word(self, run: Run) -> bool:
        """Return whether a capitalised word stands before that begins names of places: `Los`, `San`, `New`."""
        before = self._before(run)
        return before is not None and before.is_capital and before.word in load_name_context().place_before

    def _is_court(self, run: Run) -> bool:
        after = self._after(run)
        return self.is_place(run) and after is not None and after.word in _COURTS

    def _has_person_before(self, run: Run) -> bool:
        before, context = self._before(run), load_name_context()
        gap = self._atoms[run.first].gap
        # A full stop after a long word ends a sentence; after `Mr` or `Sra` it belongs to the title.
        if before is None or not _CLOSE.fullmatch(gap) or (gap.startswith(".") and len(before.word) > _ABBREVIATION):
            return False
        return before.word in context.person_before or before.word in context.verbs_before

    def _has_verb_after(self, run: Run) -> bool:
        after = self._after(run)
        return after is not None and after.gap in (" ", "\n", ", ") and after.word in load_name_context().verbs_after

    def _is_possessive(self, run: Run) -> bool:
        after = self._after(run)
        return after is not None and after.word == "s" and after.gap in ("'", "’", "‘", "´", "`")

    def is_strong(self, run: Run) -> bool:
        """Return whether a title, kin or party word stands before, or what people do or suffer beside the run."""
        return self._has_person_before(run) or self._has_verb_after(run)

    def _is_in_running_text(self, run: Run) -> bool:
        """Return whether it is capitalised within a sentence whose words beside it are in lower case."""
        before, after, atom = self._before(run), self._after(run), self._atoms[run.first]
        if atom.in_caps or before is None or _SENTENCE.search(atom.gap) or before.is_capital:
            return False
        return after is None or not after.is_capital or bool(_SENTENCE.search(after.gap)) or "," in after.gap

    def is_name_alone(self, run: Run) -> bool:
        """Return whether one word without another of the same person stands as a name."""
        atom, word = self._atoms[run.first], run.words[0]
        common = load_common_words()
        if self._is_court(run):
            return False
        if atom.in_handle:
            return not common.is_common(word) and len(word) > _ACRONYM
        if word in common.always_capital:
            return self._is_proper_name(run)
        if word in common.ordinary:
            return self._is_ordinary_name(run)
        if word in common.foreign:
            return self._is_foreign_name(run)
        if len(word) <= _ACRONYM:
            return self._is_short_name(run)
        return True

    def _is_proper_name(self, run: Run) -> bool:
        """A month, place or people: only after a title or before a verb, and not after `in`, `from` or `of`."""
        before, after, atom = self._before(run), self._after(run), self._atoms[run.first]
        if not atom.is_capital or self.is_place(run):
            return False
        if before is not None and before.word in load_name_context().place_before:
            return False
        if after is not None and re.match(r",? *\d", after.gap):
            return False
        return self.is_strong(run)

    def _is_ordinary_name(self, run: Run) -> bool:
        before, atom = self._before(run), self._atoms[run.first]
        if not atom.is_capital:
            return before is not None and before.word in load_name_context().honorifics and self._has_person_before(run)
        if self.is_place(run):
            return False
        if atom.shape == "U" and not atom.in_caps and len(run.words[0]) <= _ACRONYM:
            return self._has_person_before(run)
        if self.is_strong(run) or self._is_possessive(run) or self._is_in_running_text(run):
            return True
        after = self._after(run)
        return after is not None and _AGE.match(after.gap) is not None

    def _is_foreign_name(self, run: Run) -> bool:
        before, after, atom = self._before(run), self._after(run), self._atoms[run.first]
        if self.is_strong(run):
            return True
        if self.is_after_place_word(run) or self.is_place(run):
            return False
        beside = {one.word for one in (before, after) if one is not None and one.shape == "l"}
        return atom.is_capital or not beside & load_name_context().foreign_beside

    def _is_short_name(self, run: Run) -> bool:
        atom, word = self._atoms[run.first], run.words[0]
        if self.is_strong(run):
            return atom.is_capital
        return atom.shape == "T" and (len(word) > _SHORT or self._is_in_running_text(run))

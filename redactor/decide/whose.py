"""Of whom a fact is said that names nobody itself: the one person whose numbers stand in its row, page or document.

Names do not count, for a form names relatives and witnesses too; a number leads to one person. Where the sentence
speaks of a relative, or of anybody else by name, it is not known of whom the fact is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from redactor.decide.people import name_tokens
from redactor.model import Box, Document, Finding, Matter, Person
from redactor.rules.categories import NUMBERS

_SHARED = frozenset({"phone", "email", "docket-number", "vehicle-plate", "financial-account"})
"""Numbers that more than one person may have."""
_KIN = re.compile(
    r"\b(?:wife|husband|spouse|mother|father|parents?|sisters?|brothers?|sons?|daughters?|child(?:ren)?|cousins?|aunt|"
    r"uncle|nieces?|nephews?|fianc[eé]e?|girlfriend|boyfriend|derivatives?|beneficiar(?:y|ies)|principal|"
    r"co-?(?:respondent|defendant)s?|roommate|friend)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s|\n\s*\n|\f")


class Whose:
    """Answers for the facts of one document. `taken` are the findings to be redacted, with whom they lead to."""

    def __init__(self, document: Document, taken: Iterable[Finding], matter: Matter) -> None:
        self._document = document
        self._matter = matter
        taken = tuple(taken)
        self._numbers = [f for f in taken if f.category in NUMBERS - _SHARED and f.subject is not None]
        self._names = [f for f in taken if f.category == "person-name" and f.start < f.end]
        self._cells = [f for f in taken if (f.form_field or "").startswith("table.") and f.start < f.end]

    def of(self, finding: Finding) -> Person | None:
        """Return the person of whom a fact is said; None where it cannot be told."""
        owner = self._owner(finding)
        if owner is None or self.may_be_relatives(finding) or self._names_others(finding, owner):
            return None
        return owner

    def may_be_relatives(self, finding: Finding) -> bool:
        """Return whether the sentence speaks of a relative, of whom the fact may be said."""
        start, end = self._said(finding)
        text = self._document.text
        return bool(_KIN.search(text, start, finding.start) or _KIN.search(text, finding.end, end))

    def _owner(self, finding: Finding) -> Person | None:
        on_page = [f for f in self._numbers if f.page == finding.page]
        in_row = [f for f in on_page if _share_row(f.boxes, finding.boxes)]
        for circle in (in_row, on_page, self._numbers):
            if circle:
                return self._one(circle)
        return None

    def _one(self, numbers: Sequence[Finding]) -> Person | None:
        owners = {f.subject for f in numbers if f.subject is not None}
        return self._matter.person(next(iter(owners))) if len(owners) == 1 else None

    def _names_others(self, finding: Finding, owner: Person) -> bool:
        start, end = self._said(finding)
        own = name_tokens(" ".join(owner.names))
        near = [f for f in self._names if f.start < end and start < f.end]
        if self._cell(finding) is not None:
            near = [f for f in self._names if f.page == finding.page and _share_row(f.boxes, finding.boxes)]
        return any(f.subject != owner.person_id and not name_tokens(f.value or f.text) <= own for f in near)

    def _cell(self, finding: Finding) -> Finding | None:
        return next((c for c in self._cells if c.start <= finding.start and finding.end <= c.end), None)

    def _said(self, finding: Finding) -> tuple[int, int]:
        """Return where the fact is said: its cell of a table, or its sentence."""
        cell = self._cell(finding)
        if cell is not None:
            return cell.start, cell.end
        text = self._document.text
        start = max((m.end() for m in _SENTENCE.finditer(text, 0, finding.start)), default=0)
        after = _SENTENCE.search(text, finding.end)
        return start, after.start() if after else len(text)


def _share_row(some: Sequence[Box], others: Sequence[Box]) -> bool:
    """Return whether two findings stand in one line: the middle of a box of one lies at the height of the other."""
    return any(
        a.page == b.page and (a.y0 <= (b.y0 + b.y1) / 2 <= a.y1 or b.y0 <= (a.y0 + a.y1) / 2 <= b.y1)
        for a in some
        for b in others
    )

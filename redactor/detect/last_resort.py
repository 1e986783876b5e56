"""What nothing else accounts for: numbers, old dates and words that can only be about somebody.

A rule marked as a last resort counts where nothing was found, kept or redacted, and only in a document that leads to
somebody: in a policy or a statute nobody is meant. It catches what stands in a wording that no other rule knows.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from redactor.detect.normal import iso_date
from redactor.model import Finding
from redactor.rules import DIRECT, NUMBERS, RecognizerRule

FORM_VALUE = "last-form-value"
"""What stands in a filled field that nothing accounts for; found by no rule of words."""
_LEADING = DIRECT | NUMBERS
_DATES = frozenset({"action-date", "document-date"})


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def stance(self) -> str: ...


_S = TypeVar("_S", bound=_Span)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastResorts:
    """The rules that count where nothing else does, by their ids."""

    rules: dict[str, RecognizerRule]

    @classmethod
    def of(cls, rules: Iterable[RecognizerRule]) -> LastResorts:
        """Return those of the rules that are marked as a last resort."""
        return cls(rules={rule.id: rule for rule in rules if rule.last_resort})

    def without_needless(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings of a document without the last resorts that do not count."""
        mine = [f for f in findings if self._is_mine(f)]
        if not mine:
            return list(findings)
        others = [f for f in findings if not self._is_mine(f)]
        if not any(_leads_to_somebody(f) for f in others):
            return others
        newest = _newest(f for f in others if f.category in _DATES) or _newest(findings)
        counted = (f for f in unaccounted(mine, others) if self._is_old_enough(f, newest))
        # Without a normal form they link nobody and are not spread: a number of no known kind may be a form's.
        return others + [dataclasses.replace(f, value="") for f in counted]

    def _is_mine(self, finding: Finding) -> bool:
        return all(one in self.rules or one == FORM_VALUE for one in finding.found_by)

    def _is_old_enough(self, finding: Finding, newest: datetime.date | None) -> bool:
        days = max((self.rules[one].older_than_days or 0 for one in finding.found_by if one in self.rules), default=0)
        if days == 0:
            return True
        day = _date_of(finding)
        return day is not None and newest is not None and (newest - day).days >= days


NO_LAST_RESORTS = LastResorts(rules={})


def unaccounted(spans: Iterable[_S], others: Iterable[_Span]) -> list[_S]:
    """Return the spans that no kept span touches and that no redacted one holds whole."""
    others = list(others)
    kept = [o for o in others if o.stance == "keep"]
    redacted = [o for o in others if o.stance == "redact"]
    return [
        s
        for s in spans
        if not any(o.start < s.end and s.start < o.end for o in kept)
        and not any(o.start <= s.start and s.end <= o.end for o in redacted)
    ]


def _leads_to_somebody(finding: Finding) -> bool:
    if finding.stance != "redact" or finding.category not in _LEADING:
        return False
    # A name in no role may be its author's; a number, a date of birth or a protected name leads to somebody.
    return finding.category != "person-name" or finding.role == "protected" or "roster" in finding.found_by


def _newest(findings: Iterable[Finding]) -> datetime.date | None:
    return max((day for day in map(_date_of, findings) if day is not None), default=None)


def _date_of(finding: Finding) -> datetime.date | None:
    written = iso_date(finding.text) if finding.category in _DATES | {"entry", "date-of-birth", "court-detail"} else ""
    return datetime.date.fromisoformat(written) if written else None

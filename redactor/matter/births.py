"""Protected dates of birth in a document, in every layout."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from redactor.matter.folding import fold_word
from redactor.matter.index import SpreadIndex
from redactor.matter.numbers import Place
from redactor.model import Finding
from redactor.rules.people import load_name_context

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep set", "oct", "nov", "dec dic"),
        start=1,
    )
    for name in names.split()
}
_GAP = r"[ \u00a0]{0,2}[-–./, ][ \u00a0\n]{0,2}"
_NUMERIC = re.compile(rf"(?<![\d/.-])(\d{{1,4}}){_GAP}(\d{{1,2}}){_GAP}(\d{{4}}|\d{{2}})(?!\d)")
_PLAIN = re.compile(r"(?<!\d)(\d{8})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[-\s,./]{0,2}(?:(?:de|of|day of)\s)?([^\W\d_]{3,10})\.?"
    r"[-\s,./]{0,2}(?:del? )?(\d{4}|\d{2})(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,10})\.?[-\s/]{0,2}(\d{1,2})(?:st|nd|rd|th)?,?[-\s/]{1,2}(\d{4}|\d{2})(?!\d)"
)
_DATE_KEPT = frozenset({"action-date", "document-date", "certification-statement"})
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-\s/.,]{1,2}([^\W\d_]{3,10})\.?[-\s/.]{1,2}(\d{1,2})(?!\d)")
_REACH = 28
_CENTURY = 100


def births_in(text: str, kept: list[Finding], index: SpreadIndex) -> Iterator[Place]:
    """Yield where a protected date of birth stands.

    A date that another rule keeps (an action's or a document's date) stays, unless it stands in a birth's context;
    so does a date that equals a date of birth only with day and month exchanged.
    """
    spans = [(item.start, item.end) for item in kept if item.category in _DATE_KEPT]
    for start, end, readings in dates_in(text):
        found = [reading for reading in readings if reading in index.dates]
        if not found:
            continue
        is_kept = any(a < end and b > start for a, b in spans)
        if is_kept and not _is_birth(text, start):
            continue
        owners = frozenset(owner for reading in found for owner in index.dates[reading])
        yield Place(start, end, "date-of-birth", owners, found[0])


def _is_birth(text: str, start: int) -> bool:
    before = text[max(0, start - _REACH) : start]
    words = {fold_word(word) for word in re.findall(r"[^\W\d_]+", before)}
    return bool(words & load_name_context().birth_before) or "d.o.b" in before.casefold()


def dates_in(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield every written date of a text: start, end and what it may mean as ISO 8601, the American reading first."""
    for match in _NUMERIC.finditer(text):
        yield *match.span(), _numeric(*match.groups())
    for match in _PLAIN.finditer(text):
        one = match.group()
        readings = (
            _date(one[:4], one[4:6], one[6:]),
            _date(one[4:], one[:2], one[2:4]),
            _date(one[4:], one[2:4], one[:2]),
        )
        yield *match.span(), tuple(filter(None, readings))
    for match in _DAY_FIRST.finditer(text):
        day, month, year = match.groups()
        yield *match.span(), tuple(filter(None, (_date(year, _month(month), day),)))
    for match in _MONTH_FIRST.finditer(text):
        month, day, year = match.groups()
        yield *match.span(), tuple(filter(None, (_date(year, _month(month), day),)))
    for match in _YEAR_FIRST.finditer(text):
        year, month, day = match.groups()
        yield *match.span(), tuple(filter(None, (_date(year, _month(month), day),)))


def _numeric(first: str, second: str, third: str) -> tuple[str, ...]:
    if len(first) == 4:  # a year
        return tuple(filter(None, (_date(first, second, third),)))
    return tuple(filter(None, (_date(third, first, second), _date(third, second, first))))


def _month(name: str) -> str:
    return str(_MONTHS.get(fold_word(name)[:3], 0))


def _date(year: str, month: str, day: str) -> str:
    """Return the ISO form; of a year of two digits the one that a living person may be born in."""
    number = int(year)
    if number < _CENTURY:
        number += 2000 if number <= datetime.datetime.now(tz=datetime.UTC).year % _CENTURY else 1900
    try:
        return datetime.date(number, int(month), int(day)).isoformat()
    except ValueError:
        return ""

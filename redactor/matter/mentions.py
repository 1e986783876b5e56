"""What the findings of all documents say about people: names, numbers, and which stand in one record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from redactor.matter.folding import fold_number
from redactor.matter.names import core, name_words
from redactor.matter.reading import is_believable, name_in
from redactor.model import Finding, Findings, Role
from redactor.rules import LAST_RESORT, NUMBERS
from redactor.rules.people import load_common_words

OFFICIAL_ROLES: frozenset[Role] = frozenset({"officer", "judge", "counsel", "court-staff"})
IDENTIFIERS = NUMBERS | {"date-of-birth"}
FEWEST_DIGITS = 3
"""Digits of the shortest number that is spread: a plate has three."""
LONGEST_NAME = 8
"""Words of the longest name that is believed; more is a sentence that a detector took for a name."""
_SURE = 0.9
"""Above the score of a name that only the language model found."""
_NEAR = 48
_NEIGHBOURS = 4
_RELATIVE = re.compile(r"father|mother|spouse|wife|husband|child|relative|parent|sponsor|emergency|guardian|victim")
_FAMILY, _GIVEN, _MIDDLE = (re.compile(p) for p in (r"family|last|surname", r"first|given|forename", r"middle"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """One place where a person is named. `is_trusted`: a form field or a sure detector says that it is a name."""

    words: tuple[str, ...] = field(repr=False)
    role: Role | None
    is_trusted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A name and the identifiers that stand with it: on one form, or beside it in a line."""

    words: tuple[str, ...] = field(repr=False)
    identifiers: tuple[tuple[str, str], ...] = field(repr=False)
    is_form: bool
    is_in_line: bool = False
    """Whether name and number stand in one line of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All mentions of a production."""

    names: tuple[NameMention, ...]
    identifiers: frozenset[tuple[str, str]] = field(repr=False)
    records: tuple[Record, ...]


def role_of(item: Finding) -> Role | None:
    """Return what the mention itself says; a kept official's name without a role counts as an officer's."""
    if item.role is None and item.category == "official-name":
        return "officer"
    return item.role


def names_of(item: Finding) -> bool:
    """Return whether a finding names a person."""
    return item.category in ("person-name", "official-name")


def normal_identifier(category: str, value: str) -> str:
    """Return how identifiers are compared: digits of an A-number without leading zeros, other numbers folded."""
    if category in ("email", "date-of-birth"):
        return value.strip().casefold()
    if category == "a-number":
        return re.sub(r"\D", "", fold_number(value).removeprefix("A")).lstrip("0")
    return fold_number(value)


def identifier_of(item: Finding) -> tuple[str, str] | None:
    """Return (category, compared form) of a finding that holds an identifier to be spread, else None."""
    if item.category not in IDENTIFIERS or item.stance != "redact" or item.role in OFFICIAL_ROLES:
        return None
    if _is_empty_field(item) or _is_last_resort(item):
        return None
    value = normal_identifier(item.category, item.value or item.text)
    # Fewer characters meet everything, and letters alone are a word that a field gave for its number.
    is_number = len(value) >= 4 and (item.category == "email" or sum(c.isdigit() for c in item.text) >= FEWEST_DIGITS)
    return (item.category, value) if is_number else None


def _is_last_resort(item: Finding) -> bool:
    """Of a number that nothing accounts for the kind is not known: it may be a form's, and is nobody's elsewhere."""
    return all(one.startswith(LAST_RESORT) for one in item.found_by)


def _is_empty_field(item: Finding) -> bool:
    """A field's value without a normal form is `None`, `See narrative` or another redaction: nothing to spread."""
    return item.form_field is not None and not item.value


def gather(findings: Iterable[Findings]) -> Gathered:
    """Collect every mention of every document, in their order."""
    names: list[NameMention] = []
    identifiers: set[tuple[str, str]] = set()
    records: list[Record] = []
    for one in findings:
        names.extend(_names(one))
        identifiers.update(filter(None, map(identifier_of, one.items)))
        records.extend(_form_records(one))
        records.extend(_line_records(one))
    return Gathered(names=tuple(names), identifiers=frozenset(identifiers), records=tuple(records))


def words_of(item: Finding) -> tuple[str, ...]:
    """Return the folded words of the name that a finding holds, given names first; labels beside it are left out."""
    words = name_words(name_in(item.text))
    never = load_common_words().never_names
    kept = tuple(word for word in words if word not in never)
    return kept if len(core(kept)) > 1 else words


def _names(one: Findings) -> Iterator[NameMention]:
    parts = {id(item) for items in _by_page(one).values() for item in _split_fields(items)}
    told = _told(one.items)
    for item in one.items:
        if not names_of(item) or id(item) in parts or _is_told_by_another(item, told):
            continue
        if _is_name(item):
            yield from _mention(item, words_of(item))
    for items in _by_page(one).values():
        fields = _split_fields(items)
        if fields:
            yield from _mention(fields[0], _joined(fields))


def _told(items: Iterable[Finding]) -> list[tuple[int, int]]:
    """Return the places where a name's own surroundings tell the part of who bears it."""
    return sorted({(i.start, i.end) for i in items if names_of(i) and role_of(i) is not None and i.end > i.start})


def _is_told_by_another(item: Finding, told: list[tuple[int, int]]) -> bool:
    """Return whether a mention without a role is the same mention that another detector gave a role."""
    if role_of(item) is not None:
        return False
    at = bisect_left(told, (item.end, 0))
    return any(start < item.end and item.start < end for start, end in told[max(0, at - _NEIGHBOURS) : at])


def _is_name(item: Finding) -> bool:
    """Ordinary words are believed to be a name only where the roster or a field of a form gives two of them."""
    if _is_empty_field(item):
        return False
    text = name_in(item.text)
    if is_believable(text) or "roster" in item.found_by:
        return True
    return item.form_field is not None and len(core(name_words(text))) == 2


def _mention(item: Finding, words: tuple[str, ...]) -> Iterator[NameMention]:
    if core(words) and len(words) <= LONGEST_NAME:
        trusted = item.form_field is not None or item.role is not None or item.score > _SURE
        yield NameMention(words=words, role=role_of(item), is_trusted=trusted)


def _by_page(one: Findings) -> dict[int, list[Finding]]:
    pages: dict[int, list[Finding]] = {}
    for item in one.items:
        pages.setdefault(item.page, []).append(item)
    return pages


def _is_subject_field(item: Finding) -> bool:
    """Return whether a field names whom its form is about; a message's headers name those who write and read it."""
    return (
        item.form_field is not None
        and not item.form_field.startswith("email.")
        and not _RELATIVE.search(item.form_field)
        and item.role not in OFFICIAL_ROLES
        and item.category != "official-name"
    )


def _split_fields(items: list[Finding]) -> list[Finding]:
    """Return the fields given, middle, family of one page where a form asks for them apart; else nothing."""
    found: dict[str, Finding] = {}
    for item in items:
        if not (item.category == "person-name" and _is_subject_field(item)):
            continue
        for part, pattern in (("middle", _MIDDLE), ("family", _FAMILY), ("given", _GIVEN)):
            if pattern.search(item.form_field or ""):
                found.setdefault(part, item)
                break
    if not {"family", "given"} <= found.keys():
        return []
    return [found[part] for part in ("given", "middle", "family") if part in found]


def _joined(fields: list[Finding]) -> tuple[str, ...]:
    return tuple(word for one in fields for word in name_words(name_in(one.text)))


def _form_records(one: Findings) -> Iterator[Record]:
    told = _told(one.items)
    for items in _by_page(one).values():
        split = _split_fields(items)
        named = [
            words_of(i)
            for i in items
            if i.category == "person-name"
            and _is_subject_field(i)
            and i not in split
            and _is_name(i)
            and not _is_told_by_another(i, told)
        ]
        if split:
            named.append(_joined(split))
        subjects = {words for words in named if core(words)}
        numbers = {identifier_of(i) for i in items if _is_subject_field(i)} - {None}
        if len(subjects) == 1 and numbers:
            yield Record(words=subjects.pop(), identifiers=tuple(sorted(filter(None, numbers))), is_form=True)


def _line_records(one: Findings) -> Iterator[Record]:
    """Yield a name with the numbers that follow it closely, no other name between.

    Where a mention's place is known to be an office holder's, a second finding of the same words does not hide it.
    """
    last: Finding | None = None
    told = _told(one.items)
    for item in sorted(one.items, key=lambda i: (i.start, i.end)):
        if names_of(item):
            last = last if last is not None and _is_told_by_another(item, told) else item
            continue
        number = identifier_of(item)
        if number is None or last is None or role_of(last) in OFFICIAL_ROLES or last.page != item.page:
            continue
        words = words_of(last)
        if 0 <= item.start - last.end <= _NEAR and len(core(words)) > 1:
            yield Record(words=words, identifiers=(number,), is_form=False, is_in_line=_are_in_line(last, item))


def _are_in_line(name: Finding, number: Finding) -> bool:
    """Return whether a name ends in the line in which a number begins."""
    if not name.boxes or not number.boxes:
        return False
    last, first = name.boxes[-1], number.boxes[0]
    middle, other = (last.y0 + last.y1) / 2, (first.y0 + first.y1) / 2
    return last.page == first.page and (first.y0 <= middle <= first.y1 or last.y0 <= other <= last.y1)

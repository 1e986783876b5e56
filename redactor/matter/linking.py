"""Link names and numbers of all documents into people; what contradicts is kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from redactor.matter.mentions import OFFICIAL_ROLES, Gathered, NameMention, Record, normal_identifier
from redactor.matter.names import core, may_be_one, name_words, same_word
from redactor.model import Role
from redactor.rules import RosterEntry
from redactor.rules.people import load_nicknames

Words = tuple[str, ...]
UNIQUE = frozenset({"a-number", "date-of-birth", "ssn", "fin-number", "fbi-number"})
"""Of these a person has one; another value means another person."""
_SHORTEST_LOGIN, _CUT_LOGIN = 5, 7
"""Letters of a user name, and of one that a system has cut off."""
_SILENT_PER_OFFICE = 3
"""How many mentions without a role one mention in office may explain."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """A person in the making."""

    names: set[Words] = field(default_factory=set, repr=False)
    identifiers: set[tuple[str, str]] = field(default_factory=set, repr=False)
    entry: RosterEntry | None = field(default=None, repr=False)
    is_protected: bool = False
    is_trusted: bool = False

    def contradicts(self, identifiers: Iterable[tuple[str, str]]) -> bool:
        """Return whether an identifier of which a person has one differs from what is known; one reading may fit.

        A date of birth with day and month exchanged is the same date, written in another country's order: whoever has
        the name too is linked, and both dates are shown.
        """
        known = {category for category, _ in self.identifiers if category in UNIQUE}
        return any(one[0] in known and not self.identifiers & {one, _exchanged(one)} for one in identifiers)


def _exchanged(one: tuple[str, str]) -> tuple[str, str]:
    """Return a date of birth with day and month exchanged; anything else as it is."""
    category, value = one
    parts = value.split("-")
    if category != "date-of-birth" or len(parts) != len(("year", "month", "day")):
        return one
    return category, "-".join((parts[0], parts[2], parts[1]))


class People:
    """The drafts, found by number and by two words of a name."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by_number: dict[tuple[str, str], Draft] = {}
        self._by_block: dict[tuple[str, str], list[Draft]] = {}
        self.words: set[str] = set()

    def add(self, draft: Draft) -> Draft:
        """Take a new person in."""
        self.drafts.append(draft)
        names, numbers = set(draft.names), set(draft.identifiers)
        draft.names, draft.identifiers = set(), set()
        for words in names:
            self.name(draft, words)
        self.number(draft, numbers)
        return draft

    def name(self, draft: Draft, words: Words) -> None:
        """Give a person a name."""
        if words in draft.names:
            return
        draft.names.add(words)
        self.words.update(words)
        for block in _blocks(words):
            bucket = self._by_block.setdefault(block, [])
            if not bucket or bucket[-1] is not draft:
                bucket.append(draft)

    def number(self, draft: Draft, identifiers: Iterable[tuple[str, str]]) -> None:
        """Give a person numbers; a number that is somebody else's stays with him."""
        for one in identifiers:
            if one not in self._by_number or one[0] == "date-of-birth":
                draft.identifiers.add(one)
            if one[0] != "date-of-birth":
                self._by_number.setdefault(one, draft)

    def by_number(self, one: tuple[str, str]) -> Draft | None:
        """Return the person who has a number."""
        return self._by_number.get(one)

    def like(self, words: Words, identifiers: Iterable[tuple[str, str]] = ()) -> list[Draft]:
        """Return the people whose name may be this one and whose numbers do not contradict."""
        near = {id(draft): draft for block in _blocks(words) for draft in self._by_block.get(block, ())}
        numbers = tuple(identifiers)
        found = [draft for draft in near.values() if any(may_be_one(words, name) for name in draft.names)]
        fitting = [draft for draft in found if not draft.contradicts(numbers)]
        exact = [draft for draft in fitting if words in draft.names]
        return exact or fitting


def _blocks(words: Words) -> Iterator[tuple[str, str]]:
    """Yield keys that two names of one person share: a word, and the start, end or short-form group of another."""
    parts = core(words)
    if len(parts) == 1:
        yield parts[0], ""
    groups = load_nicknames().groups
    for one in parts:
        for other in parts:
            if one == other and parts.count(one) == 1:
                continue
            yield one, other[:3]
            yield one, "…" + other[-3:]
            for number in _groups_of(other, groups):
                yield one, f"#{number}"


_GROUPS: dict[str, tuple[int, ...]] = {}


def _groups_of(word: str, groups: tuple[Words, ...]) -> tuple[int, ...]:
    if not _GROUPS:
        index: dict[str, list[int]] = {}
        for number, group in enumerate(groups):
            for name in group:
                index.setdefault(name, []).append(number)
        _GROUPS.update({name: tuple(numbers) for name, numbers in index.items()})
    return _GROUPS.get(word, ())


def link(gathered: Gathered, roster: tuple[RosterEntry, ...]) -> list[Draft]:
    """Return everybody who is not (only) acting in an office; persons of the roster first."""
    people = People()
    for entry in sorted(roster, key=lambda one: one.subject_id):
        people.add(_from_roster(entry))
    _add_records(people, _believable(gathered))
    _add_names(people, _not_in_office(gathered.names))
    for number in sorted(gathered.identifiers):
        if number[0] == "a-number" and people.by_number(number) is None:
            people.add(Draft(identifiers={number}, is_protected=True, is_trusted=True))
    return people.drafts


def _believable(gathered: Gathered) -> tuple[Record, ...]:
    """Return the records, less numbers that only come after the name of somebody who is known in office alone.

    In a list the next line's number follows the prosecutor's name of the line before.
    """
    in_office = {words for words, tally in tallies(gathered.names).items() if tally.is_only_in_office}
    return tuple(r for r in gathered.records if r.is_form or r.is_in_line or r.words not in in_office)


def _from_roster(entry: RosterEntry) -> Draft:
    draft = Draft(entry=entry, is_protected=True, is_trusted=True)
    main = f"{entry.given_names} {entry.family_name}"
    for text in (main, *entry.aliases):
        words = name_words(text)
        if words:
            draft.names.add(words)
    if entry.a_number:
        draft.identifiers.add(("a-number", normal_identifier("a-number", entry.a_number)))
    if entry.date_of_birth:
        draft.identifiers.add(("date-of-birth", entry.date_of_birth.isoformat()))
    return draft


def _add_records(people: People, records: tuple[Record, ...]) -> None:
    """Take in names with their numbers, records with an A-number and of forms first."""
    ordered = sorted(
        set(records), key=lambda r: (not r.is_form, not _has_a_number(r), -len(r.words), r.words, r.identifiers)
    )
    for record in ordered:
        owners = {id(d): d for d in map(people.by_number, record.identifiers) if d is not None}
        draft = _owner(people, record, list(owners.values()))
        if draft is None:
            continue
        people.name(draft, record.words)
        people.number(draft, record.identifiers)
        draft.is_protected = draft.is_protected or _has_a_number(record)
        draft.is_trusted = True


def _has_a_number(record: Record) -> bool:
    return any(category == "a-number" for category, _ in record.identifiers)


def _owner(people: People, record: Record, owners: list[Draft]) -> Draft | None:
    """Return whose record it is, a new person where nobody fits, None where it cannot be told."""
    fitting = [d for d in owners if not d.contradicts(record.identifiers) and _shares_a_word(d, record.words)]
    if len(fitting) == 1:
        return fitting[0]
    if owners and not record.is_form:
        return None
    alike = people.like(record.words, record.identifiers)
    if len(alike) == 1 and not owners:
        return alike[0]
    # Several people, or numbers of somebody with quite another name: a person of its own, never merged.
    return people.add(Draft(names={record.words}))


def _shares_a_word(draft: Draft, words: Words) -> bool:
    return not draft.names or any(same_word(a, b) for name in draft.names for a in core(name) for b in core(words))


@dataclass(slots=True, kw_only=True)
class Tally:
    """How often a name was met, and in which part."""

    office: Counter[Role] = field(default_factory=Counter)
    protected: int = 0
    silent: int = 0
    is_trusted: bool = False

    @property
    def is_only_in_office(self) -> bool:
        """Whether nothing but an office explains the name. A conflict, or too much silence, does not."""
        in_office = self.office.total()
        return in_office > 0 and not self.protected and self.silent <= _SILENT_PER_OFFICE * in_office


def tallies(names: Iterable[NameMention]) -> dict[Words, Tally]:
    """Count the parts in which every name was met."""
    counted: dict[Words, Tally] = {}
    for one in names:
        tally = counted.setdefault(one.words, Tally())
        tally.is_trusted = tally.is_trusted or one.is_trusted
        if one.role in OFFICIAL_ROLES:
            tally.office[one.role] += 1
        elif one.role == "protected":
            tally.protected += 1
        else:
            tally.silent += 1
    return counted


def by_initial(counted: dict[Words, Tally]) -> dict[Words, Words]:
    """Return full names without a part of their own → the one office holder's name that they write out.

    `DO Osei` and `K. Osei` in office explain an `Osei, Kwame` among a message's recipients: as many silent mentions
    as there are in office, and no other office holder with that surname.
    """
    held = {words: tally for words, tally in counted.items() if tally.is_only_in_office}
    found: dict[Words, Words] = {}
    for words, tally in counted.items():
        if tally.office or tally.protected:
            continue
        if len(words) == 1:
            logged_in = [one for one in held if _is_login(words[0], one)]
            found |= {words: logged_in[0]} if logged_in else {}
        if len(core(words)) != 2:
            continue
        known = [one for one in held if _writes_out(words, one)]
        namesakes = sum(held[one].office.total() for one in held if len(one) == 1 and one[0] in words)
        if len(known) == 1 and tally.silent <= held[known[0]].office.total() + namesakes:
            found[words] = known[0]
    return found


def _writes_out(full: Words, short: Words) -> bool:
    """Return whether a name of two words is the other one with its initial written out."""
    initials, family = [w for w in short if len(w) == 1], [w for w in short if len(w) > 1]
    rest = [w for w in full if w not in family and len(w) > 1]
    return len(initials) == len(family) == len(rest) == 1 and rest[0].startswith(initials[0])


def _is_login(word: str, name: Words) -> bool:
    """Return whether a word is an office holder's user name: an initial and the surname, perhaps cut off."""
    if len(name) != 2 or len(word) < _SHORTEST_LOGIN or word in name:
        return False
    whole = {name[0][0] + name[1], name[1][0] + name[0]}
    return any(one == word or (len(word) >= _CUT_LOGIN and one.startswith(word)) for one in whole)


def _not_in_office(names: Iterable[NameMention]) -> dict[Words, Tally]:
    """Return the names to protect. A lone word that is only known from an office holder's name is none of them."""
    counted = tallies(names)
    office = {word for words, tally in counted.items() if tally.is_only_in_office for word in core(words)}
    written_out = by_initial(counted)
    return {
        words: tally
        for words, tally in counted.items()
        if not tally.is_only_in_office
        and words not in written_out
        and not (len(words) == 1 and words[0] in office and not tally.protected and not tally.office)
    }


def _add_names(people: People, counted: dict[Words, Tally]) -> None:
    for words in sorted(counted, key=lambda w: (-len(core(w)), w)):
        tally = counted[words]
        alike = people.like(words)
        if len(alike) == 1:
            draft = alike[0]
            people.name(draft, words)
        elif (alike or len(core(words)) == 1) and people.words.issuperset(core(words)):
            # Those it may be are spread word by word, so nothing is lost by leaving it to nobody.
            continue
        else:
            draft = people.add(Draft(names={words}))
        draft.is_protected = draft.is_protected or tally.protected > 0
        draft.is_trusted = draft.is_trusted or tally.is_trusted

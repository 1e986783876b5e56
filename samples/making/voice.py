"""How a document speaks of a person, a place and a date: marked text in the many spellings of real files."""

from __future__ import annotations

import datetime
import random

from samples.making.ink import Ink
from samples.making.people import Noncitizen, Official, Relative, ascii_of

COURTHOUSES = {
    "a": (
        ("Queens County Criminal Court", "125-01 Queens Boulevard", "criminal"),
        ("Bronx County Hall of Justice", "265 East 161st Street", "criminal"),
        ("Kings County Family Court", "330 Jay Street", "family"),
        ("New York County Criminal Court", "100 Centre Street", "criminal"),
        ("Nassau County Family Court", "1200 Old Country Road", "family"),
        ("Richmond County Criminal Court", "26 Central Avenue", "criminal"),
    ),
    "b": (
        ("Bronx County Family Court", "900 Sheridan Avenue", "family"),
        ("Monroe County Hall of Justice", "99 Exchange Boulevard", "criminal"),
        ("Queens County Family Court", "151-20 Jamaica Avenue", "family"),
        ("Westchester County Courthouse", "111 Dr. Martin Luther King Jr. Boulevard", "criminal"),
        ("Brooklyn Criminal Court", "120 Schermerhorn Street", "criminal"),
        ("Suffolk County District Court", "400 Carleton Avenue", "criminal"),
    ),
}
DATE_STYLES = ("%m/%d/%Y", "%B %d, %Y", "%d %b %Y", "%Y-%m-%d")


def date_text(day: datetime.date, style: int) -> str:
    """Return a date in one of four layouts, without a leading zero in words."""
    return day.strftime(DATE_STYLES[style % len(DATE_STYLES)]).replace(" 0", " ")


class Voice:
    """Marked words about one noncitizen in one document."""

    def __init__(self, ink: Ink, person: Noncitizen, rng: random.Random, *, plain_ascii: bool = False) -> None:
        self.ink, self.person, self.rng = ink, person, rng
        self.fold = ascii_of if plain_ascii else str

    def _red(self, category: str, text: str) -> str:
        return self.ink.redact(category, self.fold(text), self.person.id)

    def name(self, text: str) -> str:
        return self._red("person-name", text)

    def full(self) -> str:
        return self.name(self.person.full)

    def caps(self) -> str:
        """Family name first, in capitals, as systems print it."""
        given = self.person.given.split()
        return self.name(f"{self.person.family.upper()}, {' '.join(given)}")

    def last(self) -> str:
        return self.name(self.person.family)

    def first_surname(self) -> str:
        return self.name(self.person.families[0])

    def mister(self) -> str:
        return f"{self.person.title} {self.last()}"

    def initials(self) -> str:
        return self.name(
            "".join(f"{part[0]}." for part in self.person.full.replace("-", " ").split() if part[0].isupper())
        )

    def possessive(self) -> str:
        return f"{self.last()}'s"

    def hyphenated(self) -> str:
        """Both surnames with a hyphen, where there are two."""
        return self.name("-".join(self.person.families))

    def a(self, style: int | None = None) -> str:
        """The A-number in one of its usual spellings."""
        n = self.person.a_number
        style = self.rng.randrange(5) if style is None else style
        spelled = (f"A{n}", f"A{n[:3]} {n[3:6]} {n[6:]}", f"A {n[:3]}-{n[3:6]}-{n[6:]}", f"A# {n}", f"A-{n}")[style]
        return self._red("a-number", spelled)

    def file_number(self) -> str:
        n = self.person.a_number
        return self._red(
            "a-number", self.rng.choice((f"A{n[:3]} {n[3:6]} {n[6:]}", f"{n[:3]}-{n[3:6]}-{n[6:]}", f"A{n}"))
        )

    def born(self, style: int = 0) -> str:
        return self._red("date-of-birth", date_text(self.person.born, style))

    def age_on(self, day: datetime.date) -> str:
        return self._red("age", str(self.age(day)))

    def age(self, day: datetime.date) -> int:
        born = self.person.born
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def birthplace(self) -> str:
        city, region = self.person.birthplace
        return self._red("place-of-birth", f"{city}, {region}, {self.person.origin.country}")

    def country(self) -> str:
        return self._red("nationality", self.person.origin.country)

    def nationality(self) -> str:
        return self._red("nationality", self.person.origin.nationality)

    def language(self) -> str:
        return self.ink.either("nationality", self.person.origin.language, self.person.id)

    def address(self) -> str:
        return self._red("address", f"{self.person.street}, {self.person.city}")

    def phone(self) -> str:
        return self._red("phone", self.person.phone)

    def email(self) -> str:
        return self._red("email", self.person.email)

    def entry(self, style: int = 1) -> str:
        p = self.person
        return f"{self._red('entry', date_text(p.entered, style))} at or near {self._red('entry', p.entry_place)}"

    def number(self, category: str, text: str) -> str:
        return self._red(category, text)

    def docket(self) -> str:
        return self._red("docket-number", self.person.docket)

    def family_docket(self) -> str:
        return self._red("docket-number", self.person.family_docket)

    def part(self, text: str) -> str:
        """A part, room or calendar hour of the court."""
        return self._red("court-detail", text)

    def relative(self, who: Relative) -> str:
        return self.name(who.full)

    def under_1367(self, category: str, text: str) -> str:
        """A § 1367 fact: it goes unless the subject's protection has ended."""
        if self.person.ended:
            return self.ink.keep_fact(category, self.fold(text), self.person.id)
        return self._red(category, text)


def officer(ink: Ink, who: Official, form: str = "full") -> str:
    """An official with the short title, or the name alone, or surname first."""
    if form == "titled":
        return f"{ink.keep('official-title', who.short)} {ink.keep('official-name', who.family)}"
    if form == "first":
        return ink.keep("official-name", f"{who.family}, {who.given}")
    if form == "initial":
        return ink.keep("official-name", f"{who.given[0]}. {who.family}")
    return ink.keep("official-name", who.full)


def long_title(ink: Ink, who: Official) -> str:
    return ink.keep("official-title", who.title)


def day(ink: Ink, when: datetime.date, style: int = 1, category: str = "action-date") -> str:
    """A date that is kept: of the enforcement action, or of the document."""
    return ink.keep(category, date_text(when, style))

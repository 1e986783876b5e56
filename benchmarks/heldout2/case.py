"""One matter: a subject, the kin, the officials, the day and the place, and the words records have for them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.heldout2 import facts
from benchmarks.heldout2.marks import go, stay
from benchmarks.heldout2.people import BIRTH_STYLES, Person, person


@dataclass
class Official:
    """Somebody who acts in an office."""

    plain: str
    plain_title: str
    rng: random.Random

    name = property(lambda self: stay(self.plain, "official-name"))
    last = property(lambda self: stay(self.plain.split(" ")[-1], "official-name"))
    title = property(lambda self: stay(self.plain_title, "official-title"))

    @property
    def short(self) -> str:
        first, _, rest = self.plain.partition(" ")
        return stay(f"{first[0]}. {rest}", "official-name")

    @property
    def comma(self) -> str:
        first, _, rest = self.plain.partition(" ")
        return stay(f"{rest}, {first}", "official-name")

    @property
    def mail(self) -> str:
        """Name and official address as a mail programme shows them; the address is left unlabelled."""
        first, _, rest = self.plain.partition(" ")
        return f"{self.comma} <{first}.{rest.replace(' ', '')}@ice.dhs.example.gov>"


@dataclass
class Case:
    """The matter of one document."""

    rng: random.Random
    s: Person
    others: list[Person]
    day: date
    number: int = 0
    """The document's: relatives are met in one document alone."""
    people: list[Person] = field(default_factory=list)
    officials: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.officials = self.rng.sample(facts.OFFICIALS, len(facts.OFFICIALS))
        self.people = [self.s]
        self.plain_court = self.rng.choice(facts.COURTHOUSES)
        self.day_style = self.rng.choice(BIRTH_STYLES)

    # -- persons -----------------------------------------------------------------------------------------------------

    def kin(self, *, age: tuple[int, int] = (18, 60), same: bool = False) -> Person:
        """Make a relative, child, victim or witness; `same`: with the subject's surname."""
        origin = self.s.origin if same or self.rng.random() < 0.6 else self.rng.choice(self.others).origin
        one = person(
            f"{self.s.sid}-R{len(self.people)}", self.rng, origin, age=age, family=self.s.family if same else ""
        )
        if one.given in {p.given for p in self.people}:
            one = person(one.sid, self.rng, origin, age=age, family=self.s.family if same else "")
        one.sid = f"{one.sid}-{self.number:03}"
        self.people.append(one)
        return one

    def another(self, n: int = 0) -> Person:
        """Return another subject of the production."""
        one = self.others[n]
        if one not in self.people:
            self.people.append(one)
        return one

    def officer(self, title: str = "") -> Official:
        return Official(self.officials.pop(), title or self.rng.choice(facts.TITLES), self.rng)

    def lawyer(self, title: str = "Assistant Chief Counsel") -> Official:
        return Official(self.rng.choice(facts.LAWYERS), title, self.rng)

    @property
    def judge(self) -> str:
        return stay(self.rng.choice(facts.JUDGES), "official-name")

    # -- what stays --------------------------------------------------------------------------------------------------

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    @property
    def on(self) -> str:
        """The day of the enforcement action."""
        return stay(self.day.strftime(self.day_style), "action-date")

    court = property(lambda self: stay(self.plain_court, "courthouse"))
    courtcaps = property(lambda self: stay(self.plain_court.upper(), "courthouse"))
    charge = property(lambda self: stay(self.rng.choice(facts.CHARGES), "charge"))
    cert = property(lambda self: stay(self.rng.choice(facts.CERTS), "certification-statement"))
    policy = property(lambda self: stay(self.rng.choice(facts.POLICIES), "statute"))
    place_kind = property(lambda self: stay(self.rng.choice(facts.KINDS_OF_PLACE), "location-kind"))
    office = property(lambda self: stay(self.rng.choice(facts.OFFICES), "office"))
    method = property(lambda self: stay(self.rng.choice(facts.METHODS), "method"))
    outcome = property(lambda self: stay(self.rng.choice(facts.OUTCOMES), "custody-outcome"))
    klass = property(lambda self: stay(self.rng.choice(facts.CLASSES), "proceeding-class"))

    def form(self, title: str) -> str:
        return stay(title, "form-text")

    def later(self, days: int, style: str = "") -> str:
        """Return a day after the action, unlabelled."""
        return (self.day + timedelta(days=days)).strftime(style or self.day_style)

    def clock(self) -> str:
        h, m = self.rng.randrange(7, 19), self.rng.randrange(60)
        return self.pick(
            f"{h:02d}{m:02d} hrs", f"{h:02d}:{m:02d}", f"{h % 12 or 12}:{m:02d} {'am' if h < 12 else 'pm'}"
        )

    # -- what goes of the subject's cases ----------------------------------------------------------------------------

    def docket(self, kind: str = "") -> str:
        kind = kind or self.pick("family", "criminal")
        n, y = self.rng.randrange(1000, 99999), self.day.year
        shapes = {
            "family": (f"O-{n:05d}-{y % 100}", f"V-{n:05d}-{y % 100}/{y % 100}A", f"O{n:05d}/{y}"),
            "criminal": (f"CR-{n:06d}-{y % 100}BX", f"{y}KN0{n:05d}", f"{y}QN0{n:05d}", f"CR-{n % 9999:05d}-{y % 100}"),
            "index": (f"5{n % 9999:04d}/{y}", f"{n:05d}/{y % 100}"),
            "arrest": (f"{self.rng.choice('BKMQS')}{y % 100}6{n:05d}",),
            "indictment": (f"{n % 9999:04d}-{y}", f"{n % 9999:04d}/{y}"),
            "order": (f"{y}-{n:06d}",),
        }
        key = f"docket-{kind}"
        return go(self.s.fixed.setdefault(key, self.rng.choice(shapes[kind])), "docket-number", self.s.sid)

    @property
    def part(self) -> str:
        return go(
            self.s.fixed.setdefault(
                "part", self.pick("Part AP6", "Part DV-2", "Courtroom 307", "Part 41", "Room 5B", "IDV Part")
            ),
            "court-detail",
            self.s.sid,
        )

    @property
    def next_day(self) -> str:
        day = self.day + timedelta(days=29 + len(self.s.sid) * 3)
        return go(day.strftime(self.day_style), "court-detail", self.s.sid)

    @property
    def shelter(self) -> str:
        return go(self.s.fixed.setdefault("shelter", self.rng.choice(facts.SHELTERS)), "service-provider", self.s.sid)

    @property
    def relief(self) -> str:
        """What relief was sought, as a phrase; only for subjects whom § 1367 still covers."""
        kind = (
            self.s.relief
            if self.s.relief in facts.RELIEF_WORDS
            else self.s.fixed.setdefault("kind", self.rng.choice(("U", "T", "VAWA")))
        )
        return go(self.rng.choice(facts.RELIEF_WORDS[kind]), "relief-application", self.s.sid)

    def victim(self, text: str) -> str:
        return go(text, "victim-status", self.s.sid)

    def ages(self, text: str) -> str:
        return go(text, "family", self.s.sid)

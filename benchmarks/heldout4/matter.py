"""One matter: its subject, kin, officials, day and place, and the figures that clerks write down."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.heldout2.marks import go, stay
from benchmarks.heldout4 import offices
from benchmarks.heldout4.persons import DAYS, Person, bare, make
from benchmarks.heldout4.topics import RELIEF, VICTIM


@dataclass
class Matter:
    """The matter of one document."""

    rng: random.Random
    s: Person
    others: list[Person]
    day: date
    people: list[Person] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = [self.s]
        self.staff = self.rng.sample(offices.OFFICERS, len(offices.OFFICERS))
        self.style = self.rng.choice(DAYS[:-1])
        self.plain_court = self.rng.choice(offices.CRIMINAL)
        self.plain_family = self.rng.choice(offices.FAMILY)

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    # -- who -----------------------------------------------------------------------------------------------------------

    def kin(self, *, ages: tuple[int, int] = (19, 55), same: bool = False) -> Person:
        """Make a relative, victim or witness; `same`: of the subject's surname."""
        people = self.s.people if same or self.rng.random() < 0.5 else self.rng.choice(self.others).people
        taken = {w for p in self.people for w in p.given.split(" ")}
        one = make(f"{self.s.sid}.{len(self.people)}", self.rng, people, ages=ages, last=self.s.last if same else "")
        while taken & set(one.given.split(" ")):
            one = make(one.sid, self.rng, self.rng.choice(self.others).people, ages=ages, last=one.last)
        self.people.append(one)
        return one

    def other(self, n: int) -> Person:
        """Return another subject of the production."""
        self.people.append(self.others[n])
        return self.others[n]

    def officer(self, *, form: str = "plain") -> str:
        return _official(self.staff.pop(), form)

    def title(self) -> str:
        return stay(self.rng.choice(offices.TITLES), "official-title")

    def lawyer(self, n: int = 0, *, form: str = "plain") -> str:
        return _official(offices.LAWYERS[n], form)

    def defender(self) -> str:
        return stay(self.rng.choice(offices.DEFENDERS), "official-name")

    def clerk(self) -> str:
        return stay(self.rng.choice(offices.CLERKS), "official-name")

    def cop(self) -> str:
        return stay(self.rng.choice(offices.COPS), "official-name")

    def judge(self) -> str:
        return stay(self.rng.choice(offices.JUDGES), "official-name")

    # -- what stays ----------------------------------------------------------------------------------------------------

    @property
    def on(self) -> str:
        """The day of the enforcement action."""
        return stay(self.day.strftime(self.style), "action-date")

    court = property(lambda self: stay(self.plain_court, "courthouse"))
    familycourt = property(lambda self: stay(self.plain_family, "courthouse"))
    charge = property(lambda self: stay(self.rng.choice(offices.CHARGES), "charge"))
    removal = property(lambda self: stay(self.rng.choice(offices.REMOVAL), "charge"))
    cert = property(lambda self: stay(self.rng.choice(offices.CERTS), "certification-statement"))
    statute = property(lambda self: stay(self.rng.choice(offices.STATUTES), "statute"))
    office = property(lambda self: stay(self.rng.choice(offices.OFFICES), "office"))

    def form(self, text: str) -> str:
        return stay(text, "form-text")

    def later(self, days: int, style: str = "") -> str:
        return (self.day + timedelta(days=days)).strftime(style or self.style)

    def clock(self) -> str:
        h, m = self.rng.randrange(7, 18), self.rng.randrange(60)
        return self.pick(
            f"{h:02d}{m:02d}", f"{h:02d}{m:02d} hours", f"{h % 12 or 12}:{m:02d} {'AM' if h < 12 else 'PM'}"
        )

    # -- figures of a person -------------------------------------------------------------------------------------------

    def anum(self, p: Person | None = None) -> str:
        p = p or self.s
        d = p.digits
        shape = self.pick(
            f"A{d}",
            f"A {d[:3]} {d[3:6]} {d[6:]}",
            f"A-{d[:3]}-{d[3:6]}-{d[6:]}",
            f"{d[:3]}-{d[3:6]}-{d[6:]}",
            f"A{d[:3]} {d[3:6]} {d[6:]}",
        )
        return p.mark(shape, "a-number")

    def dob(self, p: Person | None = None, style: str = "") -> str:
        p = p or self.s
        return p.mark(p.born.strftime(style or self.rng.choice(DAYS)), "date-of-birth")

    def age(self, p: Person | None = None) -> str:
        p = p or self.s
        years = self.day.year - p.born.year - ((self.day.month, self.day.day) < (p.born.month, p.born.day))
        return p.mark(str(years), "age")

    def town(self, p: Person | None = None) -> str:
        p = p or self.s
        place = p.fixed.setdefault("town", self.rng.choice(p.people.towns))
        return p.mark(f"{place}, {p.people.country}", "place-of-birth")

    def nation(self, p: Person | None = None) -> str:
        p = p or self.s
        return p.mark(p.people.country, "nationality")

    def adjective(self, p: Person | None = None) -> str:
        p = p or self.s
        return p.mark(p.people.adjective, "nationality")

    def address(self, p: Person | None = None, *, at: str = ", ") -> str:
        """`at` stands between street and town: a new line, for one."""
        p = p or self.s
        p.home = p.home or self._home()
        street, town = p.home.split("|")
        return p.mark(f"{street}{at}{town}", "address")

    def _home(self) -> str:
        town, code = self.rng.choice(offices.TOWNS)
        flat = self.pick(", Apt 3R", " #2", ", Basement", "", ", 2nd Fl", ", Apt. 14-C")
        number = self.pick(
            str(self.rng.randrange(12, 990)), f"{self.rng.randrange(30, 120)}-{self.rng.randrange(10, 60)}"
        )
        return f"{number} {self.rng.choice(offices.STREETS)}{flat}|{town} {code}{self.rng.randrange(10, 39)}"

    def phone(self, p: Person | None = None, *, foreign: bool = False) -> str:
        p = p or self.s
        n = f"{self.rng.randrange(10**6, 10**7)}"
        if foreign:
            return p.mark(f"{p.people.dial}{n[:3]} {n[3:]}", "phone")
        a = self.pick("347", "718", "929", "631", "914", "516")
        return p.mark(
            self.pick(
                f"({a}) {n[:3]}-{n[3:]}",
                f"{a}.{n[:3]}.{n[3:]}",
                f"{a}-{n[:3]}-{n[3:]}",
                f"{a}{n}",
                f"+1 {a} {n[:3]} {n[3:]}",
            ),
            "phone",
        )

    def email(self, p: Person | None = None) -> str:
        p = p or self.s
        host = self.pick("gmail.example.com", "yahoo.example.com", "hotmail.example.net")
        return p.mark(f"{p.handle}{self.rng.randrange(70, 99)}@{host}", "email")

    def number(self, kind: str, p: Person | None = None) -> str:
        """Return one of a person's numbers, by its category."""
        p = p or self.s
        r = self.rng
        shapes = {
            "passport": f"{r.choice('CGAB')}{r.randrange(10**7, 10**8)}",
            "fin-number": f"{r.randrange(10**9, 10**10)}",
            "event-number": f"NYC{self.day:%y%m}000{r.randrange(100, 999)}",
            "subject-number": f"{r.randrange(10**8, 10**9)}",
            "fbi-number": f"{r.randrange(10**5, 10**6)}{r.choice('ABC')}{r.choice('ABCDEFG')}{r.randrange(10)}",
            "state-id": f"{r.randrange(10**7, 10**8)}{r.choice('LMPQZ')}",
            "i94-number": f"{r.randrange(10**10, 10**11)}",
            "uscis-receipt": f"{r.choice(('EAC', 'LIN', 'MSC', 'WAC'))}{self.day:%y}{r.randrange(10**7, 10**8)}",
            "ssn": f"{r.randrange(100, 600)}-{r.randrange(10, 99)}-{r.randrange(1000, 9999)}",
            "driver-license": f"{r.randrange(100, 999)} {r.randrange(100, 999)} {r.randrange(100, 999)}",
            "vehicle-plate": f"{r.choice('HJK')}{r.choice('BCD')}{r.choice('FGH')}{r.randrange(1000, 9999)}",
            "financial-account": f"{r.randrange(10**9, 10**10)}",
        }  # fmt: skip
        return p.mark(p.fixed.setdefault(kind, shapes[kind]), kind)

    def docket(self, kind: str) -> str:
        n, y = self.rng.randrange(1000, 19999), self.day.year
        shape = {
            "criminal": self.pick(f"CR-{n:06d}-{y % 100}KN", f"{y}BX{n:06d}", f"{y}QN0{n:05d}"),
            "family": self.pick(f"O-{n:05d}-{y % 100}", f"V-{n:05d}/{y % 100}", f"NN-{n:05d}-{y % 100}"),
            "order": f"{y}-{n:06d}",
            "arrest": f"{self.pick('K', 'B', 'Q', 'M')}{y % 100}6{n:05d}",
        }[kind]
        return go(self.s.fixed.setdefault(f"docket-{kind}", shape), "docket-number", self.s.sid)

    def detail(self, kind: str) -> str:
        text = {
            "part": self.pick("Part AP-3", "Part DV1", "Part 14", "Courtroom 5-102", "Part F", "Part TAP-A"),
            "day": self.later(34),
            "hour": self.pick("9:30 AM", "2:15 PM", "10:00 A.M."),
        }[kind]
        return go(self.s.fixed.setdefault(f"detail-{kind}", text), "court-detail", self.s.sid)

    def employer(self) -> str:
        return self.s.mark(self.s.fixed.setdefault("employer", self.rng.choice(offices.EMPLOYERS)), "employer")

    def school(self, p: Person) -> str:
        return p.mark(p.fixed.setdefault("school", self.rng.choice(offices.SCHOOLS)), "school")

    def look(self, *, kind: str) -> str:
        """Return one line of a description: height, weight, eyes, hair, sex or mark."""
        feet = self.pick("5'03\"", "5'7\"", "508", "5 ft 10 in", "511")
        text = {
            "height": feet, "weight": self.pick("138 lbs", "165", "190 pounds", "150 lb"), "hair": self.pick("BLK", "Black", "BRO", "Brown"),
            "eyes": self.pick("BRO", "Brown", "BLK"), "sex": self.s.sex, "mark": self.rng.choice(offices.MARKS),
        }[kind]  # fmt: skip
        return self.s.mark(self.s.fixed.setdefault(f"look-{kind}", text), "physical-description")

    def ages(self, *choices: str) -> str:
        """Return the ages of children, each labelled by itself."""
        return re.sub(r"\d+", lambda found: self.s.mark(found[0], "family"), self.rng.choice(choices))

    # -- what § 1367 covers --------------------------------------------------------------------------------------------

    def relief(self) -> str:
        """Say what relief was sought: to be redacted while the protection lasts, kept where it has ended."""
        return self._secret(self.rng.choice(RELIEF), "relief-application")

    def victim(self) -> str:
        return self._secret(self.rng.choice(VICTIM), "victim-status")

    def shelter(self) -> str:
        text = self.s.fixed.setdefault("shelter", self.rng.choice(offices.SHELTERS))
        return self._secret(text, "service-provider")

    def _secret(self, text: str, category: str) -> str:
        if self.s.over:
            return stay(text, category)
        return self.s.mark(text, category) if self.s.secret else text


def _official(name: str, form: str) -> str:
    first, _, last = name.partition(" ")
    text = {
        "plain": name, "comma": f"{last}, {first}", "short": f"{first[0]}. {last}", "last": last,
        "caps": name.upper(), "mail": f"{bare(first)}.{last}@ice.dhs.example.gov",
    }[form]  # fmt: skip
    return stay(text, "official-name")

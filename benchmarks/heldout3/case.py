"""What a writer of a document has to hand: the subject, the relatives, the officers, and short ways to label them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.heldout2.blocks import Paper
from benchmarks.heldout2.marks import go, stay
from benchmarks.heldout3.people import Person, ascii_of, kin, slip

OFFICERS = (
    "R. Delacroix", "Kevin M. Brandt", "Luz Santiago", "T. Okonkwo", "Peter Wojcik", "Angela Marchetti", "D. Singh", "Marisol Grant",
    "J.P. Haggerty", "Denise Tolliver", "Samir Haddad", "W. Cruz", "Christine Bui",
)  # fmt: skip
JUDGES = (
    "Hon. Margaret R. Ellsworth",
    "Hon. Anthony J. DiPasquale",
    "Hon. Rena Feldstein",
    "Hon. Curtis W. Yancey",
    "Hon. Sook-Ja Park",
)
LAWYERS = ("Dana Kessler", "Philip Amari", "Rebecca Stroud")
"""Lawyers of the producing agency."""
DEFENDERS = ("Naomi Birnbaum", "Jorge Villafañe", "Tamika Rhodes", "Eoin Gallagher")
COURTS = (
    "Queens Criminal Court", "Bronx Family Court", "Kings County Supreme Court", "Suffolk County District Court",
    "Hempstead Village Justice Court", "Midtown Community Court", "Richmond County Criminal Court", "Yonkers City Court",
)  # fmt: skip
PLACES = (
    "at the courthouse",
    "in the vestibule of the courthouse",
    "on the courthouse steps",
    "outside the courthouse",
)
CHARGES = ("212(a)(6)(A)(i)", "237(a)(1)(B)", "212(a)(7)(A)(i)(I)", "237(a)(2)(A)(i)", "237(a)(1)(C)(i)")
CRIMES = ("PL 120.00(1) Assault 3rd", "PL 165.40 Criminal Possession of Stolen Property 5th", "VTL 1192.3 Driving While Intoxicated", "PL 140.10(a) Criminal Trespass 3rd", "PL 155.25 Petit Larceny", "VTL 511(1)(a) AUO 3rd")  # fmt: skip
SHELTERS = (
    "Casa Esperanza Nueva",
    "Harbor Light Family Refuge",
    "Willow Street Safe Dwelling",
    "Amanecer Women's Program",
)
OFFICES = ("New York Field Office", "ERO New York City", "Fugitive Operations Team 3", "Long Island Sub-Office")
TITLES = (
    "Deportation Officer",
    "Supervisory Detention and Deportation Officer",
    "Immigration Enforcement Agent",
    "Special Agent",
)


@dataclass
class Case:
    """One document's cast. `met` gathers everyone who is written about."""

    rng: random.Random
    s: Person
    others: list[Person]
    day: date
    met: list[Person] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.met.append(self.s)
        self._kin = 0
        self.officer, self.second, self.third = self.rng.sample(OFFICERS, 3)
        self.judge = self.rng.choice(JUDGES)
        self.court = self.rng.choice(COURTS)
        self.crime = self.rng.choice(CRIMES)
        self.charge = self.rng.choice(CHARGES)
        self.office = self.rng.choice(OFFICES)
        self.title = self.rng.choice(TITLES)

    def pick(self, *options: str) -> str:
        return self.rng.choice(options)

    def digits(self, n: int) -> str:
        return str(self.rng.randrange(10 ** (n - 1), 10**n))

    # -- people ----------------------------------------------------------------------------------------------------

    def kin(self, *, child: bool = False, she: bool | None = None) -> Person:
        """Return a new relative."""
        self._kin += 1
        one = kin(self.rng, self.s, f"{self.s.sid}-k{self._kin}-{self.rng.randrange(9999)}", child=child, she=she)
        self.met.append(one)
        return one

    def other(self) -> Person:
        """Return another subject of the set."""
        one = self.others.pop()
        self.met.append(one)
        return one

    def n(self, style: str = "full", who: Person | None = None, *, flat: bool = False) -> str:
        """Label a name."""
        who = who or self.s
        text = who.named(style)
        return go(ascii_of(text) if flat else text, "person-name", who.sid)

    def typo(self, who: Person | None = None) -> str:
        who = who or self.s
        return go(slip(ascii_of(who.last), self.rng), "person-name", who.sid)

    def he(self, who: Person | None = None) -> str:
        return "she" if (who or self.s).she else "he"

    def his(self, who: Person | None = None) -> str:
        return "her" if (who or self.s).she else "his"

    # -- facts that go ---------------------------------------------------------------------------------------------

    def go(self, text: str, category: str, who: Person | None = None) -> str:
        return go(text, category, (who or self.s).sid)

    def a(self, who: Person | None = None, shape: int = -1) -> str:
        d = (who or self.s).digits
        parts = (d[:3], d[3:6], d[6:])
        shapes = (
            f"A{d}",
            f"A{'-'.join(parts)}",
            f"A {' '.join(parts)}",
            "-".join(parts),
            f"A# {d}",
            f"A-{d[1:]}",
            f"A{' '.join(parts)}",
        )
        return self.go(self.rng.choice(shapes) if shape < 0 else shapes[shape], "a-number", who)

    def dob(self, who: Person | None = None) -> str:
        b = (who or self.s).born
        shapes = (
            f"{b:%m/%d/%Y}", f"{b:%B} {b.day}, {b.year}", f"{b.day} {b:%b} {b.year}".upper(), f"{b:%Y-%m-%d}", f"{b.month}-{b.day}-{b:%y}",
            f"{b:%d.%m.%Y}", f"{b:%Y%m%d}", f"{b:%b} {b.day} {b.year}",
        )  # fmt: skip
        return self.go(self.rng.choice(shapes), "date-of-birth", who)

    def age(self, who: Person | None = None) -> str:
        return self.go(str(max(1, (self.day - (who or self.s).born).days // 365)), "age", who)

    def tel(self, who: Person | None = None) -> str:
        p = (who or self.s).phone
        shapes = (
            f"({p[:3]}) {p[3:6]}-{p[6:]}",
            f"{p[:3]}-{p[3:6]}-{p[6:]}",
            p,
            f"{p[:3]} {p[3:6]} {p[6:]}",
            f"{p[:3]}.{p[3:6]}.{p[6:]}",
            f"+1 {p[:3]} {p[3:6]} {p[6:]}",
        )
        return self.go(self.rng.choice(shapes), "phone", who)

    def abroad(self) -> str:
        d = self.digits(8)
        return self.go(
            f"+{self.s.origin.dial} {d[:4]} {d[4:]}" if self.rng.random() < 0.6 else f"011-{self.s.origin.dial}-{d}",
            "phone",
        )

    def home(self, joint: str = ", ", who: Person | None = None) -> str:
        w = who or self.s
        return self.go(joint.join(part for part in (w.street, w.apartment, w.city) if part), "address", who)

    def street(self, who: Person | None = None) -> str:
        return self.go((who or self.s).street, "address", who)

    def land(self) -> str:
        return self.go(self.s.origin.country.removeprefix("the "), "nationality")

    def folk(self) -> str:
        return self.go(self.s.origin.demonym, "nationality")

    def born_in(self) -> str:
        return self.go(self.s.town, "place-of-birth")

    def event(self) -> str:
        return self.go(f"NYC{self.day:%y%m}{self.digits(6)}", "event-number")

    def fins(self) -> str:
        return self.go(self.digits(10), "fin-number")

    def subject_no(self) -> str:
        return self.go(self.digits(9), "subject-number")

    def mail(self, who: Person | None = None) -> str:
        w = who or self.s
        first, last = ("".join(c for c in ascii_of(t).lower() if c.isalpha()) for t in (w.first.split()[0], w.last))
        return self.go(f"{first}.{last}{w.born:%y}@{self.pick('gmail.com', 'hotmail.com', 'yahoo.com')}", "email", who)

    def docket(self) -> str:
        c = self.pick("QN", "BX", "KN")
        shapes = (
            f"CR-{self.digits(6)}-{self.day:%y}{c}",
            f"{self.day:%Y}{c}0{self.digits(5)}",
            f"Docket No. {self.day:%Y}{c}0{self.digits(5)}".removeprefix("Docket No. "),
        )
        return self.go(self.rng.choice(shapes), "docket-number")

    def family_docket(self, letter: str = "O") -> str:
        return self.go(f"{letter}-{self.digits(5)}-{self.day:%y}", "docket-number")

    def part(self) -> str:
        return self.go(
            self.pick("Part AP-6", "Part DV1", "Part 12", "Part IDV", "Courtroom 3-B", "Part TAP A"), "court-detail"
        )

    def later(self, days: int = 40) -> str:
        d = self.day + timedelta(days=days)
        return self.go(self.pick(f"{d:%m/%d/%Y}", f"{d:%B} {d.day}, {d.year}"), "court-detail")

    def entry(self) -> str:
        d = self.day - timedelta(days=self.rng.randrange(700, 5200))
        at = self.pick(
            "San Ysidro, California",
            "Hidalgo, TX",
            "Eagle Pass, Texas",
            "Lukeville, AZ",
            "JFK Airport",
            "Nogales, Arizona",
        )
        text = self.pick(
            f"on or about {d:%B} {d.day}, {d.year}, at or near {at}", f"at or near {at} on {d:%m/%d/%Y}",
            f"at an unknown place on an unknown date in {d.year}", f"near {at} in {d:%B} {d.year}",
        )  # fmt: skip
        return self.go(text, "entry")

    # -- facts that stay -------------------------------------------------------------------------------------------

    def off(self, name: str = "") -> str:
        return stay(name or self.officer, "official-name")

    def ttl(self, title: str = "") -> str:
        return stay(title or self.title, "official-title")

    def bench(self) -> str:
        return stay(self.judge, "official-name")

    def house(self) -> str:
        return stay(self.court, "courthouse")

    def at(self) -> str:
        return stay(self.rng.choice(PLACES), "location-kind")

    def when(self, days: int = 0, *, shape: int = -1) -> str:
        return stay(self.dated(days, shape), "action-date")

    def on(self, days: int = 0, *, shape: int = -1) -> str:
        return stay(self.dated(days, shape), "document-date")

    def dated(self, days: int = 0, shape: int = -1) -> str:
        d = self.day + timedelta(days=days)
        shapes = (
            f"{d:%m/%d/%Y}",
            f"{d:%B} {d.day}, {d.year}",
            f"{d:%Y-%m-%d}",
            f"{d.day} {d:%B} {d.year}",
            f"{d.month}/{d.day}/{d:%y}",
        )
        return self.rng.choice(shapes) if shape < 0 else shapes[shape]

    def desk(self, name: str = "") -> str:
        return stay(name or self.office, "office")

    def ina(self) -> str:
        return stay(self.charge, "charge")

    def count(self) -> str:
        return stay(self.crime, "charge")

    def cert(self) -> str:
        """Label one of several wordings of the certification."""
        return stay(
            self.pick(
                "I certify that the provisions of 8 U.S.C. § 1367 have been complied with in this case.",
                "Pursuant to INA § 239(e), the undersigned states that the restrictions on disclosure at 8 U.S.C. 1367 were complied with.",
                "CERTIFICATION OF COMPLIANCE WITH SECTION 239(e): The enforcement action was taken at a courthouse. The provisions of section 1367 of title 8 have been complied with.",
                "In accordance with 8 U.S.C. § 1229(e)(1), the Department certifies compliance with section 384 of IIRIRA, codified at 8 U.S.C. § 1367.",
                "This Notice to Appear includes the statement required by section 239(e) of the Act that section 1367 has been complied with.",
            ),
            "certification-statement",
        )


Kind = Callable[[Case], Paper]


def form(text: str) -> str:
    """Label a title or a field's caption that stays."""
    return stay(text, "form-text")


def law(text: str) -> str:
    """Label a citation that stays."""
    return stay(text, "statute")


def sort(text: str) -> str:
    """Label the class of a proceeding."""
    return stay(text, "proceeding-class")

"""One person's matter: who arrested, which court, which numbers, what day."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from benchmarks.heldout import names
from benchmarks.heldout.markup import mark, upper
from benchmarks.heldout.people import DATE_STYLES, Person, make_person

TITLES = (
    "Deportation Officer",
    "DO",
    "SDDO",
    "Immigration Enforcement Agent",
    "ICE Officer",
    "D.O.",
    "Special Agent",
    "Supervisory Detention and Deportation Officer",
)
CHARGES = (
    "INA § 212(a)(6)(A)(i)",
    "237(a)(1)(B) - NONIMMIGRANT OVERSTAY",
    "212a6Ai - ALIEN PRESENT WITHOUT ADMISSION OR PAROLE",
    "section 237(a)(2)(A)(ii) of the Act",
    "8 USC 1182(a)(7)(A)(i)(I)",
)
CRIMES = (
    "PL 155.25 petit larceny",
    "VTL 511 aggravated unlicensed operation",
    "P.L. 120.00 Assault 3",
    "VTL 1192.3 DWI",
    "Disorderly Conduct, PL 240.20",
)
CLASSES = {
    "criminal": ("a criminal case", "a misdemeanor case"),
    "family": ("a child custody case", "a family offense case", "a visitation matter"),
    "supreme": ("a felony case", "a protection order case"),
}
OUTCOMES = (
    "detained without bond",
    "released on an order of recognizance",
    "bond set at $7,500",
    "detained pending hearing",
    "released under ATD supervision",
)
METHODS = ("L 511.2.3", "NCA NA", "CST", "LEA", "OTF", "PB")


@dataclass(eq=False)
class Officer:
    """An official: title and name stay."""

    rng: random.Random = field(repr=False)
    title: str
    plain_name: str

    @property
    def name(self) -> str:
        return mark(self.plain_name, "official-name", keep="=")

    @property
    def t(self) -> str:
        return mark(self.title, "official-title", keep="=")

    @property
    def tl(self) -> str:
        return f"{self.t} {self.name}"

    @property
    def tlast(self) -> str:
        return f"{self.t} {mark(self.plain_name.split()[-1], 'official-name', keep='=')}"

    @property
    def lastfirst(self) -> str:
        first, last = self.plain_name.split(maxsplit=1)
        return mark(f"{last}, {first}", "official-name", keep="=")

    @property
    def email(self) -> str:
        return f"{self.plain_name.replace(' ', '.').replace(chr(39), '')}@ice.example.gov"


@dataclass(eq=False)
class Case:
    """All that a template may name."""

    rng: random.Random = field(repr=False)
    s: Person
    kin: Person
    child: Person
    other: Person
    wit: Person
    o: Officer
    o2: Officer
    judge: Officer
    law: Officer
    ada: Officer
    day: dt.date
    kind: str
    court_name: str

    def __getattr__(self, name: str) -> str:
        """Return the same words in capitals for a name that ends in `caps`."""
        if name.endswith("caps") and not name.startswith("_"):
            return upper(getattr(self, name[:-4]))
        raise AttributeError(name)

    @property
    def court(self) -> str:
        return mark(self.court_name, "courthouse", keep="=")

    @property
    def date(self) -> str:
        return mark(self.day.strftime(self.rng.choice(DATE_STYLES)), "action-date", keep="=")

    @property
    def nextdate(self) -> str:
        return mark(
            (self.day + dt.timedelta(days=self.rng.randrange(9, 60))).strftime(self.rng.choice(DATE_STYLES)),
            "court-detail",
        )

    @property
    def written(self) -> str:
        """A date on which something was written: the contract does not say, so it is not labelled."""
        return (self.day + dt.timedelta(days=self.rng.randrange(0, 9))).strftime(self.rng.choice(DATE_STYLES))

    @property
    def time(self) -> str:
        return self.rng.choice(("0915 hrs", "09:15", "9:15 a.m.", "approx. 1042 hrs", "11.20 AM", "1355H"))

    @property
    def entered(self) -> str:
        y = self.rng.randrange(1999, 2018)
        return mark(
            self.rng.choice(
                (
                    f"on or about {self.rng.randrange(1, 12)}/{self.rng.randrange(1, 28)}/{y}",
                    f"in March {y}",
                    f"circa {y}",
                )
            ),
            "entry",
        )

    @property
    def port(self) -> str:
        return mark(
            self.rng.choice(
                (
                    "at or near Hidalgo, TX",
                    "at JFK International Airport",
                    "near Sásabe, Arizona",
                    "at the Laredo POE",
                    "at Miami, Florida",
                )
            ),
            "entry",
        )

    @property
    def charge(self) -> str:
        return mark(self.rng.choice(CHARGES), "charge", keep="=")

    @property
    def crime(self) -> str:
        return mark(self.rng.choice(CRIMES), "charge", keep="=")

    @property
    def cls(self) -> str:
        return mark(self.rng.choice(CLASSES[self.kind]), "proceeding-class", keep="=")

    @property
    def outcome(self) -> str:
        return mark(self.rng.choice(OUTCOMES), "custody-outcome", keep="=")

    @property
    def method(self) -> str:
        return mark(self.rng.choice(METHODS), "method", keep="=")

    @property
    def docket(self) -> str:
        shapes = {
            "criminal": ("CR-0#####-19NY", "2019BX0#####", "2019QN0#####", "CR-0####-19"),
            "family": ("O-0####-19", "V-#####-19/19A", "F-0####-18"),
            "supreme": ("Ind. No. #### /2019".replace(" /", "/"), "IND-7####-19/001", "SCI 0####-2019"),
        }
        return self.s.numbered("docket-number", *shapes[self.kind])

    @property
    def index(self) -> str:
        return self.s.numbered("docket-number", "15####/2019", "7##/19")

    @property
    def part(self) -> str:
        return mark(self.rng.choice(("Part AP-6", "Part 12", "Part DV1", "Part F", "Part TAP-A")), "court-detail")

    @property
    def room(self) -> str:
        return mark(self.rng.choice(("Room 418", "Courtroom 3B", "Rm. 210", "courtroom 602")), "court-detail")

    @property
    def event(self) -> str:
        return self.s.numbered("event-number", "NYC19########", "XNK1908######", "NYC1906######")

    @property
    def fins(self) -> str:
        return self.s.numbered("fin-number", "1#########", "##########")

    @property
    def subjid(self) -> str:
        return self.s.numbered("subject-number", "36#######", "35#######")

    @property
    def fbi(self) -> str:
        return self.s.numbered("fbi-number", "######@@#", "#####@@#", "@####@@@#")

    @property
    def nysid(self) -> str:
        return self.s.numbered("state-id", "0#######@", "########@")

    @property
    def arrestno(self) -> str:
        return self.s.numbered("docket-number", "Q19######", "B19######", "K196#####")

    @property
    def passport(self) -> str:
        return self.s.numbered("passport", "G########", "AB#######", "E########", "C#######")

    @property
    def i94(self) -> str:
        return self.s.numbered("i94-number", "4########A#", "###########")

    @property
    def license(self) -> str:
        return self.s.numbered("driver-license", "### ### ###", "#########")

    @property
    def ssn(self) -> str:
        return self.s.numbered("ssn", "1##-4#-8###", "2## 5# 7###")

    @property
    def plate(self) -> str:
        return self.s.numbered("vehicle-plate", "J@@-####", "H@@ ####", "T6####5C")

    @property
    def receipt(self) -> str:
        return self.s.numbered("uscis-receipt", "EAC19########", "EAC-19-###-#####", "IOE09########")

    @property
    def oop(self) -> str:
        return self.s.numbered("docket-number", "2019-00####", "2018-0####")

    @property
    def kids(self) -> str:
        return mark(
            self.rng.choice(
                (
                    "three children, ages 2, 5 and 11",
                    "two USC daughters (4 and 9)",
                    "twin boys aged 7",
                    "one son, 14 months old",
                    "a 6-year-old girl",
                )
            ),
            "family",
        )

    @property
    def shelter(self) -> str:
        return mark(self.rng.choice(names.SHELTERS), "service-provider", keep="=" if self.s.ended else "")

    @property
    def church(self) -> str:
        return mark(self.rng.choice(names.CHURCHES), "family", keep="~")

    @property
    def hospital(self) -> str:
        return mark(self.rng.choice(names.HOSPITALS), "family", keep="~")

    @property
    def media(self) -> str:
        return mark(self.rng.choice(names.MEDIA), "family", keep="~")

    @property
    def office(self) -> str:
        return mark(
            self.rng.choice(
                (
                    "ERO New York Field Office",
                    "Office of the Field Office Director",
                    "26 Federal Plaza",
                    "ERO Hudson Valley Sub-office",
                )
            ),
            "office",
            keep="=",
        )


def make_case(rng: random.Random, subject: Person, kin: tuple[Person, Person, Person, Person]) -> Case:
    """Return a case around a person and four people near to it."""
    officers = rng.sample(names.OFFICERS, 2)
    kind = rng.choice(("criminal", "criminal", "family", "supreme"))
    day = dt.date(2018, 2, 5) + dt.timedelta(days=rng.randrange(700))
    return Case(
        rng, subject, *kin,
        Officer(rng, rng.choice(TITLES), officers[0]), Officer(rng, rng.choice(("SDDO", "AFOD", "Assistant Field Office Director", "Supervisory Officer")), officers[1]),
        Officer(rng, rng.choice(("Hon.", "Judge", "Justice", "Referee")), rng.choice(names.JUDGES)), Officer(rng, "Attorney", rng.choice(names.LAWYERS)),
        Officer(rng, rng.choice(("ADA", "Assistant District Attorney", "A.D.A.")), rng.choice(names.LAWYERS)), day, kind, rng.choice(names.COURTS[kind]),
    )  # fmt: skip


def near(rng: random.Random, subject: Person, number: int) -> tuple[Person, Person, Person, Person]:
    """Return a spouse or parent, a child with the same family name, an adverse party and a witness."""
    kin = make_person(rng, number, subject.origin)
    child = make_person(rng, number + 1, subject.origin)
    child.family = subject.family
    child.born = dt.date(2006 + rng.randrange(12), 1 + rng.randrange(12), 1 + rng.randrange(28))
    return kin, child, make_person(rng, number + 2), make_person(rng, number + 3)

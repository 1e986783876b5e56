"""The people of a sample production: noncitizens, the people near them, officers, judges, counsel, clerks."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

import datetime
import random
import unicodedata
from dataclasses import dataclass

from faker import Faker

from samples.making.names import (
    COMMON_WORDS,
    OFFICIAL_FAMILIES,
    OFFICIAL_MEN,
    OFFICIAL_WOMEN,
    ORIGINS,
    Origin,
    pool,
)

RELIEF = (
    ("U", "pending", "", ""),
    ("VAWA", "granted", "", ""),
    ("U", "denied", "exhausted", ""),
    ("T", "pending", "", ""),
    ("VAWA", "naturalized", "", ""),
    ("", "", "", ""),
    ("U", "denied", "", ""),
    ("battered-spouse-waiver", "granted", "", "waived"),
    ("TPS", "granted", "", ""),
    ("asylum", "pending", "", ""),
    ("none", "", "", ""),
    ("VAWA-cancellation", "withdrawn", "", ""),
)
"""What the roster says in turn: relief, relief_status, appeals exhausted, waiver."""

ENDED = {("denied", "exhausted", ""), ("naturalized", "", ""), ("granted", "", "waived")}
SEEKING = {"U", "T", "VAWA", "VAWA-cancellation", "battered-spouse-waiver", ""}
FOLD = str.maketrans({"ø": "o", "ı": "i"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Somebody near a noncitizen: spouse, child, parent, complainant."""

    kind: str
    given: str
    family: str
    age: int

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noncitizen:
    """A noncitizen with everything the documents say about them; the same in all of them."""

    id: str
    on_roster: bool
    given: str
    families: tuple[str, ...]
    sex: str
    origin: Origin
    born: datetime.date
    birthplace: tuple[str, str]
    a_number: str
    subject_number: str
    fin: str
    event: str
    fbi: str
    nysid: str
    passport: str
    ssn: str
    receipt: str
    street: str
    city: str
    phone: str
    email: str
    employer: str
    occupation: str
    entered: datetime.date
    entry_place: str
    docket: str
    family_docket: str
    arrest_number: str
    order_number: str
    alias: str
    height: str
    weight: str
    hair: str
    eyes: str
    relief: tuple[str, str, str, str]
    spouse: Relative
    children: tuple[Relative, ...]
    mother: Relative
    father: Relative

    @property
    def family(self) -> str:
        return " ".join(self.families)

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def ended(self) -> bool:
        """Whether the roster says that § 1367 protection has ended."""
        return self.on_roster and self.relief[1:] in ENDED

    @property
    def he(self) -> str:
        return "he" if self.sex == "M" else "she"

    @property
    def his(self) -> str:
        return "his" if self.sex == "M" else "her"

    @property
    def title(self) -> str:
        return "Mr." if self.sex == "M" else "Ms."


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Somebody who acts in an office."""

    given: str
    family: str
    title: str
    short: str
    office: str
    email: str

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody in a production."""

    noncitizens: tuple[Noncitizen, ...]
    officers: tuple[Official, ...]
    police: tuple[Official, ...]
    judges: tuple[Official, ...]
    counsel: tuple[Official, ...]
    clerks: tuple[Official, ...]


def ascii_of(text: str) -> str:
    """Return a text without accents, as typists and systems write it."""
    folded = unicodedata.normalize("NFKD", text.translate(FOLD))
    return "".join(c for c in folded if not unicodedata.combining(c))


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def make_cast(rng: random.Random, fake: Faker, *, people: int, family: str) -> Cast:
    """Return a cast of `people` noncitizens, ten or more than two thirds of them on the roster."""
    origins = list(ORIGINS)
    rng.shuffle(origins)
    origins.sort(key=lambda o: o.surnames != 2)
    seen: set[str] = set()
    noncitizens = []
    for number in range(people):
        chosen = origins[(number * 4 + number // len(origins)) % len(origins)]
        common = COMMON_WORDS[family]
        fixed = common[number - 3] if 3 <= number < 3 + len(common) else None
        if fixed:
            chosen = next(o for o in ORIGINS if o.id == fixed[0])
        noncitizens.append(_noncitizen(rng, fake, number, people, chosen, fixed, family, seen))
    officials = _officials(rng, family, noncitizens)
    return Cast(noncitizens=tuple(noncitizens), **officials)


def _noncitizen(
    rng: random.Random, fake: Faker, number: int, people: int, origin: Origin,
    fixed: tuple[str, str, tuple[str, ...], str] | None, family: str, seen: set[str],
) -> Noncitizen:  # fmt: skip
    sex = fixed[3] if fixed else rng.choice("MF")
    given, families = (fixed[1], fixed[2]) if fixed else _name(rng, origin, sex, family, seen)
    on_roster = number < max(10, people * 2 // 3) and number < people - 3
    born = datetime.date(rng.randint(1962, 1999), rng.randint(1, 12), rng.randint(1, 28))
    entered = datetime.date(rng.randint(2001, 2016), rng.randint(1, 12), rng.randint(1, 28))
    boroughs = (("Bronx", "104"), ("Brooklyn", "112"), ("Queens", "113"), ("Staten Island", "103"), ("New York", "100"))
    borough, zips = rng.choice(boroughs)
    county = {"Bronx": "BX", "Brooklyn": "KN", "Queens": "QN", "Staten Island": "RI", "New York": "NY"}[borough]
    return Noncitizen(
        id=f"S-{number + 1:03d}" if on_roster else f"off-roster-{number + 1:03d}",
        on_roster=on_roster, given=given, families=families, sex=sex, origin=origin, born=born,
        birthplace=rng.choice(origin.places),
        a_number=rng.choice(("2", "0")) + rng.choice("01789") + digits(rng, 7),
        subject_number=digits(rng, 9), fin="1" + digits(rng, 9),
        event=f"NYC19{rng.randint(1, 12):02d}{digits(rng, 6)}",
        fbi=f"{digits(rng, 6)}{rng.choice('ABCDFHJKLM')}{rng.choice('ABCDEFHJK')}{digits(rng, 1)}",
        nysid=f"{digits(rng, 8)}{rng.choice('HJKLMNPQRYZ')}",
        passport=rng.choice("ABCGEKN") + digits(rng, 8),
        # Area numbers 734 to 749 had never been given out when random assignment began.
        ssn=f"{rng.randint(734, 749)}-{rng.randint(11, 98)}-{rng.randint(1001, 9898)}",
        receipt=rng.choice(("EAC", "VSC", "WAC", "IOE")) + "19" + digits(rng, 8),
        street=f"{rng.randint(11, 2890)} {_street(rng, fake)}, {rng.choice(('Apt.', 'Apt', 'Unit', '#'))} {rng.randint(1, 9)}{rng.choice('ABCDEFR')}",
        city=f"{borough}, NY {zips}{rng.randint(1, 75):02d}",
        phone=_phone(rng), email=_email(rng, given, families),
        employer=f"{fake.last_name()} {rng.choice(('Bakery', 'Painting Corp.', 'Car Wash', 'Deli & Grocery', 'Nail Salon', 'Contracting LLC', 'Laundromat'))}",
        occupation=rng.choice(("Laborer", "Cook", "Home attendant", "Painter", "Driver", "Cleaner")),
        entered=entered,
        entry_place=rng.choice(("Hidalgo, Texas", "Nogales, Arizona", "San Ysidro, California", "JFK International Airport", "Laredo, Texas")),
        docket=rng.choice((f"CR-{digits(rng, 6)}-19{county}", f"2019{county}{digits(rng, 6)}")),
        family_docket=f"{rng.choice('OVNA')}-{digits(rng, 5)}-19",
        arrest_number=rng.choice("BKMQS") + "19" + digits(rng, 6),
        order_number=f"2019-{digits(rng, 6)}",
        alias=rng.choice(("Chino", "Flaco", "Nena", "Pepe", "Titi", "Lucho")) if origin.surnames == 2 else "",
        height=f"{rng.randint(4, 6)}'{rng.randint(0, 11)}\"", weight=str(rng.randint(104, 233)),
        hair=rng.choice(("BLK", "BRO", "GRY")), eyes=rng.choice(("BRO", "BLK", "HAZ")),
        relief=RELIEF[number % len(RELIEF)],
        **_household(rng, origin, sex, family, families, seen),
    )  # fmt: skip


def _street(rng: random.Random, fake: Faker) -> str:
    return rng.choice(
        (f"{fake.last_name()} Avenue", f"East {rng.randint(101, 219)}th Street", f"{fake.last_name()} Place")
    )


def _phone(rng: random.Random) -> str:
    area = rng.choice(("347", "646", "718", "929", "917"))
    last = f"01{rng.randint(0, 99):02d}"
    return rng.choice((f"({area}) 555-{last}", f"{area}-555-{last}", f"{area}.555.{last}"))


def _email(rng: random.Random, given: str, families: tuple[str, ...]) -> str:
    first = ascii_of(given).split()[0].lower().replace("-", "")
    last = ascii_of(families[0]).lower().replace(" ", "").replace("'", "").replace("-", "")
    return (
        rng.choice((f"{first}.{last}{rng.randint(70, 99)}", f"{last}_{first[0]}", f"{first}{last}")) + "@mail.example"
    )


def _name(rng: random.Random, origin: Origin, sex: str, family: str, seen: set[str]) -> tuple[str, tuple[str, ...]]:
    givens = pool(origin.women if sex == "F" else origin.men, family)
    surnames = pool(origin.families, family)
    for _ in range(200):
        families = tuple(rng.sample(surnames, origin.surnames))
        given = rng.choice(givens)
        if f"{given} {families}" not in seen and (families[0] not in seen or rng.random() < 0.1):
            seen.update((f"{given} {families}", families[0]))
            return given, families
    return rng.choice(givens), tuple(rng.sample(surnames, origin.surnames))


def _household(
    rng: random.Random, origin: Origin, sex: str, family: str, families: tuple[str, ...], seen: set[str]
) -> dict[str, object]:
    other = "F" if sex == "M" else "M"
    spouse_given, spouse_families = _name(rng, origin, other, family, seen)
    kids = []
    for _ in range(rng.randint(0, 3)):
        given, _ignored = _name(rng, origin, rng.choice("MF"), family, seen)
        kids.append(Relative(kind="child", given=given.split()[0], family=families[0], age=rng.randint(1, 15)))
    mother_given, mother_families = _name(rng, origin, "F", family, seen)
    father_given, _ = _name(rng, origin, "M", family, seen)
    return {
        "spouse": Relative(
            kind="spouse", given=spouse_given, family=" ".join(spouse_families), age=rng.randint(22, 58)
        ),
        "children": tuple(kids),
        "mother": Relative(kind="mother", given=mother_given, family=" ".join(mother_families), age=0),
        "father": Relative(kind="father", given=father_given, family=families[0], age=0),
    }


OFFICES = (
    ("Deportation Officer", "DO", "New York Field Office", "ice.example.gov"),
    ("Supervisory Detention and Deportation Officer", "SDDO", "New York Field Office", "ice.example.gov"),
    ("Assistant Field Office Director", "AFOD", "New York Field Office", "ice.example.gov"),
    ("Immigration Enforcement Agent", "IEA", "Buffalo Field Office", "ice.example.gov"),
)


def _officials(rng: random.Random, family: str, noncitizens: list[Noncitizen]) -> dict[str, tuple[Official, ...]]:
    surnames = list(OFFICIAL_FAMILIES[family])
    rng.shuffle(surnames)
    givens = [*OFFICIAL_WOMEN[family], *OFFICIAL_MEN[family]]

    def official(title: str, short: str, office: str, domain: str, surname: str = "") -> Official:
        given, last = rng.choice(givens), surname or surnames.pop()
        email = f"{ascii_of(given)}.{ascii_of(last)}@{domain}".lower().replace(" ", "").replace("'", "")
        return Official(given=given, family=last, title=title, short=short, office=office, email=email)

    officers = [official(*OFFICES[n % len(OFFICES)]) for n in range(7)]
    # One officer has a noncitizen's surname, and one judge a noncitizen's whole name.
    officers[1] = official(*OFFICES[0], surname=noncitizens[0].families[0])
    twin = noncitizens[1]
    judges = [
        official("Judge of the Criminal Court", "Hon.", "Criminal Court", "nycourts.example.gov") for _ in range(2)
    ]
    judges.append(official("Judge of the Family Court", "Hon.", "Family Court", "nycourts.example.gov"))
    judges.append(
        Official(given=twin.given, family=twin.family, title="Judge of the Family Court", short="Hon.",
                 office="Family Court", email="chambers@nycourts.example.gov")
    )  # fmt: skip
    return {
        "officers": tuple(officers),
        "police": tuple(official("Police Officer", "P.O.", f"{rng.randint(20, 115)} Precinct", "nypd.example.org") for _ in range(3)),
        "judges": tuple(judges),
        "counsel": tuple(
            official("Assistant Chief Counsel", "ACC", "Office of the Principal Legal Advisor", "opla.example.gov") for _ in range(3)
        ),
        "clerks": tuple(official("Court Clerk", "Clerk", "Part Clerk's Office", "nycourts.example.gov") for _ in range(2)),
    }  # fmt: skip

"""The persons of the production and how their particulars are written down."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.heldout2 import facts
from benchmarks.heldout2.marks import go
from benchmarks.heldout2.origins import ORIGINS, Origin

BIRTH_STYLES = (
    "%m/%d/%Y",
    "%d-%b-%Y",
    "%B %-d, %Y",
    "%-m/%-d/%y",
    "%Y-%m-%d",
    "%-d %B %Y",
    "%b. %d, %Y",
    "%d%b%y",
    "%m.%d.%Y",
    "%m-%d-%Y",
)
RELIEFS = (
    ("U", "pending"), ("T", "pending"), ("VAWA", "granted"), ("", ""), ("VAWA", "pending"), ("U", "granted"), ("", ""),
    ("asylum", "pending"), ("TPS", "granted"), ("U", "withdrawn"), ("none", ""), ("VAWA-cancellation", "pending"), ("", ""),
)  # fmt: skip


def filled(pattern: str, rng: random.Random) -> str:
    """Put digits for # and letters for L, in the part of a pattern that holds digits."""
    tokens = pattern.split(" ")
    first = next(n for n, token in enumerate(tokens) if "#" in token)
    part = " ".join(tokens[first:])
    part = re.sub("#", lambda _: str(rng.randrange(10)), part)
    part = re.sub("L", lambda _: rng.choice("ABCDEGHMPRST"), part)
    return " ".join([*tokens[:first], part])


def bare(text: str) -> str:
    """Lose the accents, as an old keyboard does."""
    turned = text.translate(str.maketrans("łŁđĐıøæ", "lLdDioa"))
    return "".join(c for c in unicodedata.normalize("NFKD", turned) if not unicodedata.combining(c))


@dataclass
class Person:
    """One private person; every attribute that prints returns marked text."""

    sid: str
    origin: Origin
    given: str
    family: str
    woman: bool
    born: date
    rng: random.Random
    relief: str = ""
    status: str = ""
    listed: bool = False
    digits: str = ""
    nick: str = ""
    fixed: dict[str, str] = field(default_factory=dict)

    # -- names -------------------------------------------------------------------------------------------------------

    def name(self, text: str) -> str:
        return go(text, "person-name", self.sid)

    @property
    def plain_full(self) -> str:
        if self.origin.order == "family" and self.rng.random() < 0.4:
            return f"{self.family} {self.given}"
        return f"{self.given} {self.family}".strip()

    @property
    def plain_last(self) -> str:
        return self.family or self.given

    @property
    def plain_first(self) -> str:
        return (
            re.sub(r"^(Md|Mst|Ma)\. ", "", self.given).split(" ")[0]
            if not self.given.startswith("Ma. del")
            else self.given
        )

    @property
    def full(self) -> str:
        return self.name(self.plain_full)

    @property
    def caps(self) -> str:
        return self.name(self.plain_full.upper())

    @property
    def comma(self) -> str:
        """SURNAME, Given as the agency's systems print it; one name stands with FNU."""
        if not self.family:
            return self.name(self.given.upper()) + ", FNU"
        given = self.given.upper() if self.rng.random() < 0.5 else self.given
        return self.name(f"{self.family.upper()}, {given}")

    @property
    def last(self) -> str:
        return self.name(self.plain_last)

    @property
    def lastcaps(self) -> str:
        return self.name(self.plain_last.upper())

    @property
    def first(self) -> str:
        return self.name(self.plain_first)

    @property
    def part(self) -> str:
        """One of two surnames alone, where there are two."""
        parts = self.plain_last.split(" ")
        return self.name(
            self.rng.choice(parts) if len(parts) == 2 and all(len(p) > 3 for p in parts) else self.plain_last
        )

    @property
    def bare(self) -> str:
        return self.name(bare(self.plain_full))

    @property
    def slip(self) -> str:
        """The surname with a slip of the pen in it."""
        text = bare(self.plain_last)
        if len(text) < 5:
            return self.name(text)
        at = self.rng.randrange(1, len(text) - 2)
        turned = (
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            text[:at] + text[at] + text[at:],
            text[:at] + text[at + 1 :],
        )
        return self.name(self.rng.choice(turned))

    @property
    def plain_initials(self) -> str:
        return "".join(
            p[0].upper() + "." for p in re.split(r"[ -]", f"{self.given} {self.family}".strip()) if p[:1].isalpha()
        )

    @property
    def initials(self) -> str:
        return self.name(self.plain_initials)

    @property
    def alias(self) -> str:
        """The nickname, once the text has said that it is one."""
        return self.name(self.nick)

    he = property(lambda self: "she" if self.woman else "he")
    his = property(lambda self: "her" if self.woman else "his")
    him = property(lambda self: "her" if self.woman else "him")
    mr = property(lambda self: "Ms." if self.woman else "Mr.")

    # -- numbers -----------------------------------------------------------------------------------------------------

    def once(self, key: str, make: str) -> str:
        """Return the same filled pattern each time."""
        if key not in self.fixed:
            self.fixed[key] = filled(make, self.rng)
        return self.fixed[key]

    @property
    def anum(self) -> str:
        d = self.digits
        forms = (
            f"A{d}",
            f"A {d[:3]} {d[3:6]} {d[6:]}",
            f"A{d[:3]}-{d[3:6]}-{d[6:]}",
            f"A# {d}",
            f"{d[:3]}-{d[3:6]}-{d[6:]}",
            f"A#{d[:3]} {d[3:6]} {d[6:]}",
        )
        if d.startswith("0"):
            forms += (f"A{d[1:3]} {d[3:6]} {d[6:]}", f"A{d[1:3]}-{d[3:6]}-{d[6:]}")
        return go(self.rng.choice(forms), "a-number", self.sid)

    @property
    def anum_short(self) -> str:
        return go(f"A{self.digits}", "a-number", self.sid)

    def number(self, category: str, pattern: str) -> str:
        return go(self.once(category + pattern, pattern), category, self.sid)

    fin = property(lambda self: self.number("fin-number", "1########"))
    event = property(lambda self: self.number("event-number", "NYC1#0#######"))
    subject_id = property(lambda self: self.number("subject-number", "3########"))
    fbi = property(lambda self: self.number("fbi-number", "######LL#"))
    nysid = property(lambda self: self.number("state-id", "0#######L"))
    ssn = property(lambda self: self.number("ssn", "1##-5#-4###"))
    receipt = property(
        lambda self: self.number("uscis-receipt", f"{self.rng.choice(('EAC', 'IOE', 'VSC', 'SRC'))}1#########")
    )
    i94 = property(lambda self: self.number("i94-number", "4##########"))
    plate = property(lambda self: self.number("vehicle-plate", "LLL-####"))
    license = property(lambda self: self.number("driver-license", "### ### ###"))
    account = property(lambda self: self.number("financial-account", "4##-7####-#2#"))

    @property
    def passport(self) -> str:
        return go(self.once("passport", self.origin.paper), "passport", self.sid)

    @property
    def card(self) -> str:
        """The home country's identity card: its name stays unlabelled, its number goes."""
        whole = self.once("card", self.origin.card)
        at = next(n for n, token in enumerate(whole.split(" ")) if any(c.isdigit() for c in token))
        tokens = whole.split(" ")
        return " ".join([*tokens[:at], go(" ".join(tokens[at:]), "national-id", self.sid)])

    @property
    def dob(self) -> str:
        text = self.born.strftime(self.rng.choice(BIRTH_STYLES))
        return go(text.upper() if self.rng.random() < 0.3 else text, "date-of-birth", self.sid)

    @property
    def town(self) -> str:
        return go(self.rng.choice(self.origin.towns.split(";")), "place-of-birth", self.sid)

    @property
    def country(self) -> str:
        return go(self.origin.country, "nationality", self.sid)

    @property
    def adjective(self) -> str:
        return go(self.origin.adjective, "nationality", self.sid)

    # -- where and how -----------------------------------------------------------------------------------------------

    @property
    def plain_address(self) -> str:
        return self.fixed.setdefault("address", facts.address(self.rng))

    @property
    def address(self) -> str:
        return go(self.plain_address, "address", self.sid)

    @property
    def abroad(self) -> str:
        town = self.origin.towns.split(";")[-1]
        text = self.rng.choice(facts.ABROAD).format(town=town, n=self.rng.randrange(3, 180))
        return go(self.fixed.setdefault("abroad", text), "address", self.sid)

    @property
    def phone(self) -> str:
        shape = self.rng.choice(
            ("(9#4) 5##-01##", "646-5##-01##", "347.5##.01##", "+1 516 5## 01##", "7185550###", "1-845-555-01##")
        )
        return go(self.fixed.setdefault("phone", filled(shape, self.rng)), "phone", self.sid)

    @property
    def phone_abroad(self) -> str:
        return go(self.once("abroad-phone", self.origin.phone), "phone", self.sid)

    @property
    def email(self) -> str:
        first = bare(self.plain_first).lower().replace(" ", "").replace("'", "").replace(".", "")
        last = bare(self.plain_last.split(" ")[-1]).lower().replace("'", "")
        text = f"{self.rng.choice((first[0] + '.' + last, first + last, last + '_' + first))}{self.born:%y}@{self.rng.choice(('correo.example', 'mail.example.com', 'inbox.example.net'))}"
        return go(self.fixed.setdefault("email", text), "email", self.sid)

    @property
    def handle(self) -> str:
        base = bare(self.plain_first).lower().replace(" ", "").replace(".", "")
        text = f"@{base}{self.rng.choice(('_nyc', '.oficial', 'xx', '_la_reina'))}{self.born:%d}"
        return go(self.fixed.setdefault("handle", text), "online-handle", self.sid)

    @property
    def employer(self) -> str:
        return go(self.fixed.setdefault("employer", self.rng.choice(facts.EMPLOYERS)), "employer", self.sid)

    @property
    def school(self) -> str:
        return go(self.fixed.setdefault("school", self.rng.choice(facts.SCHOOLS)), "school", self.sid)

    def body(self, key: str) -> str:
        """Height, weight, eyes, hair, skin or a mark, in one of the ways it is written."""
        return go(self.fixed.setdefault(key, self.rng.choice(facts.BODY[key])), "physical-description", self.sid)

    @property
    def sex(self) -> str:
        return go("Female" if self.woman else "Male", "physical-description", self.sid)

    def age(self, day: date) -> str:
        years = (day - self.born).days // 365
        return go(str(years), "age", self.sid)

    @property
    def entry_day(self) -> str:
        day = self.born + timedelta(days=365 * 17 + self.rng.randrange(900))
        return go(day.strftime(self.rng.choice(BIRTH_STYLES)), "entry", self.sid)

    @property
    def entry_place(self) -> str:
        return go(self.fixed.setdefault("entry-place", self.rng.choice(facts.ENTRIES)), "entry", self.sid)

    @property
    def manner(self) -> str:
        return go(self.fixed.setdefault("manner", self.rng.choice(facts.MANNERS)), "entry", self.sid)

    @property
    def protected(self) -> bool:
        """Whether § 1367 beyond dispute covers what is said of relief: pending or granted, or nothing is known."""
        return self.relief not in {"none", "asylum", "TPS"} and self.status in {"pending", "granted", "withdrawn", ""}


def person(
    sid: str, rng: random.Random, origin: Origin, *, age: tuple[int, int] = (19, 58), family: str = ""
) -> Person:
    """Make one person of an origin."""
    woman = rng.random() < 0.5
    given = rng.choice((origin.women if woman else origin.men).split(";"))
    families = origin.families.split(";")
    born = date(2018, 6, 1) - timedelta(days=rng.randrange(age[0] * 365, age[1] * 365))
    made = Person(
        sid, origin, given, family or rng.choice(families), woman, born, random.Random(f"{sid}-{rng.random()}")
    )
    made.digits = f"{rng.choice(('0', '2'))}{rng.randrange(10_000_000, 99_999_999)}"
    made.nick = rng.choice(facts.NICKS_WOMEN if woman else facts.NICKS_MEN)
    return made


def subjects(rng: random.Random, number: int) -> list[Person]:
    """Make the subjects of a production: origins in turn, two of three on the roster."""
    origins = list(ORIGINS)
    rng.shuffle(origins)
    made = []
    for n in range(number):
        one = person(f"H2-{n + 1:04d}", rng, origins[n % len(origins)])
        one.relief, one.status = RELIEFS[rng.randrange(len(RELIEFS))]
        one.listed = n % 3 != 1
        if not one.listed:
            one.relief, one.status = "", ""
        made.append(one)
    return made

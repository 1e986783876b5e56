"""The people of a set, and how they are written."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.heldout3.names import ORIGINS, Origin

_STREETS = (
    "Decatur St", "Morris Park Ave", "Roosevelt Avenue", "Webster Ave", "E. 167th Street", "New Lots Avenue", "Hempstead Tpke",
    "Main Street", "Fulton Avenue", "Palisade Av", "Gerard Avenue", "S. Fourth Avenue", "Beach 25th Street", "Post Avenue",
)  # fmt: skip
_CITIES = (
    ("Brooklyn, NY", "112"), ("Bronx, NY", "104"), ("Corona, NY", "113"), ("Hempstead, New York", "115"),
    ("Yonkers, NY", "107"), ("Far Rockaway, NY", "116"), ("Port Chester, NY", "105"), ("Staten Island NY", "103"),
)  # fmt: skip
_JOBS = (
    "Three Brothers Car Wash", "Golden Wok of Merrick", "Sal & Vito Masonry Corp.", "Bright Start Cleaning LLC",
    "Hillside Nursing Pavilion", "Jerome Avenue Tire Shop", "Nour Halal Cart", "La Flor Bakery", "Sunrise Poultry Inc.",
    "Kings Drywall & Taping", "Emerald Nail Spa", "Metro Green Car Service",
)  # fmt: skip
_SCHOOLS = (
    "P.S. 89", "Roosevelt High School", "Little Lambs Day Care", "I.S. 145", "Newcomers High School", "Bronx Community College",
    "Our Lady of Sorrows School", "Clara Barton H.S.",
)  # fmt: skip
_MARKS = (
    "tattoo of a rosary on the left forearm", "a 2-inch scar above the right eyebrow", "the name of a child tattooed on the neck",
    "a burn mark on the right hand", "a missing fingertip, left index", "a hummingbird tattoo behind the ear",
)  # fmt: skip
_RELIEFS = (
    ("U", "pending"), ("VAWA", "pending"), ("T", "granted"), ("VAWA", ""), ("U", "withdrawn"), ("VAWA-cancellation", "pending"),
    ("none", ""), ("", ""), ("asylum", "pending"), ("TPS", "granted"), ("U", "denied"), ("VAWA", "naturalized"),
)  # fmt: skip
_VICTIM = frozenset({"T", "U", "VAWA", "VAWA-cancellation"})


@dataclass(frozen=True)
class Person:
    """A noncitizen or a relative."""

    sid: str
    origin: Origin
    she: bool
    given: tuple[str, ...]
    family: tuple[str, ...]
    born: date
    digits: str
    nick: str
    relief: str
    status: str
    listed: bool
    street: str
    city: str
    apartment: str
    job: str
    school: str
    mark: str
    phone: str
    town: str

    @property
    def ended(self) -> bool:
        return self.status == "naturalized" or (self.status == "denied" and self.relief == "U")

    @property
    def protected(self) -> bool:
        """Whether § 1367 covers the person by what the roster says."""
        return self.listed and self.relief in _VICTIM and not self.ended

    @property
    def first(self) -> str:
        return self.given[0]

    @property
    def last(self) -> str:
        return " ".join(self.family) or self.given[0]

    def named(self, style: str) -> str:
        """Return the name as written in one of the styles."""
        given, last = " ".join(self.given), self.last
        if not self.family:
            return {"caps": given.upper(), "init": given[0] + "."}.get(style, given)
        if style in {"last-first", "caps"}:
            return f"{last}, {given}" if style == "last-first" else f"{last.upper()}, {given.upper()}"
        if style == "short":
            return f"{self.first.split()[0]} {self.family[0]}"
        if style == "last":
            return last
        if style == "first-last":
            return self.family[0]
        if style == "given":
            return self.first
        if style == "init":
            return "".join(f"{part[0]}." for part in (*given.split(), *(f for f in self.family)))
        if style == "lettered":
            return f"{self.given[0][0]}. {last}"
        return f"{last} {given}" if self.origin.order == "e" else f"{given} {last}"

    @property
    def plain(self) -> str:
        return ascii_of(self.last)


def ascii_of(text: str) -> str:
    """Return text as an old system keeps it: no accents."""
    turned = unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in turned if not unicodedata.combining(c))


def slip(word: str, rng: random.Random) -> str:
    """Return a name with two neighbouring letters exchanged, as tired officers type."""
    if len(word) < 5:
        return word
    at = rng.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def person(rng: random.Random, sid: str, *, listed: bool, origin: Origin | None = None) -> Person:
    """Return someone new."""
    origin = origin or rng.choice(ORIGINS)
    she = rng.random() < 0.5
    given = (rng.choice(origin.she if she else origin.he),)
    family = () if origin.order == "m" else tuple(rng.sample(origin.family, 2 if origin.double else 1))
    city, zone = rng.choice(_CITIES)
    relief, status = rng.choice(_RELIEFS)
    local = f"{rng.choice(('347', '718', '929', '516', '914', '646'))}{rng.randrange(2000000, 9999999)}"
    return Person(
        sid=sid, origin=origin, she=she, given=given, family=family,
        born=date(1962, 1, 1) + timedelta(days=rng.randrange(15000)), digits=f"{rng.choice('02')}{rng.randrange(10**7, 10**8):08d}",
        nick=rng.choice(("", "Chepe", "Flaco", "Lupita", "Ibra", "Tony", "Big Joe", "Negra")), relief=relief if listed else "",
        status=status if listed else "", listed=listed, street=f"{rng.randrange(12, 2999)} {rng.choice(_STREETS)}",
        city=f"{city} {zone}{rng.randrange(10, 79)}", apartment=rng.choice(("", "Apt 4C", "#2R", "Fl. 3", "Basement")),
        job=rng.choice(_JOBS), school=rng.choice(_SCHOOLS), mark=rng.choice(_MARKS), phone=local, town=rng.choice(origin.towns),
    )  # fmt: skip


def kin(rng: random.Random, of: Person, sid: str, *, child: bool = False, she: bool | None = None) -> Person:
    """Return a relative: the same origin, a surname in common for children."""
    other = person(rng, sid, listed=False, origin=of.origin)
    she = other.she if she is None else she
    given = (rng.choice([n for n in (of.origin.she if she else of.origin.he) if n != of.first] or [of.first]),)
    if not child:
        return replace(other, she=she, given=given)
    born = date(2004, 1, 1) + timedelta(days=rng.randrange(4800))
    return replace(other, she=she, given=given, family=of.family, born=born)

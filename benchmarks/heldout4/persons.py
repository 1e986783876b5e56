"""Who the records speak of: names of many peoples, how clerks write them, and the figures that belong to them."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.heldout2.marks import go
from benchmarks.heldout4.peoples import PEOPLES, People

TOPICS = ("U", "U", "T", "VAWA", "VAWA", "VAWA-cancellation", "battered-spouse-waiver", "TPS", "asylum")
SECRET = frozenset({"U", "T", "VAWA", "VAWA-cancellation", "battered-spouse-waiver"})
DAYS = ("%m/%d/%Y", "%d-%b-%Y", "%B %d, %Y", "%Y-%m-%d", "%m-%d-%y", "%b %d %Y", "%d %B %Y", "%m.%d.%Y", "%Y%m%d")


@dataclass
class Person:
    """One noncitizen, relative, victim or witness."""

    sid: str
    people: People
    given: str
    last: str
    sex: str
    born: date
    digits: str
    nick: str = ""
    listed: bool = False
    relief: str = ""
    status: str = ""
    ended_on: str = ""
    waived_on: str = ""
    home: str = ""
    fixed: dict[str, str] = field(default_factory=dict)

    def mark(self, text: str, category: str = "person-name") -> str:
        """Label text about this person as to be redacted."""
        return go(text, category, self.sid)

    # -- names -------------------------------------------------------------------------------------------------------

    @property
    def plain(self) -> str:
        first, second = (self.last, self.given) if self.people.family_first else (self.given, self.last)
        return " ".join(f"{first} {second}".split())

    @property
    def plain_lastfirst(self) -> str:
        return f"{self.last}, {self.given}" if self.last else self.given

    @property
    def surname(self) -> str:
        """The surname by itself, of mononyms the one name."""
        return self.mark(self.last or self.given)

    @property
    def surname_caps(self) -> str:
        return self.mark((self.last or self.given).upper())

    @property
    def first(self) -> str:
        return self.mark(self.given.split(" ")[0])

    @property
    def full(self) -> str:
        return self.mark(self.plain)

    @property
    def caps(self) -> str:
        return self.mark(self.plain.upper())

    @property
    def lastfirst(self) -> str:
        return self.mark(self.plain_lastfirst)

    @property
    def lastfirst_caps(self) -> str:
        return self.mark(self.plain_lastfirst.upper())

    @property
    def screen(self) -> str:
        """As an old system prints it: capitals, no accents, no marks but the comma."""
        return self.mark(re.sub(r"[^A-Z, -]", "", bare(self.plain_lastfirst).upper()))

    @property
    def half(self) -> str:
        """A given name and the first of the surnames."""
        last = re.split(r"[ -]", self.last)
        at = 1 if last[0].lower() not in {"de", "del", "la", "los", "van", "el", "al", "ben"} else len(last)
        return self.mark(" ".join(f"{self.given.split(' ')[0]} {' '.join(last[:at])}".split()))

    @property
    def initials(self) -> str:
        letters = [w[0] for w in re.split(r"[ -]", f"{self.given} {self.last}") if w[:1].isupper()]
        return self.mark("".join(f"{c}." for c in letters[:4]))

    @property
    def typo(self) -> str:
        """The surname with a slip of the keys, the given name right."""
        word = max(re.split(r"[ -]", self.last or self.given), key=len)
        at = len(word) // 2
        slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at + 1 < len(word) else word + "e"
        return self.mark(f"{self.given.split(' ')[0]} {slip}" if self.last else slip)

    @property
    def handle(self) -> str:
        """The name as one word of a path or an address."""
        return re.sub(r"[^a-z]+", "", bare(self.given.split(" ")[0]).lower()) + "." + _one(self.last or self.given)

    @property
    def stem(self) -> str:
        return re.sub(r"[^A-Za-z]+", "_", bare(self.plain_lastfirst)).strip("_")

    # -- standing ----------------------------------------------------------------------------------------------------

    @property
    def secret(self) -> bool:
        """§ 1367 covers the person: sought, not ended, or nobody has said."""
        return not self.over and (self.relief in SECRET or not self.listed)

    @property
    def over(self) -> bool:
        """The roster says that the protection has ended."""
        return self.listed and bool(self.ended_on or self.waived_on or self.status == "naturalized")


def bare(text: str) -> str:
    """Return a text without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).replace("ʼ", "'")


def _one(text: str) -> str:
    return re.sub(r"[^a-z]+", "", bare(text).lower())


def make(sid: str, rng: random.Random, people: People, *, ages: tuple[int, int] = (19, 58), last: str = "") -> Person:
    """Make somebody of a people; `last`: of that family."""
    sex = rng.choice("MF")
    given = rng.choice(people.men if sex == "M" else people.women)
    if not last and people.families:
        last = rng.choice(people.families)
        if people.double:
            other = rng.choice([f for f in people.families if f != last])
            last = rng.choice((f"{last} {other}", f"{last}-{other}", f"{last} {other}", last))
    born = date(2019, 1, 1) - timedelta(days=rng.randrange(ages[0] * 365, ages[1] * 365))
    nick = rng.choice(people.nicks) if people.nicks and rng.random() < 0.5 else ""
    digits = rng.choice(("0", "2")) + f"{rng.randrange(10**7, 10**8):08d}"
    return Person(sid, people, given, last, sex, born, digits, nick)


def cast(rng: random.Random, count: int) -> list[Person]:
    """Make the subjects of a production: peoples in turn, on and off the roster, protection as it may be."""
    order = rng.sample(PEOPLES, len(PEOPLES))
    found: list[Person] = []
    while len(found) < count:
        n = len(found)
        one = make(f"N{n + 1:03d}", rng, order[n % len(order)])
        if any(one.plain == p.plain for p in found):
            continue
        one.listed = rng.random() < 0.62
        if one.listed:
            _standing(one, rng)
        found.append(one)
    return found


def _standing(one: Person, rng: random.Random) -> None:
    one.relief = rng.choice((*TOPICS, "none", ""))
    if one.relief not in SECRET:
        return
    one.status = rng.choice(("pending", "granted", "denied", "withdrawn", "naturalized", "ended", "waived", ""))
    if one.status == "ended":
        one.status, one.ended_on = "denied", f"2015-0{rng.randrange(1, 9)}-17"
    elif one.status == "waived":
        one.status, one.waived_on = "granted", f"2016-0{rng.randrange(1, 9)}-04"

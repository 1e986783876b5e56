"""People of the production, each way in which somebody writes them, already labelled."""

from __future__ import annotations

import datetime as dt
import random
import string
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from benchmarks.heldout import names
from benchmarks.heldout.markup import mark, upper

A_STYLES = (
    "A{0}-{1}-{2}",
    "A{0} {1} {2}",
    "A{0}{1}{2}",
    "A# {0}{1}{2}",
    "A#{0}-{1}-{2}",
    "A-{0}-{1}-{2}",
    "A {0}{1}{2}",
    "a{0}{1}{2}",
    "ALIEN-{0}{1}{2}",
)
DATE_STYLES = ("%m/%d/%Y", "%B %d, %Y", "%m/%d/%y", "%d %b %Y", "%b %d, %Y", "%m-%d-%Y")
RELIEFS = {
    "U": ("her Form I-918 petition", "Form I-918", "a U visa", "U nonimmigrant status", "the I-918 Supplement B"),
    "T": ("Form I-914", "T nonimmigrant status", "a T visa application", "continued presence"),
    "VAWA": ("a VAWA self-petition", "Form I-360 (VAWA)", "the I-360 self-petition"),
    "battered-spouse-waiver": ("an I-751 waiver based on battery", "the battered spouse waiver"),
    "VAWA-cancellation": ("EOIR-42B under § 1229b(b)(2)", "VAWA cancellation"),
}


_BARE = str.maketrans("ŁłøØĐđıħ", "LlooDdih".replace("oo", "oO"))
"""Letters that are no letter with an accent."""


def latin_of(text: str) -> str:
    """Return the text as the fonts that every reader has can show it: what they lack loses its accents."""
    return "".join(c if c.encode("cp1252", "ignore") else ascii_of(c) for c in text)


def ascii_of(text: str) -> str:
    """Return the letters without accents."""
    text = text.translate(_BARE)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@dataclass(eq=False)
class Person:
    """One protected person."""

    rng: random.Random = field(repr=False)
    subject: str
    origin: str
    woman: bool
    given: str
    family: str
    family_first: bool
    digits: str
    born: dt.date
    relief: str = ""
    status: str = ""
    on_roster: bool = False

    def __getattr__(self, name: str) -> str:
        """Return the same words in capitals for a name that ends in `caps`."""
        if name.endswith("caps") and not name.startswith("_"):
            return upper(getattr(self, name[:-4]))
        raise AttributeError(name)

    @property
    def sexword(self) -> str:
        return mark("female" if self.woman else "male", "physical-description", self.subject)

    @property
    def sex(self) -> str:
        return mark("F" if self.woman else "M", "physical-description", self.subject)

    def _name(self, text: str) -> str:
        return mark(text, "person-name", self.subject)

    @property
    def ended(self) -> bool:
        return self.on_roster and self.status in {"denied", "naturalized", "waived"}

    @property
    def country(self) -> str:
        return mark(names.ORIGINS[self.origin][0], "nationality")

    @property
    def people_word(self) -> str:
        return mark(names.ORIGINS[self.origin][1], "nationality")

    @cached_property
    def birthplace(self) -> str:
        return mark(self.rng.choice(names.ORIGINS[self.origin][2].split("|")), "place-of-birth")

    @property
    def plain_full(self) -> str:
        return f"{self.family} {self.given}" if self.family_first else f"{self.given} {self.family}"

    @property
    def full(self) -> str:
        return self._name(self.plain_full)

    @property
    def west(self) -> str:
        return self._name(f"{self.given} {self.family}")

    @property
    def caps(self) -> str:
        return self._name(self.plain_full.upper())

    @property
    def bare(self) -> str:
        return self._name(ascii_of(self.plain_full))

    @property
    def swap(self) -> str:
        return self._name(f"{self.family.upper()}, {self.given}")

    @property
    def swapcaps(self) -> str:
        return self._name(ascii_of(f"{self.family}, {self.given}".upper()))

    @property
    def last(self) -> str:
        return self._name(self.family)

    @property
    def lastcaps(self) -> str:
        return self._name(self.family.upper())

    @property
    def one(self) -> str:
        """One family name of two, or the only one."""
        parts = [p for p in self.family.split() if len(p) > 3] or [self.family]
        return self._name(parts[0])

    @property
    def poss(self) -> str:
        last = self.family.split()[-1]
        return self._name(last) + ("'" if last.endswith("s") else "'s")

    @property
    def first(self) -> str:
        return self._name(self.given.split()[0] if self.given.split()[0] not in ("Md.", "Mst.", "Ma.") else self.given)

    @property
    def givens(self) -> str:
        return self._name(self.given)

    @property
    def initialed(self) -> str:
        return self._name(f"{self.given[0]}. {self.family}")

    @property
    def initials(self) -> str:
        words = [w for w in f"{self.given} {self.family}".replace("-", " ").split() if w[0].isalpha()]
        return self._name("".join(f"{w[0].upper()}." for w in words))

    @property
    def nick(self) -> str:
        known = [v for k, v in names.NICK.items() if k in self.given]
        return self._name(known[0] if known else ascii_of(self.given.split()[-1])[:3] + "y")

    @property
    def typo(self) -> str:
        """The family name with two letters in the wrong order, or one lost."""
        word = self.family.split()[0]
        at = len(word) // 2
        wrong = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if len(word) > 5 else word + word[-1]
        return self._name(wrong if wrong != word else word[:-2] + word[-1])

    @property
    def broken(self) -> str:
        """The name in capitals, broken over the end of a line."""
        word = self.family.split()[-1].upper()
        cut = max(2, len(word) // 2)
        return self._name(f"{word[:cut]}-\n{word[cut:]}" if len(word) > 4 else f"{self.given.upper()}\n{word}")

    @property
    def handle(self) -> str:
        return mark(
            "@"
            + ascii_of(self.given.split()[-1]).lower()
            + "_"
            + ascii_of(self.family.split()[0]).lower().replace("'", "")
            + self.digits[-2:],
            "online-handle",
            self.subject,
        )

    @property
    def email(self) -> str:
        word = ascii_of(self.family.split()[0]).lower().replace("'", "")
        return mark(
            f"{ascii_of(self.given)[0].lower()}{word}{self.born.year % 100:02d}@{self.rng.choice(('inbox', 'correo', 'mail'))}.example",
            "email",
            self.subject,
        )

    @property
    def filename(self) -> str:
        return self._name(ascii_of(self.family).upper().replace(" ", "_") + "_" + ascii_of(self.given.split()[0]))

    @property
    def a(self) -> str:
        d = self.digits
        return mark(self.rng.choice(A_STYLES).format(d[:3], d[3:6], d[6:]), "a-number", self.subject)

    @property
    def abare(self) -> str:
        d = self.digits
        return mark(
            self.rng.choice(("{0}-{1}-{2}", "{0} {1} {2}", "A{0} {1} {2}", "A{0}-{1}-{2}")).format(
                d[:3], d[3:6], d[6:]
            ),
            "a-number",
            self.subject,
        )

    @property
    def dob(self) -> str:
        return mark(self.born.strftime(self.rng.choice(DATE_STYLES)), "date-of-birth", self.subject)

    @property
    def age(self) -> str:
        return mark(str(2019 - self.born.year), "age", self.subject)

    @property
    def he(self) -> str:
        return "she" if self.woman else "he"

    @property
    def He(self) -> str:  # noqa: N802 - as it stands at the start of a sentence
        return self.he.capitalize()

    @property
    def him(self) -> str:
        return "her" if self.woman else "him"

    @property
    def his(self) -> str:
        return "her" if self.woman else "his"

    @property
    def mr(self) -> str:
        return "Ms." if self.woman else "Mr."

    @property
    def sr(self) -> str:
        return "la señora" if self.woman else "el señor"

    @property
    def relieved(self) -> str:
        """Words for the relief sought; kept where the protection has ended."""
        words = self.rng.choice(RELIEFS.get(self.relief, RELIEFS["U"])).replace("her Form", f"{self.his} Form")
        return mark(words, "relief-application", self.subject, "=" if self.ended else "")

    @property
    def victim(self) -> str:
        words = self.rng.choice(
            (
                "a victim of domestic violence",
                "the victim of a felonious assault",
                "a trafficking victim",
                "a battered spouse",
            )
        )
        return mark(words, "victim-status", self.subject, "=" if self.ended else "")

    def numbered(self, category: str, *shapes: str) -> str:
        """A number of its own; # is a digit, @ a capital letter."""
        rng = self.rng
        shape = rng.choice(shapes)
        text = "".join(
            rng.choice("123456789") if c == "#" else rng.choice(string.ascii_uppercase) if c == "@" else c
            for c in shape
        )
        return mark(text, category, self.subject)

    @property
    def phone(self) -> str:
        return self.numbered(
            "phone", "(347) 555-01##", "917.555.01##", "646-555-01##", "+1 929 555 01##", "718 555-01##"
        )

    @property
    def address(self) -> str:
        at = self.rng.randrange(len(names.STREETS))
        return mark(f"{names.STREETS[at]}, {names.TOWNS[at % len(names.TOWNS)]}", "address", self.subject)

    @property
    def street(self) -> str:
        return mark(self.rng.choice(names.STREETS), "address", self.subject)

    @property
    def employer(self) -> str:
        return mark(self.rng.choice(names.EMPLOYERS), "employer", self.subject)

    @property
    def school(self) -> str:
        return mark(self.rng.choice(names.SCHOOLS), "school", self.subject)

    @property
    def body(self) -> str:
        return mark(self.rng.choice(names.TATTOOS), "physical-description", self.subject)


def make_person(rng: random.Random, number: int, origin: str = "", woman: bool | None = None) -> Person:
    """Return somebody new."""
    origin = origin or rng.choice(list(names.ORIGINS))
    woman = rng.random() < 0.5 if woman is None else woman
    _, _, _, women, men, families = names.ORIGINS[origin]
    family = rng.choice(families.split("|"))
    given = rng.choice((women if woman else men).split("|"))
    digits = "".join(rng.choice("0123456789") for _ in range(6))
    born = dt.date(1958, 1, 1) + dt.timedelta(days=rng.randrange(365 * 42))
    return Person(
        rng,
        f"H{number:03d}",
        origin,
        woman,
        given,
        family.rstrip("*"),
        family.endswith("*"),
        rng.choice(("215", "208", "099", "216", "087")) + digits,
        born,
    )

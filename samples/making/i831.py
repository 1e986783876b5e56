"""Form I-831, the continuation page on which the narrative of a record goes on."""

from __future__ import annotations

from samples.making.desk import SMALL, Cell, Desk, row
from samples.making.ink import SOFT
from samples.making.narrative import narrative
from samples.making.sheet import Sheet, Type
from samples.making.voice import DATE_STYLES, officer

VALUE = Type(font="Courier-Bold", size=8)


def continuation(desk: Desk, sheet: Sheet) -> None:
    """Draw as many continuation pages as the narrative needs."""
    caps = desk.rng.random() < 0.4
    sheet.top = 112.0
    sheet.on_page = lambda: _frame(desk, sheet)
    sheet.next_page()
    text = narrative(desk, caps=caps)
    if desk.rng.random() < 0.5:
        text = _hyphens(text, desk)
    justify = desk.rng.random() < 0.2
    size = desk.rng.choice((9.0, 10.0))
    sheet.paragraph(
        42, 112, 528, text, Type(font="Courier-Bold", size=size, leading=size + 2), bottom=660, justify=justify
    )


def _hyphens(text: str, desk: Desk) -> str:
    """Allow the surnames to be broken at the end of a line."""
    for family in desk.person.families:
        if len(family) > 5 and " " not in family:
            text = text.replace(family, f"{family[:3]}{SOFT}{family[3:]}")
    return text


def _frame(desk: Desk, sheet: Sheet) -> None:
    v, p, s, ink = desk.voice, desk.person, desk.scene, desk.ink
    sheet.text(36, 44, ink.keep("office", "U.S. Department of Homeland Security"), Type(font="Times-Bold", size=9))
    sheet.text(
        576,
        44,
        f"{desk.label('Continuation Page for Form')} {desk.label('I-213')}",
        Type(font="Times-Bold", size=11),
        end=True,
    )
    sheet.rule(36, 52, 576, 52, width=2)
    row(
        desk,
        sheet,
        36,
        58,
        36,
        [
            Cell(width=230, label="Alien's Name", value=v.caps(), kind=VALUE),
            Cell(
                width=170,
                label="File Number",
                kind=VALUE,
                value=f"{v.file_number()}\n{desk.label('Event No:')} {v.number('event-number', p.event)}",
            ),
            Cell(width=140, label="Date", value=ink.keep("document-date", s.when.strftime(DATE_STYLES[0])), kind=VALUE),
        ],
        label=SMALL,
    )
    sheet.box(36, 94, 576, 674)
    row(
        desk,
        sheet,
        36,
        674,
        30,
        [
            Cell(width=290, label="Signature", value=officer(ink, s.officer), kind=VALUE),
            Cell(
                width=250,
                label="Title",
                value=ink.keep("official-title", s.officer.title),
                kind=Type(font="Courier", size=7.5),
            ),
        ],
        label=SMALL,
    )
    sheet.text(470, 726, f"{sheet.page} of ____ Pages", SMALL)
    sheet.text(36, 738, desk.label("Form I-831 Continuation Page (Rev. 08/01/07)"), SMALL)
    desk.foot(sheet)

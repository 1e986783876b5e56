"""Papers of the police and of the courts: an arrest report and court appearance slips."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from samples.making.desk import Cell, Desk, lines, row
from samples.making.sheet import Sheet, Type
from samples.making.voice import date_text, day, officer

LABEL, VALUE = Type(font="Helvetica", size=6.5), Type(font="Courier", size=9)


def arrest_report(desk: Desk) -> Sheet:
    """Draw an arrest report in the layout of a city police department."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    sheet.text(
        36,
        46,
        ink.keep("office", desk.pick("New York City Police Department", "POLICE DEPARTMENT - CITY OF NEW YORK")),
        Type(font="Helvetica-Bold", size=11),
    )
    sheet.text(
        576,
        46,
        desk.label(desk.pick("Omniform System - Arrests", "ARREST REPORT", "Arrest Report (PD 244-159)")),
        Type(font="Helvetica-Bold", size=11),
        end=True,
    )
    sheet.rule(36, 52, 576, 52, width=1.2)
    y = row(
        desk,
        sheet,
        36,
        62,
        26,
        [
            Cell(
                width=180,
                label="RECORD STATUS / ARREST ID",
                value=v.number("docket-number", p.arrest_number),
                kind=VALUE,
            ),
            Cell(
                width=180, label="ARREST DATE", value=ink.either("action-date", date_text(s.after(-40), 0)), kind=VALUE
            ),
            Cell(width=180, label="PRECINCT", value=ink.keep("office", s.police.office), kind=VALUE),
        ],
        label=LABEL,
    )
    y = row(
        desk,
        sheet,
        36,
        y + 8,
        26,
        [
            Cell(width=270, label="DEFENDANT NAME (LAST, FIRST)", value=v.caps(), kind=VALUE),
            Cell(width=130, label="NYSID #", value=v.number("state-id", p.nysid), kind=VALUE),
            Cell(width=140, label="NICK/AKA/MAIDEN", value=v.name(p.alias) if p.alias else "", kind=VALUE),
        ],
        label=LABEL,
    )
    y = row(
        desk,
        sheet,
        36,
        y,
        26,
        [
            Cell(
                width=70,
                label="SEX",
                value=v.number("physical-description", "MALE" if p.sex == "M" else "FEMALE"),
                kind=VALUE,
            ),
            Cell(width=100, label="DATE OF BIRTH", value=v.born(0), kind=VALUE),
            Cell(width=50, label="AGE", value=v.age_on(s.when), kind=VALUE),
            Cell(width=60, label="HEIGHT", value=v.number("physical-description", p.height), kind=VALUE),
            Cell(width=60, label="WEIGHT", value=v.number("physical-description", p.weight), kind=VALUE),
            Cell(width=60, label="EYE COLOR", value=v.number("physical-description", p.eyes), kind=VALUE),
            Cell(
                width=140,
                label="PLACE OF BIRTH",
                value=v.number("place-of-birth", p.origin.country.upper()),
                kind=Type(font="Courier", size=7.5),
            ),
        ],
        label=LABEL,
    )
    y = row(
        desk,
        sheet,
        36,
        y,
        26,
        [
            Cell(width=330, label="ADDRESS", value=v.address(), kind=Type(font="Courier", size=8)),
            Cell(width=110, label="PHONE # HOME", value=v.phone(), kind=VALUE),
            Cell(width=100, label="LICENSE/STATE", value=v.number("driver-license", _license(desk)), kind=VALUE),
        ],
        label=LABEL,
    )
    y = row(
        desk,
        sheet,
        36,
        y,
        26,
        [
            Cell(width=270, label="COMPLAINANT", value=v.relative(p.spouse), kind=VALUE),
            Cell(
                width=270,
                label="RELATIONSHIP TO VICTIM",
                value=v.number("family", desk.pick("SPOUSE", "COMMON LAW", "CHILD IN COMMON")),
                kind=VALUE,
            ),
        ],
        label=LABEL,
    )
    y = row(
        desk,
        sheet,
        36,
        y,
        26,
        [
            Cell(
                width=400,
                label="CHARGE",
                value=ink.either(
                    "charge",
                    desk.pick("PL 120.00 01  M A  ASSAULT-3RD DEGREE", "PL 215.50 03  M A  CRIMINAL CONTEMPT-2ND"),
                ),
                kind=VALUE,
            ),
            Cell(width=140, label="CRIMINAL COURT DOCKET", value=v.docket(), kind=VALUE),
        ],
        label=LABEL,
    )
    _details(desk, sheet, y + 8)
    return sheet


def _license(desk: Desk) -> str:
    return " ".join(f"{desk.rng.randint(100, 999)}" for _ in range(3))


def _details(desk: Desk, sheet: Sheet, y: float) -> None:
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    sheet.box(36, y, 576, y + 200)
    sheet.text(40, y + 12, desk.label("NARRATIVE:"), Type(font="Helvetica-Bold", size=8))
    plate = f"{''.join(desk.rng.sample('BCDFGHJKLMN', 3))}-{desk.rng.randint(1000, 9899)}"
    text = (
        f"AT T/P/O COMPLAINANT {v.relative(p.spouse)} STATES THAT {v.last()} DID STRIKE HER/HIM ABOUT THE FACE CAUSING REDNESS AND "
        f"PAIN. DEFT LEFT IN A GREY VAN, PLATE {v.number('vehicle-plate', plate)}, AND WAS STOPPED AT {v.number('address', p.street.split(',')[0])}. "
        f"{officer(ink, s.police, 'titled')} RESPONDED WITH SECTOR B. ORDER OF PROTECTION NO. {v.number('docket-number', p.order_number)} ON FILE. "
        f"DEFT {v.initials()} IS DUE IN {v.part(s.part)} OF {ink.keep('courthouse', s.court)}."
    ).upper()
    end = sheet.paragraph(40, y + 26, 528, text, VALUE)
    sheet.text(40, end + 10, f"{desk.label('ARRESTING OFFICER:')} {officer(ink, s.police, 'first')}", VALUE)
    sheet.text(300, end + 10, f"{desk.label('COMMAND:')} {ink.keep('office', s.police.office)}", VALUE)
    sheet.text(
        40,
        end + 26,
        f"{desk.label('SUPERVISOR APPROVING:')} {ink.keep('official-title', 'SGT')} {ink.keep('official-name', s.clerk.family)}",
        VALUE,
    )


def court_slip(desk: Desk) -> Sheet:
    """Draw a half-page notice of the next court date."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    size = desk.rng.choice(((612.0, 792.0), (396.0, 612.0), (504.0, 360.0)))
    sheet = desk.sheet(size=size)
    sheet.start(lambda: desk.foot(sheet))
    body, bold = Type(font="Helvetica", size=9), Type(font="Helvetica-Bold", size=11)
    sheet.centre(36, ink.keep("courthouse", s.court.upper()), bold)
    sheet.centre(50, ink.either("courthouse", s.court_address), body)
    sheet.centre(
        70, desk.label(desk.pick("COURT APPEARANCE SLIP", "NOTICE OF ADJOURNMENT", "Your next court date")), bold
    )
    docket = v.family_docket() if s.court_kind == "family" else v.docket()
    judge = (
        ink.either("official-name", s.judge.full) if s.judge.full == p.full else ink.keep("official-name", s.judge.full)
    )
    party = "People v." if s.court_kind == "criminal" else "Matter of"
    pairs = [
        ("Case:", f"{party} {v.name(p.full)}" if s.court_kind == "criminal" else f"{party} {v.last()} v. {v.relative(p.spouse)}"),
        (desk.pick("Docket No.:", "Docket/File #:"), docket),
        ("Part:", v.part(s.part)), ("Room:", v.part(str(desk.rng.randint(101, 899)))),
        ("Judge:", f"{ink.keep('official-title', 'Hon.')} {judge}"),
        ("Next date:", v.part(date_text(s.after(21), desk.rng.randrange(2)))), ("Time:", v.part(desk.pick("9:30 AM", "2:15 PM", "10:00 A.M."))),
        ("Clerk:", officer(ink, s.clerk, "initial")),
    ]  # fmt: skip
    if s.court_kind == "family":
        pairs.insert(3, ("Appearing as:", v.under_1367("protection-order", "Petitioner - Order of Protection")))
    if desk.is_b:
        pairs.reverse()
    y = lines(desk, sheet, 40, 96, pairs, gap=92, kind=Type(font="Helvetica", size=9, leading=17))
    sheet.paragraph(
        40,
        y + 8,
        sheet.width - 80,
        f"{v.mister()} must appear. Bring this slip. Interpreter: {v.language()}. Printed {day(ink, s.when, 0, 'document-date')}.",
        body,
    )
    return sheet

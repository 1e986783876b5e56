"""Form I-213, ruled like the real one; its narrative goes on on Form I-831."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from samples.making.desk import Cell, Desk, row
from samples.making.form213_foot import lower_half
from samples.making.i831 import continuation
from samples.making.sheet import Sheet, Type
from samples.making.voice import officer

VALUE = Type(font="Courier-Bold", size=8)


def record(desk: Desk) -> Sheet:
    """Draw Form I-213 and as many continuation pages as the narrative needs."""
    sheet = desk.sheet()
    _head(desk, sheet)
    y = _identity(desk, sheet)
    y = _middle(desk, sheet, y)
    lower_half(desk, sheet, y)
    desk.foot(sheet)
    continuation(desk, sheet)
    return sheet


def _head(desk: Desk, sheet: Sheet) -> None:
    bold = Type(font="Times-Bold", size=9)
    sheet.text(36, 44, desk.ink.keep("office", "U.S. Department of Homeland Security"), bold)
    sheet.text(
        205,
        44,
        f"{desk.label('Subject ID :')} {desk.voice.number('subject-number', desk.person.subject_number)}",
        VALUE,
    )
    title = "Record of Deportable/Inadmissible Alien"
    sheet.text(576, 44, desk.label(title), Type(font="Times-Bold", size=12), end=True)
    sheet.rule(36, 50, 576, 50, width=2)
    sheet.rule(36, 53, 576, 53)


def _physical(desk: Desk, text: str) -> str:
    return desk.voice.number("physical-description", text)


def _identity(desk: Desk, sheet: Sheet) -> float:
    v, p, s, ink = desk.voice, desk.person, desk.scene, desk.ink
    left, right = 36.0, 436.0
    given = p.given.split()
    top = 58.0
    y = row(
        desk,
        sheet,
        left,
        top,
        22,
        [
            Cell(width=180, label="Family Name (CAPS)", value=v.name(p.family.upper()), kind=VALUE),
            Cell(width=110, label="First", value=v.name(given[0].upper()), kind=VALUE),
            Cell(width=106, label="Middle", value=v.name(" ".join(given[1:]).upper()) if given[1:] else "", kind=VALUE),
        ],
    )
    y = row(
        desk,
        sheet,
        left,
        y,
        30,
        [
            Cell(
                width=130,
                label="Country of Citizenship",
                value=v.number("nationality", p.origin.country.upper()),
                kind=VALUE,
            ),
            Cell(
                width=150,
                label="Passport Number and Country of Issue",
                value=v.number("passport", p.passport),
                kind=VALUE,
            ),
            Cell(
                width=116,
                label="File Number",
                value=f"{v.file_number()}\n{v.number('event-number', p.event)}",
                kind=VALUE,
            ),
        ],
    )
    y = row(
        desk,
        sheet,
        left,
        y,
        22,
        [Cell(width=396, label="U.S. Address", value=v.address(), kind=Type(font="Courier", size=8))],
    )
    y = row(
        desk,
        sheet,
        left,
        y,
        22,
        [
            Cell(
                width=280,
                label="Date, Place, Time, and Manner of Last Entry",
                kind=VALUE,
                value=v.number("entry", f"{p.entered:%m/%d/%Y} {p.entry_place.split(',')[0]}, WI"),
            ),
            Cell(width=116, label="Passenger Boarded at", value=""),
        ],
    )
    home = v.number("address", f"{p.birthplace[0]}, {p.birthplace[1]}, {p.origin.country}")
    y = row(
        desk,
        sheet,
        left,
        y,
        22,
        [
            Cell(
                width=396,
                label="Number, Street, City, Province (State) and Country of Permanent Residence",
                value=home,
                kind=VALUE,
            )
        ],
    )
    born = v.number("date-of-birth", f"{p.born:%m/%d/%Y}")
    action = ink.keep("action-date", f"{s.when:%m/%d/%Y}")
    y = row(
        desk,
        sheet,
        left,
        y,
        22,
        [
            Cell(width=110, label="Date of Birth", value=born, kind=VALUE),
            Cell(width=60, label="Age:", value=v.age_on(s.when), kind=VALUE),
            Cell(width=110, label="Date of Action", value=action, kind=VALUE),
            Cell(width=116, label="Location Code", value=ink.keep("office", "NYC/NYC"), kind=VALUE),
        ],
    )
    y = row(
        desk,
        sheet,
        left,
        y,
        30,
        [
            Cell(width=220, label="City, Province (State) and Country of Birth", value=v.birthplace(), kind=VALUE),
            Cell(width=176, label="Form : (Type and No.)  Lifted    Not Lifted", value=""),
        ],
    )
    y = row(
        desk,
        sheet,
        left,
        y,
        22,
        [
            Cell(width=220, label="NIV Issuing Post and NIV Number", value=""),
            Cell(width=176, label="Social Security Number", value=v.number("ssn", p.ssn), kind=VALUE),
        ],
    )
    _side(desk, sheet, right, top)
    return y


def _side(desk: Desk, sheet: Sheet, x: float, y: float) -> None:
    v, p, s, ink = desk.voice, desk.person, desk.scene, desk.ink
    y = row(
        desk,
        sheet,
        x,
        y,
        22,
        [
            Cell(width=26, label="Sex", value=_physical(desk, p.sex), kind=VALUE),
            Cell(width=36, label="Hair", value=_physical(desk, p.hair), kind=VALUE),
            Cell(width=36, label="Eyes", value=_physical(desk, p.eyes), kind=VALUE),
            Cell(width=42, label="Cmplxn", value=_physical(desk, "MED"), kind=VALUE),
        ],
    )
    y = row(
        desk,
        sheet,
        x,
        y,
        30,
        [
            Cell(
                width=40, label="Height", value=_physical(desk, p.height.replace("'", "").replace('"', "")), kind=VALUE
            ),
            Cell(width=36, label="Weight", value=_physical(desk, p.weight), kind=VALUE),
            Cell(
                width=64, label="Occupation", value=ink.either("employer", p.occupation.split()[0].upper()), kind=VALUE
            ),
        ],
    )
    y = row(
        desk,
        sheet,
        x,
        y,
        22,
        [
            Cell(
                width=140,
                label="Scars and Marks",
                value=_physical(desk, desk.pick("TAT L ARM", "SC R HAND", "TAT NECK")),
                kind=VALUE,
            )
        ],
    )
    y = row(
        desk, sheet, x, y, 22, [Cell(width=140, label="F.B.I. Number", value=v.number("fbi-number", p.fbi), kind=VALUE)]
    )
    y = row(
        desk,
        sheet,
        x,
        y,
        22,
        [
            Cell(
                width=140,
                label="Method of Location/Apprehension",
                value=ink.keep("method", desk.pick("NCA", "L 511.2.3", "O")),
                kind=VALUE,
            )
        ],
    )
    y = row(
        desk,
        sheet,
        x,
        y,
        22,
        [Cell(width=140, label="At/Near", value=ink.keep("courthouse", s.court), kind=Type(font="Courier", size=6.8))],
    )
    hour = f"{ink.keep('action-date', f'{s.when:%m/%d/%Y}')} {ink.either('court-detail', s.hour)}"
    y = row(desk, sheet, x, y, 30, [Cell(width=140, label="Date/Hour", value=hour, kind=VALUE)])
    row(desk, sheet, x, y, 22, [Cell(width=140, label="By", value=officer(ink, s.officer, "initial"), kind=VALUE)])


def _middle(desk: Desk, sheet: Sheet, y: float) -> float:
    v, p, ink = desk.voice, desk.person, desk.ink
    x = 36.0
    record = desk.pick("POSITIVE - See Narrative", "NEGATIVE")
    y = row(
        desk,
        sheet,
        x,
        y + 4,
        22,
        [
            Cell(width=270, label="Immigration Record", value=ink.either("relief-application", record), kind=VALUE),
            Cell(
                width=270,
                label="Criminal Record",
                value=ink.either("docket-number", desk.pick("None Known", "See Narrative")),
                kind=VALUE,
            ),
        ],
    )
    kids = str(len(p.children)) if p.children else "None"
    y = row(
        desk,
        sheet,
        x,
        y,
        22,
        [
            Cell(
                width=400,
                label="Name, Address, and Nationality of Spouse (Maiden Name, if Appropriate)",
                kind=VALUE,
                value=f"{v.relative(p.spouse)} {desk.label('Nationality:')} {v.number('nationality', p.origin.country.upper())}",
            ),
            Cell(
                width=140, label="Number and Nationality of Minor Children", value=v.number("family", kids), kind=VALUE
            ),
        ],
    )
    y = row(
        desk,
        sheet,
        x,
        y,
        22,
        [
            Cell(
                width=270,
                label="Father's Name, Nationality, and Address, if Known",
                value=v.relative(p.father),
                kind=VALUE,
            ),
            Cell(
                width=270,
                label="Mother's Present and Maiden Names, Nationality, and Address, if Known",
                value=v.relative(p.mother),
                kind=VALUE,
            ),
        ],
    )
    y = row(
        desk,
        sheet,
        x,
        y,
        22,
        [
            Cell(
                width=190,
                label="Monies Due/Property in U.S. Not in Immediate Possession",
                value="None Claimed",
                kind=VALUE,
            ),
            Cell(width=110, label="Fingerprinted?", value="    Yes", kind=VALUE),
            Cell(width=90, label="Systems Checks", value="See Narrative", kind=VALUE),
            Cell(
                width=150,
                label="Charge Code Words(s)",
                value=ink.keep("charge", desk.pick("I6A", "212a6Ai", "R1B")),
                kind=VALUE,
            ),
        ],
    )
    sheet.tick(x + 232, y - 4, is_set=True)
    return row(
        desk,
        sheet,
        x,
        y,
        22,
        [
            Cell(
                width=260,
                label="Name and Address of (Last)(Current) U.S. Employer",
                value=v.number("employer", p.employer),
                kind=VALUE,
            ),
            Cell(width=110, label="Type of Employment", value=ink.either("employer", p.occupation), kind=VALUE),
            Cell(width=70, label="Salary", value=""),
            Cell(width=100, label="Employed from/to", value=""),
        ],
    )

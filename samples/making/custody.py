"""Form I-200, Warrant for Arrest of Alien, and Form I-286, Notice of Custody Determination."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from samples.making.desk import SMALL, Cell, Desk, row
from samples.making.sheet import Sheet, Type
from samples.making.voice import day, officer

BODY, BOLD, TYPED = Type(font="Times-Roman", size=10.5), Type(font="Times-Bold", size=13), Type(font="Courier", size=10)


def warrant(desk: Desk) -> Sheet:
    """Draw Form I-200."""
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    sheet.text(50, 50, ink.keep("office", "U.S. DEPARTMENT OF HOMELAND SECURITY"), Type(font="Times-Bold", size=9))
    sheet.text(562, 50, desk.label("Warrant for Arrest of Alien"), BOLD, end=True)
    sheet.rule(50, 56, 562, 56, width=1.5)
    sheet.text(380, 84, f"{desk.label('File No.')} {v.file_number()}", TYPED)
    sheet.text(380, 100, f"{desk.label('Date:')} {day(ink, s.after(-3), 0, 'document-date')}", TYPED)
    y = sheet.paragraph(
        50,
        130,
        512,
        desk.label(
            "To: Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and Nationality Act and part "
            "287 of title 8, Code of Federal Regulations, to serve warrants of arrest for immigration violations"
        ),
        BODY,
    )
    y = sheet.paragraph(
        50,
        y + 14,
        512,
        f"I have determined that there is probable cause to believe that {v.name(desk.person.full.upper())} "
        "is removable from the United States. This determination is based upon:",
        BODY,
    )
    reasons = (
        "the execution of a charging document to initiate removal proceedings against the subject;",
        "the pendency of ongoing removal proceedings against the subject;",
        "the failure to establish admissibility subsequent to deferred inspection;",
        "biometric confirmation of the subject's identity and a records check of federal databases;",
        "statements made voluntarily by the subject to an immigration officer.",
    )
    chosen = desk.rng.randrange(5)
    for number, text in enumerate(reasons):
        y += 16
        sheet.tick(60, y, is_set=number == chosen)
        sheet.text(76, y, desk.label(text), BODY)
    y = sheet.paragraph(
        50,
        y + 30,
        512,
        desk.label(
            "YOU ARE COMMANDED to arrest and take into custody for removal proceedings under the Immigration and Nationality Act, the above-named alien."
        ),
        BODY,
    )
    y += 24
    sheet.text(330, y, f"{officer(ink, s.supervisor)}", TYPED)
    sheet.rule(320, y + 3, 562, y + 3)
    sheet.text(340, y + 12, desk.label("(Signature of Authorized Immigration Officer)"), SMALL)
    sheet.text(330, y + 34, ink.keep("official-title", s.supervisor.title), Type(font="Courier", size=8))
    sheet.rule(320, y + 37, 562, y + 37)
    sheet.text(340, y + 46, desk.label("(Printed Name and Title of Authorized Immigration Officer)"), SMALL)
    _warrant_service(desk, sheet, y + 76)
    sheet.text(562, 752, desk.label("Form I-200 (Rev. 09/16)"), SMALL, end=True)
    return sheet


def _warrant_service(desk: Desk, sheet: Sheet, y: float) -> None:
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet.box(50, y - 14, 562, y + 130)
    sheet.centre(y, desk.label("Certificate of Service"), Type(font="Times-Bold", size=11))
    y = sheet.paragraph(
        60,
        y + 20,
        490,
        f"I hereby certify that the Warrant for Arrest of Alien was served by me at {ink.keep('courthouse', s.court)} on "
        f"{v.full()} on {day(ink, s.when)}, and the contents of this notice were read to {desk.pick('him or her', 'the alien')} in the "
        f"{v.language()} language.",
        BODY,
    )
    sheet.text(70, y + 36, officer(ink, s.officer), TYPED)
    sheet.rule(60, y + 39, 280, y + 39)
    sheet.text(90, y + 48, desk.label("Name and Signature of Officer"), SMALL)
    sheet.text(330, y + 36, "Tel. interpreter 4417", TYPED)
    sheet.rule(320, y + 39, 540, y + 39)
    sheet.text(340, y + 48, desk.label("Name or Number of Interpreter (if applicable)"), SMALL)


def custody(desk: Desk) -> Sheet:
    """Draw Form I-286."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    sheet.text(50, 50, ink.keep("office", "DEPARTMENT OF HOMELAND SECURITY"), Type(font="Times-Bold", size=9))
    sheet.text(562, 50, desk.label("NOTICE OF CUSTODY DETERMINATION"), BOLD, end=True)
    y = row(
        desk,
        sheet,
        50,
        62,
        30,
        [
            Cell(width=300, label="Alien's Name:", value=v.caps(), kind=TYPED),
            Cell(width=212, label="A-File Number:", value=v.file_number(), kind=TYPED),
        ],
        label=SMALL,
    )
    y = row(
        desk,
        sheet,
        50,
        y,
        30,
        [
            Cell(width=170, label="Event ID:", value=v.number("event-number", p.event), kind=TYPED),
            Cell(width=170, label="Subject ID:", value=v.number("subject-number", p.subject_number), kind=TYPED),
            Cell(width=172, label="Date:", value=day(ink, s.when, 0, "document-date"), kind=TYPED),
        ],
        label=SMALL,
    )
    y = sheet.paragraph(
        50,
        y + 24,
        512,
        desk.label(
            "Pursuant to the authority contained in section 236 of the Immigration and Nationality Act and part 236 of title 8, Code of "
            "Federal Regulations, I have determined that, pending a final administrative determination in your case, you will be:"
        ),
        BODY,
    )
    bond = desk.rng.random() < 0.5
    choices = (
        (not bond, "Detained by the Department of Homeland Security."),
        (bond, f"Released under bond in the amount of ${desk.rng.choice(('1,500.00', '5,000.00', '7,500.00'))}."),
        (False, "Released on your own recognizance."),
    )
    for is_set, text in choices:
        y += 16
        sheet.tick(60, y, is_set=is_set)
        sheet.text(76, y, ink.keep("custody-outcome", text), BODY)
    y += 40
    sheet.text(60, y, officer(ink, s.supervisor), TYPED)
    sheet.rule(50, y + 3, 300, y + 3)
    sheet.text(70, y + 12, desk.label("Name and Signature of Authorized Officer"), SMALL)
    sheet.text(320, y, f"{day(ink, s.when, 0, 'document-date')} {s.hour}", TYPED)
    sheet.text(320, y + 12, desk.label("Date and Time"), SMALL)
    sheet.text(60, y + 32, ink.keep("official-title", s.supervisor.title), Type(font="Courier", size=8))
    sheet.text(60, y + 44, desk.label("Title"), SMALL)
    sheet.text(320, y + 32, ink.keep("office", "26 Federal Plaza, New York, NY 10278"), Type(font="Courier", size=9))
    sheet.text(320, y + 44, desk.label("Office Location/Address"), SMALL)
    y = sheet.paragraph(
        50,
        y + 74,
        512,
        desk.label("You may request a review of this custody determination by an immigration judge."),
        BODY,
    )
    for is_set, text in (
        (True, "I acknowledge receipt of this notification, and"),
        (True, "do request an immigration judge review of this custody determination."),
    ):
        sheet.tick(60, y + 4, is_set=is_set)
        sheet.text(76, y + 4, desk.label(text), BODY)
        y += 16
    sheet.text(60, y + 34, v.full(), Type(font="Times-Italic", size=12))
    sheet.rule(50, y + 37, 300, y + 37)
    sheet.text(70, y + 46, desk.label("Signature of Alien"), SMALL)
    y = sheet.paragraph(
        50,
        y + 76,
        512,
        f"The contents of this notice were read to {v.caps()} in the {v.language()} language on "
        f"{day(ink, s.when, 1, 'document-date')} by {officer(ink, s.officer)}, {ink.keep('official-title', s.officer.title)}.",
        BODY,
    )
    sheet.text(562, 752, desk.label("Form I-286 (Rev. 1/14)"), SMALL, end=True)
    return sheet

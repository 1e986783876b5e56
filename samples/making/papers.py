"""Memoranda and letters: ordinary, draft and deliberative, from a shelter, from USCIS, from a community group."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from samples.making.certs import statement
from samples.making.desk import Desk, lines
from samples.making.sheet import Sheet, Type
from samples.making.voice import day, officer

SHELTERS = {
    "a": ("Harbor Lantern House", "Safe Passage of Queens"),
    "b": ("New Dawn Family Refuge", "Casa Abrigo Victim Services"),
}


def memo(desk: Desk) -> Sheet:
    """Draw an ordinary memorandum on one arrest, typed."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    font = desk.pick("Times-Roman", "Courier", "Helvetica")
    body = Type(font=font, size=11)
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    sheet.text(60, 60, desk.label(desk.pick("MEMORANDUM FOR:", "MEMORANDUM TO:")), body)
    sheet.text(190, 60, officer(ink, s.supervisor), body)
    sheet.text(190, 75, ink.keep("official-title", s.supervisor.title), body)
    y = lines(desk, sheet, 60, 98, (
        ("FROM:", f"{officer(ink, s.officer)}, {ink.keep('official-title', s.officer.short)}"),
        ("DATE:", day(ink, s.after(5), 1, "document-date")),
        ("SUBJECT:", f"Arrest of {v.full()} ({v.a()})"),
    ), gap=130, kind=body)  # fmt: skip
    sheet.rule(60, y, 552, y)
    text = (
        f"1. On {day(ink, s.when)} officers from the {ink.keep('office', 'Fugitive Operations Unit')} arrested {v.full()} at the {ink.keep('courthouse', s.court)}. "
        f"{v.first_surname()} had appeared before {ink.keep('official-title', 'Judge')} {_judge_name(desk)} in {v.part(s.part)}.\n\n"
        f"2. {v.mister()}, a {v.nationality()} national aged {v.age_on(s.when)}, lives at {v.address()} with {v.relative(p.spouse)}"
        f"{_kids(desk)}. {p.he.capitalize()} works at {v.number('employer', p.employer)}.\n\n"
        f"3. {statement(desk)}\n\n4. {officer(ink, s.partner, 'titled')} and {officer(ink, s.officer, 'titled')} saw no third party "
        f"during the arrest. {v.possessive()} telephone, {v.phone()}, was not searched. {_contact(desk)}\n\n"
        f"5. Approval under {ink.either('statute', 'ICE Directive 11072.1')} was given by {officer(ink, s.supervisor, 'titled')}."
    )
    sheet.paragraph(60, y + 22, 492, text, body, bottom=730, justify=desk.rng.random() < 0.3)
    return sheet


def _judge_name(desk: Desk) -> str:
    judge = desk.scene.judge
    return (
        desk.ink.either("official-name", judge.full)
        if judge.full == desk.person.full
        else desk.ink.keep("official-name", judge.full)
    )


def _kids(desk: Desk) -> str:
    kids = desk.person.children
    if not kids:
        return ""
    return " and " + ", ".join(f"{desk.voice.name(k.full)} ({desk.voice.number('age', str(k.age))})" for k in kids)


def _contact(desk: Desk) -> str:
    mother = desk.person.mother
    return f"A relative, {desk.voice.name(mother.full)}, called the duty line about {desk.voice.initials()} twice."


def draft(desk: Desk) -> Sheet:
    """Draw a draft policy memorandum with options and a recommendation."""
    s, ink = desk.scene, desk.ink
    body = Type(font="Times-Roman", size=11)
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    sheet.centre(
        50,
        desk.pick("DRAFT - PRE-DECISIONAL - DELIBERATIVE", "PRE-DECISIONAL / DELIBERATIVE - DRAFT FOR DISCUSSION ONLY"),
        Type(font="Times-Bold", size=11),
    )
    y = lines(desk, sheet, 60, 80, (
        ("TO:", f"{officer(ink, s.supervisor)}, {ink.keep('official-title', s.supervisor.title)}"),
        ("FROM:", f"{officer(ink, s.partner)}, {ink.keep('official-title', s.partner.title)}"),
        ("DATE:", day(ink, s.after(30), 1, "document-date")), ("RE:", "Proposed change to courthouse arrest procedures"),
    ), gap=70, kind=body)  # fmt: skip
    sheet.paragraph(
        60,
        y + 20,
        492,
        ink.redact(
            "deliberative-process",
            "This draft sets out options for discussion before a decision is made. Option A: keep the present practice, under which the "
            "certification is signed by the arresting officer. Option B: require the signature of a supervisor before service. Option C: "
            "add a tick box to the worksheet. We recommend Option B, because the present practice invites challenge; we would propose to "
            "try it in one office first. We have not decided whether to amend the directive, and your views are asked for by Friday.",
        ),
        body,
    )
    return sheet


def shelter_letter(desk: Desk) -> Sheet:
    """Draw a letter from a victim-services provider about a client."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    name = desk.rng.choice(SHELTERS[s.family])
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    body = Type(font=desk.pick("Times-Roman", "Vera"), size=10.5)
    provider = "service-provider"
    sheet.centre(56, v.under_1367(provider, name), Type(font="Times-Bold", size=16))
    sheet.centre(
        72,
        v.under_1367(provider, f"{desk.rng.randint(100, 999)} Larkspur Street, Queens, NY 11372"),
        Type(font="Times-Italic", size=9),
    )
    sheet.text(60, 110, day(ink, s.after(9), 1, "document-date"), body)
    text = (
        f"Re: {v.full()}, date of birth {v.born(1)}\n\nTo whom it may concern:\n\n{v.under_1367(provider, name)} has worked with {v.mister()} since "
        f"{s.when.year - 1}. {p.he.capitalize()} came to us as {v.under_1367('victim-status', 'a survivor of domestic violence')} and "
        f"stayed at our {v.under_1367(provider, 'emergency shelter')} with {v.number('family', 'her children' if p.sex == 'F' else 'his children')}{_kids(desk)}. "
        f"We helped {v.last()} to file {v.under_1367('relief-application', 'a Form I-918')}, and {p.he} went to the {ink.keep('courthouse', s.court)} on "
        f"{day(ink, s.when)} to ask for {v.under_1367('protection-order', 'an order of protection')}.\n\nPlease reach our advocate, {v.name(p.father.given.split()[0] + ' Linden')}, at "
        f"{v.number('phone', '(718) 555-0133')} or {v.number('email', 'advocate@shelter.example')}.\n\nSincerely,\n\n{v.name(p.father.given.split()[0] + ' Linden')}\nCase Manager"
    )
    sheet.paragraph(60, 140, 492, text, body, bottom=730)
    return sheet


def receipt(desk: Desk) -> Sheet:
    """Draw a receipt notice for an application."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    case = {
        "U": "I918 - PETITION FOR U NONIMMIGRANT STATUS",
        "T": "I914 - APPLICATION FOR T NONIMMIGRANT STATUS",
        "VAWA-cancellation": "EOIR-42B - CANCELLATION OF REMOVAL",
    }.get(p.relief[0], "I360 - PETITION FOR AMERASIAN, WIDOW(ER), OR SPECIAL IMMIGRANT")
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    mono = Type(font="Courier", size=9.5)
    sheet.text(50, 50, ink.keep("office", "Department of Homeland Security"), Type(font="Helvetica", size=9))
    sheet.text(50, 64, ink.keep("office", "U.S. Citizenship and Immigration Services"), Type(font="Helvetica", size=9))
    sheet.text(
        562, 58, ink.either("form-text", "I-797C, Notice of Action"), Type(font="Helvetica-Bold", size=13), end=True
    )
    sheet.box(50, 76, 562, 160)
    sheet.rule(306, 76, 306, 160)
    rows = (
        ("RECEIPT NUMBER", v.number("uscis-receipt", p.receipt)),
        ("CASE TYPE", v.under_1367("relief-application", case)),
        ("RECEIVED DATE", ink.either("document-date", f"{s.after(-200):%B %d, %Y}")),
        ("APPLICANT", f"{v.file_number()} {v.caps()}"),
    )
    for number, (label, value) in enumerate(rows):
        x, y = (56, 312)[number % 2], 90 + 40 * (number // 2)
        sheet.text(x, y, ink.either("form-text", label), Type(font="Helvetica", size=7))
        sheet.paragraph(x, y + 12, 240, value, Type(font="Courier", size=8.5))
    sheet.paragraph(56, 190, 250, f"{v.full()}\n{v.number('address', p.street)}\n{v.number('address', p.city)}", mono)
    sheet.paragraph(
        56,
        260,
        500,
        f"The above application has been received by the {v.under_1367('relief-application', 'Vermont Service Center, VAWA Unit')}. Use the receipt number in any inquiry. "
        "This notice does not grant any immigration status or benefit.",
        Type(font="Times-Roman", size=11),
    )
    return sheet


def relief_form(desk: Desk) -> Sheet:
    """Draw a page of a petition whose very existence is § 1367 information."""
    v, p = desk.voice, desk.person
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    bold, body = Type(font="Times-Bold", size=12), Type(font="Times-Roman", size=10)
    form, title = (
        ("I-918", "Petition for U Nonimmigrant Status")
        if not desk.is_b
        else ("I-914", "Application for T Nonimmigrant Status")
    )
    sheet.text(50, 50, v.under_1367("relief-application", f"Form {form}"), bold)
    sheet.text(562, 50, v.under_1367("relief-application", title), bold, end=True)
    sheet.rule(50, 58, 562, 58, width=1.5)
    y = 84.0
    rows = (
        ("1. Family Name (Last Name)", v.name(p.family)),
        ("Given Name (First Name)", v.name(p.given)),
        ("2. Home Address", v.address()),
        ("3. Safe Mailing Address", v.number("address", f"P.O. Box {desk.rng.randint(100, 999)}, Albany, NY 12201")),
        ("4. Alien Registration Number (A-Number)", v.a(0)),
        ("5. U.S. Social Security Number", v.number("ssn", p.ssn)),
        ("6. Date of Birth", v.born(0)),
        ("7. Country of Birth", v.number("place-of-birth", p.origin.country)),
        ("8. Passport Number", v.number("passport", p.passport)),
        ("9. Date of last entry", v.number("entry", f"{p.entered:%m/%d/%Y}")),
        ("10. I-94 Number", v.number("i94-number", "".join(desk.rng.choice("0123456789") for _ in range(11)))),
    )
    for label, value in rows:
        sheet.text(54, y, label, body)
        sheet.box(260, y - 11, 560, y + 4)
        sheet.text(264, y, value, Type(font="Courier", size=8.5))
        y += 20
    sheet.paragraph(
        54,
        y + 20,
        500,
        f"Part 3. {v.under_1367('victim-status', 'I am a victim of criminal activity listed in the Act')}, namely "
        f"{v.under_1367('victim-status', 'domestic violence and felonious assault')}, by {v.relative(p.spouse)}.",
        body,
    )
    return sheet

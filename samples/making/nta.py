"""Form I-862, Notice to Appear, with the § 1229(e) statement in it or attached to it."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from samples.making.certs import statement
from samples.making.desk import SMALL, Desk
from samples.making.sheet import Sheet, Type
from samples.making.voice import date_text, day, officer

BODY, BOLD = Type(font="Times-Roman", size=9.5), Type(font="Times-Bold", size=9.5)
TYPED = Type(font="Courier", size=9.5)


def notice(desk: Desk) -> Sheet:
    """Draw a Notice to Appear of two or three pages."""
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    y = _caption(desk, sheet)
    y = _allegations(desk, sheet, y)
    _orders(desk, sheet, y)
    sheet.next_page()
    _service(desk, sheet)
    if desk.rng.random() < 0.4:
        sheet.next_page()
        _attachment(desk, sheet)
    return sheet


def _caption(desk: Desk, sheet: Sheet) -> float:
    v, p, ink = desk.voice, desk.person, desk.ink
    sheet.text(40, 44, ink.keep("office", "U.S. Department of Homeland Security"), BOLD)
    sheet.text(572, 44, desk.label("Notice to Appear"), Type(font="Times-Bold", size=13), end=True)
    sheet.rule(40, 50, 572, 50, width=1.5)
    kind = ink.keep(
        "proceeding-class", "In removal proceedings under section 240 of the Immigration and Nationality Act"
    )
    sheet.text(40, 66, f"{kind}:", BOLD)
    ids = (
        ("Subject ID:", v.number("subject-number", p.subject_number)),
        ("FINS:", v.number("fin-number", p.fin)),
        ("File No:", v.file_number()),
        ("DOB:", v.born(0)),
        ("Event No:", v.number("event-number", p.event)),
    )
    order = list(ids) if not desk.is_b else [ids[2], ids[4], ids[0], ids[1], ids[3]]
    for number, (label, value) in enumerate(order):
        x, y = (40, 84 + 14 * number) if number < 3 else (330, 84 + 14 * (number - 3))
        sheet.text(sheet.text(x, y, desk.label(label), BODY) + 6, y, value, TYPED)
    sheet.text(40, 132, desk.label("In the Matter of:"), BODY)
    sheet.text(sheet.text(40, 150, desk.label("Respondent:"), BODY) + 8, 150, v.name(p.full.upper()), TYPED)
    sheet.text(572, 150, desk.label("currently residing at:"), BODY, end=True)
    sheet.rule(96, 153, 460, 153)
    sheet.text(44, 170, v.address(), TYPED)
    sheet.text(572, 170, v.phone(), TYPED, end=True)
    sheet.rule(40, 173, 572, 173)
    sheet.text(60, 181, desk.label("(Number, street, city and ZIP code)"), SMALL)
    sheet.text(572, 181, desk.label("(Area code and phone number)"), SMALL, end=True)
    choices = (
        "You are an arriving alien.",
        "You are an alien present in the United States who has not been admitted or paroled.",
        "You have been admitted to the United States, but are removable for the reasons stated below.",
    )
    for number, text in enumerate(choices):
        y = 200 + 15 * number
        sheet.tick(44, y, is_set=number == 1)
        sheet.text(58, y, desk.label(f"{number + 1}. {text}"), BODY)
    return 252.0


def _allegations(desk: Desk, sheet: Sheet, y: float) -> float:
    v, p, s, ink = desk.voice, desk.person, desk.scene, desk.ink
    sheet.text(40, y, desk.label("The Department of Homeland Security alleges that you:"), BODY)
    where = ink.keep("courthouse", s.court)
    facts = [
        "You are not a citizen or national of the United States;",
        f"You are a native of {v.country()} and a citizen of {v.country()};",
        f"You arrived in the United States at or near {v.number('entry', p.entry_place)}, on or about "
        f"{v.number('entry', date_text(p.entered, 1))};",
        desk.pick(
            "You were not then admitted or paroled after inspection by an Immigration Officer.",
            "You did not then possess or present a valid immigrant visa or other entry document;",
        ),
    ]
    if desk.rng.random() < 0.5:
        facts.append(
            f"You were, on {v.number('date-of-birth', date_text(p.born, 1))}, born in {v.birthplace()}, also known as {v.caps()}."
        )
    if desk.rng.random() < 0.6:
        facts.append(f"You were taken into custody on {day(ink, s.when)} at {where}.")
    else:
        facts.append(f"On {day(ink, s.when, 0)} you were encountered at or near the {where}.")
    y += 16
    for number, fact in enumerate(facts, start=1):
        sheet.text(52, y, f"{number}.", TYPED)
        y = sheet.paragraph(72, y, 490, fact, TYPED) + 1
    y += 8
    y = sheet.paragraph(
        40,
        y,
        530,
        desk.label(
            "On the basis of the foregoing, it is charged that you are subject to removal from the United States pursuant to the "
            "following provision(s) of law:"
        ),
        BODY,
    )
    charge = ink.keep(
        "charge",
        "Section 212(a)(6)(A)(i) of the Immigration and Nationality Act, as amended, in that you are an alien present in the "
        "United States without being admitted or paroled, or who arrived in the United States at any time or place other than "
        "as designated by the Attorney General.",
    )
    return sheet.paragraph(60, y + 4, 505, charge, TYPED) + 6


def _orders(desk: Desk, sheet: Sheet, y: float) -> None:
    v, s, ink = desk.voice, desk.scene, desk.ink
    fear = "This notice is being issued after an asylum officer has found that the respondent has demonstrated a credible fear."
    is_set = desk.person.relief[0] == "asylum"
    sheet.tick(44, y, is_set=is_set)
    sheet.text(58, y, desk.label(fear), SMALL)
    y += 14
    if desk.rng.random() < 0.75:
        y = sheet.paragraph(40, y + 4, 532, statement(desk), BODY) + 4
    y = sheet.paragraph(
        40,
        y + 4,
        532,
        desk.label(
            "YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice at:"
        ),
        BOLD,
    )
    court = ink.either("office", "26 Federal Plaza, 12th Floor, New York, NY 10278")
    y = sheet.paragraph(44, y, 520, f"{court}, {v.part('Room ' + str(desk.rng.randint(1200, 1499)))}", TYPED)
    hearing = v.part(date_text(s.after(60 + desk.rng.randint(0, 200)), 1))
    y = sheet.paragraph(
        44,
        y + 4,
        520,
        f"on {hearing} at {v.part(desk.pick('8:30 AM', '9:00 a.m.', '1:00 PM'))} to show why you "
        "should not be removed from the United States based on the charge(s) set forth above.",
        BODY,
    )
    y += 16
    sheet.text(
        300,
        y,
        f"{officer(ink, s.supervisor)}, {ink.keep('official-title', s.supervisor.title)}",
        Type(font="Courier", size=7.5),
    )
    sheet.rule(296, y + 3, 572, y + 3)
    sheet.text(330, y + 11, desk.label("(Signature and Title of Issuing Officer)"), SMALL)
    sheet.text(44, y, f"{desk.label('Date:')} {day(ink, s.when, 1, 'document-date')}", TYPED)
    sheet.text(44, y + 14, ink.keep("office", "New York, NY"), TYPED)
    sheet.text(572, sheet.height - 28, desk.label("Form I-862 (Rev. 08/01/07)"), SMALL, end=True)


def _service(desk: Desk, sheet: Sheet) -> None:
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet.centre(60, desk.label("Notice to Respondent"), Type(font="Times-Bold", size=12))
    warnings = (
        "Warning: Any statement you make may be used against you in removal proceedings.",
        "Alien Registration: This copy of the Notice to Appear served upon you is evidence of your alien registration while you "
        "are under removal proceedings. You are required to carry it with you at all times.",
        "Representation: If you so choose, you may be represented in this proceeding, at no expense to the Government, by an "
        "attorney or other individual authorized and qualified to represent persons before the Executive Office for Immigration "
        "Review, pursuant to 8 CFR 3.16.",
        "Failure to appear: You are required to provide the DHS, in writing, with your full mailing address and telephone number.",
    )
    y = 84.0
    for text in warnings:
        y = sheet.paragraph(40, y, 532, desk.label(text), BODY) + 6
    y += 8
    sheet.box(40, y, 572, y + 86)
    sheet.centre(y + 16, desk.label("Request for Prompt Hearing"), BOLD)
    sheet.paragraph(
        48,
        y + 32,
        516,
        desk.label(
            "To expedite a determination in my case, I request an immediate hearing. I waive my right to a 10-day period prior to "
            "appearing before an immigration judge."
        ),
        BODY,
    )
    sheet.text(320, y + 66, v.full(), Type(font="Times-Italic", size=11))
    sheet.rule(310, y + 69, 560, y + 69)
    sheet.text(390, y + 78, desk.label("(Signature of Respondent)"), SMALL)
    y += 112
    sheet.centre(y, desk.label("Certificate of Service"), Type(font="Times-Bold", size=12))
    y = sheet.paragraph(
        40,
        y + 20,
        532,
        f"This Notice To Appear was served on the respondent by me on {day(ink, s.when, 1, 'document-date')}, in the following "
        f"manner and in compliance with {ink.keep('statute', 'section 239(a)(1)(F) of the Act')}.",
        BODY,
    )
    for number, (x, text) in enumerate(
        ((44, "in person"), (170, "by certified mail, returned receipt requested"), (420, "by regular mail"))
    ):
        sheet.tick(x, y + 6, is_set=number == 0)
        sheet.text(x + 14, y + 6, desk.label(text), BODY)
    y = sheet.paragraph(
        40,
        y + 30,
        532,
        f"The alien was provided oral notice in the {v.language()} language of the time and place of "
        "his or her hearing and of the consequences of failure to appear.",
        BODY,
    )
    sheet.text(48, y + 34, v.full(), Type(font="Times-Italic", size=11))
    sheet.rule(40, y + 37, 270, y + 37)
    sheet.text(60, y + 46, desk.label("(Signature of Respondent if Personally Served)"), SMALL)
    sheet.text(320, y + 34, f"{officer(ink, s.officer)}, {ink.keep('official-title', s.officer.short)}", TYPED)
    sheet.rule(310, y + 37, 560, y + 37)
    sheet.text(360, y + 46, desk.label("(Signature and Title of Officer)"), SMALL)
    sheet.text(40, y + 80, f"{desk.label('Respondent:')} {v.caps()} {desk.label('File No:')} {v.file_number()}", TYPED)


def _attachment(desk: Desk, sheet: Sheet) -> None:
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet.centre(64, desk.label("Attachment to Notice to Appear"), Type(font="Times-Bold", size=12))
    sheet.text(40, 92, f"{desk.label('Respondent:')} {v.caps()}", BODY)
    sheet.text(572, 92, f"{desk.label('File No.')} {v.file_number()}", BODY, end=True)
    sheet.rule(40, 98, 572, 98)
    y = sheet.paragraph(40, 120, 532, statement(desk), BODY) + 14
    sheet.paragraph(
        40,
        y,
        532,
        f"{officer(ink, s.officer)}\n{ink.keep('official-title', s.officer.title)}\n"
        f"{day(ink, s.when, 1, 'document-date')}",
        BODY,
    )

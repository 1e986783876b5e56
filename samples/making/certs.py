"""The § 1229(e) / INA § 239(e) statement in many wordings, and the certification as a paper of its own."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from samples.making.desk import Desk
from samples.making.sheet import Sheet, Type
from samples.making.voice import day, officer

WORDINGS = {
    "a": (
        "The provisions of section 1367 of Title 8, United States Code, have been complied with.",
        "Pursuant to INA § 239(e), I certify that the enforcement action leading to this proceeding was taken at a location "
        "described in INA § 239(e)(2) and that the provisions of 8 U.S.C. § 1367 have been complied with.",
        "STATEMENT OF COMPLIANCE. In accordance with 8 U.S.C. 1229(e), the Department states that the requirements of 8 U.S.C. "
        "1367 were complied with in connection with this action.",
        "I hereby certify, under section 239(e) of the Immigration and Nationality Act, that the provisions of section 384 of "
        "IIRIRA (8 U.S.C. § 1367) have been complied with.",
        "This Notice to Appear includes the statement required by 8 U.S.C. § 1229(e)(1): the provisions of section 1367 of this "
        "title have been complied with.",
    ),
    "b": (
        "DHS has complied with 8 U.S.C. § 1367 with respect to this enforcement action, as INA section 239(e) requires.",
        "CERTIFICATION UNDER 8 USC 1229(e): no information protected by 8 USC 1367 was relied on or disclosed contrary to that "
        "section, and its provisions have been complied with.",
        "The undersigned states that, because the arrest took place in connection with an appearance at a courthouse, the "
        "restrictions on disclosure in Sec. 1367 were complied with. See Sec. 239(e)(1) of the Act.",
        "Compliance with § 1367 is hereby certified. INA § 239(e)(2)(B).",
    ),
}
KINDS = (
    "domestic violence shelter", "rape crisis center", "supervised visitation center", "family justice center",
    "victim services provider", "community-based organization", "courthouse (or in connection with an appearance at a courthouse)",
)  # fmt: skip


def statement(desk: Desk) -> str:
    """Return one wording of the statement, kept to the letter."""
    return desk.ink.keep("certification-statement", desk.rng.choice(WORDINGS[desk.scene.family]))


def tick_form(desk: Desk) -> Sheet:
    """Draw a certification with tick boxes for the kind of location."""
    v, s, ink = desk.voice, desk.scene, desk.ink
    font = desk.pick("Times-Roman", "Helvetica", "Vera")
    body, bold = (
        Type(font=font, size=10),
        Type(font={"Times-Roman": "Times-Bold", "Helvetica": "Helvetica-Bold", "Vera": "Vera-Bold"}[font], size=12),
    )
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    sheet.centre(
        64,
        desk.label(
            desk.pick(
                "CERTIFICATION OF COMPLIANCE - INA § 239(e)",
                "Certification of Compliance with Restrictions on Disclosure",
                "Section 239(e) Statement",
            )
        ),
        bold,
    )
    sheet.centre(82, ink.keep("office", "U.S. Immigration and Customs Enforcement, New York Field Office"), body)
    sheet.rule(50, 92, 562, 92)
    y = 114.0
    for label, value in (
        ("Alien:", v.caps()),
        ("A-Number:", v.a()),
        ("Date of enforcement action:", day(ink, s.when)),
        ("Name of facility:", ink.keep("courthouse", s.court)),
        ("Address of facility:", ink.either("courthouse", s.court_address)),
        ("Nature of proceeding:", _proceeding(desk)),
        ("Case or docket number:", v.docket() if s.court_kind == "criminal" else v.family_docket()),
    ):
        sheet.text(54, y, desk.label(label), body)
        sheet.text(220, y, value, body)
        sheet.rule(216, y + 3, 560, y + 3)
        y += 20
    sheet.text(54, y + 4, desk.label("Location type (check one):"), body)
    y += 20
    for number, kind in enumerate(KINDS):
        sheet.tick(70, y, is_set=number == len(KINDS) - 1)
        sheet.text(86, y, ink.keep("location-kind", kind), body)
        y += 16
    y = sheet.paragraph(54, y + 16, 506, statement(desk), body) + 34
    signature(desk, sheet, y, body)
    return sheet


def _proceeding(desk: Desk) -> str:
    if desk.scene.court_kind == "family":
        return desk.ink.keep("proceeding-class", desk.pick("protection order case", "child custody case"))
    return desk.ink.keep("proceeding-class", desk.pick("criminal case relating to domestic violence", "criminal case"))


def signature(desk: Desk, sheet: Sheet, y: float, body: Type) -> None:
    """Draw the officer's and the supervisor's signature blocks."""
    s, ink = desk.scene, desk.ink
    for x, who, label in ((54, s.officer, "Officer"), (320, s.supervisor, "Reviewed by")):
        sheet.rule(x, y - 12, x + 220, y - 12)
        sheet.text(x, y, f"{desk.label(label + ':')} {officer(ink, who)}", body)
        small = Type(font=body.font, size=8)
        sheet.text(x, y + 13, ink.keep("official-title", who.title), small)
        sheet.text(x, y + 26, f"{desk.label('Date:')} {day(ink, s.after(1), 0, 'document-date')}", body)


def prose(desk: Desk) -> Sheet:
    """Draw a certification written as a short declaration."""
    v, s, ink, p = desk.voice, desk.scene, desk.ink, desk.person
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    body = Type(font=desk.pick("Times-Roman", "Courier", "Helvetica"), size=11)
    sheet.text(54, 60, ink.keep("office", "Department of Homeland Security"), body)
    sheet.text(54, 75, ink.keep("office", "Enforcement and Removal Operations"), body)
    sheet.text(54, 105, f"{desk.label('RE:')} {v.name(p.full.upper())}, {v.a()}", body)
    paragraphs = (
        f"I, {_titled(desk)}, state as follows:",
        f"1. On {day(ink, s.when)}, {v.full()} was taken into custody {ink.keep('location-kind', desk.pick('outside', 'inside', 'on the grounds of'))} "
        f"the {ink.keep('courthouse', s.court)}. {v.mister()} was there for {v.part('a hearing in ' + s.part)} before "
        f"{ink.keep('official-title', 'Hon.')} {_judge(desk)}.",
        f"2. {victim_line(desk)}",
        f"3. {statement(desk)}",
        f"4. A Notice to Appear was served on {v.mister()} on {day(ink, s.when, 0, 'document-date')}. "
        f"{officer(ink, s.supervisor, 'titled')} has reviewed this statement.",
    )  # fmt: skip
    y = 135.0
    for text in paragraphs:
        y = sheet.paragraph(54, y, 500, text, body) + 10
    sheet.paragraph(
        300, y + 30, 250, f"____________________\n{_titled(desk)}\n{day(ink, s.after(2), 1, 'document-date')}", body
    )
    return sheet


def _titled(desk: Desk) -> str:
    who = desk.scene.officer
    return f"{officer(desk.ink, who)}, {desk.ink.keep('official-title', who.title)}"


def _judge(desk: Desk) -> str:
    s = desk.scene
    same = s.judge.full == desk.person.full
    return desk.ink.either("official-name", s.judge.full) if same else officer(desk.ink, s.judge)


def victim_line(desk: Desk) -> str:
    """Return a sentence that says why § 1367 was looked at."""
    v = desk.voice
    if desk.person.relief[0] in ("", "none", "TPS", "asylum"):
        return (
            f"A check of CIS for {v.a()} found no application covered by {desk.ink.keep('statute', '8 U.S.C. § 1367')}."
        )
    said = v.under_1367("relief-application", "an application for relief as a victim of a crime")
    return f"A check of CIS for {v.a()} found {said} under receipt {v.number('uscis-receipt', desk.person.receipt)}."


def one_line(desk: Desk) -> Sheet:
    """Draw a log sheet whose last line is the statement."""
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    body = Type(font="Courier", size=10)
    sheet.text(50, 60, desk.label("NTA REVIEW SHEET"), Type(font="Courier-Bold", size=13))
    y = 90.0
    rows = (
        ("SUBJECT", v.caps()),
        ("A#", v.number("a-number", desk.person.a_number)),
        ("COC", v.country()),
        ("ARREST DATE", day(ink, s.when, 0)),
        ("PLACE", ink.keep("courthouse", s.court)),
        ("OFFICER", officer(ink, s.officer, "first")),
        ("SUPERVISOR", officer(ink, s.supervisor, "first")),
        ("239(e) LOCATION?", "YES"),
        ("CHARGE", ink.keep("charge", "212(a)(6)(A)(i)")),
        ("STATEMENT", statement(desk)),
    )
    for label, value in rows:
        sheet.text(50, y, desk.label(label), body)
        y = sheet.paragraph(190, y, 370, value, body) + 4
    return sheet

"""E-mail printouts and chains: ordinary, with counsel copied, with a legend only, with advice asked and given."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

import datetime
from collections.abc import Sequence

from samples.making.certs import statement
from samples.making.desk import Desk
from samples.making.people import Official
from samples.making.sheet import Sheet, Type
from samples.making.voice import day, officer

FONTS = (
    ("Helvetica", "Helvetica-Bold"),
    ("Times-Roman", "Times-Bold"),
    ("Vera", "Vera-Bold"),
    ("Courier", "Courier-Bold"),
)
LEGEND = {
    "a": "--- ATTORNEY/CLIENT PRIVILEGE --- ATTORNEY WORK PRODUCT --- This communication may contain confidential information. It is "
    "not for release, review or dissemination by anyone other than the intended recipient.",
    "b": "PRIVILEGED & CONFIDENTIAL. This message may be exempt from disclosure. If you are not the intended recipient, delete it.",
}


def _address(desk: Desk, who: Official) -> str:
    ink = desk.ink
    style = desk.rng.randrange(3)
    if style == 0:
        return f"{officer(ink, who, 'first')} <{ink.either('email', who.email)}>"
    if style == 1:
        return f"{officer(ink, who)} ({ink.keep('office', 'ICE' if 'ice.' in who.email else 'OPLA')})"
    return f"{officer(ink, who, 'first')}"


def _head(desk: Desk, sheet: Sheet, y: float, rows: Sequence[tuple[str, str]], fonts: tuple[str, str]) -> float:
    for label, value in rows:
        sheet.text(54, y, desk.label(label), Type(font=fonts[1], size=9.5))
        y = sheet.paragraph(138, y, 424, value, Type(font=fonts[0], size=9.5, leading=13))
    return y


def _rows(
    desk: Desk,
    sender: Official,
    to: Sequence[Official],
    copy: Sequence[Official],
    when: datetime.date,
    subject: str,
    files: str = "",
) -> list[tuple[str, str]]:
    time = desk.ink.either(
        "document-date", f"{desk.rng.randint(1, 12)}:{desk.rng.randint(10, 59)} {desk.pick('AM', 'PM')}"
    )
    stamp = f"{when:%A}, {day(desk.ink, when, 1, 'document-date')} {time}"
    rows = [("From:", _address(desk, sender)), ("Sent:", stamp), ("To:", "; ".join(_address(desk, t) for t in to))]
    if copy:
        rows.append(("Cc:", "; ".join(_address(desk, c) for c in copy)))
    rows.append(("Subject:", subject))
    if files:
        rows.append(("Attachments:", files))
    if desk.is_b:
        rows[0], rows[1] = rows[1], rows[0]
        rows = [("Date:" if label == "Sent:" else label, value) for label, value in rows]
    return rows


def _sign(desk: Desk, who: Official) -> str:
    ink = desk.ink
    return (
        f"{officer(ink, who)}\n{ink.keep('official-title', who.title)}\n{ink.keep('office', who.office)}\n"
        f"{ink.either('phone', desk.pick('(212) 555-0147', '212.555.0188'))} | {ink.either('email', who.email)}"
    )


def _page(desk: Desk) -> tuple[Sheet, tuple[str, str], Type]:
    fonts = desk.rng.choice(FONTS)
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    return sheet, fonts, Type(font=fonts[0], size=9.5 if fonts[0] == "Vera" else 10.5)


def _body(text: str, sheet: Sheet, y: float, body: Type) -> float:
    return sheet.paragraph(54, y, 504, text, body, bottom=735)


def ordinary(desk: Desk) -> Sheet:
    """Draw one message about an arrest, no lawyer in it."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    sheet, fonts, body = _page(desk)
    subject = desk.rng.choice(
        (
            lambda: f"Courthouse arrest - {v.caps()} - {v.a()}",
            lambda: f"FW: 239(e) for {v.last()}",
            lambda: f"{v.first_surname()} NTA",
        )
    )()
    stem = f"{p.families[0]}_{p.given.split()[0]}".replace(" ", "_")
    files = f"{v.name(stem)}_I-213.pdf; {v.number('a-number', 'A' + p.a_number)}.pdf" if desk.rng.random() < 0.6 else ""
    y = _head(desk, sheet, 60, _rows(desk, s.officer, [s.supervisor], [s.partner], s.after(1), subject, files), fonts)
    sheet.rule(54, y, 560, y)
    facts = desk.rng.choice(
        (
            lambda: (
                f"{v.mister()} (DOB {v.born(0)}, {v.nationality()} national) was picked up yesterday, {day(ink, s.when)}, coming out of the {ink.keep('courthouse', s.court)}."
            ),
            lambda: (
                f"One in custody from {day(ink, s.when, 0)}: {v.full()}, {v.a()}, COC {v.country()}. Place: {ink.keep('courthouse', s.court)}."
            ),
            lambda: (
                f"We got {v.last()} at {ink.keep('courthouse', s.court)} on {day(ink, s.when)}. {p.he.capitalize()} is from {v.birthplace()}."
            ),
        )
    )()
    text = (
        f"{officer(ink, s.supervisor, 'titled')},\n\n{facts} {p.he.capitalize()} had a {v.part(s.part)} appearance on docket "
        f"{v.docket() if s.court_kind == 'criminal' else v.family_docket()}. {p.title} {v.hyphenated()} called {p.his} {v.number('family', 'wife' if p.sex == 'M' else 'husband')}, "
        f"{v.relative(p.spouse)}, at {v.phone()}.\n\nThe NTA has the usual language: {statement(desk)}\n\nThanks,\n{_sign(desk, s.officer)}"
    )
    _body(text, sheet, y + 20, body)
    return sheet


def copied(desk: Desk) -> Sheet:
    """Draw a message on which counsel is merely copied, under the usual footer."""
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet, fonts, body = _page(desk)
    y = _head(
        desk,
        sheet,
        60,
        _rows(desk, s.officer, [s.partner], [s.counsel], s.after(2), f"Transport for {v.caps()}"),
        fonts,
    )
    text = (
        f"{v.last()} ({v.a()}) moves to the {ink.keep('office', 'Hudson County facility')} tomorrow. Property goes to {v.relative(desk.person.spouse)}, "
        f"{v.address()}. Arrest was {day(ink, s.when)} at the {ink.keep('courthouse', s.court)}.\n\n{_sign(desk, s.officer)}\n\n{LEGEND[s.family]}"
    )
    _body(text, sheet, y + 20, body)
    return sheet


def legend_only(desk: Desk) -> Sheet:
    """Draw a message between officers under a privilege legend."""
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet, fonts, body = _page(desk)
    sheet.centre(44, "ATTORNEY-CLIENT PRIVILEGED / ATTORNEY WORK PRODUCT", Type(font=fonts[1], size=9))
    y = _head(
        desk,
        sheet,
        70,
        _rows(desk, s.supervisor, [s.officer, s.partner], [], s.after(3), "Courthouse operations - weekly numbers"),
        fonts,
    )
    text = (
        f"Team,\n\nOne courthouse arrest this week: {v.initials()}, {ink.keep('courthouse', s.court)}, {day(ink, s.when, 0)}. The certification was attached to the "
        f"NTA. Please make sure that every I-862 carries it; see {ink.keep('statute', '8 U.S.C. § 1229(e)')}.\n\n{_sign(desk, s.supervisor)}"
    )
    _body(text, sheet, y + 20, body)
    return sheet


def advice(desk: Desk) -> Sheet:
    """Draw a chain in which advice is asked of counsel and given: privileged as a whole."""
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet, fonts, body = _page(desk)
    y = _head(
        desk,
        sheet,
        60,
        _rows(desk, s.counsel, [s.officer], [s.supervisor], s.after(4), f"RE: legal question - {v.last()}"),
        fonts,
    )
    reply = ink.redact(
        "attorney-client",
        "You asked for my legal advice whether the arrest falls under section 239(e). In my opinion the statement is required, "
        "because the courthouse appearance was in a protection order case. I recommend that the NTA be re-served with it before the "
        "master hearing, and that we not rely on anything the spouse told the officers.",
    )
    y = _body(
        f"{officer(ink, s.officer)},\n\n{reply}\n\n{_sign(desk, s.counsel)}\n\n{LEGEND[s.family]}",
        sheet,
        y + 20,
        body,
    )
    sheet.rule(54, y, 560, y)
    y = _head(
        desk,
        sheet,
        y + 20,
        _rows(desk, s.officer, [s.counsel], [s.supervisor], s.after(3), f"legal question - {v.last()}"),
        fonts,
    )
    asked = ink.redact(
        "attorney-client",
        "Counsel, I am asking for legal advice on the following. Are we required to certify under 239(e) if the arrest was two blocks from the courthouse?",
    )
    _body(f"{asked} The subject is {v.full()}, {v.a()}.\n\n{officer(ink, s.officer)}", sheet, y + 20, body)
    return sheet


def partly(desk: Desk) -> Sheet:
    """Draw a chain whose upper message is advice, and whose lower one is an ordinary report."""
    v, s, ink = desk.voice, desk.scene, desk.ink
    sheet, fonts, body = _page(desk)
    y = _head(
        desk,
        sheet,
        60,
        _rows(desk, s.other_counsel, [s.supervisor], [], s.after(6), f"RE: arrest report {v.last()}"),
        fonts,
    )
    given = ink.redact(
        "attorney-client",
        "My legal advice on your question: the risk in litigation is that the certification was signed after service. We should "
        "amend before the hearing. I would not send this to the field until we have discussed it.",
    )
    y = _body(f"{given}\n\n{_sign(desk, s.other_counsel)}", sheet, y + 18, body)
    sheet.text(54, y + 6, "-----Original Message-----", body)
    y = _head(
        desk,
        sheet,
        y + 26,
        _rows(desk, s.officer, [s.supervisor], [s.partner], s.after(1), f"arrest report {v.last()}"),
        fonts,
    )
    text = (
        f"Arrest made {day(ink, s.when)} at {ink.keep('courthouse', s.court)}. Subject: {v.caps()}, {v.a()}, born {v.born(1)} in {v.birthplace()}. "
        f"{statement(desk)} {v.last()} is held at {ink.keep('office', '201 Varick Street')}.\n\n{_sign(desk, s.officer)}"
    )
    _body(text, sheet, y + 18, body)
    return sheet

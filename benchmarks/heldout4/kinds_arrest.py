"""Records of the arrest: narratives, charging papers, detainers, notes of the hold room."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Boxed, F, Gap, H, P, Paper, Rule, T, Tick
from benchmarks.heldout4.matter import Matter


def narrative_terse(m: Matter) -> Paper:
    """An I-213 in the style of an officer who abbreviates everything."""
    s, wife = m.s, m.kin()
    do = m.officer(form="last")
    return Paper("I-213", [
        H(m.form("Record of Deportable/Inadmissible Alien")),
        F((
            ("Family Name (CAPS)", s.surname_caps), ("First", s.first), ("Sex", m.look(kind="sex")), ("Hair", m.look(kind="hair")), ("Eyes", m.look(kind="eyes")),
            ("Country of Citizenship", m.nation()), ("Passport Number and Country of Issue", m.number("passport")), ("File Number", m.anum()),
            ("U.S. Address", m.address()), ("Date of Birth", m.dob()), ("City, Province and Country of Birth", m.town()), ("Height", m.look(kind="height")),
            ("Weight", m.look(kind="weight")), ("Scars and Marks", m.look(kind="mark")), ("F.B.I. Number", m.number("fbi-number")), ("Event No", m.number("event-number")),
            ("FIN", m.number("fin-number")), ("Method of Location/Apprehension", "CLC 511.1.1"),
        )),
        H(m.form("Narrative"), 2),
        P(f"SUBJ {s.caps} enctrd at {m.court} on {m.on} by FUGOPS. SUBJ ID'd by NYSID {m.number('state-id')} and photo. SUBJ is COC {m.nation()}, EWI nr {s.mark(m.pick('Hidalgo, TX', 'Sasabe, AZ', 'Eagle Pass, Texas'), 'entry')} o/a {s.mark(m.later(-2900, '%m/%Y'), 'entry')}. Charge: {m.charge}. DO {do} advised SUBJ of rights in native lang."),
        P(f"SUBJ states USC wife {wife.full}, DOB {m.dob(wife)}, res. w/ him at {m.address()}, ph {m.phone()}. Wife works, {m.pick('cell', 'tel')} {m.phone(wife)}. SUBJ claims good health, takes no meds. Employed off books @ {m.employer()}."),
        P(f"CIS/EARM/NCIC checked. {m.cert}"),
        P(f"Disposition: WA/NTA. {m.title()} {m.officer()}"),
    ], looks=("form", "plain", "typed", "fine"))  # fmt: skip


def narrative_full(m: Matter) -> Paper:
    """An I-213 continuation by an officer who writes whole sentences, one of whose team shares the subject's surname."""
    s, child, mother = m.s, m.kin(ages=(3, 15), same=True), m.kin()
    told = f"As the subject, {s.lastfirst}, left the building, {m.title()} {m.officer()} approached and asked in {m.pick('English', 'Spanish')} whether he was {s.half}. The subject answered: “Yes, I am {s.full}.”"
    return Paper("I-213 continuation", [
        F((("Alien's Name", s.lastfirst_caps), ("File Number", m.anum()), ("Date", m.later(0)))),
        Rule(),
        P(f"On {m.on}, at approximately {m.clock()}, officers assigned to the {m.office} were conducting surveillance outside the {m.court}. {told}"),
        P(f"{s.surname} was born on {m.dob()} in {m.town()} and is {m.age()} years of age. Records show that {s.surname} last entered the United States at {s.mark(m.pick('John F. Kennedy International Airport', 'Calexico, California', 'Miami, Florida'), 'entry')} on {s.mark(m.later(-3300), 'entry')} as a {s.mark(m.pick('B-2 visitor', 'crewman', 'WT visitor'), 'entry')} under I-94 number {m.number('i94-number')}."),
        P(f"The subject stated that {child.full}, who is {m.age(child)} and attends {m.school(child)}, lives with the child's mother, {mother.full}, at {m.address(mother)}. He asked that the officers telephone her at {m.phone(mother)}. {mother.surname} was called and arrived before transport."),
        P(f"The subject was in court that morning on a charge of {m.charge}; the case is docket {m.docket('criminal')}, adjourned to {m.detail('day')} in {m.detail('part')}. {m.cert}"),
        P(f"Subject {s.surname} is removable under section {m.removal}. He was transported to 201 Varick Street and served with Form I-862, Form I-286 and Form I-200."),
        Gap(2), P(f"{m.officer(form='caps')}, {m.title()}"),
    ], foot=m.form("Form I-831 Continuation Page (Rev. 08/01/07)"), looks=("plain", "brief", "slim", "turned"))  # fmt: skip


def notice_to_appear(m: Matter) -> Paper:
    """The allegations and the charge of Form I-862."""
    s = m.s
    return Paper("I-862", [
        H(m.form("Notice to Appear")),
        P(m.form("In removal proceedings under section 240 of the Immigration and Nationality Act:")),
        F((("Subject ID", m.number("subject-number")), ("FIN", m.number("fin-number")), ("File No", m.anum()), ("DOB", m.dob()), ("Event No", m.number("event-number")), ("Respondent", s.caps), ("currently residing at", m.address()), ("(Area code and phone number)", m.phone()))),
        Tick(((False, m.form("1. You are an arriving alien.")), (True, m.form("2. You are an alien present in the United States who has not been admitted or paroled.")), (False, m.form("3. You have been admitted to the United States, but are removable for the reasons stated below.")))),
        P(m.form("The Department of Homeland Security alleges that you:")),
        P("1. are not a citizen or national of the United States;", indent=14),
        P(f"2. are a native of {m.nation()} and a citizen of {m.nation()};", indent=14),
        P(f"3. entered the United States at or near {s.mark(m.pick('San Ysidro, California', 'Laredo, Texas', 'Nogales, Arizona'), 'entry')} on or about {s.mark(m.later(-2100), 'entry')};", indent=14),
        P("4. were not then admitted or paroled after inspection by an Immigration Officer.", indent=14),
        P(f"On the basis of the foregoing, it is charged that you are subject to removal from the United States pursuant to section {m.removal}, as amended."),
        P(f"YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice at: 26 Federal Plaza, 12th Floor, Room 1237, New York, NY 10278, on {m.detail('day')} at {m.detail('hour')}."),
        Boxed(m.cert),
        P(f"{m.officer()}, {m.title()}    Date: {m.later(0)}    New York, NY"),
    ], looks=("plain", "form", "acroform", "brief"))  # fmt: skip


def detainer(m: Matter) -> Paper:
    """Form I-247A sent to a jail."""
    s = m.s
    return Paper("I-247A", [
        H(m.form("IMMIGRATION DETAINER - NOTICE OF ACTION")),
        F((("Subject ID", m.number("subject-number")), ("Event #", m.number("event-number")), ("File No", m.anum()), ("Date", m.later(-1)))),
        P(f"TO: {m.form('(Name and Title of Institution - OR Any Subsequent Law Enforcement Agency)')} Nassau County Correctional Center"),
        P(f"FROM: {m.form('(Department of Homeland Security Office Address)')} {m.office}, 26 Federal Plaza, New York, NY 10278"),
        F((("Name of Alien", s.lastfirst_caps), ("Date of Birth", m.dob()), ("Citizenship", m.adjective()), ("Sex", m.look(kind="sex")))),
        H(m.form("1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN."), 2),
        Tick(((True, m.form("biometric confirmation of the alien's identity and a records check of federal databases")), (False, m.form("the pendency of ongoing removal proceedings against the alien")), (True, f"statements made by the alien to an immigration officer: {s.first} admitted birth in {m.nation()}"))),
        P(m.form("IT IS THEREFORE REQUESTED THAT YOU: Notify DHS as early as practicable before the alien is released from your custody.")),
        F((("Local Booking/Inmate #", s.mark(f"{m.rng.randrange(2000, 2999)}0{m.rng.randrange(1000, 9999)}", "state-id")), ("Estimated release date/time", "unknown"), ("Last criminal charge", m.charge))),
        P(f"{m.officer()}, {m.title()}"),
        P(f"NOTICE TO THE DETAINEE: {m.form('The Department of Homeland Security (DHS) has placed an immigration detainer on you.')}"),
    ], looks=("form", "acroform", "plain", "turned"))  # fmt: skip


def hold_room(m: Matter) -> Paper:
    """The log of a hold room: several subjects, one a line."""
    everyone = (m.s, *(m.other(n) for n in range(m.rng.randrange(5, 9))))
    rows = tuple(
        (
            p.screen,
            m.anum(p),
            m.adjective(p),
            m.clock(),
            m.pick("Y", "N", "refused"),
            m.pick("ERO van", "released", "to Bergen", "IHSC"),
            m.officer(form="comma"),
        )
        for p in everyone
    )
    return Paper("hold room log", [
        H(f"{m.office} – HOLD ROOM LOG – {m.on}"),
        T(tuple(map(m.form, ("DETAINEE", "A-NUMBER", "NATL", "IN", "MEAL", "OUT TO", "OFFICER"))), rows, (0.24, 0.16, 0.13, 0.11, 0.09, 0.11, 0.16)),
        P(f"Visual checks every 15 min. Shift supervisor {m.officer()}."),
    ], looks=("plain", "wide", "typed", "turned"))  # fmt: skip


ALL = (narrative_terse, narrative_full, notice_to_appear, detainer, hold_room)

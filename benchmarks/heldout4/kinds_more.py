"""Longer and rarer papers: interviews, petitions, dispatch records, check-ins, dispositions, travel documents."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Boxed, Break, Cols, F, Gap, H, P, Paper, Pre, Rule, T
from benchmarks.heldout4.fillers import some
from benchmarks.heldout4.matter import Matter


def long_narrative(m: Matter) -> Paper:
    """A report of investigation over three pages; the people come back on each."""
    s, wife, boy, tipster = m.s, m.kin(), m.kin(ages=(2, 15), same=True), m.kin()
    return Paper("report of investigation", [
        H(m.form("REPORT OF INVESTIGATION")),
        F((("Subject", s.lastfirst), ("A-File", m.anum()), ("DOB", m.dob()), ("Reporting officer", m.officer()), ("Court", m.court))),
        P(f"1. Background. {s.full} is a citizen of {m.nation()} born in {m.town()}. He is married to {wife.full}, and {boy.full} is their only child. {tipster.full}, who rents them the upper floor at {m.address()}, was interviewed on {m.later(-12)}."),
        *(P(text) for text in some(m, 4)),
        P(f"2. Surveillance. {s.surname} leaves at {m.clock()} for {m.employer()}. {wife.first} walks {boy.first} to {m.school(boy)}. The family car bears plate {m.number('vehicle-plate')}."),
        Break(), P(f"3. Arrest. On {m.on}, {m.title()} {m.officer()} arrested {s.half} at the {m.court}. {wife.surname} filmed the officers and posted the film as {s.mark('@' + s.handle.replace('.', '_'), 'online-handle')}."),
        *(P(text) for text in some(m, 3)),
        P(f"4. Interview. {tipster.first} now says that {s.first} {m.victim()}. {tipster.surname} can be reached at {m.phone(tipster)} or {m.email(tipster)}."),
        Break(), P(f"5. Disposition. {m.cert} Charge: {m.removal}. {s.caps} was booked as {m.number('subject-number')}."),
        Gap(1), P(f"{m.officer()}, {m.title()}"),
    ], head=f"{s.surname_caps}   {m.anum()}   page #", looks=("plain", "brief", "office", "typed"))  # fmt: skip


def fear_interview(m: Matter) -> Paper:
    """The notes of a credible-fear interview."""
    s, sister = m.s, m.kin(same=True)
    return Paper("interview notes", [
        P(m.form("RECORD OF DETERMINATION / INTERVIEW NOTES"), align="center", bold=True),
        F((("Name", s.lastfirst), ("A#", m.anum()), ("Nationality", m.nation()), ("Interpreter ID", "55218"), ("Officer", f"AO {m.officer(form='last')}")), style="run"),
        T(("Q", "A"), (
            ("What is your full name?", s.full),
            ("Who lives with you?", f"My sister {sister.first} and her boy."),
            ("Why did you leave?", s.mark("The gang said they would kill me if I did not pay them.", "asylum")),
            ("Did you report it?", s.mark("I went to the police and they laughed at me.", "asylum")),
            ("Where is your sister now?", f"{m.address(sister)}. Her phone is {m.phone(sister)}."),
            ("When did you come?", f"{s.mark(m.later(-700), 'entry')}."),
        ), (0.4, 0.6)),
    ], looks=("plain", "typed", "form"))  # fmt: skip


def custody_petition(m: Matter) -> Paper:
    """A petition for custody: the subject asks, the other parent is named."""
    s, man, child = m.s, m.kin(), m.kin(ages=(1, 12), same=True)
    return Paper("custody petition", [
        P(f"{m.familycourt}", align="center", bold=True),
        Cols(((P(f"In the Matter of {m.form('Custody/Visitation')}"), P(f"{s.full},"), P("Petitioner,", indent=50), P(f"-against-\n{man.full},"), P("Respondent.", indent=50)), (P(f"File #: {m.docket('family')}"), P(m.form("PETITION"))))),
        P("TO THE FAMILY COURT:"),
        P(f"1. Petitioner resides at {m.address()}. The address is confidential and must not be told to {man.half}."),
        P(f"2. The child {child.full}, born {m.dob(child)}, lives with the petitioner and goes to {m.school(child)}."),
        P(f"3. Respondent resides at {m.address(man)} and works at {man.mark('Plaza Auto Body', 'employer')}."),
        P(f"Appearance: {m.detail('day')}, {m.detail('hour')}, {m.detail('part')}. Referee {m.judge()}."),
    ], looks=("letter", "brief", "plain"))  # fmt: skip


def dispatch(m: Matter) -> Paper:
    """A printout of an emergency call."""
    s, caller = m.s, m.kin()
    lines = (
        f"JOB {m.rng.randrange(1000, 9999)}  PCT 115  {m.later(-31, '%m%d%y')}  SIG 10-52F", f"LOC: {m.address()}", f"CALLBACK: {m.phone(caller)}  FC {caller.screen}",
        f"FC STS HER COUSIN {s.surname_caps} IS BEING HIT BY HUSB", f"HUSB NAME {m.kin().screen} M/H/30S BLU JKT", "84 115ADAM", "FINAL DISP 93Q", f"FC CLBK STS {s.surname_caps} LEFT WITH CHILD {m.kin(ages=(1, 9)).first}",
    )  # fmt: skip
    return Paper("ICAD", [Pre(lines)], looks=("typed", "plain"))


def check_in(m: Matter) -> Paper:
    """A letter to report for supervision."""
    s = m.s
    return Paper("call-in letter", [
        P(f"{s.full}\n{m.address(at=chr(10))}"), P(f"{m.later(-10)}"), P(f"A-Number: {m.anum()}"),
        P(f"{m.form('You are requested to appear at the address below for the reason given.')}"),
        F((("Office", m.office), ("Ask for", f"{m.title()} {m.officer()}"), ("Bring", f"passport {m.number('passport')}, this letter"), ("Reason", "order of supervision"))),
        *(P(text) for text in some(m, 2)),
        P(f"{m.form('Person to call if you do not come')}: {m.kin().full}, {m.phone(m.people[-1])}"),
    ], looks=("letter", "form", "plain", "acroform"))  # fmt: skip


def disposition(m: Matter) -> Paper:
    """A certificate of disposition."""
    s = m.s
    return Paper("certificate of disposition", [
        P(f"{m.court}", align="center"), H(m.form("CERTIFICATE OF DISPOSITION")),
        F((("Docket Number", m.docket("criminal")), ("Defendant", s.caps), ("Defendant DOB", m.dob()), ("Arrest Number", m.docket("arrest")), ("NYSID", m.number("state-id")), ("Charge", m.charge), ("Address at arrest", m.address()))),
        P(f"{m.form('I HEREBY CERTIFY THAT THIS IS A TRUE EXCERPT OF THE RECORD ON FILE IN THIS COURT.')} {m.clerk()}, Court Clerk, {m.later(8)}"),
    ], looks=("form", "plain", "acroform", "turned", "typed"))  # fmt: skip


def travel_document(m: Matter) -> Paper:
    """A request to a consulate for a travel document."""
    s, father, mother = m.s, m.kin(same=True), m.kin()
    return Paper("travel document request", [
        H(m.form("Information for Travel Document or Passport (I-217)")),
        F((("1. Full name", s.full), ("2. A-File", m.anum()), ("3. Place of birth", m.town()), ("4. DOB", m.dob()), ("5. Height", m.look(kind="height")), ("6. Eyes", m.look(kind="eyes")), ("7. Father", father.full), ("8. Mother", mother.full), ("9. Last address abroad", s.mark(f"Barrio El Centro, casa 14, {s.fixed['town']}", "address")), ("Telephone abroad", m.phone(mother, foreign=True)), ("Last school", m.school(s)))),
        P(f"Interviewed by {m.title()} {m.officer()} on {m.later(9)}."),
    ], looks=("form", "acroform", "plain", "fine"))  # fmt: skip


def visitors(m: Matter) -> Paper:
    """The visitors' register of a jail."""
    rows = []
    for p in (m.s, m.other(0), m.other(1), m.other(2)):
        guest = m.kin()
        rows.append(
            (
                m.later(m.rng.randrange(2, 20), "%m/%d"),
                p.lastfirst_caps,
                guest.full,
                m.pick("wife", "friend", "brother", "mother"),
                m.address(guest),
                m.number("driver-license", guest),
            )
        )
    rows.append((m.later(21, "%m/%d"), m.s.lastfirst_caps, m.defender(), "attorney", "bar card", "-"))
    return Paper("visitor register", [
        H(m.form("VISITOR REGISTER")), T(("Date", "Inmate", "Visitor", "Relation", "Address", "ID"), tuple(rows), (0.08, 0.2, 0.2, 0.12, 0.26, 0.14)),
        Boxed(m.form("Visitors are subject to search. Minors must be accompanied by a parent.")),
    ], looks=("plain", "wide", "turned"))  # fmt: skip


def tps_note(m: Matter) -> Paper:
    """A note about a client of Temporary Protected Status."""
    s = m.s
    return Paper("prosecutorial note", [
        F((("Respondent", s.lastfirst), ("File", m.anum()), ("Hearing", m.detail("day")))),
        P(f"{s.surname} says she registered for {s.mark('TPS', 'tps')} years ago and shows a card with receipt {m.number('uscis-receipt')}. Works at {m.employer()}. {m.title()} {m.officer()} made a copy."),
        Rule(), *(P(text) for text in some(m, 3)), P(f"{m.statute} was checked. {m.cert}"),
    ], looks=("office", "plain", "slim", "typed"))  # fmt: skip


ALL = (
    long_narrative,
    fear_interview,
    custody_petition,
    dispatch,
    check_in,
    disposition,
    travel_document,
    visitors,
    tps_note,
)
SECRET = (custody_petition,)

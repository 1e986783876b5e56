"""Papers of police and of places of detention."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.heldout2.blocks import Block, F, H, P, Paper, Pre, T, Tick
from benchmarks.heldout3.case import CRIMES, Case, form


def arrest_report(c: Case) -> Paper:
    s, v = c.s, c.kin()
    body: list[Block] = [
        H("OMNIFORM SYSTEM - ARRESTS"),
        F((("Arrest ID", c.go("Q" + c.digits(8), "docket-number")), ("Pct", "115"), ("Name", c.n("caps")), ("AKA", c.go(s.nick, "person-name") if s.nick else "NONE"), ("Sex", c.go("FEMALE" if s.she else "MALE", "physical-description")), ("Height", c.go("5FT 6IN", "physical-description")), ("Weight", c.go("161", "physical-description")), ("Eye Color", c.go("BROWN", "physical-description")), ("Date Of Birth", c.dob()), ("Place Of Birth", c.go(s.origin.country.removeprefix("the ").upper(), "place-of-birth")), ("Home Address", c.home()), ("NYSID", c.go("0" + c.digits(7) + "K", "state-id")), ("Soc.Security #", c.go(f"{c.digits(3)}-{c.rng.randrange(10, 99)}-{c.digits(4)}".replace("666", "665"), "ssn")), ("Scars/Marks", c.go(s.mark.upper(), "physical-description")), ("Arresting Officer", c.off(c.third)))),
        P("DETAILS:", bold=True),
        P(f"AT T/P/O C/V {c.n('caps', v)} STATES DEFT DID PUSH {'HER' if v.she else 'HIM'} TO THE GROUND. {c.go(s.last.upper(), 'person-name')} WAS IDENTIFIED AT THE SCENE. C/V PHONE {c.tel(v)}."),
        P(f"TOP CHARGE: {c.count()}"),
    ]  # fmt: skip
    return Paper("arrest report", body, looks=("form", "typed", "plain"))


def rap_sheet(c: Case) -> Paper:
    rows: list[str] = [
        "REPOSITORY RESPONSE              PERSONAL INFORMATION",
        f"NAME: {c.n('caps', flat=True)}",
        f"DOB: {c.dob()}    SEX: {c.go('F' if c.s.she else 'M', 'physical-description')}    POB: {c.go(c.s.origin.country.removeprefix('the ').upper(), 'place-of-birth')}",
        f"FBI#: {c.go(c.digits(6) + 'LB' + c.digits(1), 'fbi-number')}   NYSID#: {c.go('1' + c.digits(7) + 'R', 'state-id')}",
    ]
    for k in range(2):
        d = c.day - timedelta(days=500 * (k + 1))
        rows += [
            f"CYCLE {k + 1}   ARREST DATE: {d:%B %d, %Y}",
            f"   NAME USED: {c.typo() if k else c.n('caps', flat=True)}",
            f"   ARREST CHARGE: {c.rng.choice(CRIMES)}",
            f"   COURT CASE NO: {c.docket()}",
        ]
    return Paper("rap sheet", [Pre(tuple(rows))], looks=("typed", "plain"))


def incident(c: Case) -> Paper:
    s, v = c.s, c.kin(child=True)
    body: list[Block] = [
        H("DOMESTIC INCIDENT REPORT"),
        F((("Victim (P1) Name", c.n("last-first")), ("Victim DOB", c.dob()), ("Address", c.home()), ("Phone", c.tel()), ("Suspect (P2) Name", c.n("full", c.kin(she=not s.she))), ("Children present", c.n("full", v)))),
        P("Victim statement of allegations:", bold=True),
        P(f"I {c.n('full')} state that {c.go('he grabbed me by the throat and said he would send me back', 'victim-status')}. My son {c.n('given', v)} saw it."),
        P(f"Officer: {c.off(c.third)}  {c.ttl('Police Officer')}"),
    ]  # fmt: skip
    return Paper("DIR", body, looks=("form", "plain", "acro"), expect="produce|withhold|quarantine")


def property_receipt(c: Case) -> Paper:
    body: list[Block] = [
        H(form("Receipt for Property")),
        F((("Received from", c.n("full")), ("A#", c.a()), ("Date", c.on()), ("Facility", "Varick Street Service Processing Center"))),
        T(("Qty", "Description"), (("1", f"Passport, {c.folk()}, no. {c.go('C' + c.digits(7), 'passport')}"), ("1", f"NYS ID card in the name of {c.n('full')}"), ("1", "Cell phone, Samsung, cracked"), ("1", f"Debit card ending {c.go(c.digits(4), 'financial-account')}"), ("1", f"Paper with phone no. {c.abroad()} and name “{c.n('given', c.kin())}”"))),
        P(f"Received by {c.off()}, {c.ttl()}"),
    ]  # fmt: skip
    return Paper("property receipt", body, looks=("form", "plain", "a4"))


def manifest(c: Case) -> Paper:
    people = [c.s, *(c.other() for _ in range(6))]
    c.rng.shuffle(people)
    rows = tuple(
        (
            str(k + 1),
            c.n("caps", p),
            c.a(p),
            c.go("F" if p.she else "M", "physical-description", p),
            c.go(p.origin.country.removeprefix("the "), "nationality", p),
            c.pick("None", "Meds", "Level 2"),
        )
        for k, p in enumerate(people)
    )
    body: list[Block] = [H("Transportation Manifest"), P(f"From 201 Varick Street to Bergen County Jail, {c.on()}. Transport officers {c.off()} and {c.off(c.second)}"), T(("No", "Detainee", "Alien No", "S", "COC", "Remarks"), rows, (0.4, 3, 1.8, 0.4, 1.8, 1)), P("Seven (7) detainees, all restraints on.")]  # fmt: skip
    return Paper("manifest", body, looks=("plain", "wide", "turned"))


def intake(c: Case) -> Paper:
    body: list[Block] = [
        H(form("Medical/Psychiatric Alert and Intake Screening")),
        F((("Detainee", c.n("last-first")), ("A#", c.a()), ("DOB", c.dob()), ("Emergency contact", f"{c.n('full', c.kin())} {c.tel()}"))),
        Tick(((True, "Current pain or medical complaints"), (False, "Thoughts of hurting self"), (True, "Prescribed medication"))),
        P(f"Narrative: Pt. is a {c.age()} y/o {c.folk()} {'woman' if c.s.she else 'man'} with {c.go(c.s.mark, 'physical-description')}. {c.n('lettered')} denies SI/HI. Pt says {c.his()} {c.pick('mother', 'grandmother')} {c.n('short', c.kin(she=True))} keeps {c.his()} pills."),
    ]  # fmt: skip
    return Paper("medical intake", body, looks=("form", "acro", "plain"))


def grievance(c: Case) -> Paper:
    body: list[Block] = [
        H("DETAINEE GRIEVANCE FORM"),
        F((("Name (nombre)", c.n("full")), ("A-number", c.a()), ("Housing Unit", "B-South 14"), ("Date", c.on()))),
        P(f"my name is {c.go(c.s.named('short').lower(), 'person-name')} and i am here since {c.when(-20)} they took me {c.at()} in {c.house()}. i ask 5 times for the phone to call my wife {c.go(c.kin(she=True).named('short').lower(), 'person-name')} at {c.tel()} and nobody let me. my baby {c.go(c.kin(child=True).first.lower(), 'person-name')} is sick. officer {c.off('W. Cruz')} was nice but not the other one"),
        P(f"Staff response: Phone access restored. Lt. {c.off(c.second)}"),
    ]  # fmt: skip
    return Paper("grievance", body, looks=("plain", "letter", "narrow"))


def phones(c: Case) -> Paper:
    rows = tuple(
        (
            f"{c.rng.randrange(7, 22):02d}:{c.rng.randrange(60):02d}",
            c.a(p),
            c.n("last", p),
            c.abroad() if k % 3 else c.tel(p),
            c.pick("00:14", "03:51", "10:00"),
        )
        for k, p in enumerate([c.s, *(c.other() for _ in range(7))])
    )
    body: list[Block] = [
        H("Inmate call detail"),
        P(f"Facility Hudson County Correctional Facility; run date {c.on()}"),
        T(("Start", "PIN/A#", "Last name", "Number dialed", "Dur."), rows),
    ]
    return Paper("phone log", body, looks=("plain", "form", "a4"))


def logbook(c: Case) -> Paper:
    a, b = c.other(), c.other()
    rows = ((f"0{c.rng.randrange(600, 959)}", f"{c.n('last')} & {c.n('last', a)} in from court, DO {c.off()}"), ("1015", f"{c.go(b.last.upper(), 'person-name', b)} to medical, back 1040"), ("1120", f"consul visit for {c.n('lettered')}, {c.folk()}"), ("1300", f"count clear, 41. DO {c.off(c.second)} relieved DO {c.off(c.third)}"), ("1442", f"{c.n('given', a)} refused lunch"), ("1530", "fire drill, no issues"))  # fmt: skip
    body: list[Block] = [H("HOLD ROOM LOG"), P(f"{c.desk()}  {c.on()}"), T(("Time", "Entry"), rows, (1, 6))]
    return Paper("hold room log", body, looks=("plain", "typed", "narrow"))


ALL = (arrest_report, manifest, rap_sheet, property_receipt, incident, intake, grievance, phones, logbook)
VICTIMS = (incident,)

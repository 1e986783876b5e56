"""Records of the police and of prosecutors."""

from __future__ import annotations

from benchmarks.heldout2.blocks import F, H, P, Paper, Pre, Rule
from benchmarks.heldout4.matter import Matter


def complaint_report(m: Matter) -> Paper:
    """A complaint report with its victim, its witness and its suspect."""
    s, victim, witness = m.s, m.kin(), m.kin()
    return Paper("UF61", [
        H(m.form("New York City Police Department  Omniform System - Complaints")),
        F((("Report Cmd", "075"), ("Jurisdiction", "N.Y. POLICE DEPT"), ("Record Status", "Ready for signoff"), ("Occurrence From", f"{m.later(-3)} {m.clock()}"), ("Address/Location", m.address(victim)), ("Classification", m.charge))),
        H("Victim # 1 of 1", 2),
        F((("Name", victim.lastfirst_caps), ("Date of Birth", m.dob(victim)), ("Age", m.age(victim)), ("Home", m.address(victim)), ("Tel", m.phone(victim)), ("Place of Birth", m.town(victim)))),
        H("Perpetrator # 1 of 1", 2),
        F((("Name", s.lastfirst_caps), ("Nickname/Alias", s.mark(s.nick) or "NONE"), ("Sex", m.look(kind="sex")), ("Height", m.look(kind="height")), ("Weight", m.look(kind="weight")), ("Eye Color", m.look(kind="eyes")), ("Hair Color", m.look(kind="hair")), ("NYSID", m.number("state-id")))),
        H("Narrative:", 2),
        P(f"AT T/P/O C/V STATES THAT SUSPECT, {s.caps}, HER EX-BOYFRIEND, DID PUSH HER AGAINST WALL. WITNESS {witness.caps} ({m.phone(witness)}) HEARD SCREAMS. SUSPECT FLED IN VEH NY PLATE {m.number('vehicle-plate')}. C/V {victim.surname_caps} REFUSED MEDICAL AID."),
        P(f"Reporting officer: PO {m.cop()}, shield 2{m.rng.randrange(100, 999)}"),
    ], looks=("typed", "form", "plain", "fine"))  # fmt: skip


def arrest_report(m: Matter) -> Paper:
    """An arrest report as a screen prints it."""
    s = m.s
    lines = (
        f"ARREST ID: {m.docket('arrest')}          ARREST DATE: {m.later(-4)}", f"DEFENDANT: {s.lastfirst_caps}      NYSID #: {m.number('state-id')}",
        f"SEX: {m.look(kind='sex')}  HGT: {m.look(kind='height')}  WGT: {m.look(kind='weight')}  HAIR: {m.look(kind='hair')}", f"DOB: {m.dob(style='%m/%d/%Y')}   AGE: {m.age()}   POB: {m.nation()}",
        f"RES: {m.address()}", f"TEL: {m.phone()}   OCC/EMP: {m.employer()}", f"SOC SEC: {m.number('ssn')}   DL: {m.number('driver-license')}",
        f"CHARGE 1: {m.charge}", f"PHYS MARKS: {m.look(kind='mark')}", f"COMPLAINANT: {m.kin().screen}", f"ARRESTING OFFICER: POF {m.cop()}   CMD: PSA 3", f"DOCKET: {m.docket('criminal')}   COURT: {m.court}",
    )  # fmt: skip
    return Paper(
        "OLBS", [P(m.form("ON LINE BOOKING SYSTEM ARREST WORKSHEET")), Pre(lines)], looks=("typed", "plain", "turned")
    )


def incident(m: Matter) -> Paper:
    """A domestic incident report: the subject is the one who was hurt."""
    s, man = m.s, m.kin()
    return Paper("DIR", [
        H(m.form("New York State Domestic Incident Report")),
        F((("Victim (P1) Name (Last, First)", s.lastfirst), ("DOB", m.dob()), ("Address", m.address()), ("Phone", m.phone()), ("Language", m.pick("Spanish", "Creole", "Wolof")), ("Suspect (P2)", man.lastfirst), ("P2 DOB", m.dob(man)), ("Relationship", "married"))),
        H(m.form("STATEMENT OF ALLEGATIONS / SUPPORTING DEPOSITION"), 2),
        P(f"I, {s.full}, state that on {m.later(-200)} my husband {man.first} came home drunk. {s.mark('He put his hands on my neck and I could not breathe.', 'victim-status') if s.secret else ''} My daughter {m.kin(ages=(4, 12)).first} called 911."),
        P(f"Officer: {m.cop()}   Shelter offered: {m.shelter()}   Prior DIR: Y"),
        Rule(), P(m.form("False statements made herein are punishable as a Class A misdemeanor, pursuant to section 210.45 of the Penal Law.")),
    ], looks=("form", "plain", "acroform", "letter"))  # fmt: skip


def accusatory(m: Matter) -> Paper:
    """A misdemeanor complaint."""
    s, victim = m.s, m.kin()
    return Paper("criminal complaint", [
        P(f"{m.court}\n{m.form('THE PEOPLE OF THE STATE OF NEW YORK')}\n- against -\n{s.caps} ({m.age()} {m.look(kind='sex')}),\nDefendant.          {m.form('MISDEMEANOR COMPLAINT')}   {m.docket('criminal')}"),
        P(f"Police Officer {m.cop()} of the 75th Precinct, being duly sworn, states as follows: the defendant is charged with {m.charge}."),
        P(f"Deponent is informed by {victim.full} that, inside of {m.address(victim)}, the defendant did strike informant about the face. Informant {victim.surname} suffered swelling. Deponent further states that {s.surname}, when asked for pedigree, gave {m.address()} and a date of birth of {m.dob()}."),
        P(f"ADA {m.pick('Kerry', 'Nolan', 'Shapiro')}; next date {m.detail('day')}, {m.detail('part')}."),
    ], looks=("brief", "typed", "letter"))  # fmt: skip


ALL = (complaint_report, arrest_report, incident, accusatory)

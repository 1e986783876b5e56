"""Police, sheriff and officers' own narratives, in the many ways officers write."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, Boxed, Cols, F, Gap, H, P, Paper, Pre, Rule, T, Tick
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import go, swap, upper

_CLIPPED = {
    "the subject": "SUBJ", "The subject": "SUBJ", "officers": "ofcrs", "vehicle": "veh", "approximately": "approx", "with": "w/", "driver": "op",
    "citizenship": "COC", "date of birth": "DOB", "identification": "ID", "immigration": "imm", "and": "&", "without": "w/o", "residence": "res",
}  # fmt: skip
_SLIPS = {
    "the": "teh",
    "courthouse": "court house",
    "received": "recieved",
    "their": "there",
    "apprehended": "aprehended",
    "residence": "residance",
    "vehicle": "vehical",
    "which": "wich",
    "officer": "offcier",
}


def narrative_first_person(c: Case) -> Paper:
    s, o = c.s, c.officer("Deportation Officer")
    text = (
        f'I am {o.title} {o.name}, badge withheld. On {c.on} I was assigned with two other officers to find {s.full}. At approximately {c.clock()} I saw a person who matched the photograph walk out of {c.court}. I called out "{s.first}?" and {s.he} turned around.',
        f"I asked {s.him} for identification. {s.he.capitalize()} handed me a {s.adjective} passport, number {s.passport}. I asked if {s.he} had any other documents and {s.he} showed me a New York license, {s.license}. {s.last} told me that {s.he} had come to see about {s.his} case in {c.part}.",
        f"I placed {s.mr} {s.last} in handcuffs, double locked, and walked {s.him} to our vehicle. In the vehicle {s.he} said that {s.his} son {c.kin(age=(4, 15), same=True).first} had to be picked up from {s.school} at three. I let {s.him} use my phone to call {s.phone}.",
    )
    blocks: list[Block] = [
        H("STATEMENT OF ARRESTING OFFICER", 1, "left"),
        F((("Re", s.comma), ("A-number", s.anum), ("Location", c.court)), c.pick("run", "left", "dots")),
        *[P(t) for t in text],
        P(c.cert),
        P(f"{o.name}"),
    ]
    return Paper("narrative-first-person", blocks, looks=("plain", "serif", "typed"))


def narrative_clipped(c: Case) -> Paper:
    s, o = c.s, c.officer()
    text = (
        f"On {c.on} at approximately {c.clock()} officers set up on {c.court}. The subject {s.lastcaps} exited with an unknown female. The subject gave date of birth {s.dob} and citizenship {s.country}. Entered {s.manner} via {s.entry_place}. "
        f"The subject gave residence as {s.address}. Works at {s.employer} without papers. Has immigration file {s.anum}, event {s.event}. Tattoo: {s.body('mark')}. Female is {c.kin().full}, and not amenable."
    )
    blocks: list[Block] = [
        Pre((f"NARR {c.rng.randrange(100, 999)}", "SUPP 1 OF 1")),
        P(swap(text, _CLIPPED)),
        P(f"{s.last} transp to 26 FED by {o.short}. NFI."),
    ]
    return Paper("narrative-clipped", blocks, looks=("typed", "plain", "narrow"))


def narrative_caps(c: Case) -> Paper:
    s, o = c.s, c.officer("Border Patrol Agent")
    text = (
        f"ON {c.on} BPA {o.last} WAS ON LINE WATCH NEAR {c.courtcaps} WHEN A RECORD CHECK OF PLATE {s.plate} CAME BACK TO {s.full}, AN ALIEN FROM {s.country}. SUBJECT FREELY ADMITTED TO BEING BORN IN {s.town} AND TO ENTERING ON {s.entry_day} AT {s.entry_place}. "
        f"PASSENGER {c.kin().full}, WHO IS THE SUBJECT'S SPOUSE, WAS RELEASED. {s.last} HAS THE FOLLOWING NUMBERS: {s.anum}, FBI {s.fbi}, FIN {s.fin}. HEIGHT {s.body('height')} WEIGHT {s.body('weight')} EYES {s.body('eyes')}. DISPOSITION: {c.outcome}."
    )
    blocks: list[Block] = [P(upper(text)), Gap(), P(upper(f"{o.title} {o.name}"))]
    return Paper(
        "narrative-caps",
        blocks,
        looks=("typed", "narrow", "plain"),
        head=upper(f"{s.comma} {s.event}") if c.rng.random() < 0.5 else "",
    )


def narrative_bad_english(c: Case) -> Paper:
    s, w = c.s, c.kin()
    text = (
        f"me and my partner we was wait outside {c.court} since morning {c.on}. the guy {s.last} come out with he lawyer and two kids. i tell him Mr {s.last} you have to come with us is a warrant. he dont fight nothing. his cousin name {w.full} start yelling and recording with phone, she stay at {w.address}. "
        f"He say me he is from {s.country} and have 8 year here, enter by {s.entry_place}. He have {c.ages('three childrens')} and a wife, {c.kin().first}. His number is {s.phone} and other one {s.phone_abroad} of the mother. he sign everything."
    )
    blocks: list[Block] = [H("Supplemental", 2, "left"), P(text), P(f"prepared {c.officer().name}")]
    return Paper("narrative-bad-english", blocks, looks=("plain", "typed", "letter"))


def narrative_typos(c: Case) -> Paper:
    s = c.s
    text = (
        f"The subject, {s.slip}, {s.name(s.plain_first)} (A file {s.anum}) was apprehended outside the courthouse by an officer of this unit, which had received their residence from a vehicle stop. The file also spells the name {s.slip} and {s.bare}. "
        f"The subject's vehicle, VIN {s.number('vehicle-plate', '1HGCM82633A0#####')}, was left on the street; the key was given to {c.kin().full}."
    )
    blocks: list[Block] = [
        P(f"Date {c.on}   Place {c.court}"),
        P(swap(text, _SLIPS)),
        P(swap("The residence is the basement; the courthouse is close to the residence.", _SLIPS)),
    ]
    return Paper("narrative-typos", blocks, looks=("plain", "typed", "a4"))


def complaint_report(c: Case) -> Paper:
    s, v = c.s, c.kin()
    blocks: list[Block] = [
        Cols(((H("COMPLAINT REPORT", 2, "left"),), (P(f"Complaint No. 2018-044-0{c.rng.randrange(1000, 9999)}", align="right"),))),
        F((("Precinct", "044"), ("Occurrence", c.later(-33)), ("Classification", "HARASSMENT 2"), ("Case status", "CLOSED")), "above", 4),
        H("VICTIM: # 1 OF 1", 2), F((("Name", v.comma), ("Address", v.address), ("DOB", v.dob), ("Home phone", v.phone), ("Sex", v.sex)), "above", 3),
        H("PERP/SUBJECT # 1 OF 1", 2), F((("Name", s.comma), ("Nickname", s.alias), ("Address", s.address), ("Height", s.body("height")), ("Weight", s.body("weight")), ("Hair", s.body("hair")), ("SMT", s.body("mark")), ("NYSID", s.nysid), ("Employer", s.employer)), "above", 3),
        H("NARRATIVE", 2), P(f"AT T/P/O C/V STATES THAT PERP, WHO IS C/V'S NEIGHBOR, DID YELL AT C/V. C/V {v.lastcaps} REFUSED MEDICAL. PERP {s.lastcaps} WAS GONE ON ARRIVAL. REPORTED BY PO {c.officer('Police Officer').name}."),
    ]  # fmt: skip
    return Paper("police-complaint-report", blocks, looks=("form", "tiny", "plain"))


def dir_report(c: Case) -> Paper:
    """A domestic incident report: what happened to the protected person."""
    s, p2 = c.s, c.kin()
    blocks: list[Block] = [
        H("NEW YORK STATE DOMESTIC INCIDENT REPORT"),
        F((("Victim (P1) Name (Last, First, M.I.)", s.comma), ("DOB", s.dob), ("P1 address", s.address), ("P1 phone", s.phone), ("Suspect (P2) Name", p2.comma), ("P2 DOB", p2.dob), ("P2 phone", p2.phone)), c.pick("above", "below"), 2),
        P("Victim statement / Declaración de la víctima:"),
        Boxed(f"Yo, {s.full}, declaro que mi esposo {p2.full} {c.victim('me pegó con un cable y me tiró al piso delante de mi hija')}. Él me dice \"{s.alias}\", así me llaman en la casa. Quiero que se vaya. Mi hija {c.kin(age=(3, 12), same=True).full} lo vio todo."),
        P(f"Responding: {c.officer('Police Officer').title} {c.officer('Police Officer').name}. Referred to {c.shelter}."),
    ]  # fmt: skip
    return Paper("domestic-incident-report", blocks, looks=("form", "serif", "acroform"))


def booking_sheet(c: Case) -> Paper:
    s = c.s
    lines = (
        "ORANGE COUNTY SHERIFF             INMATE BOOKING SHEET", f"NAME.: {s.comma}", f"AKA..: {s.slip}, {s.alias}", f"DOB..: {s.dob}     SEX: {s.sex}", f"HGT..: {s.body('height')}   WGT: {s.body('weight')}   EYE: {s.body('eyes')}   HAI: {s.body('hair')}",
        f"ADDR.: {s.address}", f"EMPL.: {s.employer}", f"SSN..: {s.ssn}   OLN: {s.license}", f"SID..: {s.nysid}   FBI: {s.fbi}", f"COB..: {s.country} ({s.town})", f"EMERG: {c.kin().full}  {c.kin().phone}", "HOLD.: ICE (287G / DETAINER)", f"ARR..: {c.docket('arrest')}", f"ARRESTING AGENCY: ICE  BY: {c.officer().comma}", f"DATE: {c.on}",
    )  # fmt: skip
    return Paper("booking-sheet", [Pre(lines, 1.0)], looks=("plain", "typed", "form"))


def rap_sheet(c: Case) -> Paper:
    s = c.s
    rows = (
        (c.later(-900), c.docket("arrest"), "PL 220.03", "Dismissed"),
        (c.later(-400), go(f"2016BX0{c.rng.randrange(10000, 99999)}", "docket-number", s.sid), "VTL 511", "Fine $200"),
    )
    blocks: list[Block] = [
        H("New York State Division of Criminal Justice Services\nRepository Inquiry"), F((("NYSID", s.nysid), ("FBI/UCN", s.fbi), ("Name", s.comma), ("Also used", s.slip), ("Place of birth", s.town), ("Citizenship", s.country), ("Date of birth", s.dob)), c.pick("left", "dots", "right")),
        T(("Arrest/Conviction date", "Number", "Law", "Outcome"), rows, (1, 1.2, 1, 1)), P("THIS RESPONSE IS BASED ON A NAME AND DATE OF BIRTH SEARCH. FALSE POSITIVES ARE POSSIBLE."),
    ]  # fmt: skip
    return Paper("rap-sheet", blocks, looks=("plain", "typed", "form"))


def dispatch_log(c: Case) -> Paper:
    s, w = c.s, c.kin()
    rows = (
        ("09:02", "DSP", f"F/C states ICE agents taking a male in front of {c.plain_court}"), ("09:03", "DSP", f"caller {w.full} cb {w.phone}"), ("09:07", "2A14", f"o/s, spoke to agent {c.officer().last}, fed warrant for {s.lastcaps} {s.dob}"),
        ("09:11", "2A14", f"female at scene {w.first} crying, wants help with the kids, lives {w.address}"), ("09:30", "2A14", f"clear. subj also k/a {s.alias}. no police action"),
    )  # fmt: skip
    blocks: list[Block] = [
        H("CAD Incident Detail", 2, "left"),
        F((("Incident", "18-0044871"), ("Type", "ASSIST OTHER AGENCY"), ("Location", c.court), ("Date", c.on)), "run"),
        T(("Time", "Unit", "Remark"), rows, (0.6, 0.6, 5), ruled=False),
    ]
    return Paper("dispatch-log", blocks, looks=("wide", "typed", "plain"))


def op_plan(c: Case) -> Paper:
    s, t = c.s, c.another()
    blocks: list[Block] = [
        H("FIELD OPERATIONS WORKSHEET"), F((("Team leader", c.officer().name), ("Date of operation", c.on), ("Location type", c.place_kind)), "ruled"),
        *[b for n, p in enumerate((s, t), 1) for b in (H(f"Target {n}", 2), F((("Name", p.comma), ("A-number", p.anum), ("DOB", p.dob), ("COC", p.country), ("Description", f"{p.sex}, {p.body('height')}, {p.body('weight')}, {p.body('hair')}"), ("Vehicle", f"blue Honda CR-V, {p.plate}"), ("Last known address", p.address)), c.pick("left", "above", "below")))],
        Tick(((True, "Deconfliction done"), (True, "Supervisor approval for action at a courthouse (Directive 11072.1)"), (False, "Victim/witness concerns"))), Rule(), P(c.policy),
    ]  # fmt: skip
    return Paper("operations-worksheet", blocks, looks=("form", "plain", "acroform"))


KINDS = (
    narrative_first_person,
    narrative_clipped,
    narrative_caps,
    narrative_bad_english,
    narrative_typos,
    complaint_report,
    booking_sheet,
    rap_sheet,
    dispatch_log,
    op_plan,
)
RELIEF = (dir_report,)

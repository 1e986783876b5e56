"""Detention, transport, medical intake and custody review."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, Boxed, Cols, F, H, P, Paper, Pre, Rule, T, Tick
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import go


def earm_screen(c: Case) -> Paper:
    s, o = c.s, c.officer()
    lines = (
        "+------------------------------ EARM  CASE SUMMARY ------------------------------+", f"  Person: {s.comma}                 A-Number: {s.anum_short}", f"  COC: {s.country}    DOB: {s.dob}   Subject ID: {s.subject_id}", f"  FINS: {s.fin}    Event: {s.event}",
        f"  Status: 8A - Detained            DCO: {o.comma}", f"  Arrest: {c.on}  {c.court}", f"  Charge: {c.charge}", f"  Last residence: {s.address}", "  --- COMMENTS ---",
        f"  {c.later(1)} {o.last}: SUBJ states fear none. Bro {c.kin(same=True).first} {s.phone}", f"  {c.later(3)} SYS: Travel document request sent, ppt {s.passport}",
    )  # fmt: skip
    return Paper("earm-screen", [Pre(lines, 0.95)], looks=("wide", "plain", "tiny"))


def enforce_screen(c: Case) -> Paper:
    s = c.s
    left: tuple[Block, ...] = (F((("Last", s.lastcaps), ("First", s.first), ("AKA", s.slip), ("Sex", s.sex)), "right"),)
    mid: tuple[Block, ...] = (
        F((("DOB", s.dob), ("COB", s.country), ("POB", s.town), ("Entry", s.entry_day)), "right"),
    )
    right: tuple[Block, ...] = (F((("A-No", s.anum), ("FBI", s.fbi), ("SSN", s.ssn), ("I-94", s.i94)), "right"),)
    blocks: list[Block] = [
        P("Encounter > Biographics > Summary", size=0.8),
        Cols((left, mid, right)),
        Rule(),
        Cols(
            (
                (P("Arrest site", bold=True), P(c.court)),
                (P("Arrest date", bold=True), P(c.on)),
                (P("Method", bold=True), P(c.method)),
            )
        ),
        P("Page 1 of 1 - printed for file", size=0.7),
    ]
    return Paper("enforce-screen", blocks, looks=("wide", "plain"))


def transport_manifest(c: Case) -> Paper:
    people = [c.s, c.another(0), c.another(1), c.another(2)]
    rows = tuple(
        (str(n), p.comma, p.anum, p.country, p.dob, p.sex, c.pick("-", "meds in bag", "leg cuffs", "diabetic"))
        for n, p in enumerate(people, 1)
    )
    blocks: list[Block] = [
        H(c.form("RECORD OF PERSONS AND PROPERTY TRANSFER")),
        F(
            (
                ("From", "Hudson County"),
                ("To", "Batavia"),
                ("Date", c.later(6)),
                ("Transporting officers", f"{c.officer().short} / {c.officer().short}"),
            ),
            "run",
        ),
        T(("No", "NAME", "A-FILE", "NAT", "DOB", "SEX", "REMARKS"), rows, (0.3, 2, 1.3, 1.2, 1.1, 0.7, 1.2)),
        P("Received by (facility): ______________________", size=0.9),
    ]
    return Paper("transport-manifest", blocks, looks=("wide", "form", "typed", "turned"))


def medical_intake(c: Case) -> Paper:
    s = c.s
    blocks: list[Block] = [
        H("Intake Health Screening", 1), F((("Detainee", s.full), ("Alien #", s.anum), ("D.O.B.", s.dob), ("Country", s.country), ("Ht", s.body("height")), ("Wt", s.body("weight"))), c.pick("above", "bare", "below"), 3),
        Tick(((False, "Chest pain"), (True, "Taking medicine"), (False, "Thoughts of self-harm"))), P(f"Pt is a {s.age(c.day)} y/o {s.adjective} {'F' if s.woman else 'M'} in NAD. Scar noted: {s.body('mark')}. Pt reports NKDA. Emergency contact: {c.kin().full}, {c.kin().phone}."),
        P(f"Pt goes by \"{s.alias}\". {s.alias} denies asthma."), P("Disposition: general population."),
    ]  # fmt: skip
    return Paper("medical-intake", blocks, looks=("form", "plain", "acroform"))


def discharge_note(c: Case) -> Paper:
    s, part = c.s, c.kin()
    blocks: list[Block] = [
        H("DISCHARGE SUMMARY"), F((("Patient", s.comma), ("DOB", s.dob), ("Admitted", c.later(-66)), ("Discharged", c.later(-64))), c.pick("left", "bare", "run")),
        P(f"HPI: {s.age(c.day)}-year-old brought by ambulance, who {c.victim('reports that her partner choked her and broke her left wrist' if s.woman else 'reports that his employer locked him in a cellar and beat him with a pipe')}. Partner named as {part.full}."),
        P("Exam: alert, oriented x3. Left forearm in splint."), P(f"Plan: {s.first} does not feel safe at {s.address}; social work placed {s.him} at {c.shelter}. Follow up by telephone {s.phone}."),
    ]  # fmt: skip
    return Paper("hospital-discharge", blocks, looks=("plain", "serif", "letter"))


def custody_review(c: Case) -> Paper:
    s, o = c.s, c.officer("Supervisory Detention and Deportation Officer")
    blocks: list[Block] = [
        H("POST ORDER CUSTODY REVIEW WORKSHEET"), F((("Detainee Name", s.comma), ("Date of Birth", s.dob), ("AKAs", f"{s.slip}; {s.alias}"), ("Nationality", s.country), ("A-Number", s.anum), ("Date of Arrival", s.entry_day), ("Place of Arrival", s.entry_place), ("Manner of Arrival", s.manner)), c.pick("below", "ruled", "left"), 2),
        H("Travel document", 2), P(f"Passport {s.passport} expired. {s.card} presented to the consulate of {s.country}."),
        H("Sponsor", 2), P(f"{c.kin().full}, {c.kin().address}; has known detainee since childhood in {s.town}. Offer of work from {s.employer}."),
        P(f"Decision: {c.outcome}. Reviewing officer {o.name}, {o.title}."),
    ]  # fmt: skip
    return Paper(
        "custody-review", blocks, looks=("form", "plain", "serif"), foot="Page #" if c.rng.random() < 0.5 else ""
    )


def credible_fear(c: Case) -> Paper:
    s, o = c.s, c.officer("Asylum Officer")
    fear = go(
        c.pick(
            "says that he fears the gang that killed his brother",
            "fears harm by the police because of her party",
            "was threatened by the family of a man who wanted to marry her",
        ),
        "relief-application",
        s.sid,
    )
    blocks: list[Block] = [
        H("INTERVIEW NOTES", 1, "left"), F((("A-number", s.anum), ("Applicant", s.full), ("COB", s.country), ("AO", o.name), ("Date", c.later(9))), "dots"),
        P(f"Q: What is your full name? A: {s.full}. Q: Is there a name people call you? A: {s.alias}. Q: Where were you born? A: {s.town}, on {s.dob}."),
        P(f"Q: Who lives with you? A: My wife/husband {c.kin().full} and {c.ages('two sons aged 5 and 7')}."), P(f"[Applicant {fear}.]"), P(f"Q: Where is your brother? A: {c.kin(same=True).full} is in {s.abroad}."),
    ]  # fmt: skip
    return Paper("credible-fear-notes", blocks, looks=("typed", "plain", "narrow"))


def property_receipt(c: Case) -> Paper:
    s, o = c.s, c.officer()
    rows = (
        ("1", "Passport", s.passport),
        ("1", "Bank card", s.account),
        ("1", "Driver license", s.license),
        ("1", "Cell phone, black", s.phone),
        ("$", "Cash", "214.50"),
    )
    blocks: list[Block] = [
        H(c.form("BAGGAGE CHECK / PERSONAL PROPERTY"), 2),
        F((("Name", s.comma), ("A#", s.anum)), "left"),
        T(("Qty", "Item", "Mark"), rows, (0.4, 2, 2)),
        P(f"Received from {s.full} by {o.name}."),
    ]
    return Paper("property-receipt", blocks, looks=("plain", "form", "typed"), foot="Form I-77 / G-589")


def visit_log(c: Case) -> Paper:
    rows = []
    for n, p in enumerate((c.s, c.another(0), c.another(1))):
        v = c.kin()
        rows.append((c.later(n), v.full, c.pick("wife", "cousin", "brother", "friend from home"), p.comma, v.phone))
    blocks: list[Block] = [
        H("VISITOR SIGN-IN SHEET"),
        T(("Date", "Visitor (print)", "Relation", "Detainee", "Telephone"), tuple(rows), (0.9, 1.6, 1, 1.6, 1.3)),
    ]
    return Paper("visitor-sign-in", blocks, looks=("form", "plain", "wide"))


def disciplinary(c: Case) -> Paper:
    s, w = c.s, c.another()
    blocks: list[Block] = [
        H("Detainee Incident Report"), F((("Detainee", s.comma), ("A#", s.anum), ("Unit", "B-4"), ("Reporting officer", c.officer("Detention Officer").name)), "above", 2),
        P(f"{s.last} and {w.last} ({w.anum}) argued about the telephone. {s.first} said {s.his} wife was in labor at home, {s.address}. {w.part}, who is called \"{w.alias}\", was moved to unit C. {w.alias} gave a statement."),
        Boxed(f"Statement of {w.full}: I don't want problems."),
    ]  # fmt: skip
    return Paper("incident-report", blocks, looks=("form", "serif", "plain"))


def atd_report(c: Case) -> Paper:
    s = c.s
    rows = (
        (c.later(30), "Home visit", s.address),
        (c.later(44), "Office check-in", c.office),
        (c.later(58), "Phone", s.phone),
        (c.later(61), "GPS alert", go("40.8402, -73.9187", "geo-coordinates", s.sid)),
    )
    blocks: list[Block] = [
        H("ATD Participant Compliance Report"),
        F(
            (
                ("Participant", s.full),
                ("A#", s.anum_short),
                ("DOB", s.dob),
                ("E-mail", s.email),
                ("Employer", s.employer),
            ),
            c.pick("left", "bare", "dots"),
        ),
        T(("Date", "Contact", "Where"), rows, (1, 1.2, 3)),
        P(f"Case officer: {c.officer().name}"),
    ]
    return Paper("atd-report", blocks, looks=("plain", "form", "a4"))


KINDS = (
    earm_screen,
    enforce_screen,
    transport_manifest,
    medical_intake,
    custody_review,
    credible_fear,
    property_receipt,
    visit_log,
    disciplinary,
    atd_report,
)
RELIEF = (discharge_note,)

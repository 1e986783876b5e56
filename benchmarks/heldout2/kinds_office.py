"""Papers an office keeps about its own work: logs, trackers, calendars, rosters, policy, the certifications themselves."""

from __future__ import annotations

from benchmarks.heldout2 import facts
from benchmarks.heldout2.blocks import Block, Boxed, Break, F, H, P, Paper, Pre, Rule, T, Tick
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import stay


def certification(c: Case) -> Paper:
    """The paper the production is for."""
    s, o, b = c.s, c.officer(), c.officer("Assistant Field Office Director")
    blocks: list[Block] = [
        H(c.form("CERTIFICATION OF COMPLIANCE WITH DISCLOSURE RESTRICTIONS")), P(c.form("Immigration and Nationality Act, Section 239(e)"), align="center"),
        F((("Alien", s.comma), ("A-file", s.anum), ("Location of action", c.place_kind), ("Name of facility", c.court), ("Date of action", c.on), ("Nature of case", c.klass), ("Case number", c.docket())), c.pick("ruled", "below", "dots", "above"), 2),
        Boxed(c.cert), F((("Certifying officer", o.name), ("Title", o.title), ("Office", c.office), ("Approved by", b.name)), c.pick("below", "left"), 2),
    ]  # fmt: skip
    return Paper("certification-239e", blocks, looks=("form", "plain", "serif", "acroform"))


def certification_log(c: Case) -> Paper:
    people = [c.s, *(c.another(n) for n in range(6))]
    rows = tuple(
        (
            str(n),
            p.comma,
            p.anum,
            p.country,
            stay(c.later(n * 9), "action-date"),
            stay(c.rng.choice(facts.COURTHOUSES), "courthouse"),
            c.klass,
            c.officer().short,
            c.pick("Y", "Y", "N"),
        )
        for n, p in enumerate(people, 1)
    )
    blocks: list[Block] = [
        H("FY18 239(e) certifications", 2, "left"),
        T(
            ("Row", "Name", "Alien no.", "COC", "Arrest date", "Courthouse", "Class of case", "Officer", "Cert"),
            rows,
            (0.4, 2, 1.2, 1.2, 1, 2.2, 2, 1.3, 0.5),
            size=0.85,
        ),
    ]
    return Paper("certification-log", blocks, looks=("wide",))


def wide_sheet(c: Case) -> Paper:
    people = [c.s, *(c.another(n) for n in range(8))]
    rows = tuple(
        (
            p.lastcaps,
            p.first,
            p.anum_short,
            p.dob,
            p.adjective,
            p.address,
            p.phone,
            p.receipt,
            c.pick("Open", "Closed", "Pending TD"),
            p.entry_day,
        )
        for p in people
    )
    blocks: list[Block] = [
        T(
            ("LNAME", "FNAME", "ALIEN", "BIRTH", "NATLTY", "ADDR", "TEL", "RCPT", "STATUS", "ENTERED"),
            rows,
            (1.2, 1, 1.1, 1, 1.1, 2, 1.1, 1.3, 0.8, 1),
            size=0.8,
        )
    ]
    return Paper("spreadsheet-wide", blocks, looks=("wide",), foot="Sheet1   Page #")


def foia_tracker(c: Case) -> Paper:
    s, t = c.s, c.another()
    rows = (
        (f"2019-ICFO-{c.rng.randrange(10000, 99999)}", s.full, s.anum, c.later(50), "I-213, I-862", "Sent to SME"),
        (f"2019-ICFO-{c.rng.randrange(10000, 99999)}", t.full, t.anum, c.later(58), "entire A-file", "Closed, b6 b7c"),
    )
    blocks: list[Block] = [
        H("FOIA REQUEST TRACKER"),
        T(
            ("Request", "Subject of records", "A-number", "Received", "Records sought", "Status"),
            rows,
            (1.4, 1.8, 1.3, 1, 1.4, 1.2),
        ),
        P(
            f"Requester for line 1 is the subject's sister, {c.kin(same=True).full}, {c.kin(same=True).email}. Analyst: {c.officer('Government Information Specialist').name}."
        ),
    ]
    return Paper("foia-tracker", blocks, looks=("wide", "plain", "form"))


def calendar(c: Case) -> Paper:
    s, t, u = c.s, c.another(0), c.another(1)
    cells = (
        ("MON", f"8:00 muster\n{s.last} {c.part}"), ("TUE", f"surveil\n{t.address}"), ("WED", f"range\nall {c.pick('day', 'a.m.')}"), ("THU", f"{u.comma}\n{u.anum}\ncheck-in"), ("FRI", "admin"),
    )  # fmt: skip
    blocks: list[Block] = [
        H(f"Team calendar, week of {c.later(0)}", 2, "left"),
        T(tuple(d for d, _ in cells), (tuple(x for _, x in cells),), ruled=True),
        P(f"Duty officer: {c.officer().name}"),
    ]
    return Paper("calendar", blocks, looks=("wide", "plain"))


def duty_roster(c: Case) -> Paper:
    """Nobody in it is protected."""
    rows = tuple(
        (o.comma, o.title, c.office, c.pick("0600-1400", "1400-2200", "Leave")) for o in (c.officer() for _ in range(7))
    )
    blocks: list[Block] = [
        H("DUTY ROSTER"),
        T(("Employee", "Position", "Assigned", "Shift"), rows, (1.6, 2.4, 1.8, 1)),
        P(c.policy),
    ]
    return Paper("duty-roster", blocks, looks=("plain", "form", "wide"))


def policy_memo(c: Case) -> Paper:
    """General text about § 1367: all of it stands."""
    o = c.officer("Field Office Director")
    lines = c.rng.sample(facts.POLICIES, 4)
    blocks: list[Block] = [
        H("MEMORANDUM FOR ALL EMPLOYEES", 1, "left"), F((("FROM", f"{o.name}, {o.title}"), ("SUBJECT", stay("Section 1367 information and actions at courthouses", "form-text"))), "left"),
        *[P(f"{n}. {stay(t, 'statute')}") for n, t in enumerate(lines, 1)],
        P(stay("The prohibition covers applicants for T and U nonimmigrant status, VAWA self-petitioners and applicants for cancellation of removal under section 240A(b)(2) of the Act.", "statute")),
        P(stay("Forms I-360, I-914 and I-918 are kept in a separate file room.", "statute") if c.rng.random() < 0.5 else "Questions go to the Privacy Office."),
    ]  # fmt: skip
    return Paper(
        "policy-memo",
        blocks,
        looks=("serif", "letter", "plain"),
        head="FOR OFFICIAL USE ONLY" if c.rng.random() < 0.4 else "",
    )


def training_slide(c: Case) -> Paper:
    blocks: list[Block] = [
        H("1367: WHAT EVERY OFFICER MUST KNOW"), P(stay("Who is protected? Victims who applied for T visas, U visas or VAWA relief.", "statute"), size=1.3), P(stay("When does it end? When the application is denied and every appeal is exhausted.", "statute"), size=1.3),
        P("Example (invented): officers go to a family justice center. Is a certification needed?", size=1.2), Break(), H("Answer", 2), P(c.policy, size=1.3),
    ]  # fmt: skip
    return Paper("training-slides", blocks, looks=("wide",))


def interpreter_invoice(c: Case) -> Paper:
    s, o = c.s, c.officer()
    rows = (
        (c.later(0), f"Telephone, {s.anum}, {s.last}", "45 min", "$63.00"),
        (c.later(2), f"In person, {c.another().full}", "2 h", "$210.00"),
    )
    blocks: list[Block] = [
        P("Lingua Franca Language Services\nInvoice 20-0417", bold=True),
        F((("Bill to", c.office), ("Approved", f"{o.name}, {o.title}")), "left"),
        T(("Date", "Service", "Time", "Amount"), rows, (1, 3, 0.8, 0.8)),
        P("Terms: net 30."),
    ]
    return Paper("interpreter-invoice", blocks, looks=("plain", "a4", "letter"))


def congress_inquiry(c: Case) -> Paper:
    s, wife = c.s, c.kin()
    o = c.officer("Congressional Liaison Officer")
    blocks: list[Block] = [
        P(c.later(20)), P("The Honorable\nUnited States House of Representatives"), P(f"Re: Constituent inquiry on behalf of {s.full}, {s.anum}"),
        P(f"Thank you for your letter about {s.mr} {s.last}, spouse of your constituent {wife.full} of {wife.address}. Our records show that {s.mr} {s.last}, a citizen of {s.country}, was arrested on {c.on} near the {c.court}, and is charged under {c.charge}."),
        P(f"{s.his.capitalize()} next hearing is on {c.next_day}. {wife.mr} {wife.last} may call {o.name} for more."), P(f"Sincerely,\n{c.officer('Field Office Director').name}"),
    ]  # fmt: skip
    return Paper("congressional-inquiry", blocks, looks=("letter", "serif"))


def file_transfer(c: Case) -> Paper:
    people = [c.s, c.another(0), c.another(1)]
    lines = (
        "A-FILE TRANSFER  NFTS",
        "",
        *(f"{n}. {p.anum_short:<12}  {p.comma}   DOB {p.dob}" for n, p in enumerate(people, 1)),
        "",
        f"SENT BY: {c.officer().comma}   {c.later(1)}",
    )
    return Paper("file-transfer", [Pre(tuple(line for line in lines if line))], looks=("typed", "plain"))


def data_call(c: Case) -> Paper:
    s = c.s
    o = c.officer("Mission Support Specialist")
    blocks: list[Block] = [
        F((("From", o.mail), ("To", "ERO-ALL"), ("Subject", "Data call: arrests at courthouses - DUE FRIDAY")), "left"), P("All, headquarters wants numbers by Friday. Column A is the office, column B the number of arrests, column C whether a certification under 239(e) is in the file."),
        T(("A", "B", "C"), tuple((stay(x, "office"), str(c.rng.randrange(0, 12)), c.pick("Y", "N")) for x in facts.OFFICES[:4]), (2, 1, 1)),
        P(f"The one that is missing a certification is {s.last}, {s.anum}, picked up at {c.court}."), P(o.name),
    ]  # fmt: skip
    return Paper("data-call", blocks, looks=("plain", "letter"))


def evidence_label(c: Case) -> Paper:
    s = c.s
    blocks: list[Block] = [
        Boxed(
            f"EVIDENCE / PRUEBA   Item 1: one phone, white. Owner {s.full}. Case {s.event}. Seized {c.on} at {c.court} by {c.officer().short}."
        ),
        Boxed(f"Item 2: photo of {c.kin(age=(3, 9), same=True).first}, child of owner."),
        Rule(),
        Tick(((True, "Return to owner"), (False, "Destroy"))),
    ]
    return Paper("evidence-label", blocks, looks=("narrow", "typed", "a4"))


KINDS = (
    certification,
    certification_log,
    wide_sheet,
    foia_tracker,
    calendar,
    duty_roster,
    policy_memo,
    training_slide,
    interpreter_invoice,
    congress_inquiry,
    file_transfer,
    data_call,
    evidence_label,
)

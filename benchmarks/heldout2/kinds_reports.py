"""Reports, worksheets and statements of the immigration agencies."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, F, Gap, H, P, Paper, Pre, T
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import go


def report_166(c: Case) -> Paper:
    s, w = c.s, c.kin()
    o, o2 = c.officer("Special Agent"), c.officer("Group Supervisor")
    blocks: list[Block] = [
        Pre(("REPORT OF INVESTIGATION                      G-166C", "=" * 60)),
        F(
            (
                ("TITLE", s.comma),
                ("FILE", s.anum),
                ("DATE OF REPORT", c.later(3)),
                ("REPORTED BY", o.name),
                ("APPROVED", o2.name),
            ),
            "left",
        ),
        H("SYNOPSIS", 2),
        P(
            f"{s.last} ({s.adjective}, DOB {s.dob}) was arrested {c.on} after an appearance at {c.court}. This report covers the interview of a witness."
        ),
        H("DETAILS", 2),
        P(
            f"1. On {c.later(2)} this agent spoke with the witness {w.full}, {w.address}, tel. {w.phone}. {w.first} has known the subject since both worked for {s.employer}."
        ),
        P(
            f"2. {w.mr} {w.last} stated that the subject uses the name {s.slip} on paychecks, drives a car with plate {s.plate}, and keeps an account ending {go(s.once('acc', '4###')[-4:], 'financial-account', s.sid)}."
        ),
        P(f"3. The witness gave the subject's e-mail as {s.email} and the screen name {s.handle}."),
        P(f"4. NYSID {s.nysid}; FBI {s.fbi}; SSN used {s.ssn}; Docket {c.docket('criminal')}."),
        Gap(),
        P(f"/s/ {o.name}, {o.title}"),
    ]
    return Paper("report-166c", blocks, looks=("typed", "plain"), foot="G-166C  page #")


def bond_worksheet(c: Case) -> Paper:
    s, kid = c.s, c.kin(age=(1, 12), same=True)
    o = c.officer()
    rows = (
        ("Fixed address in the U.S.", s.address, "3"), ("Length of residence", f"since entry {s.entry_day}", "4"), ("Family ties", f"U.S. citizen child {kid.full} (age {kid.age(c.day)})", "5"),
        ("Employment", s.employer, "2"), ("Prior appearance", f"appeared on docket {c.docket()}", "1"),
    )  # fmt: skip
    blocks: list[Block] = [
        H(c.form("Bond / Custody Worksheet")),
        F(
            (
                ("Detainee", s.comma),
                ("A#", s.anum),
                ("Country", s.country),
                ("DOB", s.dob),
                ("Arrest date", c.on),
                ("Arrest location", c.court),
            ),
            "bare",
            3,
        ),
        T(("Factor", "Finding", "Score"), rows, (2, 4, 0.7)),
        P(f"Recommendation: {c.outcome}. Prepared by {o.title} {o.name}."),
    ]
    return Paper("bond-worksheet", blocks, looks=("plain", "form", "acroform"))


def expedited_260(c: Case) -> Paper:
    """A sworn statement in question and answer."""
    s, father = c.s, c.kin(age=(50, 80), same=True)
    o = c.officer("Border Patrol Agent")
    qa = (
        ("What is your true and complete name?", f"{s.full}."), ("Have you used any other names?", f"People call me {s.alias}."), ("What is your date of birth?", f"{s.dob}, in {s.town}."),
        ("Of what country are you a citizen?", f"{s.country}."), ("What is your father's name?", f"{father.full}. He lives at {father.abroad}."),
        ("When and how did you enter?", f"{s.entry_day}, {s.manner}, by {s.entry_place}."), ("Where were you going?", f"To my cousin at {s.address}. Her number is {s.phone}."),
    )  # fmt: skip
    blocks: list[Block] = [
        H(c.form("Record of Sworn Statement in Proceedings under Section 235(b)(1) of the Act")),
        F(
            (("Office", c.office), ("File No", s.anum), ("Statement by", s.caps), ("Before", f"{o.name}, {o.title}")),
            "left",
        ),
        *[P(f"Q. {q}\nA. {a}") for q, a in qa],
        P(f"I have read this statement consisting of the pages initialed {s.initials}, and it is true."),
    ]
    return Paper("sworn-statement-867", blocks, foot="I-867A  #", looks=("typed", "serif", "plain"))


KINDS = (report_166, bond_worksheet, expedited_260)

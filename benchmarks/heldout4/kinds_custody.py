"""Records of custody: statements under oath, comments of the case system, receipts, manifests, grievances, telephone logs."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Boxed, F, Gap, H, P, Paper, Pre, Rule, T
from benchmarks.heldout4.matter import Matter


def sworn(m: Matter) -> Paper:
    """The questions and answers of Form I-867."""
    s, cousin, father, mother = m.s, m.kin(), m.kin(same=True), m.kin()
    town = s.mark(m.pick("Del Rio, Texas", "Otay Mesa", "McAllen"), "entry")
    talk = (
        ("What is your complete and correct name?", f"My name is {s.full}."),
        ("Are you known by any other names?", f"{s.mark(s.nick)}." if s.nick else "No."),
        ("What is your date and place of birth?", f"{m.dob()}, in {m.town()}."),
        ("Of what country are you a citizen?", f"{m.nation()}."),
        ("What are your parents' names?", f"{father.full} and {mother.full}. They are still there."),
        ("When and where did you last enter the United States?", f"In {s.mark(m.later(-1900, '%B %Y'), 'entry')}, near {town}. I {s.mark('crossed the river', 'entry')}."),
        ("Who were you going to stay with?", f"My cousin {cousin.full}. {m.phone(cousin)} is the number."),
        ("Do you have any fear about being returned to your home country?", "Yes. " + s.mark(m.pick("They killed my brother for not joining.", "The men who beat me are still there."), "asylum")),
        ("Have you understood all I have said?", "Yes."),
    )  # fmt: skip
    return Paper("I-867 statement", [
        H(m.form("Record of Sworn Statement in Proceedings under Section 235(b)(1) of the Act")),
        F((("Office", m.office), ("File No", m.anum()), ("Statement by", s.caps), ("In the case of", s.lastfirst), ("Date", m.later(0)), ("Language", m.pick("Spanish", "English", "Mandarin")))),
        *(block for q, a in talk for block in (P(f"Q. {q}"), P(f"A. {a}", indent=18))),
        Rule(), P(f"Sworn before me: {m.officer()}, {m.title()}. Initials of alien: {s.initials}"),
    ], looks=("typed", "plain", "letter", "turned"))  # fmt: skip


def comments(m: Matter) -> Paper:
    """Comments of the case system, newest first, in the shorthand of several officers."""
    s, wife = m.s, m.kin()
    said = (
        f"Atty {m.defender()} called re {s.surname_caps}, wants bond pkt. Told her to file w/ court.",
        f"USC spouse {wife.full} came to window 4 w/ passport for {s.first}. New addr {m.address()}.",
        f"SUBJ claims he {m.victim()}; says he has {m.relief()}. Ck CIS b4 any contact.",
        f"TPC w/ consulate, TD issued. {m.nation()}. PP# {m.number('passport')} exp.",
        f"{s.typo} failed to report. Check {m.employer()} and tel {m.phone()}.",
        f"Arrested at {m.court} {m.on}. NTA srvd, {m.statute} stmt incl.",
    )
    rows = tuple((m.later(60 - 9 * n, "%m/%d/%y"), m.officer(form="caps"), text) for n, text in enumerate(said))
    return Paper("EARM comments", [
        Pre((f"EARM  CASE COMMENTS    ALIEN: {s.screen}", f"A#: {m.anum()}   COB: {m.nation()}   DOB: {m.dob()}   DOCKET MGR: {m.officer(form='comma')}")),
        T(tuple(map(m.form, ("Date", "User", "Comment"))), rows, (0.12, 0.22, 0.66)),
    ], looks=("plain", "wide", "typed", "fine"))  # fmt: skip


def receipt(m: Matter) -> Paper:
    """A receipt for the property of a detainee."""
    s = m.s
    goods = (
        ("1", f"wallet, brown, with NYS learner permit {m.number('driver-license')}"), ("1", f"debit card acct {m.number('financial-account')}"),
        ("1", f"{m.adjective()} passport {m.number('passport')}"), ("1", f"cell phone, number {m.phone()}"), ("3", "keys on ring"),
        ("1", f"photo of child, back reads “{m.kin(ages=(1, 9)).first}, 2 años”"), ("1", f"car key, {m.pick('Honda', 'Toyota')}, plate {m.number('vehicle-plate')}"),
    )  # fmt: skip
    return Paper("property receipt", [
        H(m.form("Personal Property Receipt (I-77 / G-589)")),
        F((("Detainee", s.lastfirst), ("A-Number", m.anum()), ("Nationality", m.adjective()), ("Date received", m.on))),
        T((m.form("Qty"), m.form("Description")), goods, (0.12, 0.88)),
        P(f"Funds: $ {m.rng.randrange(20, 400)}.00 U.S.   Received by {m.officer()}, {m.title()}"),
        P(f"Release to: {m.kin(same=True).full}, {m.address()}"),
    ], looks=("form", "plain", "acroform", "slim"))  # fmt: skip


def manifest(m: Matter) -> Paper:
    """The manifest of a transport."""
    rows = tuple(
        (
            str(n),
            p.lastfirst_caps,
            m.anum(p),
            m.dob(p, "%m/%d/%Y"),
            m.nation(p),
            m.pick("L", "M", "H"),
            m.pick("BCJ", "OCJ", "HCDF"),
            m.pick("none", "diabetic", "asthma"),
        )
        for n, p in enumerate((m.s, *(m.other(k) for k in range(m.rng.randrange(6, 11)))), start=1)
    )
    return Paper("manifest", [
        H(f"{m.form('ICE ERO TRANSPORT MANIFEST')} {m.on}"),
        P(f"Vehicle: {m.pick('Bus 4471', 'Van G62')}   Driver {m.officer(form='short')}   Guard {m.officer(form='short')}   Depart {m.clock()}"),
        T(tuple(map(m.form, ("#", "Name", "A#", "DOB", "Cit", "Lvl", "Dest", "Med"))), rows, (0.05, 0.27, 0.16, 0.13, 0.14, 0.06, 0.08, 0.11)),
    ], looks=("wide", "plain", "typed", "turned"))  # fmt: skip


def grievance(m: Matter) -> Paper:
    """A grievance of a detainee, in his own words."""
    s, friend = m.s, m.other(0)
    return Paper("grievance", [
        H(m.form("DETAINEE GRIEVANCE FORM")),
        F((("Name (print)", s.full), ("A#", m.anum()), ("Country", m.nation()), ("Housing", m.pick("B-4 Pod", "Unit 3 East")), ("Date", m.later(19)))),
        P(f"I put my request three times. Officer {m.officer(form='last')} say wait. My lady {m.kin().first} call from {m.phone()} and nobody tell me. My friend {friend.half} (bed 12) saw when the nurse tear the paper. I am {s.surname} and I don't lie, I am {m.age()} years old and I have sugar in my blood."),
        P(f"{m.form('Signature of Detainee')}: {s.mark('/s/ ' + s.plain, 'signature')}"),
        Boxed(f"{m.form('Staff response')}: Spoke w/ detainee {s.surname_caps} and with {friend.surname_caps}. Unfounded. {m.officer()}, {m.title()}, {m.later(25)}"),
    ], looks=("plain", "letter", "form", "acroform"))  # fmt: skip


def telephone_log(m: Matter) -> Paper:
    """A log of the calls of a detainee."""
    s, kin = m.s, [m.kin(), m.kin(same=True), m.kin()]
    rows = tuple(
        (
            m.later(n // 2, "%m/%d"),
            m.clock(),
            m.phone(p, foreign=n % 2 == 0),
            p.half,
            m.pick("sister", "mother", "friend", "cousin"),
            f"{m.rng.randrange(1, 15)} min",
        )
        for n, p in enumerate(kin * 2)
    )
    return Paper("phone log", [
        P(f"PIN holder: {s.lastfirst}   {m.anum()}   Legal calls (not recorded): {m.defender()}"),
        T(("Date", "Time", "Dialed", "Party", "Relation", "Length"), rows),
    ], looks=("plain", "wide", "fine"))  # fmt: skip


def bond_memo(m: Matter) -> Paper:
    """A memorandum about custody, without a lawyer in it."""
    s = m.s
    return Paper("custody memo", [
        F((("MEMORANDUM FOR", f"{m.officer()}, Field Office Director"), ("FROM", f"{m.officer()}, {m.title()}"), ("SUBJECT", f"Custody of {s.lastfirst}, {m.anum()}"), ("DATE", m.later(5))), style="left"),
        P(f"{s.surname} ({m.adjective()}, age {m.age()}) was taken into custody on {m.on} at the {m.court}, where he appeared on a charge of {m.charge}."),
        P(f"Equities: lives with {m.kin().full} and {s.mark(m.pick('two', 'three'), 'family')} U.S. citizen children at {m.address()}; works at {m.employer()}. Warrants: none. SSN used: {m.number('ssn')}."),
        P(f"Recommendation: set bond. {m.cert}"), Gap(1), P(f"Concur / Nonconcur: {m.officer(form='short')}, {m.title()}"),
    ], looks=("office", "brief", "letter", "typed"))  # fmt: skip


ALL = (sworn, comments, receipt, manifest, grievance, telephone_log, bond_memo)

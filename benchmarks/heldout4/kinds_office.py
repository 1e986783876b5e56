"""Papers of an office: policy, minutes, rotas, spreadsheets, indexes, certifications by themselves."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Boxed, Cols, F, Gap, H, P, Paper, Pre, T
from benchmarks.heldout2.marks import stay
from benchmarks.heldout4 import offices
from benchmarks.heldout4.matter import Matter


def policy(m: Matter) -> Paper:
    """A memorandum of policy that speaks of VAWA in general: nothing in it is anybody's."""
    general = (
        "Officers may not rely solely on information furnished by an abusive spouse, parent or household member.",
        "A pending or approved VAWA self-petition, T visa application or U visa petition is protected from disclosure.",
        "Before an action at a courthouse, a domestic violence shelter, a rape crisis center or a family justice center, the officer checks the Central Index System for the class of admission code.",
        "Forms I-360, I-914 and I-918 are adjudicated by the Vermont Service Center and are not to be placed in the operational folder.",
    )  # fmt: skip
    return Paper("policy", [
        F((("MEMORANDUM FOR", "All Field Office Directors"), ("FROM", f"{m.officer()}, Assistant Director for Field Operations"), ("SUBJECT", m.form("Reminder on victim-based protections")), ("DATE", m.later(-60))), style="left"),
        P(f"Purpose. This memorandum restates the duties under {m.statute} and {m.statute}."),
        *(P(f"{n}. {m.form(text)}", indent=12) for n, text in enumerate(general, start=1)),
        P("The Notice to Appear must then include the following text:"), Boxed(m.cert),
        P("A violation may lead to a civil penalty of up to $5,000 for each disclosure."),
    ], looks=("brief", "office", "letter", "plain"))  # fmt: skip


def statute_page(m: Matter) -> Paper:
    """A page of a code book."""
    return Paper("8 USC excerpt", [
        H("TITLE 8—ALIENS AND NATIONALITY"),
        Cols((
            (P(stay("§ 1229. Initiation of removal proceedings", "statute"), bold=True), P(stay("(e) Certification of compliance with restrictions on disclosure", "statute")), P(stay("(1) In general. In cases where an enforcement action leading to a removal proceeding was taken against an alien at any of the locations specified in paragraph (2), the Notice to Appear shall include a statement that the provisions of section 1367 of this title have been complied with.", "statute"))),
            (P(stay("(2) Locations. (A) At a domestic violence shelter, a rape crisis center, supervised visitation center, family justice center, a victim services, or victim services provider, or a community-based organization.", "statute")), P(stay("(B) At a courthouse (or in connection with that appearance of the alien at a courthouse) if the alien is appearing in connection with a protection order case, child custody case, or other civil or criminal case relating to domestic violence, sexual assault, trafficking, or stalking.", "statute"))),
        )),
    ], head=f"Page {m.rng.randrange(200, 300)}   TITLE 8—ALIENS AND NATIONALITY   § 1229", looks=("plain", "brief"))  # fmt: skip


def minutes(m: Matter) -> Paper:
    """Minutes of a meeting, in which two cases come up."""
    a, b, c = m.officer(), m.officer(), m.officer()
    s, other = m.s, m.other(0)
    return Paper("minutes", [
        H(f"Weekly courthouse coordination – {m.later(2)}"), P(f"Present: SDDO {a} (chair), DO {b}, DO {c}, Chief Court Clerk {m.clerk()}"),
        P(f"1. Vests. DO {b} reports that twelve are on order.", indent=8),
        P(f"2. Complaint by the Chief Clerk about the arrest on {m.on} at the {m.court}. DO {c} says the subject, {s.half}, ran toward the clerk's window. {s.surname}'s daughter {m.kin(ages=(3, 9), same=True).first} was present. To be reviewed.", indent=8),
        P(f"3. {other.surname_caps}, {m.anum(other)}: address {m.address(other)} is stale; employer is {other.mark('Ace Towing of Bay Shore', 'employer')}.", indent=8),
        P("4. Next meeting: first Tuesday, conference room C.", indent=8),
    ], looks=("office", "letter", "plain", "slim"))  # fmt: skip


def rota(m: Matter) -> Paper:
    """A rota of officers: all of it stays."""
    rows = tuple(
        (day, m.officer(form="comma"), m.officer(form="comma"), m.office, m.pick("0500-1330", "0600-1430", "OFF"))
        for day in ("Mon", "Tue", "Wed", "Thu", "Fri")
    )
    return Paper("officer schedule", [
        H(f"{m.form('ERO DEPORTATION OFFICER SCHEDULE')} – week of {m.later(-3)}"),
        T(("Day", m.form("Team Leader"), m.form("Second"), m.form("Unit"), m.form("Hours")), rows),
        P(f"Swap days with SDDO {m.officer()} by noon. {m.title()} on call: {m.officer(form='caps')}. Training on {m.statute}: Wednesday."),
    ], looks=("plain", "wide", "turned", "office"))  # fmt: skip


def spreadsheet(m: Matter) -> Paper:
    """A wide sheet of courthouse arrests."""
    rows = []
    for p in (m.s, *(m.other(k) for k in range(m.rng.randrange(7, 13)))):
        where = stay(m.rng.choice(offices.CRIMINAL), "courthouse")
        rows.append(
            (
                m.anum(p),
                p.lastfirst,
                m.dob(p, "%m/%d/%Y"),
                m.adjective(p),
                stay(m.later(-m.rng.randrange(1, 60), "%m/%d/%Y"), "action-date"),
                where,
                m.charge,
                m.address(p),
                m.phone(p),
                m.pick("Y", "N"),
                m.officer(form="last") if len(m.staff) > 2 else "n/a",
            )
        )
    head = ("A-File", "Name", "DOB", "Citz", "Arrest Dt", "Location", "Charge", "Last Addr", "Tel", "239(e)", "Ofc")
    return Paper("courthouse arrests", [
        H("Courthouse arrests FY (pulled from EARM)", 2),
        T(tuple(map(m.form, head)), tuple(rows), (0.09, 0.13, 0.08, 0.08, 0.08, 0.13, 0.15, 0.14, 0.09, 0.05, 0.07)),
    ], looks=("wide",))  # fmt: skip


def certificate(m: Matter) -> Paper:
    """A certification that stands by itself in the file."""
    return Paper("239e certification", [
        H(m.form("Certification under INA § 239(e)")),
        F((("Alien", m.s.lastfirst), ("File", m.anum()), ("Date of enforcement action", m.on), ("Location", m.court))),
        Boxed(m.cert), P(f"I further state that before the action I consulted {m.title()} {m.officer()}."),
        P(f"{m.form('Name of certifying officer')}: {m.officer()}\n{m.form('Title')}: {m.title()}\n{m.form('Office')}: {m.office}\n{m.form('Date')}: {m.later(1)}"),
    ], looks=("plain", "form", "acroform", "turned", "typed"))  # fmt: skip


def file_index(m: Matter) -> Paper:
    """A listing of a folder: names stand in paths."""
    s, other = m.s, m.other(1)
    a, b = s.stem, other.stem
    lines = (
        r" Directory of \\nydro-fs2\A-FILES", "", f"{m.later(0, '%m/%d/%Y')}  09:14 AM    <DIR>   {s.mark(a)}", f"{m.later(1, '%m/%d/%Y')}  10:02 AM   88,412  {s.mark(a)}\\I-213_{s.mark(a)}.pdf",
        f"{m.later(1, '%m/%d/%Y')}  10:07 AM   12,090  {s.mark(a)}\\NTA final.pdf", f"{m.later(2, '%m/%d/%Y')}  04:40 PM    9,771  {s.mark(a)}\\{s.mark('A' + s.digits, 'a-number')} photo.jpg",
        f"{m.later(3, '%m/%d/%Y')}  01:12 PM    7,204  {other.mark(b)}\\239e_cert.docx", f"{m.later(3, '%m/%d/%Y')}  01:30 PM    3,310  templates\\certification 239(e) blank.docx",
    )  # fmt: skip
    return Paper("folder listing", [Pre(lines)], looks=("typed", "plain"))


def namesake(m: Matter) -> Paper:
    """A memorandum in which an officer bears the surname of the subject."""
    s = m.s
    given = m.pick("Raymond", "Theresa", "Walter")
    last = max(s.last.replace("-", " ").split(" "), key=len) or "Porter"
    return Paper("duty memo", [
        F((("TO", f"{m.officer()}, {m.title()}"), ("FROM", stay(f"{given} {last}", "official-name") + f", {m.title()}"), ("DATE", m.later(1)), ("RE", f"Use of force review, {m.on}")), style="left"),
        P(f"On {m.on} I, {m.title()} {stay(f'{given} {last}', 'official-name')}, took part in the arrest at the {m.court}. The arrestee has the same last name; we are not related. He gave his name as {s.full} and his number as {m.anum()}."),
        P(f"When {s.first} pulled away, Officer {m.officer()} held his left arm. No injury. His uncle, {m.kin().full}, recorded on a phone. {m.charge} is pending under {m.docket('criminal')}."),
    ], looks=("office", "letter", "typed"))  # fmt: skip


def ended(m: Matter) -> Paper:
    """A note that a protection has ended: who it was goes, what was sought may stay."""
    s = m.s
    return Paper("status note", [
        F((("A-File", m.anum()), ("Name", s.lastfirst), ("COB", m.nation()), ("Officer", m.officer()))),
        P(f"{s.surname} had {m.relief()}. The file reflects that the protection no longer applies. {s.half} was arrested at the {m.court} on {m.on} on a charge of {m.charge}."),
        P(f"The spouse, {m.kin().full}, was notified at {m.phone(m.people[-1])}. {m.cert}"), Gap(1), P(m.office),
    ], looks=("plain", "typed", "form", "letter"))  # fmt: skip


ALL = (policy, statute_page, minutes, rota, spreadsheet, certificate, file_index, namesake, ended)
OVER = (ended,)

"""Papers of courts and of the lawyers before them."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, Boxed, Cols, F, Gap, H, P, Paper, Pre, Rule, T, Tick
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import go, stay


def protection_order(c: Case) -> Paper:
    s, r, kid = c.s, c.kin(), c.kin(age=(2, 14), same=True)
    kid2 = c.kin(age=(2, 14), same=True)
    blocks: list[Block] = [
        Cols(((P("F.C.A. §§ 446, 551, 656, 842 & 1056"),), (P("GF-5a  8/2010", align="right"),))),
        P(f"At a term of the Family Court of the State of New York, held at the {c.court}, on {c.later(-20)}"),
        P(f"PRESENT: {c.judge}"), H("ORDER OF PROTECTION"),
        F((("Order No", c.docket("order")), ("Docket No", c.docket("family")), ("ORI No", "NY023023J")), "run"),
        Cols(((P("In the Matter of a FAMILY OFFENSE Proceeding"), P(f"{s.full} (DOB: {s.dob}),\n            Petitioner,"), P("- against -"), P(f"{r.full} (DOB: {r.dob}),\n            Respondent.")), (P("NOTICE: YOUR FAILURE TO OBEY THIS ORDER MAY SUBJECT YOU TO MANDATORY ARREST AND CRIMINAL PROSECUTION."),))),
        P(f"NOW, THEREFORE, IT IS HEREBY ORDERED that {r.full} observe the following conditions of behavior:"),
        P(f"[01] Stay away from: [A] {s.full}; [B] the home of {s.full} at {s.address}; [C] the school of {kid.full}, {kid.school};", indent=12),
        P(f"[02] Refrain from assault, stalking, harassment against {s.full}, {kid.full} (DOB: {kid.dob}) and {kid2.full} (DOB: {kid2.dob});", indent=12),
        P(f"[14] Refrain from communication by mail, telephone, e-mail or other means with {s.full}.", indent=12),
        P(f"It is further ordered that this order shall remain in force until and including {c.later(700)}."), P(f"The next appearance is in {c.part} on {c.next_day}."),
    ]  # fmt: skip
    return Paper(
        "order-of-protection",
        blocks,
        looks=("serif", "form", "letter"),
        foot="Order of Protection   page #" if c.rng.random() < 0.4 else "",
    )


def family_petition(c: Case) -> Paper:
    s, r, kid = c.s, c.kin(), c.kin(age=(1, 12), same=True)
    blocks: list[Block] = [
        P(f"{c.courtcaps}", align="center"), Rule(),
        Cols(((P(f"In the Matter of {s.caps},"), P("Petitioner,", indent=60), P("-against-", indent=30), P(f"{r.caps},"), P("Respondent.", indent=60)), (P(f"Docket No. {c.docket('family')}"), P("FAMILY OFFENSE PETITION", bold=True)))),
        P("TO THE FAMILY COURT: The Petitioner respectfully states that:"),
        P(f"1. I reside at {s.address}. I was born on {s.dob}. The Respondent resides at {r.address} and was born on {r.dob}."),
        P(f"2. The Respondent and I were married in {s.town} and have one child in common, {kid.full}, {kid.age(c.day)} years old."),
        P(f"3. On or about {c.later(-60)}, the Respondent {c.victim('struck me with a belt in front of our child and said he would call immigration if I told')}."),
        P(f"WHEREFORE, the Petitioner prays that an order be made. Dated: {c.later(-55)}"), F((("Petitioner (print)", s.full), ("Telephone", s.phone)), "below"),
    ]  # fmt: skip
    return Paper("family-offense-petition", blocks, looks=("serif", "typed", "letter"))


def habeas_declaration(c: Case) -> Paper:
    s, o, law = c.s, c.officer("Deportation Officer"), c.lawyer("Assistant United States Attorney")
    blocks: list[Block] = [
        P("UNITED STATES DISTRICT COURT\nSOUTHERN DISTRICT OF NEW YORK"), Rule(),
        Cols(((P(f"{s.caps},"), P("Petitioner,", indent=80), P("v."), P("FIELD OFFICE DIRECTOR, in his official capacity,"), P("Respondent.", indent=80)), (P(f"DECLARATION OF {o.name}"), P(f"No. {go(s.once('civ', '18 Civ. #### (XYZ)'), 'docket-number', s.sid)}")))),
        P(f"I, {o.name}, pursuant to 28 U.S.C. § 1746, declare under penalty of perjury that the following is true:"),
        P(f"1. I am a {o.title} assigned to {c.office}. I make this return in answer to the petition of {s.full}, {s.anum}."),
        P(f"2. Petitioner is a native and citizen of {s.country} who was admitted or entered {s.manner} at {s.entry_place} on {s.entry_day}."),
        P(f"3. On {c.on}, ICE arrested Petitioner near the {c.court} after {s.he} left a proceeding under docket number {c.docket()}."),
        P(f"4. Petitioner's mother-in-law, {c.kin(age=(45, 70)).full}, who lives at the same address, {s.address}, posted no bond. Custody: {c.outcome}."),
        P(f"5. Removal was charged under {c.charge}. {c.cert}"),
        P(f"Executed on {c.later(40)}. Reviewed by {law.title} {law.name}."),
    ]  # fmt: skip
    return Paper("habeas-return", blocks, looks=("serif", "letter", "typed"), foot="#" if c.rng.random() < 0.5 else "")


def courtroom_notes(c: Case) -> Paper:
    s, d = c.s, c.kin()
    blocks: list[Block] = [
        H("Court watch - observation sheet", 1, "left"),
        F((("Court", c.court), ("Date", c.on), ("Part", c.part), ("Judge", c.judge)), c.pick("dots", "bare", "run")),
        P(
            f"0930 arr. bench empty. {s.last} ({s.adjective}) sits in 3rd row with toddler. ADA {c.lawyer().name} not there yet. Def is {d.full}, her ex. 1015 case called, CR no. {c.docket('criminal')}. Int on the phone. Court officer {c.officer().last} talks with two men in hall (blue jackets). adj to {c.next_day}."
        ),
        P(
            f'1042 {s.first} goes out, followed. 1050 I hear shouting: "{s.alias}! {s.alias}!" - that is what the family calls {s.full}. Man says federal agents, shows no paper. {s.initials} in silver van 1055.'
        ),
        P(f"spoke w/ sister after: {c.kin(same=True).full}, {s.phone}"),
    ]
    return Paper("court-watch-notes", blocks, looks=("plain", "typed", "narrow", "turned"))


def docket_sheet(c: Case) -> Paper:
    s, t = c.s, c.another()
    rows = (
        (c.later(-90), "Arraignment", "AR3", "ROR"), (c.later(-60), "Conference", "AP6", "Adjourned, DA req."), (c.later(0), "Hearing", "AP6", "Deft. not produced"),
    )  # fmt: skip
    blocks: list[Block] = [
        H(f"{c.courtcaps}"),
        H("CASE SUMMARY", 2, "left"),
        F(
            (
                ("Defendant", s.comma),
                ("Docket", c.docket("criminal")),
                ("NYSID", s.nysid),
                ("Arrest #", c.docket("arrest")),
                ("DOB", s.dob),
                ("Co-defendant", t.comma),
            ),
            c.pick("left", "above", "bare"),
        ),
        F(
            (
                ("Complaint", "PL 120.00 01 AM Assault 3"),
                ("Next appearance", f"{c.next_day}, {c.part}"),
                ("Judge", c.judge),
            ),
            "left",
        ),
        T(("Date", "Event", "Calendar", "Result"), rows, (1, 1, 1, 2)),
    ]
    return Paper("court-case-summary", blocks, looks=("plain", "form", "typed"))


def charging_sheet(c: Case) -> Paper:
    s, v = c.s, c.kin()
    o = c.officer("Police Officer")
    blocks: list[Block] = [
        P(f"{c.courtcaps}\nTHE PEOPLE OF THE STATE OF NEW YORK\n        -against-\n{s.caps}, Defendant."), H("MISDEMEANOR COMPLAINT"),
        P(f"{o.title} {o.name}, Shield No. 4411, of the 44th Precinct, states as follows:"),
        P(f"Deponent is informed by {v.full} that on or about {c.later(-100)} at approximately 11:40 p.m., inside of {v.address}, the defendant pushed informant. Deponent states that the defendant said, in sum and substance: YO NO HICE NADA, {v.name(v.plain_first.upper())} SABE."),
        P(f"Arrest no. {c.docket('arrest')}; the defendant's date of birth is {s.dob}."), P("False statements made herein are punishable as a class A misdemeanor pursuant to P.L. § 210.45."),
    ]  # fmt: skip
    return Paper("criminal-complaint", blocks, looks=("typed", "serif"))


def eoir_order(c: Case) -> Paper:
    s, law = c.s, c.lawyer()
    blocks: list[Block] = [
        P("UNITED STATES DEPARTMENT OF JUSTICE\nEXECUTIVE OFFICE FOR IMMIGRATION REVIEW\nIMMIGRATION COURT\n201 Varick Street, New York", align="center"),
        F((("In the Matter of", s.comma), ("File", s.anum)), "left"), H(c.form("ORDER OF THE IMMIGRATION JUDGE WITH RESPECT TO CUSTODY"), 2),
        P(f"Request having been made for a change in the custody status of respondent {s.full}, pursuant to 8 C.F.R. § 1236.1, and full consideration having been given to the representations of the Department, by {law.name}, {law.title}, it is ordered that:"),
        Tick(((False, "the request be denied"), (True, "the request be granted and the respondent be released upon posting a bond of $7,500"))),
        P(f"Respondent shall live at {s.address} and appear on {c.next_day}. Surety: {c.kin().full}."), F((("Immigration Judge", c.judge), ("Date", c.later(25))), "below"),
    ]  # fmt: skip
    return Paper("immigration-judge-order", blocks, looks=("typed", "serif", "form"))


def motion_letter(c: Case) -> Paper:
    s, law = c.s, c.lawyer("Assistant United States Attorney")
    blocks: list[Block] = [
        P("U.S. Department of Justice\nUnited States Attorney\nSouthern District of New York", bold=True), P(c.later(60)), P(f"BY ECF\n{c.judge}\nUnited States District Judge"),
        P("Re: State of New York v. U.S. Immigration and Customs Enforcement, 19 Civ. 8876 (JSR)"), P("Dear Judge:"),
        P(f"The Government writes about one certification in its production, that of {s.full} ({s.anum}). {stay('The restriction of 8 U.S.C. § 1367(a)(2) ends when the application for relief is denied and all opportunities for appeal of the denial have been exhausted.', 'statute')}"),
        P(f"{s.mr} {s.last} was arrested on {c.on} at the {c.court}; {s.his} Family Court docket is {c.docket('family')} and {s.he} is due back in {c.part} on {c.next_day}. We ask for leave to file that page under seal."),
        P(f"Respectfully submitted,\n{law.name}\n{law.title}"),
    ]  # fmt: skip
    return Paper("government-letter", blocks, looks=("letter", "serif"))


def transcript(c: Case) -> Paper:
    s, law, w = c.s, c.lawyer(), c.kin()
    talk = (
        f"THE COURT: This is {s.anum}. State your name, please.", f"THE RESPONDENT: {s.full}.", "THE COURT: And what is the best language?", f"THE RESPONDENT: I was born in {s.town}, I speak what they speak there.",
        f"MR. {stay(law.plain.split()[-1].upper(), 'official-name')}: Your Honor, the Department calls {w.full}.", f"THE WITNESS: I live at {w.address}. {s.first} is my cousin; we say {s.alias}, it is a pet name.",
        f"Q. Where does {s.alias} work?  A. At {s.employer}, nights.",
    )  # fmt: skip
    lines = [f"{n:2d}   {t}" for n, t in enumerate(talk, 1)]
    blocks: list[Block] = [
        P("MASTER CALENDAR - TRANSCRIPT OF HEARING (EXCERPT)", align="center"),
        F((("Before", c.judge), ("On behalf of DHS", law.name)), "left"),
        Gap(),
        *[P(line, size=1.05) for line in lines],
    ]
    return Paper("hearing-transcript", blocks, looks=("typed", "serif"), foot="Page #" if c.rng.random() < 0.5 else "")


def subpoena(c: Case) -> Paper:
    s, o = c.s, c.officer("Supervisory Special Agent")
    blocks: list[Block] = [
        H(c.form("IMMIGRATION ENFORCEMENT SUBPOENA")), F((("1. To", "NYC Department of Probation, Custodian of Records"), ("2. In reference to", f"{s.comma}, {s.anum}"), ("Subpoena number", "ICE-NYC-2018-0114")), "ruled"),
        P(f"You are required to provide the last known address, telephone and employer of {s.full}, DOB {s.dob}, SSN {s.ssn}, NYSID {s.nysid}, also known as {s.name(s.plain_first + ' ' + s.origin.families.split(';')[0].split(' ')[0])}." if s.family else f"You are required to provide the last known address of {s.full}, DOB {s.dob}."),
        F((("Signature", o.name), ("Title", o.title), ("Date", c.later(-30))), "below", 3), Boxed("If you have any questions regarding this subpoena, contact the official named above."),
    ]  # fmt: skip
    return Paper("subpoena", blocks, looks=("form", "serif", "acroform"))


def writ(c: Case) -> Paper:
    s = c.s
    blocks: list[Block] = [
        Pre(("SUPREME COURT OF THE STATE OF NEW YORK", "-" * 44 + "x")),
        P(f"THE PEOPLE EX REL. {s.caps}"),
        P(f"Index No. {c.docket('index')}     Ind. No. {c.docket('indictment')}"),
        Pre(("-" * 44 + "x",)),
        P(
            f"TO THE SHERIFF: Produce the body of {s.full}, NYSID {s.nysid}, before {c.judge} at {c.court}, {c.part}, on {c.next_day}."
        ),
        P(f"Clerk: {c.officer('Court Clerk').name}"),
    ]
    return Paper("writ", blocks, looks=("serif", "typed"))


KINDS = (
    habeas_declaration,
    courtroom_notes,
    docket_sheet,
    charging_sheet,
    eoir_order,
    motion_letter,
    transcript,
    subpoena,
    writ,
)
RELIEF = (protection_order, family_petition)

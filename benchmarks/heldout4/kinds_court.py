"""Papers of courts: calendars, orders, notices, motions, what was said on the record."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Cols, F, Gap, H, P, Paper, Pre, T
from benchmarks.heldout4.matter import Matter


def calendar(m: Matter) -> Paper:
    """A day's calendar of a criminal court part, with an officer's note under it."""
    part, rows = m.detail("part"), []
    for n, p in enumerate((m.s, *(m.other(k) for k in range(4)))):
        docket = p.mark(f"CR-{m.rng.randrange(1000, 9999):06d}-{m.day.year % 100}QN", "docket-number")
        rows.append((str(n + 1), docket, p.lastfirst_caps, m.charge, m.defender(), m.pick("HRG", "DISP", "ARR", "TRL")))
    return Paper("court calendar", [
        H(m.court), P(f"{m.form('Calendar for')} {m.on}   {part}   Hon. {m.judge()} presiding", align="center"),
        T(("No.", m.form("Docket"), m.form("Defendant"), m.form("Top Charge"), m.form("Counsel"), m.form("Purpose")), tuple(rows), (0.06, 0.19, 0.25, 0.26, 0.15, 0.09)),
        P(f"Handwritten: “{m.s.surname} – back row, w/ {m.kin().first}. Wait until {m.pick('line 1', 'case')} is called. – DO {m.officer(form='short')}”"),
    ], looks=("plain", "wide", "turned", "typed"))  # fmt: skip


def protection_order(m: Matter) -> Paper:
    """A family-court order of protection; the subject is whom it protects."""
    s, man, child = m.s, m.kin(), m.kin(ages=(2, 14))
    return Paper("order of protection", [
        P("F.C.A. §§ 446, 551, 656, 842 & 1056", align="right"),
        P(f"At a term of the {m.familycourt}, held in and for the County of {m.pick('Bronx', 'Kings', 'Queens')}, on {m.later(-120)}"),
        P(f"PRESENT: Hon. {m.judge()}"),
        Cols(((P(f"In the Matter of a {m.form('FAMILY OFFENSE')} Proceeding"), P(f"{s.full} (DOB: {m.dob()}),"), P("Petitioner,", indent=60), P("- against -"), P(f"{man.full} (DOB: {m.dob(man)}),"), P("Respondent.", indent=60)),
              (P(f"Order No: {m.docket('order')}"), P(f"Docket No: {m.docket('family')}"), P("ORDER OF PROTECTION", bold=True), P("Both Parties Present in Court")))),
        P("NOTICE: YOUR FAILURE TO OBEY THIS ORDER MAY SUBJECT YOU TO MANDATORY ARREST AND CRIMINAL PROSECUTION."),
        P(f"It is hereby ordered that {man.full} observe the following conditions of behavior:"),
        P(f"[01] Stay away from {s.full}, the home of {s.full} at {m.address()}, the school of {child.full} ({m.school(child)});", indent=16),
        P(f"[14] Refrain from communication by mail, telephone ({m.phone()}), e-mail or through third parties;", indent=16),
        P(f"It is further ordered that this order shall remain in force until and including {m.pick('June 30, 2020', 'March 1, 2021')}."),
        P(f"Clerk of Court: {m.clerk()}"),
    ], looks=("plain", "letter", "typed", "slim"))  # fmt: skip


def hearing_notice(m: Matter) -> Paper:
    """A notice of hearing from the immigration court."""
    s = m.s
    return Paper("hearing notice", [
        P(f"{m.form('NOTICE OF HEARING IN REMOVAL PROCEEDINGS')}\nIMMIGRATION COURT\n290 BROADWAY\nNEW YORK, NY 10007", align="center"),
        P(f"RE: {s.lastfirst_caps}\nFILE: {m.anum()}      DATE: {m.later(2)}"),
        P(f"TO: {m.defender()}, Esq.\nNorthern Legal Collective\nFor: {s.caps}\n{m.address(at=chr(10))}"),
        P(f"Please take notice that the above captioned case has been scheduled for a {m.pick('MASTER', 'INDIVIDUAL')} hearing before the Immigration Court on {m.detail('day')} at {m.detail('hour')}."),
        P("You may be represented in these proceedings, at no expense to the Government, by an attorney or other individual who is authorized and qualified to represent persons before an Immigration Court."),
        P(f"CERTIFICATE OF SERVICE\nTHIS DOCUMENT WAS SERVED BY: MAIL (M)\nTO: [ ] ALIEN  [X] ALIEN's ATT/REP  [X] DHS\nBY: COURT STAFF {m.clerk()}"),
    ], looks=("typed", "plain", "letter"))  # fmt: skip


def motion(m: Matter) -> Paper:
    """A respondent's motion, with the facts of the arrest and of the relief she seeks."""
    s, sister = m.s, m.kin()
    return Paper("motion to terminate", [
        P(f"{m.defender()}\nNorthern Legal Collective\n{m.form('Counsel for Respondent')}                                    DETAINED"),
        P("UNITED STATES DEPARTMENT OF JUSTICE\nEXECUTIVE OFFICE FOR IMMIGRATION REVIEW\nIMMIGRATION COURT\nNEW YORK, NEW YORK", align="center"),
        Cols(((P("In the Matter of"), P(s.caps + ","), P("Respondent.", indent=40), P("In removal proceedings")), (P(")\n)\n)\n)"),), (P(f"File No. {m.anum()}"),)), (0.5, 0.1, 0.4)),
        P(f"Immigration Judge: {m.judge()}                    Next Hearing: {m.detail('day')}"),
        H("RESPONDENT'S MOTION TO TERMINATE", 1),
        P(f"1. Respondent, {s.full} (“Ms. {s.surname}”), is a native of {m.nation()} who has lived at {m.address()} since {m.pick('2009', '2011')}."),
        P(f"2. On {m.on} she went to the {m.court} to answer a charge of {m.charge}. Agents in plain clothes arrested her in the hallway outside {m.detail('part')}. Her sister, {sister.full}, saw it. Exh. C, Decl. of {sister.half}, ¶ 4."),
        P(f"3. Respondent {m.victim()}. She has {m.relief()}. The Department was bound by {m.statute} and by {m.statute}."),
        P(f"4. The Notice to Appear recites: “{m.cert}” Nothing shows what was done to make that statement true."),
        P(f"WHEREFORE, {s.surname} asks that these proceedings be terminated."),
        Gap(1), P(f"Respectfully submitted,\n{m.defender()}, Esq."),
        P(f"{m.form('CERTIFICATE OF SERVICE')}: a copy was served upon the Office of the Principal Legal Advisor, 201 Varick Street, on {m.later(40)}."),
    ], looks=("brief", "letter", "plain"))  # fmt: skip


def transcript(m: Matter) -> Paper:
    """Part of a transcript: judge, government, respondent through an interpreter."""
    s, brother = m.s, m.kin(same=True)
    lines = [
        f"   JUDGE {m.judge()} TO RESPONDENT", "Q.  Sir, state your name.", f"A.  {s.full}.", "Q.  Have you used any other name?",
        f"A.  At work they call me {s.mark(s.nick or s.given.split(' ')[0])}.", "Q.  When were you born?", f"A.  {m.dob(style='%B %d, %Y')}.", "Q.  And where do you live now?",
        f"A.  With my brother {brother.first}, at {m.address()}.", f"   {m.lawyer(1)} TO RESPONDENT", "Q.  Where were you arrested?", f"A.  At the {m.court}, I had a date there.",
        f"Q.  {m.form('The record shows that was')} {m.on}?", "A.  Yes.", f"Q.  You are a citizen of {m.nation()}?", "A.  Yes.", f"   JUDGE {m.judge()} FOR THE RECORD",
        f"The lead number is {m.anum()}.",
    ]  # fmt: skip
    numbered = tuple(f"{n % 25 + 1:>3}  {line}" for n, line in enumerate(lines))
    return Paper("hearing transcript", [P(m.form("TRANSCRIPT OF HEARING"), align="center"), Pre(numbered)], foot=f"{m.anum()}     #     {m.later(20)}", looks=("typed", "plain"))  # fmt: skip


def judge_order(m: Matter) -> Paper:
    """The minute order of a bond hearing."""
    s = m.s
    return Paper("bond order", [
        H("ORDER OF THE IMMIGRATION JUDGE WITH RESPECT TO CUSTODY"),
        F((("In the Matter of", s.lastfirst), ("A Number", m.anum()), ("Respondent's Country", m.nation()))),
        P(f"Request having been made for a change in the custody status of {s.full} pursuant to 8 C.F.R. Part 236, and having considered the representations of the Department and the respondent, it is HEREBY ORDERED that the request be {m.pick('denied', 'granted and bond set at $7,500')}."),
        P(f"Other: respondent supports {s.mark(m.pick('two', 'three', 'four'), 'family')} children, ages {m.ages('2, 6 and 9', '4 and 11', '1, 3, 8 and 15')}, and has worked for {m.employer()} since 2012."),
        P(f"Hon. {m.judge()}, Immigration Judge      Appeal due: {m.later(31)}"),
    ], looks=("form", "plain", "acroform", "letter"))  # fmt: skip


ALL = (calendar, protection_order, hearing_notice, motion, transcript, judge_order)

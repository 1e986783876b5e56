"""Papers of immigration courts and state courts."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, Cols, F, Gap, H, P, Paper, Pre, Rule, T, Tick
from benchmarks.heldout3.case import CRIMES, DEFENDERS, Case, form, law, sort


def _caption(c: Case) -> list[Block]:
    return [
        P("UNITED STATES DEPARTMENT OF JUSTICE\nEXECUTIVE OFFICE FOR IMMIGRATION REVIEW", align="center"),
        P(c.desk("IMMIGRATION COURT"), align="center"),
        Cols(((P("In the Matter of"), P(c.n("caps")), P("Respondent")), (P("File No."), P(c.a()), P(f"IN {sort('REMOVAL PROCEEDINGS')}"))), (0.6, 0.4)),
        Rule(),
    ]  # fmt: skip


def ij_order(c: Case) -> Paper:
    body: list[Block] = [
        *_caption(c),
        H(form("ORDER OF THE IMMIGRATION JUDGE")),
        P(f"Upon the basis of the respondent's admissions, I have determined that the respondent is subject to removal on the charge under INA § {c.ina()}."),
        Tick(((True, "The respondent was ordered removed from the United States."), (False, "The proceedings were terminated."), (False, "Respondent's application for voluntary departure was granted."))),
        P(f"Removal is directed to {c.land()}. Appeal: reserved."),
        P(f"{c.bench()}, {c.ttl('Immigration Judge')}    Date: {c.on()}"),
        Gap(),
        P(f"Certificate of Service. Served by: mail [ ] personal [X]. To: [X] alien's attorney {c.off(c.rng.choice(DEFENDERS))} [X] DHS. By: Court Staff"),
    ]  # fmt: skip
    return Paper("IJ order", body, looks=("plain", "brief", "form"))


def hearing(c: Case) -> Paper:
    body: list[Block] = [
        H(form("NOTICE OF HEARING IN REMOVAL PROCEEDINGS")),
        P(c.desk("IMMIGRATION COURT, 290 BROADWAY")),
        F((("RE", c.n("caps")), ("FILE", c.a(shape=3)), ("DATE", c.on())), style="left"),
        P(f"TO: {c.n('full')}\n{c.home(chr(10))}"),
        P(f"Please take notice that the above captioned case has been scheduled for a MASTER hearing before the Immigration Court on {c.later(90)} at {c.go('08:30 A.M.', 'court-detail')} at 290 Broadway, {c.go('Room 1' + c.digits(3), 'court-detail')}."),
        P("You may be represented in these proceedings, at no expense to the Government, by an attorney or other individual who is authorized and qualified to represent persons before an Immigration Court. Failure to appear at your hearing except for exceptional circumstances may result in an order of removal in your absence."),
    ]  # fmt: skip
    return Paper("hearing notice", body, looks=("typed", "plain", "form"))


def board(c: Case) -> Paper:
    body: list[Block] = [
        P("Decision of the Board of Immigration Appeals", align="center"),
        F((("File", c.a() + " - New York, NY"), ("Date", c.on()), ("In re", c.n("full")))),
        P(f"IN {sort('REMOVAL PROCEEDINGS')}", bold=True),
        P("APPEAL", bold=True),
        P(f"ON BEHALF OF RESPONDENT: {c.off(c.rng.choice(DEFENDERS))}, Esquire"),
        P(f"CHARGE: Notice: Sec. {c.ina()}, I&N Act"),
        P(
            f"The respondent, a native and citizen of {c.land()}, appeals from the decision of the Immigration Judge. We review findings of fact for clear error. {law('8 C.F.R. § 1003.1(d)(3)(i)')}. The respondent argues that {c.he()} was arrested {c.at()} in violation of {law('section 239(e) of the Act')}. The Immigration Judge found {c.n('last')} credible. The record reflects that the respondent's daughter, {c.n('short', c.kin(child=True, she=True))}, testified."
        ),
        P("ORDER: The appeal is dismissed."),
        P("FOR THE BOARD", align="right"),
    ]
    return Paper("BIA decision", body, looks=("brief", "letter", "plain"))


def bond(c: Case) -> Paper:
    mate = c.kin(she=not c.s.she)
    body = [
        *_caption(c),
        H(form("BOND MEMORANDUM OF THE IMMIGRATION JUDGE")),
        P(f"On {c.on()}, a custody redetermination was held pursuant to {law('8 C.F.R. § 1236')}. The respondent bears the burden. {law('Matter of Guerra, 24 I&N Dec. 37 (BIA 2006)')}."),
        P(f"The Court considered the respondent's fixed address at {c.street()}; {c.his()} length of residence; {c.his()} family ties, in particular {c.go('three United States citizen sons', 'family')} and a lawful permanent resident partner, {c.n('full', mate)}; and {c.his()} employment at {c.go(c.s.job, 'employer')}. Mr./Ms. {c.n('last')} has one arrest, for {c.count()}."),
        P(f"Bond was set in the amount of $7,500. The Department, by Assistant Chief Counsel {c.off('Marisol Grant')}, reserved appeal."),
        P(f"{c.bench()}"),
    ]  # fmt: skip
    return Paper("bond memo", body, looks=("brief", "plain", "narrow"))


def motion(c: Case) -> Paper:
    lawyer = c.rng.choice(DEFENDERS)
    aunt = c.kin(she=True)
    body = [
        *_caption(c),
        H("RESPONDENT'S MOTION TO TERMINATE"),
        H("INTRODUCTION", 2),
        P(f"Respondent {c.n('full')} (“{c.n('last')}”), by and through undersigned counsel, moves to terminate because the Notice to Appear lacks the certification that {law('INA § 239(e)(1), 8 U.S.C. § 1229(e)(1)')} demands."),
        H("STATEMENT OF FACTS", 2),
        P(f"1. {c.n('last')} was born in {c.born_in()} and entered the United States {c.entry()}. See Tab A (declaration of {c.n('full')}), Tab B (declaration of {c.n('full', aunt)})."),
        P(f"2. On {c.when()}, {c.n('last')} went to {c.house()} to answer a {sort('misdemeanor')} charge. As {c.he()} left {c.part()}, two men in plain clothes seized {c.his()} arm. One was later identified as {c.ttl('Deportation Officer')} {c.off()}."),
        P(f"3. {c.n('last', aunt)}'s declaration states that the officers showed no warrant."),
        H("ARGUMENT", 2),
        P("The statute is mandatory: the charging document “shall include a statement.” A charging document without it is defective."),
        P(f"{c.off(lawyer)}, Attorney for Respondent"),
    ]  # fmt: skip
    return Paper("motion to terminate", body, looks=("brief", "letter", "typed"))


def change_of_address(c: Case) -> Paper:
    body: list[Block] = [
        H(form("Alien's Change of Address Form/Immigration Court")),
        F(
            (
                ("Name", c.n("last-first")),
                ("Alien Number", c.a()),
                ("My OLD address was", c.go(f"{c.digits(3)} Bedford Ave, Brooklyn, NY", "address")),
                ("My NEW address is", c.home("\n")),
                ("Telephone", c.tel()),
                ("E-mail", c.mail()),
            )
        ),
        P(f"SIGN HERE  X {c.n('full')}     Date {c.on()}"),
        H(form("PROOF OF SERVICE"), 2),
        P(
            f"I, {c.n('full')}, mailed or delivered a copy of this form on {c.on()} to the Office of the Principal Legal Advisor."
        ),
    ]
    return Paper("EOIR-33", body, looks=("form", "acro", "plain"))


def calendar(c: Case) -> Paper:
    rows = []
    for k in range(7):
        who = c.s if k == 3 else c.other()
        num = c.go(f"CR-{c.digits(6)}-{c.day:%y}QN", "docket-number", who)
        rows.append((str(k + 1), num, c.n("caps", who), c.rng.choice(CRIMES), c.off(c.rng.choice(DEFENDERS))))
    body: list[Block] = [
        H("CRIMINAL COURT OF THE CITY OF NEW YORK"),
        P(f"{c.house()}   {c.part()}   {c.bench()}   Calendar for {c.dated(0)}"),
        T(("#", "Docket", "Defendant", "Top charge", "Counsel"), tuple(rows), (0.5, 2, 3, 3.4, 2)),
    ]
    return Paper("court calendar", body, looks=("plain", "wide", "turned"))


def protection(c: Case) -> Paper:
    him = c.kin(she=False)
    body: list[Block] = [
        P("F.C.A. §§ 430, 550, 655, 828, 1029"),
        H("Temporary Order of Protection - Family Offense"),
        P(
            f"At a term of the Family Court of the State of New York, held at {c.house()}, on {c.on()}. PRESENT: {c.bench()}"
        ),
        Cols(
            (
                (
                    P("In the Matter of a Proceeding"),
                    P(c.n("full") + f" (DOB: {c.dob()}),"),
                    P("Petitioner"),
                    P("- against -"),
                    P(c.n("full", him) + f" (DOB: {c.dob(him)}),"),
                    P("Respondent"),
                ),
                (
                    P(f"File #: {c.go(c.digits(6), 'docket-number')}"),
                    P(f"Docket #: {c.family_docket()}"),
                    P(f"Order No: {c.go(f'{c.day:%Y}-00' + c.digits(4), 'docket-number')}"),
                ),
            ),
            (0.6, 0.4),
        ),
        P("NOTICE: YOUR FAILURE TO OBEY THIS ORDER MAY SUBJECT YOU TO MANDATORY ARREST AND CRIMINAL PROSECUTION."),
        P(
            f"[01] Stay away from {c.n('full')} and the minor children; [02] the home of {c.n('full')} at {c.home()}; [03] the school of the children, {c.go(c.s.school, 'school')}."
        ),
        P(f"This order remains in force until and including {c.dated(180)}."),
    ]
    return Paper("order of protection", body, looks=("plain", "form", "typed"), expect="produce|withhold|quarantine")


def complaint(c: Case) -> Paper:
    victim = c.kin(she=not c.s.she)
    body: list[Block] = [
        P("CRIMINAL COURT OF THE CITY OF NEW YORK"),
        Cols(
            (
                (
                    P("THE PEOPLE OF THE STATE OF NEW YORK"),
                    P("-against-"),
                    P(f"{c.n('full')} (M {c.age()})"),
                    P("Defendant."),
                ),
                (H("MISDEMEANOR", 2), P(f"ADA {c.off('C. Whitcombe')}"), P(f"Docket {c.docket()}")),
            ),
            (0.6, 0.4),
        ),
        P(
            f"{c.ttl('Police Officer')} {c.off(c.third)}, Shield No. {c.digits(5)}, of the 110th Precinct, states as follows:"
        ),
        P(
            f"On {c.dated()} at about 11:20 P.M. in front of {c.street()}, the Defendant committed the offense of: {c.count()}."
        ),
        P(
            f"Deponent is informed by {c.n('full', victim)} that the defendant struck informant about the face with a closed fist, causing a laceration."
        ),
        P("False statements made herein are punishable as a class A misdemeanor."),
    ]
    return Paper("criminal complaint", body, looks=("typed", "brief", "plain"))


def docket_screen(c: Case) -> Paper:
    rows = (
        "WebCrims                           CASE DETAILS - SUMMARY",
        f"Case # : {c.docket()}",
        f"Defendant : {c.n('caps', flat=True)}",
        f"Birth Year : {c.go(str(c.s.born.year), 'date-of-birth')}",
        f"Incident and Arrest:   Arrest # {c.go('Q' + c.digits(8), 'docket-number')}    Officer {c.off()}",
        f"Attorney : {c.off(c.rng.choice(DEFENDERS))} (Legal Aid)",
        f"Next Appearance: {c.later(30)}  Court: {c.house()}  Part: {c.part()}",
        f"Top Charge {c.count()}",
    )
    return Paper("WebCrims", [Pre(rows)], looks=("typed", "wide", "plain"))


ALL = (ij_order, hearing, board, calendar, bond, motion, protection, change_of_address, complaint, docket_screen)
VICTIMS = (protection,)

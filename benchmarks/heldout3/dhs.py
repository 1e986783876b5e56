"""Forms of the Department."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, Boxed, Break, F, Gap, H, P, Paper, Pre, Rule, T, Tick
from benchmarks.heldout3.case import Case, form, law, sort
from benchmarks.heldout3.people import ascii_of


def _story(c: Case) -> list[Block]:
    """The narrative of an I-213, as different officers write it."""
    s, spouse, child = c.s, c.kin(she=not c.s.she), c.kin(child=True)
    one: list[Block] = [
        P(
            f"ENCOUNTER: On {c.when()}, officers of {c.desk()} arrested {c.n('caps')} {c.at()} of {c.house()} following {c.his()} appearance in {c.part()} on docket {c.docket()}. {c.he().capitalize()} was positively identified by a photograph and by {c.go(s.mark, 'physical-description')}."
        ),
        P(
            f"ALIENAGE: SUBJECT stated freely that {c.he()} is a native and citizen of {c.land()}, born in {c.born_in()} on {c.dob()}, and that {c.he()} last entered the United States {c.entry()}, without inspection."
        ),
        P(
            f"FAMILY: SUBJECT claims a spouse, {c.n('full', spouse)} ({c.a(spouse)}), and {c.go('two USC children, ages 3 and 8', 'family')}. The older child, {c.n('given', child)}, attends {c.go(s.school, 'school')}."
        ),
        P(f"EMPLOYMENT: SUBJECT works off the books at {c.go(s.job, 'employer')}. Contact number {c.tel()}."),
    ]
    two: list[Block] = [
        P(
            f"On the above date I was assigned to {c.desk()}. At or about 0940 hours {c.ttl('Deportation Officer')} {c.off(c.second)} and I observed a {('fe' if s.she else '')}male fitting the description of the target leave {c.house()}. I approached and asked, “Are you {c.n('short')}?” The subject said yes. I asked of what country {c.he()} was a citizen and {c.he()} said {c.land()}. {c.n('last')} was placed under arrest without incident and was not questioned further about {c.his()} court matter."
        ),
        P(
            f"{c.n('last')} lives with {c.his()} {c.pick('sister', 'cousin', 'aunt')} {c.n('short', spouse)} at {c.home()}. {c.he().capitalize()} drives a gray Toyota Sienna, NY reg {c.go('J' + c.pick('KL', 'RW', 'BT') + '-' + c.digits(4), 'vehicle-plate')}. {c.typo()} claims to fear no harm."
        ),
        P(
            f"Criminal history: {c.count()}, arrested by NYPD, disposition pending. Immigration history: none found under {c.a()}."
        ),
    ]
    return one if c.rng.random() < 0.5 else two


def i213(c: Case) -> Paper:
    s, dad, mum = c.s, c.kin(she=False), c.kin(she=True)
    pairs = (
        ("Family Name (CAPS)  First  Middle", c.n("caps")),
        ("Sex", c.go("F" if s.she else "M", "physical-description")),
        ("Hair", c.go("BLK", "physical-description")),
        ("Eyes", c.go("BRO", "physical-description")),
        ("Country of Citizenship", c.land()),
        ("File Number", c.a()),
        ("Event No", c.event()),
        ("Height", c.go(c.pick("5'4\"", "67 in", "510"), "physical-description")),
        ("Weight", c.go(c.pick("140", "182 lbs"), "physical-description")),
        ("U.S. Address", c.home()),
        ("Date, Place, Time, and Manner of Last Entry", c.entry()),
        ("Date of Birth", c.dob()),
        ("Age", c.age()),
        ("City, Province (State) and Country of Birth", c.born_in()),
        ("Date of Action", c.when()),
        ("Method of Location/Apprehension", "NCA 511.2.1"),
        ("At/Near", c.house()),
        ("F.B.I. Number", c.go(c.digits(6) + "XC" + c.digits(1), "fbi-number")),
        ("Father's Name, Nationality, and Address, if Known", c.n("last-first", dad)),
        ("Mother's Present and Maiden Names", c.n("full", mum)),
        ("Charge Code Word(s)", c.ina()),
    )
    body: list[Block] = [H(form("Record of Deportable/Inadmissible Alien")), F(pairs), H("Narrative", 2), *_story(c)]
    body += [
        Rule(),
        P(f"{c.off()}, {c.ttl()}"),
        P(f"Disposition: {c.pick('Notice to Appear', 'Warrant of Arrest/Notice to Appear')}"),
    ]
    return Paper("I-213", body, looks=("form", "plain", "turned", "acro"), head="U.S. Department of Homeland Security")


def i831(c: Case) -> Paper:
    body: list[Block] = [H(form("Continuation Page for Form I-213"))]
    body += [
        F(
            (("Alien's Name", c.n("caps")), ("File Number", c.a()), ("Event No", c.event()), ("Date", c.on())),
            columns=4,
        ),
        Gap(),
        *_story(c),
    ]
    body += [P("Other Identifying Numbers", bold=True), P("ALIEN-" + c.go(c.s.digits, "a-number")), P("Subject ID: " + c.subject_no()), Rule(),
             P(f"Signature  {c.off()}   Title  {c.ttl()}"), P("2 of 3 Pages")]  # fmt: skip
    return Paper(
        "I-831",
        body,
        looks=("form", "plain", "typed"),
        head=f"U.S. Department of Homeland Security   {c.n('last-first')}   {c.a()}   page #",
    )


def nta(c: Case) -> Paper:
    joint = "\n" if c.rng.random() < 0.5 else ", "
    body: list[Block] = [
        H(form("Notice to Appear")),
        P(form("In removal proceedings under section 240 of the Immigration and Nationality Act:")),
        F((("Subject ID", c.subject_no()), ("FINS", c.fins()), ("File No", c.a()), ("DOB", c.dob()), ("Event No", c.event())), columns=3),
        P("In the Matter of:"),
        F((("Respondent", c.n(c.pick("caps", "full"))), ("currently residing at", c.home(joint)), ("(Area code and phone number)", c.tel())), style="below"),
        Tick(((False, "You are an arriving alien."), (True, "You are an alien present in the United States who has not been admitted or paroled."), (False, "You have been admitted to the United States, but are removable for the reasons stated below."))),
        P("The Department of Homeland Security alleges that you:"),
        P("1. You are not a citizen or national of the United States;"),
        P(f"2. You are a native of {c.land()} and a citizen of {c.land()};"),
        P(f"3. You arrived in the United States {c.entry()};"),
        P("4. You were not then admitted or paroled after inspection by an Immigration Officer."),
        P("On the basis of the foregoing, it is charged that you are subject to removal from the United States pursuant to the following provision(s) of law:"),
        P(f"Section {c.ina()} of the Immigration and Nationality Act, as amended."),
        P(f"YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice at: 26 Federal Plaza, {c.go('Courtroom ' + c.digits(2), 'court-detail')}, on {c.later(60)} to show why you should not be removed."),
        Rule(),
        P(f"{c.off()}, {c.ttl('Supervisory Detention and Deportation Officer')}   New York, NY   Date: {c.on()}"),
        P(c.cert()),
        Break(),
        H(form("Certificate of Service"), 2),
        P(f"This Notice To Appear was served on the respondent by me on {c.on(1)}, in the following manner and in compliance with section 239(a)(1)(F) of the Act."),
        Tick(((True, "in person"), (False, "by certified mail, return receipt requested"), (False, "by regular mail"))),
        P(f"The alien was provided oral notice in the {c.pick('Spanish', 'English', 'native')} language of the time and place of {c.his()} hearing."),
        P(f"{c.off(c.second)}, {c.ttl('Deportation Officer')}"),
    ]  # fmt: skip
    return Paper("NTA", body, looks=("form", "plain", "acro", "a4"))


def i200(c: Case) -> Paper:
    body: list[Block] = [
        H(form("Warrant for Arrest of Alien")),
        F((("File No.", c.a()), ("Date", c.on()))),
        P("To: Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and Nationality Act and part 287 of title 8, Code of Federal Regulations, to serve warrants of arrest for immigration violations"),
        P(f"I have determined that there is probable cause to believe that {c.n()} is removable from the United States. This determination is based upon:"),
        Tick(((True, "the execution of a charging document to initiate removal proceedings against the subject;"), (False, "the pendency of ongoing removal proceedings against the subject;"), (True, "biometric confirmation of the subject's identity and a records check of federal databases;"))),
        P("YOU ARE COMMANDED to arrest and take into custody for removal proceedings under the Immigration and Nationality Act, the above-named alien."),
        P(f"{c.off()}, {c.ttl('Supervisory Detention and Deportation Officer')}"),
        H(form("Certificate of Service"), 2),
        P(f"I hereby certify that the Warrant for Arrest of Alien was served by me at {c.house()} on {c.n('last-first')} on {c.when()}, and the contents of this notice were read to {'her' if c.s.she else 'him'}."),
        P(f"{c.off(c.second)}, {c.ttl('Deportation Officer')}"),
    ]  # fmt: skip
    return Paper("I-200", body, looks=("form", "plain", "acro", "turned"))


def detainer(c: Case) -> Paper:
    body: list[Block] = [
        H(form("IMMIGRATION DETAINER - NOTICE OF ACTION")),
        F((("Subject ID", c.subject_no()), ("Event #", c.event()), ("File No", c.a()), ("Date", c.on()))),
        F((("TO: (Name of Institution)", "Nassau County Correctional Center"), ("FROM: (DHS Office)", c.desk()))),
        F((("Name of Alien", c.n("last-first")), ("Date of Birth", c.dob()), ("Citizenship", c.land()), ("Sex", c.go("F" if c.s.she else "M", "physical-description")))),
        P("1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN. THIS DETERMINATION IS BASED ON (complete box 1 or 2)."),
        Tick(((True, "A final order of removal against the alien;"), (False, "The pendency of ongoing removal proceedings against the alien;"))),
        P("Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS beyond the time when he/she would otherwise have been released."),
        P(f"{c.off()}, {c.ttl()}"),
        Boxed(f"TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY: Local Booking/Inmate #: {c.go(c.digits(3) + '-18-' + c.digits(5), 'state-id')}   Offense charged: {c.count()}"),
    ]  # fmt: skip
    return Paper("I-247A", body, looks=("form", "acro", "plain"))


def order_of_supervision(c: Case) -> Paper:
    body: list[Block] = [
        H(form("ORDER OF SUPERVISION")),
        F((("File No", c.a()), ("Date", c.on()), ("Name", c.n("full")))),
        P(f"On {c.dated(-300)}, you were ordered: Removed. Because the agency has not effected your removal during the period prescribed by law, you are permitted to be at large under the following conditions:"),
        Tick(((True, "That you appear in person at the time and place specified, upon each and every request of the agency, for identification and for deportation or removal."), (True, f"That you do not travel outside NEW YORK STATE for more than 48 hours without first having notified this agency office. You reside at {c.home()}."), (True, "That you do not associate with known gang members."), (False, "Other:"))),
        P(f"Alien's Acknowledgement: I have read and understand the conditions. Signed: {c.go(c.s.named('full'), 'person-name')}   Telephone {c.tel()}"),
        P(f"{c.off()}, {c.ttl()}, {c.desk()}"),
        H("Personal Report Record", 2),
        T(("Date", "Officer", "Comment"), ((c.dated(30), c.off(c.second), "Reported as ordered."), (c.dated(62), c.off(c.third), f"New phone {c.abroad()}."), (c.dated(95), c.off(c.second), f"Reports with {c.his()} child {c.n('given', c.kin(child=True))}."))),
    ]  # fmt: skip
    return Paper("I-220B", body, looks=("form", "plain", "a4"))


def sworn(c: Case) -> Paper:
    s, uncle = c.s, c.kin(she=False)
    asked = (
        ("What is your true and correct name?", f"{c.n('full')}."),
        ("Have you ever used any other names?", f"They call me {c.go(s.nick, 'person-name')}." if s.nick else "No."),
        ("What is your date of birth?", f"{c.dob()}."),
        ("Of what country are you a citizen?", f"{c.land()}. I was born in {c.born_in()}."),
        ("When and how did you enter the United States?", f"I came {c.entry()}."),
        ("Who do you live with?", f"With my uncle {c.n('short', uncle)}, at {c.street()}."),
        ("Where do you work?", f"I work at {c.go(s.job, 'employer')}, in the kitchen."),
        ("Do you have children?", f"Yes, {c.go('a boy of 6 and a girl of 11 months', 'family')}."),
        ("Is there anything you would like to add?", "I want to speak to a lawyer."),
    )
    body: list[Block] = [
        H(form("Record of Sworn Statement in Proceedings under Section 235(b)(1) of the Act")),
        F((("Office", c.desk()), ("File No", c.a()), ("Statement by", c.n("caps")), ("Date", c.on()))),
    ]
    for ask, say in asked:
        body += [P(f"Q. {ask}"), P(f"A. {say}")]
    body += [
        P(f"Sworn to before {c.off()}, {c.ttl()}, {law('8 U.S.C. § 1225(b)(1)')}"),
        P("Page 2 of 4    _____ (initials)"),
    ]
    return Paper("I-867A", body, looks=("typed", "plain", "narrow", "brief"))


def reinstatement(c: Case) -> Paper:
    body: list[Block] = [
        H(form("NOTICE OF INTENT/DECISION TO REINSTATE PRIOR ORDER")),
        F((("File No.", c.a()), ("Event No", c.event()), ("Date", c.on()), ("Name", c.n("full")))),
        P(
            f"In accordance with {law('section 241(a)(5) of the Immigration and Nationality Act')} and {law('8 CFR 241.8')}, you are hereby notified that the Secretary of Homeland Security intends to reinstate the order of {sort('Removal')} entered against you."
        ),
        P("1. You are an alien subject to a prior order of deportation / exclusion / removal."),
        P(f"2. You have been identified as an alien who illegally reentered the United States {c.entry()}."),
        P(f"{c.off()}, {c.ttl()}"),
        Boxed(
            form("Acknowledgment and Response") + "\nI do not wish to make a statement contesting this determination."
        ),
    ]
    return Paper("I-871", body, looks=("form", "plain", "acro"))


def custody_notice(c: Case) -> Paper:
    body: list[Block] = [
        H(form("NOTICE OF CUSTODY DETERMINATION")),
        F(
            (
                ("Alien's Name", c.n("last-first")),
                ("A-File Number", c.a()),
                ("Date", c.on()),
                ("Event ID", c.event()),
                ("Subject ID", c.subject_no()),
            )
        ),
        P(
            f"Pursuant to the authority contained in {law('section 236 of the Immigration and Nationality Act')} and {law('part 236 of title 8, Code of Federal Regulations')}, I have determined that, pending a final administrative determination in your case, you will be:"
        ),
        Tick(
            (
                (True, "Detained by the Department of Homeland Security."),
                (False, "Released (check all that apply):"),
                (False, "On your own recognizance."),
            )
        ),
        P(f"{c.off()}   {c.ttl()}   {c.desk()}"),
        P("You may request a review of this custody determination by an immigration judge."),
    ]
    return Paper("I-286", body, looks=("form", "acro", "turned"))


def screen(c: Case) -> Paper:
    s = c.s
    rows = (
        "EARM  >  PERSON DETAILS                                     [READ ONLY]",
        f"PERSON ID : {c.subject_no()}      A-NUMBER : {c.a(shape=0)}     FINS : {c.fins()}",
        f"LAST NAME : {c.go(ascii_of_upper(s.last), 'person-name')}",
        f"FIRST NAME: {c.go(ascii_of_upper(s.first), 'person-name') if s.family else 'FNU'}      DOB: {c.go(f'{s.born:%m/%d/%Y}', 'date-of-birth')}   SEX: {c.go('F' if s.she else 'M', 'physical-description')}",
        f"COC       : {c.go(s.origin.country.removeprefix('the ').upper(), 'nationality')}",
        "------------------------------------------------------------------------",
        f"CASE CMT {c.dated(0, 0)} DO {c.off()}: SUBJ ARR AT {c.house()}. RELATIVE {c.n('caps', c.kin(), flat=True)} CALLED, PH {c.tel()}.",
        f"CASE CMT {c.dated(3, 0)} DO {c.off(c.second)}: NTA SERVED. 1229(E) CHECK DONE.",
        f"CASE CMT {c.dated(9, 0)} DO {c.off(c.third)}: BOOK-OUT. {c.go(ascii_of_upper(s.last), 'person-name')} MOVED TO ORANGE COUNTY JAIL.",
    )
    return Paper("EARM", [Pre(rows), P("Printed by " + c.off() + ", " + c.ttl())], looks=("typed", "wide", "plain"))


def ascii_of_upper(text: str) -> str:
    """Return text as an old screen shows it."""
    return ascii_of(text).upper()


ALL = (i213, nta, screen, i831, i200, detainer, order_of_supervision, sworn, reinstatement, custody_notice)

"""Forms of the immigration agencies."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, Boxed, Break, Cols, F, H, P, Paper, Rule, Tick
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import go


def notice_to_appear(c: Case) -> Paper:
    s, o = c.s, c.officer("Supervisory Detention and Deportation Officer")
    blocks: list[Block] = [
        H(c.form("Notice to Appear")),
        P("In removal proceedings under section 240 of the Immigration and Nationality Act", align="center"),
        F(
            (("Subject ID", s.subject_id), ("FIN", s.fin), ("Event No", s.event), ("DOB", s.dob), ("File No", s.anum)),
            c.pick("run", "above", "left"),
        ),
        P("In the Matter of:", bold=True),
        F(
            (("Respondent", s.caps), ("currently residing at", s.address), ("Area code and phone number", s.phone)),
            c.pick("below", "left"),
        ),
        Tick(
            (
                (False, "You are an arriving alien."),
                (True, "You are an alien present in the United States who has not been admitted or paroled."),
                (False, "You have been admitted to the United States, but are removable for the reasons stated below."),
            )
        ),
        P("The Department of Homeland Security alleges that you:"),
        P("1) Are not a citizen or national of the United States;", indent=18),
        P(f"2) Are a native of {s.country} and a citizen of {s.country};", indent=18),
        P(f"3) Entered the United States at or near {s.entry_place}, on or about {s.entry_day};", indent=18),
        P("4) Were not then admitted or paroled after inspection by an Immigration Officer.", indent=18),
        P(
            f"On the basis of the foregoing, it is charged that you are subject to removal pursuant to {c.charge}, as amended."
        ),
        P(
            f"YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice on {c.next_day} to show why you should not be removed."
        ),
        Boxed(c.cert),
        F(
            (
                ("Signature and Title of Issuing Officer", f"{o.name}, {o.title}"),
                ("Date", c.later(0)),
                ("City and State", "New York, New York"),
            ),
            "below",
        ),
        Break(),
        H("Certificate of Service", 2),
        P(
            f"This Notice To Appear was served on the respondent by me on {c.on}, in person, and in compliance with section 239(a)(1) of the Act. Respondent {s.full} was given oral notice of the consequences of failure to appear."
        ),
    ]
    return Paper(
        "notice-to-appear",
        blocks,
        head=f"{s.comma}   {s.anum}",
        foot="Form I-862 (Rev. 08/01/07)  page #",
        looks=("form", "plain"),
    )


def record_213(c: Case) -> Paper:
    s, spouse, mother = c.s, c.kin(), c.kin(age=(50, 75), same=True)
    o, o2 = c.officer(), c.officer()
    pairs = (
        ("Family Name (CAPS)", s.lastcaps),
        ("First", s.name(s.given)),
        ("Sex", s.sex),
        ("Hair", s.body("hair")),
        ("Eyes", s.body("eyes")),
        ("Cmplxn", s.body("skin")),
        ("Country of Citizenship", s.country),
        ("Passport Number and Country of Issue", s.passport),
        ("File Number", s.anum),
        ("Height", s.body("height")),
        ("Weight", s.body("weight")),
        ("U.S. Address", s.address),
        ("Scars and Marks", s.body("mark")),
        ("Date of Birth", s.dob),
        ("City and Country of Birth", f"{s.town}, {s.country}"),
        ("Date, Place and Manner of Last Entry", f"{s.entry_day}, {s.entry_place}, {s.manner}"),
        ("Permanent Residence", s.abroad),
        ("Method of Location/Apprehension", c.method),
        ("At/Near", c.court),
        ("Date of Action", c.on),
        ("By", o.name),
        ("Social Security Number", s.ssn),
        ("F.B.I. Number", s.fbi),
        ("Name and Nationality of Spouse", f"{spouse.full}, {spouse.adjective}"),
        ("Mother's Present and Maiden Names", mother.full),
        ("Name and Address of Current U.S. Employer", s.employer),
        ("Charge Code Words", c.charge),
        ("Fingerprinted?", "Yes"),
        ("Disposition", c.outcome),
    )
    story = (
        f"On {c.on} members of {c.office} went to the {c.court} to look for {s.lastcaps}, {s.first} ({s.anum}). The subject had business in {c.part} under docket {c.docket()}. "
        f"After leaving the building {s.he} was approached by {o.title} {o.last} and said that {s.he} was born in {s.town}. {s.mr} {s.last} had no papers to be in the country lawfully. "
        f"{s.his.capitalize()} spouse, {spouse.first} {spouse.last}, was standing nearby with {c.ages('their two daughters, 4 and 9')}. {o2.title} {o2.name} witnessed the arrest."
    )
    blocks: list[Block] = [
        F((("Subject ID", s.subject_id), ("Event", s.event)), "run"),
        H(c.form("Record of Deportable/Inadmissible Alien")),
        F(pairs, c.pick("above", "below", "ruled", "bare"), columns=c.rng.choice((3, 4))),
        H("Narrative (Outline particulars under which alien was located/apprehended)", 2),
        P(story), P(c.cert), P(f"Other Identifying Numbers\nALIEN-{go(s.digits, 'a-number', s.sid)} ({s.country})"),
    ]  # fmt: skip
    return Paper(
        "record-213",
        blocks,
        head="U.S. Department of Homeland Security",
        foot="Form I-213 (Rev. 08/01/07) # ",
        looks=("form", "tiny", "acroform"),
    )


def continuation_831(c: Case) -> Paper:
    s, o = c.s, c.officer()
    child = c.kin(age=(3, 15), same=True)
    text = (
        f"IMMIGRATION HISTORY: {s.last} first came {s.manner} near {s.entry_place} in {s.entry_day}. CIS shows {s.anum_short} and alternate {go('A' + str(9) + s.digits[2:], 'a-number', s.sid)}.",
        f"FAMILY: Subject has one child, {child.full}, born {child.dob}, who attends {child.school}. Child is cared for by the subject's neighbor when subject works at {s.employer}.",
        f'ENCOUNTER: {c.on}, {c.clock()}, outside the {c.court}. Subject came out with papers in hand; I identified myself and asked, ¿Cómo se llama? He/she answered "{s.first} {s.last}".',
        f"HEALTH: Subject states good health, takes no medicine. CONSULATE: the Consulate of {s.country} was told on the same day. PROPERTY: one phone, {s.phone}, and a {s.adjective} passport {s.passport}.",
        f"DISPOSITION: {c.outcome}. Charged under {c.charge}.",
    )
    blocks: list[Block] = [
        H(c.form("Continuation Page for Form I-213"), align="left"),
        F((("Alien's Name", s.comma), ("File Number", s.anum), ("Date", c.on), ("Event No:", s.event)), "above", 4),
        *[P(t) for t in text],
        F((("Signature", o.name), ("Title", o.title)), "below"),
    ]
    return Paper(
        "continuation-831",
        blocks,
        head=f"{s.comma} / {s.anum} / {s.event}",
        foot="Form I-831 Continuation Page (Rev. 08/01/07)   # of Pages",
        looks=("form", "typed", "narrow"),
    )


def warrant_200(c: Case) -> Paper:
    s, o = c.s, c.officer("Supervisory Detention and Deportation Officer")
    blocks: list[Block] = [
        P("U.S. DEPARTMENT OF HOMELAND SECURITY", align="center"), H(c.form("Warrant for Arrest of Alien")),
        F((("File No.", s.anum), ("Date", c.later(-2))), "right"),
        P("To: Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and Nationality Act to serve warrants of arrest for immigration violations"),
        P(f"I have determined that there is probable cause to believe that {s.full} is removable from the United States. This determination is based upon:"),
        Tick(((False, "the execution of a charging document to initiate removal proceedings against the subject;"), (False, "the pendency of ongoing removal proceedings against the subject;"), (True, "biometric confirmation of the subject's identity and a records check of federal databases."))),
        P("YOU ARE COMMANDED to arrest and take into custody for removal proceedings under the Act the above-named alien."),
        F((("(Printed Name and Title of Authorized Immigration Officer)", f"{o.name}, {o.title}"),), "below", 1),
        Rule(), H("Certificate of Service", 2),
        P(f"I hereby certify that the Warrant for Arrest of Alien was served by me at {c.court} on {s.full} on {c.on}, and the contents of this notice were read to {s.him}."),
    ]  # fmt: skip
    return Paper("warrant-200", blocks, foot="Form I-200 (Rev. 09/16)", looks=("form", "acroform", "serif"))


def warrant_205(c: Case) -> Paper:
    s, o = c.s, c.officer("Field Office Director")
    blocks: list[Block] = [
        H(c.form("WARRANT OF REMOVAL/DEPORTATION")),
        F((("File No", s.anum), ("Event", s.event)), "dots"),
        P("To any immigration officer of the United States Department of Homeland Security:"),
        F((("(Full name of alien)", s.caps), ("(Place of entry)", s.entry_place), ("(Date of entry)", s.entry_day)), "below", 1),
        P("is subject to removal/deportation from the United States, based upon a final order by an immigration judge in exclusion, deportation, or removal proceedings"),
        P(f"and pursuant to the following provisions of the Immigration and Nationality Act: {c.charge}"),
        F((("(Signature of immigration officer)", o.name), ("(Title)", o.title), ("(Date and office location)", f"{c.later(-30)} New York, NY")), "below", 3),
        Break(), H("To be completed by immigration officer executing the warrant", 2),
        F((("Name of alien being removed", s.comma), ("Port, date, and manner of removal", "JFK / commercial air")), "below", 1),
    ]  # fmt: skip
    return Paper("warrant-205", blocks, foot="ICE Form I-205 (8/07)", looks=("form", "serif", "typed"))


def detainer_247(c: Case) -> Paper:
    s, o = c.s, c.officer()
    blocks: list[Block] = [
        H(c.form("IMMIGRATION DETAINER - NOTICE OF ACTION")),
        F((("Subject ID", s.subject_id), ("Event #", s.event), ("File No", s.anum), ("Date", c.later(-4))), "above", 4),
        Cols(
            (
                (P("TO: (Name and Title of Institution)\nWestchester County Department of Correction"),),
                (P("FROM: (DHS Office Address)\n" + c.office),),
            )
        ),
        F(
            (("Name of Alien", s.comma), ("Date of Birth", s.dob), ("Citizenship", s.country), ("Sex", s.sex)),
            c.pick("below", "above"),
            2,
        ),
        P(
            "1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN. THIS DETERMINATION IS BASED ON:",
            size=0.85,
        ),
        Tick(
            (
                (True, "A final order of removal against the alien;"),
                (False, "The pendency of ongoing removal proceedings against the alien;"),
            )
        ),
        P(
            "IT IS THEREFORE REQUESTED THAT YOU: Notify DHS as early as practicable before the alien is released from your custody. Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS.",
            size=0.85,
        ),
        F((("Name and title of Immigration Officer", f"{o.name}, {o.title}"),), "below", 1),
        P(
            f"Local booking/inmate #: {s.number('state-id', '###-##-#####')}     Date of latest criminal charge: {c.later(-20)}     Last offense: assault 3"
        ),
    ]
    return Paper("detainer-247", blocks, foot="DHS Form I-247A (3/17)", looks=("form", "tiny", "acroform"))


def letter_830(c: Case) -> Paper:
    s, o = c.s, c.officer()
    blocks: list[Block] = [
        H(c.form("Notice to EOIR: Alien Address")),
        F(
            (
                ("Date", c.on),
                ("To", "Executive Office for Immigration Review, 201 Varick Street"),
                ("From", c.office),
                ("Respondent", s.comma),
                ("Alien File No", s.anum),
            ),
            "ruled",
        ),
        P("This is to notify you that this respondent is:"),
        Tick(
            (
                (True, "Currently detained by DHS at the Orange County facility."),
                (
                    False,
                    f"Released. Upon release the respondent reported this address: {s.address}; telephone {s.phone}.",
                ),
            )
        ),
        P(f"I hereby provided the respondent with form EOIR-33. {o.name}, {o.title}"),
    ]
    return Paper("notice-830", blocks, foot="Form I-830 (Rev. 08/01/07)", looks=("form", "plain"))


def juvenile_770(c: Case) -> Paper:
    s, aunt = c.s, c.kin(age=(30, 60))
    o = c.officer("Border Patrol Agent")
    blocks: list[Block] = [
        H(c.form("Notice of Rights and Request for Disposition")),
        F((("Name", s.full), ("File", s.anum), ("Fecha de nacimiento", s.dob)), "left"),
        P(
            "NOTICE OF RIGHTS. You have been arrested because immigration officers believe that you are illegally in the United States. You have the right to a hearing before the Immigration Court."
        ),
        P(
            f"AVISO DE DERECHOS. Usted, {s.full}, ha sido detenido. Su tía {aunt.full}, con domicilio en {aunt.address}, teléfono {aunt.phone}, fue avisada por el agente {o.last}."
        ),
        P("REQUEST FOR DISPOSITION"),
        Tick(
            (
                (True, "I request a hearing before the Immigration Court."),
                (False, "I admit that I am in the United States illegally and give up my right to a hearing."),
            )
        ),
        F((("Witness officer", o.name), ("Date", c.later(0))), "below"),
    ]
    return Paper("juvenile-770", blocks, foot="Form I-770 (Rev. 08/01/07)", looks=("form", "serif"))


def consular_notice(c: Case) -> Paper:
    s, o = c.s, c.officer()
    blocks: list[Block] = [
        P(c.office, align="right"),
        P(c.later(1), align="right"),
        P(f"Consulate General of {s.country}"),
        H(c.form("CONSULAR NOTIFICATION OF DETENTION"), 2),
        P(
            f"In accordance with Article 36 of the Vienna Convention, you are told that the following national of {s.country} is in the custody of this agency:"
        ),
        F(
            (
                ("Name", s.caps),
                ("Date and place of birth", f"{s.dob}, {s.town}"),
                ("Passport", s.passport),
                ("Document", s.card),
                ("Date of arrest", c.on),
            ),
            c.pick("left", "dots", "right"),
        ),
        P(
            f"To arrange a visit, please call {o.title} {o.name}. The national gave {s.abroad} as {s.his} home and asks that {s.his} family be called at {s.phone_abroad}."
        ),
    ]
    return Paper("consular-notification", blocks, looks=("letter", "serif"))


def custody_286(c: Case) -> Paper:
    s, o = c.s, c.officer("Supervisory Detention and Deportation Officer")
    blocks: list[Block] = [
        H(c.form("Notice of Custody Determination")),
        F(
            (
                ("Alien's Name", s.full),
                ("A-File Number", s.anum),
                ("Date", c.on),
                ("Event ID", s.event),
                ("Subject ID", s.subject_id),
            ),
            "above",
            3,
        ),
        P(
            "Pursuant to the authority contained in section 236 of the Immigration and Nationality Act, I have determined that, pending a final administrative determination in your case, you will be:"
        ),
        Tick(
            (
                (True, "detained by the Department of Homeland Security."),
                (False, "released under bond in the amount of $"),
                (False, "released on your own recognizance."),
            )
        ),
        F(
            (("Name of Authorized Officer", o.name), ("Title", o.title), ("Office Location", "26 Federal Plaza")),
            "below",
            3,
        ),
        P("You may request a review of this custody determination by an immigration judge."),
        Rule(),
        P(f"The contents of this notice were read to {s.full} in the presence of {c.officer().name}."),
    ]
    return Paper("custody-286", blocks, foot="Form I-286 (1/14)", looks=("form", "acroform", "serif"))


KINDS = (
    notice_to_appear, record_213, continuation_831, warrant_200, warrant_205, detainer_247, letter_830, juvenile_770, consular_notice, custody_286,
)  # fmt: skip

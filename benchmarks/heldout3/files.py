"""Further papers of a file: investigations, applications, the press, families."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, F, H, P, Paper, Pre, Say, T, Tick
from benchmarks.heldout3.case import DEFENDERS, Case, form, law, sort


def investigation(c: Case) -> Paper:
    boss, mate = c.kin(), c.kin(she=not c.s.she)
    body: list[Block] = [
        H(form("REPORT OF INVESTIGATION")),
        F((("File No.", c.a()), ("Title", c.n("caps")), ("Control Office", c.desk()), ("Date", c.on()))),
        P("SYNOPSIS", bold=True),
        P(f"Reporting officer located {c.n('full')}, AKA {c.typo()}, through open source checks. A local television report of last spring about a kitchen fire at {c.go(c.s.job, 'employer')} names {c.n('given')} as the cook who carried two coworkers out."),
        P("DETAILS OF INVESTIGATION", bold=True),
        P(f"Neighbor {c.n('short', boss)} said the target leaves at five. Registration check: {c.go('T' + c.digits(6) + 'C', 'vehicle-plate')}, registered to {c.n('full', mate)}, DL {c.go(' '.join((c.digits(3), c.digits(3), c.digits(3))), 'driver-license')}. Email on the lease: {c.mail()}."),
        P(f"{c.off()}, {c.ttl()}. Approved: {c.off(c.second)}"),
    ]  # fmt: skip
    return Paper("G-166C", body, looks=("typed", "plain", "letter"))


def to_court(c: Case) -> Paper:
    body: list[Block] = [
        H(form("Notice to EOIR: Alien Address")),
        F((("Date", c.on()), ("To", c.desk("Executive Office for Immigration Review")), ("From", c.desk()), ("Respondent", c.n("last-first")), ("Alien File No", c.a()))),
        P(f"This is to notify you that this respondent is currently incarcerated by other than ICE. A charging document is enclosed. The respondent's anticipated release date is unknown. Upon release the respondent will reside at {c.home()}, telephone {c.tel()}."),
        Tick(((False, "currently detained by ICE"), (True, "released from ICE custody on the attached order"))),
        P(f"{c.off()}   {c.ttl()}"),
    ]  # fmt: skip
    return Paper("I-830", body, looks=("form", "acro", "plain"))


def fear(c: Case) -> Paper:
    brother = c.kin(she=False)
    body: list[Block] = [
        H("Application, Part B. Information About Your Claim"),
        F((("Last Name", c.go(c.s.last, "person-name")), ("A-Number", c.a()), ("Nationality", c.land()))),
        P(
            f"{c.go('I am seeking asylum because of political opinion and membership in a particular social group', 'asylum')}."
        ),
        P(
            f"I, {c.n('full')}, was born in {c.born_in()}. {c.go('In 2014 men from the ruling party burned our store and told me I would be next', 'asylum')}. My brother {c.n('given', brother)} did not survive."
        ),
    ]
    return Paper("I-589 part", body, looks=("form", "plain", "typed"), expect="produce|withhold|quarantine")


def press(c: Case) -> Paper:
    o = c.other()
    body: list[Block] = [
        H("Daily Media Summary"), P(f"{c.desk('Office of Public Affairs')}   {c.on()}"),
        P("1. Courthouse arrest draws protest", bold=True),
        P(f"Advocates gathered on {c.when()} after {c.n('full')}, a {c.age()}-year-old {c.folk()} {'mother' if c.s.she else 'father'}, was detained {c.at()} of {c.house()}. “{c.n('given')} was only there to pay a fine,” said {c.n('short', c.kin())}, a cousin."),
        P("2. Judge rules on detainers", bold=True),
        P(f"{c.bench()} held that {law('8 C.F.R. § 287.7')} does not require local jails to hold anyone."),
        P("3. Release", bold=True),
        P(f"{c.n('last', o)}, held since the winter, has been released on bond, {c.off(c.rng.choice(DEFENDERS))}, a lawyer for {c.his(o)} family, said."),
    ]  # fmt: skip
    return Paper("media summary", body, looks=("plain", "narrow", "letter"))


def family_chat(c: Case) -> Paper:
    sis, kid = c.kin(she=True), c.kin(child=True)
    body: list[Block] = [
        H("WhatsApp Chat - exported"),
        Say(c.n("short", sis), "se lo llevaron de la corte, no contesta"),
        Say(c.go(c.s.nick or c.s.first, "person-name"), "estoy bien. llama al abogado", right=True),
        Say(c.n("short", sis), f"y quien recoge a {c.n('given', kid)} en {c.go(c.s.school, 'school')}??"),
        Say(c.go(c.s.nick or c.s.first, "person-name"), f"dile a la vecina, {c.n('given', c.kin(she=True))}, {c.tel()}", right=True),
    ]  # fmt: skip
    return Paper("chat", body, looks=("plain", "a4"))


def affidavit(c: Case) -> Paper:
    girl = c.kin(child=True, she=True)
    body: list[Block] = [
        P("STATE OF NEW YORK )\nCOUNTY OF QUEENS ) ss.:"),
        P(f"I, {c.n('full')}, being duly sworn, depose and say:"),
        P(
            f"1. I am {c.age()} years of age and I live at {c.home()}. I make this affidavit in support of the {sort('custody')} petition for my daughter {c.n('full', girl)}, born {c.dob(girl)}."
        ),
        P(
            f"2. On {c.when()} I appeared before {c.bench()} at {c.house()}. When I came out, officers called me by my name, “{c.n('given')}.”"
        ),
        P(f"3. I clean houses and I also work weekends for {c.go(c.s.job, 'employer')}."),
        P(f"______________________\n{c.go(c.s.named('full').upper(), 'person-name')}"),
        P(f"Sworn to before me on {c.on()}"),
    ]
    return Paper("affidavit", body, looks=("brief", "letter", "typed"))


def checkin(c: Case) -> Paper:
    o, q = c.other(), c.other()
    rows = (
        f"{c.dated(0, 0)} 07:12 DO {c.off()}   TARGETS FOR THE DAY",
        f"  1) {c.go(c.s.named('caps'), 'person-name')} {c.go(f'{c.s.born:%m%d%y}', 'date-of-birth')} {c.a(shape=0)} CT: {c.house()}",
        f"  2) {c.n('caps', o)} {c.go(f'{o.born:%m%d%y}', 'date-of-birth', o)} {c.a(o, shape=0)} RES: {c.street(o)}",
        f"  3) {c.n('caps', q, flat=True)} / AKA {c.go(q.first.upper(), 'person-name', q)}  CELL {c.tel(q)}",
        f"{c.dated(0, 0)} 11:40 DO {c.off(c.second)}  #1 IN CUSTODY, #2 NO SHOW, #3 {c.go(q.last.upper(), 'person-name', q)} NOT HOME",
    )
    return Paper("target list", [Pre(rows)], looks=("typed", "plain", "wide"))


def index(c: Case) -> Paper:
    rows = tuple((str(k + 1), text, c.on(k)) for k, text in enumerate((f"Birth certificate of {c.n('full', c.kin(child=True))}", f"Marriage certificate, {c.n('last')} and {c.n('last', c.kin(she=not c.s.she))}", f"Rent receipts, {c.street()}", f"Letter of employment, {c.go(c.s.job, 'employer')}", f"Scan: {c.go(c.s.digits, 'a-number')}_{c.go(c.s.plain.split()[-1].lower(), 'person-name')}_photo.jpg")))  # fmt: skip
    body: list[Block] = [
        H("INDEX OF EXHIBITS"),
        P(f"Respondent: {c.n('full')}  {c.a()}"),
        T(("Tab", "Document", "Date"), rows, (0.5, 4, 1.5)),
    ]
    return Paper("exhibit index", body, looks=("plain", "brief", "form"))


ALL = (investigation, to_court, fear, press, family_chat, affidavit, checkin, index)

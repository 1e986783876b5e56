"""Papers from people's lives that end up in a file: leases, pay stubs, letters, certificates, bookings."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, Boxed, Cols, F, H, P, Paper, Pre, Rule, T
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import go, upper
from benchmarks.heldout2.people import bare


def school_letter(c: Case) -> Paper:
    s, kid = c.s, c.kin(age=(6, 15), same=True)
    blocks: list[Block] = [
        P(kid.school, bold=True, align="center"), P(c.later(-30)), P("To whom it may concern:"),
        P(f"This letter confirms that {kid.full}, born {kid.dob}, is enrolled in this school. The parent on record is {s.full}, {s.address}, telephone {s.phone}. {kid.first} is a joy in class; the other children call {kid.him} {kid.alias}."),
        P(f"{kid.alias}'s attendance is excellent."), P("Sincerely,\nThe Office of Attendance"),
    ]  # fmt: skip
    return Paper("school-letter", blocks, looks=("letter", "serif"))


def shelter_letter(c: Case) -> Paper:
    s = c.s
    blocks: list[Block] = [
        P(c.shelter, bold=True), P(c.later(-12)), P("RE: residence and services"),
        P(f"We write for {s.full}, who has lived with us since {c.later(-80)}, after {s.he} {c.victim('fled an abusive marriage with two suitcases')}. {s.first} takes part in counseling. {c.shelter} asks that this address not be given to anyone."),
        P(f"{s.he.capitalize()} has filed {c.relief} and waits for an answer (receipt {s.receipt})."), P("With respect,\nResidential Program"),
    ]  # fmt: skip
    return Paper("shelter-letter", blocks, looks=("letter", "serif", "typed"))


def relief_notice(c: Case) -> Paper:
    """A receipt notice whose very existence tells the relief."""
    s = c.s
    blocks: list[Block] = [
        P("Department of Homeland Security\nU.S. Citizenship and Immigration Services", bold=True),
        F(
            (
                ("Receipt Number", s.receipt),
                ("Petitioner", s.comma),
                ("Beneficiary", s.anum),
                ("Received", c.later(-100)),
            ),
            c.pick("above", "ruled"),
            2,
        ),
        P(f"{s.full}\n{s.address}"),
        P(f"We have received {c.relief}. You will be notified separately."),
        P("Please do not reply to this notice. Si se muda, avísenos."),
    ]
    return Paper("relief-receipt-notice", blocks, looks=("form", "plain"))


def law_cert(c: Case) -> Paper:
    s, o = c.s, c.officer("Lieutenant")
    blocks: list[Block] = [
        P("For the certifying agency's file copy", align="center"), F((("Victim - Last Name", s.lastcaps), ("First Name", s.name(s.given)), ("Date of Birth", s.dob), ("A-Number (if any)", s.anum), ("Certifying official", o.name)), c.pick("below", "above"), 2),
        P(f"The person named {c.victim('was stabbed by her landlord and identified him from a photo array')}. {s.mr} {s.last} was helpful in the investigation."), P(f"This supports {c.relief}."),
    ]  # fmt: skip
    return Paper("law-enforcement-certification", blocks, looks=("form", "serif"))


def birth_extract(c: Case) -> Paper:
    s, m, f = c.s, c.kin(age=(45, 60), same=True), c.kin(age=(45, 62), same=True)
    blocks: list[Block] = [
        P("(TRANSLATION / TRADUCCIÓN)", align="center"), H("EXTRACT OF THE REGISTER OF BIRTHS"),
        P(f"In the town of {s.town}, {s.country}, before the civil registrar, there appeared {f.full} and {m.full}, who presented a child born alive on {s.dob}, of sex {s.sex}, to whom the name {s.caps} was given."),
        P(f"Nombre del inscrito: {s.bare}. Padre: {f.bare}. Madre: {m.bare}. Lugar: {s.abroad}."), P("I, the translator, am competent in both languages."),
    ]  # fmt: skip
    return Paper("birth-extract", blocks, looks=("serif", "typed", "a4"))


def pay_stub(c: Case) -> Paper:
    s = c.s
    blocks: list[Block] = [
        Cols(((P(s.employer, bold=True), P("Pay period ending " + c.later(-5))), (P(f"{s.full}\n{s.address}"),))), F((("SSN", go("XXX-XX-" + s.once("ssn1", "1##-5#-4###")[-4:], "ssn", s.sid)), ("Check", "No. 10442"), ("Deposit to", s.account)), "run"),
        T(("Earnings", "Rate", "Hours", "Amount"), (("Regular", "13.50", "40.00", "540.00"), ("Overtime", "20.25", "6.00", "121.50")), (2, 1, 1, 1)), P("NET PAY  $571.08", bold=True),
    ]  # fmt: skip
    return Paper("pay-stub", blocks, looks=("plain", "form", "typed"))


def lease(c: Case) -> Paper:
    s, co = c.s, c.kin()
    blocks: list[Block] = [
        H("RESIDENTIAL LEASE"), P(f"THIS LEASE is made {c.later(-300)} for the premises {s.address}. Tenants: {s.full} and {s.his} spouse {co.full}. Rent is $1,450 a month, due on the first."),
        P("1. Tenants shall keep the premises in good order. 2. No pets. 3. Tenants shall not make noise after ten at night. 4. The security deposit is one month's rent and shall be returned within thirty days of the end of the lease, less damage beyond ordinary wear."),
        P(f"Persons who may live in the apartment: {s.first}, {co.first}, and their child {c.kin(age=(1, 9), same=True).full}. Contact: {s.phone}, {co.email}."), F((("Tenant", s.full), ("Tenant", co.full)), "below"),
    ]  # fmt: skip
    return Paper("lease", blocks, looks=("serif", "letter", "typed", "narrow"))


def airline(c: Case) -> Paper:
    s = c.s
    last, first = bare(s.plain_last).upper(), bare(s.plain_first).upper()
    blocks: list[Block] = [
        Pre(("** ELECTRONIC TICKET **      RECORD LOCATOR  QX7T2M", f"PASSENGER  {s.name(f'{last}/{first}')}{'MRS' if s.woman else 'MR'}", f"APIS  P/{s.passport}/{s.dob}", "FLIGHT  AV 245  JFK-BOG   DEP 2210  ARR 0310+1", f"CTC   {s.phone}   {s.email}", "FARE  USD 412.30  FORM OF PAYMENT CASH")),
        P(f"Removal ticket bought by ICE for {s.full}, {s.anum}, escort {c.officer().name}."),
    ]  # fmt: skip
    return Paper("airline-booking", blocks, looks=("plain", "typed"))


def passport_page(c: Case) -> Paper:
    s = c.s
    last, first = (
        bare(s.plain_last).upper().replace(" ", "<").replace("-", "<").replace("'", ""),
        bare(s.plain_first).upper().replace(" ", "<").replace(".", ""),
    )
    number = s.once("passport", s.origin.paper).replace(" ", "")
    line2 = f"{number}<0{s.origin.country[:3].upper()}{s.born:%y%m%d}4{'F' if s.woman else 'M'}2405127<<<<<<<<<<<<<<06"
    blocks: list[Block] = [
        P("PASAPORTE / PASSPORT / PASSEPORT", align="center"), F((("Surname / Apellidos", s.lastcaps), ("Given names / Nombres", s.name(s.given.upper())), ("Nationality", s.country), ("Date of birth", s.dob), ("Place of birth", s.town), ("Passport No.", s.passport)), "bare", 2),
        Pre((s.name(f"P<{s.origin.country[:3].upper()}{last}<<{first}<<<<<<<<<<<<<"), go(line2, "passport", s.sid)), 0.95),
    ]  # fmt: skip
    return Paper("passport-page", blocks, looks=("form", "plain", "a4"))


def support_letter(c: Case) -> Paper:
    s, a = c.s, c.kin(age=(40, 70), same=True)
    blocks: list[Block] = [
        P(f"{a.full}\n{a.address}\n{a.email}"), P("Dear officer,"),
        P(f"I am the aunt of {s.full} whom we all call {s.alias} since {s.he} was small. {s.alias} came to this country {s.manner} and has only me. {s.he.capitalize()} works for {s.employer} six days. Please let {s.alias} home to {s.his} {c.ages('twins, who are three')}. My own number is {a.phone}. We are from {s.town}."),
        P("I swear this is the truth and I would open my house for that child any day, because a family stays together, in good times as in bad."), P(f"{a.first} {a.last}"),
    ]  # fmt: skip
    return Paper("support-letter", blocks, looks=("serif", "letter", "narrow"))


def spanish_statement(c: Case) -> Paper:
    s, h, kid = c.s, c.kin(), c.kin(age=(2, 10), same=True)
    blocks: list[Block] = [
        H("DECLARACIÓN JURADA"),
        P(f"Yo, {s.full}, de nacionalidad {go(s.origin.adjective.lower(), 'nationality', s.sid)}, nacida/o el {s.dob} en {s.town}, con domicilio en {s.address} y celular {s.phone}, declaro bajo juramento lo siguiente:"),
        P(f"Primero. Conviví con {h.full} durante seis años; tenemos en común a {kid.full}. Segundo. En marzo {c.victim('me amenazó con un cuchillo y me encerró en el baño')}. Tercero. El día {c.on}, al salir del {c.court}, los agentes me preguntaron: «¿Usted es {s.first} {s.last}?»."),
        P(f"Cuarto. Mi abogada presentó {c.relief} a mi nombre. Mi número de extranjero es {s.anum}."), P(f"Firma: {s.initials}"),
    ]  # fmt: skip
    return Paper("spanish-declaration", blocks, looks=("serif", "letter", "typed"))


def news_clip(c: Case) -> Paper:
    s = c.s
    text = (
        f"{upper('bystanders filmed')} as plainclothes officers led {s.full}, {s.age(c.day)}, from the {c.court} on {c.on}.",
        f'{s.last}, a {s.adjective} baker at {s.employer}, had come for a hearing. "They called {s.him} {s.alias} at work," said a cousin, {c.kin(same=True).full}.',
    )
    more = (
        f"A spokeswoman, {c.officer('Public Affairs Officer').name}, said that courthouse arrests are lawful.",
        f"{s.mr} {s.last}'s family has lived on {s.address} for a decade.",
    )
    blocks: list[Block] = [
        P("CLIPS OF THE DAY - internal distribution", size=0.8),
        H("Arrest at courthouse stirs protest"),
        Rule(),
        Cols((tuple(P(t) for t in text), tuple(P(t) for t in more))),
    ]
    return Paper("news-clip", blocks, looks=("serif", "plain"))


def remittance(c: Case) -> Paper:
    s, m = c.s, c.kin(age=(45, 75), same=True)
    blocks: list[Block] = [
        Pre(
            (
                "GIRO EXPRESS           COMPROBANTE",
                "-" * 36,
                f"Remitente: {s.caps}",
                f"Tel: {s.phone}",
                f"Beneficiario: {m.caps}",
                f"Dir: {m.abroad}",
                f"Doc: {s.card}",
                "Monto: USD 150.00",
            ),
            1.0,
        ),
        Boxed(f"Found in the wallet of {s.full} on {c.on}."),
    ]
    return Paper("remittance-slip", blocks, looks=("narrow", "typed", "a4"))


KINDS = (school_letter, birth_extract, pay_stub, lease, airline, passport_page, support_letter, news_clip, remittance)
RELIEF = (shelter_letter, relief_notice, law_cert, spanish_statement)

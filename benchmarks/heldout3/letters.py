"""Letters of people and places outside the agency."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.heldout2.blocks import Block, F, Gap, H, P, Paper, Rule
from benchmarks.heldout2.marks import stay
from benchmarks.heldout3.case import DEFENDERS, SHELTERS, Case, law


def _to(c: Case) -> Block:
    return P(f"{c.desk('U.S. Immigration and Customs Enforcement')}\n{c.desk()}\n26 Federal Plaza, New York, NY")


def school_letter(c: Case) -> Paper:
    child = c.kin(child=True)
    body: list[Block] = [
        H(c.go(c.s.school, "school")), P(c.on()), P("To Whom It May Concern:"),
        P(f"Please be advised that {c.n('full', child)}, DOB {c.dob(child)}, is enrolled in our {c.pick('second', 'fifth', 'ninth')} grade bilingual class. The parent of record is {c.n('full')} of {c.home()}, telephone {c.tel()}."),
        P(f"{c.n('given', child)} has missed eleven days since {c.his()} {'mother' if c.s.she else 'father'} was taken by immigration officers. We ask for your consideration."),
        P("Sincerely,"), P("Principal"),
    ]  # fmt: skip
    return Paper("school letter", body, looks=("letter", "plain"))


def parish(c: Case) -> Paper:
    wife = c.kin(she=True)
    body: list[Block] = [
        P(c.on()), _to(c), P("Dear Officer,"),
        P(f"I write in support of my parishioner, {c.n('short')}, whom everyone here knows as {c.go(c.s.nick or c.s.first, 'person-name')}. {c.he().capitalize()} has served as usher at the Sunday mass for nine years. Together with {c.n('short', wife)} {c.he()} raised {c.go('four daughters, the youngest born with a heart condition', 'family')}."),
        P(f"Since losing the job at {c.go(c.s.job, 'employer')}, {c.n('given')} has never once stopped helping others. I baptized the children myself. Please let {c.n('given')} come home."),
        P("Yours in Christ,"), P("The Pastor"),
    ]  # fmt: skip
    return Paper("parish letter", body, looks=("letter", "typed", "narrow"))


def shelter_letter(c: Case) -> Paper:
    kid = c.kin(child=True)
    house = c.rng.choice(SHELTERS)
    body: list[Block] = [
        H(c.go(house, "service-provider")), P("CONFIDENTIAL"), P(c.on()),
        P(f"Re: {c.n('full')} ({c.dob()})", bold=True),
        P(f"This letter confirms that {c.n('full')} and {c.his()} child {c.n('given', kid)} have resided at {c.go(house, 'service-provider')} since they fled {c.go('violence by her husband' if c.s.she else 'violence by his wife', 'victim-status')}. {c.n('last')} attends weekly counseling as {c.go('a survivor of domestic violence', 'victim-status')} and has filed a {c.go('VAWA self-petition', 'relief-application')}, receipt {c.go('EAC' + c.digits(10), 'uscis-receipt')}."),
        P(f"A reply may be sent care of our post box or by telephone to {c.tel()}."),
        P("Residential Advocate"),
    ]  # fmt: skip
    return Paper("shelter letter", body, looks=("letter", "plain"), expect="produce|withhold|quarantine")


def hospital(c: Case) -> Paper:
    body: list[Block] = [
        H("DEPARTMENT OF SOCIAL WORK"),
        F((("Patient", c.n("last-first")), ("DOB", c.dob()), ("Age/Sex", c.age()), ("Address", c.home()), ("Next of kin", c.n("full", c.kin())))),
        P(f"The above-named patient was seen in our clinic. {c.n('lettered')} reports poor sleep since {c.his()} arrest at {c.house()} on {c.when()}. Physical findings: {c.go(c.s.mark, 'physical-description')}. Patient speaks with an interpreter; {c.his()} {c.pick('brother', 'cousin')} {c.n('short', c.kin(she=False))} accompanied {'her' if c.s.she else 'him'}."),
        P("Plan: return in four weeks. Letter given to patient on request."),
    ]  # fmt: skip
    return Paper("clinic note", body, looks=("plain", "form", "a4"))


def consulate(c: Case) -> Paper:
    place = c.s.origin.country.removeprefix("the ")
    body: list[Block] = [
        H("CONSULATE GENERAL"), P(c.on()),
        P("Ref.: Request for travel document"),
        P(f"The Consulate General presents its compliments to {c.desk('Enforcement and Removal Operations')} and has the honor to refer to the case of {c.go(c.s.named('full').upper(), 'person-name')}, born in {c.born_in()} on {c.dob()}, holder of passport No. {c.go('G' + c.digits(8), 'passport')} and national identity card {c.go(c.digits(13), 'national-id')}."),
        P(f"After consultation with the authorities in the capital, the nationality of {c.go(place, 'nationality')} of the above person has been confirmed. The parents are {c.n('full', c.kin(she=False))} and {c.n('full', c.kin(she=True))}. The family may be reached at {c.abroad()}."),
        P("The Consulate General avails itself of this opportunity to renew the assurances of its highest consideration."),
    ]  # fmt: skip
    return Paper("note verbale", body, looks=("letter", "brief", "a4"))


def entry_of_appearance(c: Case) -> Paper:
    lawyer = c.rng.choice(DEFENDERS)
    body: list[Block] = [
        H(stay("Notice of Entry of Appearance as Attorney or Accredited Representative", "form-text")),
        P("Part 1. Information About Attorney or Accredited Representative", bold=True),
        F((("Name", c.off(lawyer)), ("Law Firm", "Legal Services of the Boroughs"), ("Bar", "New York"))),
        P("Part 3. Notice of Appearance", bold=True),
        P("This appearance relates to immigration matters before: Immigration and Customs Enforcement (ICE)"),
        F((("Client's Family Name", c.go(c.s.last, "person-name")), ("Given Name", c.go(c.s.first, "person-name") if c.s.family else ""), ("Alien Registration Number", c.a()), ("Daytime Telephone", c.tel()), ("Email Address", c.mail()), ("Mailing Address", c.home()))),
        P("Part 4. Client's Consent to Representation", bold=True),
        P(f"I have requested the representation of and consented to being represented by the attorney named in Part 1. Date {c.on()}"),
    ]  # fmt: skip
    return Paper("G-28", body, looks=("form", "acro", "plain"))


def approval(c: Case) -> Paper:
    which, code = c.pick(
        "I-918|U nonimmigrant status", "I-360|VAWA self-petitioner", "I-914|T nonimmigrant status"
    ).split("|")
    body: list[Block] = [
        H("Notice of Action"),
        F((("Receipt Number", c.go("EAC" + c.digits(10), "uscis-receipt")), ("Case Type", c.go(which, "relief-application")), ("Beneficiary", c.n("last-first")), ("A-Number", c.a()), ("Notice Date", c.on()))),
        P(f"{c.n('full')}\n{c.home(chr(10))}"),
        P(f"We have received your {c.go(which, 'relief-application')} and it has been found to be a bona fide request for {c.go(code, 'relief-application')}."),
        P("This notice does not grant any immigration status or benefit."),
        P("Please notify us immediately if any of the above information is incorrect."),
    ]  # fmt: skip
    return Paper("I-797C", body, looks=("form", "plain", "acro"), expect="withhold|produce|quarantine")


def certification_b(c: Case) -> Paper:
    body: list[Block] = [
        H("U Nonimmigrant Status Certification"),
        F(
            (
                ("Family Name", c.go(c.s.last, "person-name")),
                ("Date of Birth", c.dob()),
                ("A-Number", c.a()),
                ("Certifying Agency", "Police Department"),
            )
        ),
        P(
            f"The victim, {c.n('full')}, was {c.go('the victim of felonious assault by her former partner', 'victim-status')} and was helpful in the prosecution under docket {c.docket()}."
        ),
        P("I certify that the above is true and correct to the best of my knowledge."),
    ]
    return Paper("I-918B", body, looks=("form", "acro"), expect="withhold|quarantine")


def lawyer_letter(c: Case) -> Paper:
    lawyer, d = c.rng.choice(DEFENDERS), c.day + timedelta(days=6)
    body: list[Block] = [
        P(f"{d:%B} {d.day}, {d.year}"), P("VIA EMAIL"), _to(c),
        P(f"Re: Request for Stay of Removal, {c.n('caps')}, {c.a()}", bold=True),
        P("Dear Field Office Director:"),
        P(f"This office represents the above-referenced individual. {c.n('last')} has lived at {c.street()} since 2009 and supports {c.go('three minor children, ages 5, 9 and 14', 'family')}. {c.his().capitalize()} spouse, {c.n('short', c.kin(she=not c.s.she))}, works at {c.go(c.s.job, 'employer')}."),
        P(f"{c.he().capitalize()} was arrested {c.at()} of {c.house()} on {c.when()}, where {c.he()} had come for {c.his()} own hearing. We submit that {law('8 U.S.C. § 1229(e)')} was not observed."),
        P("Respectfully submitted,"), P(c.off(lawyer)), P("Attorney for the Applicant"), Gap(), Rule(),
        P(f"Enclosures: (1) declaration of {c.n('short', c.kin())}; (2) birth certificates; (3) letters"),
    ]  # fmt: skip
    return Paper("stay request", body, looks=("letter", "brief", "plain"))


ALL = (
    school_letter,
    parish,
    shelter_letter,
    hospital,
    consulate,
    entry_of_appearance,
    approval,
    certification_b,
    lawyer_letter,
)
VICTIMS = (shelter_letter, approval, certification_b)

"""Electronic mail, messages and notes between officers."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, F, Gap, H, P, Paper, Rule, Say, T
from benchmarks.heldout2.marks import stay
from benchmarks.heldout3.case import LAWYERS, Case, form, law

_LEGEND = "---ATTORNEY/CLIENT PRIVILEGE ---ATTORNEY WORK PRODUCT--- This communication may contain confidential attorney/client privileged information. It is not for release."


def _box(c: Case, name: str) -> str:
    """Return a sender with the address of the office: it tells the role."""
    office = "opla.example.gov" if name in LAWYERS else "ice.dhs.gov"
    return f"{c.off(name)} <{name.split()[-1].lower()}@{office}>"


def _head(c: Case, frm: str, to: str, subject: str, *, cc: str = "") -> Block:
    pairs = [
        ("From", _box(c, frm)),
        ("To", _box(c, to)),
        *([("Cc", _box(c, cc))] if cc else []),
        ("Sent", c.on()),
        ("Subject", subject),
    ]
    return F(tuple(pairs), style="left")


def chain(c: Case) -> Paper:
    path = f"S:\\NYC\\FugOps\\Targets\\{c.go('_'.join(c.s.named('caps').replace(',', '').split()), 'person-name')}\\FOW.pdf"
    body: list[Block] = [
        _head(c, c.officer, c.second, f"RE: {c.n('caps', flat=True)} {c.a()}"),
        P("Copy. Will be there at 0900. Target usually takes the Q58."),
        P(f"Packet saved to {path}"),
        P(f"{c.off()}\n{c.ttl()}\n{c.desk()}"),
        P(f"On {c.dated()}, DO {c.off(c.second)} wrote:", quote=1),
        P(f"{c.n('last')} is on for {c.later(2)} in {c.part()} at {c.house()}. Facebook shows {'her' if c.s.she else 'him'} as {c.go(c.s.first.lower().replace(' ', '') + '_' + c.digits(3), 'online-handle')}. Gf is {c.n('short', c.kin(she=True))}, she drives.", quote=1),
        P(f"DO {c.off(c.third)} wrote:", quote=2),
        P(f"any word on {c.go(c.s.last.lower(), 'person-name')}? NCIC shows dob {c.dob()}, and cell {c.tel()}", quote=2),
        P("Warning: This document is UNCLASSIFIED//FOR OFFICIAL USE ONLY."),
    ]  # fmt: skip
    return Paper("mail chain", body, looks=("plain", "letter", "typed"))


def copied(c: Case) -> Paper:
    """A lawyer is only copied, and the legend is on it: no advice is asked or given."""
    o = c.other()
    body: list[Block] = [
        _head(c, c.officer, c.second, "Courthouse arrests - weekly numbers", cc=c.rng.choice(LAWYERS)),
        P(f"All, last week we made three arrests {c.at()} of {c.house()}: {c.n('last')}, {c.n('last', o)} and one more that SSA {c.off(c.third)} is still writing up. Certificates are in the files."),
        P("Numbers go to HQ by noon on Friday, same as always."),
        P(f"{c.off()}, {c.ttl()}"), Gap(), P(_LEGEND, size=0.8),
    ]  # fmt: skip
    return Paper("weekly numbers", body, looks=("plain", "letter"), expect="produce|quarantine")


def advice(c: Case) -> Paper:
    lawyer = c.rng.choice(LAWYERS)
    body: list[Block] = [
        _head(c, lawyer, c.officer, f"RE: Question re {c.n('last-first')}"),
        P(f"{c.officer.split()[-1]} - you asked whether the certification may be signed after service. {c.go('My legal advice is that it may not: section 239(e) speaks of what the NTA shall include, and I recommend that you cancel and reissue before the master. There is litigation risk if we proceed on this record.', 'attorney-client')}"),
        P(f"{c.off(lawyer)}\n{c.ttl('Assistant Chief Counsel')}"),
        P(f"From: {c.off()}", quote=1),
        P(f"Counsel, please advise. We arrested {c.n('short')} ({c.a()}) yesterday and the NTA went out without the 239(e) page. Can we still add it?", quote=1),
        Gap(), P(_LEGEND, size=0.8),
    ]  # fmt: skip
    return Paper("legal advice", body, looks=("plain", "letter"), expect="withhold|partial|quarantine")


def sms(c: Case) -> Paper:
    o = c.kin()
    me, you = c.off(), c.off(c.second)
    body: list[Block] = [
        H("Extraction report - SMS"),
        P(f"Devices issued to {c.ttl('Deportation Officer')} {me} and {c.ttl('Deportation Officer')} {you}"),
        Say(f"{me} 8:52 AM", "u see him yet"),
        Say(f"{you} 8:53 AM", f"negative. {c.n('given')} just walked in w/ a lawyer, {c.go('short, bald, neck tat', 'physical-description')}", right=True),
        Say(f"{me} 8:55 AM", f"thats not {c.go(c.s.last.lower(), 'person-name')} thats the {c.pick('brother', 'cousin')}, {c.n('short', o)}"),
        Say(f"{you} 9:10 AM", f"ran the plate {c.go(c.pick('HXT', 'GKD') + c.digits(4), 'vehicle-plate')} comes back to {c.street()}", right=True),
        Say(f"{me} 9:31 AM", f"got {('her' if c.s.she else 'him')}. {c.n('last')} in custody, {c.house()} steps"),
    ]  # fmt: skip
    return Paper("SMS", body, looks=("plain", "a4"))


def schedule(c: Case) -> Paper:
    """Only officers: nothing goes."""
    people = (c.officer, c.second, c.third, "Marisol Grant", "W. Cruz", "D. Singh")
    rows = tuple(
        (
            c.off(p),
            c.ttl("Deportation Officer"),
            c.pick("0600-1400", "0800-1600", "RDO"),
            c.pick("Courthouse detail", "Transport", "Annual leave"),
        )
        for p in people
    )
    body: list[Block] = [
        H("ERO Duty Roster"),
        P(f"{c.desk()}, week of {c.on()}"),
        T(("Officer", "Title", "Tour", "Assignment"), rows),
    ]
    return Paper("duty roster", body, looks=("plain", "wide"))


def policy(c: Case) -> Paper:
    """A policy that speaks of relief in general: nothing goes."""
    body: list[Block] = [
        H(form("MEMORANDUM")),
        F((("TO", stay("Field Office Directors", "official-title")), ("FROM", c.off("Denise Tolliver") + ", " + c.ttl("Acting Assistant Director")), ("DATE", c.on()), ("SUBJECT", "Civil Immigration Enforcement Actions Inside Courthouses"))),
        P(f"1. Officers shall be mindful that an alien encountered at a courthouse may have filed a {stay('VAWA self-petition', 'relief-application')}, or an application for {stay('T or U nonimmigrant status', 'relief-application')}, and that {law('8 U.S.C. § 1367(a)(2)')} forbids disclosure of any information which relates to such a beneficiary."),
        P(f"2. Where an enforcement action is taken at a location listed in {law('8 U.S.C. § 1229(e)(2)')}, including a courthouse, the Notice to Appear must include the statement required by {law('section 239(e)(1) of the INA')}."),
        P("3. Form I-918, Supplement B, is signed by the certifying agency and is never signed by ICE ERO."),
        P("4. April and May reports are due on the fifth of the month. The Battery Park office will collect them."),
        P("Attachment: Courthouse checklist"),
    ]  # fmt: skip
    return Paper("policy memo", body, looks=("brief", "letter", "plain"))


def minutes(c: Case) -> Paper:
    o = c.other()
    body: list[Block] = [
        H("Minutes - Courthouse Working Group"),
        P(f"Present: SDDO {c.off()} (chair), DO {c.off(c.second)}, DO {c.off(c.third)}. Date: {c.on()}"),
        P(
            f"Item 1. DO {c.off(c.second)} reported that the arrest of {c.n('short')} was covered by the press. {c.n('last')}'s family spoke on television."
        ),
        P(
            f"Item 2. Complaint by {c.n('full', o)}, lodged through {c.his(o)} sister {c.n('given', c.kin(she=True))}, is closed."
        ),
        P(
            f"Item 3. SDDO {c.off('Marisol Grant')} reminded the group that certifications under {law('§ 239(e)')} are reviewed by a supervisor."
        ),
    ]
    return Paper("minutes", body, looks=("plain", "letter", "narrow"))


def foia(c: Case) -> Paper:
    body: list[Block] = [
        P(c.on()), P(f"RE: ICE FOIA Case Number 2019-ICFO-{c.digits(5)}"), P("Dear Requester:"),
        P(f"This letter is the final response to your Freedom of Information Act request for records concerning {c.n('full')}. ICE has applied Exemptions (b)(6), (b)(7)(C) and (b)(7)(E) of {law('5 U.S.C. § 552')}."),
        P("You have a right to appeal the above withholding determination within 90 days."),
        P(f"Sincerely,\n{c.off('Fern Castellano')}\n{c.ttl('FOIA Officer')}"),
    ]  # fmt: skip
    return Paper("FOIA letter", body, looks=("letter", "brief"))


def wide(c: Case) -> Paper:
    rows = []
    for k in range(9):
        p = c.s if k == 4 else c.other()
        rows.append(
            (
                c.go(p.digits, "a-number", p),
                c.n("caps", p, flat=k % 2 == 0),
                c.dob(p),
                c.go(p.origin.country.removeprefix("the ").upper()[:14], "nationality", p),
                c.when(k),
                c.house(),
                c.ina(),
                c.off(),
                c.home(", ", p),
                c.pick("Y", "N"),
            )
        )
    heads = ("A_NBR", "SUBJ_NM", "DOB", "COC", "ARR_DT", "LANDMARK", "CHRG", "OFCR", "ADDR_TXT", "CERT_239E")
    body: list[Block] = [T(heads, tuple(rows), (1.3, 2, 1.2, 1.3, 1.3, 1.7, 1.6, 1.4, 2.6, 0.9), size=0.8), Rule()]
    return Paper("export", body, looks=("wide",))


ALL = (chain, copied, advice, wide, policy, sms, minutes, schedule, foia)

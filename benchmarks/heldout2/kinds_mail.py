"""E-mails, chats, messages and press traffic."""

from __future__ import annotations

from benchmarks.heldout2.blocks import Block, Boxed, F, Gap, H, P, Paper, Pre, Rule, Say, T
from benchmarks.heldout2.case import Case, Official
from benchmarks.heldout2.marks import go, plain, swap, upper

_FOOT = (
    "--- ATTORNEY/CLIENT PRIVILEGE --- ATTORNEY WORK PRODUCT --- This communication and any attachments may contain confidential and/or sensitive "
    "attorney/client privileged information and is not for release."
)
_LES = "Warning: this document is UNCLASSIFIED//FOR OFFICIAL USE ONLY (U//FOUO). It contains information that may be exempt from public release."


def _head(sender: Official | str, to: Official | str, sent: str, subject: str, cc: str = "") -> F:
    one, two = (x if isinstance(x, str) else x.mail for x in (sender, to))
    pairs = [("From", one), ("Sent", sent), ("To", two), *([("Cc", cc)] if cc else []), ("Subject", subject)]
    return F(tuple(pairs), "left")


def arrest_thread(c: Case) -> Paper:
    s, a, b = c.s, c.officer("Deportation Officer"), c.officer("Supervisory Detention and Deportation Officer")
    wife = c.kin()
    blocks: list[Block] = [
        _head(a, b, f"{c.later(0)} {c.clock()}", f"RE: RE: {s.lastcaps} {s.anum} - in custody"),
        P("Boss,"),
        P(f"{c.pick('Got him', 'Target in custody', 'One in the bag')} at {c.clock()} coming down the steps of {c.court}. {s.mr} {s.part} went quietly. The lady with {s.him}, {wife.full}, says she is {s.his} cousin; no action on her. Print hit came back to FIN {s.fin}."),
        P(f"Will do the paper this afternoon. Cell phone on {s.him} is {s.phone}. Thx"), P(a.name), Rule(),
        P(f"From: {b.name}\nSent: {c.later(0)}\nTo: {a.name}\nSubject: RE: {s.lastcaps} {s.anum} - in custody", quote=1),
        P(f"Is {s.first} still due in {c.part} this morning or was the case adjourned to {c.next_day}? I do not want another {s.slip} situation where we sat there all day.", quote=1),
        P(f"{c.policy}", quote=1),
        P(f"> From: {a.name}\n> The clerk's list has {s.comma} on docket {c.docket()}. DOB {s.dob}. Lives at {s.address}. COC {s.country}.", quote=2),
    ]  # fmt: skip
    return Paper("arrest-thread", blocks, looks=("plain", "letter", "typed"))


def gang_unit(c: Case) -> Paper:
    s, other = c.s, c.another()
    a, b = c.officer("Detective"), c.officer("Special Agent")
    text = (
        f'{b.last}, per our call the individual we have down as "{s.alias}" is {s.full}, DOB {s.dob}, NYSID {s.nysid}. He posts as {s.handle}. '
        f"Marks: {s.body('mark')}. Drives a grey Altima, {s.plate}. Usually seen outside {s.employer} with {other.full} (A file {other.anum}). "
        f"{s.alias} has court on {c.next_day} in {c.part}, dkt {c.docket('criminal')}. We do not have {s.him} as a member of anything, only that {s.he} was present."
    )
    blocks: list[Block] = [
        _head(
            f"{a.name} (SCPD Gang Unit) <{a.plain.split()[-1].lower()}@suffolkpd.example.gov>",
            b,
            c.later(-9),
            f"subject {s.lastcaps} / {other.lastcaps}",
        ),
        P(text),
        P(f"{a.title} {a.name}\nGang Suppression Section"),
        P(_LES, size=0.75),
    ]
    return Paper("gang-unit-mail", blocks, looks=("plain", "letter"))


def program_287g(c: Case) -> Paper:
    s, t = c.s, c.another(1)
    a, b = c.officer("Sergeant"), c.officer("Deportation Officer")
    rows = tuple((n, p.comma, p.dob, p.country, p.number("state-id", "19-0####")) for n, p in (("1", s), ("2", t)))
    blocks: list[Block] = [
        _head(a, b, c.later(-1), "287(g) intake list for today"),
        P(
            f"Sir: two for you from last night's bookings. No. 1 says she/he is from {s.town}. No. 2 would not give an address at first, then {t.address}."
        ),
        T(("#", "Inmate", "DOB", "Citizenship claimed", "Booking no."), rows, (0.3, 2, 1, 1.4, 1)),
        P(
            f"I interviewed {s.last} under the MOA. {s.he.capitalize()} came {s.manner} in {s.entry_day}. Do you want the I-247A on both?"
        ),
        P(f"{a.name}\n{a.title}, Corrections Division"),
    ]
    return Paper("287g-mail", blocks, looks=("plain", "letter", "a4"))


def advice_mail(c: Case) -> Paper:
    """A question to a lawyer and the lawyer's answer: the exchange is privileged."""
    s, a = c.s, c.officer("Deportation Officer")
    law = c.lawyer()
    ask = go(
        f"{plain(law.name)}, can you tell us whether we need the section 239(e) statement on the NTA when the arrest was on the sidewalk outside the court? Please advise before we serve it.",
        "attorney-client",
        s.sid,
    )
    answer = go(
        "My advice is to include the statement in every case where the person was on the way to or from the courthouse. I think a judge would read the words in connection with that appearance broadly, and our litigation risk is lower if it is there.",
        "attorney-client",
        s.sid,
    )
    blocks: list[Block] = [
        F((("From", f"{law.plain} <{law.plain.replace(' ', '.')}@opla.example.gov>"), ("To", a.plain), ("Sent", c.later(1)), ("Subject", f"RE: legal question - {s.lastcaps}, {s.anum}")), "left"),
        P("ATTORNEY-CLIENT PRIVILEGED", bold=True), P(answer), P(f"{law.plain}\n{law.plain_title}, Office of the Principal Legal Advisor"), Rule(),
        P(f"From: {a.plain}\nTo: {law.plain}\nSubject: legal question - {s.lastcaps}, {s.anum}", quote=1), P(ask, quote=1),
    ]  # fmt: skip
    return Paper("advice-mail", blocks, looks=("plain", "letter"), expect="withhold|partial")


def advice_memo(c: Case) -> Paper:
    s, law = c.s, c.lawyer("Deputy Chief Counsel")
    body = go(
        "I conclude that the certification is legally sufficient as it stands, but I recommend that we amend it before the hearing, because the other side will argue that the officer had no personal knowledge. In anticipation of that motion I have drafted a response.",
        "attorney-client",
        s.sid,
    )
    blocks: list[Block] = [
        H("MEMORANDUM"), P("PRIVILEGED & CONFIDENTIAL - ATTORNEY WORK PRODUCT", align="center", bold=True),
        F((("TO", "Field Office Director"), ("FROM", f"{law.plain}, {law.plain_title}"), ("DATE", c.later(12)), ("RE", f"Legal opinion you asked for: {s.comma}, {s.anum}")), "right"),
        P(body),
    ]  # fmt: skip
    return Paper("advice-memo", blocks, looks=("letter", "serif"), expect="withhold|partial")


def footer_only(c: Case) -> Paper:
    """Everybody's mail carries the legend; no lawyer takes part and nothing is asked."""
    s, a, b = c.s, c.officer(), c.officer()
    blocks: list[Block] = [
        _head(a, b, c.later(2), f"property of {s.lastcaps}"),
        P(
            f"{b.last}, the property bag of {s.full} ({s.anum}) is still at our desk: one wallet, a {s.adjective} ID ({s.card}), keys. {s.his.capitalize()} brother will come for it; his cell is {c.kin(same=True).phone}."
        ),
        P(a.name),
        P(_FOOT, size=0.75),
    ]
    return Paper("footer-only-mail", blocks, looks=("plain", "letter"))


def teams_chat(c: Case) -> Paper:
    s, a, b = c.s, c.officer(), c.officer()
    talk = (
        (a, "u on site?"), (b, f"yes, {c.court}, side door. no sign of {s.last} yet"), (a, f"look for {s.body('hair')} hair, abt {s.body('height')}, {s.body('mark')}"),
        (b, f"there is a {s.first} something on the list for {c.part}"), (a, f"thats {s.him}. A# is {s.anum} dob {s.dob}"), (b, f"{s.first} just went in w/ a kid. wait for {s.him} to come out"),
        (a, f"copy. after that bring the paper, {s.part} goes to Orange"),
    )  # fmt: skip
    blocks: list[Block] = [
        H("Conversation export", 2, "left"),
        P(f"Chat: FugOps 3 / day {c.on}", size=0.9),
        *[Say(f"{o.name}  {c.clock()}", t, right=o is b) for o, t in talk],
    ]
    return Paper("teams-chat", blocks, looks=("plain", "letter"))


def signal_chat(c: Case) -> Paper:
    s, sis = c.s, c.kin(same=True)
    lines = (
        f"[{c.later(-1)}, 21:14] {sis.first}: {s.alias} acuerdate que mañana es lo de la corte a las 9",
        f"[{c.later(-1)}, 21:15] {s.first}: si ya se. en {c.part}?", f"[{c.later(-1)}, 21:15] {sis.first}: si. lleva tu pasaporte {s.passport}",
        f"[{c.later(0)}, 10:41] {sis.first}: {s.alias} contesta!!", f"[{c.later(0)}, 12:02] {sis.first}: dicen que la migra se llevo a {s.first} {s.last} afuera de la corte",
        f"[{c.later(0)}, 12:05] {sis.first}: llamen a {sis.phone} o a mi correo {sis.email}",
    )  # fmt: skip
    blocks: list[Block] = [
        H("Signal export (device of the subject)", 2, "left"),
        P(f'"{sis.first} {sis.last}" and "{s.alias}" (nickname used by the family for {s.full})'),
        *[P(t, size=0.9) for t in lines],
    ]
    return Paper("signal-export", blocks, looks=("typed", "plain", "narrow"))


def sms_log(c: Case) -> Paper:
    s, boss = c.s, c.kin()
    rows = tuple(
        (str(n), c.later(0, "%m/%d/%Y"), way, who, text)
        for n, (way, who, text) in enumerate(
            (
                ("Incoming", boss.phone, f"{s.first} are u coming to {s.employer} today"), ("Outgoing", boss.phone, f"no i have court sorry {boss.first}"),
                ("Incoming", s.phone_abroad, f"hola hija/o, soy tu mamá desde {s.abroad}"), ("Outgoing", s.phone_abroad, "te llamo luego"),
            ),
            1,
        )
    )  # fmt: skip
    blocks: list[Block] = [
        H("Extraction report: SMS messages (4)"),
        F((("Owner", s.full), ("MSISDN", s.phone), ("Apple ID", s.email)), "run"),
        T(("#", "Date", "Folder", "Party", "Body"), rows, (0.3, 1, 0.9, 1.5, 3)),
    ]
    return Paper("sms-log", blocks, looks=("wide", "plain", "tiny"))


def press_inquiry(c: Case) -> Paper:
    s, o = c.s, c.officer("Public Affairs Officer")
    blocks: list[Block] = [
        _head("newsdesk@herald.example.com", o, c.later(2), f"Query on arrest at {c.court}"),
        P(
            f"Can you confirm that {s.full}, {s.age(c.day)}, a {s.adjective} national who works at {s.employer}, was arrested at the {c.court} on {c.on}? A relative told us that {s.mr} {s.last} had come about a custody case."
        ),
        Rule(),
        P(f"Draft statement (cleared by {o.title} {o.name}):", bold=True),
        Boxed(
            f"On {c.on}, officers arrested {s.full}, an unlawfully present citizen of {s.country}, near a courthouse. {s.mr} {s.last} remains in custody. Outcome: {c.outcome}."
        ),
        P("ICE does not comment further on individual cases as a matter of policy."),
    ]
    return Paper("press-inquiry", blocks, looks=("letter", "plain"))


def relief_check(c: Case) -> Paper:
    s, a, b = c.s, c.officer("Deportation Officer"), c.officer("Section Chief")
    blocks: list[Block] = [
        _head(a, b, c.later(-3), f"1367 check request / {s.anum}"),
        P(f"Please run {s.comma} ({s.anum}, {s.dob}) for victim-based filings before we go to {c.court}."),
        Rule(), P(f"{a.last}: there is {c.relief} on file, receipt {s.receipt}. {s.he.capitalize()} {c.victim(c.pick('is the victim of a felonious assault by ' + s.his + ' former partner', 'was held at a house in Flushing and made to work without pay', 'was beaten by ' + s.his + ' husband in 2016'))}. Mail goes to a safe address: {c.shelter}.", quote=0),
        P(c.policy), P(b.name),
    ]  # fmt: skip
    return Paper("relief-check-mail", blocks, looks=("plain", "letter", "typed"))


def hotline(c: Case) -> Paper:
    s, caller = c.s, c.kin()
    o = c.officer("Detention Reporting Line Officer")
    blocks: list[Block] = [
        H("HOTLINE CALL NOTE", 1, "left"),
        F(
            (
                ("Call taken", f"{c.later(0)} {c.clock()}"),
                ("Taken by", o.name),
                ("Caller", caller.full),
                ("Callback", caller.phone),
            ),
            c.pick("dots", "bare", "below"),
        ),
        P(
            swap(
                f"Caller is the sister of {s.full}. Caller states brother/sister was taken outside {c.court} on {c.on} by men in plain clothes. Caller does not know where {s.first} is. Caller gave {s.address} as home and {caller.email} for e-mail. There are {c.ages('three children, ages 2, 6 and 11')}, at home with caller.",
                {"Caller": "CLR", "states": "sts", "brother/sister": "sib"},
            )
        ),
        P(upper(f"Follow up: {s.last} found in locator, {s.anum}, born in {s.country}.")),
    ]
    return Paper("hotline-note", blocks, looks=("plain", "typed", "narrow"))


def weekly(c: Case) -> Paper:
    s, t, u = c.s, c.another(0), c.another(1)
    o = c.officer("Assistant Field Office Director")
    blocks: list[Block] = [
        H(f"WEEKLY ACTIVITY REPORT - {plain(c.office)}"),
        P(f"Submitted by {o.title} {o.name} for the week ending {c.later(4)}"),
        H("1. Significant arrests", 2),
        P(f"• {s.comma}, {s.anum}, citizen of {s.country}: arrested {c.on} at {c.court}. Charge {c.charge}."),
        P(f"• {t.comma}, {t.anum}, {t.adjective}: prior removal; found at {t.address}."),
        H("2. Removals", 2),
        P(f"• {u.full} ({u.country}) left JFK on a commercial flight; passport {u.passport}."),
        H("3. Courthouse actions", 2),
        P(f"One action at a {c.place_kind}. {c.policy}"),
        H("4. Personnel", 2),
        P(f"{c.officer().name} completed recertification."),
    ]
    return Paper(
        "weekly-report", blocks, looks=("plain", "serif", "letter"), foot="Page #" if c.rng.random() < 0.5 else ""
    )


def voicemail(c: Case) -> Paper:
    s = c.s
    blocks: list[Block] = [
        H("Voice message to text (beta)", 2, "left"),
        Pre((f"Mailbox  4417        From {s.phone}", f"Length   0:48        {c.later(5)}")),
        Gap(),
        P(
            f"hi um this message is for officer {c.officer().last} my name is {s.full} thats spelled {s.name(' '.join(plain(s.last).upper().replace(' ', '')))} my a number is {s.anum} i moved to {s.address} call me at {s.phone} or my uncle {c.kin().first} thank you god bless"
        ),
    ]
    return Paper("voicemail-text", blocks, looks=("plain", "narrow", "a4"))


KINDS = (
    arrest_thread,
    gang_unit,
    program_287g,
    advice_mail,
    advice_memo,
    footer_only,
    teams_chat,
    signal_chat,
    sms_log,
    press_inquiry,
    hotline,
    weekly,
    voicemail,
)
RELIEF = (relief_check,)

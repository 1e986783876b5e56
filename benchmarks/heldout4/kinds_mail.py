"""Mail and talk: chains with quoted replies, lawyers who are copied and lawyers who advise, chats, short messages."""

from __future__ import annotations

from benchmarks.heldout2.blocks import F, Gap, H, P, Paper, Rule, Say
from benchmarks.heldout2.marks import stay
from benchmarks.heldout4.matter import Matter

_FOOT = "ATTORNEY-CLIENT PRIVILEGED. This e-mail may contain privileged or law enforcement sensitive information. If you are not the addressee, delete it."


def _staff(name: str) -> str:
    return stay(name, "official-name")


def chain(m: Matter) -> Paper:
    """A chain about an arrest between officers; the footer speaks of privilege, no lawyer takes part."""
    s, brother, a, b = m.s, m.kin(same=True), m.staff.pop(), m.staff.pop()
    first_a, first_b = a.split(" ")[0], b.split(" ")[0]
    return Paper("e-mail", [
        F((("From", _staff(b) + ", Deportation Officer"), ("To", _staff(a) + ", SDDO"), ("Sent", m.later(1)), ("Subject", f"RE: {s.surname_caps} {m.anum()} - courthouse")), style="left"),
        P(f"{first_a}, got him. {s.surname} came out the side door of the {m.court} at {m.clock()} with his brother {brother.first}. No issues. NTA has the {m.statute} language. I put the I-213 at S:\\FUGOPS\\2019\\{s.mark(s.stem)}\\213.pdf."),
        P(first_b), P(_FOOT, size=0.75), Rule(),
        P(f"From: {_staff(a)}\nSent: {m.later(0)}\nTo: {_staff(b)}\nSubject: {s.surname_caps} {m.anum()} - courthouse", quote=1),
        P(f"He has court tomorrow, docket {m.docket('criminal')}, {m.detail('part')}. Drives a gray Corolla {m.number('vehicle-plate')}. Lives at {m.address()}, cell {m.phone()}; facebook is {s.mark('facebook.com/' + s.handle, 'online-handle')}.", quote=1),
        P(_FOOT, quote=1, size=0.75),
    ], expect="produce|quarantine", looks=("office", "letter", "plain"))  # fmt: skip


def copied(m: Matter) -> Paper:
    """A lawyer is merely copied on a message about transport: no privilege."""
    s, cook = m.s, m.other(0)
    return Paper("e-mail copied", [
        F((("From", f"{m.officer(form='comma')} (DO)"), ("To", f"NYC-Transport; {m.officer(form='comma')} (SDDO)"), ("Cc", m.lawyer(2, form="comma")), ("Date", m.on), ("Subject", "pickups Thursday")), style="left"),
        P(f"All – two from Varick to Bergen: {s.lastfirst} ({m.anum()}) and {cook.lastfirst} ({m.anum(cook)}). {s.surname} needs his inhaler. Van leaves {m.clock()}."),
        P(f"{cook.half}'s wife, {m.kin().full}, will bring a bag. Her e-mail is {m.email(m.people[-1])}."), Gap(1),
        P(f"{m.title()}\nDesk (212) 264-0{m.rng.randrange(100, 999)}"), P(_FOOT, size=0.75),
    ], expect="produce|quarantine", looks=("office", "plain", "letter"))  # fmt: skip


def advice(m: Matter) -> Paper:
    """A lawyer of the agency is asked for advice and gives it: withheld."""
    s = m.s
    who = m.officer(form="comma")
    return Paper("e-mail advice", [
        F((("From", m.lawyer(0, form="comma")), ("To", who), ("Sent", m.later(3)), ("Subject", f"RE: request for legal advice - {s.surname}")), style="left"),
        P(s.mark("You asked whether the arrest inside the family court puts the charge at risk. My advice is that it does: a judge would likely find that the certification was not supported, and I recommend that you not serve the Notice to Appear until we have spoken.", "attorney-client")),
        P(f"{m.lawyer(0)}, {m.form('Assistant Chief Counsel')}\nOffice of the Principal Legal Advisor"), Rule(),
        P(f"From: {who}\nSubject: request for legal advice - {s.surname}", quote=1),
        P(s.mark("Counsel, can you tell me if we are legally covered on this one? I need your legal opinion before we go forward with the case.", "attorney-client"), quote=1),
    ], expect="withhold|partial", looks=("office", "plain", "letter"))  # fmt: skip


def chat(m: Matter) -> Paper:
    """A chat of officers: initials, slips, halves of names."""
    s = m.s
    a, b = m.officer(form="short"), m.officer(form="short")
    return Paper("chat", [
        H(f"Channel: {m.pick('fugops-3', 'courthouse-team', 'NYC ERO day shift')}", 2), P(f"Members: DO {a}, SDDO {b}", size=0.8),
        Say(f"{a} {m.clock()}", f"anybody got eyes on {s.surname}?"),
        Say(f"{b} {m.clock()}", f"not yet. {s.typo} right? the {m.adjective()} guy, black hoodie", right=True),
        Say(f"{a} {m.clock()}", f"ya. a# {m.anum()}. his girl {m.kin().first} is in the hallway, she is texting from {m.phone(m.people[-1])}"),
        Say(f"{b} {m.clock()}", f"judge {m.judge()} just called {s.initials} case", right=True),
        Say(f"{a} {m.clock()}", f"{s.first} is coming out. go go. {m.court} main lobby"),
        Say(f"{b} {m.clock()}", "10-4. 1 in custody. printing the 239(e) page now", right=True),
    ], looks=("plain", "slim", "office"))  # fmt: skip


def messages(m: Matter) -> Paper:
    """Messages from a telephone that was searched: the subject and the family."""
    s, wife, son = m.s, m.kin(), m.kin(ages=(5, 14), same=True)
    return Paper("extraction report", [
        F((("Device owner", s.full), ("MSISDN", m.phone()), ("Account", m.email())), style="run"),
        Say(f"{wife.first} ({m.phone(wife)})", f"amor a qué hora sales de la corte? {son.first} pregunta por ti"),
        Say("Owner", f"no sé, dile a {m.kin().first} que recoja al niño en {m.school(son)}", right=True),
        Say(f"{wife.first}", "hay unos hombres afuera, ten cuidado"),
        Say(f"{m.kin(same=True).first}", f"primo soy yo. llama a {s.mark(s.nick or s.given.split(' ')[0])} o a mi tía al {m.phone(m.people[-1], foreign=True)}"),
        Say("Owner", f"estoy en {m.address()}", right=True),
    ], looks=("plain", "slim", "wide"))  # fmt: skip


def hotline(m: Matter) -> Paper:
    """Notes of calls to a tip line."""
    s, caller = m.s, m.kin()
    return Paper("tip line", [
        H(m.form("ICE TIP LINE – CALL SUMMARY"), 2),
        F((("Caller", caller.full), ("Callback", m.phone(caller)), ("Subject of tip", f"{s.half} or {s.typo}"), ("Nationality", m.adjective()))),
        P(f"Caller states her {m.pick('ex-husband', 'tenant', 'coworker')}, {s.full}, about {m.age()}, “works every day” at {m.employer()} and parks a car with plate {m.number('vehicle-plate')} by {m.address()}. Caller says {s.first} has a hearing at {m.familycourt} and will be with {m.kin().full}."),
        P(f"Handled by Intake Operator {m.clerk()}. Forwarded to {m.office}. See {m.statute} before acting on information of a spouse."),
    ], looks=("form", "plain", "typed", "acroform"))  # fmt: skip


ALL = (chain, copied, advice, chat, messages, hotline)

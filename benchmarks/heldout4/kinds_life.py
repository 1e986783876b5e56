"""Letters and papers of private life that end up in a file."""

from __future__ import annotations

from benchmarks.heldout2.blocks import F, Gap, H, P, Paper, Tick
from benchmarks.heldout4.matter import Matter


def shelter_letter(m: Matter) -> Paper:
    """A letter of a shelter about one who lives there."""
    s = m.s
    return Paper("letter of support", [
        P(m.shelter(), bold=True, align="center"), P(f"Confidential location – mail to {s.mark('P.O. Box ' + str(m.rng.randrange(1000, 9999)), 'address')}", align="center", size=0.85),
        P(m.later(12)), P("To Whom It May Concern:"),
        P(f"This letter confirms that {s.full} and her {s.mark(m.pick('two', 'three'), 'family')} children have lived with us since {m.pick('February', 'the first week of October')}. {s.first} {m.victim()}, and our advocates are helping her with {m.relief()}."),
        P(f"Her eldest, {m.kin(ages=(8, 16), same=True).first}, is enrolled at {m.school(m.people[-1])}. Please do not share our address with anyone, in particular not with {m.kin().full}."),
        P("Sincerely,"), Gap(1), P("Case Management Team"), P(f"Copy: {s.full}\n{m.address(at=chr(10))}", size=0.85),
    ], looks=("letter", "brief", "plain"))  # fmt: skip


def school_letter(m: Matter) -> Paper:
    """A letter of a school about a pupil whose parent was arrested."""
    s, child, other = m.s, m.kin(ages=(6, 16), same=True), m.kin()
    school = m.school(child)
    return Paper("school letter", [
        P(school, bold=True), P(m.later(6)), P(f"Re: {child.lastfirst}, D.O.B. {m.dob(child)}"),
        P(f"I am writing about {child.first}, a student in Grade {m.pick('3', '5', '8')}. Since {child.first}'s {m.pick('father', 'mother')}, {s.full}, was taken at the courthouse, {child.first} has been picked up each day by {other.full} ({m.phone(other)}), who is an aunt. The contact card lists {m.address()} and {m.email()}."),
        P(f"If {s.half} is released, the family will need help. You can write to the aunt at {m.email(other)}."),
    ], looks=("letter", "plain", "slim"))  # fmt: skip


def church_letter(m: Matter) -> Paper:
    """A pastor's letter, with nicknames and a name over a line's end."""
    s, wife = m.s, m.kin()
    return Paper("church letter", [
        H(m.pick("Iglesia Roca Eterna", "Église de Dieu de la Grâce", "Masjid An-Nur of Jamaica"), align="left"),
        P(f"Your Honor,\nBrother {s.first} – we all call him {s.mark(s.nick or s.given)} – came to us in {m.pick('2010', '2013')}. He and Sister {wife.first} sit in the second row. He was born in {m.town()}, far from here, and speaks of it often."),
        P(f"When the roof leaked, {s.surname} came with his tools from {m.employer()}. His mother-in-law, Doña {m.kin().first}, is {m.age(m.people[-1])} and depends on him. They live at {m.address()}; the telephone is {m.phone()}."),
        P(f"I ask you to let {s.full} come home."), P("In faith,"), P(m.kin().full),
    ], looks=("letter", "brief", "slim"))  # fmt: skip


def hospital_letter(m: Matter) -> Paper:
    """A clinician's note for an application."""
    s = m.s
    return Paper("clinical summary", [
        F((("Patient", s.lastfirst), ("DOB", m.dob()), ("Age/Sex", f"{m.age()} / {m.look(kind='sex')}"), ("Tel", m.phone()), ("Address", m.address()), ("Emergency contact", f"{m.kin().full} {m.phone(m.people[-1])}"))),
        P(f"The patient is a {m.age()}-year-old from {m.town()} seen in the emergency department. The patient {m.victim()}. Noted: {m.look(kind='mark')}. PHQ-9 score 17."),
        P(f"Social: employed at {m.employer()}; {s.mark('three', 'family')} children aged {m.ages('3, 5 and 10', '1, 6 and 7')}. Discharged with {m.kin().half}."),
    ], looks=("plain", "form", "fine", "turned"))  # fmt: skip


def social_worker(m: Matter) -> Paper:
    """An assessment by a social worker, all in prose."""
    s, girl, uncle = m.s, m.kin(ages=(3, 15), same=True), m.kin()
    return Paper("psychosocial assessment", [
        H("Psychosocial Assessment"), P(f"Client: {s.initials}"),
        P(f"{s.full} (preferred name: {s.mark(s.nick or s.given.split(' ')[0])}) grew up in {m.town()}, the fourth of nine. When {s.first} was small, an uncle, {uncle.full}, sent for the family. {s.surname} left school and began to pick coffee."),
        P(f"The client {m.victim()}. The client's daughter, {girl.first} {girl.surname}, is {m.age(girl)} and a pupil at {m.school(girl)}. Mother and daughter stay at {m.shelter()}."),
        P(f"A lawyer is preparing {m.relief()}. In my view {s.half} shows symptoms consistent with PTSD."),
    ], looks=("brief", "letter", "plain"))  # fmt: skip


def affidavit(m: Matter) -> Paper:
    """An affidavit of a witness to the arrest."""
    s, w = m.s, m.kin()
    return Paper("affidavit", [
        P(f"STATE OF NEW YORK )\n                  ) ss.:\nCOUNTY OF {m.pick('KINGS', 'QUEENS', 'BRONX')}  )"),
        P(f"{w.caps}, being duly sworn, deposes and says:"),
        P(f"1. I am {m.age(w)} years old, I reside at {m.address(w)}, and I am the {m.pick('cousin', 'neighbor', 'fiancée')} of {s.full}."),
        P(f"2. On {m.on} I drove {s.first} to the {m.court} in my car, plate {m.number('vehicle-plate', w)}. {s.first} had to see the judge about {m.charge}."),
        P(f"3. Two men without uniforms took {s.first} by the arms. One said he was Officer {m.officer(form='last')}. I shouted “{s.mark(s.nick or s.given.split(' ')[0])}!” but they pushed me away."),
        P(f"4. {s.first} has {s.mark('two', 'family')} girls, {m.ages('9 and 12', '4 and 7')}."),
        P(f"{w.mark('/s/ ' + w.plain, 'signature')}"), P(f"Sworn to before me on {m.later(30)}"),
    ], looks=("brief", "letter", "typed"))  # fmt: skip


def petition_form(m: Matter) -> Paper:
    """A form whose very existence tells of the relief: withheld whole."""
    s = m.s
    form, title = m.rng.choice((
        ("Form I-918", "Petition for U Nonimmigrant Status"),
        ("Form I-914", "Application for T Nonimmigrant Status"),
    ))  # fmt: skip
    return Paper("relief petition", [
        H(title), P(form, align="right"),
        P("Department of Homeland Security, U.S. Citizenship and Immigration Services"),
        F((("1. Family Name", s.surname), ("2. Given Name", s.first), ("3. Home Address", m.address()), ("5. Alien Registration Number", m.anum()), ("6. Date of Birth", m.dob()), ("7. Country of Birth", m.nation()), ("Safe mailing address", m.shelter()), ("Receipt Number", m.number("uscis-receipt")))),
        Tick(((True, s.mark("I am a victim of criminal activity listed in the INA at section 101(a)(15)(U).", "victim-status")), (True, s.mark("I have suffered substantial physical or mental abuse as a result.", "victim-status")))),
        P(f"Part 4. Spouse: {m.kin().full}, date of birth {m.dob(m.people[-1])}."),
    ], expect="withhold", looks=("form", "plain", "acroform"))  # fmt: skip


def school_notice(m: Matter) -> Paper:
    """A notice to all parents: nobody is named."""
    return Paper("notice to parents", [
        H("Know your rights"), P("Our schools do not ask about the immigration status of any family."),
        P(f"A survivor of abuse may ask for help under {m.statute}. VAWA, U and T visas are for women and men alike. {m.form('Call 311 and ask for the ActionNYC hotline.')}"),
    ], looks=("letter", "plain"))  # fmt: skip


ALL = (
    shelter_letter,
    school_letter,
    church_letter,
    hospital_letter,
    social_worker,
    affidavit,
    petition_form,
    school_notice,
)
SECRET = (shelter_letter, social_worker, petition_form)

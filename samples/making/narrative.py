"""The stories that reports tell: how somebody was found, arrested and questioned."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from samples.making.desk import Desk
from samples.making.voice import date_text, day, officer


def narrative(desk: Desk, *, caps: bool = False) -> str:
    """Return the narrative of an arrest; paragraphs are lines."""
    parts = _second_family(desk) if desk.is_b else _first_family(desk)
    if desk.rng.random() < 0.6:
        parts[2:2] = _background(desk)
    text = "\n\n".join(parts)
    return text.upper() if caps else text


def _background(desk: Desk) -> list[str]:
    """Return the sections that make a narrative run over its page."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    station = ink.keep(
        "office", desk.pick("26 Federal Plaza", "Varick Street", "the Buffalo Federal Detention Facility")
    )
    interview = " ".join(
        (
            f"During the interview, conducted in the {v.language()} language, {v.last()} said that {p.he} left "
            f"{v.name(p.mother.full)} in {v.number('place-of-birth', p.birthplace[0])} in {v.number('entry', str(p.entered.year))}.",
            f"{p.he.capitalize()} gave the telephone number {v.phone()} and the e-mail address {v.email()}.",
            f"{officer(ink, s.partner, 'titled')} asked about scars, marks and tattoos; none were observed other than those noted.",
            f"{v.first_surname()} carried a {ink.either('physical-description', 'grey hooded sweatshirt')} and a mobile telephone.",
        )
    )
    people = f"{v.relative(p.father)}, {v.number('family', 'father')}; {v.relative(p.mother)}, {v.number('family', 'mother')}"
    alias = f"\nALSO KNOWN AS: {v.name(p.alias)}" if p.alias else ""
    return [
        f"RECORDS CHECKED\n---------------\nCIS - Positive - {v.a(0)}\nNCIC - Positive - {v.number('fbi-number', p.fbi)}\n"
        f"NYSPIN - Positive - {v.number('state-id', p.nysid)}{alias}",
        f"CRIMINAL HISTORY\n----------------\n{date_text(s.after(-40), 0)} - {ink.either('charge', 'PL 120.00 Assault in the third degree')} - "
        f"{v.docket()} - PENDING\n{date_text(s.after(-400), 0)} - {ink.either('charge', 'PL 240.20 Disorderly conduct')} - "
        f"{v.number('docket-number', p.arrest_number)} - DISMISSED",
        interview,
        f"RELATIVES\n---------\n{people}",
        f"Officers transported the subject to {station}. The subject was offered water and a telephone call. No force was used. "
        f"{officer(ink, s.officer, 'titled')} completed the booking and served the charging documents on {day(ink, s.when, 0)}. "
        f"At no time did {v.mister()} ask for medical attention, and {p.his} medication was returned on release.",
    ]


def family_facts(desk: Desk) -> str:
    """Return what the narrative says of spouse and children."""
    v, p = desk.voice, desk.person
    if not p.children:
        return f"{p.he.capitalize()} is married to {v.relative(p.spouse)} and has {v.number('family', 'no children')}."
    kids = " and ".join(f"{v.name(k.given)} (age {v.number('age', str(k.age))})" for k in p.children)
    count = {1: "one child", 2: "two children", 3: "three children"}[len(p.children)]
    return f"{p.he.capitalize()} has {v.number('family', count)} with {v.relative(p.spouse)}: {kids}."


def relief_facts(desk: Desk) -> str:
    """Return what the narrative says of an application for relief, if there is one."""
    v, p = desk.voice, desk.person
    kind = p.relief[0]
    if kind in ("none", "", "TPS", "asylum"):
        return _other_relief(desk, kind)
    forms = {
        "U": ("I-918", "U nonimmigrant status"), "T": ("I-914", "T nonimmigrant status"),
        "VAWA": ("I-360", "VAWA self-petition"), "VAWA-cancellation": ("EOIR-42B", "VAWA cancellation of removal"),
        "battered-spouse-waiver": ("I-751", "a battered spouse waiver"),
    }  # fmt: skip
    form, said = forms[kind]
    number = v.number("uscis-receipt", p.receipt)
    if desk.is_b:
        return (
            f"CIS queries returned a {v.under_1367('relief-application', form)} ({number}); see also "
            f"{v.under_1367('relief-application', said)}."
        )
    return (
        f"Records checks show that {v.mister()} filed a Form {v.under_1367('relief-application', form)}, receipt "
        f"{number}, and is listed as an applicant for {v.under_1367('relief-application', said)}."
    )


def _other_relief(desk: Desk, kind: str) -> str:
    v = desk.voice
    if kind == "TPS":
        return f"{v.mister()} was granted {v.number('tps', 'Temporary Protected Status')}."
    if kind == "asylum":
        return f"{v.mister()} has a pending {v.number('asylum', 'asylum application (Form I-589)')}."
    return f"{v.mister()} claims no pending application for relief."


def victim_facts(desk: Desk) -> str:
    """Return why the person was in court, where it is a § 1367 fact."""
    v, p, s = desk.voice, desk.person, desk.scene
    if p.relief[0] in ("none", "TPS", "asylum"):
        return f"{v.mister()} was in court on a pending criminal matter, docket {v.docket()}."
    if s.court_kind == "family":
        return (
            f"{v.mister()} was at the courthouse as the {v.under_1367('protection-order', 'petitioner for an order of protection')} "
            f"against {v.relative(p.spouse)}, docket {v.family_docket()}, in {v.part(s.part)}."
        )
    return (
        f"{v.mister()} appeared in {v.part(s.part)} on docket {v.docket()} as the "
        f"{v.under_1367('victim-status', 'complaining witness in an assault by a former partner')}."
    )


def _first_family(desk: Desk) -> list[str]:
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    when, hour = day(ink, s.when), ink.either("court-detail", s.hour)
    opening = desk.rng.choice(
        (
            lambda: (
                f"On {when}, at approximately {hour} hours, officers of the {ink.keep('office', 'New York Field Office')} "
                f"encountered {v.full()} outside the {ink.keep('courthouse', s.court)}."
            ),
            lambda: (
                f"Subject {v.caps()}, {v.file_number()}, was arrested on {when} at about {hour} inside the "
                f"{ink.keep('courthouse', s.court)} by {officer(ink, s.officer, 'titled')} and {officer(ink, s.partner, 'titled')}."
            ),
            lambda: (
                f"ENCOUNTER: On {when} {officer(ink, s.officer, 'titled')} observed a person matching the photograph of "
                f"{v.full()} ({v.a()}) leaving the {ink.keep('courthouse', s.court)}; time {hour} hours."
            ),
        )
    )()
    return [
        opening,
        f"{v.mister()} is a {v.age_on(s.when)}-year-old native of {v.birthplace()} and a citizen of {v.country()}. "
        f"{p.he.capitalize()} entered the United States on or about {v.entry()} without inspection by an immigration officer. "
        f"{victim_facts(desk)}",
        f"{officer(ink, s.officer, 'titled')} identified himself and asked for identification. {v.first_surname()} produced a "
        f"passport, number {v.number('passport', p.passport)}, and stated that {p.he} lives at {v.address()} and works for "
        f"{v.number('employer', p.employer)}. {family_facts(desk)}",
        f"{relief_facts(desk)} NYSID {v.number('state-id', p.nysid)} and FBI number {v.number('fbi-number', p.fbi)} relate to "
        f"the same person. Arrest {v.number('docket-number', p.arrest_number)} is pending.",
        f"{ink.keep('official-title', s.supervisor.short)} {ink.keep('official-name', s.supervisor.family)} was notified and "
        f"approved the {ink.keep('method', 'non-custodial arrest')}. {v.possessive()} property was given to "
        f"{p.his} cousin. {p.title} {v.hyphenated()} was advised of the right to speak with the consulate.",
        f"DISPOSITION: {ink.keep('custody-outcome', 'Detained without bond pending removal proceedings')}. Charged under section "
        f"{ink.keep('charge', '212(a)(6)(A)(i) of the INA')}.",
    ]  # fmt: skip


def _second_family(desk: Desk) -> list[str]:
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    entered = v.number("entry", date_text(p.entered, 0))
    return [
        f"At the direction of {officer(ink, s.supervisor, 'titled')}, a team made up of {officer(ink, s.officer, 'titled')} and "
        f"{officer(ink, s.partner, 'titled')} set up near the {ink.keep('courthouse', s.court)} on "
        f"{day(ink, s.when, 0)}. The target was {v.name(p.full.upper())}, born {v.born(2)}.",
        f"{v.last()} came out by the main door with {v.relative(p.spouse)} ({v.number('family', 'spouse')}), phone "
        f"{v.phone()}. {victim_facts(desk)} {p.he.capitalize()} gave the name {v.name(p.given)} and a home address of "
        f"{v.address()}. Mother: {v.relative(p.mother)}. Father: {v.relative(p.father)}.",
        f"{v.last()} stated that {p.he} was born in {v.birthplace()}, crossed at {v.number('entry', p.entry_place)} on "
        f"{entered} and has been employed at {v.number('employer', p.employer)} as a {ink.either('employer', p.occupation.lower())}. "
        f"{family_facts(desk)}",
        f"{relief_facts(desk)} A-file {v.a()}; FIN {v.number('fin-number', p.fin)}; event "
        f"{v.number('event-number', p.event)}. SSN on file: {v.number('ssn', p.ssn)}.",
        f"{v.last()} was placed under arrest ({ink.keep('method', 'NCA')}), transported to the "
        f"{ink.keep('office', 'Varick Street Processing Center')} and processed as {ink.keep('custody-outcome', 'WA/NTA, detained')}. "
        f"Removability: {ink.keep('charge', 'INA 237(a)(1)(B)')}.",
    ]

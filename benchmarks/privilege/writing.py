"""A case as the text of a document: people, addresses, signature blocks, legends, and the paragraphs' places."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.privilege.templates import LAWYERS, Case, Mail

LEGENDS = (
    "ATTORNEY-CLIENT PRIVILEGED / ATTORNEY WORK PRODUCT",
    "PRIVILEGED & CONFIDENTIAL",
    "PRE-DECISIONAL / DELIBERATIVE",
)
_FOOTER = (
    "--- ATTORNEY/CLIENT PRIVILEGE --- ATTORNEY WORK PRODUCT --- This communication and any attachments may contain "
    "confidential and/or sensitive attorney/client privileged information. It is not for release, review, "
    "retransmission or use by anyone other than the intended recipient.",
    "This e-mail and any attachments are confidential and intended solely for the addressee. If you received it in "
    "error, please notify the sender.",
)
_TITLES = {
    "opla": ("Assistant Chief Counsel", "Deputy Chief Counsel", "Associate Legal Advisor"),
    "ogc": ("Attorney-Advisor", "Deputy General Counsel", "Senior Counsel"),
    "ausa": ("Assistant United States Attorney", "Special Assistant U.S. Attorney"),
    "legal": ("Paralegal Specialist", "Legal Assistant"),
    "officer": ("Deportation Officer",),
    "peer": ("Deportation Officer", "Immigration Enforcement Agent"),
    "boss": ("Supervisory Detention and Deportation Officer", "Assistant Field Office Director"),
    "director": ("Field Office Director", "Executive Associate Director"),
    "policy": ("Management and Program Analyst", "Chief, Policy Unit"),
    "press": ("Public Affairs Officer",),
    "records": ("Records Manager", "Mission Support Specialist"),
    "opp": ("Attorney for Respondent", "Counsel for Plaintiffs"),
    "clerk": ("Deputy Clerk of Court",),
    "police": ("Sergeant, Court Division",),
}
_OFFICES = {
    "opla": "Office of the Principal Legal Advisor",
    "ogc": "Office of the General Counsel",
    "ausa": "United States Attorney's Office",
    "opp": "Field & Ames LLP",
    "legal": "Office of the Principal Legal Advisor",
}
_DOMAINS = {
    "opla": "opla.example.gov", "ogc": "hq.example.gov", "ausa": "usdoj.example.gov", "legal": "opla.example.gov",
    "opp": "lawyers.example.com", "clerk": "courts.example.gov", "police": "police.example.gov",
}  # fmt: skip
_MARKS = {"opla": "(OPLA)", "ogc": "(OGC)", "ausa": "(USANYS)"}
_GIVEN = (
    "Alex",
    "Robin",
    "Jo",
    "Terry",
    "Lee",
    "Kim",
    "Dana",
    "Pat",
    "Chris",
    "Morgan",
    "Jamie",
    "Casey",
    "Sasha",
    "Noel",
)
_FAMILY = (
    "Grey", "Lane", "Vance", "North", "Stone", "Marsh", "Roe", "Hale", "Brandt", "Okafor", "Lindqvist", "Moreau", "Castell",
    "Whitlock", "Penrose", "Abara", "Doyle", "Fenwick", "Kessler", "Ibarra",
)  # fmt: skip
_SLOTS = {
    "court": ("Queens Criminal Court", "Family Court on Jay Street", "the Bronx Hall of Justice", "100 Centre Street"),
    "case": ("State v. Bureau, 19-cv-8876", "Doe v. Bureau", "the State's case", "Coalition v. Bureau"),
    "judge": ("Harmon", "Weil", "Osei"),
    "name": ("ROJAS MENA, Luis", "Adjei", "H. Quispe", "CHEN, Wei"),
    "anum": ("A 087 654 321", "A098-765-432"),
    "date": ("March 12", "the 14th", "April 3, 2020", "Feb. 27"),
}
_GREETINGS = ("{first},", "Hi {first},", "Good morning,", "")
_CLOSINGS = ("Thanks,", "Best,", "V/r", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who writes or is written to."""

    name: str
    address: str
    block: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document's lines (an empty one is a gap) and its paragraphs with the privilege of each."""

    lines: tuple[str, ...]
    passages: tuple[tuple[str, str | None], ...]
    legend: bool


def written(case: Case, rng: random.Random) -> Written:
    """Return a case as text."""
    cast = people(rng)
    fills = {slot: rng.choice(values) for slot, values in _SLOTS.items()}
    fills |= {"lawyer": cast["opla"].name.split()[-1], "officer": cast["officer"].name.split()[-1]}
    fills["agent"] = cast["boss"].name
    legend = rng.random() < 0.5
    footer = rng.choice(_FOOTER) if legend and rng.random() < 0.6 else ""
    head = "" if footer or not legend else rng.choice(LEGENDS)
    lines: list[str] = [head, ""] if head else []
    passages: list[tuple[str, str | None]] = []
    for mail in case.mails:
        paragraphs = [(text.format(**fills), privilege) for text, privilege in mail.paragraphs]
        lines += [*_head(mail, cast, fills, rng), ""]
        lines += _body(mail, cast, [text for text, _ in paragraphs], rng)
        lines += [footer, ""] if footer else []
        passages += [one for one in paragraphs if not one[0].isupper()]  # a marking is no passage
    return Written(lines=tuple(lines), passages=tuple(passages), legend=legend)


def people(rng: random.Random) -> dict[str, Person]:
    """Return somebody for every role; some of the lawyers are told by their address, some by a mark, some by a list."""
    families = rng.sample(_FAMILY, len(_TITLES))
    found: dict[str, Person] = {}
    for (role, titles), family in zip(_TITLES.items(), families, strict=True):
        given = rng.choice(_GIVEN)
        domain, mark = _DOMAINS.get(role, "ice.example.gov"), _MARKS.get(role, "")
        if role == "opla" and rng.random() < 0.5:
            domain = "ice.example.gov"
        mail = f"{given}.{family}@{domain}".lower()
        shown = f"{family}, {given} {mark}".strip() if role not in ("opp", "clerk") else f"{given} {family}"
        if role == "opla" and domain.startswith("opla") and rng.random() < 0.5:
            shown = f"{given} {family}"
        block = (f"{given} {family}", rng.choice(titles), *([_OFFICES[role]] if role in _OFFICES else []))
        found[role] = Person(name=f"{given} {family}", address=f"{shown} <{mail}>", block=block)
    return found


def _head(mail: Mail, cast: dict[str, Person], fills: dict[str, str], rng: random.Random) -> list[str]:
    subject = mail.subject.format(**fills)
    author, when = cast[mail.sender], f"{rng.choice(('February', 'March'))} {rng.randrange(2, 28)}, 2020"
    to, cc = ([cast[role] for role in roles] for roles in (mail.to, mail.cc))
    if mail.kind == "mail":
        copies = [f"Cc: {'; '.join(p.address for p in cc)}"] if cc else []
        clock = f"{rng.randrange(7, 12)}:{rng.randrange(10, 60)} AM"
        return [
            f"From: {author.address}",
            f"Sent: {when} {clock}",
            f"To: {'; '.join(p.address for p in to)}",
            *copies,
            f"Subject: {subject}",
        ]
    if mail.kind == "memo":
        return [
            "MEMORANDUM",
            "",
            f"TO: {'; '.join(', '.join(p.block[:2]) for p in to)}",
            f"FROM: {', '.join(author.block)}",
            f"DATE: {when}",
            f"SUBJECT: {subject}",
        ]
    if mail.kind == "letter":
        return [*author.block, "", when, "", *to[0].block, "", f"Re: {subject}", "", f"Dear {to[0].name}:"]
    if mail.kind == "brief":
        return ["UNITED STATES DISTRICT COURT", "SOUTHERN DISTRICT OF NEW YORK", "", subject]
    return [subject, when, ", ".join(author.block)]


def _body(mail: Mail, cast: dict[str, Person], paragraphs: list[str], rng: random.Random) -> list[str]:
    author = cast[mail.sender]
    lines: list[str] = []
    if mail.kind == "mail" and mail.to:
        greeting = rng.choice(_GREETINGS).format(first=cast[mail.to[0]].name.split()[0])
        lines += [greeting, ""] if greeting else []
    for text in paragraphs:
        lines += [text, ""]
    if mail.kind == "letter":
        return [*lines, "Sincerely,", "", *author.block, ""]
    if mail.kind == "brief":
        return [*lines, "Attorney for Defendants", author.block[0], author.block[1], ""]
    if mail.kind != "mail":
        return lines
    closing = rng.choice(_CLOSINGS)
    short = mail.sender not in LAWYERS or rng.random() < 0.4
    return [*lines, *([closing] if closing else []), *(author.block[:1] if short else author.block), ""]

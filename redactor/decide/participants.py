"""Who takes part in a message, and which of them is counsel of the producing party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal

from redactor.decide.lines import Line
from redactor.decide.messages import Header, Message
from redactor.decide.people import name_tokens
from redactor.model import Document, Finding
from redactor.rules import Attorney, Counsel
from redactor.rules.privilege import PrivilegeRules, compiled

Side = Literal["lawyer", "inside", "outside", "unknown"]
_EMAIL = re.compile(r"[\w.+'\-]+@([\w\-]+(?:\.[\w\-]+)+)")
_SIGNATURE_LINES = 14
_LONGEST_TITLE = 10
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody named in a header: characters [start, end) of the document."""

    place: Literal["author", "to", "cc"]
    side: Side
    start: int
    end: int
    text: str = field(repr=False)


def participants_of(message: Message, counsel: Counsel, rules: PrivilegeRules) -> tuple[Participant, ...]:
    """Return who takes part in a message, author first; an author who signs as counsel is one."""
    found = [
        *chain.from_iterable(_parts(h, "author") for h in message.values("from")),
        *chain.from_iterable(_parts(h, "to") for h in (*message.values("to"), *message.values("through"))),
        *chain.from_iterable(_parts(h, "cc") for h in (*message.values("cc"), *message.values("bcc"))),
    ]
    judged = [replace(one, side=side_of(one.text, counsel, rules)) for one in found]
    if _signs_as_counsel(message.lines, counsel, rules):
        judged = [replace(p, side="lawyer") if p.place == "author" and p.side != "outside" else p for p in judged]
    return tuple(judged)


def share_lawyers(chains: Sequence[tuple[Participant, ...]]) -> tuple[tuple[Participant, ...], ...]:
    """Return the participants of a document's messages with a lawyer in one of them a lawyer in all."""
    lawyers = {key for one in chain.from_iterable(chains) if one.side == "lawyer" for key in _keys(one.text)}
    return tuple(
        tuple(
            replace(p, side="lawyer") if p.side in ("inside", "unknown") and lawyers & _keys(p.text) else p for p in one
        )
        for one in chains
    )


def office_mentions(
    document: Document, messages: Iterable[Message], counsel: Counsel, rules: PrivilegeRules
) -> tuple[Finding, ...]:
    """Return the participants who act in an office as mentions of officials; nobody else is told by a header."""
    chains = share_lawyers([participants_of(m, counsel, rules) for m in messages])
    return tuple(_mention(document, p) for p in chain.from_iterable(chains) if p.side in ("lawyer", "inside"))


def _mention(document: Document, participant: Participant) -> Finding:
    return Finding(
        category="official-name", stance="keep", start=participant.start, end=participant.end,
        boxes=document.boxes(participant.start, participant.end), text=participant.text, score=0.9,
        found_by=("header",), role="counsel" if participant.side == "lawyer" else "officer",
    )  # fmt: skip


def has_counsel_signature(lines: Iterable[Line], counsel: Counsel, rules: PrivilegeRules) -> bool:
    """Return whether a text without headers is signed by counsel of the producing party."""
    return _signs_as_counsel(tuple(lines), counsel, rules)


def are_same(one: Participant, other: Participant) -> bool:
    """Return whether two participants have an address or a whole name in common."""
    return bool(_keys(one.text) & _keys(other.text))


def _keys(text: str) -> frozenset[object]:
    email = _EMAIL.search(text)
    names = _names(_EMAIL.sub(" ", text))
    return frozenset(k for k in (email.group().lower() if email else None, names if len(names) > 1 else None) if k)


def _names(text: str) -> frozenset[str]:
    return frozenset(t for t in name_tokens(re.sub(r"[(\[].*?[)\]]", " ", text)) if len(t) > 1 and t not in _SUFFIXES)


def _parts(header: Header, place: Literal["author", "to", "cc"]) -> list[Participant]:
    """Cut a list of people at `;`, or at commas after an address; `Family, Given` stays whole."""
    text = header.value
    cuts = r";" if ";" in text else r"(?<=>)\s*,|,(?=\s*[\w.+\-]+@)|(?<=\.gov),|(?<=\.com),"
    if place == "author":
        cuts = r"(?!)"
    found: list[Participant] = []
    at = 0
    for match in chain(re.finditer(cuts, text), (None,)):
        end = match.start() if match else len(text)
        piece = text[at:end]
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            found.append(
                Participant(
                    place=place, side="unknown", start=header.start + start,
                    end=header.start + start + len(piece.strip()), text=piece.strip(),
                )
            )  # fmt: skip
        at = match.end() if match else at
    return found


def side_of(text: str, counsel: Counsel, rules: PrivilegeRules) -> Side:
    """Return on which side somebody stands, by the counsel list, the e-mail domain and the title beside the name."""
    email = _EMAIL.search(text)
    address, domain = (email.group().lower(), email.group(1).lower()) if email else ("", "")
    if _is_listed(text, address, domain, counsel):
        return "lawyer"
    if _is_other_side(text, rules) or (_ends(domain, rules.outside_domains) and not _is_neighbour(domain, counsel)):
        return "outside"
    if _has_title(_EMAIL.sub(" ", text), rules):
        return "lawyer"
    return "inside" if _ends(domain, rules.inside_domains) or _is_neighbour(domain, counsel) else "unknown"


def _is_listed(text: str, address: str, domain: str, counsel: Counsel) -> bool:
    if address and any(address == a.email.lower() for a in counsel.attorneys if a.email):
        return True
    if domain and any(domain == d.lower() or domain.endswith("." + d.lower()) for d in counsel.domains):
        return True
    said = name_tokens(_EMAIL.sub(" ", text))
    return any(_is_named(attorney, said) for attorney in counsel.attorneys)


def _is_named(attorney: Attorney, said: frozenset[str]) -> bool:
    name = _names(attorney.name)
    return len(name) > 1 and name <= said


def _ends(domain: str, ends: Iterable[str]) -> bool:
    return bool(domain) and any(domain == end or domain.endswith("." + end) for end in ends)


def _is_neighbour(domain: str, counsel: Counsel) -> bool:
    """Return whether a domain belongs to the organisation of listed counsel."""
    listed = [d.lower() for d in counsel.domains]
    listed += [a.email.rpartition("@")[2].lower() for a in counsel.attorneys if a.email]
    return bool(domain) and any(_organisation(domain) == _organisation(one) for one in listed)


def _organisation(domain: str) -> str:
    return ".".join(domain.split(".")[-2:])


def _has_title(text: str, rules: PrivilegeRules) -> bool:
    return any(p.search(text) for p in compiled(rules.lawyer_titles)) and not _is_other_side(text, rules)


def _is_other_side(text: str, rules: PrivilegeRules) -> bool:
    return any(p.search(text) for p in compiled(rules.other_side))


def _signs_as_counsel(lines: Sequence[Line], counsel: Counsel, rules: PrivilegeRules) -> bool:
    """Return whether the block of short lines that ends a body names counsel or a title of counsel."""
    footers = compiled(rules.footers)
    block: list[str] = []
    for line in reversed(lines[-4 * _SIGNATURE_LINES :]):
        if any(p.search(line.text) for p in footers):
            if any(len(text.split()) > _LONGEST_TITLE for text in block):
                break  # A marking above the body, not a footer below the signature.
            block.clear()
            continue
        block.append(line.text)
    short = [text for text in block[:_SIGNATURE_LINES] if len(text.split()) <= _LONGEST_TITLE]
    titled = [
        t for t in short if not re.search(r"[.?!]\s*$", t) or re.search(r"\b(?:esq|jr|sr)\.\s*$", t, re.IGNORECASE)
    ]
    if _is_other_side(" ".join(titled), rules):
        return False
    return any(_has_title(t, rules) or _is_listed(t, "", "", counsel) for t in titled)

"""A row of the privilege log: what Local Civ. R. 26.2(a)(2)(A) asks, revealing nothing of what is withheld.

Source: S.D.N.Y. Local Civ. R. 26.2(a)(2)(A); Fed. R. Civ. P. 26(b)(5)(A)(ii).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactor.decide.dates import iso_date
from redactor.decide.judging import Judged
from redactor.decide.messages import Header
from redactor.decide.people import holds_protected_name
from redactor.decide.spans import Span, minus
from redactor.model import Decision, Document, Matter, PrivilegeEntry, Treatment
from redactor.rules import Clause
from redactor.rules.privilege import PrivilegeRules

HIDDEN = "[redacted]"
_TYPES = {"email": "E-mail", "memo": "Memorandum", "letter": "Letter", "none": "Document"}


def privilege_entry(
    judged: Sequence[Judged], document: Document, decisions: Sequence[Decision], matter: Matter,
    clause_and_rules: tuple[Clause, PrivilegeRules], treatment: Treatment,
) -> PrivilegeEntry:  # fmt: skip
    """Return the row for the messages of one document that fall under one privilege."""
    clause, rules = clause_and_rules
    first = judged[0]
    words = rules.words[first.privilege]
    given = any(j.is_from_counsel for j in judged)
    veil = Veil(document, decisions, matter)
    return PrivilegeEntry(
        clause=clause.id,
        privilege=words.privilege,
        document_type=_type(judged),
        subject_matter=words.given if given else words.sought,
        date=_dates(judged, veil),
        author=_people(judged, ("from",), veil),
        addressees=_people(judged, ("to", "through"), veil),
        other_recipients=_people(judged, ("cc", "bcc"), veil),
        relationship=_relationship(judged),
        treatment=treatment,
    )


class Veil:
    """Shows a span of a document with everything that is taken out replaced."""

    def __init__(self, document: Document, decisions: Sequence[Decision], matter: Matter) -> None:
        self._text = document.text
        self._matter = matter
        self._taken = sorted(
            (d for d in decisions if d.action == "redact" and d.finding.start < d.finding.end),
            key=lambda d: d.finding.start,
        )
        officials = [d for d in decisions if d.action == "keep" and d.category == "official-name"]
        self._settled = [(d.finding.start, d.finding.end) for d in (*self._taken, *officials)]

    def shown(self, span: Span) -> str:
        """Return the text of a span; a person to protect appears as a pseudonym or not at all."""
        start, end = span
        if any(holds_protected_name(self._text[s:e], self._matter) for s, e in minus(span, self._settled)):
            # A name that the search missed is still known to the matter.
            return HIDDEN
        parts: list[str] = []
        at = start
        for decision in self._taken:
            if decision.finding.end <= at or decision.finding.start >= end:
                continue
            parts.extend((self._text[at : max(at, decision.finding.start)], decision.pseudonym or HIDDEN))
            at = min(end, decision.finding.end)
        parts.append(self._text[at:end])
        return " ".join("".join(parts).split()).strip(" ;,")


def _people(judged: Iterable[Judged], names: Sequence[str], veil: Veil) -> str:
    headers = [h for j in judged for name in names for h in j.message.values(name)]
    return "; ".join(dict.fromkeys(text for h in headers if (text := veil.shown(_value(h)))))


def _value(header: Header) -> Span:
    return header.start, header.end


def _dates(judged: Iterable[Judged], veil: Veil) -> str:
    dates = [iso_date(veil.shown(_value(h))) for j in judged for h in j.message.values("date")]
    return "; ".join(dict.fromkeys(d for d in dates if d))


def _type(judged: Sequence[Judged]) -> str:
    kinds = {j.message.kind for j in judged}
    if kinds == {"email"} and len(judged) > 1:
        return "E-mail chain"
    return _TYPES[judged[0].message.kind]


def _relationship(judged: Sequence[Judged]) -> str:
    if any(j.is_from_counsel for j in judged):
        return "Author is counsel of the agency; recipients are its personnel or counsel"
    sides = {(p.place, p.side) for j in judged for p in j.people}
    if ("to", "lawyer") in sides:
        return "Author is personnel of the agency; an addressee is its counsel"
    return "Author and recipients are personnel of the agency"

"""The last digits of a person's number, put in brackets behind the name to tell namesakes apart: `Garcia, M (403)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from redactor.matter.mentions import names_of
from redactor.matter.numbers import Place
from redactor.model import Finding, Matter

_BEHIND = re.compile(r"[ \n]*[(\[#-][ ]?(?:[Aa][ ]?#?[ ]?)?[.…*xX-]{0,9}(?P<digits>\d{3,4})(?![\d/.-])")
_NUMBERS = frozenset({"a-number", "fin-number", "subject-number", "event-number", "ssn"})


def last_digits_in(text: str, items: Iterable[Finding], matter: Matter) -> Iterator[Place]:
    """Yield digits right behind a person's name that one of the person's numbers ends with."""
    ends = {
        person.person_id: [(category, re.sub(r"\D", "", value)) for category, value in person.identifiers]
        for person in matter.people
        if person.role in ("protected", "unclear")
    }
    for item in items:
        match = _BEHIND.match(text, item.end) if names_of(item) and item.subject in ends else None
        if match is None or item.subject is None:
            continue
        digits = match["digits"]
        known = next((c for c, value in ends[item.subject] if c in _NUMBERS and value.endswith(digits)), None)
        if known is not None:
            yield Place(match.start("digits"), match.end("digits"), known, frozenset((item.subject,)), digits)

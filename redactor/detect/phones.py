"""Telephone numbers with a country code, read by the library phonenumbers."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers
import regex

from redactor.detect.hits import Hit
from redactor.detect.normal import normal_form
from redactor.detect.patterns import TIMEOUT_S

_CANDIDATE = regex.compile(
    r"(?<![\p{L}\p{N}])(?P<plus>\+|011[\s.\-]|00(?=\d{1,3}[\s.\-]))[\s(]{0,2}\d(?:[\d\s()\-\u2010-\u2015]|\.(?!\s)){5,20}\d"
)
_VALID, _POSSIBLE = 0.95, 0.75


def find_phones(text: str) -> Iterator[Hit]:
    """Yield numbers that begin with + or an exit code and can be dialled in the country of their code."""
    for match in _CANDIDATE.finditer(text, timeout=TIMEOUT_S):
        number = _parsed(match.group(), match.group("plus"))
        if number is None or not phonenumbers.is_possible_number(number):
            continue
        yield Hit(
            category="phone",
            stance="redact",
            start=match.start(),
            end=match.end(),
            score=_VALID if phonenumbers.is_valid_number(number) else _POSSIBLE,
            found_by="phone-numbers",
            value=normal_form("phone", match.group()),
        )


def _parsed(text: str, prefix: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse("+" + text[len(prefix) :], None)
    except phonenumbers.NumberParseException:
        return None

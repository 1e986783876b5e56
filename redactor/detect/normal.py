"""Normal forms, used to link findings: digits of a number, folded name, ISO date."""

from __future__ import annotations

import datetime
import re
import unicodedata

LOOK_ALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "S": "5", "B": "8"})
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12, "ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12, "fev": 2, "avr": 4, "mai": 5, "juin": 6, "juil": 7,
    "aou": 8, "out": 10, "dez": 12,
}  # fmt: skip
_CENTURY = 100
_PIVOT = 30


def fold(text: str) -> str:
    """Return a text without accents, in lower case, with plain apostrophes and hyphens, one space between words."""
    text = text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[’‘`´ʼʻ]", "'", plain)
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    return " ".join(plain.casefold().split())


def normal_form(category: str, text: str) -> str:
    """Return the normal form of a value of a category."""
    if category == "person-name":
        return folded_name(text)
    if category == "a-number":
        return a_number(text)
    if category == "date-of-birth":
        return iso_date(text)
    if category in ("email", "online-handle"):
        return re.sub(r"\s+", "", fold(text))
    return re.sub(r"[^0-9A-Z]", "", fold(text).upper())


def a_number(text: str) -> str:
    """Return nine digits (leading zeros filled in), look-alike letters read as digits."""
    body = re.sub(r"^\W*(?:alien|a)?\W*(?=[0-9OoIl])", "", text.strip(), flags=re.IGNORECASE)
    digits = re.sub(r"\D", "", body.translate(LOOK_ALIKES))
    return digits.zfill(9) if digits else ""


def folded_name(text: str) -> str:
    """Return `given family` in folded form; `Family, Given` is turned round."""
    text = re.sub(r"(?:['’]s|['’])(?=\s|$)", "", text)
    family, comma, given = text.partition(",")
    joined = f"{given} {family}" if comma and given.strip() else text
    words = (re.sub(r"[^\w'\-]", " ", fold(joined))).split()
    return " ".join(word.strip("-'") for word in words if word.strip("-'"))


def iso_date(text: str) -> str:
    """Return YYYY-MM-DD for a date in one of the usual layouts, or an empty text. Two-digit years lie in the past."""
    plain = fold(text)
    named = re.search(
        r"[a-z]{3,}", re.sub(r"\b(?:the|of|day|de|del|st|nd|rd|th)\b|(?<=\d)(?:st|nd|rd|th)\b", " ", plain)
    )
    numbers = re.findall(r"\d+", plain)
    if named:
        return _with_month_name(named.group(), numbers)
    if len(numbers) == 1 and len(numbers[0]) == 8:  # YYYYMMDD or MMDDYYYY
        one = numbers[0]
        numbers = [one[:4], one[4:6], one[6:]] if one[:2] in ("19", "20") else [one[:2], one[2:4], one[4:]]
    if len(numbers) != 3:  # day, month, year
        return ""
    first, second, third = numbers
    if len(first) == 4:  # a year
        return _date(first, int(second), int(third))
    month, day = int(first), int(second)
    return _date(third, month, day) or _date(third, day, month)


def _with_month_name(name: str, numbers: list[str]) -> str:
    month = _MONTHS.get(name[:4]) or _MONTHS.get(name[:3], 0)
    if len(numbers) != 2:  # day and year
        return ""
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else (numbers[0], numbers[1])
    return _date(year, month, int(day))


def _date(year: str, month: int, day: int) -> str:
    number = int(year)
    if number < _CENTURY:
        # A fixed pivot: the normal form must not depend on the day of the run.
        number += 2000 if number < _PIVOT else 1900
    try:
        found = datetime.date(number, month, day)
    except ValueError:
        return ""
    return found.isoformat()

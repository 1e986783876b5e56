"""Protected numbers in a document: in every grouping and padding, split over lines, with look-alike letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from redactor.matter.folding import DASHES, fold_number
from redactor.matter.index import SpreadIndex

_PIECE = re.compile(r"[^\W_]+|(?<=\d)\|(?=\d)")
_GAP = re.compile(rf"[ \u00a0.,/#()+*:_{DASHES}]{{0,4}}(?:\r?\n[ \t]*)?[ .(]{{0,2}}")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d{6,}")
_PIECES = 16
_LETTERS_BEFORE = 5
_A_NUMBER = range(7, 11)
_COUNTRY = re.compile(r"^(?:1|52|5[0-9]{2}|593|57|58|51|53|86|91|880)(?=\d{8,10}$)")
_E_MAIL = re.compile(r"[\w.+%'-]+\s{0,2}@\s{0,2}[\w-]+(?:\s?\.\s?\w[\w-]*)*(?:-?\n\s*[\w.-]+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Characters [start, end) that hold a number of somebody."""

    start: int
    end: int
    category: str
    owners: frozenset[str] = field(repr=False)
    value: str = field(repr=False)


class NumberIndex:
    """The forms in which the numbers of a matter may be written, folded."""

    def __init__(self, index: SpreadIndex) -> None:
        self._forms: dict[str, dict[str, set[str]]] = {}
        self._mail: dict[str, set[str]] = {}
        for value, owners in index.numbers.items():
            for category, owner in owners:
                if category == "email":
                    self._mail.setdefault(value, set()).add(owner)
                    continue
                for form in _forms(category, value):
                    self._forms.setdefault(form, {}).setdefault(category, set()).add(owner)
        self._longest = max(map(len, self._forms), default=0)

    def places(self, text: str) -> Iterator[Place]:
        """Yield where the numbers stand in a text."""
        yield from self._numbers(text)
        if self._mail:
            yield from self._addresses(text)

    def _numbers(self, text: str) -> Iterator[Place]:
        if not self._forms:
            return
        pieces = [(m.start(), m.end(), fold_number(m.group())) for m in _PIECE.finditer(text)]
        at = 0
        while at < len(pieces):
            found = self._at(text, pieces, at)
            if found is None:
                yield from self._inside(text, pieces[at])
                at += 1
                continue
            place, at = found
            yield place

    def _at(self, text: str, pieces: list[tuple[int, int, str]], at: int) -> tuple[Place, int] | None:
        """Return the longest number that begins with a piece, and the piece after it."""
        start, end, joined = pieces[at]
        if not _can_begin(joined, pieces[at + 1] if at + 1 < len(pieces) else None):
            return None
        best: tuple[Place, int] | None = None
        for count in range(at, min(at + _PIECES, len(pieces))):
            if count > at:
                if not _GAP.fullmatch(text, end, pieces[count][0]):
                    break
                joined += pieces[count][2]
                end = pieces[count][1]
            if len(joined) > self._longest + _LETTERS_BEFORE:
                break
            place = self._look_up(joined, start, end)
            if place is not None:
                best = place, count + 1
        return best

    def _look_up(self, joined: str, start: int, end: int) -> Place | None:
        known = self._forms.get(joined)
        value = joined
        if known is None:
            value = re.sub(r"^A(?:11EN)?(?=\d{7,10}$)", "", joined).lstrip("0")
            known = self._forms.get(value) if joined != value else None
            known = {"a-number": known["a-number"]} if known and "a-number" in known else None
        if not known:
            return None
        category = sorted(known)[0]
        return Place(start, end, category, frozenset(known[category]), value)

    def _inside(self, text: str, piece: tuple[int, int, str]) -> Iterator[Place]:
        """Yield numbers run together with letters, as in `NTA012345678`."""
        start, end, _ = piece
        for match in _DIGITS.finditer(text, start, end):
            place = self._look_up(match.group(), *match.span())
            if place is not None and (match.start() > start or match.end() < end):
                yield place

    def _addresses(self, text: str) -> Iterator[Place]:
        for match in _E_MAIL.finditer(text):
            found = re.sub(r"\s|-\n", "", match.group()).casefold()
            for known in (found, re.sub(r"\s", "", match.group().partition("\n")[0]).casefold().rstrip(".-")):
                if known in self._mail:
                    length = (
                        len(match.group()) if known == found else len(match.group().partition("\n")[0].rstrip(".-"))
                    )
                    yield Place(match.start(), match.start() + length, "email", frozenset(self._mail[known]), known)
                    break


def _can_begin(piece: str, after: tuple[int, int, str] | None) -> bool:
    if _DIGIT.search(piece):
        return True
    return len(piece) <= _LETTERS_BEFORE and after is not None and bool(_DIGIT.search(after[2]))


def _forms(category: str, value: str) -> set[str]:
    """Return the folded forms in which a number may be written without its separators."""
    if category == "a-number":
        bare = value.lstrip("0")
        return {bare, bare.zfill(8), bare.zfill(9), "A" + bare, "A" + bare.zfill(8), "A" + bare.zfill(9)}
    if category == "phone":
        return _phone_forms(value)
    return {value}


def _phone_forms(value: str) -> set[str]:
    digits = re.sub(r"\D", "", value).removeprefix("00")
    national = _COUNTRY.sub("", digits)
    forms = {digits, national, "011" + digits, "00" + digits}
    if len(national) == 10:  # North American numbers are written with and without the 1
        forms.add("1" + national)
    return {form for form in forms if len(form) >= 7}

"""Marked text: a string that remembers which of its spans must go and which must stay."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPEN, SHUT, END = "\ue000", "\ue001", "\ue002"
SOFT = "\ue003"
"""Where a word may be broken with a hyphen at the end of a line."""

_MARKED = re.compile(f"{OPEN}(\\d+){SHUT}([^{END}]*){END}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is expected of one span."""

    expect: str
    category: str
    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of a word with one mark; `joins` says that it is the rest of a word broken by a hyphen."""

    text: str
    mark: int | None
    joins: bool = False


class Ink:
    """Hands out marked text for one document and remembers every mark."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []

    def redact(self, category: str, text: str, subject: str = "") -> str:
        return self._mark(Mark(expect="redact", category=category, text=text, subject=subject))

    def keep(self, category: str, text: str) -> str:
        return self._mark(Mark(expect="keep", category=category, text=text))

    def keep_fact(self, category: str, text: str, subject: str) -> str:
        """Mark a fact of a protected category that stays, because the subject's protection has ended."""
        return self._mark(Mark(expect="keep", category=category, text=text, subject=subject))

    def either(self, category: str, text: str, subject: str = "") -> str:
        return self._mark(Mark(expect="either", category=category, text=text, subject=subject))

    def _mark(self, mark: Mark) -> str:
        self.marks.append(mark)
        return f"{OPEN}{len(self.marks) - 1}{SHUT}{mark.text}{END}"


def plain(marked: str) -> str:
    """Return the text without its marks."""
    return _MARKED.sub(lambda found: found[2], marked).replace(SOFT, "")


def words(marked: str) -> list[list[Piece]]:
    """Split one line of marked text at white space; a word is the list of its pieces."""
    found: list[list[Piece]] = []
    glued = False
    for text, mark in _runs(marked):
        for token in re.findall(r"\s+|\S+", text):
            if token.isspace():
                glued = False
            elif glued:
                found[-1].append(Piece(text=token, mark=mark))
            else:
                found.append([Piece(text=token, mark=mark)])
                glued = True
    return found


def _runs(marked: str) -> list[tuple[str, int | None]]:
    runs: list[tuple[str, int | None]] = []
    at = 0
    for found in _MARKED.finditer(marked):
        if found.start() > at:
            runs.append((marked[at : found.start()], None))
        runs.append((found[2], int(found[1])))
        at = found.end()
    if at < len(marked):
        runs.append((marked[at:], None))
    return runs

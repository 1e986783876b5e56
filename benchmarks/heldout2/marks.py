"""Text with labels in it: a label opens, names what it covers, and closes, with letters no document uses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_OPEN, _BAR, _CLOSE = "\ue000", "\ue001", "\ue002"
_LABEL = re.compile(f"{_OPEN}([^{_BAR}]*){_BAR}([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Label:
    """What one run of text is, and whether it must go or stay."""

    category: str
    expect: str
    subject: str


@dataclass
class Ink:
    """Printed text, letter by letter with the number of its label (-1: none)."""

    text: str
    ids: list[int]

    def __getitem__(self, part: slice) -> Ink:
        return Ink(self.text[part], self.ids[part])

    def __add__(self, other: Ink) -> Ink:
        return Ink(self.text + other.text, self.ids + other.ids)


@dataclass
class Labels:
    """The labels of one document, in the order they were written."""

    all: list[Label] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def read(self, marked: str) -> Ink:
        """Return marked text as ink; each label met becomes a new number."""
        ink, at = Ink("", []), 0
        for found in _LABEL.finditer(marked):
            ink += plain_ink(marked[at : found.start()])
            category, expect, subject = found[1].split("|")
            self.all.append(Label(category, expect, subject))
            self.words.append(found[2])
            ink += Ink(found[2], [len(self.all) - 1] * len(found[2]))
            at = found.end()
        return ink + plain_ink(marked[at:])


def plain_ink(text: str) -> Ink:
    """Return ink without a label."""
    return Ink(text, [-1] * len(text))


def go(text: str, category: str, subject: str = "") -> str:
    """Label text that the order takes out."""
    return _mark(text, category, "redact", subject)


def stay(text: str, category: str) -> str:
    """Label text that the order leaves standing."""
    return _mark(text, category, "keep", "")


def plain(marked: str) -> str:
    """Return the text without its labels."""
    return _LABEL.sub(lambda found: found[2], marked)


def upper(marked: str) -> str:
    """Return the text in capitals, labels untouched."""
    return _over(marked, str.upper)


def swap(marked: str, pairs: dict[str, str]) -> str:
    """Exchange words outside the labels (abbreviations, slips of the pen)."""
    turn = re.compile("|".join(rf"\b{re.escape(k)}\b" for k in sorted(pairs, key=len, reverse=True)))
    return _over(marked, lambda text: turn.sub(lambda m: pairs[m[0]], text), labelled=False)


def _over(marked: str, turn: Callable[[str], str], *, labelled: bool = True) -> str:
    done, at = [], 0
    for found in _LABEL.finditer(marked):
        done.append(turn(marked[at : found.start()]))
        text = turn(found[2]) if labelled else found[2]
        done.append(f"{_OPEN}{found[1]}{_BAR}{text}{_CLOSE}")
        at = found.end()
    return "".join([*done, turn(marked[at:])])


def _mark(text: str, category: str, expect: str, subject: str) -> str:
    if _OPEN in text:
        raise ValueError("a label inside a label")
    return f"{_OPEN}{category}|{expect}|{subject}{_BAR}{text}{_CLOSE}" if text else ""

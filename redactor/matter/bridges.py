"""What is broken over a page's end, with the footer and the header of the pages between its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from redactor.matter.atoms import atoms_of
from redactor.matter.hits import hits_of
from redactor.matter.index import SpreadIndex
from redactor.matter.numbers import NumberIndex, Place
from redactor.matter.runs import runs_of
from redactor.model import Document, Page
from redactor.rules.people import load_common_words

_FOOT, _HEAD = 4, 6
"""How many lines of a page's end and of the next page's beginning may be its last or first line of running text."""
_REACH = 48
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def bridges_in(document: Document, index: SpreadIndex, numbers: NumberIndex) -> Iterator[Place]:
    """Yield both parts of every name and number that begins on one page and ends on the next."""
    for before, after in zip(document.pages, document.pages[1:], strict=False):
        for foot in _lines(document, before)[-_FOOT:]:
            for head in _lines(document, after)[:_HEAD]:
                yield from _bridged(document.text, foot, head, (index, numbers))


def _lines(document: Document, page: Page) -> list[tuple[int, int]]:
    return [match.span() for match in _LINE.finditer(document.text, page.start, page.end)]


def _bridged(
    text: str, foot: tuple[int, int], head: tuple[int, int], known: tuple[SpreadIndex, NumberIndex]
) -> Iterator[Place]:
    begin = _word_start(text, max(foot[0], foot[1] - _REACH), foot[0])
    end = _word_end(text, min(head[1], head[0] + _REACH), head[1])
    first = text[begin : foot[1]].rstrip()
    lead = len(text[head[0] : end]) - len(text[head[0] : end].lstrip())
    joined = f"{first}\n{text[head[0] + lead : end]}"
    seam = len(first)
    for place in (*_names(joined, seam, known[0]), *known[1].places(joined)):
        if place.start < seam < place.end - 1:
            yield replace(place, start=begin + place.start, end=begin + seam)
            yield replace(place, start=head[0] + lead, end=head[0] + lead + place.end - seam - 1)


def _names(joined: str, seam: int, index: SpreadIndex) -> Iterator[Place]:
    """Yield the runs over the seam: of two words of a person, or one word in two parts."""
    atoms = atoms_of(joined)
    hits = tuple(hits_of(atoms, index.protected))
    broken = {hit.first for hit in hits if atoms[hit.first].start < seam < atoms[hit.last].start}
    common = load_common_words()
    for run in runs_of(atoms, hits, index.protected):
        start, end = atoms[run.first].start, atoms[run.last].end
        is_one_word = any(run.first <= first <= run.last for first in broken)
        is_sure = not all(common.is_common(word) for word in run.words) or atoms[run.first].is_capital
        if start < seam < end and (run.is_name or is_one_word) and is_sure:
            yield Place(start, end, "person-name", run.owners, run.words[0])


def _word_start(text: str, at: int, floor: int) -> int:
    while at > floor and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, ceiling: int) -> int:
    while at < ceiling and not text[at].isspace():
        at += 1
    return at

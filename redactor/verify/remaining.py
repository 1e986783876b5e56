"""Check: the text that should remain is there, and nothing beyond it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.model import Leak
from redactor.verify.case import PageCase
from redactor.verify.folding import REMOVED, squeeze

NAME = "remaining-text-differs"

LOST_SHARE = 0.005
"""Share of a page's kept words that may be lost; engines read some glyphs differently."""


def remaining_text_differs(page: PageCase) -> Iterator[Leak]:
    """Compare what pdfium reads with what presidio-anonymizer says should remain."""
    tally = tally_of(page)
    if tally.lost > LOST_SHARE * tally.kept:
        yield Leak(check=NAME, where=f"{page.where}: {tally.lost} of {tally.kept} kept words are missing")
    if tally.has_surplus:
        yield Leak(check=NAME, where=f"{page.where}: text that should not be there")
    output = squeeze(page.free_text)
    if any(phrase not in output for phrase in page.expected.phrases):
        yield Leak(check=NAME, where=f"{page.where}: a text that must be kept to the letter is not whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the words of a page compare: kept, lost, and whether there is more than should be."""

    kept: int
    lost: int
    has_surplus: bool


def tally_of(page: PageCase) -> Tally:
    """Count kept and lost words of a page; words that engines split or join differently are put together."""
    required = Counter(page.expected.required)
    may_be_there = page.expected.optional + (required & page.clipped)
    required -= page.clipped
    output = Counter(filter(None, (squeeze(run) for run in page.free_text.split())))
    missing = required - output
    surplus = (output - required) - may_be_there
    missing, left = _rejoined(missing, surplus, squeeze(page.free_text))
    # A letter by itself says nothing: a check mark is a digit in a font of pictures. Spaced-out words are needles.
    left -= Counter({piece: n for piece, n in surplus.items() if len(piece) == 1})
    optional_letters = Counter("".join((may_be_there - output).elements()))
    return Tally(
        kept=required.total(),
        lost=missing.total(),
        has_surplus=bool(left - optional_letters) or (bool(left) and not _is_explained(page, surplus)),
    )


def _is_explained(page: PageCase, surplus: Counter[str]) -> bool:
    """Return whether each surplus piece of a word stands in the text that should remain, spaces apart."""
    remaining = [squeeze(part) for part in page.expected.text.split(REMOVED)]
    return all(len(piece) == 1 or any(piece in part for part in remaining) for piece in surplus)


def _rejoined(missing: Counter[str], surplus: Counter[str], output: str) -> tuple[Counter[str], Counter[str]]:
    """Find missing words whose letters are all among the surplus ones and stand together in the output.

    Return the words still missing and the surplus letters not used up.
    """
    letters = Counter("".join(surplus.elements()))
    still: Counter[str] = Counter()
    for word in missing.elements():
        needed = Counter(word)
        if word in output and needed <= letters:
            letters -= needed
        else:
            still[word] += 1
    return still, letters

"""Check: no removed text can be read on the page by pdfium, in any spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from redactor.model import Leak
from redactor.verify.case import PageCase
from redactor.verify.folding import Squeezed, squeeze, squeezed
from redactor.verify.needles import LEAST_FREE, Needle, hunt_for

NAME = "removed-text-is-readable"


def removed_text_is_readable(page: PageCase) -> Iterator[Leak]:
    """Find removed text in what pdfium reads; see `needles` for how strictly each is hunted."""
    hunt = page.case.hunt
    if not hunt.needles:
        return
    output, remaining = squeezed(page.free_text), squeezed(page.expected.text)
    found, found_capital = _counts(page, output)
    there, there_capital = _counts(page, remaining)
    allowed = page.case.allowance(page.page)
    for needle in hunt.needles:
        key = needle.key
        if key not in found:
            continue
        ordinary = there[key] > there_capital[key]
        if _survives(needle, found[key], found_capital[key], there[key], allowed[key], ordinary):
            yield Leak(check=NAME, where=page.where)
            return


def _counts(page: PageCase, text: Squeezed) -> tuple[Counter[str], Counter[str]]:
    """Return how often each needle stands in a text, and how often beginning with a capital."""
    every: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for start, needle in page.case.hunt.hits(text):
        every[needle.key] += 1
        capital[needle.key] += start in text.capitals
    return every, capital


def _survives(needle: Needle, found: int, capital: int, there: int, allowed: int, ordinary: bool) -> bool:
    if needle.strength == "forbidden":
        return found > allowed
    if needle.strength == "named" and not ordinary:
        # A document that itself writes the word in small letters uses it as an ordinary word.
        return capital > allowed or found > there
    return found > there


def stands_in(text: str, forbidden: tuple[str, ...]) -> bool:
    """Return whether any of the texts stands in another, whatever is between its letters."""
    keys = {squeeze(one) for one in forbidden} - {""}
    wanted = tuple(Needle(key=k, strength="forbidden", is_free=len(k) >= LEAST_FREE) for k in sorted(keys))
    return bool(hunt_for(wanted).hits(squeezed(text)))

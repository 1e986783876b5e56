"""Paragraphs that stand in many papers and are nobody's: boilerplate, and words that are also names."""

from __future__ import annotations

from benchmarks.heldout2.marks import stay
from benchmarks.heldout4.matter import Matter

_PLAIN = (
    "Law enforcement officers may not grant interviews in the field without the approval of the Public Affairs Officer.",
    "In case of a rich media file, attach the disc and note the price of the copy.",
    "The court bond desk is open from April to October at street level; use the Battery Place entrance.",
    "Officers should note any change of address, date of birth or family composition in the file.",
    "Hope to close all open items by the first of May. A joint session is planned for June.",
    "Nothing in this paragraph creates any right, substantive or procedural, enforceable at law by any party.",
    "The Privacy Act of 1974 requires that the authority for collecting this information be stated.",
    "Field offices report courthouse actions each Friday; Church Street and Jay Street are counted together.",
    "You have the right to be represented by counsel at no expense to the Government.",
    "Failure to appear may result in an order of removal being entered in your absence.",
    "If a claim of victim status is made, the officer stops and calls the supervisor before going on.",
    "Victims of trafficking and of domestic violence may be eligible for T or U nonimmigrant status; a list of providers is at the window.",
)  # fmt: skip


def some(m: Matter, count: int) -> list[str]:
    """Return paragraphs that must stay to the letter."""
    return [stay(text, "form-text") for text in m.rng.sample(_PLAIN, count)]

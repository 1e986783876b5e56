"""Check: embedded fonts do not spell what was removed, and every font can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.model import Leak
from redactor.verify.case import FileCase
from redactor.verify.folding import squeeze

NAME = "font-spells-removed-text"

_SUBSET = re.compile(r"/?[A-Z]{6}\+")


def font_spells_removed_text(case: FileCase) -> Iterator[Leak]:
    """Compare the characters that a subset font maps with those that the file shows in it.

    Conservative: it speaks only of subset fonts (`ABCDEF+…`), and only where a removed text can be written with the
    font's characters, cannot be written with those shown, and one of the letters it lacks is shown nowhere in the
    file. A font embedded whole says nothing about the text. A composite font without a ToUnicode map cannot be read
    and counts as a leak, because nothing else here could have looked.
    """
    fonts, shown = case.fonts, _shown_codes(case)
    everywhere = {c for letters in shown.values() for c in letters}
    for font in fonts.every():
        map_ = fonts.map_of(font)
        if map_ is None:
            yield Leak(check=NAME, where="a font without a character map")
            continue
        if not _SUBSET.match(str(font.get("/BaseFont", ""))):
            continue
        mapped = set(squeeze("".join(map_.texts.values()))) if "/ToUnicode" in font else set()
        unused = mapped - everywhere
        if any(set(n.key) <= mapped and set(n.key) & unused for n in case.hunt.needles):
            yield Leak(check=NAME, where="a font")
            return


def _shown_codes(case: FileCase) -> dict[str, set[str]]:
    """Return the folded characters shown under each font name."""
    found: dict[str, set[str]] = {}
    for shown in case.shown:
        for map_ in case.fonts.maps(shown.font):
            found.setdefault(shown.font, set()).update(squeeze(shown.text(map_)))
    return found

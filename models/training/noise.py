"""What scanning does to text: letters misread, spaces lost and added, words broken at a line's end."""

from __future__ import annotations

import random

Letter = tuple[str, str, int]
"""A letter, its label, and the number of the piece of text it came in."""
_MISREAD = {
    "o": "0c", "0": "oO", "l": "1I", "1": "lI", "i": "l1", "e": "c", "c": "e", "a": "o", "s": "5", "5": "S", "b": "h",
    "h": "b", "u": "v", "v": "u", "n": "u", "g": "q", "t": "f", "O": "0Q", "I": "l1", "S": "5", "B": "8", "E": "F",
    "D": "O", "Z": "2",
}  # fmt: skip


def scanned(letters: list[Letter], rng: random.Random) -> list[Letter]:
    """Return the letters as a poor scan would give them; labels stay with their letters."""
    rate = rng.choice((0.005, 0.01, 0.03))
    found: list[Letter] = []
    for at, (letter, label, number) in enumerate(letters):
        dice = rng.random()
        if letter == " " and dice < rate / 2:
            continue
        if letter in _MISREAD and dice < rate:
            letter = rng.choice(_MISREAD[letter])
        found.append((letter, label, number))
        if _is_inside_word(letters, at) and dice > 1 - rate / 4:
            found += [("-", label, number), ("\n", label, number)]
    return found


def _is_inside_word(letters: list[Letter], at: int) -> bool:
    near = letters[max(0, at - 1) : at + 3]
    return len(near) == 4 and all(c.islower() and n == letters[at][2] for c, _, n in near)

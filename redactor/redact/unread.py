"""Refuse to let through text that nobody has read.

Every letter that stays on a page must stand in one of the words that detection has searched. Where one does not,
two readings of the page differ, and what was not read may be what had to go.
"""

from __future__ import annotations

from collections.abc import Iterable

from redactor.errors import BurnFailed
from redactor.model import Page

SLACK = 1.5
"""Points around a word's box within which a letter still belongs to it."""

Placed = tuple[float, float, str]
"""x and y of a point on the letter, in the model's box space, and what it means."""


def check_read(page: Page, letters: Iterable[Placed]) -> None:
    """Raise BurnFailed when a letter or digit lies in no word of the page."""
    rows: dict[int, list[tuple[float, float, float, float]]] = {}
    for word in page.words:
        box = word.box
        x0, y0, x1, y1 = box.x0 - SLACK, box.y0 - SLACK, box.x1 + SLACK, box.y1 + SLACK
        for row in range(int(y0) - 1, int(y1) + 2):
            rows.setdefault(row, []).append((x0, y0, x1, y1))
    for x, y, text in letters:
        if not any(map(str.isalnum, text)):
            continue
        for x0, y0, x1, y1 in rows.get(int(y), ()):
            if x0 <= x <= x1 and y0 <= y <= y1:
                break
        else:
            raise BurnFailed(
                f"Page {page.number}: text is drawn there that has not been read, so it has not been searched. "
                "Redact the page by hand."
            )

"""Refuse to let through text that nobody has read.

Every letter that stays on a page must stand in one of the words that detection has searched. Where one does not,
two readings of the page differ, and what was not read may be what had to go.
"""

from __future__ import annotations

from collections.abc import Iterable

from redactor.errors import BurnFailed
from redactor.model import Box, Page

SLACK = 1.5
"""Points around a word's box within which a letter still belongs to it."""

Placed = tuple[float, float, str]
"""x and y of a point on the letter, in the model's box space, and what it means."""


def check_read(page: Page, letters: Iterable[Placed]) -> None:
    """Raise BurnFailed when a letter or digit lies in no word of the page."""
    rows: dict[int, list[Box]] = {}
    for word in page.words:
        box = word.box.grown(SLACK, SLACK)
        for row in range(int(box.y0) - 1, int(box.y1) + 2):
            rows.setdefault(row, []).append(box)
    for x, y, text in letters:
        if not any(char.isalnum() for char in text):
            continue
        if not any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in rows.get(int(y), ())):
            raise BurnFailed(
                f"Page {page.number}: text is drawn there that has not been read, so it has not been searched. "
                "Redact the page by hand."
            )

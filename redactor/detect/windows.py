"""Cut a document's text into windows: one page each, with a little of its neighbours.

A phrase broken over a page is seen whole in one of the windows. A page longer than LONGEST is cut further, so
that no recognizer and no model ever gets an unbounded text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from redactor.model import Document

OVERLAP = 240
"""Characters of the neighbouring text on either side."""
LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`text` starts at offset `start` of the document; only hits that meet [first, last) count."""

    text: str = field(repr=False)
    start: int
    first: int
    last: int

    def owns(self, start: int, end: int) -> bool:
        """Return whether a span in document offsets meets the window's own part."""
        return start < self.last and end > self.first


def windows(document: Document) -> Iterator[Window]:
    """Yield the windows of a document in order; pages without text have none."""
    for page in document.pages:
        for first in range(page.start, page.end, LONGEST):
            last = min(first + LONGEST, page.end)
            if not document.text[first:last].strip():
                continue
            start = _word_start(document.text, max(0, first - OVERLAP))
            end = min(len(document.text), last + OVERLAP)
            yield Window(text=document.text[start:end], start=start, first=first, last=last)


def _word_start(text: str, offset: int) -> int:
    # A window must not begin inside a word: the rest of a long number would look like a short one.
    while 0 < offset < len(text) and not text[offset - 1].isspace():
        offset -= 1
    return offset

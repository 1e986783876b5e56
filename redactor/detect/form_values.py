"""What somebody typed into a form of no known kind, where nothing else says what it is.

A field that was filled in holds facts of one case. The value of a field that no label, rule or model accounts for
counts as a last resort: in a document that leads to somebody it is redacted, and elsewhere it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import regex

from redactor.detect.headers import has_own_fields
from redactor.detect.last_resort import FORM_VALUE
from redactor.detect.values import says_nothing
from redactor.model import Document, Finding, Page, Word

_MOST_WORDS = 6
"""Words of a value; more are a narrative, which is searched word by word."""
_CHOICE = regex.compile(r"(?i)(?:yes|no|y|n|x|on|off|si|sí|true|false|[✓✔✘■●☒☐]|[\W_])+")
_DATE = regex.compile(
    r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}|\p{L}{3,9}\.?\s+\d{1,2}\s*,?\s+\d{4}|\d{1,2}\s+\p{L}{3,9}\s+\d{4}"
)
_SCORE = 0.45


def detect_form_values(document: Document) -> tuple[Finding, ...]:
    """Return the short values typed into fields of pages that are no form with fields of its own."""
    return tuple(one for page in document.pages if not has_own_fields(page) for one in _on_page(document, page))


def _on_page(document: Document, page: Page) -> Iterator[Finding]:
    for is_typed, words in groupby(page.words, key=lambda word: (word.source == "field", word.line)):
        run = list(words)
        if not is_typed[0] or len(run) > _MOST_WORDS or not _is_value(run):
            continue
        start, end = run[0].start, run[-1].end
        yield Finding(
            category="family", stance="redact", start=start, end=end, boxes=document.boxes(start, end),
            text=document.text[start:end], score=_SCORE, found_by=(FORM_VALUE,),
        )  # fmt: skip


def _is_value(words: list[Word]) -> bool:
    text = " ".join(word.text for word in words)
    return not (_CHOICE.fullmatch(text) or _DATE.search(text) or says_nothing(text))

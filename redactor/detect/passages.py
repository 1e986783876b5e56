"""Blanks in printed sentences: the value is what stands between the printed words (`on … at … to show why`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from redactor.detect.normal import iso_date, normal_form
from redactor.errors import TooMuch
from redactor.model import Document, Finding, Page
from redactor.rules.form import Passage

_SECONDS = 2.0
_DATES = frozenset({"action-date", "document-date"})


def passage_findings(document: Document, page: Page, passages: Iterable[tuple[str, Passage]]) -> list[Finding]:
    """Return a finding for each blank of a page's printed sentences; `passages` come with the form's id.

    Raises:
        TooMuch: a pattern took too long on the page.
    """
    text = document.text[page.start : page.end]
    found: list[Finding] = []
    for owner, passage in passages:
        try:
            spans = [m.span("value") for m in _compiled(passage.regex).finditer(text, timeout=_SECONDS)]
        except TimeoutError:
            raise TooMuch(
                f"page {page.number}: a form's sentence took too long. Redact the document by hand."
            ) from None
        found.extend(
            _finding(document, owner, passage, span)
            for start, end in spans
            if (span := _trimmed(document, page.start + start, page.start + end)) is not None
        )
    return found


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern.replace(" ", r"\s+"), flags=regex.IGNORECASE | regex.DOTALL)


def _trimmed(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """Return a span without the blanks and fill-in lines around it; None where nothing is filled in."""
    text = document.text[start:end]
    body = text.strip(" \n_,")
    if not any(c.isalnum() for c in body):
        return None
    first = start + text.index(body)
    return first, first + len(body)


def _finding(document: Document, owner: str, passage: Passage, span: tuple[int, int]) -> Finding:
    text = " ".join(document.text[span[0] : span[1]].split())
    category = "person-name" if passage.category == "official-name" else passage.category
    return Finding(
        category=passage.category,
        stance=passage.stance,
        start=span[0],
        end=span[1],
        boxes=document.boxes(*span),
        text=text,
        score=0.95,
        found_by=(f"field:{owner}.{passage.id}",),
        value=iso_date(text) if category in _DATES else normal_form(category, text),
        form_field=f"{owner}.{passage.id}",
        role=passage.role,
    )

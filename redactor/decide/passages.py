"""Which characters of a privileged message are privileged: its substance, not its greeting, signature or footer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.decide.cues import Heard
from redactor.decide.judging import Judged
from redactor.decide.spans import Span, length, minus, trimmed
from redactor.model import Decision, Document

_GREETING = re.compile(
    r"^\W*(?:(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings|all|team|counsel|sir|madam|ma'?am|"
    r"colleagues)\b"
    r"[^.?!\n]{0,60}[,:!.]?\s*|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}\s*[,:–-])$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?:thanks(?: again)?|thank you(?: very much| in advance)?|(?:kind |best |warm )?regards|best|sincerely|"
    r"respectfully(?: submitted)?|v/?r|cheers|very truly yours|cordially)\b[\s,.!–-]*(?:\n|$)",
    re.IGNORECASE,
)
_EXECUTED = re.compile(
    r"\b(?:I|we|undersigned)\b[^.]{0,80}\bcertif(?:y|ies)\b|\bcertif(?:ied|ication) of compliance\b", re.IGNORECASE
)
_MOST = 0.5
_SIGNATURE_WORDS = 40
_NAME_LINE = 8
_SPEAKS = 0.3
"""Score from which a paragraph speaks of advice: one word of the law does not."""
_ONE_THOUGHT = 2
"""So few paragraphs are one thought: part of them would tell the rest."""


def substance(judged: Judged) -> tuple[Heard, ...]:
    """Return the paragraphs of a body that say something: no greeting, closing, signature or footer."""
    found: list[Heard] = []
    for one in judged.heard:
        text = one.paragraph.text
        if one.is_footer or _GREETING.match(text.strip()) or not any(c.isalpha() for c in text):
            continue
        if _CLOSING.match(text) and len(text.split()) <= _SIGNATURE_WORDS:
            break
        found.append(one)
    while found and _is_signature(found[-1]):
        found.pop()
    return tuple(found)


def _is_signature(one: Heard) -> bool:
    """Return whether a last paragraph is a block of short lines without a sentence: a name, a title, an office."""
    lines = one.paragraph.text.split("\n")
    # A single word of the law stands in the name of an office, too.
    return all(cue.most for cue in one.cues) and all(
        len(t.split()) <= _NAME_LINE and not re.search(r"[.?!]\s*$", t) for t in lines
    )


def passages_of(judged: Judged, document: Document, kept: Sequence[Decision]) -> tuple[Span, ...]:
    """Return the spans to take out of a privileged message.

    Where most of it is advice, all of its substance is: the rest would tell what the advice is about. An executed
    certification and Bates stamps stay.
    """
    said = substance(judged)
    speaking = [one for one in said if one.score(judged.privilege) >= _SPEAKS]
    chosen = said if _takes_all(judged, said, speaking) else _between(said, speaking)
    spans: list[Span] = []
    for one in chosen:
        if one.score(judged.privilege) == 0 and _EXECUTED.search(one.paragraph.text):
            continue
        bates = [(d.finding.start, d.finding.end) for d in kept if d.category == "existing-bates"]
        whole = (one.paragraph.start, _end(one))
        spans.extend(trimmed_end(document.text, span) for span in minus(whole, bates))
    return tuple(span for span in spans if span[0] < span[1])


def trimmed_end(text: str, span: Span) -> Span:
    """Return a span without white space at its ends; its punctuation stays with it."""
    start, end = span
    if trimmed(text, span)[0] >= end:
        return start, start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _end(one: Heard) -> int:
    """Return where a paragraph's substance ends: a closing and signature set without a gap stay readable."""
    at = one.paragraph.start
    for number, line in enumerate(one.paragraph.text.split("\n")):
        if number and _CLOSING.match(line):
            return at
        at += len(line) + 1
    return one.paragraph.end


def _takes_all(judged: Judged, said: Sequence[Heard], speaking: Sequence[Heard]) -> bool:
    if judged.privilege == "work-product":
        return True
    if judged.privilege == "law-enforcement":
        return False
    return len(said) <= _ONE_THOUGHT or _size(speaking) >= _MOST * _size(said)


def _size(heard: Sequence[Heard]) -> int:
    return length((one.paragraph.start, one.paragraph.end) for one in heard)


def _between(said: Sequence[Heard], speaking: Sequence[Heard]) -> list[Heard]:
    """Return the paragraphs that speak and a single one between two of them."""
    marks = [one in speaking for one in said]
    return [one for n, one in enumerate(said) if marks[n] or (0 < n < len(said) - 1 and marks[n - 1] and marks[n + 1])]


def holds_executed_statement(spans: Sequence[Span], kept: Sequence[Decision]) -> bool:
    """Return whether a passage would take out a certification that somebody made, not one that is talked about."""
    return any(
        d.category == "certification-statement"
        and re.search(r"\b(?:I|we|undersigned)\b[^.]{0,80}\bcertif(?:y|ies)\b", d.finding.text, re.IGNORECASE)
        is not None
        and any(start < d.finding.end and d.finding.start < end for start, end in spans)
        for d in kept
    )

"""The text that should remain: the document's text, with the redact decisions applied by presidio-anonymizer.

The engine that applies them is neither the one that decided nor the one that burned.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from redactor.model import Box, Decision, Document, Page, Redacted, Word
from redactor.verify.folding import REMOVED, squeeze
from redactor.verify.space import as_rows

MUST_KEEP = ("certification-statement", "statute", "existing-bates")
"""Categories of keep decisions that must be found wholly, to the letter."""
TOUCHED = 0.05
"""Share of a word's area under a burn from which its letters may be clipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What should be read on one page of the redacted file.

    `text` is the page's text with the removed spans marked. `required` are the words that must be found;
    `optional` may be there: read by text recognition only, or clipped by a burn next to them.
    `phrases` must be found wholly, letter for letter.
    """

    text: str = field(repr=False)
    required: tuple[str, ...] = field(repr=False)
    optional: Counter[str] = field(repr=False)
    phrases: tuple[str, ...] = field(repr=False)


def removed_spans(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a text with each span replaced by `REMOVED`, by presidio-anonymizer."""
    wanted = [(a, b) for a, b in spans if b > a]
    return _replacing()(text, wanted) if wanted else text


@functools.cache
def _replacing() -> Callable[[str, list[tuple[int, int]]], str]:
    """Load presidio-anonymizer where a text is replaced first: it brings all of presidio-analyzer and spaCy along."""
    from presidio_anonymizer import AnonymizerEngine
    from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

    engine, replace = AnonymizerEngine(), {"DEFAULT": OperatorConfig("replace", {"new_value": REMOVED})}

    def replaced(text: str, spans: list[tuple[int, int]]) -> str:
        results = [RecognizerResult(entity_type="DEFAULT", start=a, end=b, score=1.0) for a, b in spans]
        anonymized: str = engine.anonymize(text, results, replace).text
        return anonymized

    return replaced


def expected(document: Document, page: Page, redactions: tuple[Decision, ...], kept: tuple[Decision, ...]) -> Expected:
    """Return what should remain on a page."""
    spans = _spans(page, redactions)
    unseen = [(w.start - page.start, w.end - page.start) for w in page.words if is_undrawn(w)]
    text = removed_spans(document.text[page.start : page.end], spans + unseen)
    areas = _areas(page, redactions)
    required: list[str] = []
    optional: Counter[str] = Counter()
    for word in page.words:
        if is_undrawn(word):
            continue
        rest = removed_spans(word.text, _within(word, spans, page.start))
        if not squeeze(rest) or any(a.contains_centre(word.box) for a in areas if rest == word.text):
            continue
        if REMOVED in rest or _is_optional(word, page, areas):
            optional.update(filter(None, map(squeeze, rest.split(REMOVED))))
        else:
            required.append(squeeze(rest))
    return Expected(
        text=text,
        required=tuple(required),
        optional=optional,
        phrases=_phrases(document, page, redactions, kept),
    )


def remains_of(word: Word, page: Page, redactions: tuple[Decision, ...]) -> str:
    """Return a word with each span that is redacted marked as removed."""
    return removed_spans(word.text, _within(word, _spans(page, redactions), page.start))


def is_undrawn(word: Word) -> bool:
    """Return whether a word opens only on a click: it is searched, and stands nowhere on the page."""
    return word.size <= 0 and word.source in ("annotation", "field")


def _spans(page: Page, redactions: tuple[Decision, ...]) -> list[tuple[int, int]]:
    """Return the redacted offsets within the page's own text."""
    found = [(max(d.finding.start, page.start), min(d.finding.end, page.end)) for d in redactions]
    return sorted({(a - page.start, b - page.start) for a, b in found if b > a})


def _within(word: Word, spans: list[tuple[int, int]], page_start: int) -> list[tuple[int, int]]:
    start, end = word.start - page_start, word.end - page_start
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]


def _areas(page: Page, redactions: tuple[Decision, ...]) -> list[Box]:
    """Return the cells that are boxed as a whole: whatever word lies there goes too."""
    regions = (d.finding.region for d in redactions)
    return [r for r in regions if r is not None and r.page == page.number]


def _is_optional(word: Word, page: Page, areas: list[Box]) -> bool:
    if word.source in ("ocr", "annotation") or page.has_foreign_ocr:
        return True
    if any(h.contains_centre(word.box) for h in page.hidden):
        return True
    return any(a.overlap(word.box) > TOUCHED * word.box.area for a in areas)


def clipped_words(page: Page, redacted: Redacted, redactions: tuple[Decision, ...]) -> Counter[str]:
    """Return the words that a burn touches without covering their centre: letters at their edge may be gone.

    A word whose centre is covered although nothing decided on it is not among them: it is a loss.
    """
    burns = [b.box for b in redacted.burns if b.box.page == page.number]
    words = [w for w in page.words if squeeze(w.text) and not is_undrawn(w)]
    if not burns or not words:
        return Counter()
    rows, covers = as_rows([w.box for w in words])[:, None], as_rows(burns)[None]
    across = np.minimum(rows[..., 2], covers[..., 2]) - np.maximum(rows[..., 0], covers[..., 0])
    down = np.minimum(rows[..., 3], covers[..., 3]) - np.maximum(rows[..., 1], covers[..., 1])
    area = (rows[..., 2] - rows[..., 0]) * (rows[..., 3] - rows[..., 1])
    touched = (across > 0) & (down > 0) & (across * down > TOUCHED * area)
    spans = _spans(page, redactions)
    found: Counter[str] = Counter()
    for index in np.flatnonzero(touched.any(axis=1)):
        word = words[int(index)]
        if not _within(word, spans, page.start) and not any(b.contains_centre(word.box) for b in burns):
            found[squeeze(word.text)] += 1
    return found


def _phrases(
    document: Document, page: Page, redactions: tuple[Decision, ...], kept: tuple[Decision, ...]
) -> tuple[str, ...]:
    """Return the pieces of must-keep decisions on a page, one a line, squeezed."""
    gone = _spans(page, redactions)
    found: list[str] = []
    for decision in kept:
        finding = decision.finding
        if (decision.category or finding.category) not in MUST_KEEP:
            continue
        lines: dict[int, list[str]] = {}
        for word in document.words_in(finding.start, finding.end):
            is_read = word.source in ("text", "field") and not is_undrawn(word) and not page.has_foreign_ocr
            if word.box.page == page.number and is_read and not _within(word, gone, page.start):
                a, b = max(finding.start, word.start) - word.start, min(finding.end, word.end) - word.start
                lines.setdefault(word.line, []).append(word.text[a:b])
        found += [squeeze("".join(words)) for words in lines.values()]
    return tuple(p for p in found if p)

"""Tell which form each page is, by weighted anchors that survive recognition errors."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from dataclasses import dataclass, field

import regex
from rapidfuzz import fuzz

from redactor.errors import TooMuch
from redactor.model import Document, Page, Word
from redactor.rules.form import Anchor, FormRule
from redactor.rules.labels import fold_label

_TOP, _BOTTOM = 1 / 3, 6 / 7
_LIKE_LONG, _LIKE_SHORT = 84.0, 90.0
_SHORT, _EXACT = 14, 7
_WEAK = 0.3
"""Share of the threshold that makes a page a continuation of the page before it."""
_SECONDS = 2.0
_LATER_PAGE = re.compile(r"(?im)^.{0,60}\bpage\s+([2-9]|[1-9]\d)\s+(?:of|/)\s*\d+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A page's text: as it is, in lines, and folded, whole and by part of the page."""

    lines: str = field(repr=False)
    folded: dict[str, str] = field(repr=False)


def classify_pages(document: Document, forms: tuple[FormRule, ...]) -> Document:
    """Return the document with `Page.form` set on every page: the form it is, or None.

    A page is the form whose anchors outweigh its threshold the most. A page that is no form by itself belongs
    to the form before it where it shows some of that form's anchors, counts itself a later page, or the form
    is one that simply runs on (letters, e-mails, tables).
    Raises:
        TooMuch: an anchor's pattern took too long on a page.
    """
    pages: list[Page] = []
    previous: FormRule | None = None
    for page in document.pages:
        text = _read(page)
        scores = {form.id: score_page(text, form, page.number) for form in forms}
        form = _best(forms, scores) or _continued(previous, text, scores)
        pages.append(dataclasses.replace(page, form=form.id if form else None))
        previous = form
    return dataclasses.replace(document, pages=tuple(pages))


def _best(forms: tuple[FormRule, ...], scores: dict[str, float]) -> FormRule | None:
    reached = [form for form in forms if scores[form.id] >= form.threshold]
    return max(reached, key=lambda f: (scores[f.id] / f.threshold, scores[f.id], f.id), default=None)


def _continued(previous: FormRule | None, text: _Text, scores: dict[str, float]) -> FormRule | None:
    if previous is None or not text.lines.strip():
        return None
    weak = scores[previous.id] >= _WEAK * previous.threshold
    return previous if previous.continues or weak or _LATER_PAGE.search(text.lines) else None


def score_page(text: _Text, form: FormRule, page: int) -> float:
    """Return the sum of the weights of the form's anchors that stand on the page."""
    return sum(anchor.weight for anchor in form.anchors if _stands(text, anchor, page))


def _stands(text: _Text, anchor: Anchor, page: int) -> bool:
    if anchor.regex:
        try:
            return bool(regex.search(anchor.regex, text.lines, flags=regex.I | regex.M, timeout=_SECONDS))
        except TimeoutError:
            raise TooMuch(f"page {page}: a form's pattern took too long. Redact the document by hand.") from None
    wanted, where = fold_label(anchor.text), text.folded[anchor.at]
    if wanted in where:
        return True
    if len(wanted) <= _EXACT or len(where) < len(wanted):
        return False
    needed = _LIKE_SHORT if len(wanted) < _SHORT else _LIKE_LONG
    return fuzz.partial_ratio(wanted, where, score_cutoff=needed) >= needed


def _read(page: Page) -> _Text:
    shown = _Shown(page)
    return _Text(
        lines=shown.lines(),
        folded={
            "any": fold_label(" ".join(w.text for w in page.words)) + "|" + fold_label(shown.lines()),
            "top": fold_label(shown.lines(0.0, _TOP)),
            "bottom": fold_label(shown.lines(_BOTTOM, 1.0)),
        },
    )


class _Shown:
    """The words of a page in the order in which a reader sees them.

    A text layer may be ordered by columns or not at all, so the lines are made from the places of the words.
    """

    def __init__(self, page: Page) -> None:
        height = page.width if page.rotation in (90, 270) else page.height
        placed = [(word, page.displayed(word.box)) for word in page.words]
        self._rows: list[tuple[float, str]] = []
        rows: dict[int, list[tuple[float, Word]]] = defaultdict(list)
        middles: list[tuple[float, float]] = []
        for word, (x0, y0, _, y1) in sorted(placed, key=lambda p: (p[1][1] + p[1][3], p[1][0])):
            middle, half = (y0 + y1) / 2, 0.45 * (y1 - y0)
            if not middles or abs(middle - middles[-1][0]) > min(half, middles[-1][1]):
                middles.append((middle, half))
            rows[len(middles) - 1].append((x0, word))
        for index, row in rows.items():
            text = " ".join(word.text for _, word in sorted(row, key=lambda pair: pair[0]))
            self._rows.append((middles[index][0] / height, text))

    def lines(self, top: float = 0.0, bottom: float = 1.0) -> str:
        """Return the lines between two shares of the page's height."""
        return "\n".join(text for at, text in self._rows if top <= at <= bottom)

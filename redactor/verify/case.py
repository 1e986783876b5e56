"""What every check is given: the redacted file, its source, and what was decided. Nothing of the engine."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from redactor.model import Box, Burn, Decision, Document, DocumentDecisions, Page, Redacted
from redactor.verify.content import Fonts, Shown, contents, shown_in
from redactor.verify.expected import Expected, clipped_words, expected, is_undrawn, removed_spans
from redactor.verify.folding import squeeze, squeezed
from redactor.verify.needles import Hunt
from redactor.verify.opening import OpenFile
from redactor.verify.sheet import Sheet
from redactor.verify.space import as_rows


@dataclass(frozen=True, kw_only=True, eq=False)
class FileCase:
    """One redacted document, open with both engines."""

    redacted: Redacted
    document: Document
    decisions: DocumentDecisions
    output: OpenFile = field(repr=False)
    source: OpenFile = field(repr=False)
    hunt: Hunt = field(repr=False)
    legend: str = ""

    @property
    def redactions(self) -> tuple[Decision, ...]:
        """Return the decisions to redact."""
        return self.decisions.redactions

    @property
    def kept(self) -> tuple[Decision, ...]:
        """Return the decisions to keep."""
        return tuple(d for d in self.decisions.decisions if d.action == "keep")

    @cached_property
    def fonts(self) -> Fonts:
        """Return the output's fonts."""
        return Fonts(self.output.objects)

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """Return what all content streams of the output show; raises pikepdf.PdfError where one cannot be parsed."""
        return tuple(shown for one in contents(self.output.objects) for shown in shown_in(one))

    def allowance(self, page: Page | None = None) -> Counter[str]:
        """Return how often each needle stands wholly inside what a keep decision covers and remains."""
        found: Counter[str] = Counter()
        for start, end in _joined([(d.finding.start, d.finding.end) for d in self.kept]):
            if page is not None:
                start, end = max(start, page.start), min(end, page.end)
            if end > start:
                covered = squeezed(removed_spans(self.document.text[start:end], self._gone(start, end)))
                found.update(n.key for _, n in self.hunt.hits(covered))
        return found

    def _gone(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return what of [start, end) does not remain, as offsets within it: redacted, or never drawn."""
        spans = [(d.finding.start, d.finding.end) for d in self.redactions]
        spans += [(w.start, w.end) for w in self.document.words_in(start, end) if is_undrawn(w)]
        return sorted({(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start})


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans with those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


class PageCase:
    """One page of the case: source and output side by side, each read and drawn at most once."""

    def __init__(self, case: FileCase, page: Page) -> None:
        self.case = case
        self.page = page
        self.number = page.number
        self.output = case.output.sheet(page.number)
        self.source = case.source.sheet(page.number)
        self.burns: tuple[Burn, ...] = tuple(b for b in case.redacted.burns if b.box.page == page.number)
        self.bates = case.redacted.bates[page.number - 1]
        self.stamps = tuple(s for s in case.redacted.stamps if s.page == page.number)
        self.moved = tuple(m for m in case.redacted.moved if m.page == page.number)
        self.dropped = tuple(d for d in case.redacted.dropped if d.page == page.number)

    @property
    def where(self) -> str:
        """Return how the page is named in a leak."""
        return f"page {self.number}"

    @property
    def page_height(self) -> float:
        """Return the height of the source page as displayed, in points."""
        return self.page.width if self.page.rotation in (90, 270) else self.page.height

    @cached_property
    def expected(self) -> Expected:
        """Return what should be read on the page."""
        return expected(self.case.document, self.page, self.case.redactions, self.case.kept)

    @cached_property
    def clipped(self) -> Counter[str]:
        """Return the words whose edge a burn touches."""
        return clipped_words(self.page, self.case.redacted, self.case.redactions)

    @cached_property
    def foreign_box_text(self) -> bool:
        """Return whether a burn box holds text that is not its label."""
        return any(not is_label for _, is_label in self._box_texts())

    @cached_property
    def free_text(self) -> str:
        """Return the text of the output page without the labels in boxes and the Bates number in its stamp.

        A label or number that is not exactly what it should be stays in.
        """
        hidden = np.zeros(len(self.output.characters.text), dtype=bool)
        for inside, is_label in (*self._box_texts(), *self._stamp_texts()):
            if is_label:
                hidden |= inside
        return "".join(" " if gone else c for c, gone in zip(self.output.characters.text, hidden, strict=True))

    def _box_texts(self) -> list[tuple[NDArray[np.bool_], bool]]:
        """Return, for each group of touching burns, its characters and whether they are labels only."""
        found: list[tuple[NDArray[np.bool_], bool]] = []
        for group in _touching(self.burns):
            inside = _inside_any(self.output, [b.box for b in group])
            is_label = bool(_labels_pattern(group).fullmatch(self._squeezed(inside)))
            found.append((inside, is_label and not self.output.characters.nameless(inside)))
        return found

    def _stamp_texts(self) -> list[tuple[NDArray[np.bool_], bool]]:
        allowed = {squeeze(self.bates), squeeze(self.case.legend), ""}
        return [(i, self._squeezed(i) in allowed) for i in (_inside_any(self.output, [s]) for s in self.stamps)]

    def _squeezed(self, inside: NDArray[np.bool_]) -> str:
        text = self.output.characters.text
        return squeeze("".join(text[i] for i in np.flatnonzero(inside)))

    def close(self) -> None:
        """Let both engines forget the page."""
        self.output.close()
        self.source.close()


def _inside_any(sheet: Sheet, boxes: list[Box]) -> NDArray[np.bool_]:
    inside = np.zeros(len(sheet.characters.text), dtype=bool)
    for box in boxes:
        inside |= sheet.characters.inside(box)
    return inside


def _labels_pattern(burns: list[Burn]) -> re.Pattern[str]:
    texts = {squeeze(t) for b in burns for t in (b.decision.label, b.decision.short_label, b.decision.pseudonym)}
    # Longest first: a short label is often the beginning of a long one.
    choices = "|".join(re.escape(t) for t in sorted(texts - {""}, key=len, reverse=True))
    return re.compile(f"(?:{choices})*")


def _touching(burns: tuple[Burn, ...]) -> list[list[Burn]]:
    """Group burns whose boxes overlap: a character in the common part belongs to either label."""
    if not burns:
        return []
    rows = as_rows([b.box for b in burns])
    left, top, right, bottom = (rows[:, i] for i in range(4))
    meets = (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
    groups: list[list[Burn]] = []
    waiting = set(range(len(burns)))
    while waiting:
        stack, group = [waiting.pop()], []
        while stack:
            index = stack.pop()
            group.append(index)
            near = {int(i) for i in np.flatnonzero(meets[index])} & waiting
            waiting -= near
            stack.extend(near)
        groups.append([burns[i] for i in sorted(group)])
    return groups

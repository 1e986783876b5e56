"""Pages written by hand for the tests of forms, fields and tables: words with boxes, rulings, rotation."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from redactor.detect.layout import Rect, page_box
from redactor.model import Box, Document, Finding, Page, Ruling, Word, WordSource

_CONFUSED = {"m": "rn", "l": "1", "i": "l", "o": "0", "e": "c", "u": "ti", "n": "ri", "s": "5", "h": "b", "t": "r"}


def with_noise(text: str, rate: float, seed: int) -> str:
    """Return a text as poor text recognition reads it; blanks and colons stay."""
    dice = random.Random(seed)
    return "".join(
        _CONFUSED.get(c.lower(), c) if c.isalpha() and dice.random() < rate else c for c in text
    )  # fmt: skip


@dataclass(kw_only=True)
class Sheet:
    """One page as its reader sees it; `page` turns it into page space for any rotation."""

    width: float = 612.0
    height: float = 792.0
    rotation: int = 0
    foreign_ocr: bool = False
    words: list[tuple[Rect, str, WordSource]] = field(default_factory=list)
    lines: list[Rect] = field(default_factory=list)

    def put(self, x: float, y: float, text: str, *, size: float = 9.0, source: WordSource = "text") -> Sheet:
        """Write a text with its baseline at y; two blanks are a wide gap."""
        for part in text.split(" "):
            if part:
                self.words.append((Rect(x, y - 0.8 * size, x + 0.5 * size * len(part), y + 0.2 * size), part, source))
                x += 0.5 * size * len(part)
            x += 0.3 * size if part else 1.2 * size
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw the four rulings of a cell."""
        self.lines += [Rect(x0, y0, x1, y0), Rect(x0, y1, x1, y1), Rect(x0, y0, x0, y1), Rect(x1, y0, x1, y1)]
        return self

    def rule(self, x0: float, y: float, x1: float) -> Sheet:
        """Draw one horizontal line."""
        self.lines.append(Rect(x0, y, x1, y))
        return self

    def page(self, number: int, start: int, form: str | None) -> tuple[Page, str]:
        """Return the page and its text, lines in the order of their baselines."""
        turned = self.rotation in (90, 270)
        blank = Page(
            number=number,
            width=self.height if turned else self.width,
            height=self.width if turned else self.height,
            rotation=self.rotation,
            words=(),
            start=start,
            end=start,
            form=form,
            has_foreign_ocr=self.foreign_ocr,
        )
        words: list[Word] = []
        text, line, last = "", -1, None
        for rect, part, source in sorted(self.words, key=lambda w: (w[0].y1, w[0].x0)):
            if last is None or rect.y1 != last:
                line += 1
                text += "\n" if words else ""
            else:
                text += " "
            last = rect.y1
            box = page_box(blank, rect)
            words.append(Word(text=part, box=box, start=start + len(text), line=line, source=source))
            text += part
        rulings = tuple(self._ruling(blank, r) for r in self.lines)
        values = {"words": tuple(words), "end": start + len(text), "rulings": rulings}
        kept = {n: getattr(blank, n) for n in ("number", "width", "height", "rotation", "start", "form")}
        return Page(**kept, **values, has_foreign_ocr=self.foreign_ocr), text

    def _ruling(self, page: Page, rect: Rect) -> Ruling:
        box = page_box(page, Rect(rect.x0 - 1e-3, rect.y0 - 1e-3, rect.x1 + 1e-3, rect.y1 + 1e-3))
        across = box.x1 - box.x0 > box.y1 - box.y0
        return Ruling(x0=box.x0, y0=box.y0, x1=box.x1 if across else box.x0, y1=box.y0 if across else box.y1)


def document(*sheets: Sheet, forms: tuple[str | None, ...] = ()) -> Document:
    """Return the document of sheets; `forms` are the form ids of the pages."""
    pages: list[Page] = []
    text = ""
    for number, sheet in enumerate(sheets, start=1):
        page, body = sheet.page(number, len(text), forms[number - 1] if forms else None)
        pages.append(page)
        text += body + ("\f" if number < len(sheets) else "")
    return Document(document_id="d", source="d.pdf", sha256="0" * 64, pages=tuple(pages), text=text)


def said(findings: tuple[Finding, ...], stance: str) -> dict[str, str]:
    """Return category → words, of the findings of one stance that are not labels; empty cells say nothing."""
    found: dict[str, list[str]] = {}
    for one in findings:
        if one.text and one.stance == stance and not one.found_by[0].startswith("label:"):
            found.setdefault(one.category, []).append(one.text)
    return {category: " ".join(words) for category, words in found.items()}


def shown(page: Page, box: Box) -> tuple[int, ...]:
    """Return a box as displayed, in whole points."""
    return tuple(round(v) for v in page.displayed(box))

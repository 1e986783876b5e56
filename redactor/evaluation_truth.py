"""Read a labelled set, and the text it is compared with, in one normal form."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redactor.errors import InputError
from redactor.rules import CATEGORIES

EXPECTED_SPANS = frozenset({"redact", "keep", "either"})
EXPECTED_DOCUMENTS = frozenset({"produce", "withhold", "partial", "quarantine"})
_AROUND = 8
_SHORT = 4
"""Below this many letters a word is counted only where it stands by itself."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Span:
    """A labelled span; `placed` holds (page, word) of every box, or one entry for the whole text."""

    text: str = field(repr=False)
    category: str
    page: int
    expect: str
    placed: tuple[tuple[int, str], ...] = field(repr=False)
    subject: str = ""
    boxes: tuple[tuple[int, float, float, float, float], ...] = field(default=(), repr=False)
    """Page, x0, y0, x1, y1 of every word, as displayed."""

    @property
    def pages(self) -> frozenset[int]:
        return frozenset(page for page, _ in self.placed)

    @property
    def all_words(self) -> tuple[str, ...]:
        return tuple(word for _, text in self.placed for word in tokens(text))

    def words_on(self, page: int) -> tuple[str, ...]:
        """Return the folded words of the span on one page."""
        return tuple(word for where, text in self.placed if where == page for word in tokens(text))

    def folded_on(self, page: int) -> str:
        """Return the folded text of the span on one page, without separators."""
        return "".join(self.words_on(page))


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled document. `expect` may name alternatives, joined with `|`."""

    source: str = field(repr=False)
    expect: str
    spans: tuple[Span, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A page's text: all letters and digits in a row, its words with single spaces, and its words counted."""

    folded: str = field(repr=False)
    spaced: str = field(repr=False)
    words: Counter[str] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Text:
        return cls.of_words(tokens(text))

    @classmethod
    def of_words(cls, found: tuple[str, ...]) -> Text:
        return cls(folded="".join(found), spaced=f" {' '.join(found)} ", words=Counter(found))

    def count(self, word: str) -> int:
        """Return how often a word is read; a longer one also where it is part of another or broken in two.

        Letters with spaces between them are initials, read with full stops between them or without.
        """
        if " " in word:
            return self.spaced.count(f" {word} ") + self.words[word.replace(" ", "")]
        return self.words[word] if len(word) < _SHORT else self.folded.count(word)

    def around(self, words: Sequence[str]) -> str:
        """Return the words around the first place where these stand in a row, or where the first of them stands."""
        for sought in (" ".join(words), words[0] if words else ""):
            at = self.spaced.find(f" {sought} ") if sought else -1
            if at >= 0:
                before, after = self.spaced[:at].split(), self.spaced[at:].split()
                return " ".join((*before[-_AROUND:], *after[: len(sought.split()) + _AROUND]))
        return ""

    def count_whole(self, text: str) -> int:
        """Return how often a folded text is read without a gap."""
        return self.folded.count(text)


def folded(text: str) -> str:
    """Return lower case without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def tokens(text: str) -> tuple[str, ...]:
    """Return the folded runs of letters and digits; apostrophes inside a name do not divide it."""
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’ʼ]", "", folded(text))))


def load_truth(path: Path) -> tuple[Labelled, ...]:
    """Read truth.json; raises InputError, which names the document by its number and quotes nothing."""
    untrusted = _read(path)
    return tuple(_document(one, f"{path.name}: document {n}") for n, one in enumerate(untrusted["documents"], start=1))


def load_origins(path: Path) -> dict[str, str]:
    """Return where the names of the subjects come from, as truth.json says in `people`; empty where it does not."""
    people = _read(path).get("people", [])
    try:
        return {str(one["subject"]): str(one["origin"]) for one in people}
    except (KeyError, TypeError):
        raise InputError(f"{path.name}: people: each needs a subject and an origin.") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        untrusted = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise InputError(f"{path.name}: the labelled set cannot be read.") from None
    except ValueError:
        raise InputError(f"{path.name}: the labelled set is not JSON in UTF-8.") from None
    if not isinstance(untrusted, dict) or not isinstance(untrusted.get("documents"), list):
        raise InputError(f"{path.name}: documents: a list of documents is missing.")
    return untrusted


def _document(untrusted: Any, where: str) -> Labelled:
    try:
        source, expect, spans = untrusted["source"], untrusted["expect"], untrusted["spans"]
    except (KeyError, TypeError):
        raise InputError(f"{where}: one of source, expect and spans is missing.") from None
    if not isinstance(source, str) or not isinstance(expect, str) or not isinstance(spans, list):
        raise InputError(f"{where}: source and expect must be text, spans a list.")
    if not set(expect.split("|")) <= EXPECTED_DOCUMENTS:
        raise InputError(f"{where}: expect: it must be one of {', '.join(sorted(EXPECTED_DOCUMENTS))}.")
    return Labelled(
        source=source,
        expect=expect,
        spans=tuple(_span(one, f"{where}: span {n}") for n, one in enumerate(spans, start=1)),
    )


def _span(untrusted: Any, where: str) -> Span:
    try:
        text, category, page = untrusted["text"], untrusted["category"], untrusted["page"]
        expect = untrusted["expect"]
        placed = tuple((box[0], box[5]) for box in untrusted.get("boxes") or ())
        boxes = tuple((box[0], *map(float, box[1:5])) for box in untrusted.get("boxes") or ())
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise InputError(f"{where}: it needs text, category, page, expect, and boxes of six entries.") from None
    placed = placed or ((page, text),)
    if not all(isinstance(p, int) and p >= 1 and isinstance(word, str) for p, word in (*placed, (page, text))):
        raise InputError(f"{where}: pages count from 1, and text must be text.")
    if expect not in EXPECTED_SPANS or category not in CATEGORIES:
        raise InputError(f"{where}: its category or its expectation is unknown.")
    subject = untrusted.get("subject") or ""
    return Span(
        text=text, category=category, page=page, expect=expect, placed=placed, subject=str(subject), boxes=boxes
    )

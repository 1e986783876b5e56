"""Find printed labels on a page, through recognition errors, split lines and glued words.

A label counts only where it stands as one: with a colon or leaders after it, or alone between gaps, rulings and
line ends; never in the middle of a sentence.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.detect.label_index import SHORT_LABEL, Known, LabelIndex, redacting, without_person
from redactor.detect.layout import Layout, Rect, Token, around
from redactor.rules.categories import DIRECT
from redactor.rules.labels import fold_label

_MOST_WORDS = 34
_MOST_UNLISTED = 7
_COLON = re.compile(r"[:：]\s*$")
_HINT = frozenset(
    fold_label(word)
    for word in (
        "last", "first", "middle", "mi", "caps", "print", "printed", "type", "mm", "dd", "yyyy", "yy", "m", "f",
        "if", "any",
        "known", "applicable", "appropriate", "and", "or", "optional", "number", "no", "street", "city", "state", "zip",
        "code", "country", "province", "apt", "see", "instructions", "including", "area", "full", "maiden", "in", "us",
        "capital", "letters", "residence", "residential", "mailing", "permanent",
        "block", "check", "one", "all", "that", "apply", "required", "home", "cell", "work",
        "local", "hrs", "time", "date", "name",
    )
)  # fmt: skip
"""Words of the hint in brackets that a label may end with: `(Last, First)`, `(mm/dd/yyyy)`."""
_BULLET = re.compile(r"^(?:[☐☒☑□■▪•*\-–—>#]+|\(?\d{1,2}[.)]|\[[ xX]?\]|\([a-z]\)|[xX]|\|)$")
_VALUE_START = re.compile(r"^[\dA-ZÀ-Þ(#$\[{<\"'“*+_.\-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelHit:
    """A label as found: its tokens, the field it names, how alike it is (0–1)."""

    known: Known
    tokens: tuple[Token, ...] = field(repr=False)
    rect: Rect
    likeness: float
    has_colon: bool
    rows: tuple[int, ...]
    label: str = field(default="", repr=False)
    """The folded label that was recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    tokens: tuple[Token, ...]
    folded: str
    has_colon: bool
    stands_alone: bool
    may_be_followed: bool
    """Whether what follows looks like a value, not like the rest of a sentence."""
    before_digits: bool = False
    """Whether a word with a digit in it comes next."""
    crosses_colon: bool = False
    crosses_gap: bool = False
    follows_colon: bool = False
    """Whether it stands where the value of a label with a colon stands."""
    ends_sentence: bool = False
    """Whether it begins small and ends with a full stop, as the last words of a paragraph do."""
    goes_on: bool = False
    """Whether it is the end of a sentence in small letters that a colon closes: `the usual language: …`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What is asked of the tokens of a row again and again; the last two stand between a token and the next."""

    folded: list[str] = field(repr=False)
    ends_in_colon: list[bool]
    has_colon: list[bool]
    is_apart: list[bool]
    breaks: list[bool]


def find_labels(layout: Layout, index: LabelIndex) -> tuple[LabelHit, ...]:
    """Return the labels on a page, in reading order; no two share a token."""
    windows = [w for row in layout.rows for w in _windows(layout, row, index.longest)]
    distinct = sorted({w.folded for w in windows})
    named = dict(zip(distinct, index.best(distinct), strict=True))
    for folded, bare in without_person(distinct, named):
        named[folded] = redacting(index.best([bare])[0])
    hits = [hit for w in windows if (hit := _hit(w, named[w.folded], index))]
    return tuple(_with_hint(layout, hit) for hit in _without_overlap(hits))


def _with_hint(layout: Layout, hit: LabelHit) -> LabelHit:
    """Return a label with the hint in brackets that follows it: `Name (Last, First)`."""
    row = layout.rows[hit.rows[-1]]
    rest = [t for t in row if t.rect.x0 >= hit.tokens[-1].rect.x1 - 1.5 and t not in hit.tokens]
    if hit.tokens[-1].text.rstrip().endswith(":") or not rest:
        return hit
    if not rest[0].text.startswith("("):
        return _with_bare_hint(layout, hit, rest)
    taken: list[Token] = []
    for token in rest:
        if taken and layout.is_apart(taken[-1], token):
            return hit
        taken.append(token)
        if ")" in token.text:
            break
    words = [w for t in taken for w in re.split(r"[\W_]+", t.text) if w]
    if ")" not in taken[-1].text or not words or any(fold_label(w) not in _HINT for w in words):
        return hit
    return _longer(hit, taken)


def _with_bare_hint(layout: Layout, hit: LabelHit, rest: Sequence[Token]) -> LabelHit:
    """Return a label with `Last, First` behind it, where nothing else stands in its part of the line."""
    part = [rest[0]]
    for token in rest[1:]:
        if layout.is_apart(part[-1], token):
            break
        part.append(token)
    words = [fold_label(t.text) for t in part]
    hinted = "," in part[0].text and len(part) > 1 and all(word in _HINT for word in words)
    return hit if layout.is_apart(hit.tokens[-1], part[0]) or not hinted else _longer(hit, part)


def _longer(hit: LabelHit, taken: Sequence[Token]) -> LabelHit:
    tokens = (*hit.tokens, *taken)
    colon = hit.has_colon or taken[-1].text.endswith(":")
    return dataclasses.replace(hit, tokens=tokens, rect=around(tokens), has_colon=colon)


def _hit(window: _Window, named: tuple[Known, str, float] | None, index: LabelIndex) -> LabelHit | None:
    if named is None:
        return None
    known, label, likeness = named
    if not _stands_as_label(window, known, label, is_split=index.has_inner_colon(label)):
        return None
    rows = tuple(sorted({t.row for t in window.tokens}))
    return LabelHit(
        known=known,
        tokens=window.tokens,
        rect=around(window.tokens),
        likeness=likeness,
        has_colon=window.has_colon,
        rows=rows,
        label=label,
    )


def _stands_as_label(window: _Window, known: Known, label: str, *, is_split: bool) -> bool:
    if window.crosses_colon and not is_split:
        return False
    if window.crosses_gap and not known.is_own:
        return False
    if window.goes_on and not known.is_own and known.field.category not in DIRECT:
        return False
    if window.has_colon:
        return True
    if window.follows_colon or window.ends_sentence:
        return False
    if known.field.needs_colon or (not known.is_own and len(label) < SHORT_LABEL):
        return False
    if _is_small(window.tokens[0]) and not window.stands_alone:
        return False  # the sentence that a line before began goes on
    if window.before_digits and _reads_on_to_number(known, label):
        return True
    followed = window.may_be_followed and known.is_own and len(label) >= 8 and len(window.tokens) > 1
    return window.stands_alone or followed


def _reads_on_to_number(known: Known, label: str) -> bool:
    """Return whether a label is one that a number follows without a colon: `File No. 012`, `Part 7`."""
    is_numbered = label.endswith(("no", fold_label("number"))) and len(label) > 2
    return is_numbered or (known.is_own and len(label) >= 4 and known.field.stance == "redact")


def _without_overlap(hits: Iterable[LabelHit]) -> tuple[LabelHit, ...]:
    """Return hits that share no token: of one label's readings the closest, of several labels the longest."""
    closest: dict[str, list[LabelHit]] = {}
    for hit in sorted(hits, key=lambda h: (-h.likeness, len(h.tokens))):
        same = closest.setdefault(hit.label, [])
        if not any(_share(hit, other) for other in same):
            same.append(hit)
    taken: set[int] = set()
    kept: list[LabelHit] = []
    every = [hit for same in closest.values() for hit in same]
    for hit in sorted(every, key=lambda h: (-round(h.likeness * len(h.label), 3), h.rows, h.rect.x0)):
        spots = {t.start for t in hit.tokens}
        if not spots & taken:
            taken |= spots
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: (h.rows[0], h.rect.x0)))


def _share(one: LabelHit, other: LabelHit) -> bool:
    return bool({t.start for t in one.tokens} & {t.start for t in other.tokens})


def _windows(layout: Layout, row: Sequence[Token], longest: int) -> list[_Window]:
    found: list[_Window] = []
    marks = _marks_of(layout, row)
    for first in range(len(row)):
        if not marks.folded[first]:
            continue
        opens = first == 0 or _opens(layout, row, first)
        found.extend(_from(layout, row, first, longest=longest, opens=opens, marks=marks))
    return found


def _marks_of(layout: Layout, row: Sequence[Token]) -> _Marks:
    return _Marks(
        folded=[fold_label(token.text) for token in row],
        ends_in_colon=[bool(_COLON.search(token.text)) for token in row],
        has_colon=[_has_colon(row, at) for at in range(len(row))],
        is_apart=[layout.is_apart(left, right) for left, right in pairwise(row)],
        breaks=[_breaks(layout, left, right) for left, right in pairwise(row)],
    )


def _opens(layout: Layout, row: Sequence[Token], at: int) -> bool:
    before = row[at - 1]
    if layout.is_apart(before, row[at]) or _COLON.search(before.text) or before.is_leader:
        return True
    return bool(_BULLET.match(before.text)) or before.source == "field"


def _from(
    layout: Layout, row: Sequence[Token], first: int, *, longest: int, opens: bool, marks: _Marks
) -> list[_Window]:
    """Return the windows that begin at a token: within the row, and over its end into the next one."""
    found: list[_Window] = []
    folded, colon_inside, gap_inside = "", False, False
    for last in range(first, min(len(row), first + _MOST_WORDS)):
        if last > first:
            if marks.breaks[last - 1]:
                break
            colon_inside |= marks.ends_in_colon[last - 1]
            gap_inside |= marks.is_apart[last - 1]
        folded += marks.folded[last]
        if len(folded) > longest * 1.25:
            break
        colon = marks.has_colon[last]
        if not (opens or colon) or (row[first].source == "field" and not colon):
            continue  # what stands in a form field is a value, however like a label
        tokens = tuple(row[first : last + 1])
        alone = opens and _closes(row, last, marks)
        followed = opens and last + 1 < len(row) and bool(_VALUE_START.match(row[last + 1].text))
        found.append(
            _Window(
                tokens=tokens,
                folded=_keyed(tokens, folded),
                has_colon=colon,
                stands_alone=alone,
                may_be_followed=followed,
                before_digits=followed and any(c.isdigit() for c in row[last + 1].text),
                crosses_colon=colon_inside,
                crosses_gap=gap_inside,
                follows_colon=first > 0
                and marks.ends_in_colon[first - 1]
                and not layout.parted(row[first - 1], row[first]),
                ends_sentence=_ends_sentence(tokens),
                goes_on=not opens and _is_small(row[first - 1]) and _is_small(row[first]),
            )
        )
        if alone and not colon:
            found.extend(_wrapped(layout, tokens, folded, longest))
    return found


def _ends_sentence(tokens: Sequence[Token]) -> bool:
    last = tokens[-1].text
    return tokens[0].text[:1].islower() and last.endswith(".") and not last.endswith("..") and len(last) > 3


def _is_small(token: Token) -> bool:
    return token.text[:1].islower()


def _keyed(tokens: tuple[Token, ...], folded: str) -> str:
    ends = tokens[-1].text.rstrip(".,:;")
    return f"({folded}" if tokens[0].text.startswith("(") and ends.endswith(")") else folded


def _breaks(layout: Layout, left: Token, right: Token) -> bool:
    gap = right.rect.x0 - left.rect.x1
    return gap > 2.2 * min(left.rect.height, right.rect.height) or layout.parted(left, right)


def _has_colon(row: Sequence[Token], last: int) -> bool:
    """Return whether a colon follows a label, perhaps after leaders (`Name . . . . :`)."""
    if _COLON.search(row[last].text) or re.search(r"[.·_]{2,}:?$", row[last].text):
        return True
    for token in row[last + 1 :]:
        if _COLON.fullmatch(token.text) or re.fullmatch(r"[.·_]*[:：]", token.text):
            return True
        if not token.is_leader:
            return False
    return False


def _closes(row: Sequence[Token], last: int, marks: _Marks) -> bool:
    if last + 1 == len(row):
        return True
    after = row[last + 1]
    return marks.is_apart[last] or after.is_leader or after.source == "field"


def _wrapped(layout: Layout, tokens: tuple[Token, ...], folded: str, longest: int) -> list[_Window]:
    """Return windows that go on in a row below, where it begins under the same left edge.

    Between the two lines of a label its value may stand, set beside their middle.
    """
    home, height = tokens[0].rect, tokens[0].rect.height
    found: list[_Window] = []
    for part in (s for row in layout.rows[tokens[-1].row + 1 :][:2] for s in layout.segments(row)):
        lead = part[0].rect
        if any(home.middle < r.y0 < lead.middle and r.shared_width(home) > 0 for r in layout.across):
            continue
        if abs(lead.x0 - home.x0) > 0.5 * height or not 0 < lead.middle - home.middle < 1.7 * height:
            continue
        grown = folded
        for last, token in enumerate(part):
            grown += fold_label(token.text)
            if len(grown) > longest * 1.25:
                break
            colon, alone = _has_colon(part, last), last + 1 == len(part)
            if colon or alone:
                found.append(
                    _Window(
                        tokens=(*tokens, *part[: last + 1]),
                        folded=_keyed((*tokens, *part[: last + 1]), grown),
                        has_colon=colon,
                        stands_alone=alone,
                        may_be_followed=False,
                    )
                )
    return found


def find_unlisted(layout: Layout, hits: Sequence[LabelHit], known: Known) -> tuple[LabelHit, ...]:
    """Return `Some words:` at the head of a segment that are no known label, as labels of one catch-all field."""
    taken = {t.start for hit in hits for t in hit.tokens}
    found: list[LabelHit] = []
    for row in layout.rows:
        first = 0
        for at, token in enumerate(row):
            if at and (layout.is_apart(row[at - 1], token) or row[at - 1].start in taken):
                first = at
            if not _COLON.search(token.text) or token.start in taken or at - first >= _MOST_UNLISTED:
                continue
            tokens = tuple(row[first : at + 1])
            first = at + 1
            if any(t.start in taken or any(c.isdigit() for c in t.text) for t in tokens):
                continue
            found.append(
                LabelHit(
                    known=known, tokens=tokens, rect=around(tokens), likeness=0.5, has_colon=True, rows=(token.row,)
                )
            )
    return tuple(found)

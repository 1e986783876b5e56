"""Compare scanned pages with their labels by what is drawn, whatever a reader of pixels makes of it.

A word is cut into pieces as wide as a letter. A piece is still there where the produced page shows there what the
source shows: the two are alike as pictures, whatever was painted, and a box is like nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redactor.errors import InputError
from redactor.evaluation_intervals import Rate, rate
from redactor.evaluation_truth import Labelled, Span
from redactor.rules import DIRECT

Picture = NDArray[np.uint8]
DOTS = 150.0
"""Dots an inch of the pictures."""
SEEN = frozenset({"photo", "fingerprint", "signature"})
"""What is looked at and not read: it is covered when next to nothing of it is left."""

_LETTER = 0.6
"""Width of a piece, in heights of its word."""
_TALLEST = 40
"""Pixels of a piece's height: a picture is cut across as well."""
_INK = 12.0
"""Standard deviation of grey levels from which a piece shows something."""
_ALIKE = 0.6
"""Correlation of two pieces from which they show the same."""
_LEGIBLE, _WHOLE = 1 / 3, 2 / 3
"""Share of a word's pieces from which what should be gone can be read, and below which what should stay is lost."""
_REST = 0.01
"""Share of a photograph, print or signature that may be left of one that counts as covered: its very rim."""
_CONTRAST, _GAP = 40, 8
"""Levels between ink and paper of a word; the share of its height, as a divisor, that parts it from other ink."""
_SAME, _SHIFT = 3, 2
"""Pixels by which two drawings of one page may differ in size, and by which a place may lie beside itself."""
_SHIFTS = sorted(product(range(-_SHIFT, _SHIFT + 1), repeat=2), key=lambda step: abs(step[0]) + abs(step[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """What draws files: all pages, and those of a source that are pictures (None for the others)."""

    pages: Callable[[Path], Sequence[Picture]]
    scans: Callable[[Path], Sequence[Picture | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """What scanned pages still show. `covered` is of photographs, finger prints and signatures that must go."""

    direct: Rate
    kept: Rate
    covered: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One document: (hits, cases) of each figure, and what is still there and should not be."""

    direct: tuple[int, int]
    kept: tuple[int, int]
    covered: tuple[int, int]
    still: tuple[Span, ...] = field(repr=False)
    lost: tuple[Span, ...] = field(repr=False)


def on_paper(found: Sequence[Seen]) -> OnPaper:
    """Return the figures over documents."""
    return OnPaper(
        direct=rate([one.direct for one in found]),
        kept=rate([one.kept for one in found]),
        covered=rate([one.covered for one in found]),
    )


def seen_in(document: Labelled, before: Sequence[Picture | None], after: Sequence[Picture]) -> Seen:
    """Compare a document's labelled places on scanned pages, drawn before and after."""
    shares = {
        span: [s for s in (_left(box, before, after, is_word=span.category not in SEEN) for box in span.boxes)
               if s is not None]
        for span in document.spans
    }  # fmt: skip
    left = {span: found for span, found in shares.items() if found}
    direct = [span for span in left if span.expect == "redact" and span.category in DIRECT]
    marks = [span for span in left if span.expect == "redact" and span.category in SEEN]
    legible = [span for span in direct if max(left[span]) >= _LEGIBLE]
    uncovered = [span for span in marks if max(left[span]) > _REST]
    kept = [share for span in left if span.expect == "keep" for share in left[span]]
    return Seen(
        direct=(len(legible), len(direct)),
        kept=(sum(share >= _WHOLE for share in kept), len(kept)),
        covered=(len(marks) - len(uncovered), len(marks)),
        still=(*legible, *uncovered),
        lost=tuple(span for span in left if span.expect == "keep" and min(left[span]) < _WHOLE),
    )


def _left(
    box: tuple[int, float, float, float, float], before: Sequence[Picture | None], after: Sequence[Picture], *,
    is_word: bool,
) -> float | None:  # fmt: skip
    """Return the share of a place's pieces that are still there; None where no scan shows anything there."""
    page, *edges = box
    one = before[page - 1] if page <= len(before) else None
    if one is None:
        return None
    if page > len(after) or abs(one.shape[1] - after[page - 1].shape[1]) > _SAME:
        raise InputError("A scan and its product are not of the same size. Run the job again.")
    x0, y0, x1, y1 = (max(round(edge * DOTS / 72.0), 0) for edge in edges)
    rows, columns = (min(a, b) for a, b in zip(one.shape, after[page - 1].shape, strict=True))
    window = (slice(y0, min(y1, rows)), slice(x0, min(x1, columns)))
    if is_word:
        top, bottom = _inked(one[window])
        window = (slice(y0 + top, y0 + bottom), window[1])
    place, shown = one[window].astype(np.float64), after[page - 1]
    # A mark is looked at where it lies: its rim is what the search beside would find again.
    return _most(place, shown, window) if is_word else _share(place, shown[window].astype(np.float64))


def _most(place: NDArray[np.float64], page: Picture, window: tuple[slice, slice]) -> float | None:
    """Return the largest share of a word that a page shows at its place or a little beside.

    Two drawings of one page lie a pixel or two beside each other at its far end.
    """
    rows, columns = window
    most: float | None = None
    for dy, dx in _SHIFTS:
        if min(rows.start + dy, columns.start + dx) < 0:
            continue
        moved = page[rows.start + dy : rows.stop + dy, columns.start + dx : columns.stop + dx]
        share = _share(place, moved.astype(np.float64)) if moved.shape == place.shape else None
        if share is not None and (most is None or share > most):
            most = share
        if most == 1.0 or (share is None and moved.shape == place.shape):
            break
    return most


def _inked(word: Picture) -> tuple[int, int]:
    """Return the rows between which a word's own ink lies: a box in the air over or under it takes nothing away."""
    if not word.size or int(word.max()) - int(word.min()) < _CONTRAST:
        return 0, word.shape[0]
    rows = np.flatnonzero((word < (int(word.max()) + int(word.min())) / 2).any(axis=1))
    middle = int(np.abs(rows - word.shape[0] // 2).argmin())
    gap = max(2, word.shape[0] // _GAP)
    first = last = middle
    while first > 0 and rows[first] - rows[first - 1] <= gap:
        first -= 1
    while last + 1 < rows.size and rows[last + 1] - rows[last] <= gap:
        last += 1
    return int(rows[first]), int(rows[last]) + 1


def _share(one: NDArray[np.float64], other: NDArray[np.float64]) -> float | None:
    height = min(one.shape[0], _TALLEST)
    width = max(round(_LETTER * height), 3)
    inked = there = 0
    for row in range(0, one.shape[0] - 1, max(height, 1)):
        for at in range(0, one.shape[1] - 1, width):
            piece = (slice(row, row + height), slice(at, at + width))
            if float(one[piece].std()) < _INK:
                continue
            inked += 1
            there += _is_alike(one[piece], other[piece])
    return there / inked if inked else None


def _is_alike(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    spread = float(one.std() * other.std())
    if spread < 1e-6:
        return False
    return float(((one - one.mean()) * (other - other.mean())).mean()) / spread >= _ALIKE

"""Letters of a line → words that end where their ink ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from redactor.optical.lines import OpticalLine, OpticalWord, Pixels

_HANGING = frozenset("gjpqyQçş,;()[]{}|/\\@$§_")
"""Letters and signs that reach below the line on which they stand."""
_LOW = frozenset("acemnorsuvwxzgpqy.,:;-–—_~=+*'\"")
"""Letters and signs that do not reach the height of capitals."""
_CAPITAL, _SMALL = 0.72, 0.53
"""Em: height of capitals and digits, and of letters without ascender."""
_WIDEST = 1.7
"""Heights that a letter is wide at most; a capital W has 1.4, set apart in a heading."""
_SIGNS = {
    **{0xFF01 + n: 0x21 + n for n in range(94)}, **dict.fromkeys(map(ord, "冈区凶网図"), "☒"),
    **dict.fromkeys(map(ord, "口囗"), "☐"), ord("。"): ".", ord("、"): ",",
}  # fmt: skip
"""The model knows signs of the Far East: full-width letters, and a ticked or empty box for which it has no sign."""
_INK = 0.62
"""Between the darkest and the lightest of a crop: darker is ink."""
_SPACE, _PITCH = 0.25, 1.7
"""A blank wider than so many heights of a line's ink, between letters further apart than so many usual pitches of the
line, parts words, though the model read no space there."""

_AFTER_ONE, _BEFORE_ONE = 0.28, 0.14
"""Heights of blank that a 1 has behind and before itself: it is as wide as other digits, and its ink is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """What the model read in a line. `text` has its spaces, `letters` have none; `middles` are shares of the width."""

    text: str = field(repr=False)
    letters: tuple[str, ...] = field(repr=False)
    middles: tuple[float, ...] = field(repr=False)
    confidences: tuple[float, ...] = field(repr=False)


def line_of(read: Letters, crop: Pixels, rules: NDArray[np.bool_], origin: tuple[int, int]) -> OpticalLine | None:
    """Return a line with words placed on their ink, in pixels of the whole picture; None where no writing was read.

    `rules` marks the ruling lines that run through the crop: they are no ink of a word.
    """
    ink: NDArray[np.bool_] = np.logical_and(_ink(crop), ~rules)
    middles = np.array(read.middles) * crop.shape[1]
    spans = [part for span in _spans(read) for part in _parted(span, read, middles, ink)]
    if not spans:
        return None
    bounds = [0.0, *((middles[a[1] - 1] + middles[b[0]]) / 2 for a, b in pairwise(spans)), float(crop.shape[1])]
    words = [
        _word(read, span, middles, ink, (bounds[i], bounds[i + 1]), origin)
        for i, span in enumerate(spans)
    ]  # fmt: skip
    baseline, size = _stand(words)
    if not _is_likely(words):
        return None
    return OpticalLine(
        words=tuple(words),
        box=(words[0].x0, min(w.y0 for w in words), words[-1].x1, max(w.y1 for w in words)),
        baseline=baseline,
        size=size,
        confidence=float(np.mean(read.confidences)),
    )


def _ink(crop: Pixels) -> NDArray[np.bool_]:
    dark, light = np.percentile(crop, (1, 90))
    found: NDArray[np.bool_] = crop < dark + _INK * (light - dark) if light - dark > 24 else np.zeros(crop.shape, bool)
    return found


def _spans(read: Letters) -> list[tuple[int, int]]:
    """Return the words as ranges of letters: parted by spaces that were read."""
    spans: list[tuple[int, int]] = []
    start = at = 0
    for letter in f"{read.text} ":
        if not letter.isspace():
            at += 1
        elif at > start:
            spans.append((start, at))
            start = at
    return spans


def _parted(
    span: tuple[int, int], read: Letters, middles: NDArray[np.float64], ink: NDArray[np.bool_]
) -> list[tuple[int, int]]:
    """Return a word in parts where blank columns as wide as a space stand between its letters."""
    rows = np.flatnonzero(ink.any(axis=1))
    height = float(rows[-1] - rows[0] + 1) if rows.size else float("inf")
    columns: NDArray[np.bool_] = np.any(ink, axis=0, keepdims=True)[0]
    pitches = np.diff(middles)
    usual = float(np.median(pitches)) if pitches.size else 0.0
    cuts = [span[0]]
    for at in range(span[0] + 1, span[1]):
        between = columns[int(middles[at - 1]) : int(middles[at]) + 1]
        bearing = height * (_AFTER_ONE * (read.letters[at - 1] == "1") + _BEFORE_ONE * (read.letters[at] == "1"))
        if pitches[at - 1] > _PITCH * usual and _longest_blank(between) > _SPACE * height + bearing:
            cuts.append(at)
    return list(pairwise([*cuts, span[1]]))


def _longest_blank(columns: NDArray[np.bool_]) -> int:
    """Return the longest run of blank columns that ink bounds at both ends."""
    inked = np.flatnonzero(columns)
    return int(np.diff(inked).max()) - 1 if inked.size > 1 else 0


def _word(
    read: Letters, span: tuple[int, int], middles: NDArray[np.float64], ink: NDArray[np.bool_],
    bounds: tuple[float, float], origin: tuple[int, int],
) -> OpticalWord:  # fmt: skip
    first, last = span
    left, right = _ink_ends(ink, bounds, (float(middles[first]), float(middles[last - 1])))
    inner = [float(a + b) / 2 for a, b in pairwise(middles[first:last])]
    edges = np.maximum.accumulate([left, *(min(max(x, left), right) for x in inner), right])
    top, bottom = _ink_rows(ink[:, int(left) : max(int(np.ceil(right)), int(left) + 1)])
    sure = sorted(read.confidences[first:last])
    return OpticalWord(
        text="".join(read.letters[first:last]).translate(_SIGNS),
        edges=tuple(float(x) + origin[0] for x in edges),
        y0=float(top + origin[1]),
        y1=float(bottom + origin[1]),
        confidence=float(np.mean(sure[: (len(sure) + 1) // 2])),
    )


def _ink_ends(ink: NDArray[np.bool_], bounds: tuple[float, float], middles: tuple[float, float]) -> tuple[float, float]:
    """Return where the ink of a word begins and ends, between the middles of the gaps beside it."""
    low, high = max(int(bounds[0]), 0), min(int(np.ceil(bounds[1])), ink.shape[1])
    columns = np.flatnonzero(ink[:, low:high].any(axis=0))
    left, right = middles[0] - 1.0, middles[1] + 1.0
    if columns.size:
        left, right = min(left, low + float(columns[0])), max(right, low + float(columns[-1]) + 1.0)
    return max(left, 0.0), min(max(right, left + 1.0), float(ink.shape[1]))


def _ink_rows(ink: NDArray[np.bool_]) -> tuple[int, int]:
    """Return the rows between which the ink lies that crosses the middle of a line: neighbours' tips are not its."""
    rows = ink.any(axis=1)
    if not rows.any():
        return 0, ink.shape[0]
    middle = ink.shape[0] // 2
    inked = np.flatnonzero(rows)
    top = bottom = int(inked[np.abs(inked - middle).argmin()])
    gap = max(2, ink.shape[0] // 8)
    for row in inked[inked < top][::-1]:
        if top - row > gap:
            break
        top = int(row)
    for row in inked[inked > bottom]:
        if row - bottom > gap:
            break
        bottom = int(row)
    return top, bottom + 1


def _is_likely(words: Sequence[OpticalWord]) -> bool:
    """Return whether so few letters can take so much room: a flourish by hand reads as two letters, and is none."""
    letters = sum(len(word.text) for word in words)
    height = max(word.y1 for word in words) - min(word.y0 for word in words)
    ink = sum(word.x1 - word.x0 for word in words)
    return ink <= _WIDEST * letters * max(height, 1.0)


def _stand(words: Sequence[OpticalWord]) -> tuple[float, float]:
    """Return the baseline of a line and the em of its letters, from words whose letters tell."""
    bottoms = [w.y1 for w in words if not _HANGING & set(w.text) and any(c.isalnum() for c in w.text)]
    sizes = []
    for word in words:
        height = word.y1 - word.y0
        low = set(word.text) <= _LOW
        share = (_SMALL if low else _CAPITAL) + (0.21 if _HANGING & set(word.text) else 0.0)
        if any(c.isalnum() for c in word.text):
            sizes.append(height / share)
    tallest = max(w.y1 - w.y0 for w in words)
    size = float(np.median(sizes)) if sizes else tallest
    baseline = float(np.median(bottoms)) if bottoms else max(w.y1 for w in words) - 0.21 * size
    return baseline, max(size, 1.0)

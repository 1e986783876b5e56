"""Fragments → words → pieces of lines ("cells"), in one reading direction.

A cell is what a reader takes as one line: it ends at a drawn rule and at a gap that is wide beside the
gaps between the words of its row.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.intake.columns import parted_at_columns
from redactor.intake.drawing import Rect
from redactor.intake.tracing import Fragment
from redactor.model import WordSource

_SAME_BASELINE = 0.3
"""Em of the smaller letters: baselines nearer than this are one row."""
_RAISED = 0.6
_WORD_GAP = 0.15
_WIDE_GAP = 1.2
_WIDER_THAN_USUAL = 2.5
_USUAL_GAP = 0.3
_UNLIKE_SIZES = 2.5
"""Letters so many times larger than others (a watermark) share no row with them, but for a drop cap."""
_LEAST_BAR = 1.2
"""Em: a shorter rule is a letter-like stroke or a mark, not the side of a cell."""
_SPACED_LETTERS = 4
_PITCHED_LETTERS = 6
"""Single letters at even distances that make one word: by the gaps between them, or by their middles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A word before it has a place in the document's text; u and v as in `Fragment`."""

    text: str = field(repr=False)
    edges: tuple[float, ...] = field(repr=False)
    v: float
    box: Rect
    size: float
    is_straight: bool
    source: WordSource = "text"

    @property
    def u0(self) -> float:
        return self.edges[0]

    @property
    def u1(self) -> float:
        return self.edges[-1]


Cell = tuple[Piece, ...]
"""Words of one line, from left to right."""


def cells_of(fragments: Sequence[Fragment], bars: Sequence[Rect]) -> list[Cell]:
    """Return the cells of fragments that share an angle, rows from top to bottom.

    `bars` are the rules across the reading direction, as (u, v0, u, v1).
    """
    cells: list[Cell] = []
    for row in _rows(fragments):
        words = _spaced_letters_joined(_words(row))
        cells.extend(_split(words, bars))
    return parted_at_columns(cells)


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    rows: list[list[Fragment]] = []
    open_rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (f.v, f.u0)):
        open_rows = [row for row in open_rows if fragment.v - row[-1].v <= 2 * max(fragment.size, row[-1].size)]
        home = next((row for row in reversed(open_rows) if _shares_baseline(row, fragment)), None)
        if home is None:
            home = []
            rows.append(home)
            open_rows.append(home)
        home.append(fragment)
    return _raised_joined(rows)


def _shares_baseline(row: Sequence[Fragment], fragment: Fragment) -> bool:
    if row[-1].v == fragment.v and row[-1].size == fragment.size:
        return True
    nearest = min(row, key=lambda f: max(f.u0 - fragment.u1, fragment.u0 - f.u1))
    small, large = sorted((nearest, fragment), key=lambda f: f.size)
    if large.size > _UNLIKE_SIZES * small.size and not _is_drop_cap(large, small):
        return False
    return abs(nearest.v - fragment.v) <= _SAME_BASELINE * small.size


def _is_drop_cap(large: Fragment, small: Fragment) -> bool:
    return len(large.text) == 1 and abs(small.u0 - large.u1) <= _USUAL_GAP * small.size


def _raised_joined(rows: list[list[Fragment]]) -> list[list[Fragment]]:
    """Put raised and lowered small letters (1st, footnote marks) into the row they touch."""
    for row in [row for row in rows if len(row) <= 3]:
        for small in list(row):
            home = next((r for r in rows if r is not row and any(_is_raised_on(small, f) for f in r)), None)
            if home is not None:
                row.remove(small)
                home.append(small)
    return [sorted(row, key=lambda f: f.u0) for row in rows if row]


def _is_raised_on(small: Fragment, base: Fragment) -> bool:
    return (
        small.size <= 0.8 * base.size
        and abs(small.v - base.v) <= _RAISED * base.size
        and -0.1 * base.size <= small.u0 - base.u1 <= 0.1 * base.size
    )


def _words(row: Sequence[Fragment]) -> list[Piece]:
    """Join fragments that touch: a word drawn in several operations."""
    groups: list[list[Fragment]] = []
    for fragment in row:
        if groups and _continues(groups[-1][-1], fragment):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    return [_joined([_piece(f) for f in group]) for group in groups]


def _continues(last: Fragment, new: Fragment) -> bool:
    size = min(last.size, new.size)
    gap = new.u0 - last.u1
    return not last.has_space_after and -0.5 * size <= gap <= _WORD_GAP * size


def _piece(fragment: Fragment) -> Piece:
    return Piece(
        text=fragment.text,
        edges=fragment.edges,
        v=fragment.v,
        box=fragment.box,
        size=fragment.size,
        is_straight=fragment.is_straight,
        source=fragment.source,
    )


def _joined(pieces: Sequence[Piece]) -> Piece:
    """Return neighbouring pieces as one; a gap between two belongs to the first."""
    if len(pieces) == 1:
        return pieces[0]
    edges: list[float] = []
    for piece in pieces:
        edges = [*edges[:-1], *(max(edge, edges[-2] if len(edges) > 1 else edge) for edge in piece.edges)]
    ascending = [max(edges[: i + 1]) for i in range(len(edges))]
    return Piece(
        text="".join(piece.text for piece in pieces),
        edges=tuple(ascending),
        v=pieces[0].v,
        box=(
            min(p.box[0] for p in pieces),
            min(p.box[1] for p in pieces),
            max(p.box[2] for p in pieces),
            max(p.box[3] for p in pieces),
        ),
        size=max(p.size for p in pieces),
        is_straight=all(p.is_straight for p in pieces),
        source=pieces[0].source,
    )


def _spaced_letters_joined(words: Sequence[Piece]) -> list[Piece]:
    """Join single letters set apart at even distances; anything less regular is left as it stands."""
    runs: list[list[Piece]] = []
    for word in words:
        is_letter = len(word.text) == 1 and word.text.isalnum()
        last = runs[-1] if runs and is_letter and len(runs[-1][-1].text) == 1 and runs[-1][-1].text.isalnum() else None
        if last is None or _breaks_run(last, word):
            runs.append([word])
        else:
            last.append(word)
    joined = [_run_joined(run) for run in runs]
    spacings = [_mean_gap(run) for run, one in zip(runs, joined, strict=True) if len(run) > 1 and len(one) == 1]
    return [
        piece
        for run, one in zip(runs, joined, strict=True)
        for piece in ([_joined(run)] if len(one) > 1 and _is_spaced_like(run, spacings) else one)
    ]


def _is_spaced_like(run: Sequence[Piece], spacings: Sequence[float]) -> bool:
    """Return whether few letters stand as far apart as those of the longer words beside them ("O F")."""
    gaps = [b.u0 - a.u1 for a, b in pairwise(run)]
    return any(all(abs(gap - spacing) <= 0.06 * run[0].size for gap in gaps) for spacing in spacings)


def _mean_gap(run: Sequence[Piece]) -> float:
    return statistics.fmean(b.u0 - a.u1 for a, b in pairwise(run))


def _breaks_run(run: Sequence[Piece], word: Piece) -> bool:
    """Return whether the distance to the next letter differs from those before: another word begins."""
    if len(run) < 2:
        return False
    usual, new = _pitch(run[0], run[1]), _pitch(run[-1], word)
    return new > 1.5 * usual or usual > 1.9 * new


def _run_joined(run: Sequence[Piece]) -> list[Piece]:
    if len(run) < _SPACED_LETTERS:
        return list(run)
    size = run[0].size
    gaps = [b.u0 - a.u1 for a, b in pairwise(run)]
    if max(gaps) - min(gaps) <= 0.12 * size and max(gaps) <= size:
        return [_joined(run)]
    pitches = [_pitch(a, b) for a, b in pairwise(run)]
    is_pitched = max(pitches) - min(pitches) <= 0.12 * size and max(pitches) <= 2.5 * size
    return [_joined(run)] if is_pitched and len(run) >= _PITCHED_LETTERS else list(run)


def _pitch(a: Piece, b: Piece) -> float:
    return (b.u0 + b.u1 - a.u0 - a.u1) / 2


def _split(words: Sequence[Piece], bars: Sequence[Rect]) -> Iterator[Cell]:
    gaps = [b.u0 - a.u1 for a, b in pairwise(words)]
    cell = [words[0]]
    for i, gap in enumerate(gaps):
        size = max(words[i].size, words[i + 1].size)
        others = gaps[:i] + gaps[i + 1 :]
        usual = statistics.median(others) if len(others) > 1 else _USUAL_GAP * size
        is_wide = gap > max(_WIDE_GAP * size, _WIDER_THAN_USUAL * usual) or gap > 4 * size
        if is_wide or is_barred(words[i], words[i + 1], bars):
            yield tuple(cell)
            cell = []
        cell.append(words[i + 1])
    yield tuple(cell)


def is_barred(a: Piece, b: Piece, bars: Sequence[Rect]) -> bool:
    """Return whether a rule stands between two pieces of a row."""
    v = a.v - 0.3 * a.size
    low, high = a.u1 - 0.2 * a.size, b.u0 + 0.2 * b.size
    least = _LEAST_BAR * max(a.size, b.size)
    return any(low <= bar[0] <= high and bar[1] <= v <= bar[3] and bar[3] - bar[1] >= least for bar in bars)

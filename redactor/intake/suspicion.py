"""Signs that a page shows writing which its text layer does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from redactor.intake.drawing import Rect
from redactor.intake.letters import UNREADABLE

_UNREADABLE_RUN = 3
_UNREADABLE_SHARE = 0.1
_UNREADABLE_SINGLE = 5
_LETTER_SIZE = (3.0, 40.0)
_ROW_SHAPES = 6
_SHAPES = 12
_LINE_PARTS = 40
"""Parts of one path in the shape of a line from which it is a whole line of outlined letters."""


def has_unreadable_font(words: Iterable[str]) -> bool:
    """Return whether words are drawn in letters that the file does not name (signs and bullets may be)."""
    letters = unreadable = 0
    for word in words:
        count = word.count(UNREADABLE)
        if count >= _UNREADABLE_RUN:
            return True
        letters += len(word)
        unreadable += count
    return unreadable >= _UNREADABLE_SINGLE and unreadable >= _UNREADABLE_SHARE * letters


def has_outlined_text(drawings: Sequence[Mapping[str, Any]], words: Sequence[Rect]) -> bool:
    """Return whether filled or stroked shapes stand in rows as letters do where no word is."""
    shapes = [rect for rect in _letter_shapes(drawings) if not _is_on_word(rect, words)]
    rows: dict[int, list[Rect]] = {}
    for rect in shapes:
        if rect[2] - rect[0] > 3 * _LETTER_SIZE[1]:
            return True
        rows.setdefault(round(rect[3] / 2), []).append(rect)
    in_rows = sum(size for row in rows.values() if (size := _longest_run(row)) >= _ROW_SHAPES)
    return in_rows >= _SHAPES


def _letter_shapes(drawings: Sequence[Mapping[str, Any]]) -> Iterable[Rect]:
    for path in drawings:
        is_filled = bool(path.get("fill"))
        if not is_filled and not path.get("color"):
            continue
        x0, y0, x1, y1 = path["rect"][:4]
        if not _LETTER_SIZE[0] <= y1 - y0 <= _LETTER_SIZE[1]:
            continue
        curves = sum(item[0] == "c" for item in path["items"])
        straight = sum(item[0] == "l" for item in path["items"])
        is_line = curves + straight >= _LINE_PARTS and x1 - x0 > 3 * (y1 - y0)
        # A signature is stroked as well, and wide, but in few goes of the pen.
        is_line = is_line and (is_filled or _goes(path["items"]) >= _ROW_SHAPES)
        is_letter = (curves >= 2 or straight >= 5) and x1 - x0 <= 1.6 * _LETTER_SIZE[1]
        if is_line or is_letter:
            yield x0, y0, x1, y1


def _goes(items: Sequence[Any]) -> int:
    """Return how often a path begins anew elsewhere."""
    ends = [item[1:] for item in items if item[0] in ("l", "c")]
    return sum(bool(before[-1] != after[0]) for before, after in pairwise(ends)) + 1


def _is_on_word(rect: Rect, words: Sequence[Rect]) -> bool:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return any(w[0] <= x <= w[2] and w[1] <= y <= w[3] for w in words)


def _longest_run(row: Sequence[Rect]) -> int:
    """Return the most shapes of a row that follow each other as closely as letters do."""
    best = run = 0
    last: Rect | None = None
    for rect in sorted(row):
        is_near = last is not None and rect[0] - last[2] <= 1.5 * max(rect[3] - rect[1], last[3] - last[1])
        run = run + 1 if is_near else 1
        best = max(best, run)
        last = rect
    return best

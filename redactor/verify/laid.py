"""The text layer that a redacted scan may have: the words that were read from its pixels and stay, where they stand.

Everything else that cannot be seen is a leak. A word counts once, in its own place, letter by letter, and only where
the picture shows something: so no layer of another file, and no second copy of a word, can pass for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from redactor.model import Box, Leak, Word
from redactor.verify.case import PageCase
from redactor.verify.expected import remains_of
from redactor.verify.folding import REMOVED, squeeze
from redactor.verify.sheet import Run, runs
from redactor.verify.space import as_rows, pixel_window

NAME = "text-layer-differs"

DOUBLE = 0.4
"""Share of a word's box under another's from which both are readings of one place; the first counts."""
SLACK = 1.0
"""Points by which a letter's middle may lie outside its word's box."""
LEAST_CONTRAST = 16
"""Of 255: contrast from which a picture shows something at a place."""
LOST_SHARE = 0.005
"""Share of a page's words that the layer may lack; engines part and join words differently."""
_ROW = 8.0
_LONGEST = 60


@dataclass(slots=True, kw_only=True)
class _Lain:
    """A word that was read from pixels: what of it may be in the layer, and whether all of it must."""

    pieces: list[str] = field(repr=False)
    box: Box
    is_whole: bool


def text_layer_differs(page: PageCase) -> Iterator[Leak]:
    """Look for each word that was read and stays: without it the page cannot be searched."""
    words = [word for word in _lain(page) if word.is_whole and word.pieces]
    found = _match(page, words)[1]
    if len(words) - found > LOST_SHARE * len(words):
        yield Leak(check=NAME, where=f"{page.where}: {len(words) - found} of {len(words)} words cannot be searched")


def allowed_unseen(page: PageCase) -> NDArray[np.bool_]:
    """Return which characters of the output page may be invisible."""
    return _match(page, _lain(page))[0]


def _match(page: PageCase, words: list[_Lain]) -> tuple[NDArray[np.bool_], int]:
    """Return the characters that a word explains, and how many whole words are there. Each word explains one run."""
    characters = page.output.characters
    allowed = np.zeros(len(characters.text), dtype=bool)
    places: dict[str, list[tuple[_Lain, int]]] = {}
    for word in words:
        for index, piece in enumerate(word.pieces):
            places.setdefault(piece, []).append((word, index))
    found = 0
    for run in runs(characters):
        choices = places.get(squeeze(run.text), [])
        taken = next((one for one in choices if _stands_in(page, run, one[0].box)), None)
        if taken is not None:
            choices.remove(taken)
            allowed[run.start : run.start + len(run.text)] = True
            found += taken[0].is_whole
    return allowed, found


def _stands_in(page: PageCase, run: Run, box: Box) -> bool:
    rows = page.output.characters.boxes[run.start : run.start + len(run.text)]
    x, y = (rows[:, 0] + rows[:, 2]) / 2, (rows[:, 1] + rows[:, 3]) / 2
    wide = box.grown(SLACK, SLACK)
    return bool(((x >= wide.x0) & (x <= wide.x1) & (y >= wide.y0) & (y <= wide.y1)).all())


def _lain(page: PageCase) -> list[_Lain]:
    """Return the words that were read from pixels, without those of which nothing stays."""
    burns = [burn.box for burn in page.burns]
    found: list[_Lain] = []
    for word in _first_readings(page):
        rest = remains_of(word, page.page, page.case.redactions)
        is_touched = any(box.overlap(word.box) for box in burns)
        if not _is_on_picture(page, word):
            continue
        pieces = [squeeze(rest)] if not is_touched and rest == word.text else _parts(rest)
        pieces = [piece for piece in pieces if piece]
        if pieces:
            found.append(_Lain(pieces=pieces, box=word.box, is_whole=not is_touched and rest == word.text))
    return found


def _first_readings(page: PageCase) -> Iterator[Word]:
    seen: dict[int, list[Box]] = {}
    for word in page.page.words:
        rows = range(int(word.box.y0 / _ROW), int(word.box.y1 / _ROW) + 1)
        near = (box for row in rows for box in seen.get(row, ()))
        if word.source == "ocr" and not any(box.overlap(word.box) > DOUBLE * word.box.area for box in near):
            for row in rows:
                seen.setdefault(row, []).append(word.box)
            yield word


def _parts(rest: str) -> list[str]:
    """Return every run of letters that may stay of a word that a box cuts: it ends where the box does."""
    parts = [squeeze(part) for part in rest.split(REMOVED)]
    short = [part for part in parts if len(part) <= _LONGEST]
    return [*parts, *(part[i:j] for part in short for i in range(len(part)) for j in range(i + 1, len(part) + 1))]


def _is_on_picture(page: PageCase, word: Word) -> bool:
    if not any(picture.box.contains_centre(word.box) for picture in page.page.pictures):
        return False
    picture = page.output.textless
    row = page.output.space.pixels(as_rows([word.box]), picture.shape)[0]
    place = picture[pixel_window(row, picture.shape, 0.0)]
    return bool(place.size and int(place.max()) - int(place.min()) >= LEAST_CONTRAST)

"""RapidOCR: where lines stand in a picture, and what they say.

The library's own way through the two models is not taken: it looks for lines at the full size of the picture (five
times as slow, and no better on 200 dpi pages), turns narrow words on their side, and drops lines without saying so.
Its classifier of upside-down lines stays off: it turns good lines into nonsense. Nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np

from redactor.errors import ComponentMissing
from redactor.optical.lines import OpticalLine, Pixels
from redactor.optical.placing import Letters, line_of
from redactor.optical.ruled import ink_of, ruled_mask

LOOK = 0.6
"""Scale at which lines are looked for: letters of 8 points at 200 dpi are then 13 pixels high."""
LEAST_SIDE = 8
"""Pixels of a crop below which nothing can be read."""
_HEIGHT = 48
"""Pixels to which the model scales every line."""
_NARROWEST = 64
"""Pixels to which a crop is padded at least; the library's 320 reads no better and costs a quarter more."""
_PAD = 0.12
"""Share of its height that is added around a line, so that no letter is cut."""
_COLUMN = 8
"""Pixels of a line, scaled to its height, for which the model gives one letter or none."""
_CROWDED, _STRETCH = 0.64, 1.4
"""Letters a column from which a line is read again, stretched so many times: of narrow faces the model drops some."""
_CLOSE, _DOUBTED = 0.5, 0.99
"""Letters a column from which a line is read again stretched if it was read less surely than this: the surer counts."""
_UPRIGHT = 2.2
"""Times its width from which a crop is a line that runs up or down, not a narrow word."""


PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Models:
    detector: Any
    recogniser: Any


@lru_cache(maxsize=1)
def _models() -> _Models:
    """Load both models, once a process; raises ComponentMissing."""
    try:
        from rapidocr import RapidOCR
    except ImportError:
        raise ComponentMissing("Text recognition is not installed. Run `pip install rapidocr onnxruntime`.") from None
    cv2.setNumThreads(1)
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    reader = RapidOCR(params={"Global.use_cls": False, "Global.log_level": "critical", **threads})
    recogniser = reader._load_rec_model()
    recogniser.rec_image_shape = [3, _HEIGHT, _NARROWEST]
    recogniser.rec_batch_num = 1
    return _Models(detector=reader._load_det_model(), recogniser=recogniser)


def read_at(picture: Pixels, boxes: Sequence[PixelBox], scale: float) -> tuple[OpticalLine, ...]:
    """Return what stands in places of an upright grey picture, each taken for one line.

    `scale` is pixels a point. A line in which the model read nothing has no words and no confidence.

    Raises:
        ComponentMissing: text recognition is not installed.
    """
    if not boxes:
        return ()
    rules = ruled_mask(ink_of(picture), scale)
    found: list[OpticalLine] = []
    for box in boxes:
        crop, origin = _crop(picture, box)
        if min(crop.shape) < LEAST_SIDE:
            continue
        beside = rules[origin[1] : origin[1] + crop.shape[0], origin[0] : origin[0] + crop.shape[1]]
        is_upright = crop.shape[0] > _UPRIGHT * crop.shape[1] and crop.shape[0] > 2 * _HEIGHT
        letters = None if is_upright else recognise(crop)
        line = line_of(letters, crop, beside, origin) if letters is not None else None
        found.append(line if line is not None else _unread(box))
    return tuple(found)


def find_lines(picture: Pixels) -> list[PixelBox]:
    """Return x0, y0, x1, y1 of every line of writing, from top to bottom."""
    if min(picture.shape) < LEAST_SIDE:
        return []
    small = cv2.resize(picture, None, fx=LOOK, fy=LOOK, interpolation=cv2.INTER_AREA)
    found = _models().detector(cv2.cvtColor(small, cv2.COLOR_GRAY2RGB))
    if found.boxes is None:
        return []
    corners = np.asarray(found.boxes, dtype=np.float64) / LOOK
    low, high = np.floor(corners.min(axis=1)), np.ceil(corners.max(axis=1))
    rows = np.concatenate([low, high], axis=1).astype(int)
    return sorted(((int(a), int(b), int(c), int(d)) for a, b, c, d in rows), key=lambda r: (r[1], r[0]))


def recognise(crop: Pixels) -> Letters | None:
    """Return the letters of one line with the middles of their columns, as shares of the crop's width."""
    read = _recognised(crop)
    if read is None:
        return None
    share = len(read.letters) / (crop.shape[1] * _HEIGHT / (crop.shape[0] * _COLUMN))
    is_doubted = share >= _CLOSE and float(np.mean(read.confidences)) < _DOUBTED
    if share < _CROWDED and not is_doubted:
        return read
    wider = cv2.resize(crop, None, fx=_STRETCH, fy=1.0, interpolation=cv2.INTER_CUBIC)
    again = _recognised(np.asarray(wider, dtype=np.uint8))
    if again is None:
        return read
    # A line from which letters were dropped has fewer, and is read less surely.
    return again if share >= _CROWDED or np.mean(again.confidences) > np.mean(read.confidences) else read


def _recognised(crop: Pixels) -> Letters | None:
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    colour = cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_GRAY2RGB)
    answer = _models().recogniser(TextRecInput(img=[colour], return_word_box=True))
    words, text = answer.word_results[0], answer.txts[0]
    letters = [letter for word in words.words for letter in word]
    columns = np.array([column for cols in words.word_cols for column in cols], dtype=np.float64)
    if not letters or not words.line_txt_len:
        return None
    sure = [c for letter, c in zip(text, words.confs, strict=True) if not letter.isspace()]
    return Letters(
        text=text,
        letters=tuple(letters),
        middles=tuple(float(m) for m in (columns + 0.5) / words.line_txt_len),
        confidences=tuple(float(c) for c in sure),
    )


def _crop(picture: Pixels, box: PixelBox) -> tuple[Pixels, tuple[int, int]]:
    x0, y0, x1, y1 = box
    pad = round(_PAD * min(y1 - y0, x1 - x0))
    left, top = max(x0 - pad, 0), max(y0 - pad, 0)
    return picture[top : y1 + pad, left : x1 + pad], (left, top)


def _unread(box: PixelBox) -> OpticalLine:
    x0, y0, x1, y1 = (float(v) for v in box)
    return OpticalLine(words=(), box=(x0, y0, x1, y1), baseline=y1, size=y1 - y0, confidence=0.0)

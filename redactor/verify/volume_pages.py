"""One PDF of a finished volume, looked at without its source: pages, boxes of the log, text, structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from redactor.verify.boxes import is_flat
from redactor.verify.buried import hides_drawing
from redactor.verify.folding import squeeze
from redactor.verify.images import keeps_pixels
from redactor.verify.invisible import has_hidden_letters, letters_of
from redactor.verify.naming import carries
from redactor.verify.opening import OpenFile
from redactor.verify.reading import text_of_sheet
from redactor.verify.sheet import Sheet
from redactor.verify.space import Floats, pixel_window
from redactor.verify.volume_tables import NUMERIC

LEAST_CUT = 4
"""Letters of a label's last part from which it may be cut short ("PRIV")."""

LogRow = dict[str, str]
PAGE_COLUMNS = ("page", "bates", "treatment", "label", *NUMERIC)
"""The columns of the log that are compared with a page."""
_WITHIN = (0.25, 0.5, 0.75)
"""Shares of a letter's width and height at which its ground is looked at."""
_PART = re.compile("[–—]")


DARK = 64
"""Of 255: the darkest place of a painted box is darker; paper is not."""


def page_faults(sheet: Sheet, bates: str, rows: Sequence[LogRow], labels: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield (check, what) for one page; `rows` are the log's rows of the page, `labels` those of the whole log."""
    if not carries(text_of_sheet(sheet), bates):
        yield "bates", "its Bates number does not stand on the page"
    if has_hidden_letters(sheet, letters_of(sheet) & ~_over_pictures(sheet)):
        yield "hidden-text", "text that cannot be seen"
    boxes = np.array([[float(row[name]) for name in NUMERIC] for row in rows]).reshape(-1, 4)
    if not np.isfinite(boxes).all() or (boxes[:, 2] <= boxes[:, 0]).any() or (boxes[:, 3] <= boxes[:, 1]).any():
        yield "log-boxes", "a box of the log is not a rectangle"
        return
    if _has_label_outside(sheet, boxes, labels):
        yield "log", "a box has no row in the log"
    if rows:
        yield from _box_faults(sheet, boxes, [row["label"] for row in rows])
        yield from _covered_faults(sheet, boxes)


def _box_faults(sheet: Sheet, boxes: Floats, labels: list[str]) -> Iterator[tuple[str, str]]:
    scale_x, scale_y = _scale(sheet)
    for box in boxes:
        row = box * np.array([scale_x, scale_y, scale_x, scale_y])
        place = sheet.textless[pixel_window(row, sheet.textless.shape, 0.0)]
        if not is_flat(sheet.textless, row) or not place.size or int(place.min()) > DARK:
            yield "log-boxes", "a box is not painted, or not of one colour"
            break
    inside = _inside_any(sheet, boxes)
    text = squeeze("".join(sheet.characters.text[i] for i in np.flatnonzero(inside)))
    for label in sorted({squeeze(one) for one in labels} - {""}, key=len, reverse=True):
        text = text.replace(label, "")
    for short in _short_forms(labels):
        text = text.replace(short, "")
    if text:
        yield "log-boxes", "text other than the label lies in a box"


def _covered_faults(sheet: Sheet, boxes: Floats) -> Iterator[tuple[str, str]]:
    """Look under the boxes: whoever takes them off must find nothing."""
    places = sheet.space.undisplayed(boxes)
    if keeps_pixels(sheet, places):
        yield "log-boxes", "a picture is not blank under a box"
    if hides_drawing(sheet, places):
        yield "log-boxes", "a drawing lies under a box"


def _has_label_outside(sheet: Sheet, boxes: Floats, labels: frozenset[str]) -> bool:
    """Return whether a label of the log stands on black where the log has no box: its row is missing."""
    # The last part by itself ("ID") stands on forms too; the whole and all after the first dash do not.
    forms = {squeeze(one) for one in labels} | {squeeze(_PART.split(one, maxsplit=1)[-1]) for one in labels}
    free = ~_inside_any(sheet, boxes)
    scale_x, scale_y = _scale(sheet)
    marks = np.flatnonzero(free & _on_black(sheet, np.array([scale_x, scale_y])))
    # Labels of neighbouring boxes follow each other; a jump in the text parts them.
    for group in np.split(marks, np.flatnonzero(np.diff(marks) > 3) + 1):
        if squeeze("".join(sheet.characters.text[i] for i in group)) in forms - {""}:
            return True
    return False


def _on_black(sheet: Sheet, scale: Floats) -> NDArray[np.bool_]:
    """Return which characters stand on black: not only their middle, which is ink where a scan's letters are."""
    shown = sheet.space.displayed(sheet.characters.boxes)
    rows, columns = sheet.textless.shape
    dark = np.ones(len(shown), dtype=bool)
    for across, down in product(_WITHIN, repeat=2):
        x = (shown[:, 0] + across * (shown[:, 2] - shown[:, 0])) * scale[0]
        y = (shown[:, 1] + down * (shown[:, 3] - shown[:, 1])) * scale[1]
        place = np.clip(y.astype(int), 0, rows - 1), np.clip(x.astype(int), 0, columns - 1)
        dark &= sheet.textless[place] <= DARK
    return dark & (sheet.characters.boxes[:, 2] > sheet.characters.boxes[:, 0])


def _short_forms(labels: Iterable[str]) -> list[str]:
    """Return what labels become on a small box, longest first: the parts after a dash, the last perhaps cut short."""
    forms: set[str] = set()
    for label in labels:
        parts = [squeeze(part) for part in _PART.split(label)]
        forms |= {"".join(parts[i:]) for i in range(1, len(parts))}
        forms |= {parts[-1][:end] for end in range(LEAST_CUT, len(parts[-1]))} if len(parts) > 1 else set()
    return sorted(forms - {""}, key=len, reverse=True)


def _scale(sheet: Sheet) -> tuple[float, float]:
    space = sheet.space
    width, height = space.width, space.height
    if space.rotation in (90, 270):
        width, height = height, width
    return sheet.picture.shape[1] / width, sheet.picture.shape[0] / height


def _inside_any(sheet: Sheet, boxes: Floats) -> NDArray[np.bool_]:
    shown = sheet.space.displayed(sheet.characters.boxes)
    # Made-up spaces lie nowhere; they are no text anyway.
    cx, cy = (shown[:, 0] + shown[:, 2]) / 2, (shown[:, 1] + shown[:, 3]) / 2
    inside = np.zeros(cx.shape, dtype=bool)
    for x0, y0, x1, y1 in boxes:
        inside |= (cx >= x0) & (cx <= x1) & (cy >= y0) & (cy <= y1)
    return inside


def _over_pictures(sheet: Sheet) -> NDArray[np.bool_]:
    """Return which characters lie over a picture, where an invisible text layer is what reads it."""
    over = np.zeros(len(sheet.characters.text), dtype=bool)
    boxes = sheet.characters.boxes
    for one in sheet.objects():
        if one.type == pdfium_c.FPDF_PAGEOBJ_IMAGE and one.level == 0:
            x0, y0, x1, y1 = sheet.space.from_pdfium(np.array([one.get_bounds()]))[0]
            x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
            over |= (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
    return over


def text_of_file(file: OpenFile) -> str:
    """Return what the TEXT/ file of a PDF must hold: pages parted by form feeds."""
    texts: list[str] = []
    for number in range(1, file.page_count + 1):
        sheet = file.sheet(number)
        texts.append(text_of_sheet(sheet))
        sheet.close()
    return "\f".join(texts)

"""One PDF of a finished volume, looked at without its source: pages, boxes of the log, text, structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from redactor.verify.boxes import is_flat
from redactor.verify.folding import squeeze
from redactor.verify.invisible import has_hidden_letters, letters_of
from redactor.verify.naming import carries
from redactor.verify.opening import OpenFile
from redactor.verify.reading import text_of_sheet
from redactor.verify.sheet import Sheet
from redactor.verify.space import Floats
from redactor.verify.volume_tables import NUMERIC

LogRow = dict[str, str]


def page_faults(sheet: Sheet, bates: str, rows: Sequence[LogRow]) -> Iterator[tuple[str, str]]:
    """Yield (check, what) for one page; `rows` are the log's rows of the page."""
    if not carries(text_of_sheet(sheet), bates):
        yield "bates", "its Bates number does not stand on the page"
    if has_hidden_letters(sheet, letters_of(sheet) & ~_over_pictures(sheet)):
        yield "hidden-text", "text that cannot be seen"
    if not rows:
        return
    boxes = np.array([[float(row[name]) for name in NUMERIC] for row in rows])
    if not np.isfinite(boxes).all() or (boxes[:, 2] <= boxes[:, 0]).any() or (boxes[:, 3] <= boxes[:, 1]).any():
        yield "log-boxes", "a box of the log is not a rectangle"
        return
    yield from _box_faults(sheet, boxes, [row["label"] for row in rows])


def _box_faults(sheet: Sheet, boxes: Floats, labels: list[str]) -> Iterator[tuple[str, str]]:
    scale_x, scale_y = _scale(sheet)
    for box in boxes:
        if not is_flat(sheet.textless, box * np.array([scale_x, scale_y, scale_x, scale_y])):
            yield "log-boxes", "a box is not of one colour"
            break
    inside = _inside_any(sheet, boxes)
    text = squeeze("".join(sheet.characters.text[i] for i in np.flatnonzero(inside)))
    for label in sorted({squeeze(one) for one in labels} - {""}, key=len, reverse=True):
        text = text.replace(label, "")
    for short in _short_forms(labels):
        text = text.replace(short, "")
    if text:
        yield "log-boxes", "text other than the label lies in a box"


def _short_forms(labels: list[str]) -> list[str]:
    """Return what a label becomes on a small box: its end, parted at the dash."""
    forms: set[str] = set()
    for label in labels:
        parts = [squeeze(part) for part in label.replace("—", "–").split("–")]
        forms |= {"".join(parts[i:]) for i in range(1, len(parts))}
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
            over |= (boxes[:, 0] >= x0) & (boxes[:, 2] <= x1) & (boxes[:, 1] >= y0) & (boxes[:, 3] <= y1)
    return over


def text_of_file(file: OpenFile) -> str:
    """Return what the TEXT/ file of a PDF must hold: pages parted by form feeds."""
    texts: list[str] = []
    for number in range(1, file.page_count + 1):
        sheet = file.sheet(number)
        texts.append(text_of_sheet(sheet))
        sheet.close()
    return "\f".join(texts)

"""Check: no drawing lies under a box. Whoever takes the box off would see a signature, outlined letters, a bar code."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from redactor.model import Leak
from redactor.verify.case import PageCase
from redactor.verify.images import bounds_of, outer_matrix
from redactor.verify.sheet import Sheet
from redactor.verify.space import Floats, as_rows

NAME = "drawing-lies-under-box"

RIM = 1.0
"""Points of a box's edge that do not count: rules of the form end there."""
LEVEL = 0.3
"""Points by which a straight stroke may rise or lean and still be a rule."""
LEAST_PIECES = 10
"""Rules and bars wholly inside one box from which they could be a bar code or letters made of blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Path:
    """A path on the page: rows of x, y; `curved` marks points of curves and ends of leaning strokes."""

    points: Floats
    curved: Floats
    pieces: int


def drawing_lies_under_box(page: PageCase) -> Iterator[Leak]:
    """Look for curves, leaning strokes and many small pieces inside a burn, whatever is painted over them."""
    if hides_drawing(page.output, as_rows([b.box for b in page.burns])):
        yield Leak(check=NAME, where=page.where)


def hides_drawing(sheet: Sheet, boxes: Floats) -> bool:
    """Return whether a drawing of the page lies inside one of the boxes, rows in box space.

    Straight rules say nothing; pictures and text have checks of their own.
    """
    burns = sheet.space.to_pdfium(boxes)
    inner = burns + np.array([RIM, RIM, -RIM, -RIM])
    inner = inner[(inner[:, 2] > inner[:, 0]) & (inner[:, 3] > inner[:, 1])]
    if not inner.size:
        return False
    pieces = np.zeros(len(inner), dtype=np.int64)
    for one in sheet.objects():
        if one.type != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        outer = outer_matrix(one)
        left, bottom, right, top = bounds_of(one, outer)
        near = (left < inner[:, 2]) & (right > inner[:, 0]) & (bottom < inner[:, 3]) & (top > inner[:, 1])
        if not near.any():
            continue
        path = _path(one, outer)
        if _inside(path.curved, inner[near]).any():
            return True
        pieces += near * path.pieces * _inside(path.points, inner).all(axis=0)
    return int(pieces.max()) >= LEAST_PIECES


def _inside(points: Floats, boxes: Floats) -> np.typing.NDArray[np.bool_]:
    """Return, for each point and box, whether it lies inside."""
    x, y = points[:, :1], points[:, 1:2]
    found: np.typing.NDArray[np.bool_] = (x > boxes[:, 0]) & (x < boxes[:, 2]) & (y > boxes[:, 1]) & (y < boxes[:, 3])
    return found


def _path(one: pdfium.PdfObject, outer: Floats) -> _Path:
    """Read the segments of a path; straight ones that do not lean are rules."""
    matrix = one.get_matrix()
    placed = np.array([[matrix.a, matrix.b, 0.0], [matrix.c, matrix.d, 0.0], [matrix.e, matrix.f, 1.0]]) @ outer
    count = pdfium_c.FPDFPath_CountSegments(one)
    x, y = ctypes.c_float(), ctypes.c_float()
    rows = np.zeros((max(count, 0), 3))
    kinds = np.zeros(max(count, 0), dtype=np.int64)
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(one, index)
        if not pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
            raise pdfium.PdfiumError("a path cannot be read")
        rows[index] = (x.value, y.value, 1.0)
        kinds[index] = pdfium_c.FPDFPathSegment_GetType(segment)
    points = (rows @ placed)[:, :2]
    before = np.roll(points, 1, axis=0)
    leans = (np.abs(points - before) > LEVEL).all(axis=1) & (kinds == pdfium_c.FPDF_SEGMENT_LINETO)
    curved = (kinds == pdfium_c.FPDF_SEGMENT_BEZIERTO) | leans
    # The stroke that leans has two ends; either may be the one inside.
    curved |= np.roll(leans, -1)
    return _Path(points=points, curved=points[curved], pieces=int((kinds == pdfium_c.FPDF_SEGMENT_MOVETO).sum()))

"""Check: the pixels of pictures themselves are blank under the boxes, not merely painted over."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from PIL import Image

from redactor.model import Leak
from redactor.verify.case import PageCase
from redactor.verify.sheet import Pixels, Sheet
from redactor.verify.space import Floats, as_rows

NAME = "picture-keeps-pixels"

DEVIATION = 40
"""Of 255: difference from the blank colour that counts; less is the noise of JPEG."""
SHARE = 0.002
"""Share of deviating pixels up to which a region is blank."""
_LEVEL = 1e-3
"""Points by which a picture may lean over its whole side and still count as level."""
_RIM = 2.0
"""Pixels of the picture along a box's edge that are not looked at, at most a tenth of the box."""


def picture_keeps_pixels(page: PageCase) -> Iterator[Leak]:
    """Take each picture out of the output page and look at its own pixels under every burn."""
    if keeps_pixels(page.output, as_rows([b.box for b in page.burns])):
        yield Leak(check=NAME, where=page.where)


def keeps_pixels(sheet: Sheet, boxes: Floats) -> bool:
    """Return whether a picture of the page is not blank under one of the boxes, rows in box space."""
    if not boxes.size:
        return False
    burns = sheet.space.to_pdfium(boxes)
    for one in sheet.objects():
        if one.type != pdfium_c.FPDF_PAGEOBJ_IMAGE or "JPXDecode" in one.get_filters():
            continue  # A JPEG 2000 is looked at by `stored`, as pdfium draws it.
        placed = placement(one)
        bounds = _corners((0.0, 0.0, 1.0, 1.0), placed)
        near = [row for row in burns if _meets(row, bounds)]
        if near and _keeps(own_pixels(one), placed, np.array(near)):
            return True
    return False


def placement(one: pdfium.PdfObject) -> NDArray[np.float64]:
    """Return the matrix from the unit square of the picture to the page's user space."""
    matrix = one.get_matrix()
    own = np.array([[matrix.a, matrix.b, 0.0], [matrix.c, matrix.d, 0.0], [matrix.e, matrix.f, 1.0]])
    placed: NDArray[np.float64] = own @ outer_matrix(one)
    return placed


def outer_matrix(one: pdfium.PdfObject) -> NDArray[np.float64]:
    """Return the matrix from the space an object is drawn in to the page's: those of the forms around it."""
    placed = np.eye(3)
    container = one.container
    while container is not None:
        outer = container.get_matrix()
        placed = placed @ np.array([[outer.a, outer.b, 0.0], [outer.c, outer.d, 0.0], [outer.e, outer.f, 1.0]])
        container = container.container
    return placed


def bounds_of(one: pdfium.PdfObject, outer: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of an object in the page's user space."""
    return _corners(one.get_bounds(), outer)


def _corners(
    sides: tuple[float, float, float, float], placed: NDArray[np.float64]
) -> tuple[float, float, float, float]:
    corners = np.array([[x, y, 1.0] for x in sides[::2] for y in sides[1::2]]) @ placed
    left, bottom = corners[:, :2].min(axis=0)
    right, top = corners[:, :2].max(axis=0)
    return float(left), float(bottom), float(right), float(top)


def _meets(box: Floats, bounds: tuple[float, ...]) -> bool:
    return bool(box[0] < bounds[2] and bounds[0] < box[2] and box[1] < bounds[3] and bounds[1] < box[3])


def own_pixels(one: pdfium.PdfImage) -> Pixels:
    """Return the picture's own pixels, without the mask and the matrix that the page puts on them."""
    if "JPXDecode" in one.get_filters():
        return _jpx_pixels(one)
    raw = pdfium_c.FPDFImageObj_GetBitmap(one)
    if not raw:
        raise pdfium.PdfiumError("the pixels of a picture cannot be read")
    # The wrapper lets the bitmap go itself, with the last view of its pixels.
    pixels: Pixels = pdfium.PdfBitmap.from_raw(raw).to_numpy().copy()
    colours: Pixels = pixels[:, :, :3] if pixels.ndim == 3 else pixels[:, :, None]
    return colours


def _jpx_pixels(one: pdfium.PdfImage) -> Pixels:
    """Decode a JPEG 2000 picture; pdfium ends the process when it is asked for such a picture's own bitmap."""
    try:
        with Image.open(io.BytesIO(bytes(one.get_data(decode_simple=True)))) as opened:
            colours: Pixels = np.asarray(opened.convert("L" if opened.mode in ("L", "1") else "RGB"))
    except (OSError, ValueError, SyntaxError):
        raise pdfium.PdfiumError("the pixels of a picture cannot be read") from None
    return colours[:, :, None] if colours.ndim == 2 else colours


def _keeps(pixels: Pixels, placed: NDArray[np.float64], burns: NDArray[np.float64]) -> bool:
    """Return whether any burn, carried into the picture's own rows and columns, is not blank there."""
    for row in burns:
        inside = under(row, placed, pixels).astype(np.int16)
        if inside.size and not _is_blank(inside):
            return True
    return False


def under(burn: Floats, placed: NDArray[np.float64], pixels: NDArray[Any]) -> NDArray[Any]:
    """Return the pixels of a picture under a burn (left, bottom, right, top in user space), as rows of components."""
    rows, columns = pixels.shape[:2]
    back = np.linalg.inv(placed)
    left, bottom, right, top = burn
    corners = np.array([[x, y, 1.0] for x in (left, right) for y in (bottom, top)]) @ back
    across = corners[:, 0] * columns
    down = (1.0 - corners[:, 1]) * rows
    window = _centres(down.min(), down.max(), rows), _centres(across.min(), across.max(), columns)
    found: NDArray[Any] = pixels[window].reshape(-1, pixels.shape[2])
    turn = placed[:2, :2]
    if not found.size or min(np.abs(np.diag(turn)).max(), np.abs(np.diag(turn[::-1])).max()) <= _LEVEL:
        return found
    # Drawn aslant: the window's corners lie beside the burn.
    y, x = np.mgrid[window]
    at = np.stack([(x.ravel() + 0.5) / columns, 1.0 - (y.ravel() + 0.5) / rows, np.ones(x.size)], axis=1) @ placed
    rim = _RIM * max(np.hypot(*turn[0]) / columns, np.hypot(*turn[1]) / rows)
    inside = (at[:, 0] > left + rim) & (at[:, 0] < right - rim) & (at[:, 1] > bottom + rim) & (at[:, 1] < top - rim)
    beside: NDArray[Any] = found[inside]
    return beside


def _centres(first: float, last: float, count: int) -> slice:
    """Return the rows or columns of a picture whose middle lies between two places, without the rim.

    By their middle, so that a picture of a few large pixels is looked at too.
    """
    rim = min(_RIM, 0.1 * (last - first))
    start, end = math.ceil(first + rim - 0.5), math.floor(last - rim - 0.5) + 1
    return slice(max(start, 0), min(max(end, 0), count))


def _is_blank(inside: NDArray[np.int16]) -> bool:
    away = np.abs(inside - np.median(inside, axis=0)).max(axis=1) > DEVIATION
    return float(away.mean()) <= SHARE

"""Check: the pixels of pictures themselves are blank under the boxes, not merely painted over."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from redactor.model import Leak
from redactor.verify.case import PageCase
from redactor.verify.sheet import Pixels
from redactor.verify.space import pixel_window

NAME = "picture-keeps-pixels"

DEVIATION = 40
"""Of 255: difference from the blank colour that counts; less is the noise of JPEG."""
SHARE = 0.002
"""Share of deviating pixels up to which a region is blank."""
_RIM = 2.0


def picture_keeps_pixels(page: PageCase) -> Iterator[Leak]:
    """Take each picture out of the output page and look at its own pixels under every burn."""
    if not page.burns:
        return
    burns = [page.output.space.to_pdfium(b.box) for b in page.burns]
    for one in page.output.objects():
        if one.type != pdfium_c.FPDF_PAGEOBJ_IMAGE:
            continue
        placed = _placement(one)
        near = [b for b in burns if _meets(b, _bounds(placed))]
        if near and _keeps(_pixels(one), placed, np.array(near)):
            yield Leak(check=NAME, where=page.where)
            return


def _placement(one: pdfium.PdfObject) -> NDArray[np.float64]:
    """Return the matrix from the unit square of the picture to the page's user space."""
    matrix = one.get_matrix()
    placed = np.array([[matrix.a, matrix.b, 0.0], [matrix.c, matrix.d, 0.0], [matrix.e, matrix.f, 1.0]])
    # A picture inside a form is placed by the form's matrix too.
    container = one.container
    while container is not None:
        outer = container.get_matrix()
        placed = placed @ np.array([[outer.a, outer.b, 0.0], [outer.c, outer.d, 0.0], [outer.e, outer.f, 1.0]])
        container = container.container
    return placed


def _bounds(placed: NDArray[np.float64]) -> tuple[float, float, float, float]:
    corners = np.array([[x, y, 1.0] for x in (0.0, 1.0) for y in (0.0, 1.0)]) @ placed
    left, bottom = corners[:, :2].min(axis=0)
    right, top = corners[:, :2].max(axis=0)
    return float(left), float(bottom), float(right), float(top)


def _meets(box: tuple[float, ...], bounds: tuple[float, ...]) -> bool:
    return box[0] < bounds[2] and bounds[0] < box[2] and box[1] < bounds[3] and bounds[1] < box[3]


def _pixels(one: pdfium.PdfImage) -> Pixels:
    """Return the picture's own pixels, without the mask and the matrix that the page puts on them."""
    raw = pdfium_c.FPDFImageObj_GetBitmap(one)
    if not raw:
        raise pdfium.PdfiumError("the pixels of a picture cannot be read")
    try:
        pixels: Pixels = pdfium.PdfBitmap.from_raw(raw).to_numpy().copy()
    finally:
        pdfium_c.FPDFBitmap_Destroy(raw)
    colours: Pixels = pixels[:, :, :3] if pixels.ndim == 3 else pixels[:, :, None]
    return colours


def _keeps(pixels: Pixels, placed: NDArray[np.float64], burns: NDArray[np.float64]) -> bool:
    """Return whether any burn, carried into the picture's own rows and columns, is not blank there."""
    rows, columns = pixels.shape[:2]
    back = np.linalg.inv(placed)
    for left, bottom, right, top in burns:
        corners = np.array([[x, y, 1.0] for x in (left, right) for y in (bottom, top)]) @ back
        across = corners[:, 0] * columns
        down = (1.0 - corners[:, 1]) * rows
        row = np.array([across.min(), down.min(), across.max(), down.max()])
        inside = pixels[pixel_window(row, (rows, columns), _RIM)].reshape(-1, pixels.shape[2]).astype(np.int16)
        if inside.size and not _is_blank(inside):
            return True
    return False


def _is_blank(inside: NDArray[np.int16]) -> bool:
    away = np.abs(inside - np.median(inside, axis=0)).max(axis=1) > DEVIATION
    return float(away.mean()) <= SHARE

"""The files of single pages: each shows its page of the document, and holds nothing that is not seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from redactor.verify.opening import opened
from redactor.verify.reading import text_of_sheet
from redactor.verify.sheet import Pixels, Sheet
from redactor.verify.structure import structure_of

CHECK = "page-file"
BLOCK = 16
"""Pixels at 150 dpi: about a letter."""
MOST_CHANGE = 50.0
"""Of 255, of a block's mean. Two engines, one without smoothing, differ by up to 29 over the sample production."""
MOST_CHANGE_PDF = 2.0
_TIFF_TAGS = frozenset((256, 257, 258, 259, 262, 273, 274, 277, 278, 279, 282, 283, 284, 292, 293, 296))
"""Size, compression, strips, resolution; no tag for text, dates or programs."""
_JPEG_INFO = frozenset(("jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"))
GROUP4 = 4


def page_file_faults(path: Path, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield (check, what) for one page's own file, compared with the page of the document."""
    if path.suffix == ".pdf":
        yield from _pdf_faults(path, sheet)
        return
    with Image.open(path) as picture:
        if _holds_more(path, picture):
            yield CHECK, "it holds more than the picture"
        grey = picture.convert("L")
    if _differs(grey, sheet.picture, MOST_CHANGE):
        yield CHECK, "it does not show the page"


def _pdf_faults(path: Path, sheet: Sheet) -> Iterator[tuple[str, str]]:
    with opened(path) as file:
        if file.page_count != 1 or set(structure_of(file)):
            yield CHECK, "it holds more than one page of drawn content"
            return
        own = file.sheet(1)
        if text_of_sheet(own) != text_of_sheet(sheet):
            yield CHECK, "its text is not that of the page"
        if _differs(Image.fromarray(own.picture), sheet.picture, MOST_CHANGE_PDF):
            yield CHECK, "it does not show the page"
        own.close()


def _holds_more(path: Path, picture: Image.Image) -> bool:
    if path.suffix == ".tif":
        tags = picture.tag_v2  # type: ignore[attr-defined]  # of the TIFF plugin
        return getattr(picture, "n_frames", 1) != 1 or not set(tags) <= _TIFF_TAGS or tags.get(259) != GROUP4
    ends = path.read_bytes().find(b"\xff\xd9", path.stat().st_size - 2) >= 0
    return picture.format != "JPEG" or not set(picture.info) <= _JPEG_INFO or not ends


def _differs(picture: Image.Image, wanted: Pixels, most: float) -> bool:
    height, width = wanted.shape
    if abs(picture.width / picture.height - width / height) > 0.02 * width / height:
        return True
    shown = np.asarray(picture.resize((width, height), Image.Resampling.BOX), dtype=np.float64)
    return bool(np.abs(_block_means(_padded(shown - wanted))).max() > most)


def _padded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    height, width = values.shape
    return np.pad(values, ((0, -height % BLOCK), (0, -width % BLOCK)))


def _block_means(values: NDArray[np.float64]) -> NDArray[np.float64]:
    height, width = values.shape
    means: NDArray[np.float64] = values.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK).mean((1, 3))
    return means

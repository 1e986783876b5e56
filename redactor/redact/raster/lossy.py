"""Code a lossy picture anew: for the kinds whose blocks cannot be exchanged one by one.

JPEG that is not sequential, and JPEG 2000. What stays may differ from the source by noise of at most `LEAST_PSNR`
decibels; a lossless JPEG 2000 stays lossless.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, JpegImagePlugin

from redactor.errors import BurnFailed
from redactor.redact.raster.jpeg import without_metadata
from redactor.redact.raster.jpx import Header, NotJpx, codestream_of, header_of, rewrapped
from redactor.redact.raster.region import Mask
from redactor.redact.raster.white import blank_of

Levels = NDArray[np.integer]
White = tuple[int, ...] | None

LEAST_PSNR = 45.0
"""Decibels between what stays before and after."""
SAFE = 0.3
"""Decibels asked beyond that: the coder aims at the whole picture, not at what stays of it."""
MOST_LEFT = 32
"""Of 255: how far a level under the mask may be from the paper's; that is noise of what stands beside it."""
FEW = 0.001
"""Share of the pixels under the mask that may be further away."""
_RATES = (45.3, 46.0, 47.0, 48.5, 50.0, 53.0, 56.0, 60.0)
"""Decibels at which JPEG 2000 is tried, cheapest first."""
_QUALITIES = (90, 95, 98, 100)
_ADOBE_INK = "adobe"


def opened(untrusted: bytes) -> Image.Image:
    """Return a picture, loaded; raises BurnFailed where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(io.BytesIO(untrusted), formats=("JPEG", "JPEG2000"))
            image.load()
            return image
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        raise BurnFailed("A picture on the page cannot be read. Redact the page by hand.") from None


def levels_of(image: Image.Image) -> Levels:
    """Return the levels as rows, columns, components."""
    levels = np.asarray(image)
    return levels[:, :, None] if levels.ndim == 2 else levels


def likeness(before: Levels, after: Levels, stays: Mask) -> float:
    """Return the peak signal-to-noise ratio, in decibels, of what stays; infinite where it is equal."""
    peak = 65535.0 if before.dtype.itemsize > 1 else 255.0
    difference = before[stays].astype(np.float64) - after[stays]
    noise = float((difference**2).mean()) if difference.size else 0.0
    return float(10 * np.log10(peak**2 / noise)) if noise else float("inf")


def is_even(after: Levels, gone: Mask) -> bool:
    """Return whether what is under the mask is of one level, noise aside."""
    inside = after[gone].astype(np.int32)
    most = MOST_LEFT * (257 if after.dtype.itemsize > 1 else 1)
    off = np.abs(inside - np.median(inside, axis=0)).max(axis=1) if inside.size else inside
    return bool((off > most).sum() <= FEW * len(off))


def stays_alike(untrusted: bytes, content: bytes, gone: Mask) -> bool:
    """Return whether a JPEG edited block by block reads as it should, as another decoder sees it."""
    return _is_good(levels_of(opened(untrusted)), levels_of(opened(content)), gone)


def recoded_jpeg(untrusted: bytes, gone: Mask) -> bytes:
    """Return a JPEG with the same steps and sampling, or finer ones, without what is under the mask."""
    image = opened(untrusted)
    before = levels_of(image)
    if before.shape[:2] != gone.shape or image.mode not in ("L", "RGB", "CMYK"):
        raise BurnFailed("A JPEG picture is of a kind that is not known. Redact the page by hand.")
    # The commonest colour, not white: this coder cannot even out the noise of a sharp edge.
    blank = _blanked(before, gone, None)
    if image.mode == "CMYK" and _ADOBE_INK not in image.info:
        blank = 255 - blank  # Pillow writes ink turned over, as Adobe does, whether or not it was read so.
    fresh = Image.fromarray(blank[:, :, 0] if image.mode == "L" else blank, image.mode)
    for options in _jpeg_options(image):
        content = without_metadata(_saved(fresh, "JPEG", **options))
        if _is_good(before, _read_alike(content, image), gone):
            return content
    raise BurnFailed("A JPEG picture cannot be written again as good as it was. Redact the page by hand.")


def _read_alike(content: bytes, source: Image.Image) -> Levels:
    levels = levels_of(opened(content))
    return 255 - levels if source.mode == "CMYK" and _ADOBE_INK not in source.info else levels


def _jpeg_options(image: Image.Image) -> Iterator[dict[str, Any]]:
    shared = {"progressive": "progressive" in image.info, "optimize": True}
    sampling = JpegImagePlugin.get_sampling(image)
    tables = getattr(image, "quantization", None)
    if tables and all(max(table) <= 255 for table in tables.values()):
        yield {**shared, "qtables": tables, "subsampling": sampling}
    for quality in _QUALITIES:
        yield {**shared, "quality": quality, "subsampling": sampling if quality < 95 else 0}


def _blanked(before: Levels, gone: Mask, white: White) -> Levels:
    blank = before.copy()
    blank[gone] = blank_of(before, gone, white)
    return blank


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def _is_good(before: Levels, after: Levels, gone: Mask) -> bool:
    return after.shape == before.shape and likeness(before, after, ~gone) >= LEAST_PSNR and is_even(after, gone)


def recoded_jpx(untrusted: bytes, masker: Callable[[int, int], Mask], white: White) -> tuple[bytes, str, int]:
    """Return a JPEG 2000 without what is under the mask, the colour space it is in, and its bits.

    Raises:
        BurnFailed: it cannot be read, or is of a kind that Pillow does not write.
    """
    try:
        header = header_of(codestream_of(untrusted))
        gone = masker(header.width, header.height)
        space = {1: "/DeviceGray", 2: "/DeviceGray", 4: "/DeviceCMYK"}.get(header.components, "/DeviceRGB")
        if not gone.any():
            return rewrapped(untrusted), space, header.bits
        return _jpx_anew(untrusted, header, gone, white)
    except NotJpx:
        raise BurnFailed("A JPEG 2000 picture cannot be read. Redact the page by hand.") from None


def _jpx_anew(untrusted: bytes, header: Header, gone: Mask, white: White) -> tuple[bytes, str, int]:
    image = opened(untrusted)
    before = levels_of(image)
    spaces = {"L": "/DeviceGray", "I;16": "/DeviceGray", "LA": "/DeviceGray", "RGB": "/DeviceRGB", "RGBA": "/DeviceRGB",
              "CMYK": "/DeviceCMYK"}  # fmt: skip
    if before.shape[:2] != gone.shape or image.mode not in spaces:
        raise BurnFailed("A JPEG 2000 picture is of a kind that is not known. Redact the page by hand.")
    blank = _blanked(before, gone, white if image.mode in ("L", "RGB") else None)
    fresh = Image.frombytes(image.mode, image.size, blank.tobytes())
    for options in _jpx_options(header):
        content = rewrapped(_saved(fresh, "JPEG2000", **options))
        if _is_good(before, levels_of(opened(content)), gone):
            return content, spaces[image.mode], header.bits if image.mode == "I;16" else 8
    raise BurnFailed("A JPEG 2000 picture cannot be written again as good as it was. Redact the page by hand.")


def _jpx_options(header: Header) -> Iterator[dict[str, Any]]:
    if not header.is_lossless:
        for rate in _RATES:
            yield {"irreversible": True, "quality_mode": "dB", "quality_layers": [rate + SAFE]}
    yield {"irreversible": False}

"""Turn a JPEG of another kind into a sequential one with the same coefficients, whose blocks can be exchanged.

The planes are decoded as they are stored, chroma at its own resolution: decoding at half the size leaves it alone.
Transformed and divided by the same steps, they give the coefficients that they came from, rounding aside.
"""

from __future__ import annotations

import io
import warnings
from typing import Any

import numpy as np
from PIL import Image, JpegImagePlugin

from redactor.redact.raster.jpeg_tables import NotPlain

_WHOLE, _HALF_BOTH = 0, 2
"""Pillow's numbers for chroma as fine as the picture, and half as fine both ways."""


def as_sequential(untrusted: bytes) -> bytes:
    """Return the picture as a sequential JPEG; raises NotPlain where its planes cannot be had as they are stored."""
    image = _opened(untrusted)
    sampling = JpegImagePlugin.get_sampling(image)
    tables = image.quantization
    if image.mode == "L":
        return _saved(image, qtables=tables)
    if image.mode != "RGB" or sampling not in (_WHOLE, _HALF_BOTH) or image.info.get("adobe_transform", 1) != 1:
        raise NotPlain
    planes = _planes(untrusted, 1)
    if sampling == _HALF_BOTH:
        half = _planes(untrusted, 2)[:, :, 1:]
        fine = half.repeat(2, axis=0).repeat(2, axis=1)[: planes.shape[0], : planes.shape[1]]
        if fine.shape[:2] != planes.shape[:2]:
            raise NotPlain
        planes = np.concatenate([planes[:, :, :1], fine], axis=2)
    raw = np.ascontiguousarray(planes).tobytes()
    return _saved(Image.frombytes("YCbCr", image.size, raw), qtables=tables, subsampling=sampling)


def _opened(untrusted: bytes) -> JpegImagePlugin.JpegImageFile:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return JpegImagePlugin.JpegImageFile(io.BytesIO(untrusted))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        raise NotPlain from None


def _planes(untrusted: bytes, shrink: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return luma and chroma, rows by columns by three, decoded at a whole part of the size."""
    image = _opened(untrusted)
    image.draft("YCbCr", (-(-image.width // shrink), -(-image.height // shrink)))
    try:
        image.load()
    except (OSError, ValueError, SyntaxError):
        raise NotPlain from None
    if image.mode != "YCbCr":
        raise NotPlain
    return np.asarray(image)


def _saved(image: Image.Image, **options: Any) -> bytes:
    kept = io.BytesIO()
    image.save(kept, "JPEG", optimize=True, **options)
    return kept.getvalue()

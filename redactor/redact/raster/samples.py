"""The samples of a picture as they are stored: unpacked to numbers, blanked, packed again.

Numbers are what the file holds, before /Decode and colour: so palettes, profiles, inks and sixteen bits need no
conversion, and everything outside a mask stays exactly equal.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import pikepdf
import pymupdf
from numpy.typing import NDArray

from redactor.errors import BurnFailed

Samples = NDArray[np.uint16]

MOST_SAMPLES = 400_000_000
_COMPONENTS = {
    "/DeviceGray": 1, "/CalGray": 1, "/G": 1, "/Indexed": 1, "/I": 1, "/Separation": 1,
    "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/RGB": 3, "/DeviceCMYK": 4, "/CMYK": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a picture's samples are stored."""

    width: int
    height: int
    components: int
    bits: int

    @property
    def stride(self) -> int:
        """Return the bytes of one row."""
        return (self.width * self.components * self.bits + 7) // 8


def shape_of(image: pikepdf.Object) -> Shape:
    """Return how the samples are stored; raises BurnFailed where the dictionary does not say."""
    try:
        width, height = int(image.Width), int(image.Height)
        is_mask = bool(image.get("/ImageMask", False))
        bits = 1 if is_mask else int(image.get("/BitsPerComponent", 8))
        components = 1 if is_mask else components_of(image.ColorSpace)
    except (AttributeError, TypeError, ValueError, KeyError):
        raise BurnFailed("A picture does not say how it is stored. Redact the page by hand.") from None
    if width < 1 or height < 1 or bits not in (1, 2, 4, 8, 16) or width * height * components > MOST_SAMPLES:
        raise BurnFailed("A picture has a size or depth that is not known. Redact the page by hand.")
    return Shape(width=width, height=height, components=components, bits=bits)


def components_of(space: pikepdf.Object) -> int:
    """Return the number of components of a colour space; raises KeyError where it is not known."""
    if isinstance(space, pikepdf.Name):
        return _COMPONENTS[str(space)]
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1].N)
    if kind == "/DeviceN":
        return len(space[1])
    return _COMPONENTS[kind]


def decoded(image: pikepdf.Object) -> bytes:
    """Return the stored samples with every filter undone (by MuPDF; not for JPEG 2000)."""
    kept = io.BytesIO()
    with pikepdf.new() as single:
        single.Root.Picture = single.copy_foreign(image) if image.is_indirect else image
        single.save(kept)
    with pymupdf.open(stream=kept.getvalue(), filetype="pdf") as opened:
        kind, value = opened.xref_get_key(opened.pdf_catalog(), "Picture")
        if kind != "xref":
            raise BurnFailed("A picture cannot be read. Redact the page by hand.")
        return bytes(opened.xref_stream(int(value.split()[0])) or b"")


def unpacked(raw: bytes, shape: Shape) -> Samples:
    """Return the samples as rows, columns, components; rows that are missing are filled with zeros."""
    size = shape.stride * shape.height
    rows = np.frombuffer(raw[:size].ljust(size, b"\0"), np.uint8).reshape(shape.height, shape.stride)
    count = shape.width * shape.components
    if shape.bits == 16:
        flat = rows.reshape(shape.height, -1, 2).astype(np.uint16)
        values: Samples = flat[:, :, 0] << np.uint16(8) | flat[:, :, 1]
    elif shape.bits == 8:
        values = rows.astype(np.uint16)
    else:
        bits = np.unpackbits(rows, axis=1)[:, : count * shape.bits].reshape(shape.height, count, shape.bits)
        values = (bits.astype(np.uint16) * (1 << np.arange(shape.bits - 1, -1, -1)).astype(np.uint16)).sum(
            axis=2, dtype=np.uint16
        )
    shaped: Samples = values[:, :count].reshape(shape.height, shape.width, shape.components)
    return shaped


def packed(samples: Samples, shape: Shape) -> bytes:
    """Return the samples as they are stored."""
    flat = samples.reshape(shape.height, -1)
    if shape.bits == 16:
        return flat.astype(">u2").tobytes()
    if shape.bits == 8:
        return flat.astype(np.uint8).tobytes()
    bits = (flat[:, :, None] >> np.arange(shape.bits - 1, -1, -1)) & 1
    return np.packbits(bits.reshape(shape.height, -1).astype(np.uint8), axis=1).tobytes()

"""Colour spaces as the source has them: the drawing device writes a profile of MuPDF's own for each device space.

Such a profile adds up to 150 KB to a file, and other readers show its colours otherwise than the source's.
"""

from __future__ import annotations

import hashlib
from functools import cache

import pikepdf
from pymupdf import mupdf


@cache
def _own_profiles() -> dict[bytes, str]:
    """Return the digests of MuPDF's own profiles, each with the device space that it stands for."""
    spaces = {
        "/DeviceGray": mupdf.fz_device_gray(),
        "/DeviceRGB": mupdf.fz_device_rgb(),
        "/DeviceCMYK": mupdf.fz_device_cmyk(),
    }
    return {_digest(_profile(space)): name for name, space in spaces.items()}


def _profile(space: mupdf.FzColorspace) -> bytes:
    """Return the profile that the device writes for a colour space."""
    document = mupdf.PdfDocument()
    pixels = mupdf.FzPixmap(space, 1, 1, mupdf.FzSeparations(), 0)
    pixels.fz_clear_pixmap()
    image = mupdf.pdf_add_image(document, mupdf.fz_new_image_from_pixmap(pixels, mupdf.FzImage()))
    entry = mupdf.pdf_dict_gets(mupdf.pdf_resolve_indirect(image), "ColorSpace")
    if not mupdf.pdf_is_array(entry):
        return b""
    return bytes(mupdf.fz_buffer_extract_copy(mupdf.pdf_load_stream(mupdf.pdf_array_get(entry, 1))))


def _digest(profile: bytes) -> bytes:
    return hashlib.sha256(profile).digest()


def as_in_source(space: pikepdf.Object) -> pikepdf.Object:
    """Return a colour space with MuPDF's own profiles replaced by the device spaces they stand for."""
    if not isinstance(space, pikepdf.Array) or not len(space):
        return space
    if space[0] == "/ICCBased":
        name = _own_profiles().get(_digest(bytes(space[1].read_bytes())))
        return pikepdf.Name(name) if name else space
    if space[0] == "/Indexed":
        return pikepdf.Array([space[0], as_in_source(space[1]), *list(space)[2:]])
    return space

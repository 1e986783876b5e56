"""Write a picture of one kind again without what goes: one function a kind of coding.

Kept in kind: JPEG stays JPEG, JPEG 2000 stays JPEG 2000, fax stays fax (always Group 4), JBIG2 stays JBIG2, all else is
Flate. What is written is the picture and nothing else: no metadata, no second version, nothing behind its end.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pikepdf
from numpy.typing import NDArray
from PIL import Image, TiffImagePlugin

from redactor.errors import BurnFailed
from redactor.redact.raster.jbig2 import jbig2
from redactor.redact.raster.jpeg import blanked, without_metadata
from redactor.redact.raster.jpeg_file import frame_size
from redactor.redact.raster.jpeg_tables import NotPlain
from redactor.redact.raster.lossy import recoded_jpeg, recoded_jpx, stays_alike
from redactor.redact.raster.png import predicted
from redactor.redact.raster.region import Mask
from redactor.redact.raster.samples import Samples, Shape, decoded, packed, shape_of, unpacked
from redactor.redact.raster.sequential import as_sequential
from redactor.redact.raster.white import blank_of, white_of

Masker = Callable[[int, int], Mask]
"""Returns the samples that go from a picture so wide and high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A picture's bytes, and what its dictionary has to say about them."""

    content: bytes = field(repr=False)
    entries: dict[str, Any]


def none_goes(width: int, height: int) -> Mask:
    """Return a mask of nothing."""
    return np.zeros((height, width), dtype=bool)


def coded_anew(image: pikepdf.Object, masker: Masker, *, is_stencil: bool) -> Coded:
    """Return the picture without what the mask takes; `is_stencil`: its samples say where something is seen.

    Raises:
        BurnFailed: the picture cannot be read.
    """
    last = str(_filters(image)[-1]) if _filters(image) else ""
    if last in ("/DCTDecode", "/DCT"):
        return _as_jpeg(image, masker)
    if last == "/JPXDecode":
        return _as_jpx(image, masker)
    shape = shape_of(image)
    if last in ("/CCITTFaxDecode", "/CCF", "/JBIG2Decode"):
        shape = Shape(width=shape.width, height=shape.height, components=1, bits=1)
    samples = unpacked(decoded(image), shape)
    gone = masker(shape.width, shape.height)
    if gone.any():
        samples[gone] = _unseen(image, shape) if is_stencil else blank_of(samples, gone, white_of(image, shape))
    if last == "/JBIG2Decode":
        return Coded(content=jbig2(samples[:, :, 0] == 0), entries={"/Filter": pikepdf.Name.JBIG2Decode})
    if last in ("/CCITTFaxDecode", "/CCF"):
        return _as_fax(samples[:, :, 0] != 0)
    return _as_flate(image, samples, shape)


def _unseen(image: pikepdf.Object, shape: Shape) -> int:
    """Return the sample of a mask that lets nothing be seen: a stencil's 1, a soft mask's 0; /Decode may turn it."""
    is_turned = "/Decode" in image and float(image.Decode[0]) > float(image.Decode[1])
    is_hard = bool(image.get("/ImageMask", False))
    return 0 if is_hard == is_turned else (1 << shape.bits) - 1


def _filters(image: pikepdf.Object) -> list[pikepdf.Object]:
    found = image.get("/Filter", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _parameters(image: pikepdf.Object) -> list[pikepdf.Object]:
    found = image.get("/DecodeParms", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def inner_bytes(image: pikepdf.Object) -> bytes:
    """Return the bytes that the last filter is given: a JPEG's own, whatever is wrapped around it."""
    raw = bytes(image.read_raw_bytes())
    outer = _filters(image)[:-1]
    if not outer:
        return raw
    with pikepdf.new() as single:
        wrapped = single.make_stream(raw)
        wrapped.Filter = pikepdf.Array([pikepdf.Name(str(one)) for one in outer])
        parameters = [_plain(one) for one in _parameters(image)[: len(outer)]]
        if any(parameters):
            wrapped.DecodeParms = pikepdf.Array([pikepdf.Dictionary(one) for one in parameters])
        return bytes(wrapped.read_bytes())


def _plain(parameters: pikepdf.Object) -> dict[str, Any]:
    if not isinstance(parameters, pikepdf.Dictionary):
        return {}
    return {key: value for key, value in parameters.items() if isinstance(value, int)}


def _as_jpeg(image: pikepdf.Object, masker: Masker) -> Coded:
    untrusted = inner_bytes(image)
    try:
        gone = masker(*frame_size(untrusted))
        entries: dict[str, Any] = {"/Filter": pikepdf.Name.DCTDecode}
        transform = [one for one in _parameters(image)[-1:] if isinstance(one, pikepdf.Dictionary)]
        if transform and "/ColorTransform" in transform[0]:
            entries["/DecodeParms"] = pikepdf.Dictionary(ColorTransform=int(transform[0].ColorTransform))
        if not gone.any():
            return Coded(content=without_metadata(untrusted), entries=entries)
    except NotPlain:
        raise BurnFailed("A JPEG picture cannot be read. Redact the page by hand.") from None
    white = white_of(image, Shape(width=gone.shape[1], height=gone.shape[0], components=1, bits=8))
    for way in (bytes, as_sequential):
        try:
            content = blanked(way(untrusted), gone, white)
        except NotPlain:
            continue
        if stays_alike(untrusted, content, gone):
            return Coded(content=content, entries=entries)
    return Coded(content=recoded_jpeg(untrusted, gone), entries={"/Filter": pikepdf.Name.DCTDecode})


def _as_jpx(image: pikepdf.Object, masker: Masker) -> Coded:
    content, space, bits = recoded_jpx(
        inner_bytes(image), masker, white_of(image, Shape(width=1, height=1, components=1, bits=8))
    )
    entries: dict[str, Any] = {"/Filter": pikepdf.Name.JPXDecode, "/BitsPerComponent": bits}
    if "/ColorSpace" not in image and not image.get("/ImageMask", False):
        entries["/ColorSpace"] = pikepdf.Name(space)
    return Coded(content=content, entries=entries)


def _as_fax(white: NDArray[np.bool_]) -> Coded:
    kept = io.BytesIO()
    height, width = white.shape
    Image.fromarray(white).save(kept, "TIFF", compression="group4", tiffinfo={278: height})
    with TiffImagePlugin.TiffImageFile(io.BytesIO(kept.getvalue())) as tiff:
        (offset,), (count,), photometric = tiff.tag_v2[273], tiff.tag_v2[279], tiff.tag_v2[262]
    parameters = pikepdf.Dictionary(K=-1, Columns=width, Rows=height)
    if photometric == 1:
        parameters.BlackIs1 = True
    return Coded(
        content=kept.getvalue()[offset : offset + count],
        entries={"/Filter": pikepdf.Name.CCITTFaxDecode, "/DecodeParms": parameters},
    )


def _as_flate(image: pikepdf.Object, samples: Samples, shape: Shape) -> Coded:
    raw = packed(samples, shape)
    level = 9 if len(raw) < 4_000_000 else 6
    entries: dict[str, Any] = {"/Filter": pikepdf.Name.FlateDecode}
    content = zlib.compress(raw, level)
    if any(isinstance(one, pikepdf.Dictionary) and int(one.get("/Predictor", 1)) > 1 for one in _parameters(image)):
        other = zlib.compress(predicted(raw, shape), level)
        if len(other) < len(content):
            content = other
            entries["/DecodeParms"] = pikepdf.Dictionary(
                Predictor=15, Colors=shape.components, BitsPerComponent=shape.bits, Columns=shape.width
            )
    return Coded(content=content, entries=entries)

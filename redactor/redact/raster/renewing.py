"""Write pictures anew, each once for each way in which it is cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf

from redactor.errors import BurnFailed
from redactor.redact.raster.coding import Coded, coded_anew, none_goes
from redactor.redact.raster.region import Cut, Mask
from redactor.redact.raster.spaces import as_in_source

_KEPT = (
    "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Decode", "/Interpolate", "/ImageMask", "/Intent",
    "/SMaskInData", "/Matte",
)  # fmt: skip
"""What a picture's dictionary may say. All else is metadata, another version of it, or its producer's business."""


class Renewer:
    """Keeps the copies, so that a picture without a box is written once for all pages."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._copies: dict[tuple[object, ...], pikepdf.Object] = {}

    def renewed(self, image: pikepdf.Object, cut: Cut) -> pikepdf.Object:
        """Return the picture without what is cut, and its masks likewise.

        Raises:
            BurnFailed: it cannot be read.
        """
        is_cut = bool(cut.boxes) or cut.shown is not None
        key = (image.objgen, cut if is_cut else None)
        if key not in self._copies:
            self._copies[key] = self._copy(image, cut.mask if is_cut else none_goes)
        return self._copies[key]

    def _copy(self, image: pikepdf.Object, masker: Callable[[int, int], Mask]) -> pikepdf.Object:
        fresh = self._one(image, masker, is_stencil=bool(image.get("/ImageMask", False)))
        for key in ("/SMask", "/Mask"):
            mask = image.get(key)
            if isinstance(mask, pikepdf.Stream):
                if "/SMask" in mask or isinstance(mask.get("/Mask"), pikepdf.Stream):
                    raise BurnFailed("A picture's mask has a mask of its own. Redact the page by hand.")
                fresh[key] = self._one(mask, masker, is_stencil=True)
            elif isinstance(mask, pikepdf.Array):
                fresh[key] = mask
        return fresh

    def _one(self, image: pikepdf.Object, masker: Callable[[int, int], Mask], *, is_stencil: bool) -> pikepdf.Object:
        own = as_in_source(image.get("/ColorSpace"))
        coded: Coded = coded_anew(image, masker, is_stencil=is_stencil)
        fresh = self._pdf.make_stream(b"")
        entries: dict[str, Any] = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image}
        entries |= {key: image[key] for key in _KEPT if key in image}
        entries |= {} if own is None else {"/ColorSpace": own}
        parameters = coded.entries.pop("/DecodeParms", None)
        filter_ = coded.entries.pop("/Filter")
        for key, value in (entries | coded.entries).items():
            fresh[key] = value
        fresh.write(coded.content, filter=filter_, decode_parms=parameters)
        return fresh

"""Check: what a picture *stores* is blank under the boxes, whatever a reader makes of it.

A picture shows its samples through a palette, a /Decode, a colour key, a mask. Here the samples themselves are read,
and those of its masks: two numbers for one colour, or the outline of a word in a mask, tell as much as ink.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from redactor.model import Leak
from redactor.verify.case import PageCase
from redactor.verify.images import own_pixels, under
from redactor.verify.placed import Placed, placed_on
from redactor.verify.space import as_rows

NAME = "stored-pixels-remain"

Samples = NDArray[np.int64]

DEVIATION = 48
"""Of 255: difference from the blank level that counts in a picture coded with loss; less is the coder's noise."""
MOST = 400_000_000
"""Pixels of a picture."""
SHARE = 0.002
"""Share of deviating samples up to which a place of such a picture is blank."""
_CODED = {"/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF"}
_LOSSY = {"/DCTDecode", "/DCT", "/JPXDecode"}
_PLAIN = {1: pikepdf.Name.DeviceGray, 3: pikepdf.Name.DeviceRGB, 4: pikepdf.Name.DeviceCMYK}
_COUNTS = {
    "/DeviceGray": 1, "/CalGray": 1, "/Indexed": 1, "/Separation": 1,
    "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4,
}  # fmt: skip


def stored_pixels_remain(page: PageCase) -> Iterator[Leak]:
    """Read the samples of each picture and each of its masks under every burn."""
    burns = page.output.space.to_pdfium(as_rows([burn.box for burn in page.burns]))
    if not len(burns):
        return
    samples: dict[tuple[int, int], Samples] = {}
    for one in placed_on(page.case.output.objects.pages[page.number - 1]):
        for image in (one.image, one.image.get("/SMask"), one.image.get("/Mask")):
            if isinstance(image, pikepdf.Stream) and _remains(image, one, burns, samples):
                yield Leak(check=NAME, where=page.where)
                return


def _remains(
    image: pikepdf.Object, placed: Placed, burns: NDArray[np.float64], known: dict[tuple[int, int], Samples]
) -> bool:
    if placed.matrix is None:
        return True
    if image.objgen not in known:
        known[image.objgen] = stored_samples(image)
    found = known[image.objgen]
    is_lossy = bool(_filters(image) & _LOSSY)
    return any(_differs(under(row, placed.matrix, found), is_lossy=is_lossy) for row in burns)


def _differs(flat: Samples, *, is_lossy: bool) -> bool:
    if not flat.size:
        return False
    away = np.abs(flat - np.median(flat, axis=0)).max(axis=1)
    return bool((away > DEVIATION).mean() > SHARE) if is_lossy else bool(away.any())


def _filters(image: pikepdf.Object) -> set[str]:
    found = image.get("/Filter", pikepdf.Array())
    return {str(one) for one in (found if isinstance(found, pikepdf.Array) else [found])}


def stored_samples(image: pikepdf.Object) -> Samples:
    """Return the samples of a picture as rows, columns, components.

    Raises:
        ValueError: it does not say how they are stored.
    """
    if _filters(image) & _CODED:
        return _by_pdfium(image)
    bits = 1 if image.get("/ImageMask", False) else int(image.BitsPerComponent)
    count = 1 if image.get("/ImageMask", False) else _count(image.ColorSpace)
    width, height = int(image.Width), int(image.Height)
    rows = np.frombuffer(image.read_bytes(), np.uint8)
    stride = (width * count * bits + 7) // 8
    if rows.size < stride * height:
        raise ValueError("a picture has too few samples")
    every = np.unpackbits(rows[: stride * height].reshape(height, stride), axis=1)[:, : width * count * bits]
    weights = 1 << np.arange(bits - 1, -1, -1)
    samples: Samples = every.reshape(height, width, count, bits) @ weights
    return samples


def _count(space: pikepdf.Object) -> int:
    if isinstance(space, pikepdf.Name):
        return _COUNTS[str(space)]
    kind = str(space[0])
    return int(space[1].N) if kind == "/ICCBased" else len(space[1]) if kind == "/DeviceN" else _COUNTS[kind]


def _by_pdfium(image: pikepdf.Object) -> Samples:
    """Decode a picture by pdfium, alone on a page, without masks, palette and /Decode."""
    kept = io.BytesIO()
    with pikepdf.new() as single:
        width, height = int(image.Width), int(image.Height)
        if width * height > MOST:
            raise ValueError("a picture is too large to be looked at")
        page = single.add_blank_page(page_size=(width, height))
        alone = single.copy_foreign(image)
        for key in ("/SMask", "/Mask", "/Decode", "/ImageMask", "/SMaskInData", "/Matte"):
            if key in alone:
                del alone[key]
        space = image.get("/ColorSpace")
        count = 1 if space is None else _count(space)
        if space is not None or not _filters(image) & {"/JPXDecode"}:
            alone.ColorSpace = _PLAIN.get(count, space)
        alone.BitsPerComponent = 1 if image.get("/ImageMask", False) else image.get("/BitsPerComponent", 8)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=alone))
        page.obj.Contents = single.make_stream(f"q {width} 0 0 {height} 0 0 cm /P Do Q".encode())
        single.save(kept)
    return _drawn_alone(kept.getvalue(), is_jpx="/JPXDecode" in _filters(image))


def _drawn_alone(raw: bytes, *, is_jpx: bool) -> Samples:
    document = pdfium.PdfDocument(raw)
    try:
        page = document[0]
        if is_jpx:
            # pdfium ends the process when it is asked for such a picture's own bitmap; it draws it well.
            drawing = page.render(scale=1, may_draw_forms=False)
            samples: Samples = drawing.to_numpy()[:, :, :3].astype(np.int64)
            drawing.close()
        else:
            drawn = [one for one in page.get_objects() if one.type == pdfium_c.FPDF_PAGEOBJ_IMAGE]
            if len(drawn) != 1:
                raise ValueError("a picture cannot be drawn")
            samples = own_pixels(drawn[0]).astype(np.int64)
            # The page's objects must be let go before it is, and it before the document.
            del drawn
        page.close()
        return samples
    finally:
        document.close()

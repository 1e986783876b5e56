"""Pages as they come out of a scanner or a fax: askew, turned, with noise, in two levels, stamped, in several files."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pymupdf
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a document is copied. `kind` is what comes out: fax (TIFF, CCITT G4), pdf (JPEG inside), jpg, png."""

    kind: str
    dpi: int = 200
    skew: float = 0.0
    """Degrees clockwise."""
    turn: int = 0
    """Quarter turns clockwise: the page lay wrongly on the glass."""
    noise: float = 0.0
    stamp: str = ""

    @property
    def suffix(self) -> str:
        """Return the file name's ending."""
        return {"fax": ".tif"}.get(self.kind, f".{self.kind}")


def copied(content: bytes, way: Way, rng: random.Random) -> bytes:
    """Return a PDF as a copy of that kind; the same bytes for the same page and random state."""
    seed = rng.randrange(2**32)
    with pymupdf.open(stream=content, filetype="pdf") as pdf:
        pages = [_page(page, way, seed + number) for number, page in enumerate(pdf)]
    if way.kind == "fax":
        return _fax(pages, way.dpi)
    if way.kind == "pdf":
        return _pdf(pages, way.dpi)
    out = io.BytesIO()
    options = {"jpg": {"format": "JPEG", "quality": 60}, "png": {"format": "PNG", "optimize": True}}[way.kind]
    Image.fromarray(pages[0]).save(out, dpi=(way.dpi, way.dpi), **options)
    return out.getvalue()


def _page(page: pymupdf.Page, way: Way, seed: int) -> Grey:
    drawn = page.get_pixmap(dpi=way.dpi, colorspace=pymupdf.csGRAY)
    grey = np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.stride)[:, : drawn.width].copy()
    if way.stamp:
        at = (int(grey.shape[1] * 0.55), int(grey.shape[0] * 0.93))
        cv2.putText(grey, way.stamp, at, cv2.FONT_HERSHEY_DUPLEX, way.dpi / 200, 90, 2, cv2.LINE_AA)
    if way.skew:
        middle = (grey.shape[1] / 2, grey.shape[0] / 2)
        matrix = cv2.getRotationMatrix2D(middle, -way.skew, 1.0)
        grey = cv2.warpAffine(grey, matrix, grey.shape[::-1], flags=cv2.INTER_CUBIC, borderValue=255)
    if way.noise:
        generator = np.random.default_rng(seed)
        soft = cv2.GaussianBlur(grey, (0, 0), 0.6).astype(np.float64)
        grey = np.clip(soft + generator.normal(0.0, way.noise, grey.shape) - 4.0, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(grey, -way.turn))


def _fax(pages: Sequence[Grey], dpi: int) -> bytes:
    out = io.BytesIO()
    first, *rest = [Image.fromarray(page > 140) for page in pages]
    first.save(out, format="TIFF", compression="group4", dpi=(dpi, dpi), save_all=True, append_images=rest)
    return out.getvalue()


def _pdf(pages: Sequence[Grey], dpi: int) -> bytes:
    with pymupdf.open() as pdf:
        for page in pages:
            new = pdf.new_page(width=page.shape[1] * 72 / dpi, height=page.shape[0] * 72 / dpi)
            out = io.BytesIO()
            Image.fromarray(page).save(out, format="JPEG", quality=55)
            new.insert_image(new.rect, stream=out.getvalue())
        pdf.set_metadata({})
        return bytes(pdf.tobytes(garbage=3, deflate=True, no_new_id=True))

"""Make a scan of a digital document: a picture of each page, a little aslant, with the noise of a fax or a copier."""

from __future__ import annotations

import io
import random

import numpy as np
import pymupdf
from PIL import Image, ImageFilter

from benchmarks.heldout import pictures

KINDS = ("clean", "fax", "copier", "grey", "phone")


def pages(pdf: bytes, dpi: int, kind: str, rng: random.Random, extras: tuple[str, ...] = ()) -> list[Image.Image]:
    """Return the pages as pictures."""
    found = []
    with pymupdf.open(stream=pdf, filetype="pdf") as doc:
        for at, page in enumerate(doc):
            drawn = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
            image = Image.frombytes("L", (drawn.width, drawn.height), drawn.samples)
            if at == 0:
                _paste(image, extras, dpi)
            found.append(_worn(image, kind, rng))
    return found


def as_pdf(images: list[Image.Image], dpi: int) -> bytes:
    """Return the pictures as a PDF without text."""
    with pymupdf.open() as doc:
        for image in images:
            held = io.BytesIO()
            if image.mode == "1":
                image.save(held, "PNG")
            else:
                image.save(held, "JPEG", quality=70)
            page = doc.new_page(width=image.width * 72 / dpi, height=image.height * 72 / dpi)
            page.insert_image(page.rect, stream=held.getvalue())
        return bytes(doc.tobytes(no_new_id=True, deflate=True))


def as_file(images: list[Image.Image], dpi: int, ending: str) -> bytes:
    """Return the pictures as TIFF (all pages), JPEG or PNG (the first)."""
    held = io.BytesIO()
    if ending == "tif":
        images[0].save(
            held,
            "TIFF",
            save_all=True,
            append_images=images[1:],
            dpi=(dpi, dpi),
            compression="group4" if images[0].mode == "1" else "tiff_lzw",
        )
    else:
        images[0].convert("L").save(held, "JPEG" if ending == "jpg" else "PNG", dpi=(dpi, dpi))
    return held.getvalue()


def _paste(image: Image.Image, extras: tuple[str, ...], dpi: int) -> None:
    for at, kind in enumerate(extras):
        width = dpi if kind != "signature" else dpi * 2
        drawn = pictures.draw(kind, at)
        drawn = drawn.resize((width, width * drawn.height // drawn.width))
        image.paste(drawn, (int(dpi * (0.7 + 2.2 * at)), image.height - drawn.height - int(dpi * 0.5)))


def _worn(image: Image.Image, kind: str, rng: random.Random) -> Image.Image:
    angle = {"clean": 0.0, "fax": 0.3, "copier": 0.7, "grey": 0.4, "phone": 1.1}[kind] * rng.choice((-1, 1))
    turned = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grains = np.random.default_rng(rng.randrange(2**32))
    cells = np.asarray(turned, dtype=np.float64)
    if kind == "fax":
        cells = cells + grains.normal(0, 18, cells.shape)
        specks = grains.random(cells.shape) < 0.0004
        return (
            Image.fromarray(np.where(specks, 0, np.clip(cells, 0, 255)).astype(np.uint8))
            .point(lambda v: 255 if v > 150 else 0)
            .convert("1")
        )
    if kind == "copier":
        shade = np.linspace(0, 26, cells.shape[1])
        cells = 255 - (255 - cells) * 0.8 - shade + grains.normal(0, 7, cells.shape)
        return Image.fromarray(np.clip(cells, 0, 255).astype(np.uint8))
    blurred = turned.filter(ImageFilter.GaussianBlur(0.7 if kind == "phone" else 0.3))
    if kind == "clean":
        return blurred.convert("1", dither=Image.Dither.NONE) if rng.random() < 0.5 else blurred
    cells = np.asarray(blurred, dtype=np.float64) + grains.normal(0, 5, cells.shape)
    return Image.fromarray(np.clip(cells, 0, 255).astype(np.uint8))

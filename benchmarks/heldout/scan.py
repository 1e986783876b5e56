"""Make a scan of a digital document: a picture of each page, a little aslant, with the noise of a fax or a copier."""

from __future__ import annotations

import io
import math
import random
from dataclasses import dataclass, field

import numpy as np
import pymupdf
from PIL import Image, ImageFilter

from benchmarks.heldout import pictures

KINDS = ("clean", "fax", "copier", "grey", "phone")
_ANGLES = {"clean": 0.0, "fax": 0.3, "copier": 0.7, "grey": 0.4, "phone": 1.1}
_CAPTIONS = {"signature": "Signature of Alien", "office-signature": "Signature of Immigration Officer"}
_GAP = 0.12
"""Inches of blank paper around what is pasted."""


@dataclass
class Scanned:
    """The pages as pictures; how each was turned (degrees against the clock), and where the extras lie, in points."""

    images: list[Image.Image] = field(repr=False)
    angles: list[float]
    sizes: list[tuple[float, float]]
    marks: list[tuple[str, tuple[float, float, float, float]]]

    def box(self, page: int, box: tuple[float, float, float, float]) -> tuple[float, ...]:
        """Return a box of the page as drawn where it lies in its picture, in points."""
        width, height = self.sizes[page - 1]
        turn = math.radians(self.angles[page - 1])
        x0, y0, x1, y1 = box
        corners = [(x - width / 2, y - height / 2) for x in (x0, x1) for y in (y0, y1)]
        xs = [width / 2 + x * math.cos(turn) + y * math.sin(turn) for x, y in corners]
        ys = [height / 2 - x * math.sin(turn) + y * math.cos(turn) for x, y in corners]
        return tuple(round(v, 1) for v in (min(xs), min(ys), max(xs), max(ys)))


def pages(pdf: bytes, dpi: int, kind: str, rng: random.Random, extras: tuple[str, ...] = ()) -> Scanned:
    """Return the pages as pictures, the extras on the first where it has room for them."""
    made = Scanned([], [], [], [])
    with pymupdf.open(stream=pdf, filetype="pdf") as doc:
        for at, page in enumerate(doc):
            drawn = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
            image = Image.frombytes("L", (drawn.width, drawn.height), drawn.samples)
            if at == 0:
                made.marks = _paste(image, extras, dpi, rng)
            angle = _ANGLES[kind] * rng.choice((-1, 1))
            made.images.append(_worn(image, kind, angle, rng))
            made.angles.append(angle)
            made.sizes.append((image.width * 72 / dpi, image.height * 72 / dpi))
    return made


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


def _paste(
    image: Image.Image, extras: tuple[str, ...], dpi: int, rng: random.Random
) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Paste each mark, with its caption, on the lowest blank place; return its kind and box in points."""
    found = []
    for kind in extras:
        drawn = pictures.draw(kind, rng.randrange(1000))
        width = dpi if "signature" not in kind and kind != "scrawl" else dpi * 2
        drawn = drawn.resize((width, width * drawn.height // drawn.width))
        caption = _caption(_CAPTIONS[kind], dpi) if kind in _CAPTIONS else None
        height = drawn.height + (caption.height if caption else 0)
        place = _blank(image, max(width, caption.width if caption else 0), height, dpi)
        if place is None:
            continue
        x, y = place
        image.paste(drawn, (x, y))
        if caption:
            image.paste(caption, (x, y + drawn.height))
        box = (x * 72 / dpi, y * 72 / dpi, (x + drawn.width) * 72 / dpi, (y + drawn.height) * 72 / dpi)
        found.append((kind, box))
    return found


def _caption(text: str, dpi: int) -> Image.Image:
    """Return a line of print, drawn by the same engine as the page."""
    with pymupdf.open() as doc:
        page = doc.new_page(width=220, height=16)
        page.insert_text((2, 11), text, fontsize=9, fontname="helv")
        drawn = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
        return Image.frombytes("L", (drawn.width, drawn.height), drawn.samples)


def _blank(image: Image.Image, width: int, height: int, dpi: int) -> tuple[int, int] | None:
    gap, step = int(_GAP * dpi), max(dpi // 10, 1)
    cells = np.asarray(image)
    for y in range(image.height - height - dpi // 2, dpi // 2, -step):
        for x in range(int(0.7 * dpi), image.width - width - dpi // 2, step * 4):
            if cells[y - gap : y + height + gap, x - gap : x + width + gap].min() > 240:
                return x, y
    return None


def _worn(image: Image.Image, kind: str, angle: float, rng: random.Random) -> Image.Image:
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

"""Scans made by hand: one typed page as a picture of every kind that PDF knows, an invisible text layer over it."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 612.0, 792.0
DPI = int(os.environ.get("SCAN_DPI", "100"))
"""Of the pictures: tests take small ones, the table those of an office scanner."""
SCALE = DPI / 72
PAPER, INK = 238, 24
SIZE = 12.0
"""Points of the typed letters."""
LINES = (
    "DEPARTMENT OF HOMELAND SECURITY",
    "Certification of Compliance with 8 U.S.C. 1229(e)",
    "Respondent: Ofelia Quimistan was seen at the courthouse.",
    "File No: A217604938 and the charge is unlawful entry.",
    "The provisions of the statute have been complied with.",
    "Deportation Officer Daniel Whitcombe, New York Field Office",
)
SECRETS = ("Ofelia Quimistan", "A217604938")

Grey = NDArray[np.uint8]
Dictionary = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A word and where it stands, in points from the top left."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size=SIZE * SCALE)


@cache
def typed() -> tuple[Image.Image, tuple[tuple[Placed, ...], ...]]:
    """Return the page in grey, with noise as of a scanner, and its words line by line."""
    picture = Image.new("L", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), PAPER)
    draw = ImageDraw.Draw(picture)
    rows: list[tuple[Placed, ...]] = []
    for number in range(30):
        line = LINES[number % len(LINES)] if number < len(LINES) else f"{number}. {LINES[4]} {LINES[1]}"
        x, y = 72 * SCALE, (60 + 22 * number) * SCALE
        row: list[Placed] = []
        for word in line.split(" "):
            box = draw.textbbox((x, y), word, font=_font())
            draw.text((x, y), word, font=_font(), fill=INK)
            row.append(Placed(text=word, x0=x / SCALE, y0=box[1] / SCALE, x1=box[2] / SCALE, y1=box[3] / SCALE))
            x = box[2] + 0.3 * SIZE * SCALE
        rows.append(tuple(row))
    draw.rectangle(tuple(v * SCALE for v in (144, 748, 432, 753)), fill=90)
    noise = np.random.default_rng(7).normal(0, 3, (picture.height, picture.width))
    grey = np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8)
    return Image.fromarray(grey), tuple(rows)


def coloured() -> Image.Image:
    """Return the page in colour: a warm paper, blue ink."""
    grey = np.asarray(typed()[0]).astype(np.float64)
    share = (grey - INK) / (PAPER - INK)
    paper, ink = np.array([244, 236, 214]), np.array([20, 30, 120])
    return Image.fromarray(np.clip(share[..., None] * paper + (1 - share[..., None]) * ink, 0, 255).astype(np.uint8))


def bilevel() -> Image.Image:
    """Return the page in black and white."""
    return typed()[0].point(lambda level: 255 * (level > 128)).convert("1")


def jpeg(picture: Image.Image, **options: object) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", **({"quality": 80} | options))
    return kept.getvalue()


def jpx(picture: Image.Image, **options: object) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG2000", **options)
    return kept.getvalue()


def fax(picture: Image.Image, compression: str) -> bytes:
    """Return the strip that libtiff writes: 1 is black, as Pillow's bytes are inverted for it."""
    kept = io.BytesIO()
    picture.save(kept, "TIFF", compression=compression, tiffinfo={278: picture.height})
    with Image.open(io.BytesIO(kept.getvalue())) as tiff:
        (offset,), (count,) = tiff.tag_v2[273], tiff.tag_v2[279]
    return kept.getvalue()[offset : offset + count]

"""Pages drawn as a reader sees them, of a PDF or of a picture file, to compare a product with its source."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageSequence

from redactor.errors import NotClean
from redactor.verify.opening import LOOK_FAILURES, opened
from redactor.verify.reading import is_mostly_picture, sheets_of
from redactor.verify.sheet import DPI, Pixels

_USUAL = 8.5
"""Inches that the shorter side of a picture has where it does not say how fine it is."""


def pages_as_drawn(path: Path) -> tuple[Pixels, ...]:
    """Return each page of a PDF in grey at 150 dots an inch.

    Raises:
        NotClean: the file cannot be read.
    """
    try:
        with opened(path) as file:
            return tuple(sheet.drawn_finely(DPI) for sheet in sheets_of(file))
    except LOOK_FAILURES:
        raise NotClean("The file cannot be read. Give a PDF.") from None


def scans_as_drawn(path: Path) -> tuple[Pixels | None, ...]:
    """Return each page of a PDF, TIFF, JPEG or PNG that is a picture in grey at 150 dots an inch, None for others.

    Raises:
        NotClean: the file cannot be read.
    """
    try:
        if path.suffix.lower() == ".pdf":
            with opened(path) as file:
                return tuple(s.drawn_finely(DPI) if is_mostly_picture(s) else None for s in sheets_of(file))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's warnings quote tags of the file
            with Image.open(path) as frames:
                return tuple(_drawn(frame) for frame in ImageSequence.Iterator(frames))
    except LOOK_FAILURES:
        raise NotClean("The file cannot be read. Give a PDF, TIFF, JPEG or PNG.") from None


def _drawn(frame: Image.Image) -> Pixels:
    told = float(frame.info.get("dpi", (0.0,))[0])
    dots = told if told > 1.0 else min(frame.size) / _USUAL
    size = tuple(round(side * DPI / dots) for side in frame.size)
    grey = frame.convert("L").resize((size[0], size[1]), Image.Resampling.BOX)
    return np.asarray(grey, dtype=np.uint8)

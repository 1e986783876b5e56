"""Pictures of the places that a person must look at, for the producing party's eyes only."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pymupdf

from redactor.intake.opening import faults_as_unreadable, open_pdf, read_bytes
from redactor.model import Concern

DPI = 150
_AROUND = 18.0
"""Points around a place that are shown with it."""
MOST = 40
"""Pictures of one document; the list of places is complete without them."""


def write_crops(path: Path, concerns: Sequence[Concern], folder: Path, stem: str) -> tuple[Path, ...]:
    """Write a PNG of every place that a concern names, as `STEM-p001-1.png`; returns the files.

    Raises:
        Unreadable: a page cannot be drawn.
    """
    places = [(box.page, box) for concern in concerns for box in concern.boxes]
    written: list[Path] = []
    with closing(open_pdf(read_bytes(path))) as opened, faults_as_unreadable("A page cannot be drawn."):
        for number, (page_number, box) in enumerate(sorted(places, key=lambda one: one[0])[:MOST], start=1):
            page = opened[page_number - 1]
            page.set_rotation(0)
            shown = pymupdf.Rect(box.x0 - _AROUND, box.y0 - _AROUND, box.x1 + _AROUND, box.y1 + _AROUND)
            picture = page.get_pixmap(dpi=DPI, clip=shown & page.rect)
            target = folder / f"{stem}-p{page_number:03d}-{number}.png"
            target.write_bytes(picture.tobytes("png"))
            written.append(target)
    return tuple(written)

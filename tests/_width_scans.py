"""Names on scanned pages: what the width attack is tried on where words are pixels."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pymupdf

from redactor.intake.reading import read_document
from redactor.model import Box, Finding, Word, union
from redactor.redact import redact
from tests._redact_documents import decide
from tests._width_pages import BASE, FONTS, LEFT, SENTENCES, Case, known_page, ragged

DPI = 200


def labelled(path: Path, font: str, name: str) -> None:
    """Draw the name behind a label, with nothing after it, and another such line below."""
    canvas = known_page(path, font)
    canvas.drawString(LEFT, BASE, "Seen by the door:")
    canvas.drawString(LEFT + 110, BASE, name)
    canvas.drawString(LEFT, BASE - 16, "Seen by the stairs: nobody")
    canvas.save()


def scan_cases() -> tuple[Case, ...]:
    """Return the ways to set a name that are tried on scans, in all fonts."""
    drawn = (
        ("name last", ragged(SENTENCES[2])),
        ("name behind a label", labelled),
        ("name inside", ragged(SENTENCES[0])),
    )
    return tuple(
        Case(name=f"scan, {name}", font=font, draw=draw, longest=250.0) for font in FONTS for name, draw in drawn
    )


def scan_burnt(path: Path, name: str, region: Box | None = None) -> Path:
    """Make a scan of the page, read it from its pixels, redact the name; return the file."""
    with pymupdf.open(path) as drawn, pymupdf.open() as made:
        base = drawn[0].rect.height - BASE
        # The search does not tell capitals from small letters: other lines may hold a short name as a part.
        places = [one for one in drawn[0].search_for(name) if one.y0 < base < one.y1]
        picture = drawn[0].get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
        page = made.new_page(width=drawn[0].rect.width, height=drawn[0].rect.height)
        page.insert_image(page.rect, pixmap=picture)
        made.save(path)
    document = read_document(path, source="scan", document_id="scan")
    findings = [_finding(document.pages[0].words, place) for place in places]
    out = path.with_suffix(".out.pdf")
    redact(path, document, decide(*findings), bates=("B-1",), out=out)
    return out


def _finding(words: Sequence[Word], place: pymupdf.Rect) -> Finding:
    """Return what stands at a place, however it was read."""
    found = [word for word in words if place.contains(_middle(word.box))]
    assert found, "nothing was read where the name stands"
    return Finding(
        category="person-name", stance="redact", text=" ".join(word.text for word in found),
        start=found[0].start, end=found[-1].end,
        boxes=(union([word.box for word in found]),), score=1.0, found_by=("test",),
    )  # fmt: skip


def _middle(box: Box) -> pymupdf.Point:
    return pymupdf.Point((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)


def picture_of(path: Path) -> bytes:
    """Return a digest of how the page looks."""
    with pymupdf.open(path) as opened:
        return hashlib.sha256(opened[0].get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY).samples).digest()

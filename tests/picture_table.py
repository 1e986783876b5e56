"""Print what burning costs scans of every kind: size before and after, and how far what stays is equal.

    SCAN_DPI=100 python -m tests.picture_table

Each scan is a typed page with an invisible text layer, read by intake with that layer trusted, burnt, verified, and
drawn by pdfium at its own resolution before and after. *Outside* is all that is no painted box and no Bates number.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

if __name__ == "__main__":
    os.environ.setdefault("SCAN_DPI", "150")

from redactor.intake import read_document
from redactor.model import Document, DocumentDecisions, Redacted
from redactor.redact import redact
from redactor.verify import verify
from redactor.verify.images import own_pixels
from tests._pictures import DPI, SECRETS
from tests._redact_documents import decide, finding
from tests._scan_kinds import SCANS
from tests._scans import Scan, write

IMAGE = pdfium_c.FPDF_PAGEOBJ_IMAGE
EDGE = 1.0
"""Points around a box that are not compared: two engines round its edge."""


@dataclass(frozen=True, kw_only=True)
class Burnt:
    """A scan before and after."""

    scan: Scan
    source: Path
    document: Document
    decisions: DocumentDecisions
    redacted: Redacted

    @property
    def before(self) -> int:
        return self.source.stat().st_size

    @property
    def after(self) -> int:
        return Path(self.redacted.path).stat().st_size

    @property
    def scale(self) -> float:
        """Return the scan's pixels a point."""
        return DPI / 72

    @property
    def filters(self) -> set[str]:
        """Return the codings of the pictures of the output."""
        with pikepdf.open(self.redacted.path) as pdf:
            return {
                str(one.get("/Filter"))
                for one in pdf.objects
                if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
            }


@dataclass(frozen=True, kw_only=True)
class Outside:
    """How what stays compares: noise in decibels (infinite: none), and the share of equal pixels."""

    psnr: float
    equal: float


def burnt(scan: Scan, folder: Path) -> Burnt:
    """Make a scan and burn its secrets."""
    source = write(scan, folder / "source.pdf")
    document = read_document(source, source="s.pdf", document_id="d1", trust_ocr_layer=True)
    found = [finding(document, text) for text in SECRETS]
    decisions = decide(*found)
    bates = tuple(f"ICE-{number:07d}" for number, _ in enumerate(document.pages, start=1))
    redacted = redact(source, document, decisions, bates=bates, out=folder / f"{bates[0]}.pdf")
    return Burnt(scan=scan, source=source, document=document, decisions=decisions, redacted=redacted)


def drawn(path: Path | str, page_index: int = 0) -> np.ndarray:
    """Return a page drawn in colour at the scan's own resolution."""
    with pdfium.PdfDocument(path) as opened:
        return opened[page_index].render(scale=DPI / 72).to_numpy().astype(np.int64)


def compared(one: Burnt) -> Outside:
    """Compare all pages outside boxes and numbers."""
    every = np.concatenate(list(_page_noise(one) if one.scan.is_one_grid else _picture_noise(one)))
    squares = float((every**2).mean())
    return Outside(
        psnr=float(10 * np.log10(255**2 / squares)) if squares else float("inf"),
        equal=float((every == 0).all(axis=1).mean()),
    )


def _picture_noise(one: Burnt) -> Iterator[np.ndarray]:
    """Yield the differences of pictures, one by one, decoded by pdfium."""
    with pdfium.PdfDocument(one.source) as source, pdfium.PdfDocument(one.redacted.path) as output:
        pages = source[0], output[0]
        before, after = ([o for o in page.get_objects(max_depth=15) if o.type == IMAGE] for page in pages)
        assert len(before) == len(after)
        burns = one.document.pages[0].height - np.array(
            [(b.box.x0, b.box.y1, b.box.x1, b.box.y0) for b in one.redacted.burns]
        )
        burns[:, ::2] = [(b.box.x0, b.box.x1) for b in one.redacted.burns]
        for old, new in zip(before, after, strict=True):
            pixels, fresh = (own_pixels(picture).astype(np.int64) for picture in (old, new))
            matrix = old.get_matrix()
            rows, columns = pixels.shape[:2]
            x = matrix.e + matrix.a * (np.arange(columns) + 0.5) / columns
            y = matrix.f + matrix.d * (1 - (np.arange(rows) + 0.5) / rows)
            outside = np.ones((rows, columns), dtype=bool)
            for x0, y0, x1, y1 in burns + np.array([-EDGE, -EDGE, EDGE, EDGE]):
                outside &= ~(((y > y0) & (y < y1))[:, None] & ((x > x0) & (x < x1))[None, :])
            yield (pixels - fresh)[outside]
        del before, after
        for page in pages:
            page.close()


def _page_noise(one: Burnt) -> Iterator[np.ndarray]:
    """Yield the differences of pages as drawn by pdfium."""
    for page in one.document.pages:
        before, after = (drawn(path, page.number - 1) for path in (one.source, one.redacted.path))
        outside = np.ones(before.shape[:2], dtype=bool)
        for box in (*(burn.box for burn in one.redacted.burns), *one.redacted.stamps):
            if box.page == page.number:
                x0, y0, x1, y1 = (round(v * DPI / 72) for v in page.displayed(box.grown(EDGE, EDGE)))
                outside[max(y0, 0) : y1 + 1, max(x0, 0) : x1 + 1] = False
        height = min(before.shape[0], after.shape[0])
        yield (before[:height] - after[:height])[outside[:height]]


def main() -> None:
    out = sys.stdout
    out.write(
        "| kind | before, bytes | after | ratio | outside, dB | pixels equal outside | verified |\n"
        "|---|---|---|---|---|---|---|\n"
    )
    for scan in SCANS:
        with tempfile.TemporaryDirectory() as folder:
            one = burnt(scan, Path(folder))
            outside = compared(one)
            verdict = verify(one.redacted, one.source, one.document, one.decisions)
            noise = "equal" if outside.psnr == float("inf") else f"{outside.psnr:.1f}"
            out.write(
                f"| {scan.name} | {one.before} | {one.after} | {one.after / one.before:.2f} | {noise} | "
                f"{100 * outside.equal:.2f} % | {'clean' if verdict.is_clean else 'not clean'} |\n"
            )
            out.flush()


if __name__ == "__main__":
    main()

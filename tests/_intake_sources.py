"""Sources built object by object, for the tests of intake."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from redactor.intake import check_offsets, read_document
from redactor.model import Document, Page

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
FIRST_EXTRA = 6
"""Number of the first object given in `extra`."""


def pdf(
    content: str,
    *,
    page: str = "/MediaBox [0 0 612 792]",
    resources: str = "",
    fonts: str = "",
    extra: tuple[bytes | str, ...] = (),
    catalog: str = "",
) -> bytes:
    """Return a PDF of one page; font /F is Helvetica, `extra` objects count from 6."""
    bodies: list[bytes | str] = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R "
        f"/Resources << /Font << /F 5 0 R {fonts} >> {resources} >> >>",
        stream("", content.encode("latin-1")),
        HELVETICA,
        *extra,
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        raw = body if isinstance(body, bytes) else body.encode("latin-1")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, raw)
    at = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(out)


def stream(keys: str, content: bytes) -> bytes:
    """Return a stream object's body."""
    return f"<< {keys} /Length {len(content)} >>\nstream\n".encode("latin-1") + content + b"\nendstream"


def read(tmp_path: Path, content: bytes, *, trust_ocr_layer: bool = False) -> Document:
    """Read a source and check that every word stands where it says."""
    path = tmp_path / "source.pdf"
    path.write_bytes(content)
    document = read_document(path, source="source.pdf", document_id="D1", trust_ocr_layer=trust_ocr_layer)
    check_offsets(document)
    return document


def texts(page: Page) -> list[str]:
    """Return the words of a page as texts."""
    return [word.text for word in page.words]


def rows(document: Document) -> list[str]:
    """Return the lines of a document."""
    return document.text.replace("\f", "\n").split("\n")


def codes(document: Document) -> list[str]:
    """Return the codes of a document's concerns."""
    return [concern.code for concern in document.concerns]


def ink_inside(content: bytes, page: Page) -> float:
    """Return the share of the displayed page's dark pixels that lie in the words' displayed boxes."""
    with pymupdf.open(stream=content) as opened:
        pixmap = opened[0].get_pixmap(colorspace=pymupdf.csGRAY, alpha=False)
    boxes = [(x0 - 0.6, y0 - 0.6, x1 + 0.6, y1 + 0.6) for x0, y0, x1, y1 in (page.displayed(w.box) for w in page.words)]
    dark = inside = 0
    for y in range(pixmap.height):
        row = pixmap.samples[y * pixmap.stride : y * pixmap.stride + pixmap.width]
        for x, level in enumerate(row):
            if level < 128:
                dark += 1
                inside += any(b[0] <= x + 0.5 <= b[2] and b[1] <= y + 0.5 <= b[3] for b in boxes)
    assert dark > 0
    return inside / dark

"""Pictures as sources: a TIFF, JPEG or PNG becomes a PDF with one page a picture, its pixels as they were.

A JPEG is taken over byte for byte, two-level pictures become fax data (CCITT G4), everything else is packed without
loss. The pixels that redaction, verification and a reader of the product see are then the same.
"""

from __future__ import annotations

import io
import warnings

import pymupdf
from PIL import Image, ImageOps, ImageSequence
from PIL.TiffImagePlugin import TiffImageFile

from redactor.errors import TooMuch, Unreadable
from redactor.intake.limits import MAX_PAGES, MAX_PICTURE_PIXELS, MAX_SIDE

_STARTS = {b"II*\0": "TIFF", b"MM\0*": "TIFF", b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
_USUAL_WIDTH = 8.5
"""Inches that the shorter side of a page takes where the file does not say how fine its pixels are."""
_DPI = (50.0, 2400.0)
"""Dots an inch that a file may claim and be believed."""
_TURNS = {3: 180, 6: 90, 8: 270}
"""EXIF orientation → /Rotate; the mirrored ones are drawn anew."""
_ORIENTATION, _ROWS_PER_STRIP, _STRIP_OFFSETS, _STRIP_LENGTHS, _PHOTOMETRIC = 274, 278, 273, 279, 262
"""Tags of TIFF 6.0."""
_BROKEN = (OSError, ValueError, SyntaxError, IndexError, KeyError, TypeError, OverflowError, MemoryError)
"""What Pillow raises on damaged files."""


def is_picture(untrusted: bytes) -> bool:
    """Return whether a source is a TIFF, JPEG or PNG by its first bytes."""
    return any(untrusted.startswith(start) for start in _STARTS)


def as_pdf(untrusted: bytes) -> bytes:
    """Return a picture file as a PDF, the same bytes for the same file.

    Raises:
        Unreadable: the file is damaged.
        TooMuch: it has too many pages, or one of too many pixels.
    """
    kinds = [kind for start, kind in _STARTS.items() if untrusted.startswith(start)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's warnings quote tags of the file
            with Image.open(io.BytesIO(untrusted), formats=kinds) as opened, pymupdf.open() as pdf:
                for number, frame in enumerate(ImageSequence.Iterator(opened), start=1):
                    if number > MAX_PAGES:
                        raise TooMuch(f"The file has more than {MAX_PAGES} pages.")
                    _add_page(pdf, frame, untrusted if kinds == ["JPEG"] else b"")
                pdf.set_metadata({})
                return bytes(pdf.tobytes(garbage=3, deflate=True, no_new_id=True))
    except Image.DecompressionBombError:
        raise TooMuch(f"A picture of the file has more than {MAX_PICTURE_PIXELS} pixels.") from None
    except _BROKEN:
        raise Unreadable("The picture file is damaged and cannot be read.") from None


def _add_page(pdf: pymupdf.Document, frame: Image.Image, jpeg: bytes) -> None:
    if frame.width * frame.height > MAX_PICTURE_PIXELS:
        raise TooMuch(f"A picture of the file has more than {MAX_PICTURE_PIXELS} pixels.")
    frame.load()  # the whole picture: a file that ends too early is noticed here
    turn = frame.getexif().get(_ORIENTATION, 1)
    is_mirrored = turn in (2, 4, 5, 7)
    picture = ImageOps.exif_transpose(frame) if is_mirrored else frame
    across, down = _dots(picture, frame)
    width, height = picture.width * 72.0 / across, picture.height * 72.0 / down
    if max(width, height) > MAX_SIDE:
        raise TooMuch(f"A page of the file is larger than {MAX_SIDE:g} points.")
    page = pdf.new_page(width=width, height=height)
    stream = jpeg if jpeg and not is_mirrored else _packed(picture)
    xref = page.insert_image(page.rect, stream=stream, keep_proportion=False)
    if picture.mode == "1":
        _as_fax(pdf, xref, picture)
    page.set_rotation(_TURNS.get(turn, 0))


def _dots(picture: Image.Image, frame: Image.Image) -> tuple[float, float]:
    """Return dots an inch across and down: what the file says where that can be, else a page of usual width."""
    said = frame.info.get("dpi", (0.0, 0.0))
    across, down = float(said[0]), float(said[1])
    is_likely = all(_DPI[0] <= value <= _DPI[1] for value in (across, down)) and 0.2 < across / down < 5.0
    # A picture without a resolution of its own often claims that of a screen.
    if is_likely and min(picture.width / across, picture.height / down) <= 2 * _USUAL_WIDTH:
        return across, down
    usual = max(min(picture.width, picture.height) / _USUAL_WIDTH, 72.0)
    return usual, usual


def _packed(picture: Image.Image) -> bytes:
    """Return a picture as PNG, in grey or colour, two levels as two."""
    out = io.BytesIO()
    mode = {"1": "1", "L": "L", "I;16": "L", "I": "L", "F": "L"}.get(picture.mode, "RGB")
    _on_paper(picture).convert(mode).save(out, format="PNG")
    return out.getvalue()


def _as_fax(pdf: pymupdf.Document, xref: int, picture: Image.Image) -> None:
    """Put a two-level picture into the place of its PNG as fax data, a tenth of the size."""
    out = io.BytesIO()
    picture.save(out, format="TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: picture.height})
    with TiffImageFile(io.BytesIO(out.getvalue())) as written:
        tags = dict(written.tag_v2)
    start, length = tags[_STRIP_OFFSETS][0], tags[_STRIP_LENGTHS][0]
    pdf.update_stream(xref, out.getvalue()[start : start + length], compress=False)
    # In fax data black is what is written; in a TIFF that says "white is zero" that are the ones as well.
    is_written_black = tags[_PHOTOMETRIC] == 0
    pdf.xref_set_key(xref, "Filter", "/CCITTFaxDecode")
    pdf.xref_set_key(
        xref, "DecodeParms",
        f"<</K -1/Columns {picture.width}/Rows {picture.height}/BlackIs1 {str(not is_written_black).lower()}>>",
    )  # fmt: skip
    pdf.xref_set_key(xref, "ColorSpace", "/DeviceGray")


def _on_paper(picture: Image.Image) -> Image.Image:
    """Return a picture with what shines through laid on white, as a reader shows it."""
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture
    above = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", above.size, (255, 255, 255, 255)), above)

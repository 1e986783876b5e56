"""Pictures planted in source and output: what they store, what they carry, and the text layer over them."""

from __future__ import annotations

import dataclasses
import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from redactor.model import Box, Page, Picture, Word
from tests._verify_documents import A_NUMBER, HEIGHT, Made, Plan, box_of, build, sealed

PHOTO = (72.0, 380.0, 200.0, 100.0)
"""Left, bottom, width and height of a picture beside all text."""
LAID = Box(page=1, x0=80, y0=330, x1=150, y1=350)
READ = Word(text="Varick", box=LAID, start=0, line=99, source="ocr")


def picture(pdf: pikepdf.Pdf, content: bytes, **entries: object) -> pikepdf.Object:
    stream = pdf.make_stream(content)
    for key, value in {"Type": Name.XObject, "Subtype": Name.Image, **entries}.items():
        stream[f"/{key}"] = value
    return stream


def drawn(make: Callable[[pikepdf.Pdf], pikepdf.Object], place: tuple[float, ...]) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that draws a picture first on the page, so that boxes lie over it."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Resources["/XObject"] = Dictionary(Photo=make(pdf))
        x, y, width, height = place
        page.Contents = pdf.make_stream(
            f"q {width} 0 0 {height} {x} {y} cm /Photo Do Q\n".encode() + page.Contents.read_bytes()
        )

    return change


def under_a_box() -> tuple[float, float, float, float]:
    box = box_of(2, "File No:", A_NUMBER)
    return box.x0 - 3, HEIGHT - box.y1 - 3, box.width + 6, box.height + 6


def letters(size: tuple[int, int] = (240, 60)) -> Image.Image:
    image = Image.new("1", size, 1)
    ImageDraw.Draw(image).text((10, 10), A_NUMBER, fill=0, font_size=30)
    return image


def one_colour_by_two_numbers(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A palette whose two colours are the same: nothing shows, and the numbers spell the text."""
    return picture(
        pdf, zlib.compress(letters().tobytes()), Width=240, Height=60, BitsPerComponent=1, Filter=Name.FlateDecode,
        ColorSpace=Array([Name.Indexed, Name.DeviceGray, 1, pikepdf.String(b"\xff\xff")]),
    )  # fmt: skip


def mask_that_spells(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A white picture whose mask has the outline of the text."""
    mask = picture(
        pdf, zlib.compress(letters().convert("L").tobytes()), Width=240, Height=60, BitsPerComponent=8,
        Filter=Name.FlateDecode, ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    return picture(
        pdf, zlib.compress(b"\xff"), Width=1, Height=1, BitsPerComponent=8, Filter=Name.FlateDecode,
        ColorSpace=Name.DeviceGray, SMask=pdf.make_indirect(mask),
    )  # fmt: skip


def stencil_that_spells(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A white picture whose stencil has the outline of the text."""
    mask = picture(
        pdf, zlib.compress(letters().tobytes()), Width=240, Height=60, BitsPerComponent=1, Filter=Name.FlateDecode,
        ImageMask=True,
    )  # fmt: skip
    return picture(
        pdf, zlib.compress(b"\xff"), Width=1, Height=1, BitsPerComponent=8, Filter=Name.FlateDecode,
        ColorSpace=Name.DeviceGray, Mask=pdf.make_indirect(mask),
    )  # fmt: skip


def low_bytes_that_spell(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Samples of sixteen bits whose upper halves are all white."""
    raw = b"".join(bytes((255, 255 if level else 0)) for level in letters().convert("L").tobytes())
    return picture(
        pdf, zlib.compress(raw), Width=240, Height=60, BitsPerComponent=16, Filter=Name.FlateDecode,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip


def group_that_spells(pdf: pikepdf.Pdf) -> None:
    """A picture of the text within the mask of a drawing state."""
    x, y, width, height = under_a_box()
    image = picture(
        pdf, zlib.compress(letters().convert("L").tobytes()), Width=240, Height=60, BitsPerComponent=8,
        Filter=Name.FlateDecode, ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    form = picture(
        pdf, f"q {width} 0 0 {height} {x} {y} cm /In Do Q".encode(), Subtype=Name.Form, BBox=Array([0, 0, 612, 792]),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
        Resources=Dictionary(XObject=Dictionary(In=pdf.make_indirect(image))),
    )  # fmt: skip
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=pdf.make_indirect(form)))
    page = pdf.pages[0]
    page.Resources["/ExtGState"] = Dictionary(Mask=state)
    white = f"q /Mask gs 1 g {x} {y} {width} {height} re f Q\n".encode()
    page.Contents = pdf.make_stream(white + page.Contents.read_bytes())


def in_the_output(change: Callable[[pikepdf.Pdf], None]) -> Callable[[Path], Made]:
    return lambda folder: build(folder, Plan(change=change))


def in_both(make: Callable[[pikepdf.Pdf], pikepdf.Object], pure: Callable[[pikepdf.Pdf], pikepdf.Object]) -> (
    Callable[[Path], Made]
):  # fmt: skip
    """Return a case whose output has a picture that looks like the source's."""

    def plant(folder: Path) -> Made:
        made = build(folder, Plan(change=drawn(make, PHOTO)))
        made.source.write_bytes(sealed(made.source.read_bytes(), drawn(pure, PHOTO)))
        return made

    return plant


def jpeg(**options: object) -> Callable[[pikepdf.Pdf], pikepdf.Object]:
    kept = io.BytesIO()
    Image.new("L", (64, 32), 200).save(kept, "JPEG", **options)
    return lambda pdf: picture(
        pdf, kept.getvalue(), Width=64, Height=32, BitsPerComponent=8, ColorSpace=Name.DeviceGray,
        Filter=Name.DCTDecode,
    )  # fmt: skip


def thumbnail() -> bytes:
    """Exif with a picture in it."""
    kept = io.BytesIO()
    letters().convert("L").save(kept, "JPEG")
    return b"Exif\0\0" + kept.getvalue()


def scanned(layer: Callable[[Canvas], None], *, shows: bool = True) -> Callable[[Path], Made]:
    """Return a page with a picture of a word that was read; `layer` writes into the output."""
    image = Image.new("L", (280, 80), 235)
    if shows:
        ImageDraw.Draw(image).text((8, 8), READ.text, fill=0, font_size=60)
    reader = ImageReader(image)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(reader, LAID.x0, HEIGHT - LAID.y1, LAID.width, LAID.height)

    def draw_output(canvas: Canvas) -> None:
        draw(canvas)
        layer(canvas)

    def page_of(page: Page) -> Page:
        return dataclasses.replace(page, pictures=(Picture(box=LAID.grown(1, 1), is_read=True),))

    return lambda folder: build(
        folder, Plan(extra_words=(READ,), draw_source=draw, draw_output=draw_output, change_page=page_of)
    )


def unseen(text: str, *, x: float = 82.0, y: float = 345.0) -> Callable[[Canvas], None]:
    """Return what writes a text in render mode 3."""

    def draw(canvas: Canvas) -> None:
        writing = canvas.beginText(x, HEIGHT - y)
        writing.setTextRenderMode(3)
        writing.setFont("Helvetica", 12)
        writing.textOut(text)
        canvas.drawText(writing)

    return draw


def nothing(_: Canvas) -> None:
    """A scan without a text layer."""

"""PDFs of scans, one for each way in which a page can be a picture; `SCANS` says what must hold for each."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms

from redactor.redact.raster.png import predicted
from redactor.redact.raster.samples import Shape
from tests._pictures import HEIGHT, SCALE, WIDTH, bilevel, coloured, fax, jpeg, typed

Make = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A kind of scan: how it is made, what its pictures are coded as, and whether what stays must be exactly equal."""

    name: str
    make: Make
    filter: str
    is_exact: bool
    is_one_grid: bool = True
    """Whether all pixels lie on one grid; else a reader draws them between its own, and pictures are compared."""
    most: float = 1.3
    """Size after over size before, at most."""


def write(scan: Scan, path: Path) -> Path:
    """Write a scan with an invisible text layer."""
    with pikepdf.new() as pdf:
        scan.make(pdf)
        for page in pdf.pages:
            _lay(pdf, page)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return path


def _lay(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Lay the words over the page in Helvetica, as wide as they are drawn."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    page.Resources.Font = Dictionary(
        L=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    shown = []
    for row in typed()[1]:
        for word in row:
            size = (word.y1 - word.y0) / 0.95
            scale = 100 * (word.x1 - word.x0) / stringWidth(word.text, "Helvetica", size)
            y = HEIGHT - word.y1 + 0.1 * size
            text = word.text.replace("(", r"\(").replace(")", r"\)")
            shown.append(f"/L {size:.2f} Tf {scale:.2f} Tz 1 0 0 1 {word.x0:.2f} {y:.2f} Tm ({text} ) Tj\n")
    content = "q BT 3 Tr\n" + "".join(shown) + "ET Q\n"
    page.contents_add(content.encode())


def image(pdf: pikepdf.Pdf, content: bytes, size: tuple[int, int], **entries: object) -> pikepdf.Object:
    stream = pdf.make_stream(content)
    every: dict[str, Any] = {"Type": Name.XObject, "Subtype": Name.Image, "Width": size[0], "Height": size[1]}
    for key, value in (every | entries).items():
        stream[f"/{key}"] = value
    return stream


def page_of(pdf: pikepdf.Pdf, content: str, **objects: object) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    page.obj.Resources = Dictionary(XObject=Dictionary({f"/{key}": value for key, value in objects.items()}))
    page.obj.Contents = pdf.make_stream(content.encode())
    return page


WHOLE = f"q {WIDTH:.0f} 0 0 {HEIGHT:.0f} 0 0 cm /P Do Q\n"


def one(content: Callable[[], bytes], filter_: Name, **entries: object) -> Make:
    """Return what makes a page of one picture."""

    def make(pdf: pikepdf.Pdf) -> None:
        page_of(pdf, WHOLE, P=image(pdf, content(), typed()[0].size, Filter=filter_, **entries))

    return make


GREY: dict[str, object] = {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 8}
RGB: dict[str, object] = {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8}
CMYK: dict[str, object] = {"ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8}
BIT: dict[str, object] = {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 1}


def fax_parameters(k: int, size: tuple[int, int] | None = None) -> Dictionary:
    width, height = size or typed()[0].size
    return Dictionary(K=k, Columns=width, Rows=height, BlackIs1=True)


def black() -> np.ndarray:
    return ~np.asarray(bilevel())


def indexed(bits: int) -> Make:
    """Return what makes a page of numbers of a palette."""

    def make(pdf: pikepdf.Pdf) -> None:
        reduced = coloured().quantize(1 << bits)
        numbers, size = np.asarray(reduced), reduced.size
        palette = pikepdf.String(bytes(reduced.getpalette() or [])[: 3 << bits])
        if bits == 4:
            numbers = np.pad(numbers, ((0, 0), (0, size[0] % 2)))
            numbers = numbers[:, 0::2] << 4 | numbers[:, 1::2]
        space = Array([Name.Indexed, Name.DeviceRGB, (1 << bits) - 1, palette])
        content = zlib.compress(numbers.astype(np.uint8).tobytes())
        page_of(
            pdf, WHOLE, P=image(pdf, content, size, Filter=Name.FlateDecode, ColorSpace=space, BitsPerComponent=bits)
        )

    return make


def with_profile(pdf: pikepdf.Pdf) -> None:
    """A picture with a colour profile and PNG's predictors."""
    profile = pdf.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3)
    picture = coloured()
    shape = Shape(width=picture.width, height=picture.height, components=3, bits=8)
    content = zlib.compress(predicted(picture.tobytes(), shape))
    parameters = Dictionary(Predictor=15, Colors=3, BitsPerComponent=8, Columns=picture.width)
    page_of(
        pdf, WHOLE,
        P=image(
            pdf, content, picture.size, Filter=Name.FlateDecode, DecodeParms=parameters, BitsPerComponent=8,
            ColorSpace=Array([Name.ICCBased, profile]),
        ),
    )  # fmt: skip


def sixteen_bits() -> bytes:
    return zlib.compress((np.asarray(typed()[0]).astype(">u2") * 257).tobytes())


def ink(pdf: pikepdf.Pdf) -> None:
    """A picture in one named ink."""
    tint = Dictionary(FunctionType=2, N=1, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0.9, 0.7, 0, 0.4])
    content = zlib.compress(bytes(255 - np.asarray(typed()[0])))
    space = Array([Name.Separation, Name.Spot, Name.DeviceCMYK, tint])
    page_of(
        pdf, WHOLE,
        P=image(pdf, content, typed()[0].size, Filter=Name.FlateDecode, ColorSpace=space, BitsPerComponent=8),
    )  # fmt: skip


def layered(pdf: pikepdf.Pdf) -> None:
    """A paper in JPEG, and over it the ink in one colour through a soft mask (mixed raster content)."""
    size = typed()[0].size
    paper = Image.new("RGB", (size[0] // 4, size[1] // 4), (244, 236, 214))
    mask = image(
        pdf, zlib.compress(bytes(255 - np.asarray(typed()[0]))), size, Filter=Name.FlateDecode,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    ink_ = image(
        pdf, zlib.compress(bytes((20, 30, 120))), (1, 1), Filter=Name.FlateDecode, SMask=pdf.make_indirect(mask), **RGB
    )
    page_of(
        pdf, WHOLE + WHOLE.replace("/P", "/I"), I=ink_,
        P=image(pdf, jpeg(paper), paper.size, Filter=Name.DCTDecode, **RGB),
    )  # fmt: skip


def stencilled(pdf: pikepdf.Pdf) -> None:
    """One colour through a hard mask coded as fax."""
    mask = image(
        pdf, fax(bilevel(), "group4"), typed()[0].size, Filter=Name.CCITTFaxDecode, ImageMask=True,
        BitsPerComponent=1, DecodeParms=fax_parameters(-1),
    )  # fmt: skip
    page_of(
        pdf, WHOLE,
        P=image(
            pdf, zlib.compress(bytes((20, 30, 120))), (1, 1), Filter=Name.FlateDecode, Mask=pdf.make_indirect(mask),
            **RGB,
        ),
    )  # fmt: skip


def keyed(pdf: pikepdf.Pdf) -> None:
    """A picture whose darkest levels let the page shine through, on a dark page."""
    page = page_of(
        pdf, f"0 g 0 0 {WIDTH:.0f} {HEIGHT:.0f} re f\n" + WHOLE,
        P=image(
            pdf, zlib.compress(typed()[0].tobytes()), typed()[0].size, Filter=Name.FlateDecode, Mask=[0, 60], **GREY
        ),
    )  # fmt: skip
    assert page


def strips(pdf: pikepdf.Pdf) -> None:
    """The page in strips of 64 rows, as scanners write it; words lie across their edges."""
    picture, rows = bilevel(), 64
    content, objects = "", {}
    for number, top in enumerate(range(0, picture.height, rows)):
        part = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        objects[f"S{number}"] = image(
            pdf, fax(part, "group4"), part.size, Filter=Name.CCITTFaxDecode,
            DecodeParms=fax_parameters(-1, part.size), **BIT,
        )  # fmt: skip
        height, y = part.height / SCALE, HEIGHT - (top + part.height) / SCALE
        content += f"q {WIDTH:.4f} 0 0 {height:.4f} 0 {y:.4f} cm /S{number} Do Q\n"
    page_of(pdf, content, **objects)


def tiles(pdf: pikepdf.Pdf) -> None:
    """The page in four JPEG tiles."""
    picture = coloured()
    content, objects = "", {}
    x, y = round(432 * SCALE), round(396 * SCALE)
    for number, (left, top) in enumerate(((0, 0), (x, 0), (0, y), (x, y))):
        part = picture.crop((left, top, picture.width if left else x, picture.height if top else y))
        objects[f"T{number}"] = image(pdf, jpeg(part), part.size, Filter=Name.DCTDecode, **RGB)
        place = (part.width / SCALE, part.height / SCALE, left / SCALE, HEIGHT - (top + part.height) / SCALE)
        content += f"q {place[0]:.4f} 0 0 {place[1]:.4f} {place[2]:.4f} {place[3]:.4f} cm /T{number} Do Q\n"
    page_of(pdf, content, **objects)


def inline(pdf: pikepdf.Pdf) -> None:
    """The page as pictures within its content stream."""
    picture, rows = bilevel(), bilevel().height // 5
    page = page_of(pdf, "")
    content = b""
    for top in range(0, picture.height, rows):
        part = picture.crop((0, top, picture.width, top + rows))
        y = HEIGHT - (top + rows) / SCALE
        raw = base64.a85encode(zlib.compress(part.tobytes())) + b"~>"
        content += (
            f"q {WIDTH:.4f} 0 0 {rows / SCALE:.4f} 0 {y:.4f} cm BI /W {part.width} /H {rows} /BPC 1 /CS /G "
            f"/F [/A85 /Fl] ID "
        ).encode() + raw + b" EI Q\n"  # fmt: skip
    page.obj.Contents = pdf.make_stream(content)


def twice(pdf: pikepdf.Pdf) -> None:
    """One picture drawn twice: as the page, and small below."""
    content = WHOLE + f"q {WIDTH / 9:.1f} 0 0 {HEIGHT / 9:.1f} 300 20 cm /P Do Q\n"
    picture = image(pdf, jpeg(typed()[0]), typed()[0].size, Filter=Name.DCTDecode, **GREY)
    page_of(pdf, content, P=picture)


def turned(pdf: pikepdf.Pdf) -> None:
    """A picture that lies on its side, set upright where it is drawn."""
    side = typed()[0].transpose(Image.Transpose.ROTATE_90)
    picture = image(pdf, jpeg(side), side.size, Filter=Name.DCTDecode, **GREY)
    page_of(pdf, f"q 0 {-HEIGHT:.0f} {WIDTH:.0f} 0 0 {HEIGHT:.0f} cm /P Do Q\n", P=picture)


def aslant(pdf: pikepdf.Pdf) -> None:
    """A picture scanned askew and set straight where it is drawn."""
    angle = np.deg2rad(2.0)
    lean = typed()[0].rotate(-2.0, Image.Resampling.BICUBIC, fillcolor=238)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    x = WIDTH / 2 - (cos * WIDTH - sin * HEIGHT) / 2
    y = HEIGHT / 2 - (sin * WIDTH + cos * HEIGHT) / 2
    matrix = f"{cos * WIDTH:.4f} {sin * WIDTH:.4f} {-sin * HEIGHT:.4f} {cos * HEIGHT:.4f} {x:.4f} {y:.4f}"
    page_of(pdf, f"q {matrix} cm /P Do Q\n", P=image(pdf, jpeg(lean), lean.size, Filter=Name.DCTDecode, **GREY))


def exif() -> bytes:
    kept = io.BytesIO()
    typed()[0].resize((160, 208)).save(kept, "JPEG")
    return jpeg(typed()[0], exif=b"Exif\0\0" + kept.getvalue(), comment=b"Ofelia Quimistan")


def ink_jpeg() -> bytes:
    return jpeg(coloured().convert("CMYK"))

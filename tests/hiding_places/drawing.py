"""The sheet on which every place is planted: a memorandum that names the person once in plain sight."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw, ImageFont

from tests.hiding_places.secret import Secret

Make = Callable[[Secret], bytes]
Change = Callable[[pikepdf.Pdf, Secret], None]

LINES = (
    "U.S. Department of Homeland Security",
    "Memorandum to the file",
    "Respondent: {name}",
    "File No: {number}",
    "The respondent was arrested at the courthouse on March 3, 2020.",
    "Deportation Officer Daniel Whitcombe",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One hiding place; `path` is the file's path within the folder of sources, where that is what hides."""

    group: str
    name: str
    make: Make = field(repr=False)
    path: Callable[[Secret], str] | None = field(default=None, repr=False)


def literal(text: str) -> bytes:
    """Return a PDF string in WinAnsi."""
    escaped = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"(" + escaped + b")"


def words(x: float, y: float, text: str, *, size: float = 11, font: str = "F", before: str = "") -> bytes:
    """Return the operators that draw a text."""
    return f"BT {before} /{font} {size} Tf {x} {y} Td ".encode() + literal(text) + b" Tj ET\n"


def sheet(
    secret: Secret, *, over: bytes = b"", under: bytes = b"", resources: Mapping[str, object] | None = None
) -> pikepdf.Pdf:
    """Return the memorandum; `under` is drawn before its lines, `over` after them."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(612, 792))
    page = pdf.pages[0]
    kept = Dictionary(Font=Dictionary(F=helvetica()))
    for kind, entries in (resources or {}).items():
        if kind == "/Font":
            for key, value in entries.items():
                kept.Font[key] = value
        else:
            kept[kind] = entries
    page.obj.Resources = kept
    name, number = (secret.name, secret.number) if secret.is_shown else ("a person", "none")
    body = b"".join(words(72, 700 - 20 * row, line.format(name=name, number=number)) for row, line in enumerate(LINES))
    page.obj.Contents = pdf.make_stream(under + b"q " + body + b" Q\n" + over)
    return pdf


def helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """Return the file, the same bytes for the same document."""
    out = io.BytesIO()
    options = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "static_id": True, **options}
    pdf.save(out, **options)
    return out.getvalue()


def changed(change: Change, **options: object) -> Make:
    """Return a place that changes the finished sheet."""

    def make(secret: Secret) -> bytes:
        pdf = sheet(secret)
        change(pdf, secret)
        return saved(pdf, **options)

    return make


def drawn(over: Callable[[Secret], bytes], resources: Callable[[Secret], Mapping[str, object]] | None = None) -> Make:
    """Return a place that draws something over the sheet."""

    def make(secret: Secret) -> bytes:
        return saved(sheet(secret, over=over(secret), resources=resources(secret) if resources else None))

    return make


def form(pdf: pikepdf.Pdf, content: bytes, **keys: object) -> Stream:
    """Return a form XObject that draws with the sheet's font."""
    made = pdf.make_stream(content)
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, 612, 792])
    made.Resources = Dictionary(Font=Dictionary(F=helvetica()))
    for key, value in keys.items():
        made[f"/{key}"] = value
    return made


def add(pdf: pikepdf.Pdf, content: bytes, **resources: Mapping[str, object]) -> None:
    """Draw more on the first page, with more resources."""
    page = pdf.pages[0]
    page.obj.Contents = pdf.make_stream(page.obj.Contents.read_bytes() + b"\n" + content)
    for kind, entries in resources.items():
        held = page.obj.Resources.get(f"/{kind}", Dictionary())
        for key, value in entries.items():
            held[f"/{key}"] = value
        page.obj.Resources[f"/{kind}"] = held


def picture_of(text: str, size: tuple[int, int] = (420, 40)) -> Image.Image:
    """Return a text as pixels, black on white."""
    image = Image.new("L", size, 255)
    ImageDraw.Draw(image).text((4, 4), text, fill=0, font=ImageFont.load_default(18))
    return image


def image(pdf: pikepdf.Pdf, pixels: Image.Image, **keys: object) -> Stream:
    """Return an image XObject of grey pixels."""
    made = pdf.make_stream(pixels.tobytes())
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width, made.Height = pixels.size
    made.ColorSpace, made.BitsPerComponent = Name.DeviceGray, 8
    for key, value in keys.items():
        made[f"/{key}"] = value
    return made

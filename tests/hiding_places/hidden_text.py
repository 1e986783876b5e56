"""Text that is drawn where no reader sees it."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.hiding_places.drawing import Make, Place, add, changed, drawn, form, saved, sheet, words
from tests.hiding_places.secret import Secret

Y = 480.0


def _operators(template: str, *, before: str = "", size: float = 11, x: float = 72.0, y: float = Y) -> Make:
    """Return a place whose content is `template`, with the drawn text in place of `{}`."""

    def over(secret: Secret) -> bytes:
        first, _, last = template.partition("{}")
        return first.encode() + words(x, y, secret.all, size=size, before=before) + last.encode()

    return drawn(over)


def _transparent(secret: Secret) -> bytes:
    pdf = sheet(secret)
    add(pdf, b"q /N gs " + words(72, Y, secret.all) + b" Q", ExtGState={"N": Dictionary(ca=0, CA=0)})
    return saved(pdf)


def _in_transparent_group(secret: Secret) -> bytes:
    pdf = sheet(secret)
    group = form(pdf, words(72, Y, secret.all), Group=Dictionary(S=Name.Transparency))
    add(pdf, b"q /N gs /X Do Q", ExtGState={"N": Dictionary(ca=0, CA=0)}, XObject={"X": group})
    return saved(pdf)


def _outside(kind: str) -> Make:
    """Text of the page that a box of the page leaves out."""

    def make(secret: Secret) -> bytes:
        pdf = sheet(secret, over=words(72, 60, secret.all))
        if kind == "MediaBox":
            pdf.pages[0].obj.MediaBox = Array([0, 100, 612, 792])
        else:
            pdf.pages[0].obj["/CropBox"] = Array([0, 100, 612, 792])
        return saved(pdf)

    return make


def _clipped_form(secret: Secret) -> bytes:
    pdf = sheet(secret)
    add(pdf, b"/X Do", XObject={"X": form(pdf, words(72, Y, secret.all), BBox=Array([0, 0, 20, 20]))})
    return saved(pdf)


def _blended(secret: Secret) -> bytes:
    """White letters multiplied onto the page."""
    pdf = sheet(secret)
    add(pdf, b"q /B gs 1 g " + words(72, Y, secret.all) + b" Q", ExtGState={"B": Dictionary(BM=Name.Multiply)})
    return saved(pdf)


def _painted_over_by_form(secret: Secret) -> bytes:
    pdf = sheet(secret)
    cover = form(pdf, b"1 g 60 470 500 30 re f")
    add(pdf, words(72, Y, secret.all) + b"/X Do", XObject={"X": cover})
    return saved(pdf)


def _under_shading(secret: Secret) -> bytes:
    pdf = sheet(secret)
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0.8]), C1=Array([1]), N=1)
    shade = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([60, 0, 560, 0]), Function=function,
        Extend=Array([True, True]),
    )  # fmt: skip
    add(pdf, words(72, Y, secret.all) + b"q 60 470 500 30 re W n /S sh Q", Shading={"S": shade})
    return saved(pdf)


def _under_annotation(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """Text under an opaque square that somebody drew as a comment."""
    add(pdf, words(72, Y, secret.text))
    cover = form(pdf, b"0 g 0 0 500 30 re f", BBox=Array([0, 0, 500, 30]))
    square = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=Array([60, 470, 560, 500]), F=4, AP=Dictionary(N=cover),
            IC=Array([0, 0, 0]), P=pdf.pages[0].obj,
        )
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([square])


def _under_white_text(secret: Secret) -> bytes:
    """Text hidden by a row of wide white letters on top of it."""
    return words(72, Y, secret.all) + b"1 g 12 w 1 G " + words(60, Y, "M" * 60, before="2 Tr") + b"0 g"


PLACES: tuple[Place, ...] = tuple(
    Place(group="hidden text", name=name, make=make)
    for name, make in (
        ("render mode 3", _operators("{}", before="3 Tr")),
        ("render mode 3 inside ActualText", _operators("/Span << /ActualText (a) >> BDC {} EMC", before="3 Tr")),
        ("render mode 7, nothing painted through it", _operators("q {} Q", before="7 Tr")),
        ("render mode 7, white painted through it", _operators("q {} 1 g 0 0 612 792 re f Q 0 g", before="7 Tr")),
        ("white on white", _operators("1 g {} 0 g")),
        ("nearly white on white", _operators("0.99 g {} 0 g")),
        ("white in another colour space", _operators("q 0 0 0 0 k {} Q")),
        ("black on a black box", _operators("60 470 500 30 re f {}")),
        ("under a white box", _operators("{} 1 g 60 470 500 30 re f 0 g")),
        ("under a black box", _operators("{} 60 470 500 30 re f")),
        ("under a black box on the same line", drawn(lambda s: words(72, 660, s.text) + b"60 652 500 30 re f")),
        ("under a thick line", _operators("{} 24 w 60 484 m 560 484 l S 1 w")),
        ("under a form that paints white", _painted_over_by_form),
        ("under a shading", _under_shading),
        ("under a drawn annotation", changed(_under_annotation)),
        ("under letters painted white", drawn(_under_white_text)),
        ("no opacity", _transparent),
        ("in a group without opacity", _in_transparent_group),
        ("white, multiplied", _blended),
        ("clipped away", _operators("q 0 0 10 10 re W n {} Q")),
        ("clipped to nothing", _operators("q 0 0 0 0 re W n {} Q")),
        ("beyond its form's box", _clipped_form),
        ("size zero", _operators("{}", size=0)),
        ("a hundredth of a point high", _operators("{}", size=0.01)),
        ("scaled to nothing", _operators("{}", before="0.0001 Tz")),
        ("squeezed flat by the matrix", _operators("q 1 0 0 0.0001 0 480 cm {} Q", y=0)),
        ("right of the page", _operators("{}", x=700)),
        ("above the page", _operators("{}", y=900)),
        ("far off the page", _operators("{}", x=90000, y=-90000)),
        ("outside the crop box", _outside("CropBox")),
        ("outside the media box", _outside("MediaBox")),
    )
)

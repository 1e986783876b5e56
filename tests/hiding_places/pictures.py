"""Places in and around pictures, patterns and resources."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.hiding_places.drawing import Place, add, changed, form, helvetica, image, picture_of, words
from tests.hiding_places.secret import Secret

_WHITE = Image.new("L", (24, 24), 255)
_DRAW = b"q 24 0 0 24 72 480 cm /I Do Q"


def _thumbnail(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.pages[0].obj.Thumb = image(pdf, picture_of(secret.all))


def _alternate(pdf: pikepdf.Pdf, secret: Secret) -> None:
    other = Dictionary(Image=image(pdf, picture_of(secret.all)), DefaultForPrinting=True)
    add(pdf, _DRAW, XObject={"I": image(pdf, _WHITE, Alternates=Array([other]))})


def _jpeg(comment: bytes = b"", exif: bytes = b"", app13: bytes = b"") -> bytes:
    kept = io.BytesIO()
    _WHITE.save(kept, "JPEG", comment=comment, exif=exif)
    raw = kept.getvalue()
    if app13:
        body = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00" + len(app13).to_bytes(2) + app13
        raw = raw[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2) + body + raw[2:]
    return raw


def _drawn_jpeg(pdf: pikepdf.Pdf, raw: bytes) -> None:
    made = pdf.make_stream(raw)
    made.Type, made.Subtype, made.Width, made.Height = Name.XObject, Name.Image, 24, 24
    made.ColorSpace, made.BitsPerComponent, made.Filter = Name.DeviceGray, 8, Name.DCTDecode
    add(pdf, _DRAW, XObject={"I": made})


def _exif(pdf: pikepdf.Pdf, secret: Secret) -> None:
    tags = Image.Exif()
    tags[0x010E] = secret.all.encode("ascii", "ignore").decode()
    tags[0x013B] = secret.unknown
    _drawn_jpeg(pdf, _jpeg(exif=tags.tobytes()))


def _iptc(pdf: pikepdf.Pdf, secret: Secret) -> None:
    caption = secret.all.encode()
    _drawn_jpeg(pdf, _jpeg(app13=b"\x1c\x02\x78" + len(caption).to_bytes(2) + caption))


def _jpeg_comment(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _drawn_jpeg(pdf, _jpeg(comment=secret.all.encode()))


def _jpeg_tail(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _drawn_jpeg(pdf, _jpeg() + secret.all.encode())


def _surplus(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """More data than the picture has rows for."""
    made = image(pdf, _WHITE)
    made.write(_WHITE.tobytes() + secret.all.encode())
    add(pdf, _DRAW, XObject={"I": made})


def _soft_mask(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A white picture on the white page whose mask spells the text: nothing is seen."""
    made = image(pdf, Image.new("L", (420, 40), 255), SMask=image(pdf, picture_of(secret.all)))
    add(pdf, b"q 420 0 0 40 72 480 cm /I Do Q", XObject={"I": made})


def _stencil(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A stencil painted white on white."""
    bits = picture_of(secret.all).convert("1")
    made = pdf.make_stream(bits.tobytes())
    made.Type, made.Subtype, made.ImageMask, made.BitsPerComponent = Name.XObject, Name.Image, True, 1
    made.Width, made.Height = bits.size
    add(pdf, b"q 1 g 420 0 0 40 72 480 cm /I Do Q", XObject={"I": made})


def _invisible_picture(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """Black on nearly white, under a white box."""
    add(pdf, b"q 420 0 0 40 72 480 cm /I Do Q 1 g 70 478 430 44 re f 0 g",
        XObject={"I": image(pdf, picture_of(secret.all))})  # fmt: skip


def _boxed_picture(pdf: pikepdf.Pdf, secret: Secret) -> None:
    add(pdf, b"q 420 0 0 40 72 480 cm /I Do Q 0 g 70 478 430 44 re f",
        XObject={"I": image(pdf, picture_of(secret.all))})  # fmt: skip


def _cropped_picture(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """Only the empty margin of the picture is shown; the rest is clipped away."""
    add(pdf, b"q 72 520 420 3 re W n 420 0 0 40 72 483 cm /I Do Q", XObject={"I": image(pdf, picture_of(secret.all))})


def _picture_off_page(pdf: pikepdf.Pdf, secret: Secret) -> None:
    add(pdf, b"q 420 0 0 40 700 480 cm /I Do Q", XObject={"I": image(pdf, picture_of(secret.all))})


def _speck(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A picture of many pixels drawn three points wide."""
    add(pdf, b"q 3 0 0 0.3 72 480 cm /I Do Q", XObject={"I": image(pdf, picture_of(secret.all))})


def _profile(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A colour profile that carries a text."""
    stored = pdf.make_stream(b"\0" * 36 + b"acsp" + b"\0" * 88 + b"desc" + secret.all.encode())
    stored.N, stored.Alternate = 1, Name.DeviceGray
    made = image(pdf, _WHITE)
    made.ColorSpace = Array([Name.ICCBased, stored])
    add(pdf, _DRAW, XObject={"I": made})


def _colorant(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """The name of a spot colour."""
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=1)
    space = Array([Name.Separation, Name("/" + secret.all.replace(" ", "_")), Name.DeviceGray, function])
    add(pdf, b"/S cs 0.5 scn 72 480 20 20 re f", ColorSpace={"S": space})


def _palette(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """The table of an indexed colour space."""
    table = secret.all.encode().ljust(256 * 1, b"\xff")[:255] + b"\xff"
    made = image(pdf, Image.new("L", (24, 24), 255))
    made.ColorSpace = Array([Name.Indexed, Name.DeviceGray, 255, pikepdf.String(table)])
    add(pdf, _DRAW, XObject={"I": made})


def _unused(pdf: pikepdf.Pdf, secret: Secret) -> None:
    add(
        pdf, b"",
        XObject={"Unused": image(pdf, picture_of(secret.all)), "UnusedForm": form(pdf, words(72, 480, secret.all))},
        Font={"Unused": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + secret.given + "Sans"))},
    )  # fmt: skip


def _resource_name(pdf: pikepdf.Pdf, secret: Secret) -> None:
    name = secret.unknown.replace(" ", "")
    add(pdf, f"/{name} gs".encode(), ExtGState={name: Dictionary(CA=1)})


def _content_comment(pdf: pikepdf.Pdf, secret: Secret) -> None:
    add(pdf, b"% " + secret.all.encode() + b"\n")


def _unknown_operator(pdf: pikepdf.Pdf, secret: Secret) -> None:
    spelled = secret.all.encode().hex().encode()
    add(pdf, b"BX <" + spelled + b"> xx EX")


def _inline_image(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """The data of an inline picture that is too small to see."""
    data = secret.all.encode()
    add(pdf, b"q 0.01 0 0 0.01 72 480 cm BI /W %d /H 1 /CS /G /BPC 8 ID " % len(data) + data + b" EI Q")


def _postscript(pdf: pikepdf.Pdf, secret: Secret) -> None:
    made = pdf.make_stream(b"% " + secret.all.encode())
    made.Type, made.Subtype = Name.XObject, Name.PS
    add(pdf, b"/P Do", XObject={"P": made})


def _function(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A comment inside a colour function."""
    function = pdf.make_stream(b"{ % " + secret.all.encode() + b"\n dup pop }")
    function.FunctionType, function.Domain, function.Range = 4, Array([0, 1]), Array([0, 1])
    space = Array([Name.Separation, Name.Spot, Name.DeviceGray, function])
    add(pdf, b"/S cs 0.5 scn 72 480 20 20 re f", ColorSpace={"S": space})


def _pattern(paint: bytes) -> object:
    def change(pdf: pikepdf.Pdf, secret: Secret) -> None:
        made: Stream = pdf.make_stream(words(2, 5, secret.text))
        made.Type, made.PatternType, made.PaintType, made.TilingType = Name.Pattern, 1, 1, 1
        made.BBox, made.XStep, made.YStep = Array([0, 0, 400, 20]), 400, 20
        made.Resources = Dictionary(Font=Dictionary(F=helvetica()))
        add(pdf, b"/Pattern cs /P scn " + paint, Pattern={"P": made})

    return change


def _luminosity(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A group that is only the mask of a white rectangle."""
    group = form(pdf, words(72, 480, secret.all), Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
    state = Dictionary(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=group))
    add(pdf, b"q /M gs 1 g 60 470 500 40 re f Q", ExtGState={"M": state})


def _nested_form(pdf: pikepdf.Pdf, secret: Secret) -> None:
    inner = form(pdf, words(72, 480, secret.text))
    for _ in range(4):
        outer = form(pdf, b"q 1 0 0 1 0 0 cm /X Do Q")
        outer.Resources = Dictionary(XObject=Dictionary(X=inner))
        inner = outer
    add(pdf, b"/X Do", XObject={"X": inner})


def _shared_form(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """One form drawn on two pages, once turned."""
    shared = form(pdf, words(72, 480, secret.text))
    add(pdf, b"/X Do", XObject={"X": shared})
    pdf.add_blank_page(page_size=(612, 792))
    second = pdf.pages[1].obj
    second.Resources = Dictionary(XObject=Dictionary(X=shared))
    second.Contents = pdf.make_stream(b"q 0 1 -1 0 612 0 cm /X Do Q")


def _form_keys(pdf: pikepdf.Pdf, secret: Secret) -> None:
    private = Dictionary(Own=Dictionary(LastModified="D:20200101", Private=String(secret.all)))
    drawn = form(pdf, words(72, 480, "Page one"), PieceInfo=private, LastModified=String("D:20200101"),
                 OPI=Dictionary({"/2.0": Dictionary(F=String(secret.all))}),
                 Ref=Dictionary(F=String(secret.all), Page=0))  # fmt: skip
    add(pdf, b"/X Do", XObject={"X": drawn})


def _halftone(pdf: pikepdf.Pdf, secret: Secret) -> None:
    screen = Dictionary(Type=Name.Halftone, HalftoneType=1, HalftoneName=String(secret.all), Frequency=60, Angle=45,
                        SpotFunction=Name.Round)  # fmt: skip
    add(pdf, b"/H gs", ExtGState={"H": Dictionary(HT=screen)})


PLACES: tuple[Place, ...] = tuple(
    Place(group="pictures and resources", name=name, make=changed(change))
    for name, change in (
        ("thumbnail", _thumbnail),
        ("alternate picture", _alternate),
        ("EXIF of a JPEG", _exif),
        ("IPTC of a JPEG", _iptc),
        ("comment of a JPEG", _jpeg_comment),
        ("bytes after a JPEG's end", _jpeg_tail),
        ("data beyond a picture's rows", _surplus),
        ("soft mask of a white picture", _soft_mask),
        ("stencil painted white on white", _stencil),
        ("picture under a white box", _invisible_picture),
        ("picture under a black box", _boxed_picture),
        ("picture clipped to its margin", _cropped_picture),
        ("picture beside the page", _picture_off_page),
        ("picture drawn as a speck", _speck),
        ("colour profile", _profile),
        ("name of a spot colour", _colorant),
        ("table of an indexed colour space", _palette),
        ("resources that nothing draws", _unused),
        ("name of a resource", _resource_name),
        ("comment in the page's content", _content_comment),
        ("operand of an unknown operator", _unknown_operator),
        ("data of an inline picture", _inline_image),
        ("PostScript XObject", _postscript),
        ("comment in a colour function", _function),
        ("tiling pattern", _pattern(b"72 480 400 20 re f")),
        ("tiling pattern that paints nothing", _pattern(b"72 480 0 0 re f")),
        ("soft mask made of text", _luminosity),
        ("nested forms", _nested_form),
        ("form shared by two pages", _shared_form),
        ("private data, OPI and reference of a form", _form_keys),
        ("name of a halftone", _halftone),
    )
)

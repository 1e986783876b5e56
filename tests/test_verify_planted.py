"""Removed text planted in every corner of an otherwise good redaction: each is found, and by the check that owns it."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from redactor.verify import verify
from tests._verify_documents import A_NUMBER, HEIGHT, NAME, Plan, box_of, build, draw_text

OBJECTS, STRUCTURE, READABLE = "removed-text-in-objects", "forbidden-structure", "removed-text-is-readable"
INVISIBLE, BOX, PIXELS = "text-is-invisible", "box-is-not-solid", "picture-keeps-pixels"
BURIED, LOOKS = "drawing-lies-under-box", "page-looks-different"
GLYPHS = b"""1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <07> <%s> endbfchar"""

Change = Callable[[pikepdf.Pdf], None]
Draw = Callable[[Canvas], None]


def root(key: str, value: object) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def page(key: str, value: object) -> Change:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value)


def content(more: bytes, *, first: bool = False) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        old = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents = pdf.make_stream(more + b"\n" + old if first else old + b"\n" + more)

    return change


def stream_of(body: bytes, **keys: object) -> Change:
    """Hang a stream on the page's resources, as a form that is drawn: nothing about its place is forbidden."""

    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(body, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1], **keys)
        pdf.pages[0].Resources["/XObject"] = Dictionary(Extra=form)
        content(b"q /Extra Do Q")(pdf)

    return change


def xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = NAME


def xmp_in_base64(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = base64.b64encode(b"about " + NAME.encode()).decode()


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = NAME.encode()


def layer(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(NAME)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def structure(pdf: pikepdf.Pdf) -> None:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Span, ActualText=String(NAME)))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([element]))


def outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as tree:
        tree.root.append(pikepdf.OutlineItem(NAME, 0))


def comment(pdf: pikepdf.Pdf) -> None:
    note = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 20, 20], Contents=String(NAME))
    )
    pdf.pages[0].obj.Annots = Array([note])


def field_default(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a"), DV=String(NAME)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(f"<x>{NAME}</x>".encode()))


def javascript(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def font(pdf: pikepdf.Pdf, **keys: object) -> None:
    """Add a simple font that the page holds."""
    pdf.pages[0].Resources.Font["/Extra"] = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, **keys)
    )


def unused_glyph(pdf: pikepdf.Pdf) -> None:
    """One code, shown nowhere, stands for the whole name."""
    font(pdf, ToUnicode=pdf.make_stream(GLYPHS % NAME.encode("utf-16-be").hex().encode()))


def glyph_names(pdf: pikepdf.Pdf) -> None:
    glyph = pdf.make_stream(b"500 0 d0")
    pdf.pages[0].Resources.Font["/Extra"] = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1, 1], FontMatrix=[1, 0, 0, 1, 0, 0],
            CharProcs=Dictionary({"/" + NAME.replace(" ", "_"): glyph}), FirstChar=1, LastChar=1, Widths=[500],
            Encoding=Dictionary(Differences=Array([1, Name("/" + NAME.replace(" ", "_"))])),
        )
    )  # fmt: skip


def utf16_key(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font["/F1"]["/Kept"] = String(NAME.encode("utf-16-be").hex())


def mode(number: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        writing = canvas.beginText(72, 100)
        writing.setTextRenderMode(number)
        writing.setFont("Helvetica", 11)
        writing.textOut(NAME)
        canvas.drawText(writing)

    return draw


def white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    draw_text(canvas, 72, 700, NAME)


def under_a_box(canvas: Canvas) -> None:
    draw_text(canvas, 72, 700, NAME)
    canvas.rect(60, HEIGHT - 710, 200, 20, stroke=0, fill=1)


def kerned(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for index, letter in enumerate(NAME):
        canvas.drawString(72 + 14 * index, 100, letter)


def drawn_backwards(canvas: Canvas) -> None:
    """The letters stand in order on the page, and in reverse in the content."""
    canvas.setFont("Helvetica", 11)
    for index in reversed(range(len(NAME))):
        canvas.drawString(72 + 7 * index, 100, NAME[index])


def face() -> ImageReader:
    image = Image.new("L", (240, 60), 235)
    ImageDraw.Draw(image).text((10, 10), A_NUMBER, fill=0, font_size=30)
    return ImageReader(image)


def place() -> tuple[float, float, float, float]:
    box = box_of(2, "File No:", A_NUMBER)
    return box.x0, HEIGHT - box.y1, box.width, box.height


def veil(canvas: Canvas) -> None:
    """A picture of the number, and over it a box that lets one part in thirty through."""
    canvas.drawImage(face(), *place())
    canvas.setFillAlpha(0.97)
    canvas.setFillGray(0)
    canvas.rect(*place(), stroke=0, fill=1)


def squiggle() -> bytes:
    """A signature of curves."""
    x, y, _, height = place()
    curves = (f"{x + 8 * i} {y + height} {x + 8 * i + 4} {y} {x + 8 * i + 6} {y + height / 2} c" for i in range(1, 6))
    return f"{x + 4} {y + 3} m {' '.join(curves)} S".encode()


def bar_code() -> bytes:
    """Bars that spell a number."""
    x, y, _, height = place()
    return " ".join(f"{x + 3 * i + 3} {y + 2} {1 + i % 2} {height - 4} re" for i in range(12)).encode() + b" f"


def in_a_form(body: bytes) -> Change:
    """Draw in a form that the page turns over and moves."""

    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(
            body, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9999, 9999], Matrix=[1, 0, 0, 1, 30, 0]
        )
        pdf.pages[0].Resources["/XObject"] = Dictionary(Extra=form)
        content(b"q 1 0 0 1 -30 0 cm /Extra Do Q", first=True)(pdf)

    return change


def inline_face(pdf: pikepdf.Pdf) -> None:
    """A picture of stripes within the content stream, below the box."""
    x, y, width, height = place()
    pixels = bytes((0, 255)).hex() * 8
    image = f"q {width} 0 0 {height} {x} {y} cm BI /W 16 /H 1 /BPC 8 /CS /G /F /AHx ID {pixels}> EI Q"
    content(image.encode(), first=True)(pdf)


def inline_picture(canvas: Canvas) -> None:
    canvas._code.append(f"q 9 0 0 1 600 600 cm BI /W {len(NAME)} /H 1 /BPC 8 /CS /G ID {NAME} EI Q")


def nameless_glyphs(pdf: pikepdf.Pdf) -> None:
    """Letters under a box in a font that names no letter, so that no reading of text sees them."""
    glyph = pdf.make_stream(b"500 0 0 0 500 700 d1 0 0 400 700 re f")
    pdf.pages[0].Resources.Font["/Extra"] = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 700], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=Dictionary(g1=glyph), FirstChar=1, LastChar=1, Widths=[500],
            Encoding=Dictionary(Differences=Array([1, Name.g1])),
        )
    )  # fmt: skip
    x, y, _, _ = place()
    content(f"BT /Extra 9 Tf {x + 4:.1f} {y + 3:.1f} Td <010101> Tj ET".encode(), first=True)(pdf)


def after_the_end(raw: bytes) -> bytes:
    return raw + b"\n% " + NAME.encode()


def previous_revision(raw: bytes) -> bytes:
    """The file as it was before an object was rewritten by an incremental update."""
    start = int(raw[raw.rindex(b"startxref") :].split()[1])
    at = len(raw)
    old = b"9 0 obj\n(" + NAME.encode() + b")\nendobj\n"
    table = b"xref\n9 1\n%010d 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev %d >>\n" % (at, start)
    return raw + old + table + b"startxref\n%d\n%%%%EOF\n" % (at + len(old))


def orphan_stream(raw: bytes) -> bytes:
    body = zlib.compress(b"9 0 (" + NAME.encode() + b")")
    lost = b"77 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length %d /Filter /FlateDecode >>\nstream\n" % len(body)
    return raw.replace(b"endobj\n", b"endobj\n" + lost + body + b"\nendstream\nendobj\n", 1)


def beyond_the_length(raw: bytes) -> bytes:
    """A stream that says it is shorter than it is."""
    return raw.replace(b"\nendstream", b"\n" + NAME.encode() + b"\nendstream", 1)


def outside_the_crop(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([0, 0, 900, 792])
    pdf.pages[0].obj.CropBox = Array([0, 0, 612, 792])
    content(f"BT /F1 11 Tf 640 400 Td ({NAME}) Tj ET".encode())(pdf)


PLANTED: tuple[tuple[str, frozenset[str], dict[str, object]], ...] = (
    ("info", frozenset({OBJECTS, STRUCTURE}), {"change": lambda pdf: pdf.docinfo.__setitem__("/Title", NAME)}),
    ("xmp", frozenset({OBJECTS, STRUCTURE}), {"change": xmp}),
    ("xmp-base64", frozenset({OBJECTS, STRUCTURE}), {"change": xmp_in_base64}),
    ("piece-info", frozenset({OBJECTS, STRUCTURE}), {"change": page("/PieceInfo", Dictionary(A=String(NAME)))}),
    ("attachment", frozenset({OBJECTS, STRUCTURE}), {"change": attachment}),
    ("comment", frozenset({OBJECTS, STRUCTURE}), {"change": comment}),
    ("outline", frozenset({OBJECTS, STRUCTURE}), {"change": outline}),
    (
        "page-label",
        frozenset({OBJECTS, STRUCTURE}),
        {"change": root("/PageLabels", Dictionary(Nums=Array([0, Dictionary(P=String(NAME))])))},
    ),
    (
        "named-destination",
        frozenset({OBJECTS, STRUCTURE}),
        {"change": root("/Dests", Dictionary({"/" + NAME.replace(" ", "-"): Array([0])}))},
    ),
    ("javascript", frozenset({OBJECTS, STRUCTURE}), {"change": javascript}),
    ("field-default", frozenset({OBJECTS, STRUCTURE}), {"change": field_default}),
    ("xfa", frozenset({OBJECTS, STRUCTURE}), {"change": xfa}),
    ("structure-text", frozenset({OBJECTS, STRUCTURE}), {"change": structure}),
    ("layer-name", frozenset({OBJECTS, STRUCTURE}), {"change": layer}),
    ("marked-content", frozenset({STRUCTURE}), {"change": content(f"/P <</Alt ({NAME})>> BDC EMC".encode())}),
    ("inline-picture", frozenset({OBJECTS}), {"draw_output": inline_picture}),
    ("inline-picture-under-a-box", frozenset({PIXELS}), {"change": inline_face}),
    ("font-name", frozenset({OBJECTS}), {"change": lambda pdf: font(pdf, Name=Name("/" + NAME.replace(" ", "-")))}),
    ("unused-glyph", frozenset({OBJECTS}), {"change": unused_glyph}),
    ("type-3-glyph-name", frozenset({OBJECTS}), {"change": glyph_names}),
    ("nameless-glyphs-under-a-box", frozenset({BOX}), {"change": nameless_glyphs}),
    ("resource-key", frozenset({OBJECTS}), {"change": utf16_key}),
    ("comment-in-content", frozenset({OBJECTS}), {"change": content(b"% " + NAME.encode())}),
    ("form-in-hex", frozenset({OBJECTS}), {"change": stream_of(b"% " + NAME.encode("utf-16-be").hex().encode())}),
    ("form-in-base64", frozenset({OBJECTS}), {"change": stream_of(b"% " + base64.b64encode(NAME.encode()))}),
    ("after-the-end", frozenset({STRUCTURE, OBJECTS}), {"change_bytes": after_the_end}),
    ("previous-revision", frozenset({STRUCTURE, OBJECTS}), {"change_bytes": previous_revision}),
    ("orphan-object-stream", frozenset({OBJECTS}), {"change_bytes": orphan_stream}),
    ("wrong-length", frozenset({STRUCTURE, OBJECTS}), {"change_bytes": beyond_the_length}),
    ("render-mode-3", frozenset({INVISIBLE, READABLE}), {"draw_output": mode(3)}),
    ("render-mode-7", frozenset({INVISIBLE, READABLE}), {"draw_output": mode(7)}),
    ("white-text", frozenset({INVISIBLE, READABLE}), {"draw_output": white}),
    ("text-under-a-later-box", frozenset({INVISIBLE, READABLE, LOOKS}), {"draw_output": under_a_box}),
    ("outside-the-crop-box", frozenset({INVISIBLE, READABLE}), {"change": outside_the_crop}),
    ("picture-under-a-veil", frozenset({PIXELS}), {"draw_output": veil}),
    ("drawing-under-a-box", frozenset({BURIED}), {"change": content(squiggle(), first=True)}),
    ("drawing-in-a-form-under-a-box", frozenset({BURIED}), {"change": in_a_form(squiggle())}),
    ("bar-code-under-a-box", frozenset({BURIED}), {"change": content(bar_code(), first=True)}),
    ("kerned-apart", frozenset({READABLE, LOOKS}), {"draw_output": kerned}),
    ("drawn-backwards", frozenset({READABLE, LOOKS}), {"draw_output": drawn_backwards}),
)


@pytest.mark.parametrize(("checks", "changes"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED])
def test_planted_text_is_found_where_it_lies(
    checks: frozenset[str], changes: dict[str, object], tmp_path: Path
) -> None:
    leaks = {leak.check for leak in verify(*build(tmp_path, Plan(**changes)).arguments()).leaks}
    assert checks <= leaks

"""Places of annotations and form fields."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.hiding_places.drawing import Change, Place, changed, form, helvetica, literal, words
from tests.hiding_places.secret import Secret

KINDS = (
    "Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly",
    "StrikeOut", "Stamp", "Caret", "Ink", "Sound", "Movie", "Screen", "PrinterMark", "TrapNet", "Watermark", "3D",
    "RichMedia", "Projection", "Redact",
)  # fmt: skip
"""Kinds of annotation of ISO 32000-2, table 171, without Link, Popup, FileAttachment and Widget, which stand below."""
RECT = (72.0, 480.0, 420.0, 510.0)


def _annot(pdf: pikepdf.Pdf, kind: str, **keys: object) -> Dictionary:
    made = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array(list(RECT)), P=pdf.pages[0].obj, F=4)
    )
    for key, value in keys.items():
        made["/" + key] = value
    held = pdf.pages[0].obj.get("/Annots", Array())
    held.append(made)
    pdf.pages[0].obj.Annots = held
    x0, y0, x1, y1 = RECT
    if kind in ("Highlight", "Underline", "Squiggly", "StrikeOut"):
        made.QuadPoints = Array([x0, y1, x1, y1, x0, y0, x1, y0])
    elif kind == "Line":
        made.L = Array([x0, y0, x1, y1])
    elif kind in ("Polygon", "PolyLine"):
        made.Vertices = Array([x0, y0, x1, y0, x1, y1])
    elif kind == "Ink":
        made.InkList = Array([Array([x0, y0, x1, y1])])
    elif kind == "FreeText":
        made.DA = String("/Helv 11 Tf 0 g")
    return made


def _comment(kind: str) -> Change:
    """Text that opens with the annotation: contents, author, subject, rich text, name."""

    def change(pdf: pikepdf.Pdf, secret: Secret) -> None:
        body = f'<body xmlns="http://www.w3.org/1999/xhtml"><p>{secret.text}</p></body>'
        _annot(
            pdf, kind, Contents=String(secret.text), T=String(secret.name), Subj=String(secret.name),
            RC=String(body), NM=String(secret.unknown),
        )  # fmt: skip

    return change


def _appearance(pdf: pikepdf.Pdf, text: str) -> Dictionary:
    drawn = form(pdf, words(2, 8, text), BBox=Array([0, 0, RECT[2] - RECT[0], RECT[3] - RECT[1]]))
    return Dictionary(N=drawn)


def _drawn(kind: str) -> Change:
    """Text that the annotation draws."""

    def change(pdf: pikepdf.Pdf, secret: Secret) -> None:
        _annot(pdf, kind, AP=_appearance(pdf, secret.text))

    return change


def _flagged(flags: int) -> Change:
    def change(pdf: pikepdf.Pdf, secret: Secret) -> None:
        _annot(pdf, "Stamp", AP=_appearance(pdf, secret.all), Contents=String(secret.all)).F = flags

    return change


def _other_state(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """The appearance while the mouse is over the annotation or down on it."""
    made = _annot(pdf, "Stamp", AP=_appearance(pdf, "Received"))
    made.AP.R = _appearance(pdf, secret.all).N
    made.AP.D = _appearance(pdf, secret.all).N


def _popup(pdf: pikepdf.Pdf, secret: Secret) -> None:
    parent = _annot(pdf, "Text", Contents=String("Seen"))
    _annot(pdf, "Popup", Parent=parent, Contents=String(secret.all))


def _link(make_action: Callable[[Secret], Dictionary]) -> Change:
    def change(pdf: pikepdf.Pdf, secret: Secret) -> None:
        _annot(pdf, "Link", A=make_action(secret), Border=Array([0, 0, 0]))

    return change


def _uri(secret: Secret) -> Dictionary:
    return Dictionary(S=Name.URI, URI=String("http://example.test/?who=" + secret.all.replace(" ", "+")))


def _launch(secret: Secret) -> Dictionary:
    return Dictionary(S=Name.Launch, F=String(secret.all + ".exe"))


def _remote(secret: Secret) -> Dictionary:
    return Dictionary(S=Name.GoToR, F=String(secret.all + ".pdf"), D=String(secret.all))


def _file_annotation(pdf: pikepdf.Pdf, secret: Secret) -> None:
    spec = pikepdf.AttachedFileSpec(pdf, secret.all.encode(), filename=secret.family + ".txt")
    _annot(pdf, "FileAttachment", FS=spec.obj, Contents=String("Attached"))


def _field(pdf: pikepdf.Pdf, **keys: object) -> Dictionary:
    made = _annot(pdf, "Widget", FT=Name.Tx, T=String("field"), DA=String("/F 11 Tf 0 g"))
    for key, value in keys.items():
        made["/" + key] = value
    pdf.Root.AcroForm = Dictionary(Fields=Array([made]), DR=Dictionary(Font=Dictionary(F=helvetica())))
    return made


def _value(pdf: pikepdf.Pdf, secret: Secret) -> None:
    drawn = form(pdf, b"/Tx BMC " + words(2, 8, secret.text) + b" EMC", BBox=Array([0, 0, 348, 30]))
    _field(pdf, V=String(secret.text), DV=String(secret.all), AP=Dictionary(N=drawn))


def _value_undrawn(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A value without appearance, which the reader is told to draw."""
    _field(pdf, V=String(secret.text))
    pdf.Root.AcroForm.NeedAppearances = True


def _value_differs(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """The field shows one text and holds another."""
    drawn = form(pdf, words(2, 8, "None"), BBox=Array([0, 0, 348, 30]))
    _field(pdf, V=String(secret.text), AP=Dictionary(N=drawn))


def _hidden_field(pdf: pikepdf.Pdf, secret: Secret) -> None:
    drawn = form(pdf, words(2, 8, secret.all), BBox=Array([0, 0, 348, 30]))
    _field(pdf, V=String(secret.all), AP=Dictionary(N=drawn), F=2)


def _tooltip(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _field(pdf, TU=String(secret.all), TM=String(secret.all), V=String("None"))


def _field_name(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _field(pdf, T=String(secret.all), V=String("None"))


def _options(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _field(pdf, FT=Name.Ch, Ff=1 << 17, Opt=Array([String("None"), String(secret.all)]), V=String("None"))


def _calculation(pdf: pikepdf.Pdf, secret: Secret) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String(f"event.value = '{secret.all}';"))
    made = _field(pdf, V=String("None"), AA=Dictionary(C=script, F=script))
    pdf.Root.AcroForm.CO = Array([made])


def _rich_value(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _field(pdf, V=String("None"), RV=String(f"<body><p>{secret.all}</p></body>"), Ff=1 << 25)


def _button(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _field(pdf, FT=Name.Btn, Ff=1 << 16, MK=Dictionary(CA=String(secret.text), RC=String(secret.all)))


def _default_appearance(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _field(pdf, V=String("None"))
    pdf.Root.AcroForm.DA = pikepdf.String(b"/F 11 Tf 0 g % " + literal(secret.all))


def _submit(pdf: pikepdf.Pdf, secret: Secret) -> None:
    address = Dictionary(FS=Name.URL, F=String("http://example.test/" + secret.all))
    _field(pdf, FT=Name.Btn, Ff=1 << 16, A=Dictionary(S=Name.SubmitForm, F=address))


def _xfa_beside(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _field(pdf, V=String("None"))
    pdf.Root.AcroForm.XFA = pdf.make_stream(f"<xdp><data>{secret.all}</data></xdp>".encode())


def _xfa_alone(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(f"<xdp>{secret.all}</xdp>".encode()))


def _redact_overlay(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A mark for redaction that nobody applied, over the name, with a text to be printed on it."""
    made = _annot(pdf, "Redact", OverlayText=String(secret.all), RO=form(pdf, words(2, 8, secret.all)))
    made.Rect = Array([140, 655, 300, 672])
    made.QuadPoints = Array([140, 672, 300, 672, 140, 655, 300, 655])


_ALONE: tuple[tuple[str, Change], ...] = (
    ("annotation flagged hidden", _flagged(2)),
    ("annotation flagged not for view", _flagged(32)),
    ("annotation for print only", _flagged(4 | 32)),
    ("annotation's other appearances", _other_state),
    ("popup", _popup),
    ("link to an address", _link(_uri)),
    ("link that launches a program", _link(_launch)),
    ("link to another file", _link(_remote)),
    ("file attachment annotation", _file_annotation),
    ("unapplied redaction mark and its overlay", _redact_overlay),
    ("field: value and default", _value),
    ("field: value without appearance", _value_undrawn),
    ("field: value other than shown", _value_differs),
    ("field: hidden", _hidden_field),
    ("field: tooltip and export name", _tooltip),
    ("field: name", _field_name),
    ("field: options", _options),
    ("field: calculation and format scripts", _calculation),
    ("field: rich value", _rich_value),
    ("field: captions of a button", _button),
    ("field: default appearance", _default_appearance),
    ("field: address to submit to", _submit),
    ("XFA beside fields", _xfa_beside),
    ("XFA alone", _xfa_alone),
)
PLACES: tuple[Place, ...] = (
    *(Place(group="annotations", name=f"{kind}: comment", make=changed(_comment(kind))) for kind in KINDS),
    *(Place(group="annotations", name=f"{kind}: appearance", make=changed(_drawn(kind))) for kind in KINDS),
    *(Place(group="annotations", name=name, make=changed(change)) for name, change in _ALONE),
)

"""Documents that are hard for other reasons than their words: fields, hiding places, pictures, several forms in one."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

import io

import pikepdf
import pymupdf

from samples.making import certs, custody, form213, nta
from samples.making.desk import Desk
from samples.making.ink import plain
from samples.making.sheet import Sheet, Type
from samples.making.voice import day, officer


def filled_form(desk: Desk) -> Sheet:
    """Draw a worksheet whose values stand in form fields."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    sheet.centre(
        50,
        desk.label(desk.pick("239(e) CERTIFICATION WORKSHEET", "COURTHOUSE ARREST WORKSHEET")),
        Type(font="Helvetica-Bold", size=13),
    )
    rows = (
        ("Family name", v.name(p.family)),
        ("Given name(s)", v.name(p.given)),
        ("A-Number", v.a(0)),
        ("Date of birth", v.born(0)),
        ("Country of citizenship", v.country()),
        ("Home address", v.address()),
        ("Telephone", v.phone()),
        ("Date of enforcement action", day(ink, s.when, 0)),
        ("Courthouse", ink.keep("courthouse", s.court)),
        ("Officer", officer(ink, s.officer)),
        ("Officer title", ink.keep("official-title", s.officer.title)),
    )
    y = 90.0
    for number, (label, value) in enumerate(rows):
        sheet.text(50, y, desk.label(label), Type(font="Helvetica", size=9))
        sheet.box(190, y - 13, 566, y + 6, width=0.4)
        # The field is a little taller than its text, and the text must fit into one line of it.
        size = min(9.0, 9.0 * 360 / Type(size=9).width(plain(value)))
        sheet.field(f"f{number}", (192, y - 12, 564, y + 5), value, Type(font="Helvetica", size=size))
        y += 27
    sheet.paragraph(50, y + 10, 510, certs.statement(desk), Type(font="Helvetica", size=9))
    return sheet


def hiding_places(desk: Desk) -> Sheet:
    """Draw a short memo that also names the person in properties, bookmarks, a comment and unseen text."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    body = Type(font="Helvetica", size=11)
    sheet.text(60, 70, desk.label("NOTE TO FILE"), Type(font="Helvetica-Bold", size=13))
    sheet.paragraph(
        60,
        100,
        490,
        f"{v.full()} was arrested on {day(ink, s.when)} at the {ink.keep('courthouse', s.court)} by {officer(ink, s.officer)}, "
        f"{ink.keep('official-title', s.officer.title)}. {certs.statement(desk)}",
        body,
    )
    canvas = sheet.canvas
    canvas.setTitle(f"{p.full} - A{p.a_number}")
    canvas.setAuthor(p.given)
    canvas.setSubject(p.email)
    canvas.setKeywords(f"{p.family}; {p.docket}")
    canvas.bookmarkPage("first")
    canvas.addOutlineEntry(f"Arrest of {p.full}", "first")
    canvas.textAnnotation(f"Call {p.spouse.full} at {p.phone}", (500, 600, 520, 620), 1)
    canvas.setFillGray(1)
    sheet.text(60, 300, f"{v.caps()} {v.address()}", body)
    canvas.setFillGray(0)
    sheet.text(60, 340, v.a(), body)
    canvas.setFillGray(0.2)
    canvas.rect(58, sheet.y_up(344), 300, 16, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas._code.append("3 Tr")
    sheet.text(60, 400, f"{v.email()} {v.phone()}", body)
    canvas._code.append("0 Tr")
    return sheet


def attach(content: bytes, name: str, text: str) -> bytes:
    """Return the PDF with a file attached to it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(
            pdf, text.encode(), filename=name, creation_date="D:20190101000000Z", mod_date="D:20190101000000Z"
        )
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def mixed(desk: Desk) -> Sheet:
    """Bind a certification, a Notice to Appear, a warrant and a record into one document."""
    first = certs.tick_form(desk)
    desk.binder = first
    for make in (nta.notice, custody.warrant, form213.record):
        make(desk)
    desk.binder = None
    return first


def picture_of(content: bytes, *, dpi: int, with_text: bool = False) -> bytes:
    """Return a scan of a PDF: every page a grey picture, with invisible words over it on demand."""
    out = pymupdf.open()
    with pymupdf.open(stream=content, filetype="pdf") as pdf:
        for page in pdf:
            new = out.new_page(width=page.rect.width, height=page.rect.height)
            pixmap = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
            new.insert_image(new.rect, stream=pixmap.tobytes("jpeg", jpg_quality=45))
            if with_text:
                for word in page.get_text("words"):
                    size = (word[3] - word[1]) / 1.35
                    new.insert_text(
                        (word[0], word[3] - 0.28 * size), word[4], fontsize=size, fontname="helv", render_mode=3
                    )
    out.set_metadata({})
    return bytes(out.tobytes(garbage=3, deflate=True, no_new_id=True))

"""The documents, each drawn of a person: prose, forms, fields, tables, scans."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import fpdf
import pikepdf
import pymupdf
import reportlab
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from tests.twins.people import Person

Draw = Callable[[Person], bytes]
LEFT, RIGHT, TOP = 72.0, 540.0, 720.0
HEAD = ("U.S. Department of Homeland Security", "Immigration and Customs Enforcement, New York")
FOOT = "Deportation Officer Daniel Whitcombe"
STORY = (
    "On March 3, 2020 officers came to the Kings County Family Court in Brooklyn, where {name} was waiting, and told "
    "the clerk of the court that they would stand beside the door until the calendar had been called to its end.",
    "The respondent, {family}, appeared without counsel. File {number} was asked for by the sergeant. {given} {family} "
    "lives at {street}, Brooklyn, and was born on {birthday}. Nothing else was said, and the record was returned.",
    "I certify that the provisions of 8 U.S.C. § 1367 have been complied with.",
    "The tape of the hearing was marked and sent to the chief counsel of the field office on the day after.",
)


def _told(text: str, who: Person) -> str:
    return text.format(
        name=who.name, given=who.given, family=who.family, number=who.number, birthday=who.birthday, street=who.street
    )


def _drawn(draw: Callable[[Canvas], None]) -> bytes:
    kept = io.BytesIO()
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
    canvas = Canvas(kept, pagesize=(612, 792), invariant=1)
    draw(canvas)
    canvas.save()
    return kept.getvalue()


def _lines(
    canvas: Canvas, lines: Iterable[str], *, top: float = TOP, font: str = "Helvetica", size: float = 11
) -> float:
    for line in lines:
        canvas.setFont(font, size)
        canvas.drawString(LEFT, top, line)
        top -= size * 1.6
    return top


def prose(font: str, alignment: int) -> Draw:
    """Return what sets paragraphs ragged (0) or justified (4)."""

    def draw(who: Person) -> bytes:
        def on(canvas: Canvas) -> None:
            style = ParagraphStyle("p", fontName=font, fontSize=11, leading=14, alignment=alignment)
            top = _lines(canvas, HEAD, font=font)
            for text in STORY:
                paragraph = Paragraph(_told(text, who), style)
                _, height = paragraph.wrap(RIGHT - LEFT, 500)
                paragraph.drawOn(canvas, LEFT, top - height)
                top -= height + 8
            _lines(canvas, [FOOT], top=top - 20, font=font)

        return _drawn(on)

    return draw


def html(style: str) -> Draw:
    """Return what has MuPDF set the story, as a browser would."""

    def draw(who: Person) -> bytes:
        body = "".join(f"<p>{_told(text, who)}</p>" for text in (*HEAD, *STORY, FOOT))
        with pymupdf.open() as made:
            page = made.new_page(width=612, height=792)
            page.insert_htmlbox((72, 60, 540, 760), f'<div style="{style}">{body}</div>')
            made.subset_fonts()
            return bytes(made.tobytes(garbage=3, deflate=True))

    return draw


def letter(who: Person) -> bytes:
    """A memo of single lines with labels, the name in each place of a line."""
    lines = (
        *HEAD, "", f"Respondent: {who.name}", f"File No: {who.number}", f"Date of birth: {who.birthday}", "",
        f"{who.name} was seen in part 4 of the court.", f"The file of {who.family} is with the clerk.",
        f"Nobody but {who.name}", "had come. Counsel was not there.", "", FOOT,
    )  # fmt: skip
    return _drawn(lambda canvas: _lines(canvas, lines) and None)


def caption(who: Person) -> bytes:
    """A court's caption: centred lines, and the party left of a rule."""

    def on(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 12)
        canvas.drawCentredString(306, 720, "UNITED STATES DEPARTMENT OF JUSTICE")
        canvas.drawCentredString(306, 704, "IMMIGRATION COURT, NEW YORK")
        canvas.drawString(72, 660, "In the matter of")
        canvas.drawString(72, 640, f"{who.family.upper()}, {who.given}")
        canvas.drawString(108, 620, "Respondent")
        canvas.line(300, 610, 300, 670)
        canvas.drawString(320, 640, f"File No. {who.number}")
        canvas.drawCentredString(306, 560, f"Order in the case of {who.name}")
        canvas.drawRightString(540, 520, f"Copy to {who.name}")
        canvas.drawRightString(540, 504, "By hand, at the clerk's window")
        canvas.drawString(72, 460, FOOT)

    return _drawn(on)


def form(who: Person) -> bytes:
    """A form of ruled cells with small labels."""
    cells = (
        ("Family Name (CAPS)", who.family.upper(), 72, 640, 180), ("First", who.given, 252, 640, 160),
        ("File Number", who.number, 412, 640, 128), ("Date of Birth", who.birthday, 72, 604, 180),
        ("U.S. Address", f"{who.street}, Brooklyn, NY", 252, 604, 288), ("Date of Action", "03/03/2020", 72, 568, 180),
        ("Location", "Kings County Family Court", 252, 568, 288),
    )  # fmt: skip
    return _form(cells, [f"Narrative: {who.name} was arrested at the courthouse by two officers.", FOOT])


def form_with_blanks(who: Person) -> bytes:
    """The same with cells that are filled in for some only, on a page that its foot names."""
    cells = (
        ("Family Name (CAPS)", who.family.upper(), 72, 640, 180), ("First", who.given, 252, 640, 100),
        ("Middle", who.middle, 352, 640, 100), ("Age", "" if who.middle else "44", 452, 640, 88),
        ("File Number", who.number, 72, 604, 180), ("Passport Number and Country of Issue", who.middle, 252, 604, 288),
        ("Date of Action", "03/03/2020", 72, 568, 180), ("Location Code", "NYC", 252, 568, 288),
        ("Method of Location/Apprehension", "O", 72, 532, 468),
    )  # fmt: skip
    return _form(cells, ["", "", f"Narrative: Seen was {who.name}.", FOOT, "", "Form I-213 (Rev. 08/01/07)"])


def _form(cells: Sequence[tuple[str, str, int, int, int]], below: Sequence[str]) -> bytes:
    def on(canvas: Canvas) -> None:
        _lines(canvas, ["Record of Deportable/Inadmissible Alien"], top=700, size=13)
        for label, value, x, y, width in cells:
            canvas.rect(x, y, width, 36)
            canvas.setFont("Helvetica", 7)
            canvas.drawString(x + 3, y + 27, label)
            canvas.setFont("Courier", 10)
            canvas.drawString(x + 3, y + 8, value)
        _lines(canvas, below, top=520)

    return _drawn(on)


def fields(who: Person) -> bytes:
    """An interactive form: filled fields beside printed labels."""
    values = (("Name", who.name), ("File No", who.number), ("Date of birth", who.birthday), ("Officer", "Whitcombe"))

    def on(canvas: Canvas) -> None:
        _lines(canvas, HEAD)
        for row, (label, value) in enumerate(values):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(72, 640 - 40 * row, f"{label}:")
            canvas.acroForm.textfield(
                name=f"f{row}", value=value, x=180, y=632 - 40 * row, width=220, height=22, fontSize=11
            )

    return _drawn(on)


def table(widths: Sequence[float | None]) -> Draw:
    """Return what sets a ruled table of persons, one of them protected."""

    def draw(who: Person) -> bytes:
        rows = (
            ("No.", "Name", "File", "Born", "Officer"),
            ("1", who.name, who.number, who.birthday, "Whitcombe"),
            ("2", "see above", "none", "none", "Whitcombe"),
            ("3", who.family, who.number, who.birthday, "Osgood"),
        )

        def on(canvas: Canvas) -> None:
            _lines(canvas, HEAD)
            made = Table(rows, colWidths=widths, rowHeights=20)
            made.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTSIZE", (0, 0), (-1, -1), 9)])
            made.wrapOn(canvas, 468, 400)
            made.drawOn(canvas, 72, 560)
            _lines(canvas, [FOOT], top=500)

        return _drawn(on)

    return draw


def columns(who: Person) -> bytes:
    """A list without rules, and two columns of text beside each other."""

    def on(canvas: Canvas) -> None:
        _lines(canvas, HEAD)
        for row, (name, file) in enumerate((("Name", "File"), (who.name, who.number), ("Duty desk", "none"))):
            canvas.drawString(72, 640 - 18 * row, name)
            canvas.drawString(320, 640 - 18 * row, file)
        style = ParagraphStyle("p", fontName="Times-Roman", fontSize=10, leading=12)
        for x, text in ((72, STORY[0]), (320, STORY[3])):
            paragraph = Paragraph(_told(text, who), style)
            _, height = paragraph.wrap(210, 400)
            paragraph.drawOn(canvas, x, 540 - height)

    return _drawn(on)


def mail(who: Person) -> bytes:
    """An e-mail with the name in its subject, addresses and text."""
    address = f"{who.given[0].lower()}.{who.family.split('-')[0].lower()}@mail.example.org"
    lines = (
        "From: Whitcombe, Daniel <daniel.whitcombe@ice.example.gov>",
        f"To: {who.name} <{address}>",
        "Sent: Tuesday, March 3, 2020 4:12 PM",
        f"Subject: {who.family}, {who.number}",
        "",
        f"We arrested {who.name.upper()} at the courthouse this morning. The family of",
        f"{who.given} lives at {who.street}, Brooklyn, NY 11237.",
        f"Write to {address}.",
        "The statement under 8 U.S.C. § 1229(e) is in the file.",
        FOOT,
    )
    return _drawn(lambda canvas: _lines(canvas, lines) and None)


def transcript(who: Person) -> bytes:
    """Numbered lines."""
    texts = ("THE COURT: Good morning.", f"MR. OSGOOD: For the respondent, {who.name}.", "THE COURT: Thank you. Is",
             f"Ms. {who.family} here?", "MR. OSGOOD: She is on the second floor.", "THE COURT: Call her.")  # fmt: skip
    lines = [f"{number:2d}   {text}" for number, text in enumerate(texts, start=1)]
    return _drawn(lambda canvas: _lines(canvas, [*HEAD, *lines], font="Courier") and None)


def foot(who: Person) -> bytes:
    """The name where a Bates number would be stamped."""

    def on(canvas: Canvas) -> None:
        _lines(canvas, [*HEAD, _told(STORY[2], who), FOOT])
        canvas.setFont("Helvetica", 9)
        canvas.drawRightString(596, 22, f"{who.name}, {who.number}")

    return _drawn(on)


def turned(who: Person) -> bytes:
    """A sheet that is turned by /Rotate."""
    return _changed(letter(who), lambda pdf: pdf.pages[0].obj.__setitem__("/Rotate", 90))


def tagged(who: Person) -> bytes:
    """A page whose tags, bookmarks, properties and comments name the person."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Title"] = f"Memo on {who.name}"
        pdf.docinfo["/Keywords"] = " ".join(who.name)
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(who.name, 0))
        page = pdf.pages[0]
        kept = page.Contents.read_bytes()
        marked = f"/Span <</ActualText <{who.name.encode('utf-16-be').hex()}>>> BDC ".encode() + kept + b" EMC"
        page.Contents = pdf.make_stream(marked)
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[400, 700, 420, 720], Contents=String(who.name))
        page.obj.Annots = Array([pdf.make_indirect(note)])

    return _changed(letter(who), change)


def subset(who: Person) -> bytes:
    """Two lines in one embedded font, of which the name's letters alone make the subset."""

    def on(canvas: Canvas) -> None:
        _lines(canvas, [f"Respondent: {who.name}", "Date of enforcement action: March 3, 2020", FOOT], font="Vera")

    return _drawn(on)


def cut_down(who: Person) -> bytes:
    """The same two lines in a font that its producer has cut down and measured anew."""
    made = fpdf.FPDF(unit="pt", format="letter")
    made.set_creation_date(datetime(2020, 3, 3, tzinfo=UTC))
    made.add_page()
    made.add_font("Vera", "", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
    made.set_font("Vera", size=11)
    made.text(LEFT, 90, f"Seen was {who.name} on the second floor.")
    made.text(LEFT, 120, FOOT)
    return bytes(made.output())


def own_fonts(who: Person) -> bytes:
    """The name in a font that nothing else is set in, first on the page, and in one that the kept text shares."""

    def on(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 12)
        canvas.drawString(72, 700, who.name)
        _lines(canvas, [*HEAD, f"Respondent: {who.name}", FOOT], top=660)

    return _drawn(on)


def scan(who: Person) -> bytes:
    """A picture of the memo, 200 dpi, grey."""
    with pymupdf.open(stream=letter(who), filetype="pdf") as opened, pymupdf.open() as made:
        pixels = opened[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
        page = made.new_page(width=612, height=792)
        page.insert_image(page.rect, stream=pixels.tobytes("jpeg", jpg_quality=80))
        return bytes(made.tobytes())


def scanned_form(who: Person) -> bytes:
    """A picture of the form."""
    with pymupdf.open(stream=form(who), filetype="pdf") as opened, pymupdf.open() as made:
        pixels = opened[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
        page = made.new_page(width=612, height=792)
        page.insert_image(page.rect, stream=pixels.tobytes("png"))
        return bytes(made.tobytes())


def pages(who: Person) -> bytes:
    """Several pages; the name stands on the second one and in the foot of each."""

    def on(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            _lines(canvas, [*HEAD, *([f"Seen was {who.name} of {who.street}."] if number == 2 else []), STORY[3]])
            canvas.setFont("Helvetica", 8)
            canvas.drawString(72, 40, f"{who.name} / page {number} of 3")
            canvas.showPage()

    return _drawn(on)


def _changed(raw: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        change(pdf)
        pdf.save(kept, static_id=True)
    return kept.getvalue()


KINDS: tuple[tuple[str, Draw], ...] = (
    ("prose, ragged, Times", prose("Times-Roman", 0)),
    ("prose, justified, Times", prose("Times-Roman", 4)),
    ("prose, ragged, embedded font", prose("Vera", 0)),
    ("prose, justified, Helvetica", prose("Helvetica", 4)),
    ("prose set by MuPDF", html("font-family: serif; font-size: 11pt")),
    ("prose set by MuPDF, justified", html("font-family: sans-serif; font-size: 10pt; text-align: justify")),
    ("memo", letter),
    ("caption", caption),
    ("form of cells", form),
    ("form with cells that some leave empty", form_with_blanks),
    ("interactive form", fields),
    ("table, fixed columns", table((30, 170, 90, 80, 98))),
    ("table, columns as wide as their text", table((None,) * 5)),
    ("columns without rules", columns),
    ("e-mail", mail),
    ("transcript", transcript),
    ("name at the foot", foot),
    ("turned page", turned),
    ("tags, bookmarks, properties, comment", tagged),
    ("embedded font, subset", subset),
    ("embedded font, cut down and measured anew", cut_down),
    ("a font for the name alone", own_fonts),
    ("several pages", pages),
    ("scan of a memo", scan),
    ("scan of a form", scanned_form),
)

"""Pages that name somebody, set in many ways: what the width attack is tried on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import reportlab
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from redactor.model import Box

SIZE, LEADING = 11.0, 14.0
LEFT, BASE, RIGHT = 72.0, 640.0, 540.0
CELL = Box(page=1, x0=150.0, y0=138.0, x1=420.0, y1=158.0)
"""A form cell around the base line."""
FONTS = ("Times-Roman", "Helvetica", "Vera")
SENTENCES = (
    "At the hearing {} said that nobody came.",
    "{} left with counsel by the door.",
    "The interpreter called for {}",
    "With {} and {} came others.",
)
"""A name inside a line, at its beginning, at its end, and twice."""
BODIES = (
    "On the date above the officers came to the second floor, where {} was waiting, and told the clerk of the court "
    "that they would stand beside the door until the calendar had been called to its end.",
    "{} appeared without counsel. The matter was put over to a later date, and the court officer on duty wrote into "
    "the book of the part that two persons in plain clothes had asked for the calendar. Neither gave a name.",
    "The sergeant said that the order had been served on the person named in it, that no warrant of a judge was shown, "
    "and that the person was led out by the rear stairs. The person named was {}. Nothing else was said to {} or to "
    "counsel, who had by then gone to another part on the fourth floor, and the tape was returned to the clerk.",
    "According to the log the van stood at the corner of the street from nine in the morning; the driver knew {}.",
)
"""Paragraphs in which a name decides where lines break, and how many there are."""
AFTER = (
    "A further paragraph begins here. It is the same in every copy of the page, and is long enough to be broken once "
    "or twice on its own account.",
    "Respectfully submitted",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A way in which names are set: `draw` makes a page of it, `is_cell` says that they stand in a form's cell."""

    name: str
    font: str
    draw: Callable[[Path, str, str], None]
    is_cell: bool = False
    longest: float = 250.0
    """Points up to which a name fits where it stands."""


def width(text: str, font: str) -> float:
    """Return a text's width."""
    known(font)
    return float(pdfmetrics.stringWidth(text, font, SIZE))


def known(font: str) -> None:
    """Make an embedded font known to reportlab."""
    if font == "Vera" and font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(font, str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))


def known_page(path: Path, font: str) -> Canvas:
    """Return a page in a font with two lines that stay."""
    known(font)
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
    canvas.setFont(font, SIZE)
    canvas.drawString(LEFT, BASE - 100, "The line below stays as it is, and reaches the margin of the page.")
    canvas.drawString(LEFT, BASE - 120, "So does this one.")
    return canvas


def ragged(sentence: str) -> Callable[[Path, str, str], None]:
    """Return what draws a line with one show operator."""

    def draw(path: Path, font: str, name: str) -> None:
        canvas = known_page(path, font)
        canvas.drawString(LEFT, BASE, sentence.replace("{}", name))
        canvas.save()

    return draw


def justified(sentence: str) -> Callable[[Path, str, str], None]:
    """Return what draws a line so that its spaces fill the measure, word by word."""

    def draw(path: Path, font: str, name: str) -> None:
        canvas = known_page(path, font)
        _fill(canvas, (LEFT, BASE, RIGHT), font, sentence.replace("{}", name).split())
        canvas.save()

    return draw


def _fill(canvas: Canvas, place: tuple[float, float, float], font: str, words: Sequence[str]) -> None:
    left, base, right = place
    widths = [width(word, font) for word in words]
    space, x = (right - left - sum(widths)) / (len(words) - 1), left
    for word, wide in zip(words, widths, strict=True):
        canvas.drawString(x, base, word)
        x += wide + space


def few_spaces(path: Path, font: str, name: str) -> None:
    """Draw a justified paragraph in which the line with the name has one space beside it, or two."""
    canvas = known_page(path, font)
    lines = ("The court heard argument on the motion", "and was told by the", f"interpreter {name}", "that nobody else")
    for step, line in enumerate((*lines, "had come with the family on that day")):
        _fill(canvas, (LEFT, BASE - LEADING * step, LEFT + 230), font, line.split())
    canvas.drawString(LEFT, BASE - LEADING * 5, "or before it.")
    canvas.save()


def spaced(sentence: str) -> Callable[[Path, str, str], None]:
    """Return what draws a line as word processors do: words and spaces each by themselves."""

    def draw(path: Path, font: str, name: str) -> None:
        canvas, x = known_page(path, font), LEFT
        for index, word in enumerate(sentence.replace("{}", name).split()):
            for part in (" ", word) if index else (word,):
                canvas.drawString(x, BASE, part)
                x += width(part, font)
        canvas.save()

    return draw


def kerned(sentence: str) -> Callable[[Path, str, str], None]:
    """Return what draws a line glyph by glyph, each with a shift that its neighbours ask for."""

    def draw(path: Path, font: str, name: str) -> None:
        canvas, x = known_page(path, font), LEFT
        line = sentence.replace("{}", name)
        kerns = [(ord(a) * 7 + ord(b)) % 23 - 11 for a, b in zip(line, line[1:] + " ", strict=True)]
        if font == "Vera":  # reportlab gives the letters of a TrueType font codes of its own.
            for letter, kern in zip(line, kerns, strict=True):
                canvas.drawString(x, BASE, letter)
                x += width(letter, font) - kern / 1000 * SIZE
        else:
            text = canvas.beginText(LEFT, BASE)
            text.setFont(font, SIZE)
            shown = (f"({c}) {k}" for c, k in zip(line, kerns, strict=True))
            text._code.append("[" + " ".join(shown) + "] TJ")
            canvas.drawText(text)
        canvas.save()

    return draw


def centred(path: Path, font: str, name: str) -> None:
    """Draw a centred line."""
    canvas = known_page(path, font)
    canvas.drawCentredString(306, BASE, f"In the matter of {name}, respondent")
    canvas.save()


def centred_off_page(path: Path, font: str, name: str) -> None:
    """Draw a line that is centred in a column beside the page's middle, under another one."""
    canvas = known_page(path, font)
    canvas.drawCentredString(330, BASE + 20, "Notice of entry")
    canvas.drawCentredString(330, BASE, f"{name}, respondent")
    canvas.save()


def right(path: Path, font: str, name: str) -> None:
    """Draw a line that ends at the right margin, as others do."""
    canvas = known_page(path, font)
    canvas.drawRightString(RIGHT, BASE, f"Copy to {name}, respondent")
    canvas.drawRightString(RIGHT, BASE + 20, "By hand, at the clerk's window")
    canvas.save()


def right_end(path: Path, font: str, name: str) -> None:
    """Draw a line that ends at the right margin with the name."""
    canvas = known_page(path, font)
    canvas.drawRightString(RIGHT, BASE, f"Respondent: {name}")
    canvas.drawRightString(RIGHT, BASE + 20, "By hand, at the clerk's window")
    canvas.save()


def cell(path: Path, font: str, name: str) -> None:
    """Draw a form with the name in a cell."""
    canvas = known_page(path, font)
    canvas.rect(CELL.x0, 792 - CELL.y1, CELL.width, CELL.height)
    canvas.drawString(LEFT, BASE, "Name:")
    canvas.drawString(CELL.x0 + 4, BASE, name)
    canvas.drawString(CELL.x1 + 8, BASE, "(last, first)")
    canvas.save()


def flowing(body: str, alignment: int, *, rule: bool = False) -> Callable[[Path, str, str], None]:
    """Return what draws a paragraph whose line breaks depend on the name, with others below it and a foot.

    With `rule`, a drawn line stands between them.
    """

    def draw(path: Path, font: str, name: str) -> None:
        known(font)
        canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
        style = ParagraphStyle("p", fontName=font, fontSize=SIZE, leading=LEADING, alignment=alignment)
        top = BASE + 60
        for index, text in enumerate((AFTER[0], body.replace("{}", name), *AFTER)):
            paragraph = Paragraph(text, style)
            _, height = paragraph.wrap(RIGHT - LEFT, 400)
            paragraph.drawOn(canvas, LEFT, top - height)
            top -= height + 8
            if rule and index == 1:
                canvas.line(LEFT, top, RIGHT, top)
                top -= 8
        canvas.setFont(font, 9)
        canvas.drawCentredString(306, 40, "Page 1 of 1")
        canvas.save()

    return draw


def cases() -> tuple[Case, ...]:
    """Return every way to set a name that is tried, in all fonts."""
    found: list[Case] = []
    for font in FONTS:
        for place, sentence in zip(("inside", "first", "last", "twice"), SENTENCES, strict=True):
            longest = 170.0 if place == "twice" else 250.0
            found.append(
                Case(name=f"line, ragged, one Tj, name {place}", font=font, draw=ragged(sentence), longest=longest)
            )
            justified_name = f"line, justified, name {place}"
            found.append(Case(name=justified_name, font=font, draw=justified(sentence), longest=longest))
        few = justified("On that day {} left.")
        found.append(Case(name="line, justified, wide spaces", font=font, draw=few))
        found.append(Case(name="line, justified, one or two spaces", font=font, draw=few_spaces, longest=155.0))
        found.append(Case(name="line, words and spaces apart", font=font, draw=spaced(SENTENCES[0])))
        found.append(Case(name="line, per-glyph TJ", font=font, draw=kerned(SENTENCES[0])))
        found.append(Case(name="line, centred", font=font, draw=centred))
        found.append(Case(name="line, centred off the page's middle", font=font, draw=centred_off_page))
        found.append(Case(name="line, right-aligned, name inside", font=font, draw=right))
        found.append(Case(name="line, right-aligned, name last", font=font, draw=right_end))
        found.append(Case(name="form cell", font=font, draw=cell, is_cell=True))
        for number, body in enumerate(BODIES, start=1):
            found.append(Case(name=f"paragraph {number}, ragged", font=font, draw=flowing(body, 0)))
            found.append(Case(name=f"paragraph {number}, justified", font=font, draw=flowing(body, 4)))
        ruled = flowing(BODIES[1], 0, rule=True)
        found.append(Case(name="paragraph 2, ragged, a drawn line below", font=font, draw=ruled))
    return tuple(found)

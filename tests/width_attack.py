"""Measure what the place of a removed name tells: `python -m tests.width_attack` prints the table of docs/sealed.md.

The attack knows the document's font and wording, and has a dictionary of names. It computes each candidate's width and
keeps those that fit the gap within 0.02 points (Bland, Iyer, Levchenko, "Story Beyond the Eye: Glyph Positions Break
PDF Text Redaction", PoPETs 2023). What leaks of a name is log2(dictionary / candidates left), in bits.

A place tells nothing of the width when names of other widths leave the very same page. So names at even steps of the
dictionary's widths are put into the same document and redacted; what leaks of one is -log2 of the share of those whose
page is the same within the same 0.02 points. A name whose page is like no other's is tried against one of nearly its
width; where that page differs as well, the name counts as found by its exact width.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from statistics import mean, median

import numpy as np
import pymupdf
import reportlab
from numpy.typing import NDArray
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from redactor.model import Box
from redactor.redact import redact
from tests._redact_documents import decide, finding, read

FITS = 0.02
"""Points within which a candidate fits: what the coordinates of most producers resolve."""
NEARLY = 0.6
"""Points by which the width of a twin differs, about: the letters of common faces are whole steps of this."""
SURNAMES, FIRST_NAMES = 20_000, 2_000
LOCALES = ("en_US", "es_MX", "es_CO", "pt_BR", "fr_FR", "pl_PL", "tr_TR", "it_IT", "de_DE", "en_IN", "id_ID")
SIZE = 11.0
LEFT, BASE, RIGHT = 72.0, 640.0, 540.0
BEFORE, AFTER = "At the hearing", "said that nobody was at home, or by the door."
CELL = Box(page=1, x0=150.0, y0=138.0, x1=420.0, y1=158.0)
"""A form cell around the base line."""

Observed = tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """Names that the attacker tries: every first name with every surname."""

    surnames: tuple[str, ...] = field(repr=False)
    first_names: tuple[str, ...] = field(repr=False)

    @property
    def size(self) -> int:
        """Return the number of full names."""
        return len(self.surnames) * len(self.first_names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A way in which names are set: `draw` makes a page of it, `is_cell` says that they stand in a form's cell."""

    name: str
    font: str
    draw: Callable[[Path, str, str], None]
    is_cell: bool = False


def dictionary(seed: int = 7) -> Dictionary:
    """Return names of several languages, filled up from syllables; the same for the same seed."""
    chance = random.Random(seed)
    first, last = _of_locales("first_names"), _of_locales("last_names")
    return Dictionary(
        surnames=_filled(last, SURNAMES, chance, (2, 3, 4)), first_names=_filled(first, FIRST_NAMES, chance, (2, 3))
    )


def _of_locales(kind: str) -> set[str]:
    found: set[str] = set()
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for name in getattr(provider, kind, ()):
            plain = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode()
            if plain.isalpha() and len(plain) > 1:
                found.add(plain.capitalize())
    return found


def _filled(names: set[str], number: int, chance: random.Random, lengths: Sequence[int]) -> tuple[str, ...]:
    onsets = (*"bcdfghjklmnprstvwyz", "qu", "ch", "sh", "tr", "br")
    vowels, codas = "aeiou", ("", "n", "r", "l", "z")
    while len(names) < number:
        syllables = (
            chance.choice(onsets) + chance.choice(vowels) + chance.choice(codas) for _ in range(chance.choice(lengths))
        )
        names.add("".join(syllables).capitalize())
    return tuple(chance.sample(sorted(names), number))


# --- the documents ---------------------------------------------------------------------------------------------


def _canvas(path: Path, font: str) -> Canvas:
    if font == "Vera" and font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(font, str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
    canvas.setFont(font, SIZE)
    for row in (2, 3):
        canvas.drawString(LEFT, BASE - 20 * row, "The line below stays as it is, and reaches the margin of the page.")
    return canvas


def ragged(path: Path, font: str, name: str) -> None:
    """Draw the line with one show operator."""
    canvas = _canvas(path, font)
    canvas.drawString(LEFT, BASE, f"{BEFORE} {name} {AFTER}")
    canvas.save()


def justified(path: Path, font: str, name: str) -> None:
    """Draw the line so that its spaces fill the measure, word by word."""
    _fill(path, font, f"{BEFORE} {name} {AFTER}".split())


def wide(path: Path, font: str, name: str) -> None:
    """Draw a justified line of few words: its spaces are as wide as those between columns."""
    _fill(path, font, f"On that day {name} left.".split())


def _fill(path: Path, font: str, words: Sequence[str]) -> None:
    canvas = _canvas(path, font)
    widths = [pdfmetrics.stringWidth(word, font, SIZE) for word in words]
    space, x = (RIGHT - LEFT - sum(widths)) / (len(words) - 1), LEFT
    for word, width in zip(words, widths, strict=True):
        canvas.drawString(x, BASE, word)
        x += width + space
    canvas.save()


def centred(path: Path, font: str, name: str) -> None:
    """Draw a centred line."""
    canvas = _canvas(path, font)
    canvas.drawCentredString(306, BASE, f"In the matter of {name}, respondent")
    canvas.save()


def right(path: Path, font: str, name: str) -> None:
    """Draw a line that ends at the right margin, as others do."""
    canvas = _canvas(path, font)
    canvas.drawRightString(RIGHT, BASE, f"Copy to {name}, respondent")
    canvas.drawRightString(RIGHT, BASE + 20, "By hand, at the clerk's window")
    canvas.save()


def kerned(path: Path, font: str, name: str) -> None:
    """Draw the line with one array of single glyphs, each with a shift that its neighbours ask for."""
    canvas = _canvas(path, font)
    line = f"{BEFORE} {name} {AFTER}"
    kerns = [(ord(a) * 7 + ord(b)) % 23 - 11 for a, b in zip(line, line[1:] + " ", strict=True)]
    text = canvas.beginText(LEFT, BASE)
    text.setFont(font, SIZE)
    text._code.append("[" + " ".join(f"({c}) {k}" for c, k in zip(line, kerns, strict=True)) + "] TJ")
    canvas.drawText(text)
    canvas.save()


def cell(path: Path, font: str, name: str) -> None:
    """Draw a form with the name in a cell."""
    canvas = _canvas(path, font)
    canvas.rect(CELL.x0, 792 - CELL.y1, CELL.width, CELL.height)
    canvas.drawString(LEFT, BASE, "Name:")
    canvas.drawString(CELL.x0 + 4, BASE, name)
    canvas.drawString(CELL.x1 + 8, BASE, "(last, first)")
    canvas.save()


def flowing(alignment: int) -> Callable[[Path, str, str], None]:
    """Return what draws a paragraph whose line breaks depend on the name."""

    def draw(path: Path, font: str, name: str) -> None:
        canvas = _canvas(path, font)
        style = ParagraphStyle("p", fontName=font, fontSize=SIZE, leading=14, alignment=alignment)
        body = f"On the date above the officers came to the second floor, where {name} was waiting, and told the clerk "
        body += "of the court that they would stand beside the door until the calendar had been called to its end."
        paragraph = Paragraph(body, style)
        _, height = paragraph.wrap(RIGHT - LEFT, 200)
        paragraph.drawOn(canvas, LEFT, BASE + 20 - height + 60)
        canvas.save()

    return draw


CASES: tuple[Case, ...] = (
    *(Case(name="prose, ragged, Tj", font=font, draw=ragged) for font in ("Times-Roman", "Helvetica", "Vera")),
    *(Case(name="prose, justified, Tj", font=font, draw=justified) for font in ("Times-Roman", "Helvetica", "Vera")),
    *(Case(name="justified, wide spaces", font=font, draw=wide) for font in ("Times-Roman", "Helvetica", "Vera")),
    Case(name="centred line", font="Times-Roman", draw=centred),
    Case(name="right-aligned line", font="Times-Roman", draw=right),
    *(Case(name="prose, per-glyph TJ", font=font, draw=kerned) for font in ("Times-Roman", "Helvetica")),
    *(Case(name="form cell", font=font, draw=cell, is_cell=True) for font in ("Times-Roman", "Helvetica", "Vera")),
    *(Case(name="paragraph, ragged", font=font, draw=flowing(0)) for font in ("Times-Roman", "Vera")),
    *(Case(name="paragraph, justified", font=font, draw=flowing(4)) for font in ("Times-Roman", "Vera")),
)


# --- the two ways to redact ------------------------------------------------------------------------------------


def ours(path: Path, name: str, region: Box | None) -> Path:
    """Redact with this program; return the file."""
    document = read(path)
    wanted = name if name in document.text else name.replace(" ", "\n")
    out = path.with_suffix(".out.pdf")
    redact(path, document, decide(finding(document, wanted, region=region)), bates=("B-1",), out=out)
    return out


def plain(path: Path, name: str, region: Box | None) -> Path:
    """Redact with PyMuPDF as its manual shows; return the file."""
    out = path.with_suffix(".plain.pdf")
    with pymupdf.open(path) as opened:
        for place in opened[0].search_for(name):
            opened[0].add_redact_annot(place, fill=(0, 0, 0))
        opened[0].apply_redactions()
        opened.save(out)
    return out


def observed(path: Path) -> Observed:
    """Return all that a reader of the file can measure: words and black boxes with their left and right ends."""
    with pymupdf.open(path) as opened:
        words = [(str(w[4]), float(w[0]), float(w[2])) for w in opened[0].get_text("words")]
        words += [("", float(one["rect"].x0), float(one["rect"].x1)) for one in opened[0].get_drawings()]
    return tuple(words)


# --- the attack ------------------------------------------------------------------------------------------------


def _widths(names: Sequence[str], font: str) -> NDArray[np.float64]:
    return np.array([pdfmetrics.stringWidth(name, font, SIZE) for name in names])


def fitting(names: Dictionary, font: str, width: float) -> int:
    """Return how many full names of the dictionary are that wide, within the tolerance."""
    last = np.sort(_widths(names.surnames, font))
    rest = width - pdfmetrics.stringWidth(" ", font, SIZE) - _widths(names.first_names, font)
    return int((np.searchsorted(last, rest + FITS, "right") - np.searchsorted(last, rest - FITS, "left")).sum())


def sample(names: Dictionary, font: str, number: int) -> list[str]:
    """Return names at even steps of the widths that full names have."""
    chance = random.Random(11)
    some = [f"{chance.choice(names.first_names)} {chance.choice(names.surnames)}" for _ in range(4000)]
    some.sort(key=lambda name: (pdfmetrics.stringWidth(name, font, SIZE), name))
    return [some[int((step + 0.5) * len(some) / number)] for step in range(number)]


def _is_same(one: Observed, other: Observed) -> bool:
    return len(one) == len(other) and all(
        a[0] == b[0] and abs(a[1] - b[1]) <= FITS and abs(a[2] - b[2]) <= FITS for a, b in zip(one, other, strict=True)
    )


def leaks(case: Case, names: Dictionary, burn: Callable[[Path, str, Box | None], Path], number: int) -> list[float]:
    """Return the bits that the redacted page tells of each of `number` names."""
    tried = _sampled(case, names, number)
    pages = [_page(case, burn, name) for name in tried]
    bits = []
    for name, page in zip(tried, pages, strict=True):
        alike = sum(_is_same(page, other) for other in pages)
        if alike > 1 or _is_same(page, _page(case, burn, _twin(case, names, name))):
            bits.append(math.log2(len(pages) / alike))
        else:
            width = pdfmetrics.stringWidth(name, case.font, SIZE)
            bits.append(math.log2(names.size / max(fitting(names, case.font, width), 1)))
    return bits


def _page(case: Case, burn: Callable[[Path, str, Box | None], Path], name: str) -> Observed:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        case.draw(path, case.font, name)
        return observed(burn(path, name, CELL if case.is_cell else None))


def _twin(case: Case, names: Dictionary, name: str) -> str:
    """Return a name that differs in width by more than the tolerance and less than others do."""
    width = pdfmetrics.stringWidth(name, case.font, SIZE)
    first = name.split()[0]
    others = (f"{first} {last}" for last in names.surnames)
    return min(others, key=lambda other: abs(abs(pdfmetrics.stringWidth(other, case.font, SIZE) - width) - NEARLY))


def _sampled(case: Case, names: Dictionary, number: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        _canvas(Path(folder) / "font.pdf", case.font)  # Registers the font.
    return sample(names, case.font, number)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure what the place of a removed name tells.")
    parser.add_argument("--names", type=int, default=24, help="names tried in each case")
    arguments = parser.parse_args()
    names = dictionary()
    lines = [
        f"Bits that leak of a name, of {math.log2(names.size):.1f}: {len(names.surnames)} surnames × "
        f"{len(names.first_names)} first names, {arguments.names} names a case, fit within {FITS} pt.",
        "",
        "| set as | font | sealed: mean | median | max | plain burn: mean | median | max |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for case in CASES:
        cells = []
        for burn in (ours, plain):
            bits = leaks(case, names, burn, arguments.names)
            cells += [f"{mean(bits):.2f}", f"{median(bits):.2f}", f"{max(bits):.2f}"]
        lines.append(f"| {case.name} | {case.font} | {' | '.join(cells)} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

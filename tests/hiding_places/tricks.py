"""Text that readers see and programs miss: split, spaced, turned, drawn as shapes."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterator

import pikepdf
import pymupdf
from pikepdf import Dictionary
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.hiding_places.drawing import Make, Place, add, changed, drawn, form, literal, picture_of, saved, sheet, words
from tests.hiding_places.drawing import image as image_of
from tests.hiding_places.secret import Secret

X, Y, SIZE = 72.0, 480.0, 11.0


def _placed(text: str, size: float = SIZE, gap: float = 0.0) -> Iterator[tuple[str, float]]:
    x = 0.0
    for letter in text:
        yield letter, x
        x += stringWidth(letter, "Helvetica", size) + gap


def _glyph_by_glyph(secret: Secret) -> bytes:
    return b"".join(words(X + x, Y, letter) for letter, x in _placed(secret.text))


def _out_of_order(secret: Secret) -> bytes:
    letters = list(_placed(secret.text))
    return b"".join(words(X + x, Y, letter) for letter, x in letters[1::2] + letters[0::2])


def _backwards(secret: Secret) -> bytes:
    return b"".join(words(X + x, Y, letter) for letter, x in reversed(list(_placed(secret.text))))


def _kerned(secret: Secret) -> bytes:
    """One TJ with a large step after each letter, taken back before the next."""
    shown = b"".join(literal(letter) + b" -350 300 " for letter in secret.text)
    return f"BT /F {SIZE} Tf {X} {Y} Td [".encode() + shown + b"] TJ ET"


def _spaced(secret: Secret) -> bytes:
    return words(X, Y, secret.text, before="4 Tc")


def _spaces_between(secret: Secret) -> bytes:
    return words(X, Y, " ".join(secret.given)) + words(X, Y - 20, "  ".join(secret.family))


def _between(sign: str) -> Make:
    """The letters parted by a character that shows little or nothing, in an embedded font that has it."""

    def make(secret: Secret) -> bytes:
        text = " ".join(sign.join(word) for word in secret.text.split(" "))
        return _in_font(secret, text)

    return make


def _in_font(secret: Secret, text: str, place: tuple[float, float] = (X, 792 - Y), name: str = "helv") -> bytes:
    """Draw a text of any characters in an embedded font."""
    with pymupdf.open(stream=saved(sheet(secret)), filetype="pdf") as opened:
        writer = pymupdf.TextWriter(opened[0].rect)
        writer.append(place, text, font=pymupdf.Font(name), fontsize=SIZE)
        writer.write_text(opened[0])
        return bytes(opened.tobytes(garbage=3, deflate=True))


def _spelled(change: Callable[[str], str], name: str = "helv") -> Make:
    return lambda secret: _in_font(secret, change(secret.text), name=name)


def _full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _look_alike(text: str) -> str:
    return text.translate(str.maketrans("aeoxAuQ", "аеохАцQ"))


def _turned(degrees: float, *, mirrored: bool = False) -> Make:
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    side = -1 if mirrored else 1
    matrix = f"{side * cos:.5f} {side * sin:.5f} {-sin:.5f} {cos:.5f} 300 300 Tm"
    return drawn(lambda s: f"BT /F {SIZE} Tf {matrix} ".encode() + literal(s.text) + b" Tj ET")


def _on_a_circle(secret: Secret) -> bytes:
    out = b""
    for index, letter in enumerate(secret.text):
        turn = math.pi - index * 0.11
        x, y = 300 + 100 * math.cos(turn), 250 + 100 * math.sin(turn)
        cos, sin = math.cos(turn - math.pi / 2), math.sin(turn - math.pi / 2)
        matrix = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {y:.2f} Tm"
        out += f"BT /F {SIZE} Tf {matrix} ".encode() + literal(letter) + b" Tj ET\n"
    return out


def _downwards(secret: Secret) -> bytes:
    return b"".join(words(X, 560 - 12 * n, letter) for n, letter in enumerate(secret.name))


def _own_forms(secret: Secret) -> bytes:
    """Each letter in a form of its own."""
    pdf = sheet(secret)
    forms = {f"L{n}": form(pdf, words(X + x, Y, c)) for n, (c, x) in enumerate(_placed(secret.text)) if c != " "}
    add(pdf, b" ".join(f"/{name} Do".encode() for name in forms), XObject=forms)
    return saved(pdf)


def _own_fonts(secret: Secret) -> bytes:
    """Letters in turn from two fonts, sizes and colours."""
    pdf = sheet(secret)
    other = Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Times-Roman"),
                       Encoding=pikepdf.Name.WinAnsiEncoding)  # fmt: skip
    body, x = b"", X
    for index, letter in enumerate(secret.text):
        font, name, size = (("F", "Helvetica", 11.0), ("T", "Times-Roman", 12.0))[index % 2]
        body += f"{0.3 * (index % 3)} g ".encode() + words(x, Y, letter, size=size, font=font)
        x += stringWidth(letter, name, size)
    add(pdf, body + b"0 g", Font={"T": other})
    return saved(pdf)


def _raised(secret: Secret) -> bytes:
    """Every second letter raised by a third."""
    return b"".join(
        words(X + x, Y, letter, before=f"{(index % 2) * 3} Ts")
        for index, (letter, x) in enumerate(_placed(secret.text))
    )


def _outlines(secret: Secret) -> list[str]:
    """Return the text as filled shapes, one path a letter."""
    with pymupdf.open() as opened:
        page = opened.new_page()
        page.insert_text((X, 792 - Y), secret.text, fontsize=14)
        svg = page.get_svg_image(text_as_path=True)
    glyphs = dict(re.findall(r'<path id="(\w+)" d="([^"]*)"', svg))
    uses = re.findall(r'xlink:href="#(\w+)"[^>]*?transform="matrix\(([^)]*)\)"', svg)
    return [f"q {_flipped(matrix)} cm {_path(glyphs[name])} f Q" for name, matrix in uses if glyphs.get(name)]


def _flipped(matrix: str) -> str:
    a, b, c, d, e, f = (float(v) for v in matrix.split(","))
    return f"{a} {-b} {c} {-d} {e} {792 - f}"


def _path(d: str) -> str:
    """Return an SVG path (absolute M, L, H, V, C, Q, Z) as PDF operators."""
    out, at, start = [], (0.0, 0.0), (0.0, 0.0)
    for command, numbers in re.findall(r"([MLHVCQZ])([^MLHVCQZ]*)", d):
        v = [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", numbers)]
        if command == "Z":
            out.append("h")
            at = start
        elif command == "H":
            at = (v[0], at[1])
            out.append(f"{at[0]} {at[1]} l")
        elif command == "V":
            at = (at[0], v[0])
            out.append(f"{at[0]} {at[1]} l")
        elif command == "C":
            out.append(" ".join(map(str, v[:6])) + " c")
            at = (v[4], v[5])
        else:
            out.append(f"{v[0]} {v[1]} {'m' if command == 'M' else 'l'}")
            at = (v[0], v[1])
            start = at if command == "M" else start
    return " ".join(out)


def _shapes(secret: Secret) -> bytes:
    return saved(sheet(secret, over=" ".join(_outlines(secret)).encode()))


def _one_shape(secret: Secret) -> bytes:
    """All letters in one path."""
    moved = []
    for one in _outlines(secret):
        matrix, path = one.removeprefix("q ").removesuffix(" f Q").split(" cm ")
        moved.append(_carried([float(v) for v in matrix.split()], path))
    return saved(sheet(secret, over=(" ".join(moved) + " f").encode()))


def _carried(m: list[float], path: str) -> str:
    out: list[str] = []
    pending: list[float] = []
    for token in path.split():
        if token in "mlch":
            points = zip(pending[::2], pending[1::2], strict=True)
            out += [f"{m[0] * x + m[2] * y + m[4]:.3f} {m[1] * x + m[3] * y + m[5]:.3f}" for x, y in points]
            out.append(token)
            pending = []
        else:
            pending.append(float(token))
    return " ".join(out)


def _strokes(secret: Secret) -> bytes:
    """Letters as strokes of a pen, one path a letter."""
    drawn = " ".join(_outlines(secret)).replace(" f Q", " S Q")
    return saved(sheet(secret, over=f"0.4 w {drawn}".encode()))


def _picture(pdf: pikepdf.Pdf, secret: Secret) -> None:
    add(pdf, b"q 420 0 0 40 72 480 cm /I Do Q", XObject={"I": image_of(pdf, picture_of(secret.text))})


def _small_picture(pdf: pikepdf.Pdf, secret: Secret) -> None:
    add(pdf, b"q 105 0 0 10 72 480 cm /I Do Q", XObject={"I": image_of(pdf, picture_of(secret.text))})


def _over_lines(secret: Secret) -> bytes:
    half = len(secret.family) // 2
    return words(430, Y, f"closed for {secret.given}") + words(X, Y - 14, f"{secret.family} by the office.") + words(
        430, Y - 60, f"closed for {secret.family[:half]}-") + words(X, Y - 74, f"{secret.family[half:]} by the office."
    )  # fmt: skip


def _over_columns(secret: Secret) -> bytes:
    left = ["The office saw the file", "of the respondent and", f"met {secret.given}"]
    right = [f"{secret.family} at the", "courthouse, and closed", "the file that day."]
    return b"".join(words(X, Y - 14 * n, line) for n, line in enumerate(left)) + b"".join(
        words(330, Y - 14 * n, line) for n, line in enumerate(right)
    )


def _over_pages(secret: Secret) -> bytes:
    pdf = sheet(secret, over=words(X, 40, f"The office saw the file and then met {secret.given}"))
    pdf.pages.append(pdf.pages[0])
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(words(X, 740, f"{secret.family} at the courthouse."))
    return saved(pdf)


def _twice(secret: Secret) -> bytes:
    return words(X, Y, secret.text) + words(X + 0.3, Y, secret.text)


def _both_ways(secret: Secret) -> bytes:
    """Filled, then outlined, then filled in white underneath by an older layer."""
    return words(X, Y, secret.text, before="1 Tr") + words(X, Y, secret.text, before="2 Tr 0.2 w")


PLACES: tuple[Place, ...] = tuple(
    Place(group="what programs miss", name=name, make=make)
    for name, make in (
        ("drawn glyph by glyph", drawn(_glyph_by_glyph)),
        ("drawn out of order", drawn(_out_of_order)),
        ("drawn backwards", drawn(_backwards)),
        ("split by kerning", drawn(_kerned)),
        ("letterspaced", drawn(_spaced)),
        ("spaces between the letters", drawn(_spaces_between)),
        ("soft hyphens between the letters", _between("\u00ad")),
        ("zero-width joiners between the letters", _between("\u200d")),
        ("zero-width spaces between the letters", _between("\u200b")),
        ("no-break spaces", _spelled(lambda text: text.replace(" ", "\u00a0"))),
        ("full-width letters", _spelled(_full_width, "cjk")),
        ("letters and accents apart", _spelled(_decomposed)),
        ("look-alike letters of another script", _spelled(_look_alike)),
        ("capitals", _spelled(str.upper)),
        ("without accents", _spelled(lambda text: text.replace("á", "a").replace("é", "e"))),
        ("letters from two fonts", _own_fonts),
        ("each letter in its own form", _own_forms),
        ("every second letter raised", drawn(_raised)),
        ("turned by 90 degrees", _turned(90)),
        ("upside down", _turned(180)),
        ("turned by 45 degrees", _turned(45)),
        ("mirrored", _turned(0, mirrored=True)),
        ("on a circle", drawn(_on_a_circle)),
        ("one letter a line", drawn(_downwards)),
        ("outlines, one shape a letter", _shapes),
        ("outlines, all in one shape", _one_shape),
        ("outlines, stroked", _strokes),
        ("a picture", changed(_picture)),
        ("a small picture", changed(_small_picture)),
        ("over a line's end", drawn(_over_lines)),
        ("over a column's end", drawn(_over_columns)),
        ("over a page's end", _over_pages),
        ("overprinted twice", drawn(_twice)),
        ("outlined and filled", drawn(_both_ways)),
    )
)

"""Places in fonts: names, tables, maps that lie or are missing, glyphs that are drawings."""

from __future__ import annotations

import io

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name, String

from tests.hiding_places.drawing import Make, Place, add, changed, saved, sheet, words
from tests.hiding_places.secret import Secret

_MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
    "1 begincodespacerange <{low}> <{high}> endcodespacerange {count} beginbfchar {body} endbfchar endcmap end end"
)


def to_unicode(pdf: pikepdf.Pdf, meanings: dict[int, str], width: int = 1) -> pikepdf.Stream:
    """Return a ToUnicode map of at most 100 codes."""
    body = " ".join(
        f"<{code:0{2 * width}x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(meanings.items())
    )
    filled = _MAP.format(low="00" * width, high="ff" * width, count=len(meanings), body=body)
    return pdf.make_stream(filled.encode())


def _subset(words_in_it: str) -> Make:
    """A line in an embedded font that holds the glyphs of this line alone."""

    def make(secret: Secret) -> bytes:
        line = words_in_it.format(secret.text)
        kept = io.BytesIO()
        with pymupdf.open(stream=saved(sheet(secret)), filetype="pdf") as opened:
            page = opened[0]
            page.insert_font("E", fontbuffer=pymupdf.Font("tiro").buffer)
            page.insert_text((72, 312), line, fontname="E", fontsize=11)
            opened.subset_fonts(fallback=False)
            opened.save(kept, garbage=4, deflate=True)
        return kept.getvalue()

    return make


def _font_name(pdf: pikepdf.Pdf, secret: Secret) -> None:
    name = secret.all.replace(" ", "").replace("á", "a")
    used = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/" + name), Encoding=Name.WinAnsiEncoding,
        FirstChar=32, LastChar=126, Widths=Array([500] * 95),
        FontDescriptor=pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor, FontName=Name("/" + name), FontFamily=String(secret.all), Flags=32,
                FontBBox=Array([0, 0, 1000, 1000]), ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=700, StemV=80,
                CharSet=String("/" + "/".join(secret.given)),
            )
        ),
    )  # fmt: skip
    add(pdf, words(72, 480, "Page one", font="N"), Font={"N": used})


def _glyph_names(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """An encoding whose glyph names, read one after the other, say the name; none of them is drawn."""
    names = [Name("/" + secret.unknown.replace(" ", ""))] + [Name("/" + letter) for letter in secret.given]
    used = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
        Encoding=Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([200, *names])),
    )  # fmt: skip
    add(pdf, words(72, 480, "Page one", font="N"), Font={"N": used})


def _own_codes(text: str, *, told: bool, names: bool) -> tuple[Dictionary, bytes]:
    """Return Helvetica with codes of its own for a text, by glyph names, and the text in these codes."""
    letters = sorted(set(text))
    codes = {letter: 33 + index for index, letter in enumerate(letters)}
    special = {" ": "space", "á": "aacute", "é": "eacute"}
    digits = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    listed = [special.get(c) or (digits[int(c)] if c.isdigit() else c) for c in letters]
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
        Encoding=Dictionary(Differences=Array([33, *(Name("/" + one) for one in listed)])),
    )  # fmt: skip
    return font, bytes(codes[letter] for letter in text)


def _escaped(codes: bytes) -> bytes:
    return b"<" + codes.hex().encode() + b">"


def _coded(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """Codes that are no letters, and no ToUnicode: only the glyph names tell."""
    font, codes = _own_codes(secret.text, told=False, names=True)
    add(pdf, b"BT /C 11 Tf 72 480 Td " + _escaped(codes) + b" Tj ET", Font={"C": font})


def _lying(says: str) -> Make:
    """The page shows the name, and ToUnicode says that it is something else."""

    def make(secret: Secret) -> bytes:
        pdf = sheet(secret)
        font, codes = _own_codes(secret.text, told=True, names=True)
        meant = (says * len(codes))[: len(codes)]
        meanings = dict(zip(codes, meant, strict=True))
        font.ToUnicode = to_unicode(pdf, meanings)
        add(pdf, b"BT /C 11 Tf 72 480 Td " + _escaped(codes) + b" Tj ET", Font={"C": font})
        return saved(pdf)

    return make


def _empty_map(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """ToUnicode says that each letter is nothing."""
    font, codes = _own_codes(secret.text, told=True, names=True)
    font.ToUnicode = to_unicode(pdf, dict.fromkeys(codes, "\u200b"))
    add(pdf, b"BT /C 11 Tf 72 480 Td " + _escaped(codes) + b" Tj ET", Font={"C": font})


def _embedded(secret: Secret, *, meanings: str | None) -> bytes:
    """Draw the name in an embedded font; `meanings` replaces what ToUnicode says, None takes it out."""
    with pymupdf.open(stream=saved(sheet(secret)), filetype="pdf") as opened:
        page = opened[0]
        page.insert_font("E", fontbuffer=pymupdf.Font("tiro").buffer)
        page.insert_text((72, 312), secret.text, fontname="E", fontsize=11)
        raw = opened.tobytes()
    pdf = pikepdf.open(io.BytesIO(raw))
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == Name.Type0:
            if meanings is None:
                del one.ToUnicode
            else:
                font = pymupdf.Font("tiro")
                glyphs = {font.has_glyph(ord(c)) for c in secret.text}
                one.ToUnicode = to_unicode(pdf, dict(zip(sorted(glyphs), meanings, strict=False)), width=2)
    return saved(pdf)


def _type3(told: bool) -> Make:
    """Letters drawn by small programs, as Chromium prints some fonts."""

    def make(secret: Secret) -> bytes:
        pdf = sheet(secret)
        letters = sorted(set(secret.text))
        glyphs, widths = Dictionary(), []
        for index, letter in enumerate(letters):
            width = round(pymupdf.Font("helv").text_length(letter, 1000))
            widths.append(width)
            body = f"{width} 0 d0 BT /F 1000 Tf 0 0 Td ".encode() + b"<" + letter.encode("cp1252").hex().encode()
            glyph = pdf.make_stream(body + b"> Tj ET")
            glyphs[f"/g{index}"] = glyph
        codes = {letter: 33 + index for index, letter in enumerate(letters)}
        font = pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -300, 1100, 1000]),
                FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=glyphs, FirstChar=33,
                LastChar=32 + len(letters), Widths=Array(widths), Resources=pdf.pages[0].obj.Resources,
                Encoding=Dictionary(Differences=Array([33, *(Name(f"/g{i}") for i in range(len(letters)))])),
            )
        )  # fmt: skip
        if told:
            font.ToUnicode = to_unicode(pdf, {code: letter for letter, code in codes.items()})
        drawn = bytes(codes[letter] for letter in secret.text)
        add(pdf, b"BT /T 11 Tf 72 480 Td " + _escaped(drawn) + b" Tj ET", Font={"T": font})
        return saved(pdf)

    return make


def _type3_word(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """One glyph that draws the whole text, and says that it is a full stop."""
    width = round(pymupdf.Font("helv").text_length(secret.text, 1000))
    body = f"{width} 0 d0 BT /F 1000 Tf 0 0 Td <{secret.text.encode('cp1252').hex()}> Tj ET"
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -300, width, 1000]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=Dictionary(w=pdf.make_stream(body.encode())),
            Encoding=Dictionary(Differences=Array([46, Name.w])), FirstChar=46, LastChar=46,
            Widths=Array([width]), Resources=pdf.pages[0].obj.Resources, ToUnicode=to_unicode(pdf, {46: "."}),
        )
    )  # fmt: skip
    add(pdf, words(72, 480, ".", font="T"), Font={"T": font})


def _type3_marked(secret: Secret) -> bytes:
    """Harmless Type 3 letters, marked as tagged content with the text, as printed web pages are."""
    raw = _type3(told=True)(secret)
    pdf = pikepdf.open(io.BytesIO(raw))
    spelled = secret.all.encode("utf-16-be").hex()
    content = pdf.pages[0].obj.Contents.read_bytes()
    pdf.pages[0].obj.Contents = pdf.make_stream(
        f"/Span << /MCID 0 /ActualText <feff{spelled}> >> BDC\n".encode() + content + b"\nEMC"
    )
    return saved(pdf)


PLACES: tuple[Place, ...] = tuple(
    Place(group="fonts", name=name, make=make)
    for name, make in (
        ("name and family of a font", changed(_font_name)),
        ("glyph names of an encoding", changed(_glyph_names)),
        ("subset that spells the name alone", _subset("{}")),
        ("subset shared with other words", _subset("The file of {} was closed.")),
        ("own codes, no ToUnicode", changed(_coded)),
        ("lying ToUnicode: other words", _lying("the weather report of the day ")),
        ("lying ToUnicode: signs", _lying("-")),
        ("ToUnicode that says nothing", changed(_empty_map)),
        ("embedded font, ToUnicode missing", lambda secret: _embedded(secret, meanings=None)),
        ("embedded font, ToUnicode lying", lambda secret: _embedded(secret, meanings="thewarmdybcfgiklnops")),
        ("Type 3 letters", _type3(told=True)),
        ("Type 3 letters without names", _type3(told=False)),
        ("Type 3 letters in marked content", _type3_marked),
        ("Type 3 glyph that draws a whole line", changed(_type3_word)),
    )
)

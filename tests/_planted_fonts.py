"""Planted leaks in font programs: outlines of the removed name's letters, which nothing shows and no map names."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import reportlab
from pikepdf import Array, Dictionary, Name

from redactor.redact.truetype import reordered, tables_of
from tests._verify_documents import NAME, Made, Plan, build

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
_MAP = b"1 begincodespacerange <0000> <FFFF> endcodespacerange"


def glyphs_of(text: str) -> list[int]:
    """Return the numbers of a text's letters in Vera, each once."""
    font = pymupdf.Font(fontbuffer=VERA.read_bytes())
    return list(dict.fromkeys(font.has_glyph(ord(letter)) for letter in text))


def _with_font(folder: Path, kind: str, key: str, raw: bytes, **entries: object) -> Made:
    def change(pdf: pikepdf.Pdf) -> None:
        program = pdf.make_stream(raw, **entries)
        described = Dictionary(Type=Name.FontDescriptor, FontName=Name.Font001, Flags=4)
        described[key] = program
        descendant = Dictionary(
            Type=Name.Font, Subtype=Name(kind), BaseFont=Name.Font001, FontDescriptor=pdf.make_indirect(described),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        )  # fmt: skip
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Font001, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]), ToUnicode=pdf.make_stream(_MAP),
        )  # fmt: skip
        pdf.pages[0].Resources.Font["/Planted"] = pdf.make_indirect(font)

    return build(folder, Plan(change=change))


def true_type_of(folder: Path, text: str) -> Made:
    """A TrueType program of a text's letters."""
    raw = reordered(tables_of(VERA.read_bytes()), [0, *glyphs_of(text)])
    return _with_font(folder, "/CIDFontType2", "/FontFile2", raw)


def letters_in_true_type(folder: Path) -> Made:
    """The letters of the removed name."""
    return true_type_of(folder, NAME.replace(" ", ""))


def letters_in_cff(folder: Path) -> Made:
    """A CFF program with more letters than are shown."""
    raw = pymupdf.Font("helv").buffer
    return _with_font(folder, "/CIDFontType0", "/FontFile3", raw, Subtype=Name.CIDFontType0C)

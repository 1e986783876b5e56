"""A glyph that draws another letter than it says, or says nothing, is read as nothing; honest fonts are believed."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from redactor.model import Document
from tests._intake_sources import FIRST_EXTRA, HELVETICA, codes, pdf, read, stream

MAP = (
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    "{count} beginbfchar {pairs} endbfchar endcmap end"
)


def _map(meanings: dict[int, str]) -> bytes:
    pairs = " ".join(f"<{code:02x}> <{ord(letter):04x}>" for code, letter in meanings.items())
    return stream("", MAP.format(count=len(meanings), pairs=pairs).encode())


def _helvetica(differences: str, to_unicode: bool) -> str:
    told = f"/ToUnicode {FIRST_EXTRA + 1} 0 R" if to_unicode else ""
    encoding = f"<< /Type /Encoding /Differences [{differences}] >>"
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} {told} >>"


def _document(tmp_path: Path, font: str, extra: bytes = b"", shown: str = "<01020304>") -> list[str]:
    return codes(_read(tmp_path, font, extra, shown))


def _read(tmp_path: Path, font: str, extra: bytes = b"", shown: str = "<01020304>") -> Document:
    made = pdf(
        f"BT /T 12 Tf 100 500 Td {shown} Tj ET BT /F 12 Tf 100 600 Td (Plain words) Tj ET",
        fonts=f"/T {FIRST_EXTRA} 0 R",
        extra=(font, extra or HELVETICA),
    )
    return read(tmp_path, made)


def test_a_map_that_says_what_is_drawn_is_believed(tmp_path: Path) -> None:
    told = _map({1: "P", 2: "a", 3: "z", 4: "á"})
    assert _document(tmp_path, _helvetica("1 /P /a /z /aacute", True), told) == []


def test_a_map_may_say_small_letters_for_capitals_and_leave_accents_out(tmp_path: Path) -> None:
    told = _map({1: "p", 2: "A", 3: "Z", 4: "a"})
    assert _document(tmp_path, _helvetica("1 /P /a /z /aacute", True), told) == []


@pytest.mark.parametrize("says", ["then", "----", "\u200b\u200b\u200b\u200b", "1234"])
def test_where_a_map_says_otherwise_what_is_drawn_is_read(tmp_path: Path, says: str) -> None:
    told = _map(dict(enumerate(says, start=1)))
    words = {word.text: word.source for word in _read(tmp_path, _helvetica("1 /P /a /z /s", True), told).words()}
    assert words == {"Plain": "text", "words": "text", "Pazs": "ocr"}


def test_glyph_names_say_which_letters_they_are(tmp_path: Path) -> None:
    assert _document(tmp_path, _helvetica("1 /P /a /z /aacute", False)) == []


def _type3(names: str, to_unicode: bool) -> str:
    told = f"/ToUnicode {FIRST_EXTRA + 1} 0 R" if to_unicode else ""
    glyphs = " ".join(f"/{name} {FIRST_EXTRA + 2} 0 R" for name in names.split())
    listed = " ".join(f"/{name}" for name in names.split())
    return (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 600] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 "
        f"/LastChar 68 /Widths [600 600 600 600] /CharProcs << {glyphs} >> "
        f"/Encoding << /Type /Encoding /Differences [65 {listed}] >> {told} >>"
    )


@pytest.mark.parametrize(
    ("names", "to_unicode", "expected"),
    [
        ("P a z s", False, []),
        ("g1 g2 g3 g4", True, []),
        ("g1 g2 g3 g4", False, ["unreadable-font"]),
        ("a65 a66 a67 a68", False, ["unreadable-font"]),
    ],
)
def test_a_glyph_program_without_a_name_is_no_letter(
    tmp_path: Path, names: str, to_unicode: bool, expected: list[str]
) -> None:
    square = stream("", b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    told = _map({65: "P", 66: "a", 67: "z", 68: "s"})
    made = pdf(
        "BT /T 12 Tf 100 500 Td (ABCD) Tj ET",
        fonts=f"/T {FIRST_EXTRA} 0 R",
        extra=(_type3(names, to_unicode), told, square),
    )
    assert codes(read(tmp_path, made)) == expected


def test_an_embedded_font_that_lies_is_told_by_its_own_letters(tmp_path: Path) -> None:
    with pymupdf.open() as opened:
        page = opened.new_page()
        page.insert_font("X", fontbuffer=pymupdf.Font("tiro").buffer)
        page.insert_text((72, 72), "Maria Quiroga", fontname="X")
        honest = bytes(opened.tobytes())
        for xref in range(1, opened.xref_length()):
            if opened.xref_get_key(xref, "ToUnicode")[0] == "xref":
                told = int(opened.xref_get_key(xref, "ToUnicode")[1].split()[0])
                pairs = " ".join(f"<{glyph:04x}> <{ord('t'):04x}>" for glyph in range(1, 100))
                lie = MAP.replace("<00> <ff>", "<0000> <ffff>").format(count=99, pairs=pairs)
                opened.update_stream(told, lie.encode())
        lying = bytes(opened.tobytes())
    assert [(word.text, word.source) for word in read(tmp_path, honest).words()] == [
        ("Maria", "text"),
        ("Quiroga", "text"),
    ]
    assert [(word.text, word.source) for word in read(tmp_path, lying).words()] == [
        ("Maria", "ocr"),
        ("Quiroga", "ocr"),
    ]

"""Folding, spellings, character maps: a removed text is recognised in whatever dress."""

from __future__ import annotations

import base64
import dataclasses
import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from redactor.errors import NotClean
from redactor.verify import text_of, verify
from redactor.verify.charmaps import character_map
from redactor.verify.encodings import base64_spellings, readings, spellings
from redactor.verify.expected import removed_spans
from redactor.verify.folding import REMOVED, fold, pieces, squeeze, squeezed
from redactor.verify.needles import Needle, hunt_for, needles
from redactor.verify.objects import literals_in
from redactor.verify.opening import OpenFile
from tests._verify_documents import A_NUMBER, NAME, Plan, build


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Quimistán", "quimistan"), ("ﬁle", "file"), ("Ａ２１７", "a217"), ("STRASSE", "strasse"), ("Straße", "strasse")],
)
def test_fold_ignores_accents_case_and_ligatures(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_squeeze_leaves_letters_and_digits() -> None:
    assert squeeze(" A-217 604.938\u00a0") == "a217604938"
    assert pieces("A217-B") == ("a", "217", "b")


def test_squeezed_text_knows_where_words_begin() -> None:
    text = squeezed("Ana María 12")
    assert text.text == "anamaria12"
    assert text.starts == {0, 3, 8, 10}
    assert text.capitals == {0, 3}


def test_nothing_matches_across_a_removed_span() -> None:
    hunt = hunt_for((Needle(key="anamaria", strength="forbidden", is_free=True),))
    assert hunt.hits(squeezed("ana maria"))
    assert not hunt.hits(squeezed(f"ana {REMOVED} maria"))


def test_short_needle_is_not_found_inside_a_word() -> None:
    hunt = hunt_for((Needle(key="cruz", strength="named"),))
    assert len(hunt.hits(squeezed("Cruz, Veracruz"))) == 1


def test_needles_hold_parts_orders_and_digits(tmp_path: Path) -> None:
    made = build(tmp_path)
    strengths = {n.key: n.strength for n in needles(made.decisions.redactions, frozenset())}
    assert strengths == {
        "ofelia": "named",
        "quimistan": "named",
        "ofeliaquimistan": "forbidden",
        "quimistanofelia": "forbidden",
        "natsimiuqailefo": "forbidden",
        "a217604938": "forbidden",
        "217604938": "forbidden",
        "honduras": "counted",
    }


def test_presidio_takes_out_overlapping_spans() -> None:
    assert removed_spans("Juan Vargas lives here", [(0, 4), (2, 11)]).replace(REMOVED, "") == " lives here"


SPELLED = (
    NAME.encode(),
    NAME.upper().encode("utf-16-be"),
    NAME.encode("utf-16-le"),
    NAME.encode().hex().encode(),
    NAME.encode("utf-16-be").hex().upper().encode(),
    "".join(f"\\{ord(c):03o}" for c in NAME).encode(),
    "".join(f"%{ord(c):02X}" for c in NAME).encode(),
    b"Ofelia%20Quimistan",
    b"Ofelia+Quimistan",
    "".join(f"&#{ord(c)};" for c in NAME).encode(),
    "".join(f"&#x{ord(c):X};" for c in NAME).encode(),
    base64.b64encode(NAME.encode()),
    base64.b64encode(b"x" + NAME.encode()),
    base64.b64encode(b"xy" + NAME.encode()),
)


@pytest.mark.parametrize("spelled", SPELLED)
def test_spelling_is_found_in_bytes(spelled: bytes) -> None:
    file = OpenFile(raw=b"before " + spelled + b" after", objects=None, pages=None)
    assert literals_in(file, {NAME})
    assert not literals_in(file, {"Somebody Else"})


@pytest.mark.parametrize("spelled", SPELLED)
def test_spelling_is_found_in_a_compressed_stream_that_nothing_refers_to(spelled: bytes) -> None:
    body = zlib.compress(b"some words " + spelled + b" and more")
    file = OpenFile(raw=b"9 0 obj\n<<>>\nstream\n" + body + b"\nendstream", objects=None, pages=None)
    assert literals_in(file, {NAME})


def test_digits_of_a_longer_number_are_no_hit() -> None:
    file = OpenFile(raw=b"1 0 0 1 0.217604938 8217604938 cm", objects=None, pages=None)
    assert not literals_in(file, {"217604938"})


@given(st.text(st.characters(codec="latin-1", categories=("L", "N")), min_size=5, max_size=12))
def test_readings_undo_escapes_inside_escapes(text: str) -> None:
    inner = "".join(f"&#{ord(c)};" for c in text)
    outer = base64.b64encode(inner.encode()).decode()
    assert any(text in reading for reading in readings(outer))


@given(st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=8, max_size=14))
def test_spellings_hold_the_plain_text(text: str) -> None:
    assert text.lower().encode() in spellings(text)
    assert any(s in base64.b64encode(text.encode()) for s in base64_spellings(text))


CMAP = b"""1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0003> <0041> <0004> <00660069> endbfchar
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <0079>] endbfrange"""


def test_character_map_reads_characters_ranges_and_lists() -> None:
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type0, ToUnicode=pdf.make_stream(CMAP))
        map_ = character_map(font)
    assert map_ is not None
    assert map_.decode(bytes.fromhex("0003000400100011001200200021")) == "Afiabcxy"


def test_character_map_reads_glyph_names() -> None:
    font = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Type1,
        Encoding=pikepdf.Dictionary(
            Differences=pikepdf.Array(
                [1, pikepdf.Name.V, pikepdf.Name.aacute, pikepdf.Name.seven, pikepdf.Name.uni0041]
            )
        ),
    )
    map_ = character_map(font)
    assert map_ is not None
    assert map_.decode(b"\x01\x02\x03\x04") == "Va7A"


def test_composite_font_without_a_map_cannot_be_read(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0))
        pdf.pages[0].Resources.Font["/Blind"] = font
        content = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents = pdf.make_stream(content + b"\nBT /Blind 9 Tf <0001> Tj ET")

    leaks = verify(*build(tmp_path, Plan(change=change)).arguments()).leaks
    assert any(leak.check == "font-spells-removed-text" for leak in leaks)


def test_name_shown_glyph_by_glyph_is_found_in_the_content(tmp_path: Path) -> None:
    """Identity-H codes in a form that is drawn outside the page, kerned apart."""
    codes = {c: 0x0100 + i for i, c in enumerate(sorted(set(A_NUMBER)))}
    lines = "\n".join(f"<{code:04X}> <{ord(c):04X}>" for c, code in codes.items())
    cmap = f"{len(codes)} beginbfchar\n{lines}\nendbfchar".encode()
    shown = " -20 ".join(f"<{codes[c]:04X}>" for c in A_NUMBER)

    def change(pdf: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name.Kept,
            Encoding=pikepdf.Name("/Identity-H"),
            ToUnicode=pdf.make_stream(cmap),
        )
        pdf.pages[0].Resources.Font["/Kept"] = pdf.make_indirect(font)
        content = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents = pdf.make_stream(content + f"\nBT /Kept 9 Tf 3000 0 Td [{shown}] TJ ET".encode())

    leaks = verify(*build(tmp_path, Plan(change=change)).arguments()).leaks
    assert any(leak.check == "removed-text-in-objects" and "content" in leak.where for leak in leaks)


def test_text_is_read_from_top_to_bottom_whatever_the_order_of_drawing(tmp_path: Path) -> None:
    kept = io.BytesIO()
    canvas = Canvas(kept)
    for x, y, word in ((200, 600, "third"), (72, 700, "first"), (72, 600, "second"), (72, 500, "fourth")):
        canvas.drawString(x, y, word)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    path = tmp_path / "a.pdf"
    path.write_bytes(kept.getvalue())
    assert text_of(path) == ("first\nsecond third\nfourth\n", "")


def test_text_of_a_broken_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"nothing")
    with pytest.raises(NotClean, match="cannot be read back"):
        text_of(path)


def test_document_with_fewer_pages_is_not_clean(tmp_path: Path) -> None:
    made = build(tmp_path)
    document = dataclasses.replace(made.document, pages=made.document.pages * 2)
    assert not verify(made.redacted, made.source, document, made.decisions).is_clean

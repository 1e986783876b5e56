"""CFF programs with their glyphs in another order: the same outlines, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name

from redactor.redact.cff import Outlines, outlines_of, reordered
from redactor.redact.charstrings import Subroutines, flat
from redactor.verify.compact import draws_unused
from tests._redact_documents import burn

FONT = pymupdf.Font("tiro")
TIMES = outlines_of(FONT.buffer)
ROS, DICTS, SELECT = 12 * 256 + 30, 12 * 256 + 36, 12 * 256 + 37


def _glyphs(text: str) -> list[int]:
    return list(dict.fromkeys(FONT.has_glyph(ord(letter)) for letter in text))


def _outline(outlines: Outlines, code: int) -> bytes:
    glyph = outlines.charset.index(code) if outlines.is_by_cid else code
    return flat(outlines.charstrings[glyph], outlines.subroutines[outlines.select[glyph]])[0]


def test_glyphs_stand_in_the_order_asked_for() -> None:
    glyphs = _glyphs("Quiz")
    made = outlines_of(reordered(TIMES, [0, *glyphs]))
    assert [_outline(made, n) for n in range(1, 5)] == [_outline(TIMES, glyph) for glyph in glyphs]


def test_nothing_of_other_glyphs_is_left() -> None:
    raw = reordered(TIMES, [0, *_glyphs("Quiz")])
    made = outlines_of(raw)
    assert len(made.charstrings) == 5
    assert made.subroutines == (Subroutines(common=(), own=()),)
    assert [raw.count(word) for word in (b"Quiz", b"Roman", b"URW", b"Nimbus")] == [0, 0, 0, 0]
    assert raw == reordered(TIMES, [0, *_glyphs("Quiiz")])


def _composite() -> tuple[Outlines, int]:
    """Return the font in which é is made of e and an acute accent, as old producers write it."""
    glyph = FONT.has_glyph(ord("é"))
    number = bytes([28, 0, 100, 28, 0, 50, 28, 0, 101, 28, 0, 194])
    drawings = list(TIMES.charstrings)
    drawings[glyph] = number + b"\x0e"
    return replace(TIMES, charstrings=tuple(drawings)), glyph


def test_a_composite_brings_its_parts_behind_the_rest() -> None:
    outlines, glyph = _composite()
    raw = reordered(outlines, [0, glyph, *_glyphs("a")])
    made = outlines_of(raw)
    assert made.charset[3:] == (70, 125)
    assert [_outline(made, n) for n in (3, 4)] == [
        _outline(TIMES, n) for n in (FONT.has_glyph(101), FONT.has_glyph(0xB4))
    ]
    assert not draws_unused(raw, {1, 2})
    assert draws_unused(raw, {2})


def _keyed() -> Outlines:
    """Return letters as fonts of Asian scripts have them: numbers of their own, and two sets of hints."""
    glyphs = [0, *_glyphs("abcd")]
    top = {key: raw for key, raw in TIMES.top.items() if key not in (18,)} | {ROS: b""}
    return replace(
        TIMES,
        top=top,
        is_by_cid=True,
        charset=(0, 900, 20, 7, 31),
        charstrings=tuple(TIMES.charstrings[glyph] for glyph in glyphs),
        dicts=({}, {}),
        privates=(TIMES.privates[0], {}),
        subroutines=TIMES.subroutines * 2,
        select=(0, 0, 1, 0, 1),
    )


def test_a_font_keyed_by_cid_is_numbered_anew() -> None:
    raw = reordered(_keyed(), [0, 31, 7])
    made = outlines_of(raw)
    assert (made.is_by_cid, made.charset, made.select) == (True, (0, 1, 2), (0, 1, 0))
    assert [_outline(made, n) for n in (1, 2)] == [_outline(TIMES, glyph) for glyph in _glyphs("dc")]
    assert not draws_unused(raw, {1, 2})
    assert draws_unused(raw, {1})
    assert pymupdf.Font(fontbuffer=raw).glyph_count == 3


@pytest.mark.parametrize("length", [0, 3, 30, 4000])
def test_a_program_that_is_cut_short_is_not_understood(length: int) -> None:
    with pytest.raises(ValueError, match=r"cut short|in order|another version"):
        outlines_of(FONT.buffer[:length])


def test_a_glyph_that_the_program_lacks_is_not_made_up() -> None:
    with pytest.raises(ValueError, match="lacks"):
        reordered(TIMES, [0, 60_000])


def test_a_subroutine_that_calls_itself_ends() -> None:
    with pytest.raises(ValueError, match="too deep"):
        flat(b"\x20\x0a", Subroutines(common=(), own=(b"\x20\x0a",) * 10))


def _sheet(path: Path, name: str) -> Path:
    """A page in a CFF subset whose letters are numbered as the text first uses them."""
    lines = (f"Seen was {name}", "Später, à part: a naïve reçu from the café")
    order = [0, *_glyphs("".join(lines))]
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(612, 792))
        program = pdf.make_stream(reordered(TIMES, order), Subtype=Name.CIDFontType0C)
        described = Dictionary(
            Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Times"), Flags=4, FontFile3=program, ItalicAngle=0,
            FontBBox=[0, -300, 1000, 1000], Ascent=900, Descent=-200, CapHeight=700, StemV=80,
        )  # fmt: skip
        widths = Array([0, Array([round(FONT.glyph_advance(ord(c)) * 1000) for c in "\0" + _letters(lines)])])
        descendant = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/ABCDEF+Times"), W=widths,
            FontDescriptor=pdf.make_indirect(described),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        )  # fmt: skip
        told = "".join(f"<{n:04x}> <{ord(c):04x}>\n" for n, c in enumerate(_letters(lines), start=1))
        meaning = f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(order) - 1} beginbfchar\n{told}endbfchar"
        page.obj.Resources = Dictionary(
            Font=Dictionary(
                F1=Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type0,
                    BaseFont=Name("/ABCDEF+Times"),
                    Encoding=Name("/Identity-H"),
                    DescendantFonts=Array([pdf.make_indirect(descendant)]),
                    ToUnicode=pdf.make_stream(meaning.encode()),
                )
            )
        )
        codes = ["".join(f"{_letters(lines).index(c) + 1:04x}" for c in line) for line in lines]
        page.obj.Contents = pdf.make_stream(
            f"BT /F1 11 Tf 72 700 Td <{codes[0]}> Tj 0 -40 Td <{codes[1]}> Tj ET".encode()
        )
        pdf.save(path)
    return path


def _letters(lines: tuple[str, ...]) -> str:
    return "".join(dict.fromkeys("".join(lines)))


def test_numbers_and_names_of_kept_letters_do_not_tell_which_were_taken_out(tmp_path: Path) -> None:
    made = []
    for number, name in enumerate(("Zoë Kjærqvåx", "Ana Ruiz", "Müñøß Ýíl")):
        folder = tmp_path / str(number)
        folder.mkdir()
        redacted, _ = burn(_sheet(folder / "s.pdf", name), [name])
        made.append(Path(redacted.path).read_bytes())
    assert made[0] == made[1] == made[2]
    with pymupdf.open(stream=made[0], filetype="pdf") as opened:
        assert "Später, à part: a naïve reçu from the café" in opened[0].get_text()


def test_letters_are_drawn_as_they_were(tmp_path: Path) -> None:
    redacted, _ = burn(_sheet(tmp_path / "s.pdf", "Ana Ruiz"), ["Ana Ruiz"])
    line = pymupdf.Rect(60, 116, 400, 146)
    with pymupdf.open(tmp_path / "s.pdf") as before, pymupdf.open(redacted.path) as after:
        one, two = (opened[0].get_pixmap(dpi=150, clip=line, colorspace=pymupdf.csGRAY) for opened in (before, after))
    assert one.samples == two.samples
    assert min(one.samples) < 50

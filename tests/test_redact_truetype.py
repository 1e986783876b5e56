"""TrueType programs with their glyphs in another order: the same outlines, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from redactor.redact.truetype import reordered, tables_of
from tests._planted_fonts import VERA, glyphs_of
from tests._redact_documents import burn

TABLES = tables_of(VERA.read_bytes())


def _advances(raw: bytes, glyphs: range) -> list[bytes]:
    return [tables_of(raw)[b"hmtx"][4 * n : 4 * n + 4] for n in glyphs]


def test_glyphs_stand_in_the_order_asked_for() -> None:
    glyphs = glyphs_of("Quiz")
    there, back = reordered(TABLES, [0, *glyphs]), reordered(TABLES, [0, *reversed(glyphs)])
    assert _advances(there, range(1, 5)) == _advances(back, range(4, 0, -1))
    assert len(_advances(there, range(1, 5))) == len(set(glyphs))


def test_nothing_of_other_glyphs_is_left() -> None:
    raw = reordered(TABLES, [0, *glyphs_of("Quiz")])
    tables = tables_of(raw)
    assert int.from_bytes(tables[b"maxp"][4:6]) == 5
    assert len(tables[b"hmtx"]) == 20
    assert set(tables) == {b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"}


def test_a_composite_brings_its_parts_behind_the_rest() -> None:
    raw = reordered(TABLES, [0, *glyphs_of("éa")])
    assert int.from_bytes(tables_of(raw)[b"maxp"][4:6]) > 3
    assert reordered(tables_of(raw), [0, 1, 2]) == raw


@pytest.mark.parametrize("raw", [b"", b"\0\1\0\0\0\1", VERA.read_bytes()[:4000]])
def test_a_program_that_is_cut_short_is_not_understood(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"cut short|missing"):
        tables_of(raw)


def test_a_glyph_that_the_program_lacks_is_not_made_up() -> None:
    with pytest.raises(ValueError, match="lacks"):
        reordered(TABLES, [0, 60_000])


def _sheet(path: Path, name: str) -> Path:
    """A page in a font whose letters the producing program numbers as the text first uses them."""
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", str(VERA)))
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
    for y, text in ((700, f"Seen was {name}"), (660, "Später, à part: a naïve reçu from the café")):
        canvas.setFont("Vera", 11)
        canvas.drawString(72, y, text)
    canvas.save()
    return path


def test_numbers_of_kept_letters_do_not_tell_which_were_taken_out(tmp_path: Path) -> None:
    made = []
    for number, name in enumerate(("Zoë Kjærqvåx", "Ana Ruiz", "Müñøß Ýíl")):
        folder = tmp_path / str(number)
        folder.mkdir()
        redacted, _ = burn(_sheet(folder / "s.pdf", name), [name])
        made.append(Path(redacted.path).read_bytes())
    assert made[0] == made[1] == made[2]
    with pymupdf.open(stream=made[0], filetype="pdf") as opened:
        assert "Später, à part: a naïve reçu from the café" in opened[0].get_text()


def test_measures_of_all_glyphs_are_those_of_the_kept_ones() -> None:
    """A font that was cut down to a text says how high and wide its letters are: of a name with Å, W and Q too."""
    kept = glyphs_of("a nun")
    whole = tables_of(reordered(TABLES, [0, *glyphs_of("ÅWQj—"), *kept]))
    cut, small = (tables_of(reordered(one, codes)) for one, codes in ((whole, [0, *range(6, 6 + len(kept))]),
                                                                      (TABLES, [0, *kept])))  # fmt: skip
    assert cut == small
    assert all(cut[tag] != whole[tag] for tag in (b"head", b"hhea", b"maxp"))

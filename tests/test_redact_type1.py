"""Type 1 font programs hold no glyph of what was taken out."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pymupdf
import pypdfium2
import pytest
import reportlab
from pikepdf import Array, Dictionary, Name

from redactor.errors import BurnFailed
from redactor.redact.type1 import cut_program, without_unused
from tests._redact_documents import burn

NAME, KEPT = "Zoraxina Quetzalvar", "A note on the weather"
PFB = Path(reportlab.__file__).parent / "fonts" / "_er_____.pfb"


def _program() -> tuple[bytes, list[int]]:
    """Return a Type 1 program as a PDF holds it, and the lengths of its parts."""
    raw, parts, at = PFB.read_bytes(), [], 0
    while raw[at + 1] != 3:
        size = int.from_bytes(raw[at + 2 : at + 6], "little")
        parts.append(raw[at + 6 : at + 6 + size])
        at += 6 + size
    return b"".join(parts), [len(part) for part in parts]


def _document(path: Path, program: bytes, *, lines: tuple[str, ...] = (NAME, KEPT)) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        stream = pdf.make_stream(program)
        stream.Length1, stream.Length2, stream.Length3 = _program()[1]
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Serif"), Flags=32, FontBBox=Array([-167, -250, 1009, 878]),
            ItalicAngle=0, Ascent=878, Descent=-250, CapHeight=700, StemV=80, FontFile=stream,
        )  # fmt: skip
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Serif"), Encoding=Name.WinAnsiEncoding,
            FirstChar=32, LastChar=126, Widths=Array([600] * 95), FontDescriptor=pdf.make_indirect(descriptor),
        )  # fmt: skip
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(E=pdf.make_indirect(font)))
        shown = b" 0 -60 Td ".join(b"(%s) Tj" % line.encode() for line in lines)
        pdf.pages[0].Contents = pdf.make_stream(b"BT /E 11 Tf 72 700 Td " + shown + b" ET")
        pdf.save(path)
    return path


def _programs(path: Path | str | io.BytesIO) -> list[bytes]:
    with pikepdf.open(path) as pdf:
        holders = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile" in one]
        return [one.FontFile.read_bytes() for one in holders]


def _letters(program: bytes) -> set[str]:
    font = pymupdf.Font(fontbuffer=program)
    return {chr(code) for code in range(33, 127) if font.has_glyph(code)}


def test_only_the_letters_that_stay_are_in_the_program(tmp_path: Path) -> None:
    source = _document(tmp_path / "s.pdf", _program()[0])
    assert set(NAME.replace(" ", "")) <= _letters(_programs(source)[0])
    redacted, _ = burn(source, [NAME])
    (program,) = _programs(redacted.path)
    assert _letters(program) == set(KEPT.replace(" ", ""))
    assert len(program) < len(_program()[0]) / 2


def test_what_stays_is_drawn_as_before(tmp_path: Path) -> None:
    source = _document(tmp_path / "s.pdf", _program()[0])
    redacted, _ = burn(source, [NAME])
    before, after = (_kept_line(path) for path in (source, redacted.path))
    assert before.min() < 100
    assert np.abs(before.astype(int) - after).max() <= 48


def _kept_line(path: Path | str) -> np.ndarray:
    with pypdfium2.PdfDocument(path) as opened:
        return opened[0].render(scale=2, grayscale=True).to_numpy().squeeze()[2 * 132 : 2 * 162].copy()


def test_a_subset_is_cut_again(tmp_path: Path) -> None:
    """As programs for typesetting embed fonts: what is there are the letters of the document."""
    order = [chr(code) for code in range(33, 127)]
    raw, _ = _program()
    font = pymupdf.Font(fontbuffer=raw)
    subset, _ = cut_program(raw, {font.has_glyph(ord(letter)) for letter in order if letter in NAME + KEPT})
    assert _letters(subset) == set((NAME + KEPT).replace(" ", ""))
    redacted, _ = burn(_document(tmp_path / "s.pdf", subset), [NAME])
    assert [_letters(program) for program in _programs(redacted.path)] == [set(KEPT.replace(" ", ""))]


def test_a_font_that_nothing_is_left_of_goes(tmp_path: Path) -> None:
    redacted, _ = burn(_document(tmp_path / "s.pdf", _program()[0], lines=(NAME,)), [NAME])
    assert [_letters(program) for program in _programs(redacted.path)] in ([], [set()])


@pytest.mark.parametrize("spoilt", [b"", b"%!PS-AdobeFont-1.0\ncurrentfile eexec " + bytes(2000)])
def test_a_program_that_is_not_understood_ends_the_work(spoilt: bytes) -> None:
    with pytest.raises(BurnFailed, match="Type 1"):
        without_unused(_numbered(spoilt))


def test_a_subset_drawn_by_name_ends_the_work(tmp_path: Path) -> None:
    raw, _ = _program()
    whole, subset = _document(tmp_path / "w.pdf", raw), _document(tmp_path / "s.pdf", cut_program(raw, {34, 35})[0])
    assert _programs(io.BytesIO(without_unused(_unpacked(whole)))) == [raw]
    with pytest.raises(BurnFailed, match="Type 1"):
        without_unused(_unpacked(subset))


def _unpacked(path: Path) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _numbered(program: bytes) -> bytes:
    """A page whose font draws glyphs by number."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        descriptor = Dictionary(Type=Name.FontDescriptor, FontFile=pdf.make_stream(program))
        holder = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, FontDescriptor=pdf.make_indirect(descriptor))
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([holder]),
        )  # fmt: skip
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(E=pdf.make_indirect(font)))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /E 11 Tf <0022> Tj ET")
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()

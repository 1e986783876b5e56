"""What is kept reads and looks as before: fonts, forms, pictures, masks, and pages that cannot be drawn anew."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from redactor.model import Box
from redactor.redact import redact
from redactor.redact.widths import UNSEALED
from tests._redact_documents import burn, decide, finding, line_of, read, region_finding, words_of

KEPT = "The respondent appeared before Part 14 — “officially” — and café Zürich waffle office"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"


def truetype(path: Path) -> None:
    font = Path(DEJAVU)
    if not font.exists():
        pytest.skip("no TrueType font is installed")
    pdfmetrics.registerFont(TTFont("Serif", str(font)))
    canvas = Canvas(str(path), invariant=1)
    canvas.setFont("Serif", 11)
    canvas.drawString(72, 700, KEPT)
    canvas.drawString(72, 680, "Name MARISOL stays out")
    canvas.save()


def standard(path: Path) -> None:
    canvas = Canvas(str(path), invariant=1)
    for number, name in enumerate(("Helvetica", "Times-Italic", "Courier-Bold")):
        canvas.setFont(name, 10)
        canvas.drawString(72, 700 - 20 * number, KEPT)
    canvas.drawString(72, 600, "Name MARISOL stays out")
    canvas.save()


def spaced(path: Path) -> None:
    canvas = Canvas(str(path), invariant=1)
    text = canvas.beginText(72, 700)
    text.setFont("Helvetica", 11)
    text.setCharSpace(1.3)
    text.setWordSpace(4)
    text.setHorizScale(90)
    text.textLine("Wide words and Name MARISOL stays out")
    text.setRise(3)
    text.textOut("risen words here")
    canvas.drawText(text)
    canvas.saveState()
    canvas.translate(300, 300)
    canvas.rotate(30)
    canvas.drawString(0, 0, "slanted words here")
    canvas.restoreState()
    canvas.save()


def html(path: Path) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_htmlbox(
            (72, 72, 400, 300),
            f"<p style='text-align:justify'>{KEPT}. Name MARISOL stays <b>out</b> of <i>everything</i> that is</p>",
        )
        made.save(path)


def form(path: Path) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((72, 90), "Label of the field")
        for number, value in enumerate(("Name MARISOL stays", "kept field value")):
            widget = pymupdf.Widget()
            widget.field_name, widget.field_value = f"f{number}", value
            widget.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
            widget.rect = pymupdf.Rect(72, 100 + 30 * number, 300, 120 + 30 * number)
            page.add_widget(widget)
        page.add_freetext_annot((72, 200, 300, 220), "comment on the page")
        made.save(path)


def form_xobjects(path: Path) -> None:
    standard(path)
    with pymupdf.open(path) as inner, pymupdf.open() as made:
        page = made.new_page()
        page.show_pdf_page(pymupdf.Rect(50, 50, 500, 700), inner, 0)
        made.save(path.with_name("nested.pdf"))
    path.write_bytes(path.with_name("nested.pdf").read_bytes())


def see_through(path: Path) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((72, 100), "Name MARISOL stays out", fill_opacity=0.5)
        page.draw_circle((200, 300), 60, fill=(1, 0, 0), fill_opacity=0.4)
        page.insert_text((72, 400), "CONFIDENTIAL", fontsize=60, rotate=90, fill_opacity=0.2)
        made.save(path)


MAKERS = (truetype, standard, spaced, html, form, form_xobjects, see_through)


def pixels(path: Path | str, page_index: int = 0) -> tuple[bytes, int, int]:
    with pypdfium2.PdfDocument(path) as opened:
        opened.init_forms()
        image = opened[page_index].render(scale=1.5, grayscale=True, may_draw_forms=True).to_numpy()
    return image.tobytes(), image.shape[1], image.shape[0]


def blanked(image: tuple[bytes, int, int], rects: list[tuple[float, ...]]) -> bytes:
    content, width, height = bytearray(image[0]), image[1], image[2]
    for rect in rects:
        x0, y0, x1, y1 = (int(v * 1.5) for v in rect)
        for y in range(max(y0 - 2, 0), min(y1 + 3, height)):
            left, right = max(x0 - 2, 0), min(x1 + 3, width)
            content[y * width + left : y * width + right] = b"\xff" * (right - left)
    return bytes(content)


@pytest.mark.parametrize("make", MAKERS)
def test_kept_words_read_as_before_in_two_engines(tmp_path: Path, make: Callable[[Path], None]) -> None:
    source = tmp_path / "a.pdf"
    make(source)
    redacted, document = burn(source, ["MARISOL"])
    kept = [w.text for w in document.words() if w.text != "MARISOL"]
    found = words_of(redacted.path)
    assert [w for w in kept if w not in found] == []
    with pypdfium2.PdfDocument(redacted.path) as out:
        text = unicodedata.normalize("NFKC", out[0].get_textpage().get_text_bounded())
    assert [w for w in kept if unicodedata.normalize("NFKC", w) not in text] == []
    assert "MARISOL" not in text


@pytest.mark.parametrize("make", MAKERS)
def test_page_looks_as_before_outside_the_boxes(tmp_path: Path, make: Callable[[Path], None]) -> None:
    source = tmp_path / "a.pdf"
    make(source)
    redacted, document = burn(source, ["MARISOL"])
    page = document.pages[0]
    free = (*(line_of(one.box, page) for one in redacted.burns), *redacted.moved, *redacted.stamps)
    rects = [page.displayed(b) for b in free]
    before, after = pixels(source), pixels(redacted.path)
    assert before[1:] == after[1:]
    one, two = blanked(before, rects), blanked(after, rects)
    changed = sum(abs(a - b) > 120 for a, b in zip(one, two, strict=True))
    assert changed <= 0.0006 * len(one)


def type_three(path: Path, rotation: int, offset: int, unit: float) -> None:
    """Make a page with a Type 3 font, which cannot be drawn anew, beside an ordinary one."""
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(400, 300))
        bar = made.make_stream(b"600 0 0 0 500 600 d1 0 0 500 600 re f")
        odd = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=[0, 0, 600, 700],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0], CharProcs=pikepdf.Dictionary(a=bar), FirstChar=97, LastChar=97,
            Widths=[600], Resources=pikepdf.Dictionary(),
            Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=[97, pikepdf.Name.a]),
        )  # fmt: skip
        plain = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(T=odd, H=plain))
        page.obj.Contents = made.make_stream(
            b"BT /T 20 Tf 100 200 Td (aaa) Tj /H 12 Tf 0 -40 Td (Before MARISOL after the hearing) Tj ET "
            b"BT 3 Tr 100 100 Td (whisper) Tj ET BT 0 Tr 100 -50 Td (beyond) Tj ET"
        )
        page.obj.MediaBox = [offset, 0, 400, 300]
        page.obj.CropBox = [offset, 0, 400, 290]
        page.obj.Rotate = rotation
        page.obj.UserUnit = unit
        made.save(path)


@pytest.mark.parametrize(("rotation", "offset", "unit"), list(product((0, 90, 180, 270), (0, 20), (1, 1.5))))
def test_page_that_cannot_be_drawn_anew_is_cut_in_place(
    tmp_path: Path, rotation: int, offset: int, unit: float
) -> None:
    source = tmp_path / "a.pdf"
    type_three(source, rotation, offset, unit)
    redacted, document = burn(source, ["MARISOL"])
    assert {one.note for one in redacted.burns} == {UNSEALED}
    words = words_of(redacted.path)
    assert {"Before", "after", "the", "hearing"} <= set(words)
    assert not {"MARISOL", "whisper", "beyond"} & set(words)
    with pikepdf.open(redacted.path) as out:
        blob = b"".join(o.read_bytes() for o in out.objects if isinstance(o, pikepdf.Stream))
    assert not any(secret in blob for secret in (b"MARISOL", b"whisper", b"beyond"))
    page = document.pages[0]
    with pypdfium2.PdfDocument(redacted.path) as out, pypdfium2.PdfDocument(source) as before:
        new = out[0].render(scale=2, grayscale=True).to_numpy().astype(int)
        old = before[0].render(scale=2 * unit, grayscale=True).to_numpy().astype(int)
    assert (abs(new.shape[0] - old.shape[0]), abs(new.shape[1] - old.shape[1])) <= (1, 1)
    high, wide = min(new.shape[0], old.shape[0]), min(new.shape[1], old.shape[1])
    new, old = new[:high, :wide], old[:high, :wide]
    for box in (line_of(redacted.burns[0].box, document.pages[0]), redacted.stamps[0]):
        a, b, c, d = (max(int(2 * v), 2) for v in page.displayed(box))
        new[b - 2 : d + 3, a - 2 : c + 3] = old[b - 2 : d + 3, a - 2 : c + 3] = 255
    assert (abs(new - old) > 120).mean() < 0.001


def pictures(path: Path) -> None:
    """Make two pages that share pictures of six kinds: plain, stencil, soft and hard mask, colour key, JPEG."""
    noise = random.Random(1)
    grey = bytes(noise.randrange(256) for _ in range(200 * 100))
    bits = bytes(noise.randrange(256) for _ in range(25 * 100))
    with pikepdf.new() as made:

        def image(content: bytes, **keys: object) -> pikepdf.Stream:
            stream = made.make_stream(content)
            stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            stream.Width, stream.Height = 200, 100
            for key, value in keys.items():
                stream["/" + key] = value
            return stream

        tone = {"ColorSpace": pikepdf.Name.DeviceGray, "BitsPerComponent": 8}
        plain = image(grey, **tone)
        stencil = image(bits, ImageMask=True, BitsPerComponent=1)
        soft = image(bytes(20000), SMask=image(grey, **tone), **tone)
        hard = image(bytes(20000), Mask=image(bits, ImageMask=True, BitsPerComponent=1), **tone)
        keyed = image(grey, Mask=pikepdf.Array([0, 100]), **tone)
        jpeg = pymupdf.Pixmap(pymupdf.csGRAY, 200, 100, grey, False).tobytes("jpg", jpg_quality=95)
        photo = image(jpeg, Filter=pikepdf.Name.DCTDecode, **tone)
        kinds = {"A": plain, "B": stencil, "C": soft, "D": hard, "E": keyed, "F": photo}
        for _ in range(2):
            page = made.add_blank_page(page_size=(450, 330))
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({f"/{k}": v for k, v in kinds.items()}))
            content = b"".join(
                f"q 200 0 0 100 {10 + i % 2 * 210} {10 + i // 2 * 105} cm /{k} Do Q\n".encode()
                for i, k in enumerate(kinds)
            )
            page.obj.Contents = made.make_stream(content)
        made.save(path)


def test_pixels_of_every_kind_of_picture_are_blanked_on_that_page_only(tmp_path: Path) -> None:
    source, out = tmp_path / "a.pdf", tmp_path / "o.pdf"
    pictures(source)
    document = read(source)
    cells = [
        Box(page=1, x0=60 + i % 2 * 210, y0=245 - i // 2 * 105, x1=160 + i % 2 * 210, y1=295 - i // 2 * 105)
        for i in range(6)
    ]
    redact(source, document, decide(*(region_finding(c) for c in cells)), bates=("B-1", "B-2"), out=out)
    bare = tmp_path / "bare.pdf"
    with pikepdf.open(out) as opened:
        page = opened.pages[0]
        content = page.Contents.read_bytes()
        page.obj.Contents = opened.make_stream(content.replace(b" re f", b" re n"))
        opened.save(bare)
    with pymupdf.open(bare) as opened, pymupdf.open(source) as before:
        first, second = (opened[i].get_pixmap(colorspace=pymupdf.csGRAY) for i in (0, 1))
        untouched = before[1].get_pixmap(colorspace=pymupdf.csGRAY)
    for cell in cells:
        x0, y0, x1, y1 = (int(v) for v in (cell.x0 + 1, cell.y0 + 1, cell.x1 - 1, cell.y1 - 1))
        # The label is all that may show.
        places = [(x, y) for x in range(x0, x1) for y in (*range(y0, y0 + 15), *range(y1 - 15, y1))]
        if cell == cells[5]:
            # A JPEG's blocks of eight pixels that the box cuts hold noise of what stands beside it; no others do.
            assert all(first.pixel(x, y)[0] >= 240 for x, y in places)
            places = [(x, y) for x, y in places if min(x - x0, x1 - x, y - y0, y1 - y) >= 8]
        assert {first.pixel(x, y)[0] for x, y in places} == {255}
    one, two = second.samples, untouched.samples
    # The page is full, so it has grown by a strip for its number.
    stamp = sum(abs(a - b) > 60 for a, b in zip(one, two, strict=False))
    assert stamp < 0.01 * len(one)
    assert sum(v < 100 for v in one) > 0.1 * len(one)


def test_redacting_nothing_adds_only_the_bates_number(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    standard(source)
    redacted, document = burn(source, [])
    assert redacted.burns == ()
    assert sorted(words_of(redacted.path)) == sorted([*(w.text for w in document.words()), "ICE-0000001"])


def test_findings_on_several_lines_and_pages_are_each_a_burn(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    with pymupdf.open() as made:
        for _ in range(2):
            page = made.new_page()
            page.insert_text((72, 100), "one MARISOL\nLOPEZ two")
        made.save(source)
    document = read(source)
    both = finding(document, "MARISOL\nLOPEZ", occurrence=1)
    redacted = redact(source, document, decide(both), bates=("B-1", "B-2"), out=tmp_path / "o.pdf")
    assert [b.box.page for b in redacted.burns] == [2, 2]
    assert "MARISOL" in words_of(tmp_path / "o.pdf", 0)
    assert not {"MARISOL", "LOPEZ"} & set(words_of(tmp_path / "o.pdf", 1))

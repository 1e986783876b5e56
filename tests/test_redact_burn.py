"""Redaction: what must go goes, what must stay stays, and boxes are burnt where they read."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import pytest

from redactor.errors import BurnFailed
from redactor.model import Box
from redactor.redact import redact
from redactor.redact.matrix import from_displayed
from tests._redact_documents import burn, decide, finding, line_of, read, region_finding, words_of

SENTENCE = "Before MARISOL after the hearing"


def prose(path: Path, *lines: str, size: float = 11, fontname: str = "helv") -> Path:
    with pymupdf.open() as made:
        page = made.new_page(width=612, height=792)
        for number, line in enumerate(lines):
            page.insert_text((72, 100 + number * 1.2 * size), line, fontsize=size, fontname=fontname)
        made.save(path)
    return path


def turned(path: Path, rotation: int, crop: tuple[int, int], origin: tuple[int, int], unit: float) -> Path:
    """Make a page whose crop box, origin, UserUnit and /Rotate are as told; text and a picture in it."""
    with pymupdf.open() as made:
        page = made.new_page(width=400, height=300)
        page.insert_text((80, 120), SENTENCE, fontsize=12)
        page.draw_rect((60, 60, 350, 200), color=(0, 0, 1))
        made.save(path)
    with pikepdf.open(path, allow_overwriting_input=True) as made:
        page = made.pages[0]
        dx, dy = origin
        page.contents_add(f"1 0 0 1 {dx} {dy} cm\n".encode(), prepend=True)
        page.obj.MediaBox = pikepdf.Array([dx, dy, dx + 400, dy + 300])
        left, bottom = crop
        page.obj.CropBox = pikepdf.Array([dx + left, dy + bottom, dx + 390, dy + 280])
        page.obj.Rotate = rotation
        if unit != 1:
            page.obj.UserUnit = unit
        made.save(path)
    return path


def test_secret_goes_and_every_other_word_stays(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE, "Second line of the page")
    redacted, _ = burn(source, ["MARISOL"])
    words = words_of(redacted.path)
    assert "MARISOL" not in words
    assert [w for w in words if w in (SENTENCE + " Second line of the page").split()] == [
        w for w in (SENTENCE + " Second line of the page").split() if w != "MARISOL"
    ]


@pytest.mark.parametrize("part", ["MAR", "ISO", "SOL"])
def test_part_of_a_word_goes_and_the_rest_of_it_stays(tmp_path: Path, part: str) -> None:
    redacted, _ = burn(prose(tmp_path / "a.pdf", "x MARISOL y"), [part])
    text = "".join(words_of(redacted.path))
    for letter in set("MARISOL") - set(part):
        assert letter in text
    with pymupdf.open(redacted.path) as out:
        glyphs = [chr(c[0]) for s in out[0].get_texttrace() for c in s["chars"] if "RED" not in s["font"]]
    # The space after the box goes: where it stood tells how wide the part was.
    letters = "".join(glyphs).replace(" ", "")
    assert letters.startswith("x" + "MARISOL".replace(part, "") + "y")


@pytest.mark.parametrize("leading", [0.92, 1.0, 1.2])
def test_tight_lines_above_and_below_stay(tmp_path: Path, leading: float) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        for number in range(5):
            page.insert_text(
                (72, 100 + number * 11 * leading), f"gypsy{number} target{number} jolly{number}", fontsize=11
            )
        made.save(tmp_path / "a.pdf")
    redacted, _ = burn(tmp_path / "a.pdf", ["target2"])
    words = words_of(redacted.path)
    assert "target2" not in words
    assert {f"{w}{n}" for w in ("gypsy", "target", "jolly") for n in range(5)} - set(words) == {"target2"}


@pytest.mark.parametrize(
    ("rotation", "crop", "origin", "unit"),
    list(product((0, 90, 180, 270), ((0, 0), (30, 20)), ((0, 0), (-50, 70)), (1, 2.0))),
)
def test_page_is_burnt_where_it_reads(
    tmp_path: Path, rotation: int, crop: tuple[int, int], origin: tuple[int, int], unit: float
) -> None:
    source = turned(tmp_path / "a.pdf", rotation, crop, origin, unit)
    redacted, document = burn(source, ["MARISOL"])
    facts = document.pages[0]
    with pypdfium2.PdfDocument(redacted.path) as out, pypdfium2.PdfDocument(source) as before:
        new = out[0].render(scale=2, grayscale=True).to_numpy().astype(int)
        old = before[0].render(scale=2 * unit, grayscale=True).to_numpy().astype(int)
        assert "MARISOL" not in out[0].get_textpage().get_text_bounded()
        assert "Before" in out[0].get_textpage().get_text_bounded()
    assert abs(new.shape[0] - old.shape[0]) <= 1
    assert abs(new.shape[1] - old.shape[1]) <= 1
    high, wide = min(new.shape[0], old.shape[0]), min(new.shape[1], old.shape[1])
    new, old = new[:high, :wide], old[:high, :wide]
    x0, y0, x1, y1 = (int(2 * v) for v in facts.displayed(redacted.burns[0].box))
    inside = new[y0 + 1 : y1 - 1, x0 + 1 : x1 - 1]
    assert (inside[[0, -1], :] < 40).mean() > 0.98
    assert (inside < 40).mean() > 0.6
    # Outside the line and the stamp the page looks as before.
    for box in (line_of(redacted.burns[0].box, document.pages[0]), redacted.stamps[0]):
        a, b, c, d = (max(int(2 * v), 2) for v in facts.displayed(box))
        new[b - 2 : d + 3, a - 2 : c + 3] = old[b - 2 : d + 3, a - 2 : c + 3] = 255
    assert (abs(new - old) > 110).mean() < 0.0005


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_label_and_bates_number_read_upright(tmp_path: Path, rotation: int) -> None:
    source = turned(tmp_path / "a.pdf", rotation, (0, 0), (0, 0), 1)
    document = read(source)
    facts = document.pages[0]
    box = from_displayed((50, 50, 170, 70), (facts.width, facts.height), rotation, 1)
    redact(source, document, decide(region_finding(box)), bates=("ICE-0000001",), out=tmp_path / "o.pdf")
    with pymupdf.open(tmp_path / "o.pdf") as out:
        page = out[0]
        directions = {}
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", ()):
                x, y = pymupdf.Point(line["dir"]) * pymupdf.Matrix(page.rotation)
                directions["".join(s["text"] for s in line["spans"]).split()[0]] = (round(x), round(y))
    assert directions["REDACTED"] == (1, 0)
    assert directions["ICE-0000001"] == (1, 0)


def test_whole_cell_is_painted_and_its_ruling_stays(tmp_path: Path) -> None:
    with pymupdf.open() as made:
        page = made.new_page()
        for x in (72, 200, 400):
            page.draw_line((x, 90), (x, 130))
        for y in (90, 130):
            page.draw_line((72, y), (400, y))
        page.insert_text((75, 100), "Family name", fontsize=7)
        page.insert_text((75, 120), "MARISOL", fontsize=10)
        page.insert_text((205, 120), "kept cell", fontsize=10)
        made.save(tmp_path / "a.pdf")
    document = read(tmp_path / "a.pdf")
    cell = Box(page=1, x0=73, y0=104, x1=199, y1=129)
    out = tmp_path / "o.pdf"
    redacted = redact(
        tmp_path / "a.pdf", document, decide(finding(document, "MARISOL", region=cell)), bates=("B-1",), out=out
    )
    assert [b.box for b in redacted.burns] == [cell]
    with pymupdf.open(out) as opened:
        lines = [d for d in opened[0].get_drawings() if d["items"][0][0] == "l"]
    assert len(lines) == 5
    assert {"Family", "name", "kept", "cell"} <= set(words_of(out))
    assert "MARISOL" not in words_of(out)


def test_underline_of_the_secret_goes_and_the_neighbours_stays(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    with pymupdf.open(source) as made:
        page = made[0]
        for word in page.get_text("words"):
            if word[4] in ("MARISOL", "hearing"):
                page.draw_line((word[0], word[3] - 1), (word[2], word[3] - 1))
        made.saveIncr()
    redacted, _ = burn(source, ["MARISOL"])
    with pymupdf.open(redacted.path) as out:
        drawn = [d["rect"] for d in out[0].get_drawings() if d["items"][0][0] == "l"]
    assert len(drawn) == 1


def test_handwriting_through_the_box_goes_and_a_ruling_stays(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    with pymupdf.open(source) as made:
        page = made[0]
        page.draw_bezier((90, 80), (120, 130), (140, 60), (180, 110))
        page.draw_line((50, 100), (500, 100))
        made.saveIncr()
    redacted, _ = burn(source, ["MARISOL"])
    with pymupdf.open(redacted.path) as out:
        kinds = [d["items"][0][0] for d in out[0].get_drawings()]
    assert "c" not in kinds
    assert "l" in kinds


def test_invisible_text_is_dropped(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    with pymupdf.open(source) as made:
        made[0].insert_text((72, 300), "invisible whisper", render_mode=3)
        made.saveIncr()
    redacted, _ = burn(source, [])
    assert "whisper" not in words_of(redacted.path)


def test_hidden_boxes_are_dropped_and_reported(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    with pymupdf.open(source) as made:
        made[0].insert_text((72, 300), "white whisper", color=(1, 1, 1))
        made.saveIncr()
    hidden = Box(page=1, x0=70, y0=285, x1=200, y1=305)
    redacted, _ = burn(source, [], hidden={1: (hidden,)})
    assert redacted.dropped == (hidden,)
    assert "whisper" not in words_of(redacted.path)
    assert "hearing" in words_of(redacted.path)


def test_words_under_a_large_hidden_box_stay(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    with pymupdf.open(source) as made:
        made[0].insert_text((80, 110), "X-W", fontsize=60, color=(1, 1, 1))
        made.saveIncr()
    hidden = Box(page=1, x0=78, y0=45, x1=200, y1=125)
    document = read(source, hidden={1: (hidden,)})
    words = tuple(word for word in document.pages[0].words if word.text != "X-W")
    document = replace(document, pages=(replace(document.pages[0], words=words),))
    redact(source, document, decide(), bates=("B-1",), out=tmp_path / "o.pdf")
    assert words_of(tmp_path / "o.pdf") == [*SENTENCE.split(), "B-1"]


def test_text_off_the_page_is_dropped(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    with pymupdf.open(source) as made:
        made[0].insert_text((72, 700), "beyond the crop")
        made[0].set_cropbox(pymupdf.Rect(0, 0, 612, 600))
        made.saveIncr()
    redacted, _ = burn(source, [])
    with pikepdf.open(redacted.path) as out:
        assert b"Tj" in out.pages[0].Contents.read_bytes()
        out.pages[0].MediaBox = pikepdf.Array([-500, -500, 2000, 2000])
        out.save(tmp_path / "wide.pdf")
    assert "beyond" not in words_of(tmp_path / "wide.pdf")
    assert "hearing" in words_of(tmp_path / "wide.pdf")


def test_trusted_text_layer_keeps_its_words_and_loses_the_secret(tmp_path: Path) -> None:
    source = scan(tmp_path / "a.pdf")
    redacted, _ = burn(source, ["MARISOL"], foreign_ocr=True)
    words = words_of(redacted.path)
    assert "MARISOL" not in words
    assert {"Before", "after", "hearing"} <= set(words)


def scan(path: Path) -> Path:
    """Make a page that is a picture of the sentence, with an invisible text layer over it."""
    plain = prose(path.with_name("plain.pdf"), SENTENCE, size=14)
    with pymupdf.open(plain) as opened, pymupdf.open() as made:
        pixels = opened[0].get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
        page = made.new_page(width=612, height=792)
        page.insert_image(page.rect, pixmap=pixels)
        page.insert_text((72, 100), SENTENCE, fontsize=14, render_mode=3)
        made.save(path)
    return path


def test_pixels_under_the_box_are_blank_even_without_the_box(tmp_path: Path) -> None:
    redacted, document = burn(scan(tmp_path / "a.pdf"), ["MARISOL"], foreign_ocr=True)
    with pymupdf.open(redacted.path) as out:
        (image,) = out[0].get_images()
        pixels = pymupdf.Pixmap(out, image[0])
    box = document.boxes(document.text.index("MARISOL"), document.text.index("MARISOL") + 7)[0]
    scale = pixels.width / 612
    x0, y0, x1, y1 = (int(v * scale) for v in (box.x0, box.y0, box.x1, box.y1))
    values = {pixels.pixel(x, y) for x in range(x0, x1) for y in range(y0, y1)}
    assert values == {(255,)}
    before = next(w for w in document.pages[0].words if w.text == "Before").box
    assert any(
        pixels.pixel(x, y)[0] < 100
        for x in range(int(before.x0 * scale), int(before.x1 * scale))
        for y in range(int(before.y0 * scale), int(before.y1 * scale))
    )


def test_text_layer_beside_its_picture_is_refused(tmp_path: Path) -> None:
    source = scan(tmp_path / "a.pdf")
    with pymupdf.open(source) as made:
        made[0].insert_text((72, 500), "Elsewhere altogether", fontsize=14, render_mode=3)
        made.saveIncr()
    document = read(source, foreign_ocr=True)
    message = (
        "Page 1: the text layer does not lie over the words that the picture shows, so boxes would miss them. "
        "Redact the page by hand."
    )
    with pytest.raises(BurnFailed, match=re.escape(message)):
        redact(source, document, decide(finding(document, "Elsewhere")), bates=("B-1",), out=tmp_path / "o.pdf")
    assert not (tmp_path / "o.pdf").exists()


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    first = Path(burn(source, ["MARISOL"])[0].path).read_bytes()
    second = Path(burn(source, ["MARISOL"])[0].path).read_bytes()
    assert first == second


def test_no_outline_of_a_removed_letter_is_left_in_the_font(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", "abc QZX def")
    redacted, _ = burn(source, ["QZX"])
    with pikepdf.open(redacted.path) as out:
        (font,) = [f for f in out.pages[0].Resources.Font.values() if f.Subtype == "/Type0"]
        pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4})>", font.ToUnicode.read_bytes())
        told = [int(v) for v in font.DescendantFonts[0].W if not isinstance(v, pikepdf.Array)]
        assert len(pairs) == len(told) == len(set("abc def"))
        # Whatever number a removed letter had, nothing is drawn for it; 0 is drawn for what a font lacks.
        wanted = b"".join(code.to_bytes(2, "big") for code in range(1, 1000) if code not in told)
        name = next(n for n, f in out.pages[0].Resources.Font.items() if f.Subtype == "/Type0")
        out.pages[0].Contents = out.make_stream(f"BT {name} 40 Tf 50 400 Td <{wanted.hex()}> Tj ET".encode())
        font.DescendantFonts[0].DW = 0
        out.save(tmp_path / "probe.pdf")
    with pymupdf.open(tmp_path / "probe.pdf") as probe:
        assert probe[0].get_pixmap(colorspace=pymupdf.csGRAY).is_unicolor


def test_nothing_of_the_secret_in_any_stream(tmp_path: Path) -> None:
    redacted, _ = burn(prose(tmp_path / "a.pdf", SENTENCE), ["MARISOL"])
    with pikepdf.open(redacted.path) as out:
        blob = b"".join(o.read_bytes() for o in out.objects if isinstance(o, pikepdf.Stream))
    assert b"MARISOL" not in blob
    assert b"MARISOL" not in Path(redacted.path).read_bytes()


def test_a_redaction_without_a_place_is_refused(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    document = read(source)
    beyond = region_finding(Box(page=1, x0=700, y0=10, x1=720, y1=20))
    with pytest.raises(BurnFailed, match=r"^Page 1: a redaction lies outside the page\. Redact the page by hand\.$"):
        redact(source, document, decide(beyond), bates=("B-1",), out=tmp_path / "o.pdf")
    absent = region_finding(Box(page=4, x0=7, y0=10, x1=72, y1=20))
    with pytest.raises(BurnFailed, match="page 4, which the document does not have"):
        redact(source, document, decide(absent), bates=("B-1",), out=tmp_path / "o.pdf")
    assert not (tmp_path / "o.pdf").exists()


def test_text_that_nobody_has_read_is_refused(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    document = read(source)
    words = tuple(word for word in document.pages[0].words if word.text != "MARISOL")
    unread = replace(document, pages=(replace(document.pages[0], words=words),))
    message = (
        "Page 1: text is drawn there that has not been read, so it has not been searched. Redact the page by hand."
    )
    with pytest.raises(BurnFailed, match=re.escape(message)):
        redact(source, unread, decide(), bates=("B-1",), out=tmp_path / "o.pdf")
    assert not (tmp_path / "o.pdf").exists()


def test_another_file_than_the_one_read_is_refused(tmp_path: Path) -> None:
    source = prose(tmp_path / "a.pdf", SENTENCE)
    document = read(source)
    with pymupdf.open(source) as made:
        made.new_page()
        made.saveIncr()
    with pytest.raises(BurnFailed, match="not the one that was read"):
        redact(source, document, decide(), bates=("B-1",), out=tmp_path / "o.pdf")

"""One planted leak for every check; only that check finds it. Nothing planted: nothing found."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from redactor.model import Box, Burn, Page, Picture, Word
from redactor.verify import CHECK_NAMES, verify
from redactor.verify.verdict import COULD_NOT_LOOK, FILE_CHECKS, LEAK_CHECKS, PAGE_CHECKS
from tests._planted_fonts import letters_in_cff, letters_in_true_type, true_type_of
from tests._planted_pictures import (
    drawn,
    in_both,
    in_the_output,
    jpeg,
    mask_that_spells,
    nothing,
    scanned,
    under_a_box,
)
from tests._verify_documents import (
    A_NUMBER,
    LINES,
    NAME,
    Made,
    Plan,
    box_of,
    build,
    draw_text,
    replaced,
)

SURNAME = NAME.split()[1]
PICTURE = (72.0, 400.0, 200.0, 100.0)


def found(made: Made, **options: frozenset[str]) -> set[str]:
    return {leak.check for leak in verify(*made.arguments(), **options).leaks}


def surname_left_by_itself(folder: Path) -> Made:
    lines = (*LINES, ((f"Ms. {SURNAME} was taken to Varick Street.", ""),))
    return build(folder, Plan(lines=lines))


def word_added(folder: Path) -> Made:
    """A word the source shows as a picture of letters would be text in the output: here it only replaces another."""
    lines = (*LINES, (("Officer", ""), ("Whitcombe", "")))
    made = build(folder, Plan(lines=lines))
    text = made.document.text
    page = made.document.pages[0]
    words = tuple(
        Word(text="Osgood", box=w.box, start=w.start, line=w.line) if w.text == "Whitcombe" and w.line == 6 else w
        for w in page.words
    )
    return changed_document(made, page=replace_page(page, words=words), text=text)


def name_in_a_font(folder: Path) -> Made:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == pikepdf.Name.Font:
                one["/Name"] = pikepdf.Name("/" + NAME.replace(" ", "-"))

    return build(folder, Plan(change=change))


def title_in_the_properties(folder: Path) -> Made:
    return build(folder, Plan(change=lambda pdf: pdf.docinfo.__setitem__("/Title", "memo")))


def text_layer_nobody_trusts(folder: Path) -> Made:
    """Words of a picture that intake read, written into the output in render mode 3."""
    box = Box(page=1, x0=80, y0=300, x1=140, y1=312)
    word = Word(text="Varick", box=box, start=0, line=99, source="ocr")

    def draw(canvas: Canvas) -> None:
        writing = canvas.beginText(80, 792 - 310)
        writing.setTextRenderMode(3)
        writing.setFont("Helvetica", 11)
        writing.textOut("Varick")
        canvas.drawText(writing)

    return build(folder, Plan(extra_words=(word,), draw_output=draw))


def name_overlooked_in_a_picture(folder: Path) -> Made:
    """A picture that shows the removed name and was read as something else: it stands in source and output alike."""
    with pymupdf.open() as drawing:
        sheet = drawing.new_page(width=220, height=40)
        sheet.insert_text((10, 26), f"Seen: {NAME}", fontsize=13)
        pixels = ImageReader(io.BytesIO(sheet.get_pixmap(dpi=200).tobytes("png")))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(pixels, 200, 300, 220, 40)

    box = Box(page=1, x0=210, y0=468, x1=330, y1=484)
    word = Word(text="Oblong", box=box, start=0, line=99, source="ocr")
    return build(folder, Plan(extra_words=(word,), draw_source=draw, draw_output=draw))


def vector_under_a_box(folder: Path) -> Made:
    def draw(canvas: Canvas) -> None:
        box = box_of(2, "File No:", A_NUMBER)
        canvas.setStrokeGray(0.7)
        canvas.line(box.x1 - 20, 792 - box.y1 + 4, box.x1 - 4, 792 - box.y1 + 4)

    return build(folder, Plan(draw_output=draw))


def signature_painted_over(folder: Path) -> Made:
    """Curves at the beginning of the content, where the box comes to lie over them."""
    box = box_of(2, "File No:", A_NUMBER)
    x, y = box.x0 + 4, 792 - box.y1 + 3
    curves = f"{x} {y} m {x + 9} {y + 20} {x + 20} {y - 9} {x + 30} {y + 5} c S\n".encode()

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(curves + pdf.pages[0].Contents.read_bytes())

    return build(folder, Plan(change=change))


def picture_painted_over(folder: Path) -> Made:
    """The same picture in source and output; the box lies above its pixels instead of in them."""
    image = Image.new("L", (400, 200), 235)
    ImageDraw.Draw(image).text((30, 60), "SECRET FACE", fill=0, font_size=40)
    reader = ImageReader(image)
    lines = (*LINES, (("x", ""),))
    photo = Box(
        page=1, x0=PICTURE[0], y0=792 - PICTURE[1] - PICTURE[3], x1=PICTURE[0] + PICTURE[2], y1=792 - PICTURE[1]
    )

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(reader, *PICTURE)

    def draw_covered(canvas: Canvas) -> None:
        draw(canvas)
        canvas.setFillGray(0)
        canvas.rect(photo.x0, 792 - photo.y1, photo.width, photo.height, stroke=0, fill=1)

    return with_region(build(folder, Plan(lines=lines, draw_source=draw, draw_output=draw_covered)), photo)


def picture_under_an_older_box(folder: Path) -> Made:
    """A picture of writing under a white box that was there before, in source and output."""
    image = Image.new("L", (400, 200), 235)
    ImageDraw.Draw(image).text((30, 60), "SECRET FACE", fill=0, font_size=40)
    reader = ImageReader(image)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(reader, *PICTURE)
        canvas.setFillGray(1)
        canvas.rect(PICTURE[0] - 2, PICTURE[1] - 2, PICTURE[2] + 4, PICTURE[3] + 4, stroke=0, fill=1)
        canvas.setFillGray(0)

    return build(folder, Plan(draw_source=draw, draw_output=draw))


def picture_within_the_content(folder: Path) -> Made:
    """Stripes in the content stream itself: no object of the file holds them."""
    x, y, width, height = under_a_box()
    pixels = bytes((0, 255)).hex() * 8
    image = f"q {width} 0 0 {height} {x} {y} cm BI /W 16 /H 1 /BPC 8 /CS /G /F /AHx ID {pixels}> EI Q\n".encode()

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(image + pdf.pages[0].Contents.read_bytes())

    return build(folder, Plan(change=change))


def test_picture_painted_over_is_found_as_drawn_and_as_stored(tmp_path: Path) -> None:
    assert found(picture_painted_over(tmp_path)) == {"picture-keeps-pixels", "stored-pixels-remain"}


def line_gone(folder: Path) -> Made:
    return build(folder, Plan(draw_source=lambda canvas: canvas.line(72, 300, 300, 300)))


def glyphs_of_the_name_in_the_font(folder: Path) -> Made:
    """A subset font that maps the letters Q and z, which no remaining text uses."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 9)
        canvas.drawString(400, 500, "Ofelia Quimistan")

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        kept = [i for i in pikepdf.parse_content_stream(page) if not _shows_subset(i)]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))

    # `Q` stands nowhere else in the remaining text, `f` and `q` are not compared by case.
    return build(folder, Plan(lines=_without_q(), draw_output=draw, change=change))


def _shows_subset(instruction: pikepdf.ContentStreamInstruction) -> bool:
    return str(instruction.operator) == "Tj" and b"Quimistan" in _plain(bytes(instruction.operands[0]))


def _plain(shown: bytes) -> bytes:
    return shown.replace(b"\0", b"")


def _without_q() -> tuple[tuple[tuple[str, str], ...], ...]:
    return tuple(line for line in LINES if not any("q" in text.lower() and not category for text, category in line))


def two_stamps(folder: Path) -> Made:
    made = build(folder)
    return replaced(made, stamps=(Box(page=1, x0=10, y0=10, x1=20, y1=20), *made.redacted.stamps))


def file_named_after_a_person(folder: Path) -> Made:
    made = build(folder)
    path = Path(made.redacted.path).rename(folder / f"{SURNAME} memo.pdf")
    return replaced(made, path=str(path))


def stamp_forgotten(folder: Path) -> Made:
    return build(folder, Plan(stamps=False))


def changed_document(made: Made, *, page: Page, text: str) -> Made:
    document = dataclasses.replace(made.document, pages=(page,), text=text)
    return dataclasses.replace(made, document=document)


def replace_page(page: Page, **changes: object) -> Page:
    return dataclasses.replace(page, **changes)


def with_region(made: Made, photo: Box) -> Made:
    """Add a region without words to the decisions and to the burns."""
    like = made.decisions.redactions[0]
    end = len(made.document.text)
    finding = dataclasses.replace(
        like.finding, category="photo", start=end, end=end, boxes=(photo,), region=photo, text=""
    )
    decision = dataclasses.replace(like, finding=finding, category="photo")
    decisions = dataclasses.replace(made.decisions, decisions=(*made.decisions.decisions, decision))
    page = dataclasses.replace(made.document.pages[0], pictures=(Picture(box=photo),))
    document = dataclasses.replace(made.document, pages=(page,))
    burns = (*made.redacted.burns, Burn(box=photo, decision=decision))
    return dataclasses.replace(replaced(made, burns=burns), decisions=decisions, document=document)


PLANTED: tuple[tuple[str, Callable[[Path], Made]], ...] = (
    ("removed-text-is-readable", surname_left_by_itself),
    ("remaining-text-differs", word_added),
    ("removed-text-in-objects", name_in_a_font),
    ("forbidden-structure", title_in_the_properties),
    ("text-is-invisible", text_layer_nobody_trusts),
    ("box-is-not-solid", vector_under_a_box),
    ("drawing-lies-under-box", signature_painted_over),
    ("picture-hides-pixels", picture_under_an_older_box),
    ("picture-keeps-pixels", picture_within_the_content),
    ("stored-pixels-remain", in_the_output(drawn(mask_that_spells, under_a_box()))),
    ("picture-carries-more", in_both(jpeg(comment=b"a memo"), jpeg())),
    ("text-layer-differs", scanned(nothing)),
    ("page-looks-different", line_gone),
    ("pixels-still-read", name_overlooked_in_a_picture),
    ("font-spells-removed-text", glyphs_of_the_name_in_the_font),
    ("font-holds-unused-letters", letters_in_true_type),
    ("name-or-number-is-wrong", file_named_after_a_person),
    ("bates-stamp-is-wrong", stamp_forgotten),
)


@pytest.mark.parametrize(("check", "plant"), PLANTED, ids=[name for name, _ in PLANTED])
def test_planted_leak_is_found_by_its_check_alone(check: str, plant: Callable[[Path], Made], tmp_path: Path) -> None:
    assert found(plant(tmp_path)) == {check}


def test_letters_of_a_cff_program_are_seen_too(tmp_path: Path) -> None:
    assert found(letters_in_cff(tmp_path)) == {"font-holds-unused-letters"}


def test_a_font_without_letters_is_no_leak(tmp_path: Path) -> None:
    assert found(true_type_of(tmp_path, "")) == set()


def test_every_check_has_a_planted_leak() -> None:
    assert {name for name, _ in PLANTED} == set(CHECK_NAMES)
    assert len(LEAK_CHECKS) == len(FILE_CHECKS) + len(PAGE_CHECKS) == len(CHECK_NAMES)


def test_a_good_redaction_is_clean_and_says_what_was_checked(tmp_path: Path) -> None:
    verdict = verify(*build(tmp_path).arguments())
    assert verdict.is_clean
    assert verdict.checks == CHECK_NAMES
    assert (verdict.kept_words, verdict.kept_found) == (27, 27)
    assert verdict.page_texts[0].splitlines()[1] == "Respondent: PO-ID was seen in court."


def test_bates_number_may_stand_in_any_of_the_stamps(tmp_path: Path) -> None:
    assert found(two_stamps(tmp_path)) == set()


@pytest.mark.parametrize("text", [NAME, A_NUMBER, "Honduras"])
def test_skipped_burn_is_not_clean(text: str, tmp_path: Path) -> None:
    assert "box-is-not-solid" in found(build(tmp_path, Plan(remain=frozenset({text}))))


@pytest.mark.parametrize("text", [NAME, A_NUMBER, "Honduras"])
def test_text_under_a_box_is_not_clean(text: str, tmp_path: Path) -> None:
    leaks = found(build(tmp_path, Plan(under=frozenset({text}))))
    assert {"box-is-not-solid", "text-is-invisible", "remaining-text-differs"} <= leaks


@pytest.mark.parametrize(
    "spelled",
    [
        "Quimistan Ofelia",
        "QUIMISTAN, OFELIA",
        "Quimistán",
        "O f e l i a Q u i m i s t a n",
        "natsimiuQ ailefO",
        "A 217-604-938",
        "217604938",
        "ofelia.quimistan@example.org",
        "OfeliaQuimistan",
    ],
)
def test_removed_text_is_found_in_another_spelling(spelled: str, tmp_path: Path) -> None:
    made = build(tmp_path, Plan(lines=(*LINES, (("He wrote", ""), (spelled, ""), ("there.", "")))))
    assert "removed-text-is-readable" in found(made)


def test_common_word_may_remain_as_often_as_it_should(tmp_path: Path) -> None:
    made = surname_left_by_itself(tmp_path)
    assert found(made, common=frozenset({SURNAME})) == set()


def test_word_that_the_document_writes_small_is_an_ordinary_word(tmp_path: Path) -> None:
    lines = ((("Name:", ""), ("Rosa Young", "person-name")), (("Young people and young officers", ""),))
    assert found(build(tmp_path, Plan(lines=lines))) == set()


def test_kept_name_may_stand_although_its_namesake_is_removed(tmp_path: Path) -> None:
    lines = ((("Name:", ""), ("Rosa Medina", "person-name")), (("Officer", ""), ("Carlos Medina", "+official-name")))
    assert found(build(tmp_path, Plan(lines=lines))) == set()


def test_statute_must_be_found_to_the_letter(tmp_path: Path) -> None:
    made = build(tmp_path)
    lines = tuple(
        tuple(("8 U.S.C. § 1368" if category == "+statute" else text, category) for text, category in line)
        for line in LINES
    )
    (tmp_path / "other").mkdir()
    other = build(tmp_path / "other", Plan(lines=lines))
    verdict = verify(other.redacted, made.source, made.document, made.decisions)
    assert any(leak.where.endswith("to the letter is not whole") for leak in verdict.leaks)


def test_removed_label_of_the_page_is_a_loss(tmp_path: Path) -> None:
    """A box wider than its decision takes kept words with it."""
    made = build(tmp_path)
    wide = made.redacted.burns[0].box.grown(60.0, 0.0)
    (tmp_path / "other").mkdir()
    lines = tuple(tuple((t, c) for t, c in line if t not in ("Respondent:", "was seen in court.")) for line in LINES)
    other = build(tmp_path / "other", Plan(lines=lines))
    burns = (Burn(box=wide, decision=made.redacted.burns[0].decision),)
    redacted = replaced(other, burns=burns).redacted
    leaks = verify(redacted, made.source, made.document, made.decisions).leaks
    assert any("kept words are missing" in leak.where for leak in leaks)


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\n", b"not a PDF", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF"])
def test_file_that_cannot_be_read_is_not_clean(raw: bytes, tmp_path: Path) -> None:
    made = build(tmp_path)
    Path(made.redacted.path).write_bytes(raw)
    verdict = verify(*made.arguments())
    assert [leak.check for leak in verdict.leaks] == [COULD_NOT_LOOK]


def test_missing_file_is_not_clean(tmp_path: Path) -> None:
    made = build(tmp_path)
    Path(made.redacted.path).unlink()
    assert not verify(*made.arguments()).is_clean


def test_damaged_page_content_is_not_clean(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 12 Tf (abc")

    verdict = verify(*build(tmp_path, Plan(change=change)).arguments())
    assert not verdict.is_clean


@pytest.mark.parametrize(
    "draw",
    [
        lambda canvas: (canvas.setFillGray(1), draw_text(canvas, 80, 400, "Varick")),
        lambda canvas: draw_text(canvas, 80, 400, "Varick", 0.01),
        lambda canvas: draw_text(canvas, 900, 400, "Varick"),
        lambda canvas: (
            draw_text(canvas, 80, 400, "Varick"),
            canvas.setFillGray(1),
            canvas.rect(70, 380, 90, 20, stroke=0, fill=1),
        ),
    ],
    ids=["white", "tiny", "off-the-page", "under-a-rectangle"],
)
def test_text_that_no_reader_sees_is_found(draw: Callable[[Canvas], None], tmp_path: Path) -> None:
    word = Word(text="Varick", box=Box(page=1, x0=80, y0=300, x1=140, y1=312), start=0, line=99, source="ocr")
    assert "text-is-invisible" in found(build(tmp_path, Plan(extra_words=(word,), draw_output=draw)))


def test_leak_never_quotes_the_text(tmp_path: Path) -> None:
    for name, plant in PLANTED:
        folder = tmp_path / name
        folder.mkdir()
        said = repr(verify(*plant(folder).arguments()))
        assert not any(secret.lower() in said.lower() for secret in (SURNAME, "Ofelia", A_NUMBER, A_NUMBER[1:]))


def set_anew(folder: Path, *, says_so: bool) -> Made:
    """A line whose rest was drawn 30 points further left than before."""
    made = build(folder)
    (folder / "anew").mkdir()
    lines = tuple(line if line[0][0] != "Respondent:" else line[:2] for line in LINES)
    x, y = box_of(1, f"Respondent: {NAME}", "was").x0 - 6, 90.0 + 24.0
    other = build(folder / "anew", Plan(lines=lines, draw_output=lambda c: draw_text(c, x, y, "was seen in court.")))
    rest = Box(page=1, x0=x - 8, y0=y - 10, x1=x + 120, y1=y + 4)
    redacted = replaced(other, burns=made.redacted.burns, moved=(rest,) if says_so else ()).redacted
    return dataclasses.replace(made, redacted=redacted)


def test_line_set_anew_is_clean_where_redaction_says_so(tmp_path: Path) -> None:
    assert found(set_anew(tmp_path, says_so=True)) == set()


def test_line_set_anew_without_saying_so_looks_different(tmp_path: Path) -> None:
    assert found(set_anew(tmp_path, says_so=False)) == {"page-looks-different"}


def test_place_that_looks_as_before_is_not_excused_by_a_moved_line(tmp_path: Path) -> None:
    """Without a burn, a line said to be set anew over the decision must at least look different."""
    made = build(tmp_path, Plan(remain=frozenset({A_NUMBER})))
    moved = (box_of(2, "File No:", A_NUMBER).grown(4.0, 2.0),)
    assert "box-is-not-solid" in found(replaced(made, moved=moved))

"""A mark goes whole: strokes that run through a rule or a caption, the edge of a photograph, tones made of dots."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import cv2
import numpy as np
import pymupdf
import pytest

from redactor.intake import with_unread
from redactor.intake.growing import Sheet, grown, rules_of
from redactor.intake.marks import kind_of
from redactor.intake.ruled import rulings_in
from redactor.model import Box, Document, Page, Region, Word
from redactor.optical import Pixels, set_right
from redactor.rules import load_forms
from tests._intake_sources import read

SCALE = 200 / 72


def sheet_of(picture: Pixels) -> Sheet:
    ink = picture < 200
    rest = ink.copy()
    for x0, y0, x1, y1 in rules_of(picture, SCALE):
        rest[y0 - 2 : y1 + 2, x0 - 2 : x1 + 2] = False
    return Sheet(picture=picture, ink=ink, rest=rest, rules=rules_of(picture, SCALE), scale=SCALE)


def paper(*, ruled_at: float | None = None) -> Pixels:
    sheet = np.full((round(200 * SCALE), round(400 * SCALE)), 250, np.uint8)
    if ruled_at is not None:
        cv2.line(sheet, *(tuple(round(v * SCALE) for v in p) for p in ((20, ruled_at), (380, ruled_at))), 30, 2)
    return sheet


def stroke(sheet: Pixels, *points: tuple[float, float]) -> Pixels:
    cv2.polylines(sheet, [np.array([[round(x * SCALE), round(y * SCALE)] for x, y in points], np.int32)], False, 20, 3)
    return sheet


def test_a_stroke_is_followed_over_a_rule_and_the_rule_is_not() -> None:
    sheet = stroke(paper(ruled_at=100.0), (60, 90), (75, 70), (90, 95), (105, 72), (120, 130), (128, 118))
    x0, y0, x1, y1 = grown((60.0, 70.0, 110.0, 98.0), "unread", sheet_of(sheet))
    assert (x0, y0) == pytest.approx((58.0, 68.0), abs=1.5)
    assert (x1, y1) == pytest.approx((130.0, 132.0), abs=1.5)


def test_a_flourish_under_a_name_is_its_own_though_it_is_straight() -> None:
    sheet = stroke(paper(), (60, 90), (75, 70), (90, 88), (105, 72), (120, 90))
    stroke(sheet, (58, 94), (122, 92.5))
    assert grown((60.0, 70.0, 120.0, 88.0), "unread", sheet_of(sheet))[3] > 94.5


def test_the_dot_beside_a_signature_goes_with_it_and_dirt_far_from_it_does_not() -> None:
    sheet = stroke(paper(), (60, 90), (75, 70), (90, 88), (105, 72))
    stroke(sheet, (110, 84), (112, 84))
    stroke(sheet, (160, 84), (162, 84))
    assert 112.0 < grown((60.0, 70.0, 106.0, 90.0), "unread", sheet_of(sheet))[2] < 130.0


def test_the_edge_of_a_photograph_is_no_ruling() -> None:
    sheet = paper()
    cv2.rectangle(sheet, (280, 140), (480, 400), 190, -1)
    cv2.circle(sheet, (380, 260), 70, 90, -1)
    found = np.array(grown((102.0, 56.0, 172.0, 143.0), "photo", sheet_of(sheet))) * SCALE
    assert np.all(found[:2] <= (280, 140))
    assert np.all(found[2:] >= (480, 400))


def dotted(*, black: bool = True, dots: float = 0.06) -> Pixels:
    """Return a photograph as a fax shows it: black hair and coat, a face and a ground of scattered dots."""
    chance = np.random.default_rng(7).random((222, 180))
    sheet = np.where(chance < dots, 0, 255).astype(np.uint8)
    face = chance[60:150, 50:130] < 0.35
    sheet[60:150, 50:130][face] = 0
    if black:
        sheet[30:60, 50:130] = 0
        sheet[170:, 20:160] = 0
    framed = np.full((260, 220), 255, np.uint8)
    framed[19:241, 20:200] = sheet
    return framed


def test_a_photograph_of_dots_is_one_and_scattered_dirt_or_a_black_area_alone_is_not() -> None:
    field = (20 / SCALE, 19 / SCALE, 200 / SCALE, 241 / SCALE)
    assert kind_of(dotted(), field, SCALE) == "photo"
    assert kind_of(dotted(dots=0.0004), field, SCALE) == "unread"
    assert kind_of(dotted(black=False, dots=0.0004), field, SCALE) == "unread"


def test_dots_that_lead_to_a_value_are_no_writing_and_small_print_is() -> None:
    sheet = paper()
    for x in range(30, 150, 6):
        cv2.circle(sheet, (round(x * SCALE), round(60 * SCALE)), 2, 20, -1)
    place = (27.0, 56.0, 148.0, 64.0)
    assert kind_of(sheet, place, SCALE) is None
    cv2.putText(sheet, "Ana", (round(80 * SCALE), round(62 * SCALE)), cv2.FONT_HERSHEY_SIMPLEX, 0.45, 20, 1)
    assert kind_of(sheet, place, SCALE) == "unread"


def test_an_empty_box_for_a_picture_holds_nothing_to_read_and_one_with_a_stroke_does() -> None:
    sheet = paper()
    cv2.rectangle(sheet, (280, 140), (600, 460), 150, 20)
    place = (97.0, 46.0, 220.0, 170.0)
    assert kind_of(sheet, place, SCALE) is None
    assert kind_of(stroke(sheet, (130, 90), (150, 110), (160, 95)), place, SCALE) == "unread"


@pytest.mark.parametrize(("said", "codes"), [("(b)(6), (b)(7)(C)", []), ("(b⑥). (b(7)E)", []), ("(b) Ana (7)", ["x"])])
def test_the_ground_of_an_earlier_release_need_not_be_read_surely(said: str, codes: list[str]) -> None:
    box = Box(page=1, x0=100, y0=100, x1=180, y1=110)
    word = Word(text=said, box=box, start=0, line=0)
    page = Page(number=1, width=612, height=792, rotation=0, words=(word,), start=0, end=len(said))
    page = dataclasses.replace(page, regions=(Region(box=box, kind="unread-line"),))
    document = Document(document_id="D", source="s", sha256="0" * 64, pages=(page,), text=said)
    assert len(with_unread(document, ()).concerns) == len(codes)


@pytest.mark.model
def test_figures_beside_a_one_stay_one_number(tmp_path: Path) -> None:
    with pymupdf.open() as drawing:
        page = drawing.new_page(width=300, height=200)
        for at, text in enumerate(("208-322-119", "11/01/70", "12/03/19", "Arrested 11 March 1991 by 1 officer")):
            page.insert_text((40, 50 + 20 * at), text, fontsize=8)
        png = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY).tobytes("png")
    with pymupdf.open() as scan:
        page = scan.new_page(width=300, height=200)
        page.insert_image(page.rect, stream=png)
        document = read(tmp_path, bytes(scan.tobytes()))
    assert document.text.splitlines() == ["208-322-119", "11/01/70", "12/03/19", "Arrested 11 March 1991 by 1 officer"]


def test_a_faint_rule_is_followed_to_its_end_and_none_is_made_up() -> None:
    grain = np.random.default_rng(3).normal(0.0, 4.0, (round(200 * SCALE), round(400 * SCALE)))
    sheet = np.clip(paper() - 5 + grain, 0, 255)
    row = round(90 * SCALE)
    sheet[row : row + 2, round(20 * SCALE) : round(380 * SCALE)] -= 14
    sheet[row : row + 2, round(120 * SCALE) : round(220 * SCALE)] -= 120
    level = [one for one in rulings_in(np.clip(sheet, 0, 255).astype(np.uint8), SCALE) if one.is_horizontal]
    assert len(level) == 1
    assert (level[0].x0, level[0].x1) == pytest.approx((20.0, 320.0), abs=12.0)  # a hundred points beyond its ink
    assert level[0].x0 > 18.0


def signed_over_its_caption() -> bytes:
    with pymupdf.open() as drawing:
        page = drawing.new_page(width=612, height=792)
        page.insert_text((72, 100), "I have read this notice in a language that I understand.", fontsize=11)
        page.draw_line((72, 405), (360, 405), width=1)
        page.insert_text((80, 417), "Signature of Respondent", fontsize=9)
        wave = [(80 + 6 * i, 390 + 11 * (-1) ** i) for i in range(18)]
        page.draw_polyline([*wave, (190, 430), (196, 420)], width=1.4)
        png = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY).tobytes("png")
    with pymupdf.open() as scan:
        page = scan.new_page(width=612, height=792)
        page.insert_image(page.rect, stream=png)
        return bytes(scan.tobytes())


def test_a_signature_that_runs_through_its_line_and_caption_is_boxed_whole(tmp_path: Path) -> None:
    document = with_unread(read(tmp_path, signed_over_its_caption()), load_forms())
    hands: list[Region] = [one for one in document.pages[0].regions if one.kind == "signature"]
    assert document.concerns == ()
    assert min(one.box.x0 for one in hands) < 81
    assert max(one.box.y1 for one in hands) > 429
    assert max(one.box.x1 for one in hands) < 230


def test_a_caption_across_a_page_does_not_keep_it_from_being_turned() -> None:
    sheet = np.full((1700, 2200), 255, np.uint8)
    lines = ("The respondent was seen at the courthouse in March", "and two officers waited on the steps for an hour")
    for at, line in enumerate(lines):
        cv2.putText(sheet, line, (200, 300 + 60 * at), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 2)
    sheet = np.ascontiguousarray(np.rot90(sheet))
    cv2.putText(sheet, "Signature of Alien", (1000, 2100), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 2)
    assert set_right(sheet).quarters == 1

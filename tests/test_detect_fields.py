"""Label → value by geometry: ruled, bare, turned, damaged, and what must not be taken."""

from __future__ import annotations

import dataclasses

import pytest

from redactor.detect.fields import detect_fields
from redactor.detect.layout import Rect
from redactor.detect.registration import fit_page
from redactor.errors import DetectorFailed
from redactor.model import Finding
from redactor.rules import load_forms
from tests._form_documents import Sheet, document, said, shown, with_noise

FORMS = load_forms()
ROTATIONS = pytest.mark.parametrize("rotation", [0, 90, 180, 270])


def found_on(sheet: Sheet, form: str | None = None) -> tuple[Finding, ...]:
    return detect_fields(document(sheet, forms=(form,)), FORMS)


def ruled(rotation: int = 0, noise: float = 0.0, **values: str) -> Sheet:
    """Return cells of an I-213 in three ruled columns, label over value."""
    sheet = Sheet(rotation=rotation)
    if rotation in (90, 270):
        sheet = Sheet(width=792, height=612, rotation=rotation)
    labels = (
        ("Country of Citizenship", "citizenship"), ("Passport Number and Country of Issue", "passport"),
        ("U.S. Address", "address"), ("Immigration Record", "record"), ("Method of Location/Apprehension", "method"),
        ("Location Code", "code"), ("Date of Action", "action"), ("Date/Hour", "hour"), ("At/Near", "place"),
        ("Social Security Number", "ssn"), ("Date of Birth", "born"), ("Charge Code Word(s)", "charge"),
    )  # fmt: skip
    for at, (label, key) in enumerate(labels):
        x, y = 40 + 180 * (at % 3), 100 + 30 * (at // 3)
        sheet.box(x, y, x + 180, y + 30).put(x + 3, y + 9, with_noise(label, noise, at), size=7)
        if values.get(key):
            sheet.put(x + 6, y + 23, values[key], size=9)
    return sheet


VALUES = {
    "citizenship": "FREEDONIA", "passport": "XQ998877", "address": "12 Elm Row, Utica", "method": "NCA 511.2.3",
    "code": "NYC/NYC", "action": "05/04/2020", "hour": "05/04/2020 0915", "place": "Town Family Court, Part 5",
    "ssn": "123-45-6780", "born": "02/03/1988", "charge": "I6A",
}  # fmt: skip
REDACTED = {
    "nationality": "FREEDONIA", "passport": "XQ998877", "address": "12 Elm Row, Utica", "ssn": "123-45-6780",
    "date-of-birth": "02/03/1988", "court-detail": "0915 Part 5",
}  # fmt: skip
KEPT = {
    "method": "NCA 511.2.3", "office": "NYC/NYC", "action-date": "05/04/2020 05/04/2020",
    "courthouse": "Town Family Court", "charge": "I6A",
}  # fmt: skip


@ROTATIONS
def test_ruled_cells_say_what_is_redacted_and_what_is_kept(rotation: int) -> None:
    found = found_on(ruled(rotation, **VALUES), "i-213")
    assert said(found, "redact") == REDACTED
    assert said(found, "keep") == KEPT


@pytest.mark.parametrize("noise", [0.04, 0.08])
def test_labels_are_matched_through_recognition_errors(noise: float) -> None:
    found = found_on(ruled(noise=noise, **VALUES), "i-213")
    redacted = said(found, "redact")
    assert {c for c in REDACTED if c not in redacted} <= {"court-detail"}


@ROTATIONS
def test_the_region_is_the_value_cell_without_its_label(rotation: int) -> None:
    doc = document(ruled(rotation, **VALUES), forms=("i-213",))
    one = next(f for f in detect_fields(doc, FORMS) if f.category == "nationality")
    assert one.region is not None
    x0, y0, x1, y1 = shown(doc.pages[0], one.region)
    assert (x0, x1, y1) == pytest.approx((40, 220, 130), abs=1)
    assert 110 <= y0 <= 116
    assert one.form_field == "i-213.citizenship"
    assert one.found_by == ("field:i-213.citizenship",)


def test_regions_cover_no_label_and_no_kept_word() -> None:
    found = found_on(ruled(**VALUES), "i-213")
    regions = [f.region for f in found if f.region]
    kept = [box for f in found if f.stance == "keep" for box in f.boxes]
    assert regions
    assert all(region.overlap(box) <= 0.15 * box.area for region in regions for box in kept)


def test_an_empty_cell_is_boxed_as_one_with_a_value_is() -> None:
    """Or a cell without a box would say that there is nothing: no middle name, no passport."""
    empty = {f.form_field: f.region for f in found_on(ruled(), "i-213") if f.region}
    full = {f.form_field: f.region for f in found_on(ruled(**VALUES), "i-213") if f.region}
    assert {"i-213.citizenship", "i-213.passport", "i-213.us-address", "i-213.date-of-birth"} <= empty.keys()
    assert {field: full[field] for field in empty if field in full} == {f: empty[f] for f in empty if f in full}


def test_an_empty_cell_says_nothing_and_kept_ones_stay_white() -> None:
    found = [f for f in found_on(ruled(), "i-213") if f.category != "form-text"]
    assert found
    assert all(f.stance == "redact" and not f.text for f in found)
    assert not {"i-213.method", "i-213.date-of-action"} & {f.form_field for f in found}


def test_the_same_cell_has_the_same_box_whatever_stands_in_it() -> None:
    boxes = {
        next(f.region for f in found_on(ruled(citizenship=text), "i-213") if f.region)
        for text in ("OZ", "THE FREE STATE OF FREEDONIA")
    }
    assert len(boxes) == 1


@pytest.mark.parametrize("exemption", ["(b)(6), (b)(7)(C)", "(b) (6), (b)", "b 6 b 7 C", "(b) (7)(E)"])
def test_an_exemption_in_a_cell_is_boxed_and_links_nobody(exemption: str) -> None:
    sheet = Sheet().box(40, 60, 300, 90).put(43, 68, "Alien's Name", size=7).put(46, 83, exemption)
    (one,) = [f for f in found_on(sheet, "i-831") if f.stance == "redact"]
    assert (one.category, one.value, one.role) == ("person-name", "", "protected")
    assert one.region is not None


@pytest.mark.parametrize("nothing", ["None", "N/A", "Unknown", "See Narrative", "None Claimed"])
def test_a_cell_that_says_nothing_links_nobody(nothing: str) -> None:
    sheet = Sheet().box(40, 60, 300, 90).put(43, 68, "Alien's Name", size=7).put(46, 83, nothing)
    assert {f.value for f in found_on(sheet, "i-831") if f.stance == "redact"} == {""}


def test_a_label_within_a_value_line_parts_it() -> None:
    sheet = Sheet().box(40, 60, 300, 90).put(43, 68, "Date of Birth", size=7).put(46, 83, "02/03/1988")
    found = found_on(sheet.put(180, 83, "Age: 32"), "i-213")
    assert said(found, "redact") == {"date-of-birth": "02/03/1988", "age": "32"}


def test_a_narrative_cell_is_not_taken_whole() -> None:
    sheet = Sheet().box(40, 60, 570, 400)
    sheet.put(43, 68, "Narrative (Outline particulars under which alien was located/apprehended.", size=7)
    assert said(found_on(sheet.put(46, 90, "The subject left the courthouse at noon."), "i-213"), "redact") == {}


def test_cells_in_two_columns_of_rulings_label_left_value_right() -> None:
    sheet = Sheet()
    for at, (label, value) in enumerate(
        (("Name", "Odo Quenneville"), ("Date of Birth", "02/03/1988"), ("Officer", "P. Roe"))
    ):
        y = 60 + 20 * at
        sheet.box(40, y, 160, y + 20).box(160, y, 400, y + 20).put(44, y + 13, label).put(164, y + 13, value)
    found = found_on(sheet)
    assert said(found, "redact") == {"person-name": "Odo Quenneville", "date-of-birth": "02/03/1988"}
    assert said(found, "keep") == {"official-name": "P. Roe"}


@ROTATIONS
def test_several_labels_a_line_with_colons(rotation: int) -> None:
    sheet = Sheet(rotation=rotation).put(40, 60, "NAME . . . . : QUENNEVILLE, ODO")
    sheet.put(40, 76, "A-NUMBER: 012345678   DOB:02/03/1988   SEX: M   OFFICER: P. ROE")
    found = found_on(sheet)
    assert said(found, "redact") == {
        "person-name": "QUENNEVILLE, ODO",
        "a-number": "012345678",
        "date-of-birth": "02/03/1988",
        "physical-description": "M",
    }
    assert said(found, "keep") == {"official-name": "P. ROE"}


@pytest.mark.parametrize(
    ("label", "category"),
    [("Nombre", "person-name"), ("APELLIDOS", "person-name"), ("Fecha de Nacimiento", "date-of-birth"),
     ("Alien Registration No.", "a-number"), ("Docket Number", "docket-number"), ("Home  address", "address")],
)  # fmt: skip
def test_other_wordings_and_languages(label: str, category: str) -> None:
    assert said(found_on(Sheet().put(40, 60, f"{label}: Z1234567 Qu")), "redact") == {category: "Z1234567 Qu"}


def test_values_in_form_fields_are_found() -> None:
    sheet = Sheet().put(40, 60, "Name of Alien:").put(160, 60, "Odo Quenneville", source="field")
    assert said(found_on(sheet, "i-247a"), "redact") == {"person-name": "Odo Quenneville"}


def test_a_label_under_a_line_names_what_is_written_over_it() -> None:
    sheet = Sheet().put(60, 96, "Odo Quenneville").rule(40, 100, 300).put(90, 110, "(Name of Alien)", size=7)
    sheet.put(60, 146, "P. Roe, Deportation Officer").rule(40, 150, 300)
    sheet.put(60, 160, "(Signature of Authorized Immigration Officer)", size=7)
    found = found_on(sheet, "i-200")
    assert said(found, "redact") == {"person-name": "Odo Quenneville"}
    assert said(found, "keep") == {"official-name": "P. Roe, Deportation Officer"}


def test_an_address_goes_on_under_itself() -> None:
    sheet = Sheet().put(40, 60, "Address:").put(140, 60, "12 Elm Row").put(140, 72, "Utica, NY 13501")
    assert said(found_on(sheet.put(40, 100, "Other text.")), "redact") == {"address": "12 Elm Row Utica, NY 13501"}


def test_words_of_a_sentence_are_no_labels() -> None:
    sheet = Sheet().put(40, 60, "The name of the respondent and the date of arrest were read to the officer.")
    sheet.put(40, 74, "Date and address were not known; age and sex were.").put(40, 88, "location was the hall")
    assert found_on(sheet) == ()


def test_prose_after_a_name_label_is_cut_at_the_name() -> None:
    sheet = Sheet().put(40, 60, "Subject Name: Odo Quenneville was seen at the door by the team and left.")
    assert said(found_on(sheet), "redact") == {"person-name": "Odo Quenneville"}


def test_what_stands_under_a_bare_heading_is_not_kept_for_its_sake() -> None:
    sheet = Sheet().put(40, 60, "Location").put(40, 74, "Odo Quenneville")
    assert said(found_on(sheet), "keep") == {}


def test_credible_fear_boxes_are_covered_ticked_or_not() -> None:
    line = (
        "This notice is being issued after an asylum officer has found that the respondent has demonstrated a credible"
        " fear of persecution or torture."
    )
    doc = document(Sheet(width=900).put(60, 400, line, size=6), forms=("i-862",))
    (one,) = [f for f in detect_fields(doc, FORMS) if f.stance == "redact"]
    assert (one.category, one.start == one.end) == ("asylum", True)
    assert one.region is not None
    assert one.region.x1 <= 60


def test_email_headers_tell_offices_from_private_people() -> None:
    sheet = (
        Sheet().put(40, 60, "From: Roe, Pat <pat.roe@agency.dhs.gov>").put(40, 74, "Sent: Monday, May 4, 2020 9:15 AM")
    )
    sheet.put(40, 88, "To: Quenneville, Odo <odo@mail.example>; Poe, Sam").put(40, 102, "Subject: Odo Quenneville")
    found = found_on(sheet, "email")
    assert said(found, "redact") == {"person-name": "Quenneville, Odo Poe, Sam", "email": "odo@mail.example"}
    assert said(found, "keep")["official-name"].split() == ["pat.roe@agency.dhs.gov", "Roe,", "Pat"]
    assert {f.role for f in found if f.category == "person-name"} == {None}


def test_the_title_of_a_form_that_tells_relief_is_redacted() -> None:
    found = found_on(Sheet().put(200, 60, "Petition for U Nonimmigrant Status"), "i-918")
    assert [(f.category, f.stance) for f in found] == [("relief-application", "redact")]


def test_the_title_of_another_form_is_kept() -> None:
    found = found_on(Sheet().put(200, 60, "Notice to Appear"), "i-862")
    assert [(f.category, f.stance, f.text) for f in found] == [("form-text", "keep", "Notice to Appear")]


def test_every_value_of_an_unknown_form_is_taken() -> None:
    sheet = Sheet().put(40, 60, "Peculiar Box: something").put(40, 80, "Name: Odo Quenneville")
    assert said(found_on(sheet, "unknown-form"), "redact") == {"family": "something", "person-name": "Odo Quenneville"}
    assert said(found_on(sheet), "redact") == {"person-name": "Odo Quenneville"}


@pytest.mark.parametrize("stamp", ["2019-ICLI-00003 -022454", "ICE-0000123", "NYAG 00012345"])
def test_a_bates_stamp_at_the_edge_is_kept(stamp: str) -> None:
    assert said(found_on(Sheet().put(260, 765, stamp)), "keep") == {"existing-bates": stamp}
    assert found_on(Sheet().put(260, 400, stamp)) == ()


def test_an_a_number_at_the_edge_is_no_stamp() -> None:
    assert found_on(Sheet().put(260, 765, "A012345678")) == ()


def reference(scale: float, dx: float, *, skip: str = "", foreign: bool = False) -> Sheet:
    """Return an I-213 without rulings: the labels at their places on the reference page, scaled and moved."""
    form = next(f for f in FORMS if f.id == "i-213")
    sheet = Sheet(width=1000, height=1200, foreign_ocr=foreign)
    for one in form.fields:
        if one.label_at and one.template and one.id != skip and not one.covers_label:
            x0, _, _, y1 = one.label_at
            sheet.put(scale * x0 + dx, scale * y1, one.labels[0] + (":" if one.needs_colon else ""), size=4)
    place = next(f.template for f in form.fields if f.id == "citizenship")
    assert place
    return sheet.put(scale * place[0] + dx + 4, scale * (place[1] + 9), "FREEDONIA", size=8)


@pytest.mark.parametrize(("scale", "dx"), [(1.0, 0.0), (1.25, 30.0), (0.9, -5.0)])
@pytest.mark.parametrize("skip", ["", "citizenship"])
def test_a_cell_is_found_by_the_other_labels(scale: float, dx: float, skip: str) -> None:
    found = [f for f in found_on(reference(scale, dx, skip=skip), "i-213") if f.text == "FREEDONIA"]
    assert [f.category for f in found] == ["nationality"]
    assert found[0].region is not None
    assert found[0].region.width == pytest.approx(scale * 181, abs=4)


def test_unread_ink_on_a_foreign_scan_is_boxed() -> None:
    page = {f.form_field for f in found_on(reference(1.0, 0.0, foreign=True), "i-213") if not f.text}
    assert {"i-213.family-name", "i-213.ssn"} <= page
    assert "i-213.method" not in page
    assert "i-213.method" not in {f.form_field for f in found_on(reference(1.0, 0.0), "i-213") if not f.text}


def test_wrongly_read_labels_do_not_move_the_fit() -> None:
    places = [
        Rect(x, y, x + 30, y + 8) for x, y in ((40, 80), (300, 80), (40, 400), (300, 400), (200, 600), (500, 700))
    ]
    seen = [Rect(1.5 * r.x0 + 7, 1.5 * r.y0 - 3, 1.5 * r.x1 + 7, 1.5 * r.y1 - 3) for r in places]
    seen[2] = Rect(900, 20, 930, 28)
    fit = fit_page(list(zip(places, seen, strict=True)))
    assert fit is not None
    assert fit.apply((100, 100, 200, 200)) == pytest.approx((157, 147, 307, 297), abs=0.1)
    assert fit_page(list(zip(places, seen, strict=True))[:3]) is None


def test_a_page_of_a_form_without_a_rule_stops_the_document() -> None:
    with pytest.raises(DetectorFailed, match="its form has no rule"):
        found_on(Sheet().put(40, 60, "Name: x"), "no-such-form")


def test_findings_lie_on_their_words() -> None:
    doc = document(ruled(**VALUES), forms=("i-213",))
    for one in detect_fields(doc, FORMS):
        assert " ".join(doc.text[one.start : one.end].split()) == " ".join(one.text.split())
        assert one.boxes == (doc.boxes(one.start, one.end) if one.text else (one.region,))


def test_order_of_words_in_the_text_layer_does_not_matter() -> None:
    doc = document(ruled(**VALUES), forms=("i-213",))
    page = doc.pages[0]
    mixed = dataclasses.replace(page, words=tuple(sorted(page.words, key=lambda w: w.text)))
    again = detect_fields(dataclasses.replace(doc, pages=(mixed,)), FORMS)
    assert {c: set(t.split()) for c, t in said(again, "redact").items()} == {
        c: set(t.split()) for c, t in REDACTED.items()
    }


@pytest.mark.parametrize(("text", "form", "category", "value"), [
    ("File No. 055 123 456", None, "a-number", "055 123 456"),
    ("Part 7", "court-slip", "court-detail", "7"),
    ("Docket Number CR-00123-20", None, "docket-number", "CR-00123-20"),
])  # fmt: skip
def test_a_number_follows_its_label_without_a_colon(text: str, form: str | None, category: str, value: str) -> None:
    assert said(found_on(Sheet().put(40, 60, text), form), "redact") == {category: value}


def test_a_year_is_no_hour() -> None:
    assert said(found_on(Sheet().put(40, 60, "Date of Arrest: 4 May 2019")), "keep") == {"action-date": "4 May 2019"}


def test_an_office_in_a_memorandum_is_kept_and_a_bare_name_is_not() -> None:
    sheet = Sheet().put(40, 60, "TO: Field Office Director").put(40, 76, "FROM: P. Roe, Deportation Officer")
    found = found_on(sheet.put(40, 92, "CC: Sam Poe"), "memo")
    assert said(found, "keep") == {
        "official-title": "Field Office Director Deportation Officer",
        "official-name": "P. Roe",
    }
    assert said(found, "redact") == {"person-name": "Sam Poe"}


def test_an_anchor_that_is_a_label_keeps_its_value() -> None:
    assert said(found_on(Sheet().put(40, 60, "NYSID: 12345678Q"), "arrest-report"), "redact") == {
        "state-id": "12345678Q"
    }


def test_fill_in_lines_are_no_part_of_a_value() -> None:
    (one,) = [f for f in found_on(Sheet().put(40, 60, "Name: ___Odo Quenneville___")) if f.stance == "redact"]
    assert (one.text, one.value) == ("Odo Quenneville", "odo quenneville")


def test_a_value_that_reads_like_a_label_is_a_value() -> None:
    found = found_on(Sheet().put(40, 60, "Location type:  Courthouse").put(40, 76, "Title:  Deportation Officer"))
    assert said(found, "keep") == {"location-kind": "Courthouse", "official-title": "Deportation Officer"}

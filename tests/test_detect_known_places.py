"""Labels misread by text recognition are known by their place on the form; lines under a label end at the frame."""

from __future__ import annotations

import dataclasses

import pytest

from redactor.detect.fields import detect_fields
from redactor.model import Document, Finding
from redactor.rules import load_forms
from tests._form_documents import Sheet, document

FORMS = load_forms()
FORM = next(form for form in FORMS if form.id == "i-213")


def released(first: str = "First", *, is_scanned: bool = True) -> Document:
    """Return a page with the labels of the first rows of an I-213 where the form has them."""
    sheet = Sheet()
    for field in FORM.fields:
        if field.label_at is None or field.label_at[1] > 180:
            continue
        x0, y0, _, y1 = field.label_at
        text = first if field.id == "first-name" else field.labels[0]
        sheet.put(x0, y1 - 1, text, size=round(y1 - y0))
    page = document(sheet, forms=("i-213",))
    return dataclasses.replace(
        page, pages=tuple(dataclasses.replace(p, has_foreign_ocr=is_scanned) for p in page.pages)
    )


def labels(doc: Document) -> set[str]:
    return {f.text for f in detect_fields(doc, FORMS) if f.category == "form-text"}


@pytest.mark.parametrize("misread", ["Fust", "Flrst", "F1rst"])
def test_a_misread_label_stays_where_the_form_has_it(misread: str) -> None:
    assert misread in labels(released(misread))


@pytest.mark.parametrize("other", ["Pérez", "MARIA", "XQ99"])
def test_another_word_in_the_place_of_a_label_is_no_label(other: str) -> None:
    assert other not in labels(released(other))


def test_on_a_page_with_letters_of_its_own_a_label_is_read_as_it_stands() -> None:
    assert "Fust" not in labels(released("Fust", is_scanned=False))


def lines(frame: float | None) -> Finding:
    sheet = Sheet()
    sheet.put(40, 100, "Continuation Page for Form", size=12).put(40, 200, "Boarded at", size=10)
    sheet.put(40, 216, "QUETZALTENANGO", size=10)
    if frame is not None:
        sheet.box(30, 120, frame, 700)
    found = detect_fields(document(sheet, forms=("i-831",)), FORMS)
    return next(f for f in found if f.text == "QUETZALTENANGO")


def test_what_is_boxed_under_a_label_ends_at_the_frame_of_the_page() -> None:
    framed, bare = lines(560), lines(None)
    assert framed.region is not None
    assert bare.region is not None
    assert framed.region.x1 <= 560 < bare.region.x1
    assert framed.region.x0 >= 30

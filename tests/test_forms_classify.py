"""Pages of one document: several forms, continuation pages, mentions of forms in prose."""

from __future__ import annotations

from redactor.intake.forms import classify_pages
from redactor.rules import load_forms
from tests._form_documents import Sheet, document

FORMS = load_forms()


def forms_of(*sheets: Sheet) -> list[str | None]:
    return [page.form for page in classify_pages(document(*sheets), FORMS).pages]


def test_a_continuation_page_is_not_the_form_it_continues() -> None:
    first = Sheet().put(300, 50, "Record of Deportable/Inadmissible Alien").put(40, 200, "Charge Code Words(s)")
    second = (
        Sheet()
        .put(300, 50, "Continuation Page for Form I-213")
        .put(40, 760, "Form I-831 Continuation Page (Rev. 08/01/07)")
    )
    assert forms_of(first, second) == ["i-213", "i-831"]


def test_a_second_page_with_little_of_its_own_belongs_to_the_form_before() -> None:
    first = (
        Sheet()
        .put(380, 40, "Notice to Appear")
        .put(40, 60, "In removal proceedings under section 240 of the Immigration and Nationality Act:")
    )
    second = Sheet().put(250, 40, "Notice to Respondent").put(40, 80, "Any statement you make may be used.")
    other = Sheet().put(40, 80, "Minutes of a staff meeting about parking.")
    assert forms_of(first, second) == ["i-862", "i-862"]
    assert forms_of(first, other) == ["i-862", None]


def test_an_email_that_speaks_of_forms_is_an_email() -> None:
    sheet = Sheet()
    for at, line in enumerate((
        "From: Roe, Pat", "Sent: Monday, May 4, 2020 9:15 AM", "To: Poe, Sam", "Subject: Notice to Appear",
        "The Notice to Appear (Form I-862) and Form I-213 are attached, with the certification of compliance.",
        "In removal proceedings under section 240 the provisions of section 1367 have been complied with.",
    )):  # fmt: skip
        sheet.put(40, 60 + 18 * at, line)
    assert forms_of(sheet) == ["email"]


def test_prose_is_no_form() -> None:
    sheet = Sheet()
    for at, line in enumerate(("The officers met at nine.", "Nothing else was said about the name or the date.")):
        sheet.put(40, 60 + 18 * at, line)
    assert forms_of(sheet, Sheet()) == [None, None]


def test_a_turned_page_is_recognised() -> None:
    sheet = Sheet(width=792, height=612, rotation=90).put(300, 50, "Record of Deportable/Inadmissible Alien")
    sheet.put(40, 200, "Method of Location/Apprehension")
    assert forms_of(sheet) == ["i-213"]


def test_the_words_may_come_in_any_order() -> None:
    sheet = (
        Sheet().put(40, 200, "Method of Location/Apprehension").put(300, 50, "Record of Deportable/Inadmissible Alien")
    )
    assert forms_of(sheet) == ["i-213"]

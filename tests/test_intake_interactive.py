"""Form fields and annotations: what is drawn is read once, what is hidden is not, comments are searched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from redactor.intake import document_as_drawn
from redactor.model import WordSource
from tests._intake_sources import codes, ink_inside, read

Change = Callable[[pymupdf.Page], None]


def built(change: Change, *, rotation: int = 0) -> bytes:
    with pymupdf.open() as opened:
        page = opened.new_page(width=612, height=792)
        change(page)
        page.set_rotation(rotation)
        return bytes(opened.tobytes())


def field(page: pymupdf.Page, name: str, value: object, **more: object) -> int:
    """Add a field and return its object number."""
    widget = pymupdf.Widget()
    widget.field_name = name
    widget.field_type = more.pop("kind", pymupdf.PDF_WIDGET_TYPE_TEXT)
    widget.rect = more.pop("rect", pymupdf.Rect(100, 100, 300, 120))
    widget.field_value = value
    for key, setting in more.items():
        setattr(widget, key, setting)
    page.add_widget(widget)
    return next(int(added.xref) for added in page.widgets() if added.field_name == name)


def text_field(page: pymupdf.Page) -> None:
    page.insert_text((100, 90), "Family name")
    field(page, "family", "Quiroga Lopez")


def choice_field(page: pymupdf.Page) -> None:
    field(page, "country", "Atlantis", kind=pymupdf.PDF_WIDGET_TYPE_COMBOBOX, choice_values=["Atlantis", "Utopia"])


def free_text(page: pymupdf.Page) -> None:
    page.add_freetext_annot((100, 100, 300, 130), "Call Quiroga")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (text_field, [("Family", "text"), ("name", "text"), ("Quiroga", "field"), ("Lopez", "field")]),
        (choice_field, [("Atlantis", "field")]),
        (free_text, [("Call", "annotation"), ("Quiroga", "annotation")]),
    ],
)
def test_what_a_field_or_annotation_draws_is_read_once_and_where_it_stands(
    tmp_path: Path, change: Change, expected: list[tuple[str, WordSource]], rotation: int
) -> None:
    content = built(change, rotation=rotation)
    page = document_as_drawn(read(tmp_path, content)).pages[0]
    assert [(word.text, word.source) for word in page.words] == expected
    assert ink_inside(content, page) == 1.0


def test_a_field_without_appearance_is_read(tmp_path: Path) -> None:
    def change(page: pymupdf.Page) -> None:
        xref = field(page, "family", "Quiroga")
        page.parent.xref_set_key(xref, "AP", "null")

    page = read(tmp_path, built(change)).pages[0]
    assert [(word.text, word.source) for word in page.words] == [("Quiroga", "field")]


def test_a_value_that_its_field_does_not_draw_is_searched(tmp_path: Path) -> None:
    def change(page: pymupdf.Page) -> None:
        xref = field(page, "family", "Quiroga Lopez")
        stream = page.parent.xref_get_key(xref, "AP/N")[1]
        page.parent.update_stream(int(stream.split()[0]), b" ")

    page = read(tmp_path, built(change)).pages[0]
    assert [(word.text, word.source, word.size) for word in page.words] == [
        ("Quiroga", "field", 0.0),
        ("Lopez", "field", 0.0),
    ]


def test_a_ticked_box_is_a_sign_and_an_empty_one_is_nothing(tmp_path: Path) -> None:
    def change(page: pymupdf.Page) -> None:
        box = pymupdf.PDF_WIDGET_TYPE_CHECKBOX
        page.insert_text((125, 112), "Yes")
        field(page, "yes", True, kind=box, rect=pymupdf.Rect(100, 100, 115, 115))
        field(page, "no", False, kind=box, rect=pymupdf.Rect(200, 100, 215, 115))

    document = read(tmp_path, built(change))
    assert document.text == "✓ Yes"
    assert [word.source for word in document.words()] == ["field", "text"]


@pytest.mark.parametrize("value", ["012345678", "047"])
def test_a_comb_field_is_one_word(tmp_path: Path, value: str) -> None:
    def change(page: pymupdf.Page) -> None:
        field(page, "number", value, field_flags=pymupdf.PDF_TX_FIELD_IS_COMB, text_maxlen=9)

    content = built(change)
    document = read(tmp_path, content)
    assert document.text == value
    assert ink_inside(content, document.pages[0]) == 1.0


@pytest.mark.parametrize("flag", [pymupdf.PDF_ANNOT_IS_HIDDEN, pymupdf.PDF_ANNOT_IS_NO_VIEW])
def test_a_hidden_field_or_annotation_is_no_word_and_its_place_is_known(tmp_path: Path, flag: int) -> None:
    def change(page: pymupdf.Page) -> None:
        xref = field(page, "family", "Quiroga")
        page.parent.xref_set_key(xref, "F", str(flag))
        page.add_freetext_annot((100, 200, 300, 230), "Call Lopez").set_flags(flag)

    document = read(tmp_path, built(change))
    assert document.text == ""
    assert len(document.pages[0].hidden) == 2
    assert codes(document) == ["hidden-field"]


def test_a_comment_is_searched_and_its_words_are_not_drawn(tmp_path: Path) -> None:
    def change(page: pymupdf.Page) -> None:
        page.insert_text((100, 90), "Body")
        page.add_text_annot((300, 100), "Ask Quiroga\nabout Lopez")

    document = read(tmp_path, built(change))
    assert document.text == "Body\nAsk Quiroga\nabout Lopez"
    assert [word.size == 0.0 for word in document.words()] == [False, True, True, True, True]
    assert codes(document) == ["comment"]


def test_a_mark_for_redaction_sends_the_document_to_a_person(tmp_path: Path) -> None:
    def change(page: pymupdf.Page) -> None:
        page.insert_text((100, 90), "Quiroga")
        page.add_redact_annot((95, 70, 200, 100))

    assert codes(read(tmp_path, built(change))) == ["redaction-mark"]


def test_attached_files_are_noted(tmp_path: Path) -> None:
    def change(page: pymupdf.Page) -> None:
        page.insert_text((100, 90), "Body")
        page.parent.embfile_add("list", b"Quiroga", filename="list.txt")

    assert codes(read(tmp_path, built(change))) == ["attachment"]


def test_layers_switched_off_are_not_read(tmp_path: Path) -> None:
    def change(page: pymupdf.Page) -> None:
        page.insert_text((100, 90), "Body")
        page.insert_text((100, 190), "Quiroga", oc=page.parent.add_ocg("draft", on=False))

    document = read(tmp_path, built(change))
    assert document.text == "Body"
    assert codes(document) == ["hidden-layer"]

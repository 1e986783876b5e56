"""Values of load files that would name somebody: what is searched, and what volume and numbers may be called."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from redactor.errors import InputError
from redactor.jobs.metadata import check_names, holds_embedded, line_document, spellings, with_vendor_values
from redactor.jobs.vendor.known import VendorFacts
from redactor.model import Matter, SpreadTerm
from redactor.rules import load_order
from redactor.settings import Settings
from tests._records import entry, record

TERMS = (
    SpreadTerm(category="person-name", tokens=("zelaya",), person_id="p-1"),
    SpreadTerm(category="person-name", tokens=("ofelia", "zelaya"), person_id="p-1"),
    SpreadTerm(category="a-number", tokens=("217604938",), person_id="p-1"),
    SpreadTerm(category="person-name", tokens=("prince",), person_id="p-1", is_common=True),
)
MATTER = Matter(decided_on="2020-03-03", people=(), terms=TERMS)


def settings(folder: Path, **more: object) -> Settings:
    return Settings(sources=(folder,), out=folder / "out", **more)


@pytest.mark.parametrize(("value", "holds"), [
    ("ozelaya", True), ("OZELAYA2", True), ("dhs\\o.zelayaq", True), ("Zelaya, O", False), ("princeton", False),
    ("ERO New York", False),
])  # fmt: skip
def test_a_name_inside_of_a_word_is_seen(value: str, holds: bool) -> None:
    assert holds_embedded(value, MATTER) is holds


def test_a_name_is_searched_as_a_sentence_would_write_it() -> None:
    assert list(spellings("ZELAYA_QUIROZ,  OFELIA")) == [
        "ZELAYA QUIROZ, OFELIA", "Zelaya Quiroz, Ofelia", "Ofelia Zelaya Quiroz",
    ]  # fmt: skip


def test_a_value_becomes_a_document_of_one_line_with_every_word_in_place() -> None:
    document = line_document("Shared drive, ERO")
    assert [document.text[w.start : w.end] for w in document.words()] == ["Shared", "drive,", "ERO"]


@pytest.mark.parametrize(("more", "option"), [
    ({"volume": "ZELAYA-01"}, "--volume"), ({"volume": "VOL_Ofelia_Zelaya"}, "--volume"),
    ({"bates_prefix": "Zelaya."}, "--bates-prefix"), ({"volume": "VOLZELAYA"}, "--volume"),
    ({"bates_prefix": "A217604938-"}, "--bates-prefix"),
])  # fmt: skip
def test_a_volume_or_prefix_that_names_a_protected_person_is_refused(
    more: dict[str, str], option: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        check_names(settings(tmp_path, **more), MATTER)
    assert str(caught.value) == (
        f"{option} names a protected person of this production. Choose another, and another OUT."
    )


def test_other_volumes_and_prefixes_pass(tmp_path: Path) -> None:
    ice = SpreadTerm(category="person-name", tokens=("ice",), person_id="p-2")
    check_names(settings(tmp_path), dataclasses.replace(MATTER, terms=(*TERMS, ice)))
    check_names(settings(tmp_path, volume="PRINCE-01", bates_prefix="NYAG_"), MATTER)


def facts(date: str) -> dict[str, VendorFacts]:
    return {"d1": VendorFacts(begbates="A-1", endbates="A-1", pages=1, parent="", custodian="", date=date)}


@pytest.mark.parametrize(("date", "served"), [("2019-05-06", "2019-05-06"), ("2020-04-04", ""), ("", "")])
def test_the_vendors_date_is_served_unless_the_document_has_it_taken_out(
    date: str, served: str, tmp_path: Path
) -> None:
    one = record(1, doc_date="", entries=(entry(text="April 4, 2020", inner_category="entry"),))
    (told,), blanked = with_vendor_values([one], facts(date), settings(tmp_path), load_order(), MATTER)
    assert told.doc_date == served
    assert [(b.column, b.value) for b in blanked] == ([("docdate", date)] if date and not served else [])


def test_the_documents_own_date_comes_first_and_what_is_not_produced_has_none(tmp_path: Path) -> None:
    own, waiting = record(1, doc_date="2020-03-03"), record(1, status="quarantined", doc_date="")
    for one in (own, waiting):
        (told,), _ = with_vendor_values([one], facts("2019-05-06"), settings(tmp_path), load_order(), MATTER)
        assert told.doc_date == one.doc_date

"""Of whom a fact is said, and whose name a name in an office is."""

from __future__ import annotations

import pytest

from redactor.decide import decide
from redactor.model import Decision, Document, Finding, Matter
from redactor.rules import Counsel, load_order
from tests._decide_documents import document, findings, found, kept, matter, person

ORDER = load_order()
ENDED = person("0001", "Ines Quill", state="naturalized", ended=True, roster_id="S-1")
STANDING = person("0002", "Tomas Varga", roster_id="S-2")
MOTHER = person("0003", "Rosa Quill")
PEOPLE = matter(ENDED, STANDING, MOTHER)


def number(doc: Document, text: str, subject: str) -> Finding:
    return found(doc, text, "a-number", subject=subject)


def relief(doc: Document, text: str = "U visa", nth: int = 0) -> Finding:
    return found(doc, text, "relief-application", nth=nth, found_by=("relief",))


def decided(doc: Document, *items: Finding, people: Matter = PEOPLE) -> list[Decision]:
    return list(decide(doc, findings(doc, *items), people, ORDER, Counsel()).decisions)


def action_of(doc: Document, fact: Finding, *items: Finding) -> str:
    return next(d.action for d in decided(doc, fact, *items) if d.finding.start == fact.start)


def test_a_fact_is_said_of_the_one_whose_number_the_document_has_though_relatives_are_named() -> None:
    doc = document("File A011 111 111\nRosa Quill is a parent.\nThe subject holds a U visa.")
    mother = found(doc, "Rosa Quill", subject="0003", role="protected")
    assert action_of(doc, relief(doc), number(doc, "A011 111 111", "0001"), mother) == "keep"
    assert action_of(doc, relief(doc), mother) == "redact", "without a number nobody can tell"


@pytest.mark.parametrize(
    "sentence",
    ["Her mother holds a U visa.", "Rosa Quill holds a U visa.", "A U visa was granted to her derivative son."],
)
def test_a_fact_in_a_sentence_that_speaks_of_somebody_else_stays_protected(sentence: str) -> None:
    doc = document(f"File A011 111 111\nThe subject came. {sentence}")
    items = [number(doc, "A011 111 111", "0001")]
    if "Rosa" in sentence:
        items.append(found(doc, "Rosa Quill", subject="0003", role="protected"))
    assert action_of(doc, relief(doc), *items) == "redact"


def test_in_a_table_each_row_speaks_of_its_own_person() -> None:
    doc = document("A011 111 111  U visa\n\n\nA022 222 222  U visa")
    items = (number(doc, "A011 111 111", "0001"), number(doc, "A022 222 222", "0002"))
    assert action_of(doc, relief(doc), *items) == "keep"
    assert action_of(doc, relief(doc, nth=1), *items) == "redact"


def test_two_numbers_in_one_page_and_no_row_leave_the_fact_protected() -> None:
    doc = document("A011 111 111\nA022 222 222\nThe subject holds a U visa.")
    items = (number(doc, "A011 111 111", "0001"), number(doc, "A022 222 222", "0002"))
    assert action_of(doc, relief(doc), *items) == "redact"


def name_actions(office: str, *, field: str | None, spread: str = "Quill", people: Matter = PEOPLE) -> set[str]:
    doc = document(f"Arrested by {office} today.")
    more = {"form_field": field, "found_by": (f"field:{field}",)} if field else {}
    official = kept(doc, office, "official-name", role="officer", **more)
    name = found(doc, spread, subject="0001", role="protected", score=0.95, found_by=("matter:spread",))
    return {d.action for d in decided(doc, official, name, people=people)}


@pytest.mark.parametrize(
    ("office", "field", "action"),
    [
        ("Lee Quill", None, "keep"),
        ("L. Quill", None, "keep"),
        ("I. Quill", None, "redact"),
        ("I. Quill", "i-213.by", "keep"),
        ("Ines Quill", "i-213.by", "redact"),
        ("Quill", None, "redact"),
    ],
)
def test_the_position_decides_between_an_officer_and_a_protected_namesake(
    office: str, field: str | None, action: str
) -> None:
    actions = name_actions(office, field=field)
    assert actions == {"keep"} if action == "keep" else "redact" in actions


def test_a_protected_person_of_whom_only_the_surname_is_known_may_be_the_officer() -> None:
    assert name_actions("Lee Quill", field=None, people=matter(person("0001", "Quill"))) != {"keep"}

"""Last resorts count only where nothing else does, only in a document that leads to somebody, and link nobody."""

from __future__ import annotations

import pytest

from redactor.detect import Detector
from redactor.detect.engine import Search, build_search, search_text
from redactor.detect.last_resort import LastResorts, unaccounted
from redactor.matter.mentions import identifier_of
from redactor.model import Document, Finding
from redactor.rules import load_recognizers
from tests._text_documents import document, finding

RULES = LastResorts.of(load_recognizers())
NAMED = "The subject, A012 345 678, was arrested on March 3, 2020 at Kings County Family Court. "


@pytest.fixture(scope="module")
def search() -> Search:
    return build_search()


def found(text: str, search: Search) -> list[Finding]:
    doc = document(text)
    detector = Detector((("text", lambda one: search_text(one, search)),), search.last_resorts)
    return list(detector.detect(doc).items)


def last(text: str, search: Search) -> list[str]:
    return [f.text for f in found(text, search) if all(one in RULES.rules for one in f.found_by)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("A bystander left 7185559182736 on the pad.", "7185559182736"),
        ("The card shows 11/02/2006 and nothing else.", "11/02/2006"),
        ("It is parked behind Blue Heron Roofing LLC all day.", "Blue Heron Roofing LLC"),
        ("Row 7 Yemen 19-02281 open", "Yemen"),
        ("The box next to it was ticked: Female.", "Female"),
    ],
)
def test_what_nothing_accounts_for_is_taken_where_somebody_is_meant(text: str, taken: str, search: Search) -> None:
    assert any(taken in one for one in last(NAMED + text, search))
    assert not last("The policy of the agency follows. " + text, search)


@pytest.mark.model
def test_what_is_kept_and_what_is_recent_is_left(search: Search) -> None:
    text = NAMED + "He was served on March 5, 2020. See 8 U.S.C. § 1229(e); ICE Directive 11072.1 (January 10, 2018)."
    assert last(text, search) == []


def test_a_kept_span_and_one_that_holds_it_account_for_a_last_resort() -> None:
    doc = document("one two three four five")
    mine = [finding(doc, "two"), finding(doc, "four"), finding(doc, "five")]
    others = [finding(doc, "one two", stance="keep"), finding(doc, "three four")]
    assert [f.text for f in unaccounted(mine, others)] == ["five"]


def test_a_last_resort_links_nobody() -> None:
    doc: Document = document("the number 317593492 stands here")
    known = finding(doc, "317593492", "subject-number", found_by=("subject-number",))
    unknown = finding(doc, "317593492", "subject-number", found_by=("last-number",))
    assert identifier_of(known) is not None
    assert identifier_of(unknown) is None

"""Privilege is a lawyer taking part and advice sought or given; a footer only sends the document to a person."""

from __future__ import annotations

import pytest

from redactor.decide import decide
from redactor.model import DocumentDecisions
from redactor.rules import Attorney, Counsel, load_counsel, load_order
from tests._decide_documents import document, findings, found, kept, matter, person
from tests._decide_privilege_negatives import ASK, PRODUCE
from tests._decide_privilege_texts import OFFICER, OPLA, PRIVILEGED, Case, mail

CASES = (*PRIVILEGED, *ASK, *PRODUCE)
LISTED = Counsel(
    attorneys=(Attorney(name="Alex Grey", email="alex.grey@counsel.example.gov"),), legends=load_counsel().legends
)
PRIVILEGES = {"attorney-client", "work-product", "deliberative-process", "law-enforcement"}


def decided(text: str) -> DocumentDecisions:
    doc = document(text)
    return decide(doc, findings(doc), matter(), load_order(), LISTED)


def outcome(one: DocumentDecisions) -> str:
    if one.outcome == "produce":
        return "partial" if one.privilege else "produce"
    return {"withhold": "withhold", "quarantine": "ask"}[one.outcome]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_text_has_the_expected_outcome(case: Case) -> None:
    assert outcome(decided(case.text)) == case.expect


@pytest.mark.parametrize("case", [c for c in CASES if c.expect in ("withhold", "partial")], ids=lambda case: case.name)
def test_privileged_text_falls_under_its_clause_and_is_logged_once(case: Case) -> None:
    one = decided(case.text)
    assert {d.clause for d in one.redactions} == {case.clause}
    assert [e.clause for e in one.privilege] == [case.clause]
    assert one.privilege[0].treatment == ("withhold" if case.expect == "withhold" else "redact")


@pytest.mark.parametrize("case", [c for c in CASES if c.expect == "partial"], ids=lambda case: case.name)
def test_only_the_privileged_passage_is_taken_out(case: Case) -> None:
    taken = " ".join(d.finding.text for d in decided(case.text).redactions)
    assert all(words in taken for words in case.gone)
    assert not any(words in taken for words in case.stays)


def test_the_log_row_tells_what_the_local_rule_asks_and_nothing_of_the_text() -> None:
    one = decided(next(c for c in CASES if c.name == "OPLA answers in its own words").text)
    (entry,) = one.privilege
    assert (entry.document_type, entry.date) == ("E-mail", "2020-02-03")
    assert entry.author == "Roe, Pat (OPLA) <pat.roe@ice.example.gov>"
    assert entry.addressees == "Stone, Lee <lee.stone@ice.example.gov>"
    assert entry.relationship == "Author is counsel of the agency; recipients are its personnel or counsel"
    assert entry.subject_matter == "Legal advice of agency counsel about a matter of the agency"


def test_a_protected_person_among_the_addressees_is_not_named_in_the_log() -> None:
    doc = document(
        mail(
            OPLA, f"{OFFICER}; Quill, Ines <ines.quill@ice.example.gov>", "In my view the statute requires a statement."
        )
    )
    somebody = person("0003", "Ines Quill")
    items = findings(doc, found(doc, "Quill, Ines", subject="0003", role="protected"))
    one = decide(doc, items, matter(somebody), load_order(), LISTED)
    assert "Quill" not in one.privilege[0].addressees
    assert "quill" not in one.privilege[0].addressees


def test_a_name_that_no_detector_found_is_still_hidden_in_the_log() -> None:
    doc = document(mail(OPLA, "Quill, Ines <x@ice.example.gov>", "In my view the statute requires a statement."))
    one = decide(doc, findings(doc), matter(person("0003", "Ines Quill")), load_order(), LISTED)
    assert one.privilege[0].addressees == "[redacted]"


def test_a_privileged_passage_swallows_the_names_in_it() -> None:
    doc = document(mail(OPLA, OFFICER, "In my view the statute requires that Ines Quill gets a statement."))
    items = findings(doc, found(doc, "Ines Quill", subject="0003", role="protected"))
    one = decide(doc, items, matter(person("0003", "Ines Quill")), load_order(), LISTED)
    assert [d.clause for d in one.redactions] == ["attorney-client"]


def test_an_executed_certification_within_advice_calls_for_a_person() -> None:
    statement = "I certify that the provisions of 8 U.S.C. § 1367 have been complied with."
    doc = document(mail(OPLA, OFFICER, f"In my view you should say this: {statement}"))
    one = decide(doc, findings(doc, kept(doc, statement, "certification-statement")), matter(), load_order(), LISTED)
    assert one.outcome == "quarantine"


def test_a_legend_that_a_recognizer_found_calls_for_a_person() -> None:
    doc = document("Routing slip\n\nPRIVILEGED")
    item = found(doc, "PRIVILEGED", "attorney-client", found_by=("legend",))
    one = decide(doc, findings(doc, item), matter(), load_order(), Counsel())
    assert [c.code for c in one.concerns] == ["privilege-legend"]
    assert one.redactions == ()


def test_no_message_of_a_concern_quotes_the_document() -> None:
    for case in CASES:
        for concern in decided(case.text).concerns:
            assert concern.code in ("privilege-legend", "privilege-doubt")
            assert "Stone" not in concern.message + concern.advice

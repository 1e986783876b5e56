"""Whole documents: forms whose existence discloses relief, types and dates for the logs, headers of messages."""

from __future__ import annotations

import dataclasses

import pytest

from redactor.decide import decide, document_date, document_type
from redactor.decide.dates import iso_date
from redactor.decide.lines import lines_of, paragraphs_of
from redactor.decide.messages import messages_of
from redactor.model import Box, Decision, Document, DocumentDecisions, Finding, Matter, Person, Picture
from redactor.rules import Counsel, FormRule, Order, load_order, rules_folder
from tests._decide_documents import document, findings, found, kept, matter, person

ORDER = load_order()
OTHER = load_order(rules_folder() / "orders" / "example-doe-v-bureau.yaml")
INES = person("1", "Ines Quill")


def form(form_id: str, *, discloses: bool = False, kind: str = "form", title: str = "Form X-1, Petition") -> FormRule:
    return FormRule.model_validate(
        {"id": form_id, "title": title, "kind": kind, "source": "test", "status": "unverified", "threshold": 1.0,
         "discloses_relief": discloses, "anchors": [{"text": "petition", "weight": 1.0}]}
    )  # fmt: skip


FORMS = (form("x-1", discloses=True), form("n-1", title="Form N-1, Notice"))
PETITION = "Petition X-1 for Relief\nName Ines Quill\nArrested at Kings Court on 02/03/2020\nStamp 0001"


def run(doc: Document, *items: Finding, order: Order = ORDER, people: Matter | None = None) -> DocumentDecisions:
    return decide(doc, findings(doc, *items), people or matter(INES), order, Counsel(), forms=FORMS)


def petition(*pages: str | None) -> tuple[Document, list[Finding]]:
    doc = document("\f".join([PETITION] * len(pages)), forms=pages)
    items = [
        found(doc, "Ines Quill", subject="1"),
        kept(doc, "Petition X-1 for Relief", "form-text"),
        kept(doc, "Kings Court", "courthouse"),
        kept(doc, "02/03/2020", "action-date"),
        kept(doc, "0001", "existing-bates"),
    ]
    return doc, items


def test_a_form_that_discloses_relief_is_withheld_whole() -> None:
    doc, items = petition("x-1")
    assert run(doc, *items).outcome == "withhold"


def test_a_form_that_discloses_nothing_is_produced() -> None:
    doc, items = petition("n-1")
    assert run(doc, *items).outcome == "produce"


def test_the_switch_leaves_of_the_form_only_courthouse_date_and_stamp() -> None:
    doc, items = petition("x-1")
    decided = run(doc, *items, order=OTHER)
    assert decided.outcome == "produce"
    assert sorted(d.finding.text for d in decided.decisions if d.action == "keep") == [
        "0001",
        "02/03/2020",
        "Kings Court",
    ]
    gone = " ".join(d.finding.text for d in decided.redactions)
    assert all(word in gone for word in ("Petition X-1 for Relief", "Name", "Ines Quill", "Arrested at", "Stamp"))
    assert {d.served_clause for d in decided.redactions} == {"protected-information", "attorneys-eyes"}


def test_the_pages_after_a_disclosing_form_belong_to_it_and_its_barcode_goes_too() -> None:
    doc, items = petition("x-1", None)
    picture = Picture(box=Box(page=2, x0=400, y0=700, x1=500, y1=740))
    second = doc.pages[1].__class__(
        **{n: getattr(doc.pages[1], n) for n in doc.pages[1].__slots__} | {"pictures": (picture,)}
    )
    doc = Document(**{n: getattr(doc, n) for n in doc.__slots__} | {"pages": (doc.pages[0], second)})
    decided = run(doc, *items, order=OTHER)
    on_second = [d for d in decided.redactions if d.finding.page == 2]
    assert any("Petition X-1" in d.finding.text for d in on_second)
    assert any(d.finding.boxes == (picture.box,) for d in on_second)


ENDED = person("1", "Ines Quill", state="naturalized", ended=True)


@pytest.mark.parametrize(
    ("people", "extra", "outcome"),
    [((ENDED,), "", "produce"), ((ENDED,), "asylum", "withhold"), ((INES,), "", "withhold"), ((), "", "withhold")],
)
def test_a_form_discloses_until_protection_has_ended_for_all_and_asylum_never_ends(
    people: tuple[Person, ...], extra: str, outcome: str
) -> None:
    doc, items = petition("x-1")
    items[0] = found(doc, "Ines Quill", subject="1" if people else None)
    if extra:
        items.append(found(doc, "Relief", extra))
    assert run(doc, *items, people=matter(*people)).outcome == outcome


def test_a_form_without_a_rule_calls_for_a_person() -> None:
    doc, items = petition("z-9")
    assert [c.code for c in run(doc, *items).concerns] == ["form-unknown"]


MAIL = (
    "From: Lee Stone <lee@ice.example.gov>\nSent: Monday, February 3, 2020 9:00 AM\nTo: Kim Marsh\nSubject: X\n\nDone."
)
TYPES = [
    (MAIL, None, "E-mail"),
    (MAIL + "\n\n" + MAIL, None, "E-mail chain"),
    ("MEMORANDUM\n\nTO: File\nFROM: Lee Stone\nDATE: January 2, 2020\nRE: Box\n\nDone.", None, "Memorandum"),
    ("Dear Clerk:\n\nEnclosed.\n\nSincerely,\nLee Stone", None, "Letter"),
    ("Some note.", None, "Document"),
    ("Notice of things", "n-1", "Form N-1, Notice"),
    ("Petition", "x-1", "Form"),
    ("Unknown sheet", "z-9", "Form"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form_id", "expected"), TYPES, ids=[t[2] + str(n) for n, t in enumerate(TYPES)])
def test_the_type_of_a_document(text: str, form_id: str | None, expected: str) -> None:
    assert document_type(document(text, forms=(form_id,)), FORMS) == expected


def test_the_date_of_a_document_is_a_kept_one_and_the_documents_own_first() -> None:
    doc = document("Action 02/03/2020 signed February 5, 2020.")
    action, signed = kept(doc, "02/03/2020", "action-date"), kept(doc, "February 5, 2020", "document-date")
    assert document_date(doc, findings(doc, action, signed)) == "2020-02-05"
    assert document_date(doc, findings(doc, action)) == "2020-02-03"
    assert document_date(doc, findings(doc)) == ""


def test_a_date_that_is_taken_out_is_not_the_date_of_the_document() -> None:
    doc = document(MAIL)
    assert document_date(doc, findings(doc)) == "2020-02-03"
    assert document_date(doc, findings(doc, found(doc, "February 3, 2020", "date-of-birth"))) == ""
    same = kept(doc, "February 3, 2020", "document-date")
    assert document_date(doc, findings(doc, same, found(doc, "February 3, 2020", "entry"))) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2020-02-03", "2020-02-03"),
     ("2/3/2020 09:30", "2020-02-03"), ("02-03-20", "2020-02-03"), ("3 Feb 1999", "1999-02-03"),
     ("Feb. 3, 2020", "2020-02-03"), ("3rd of February 2020", "2020-02-03"), ("13/45/2020", ""), ("none", ""),
     ("12/31/99", "1999-12-31")],
)  # fmt: skip
def test_dates_are_read_month_first(text: str, expected: str) -> None:
    assert iso_date(text) == expected


def test_headers_that_wrap_are_read_to_their_end() -> None:
    text = (
        "From: Lee Stone\nSent: Monday, February 3, 2020\nTo: Kim Marsh;\nPat Roe (OPLA); Jo\nVance (USANYS)\n"
        "Subject: a long subject\nthat goes on\nAttachments: one.pdf\n\nBody begins here.\nAnd goes on."
    )
    (message,) = messages_of(lines_of(document(text)))
    assert [h.value for h in message.values("to")] == ["Kim Marsh;\nPat Roe (OPLA); Jo\nVance (USANYS)"]
    assert [h.value for h in message.values("subject")] == ["a long subject\nthat goes on"]
    assert message.lines[0].text == "Body begins here."


def test_a_body_line_before_a_second_header_is_no_part_of_the_first() -> None:
    text = "From: A B\nTo: C D\nSubject: x\nThanks.\nFrom: C D\nTo: A B\nSubject: x\nWell."
    assert [[line.text for line in m.lines] for m in messages_of(lines_of(document(text)))] == [["Thanks."], ["Well."]]


def test_header_offsets_point_at_their_value() -> None:
    doc = document(MAIL)
    (message,) = messages_of(lines_of(doc))
    assert all(doc.text[h.start : h.end] == h.value for h in message.headers)


def test_paragraphs_end_at_gaps_lists_and_full_stops_at_the_end_of_a_page() -> None:
    doc = document("One line\ngoes on.\n\nTwo.\n1. Item\n2. Item\fThree begins\fand goes on.")
    assert [p.text for p in paragraphs_of(lines_of(doc))] == [
        "One line\ngoes on.", "Two.", "1. Item", "2. Item", "Three begins\nand goes on.",
    ]  # fmt: skip


def test_a_reply_line_names_its_author_and_its_date() -> None:
    text = "Fine.\nOn Mon, Feb 3, 2020 at 9:15 AM Roe, Pat (OPLA)\n<pat.roe@ice.example.gov> wrote:\n> Quoted."
    _, quoted = messages_of(lines_of(document(text)))
    assert [h.value for h in quoted.values("from")] == ["Roe, Pat (OPLA)\n<pat.roe@ice.example.gov>"]
    assert [iso_date(h.value) for h in quoted.values("date")] == ["2020-02-03"]


@pytest.mark.parametrize(
    ("sender", "subject", "action"),
    [
        ("Stone, Lee <lee.stone@ice.example.gov>", None, "keep"),
        ("Lee Stone, Assistant Chief Counsel", None, "keep"),
        ("Stone, Lee <lee.stone@mail.example.com>", None, "redact"),
        ("Stone, Lee", None, "redact"),
        ("Stone, Lee <lee.stone@ice.example.gov>", "1", "redact"),
    ],
)
def test_a_header_tells_who_acts_in_an_office_and_never_against_a_protected_person(
    sender: str, subject: str | None, action: str
) -> None:
    doc = document(f"From: {sender}\nSent: Monday, February 3, 2020\nTo: Kim Marsh\nSubject: X\n\nDone.")
    item = found(doc, "Stone, Lee" if "Stone, Lee" in sender else "Lee Stone", subject=subject, found_by=("names",))
    decided = run(doc, item, people=matter(person("1", "Lee Stone")) if subject else matter())
    assert [d.action for d in decided.decisions] == [action]


def test_the_day_a_privileged_message_was_sent_is_no_reason_to_produce_it() -> None:
    doc = document(
        "From: Roe, Pat (OPLA)\nSent: Monday, February 3, 2020\nTo: Lee Stone\nSubject: X\n\n"
        "In my view the statute requires a statement at Kings Court."
    )
    items = (kept(doc, "February 3, 2020", "action-date"), kept(doc, "Kings Court", "courthouse"))
    assert run(doc, *items).outcome == "withhold"


@pytest.mark.parametrize("has_words", [True, False])
def test_a_date_that_only_a_decision_takes_out_is_not_the_date_of_the_document(has_words: bool) -> None:
    doc = document("Action 02/03/2020 signed February 5, 2020.")
    signed = kept(doc, "February 5, 2020", "document-date")
    boxed = found(doc, "February 5, 2020", "entry")
    region = dataclasses.replace(boxed, start=0, end=0, boxes=(), text="", region=boxed.boxes[0])
    by_hand = Decision(finding=boxed if has_words else region, action="redact", rule="review")
    assert document_date(doc, findings(doc, signed)) == "2020-02-05"
    assert document_date(doc, findings(doc, signed), (by_hand,)) == ""
    assert document_date(doc, findings(doc, signed), (dataclasses.replace(by_hand, action="keep"),)) == "2020-02-05"

"""Findings that share characters: what is taken out is only what must be, and what is kept stays to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.decide import decide
from redactor.decide.spans import length, minus
from redactor.model import Box, Document, DocumentDecisions, Finding
from redactor.rules import Counsel, load_order
from tests._decide_documents import document, findings, found, kept, matter, person

ORDER = load_order()
INES = person("1", "Ines Quill")
STATEMENT = "I certify that the provisions of 8 U.S.C. § 1367 have been complied with."


def run(doc: Document, *items: Finding) -> DocumentDecisions:
    return decide(doc, findings(doc, *items), matter(INES), ORDER, Counsel())


def texts(decided: DocumentDecisions, action: str) -> list[str]:
    return [d.finding.text for d in decided.decisions if d.action == action]


def guess(doc: Document, text: str, **more: object) -> Finding:
    return found(doc, text, **{"found_by": ("names",), "score": 0.5, **more})


@pytest.mark.parametrize(
    ("category", "text"),
    [
        ("courthouse", "Quill County Court"), ("statute", "Quill Act of 1990"), ("form-text", "Quill Notice"),
        ("existing-bates", "QUILL 0012"), ("action-date", "Quill 4, 2020"), ("official-title", "Quill Clerk"),
    ],
)  # fmt: skip
def test_a_guess_of_the_model_loses_to_what_is_kept(category: str, text: str) -> None:
    doc = document(f"We saw the {text} there.")
    decided = run(doc, guess(doc, text.split()[0]), kept(doc, text, category))
    assert (texts(decided, "redact"), texts(decided, "keep"), decided.outcome) == ([], [text], "produce")


def test_a_guess_that_reaches_out_of_a_courthouse_keeps_the_rest() -> None:
    doc = document("Near Ramon Vidal Kings Court today.")
    decided = run(doc, guess(doc, "Ramon Vidal Kings"), kept(doc, "Kings Court", "courthouse"))
    assert (texts(decided, "redact"), texts(decided, "keep")) == (["Ramon Vidal"], ["Kings Court"])


@pytest.mark.parametrize("found_by", ["roster", "spread", "field:i-213.name"])
@pytest.mark.parametrize("category", ["courthouse", "statute", "form-text", "certification-statement"])
def test_a_known_name_takes_its_own_characters_out_of_what_is_kept(found_by: str, category: str) -> None:
    doc = document("The old hall of Ines Quill and all that has been kept here for years and years.")
    keep = kept(doc, doc.text, category)
    decided = run(doc, found(doc, "Ines Quill", subject="1", found_by=(found_by,)), keep)
    assert texts(decided, "redact") == ["Ines Quill"]
    assert texts(decided, "keep") == ["The old hall of", "and all that has been kept here for years and years"]
    assert all("cut-by=clause:identifying-information" in d.rule for d in decided.decisions if d.action == "keep")
    assert decided.outcome == "produce"


def test_boxes_of_cut_spans_cover_their_own_characters_only() -> None:
    doc = document("Court of Ines Quill here.")
    decided = run(doc, found(doc, "Ines Quill", subject="1"), kept(doc, "Court of Ines Quill here", "courthouse"))
    for decision in decided.decisions:
        assert decision.finding.boxes == doc.boxes(decision.finding.start, decision.finding.end)


def test_the_statement_survives_a_word_in_lower_case_that_is_also_a_name() -> None:
    doc = document(STATEMENT)
    decided = run(doc, found(doc, "provisions"), kept(doc, STATEMENT, "certification-statement"))
    assert texts(decided, "keep") == [STATEMENT]
    assert texts(decided, "redact") == []


def test_an_a_number_within_the_statement_is_taken_out_and_nothing_else() -> None:
    text = STATEMENT[:-1] + " for A123456789."
    doc = document(text)
    number = found(doc, "A123456789", "a-number", found_by=("a-number",))
    decided = run(doc, number, kept(doc, text, "certification-statement"), kept(doc, "8 U.S.C. § 1367", "statute"))
    assert texts(decided, "redact") == ["A123456789"]
    assert "".join(texts(decided, "keep")).startswith(STATEMENT[:-1])


@pytest.mark.parametrize("found_by", ["spread", "field:x.y"])
def test_a_redaction_over_most_of_the_statement_calls_for_a_person(found_by: str) -> None:
    doc = document(STATEMENT)
    item = found(doc, STATEMENT[:60], "employer", found_by=(found_by,))
    decided = run(doc, item, kept(doc, STATEMENT, "certification-statement"))
    assert (decided.outcome, [c.code for c in decided.concerns]) == ("quarantine", ["keep-conflict"])


def test_a_cell_boxed_over_the_statement_calls_for_a_person() -> None:
    doc = document("Name Ines\n" + STATEMENT)
    cell = found(doc, "Ines", region=Box(page=1, x0=0, y0=0, x1=600, y1=200), subject="1")
    decided = run(doc, cell, kept(doc, STATEMENT, "certification-statement"))
    assert [c.code for c in decided.concerns] == ["keep-conflict"]


FACTS = [
    ("no fact of relief takes the statute's words", "domestic violence shelter", "victim-status",
     "The action was taken at a domestic violence shelter and 1367 was complied with.", "keep", 0),
    ("relief said of one person is for a person", "U visa", "relief-application",
     "The respondent holds a U visa and section 1367 has been complied with.", "keep", 1),
    ("a room is taken out", "Part 12", "court-detail",
     "The action in Part 12 was in compliance with section 1367.", "redact", 0),
    ("two words that only the model takes for a name", "Ramon Vidal", "person-name",
     "As to Ramon Vidal section 1367 has been complied with.", "keep", 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "text", "category", "statement", "action", "concerns"), FACTS, ids=[f[0] for f in FACTS]
)
def test_a_fact_within_the_statement(
    why: str, text: str, category: str, statement: str, action: str, concerns: int
) -> None:
    doc = document("File of Ines Quill.\n" + statement)
    by = ("names",) if category == "person-name" else ("pattern",)
    items = (found(doc, "Ines Quill", subject="1"), found(doc, text, category, found_by=by, score=0.7))
    decided = run(doc, *items, kept(doc, statement, "certification-statement"))
    assert (text in texts(decided, "redact")) is (action == "redact")
    assert len(decided.concerns) == concerns


PAIRS = [
    ("address", "courthouse", "keep"), ("employer", "office", "keep"), ("protection-order", "proceeding-class", "keep"),
    ("service-provider", "location-kind", "keep"), ("phone", "office", "redact"),
    ("court-detail", "courthouse", "redact"),
    ("docket-number", "proceeding-class", "redact"), ("nationality", "charge", "redact"), ("age", "form-text", "keep"),
    ("entry", "action-date", "redact"), ("court-detail", "official-title", "keep"),
]  # fmt: skip


@pytest.mark.parametrize(("category", "kept_as", "winner"), PAIRS)
def test_a_pattern_within_something_kept(category: str, kept_as: str, winner: str) -> None:
    doc = document("Ines Quill was in the Great Hall of Part 12 today.")
    item = found(doc, "Part 12", category, found_by=("pattern",), score=0.8)
    decided = run(
        doc, found(doc, "Ines Quill", subject="1"), item, kept(doc, "Great Hall of Part 12", kept_as, score=0.8)
    )
    assert ("Part 12" in texts(decided, "redact")) is (winner == "redact")


@pytest.mark.parametrize("category", ["statute", "existing-bates", "form-text"])
def test_a_number_pattern_yields_to_a_surer_citation_stamp_or_label(category: str) -> None:
    doc = document("See 19-ICLI-0003 there.")
    item = found(doc, "19-ICLI-0003", "event-number", found_by=("event-number",), score=0.6)
    assert texts(run(doc, item, kept(doc, "19-ICLI-0003", category, score=0.9)), "redact") == []
    assert texts(run(doc, item, kept(doc, "19-ICLI-0003", category, score=0.5)), "redact") == ["19-ICLI-0003"]


@pytest.mark.parametrize(("score", "gone"), [(0.7, ["Part 12"]), (0.95, [])])
def test_the_part_of_a_court_is_a_citation_only_where_the_citation_is_surer(score: float, gone: list[str]) -> None:
    doc = document("She stood in Part 12 today.")
    item = found(doc, "Part 12", "court-detail", found_by=("court-detail",), score=0.8)
    decided = run(doc, item, kept(doc, "Part 12", "statute", score=score))
    assert (texts(decided, "redact"), decided.outcome) == (gone, "produce")


def test_a_kept_cell_does_not_shelter_a_home_address() -> None:
    doc = document("At/Near Kings Court and 12 Elm Street today")
    cell = kept(doc, "Kings Court and 12 Elm Street", "courthouse", found_by=("field:i-213.at-near",))
    decided = run(doc, cell, found(doc, "12 Elm Street", "address", found_by=("address",)))
    assert (texts(decided, "redact"), texts(decided, "keep")) == (["12 Elm Street"], ["Kings Court and"])


def test_an_officials_name_that_is_also_a_protected_persons_is_taken_out() -> None:
    doc = document("Officer Ines Quill signed.")
    decided = run(doc, guess(doc, "Ines Quill", subject="1"), kept(doc, "Ines Quill", "official-name", role="officer"))
    assert texts(decided, "redact") == ["Ines Quill"]


def test_redactions_of_one_clause_that_overlap_become_one_over_their_union() -> None:
    doc = document("Write 12 Elm Street Ines Quill now.")
    items = (found(doc, "12 Elm Street Ines", "address"), found(doc, "Ines Quill", subject="1"))
    decided = run(doc, *items)
    (decision,) = decided.redactions
    assert (decision.finding.text, decision.pseudonym) == ("12 Elm Street Ines Quill", "Noncitizen-1")
    assert decision.finding.boxes == doc.boxes(decision.finding.start, decision.finding.end)


def test_the_stronger_clause_takes_the_common_characters_and_the_other_the_rest() -> None:
    doc = document("Petition of Ines Quill for relief.")
    items = (
        found(doc, "Petition of Ines Quill for relief", "relief-application"),
        found(doc, "Ines Quill", subject="1"),
    )
    decided = run(doc, *items)
    assert [(d.finding.text, d.clause) for d in decided.redactions] == [
        ("Petition of", "section-1367"), ("Ines Quill", "identifying-information"), ("for relief", "section-1367"),
    ]  # fmt: skip


def test_a_cell_swallows_what_lies_in_it_and_takes_over_the_stronger_clause() -> None:
    doc = document("Record Ines Quill 2019-1234 end")
    box = Box(page=1, x0=50, y0=10, x1=500, y1=40)
    cell = found(doc, "Ines Quill 2019-1234", "docket-number", region=box, found_by=("field:a.b",), form_field="a.b")
    decided = run(doc, cell, found(doc, "Ines Quill", subject="1"), found(doc, "2019-1234", "docket-number"))
    (decision,) = decided.redactions
    assert (decision.clause, decision.finding.region) == ("identifying-information", box)
    assert decision.finding.text == "Ines Quill 2019-1234"
    assert decision.rule.endswith("with=related-information")


def test_pieces_of_one_cell_become_one_redaction_with_all_their_boxes() -> None:
    doc = document("Address 12 Elm Sex F\nStreet Apt 4 Hair brown")
    box = Box(page=1, x0=15, y0=10, x1=130, y1=60)
    pieces = [found(doc, text, "address", region=box, found_by=("field:a.b",)) for text in ("12 Elm", "Street Apt 4")]
    (decision,) = run(doc, *pieces).redactions
    assert decision.finding.text == "12 Elm Street Apt 4"
    assert decision.finding.boxes == (*pieces[0].boxes, *pieces[1].boxes)


def test_an_empty_cell_is_boxed_all_the_same() -> None:
    doc = document("Signature here")
    box = Box(page=1, x0=100, y0=100, x1=200, y1=150)
    item = Finding(category="signature", stance="redact", start=0, end=0, boxes=(box,), text="", score=1.0,
                   found_by=("field:a.b",), region=box)  # fmt: skip
    assert run(doc, item).redactions[0].finding == item


def test_a_picture_found_twice_is_taken_out_once() -> None:
    doc = document("Booking sheet")
    box = Box(page=1, x0=100, y0=100, x1=200, y1=200)
    items = [
        Finding(category=c, stance="redact", start=0, end=0, boxes=(b,), text="", score=0.9, found_by=("image",))
        for c, b in (("photo", box), ("fingerprint", box.grown(-5, -5)))
    ]
    assert [d.category for d in run(doc, *items).redactions] == ["photo"]


WORDS = "alpha bravo Ines delta echo Quill golf hotel india juliet"
REDACT = ("person-name", "a-number", "docket-number", "address", "relief-application", "court-detail")
KEEP = ("certification-statement", "statute", "courthouse", "form-text", "official-title")


@st.composite
def spans(draw: st.DrawFn, categories: tuple[str, ...]) -> tuple[int, int, str, str]:
    start = draw(st.integers(0, len(WORDS) - 2))
    end = draw(st.integers(start + 1, len(WORDS)))
    return start, end, draw(st.sampled_from(categories)), draw(st.sampled_from(("roster", "names", "pattern")))


def _at(doc: Document, span: tuple[int, int, str, str], stance: str) -> Finding | None:
    start, end, category, by = span
    boxes = doc.boxes(start, end)
    if not boxes:
        return None
    return Finding(category=category, stance=stance, start=start, end=end, boxes=boxes, text=doc.text[start:end],  # type: ignore[arg-type]
                   score=0.7, found_by=(by,))  # fmt: skip


@given(st.lists(spans(REDACT), max_size=5), st.lists(spans(KEEP), max_size=3))
def test_no_character_is_taken_twice_and_none_that_is_kept(
    taken: list[tuple[int, int, str, str]], stays: list[tuple[int, int, str, str]]
) -> None:
    doc = document(WORDS)
    items = [_at(doc, s, "redact") for s in taken] + [_at(doc, s, "keep") for s in stays]
    decided = run(doc, *(i for i in items if i is not None))
    gone = [(d.finding.start, d.finding.end) for d in decided.redactions]
    left = [(d.finding.start, d.finding.end) for d in decided.decisions if d.action == "keep"]
    assert length(gone) == sum(end - start for start, end in gone)
    assert all(minus(span, gone) == [span] for span in left)


@given(st.lists(spans(REDACT), max_size=5))
def test_without_anything_kept_every_letter_found_is_taken_out(taken: list[tuple[int, int, str, str]]) -> None:
    doc = document(WORDS)
    items = [i for s in taken if (i := _at(doc, s, "redact")) is not None]
    items.append(found(doc, "Ines", subject="1"))
    gone = [(d.finding.start, d.finding.end) for d in run(doc, *items).redactions]
    for item in items:
        rest = minus((item.start, item.end), gone)
        assert not any(c.isalnum() for start, end in rest for c in doc.text[start:end])


def test_a_photograph_found_in_two_parts_is_boxed_whole() -> None:
    doc = document("A page with a picture.")
    parts = [Box(page=1, x0=190, y0=660, x1=270, y1=730), Box(page=1, x0=190, y0=700, x1=270, y1=755)]
    photos = [
        Finding(category="photo", stance="redact", start=0, end=0, boxes=(box,), text="", score=0.9,
                found_by=("region:photo",), region=box)
        for box in parts
    ]  # fmt: skip
    (decision,) = [d for d in run(doc, *photos).decisions if d.action == "redact"]
    assert decision.finding.region == Box(page=1, x0=190, y0=660, x1=270, y1=755)

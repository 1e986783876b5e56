"""What reviewers decide about places, within one document."""

from __future__ import annotations

from redactor.decide.reviewed import added_findings, fitted, kept_places, spans_of
from redactor.model import Box, Document, DocumentReview, Mark, Place
from tests._decide_documents import document as document_of


def page_of(*lines: str) -> Document:
    return document_of("\n".join(lines))


def around(document: Document, text: str, dx: float = 0.0, dy: float = 0.0) -> Place:
    start = document.text.index(text)
    boxes = document.boxes(start, start + len(text))
    box = boxes[0]
    region = Box(page=1, x0=box.x0 - dx, y0=box.y0 - dy, x1=box.x1 + dx, y1=box.y1 + dy)
    return Place(document_id="d", page=1, start=0, end=0, region=region)


def text_in(document: Document, place: Place) -> list[str]:
    return [document.text[a:b] for a, b in spans_of(document, place)]


def test_a_drawn_box_takes_words_whose_middle_lies_in_it_and_spares_those_it_only_touches() -> None:
    document = page_of("the third pillar of the garage", "and nothing else")
    place = around(document, "third pillar", dx=9.0)
    sharp = fitted(document, place)
    assert text_in(document, sharp) == ["third pillar"]
    assert sharp.region is not None
    words = {w.text: w.box for w in document.words()}
    assert sharp.region.overlap(words["of"]) == 0
    assert sharp.region.overlap(words["the"]) == 0
    assert sharp.region.x0 <= words["third"].x0
    assert sharp.region.x1 >= words["pillar"].x1


def test_a_box_through_half_a_word_grows_over_the_whole_word() -> None:
    document = page_of("one extraordinary word")
    box = around(document, "extraordinary").region
    assert box is not None
    half = Box(page=1, x0=box.x0 + 4, y0=box.y0 + 1, x1=box.x1 - 4, y1=box.y1 - 1)
    sharp = fitted(document, Place(document_id="d", page=1, start=0, end=0, region=half)).region
    assert sharp is not None
    assert (sharp.x0, sharp.x1) == (box.x0, box.x1)


def mark(kind: str, place: Place, event: int = 7, **more: object) -> Mark:
    values = {"category": "person-name", "clause": "identifying-information", "clauses": (), **more}
    return Mark(event=event, kind=kind, place=place, **values)


def test_an_added_name_is_protected_and_says_who_added_it() -> None:
    document = page_of("seen by Blue Lantern today")
    start = document.text.index("Blue")
    place = Place(document_id="d", page=1, start=start, end=start + 12)
    (finding,) = added_findings(document, DocumentReview(marks=(mark("add", place),)))
    assert (finding.text, finding.role, finding.found_by, finding.region) == (
        "Blue Lantern", "protected", ("review:7",), None,
    )  # fmt: skip
    assert finding.boxes == document.boxes(start, start + 12)


def test_a_rejection_is_kept_for_verification_and_adds_nothing() -> None:
    document = page_of("seen by Blue Lantern today")
    place = Place(document_id="d", page=1, start=8, end=20)
    review = DocumentReview(marks=(mark("reject", place, clauses=("identifying-information",)),))
    assert added_findings(document, review) == ()
    (kept,) = kept_places(document, review)
    assert (kept.action, kept.finding.text) == ("keep", "Blue Lantern")

"""What counts as a leak and as a loss, on jobs built by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from redactor.errors import InputError
from redactor.evaluate import Evaluation, evaluate, to_json, to_text

SOURCE = "a/one.pdf"
NAME = {"text": "Ana Peña Ruiz", "category": "person-name", "page": 1, "expect": "redact"}
FILE = {"text": "A 215-334-871", "category": "a-number", "page": 1, "expect": "redact"}
OFFICER = {"text": "Ruiz, Carl", "category": "official-name", "page": 1, "expect": "keep"}
STATEMENT = {
    "text": "The provisions of 8 U.S.C. § 1367 have been complied with.",
    "category": "certification-statement",
    "page": 1,
    "expect": "keep",
}
Job = Callable[..., Evaluation]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Return a function that evaluates one document whose produced page reads as given."""

    def run(
        after: str | tuple[str, ...],
        spans: list[dict[str, object]],
        *,
        before: str | None = None,
        status: str = "produced",
        expect: str = "produce",
        label: str = "REDACTED – PO – ID",
    ) -> Evaluation:
        out, truth = tmp_path / "out", tmp_path / "set" / "truth.json"
        for folder in (out / "private", out / "VOL001" / "PDF", out / "VOL001" / "LOGS", truth.parent / "a"):
            folder.mkdir(parents=True, exist_ok=True)
        with (out / "private" / "crossref.csv").open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(["source", "sha256", "begbates", "endbates", "pages", "status", "reason"])
            rows.writerow((SOURCE, "0", "ICE-0000001", "ICE-0000001", 1, status, ""))
        (out / "VOL001" / "LOGS" / "redaction-log.csv").write_text(
            f"label,bates,subject\n{label},ICE-0000001,Noncitizen-0001\n", encoding="utf-8"
        )
        produced = out / "VOL001" / "PDF" / "ICE-0000001.pdf"
        produced.touch()
        pages = {produced: (after,) if isinstance(after, str) else after}
        if before is not None:
            (truth.parent / SOURCE).touch()
            pages[truth.parent / SOURCE] = (before,)
        truth.write_text(json.dumps({"documents": [{"source": SOURCE, "pages": 1, "expect": expect, "spans": spans}]}))
        return evaluate(out, truth, read_pdf=lambda path: pages[path])

    return run


def leaks(evaluation: Evaluation) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.category, m.words) for m in evaluation.misses if m.kind == "leak"]


def lost(evaluation: Evaluation) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.category, m.words) for m in evaluation.misses if m.kind == "lost"]


def test_clean_page_has_no_leak_and_no_loss(job: Job) -> None:
    found = job("REDACTED – PO – ID, officer Ruiz, Carl ICE-0000001", [NAME, FILE, OFFICER])
    assert found.misses == ()
    assert (found.direct_spans, found.direct_left, found.documents_leaking, found.unexpected) == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("after", "left"),
    [
        ("Ana Peña Ruiz", ("ana", "pena", "ruiz")),
        ("seen with PEÑA yesterday", ("pena",)),
        ("seen with Pena's cousin", ("pena",)),
        ("Ana", ("ana",)),
        ("ana.pena-ruiz@mail.example", ("ana", "pena", "ruiz")),
    ],
)
def test_any_word_of_a_name_is_a_leak(job: Job, after: str, left: tuple[str, ...]) -> None:
    assert leaks(job(after, [NAME])) == [("person-name", left)]


def test_decomposed_accents_are_the_same_name(job: Job) -> None:
    assert leaks(job("Pen\u0303a", [NAME])) == [("person-name", ("pena",))]


def test_part_of_a_number_is_a_leak(job: Job) -> None:
    assert leaks(job("A REDACTED 871", [FILE])) == [("a-number", ("871",))]


def test_officer_of_the_same_surname_is_no_leak_once(job: Job) -> None:
    assert leaks(job("Ruiz, Carl", [NAME, OFFICER])) == []
    assert leaks(job("Ruiz, Carl met Ruiz", [NAME, OFFICER])) == [("person-name", ("ruiz",))]


def test_unlabelled_use_in_the_source_is_no_leak(job: Job) -> None:
    before = "Ana Peña Ruiz was seen in Santa Ana"
    assert leaks(job("was seen in Santa Ana", [NAME], before=before)) == []
    assert leaks(job("Ana was seen in Santa Ana", [NAME], before=before)) == [("person-name", ("ana",))]


def test_kept_field_that_the_reader_sees_only_in_the_product_is_no_leak(job: Job) -> None:
    assert leaks(job("Ruiz, Carl", [NAME, OFFICER], before="a form whose values stand in fields")) == []


def test_words_of_labels_and_bates_numbers_are_no_leak(job: Job) -> None:
    box = {"text": "P.O. Box 9 ID", "category": "address", "page": 1, "expect": "redact"}
    assert leaks(job("REDACTED – PO – ID ICE-0000001", [box], label="REDACTED – PO – ID")) == []


def test_initials_count_as_one_word(job: Job) -> None:
    initials = {"text": "J.Q.X.", "category": "person-name", "page": 1, "expect": "redact"}
    assert leaks(job("J. Smith", [initials])) == []
    assert leaks(job("J.Q.X. left", [initials])) == [("person-name", ("j q x",))]
    assert leaks(job("JQX left", [initials])) == [("person-name", ("j q x",))]


def test_hyphenated_word_is_found_in_both_parts(job: Job) -> None:
    boxes = [[1, 0, 0, 9, 9, "Quizh-"], [1, 0, 9, 9, 18, "piluco"]]
    name = {"text": "Quizhpiluco", "category": "person-name", "page": 1, "expect": "redact", "boxes": boxes}
    assert leaks(job("piluco", [name])) == [("person-name", ("piluco",))]


def test_span_over_two_pages_is_looked_for_on_each(job: Job) -> None:
    boxes = [[1, 0, 0, 9, 9, "Ana"], [2, 0, 0, 9, 9, "Peña"]]
    name = {"text": "Ana Peña", "category": "person-name", "page": 1, "expect": "redact", "boxes": boxes}
    found = job(("clean", "Peña"), [name])
    assert [(m.page, m.words) for m in found.misses] == [(2, ("pena",))]


def test_other_categories_leak_by_half(job: Job) -> None:
    fact = {"text": "U visa petition pending", "category": "relief-application", "page": 1, "expect": "redact"}
    assert leaks(job("petition", [fact])) == []
    assert leaks(job("visa petition", [fact])) == [("relief-application", ("visa", "petition"))]


def test_kept_word_that_is_gone_is_lost(job: Job) -> None:
    found = job("Carl", [OFFICER])
    assert lost(found) == [("official-name", ("ruiz",))]
    assert [(f.category, f.bad_spans, f.bad_words) for f in found.lost] == [("official-name", 1, 1)]


def test_statement_is_kept_only_to_the_letter(job: Job) -> None:
    text = str(STATEMENT["text"])
    assert lost(job(text, [STATEMENT], before=text)) == []
    mixed = "have been complied with. The provisions of 8 U.S.C. § 1367"
    assert lost(job(mixed, [STATEMENT], before=text)) == [("certification-statement", ())]


def test_page_that_is_missing_loses_its_spans(job: Job) -> None:
    assert lost(job("page one", [{**OFFICER, "page": 2}])) == [("official-name", ("ruiz", "carl"))]


def test_either_is_neither_leak_nor_loss(job: Job) -> None:
    assert job("", [{**NAME, "expect": "either"}]).misses == ()
    assert job("Ana Peña Ruiz", [{**NAME, "expect": "either"}]).misses == ()


def test_quarantined_document_is_counted_as_held_back(job: Job) -> None:
    found = job("", [NAME, OFFICER], status="quarantined")
    assert (found.held_back_documents, found.held_back_words, found.unexpected) == (1, 2, 1)
    assert found.statuses == (("produce", "quarantined", 1),)
    assert found.misses == ()


@pytest.mark.parametrize(
    ("expect", "status", "unexpected"),
    [
        ("quarantine", "quarantined", 0),
        ("withhold|partial", "produced", 0),
        ("withhold|partial", "withheld", 0),
        ("partial", "withheld", 1),
        ("withhold", "produced", 1),
    ],
)
def test_outcome_is_compared_with_every_alternative(job: Job, expect: str, status: str, unexpected: int) -> None:
    assert job("", [], status=status, expect=expect).unexpected == unexpected


def test_document_that_the_job_never_saw_is_missing(job: Job, tmp_path: Path) -> None:
    job("", [])
    truth = tmp_path / "set" / "truth.json"
    truth.write_text(json.dumps({"documents": [{"source": "b.pdf", "pages": 1, "expect": "produce", "spans": []}]}))
    found = evaluate(tmp_path / "out", truth, read_pdf=lambda _: ())
    assert (found.statuses, found.unexpected) == ((("produce", "missing", 1),), 1)


def test_text_of_spans_is_shown_only_when_asked_for(job: Job) -> None:
    found = job("Peña", [NAME])
    for shown in (to_text(found), to_json(found), repr(found), repr(found.misses)):
        assert "ña" not in shown
        assert "pena" not in shown
    assert "Ana Peña Ruiz" in to_text(found, show_misses=True)
    assert json.loads(to_json(found))["direct_left"] == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "truth.json: the labelled set is not JSON in UTF-8."),
        ("[]", "truth.json: documents: a list of documents is missing."),
        ('{"documents": [{}]}', "truth.json: document 1: one of source, expect and spans is missing."),
        (
            '{"documents": [{"source": "x", "expect": "burn", "spans": []}]}',
            "truth.json: document 1: expect: it must be one of partial, produce, quarantine, withhold.",
        ),
        (
            '{"documents": [{"source": "x", "expect": "produce", "spans": [{"text": "Ana"}]}]}',
            "truth.json: document 1: span 1: it needs text, category, page, expect, and boxes of six entries.",
        ),
        (
            '{"documents": [{"source": "x", "expect": "produce", "spans": '
            '[{"text": "Ana", "category": "person-name", "page": 0, "expect": "keep"}]}]}',
            "truth.json: document 1: span 1: pages count from 1, and text must be text.",
        ),
        (
            '{"documents": [{"source": "x", "expect": "produce", "spans": '
            '[{"text": "Ana", "category": "nickname", "page": 1, "expect": "keep"}]}]}',
            "truth.json: document 1: span 1: its category or its expectation is unknown.",
        ),
    ],
)
def test_wrong_labelled_set_is_refused(job: Job, tmp_path: Path, content: str, message: str) -> None:
    job("", [])
    truth = tmp_path / "set" / "truth.json"
    truth.write_text(content)
    with pytest.raises(InputError) as error:
        evaluate(tmp_path / "out", truth, read_pdf=lambda _: ())
    assert str(error.value) == message


def test_folder_without_a_job_is_refused(job: Job, tmp_path: Path) -> None:
    job("", [])
    with pytest.raises(InputError) as error:
        evaluate(tmp_path, tmp_path / "set" / "truth.json", read_pdf=lambda _: ())
    assert str(error.value) == "private/crossref.csv: it cannot be read. Give the folder of a finished job."


def test_produced_document_without_a_file_is_refused(job: Job, tmp_path: Path) -> None:
    job("", [])
    (tmp_path / "out" / "VOL001" / "PDF" / "ICE-0000001.pdf").unlink()
    with pytest.raises(InputError):
        evaluate(tmp_path / "out", tmp_path / "set" / "truth.json", read_pdf=lambda _: ())

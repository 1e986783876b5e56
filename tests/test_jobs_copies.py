"""Copies in a job: they are made alike, or all wait; nothing else is touched."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from redactor.jobs.copies import (
    DIFFER,
    copied_spans,
    describe,
    find_groups,
    hold_different,
    send_again,
    share_redactions,
)
from redactor.jobs.ledger import Ledger, weigh
from redactor.jobs.sources import Source
from redactor.jobs.store import SEARCHED, Store
from redactor.matter import signature
from redactor.model import Act, Concern, Decision, DocumentDecisions, Event, Finding, Findings
from redactor.pipeline import Searched, Worked
from redactor.settings import Settings
from tests._text_documents import document as document_of
from tests._text_documents import finding as finding_of

TEXT = (
    "To the file. On March 3 2020 the officer met Marisol Quispe at the Kings County Family Court and told her that "
    "the notice to appear would be served in person. Counsel was not present. The certification under section 1229(e) "
    "was completed on the same day and is in the file of the case."
)
NOISY = TEXT.replace("Quispe", "Quispc").replace("certification", "certificati0n")
OTHER = TEXT.replace("Marisol Quispe", "Boubacar Diallo").replace("Kings County", "Bronx County Hall").replace(
    "completed on the same day", "sent to another office much later"
)  # fmt: skip
NOTHING = weigh((), ())
SETTINGS = Settings(sources=(Path("in"),), out=Path("out"), bates_prefix="X-")


def found(text: str, words: tuple[str, ...], category: str = "person-name") -> tuple[Decision, ...]:
    document = document_of(text)
    items: list[Finding] = [finding_of(document, word, category) for word in words]
    return tuple(Decision(finding=item, action="redact", rule="r", category=category, clause="c") for item in items)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "job.db") as opened:
        yield opened


def fill(store: Store, *documents: tuple[str, tuple[str, ...], str], category: str = "person-name") -> list[str]:
    """Put documents into the store: text, words taken out, state."""
    sources = tuple(Source(path=Path(f"/x/{n}.pdf"), name=f"{n}.pdf") for n in range(len(documents)))
    store.list_documents(sources)
    for source, (text, words, state) in zip(sources, documents, strict=True):
        findings = Findings(
            document_id=source.document_id, source=source.name, sha256="0" * 64, page_count=1, forms=(None,), items=()
        )
        store.save_searched(
            Searched(document_id=source.document_id, findings=findings, text=text, signature=signature(text))
        )
        concerns = ()
        if state.startswith("privilege"):
            concerns = (Concern(code=state, page=1, message="m", advice="a"),)
            state = "quarantined"
        outcome = {"produced": "produce", "withheld": "withhold", "quarantined": "quarantine"}[state]
        decisions = DocumentDecisions(outcome=outcome, decisions=found(text, words, category), concerns=concerns)
        worked = Worked(
            document_id=source.document_id, decisions=decisions, redacted=None, verdict=None, doc_type="", doc_date=""
        )
        store.save_worked(worked, status=state, output_sha256="1" * 64)
    store.save_bates({source.document_id: n + 1 for n, source in enumerate(sources)})
    return [source.document_id for source in sources]


def states(store: Store) -> list[str]:
    return [row.state for row in store.rows()]


def test_a_word_taken_out_of_one_copy_is_noted_for_the_other_and_for_no_other_document(store: Store) -> None:
    ids = fill(
        store, (TEXT, ("Marisol", "Quispe"), "produced"), (NOISY, ("Marisol",), "produced"), (OTHER, (), "produced")
    )
    groups = find_groups(store)
    assert groups == ((ids[0], ids[1]),)
    assert share_redactions(store, groups, NOTHING, None) == (ids[1],)
    assert states(store) == ["produced", SEARCHED, "produced"]
    (span,) = copied_spans(store, ids[1])
    assert (NOISY[span.start : span.end], span.category) == ("Quispc", "person-name")
    assert copied_spans(store, ids[0]) == ()


def test_a_document_gets_a_second_turn_once(store: Store) -> None:
    ids = fill(store, (TEXT, ("Marisol", "Quispe"), "produced"), (NOISY, ("Marisol",), "produced"))
    groups = find_groups(store)
    assert share_redactions(store, groups, NOTHING, None) == (ids[1],)
    row = store.rows()[1]
    store.save_worked(row.worked, status="produced", output_sha256="1" * 64)
    assert share_redactions(store, groups, NOTHING, None) == ()


def test_copies_that_still_differ_all_wait(store: Store) -> None:
    fill(store, (TEXT, ("Marisol", "Quispe"), "produced"), (NOISY, ("Marisol",), "produced"), (OTHER, (), "produced"))
    groups = find_groups(store)
    hold_different(store, groups, SETTINGS, NOTHING, None)
    assert states(store) == ["quarantined", "quarantined", "produced"]
    assert [c.message for c in store.rows()[0].worked.decisions.concerns] == [
        "Copies of one document are not redacted alike: X-0000001, X-0000002."
    ]
    hold_different(store, groups, SETTINGS, NOTHING, None)
    assert len(store.rows()[0].worked.decisions.concerns) == 1
    assert [(group.bates, group.differ, group.is_exact) for group in describe(store, groups, SETTINGS, NOTHING)] == [
        (("X-0000001", "X-0000002"), True, False)
    ]


def test_copies_that_are_alike_are_left_alone(store: Store) -> None:
    ids = fill(
        store, (TEXT, ("Quispe",), "produced"), (TEXT, ("Quispe",), "produced"), (NOISY, ("Quispc",), "produced")
    )
    groups = find_groups(store)
    assert groups == (tuple(ids),)
    assert share_redactions(store, groups, NOTHING, None) == ()
    hold_different(store, groups, SETTINGS, NOTHING, None)
    assert states(store) == ["produced"] * 3
    assert [(group.differ, group.is_exact) for group in describe(store, groups, SETTINGS, NOTHING)] == [(False, False)]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("withheld", ["quarantined", "quarantined"]),
        ("privilege-doubt", ["quarantined", "quarantined"]),
        ("quarantined", ["produced", "quarantined"]),
    ],
)
def test_another_outcome_of_a_copy_holds_the_one_that_was_produced(
    other: str, expected: list[str], store: Store
) -> None:
    fill(store, (TEXT, ("Quispe",), "produced"), (NOISY, ("Quispc",), other))
    hold_different(store, find_groups(store), SETTINGS, NOTHING, None)
    assert states(store) == expected


def test_a_privileged_passage_is_not_shared_but_both_wait(store: Store) -> None:
    fill(store, (TEXT, ("Counsel",), "produced"), (TEXT, (), "produced"), category="attorney-client")
    groups = find_groups(store)
    assert share_redactions(store, groups, NOTHING, None) == ()
    hold_different(store, groups, SETTINGS, NOTHING, None)
    assert states(store) == ["quarantined", "quarantined"]


def reviewed(kind: str, document_id: str, **more: object) -> Ledger:
    act = Act(kind=kind, document_id=document_id, **more)
    return weigh((Event(number=1, at="2026-01-01T00:00:00Z", reviewer="A", act=act),), more.get("needs", ()))


def test_a_copy_that_a_reviewer_withholds_holds_the_one_that_was_produced(store: Store) -> None:
    ids = fill(store, (TEXT, ("Quispe",), "produced"), (NOISY, ("Quispc",), "produced"))
    hold_different(store, find_groups(store), SETTINGS, reviewed("withhold", ids[0]), None)
    assert states(store) == ["produced", "quarantined"]


def test_a_copy_that_may_be_withheld_holds_the_one_that_was_produced(store: Store) -> None:
    ids = fill(store, (TEXT, ("Quispe",), "produced"), (NOISY, ("Quispc",), "produced"))
    ledger = reviewed("withhold", ids[0], needs=("withhold",))
    hold_different(store, find_groups(store), SETTINGS, ledger, None)
    assert states(store) == ["produced", "quarantined"]


def test_a_copy_that_a_reviewer_released_from_that_concern_goes_out(store: Store) -> None:
    ids = fill(store, (TEXT, ("Marisol", "Quispe"), "produced"), (NOISY, ("Marisol",), "produced"))
    hold_different(store, find_groups(store), SETTINGS, reviewed("release", ids[0], codes=(DIFFER,)), None)
    assert states(store) == ["produced", "quarantined"]


def test_copies_that_are_held_get_another_turn_once_a_document_does(store: Store) -> None:
    ids = fill(store, (TEXT, ("Quispe",), "produced"), (NOISY, (), "produced"), (OTHER, (), "produced"))
    row = store.row(ids[0])
    store.save_worked(row.worked, status="produced", output_sha256="1" * 64, basis="b")
    hold_different(store, find_groups(store), SETTINGS, NOTHING, None)
    assert [row.basis for row in store.rows()] == ["b", "", ""]
    send_again(store)
    assert states(store) == ["quarantined", "quarantined", "produced"]
    store.work_again([ids[2]])
    send_again(store)
    assert states(store) == [SEARCHED] * 3


def test_the_text_of_a_job_of_an_earlier_version_is_kept_later_and_its_findings_stay(store: Store) -> None:
    ids = fill(store, (TEXT, (), "produced"))
    store._db.execute("DELETE FROM texts")
    assert store.without_text() == set(ids)
    store.save_text(
        Searched(
            document_id=ids[0], findings=dataclasses.replace(store.findings(ids[0]), sha256="2" * 64), text=TEXT,
            signature=signature(TEXT),
        )
    )  # fmt: skip
    assert not store.without_text()
    assert (store.text(ids[0]), store.findings(ids[0]).sha256, states(store)) == (TEXT, "0" * 64, ["produced"])


def test_the_store_gives_texts_and_signatures_back(store: Store) -> None:
    odd = "a \ud800 b \u00e9"
    ids = fill(store, (odd, (), "produced"), (TEXT, (), "produced"))
    assert store.text(ids[0]) == odd
    assert store.signatures() == {ids[0]: (), ids[1]: signature(TEXT)}
    assert dataclasses.asdict(store.findings(ids[0]))["sha256"] == "0" * 64

"""Events are appended and never changed, and a second reviewer on an old state is told."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from redactor.errors import InputError
from redactor.jobs.events import Events, Overtaken
from redactor.jobs.ledger import weigh
from redactor.jobs.store import Store
from redactor.model import Act, Event, Place

HERE = Place(document_id="d", page=1, start=3, end=9)
THERE = Place(document_id="d", page=1, start=30, end=39)


def reject(place: Place = HERE, **more: object) -> Act:
    return Act(kind="reject", places=(place,), category="age", clause="c", clauses=("c",), **more)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store(tmp_path / "job.db"):
        pass
    return tmp_path / "job.db"


def test_events_come_back_in_their_order_over_a_restart(path: Path) -> None:
    with Events(path) as events:
        first = events.append(reject(note="no"), reviewer="A", click="1", seen=0)
        second = events.append(reject(THERE), reviewer="B", click="2", seen=0)
    with Events(path) as events:
        assert events.all() == (first, second)
        assert events.all(after=1) == (second,)
        assert events.last == 2


@pytest.mark.parametrize("statement", ["UPDATE events SET reviewer = 'X'", "DELETE FROM events"])
def test_an_event_cannot_be_changed_or_taken_away(path: Path, statement: str) -> None:
    with Events(path) as events:
        events.append(reject(), reviewer="A", click="1", seen=0)
    with sqlite3.connect(path) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(statement)


def test_the_same_click_is_recorded_once(path: Path) -> None:
    with Events(path) as events:
        first = events.append(reject(), reviewer="A", click="1", seen=0)
        assert events.append(reject(), reviewer="A", click="1", seen=0) == first
        assert events.last == 1


def test_a_reviewer_on_an_old_state_sees_the_others_decision_and_records_nothing(path: Path) -> None:
    with Events(path) as events, Events(path) as other:
        first = events.append(reject(), reviewer="A", click="1", seen=0)
        told = other.append(Act(kind="accept", places=(HERE,)), reviewer="B", click="2", seen=0)
        assert told == Overtaken(since=(first,))
        assert other.last == 1
        assert isinstance(other.append(reject(THERE), reviewer="B", click="3", seen=0), Event)
        assert isinstance(other.append(Act(kind="accept", places=(HERE,)), reviewer="B", click="4", seen=1), Event)


def test_undoing_what_somebody_has_built_on_is_refused(path: Path) -> None:
    with Events(path) as events:
        first = events.append(reject(), reviewer="A", click="1", seen=0)
        second = events.append(Act(kind="accept", places=(HERE,)), reviewer="B", click="2", seen=1)
        assert isinstance(first, Event)
        undo = Act(kind="undo", event=first.number)
        assert events.append(undo, reviewer="A", click="3", seen=1) == Overtaken(since=(second,))


def test_no_job_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        Events(tmp_path / "job.db")
    assert str(caught.value) == "There is no job in OUT. Run `redactor run` first."


def _events(*acts: tuple[str, Act]) -> tuple[Event, ...]:
    return tuple(Event(number=n, at="t", reviewer=who, act=act) for n, (who, act) in enumerate(acts, start=1))


def test_undone_events_do_not_count() -> None:
    ledger = weigh(_events(("A", reject()), ("A", Act(kind="undo", event=1))), ())
    assert ledger.review_of("d").is_empty
    assert ledger.basis("d") == ""


def test_accepting_a_rejected_place_takes_the_rejection_back() -> None:
    accept = Act(kind="accept", places=(HERE,), category="age", clause="c")
    ledger = weigh(_events(("A", reject()), ("B", accept)), ())
    assert ledger.review_of("d").is_empty
    assert ledger.accepted(HERE.key, "age", "c") is not None
    assert ledger.accepted(HERE.key, "age", "other") is None


def test_a_demanded_sign_off_must_come_from_somebody_else() -> None:
    act = reject(needs=("reject",))
    sign = Act(kind="sign-off", event=1)
    assert weigh(_events(("A", act)), {"reject"}).review_of("d").is_empty
    assert weigh(_events(("A", act), ("A", sign)), {"reject"}).review_of("d").is_empty
    signed = weigh(_events(("A", act), ("B", sign)), {"reject"})
    assert len(signed.review_of("d").marks) == 1
    assert signed.waiting == ()
    assert signed.signed == ((1, "B"),)
    assert len(weigh(_events(("A", act)), {"release"}).review_of("d").marks) == 1
    withdrawn = weigh(_events(("A", act), ("B", sign), ("B", Act(kind="undo", event=2))), {"reject"})
    assert withdrawn.review_of("d").is_empty


def test_a_job_of_the_first_version_gets_the_tables_of_the_review(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "job.db") as db:
        db.executescript(
            "CREATE TABLE job (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"
            "CREATE TABLE documents (document_id TEXT PRIMARY KEY, place INTEGER NOT NULL UNIQUE, source TEXT NOT NULL,"
            "sha256 TEXT, pages INTEGER, first_bates INTEGER, state TEXT NOT NULL, failure TEXT, worked TEXT,"
            "output_sha256 TEXT) STRICT;"
            "CREATE TABLE findings (document_id TEXT PRIMARY KEY, findings TEXT NOT NULL) STRICT;"
            "CREATE TABLE decisions (document_id TEXT, ordinal INTEGER) STRICT;"
            "INSERT INTO documents VALUES ('d', 0, 'a.pdf', NULL, NULL, NULL, 'listed', NULL, NULL, NULL);"
            "PRAGMA user_version = 1;"
        )
    with Store(tmp_path / "job.db") as store:
        assert [(row.source, row.basis) for row in store.rows()] == [("a.pdf", "")]
    with Events(tmp_path / "job.db") as events:
        assert isinstance(events.append(reject(), reviewer="A", click="1", seen=0), Event)

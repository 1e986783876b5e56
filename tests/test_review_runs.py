"""A reviewed job run again: what was decided stands in the files and in both logs, and nothing else changes."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import redactor
from redactor.jobs.events import Events
from redactor.jobs.ledger import weigh
from redactor.jobs.reviews import demand_second
from redactor.jobs.store import Store
from redactor.model import Act, Decision, Event, Place, place_of
from redactor.verify import text_of, verify_volume
from tests.production import SURNAME, draw_lines, inline, make_production

pytestmark = pytest.mark.model

THIRD = (
    "U.S. Immigration and Customs Enforcement",
    "MEMORANDUM FOR THE FILE",
    "",
    f"The respondent, Ofelia {SURNAME}, was met at the courthouse.",
    "Her cousin blue lantern waited in the hallway. blue lantern said nothing.",
    f"Later Ms. {SURNAME} left. Officer Daniel Whitcombe wrote this.",
)


class Job:
    """A finished job in a folder of its own, to be decided on and run again."""

    def __init__(self, base: Path, roster: Path) -> None:
        self.source, self.out, self.roster = base / "in", base / "out", roster
        self.clicks = 0

    def run(self) -> redactor.jobs.run.Result:
        return redactor.run(self.source, out=self.out, roster=self.roster, jobs=1)

    def act(self, act: Act, reviewer: str = "Ana Ruiz") -> Event:
        self.clicks += 1
        with Events(self.out / "private" / "job.db") as events:
            event = events.append(act, reviewer=reviewer, click=f"c{self.clicks}", seen=events.last)
        assert isinstance(event, Event)
        return event

    def document(self, name: str) -> str:
        with Store(self.out / "private" / "job.db") as store:
            return next(row.document_id for row in store.rows() if row.source.endswith(name))

    def decisions(self, name: str) -> list[Decision]:
        with Store(self.out / "private" / "job.db") as store:
            row = next(row for row in store.rows() if row.source.endswith(name))
        assert row.worked is not None
        return [d for d in row.worked.decisions.decisions if d.action == "redact"]

    def find(self, name: str, text: str) -> Decision:
        return next(d for d in self.decisions(name) if text in d.finding.text)

    def path(self, name: str) -> Path:
        with (self.out / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
            row = next(r for r in csv.DictReader(file) if r["source"].endswith(name))
        return self.out / "VOL001" / "PDF" / f"{row['begbates']}.pdf"

    def text(self, name: str) -> str:
        return " ".join(" ".join(text_of(self.path(name))).split())

    def served(self) -> list[dict[str, str]]:
        with (self.out / "VOL001" / "LOGS" / "redaction-log.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def inner(self) -> list[dict[str, object]]:
        path = self.out / "private" / "redaction-log-full.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    def written(self) -> dict[str, int]:
        return {p.name: p.stat().st_mtime_ns for p in (self.out / "VOL001" / "PDF").glob("*.pdf")}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("reviewed")
    roster = make_production(base / "in")
    draw_lines(base / "in" / "c" / "memo.pdf", THIRD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("redactor.jobs.run.run_tasks", inline)
        Job(base, roster).run()
    return base, roster


@pytest.fixture
def job(finished: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Job]:
    """The finished job, put back as it was after each test: OUT belongs to its sources, so it cannot be copied."""
    base, roster = finished
    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    shutil.copytree(base / "out", base / "before")
    yield Job(base, roster)
    shutil.rmtree(base / "out")
    (base / "before").rename(base / "out")


def place(job: Job, name: str, decision: Decision) -> Place:
    return place_of(job.document(name), decision.finding)


def rejected(job: Job, name: str, decision: Decision, **more: object) -> Act:
    return Act(
        kind="reject", places=(place(job, name, decision),), category=decision.category, clause=decision.clause,
        clauses=(decision.clause,), needs=("reject",), **more,
    )  # fmt: skip


def test_an_accepted_redaction_changes_the_logs_and_no_file(job: Job) -> None:
    decision = job.find("memo.pdf", SURNAME)
    before = job.written()
    job.act(
        Act(
            kind="accept",
            places=(place(job, "memo.pdf", decision),),
            category=decision.category,
            clause=decision.clause,
            note="seen",
        )
    )
    job.run()
    assert job.written() == {**before, **{n: t for n, t in job.written().items() if "0003" in n or "0004" in n}}
    assert [row["review"] for row in job.served()].count("accepted") == 1
    (row,) = [row for row in job.inner() if row["review"] == "accepted"]
    assert (row["reviewer"], row["note"]) == ("Ana Ruiz", "seen")
    assert str(row["reviewed_at"]).startswith("20")


def test_a_rejected_occurrence_comes_back_alone_and_stays_rejected(job: Job) -> None:
    first = job.find("memo.pdf", SURNAME)
    number = len(job.decisions("memo.pdf"))
    other = job.path("certification.pdf").read_bytes()
    job.act(rejected(job, "memo.pdf", first))
    job.run()
    text = job.text("memo.pdf")
    assert text.count(SURNAME) == 1, "one occurrence is readable, the other is not"
    assert len(job.decisions("memo.pdf")) == number - 1
    assert job.path("certification.pdf").read_bytes() == other
    assert SURNAME not in job.text("certification.pdf")
    assert verify_volume(job.out / "VOL001").is_clean
    before = {p: p.read_bytes() for p in (job.out / "VOL001").rglob("*") if p.is_file()}
    job.run()
    assert {p: p.read_bytes() for p in (job.out / "VOL001").rglob("*") if p.is_file()} == before


def test_only_the_documents_that_a_decision_touches_are_made_again(job: Job) -> None:
    before = job.written()
    job.act(rejected(job, "memo.pdf", job.find("memo.pdf", SURNAME)))
    job.run()
    changed = {name for name, at in job.written().items() if before[name] != at}
    sheets = {job.path("locked.pdf").name, job.path("notes.docx").name}
    assert changed - sheets == {job.path("memo.pdf").name}


def test_an_undone_rejection_is_redacted_again(job: Job) -> None:
    event = job.act(rejected(job, "memo.pdf", job.find("memo.pdf", SURNAME)))
    job.run()
    job.act(Act(kind="undo", event=event.number))
    job.run()
    assert SURNAME not in job.text("memo.pdf")


def words(job: Job, name: str, text: str, nth: int = 0) -> Place:
    """Return the place of some words of a source."""
    from redactor.intake import read_document

    path = next(job.source.rglob(name))
    document = read_document(path, source=name, document_id=job.document(name))
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(text, start + 1)
    return Place(document_id=job.document(name), page=1, start=start, end=start + len(text))


def test_added_words_are_redacted_and_logged_as_added(job: Job) -> None:
    assert "blue lantern" in job.text("memo.pdf")
    places = (words(job, "memo.pdf", "blue lantern"), words(job, "memo.pdf", "blue lantern", 1))
    job.act(Act(kind="add", places=places, category="person-name", clause="identifying-information", note="a cousin"))
    job.run()
    assert "Lantern" not in job.text("memo.pdf")
    rows = [row for row in job.inner() if row["review"] == "added"]
    assert [row["text"] for row in rows] == ["blue lantern", "blue lantern"]
    assert {row["note"] for row in rows} == {"a cousin"}
    assert [row["review"] for row in job.served()].count("added") == 2


def test_a_drawn_box_takes_out_what_lies_in_it(job: Job) -> None:
    from redactor.model import Box

    lines = Box(page=1, x0=70, y0=792 - 720 + 18 * 3 - 12, x1=400, y1=792 - 720 + 18 * 3 + 4)
    area = Place(document_id=job.document("memo.pdf"), page=1, start=0, end=0, region=lines)
    job.act(Act(kind="add", places=(area,), category="family", clause="related-information"))
    job.run()
    text = job.text("memo.pdf")
    assert "was met at" not in text
    assert "blue lantern waited" in text


def test_a_changed_clause_is_served_as_the_new_one(job: Job) -> None:
    decision = job.find("memo.pdf", SURNAME)
    job.act(
        Act(
            kind="change", places=(place(job, "memo.pdf", decision),), category="family",
            clause="related-information", clauses=(decision.clause,),
        )
    )  # fmt: skip
    job.run()
    (row,) = [row for row in job.inner() if row["review"] == "accepted"]
    assert (row["inner_category"], row["clause"], row["category"]) == (
        "family", "related-information", "related-information",
    )  # fmt: skip
    assert SURNAME not in job.text("memo.pdf")


def test_a_rejection_that_needs_a_second_reviewer_waits_for_one(job: Job) -> None:
    with Store(job.out / "private" / "job.db") as store:
        demand_second(store)
    event = job.act(rejected(job, "memo.pdf", job.find("memo.pdf", SURNAME)))
    job.run()
    assert SURNAME not in job.text("memo.pdf")
    job.act(Act(kind="sign-off", event=event.number))
    job.run()
    assert SURNAME not in job.text("memo.pdf"), "nobody signs off for himself"
    job.act(Act(kind="sign-off", event=event.number), reviewer="Tom Bell")
    job.run()
    assert SURNAME in job.text("memo.pdf")


def test_a_withheld_document_leaves_a_slip_sheet_and_one_row_and_comes_back(job: Job) -> None:
    whole = job.path("memo.pdf").read_bytes()
    event = job.act(
        Act(kind="withhold", document_id=job.document("memo.pdf"), clause="related-information", note="all of it")
    )
    job.run()
    assert "DOCUMENT WITHHELD" in job.text("memo.pdf")
    (row,) = [row for row in job.inner() if row["treatment"] == "withhold"]
    assert (row["reviewer"], row["review"], row["note"]) == ("Ana Ruiz", "added", "all of it")
    job.act(Act(kind="undo", event=event.number))
    job.run()
    assert job.path("memo.pdf").read_bytes() == whole


def test_a_withholding_that_waits_for_a_second_reviewer_holds_the_document_back(job: Job) -> None:
    with Store(job.out / "private" / "job.db") as store:
        demand_second(store)
    act = Act(kind="withhold", document_id=job.document("memo.pdf"), clause="related-information", needs=("withhold",))
    job.act(act)
    result = job.run()
    assert result.exit_code == 3
    assert "DOCUMENT NOT PRODUCED" in job.text("memo.pdf")


def test_an_officer_whom_a_reviewer_calls_protected_is_taken_out_everywhere(job: Job) -> None:
    with Store(job.out / "private" / "job.db") as store:
        matter = store.matter()
    assert matter is not None
    officer = next(p for p in matter.people if "whitcombe" in " ".join(p.names))
    assert "Whitcombe" in job.text("certification.pdf")
    job.act(Act(kind="role", person=officer.person_id, value="protected"))
    job.run()
    for name in ("certification.pdf", "e-mail.pdf", "memo.pdf"):
        assert "Whitcombe" not in job.text(name), name


def test_a_run_killed_while_it_applies_decisions_goes_on_where_it_stood(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    job.act(rejected(job, "memo.pdf", job.find("memo.pdf", SURNAME)))
    with monkeypatch.context() as patch:
        patch.setattr("redactor.jobs.store.Store.save_worked", _killed)
        with pytest.raises(KeyboardInterrupt):
            job.run()
    job.run()
    assert job.text("memo.pdf").count(SURNAME) == 1
    assert verify_volume(job.out / "VOL001").is_clean


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_the_ledger_says_what_waits(job: Job) -> None:
    event = job.act(rejected(job, "memo.pdf", job.find("memo.pdf", SURNAME)))
    with Events(job.out / "private" / "job.db") as events:
        ledger = weigh(events.all(), {"reject"})
    assert [one.number for one in ledger.waiting] == [event.number]
    assert ledger.review_of(job.document("memo.pdf")).is_empty

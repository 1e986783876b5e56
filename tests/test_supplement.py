"""A supplement: only what changes, under the same numbers; what it may not hold; and that the served volume stays."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import redactor
from redactor.cli import command
from redactor.errors import ForeignOutput, InputError, RulesError
from redactor.jobs.events import Events
from redactor.jobs.reviews import demand_second
from redactor.jobs.store import Store
from redactor.jobs.supplement import Supplement, supplement
from redactor.model import Act, Place, place_of
from redactor.review.challenges import challenge, register
from redactor.verify import text_of, verify_volume
from tests.production import ROSTER, SURNAME, draw_lines, inline, make_production

pytestmark = pytest.mark.model
HEAD, ROW = ROSTER.splitlines()
OTHER = "S-2,A208117345,Illescas,Tomasa,,1988-02-02,none,,,,"
MEMO = (
    "U.S. Immigration and Customs Enforcement",
    "MEMORANDUM FOR THE FILE",
    "",
    f"The respondent, Ofelia {SURNAME}, was met at the courthouse.",
    f"Ms. {SURNAME} has a pending Form I-918, Petition for U Nonimmigrant Status.",
    "Officer Daniel Whitcombe wrote this.",
)
NOTE = (
    "U.S. Immigration and Customs Enforcement",
    "MEMORANDUM FOR THE FILE",
    "",
    "Blue Lantern waited in the hallway and said nothing.",
    "Officer Daniel Whitcombe wrote this.",
)
PLAIN = ("MEMORANDUM FOR THE FILE", "", "The van stood at the third pillar all morning.", "Officer Daniel Whitcombe")
MISSED = "S-3,A208555111,Lantern,Blue,,1990-01-01,U,pending,2020-01-01,,"
ENDED = ROW.replace("pending,2019-01-02,,", "naturalized,2021-05-01,,")


class Job:
    """A served job, to be supplemented."""

    def __init__(self, base: Path) -> None:
        self.base, self.source, self.out = base, base / "in", base / "out"

    def run(self, *rows: str) -> None:
        redactor.run(self.source, out=self.out, roster=self.roster(*rows), jobs=1)

    def roster(self, *rows: str, name: str = "roster.csv") -> Path:
        # The roster of the production lies among its sources, as many do; it must not become a document later.
        path = (self.source if name == "roster.csv" else self.base) / name
        path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
        return path

    def supplement(self, volume: str = "VOL002", *rows: str) -> Supplement:
        return supplement(
            self.out, volume=volume, roster=self.roster(*rows, name=f"{volume}.csv") if rows else None, jobs=1
        )

    def bates(self, name: str) -> str:
        with (self.out / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
            return next(r["begbates"] for r in csv.DictReader(file) if r["source"].endswith(name))

    def text(self, name: str, volume: str = "VOL002") -> str:
        return " ".join(" ".join(text_of(self.out / volume / "PDF" / f"{self.bates(name)}.pdf")).split())

    def table(self, name: str, volume: str = "VOL002") -> list[dict[str, str]]:
        with (self.out / volume / "LOGS" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def private(self, name: str, volume: str = "VOL002") -> list[dict[str, str]]:
        path = self.out / "private" / "supplements" / volume / f"{name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def act(self, act: Act, reviewer: str = "Ana Ruiz") -> int:
        with Events(self.out / "private" / "job.db") as events:
            event = events.append(act, reviewer=reviewer, click=f"click {events.last}", seen=events.last)
        return event.number  # type: ignore[union-attr]

    def document(self, name: str) -> str:
        with Store(self.out / "private" / "job.db") as store:
            return next(row.document_id for row in store.rows() if row.source.endswith(name))

    def produced(self, volume: str) -> set[str]:
        return {path.stem for path in (self.out / volume / "PDF").iterdir()}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Job:
    job = Job(tmp_path_factory.mktemp("supplement"))
    make_production(job.source)
    for name, lines in (("memo", MEMO), ("note", NOTE), ("plain", PLAIN)):
        draw_lines(job.source / "c" / f"{name}.pdf", lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("redactor.jobs.run.run_tasks", inline)
        job.run(ROW, OTHER)
    return job


@pytest.fixture
def job(served: Job, monkeypatch: pytest.MonkeyPatch) -> Iterator[Job]:
    """The served job, put back as it was after each test."""
    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    shutil.copytree(served.out, served.base / "before")
    yield served
    shutil.rmtree(served.out)
    (served.base / "before").rename(served.out)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def laid_open(content: bytes) -> str:
    """Return a file with every stream in it unpacked, in one piece of text."""
    parts = [content]
    for match in re.finditer(rb"stream\r?\n|PK\x03\x04", content):
        for start in (match.end(), *range(match.end() + 26, match.end() + 90)):
            try:
                parts.append(
                    zlib.decompressobj(-15 if content[match.start() : match.start() + 2] == b"PK" else 15).decompress(
                        content[start:]
                    )
                )
            except zlib.error:
                continue
            break
    return b"\n".join(parts).decode("latin-1") + "\n" + content.decode("utf-8", "replace")


def test_where_nothing_changes_nothing_is_made_and_the_name_stays_free(job: Job) -> None:
    before = contents(job.out / "VOL001")
    made = job.supplement()
    assert (made.volume, made.documents, made.exit_code) == (None, (), 0)
    assert not (job.out / "VOL002").exists()
    assert not (job.out / "private" / "supplements" / "VOL002").exists()
    assert contents(job.out / "VOL001") == before


def test_a_name_that_was_missed_is_redacted_in_the_documents_that_have_it_and_no_other(job: Job) -> None:
    before = contents(job.out / "VOL001")
    assert "Blue Lantern" in job.text("note.pdf", "VOL001")
    made = job.supplement("VOL002", ROW, OTHER, MISSED)
    assert job.produced("VOL002") == {job.bates("note.pdf")}
    assert "Lantern" not in job.text("note.pdf")
    assert "waited in the hallway" in job.text("note.pdf")
    assert contents(job.out / "VOL001") == before, "what was served stays as it is"
    assert verify_volume(job.out / "VOL002").is_clean
    assert made.exit_code == 0
    (row,) = job.table("change-log")
    assert (row["begbates"], row["earlier_volume"], row["change"]) == (
        job.bates("note.pdf"),
        "VOL001",
        "redactions added",
    )
    (back,) = job.table("clawback")
    assert (back["begbates"], back["replaced_in"]) == (job.bates("note.pdf"), "VOL002")
    assert "ECF No. 68" in back["basis"]
    assert "502" not in back["basis"] + back["request"], "Rule 502 covers privilege and work product alone"
    changes = job.private("changes")
    assert {(c["change"], c["text"]) for c in changes} == {("added", "Blue Lantern")}
    assert all("S-3" in c["why"] for c in changes)
    (inner,) = job.private("clawback")
    assert inner["inner_categories"] == "person-name"
    assert {row["begbates"] for row in job.table("redaction-log")} == {job.bates("note.pdf")}


def test_protection_that_ended_lifts_what_hung_on_it_and_nothing_is_asked_back(job: Job) -> None:
    assert "U Nonimmigrant" not in job.text("memo.pdf", "VOL001")
    job.supplement("VOL002", ENDED, OTHER)
    assert job.bates("memo.pdf") in job.produced("VOL002")
    assert job.bates("plain.pdf") not in job.produced("VOL002")
    assert "I-918" in job.text("memo.pdf")
    assert SURNAME not in job.text("memo.pdf"), "the name is protected by the order, not by the statute"
    assert {row["change"] for row in job.table("change-log")} == {"redactions lifted"}
    assert not (job.out / "VOL002" / "LOGS" / "clawback.csv").exists()
    assert job.private("clawback") == []
    lifted = job.private("changes")
    assert {c["change"] for c in lifted} == {"lifted"}
    assert any("naturalized" in c["why"] for c in lifted)


@pytest.mark.parametrize("rows", [(ENDED, OTHER, MISSED), (ROW, OTHER, MISSED)])
def test_the_volume_holds_no_name_ground_source_or_reason(job: Job, rows: tuple[str, ...]) -> None:
    job.supplement("VOL002", *rows)
    manifest = json.loads((job.out / "VOL002" / "manifest.json").read_text("utf-8"))
    assert manifest["settings"]["supplements"] == "VOL001"
    for name, content in contents(job.out / "VOL002").items():
        said = laid_open(content).casefold()
        for secret in ("lantern", "quimist", "zelaya", "208555111", "s-3", "naturalized", "section-1367", "vawa",
                       "note.pdf", "memo.pdf", "roster", "relief-application"):  # fmt: skip
            assert secret not in said, f"{secret} in {name}"
        assert "1367" not in said or name.startswith(("PDF/", "TEXT/")), name


def test_a_hidden_ground_that_changes_produces_nothing_anew(job: Job) -> None:
    before = contents(job.out / "VOL001")
    made = job.supplement("VOL002", ROW.replace(",U,pending,2019-01-02", ",VAWA,granted,2021-01-02"), OTHER)
    assert (made.volume, made.documents) == (None, ())
    assert contents(job.out / "VOL001") == before


def test_everybody_keeps_the_pseudonym_and_new_people_get_new_ones(job: Job) -> None:
    def subjects(volume: str) -> dict[tuple[str, str], str]:
        return {(r["begbates"], r["x0"] + r["y0"]): r["subject"] for r in job.table("redaction-log", volume)}

    old = subjects("VOL001")
    job.supplement("VOL002", "S-0,A219000111,Aaaa,Zz,,1990-01-01,U,pending,,,", ENDED, MISSED, OTHER)
    new = subjects("VOL002")
    shared = old.keys() & new.keys()
    assert shared
    assert {old[key] for key in shared} == {new[key] for key in shared}
    assert all(old[key] == new[key] for key in shared)
    (lantern,) = {r["subject"] for r in job.table("redaction-log") if r["begbates"] == job.bates("note.pdf")}
    assert lantern.startswith("Noncitizen-")
    assert lantern not in old.values()


def test_the_next_supplement_starts_from_the_last_and_names_every_earlier_copy(job: Job) -> None:
    job.supplement("VOL002", ROW, OTHER, MISSED)
    first = job.table("redaction-log")
    assert job.supplement("VOL003").volume is None, "without a new roster or decision nothing changes"
    job.supplement("VOL003", ENDED, OTHER, MISSED)
    assert job.bates("note.pdf") not in job.produced("VOL003")
    with Store(job.out / "private" / "job.db") as store:
        assert store.value("supplements") == "VOL002|VOL003"
    place = Place(document_id=job.document("note.pdf"), page=1, **_span(job, "note.pdf", "hallway"))
    job.act(Act(kind="add", places=(place,), category="family", clause="related-information", note="too telling"))
    job.supplement("VOL004")
    assert job.produced("VOL004") == {job.bates("note.pdf")}
    (row,) = job.table("change-log", "VOL004")
    assert row["earlier_volume"] == "VOL001; VOL002"
    assert {r["subject"] for r in first} <= {r["subject"] for r in job.table("redaction-log", "VOL004")}
    assert [c["why"] for c in job.private("changes", "VOL004")] == ["decision 1 of Ana Ruiz: too telling"]


def _span(job: Job, name: str, text: str) -> dict[str, int]:
    from redactor.intake import read_document

    document = read_document(next(job.source.rglob(name)), source=name, document_id="d")
    start = document.text.index(text)
    return {"start": start, "end": start + len(text)}


def test_a_rejection_since_then_lifts_and_says_who_and_why_in_private_only(job: Job) -> None:
    with Store(job.out / "private" / "job.db") as store:
        row = next(row for row in store.rows() if row.source.endswith("memo.pdf"))
    assert row.worked is not None
    decision = next(d for d in row.worked.decisions.redactions if SURNAME in d.finding.text)
    job.act(Act(kind="reject", places=(place_of(row.document_id, decision.finding),), category=decision.category,
                clause=decision.clause, clauses=(decision.clause,), note="overruled"))  # fmt: skip
    job.supplement()
    assert job.produced("VOL002") == {job.bates("memo.pdf")}
    assert [c["why"] for c in job.private("changes")] == ["decision 1 of Ana Ruiz: overruled"]
    assert not any("Ana" in laid_open(content) for content in contents(job.out / "VOL002").values())


def test_a_document_withheld_since_then_is_replaced_by_a_slip_sheet_and_asked_back(job: Job) -> None:
    job.act(Act(kind="withhold", document_id=job.document("plain.pdf"), clause="attorney-client", note="advice"))
    job.supplement()
    assert "DOCUMENT WITHHELD" in job.text("plain.pdf")
    (back,) = job.table("clawback")
    assert "26(b)(5)(B)" in back["basis"]
    assert "502" in back["basis"]
    (logged,) = job.table("privilege-log")
    assert logged["begbates"] == job.bates("plain.pdf")
    assert "advice" not in "".join(laid_open(c) for c in contents(job.out / "VOL002").values())


def test_a_document_that_cannot_be_made_anew_waits_and_is_asked_back_all_the_same(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    from redactor import pipeline
    from redactor.errors import NotClean

    def faulty(*_: object, **__: object) -> None:
        raise NotClean("Verification did not pass.")

    monkeypatch.setattr(pipeline, "_verify", faulty)
    made = job.supplement("VOL002", ROW, OTHER, MISSED)
    assert made.exit_code == 3
    assert [one.before.begbates for one in made.waiting] == [job.bates("note.pdf")]
    (inner,) = job.private("clawback")
    assert inner["status"].startswith("waits for a person")
    assert not (job.out / "VOL002").exists()
    assert job.private("changes") == [], "what could not be decided is no change that is known"


def test_the_statement_speaks_of_the_whole_production_as_it_stands_now(job: Job) -> None:
    job.act(Act(kind="withhold", document_id=job.document("plain.pdf"), clause="attorney-client", note="advice"))
    job.supplement()
    page = (job.out / "VOL002" / "statement.html").read_text("utf-8")
    assert "VOL001, as supplemented by VOL002" in page
    assert "<b>7</b>documents" in page


@pytest.mark.parametrize("moment", ["redactor.jobs.supplement.run_job", "redactor.jobs.supplement._built",
                                    "redactor.jobs.supplement.note_supplement"])  # fmt: skip
def test_a_supplement_that_was_killed_goes_on(job: Job, moment: str) -> None:
    before = contents(job.out / "VOL001")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(moment, _killed)
        with pytest.raises(KeyboardInterrupt):
            job.supplement("VOL002", ROW, OTHER, MISSED)
    if moment.endswith("note_supplement"):
        with pytest.raises(InputError):
            job.supplement("VOL002", ROW, OTHER, MISSED)
        with Store(job.out / "private" / "job.db") as store:
            assert store.value("supplements") == "VOL002"
    else:
        job.supplement("VOL002", ROW, OTHER, MISSED)
    assert job.produced("VOL002") == {job.bates("note.pdf")}
    assert contents(job.out / "VOL001") == before


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_what_cannot_be_supplemented_is_refused_before_anything_is_written(job: Job, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(RulesError):
        supplement(job.out, volume="VOL002", roster=bad, jobs=1)
    with pytest.raises(InputError, match="that is the name of the production itself"):
        job.supplement("VOL001")
    with pytest.raises(InputError, match="no job in OUT"):
        supplement(tmp_path, volume="VOL002", jobs=1)
    with pytest.raises(InputError):
        job.supplement("../VOL002")
    (job.source / "c" / "late.pdf").write_bytes((job.source / "c" / "note.pdf").read_bytes())
    try:
        with pytest.raises(ForeignOutput):
            job.supplement()
    finally:
        (job.source / "c" / "late.pdf").unlink()
    assert not (job.out / "VOL002").exists()


def test_the_command_says_what_it_made(job: Job) -> None:
    roster = job.roster(ROW, OTHER, MISSED, name="new.csv")
    result = CliRunner().invoke(
        command, ["supplement", str(job.out), "--roster", str(roster), "--volume", "VOL002", "--jobs", "1"],
        standalone_mode=False,
    )  # fmt: skip
    assert result.exception is None
    assert "Documents produced anew in" in result.output
    assert "Earlier copies to be returned: 1" in result.output
    assert "Lantern" not in result.output


def _id_of(job: Job, name: str) -> str:
    """Return the id under which the respondent's name was served in a document."""
    log = (job.out / "private" / "redaction-log-full.jsonl").read_text("utf-8")
    rows = [json.loads(line) for line in log.splitlines()]
    return next(row["redaction_id"] for row in rows if row["source"].endswith(name) and SURNAME in row["text"])


def test_a_challenge_is_recorded_and_changes_nothing_until_it_lifts(job: Job) -> None:
    one = _id_of(job, "memo.pdf")
    for outcome in ("pending", "upheld", "withdrawn"):
        made = challenge(job.out, one, outcome=outcome, reviewer="Ana Ruiz", note="the States, letter of May 4")
        assert (made.outcome, made.state, made.begbates) == (outcome, "recorded", job.bates("memo.pdf"))
    assert job.supplement().volume is None
    made = challenge(job.out, one, outcome="lifted", reviewer="Ana Ruiz", note="so ordered, ECF No. 91")
    assert made.state == "lifted"
    job.supplement()
    assert job.produced("VOL002") == {job.bates("memo.pdf")}
    assert job.text("memo.pdf").count(SURNAME) == 1, "that redaction and no other"
    (change,) = job.private("changes")
    assert change["why"] == f"decision 4 of Ana Ruiz: challenge of {one}: so ordered, ECF No. 91"
    assert not any("ECF No. 91" in laid_open(content) for content in contents(job.out / "VOL002").values())
    with (job.out / "private" / "challenges.csv").open(encoding="utf-8-sig", newline="") as file:
        kept = list(csv.DictReader(file))
    assert [row["outcome"] for row in kept] == ["pending", "upheld", "withdrawn", "lifted"]
    assert SURNAME not in json.dumps(kept)
    assert (job.out / "private" / "challenges.csv").stat().st_mode & 0o077 == 0
    listed = CliRunner().invoke(command, ["challenge", str(job.out)], standalone_mode=False, env={"COLUMNS": "200"})
    assert listed.output.count(one) == 4


def test_a_challenge_that_lifts_a_name_waits_for_a_second_reviewer_where_one_is_demanded(job: Job) -> None:
    with Store(job.out / "private" / "job.db") as store:
        demand_second(store)
    made = challenge(job.out, _id_of(job, "memo.pdf"), outcome="lifted", reviewer="Ana Ruiz", note="agreed")
    assert made.state == "waits"
    assert job.supplement().volume is None
    job.act(Act(kind="sign-off", event=1), reviewer="Tom Bell")
    assert [one.state for one in register(job.out)] == ["lifted"]
    job.supplement()
    assert SURNAME in job.text("memo.pdf")
    job.act(Act(kind="undo", event=1), reviewer="Tom Bell")
    assert [one.state for one in register(job.out)] == ["taken back"]


def test_a_challenge_to_a_document_withheld_whole_releases_it(job: Job) -> None:
    job.act(Act(kind="withhold", document_id=job.document("plain.pdf"), clause="related-information", note="n"))
    job.run(ROW, OTHER)
    (row,) = [r for r in job.table("redaction-log", "VOL001") if r["treatment"] == "withhold"]
    challenge(job.out, row["redaction_id"], outcome="lifted", reviewer="Ana Ruiz", note="agreed")
    job.supplement()
    assert "third pillar" in job.text("plain.pdf")
    assert {r["change"] for r in job.table("change-log")} == {"produced"}
    assert not (job.out / "VOL002" / "LOGS" / "clawback.csv").exists()


def test_a_challenge_to_what_was_not_served_or_without_a_word_is_refused(job: Job) -> None:
    with pytest.raises(InputError, match="No served log has a redaction of that id"):
        challenge(job.out, "R-0000000000", outcome="pending", reviewer="Ana Ruiz", note="")
    with pytest.raises(InputError, match="say on whose word"):
        challenge(job.out, _id_of(job, "memo.pdf"), outcome="lifted", reviewer="Ana Ruiz", note=" ")
    without = CliRunner().invoke(command, ["challenge", str(job.out), "R-0000000000"], standalone_mode=False)
    assert isinstance(without.exception, click.UsageError)
    assert register(job.out) == ()

"""Quality control by sampling: the draw, what reviewers are shown and not shown, and what the report may say."""

from __future__ import annotations

import collections
import itertools
import json
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import redactor
from redactor.cli import command
from redactor.errors import InputError
from redactor.jobs.drawing import KINDS, allotted, draw_sample, drawn
from redactor.jobs.quality import Quality, SampledPage
from redactor.review.bounds import upper_bound
from redactor.review.qc_report import as_plain, percent, qc_report, sentence
from tests.production import draw_lines, inline, make_production
from tests.review_server import Client, served

LINES = ("MEMORANDUM FOR THE FILE", "", "The cousin, Blue Lantern, waited in the hallway.", "Nothing else was noted.")


def page(number: int, kind: str) -> SampledPage:
    return SampledPage(
        position=0, document_id=f"d{number}", begbates=f"P-{number:07d}", bates=f"P-{number:07d}", page=1, kind=kind,
        output_sha256="",
    )  # fmt: skip


MANY = tuple(page(n, KINDS[0] if n % 10 else KINDS[n // 10 % 4]) for n in range(400))


def test_the_same_seed_draws_the_same_pages_whatever_their_order_and_another_seed_others() -> None:
    first = drawn(MANY, size=60, seed=5)
    assert drawn(tuple(reversed(MANY)), size=60, seed=5) == first
    assert {p.bates for p in drawn(MANY, size=60, seed=6)} != {p.bates for p in first}
    assert len({p.bates for p in first}) == 60


def test_a_draw_is_pinned_so_that_a_later_version_cannot_change_it_unseen() -> None:
    assert [p.bates for p in drawn(MANY, size=6, seed=2026)] == PINNED


PINNED = ["P-0000386", "P-0000188", "P-0000340", "P-0000370", "P-0000070", "P-0000242"]


def test_every_page_of_a_kind_is_as_likely_as_another() -> None:
    pages = tuple(page(n, "forms") for n in range(10))
    counted = collections.Counter(p.bates for seed in range(4000) for p in drawn(pages, size=3, seed=seed))
    # 1,200 expected of 4,000 draws; five standard deviations are 145.
    assert all(abs(count - 1200) < 145 for count in counted.values())
    assert len(counted) == 10


def test_the_order_shown_is_mixed_and_does_not_go_kind_by_kind() -> None:
    kinds = [p.kind for p in drawn(MANY, size=200, seed=1)]
    changes = sum(a != b for a, b in itertools.pairwise(kinds))
    assert changes > 2 * len(set(kinds))


@given(
    st.lists(st.integers(1, 300), min_size=1, max_size=4).flatmap(
        lambda counts: st.tuples(st.just(counts), st.integers(len(counts), sum(counts)))
    )
)
def test_a_sample_is_shared_out_wholly_with_a_page_of_each_kind(case: tuple[list[int], int]) -> None:
    counts, size = case
    shares = allotted({KINDS[n]: count for n, count in enumerate(counts)}, size)
    assert sum(shares.values()) == size
    assert all(1 <= shares[KINDS[n]] <= count for n, count in enumerate(counts))


@pytest.mark.parametrize("size", [0, 3, 401])
def test_a_size_that_does_not_suit_the_volume_is_refused(size: int) -> None:
    with pytest.raises(InputError) as caught:
        drawn(MANY, size=size, seed=1)
    assert str(caught.value) == "--size: use 4 to 400: a page of each kind at least, all pages at most."
    with pytest.raises(InputError):
        drawn((), size=1, seed=1)


def test_a_bound_is_rounded_up() -> None:
    assert percent(upper_bound(0, 59), up=True) == "4.96 %"
    assert percent(0.05, up=True) == "5.00 %"
    assert percent(1.0, up=True) == "100.00 %"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    base = tmp_path_factory.mktemp("qc")
    roster = make_production(base / "in")
    draw_lines(base / "in" / "c" / "memo.pdf", LINES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("redactor.jobs.run.run_tasks", inline)
        redactor.run(base / "in", out=base / "out", roster=roster, jobs=1)
    return base / "in", base / "out", roster


@pytest.fixture
def job(finished: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The finished job, put back as it was after each test."""
    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    out = finished[1]
    shutil.copytree(out, out.with_name("before"))
    yield out
    shutil.rmtree(out)
    out.with_name("before").rename(out)


def run(finished: tuple[Path, Path, Path]) -> None:
    redactor.run(finished[0], out=finished[1], roster=finished[2], jobs=1)


def mark(client: Client, position: int, *misses: dict, click: str = "", **more: object):
    return client.post(
        "/api/sample",
        {"sample": 1, "position": position, "misses": list(misses), "click": click or str(uuid.uuid4()), **more},
    )


def lantern(client: Client) -> tuple[int, dict]:
    """Return the sampled page with the name that nobody found, and the name's place on it."""
    sampled = client.get("/api/sample").json()["pages"]
    (found,) = [
        (one, word)
        for one in sampled
        for word in client.get(f"/api/documents/{one['document']}/pages/{one['page']}/words").json()["words"]
        if word[0] == "Blue"
    ]
    one, word = found
    place = {
        "start": word[1], "end": word[1] + len("Blue Lantern"), "clause": "identifying-information",
        "category": "person-name",
    }  # fmt: skip
    return one["position"], place


@pytest.mark.model
def test_only_produced_pages_are_drawn_and_the_same_draw_is_the_same_sample(job: Path) -> None:
    sample = draw_sample(job, size=3, seed=9)
    assert sorted(p.bates for p in sample.pages) == ["ICE-0000001", "ICE-0000002", "ICE-0000005"]
    assert draw_sample(job, size=3, seed=9) == sample
    assert draw_sample(job, size=3, seed=10).number == 2
    with pytest.raises(InputError):
        draw_sample(job, size=4, seed=9)


@pytest.mark.model
def test_what_a_reviewer_is_sent_tells_neither_the_kinds_nor_what_another_found(job: Path) -> None:
    sample = draw_sample(job, size=3, seed=9)
    assert {p.kind for p in sample.pages} == {"forms", "e-mail", "narrative"}
    with served(job) as (ana, tom, _):
        position, place = lantern(ana)
        assert mark(ana, position, place).status_code == 201
        sent = tom.get("/api/sample").text + tom.get("/sample").text
        assert not re.search(r"forms|scans|narrative|e-mail|kind|strat|seed", sent, re.I)
        assert "Ana" not in sent
        (of_tom,) = [one for one in tom.get("/api/sample").json()["pages"] if one["position"] == position]
        assert of_tom == {**of_tom, "done": False, "misses": []}
        assert set(of_tom) == {"position", "document", "bates", "page", "done", "misses"}
        (of_ana,) = [one for one in ana.get("/api/sample").json()["pages"] if one["position"] == position]
        assert [miss["text"] for miss in of_ana["misses"]] == ["Blue Lantern"]
        document = tom.get(f"/api/documents/{of_tom['document']}").text
        assert "Ana" not in document, "a mark is no decision: the page view does not show it"


@pytest.mark.model
def test_what_is_no_miss_is_refused_and_not_written(job: Path) -> None:
    draw_sample(job, size=3, seed=9)
    with served(job) as (ana, _, desk):
        position, place = lantern(ana)
        covered = desk.redactions()[0]
        at = next(p["position"] for p in ana.get("/api/sample").json()["pages"] if p["document"] == "ICE-0000001")
        start, end = (int(n) for n in covered.place.split("|")[2].split("-"))
        for answer, message in (
            (mark(ana, 99, place), "There is no such page in the sample."),
            (mark(ana, position, place, sample=4), "Another sample was drawn. Load the page again."),
            (mark(ana, position, {**place, "end": 10**6}), "Those words are not on that page."),
            (mark(ana, position, {**place, "clause": "none"}), "The order has no such clause."),
            (mark(ana, position, click="x"), "A mark needs the name of its click."),
            (mark(ana, position, misses="all"), "Misses are a list of places."),
            (mark(ana, at, {**place, "start": start, "end": end}), "That is redacted already. "
             "Mark what can be read on the page as produced."),
        ):  # fmt: skip
            assert (answer.status_code, answer.json()) == (400, {"error": message})
    with Quality(job / "private" / "job.db") as quality:
        assert quality.marks(1) == {}


@pytest.mark.model
def test_marks_are_appended_and_the_last_of_a_reviewer_counts(job: Path) -> None:
    draw_sample(job, size=3, seed=9)
    with served(job) as (ana, _, _desk):
        position, place = lantern(ana)
        mark(ana, position, place, click="click-0001")
        mark(ana, position, click="click-0001")
        assert len(ana.get("/api/sample").json()["pages"][position - 1]["misses"]) == 1
        mark(ana, position)
        assert ana.get("/api/sample").json()["pages"][position - 1]["misses"] == []
    db = sqlite3.connect(job / "private" / "job.db")
    assert db.execute("SELECT count(*) FROM qc_marks").fetchone() == (2,)
    for table in ("qc_marks", "qc_pages", "qc_samples"):
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(f"DELETE FROM {table}")
    db.close()


@pytest.mark.model
def test_the_report_bounds_nothing_until_every_page_is_looked_at_then_says_it_all(
    job: Path, finished: tuple[Path, Path, Path]
) -> None:
    draw_sample(job, size=3, seed=9)
    with served(job) as (ana, tom, _):
        position, place = lantern(ana)
        others = [n for n in (1, 2, 3) if n != position]
        mark(ana, others[0])
        early = qc_report(job)
        assert (early.is_final, early.left) == (False, 2)
        assert as_plain(early)["overall"] is None
        with pytest.raises(ValueError, match="not looked at"):
            sentence(early)
        mark(ana, others[1])
        mark(ana, position, place)
        for n in (1, 2, 3):
            mark(tom, n)
        report = qc_report(job)
        # Every page was looked at, so the share is known and no longer bounded.
        assert [(s.name, s.misses, s.bound) for s in report.strata] == [
            ("forms", 0, 0.0), ("narrative", 1, 1.0), ("e-mail", 0, 0.0),
        ]  # fmt: skip
        assert (report.share, report.bound) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
        (pair,) = report.pairs
        assert (pair.agreement.raw, pair.agreement.kappa) == (pytest.approx(2 / 3), pytest.approx(0.0))
        (missed,) = report.misses
        assert (missed.bates, missed.category, missed.state) == ("ICE-0000005", "person-name", "open")
        said = sentence(report)
        assert "33.34 %" in said
        assert "Two reviewers looked at each of them" in said
        assert not re.search("Ana|Tom|Lantern|Blue", said)
        result = CliRunner().invoke(command, ["qc", "report", str(job)], standalone_mode=False)
        assert result.return_value == 3, "a miss is still readable"
        assert "Lantern" not in result.output
        ana.act(kind="add", document="ICE-0000005", page=1, **place)
        assert [m.state for m in qc_report(job).misses] == ["decided"]
    run(finished)
    after = qc_report(job)
    assert [m.state for m in after.misses] == ["redacted"]
    assert not after.is_same_volume
    assert "as it was drawn" in sentence(after)
    plain = CliRunner().invoke(command, ["qc", "report", str(job), "--json"], standalone_mode=False)
    assert plain.return_value == 0
    assert json.loads(plain.output)["overall"]["share"] == pytest.approx(1 / 3)


@pytest.mark.model
def test_a_page_made_anew_since_the_draw_cannot_be_marked(job: Path, finished: tuple[Path, Path, Path]) -> None:
    draw_sample(job, size=3, seed=9)
    with served(job) as (ana, _, _desk):
        position, place = lantern(ana)
        ana.act(kind="add", document="ICE-0000005", page=1, **place)
    run(finished)
    with served(job) as (ana, _, _desk):
        answer = mark(ana, position)
        assert answer.json() == {"error": "The page was made anew since the sample was drawn. Draw a new sample."}


@pytest.mark.model
def test_a_job_that_is_not_finished_is_not_sampled(job: Path) -> None:
    (job / "VOL001" / "manifest.json").unlink()
    with pytest.raises(InputError) as caught:
        draw_sample(job, size=3, seed=9)
    assert "not finished" in str(caught.value)


@pytest.mark.model
def test_a_sample_that_was_not_drawn_is_not_reported(job: Path) -> None:
    with pytest.raises(InputError) as caught:
        qc_report(job)
    assert str(caught.value) == "There is no such sample. Draw one with `redactor qc draw OUT --size N --seed S`."
    with served(job) as (ana, _, _desk):
        assert ana.get("/api/sample").json() == {"sample": 0, "pages": []}

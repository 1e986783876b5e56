"""The review server: who is let in, what is recorded, and that nothing is lost or quoted."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

import redactor
from redactor.jobs.events import Events
from redactor.jobs.reviews import demand_second
from redactor.jobs.store import Store
from redactor.review.app import application
from redactor.review.desk import Desk
from redactor.review.server import opened
from redactor.review.worker import Reads, Refused, Reweighing
from tests.production import SURNAME, inline, make_production
from tests.review_server import PORT, TOKENS, Client, served

pytestmark = pytest.mark.model
EMAIL, CERTIFICATION, LOCKED = "ICE-0000001", "ICE-0000002", "ICE-0000003"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("web")
    make_production(base / "in")
    rules = Path(redactor.__file__).parent.parent / "rules"
    shutil.copy(rules / "privilege" / "default.yaml", base / "counsel.yaml")
    shutil.copy(rules / "orders" / "ny-v-ice-ecf68.yaml", base / "order.yaml")
    shutil.copy(rules / "loadfiles" / "concordance.yaml", base / "columns.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("redactor.jobs.run.run_tasks", inline)
        patch.chdir(base)  # All paths are relative here; every test then looks at the job from elsewhere.
        redactor.run(
            "in", out="out", roster="roster.csv", counsel="counsel.yaml", order="order.yaml",
            load_file="columns.yaml", jobs=1,
        )  # fmt: skip
    # Now, while nothing is open: closing a copied job.db would let go of this process's locks on it.
    shutil.copytree(base / "out", base / "untouched")
    return base / "out"


@pytest.fixture(scope="module")
def desks(out: Path) -> Iterator[tuple[Client, Client, Desk]]:
    with served(out) as all_of_it:
        yield all_of_it


@pytest.fixture
def ana(desks: tuple[Client, Client, Desk]) -> Client:
    return desks[0]


@pytest.fixture
def tom(desks: tuple[Client, Client, Desk]) -> Client:
    return desks[1]


GOOD = {"host": f"127.0.0.1:{PORT}"}
ORIGIN = f"http://127.0.0.1:{PORT}"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/wrong-token/", {}),
        ("/", {}),
        ("/token-of-an/", {}),
        ("//token-of-ana/", {}),
        ("/token-of-ana/", {"host": "localhost:8443"}),
        ("/token-of-ana/", {"host": "127.0.0.1:9999"}),
        ("/token-of-ana/", {"host": "evil.example"}),
        ("/token-of-ana/", {"origin": "http://evil.example"}),
        ("/token-of-ana/", {"origin": "null"}),
        ("/token-of-ana/", {"sec-fetch-site": "cross-site"}),
        ("/token-of-ana/api/queue", {"origin": "http://127.0.0.1:1"}),
        ("/static/review.css", {}),
    ],
)
def test_a_wrong_token_host_or_origin_gets_403_and_nothing_else(
    ana: Client, path: str, headers: dict[str, str]
) -> None:
    for method in ("GET", "POST", "PUT", "OPTIONS"):
        origin = {} if method == "GET" else {"origin": ORIGIN}
        answer = ana.web.request(method, path, headers={**GOOD, **origin, **headers})
        assert (answer.status_code, answer.content) == (403, b"")
        assert dict(answer.headers) == {"content-length": "0"}


def test_a_decision_without_an_origin_is_refused(ana: Client) -> None:
    answer = ana.web.post("/token-of-ana/api/acts", json={})
    assert (answer.status_code, answer.content) == (403, b"")


@pytest.mark.parametrize("path", ["/", "/log", "/people", f"/documents/{EMAIL}", "/static/core.js", "/api/queue"])
def test_every_answer_carries_the_policy_and_no_page_has_script_or_style_in_it(ana: Client, path: str) -> None:
    answer = ana.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    if "html" in answer.headers["content-type"]:
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", answer.text)
        assert not re.search(r"https?://", answer.text)


def test_no_static_file_names_an_address_outside() -> None:
    for path in (Path(redactor.__file__).parent / "review").rglob("*"):
        if path.suffix in (".js", ".css", ".j2"):
            assert not re.search(r"https?://|//[a-z]+\.[a-z]", path.read_text("utf-8")), path.name


def test_the_queue_has_every_document_those_that_wait_first(ana: Client) -> None:
    queue = ana.get("/api/queue").json()
    assert sorted(row["begbates"] for row in queue["rows"]) == [f"ICE-000000{n}" for n in range(1, 5)]
    assert queue["rows"][0]["reasons"][0] == "question"
    assert queue["rows"][0]["concerns"] == ["unreadable"]


def _record(client: Client, begbates: str = CERTIFICATION) -> dict:
    return client.get(f"/api/documents/{begbates}").json()


def _redaction(client: Client, text: str, begbates: str = CERTIFICATION) -> dict:
    return next(one for one in _record(client, begbates)["redactions"] if text in one["text"])


def test_a_page_shows_why_each_box_is_there(ana: Client) -> None:
    one = _redaction(ana, SURNAME)
    assert one["clause"] == "identifying-information"
    assert one["authority"].startswith("ECF No. 68")
    assert one["found_by"]
    assert one["status"] == "open"
    ((page, box),) = one["boxes"]
    assert page == 1
    assert box[0] < box[2]
    picture = ana.get(f"/api/documents/{CERTIFICATION}/pages/1/original.png")
    assert picture.content.startswith(b"\x89PNG")
    assert ana.get(f"/api/documents/{CERTIFICATION}/pages/1/produced.png").content.startswith(b"\x89PNG")
    assert ana.get(f"/api/documents/{CERTIFICATION}/pages/9/original.png").status_code == 404
    assert ana.get(f"/api/documents/{LOCKED}/pages/1/original.png").status_code == 404
    assert ana.get("/api/documents/ICE-0000099").status_code == 404


def test_a_second_reviewer_on_an_old_page_is_told_and_sees_the_first_decision(ana: Client, tom: Client) -> None:
    record = _record(tom)
    key = _redaction(tom, SURNAME)["key"]
    done = ana.act(kind="accept", document=CERTIFICATION, keys=[key], note="right")
    assert done.status_code == 201
    late = tom.act(seen=record["seen"], kind="reject", document=CERTIFICATION, keys=[key], note="wrong")
    assert late.status_code == 409
    (told,) = late.json()["overtaken"]
    assert (told["by"], told["kind"], told["note"]) == ("Ana Ruiz", "accept", "right")
    assert _redaction(tom, SURNAME)["status"] == "accepted"
    ana.act(kind="undo", event=done.json()["event"])
    assert _redaction(tom, SURNAME)["status"] == "open"


@pytest.fixture
def demanding(out: Path, tmp_path: Path) -> Iterator[tuple[Client, Client, Desk]]:
    """A copy of the job in which a second reviewer is demanded."""
    shutil.copytree(out.with_name("untouched"), tmp_path / "out")
    with Store(tmp_path / "out" / "private" / "job.db") as store:
        demand_second(store)
    with served(tmp_path / "out") as all_of_it:
        yield all_of_it


def _mine(desk: Desk) -> list[str]:
    return [event.act.kind for event in desk.ledger().waiting]


def test_each_act_that_uncovers_somebody_waits_for_another_reviewer(demanding: tuple[Client, Client, Desk]) -> None:
    ana, tom, desk = demanding
    key = _redaction(ana, SURNAME)["key"]
    person = next(p for p in ana.get("/api/people").json()["people"] if p["on_roster"])
    acts = (
        {"kind": "reject", "document": CERTIFICATION, "keys": [key], "note": "n"},
        {"kind": "status", "person": person["id"], "value": "naturalized", "note": "n"},
        {"kind": "role", "person": person["id"], "value": "officer", "note": "n"},
        {"kind": "withhold", "document": EMAIL, "clause": "attorney-client", "note": "n"},
    )
    for act in acts:
        done = ana.act(**act).json()
        assert done["waits"], act["kind"]
        own = ana.act(kind="sign-off", event=done["event"])
        assert own.json() == {"error": "Somebody else must sign off: this is your own decision."}
        assert tom.act(kind="sign-off", event=done["event"]).status_code == 201
        assert _mine(desk) == []
        ana.act(kind="undo", event=done["event"])


def test_a_name_cannot_be_called_something_else_and_then_uncovered_by_one_reviewer(
    demanding: tuple[Client, Client, Desk],
) -> None:
    ana, _, _ = demanding
    key = _redaction(ana, SURNAME)["key"]
    weakened = ana.act(
        kind="change", document=CERTIFICATION, keys=[key], clause="related-information", category="nationality"
    )
    assert weakened.json()["waits"]


def test_an_acceptance_that_took_a_rejection_back_is_not_undone_by_one_reviewer(
    demanding: tuple[Client, Client, Desk],
) -> None:
    ana, tom, desk = demanding
    key = _redaction(ana, SURNAME)["key"]
    rejected = ana.act(kind="reject", document=CERTIFICATION, keys=[key], note="n").json()["event"]
    tom.act(kind="sign-off", event=rejected)
    accepted = tom.act(kind="accept", document=CERTIFICATION, keys=[key]).json()["event"]
    assert desk.ledger().review_of(desk.by_bates(CERTIFICATION).document_id).marks == ()
    assert ana.act(kind="undo", event=accepted).json()["waits"]
    assert desk.ledger().review_of(desk.by_bates(CERTIFICATION).document_id).marks == ()


def test_of_two_reviewers_who_decide_at_the_same_moment_one_is_recorded_and_the_other_told(
    demanding: tuple[Client, Client, Desk],
) -> None:
    ana, tom, desk = demanding
    key, seen = _redaction(ana, SURNAME)["key"], desk.events.last
    barrier = threading.Barrier(2)

    def decide(client: Client) -> int:
        barrier.wait()
        return client.act(seen=seen, kind="accept", document=CERTIFICATION, keys=[key]).status_code

    with ThreadPoolExecutor(2) as pool:
        codes = sorted(pool.map(decide, (ana, tom)))
    assert codes == [201, 409]
    assert desk.events.last == seen + 1


def test_the_same_click_twice_is_one_decision(ana: Client) -> None:
    key = _redaction(ana, SURNAME)["key"]
    first = ana.act(click="click-0001", kind="accept", document=CERTIFICATION, keys=[key])
    again = ana.act(seen=0, click="click-0001", kind="accept", document=CERTIFICATION, keys=[key])
    assert first.json()["event"] == again.json()["event"]
    ana.act(kind="undo", event=first.json()["event"])


@pytest.mark.parametrize(
    ("act", "message"),
    [
        ({"kind": "burn"}, "There is no such decision."),
        ({"kind": "accept", "document": "ICE-0000099", "keys": []}, "There is no such document."),
        (
            {"kind": "accept", "document": CERTIFICATION, "keys": ["x"]},
            "The redaction is not there any more. Load the page again.",
        ),
        ({"kind": "reject", "document": CERTIFICATION, "keys": ["x"]}, "Say why."),
        (
            {"kind": "add", "document": CERTIFICATION, "clause": "none", "category": "age"},
            "The order has no such clause.",
        ),
        (
            {
                "kind": "add",
                "document": CERTIFICATION,
                "clause": "tps",
                "category": "age",
                "page": 1,
                "start": 0,
                "end": 9,
            },
            "The clause does not protect that category.",
        ),
        (
            {
                "kind": "add", "document": CERTIFICATION, "clause": "tps", "category": "tps", "page": 1,
                "start": 0, "end": 99999,
            },
            "Those words are not on that page.",
        ),
        (
            {
                "kind": "add", "document": CERTIFICATION, "clause": "tps", "category": "tps", "page": 1,
                "rect": [1, 1, float(10**12), "x"],
            },
            "The box needs four numbers.",
        ),
        (
            {
                "kind": "add", "document": CERTIFICATION, "clause": "tps", "category": "tps", "page": 1,
                "rect": [5, 5, 5, 5],
            },
            "The box is too small.",
        ),
        ({"kind": "undo", "event": 999}, "That decision cannot be undone, or is undone already."),
        ({"kind": "sign-off", "event": 1}, "That decision does not wait for a second reviewer."),
        (
            {"kind": "release", "document": LOCKED, "note": "n"},
            "The program could not work on the document, so it cannot be released. Withhold it, or mend it.",
        ),
        ({"kind": "merge", "person": "a", "other": "b"}, "There is no such person any more. Load the page again."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_words_and_not_recorded(
    ana: Client, desks: tuple[Client, Client, Desk], act: dict, message: str
) -> None:
    before = desks[2].events.last
    answer = ana.act(**act)
    assert (answer.status_code, answer.json()) == (400, {"error": message})
    assert desks[2].events.last == before


def test_everywhere_counts_before_it_is_decided(ana: Client, desks: tuple[Client, Client, Desk]) -> None:
    while desks[2].unread():
        time.sleep(0.2)
    words = ana.get(f"/api/documents/{EMAIL}/pages/1/words").json()["words"]
    start = next(word[1] for word in words if word[0] == "courthouse")
    question = {
        "kind": "add", "document": EMAIL, "page": 1, "start": start, "end": start + 10,
        "clause": "related-information", "category": "family",
    }  # fmt: skip
    counted = ana.post("/api/everywhere", question).json()
    assert counted == {"count": 1, "documents": [[EMAIL, 1]], "unread": 0, "already": 0}
    name = _redaction(ana, SURNAME)
    alike = ana.post(
        "/api/everywhere", {"kind": "reject", "document": CERTIFICATION, "keys": [name["key"]], "note": "-"}
    )
    assert alike.json()["count"] >= 1


def test_the_effect_of_a_decision_about_a_person_is_counted_first(ana: Client) -> None:
    everybody = ana.get("/api/people").json()["people"]
    officer = next(one for one in everybody if any("whitcombe" in name for name in one["names"]))
    effect = ana.post(
        "/api/effect", {"kind": "role", "person": officer["id"], "value": "protected", "note": "-"}
    ).json()
    assert effect["documents"] == [EMAIL, CERTIFICATION]
    assert effect["added"] >= 3
    assert effect["lifted"] == 0
    assert ana.get("/api/people").json()["people"] == everybody


def test_the_log_is_sorted_filtered_and_exported_as_it_is_shown(ana: Client) -> None:
    served_log = ana.get("/api/log?which=served&sort=category&descending=1").json()
    at = served_log["columns"].index("category")
    assert [row[at] for row in served_log["rows"]] == sorted((r[at] for r in served_log["rows"]), reverse=True)
    assert "text" not in served_log["columns"]
    assert SURNAME not in ana.get("/api/log.csv?which=served").text
    inner = ana.get("/api/log.csv?which=inner&text=a-number")
    assert inner.headers["content-disposition"] == 'attachment; filename="redaction-log-inner.csv"'
    assert all("a-number" in line for line in inner.text.splitlines()[1:])


def test_the_kept_words_are_their_owners_alone(out: Path, ana: Client) -> None:
    assert ana.get("/api/progress").status_code == 200
    assert (out / "private" / "review").stat().st_mode & 0o077 == 0
    assert (out / "private" / "review" / "words.db").stat().st_mode & 0o077 == 0


def test_a_job_run_with_relative_paths_is_found_from_another_folder(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = out.parent
    with served(Path(os.path.relpath(out))) as (ana, _, desk):
        kept = desk.settings
        assert kept.sources == (base / "in",)
        assert (kept.roster, kept.counsel, kept.order) == (
            base / "roster.csv", base / "counsel.yaml", base / "order.yaml",
        )  # fmt: skip
        assert kept.load_file == str(base / "columns.yaml")
        assert ana.get(f"/api/documents/{CERTIFICATION}/pages/1/original.png").status_code == 200
        assert ana.get(f"/api/documents/{CERTIFICATION}/pages/1/words").json()["readable"]


def test_a_review_of_no_job_says_so(tmp_path: Path) -> None:
    from redactor.errors import InputError

    with pytest.raises(InputError) as caught, opened(tmp_path):
        pass
    assert str(caught.value) == "There is no job in OUT. Run `redactor run` first."


def test_a_fault_shows_no_text(out: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    canary = "CANARY-77ab"

    def broken(*_: object) -> None:
        raise RuntimeError(canary)

    with opened(out) as desk:
        monkeypatch.setattr("redactor.review.document.document", broken)
        web = TestClient(application(desk, tokens=TOKENS, port=PORT), base_url=ORIGIN, raise_server_exceptions=False)
        answer = web.get(f"/token-of-ana/api/documents/{EMAIL}")
    assert answer.status_code == 500
    assert canary not in answer.text
    assert canary not in "".join(capfd.readouterr())


def test_words_come_from_what_the_run_read_and_not_from_reading_again(
    desks: tuple[Client, Client, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks[2]
    listed = desk.by_bates(EMAIL)
    assert listed is not None
    found = desk._found(listed)
    assert found is not None
    answer = Reads(settings=desk.settings)()
    read = answer(Reweighing(task=desk._task(listed)))

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("redactor.intake.read_document", forbidden)
    assert answer(Reweighing(task=desk._task(listed), found=found)) == read
    damaged = dataclasses.replace(found, reading=found.reading[:-9])
    assert answer(Reweighing(task=desk._task(listed), found=damaged)) == Refused(
        message="What was kept of the document is damaged. Run the job again."
    )
    other = dataclasses.replace(desk._task(listed), path=desk._paths[desk.by_bates(CERTIFICATION).document_id])
    assert answer(Reweighing(task=other, found=found)) == Refused(
        message="The source changed while the job ran. Run again when it is at rest."
    )


@pytest.mark.own_processes
def test_a_server_killed_at_any_moment_loses_no_confirmed_decision(out: Path) -> None:
    confirmed: list[int] = []
    for pause in (0.0, 0.01, 0.05):
        server, address = _start(out)
        try:
            with httpx.Client(headers={"origin": address.rsplit("/", 2)[0]}, timeout=30) as web:
                record = web.get(f"{address}api/documents/{EMAIL}").json()
                key, seen = record["redactions"][0]["key"], record["seen"]
                deadline = time.monotonic() + pause
                for n in range(200):
                    body = {
                        "kind": "accept", "document": EMAIL, "keys": [key], "seen": seen, "click": f"{pause}-click-{n}",
                    }  # fmt: skip
                    answer = web.post(f"{address}api/acts", json=body).json()
                    confirmed.append(answer["event"])
                    seen = answer["seen"]
                    if time.monotonic() > deadline:
                        break
                server.send_signal(signal.SIGKILL)
        finally:
            server.kill()
            server.communicate()
    with Events(out / "private" / "job.db") as events:
        assert set(confirmed) <= {event.number for event in events.all()}
    with Store(out / "private" / "job.db") as store:
        assert store.rows()


def _start(out: Path) -> tuple[subprocess.Popen[str], str]:
    code = "from redactor.cli import main; main()"
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, "review", str(out), "--reviewer", "Ana Ruiz"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_environment(),
    )  # fmt: skip
    assert server.stdout is not None
    return server, server.stdout.readline().split(": ", 1)[1].strip()


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1"}

"""Attacks on the review server over its real socket: hand-made requests, other sites, slow and giant bodies, kills."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from redactor.jobs.events import Events
from redactor.review import app, server
from redactor.review.desk import Desk
from tests.production import SURNAME
from tests.review_server import PORT, TOKENS, Client, served
from tests.shared import finished_small

pytestmark = pytest.mark.model
EMAIL, CERTIFICATION = "ICE-0000001", "ICE-0000002"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    finished = finished_small(tmp_path_factory)
    return Path(shutil.copytree(finished / "out", tmp_path_factory.mktemp("attacked") / "out"))


class Server:
    """A review server in a process of its own, with what it wrote to stderr."""

    def __init__(self, out: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [
                sys.executable, "-W", "ignore", "-c", "from redactor.cli import main; main()", "review", str(out),
                "--reviewer", "Ana Ruiz", "--reviewer", "Tom Bell", *arguments,
            ],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        assert self.process.stdout is not None
        self.links = [self.process.stdout.readline().split(": ", 1)[1].strip() for _ in range(2)]
        self.host = self.links[0].split("/")[2]
        self.tokens = [link.split("/")[3] for link in self.links]

    def raw(self, request: bytes, seconds: float = 20.0) -> bytes:
        """Send a request and return all that comes back until the server closes."""
        if b"\r\nConnection:" not in request:
            request = request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
        name, _, port = self.host.partition(":")
        with socket.create_connection((name, int(port)), timeout=seconds) as talk:
            talk.sendall(request)
            found = b""
            while piece := talk.recv(65536):
                found += piece
        return found

    def post(self, path: str, body: object, who: int = 0) -> tuple[int, dict]:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            connection.request(
                "POST", f"/{self.tokens[who]}{path}", json.dumps(body),
                {"origin": f"http://{self.host}", "content-type": "application/json"},
            )  # fmt: skip
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def get(self, path: str) -> dict:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            connection.request("GET", f"/{self.tokens[0]}{path}")
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    def end(self, how: int = signal.SIGTERM) -> str:
        self.process.send_signal(how)
        return self.process.communicate(timeout=60)[1]


@pytest.fixture(scope="module")
def attacked(out: Path) -> Iterator[Server]:
    running = Server(out)
    yield running
    said = running.end()
    assert SURNAME not in said
    assert not any(token in said for token in running.tokens)


REFUSED = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n"
FORGED = {
    "no host": b"GET /TOKEN/ HTTP/1.0\r\n\r\n",
    "two hosts": b"GET /TOKEN/ HTTP/1.0\r\nHost: HOST\r\nHost: evil.example\r\n\r\n",
    "a name that leads here": b"GET /TOKEN/ HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n",
    "a host with a dot": b"GET /TOKEN/ HTTP/1.1\r\nHost: 127.0.0.1.:PORT\r\n\r\n",
    "another spelling of the host": b"GET /TOKEN/ HTTP/1.1\r\nHost: 127.1:PORT\r\n\r\n",
    "a forwarded host": b"GET /TOKEN/ HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: HOST\r\n\r\n",
    "an absolute address": b"GET http://HOST/TOKEN/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a token behind dots": b"GET /x/../TOKEN/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a token behind an encoded slash": b"GET /%2fTOKEN/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a token in a query": b"GET /?TOKEN HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a token in a header": b"GET / HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\nCookie: t=TOKEN\r\n\r\n",
    "half a token": b"GET /HALF/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "broken UTF-8": b"GET /%ff%fe/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "half a character": b"GET /%ed%a0%80/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a form of another site": (
        b"POST /TOKEN/api/acts HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\n"
        b"Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"
    ),
    "a form of another port": (
        b"POST /TOKEN/api/acts HTTP/1.1\r\nHost: HOST\r\nOrigin: http://127.0.0.1:1\r\nContent-Length: 2\r\n\r\n{}"
    ),
    "a form without an origin": b"POST /TOKEN/api/acts HTTP/1.1\r\nHost: HOST\r\nContent-Length: 2\r\n\r\n{}",
    "an encrypted twin": (
        b"POST /TOKEN/api/acts HTTP/1.1\r\nHost: HOST\r\nOrigin: https://HOST\r\nContent-Length: 2\r\n\r\n{}"
    ),
    "a method in small letters": b"get /TOKEN/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a method of nobody": b"BREW /TOKEN/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a preflight": (
        b"OPTIONS /TOKEN/api/acts HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\n"
        b"Access-Control-Request-Method: POST\r\n\r\n"
    ),
    "a picture in another site": (
        b"GET /TOKEN/api/queue HTTP/1.1\r\nHost: HOST\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n\r\n"
    ),
    "a socket of another site": (
        b"GET /TOKEN/ HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\n"
        b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    ),
}


def filled(server: Server, request: bytes) -> bytes:
    token = server.tokens[0].encode()
    request = request.replace(b"HOST", server.host.encode()).replace(b"PORT", server.host.split(":")[1].encode())
    return request.replace(b"TOKEN", token).replace(b"HALF", token[:-1])


@pytest.mark.own_processes
@pytest.mark.parametrize("name", FORGED)
def test_a_forged_request_gets_403_and_nothing_else(attacked: Server, name: str) -> None:
    answer = attacked.raw(filled(attacked, FORGED[name]))
    if answer.startswith(b"HTTP/1.1 400"):  # What is no HTTP at all is told so before anything is looked at.
        assert name in ("no host", "two hosts")
        assert answer.endswith((b"Invalid HTTP request received.", b"\r\n\r\n"))
        return
    assert answer.startswith(REFUSED), answer[:200]
    assert answer.partition(b"\r\n\r\n")[2] == b""


@pytest.mark.own_processes
def test_no_socket_is_opened_even_for_the_page_itself(attacked: Server) -> None:
    request = FORGED["a socket of another site"].replace(b"http://evil.example", b"http://HOST")
    assert (
        b"101"
        not in attacked.raw(filled(attacked, request).replace(b"Connection: Upgrade", b"Connection: close, Upgrade"))[
            :15
        ]
    )


@pytest.mark.own_processes
@pytest.mark.parametrize(
    "path",
    [
        "static/../app.py", "static/..%2fapp.py", "static/%2e%2e/app.py", "static/..%5capp.py", "static//etc/passwd",
        "static/%2fetc%2fpasswd", "static/./../../rules/__init__.py", "documents/..%2f..%2fprivate%2fjob.key",
        "api/documents/..%2f..%2fprivate%2fjob.key/pages/1/original.png", "api/documents/ICE-0000001/pages/0/words",
        f"api/documents/ICE-0000001/pages/{10**30}/words", f"api/documents/ICE-0000001/pages/{10**30}/original.png",
        "api/documents/ICE-0000001/pages/0/original.png", "api/documents/ICE-0000001/pages/-1/original.png",
        "api/documents/ICE-0000001/pages/1/..%2foriginal.png", "private/job.key", "static/", "api",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_pages(attacked: Server, path: str) -> None:
    request = f"GET /{attacked.tokens[0]}/{path} HTTP/1.1\r\nHost: {attacked.host}\r\nConnection: close\r\n\r\n"
    head, _, body = attacked.raw(request.encode()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 404"), head[:80]
    assert b"import" not in body
    assert b"root:" not in body
    assert path.encode() not in body
    for header in (b"cache-control: no-store", b"referrer-policy: no-referrer", b"content-security-policy:"):
        assert header in head


@pytest.mark.own_processes
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "POST"])
def test_a_page_can_only_be_looked_at(attacked: Server, method: str) -> None:
    request = (
        f"{method} /{attacked.tokens[0]}/ HTTP/1.1\r\nHost: {attacked.host}\r\nOrigin: http://{attacked.host}\r\n"
        "X-HTTP-Method-Override: GET\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    head, _, body = attacked.raw(request.encode()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 405")
    assert body == b"Method Not Allowed"
    assert b"cache-control: no-store" in head


@pytest.mark.own_processes
def test_a_giant_body_is_cut_off_and_the_server_still_answers(attacked: Server) -> None:
    size = app.MOST_BYTES * 40
    request = (
        f"POST /{attacked.tokens[0]}/api/acts HTTP/1.1\r\nHost: {attacked.host}\r\nOrigin: http://{attacked.host}\r\n"
        f"Content-Length: {size}\r\nConnection: close\r\n\r\n"
    ).encode()
    name, _, port = attacked.host.partition(":")
    sent = 0
    with socket.create_connection((name, int(port)), timeout=20) as talk:
        talk.sendall(request)
        try:
            while sent < size:
                sent += talk.send(b"x" * 65536)
            answer = talk.recv(200)
        except (BrokenPipeError, ConnectionResetError):
            answer = b""
    assert sent < size or answer.startswith(b"HTTP/1.1 413")
    assert attacked.get("/api/progress")["documents"] == 4


@pytest.mark.own_processes
def test_slow_senders_keep_nobody_waiting(attacked: Server) -> None:
    name, _, port = attacked.host.partition(":")
    head = (
        f"POST /{attacked.tokens[0]}/api/acts HTTP/1.1\r\nHost: {attacked.host}\r\nOrigin: http://{attacked.host}\r\n"
        "Content-Length: 9999\r\n\r\n{"
    ).encode()
    slow = [socket.create_connection((name, int(port)), timeout=20) for _ in range(120)]
    try:
        for n, talk in enumerate(slow):
            talk.sendall(head if n % 2 else head[:40])
        began = time.monotonic()
        assert attacked.get("/api/progress")["documents"] == 4
        assert time.monotonic() - began < 5
    finally:
        for talk in slow:
            talk.close()


def test_a_body_that_does_not_end_is_given_up(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from starlette.requests import Request

    async def never(_: Request) -> bytes:
        import asyncio

        await asyncio.sleep(30)
        return b""

    monkeypatch.setattr(app, "SECONDS_A_BODY", 0.05)
    monkeypatch.setattr(app, "_body", never)
    with served(out) as (ana, _, _desk):
        answer = ana.act(seen=0, kind="accept")
    assert (answer.status_code, answer.json()) == (408, {"error": "That took too long to arrive."})


@pytest.fixture(scope="module")
def desk(out: Path) -> Iterator[tuple[Client, Desk]]:
    with served(out) as (ana, _, opened):
        yield ana, opened


ODD: tuple[object, ...] = (
    None, True, -1, 10**30, 1 << 53, 1.5, "", "x" * 3000, "\x00", "\x1b[2J", "../..", [], ["a"], {}, {"a": 1}, [[]],
    "\u202eabc",
)  # fmt: skip
FIELDS = (
    "kind", "document", "keys", "clause", "category", "page", "start", "end", "rect", "note", "event", "person",
    "other", "names", "codes", "value", "click", "seen",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["accept", "reject", "change", "add", "undo", "sign-off", "release", "split", "role"])
def test_no_value_makes_the_server_stumble(desk: tuple[Client, Desk], kind: str) -> None:
    ana, opened = desk
    before = opened.events.last
    record = ana.get(f"/api/documents/{CERTIFICATION}").json()
    person = ana.get("/api/people").json()["people"][0]["id"]
    good = {
        "kind": kind, "document": CERTIFICATION, "keys": [record["redactions"][0]["key"]], "note": "why", "page": 1,
        "clause": "tps", "category": "tps", "start": 0, "end": 5, "event": 1, "person": person, "names": ["a"],
        "codes": [], "value": "officer",
    }  # fmt: skip
    for name in FIELDS:
        for value in ODD:
            sent = {"click": str(uuid.uuid4()), "seen": before, **good, name: value}
            answer = ana.post("/api/acts", sent)
            assert answer.status_code in (201, 400, 409), (name, value)
            if answer.status_code == 201:  # The odd value was of no account to this decision.
                before = answer.json()["event"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[",
        b"[1]",
        b"7",
        b'"x"',
        b"\xff\xfe",
        b"[" * 500_000,
        b'{"a":' * 100_000,
        b'{"kind":"\\ud800"}',
        b"{}" * 2,
    ],
)
def test_what_is_no_question_is_refused(desk: tuple[Client, Desk], body: bytes) -> None:
    ana, _ = desk
    answer = ana.web.post(f"/{ana.token}/api/acts", content=body, headers={"origin": f"http://127.0.0.1:{PORT}"})
    assert answer.status_code == 400
    assert "error" in answer.json()


@pytest.mark.parametrize("path", ["", "log", "people", f"documents/{EMAIL}", "sample"])
def test_the_token_leaves_no_page(desk: tuple[Client, Desk], path: str) -> None:
    ana, _ = desk
    answer = ana.get(f"/{path}")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    for address in re.findall(r"(?:href|src|action)=[\"']([^\"']+)", answer.text):
        assert address.startswith((f"/{TOKENS_OF_ANA}/", "#")), address


TOKENS_OF_ANA = next(iter(TOKENS))


def test_a_full_disk_is_told_and_nothing_is_recorded(
    desk: tuple[Client, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    from redactor.errors import DiskFull

    ana, opened = desk
    key = ana.get(f"/api/documents/{CERTIFICATION}").json()["redactions"][0]["key"]

    def full(*_: object, **__: object) -> None:
        raise DiskFull("There is no room left for private/job.db. Free space and decide again.")

    monkeypatch.setattr(opened.events, "append", full)
    answer = ana.act(seen=0, kind="accept", document=CERTIFICATION, keys=[key])
    assert answer.status_code == 507
    assert "no room" in answer.json()["error"]


def test_a_fault_is_told_by_kind_and_place_and_never_by_what_it_says(capfd: pytest.CaptureFixture[str]) -> None:
    import logging

    with server._bare_faults():
        try:
            Desk(Path("/nowhere/CANARY-31"))
        except Exception as error:
            logging.getLogger("uvicorn.error").error("Exception CANARY-31", exc_info=error)
        logging.getLogger("uvicorn.error").warning("Invalid CANARY-31")
    said = capfd.readouterr().err
    assert re.fullmatch(
        r"The review server met a fault: InputError at reader.py:\d+. What was confirmed is kept.\n"
        r"The review server met a request that it does not understand.\n",
        said,
    )


@pytest.mark.own_processes
def test_a_server_killed_amid_the_clicks_of_two_reviewers_loses_and_doubles_none(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = Path(shutil.copytree(finished_small(tmp_path_factory) / "out", tmp_path / "out"))
    lot = random.Random(7)
    for _ in range(2):
        running = Server(out)
        keys = [one["key"] for one in running.get(f"/api/documents/{CERTIFICATION}")["redactions"]]
        sent: list[list[tuple[str, dict]]] = [[], []]
        confirmed: list[dict[str, int]] = [{}, {}]

        def click(who: int, keys: list[str] = keys, running: Server = running, sent=sent, confirmed=confirmed) -> None:
            for _ in range(400):
                body = {
                    "kind": "accept", "document": CERTIFICATION, "keys": [keys[who]], "seen": 1 << 40,
                    "click": str(uuid.uuid4()),
                }  # fmt: skip
                sent[who].append((body["click"], body))
                try:
                    status, answer = running.post("/api/acts", body, who)
                except (OSError, http.client.HTTPException, ValueError):
                    return
                assert status == 201
                confirmed[who][body["click"]] = answer["event"]

        threads = [threading.Thread(target=click, args=(who,)) for who in (0, 1)]
        for one in threads:
            one.start()
        time.sleep(lot.uniform(0.3, 1.2))
        running.end(signal.SIGKILL)
        for one in threads:
            one.join()
        assert confirmed[0]
        assert confirmed[1]
        with Events(out / "private" / "job.db") as events:
            kept = {event.number: event.reviewer for event in events.all()}
        for who, name in enumerate(("Ana Ruiz", "Tom Bell")):
            assert all(kept[number] == name for number in confirmed[who].values())
        # The page sends what was not confirmed again, under the same name: it counts once.
        again = Server(out)
        for who in (0, 1):
            name, body = sent[who][-1]
            numbers = {again.post("/api/acts", body, who)[1]["event"] for _ in range(3)}
            assert len(numbers) == 1
            assert confirmed[who].get(name, min(numbers)) in numbers
        again.end()

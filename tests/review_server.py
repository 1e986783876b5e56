"""A reviewed job for tests: the small production, run once, and a client that speaks as a browser would."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from redactor.review.app import application
from redactor.review.desk import Desk
from redactor.review.server import opened

PORT = 8443
TOKENS = {"token-of-ana": "Ana Ruiz", "token-of-tom": "Tom Bell"}


class Client:
    """One reviewer's browser."""

    def __init__(self, web: TestClient, token: str) -> None:
        self.web, self.token = web, token

    def get(self, path: str, **more: object):
        return self.web.get(f"/{self.token}{path}", **more)

    def post(self, path: str, body: object, **headers: str):
        return self.web.post(
            f"/{self.token}{path}", json=body, headers={"origin": f"http://127.0.0.1:{PORT}", **headers}
        )

    def act(self, seen: int | None = None, click: str = "", **act: object):
        now = self.get("/api/progress").json()["seen"] if seen is None else seen
        return self.post("/api/acts", {**act, "seen": now, "click": click or str(uuid.uuid4())})


@contextmanager
def served(out: Path) -> Iterator[tuple[Client, Client, Desk]]:
    """Open a job and yield two reviewers and the desk."""
    with opened(out) as desk:
        web = TestClient(
            application(desk, tokens=TOKENS, port=PORT), base_url=f"http://127.0.0.1:{PORT}",
            raise_server_exceptions=True,
        )  # fmt: skip
        ana, tom = (Client(web, token) for token in TOKENS)
        yield ana, tom, desk

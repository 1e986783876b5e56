"""Serve the review on this machine alone, and read the production's words in the background."""

from __future__ import annotations

import contextlib
import logging
import secrets
import socket
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from redactor.errors import InputError
from redactor.review.app import application
from redactor.review.desk import Desk
from redactor.review.guard import HOST

TOKEN_BYTES = 24
SECONDS_BEFORE_READING = 1.5
SECONDS_TO_STAND_BACK = 0.05
DOTS_AT_FIRST = 72
PROGRAM = "redactor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The address under which one reviewer works; whoever has it is that reviewer."""

    reviewer: str
    address: str


def serve(
    out: Path, *, reviewers: Sequence[str], port: int, second_reviewer: bool, ready: Callable[[list[Link]], None]
) -> None:
    """Serve until interrupted; `ready` is called with one link a reviewer.

    Raises:
        InputError: OUT holds no job, its sources are gone, or the port is taken.
    """
    with opened(out, second_reviewer=second_reviewer) as desk, listening(port) as heard, _bare_faults():
        tokens = {secrets.token_urlsafe(TOKEN_BYTES): name for name in reviewers}
        number = heard.getsockname()[1]
        links = [Link(reviewer=n, address=f"http://{HOST}:{number}/{t}/") for t, n in tokens.items()]
        # No access log: an address holds the token, and nothing of a request is written down.
        config = uvicorn.Config(
            application(desk, tokens=tokens, port=number), log_config=None, access_log=False, server_header=False,
            date_header=False, lifespan="off", ws="none", proxy_headers=False,
        )  # fmt: skip
        _Server(config, ready=lambda: ready(links)).run(sockets=[heard])


class _Bare(logging.Formatter):
    """Says of a fault its kind and its place in this program, never its message: that could quote a document."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return "The review server met a request that it does not understand."
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if PROGRAM in Path(frame.filename).parts]
        where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        return f"The review server met a fault: {type(error).__name__}{where}. What was confirmed is kept."


@contextlib.contextmanager
def _bare_faults() -> Iterator[None]:
    """Have the server's libraries log faults without what they say."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Bare())
    loggers = [logging.getLogger(name) for name in ("uvicorn", "asyncio")]
    for one in loggers:
        one.addHandler(handler)
        one.propagate = False
    try:
        yield
    finally:
        for one in loggers:
            one.removeHandler(handler)
            one.propagate = True


class _Server(uvicorn.Server):
    """Says that it is ready once it answers: the first page is not kept waiting for the server's own start."""

    def __init__(self, config: uvicorn.Config, *, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


@contextlib.contextmanager
def opened(out: Path, *, second_reviewer: bool = False) -> Iterator[Desk]:
    """Open a job for review and read its words in the background, until the review ends."""
    desk = Desk(out)
    if second_reviewer:
        desk.demand_second()
    desk.listed()  # Read before anybody waits for it: the first page of a large production then shows at once.
    ended = threading.Event()
    reading = threading.Thread(target=_read_all, args=(desk, ended), daemon=True)
    reading.start()
    try:
        yield desk
    finally:
        ended.set()
        reading.join()
        desk.close()


def _read_all(desk: Desk, ended: threading.Event) -> None:
    """Start the worker that draws, then read every document; the first page of the review is not kept waiting."""
    if ended.wait(SECONDS_BEFORE_READING):
        return
    first = next((one for one in desk.listed().values() if one.state == "produced"), None)
    if first is not None:
        desk.picture(first, 1, DOTS_AT_FIRST, as_produced=True)
    for listed in desk.unread():
        while desk.is_somebody_looking() and not ended.is_set():
            ended.wait(SECONDS_TO_STAND_BACK)
        if ended.is_set():
            return
        desk.read(listed)


@contextlib.contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """Hold a port of this machine; 0 is any that is free."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as heard:
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            heard.bind((HOST, port))
        except OSError:
            raise InputError(f"--port {port}: it is in use. Choose another one, or 0 for any that is free.") from None
        yield heard

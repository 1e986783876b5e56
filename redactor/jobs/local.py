"""Worker processes on this machine.

Every document is worked in a process that may crash, hang or run out of memory without harm to the others:
the driver sees it, reports that one document as failed and starts another worker.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from redactor.errors import ComponentMissing, RulesError
from redactor.jobs.garbage import loaded_for_good
from redactor.jobs.limits import BYTES_OF_A_FILE, BYTES_PER_WORKER, SECONDS_AT_LEAST

Task = TypeVar("Task")
Result = TypeVar("Result")

POLL_SECONDS = 1.0
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A task whose worker ended without an answer. `why` is `died` or `too long`."""

    why: str


@dataclass(slots=True, kw_only=True)
class _Worker(Generic[Task]):
    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    until: float = 0.0


def run_tasks(
    tasks: Iterable[Task],
    make_work: Callable[[], Callable[[Task], Result]],
    *,
    workers: int,
    seconds: Callable[[Task], float] = lambda _: SECONDS_AT_LEAST,
) -> Generator[tuple[Task, Result | Lost], None, None]:
    """Yield every task once with its result, in the order of completion.

    `make_work` is called once in each worker (it loads models) and must be picklable, as must be tasks and
    results. A worker that dies or works longer than `seconds` of its task costs that task only. A death is
    forgiven once, for it may have come from outside (memory, an administrator): the task is tried again, last.

    Raises:
        ComponentMissing, RulesError: a worker could not be set up.
    """
    coming = iter(tasks)
    waiting: deque[Task] = deque(islice(coming, workers))
    pool: list[_Worker[Task]] = []
    died: list[Task] = []
    try:
        while waiting or any(worker.task is not None for worker in pool):
            _keep_busy(pool, waiting, make_work, workers, seconds)
            # Drawn as they are needed: what a task holds of its document is never held for the whole production.
            waiting.extend(islice(coming, workers - len(waiting)))
            for worker in _ready(pool):
                task = worker.task
                answer = _answer(worker)
                if task is None or isinstance(answer, _Idle):
                    continue
                if isinstance(answer, Lost):
                    pool.remove(worker)
                    _stop(worker)
                worker.task = None
                if answer == Lost(why="died") and not any(one is task for one in died):
                    died.append(task)
                    waiting.append(task)
                    continue
                yield task, answer  # type: ignore[misc]  # the worker sends what make_work's function returned
    finally:
        for worker in pool:
            _stop(worker)


class _Idle:
    """A worker that is at work or has nothing to do."""


def _keep_busy(
    pool: list[_Worker[Task]], waiting: deque[Task], make_work: Callable[[], Callable[[Task], Result]], workers: int,
    seconds: Callable[[Task], float],
) -> None:  # fmt: skip
    busy = sum(worker.task is not None for worker in pool)
    while waiting and len(pool) < min(workers, busy + len(waiting)):
        pool.append(_start(make_work, dies_with_driver=True))
    for worker in list(pool):
        if worker.task is None and waiting:
            try:
                worker.pipe.send(waiting[0])
            except (BrokenPipeError, ConnectionResetError):  # killed while it had nothing to do
                pool.remove(worker)
                _stop(worker)
                continue
            worker.task = waiting.popleft()
            worker.until = time.monotonic() + seconds(worker.task)


def _start(make_work: Callable[[], Callable[[Task], Result]], *, dies_with_driver: bool = False) -> _Worker[Task]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, make_work, dies_with_driver), daemon=True)
    process.start()
    there.close()
    return _Worker(process=process, pipe=here)


def _ready(pool: list[_Worker[Task]]) -> list[_Worker[Task]]:
    at_work = [worker for worker in pool if worker.task is not None]
    answered = set(wait([worker.pipe for worker in at_work], timeout=POLL_SECONDS))
    now = time.monotonic()
    return [w for w in at_work if w.pipe in answered or now > w.until]


def _answer(worker: _Worker[Task]) -> object:
    try:
        if worker.pipe.poll():
            kind, value = worker.pipe.recv()
            if kind == "setup":
                raise value
            return value
    except (EOFError, ConnectionResetError):
        return Lost(why="died")
    return Lost(why="too long") if time.monotonic() > worker.until else _Idle()


def _stop(worker: _Worker[Task]) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _serve(pipe: Connection, make_work: Callable[[], Callable[[Task], Result]], dies_with_driver: bool) -> None:
    """Run in the worker: set up once, then answer task after task until the driver is gone."""
    if dies_with_driver:
        _die_with_driver()
    # What a library prints may quote the document it chokes on; nothing of it leaves the worker.
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_PER_WORKER, BYTES_PER_WORKER))
    resource.setrlimit(resource.RLIMIT_FSIZE, (BYTES_OF_A_FILE, BYTES_OF_A_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.umask(0o077)
    try:
        with loaded_for_good():
            work = make_work()
    except (ComponentMissing, RulesError) as error:
        pipe.send(("setup", error))
        return
    try:
        while True:
            pipe.send(("result", work(pipe.recv())))
    except (EOFError, BrokenPipeError):
        return


def _die_with_driver() -> None:
    """Have this process killed when the thread that started it ends: a worker left behind by a killed run would
    write into the folder that the next run works in. Elsewhere than on Linux it ends at its next answer. See prctl(2).
    """
    if sys.platform == "linux" and ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        raise OSError("prctl")

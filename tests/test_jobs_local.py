"""Workers may crash, hang or fail to start; the others' documents are done all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from redactor.errors import RulesError
from redactor.jobs.local import Lost, run_tasks


def make_work() -> Callable[[str], str]:
    def work(task: str) -> str:
        if task == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if task == "hang":
            time.sleep(60)
        return task.upper()

    return work


def make_nothing() -> Callable[[str], str]:
    raise RulesError("rules: something is wrong.")


def test_every_task_comes_back_once_whatever_its_neighbours_do() -> None:
    tasks = ["a", "crash", "b", "hang", "c"]
    results = dict(run_tasks(tasks, make_work, workers=2, seconds=lambda _: 3.0))
    assert results == {
        "a": "A", "b": "B", "c": "C", "crash": Lost(why="died"), "hang": Lost(why="too long"),
    }  # fmt: skip


def make_fragile_work() -> Callable[[str], str]:
    def work(task: str) -> str:
        if not Path(task).exists():
            Path(task).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    return work


def test_a_task_whose_worker_is_killed_from_outside_is_done_again(tmp_path: Path) -> None:
    tasks = [str(tmp_path / name) for name in "abc"]
    results = list(run_tasks(tasks, make_fragile_work, workers=2, seconds=lambda _: 60.0))
    assert sorted(results) == [(task, "done") for task in tasks]


def test_a_worker_that_cannot_be_set_up_ends_the_run_with_its_own_error() -> None:
    with pytest.raises(RulesError, match=r"^rules: something is wrong\.$"):
        list(run_tasks(["a"], make_nothing, workers=1))


def test_no_task_starts_no_worker() -> None:
    assert list(run_tasks([], make_nothing, workers=2)) == []


def make_pid_work() -> Callable[[str], int]:
    def work(task: str) -> int:
        time.sleep(0.3 if task == "slow" else 0)
        return os.getpid()

    return work


def test_a_worker_that_is_killed_while_it_has_nothing_to_do_is_replaced() -> None:
    answers = run_tasks(["a", "b"], make_pid_work, workers=1)
    _, first = next(answers)
    assert isinstance(first, int)
    os.kill(first, signal.SIGKILL)
    while _runs(first):
        time.sleep(0.01)
    ((task, second),) = list(answers)
    assert task == "b"
    assert second != first


def make_writing_work() -> Callable[[str], str]:
    def work(task: str) -> str:
        Path(task).write_text(str(os.getpid()), encoding="ascii")
        time.sleep(60)
        return task

    return work


def test_workers_do_not_outlive_a_driver_that_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    program = (
        "import sys; from redactor.jobs.local import run_tasks; from tests.test_jobs_local import make_writing_work\n"
        "if __name__ == '__main__': list(run_tasks(sys.argv[1:], make_writing_work, workers=1))"
    )
    script = tmp_path / "driver.py"
    script.write_text(program, encoding="ascii")
    path = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    driver = subprocess.Popen([sys.executable, str(script), str(note)], env={**os.environ, "PYTHONPATH": path})
    while not (note.exists() and note.read_text(encoding="ascii")):
        assert driver.poll() is None
        time.sleep(0.05)
    driver.kill()
    driver.wait()
    worker, until = int(note.read_text(encoding="ascii")), time.monotonic() + 20
    while _runs(worker):
        assert time.monotonic() < until
        time.sleep(0.05)


def _runs(process: int) -> bool:
    """Whether a process runs: gone, or waiting for its parent to ask, it does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"

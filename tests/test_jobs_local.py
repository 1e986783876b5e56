"""Workers may crash, hang or fail to start; the others' documents are done all the same."""

from __future__ import annotations

import os
import signal
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

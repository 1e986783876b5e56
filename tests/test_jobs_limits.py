"""A document that wants too much memory, writes too much or ends its worker costs itself only."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from redactor.jobs import local
from redactor.jobs.limits import BYTES_PER_WORKER
from redactor.jobs.local import Lost, run_tasks
from redactor.jobs.passes import crashed
from redactor.pipeline import Task


def make_work() -> Callable[[str], str]:
    def work(task: str) -> str:
        if task == "memory":
            try:
                held = bytearray(BYTES_PER_WORKER + 1024**3)
            except MemoryError:
                return "refused"
            return str(len(held))
        if task == "abort":
            os.abort()
        if task == "killed by the system":
            os.kill(os.getpid(), signal.SIGKILL)
        if task == "exit":
            os._exit(0)
        if task.startswith("/"):
            try:
                with Path(task).open("wb") as file:
                    file.seek(5 * 1024**3)
                    file.write(b"x")
            except OSError:
                return "too large"
        return task.upper()

    return work


def test_memory_is_limited_and_every_way_of_ending_costs_one_document(tmp_path: Path) -> None:
    large = str(tmp_path / "large")
    tasks = ["a", "memory", "abort", "b", "exit", large, "killed by the system", "c"]
    results = dict(run_tasks(tasks, make_work, workers=2, seconds=lambda _: 60.0))
    died = Lost(why="died")
    assert results == {
        "a": "A", "b": "B", "c": "C", "memory": "refused", large: "too large",
        "abort": died, "exit": died, "killed by the system": died,
    }  # fmt: skip


def test_limits_are_named_in_one_place() -> None:
    source = Path(local.__file__).read_text(encoding="utf-8")
    assert "1024" not in source
    assert "from redactor.jobs.limits import" in source


@pytest.mark.parametrize("stage", ["search", "work"])
def test_want_of_memory_is_a_limit_and_says_so(stage: str) -> None:
    task = Task(document_id="d", path=Path("nowhere.pdf"), source="nowhere.pdf", bates=("ICE-0000001",))
    failure = crashed(task, stage, MemoryError("CANARY"))
    assert (failure.reason, failure.message, failure.page_count) == (
        "limit", "The document needs more memory than a worker may use.", 1,
    )  # fmt: skip

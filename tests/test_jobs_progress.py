"""Progress by weight, disk told and checked, and nothing held that grows with the production."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import redactor
from redactor.cli.progress import shown_disk, shown_left
from redactor.errors import DiskFull
from redactor.jobs.disk import BYTES_PER_PAGE, SPARE, DiskNeed, disk_need
from redactor.jobs.local import run_tasks
from redactor.jobs.progress import Pace, Progress
from tests.production import CERTIFICATION, draw_lines, inline


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_the_estimate_goes_by_weight_and_begins_with_the_first_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    told: list[Progress] = []
    pace = Pace(stage="search", documents=3, weight=100, watch=told.append)
    pace.begin()
    for seconds, weight in ((50.0, 60), (10.0, 20), (5.0, 10)):
        now[0] += seconds
        pace.step(pages=2, weight=weight)
    # After the first answer 20 in 10 s, then 30 in 15 s; 20 and 10 are left.
    assert [one.seconds_left for one in told] == [None, None, 10.0, 5.0]
    assert [(one.done, one.pages) for one in told] == [(0, 0), (1, 2), (2, 4), (3, 6)]


@pytest.mark.parametrize(
    ("seconds", "shown"), [(None, ""), (0.2, ", 0:00:00 left"), (59.6, ", 0:01:00 left"), (3725.0, ", 1:02:05 left")]
)
def test_time_left_is_shown_in_hours_minutes_seconds(seconds: float | None, shown: str) -> None:
    assert shown_left(seconds) == shown


def test_disk_use_is_shown_in_mib() -> None:
    told = Progress(stage="disk", done=0, total=0, bytes_needed=3 * 1024**3, bytes_free=5 * 1024**2)
    assert shown_disk(told) == "About 3,072 MiB in all will lie in OUT; 5 MiB are free there."


def test_what_is_written_already_is_not_needed_again(tmp_path: Path) -> None:
    (tmp_path / "old.pdf").write_bytes(b"x" * 70)
    need = disk_need([100, 100], 3, tmp_path)
    assert (need.needed, need.taken) == (300 + 3 * BYTES_PER_PAGE + SPARE, 70)
    DiskNeed(needed=100, taken=60, free=40).check()
    with pytest.raises(DiskFull):
        DiskNeed(needed=100, taken=60, free=39).check()


def test_too_small_a_disk_is_refused_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Usage(0, 0, 5 * 1024**2))
    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    told: list[Progress] = []
    with pytest.raises(DiskFull) as caught:
        redactor.run(tmp_path / "in", out=tmp_path / "out", watch=told.append)
    assert str(caught.value) == (
        "The job needs about 64 MiB where OUT lies, and 5 MiB are free. Free space, or choose another place."
    )
    assert [one.stage for one in told] == ["disk"]
    assert not (tmp_path / "out" / "VOL001").exists()


def make_echo() -> Callable[[int], int]:
    return lambda task: task


def test_tasks_are_drawn_as_workers_need_them() -> None:
    drawn: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(12):
            drawn.append(number)
            yield number

    done = 0
    for _ in run_tasks(tasks(), make_echo, workers=2):
        done += 1
        assert len(drawn) <= done + 2 * 2
    assert done == 12

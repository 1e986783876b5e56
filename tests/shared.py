"""What several test modules need and none changes, made once a session; workers of xdist wait for who makes it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import redactor
from tests.production import inline, make_production


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder of the whole session that `make` has filled, once; nobody may write in it."""
    session = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        session = session.parent
    folder, made = session / f"shared-{name}", session / f"shared-{name}.made"
    with (session / f"shared-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def finished_small(factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the small production (`in`, `roster.csv`), run with one worker into `out`.

    Copy `out` to change it: its sources stay where they are, so a copy can be reviewed and run again.
    """

    def make(folder: Path) -> None:
        roster = make_production(folder / "in")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("redactor.jobs.run.run_tasks", inline)
            redactor.run(folder / "in", out=folder / "out", roster=roster, jobs=1)

    return shared(factory, "small", make)

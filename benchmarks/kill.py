"""Kill a job at every turn, and see that the next run ends with the same bytes.

    python -m benchmarks.kill --moments 50

Prints a table: how often a run was ended in which way, and how many jobs then ended otherwise than an undisturbed
one. The models are loaded once and each run is forked, so that hundreds of runs take minutes; driver, workers,
store and files are the program's own.

- random: kill -9 of the driver and its workers after a random time
- worker: kill -9 of one worker after a random time; the run itself goes on
- change: kill -9 at a state change: a transaction, or a file opened for writing, moved or removed
- full disk: no room at a state change
- power cut: as change; then every file that was not forced to the disk is lost or not, by chance
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import errno
import gc
import hashlib
import importlib
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import redactor
from redactor import pipeline
from redactor.errors import DiskFull
from redactor.jobs import local
from redactor.jobs.passes import Search
from redactor.jobs.store import Store
from redactor.settings import Settings
from tests.production import CERTIFICATION, EMAIL, draw_lines, make_production

KEY = bytes(range(32))
FORCED = ("job.db", "job.db-wal", "job.db-shm", "job.key", "job.lock")
PR_SET_CHILD_SUBREAPER = 36
WRITES = os.O_WRONLY | os.O_RDWR


@dataclass(frozen=True, kw_only=True)
class Job:
    """The production that is made again and again."""

    source: Path
    roster: Path
    key: Path

    def settings(self) -> Settings:
        return Settings(sources=(self.source,), out=self.source, roster=self.roster)

    def run(self, out: Path) -> None:
        redactor.run(self.source, out=out, roster=self.roster, job_key=self.key, jobs=2)


@dataclass(kw_only=True)
class Line:
    """A line of the table."""

    way: str
    ended: int = 0
    jobs: int = 0
    otherwise: int = 0


def make_job(folder: Path, documents: int) -> Job:
    """Make a production of two good documents, two that are quarantined, and `documents` more."""
    roster = make_production(folder / "in")
    for number in range(documents):
        draw_lines(folder / "in" / "c" / f"{number}.pdf", EMAIL if number % 2 else CERTIFICATION)
    key = folder / "key"
    key.write_bytes(KEY)
    return Job(source=folder / "in", roster=roster, key=key)


def forked_workers(job: Job) -> None:
    """Load the models once, and let workers be forked with them instead of loading their own."""
    for part in ("decide", "intake", "jobs.run", "matter", "produce", "redact", "verify", "verify.volume"):
        importlib.import_module(f"redactor.{part}")
    search = Search(settings=job.settings())()
    Search.__call__ = lambda _: search  # type: ignore[method-assign]  # the models that are loaded
    pipeline.load_knowledge = _once(pipeline.load_knowledge)  # type: ignore[assignment]  # as above
    pipeline.load_knowledge(job.settings())
    local.multiprocessing = _Forking()  # type: ignore[attr-defined]  # the module's import
    gc.freeze()  # or every fork would copy what the collector touches


def _once(load: Callable[[Settings], pipeline.Knowledge]) -> Callable[[Settings], pipeline.Knowledge]:
    known: list[pipeline.Knowledge] = []

    def loaded(settings: Settings) -> pipeline.Knowledge:
        if not known:
            known.append(load(settings))
        return known[0]

    return loaded


class _Forking:
    def get_context(self, _: str) -> Any:
        return multiprocessing.get_context("fork")


def outcome(out: Path) -> tuple[object, ...]:
    """Return what a finished job left: the bytes of the volume, and which document is which Bates range."""
    hashes = {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((out / "VOL001").rglob("*"))
        if path.is_file()
    }
    with (out / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        crossref = [tuple(row) for row in csv.reader(file)]
    database = sqlite3.connect(out / "private" / "job.db")
    states = database.execute("SELECT document_id, state, output_sha256 FROM documents ORDER BY place").fetchall()
    decisions = database.execute("SELECT * FROM decisions ORDER BY document_id, ordinal").fetchall()
    database.close()
    return hashes, crossref, states, decisions


def different(found: tuple[object, ...], wanted: tuple[object, ...]) -> list[str]:
    """Return which parts of two outcomes differ."""
    parts = ("files", "cross-reference", "states", "decisions")
    return [part for part, one, other in zip(parts, found, wanted, strict=True) if one != other]


def turns(at: int, do: Callable[[], None]) -> list[int]:
    """Call `do` before the `at`th state change of this process; return a count of those that were."""
    count, owner = [0], os.getpid()

    def turn() -> None:
        if os.getpid() == owner:  # workers are forked with the hook
            count[0] += 1
            if count[0] == at:
                do()

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            if isinstance(arguments[2], int) and arguments[2] & WRITES:
                turn()
        elif event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir"):
            turn()

    writing = Store._writing

    @contextmanager
    def counted(self: Store) -> Iterator[sqlite3.Connection]:
        turn()
        with writing(self) as database:
            yield database
            turn()
        turn()

    Store._writing = counted  # type: ignore[method-assign]  # to count what is written
    sys.addaudithook(audit)
    return count


def in_child(do: Callable[[], None]) -> int:
    """Fork a process of its own group that does something and ends; return its id."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    code = 1
    try:
        do()
        code = 0
    except DiskFull:
        code = 4
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Wait for a process; return its exit code, or minus the signal that killed it. Its workers go with it.

    Returns after the last of them is gone: forked workers hold the lock of the job that their driver opened.
    """
    _, status = os.waitpid(child, 0)
    try:
        os.killpg(child, signal.SIGKILL)
        while True:
            os.waitpid(-child, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
    return os.waitstatus_to_exitcode(status)


def adopt_orphans() -> None:
    """Become the parent of workers whose driver was killed, so that `ended` can wait for them. See prctl(2)."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def kill_self() -> None:
    os.killpg(0, signal.SIGKILL)


def no_room() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def cut_power(out: Path, chance: random.Random) -> None:
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.name not in FORCED and chance.random() < 0.5:
            path.write_bytes(b"")


def children_of(parent: int) -> list[int]:
    found = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(one) for one in found.read_text(encoding="ascii").split()] if found.exists() else []


class Trial:
    """Ends runs of one job in one way, lets the next run finish, and compares."""

    def __init__(self, job: Job, folder: Path, chance: random.Random) -> None:
        self.job, self.folder, self.chance = job, folder, chance
        whole = folder / "whole"
        began = time.monotonic()
        if ended(in_child(lambda: job.run(whole))) != 0:
            raise RuntimeError("the undisturbed run failed")
        self.seconds, self.wanted = time.monotonic() - began, outcome(whole)
        counted = folder / "counted"
        self.changes = self._count(counted)

    def _count(self, out: Path) -> int:
        note = self.folder / "count"

        def counting() -> None:
            count = turns(0, no_room)
            self.job.run(out)
            note.write_text(str(count[0]), encoding="ascii")

        ended(in_child(counting))
        return int(note.read_text(encoding="ascii"))

    def finish(self, line: Line, out: Path) -> None:
        self.compare(line, ended(in_child(lambda: self.job.run(out))), out)

    def compare(self, line: Line, code: int, out: Path) -> None:
        line.jobs += 1
        differing = [f"exit code {code}"] if code else different(outcome(out), self.wanted)
        if differing:
            line.otherwise += 1
            print(f"{line.way}: {', '.join(differing)}", file=sys.stderr, flush=True)
        shutil.rmtree(out)

    def random_moment(self, line: Line) -> None:
        out = self.folder / "out"
        child = in_child(lambda: self.job.run(out))
        time.sleep(self.chance.uniform(0, self.seconds))
        os.killpg(child, signal.SIGKILL)
        line.ended += ended(child) == -signal.SIGKILL
        self.finish(line, out)

    def worker(self, line: Line) -> None:
        out = self.folder / "out"
        child = in_child(lambda: self.job.run(out))
        time.sleep(self.chance.uniform(0, self.seconds))
        for victim in children_of(child)[:1]:
            os.kill(victim, signal.SIGKILL)
            line.ended += 1
        self.compare(line, ended(child), out)

    def change(self, line: Line, at: int, do: Callable[[], None], *, power: bool = False) -> None:
        out = self.folder / "out"

        def running() -> None:
            turns(at, do)
            self.job.run(out)

        line.ended += ended(in_child(running)) != 0
        if power:
            cut_power(out, self.chance)
        self.finish(line, out)


def run_trials(
    folder: Path, *, moments: int, workers: int, every: int, documents: int, seed: int, minutes: float
) -> tuple[list[Line], int]:
    """Run all trials; return the table, and the number of state changes of an undisturbed run."""
    job = make_job(folder, documents)
    forked_workers(job)
    adopt_orphans()
    trial = Trial(job, folder, random.Random(seed))
    table = [Line(way=way) for way in ("random", "worker", "change", "full disk", "power cut")]
    trials: list[Callable[[], None]] = [lambda: trial.random_moment(table[0])] * moments
    trials += [lambda: trial.worker(table[1])] * workers
    for at in range(1, trial.changes + 1, every) if every else ():
        trials.append(lambda at=at: trial.change(table[2], at, kill_self))  # type: ignore[misc]  # bound now
        trials.append(lambda at=at: trial.change(table[3], at, no_room))  # type: ignore[misc]  # bound now
        trials.append(lambda at=at: trial.change(table[4], at, kill_self, power=True))  # type: ignore[misc]  # bound now
    until = time.monotonic() + minutes * 60
    trial.chance.shuffle(trials)
    for number, one in enumerate(trials, start=1):
        if time.monotonic() > until:
            break
        one()
        print(f"{number} of {len(trials)} trials", file=sys.stderr, flush=True)
    return table, trial.changes


def shown(table: list[Line]) -> str:
    rows = [f"{'way':<10} {'runs ended':>10} {'jobs':>5} {'ended otherwise':>15}"]
    rows += [f"{line.way:<10} {line.ended:>10} {line.jobs:>5} {line.otherwise:>15}" for line in table]
    return "\n".join(rows)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--moments", type=int, default=50)
    options.add_argument("--workers", type=int, default=10)
    options.add_argument("--every", type=int, default=1, help="of the state changes, every so many are tried; 0: none")
    options.add_argument("--documents", type=int, default=4)
    options.add_argument("--minutes", type=float, default=600, help="after these no further trial is begun")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table, changes = run_trials(
            Path(folder), moments=chosen.moments, workers=chosen.workers, every=chosen.every,
            documents=chosen.documents, seed=chosen.seed, minutes=chosen.minutes,
        )  # fmt: skip
    print(f"A run of {chosen.documents + 4} documents has {changes} state changes.")
    print(shown(table))
    return int(any(line.otherwise for line in table))


if __name__ == "__main__":
    sys.exit(main())

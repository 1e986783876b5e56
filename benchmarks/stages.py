"""Say what share of the time each stage takes, in one process.

python -m benchmarks.stages samples/production
python -m benchmarks.stages samples/production --profile 40    # and the functions that take longest
"""

from __future__ import annotations

import argparse
import cProfile
import datetime
import pstats
import resource
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from redactor import pipeline  # First: it says how many threads linear algebra has.

import redactor.decide  # isort: skip
import redactor.matter  # isort: skip
from redactor.jobs.garbage import loaded_for_good
from redactor.jobs.passes import Search, Work, WorkOrder
from redactor.jobs.sources import list_sources
from redactor.pipeline import Found, Searched, Task
from redactor.settings import Settings

STAGES = ("read", "detect", "combine", "spread", "decide", "redact", "verify")


class Clock:
    """Adds up the processor's time by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def timed(self, stage: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def timing(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return do(*given, **named)
            finally:
                self.seconds[stage] += time.process_time() - began

        return timing


def both_passes(source: Path, clock: Clock) -> tuple[int, int]:
    """Run both passes over a folder; return its pages and words."""
    from redactor.detect import Detector
    from redactor.detect.language import NameModel
    from redactor.detect.person_model import PersonModel

    patched: tuple[tuple[Any, str, str], ...] = (
        (pipeline, "read", "read"), (Detector, "detect", "detect"), (redactor.matter, "spread", "spread"),
        (redactor.decide, "decide", "decide"), (pipeline, "_redact", "redact"), (pipeline, "_verify", "verify"),
        (pipeline, "combine", "combine"), (NameModel, "process_text", "names"), (PersonModel, "entities", "own names"),
    )  # fmt: skip
    for place, name, stage in patched:
        setattr(place, name, clock.timed(stage, getattr(place, name)))
    roster, counsel = source / "roster.csv", source / "counsel.yaml"
    with tempfile.TemporaryDirectory() as out:
        settings = Settings(
            sources=(source,), out=Path(out), roster=roster if roster.exists() else None,
            counsel=counsel if counsel.exists() else None,
        )  # fmt: skip
        sources, _ = list_sources(settings)
        with loaded_for_good():
            search = clock.timed("load", Search(settings=settings))()
        tasks = [Task(document_id=s.document_id, path=s.path, source=s.name) for s in sources]
        found = [(task, result) for task in tasks if isinstance(result := search(task), Searched)]
        matter = pipeline.combine(
            (searched.findings for _, searched in found), pipeline.load_knowledge(settings), job_key=bytes(32),
            decided_on=datetime.date(2026, 1, 1),
        )  # fmt: skip
        work = Work(settings=settings, matter=matter)()
        for task, searched in found:
            bates = tuple(f"X{number:07d}" for number in range(searched.findings.page_count))
            staged = Path(out) / "staged.pdf"
            work(WorkOrder(task=Task(
                document_id=task.document_id, path=task.path, source=task.source, bates=bates, staged=staged,
            ), found=Found(findings=searched.findings, reading=searched.reading)))  # fmt: skip
    words = sum(len(searched.text.split()) for _, searched in found)
    return sum(searched.findings.page_count for _, searched in found), words


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("source", type=Path)
    options.add_argument("--profile", type=int, metavar="N", help="show the N functions that take longest themselves")
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    clock, profile = Clock(), cProfile.Profile(time.process_time)
    run = profile.runcall if chosen.profile else lambda do, *given: do(*given)
    pages, words = run(both_passes, chosen.source, clock)
    whole = sum(clock.seconds[stage] for stage in STAGES)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{pages} pages, {whole / pages * 1000:.0f} ms of the processor a page")
    print(f"loading {clock.seconds['load']:.1f} s; largest resident memory {memory} MiB")
    for stage in STAGES:
        print(f"{stage:<8} {clock.seconds[stage] / pages * 1000:>6.1f} ms/page {clock.seconds[stage] / whole:>5.0%}")
    both, own = (clock.seconds[names] / words * 400_000 for names in ("names", "own names"))
    print(f"of detect, the name models: {both:.1f} ms for 400 words, our own {own:.1f} of them, spaCy's the rest")
    if chosen.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(chosen.profile)
    return 0


if __name__ == "__main__":
    sys.exit(main())

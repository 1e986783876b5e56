"""Say what the patterns of the recognizers take on the text of a folder of digital PDFs: all, and those that are tried.

    python -m benchmarks.patterns samples/production
    python -m benchmarks.patterns samples/production --top 20    # and the patterns that take longest

Each text is read once, as it stands; a run reads some a second time, with its capitals softened.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from redactor import pipeline  # First: it says how many threads linear algebra has.

from redactor.detect.patterns import CompiledPattern, compile_rule  # isort: skip
from redactor.detect.prefilter import Prefilter
from redactor.detect.quoting import unquoted
from redactor.detect.windows import windows
from redactor.errors import DocumentError
from redactor.intake import read_document
from redactor.rules import load_recognizers


def texts_of(folder: Path) -> Iterator[str]:
    """Yield what the recognizers are given of each document that can be read."""
    for number, path in enumerate(sorted(folder.rglob("*.pdf"))):
        task = pipeline.Task(document_id=str(number), path=path, source=path.name)
        try:
            document = read_document(task.path, source=task.source, document_id=task.document_id, trust_ocr_layer=False)
        except DocumentError:
            continue
        yield from (unquoted(window.text) for window in windows(document))


def seconds_of(pattern: CompiledPattern, text: str) -> float:
    began = time.process_time_ns()
    if pattern.requires is None or pattern.requires.search(text) is not None:
        for _ in pattern.expression.finditer(text):
            pass
    return (time.process_time_ns() - began) / 1e9


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("source", type=Path)
    options.add_argument("--top", type=int, default=0, metavar="N", help="show the N patterns that take longest")
    chosen = options.parse_args()
    rules = [compile_rule(rule) for rule in load_recognizers()]
    prefilter, texts = Prefilter(rules), list(texts_of(chosen.source))
    every, tried, count = defaultdict[str, float](float), defaultdict[str, float](float), 0
    for text in texts:
        for rule in rules:
            possible = prefilter.possible(rule.rule.id, text)
            for place, pattern in enumerate(rule.patterns):
                name, took = f"{rule.rule.id} {rule.rule.patterns[place].name}", seconds_of(pattern, text)
                every[name] += took
                tried[name] += took if pattern in possible else 0.0
                count += pattern in possible
    share = 1000 / len(texts)
    print(f"{len(texts)} texts, {len(every)} patterns, {count / len(texts):.0f} tried in a text")
    whole, sieved = sum(every.values()) * share, sum(tried.values()) * share
    print(f"all {whole:.1f} ms of the processor a text, those that are tried {sieved:.1f}")
    for name, took in sorted(tried.items(), key=lambda one: -one[1])[: chosen.top]:
        print(f"{took * share:>7.2f} ms  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

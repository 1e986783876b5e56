"""Write a labelled set of mail and memoranda: python -m benchmarks.privilege.make --half held --seed 1 --out DIR."""

from __future__ import annotations

import argparse
import json
import random
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pymupdf

from benchmarks.privilege.templates import Case, Half, cases
from benchmarks.privilege.writing import LEGENDS, Written, written

_WIDTH = {"helv": 96, "tiro": 104, "cour": 76}
_TOP, _BOTTOM, _LEFT = 60.0, 740.0, 60.0
_COUNSEL = """attorneys: []
domains: [opla.example.gov]
legends:
- ATTORNEY/CLIENT PRIVILEGE
- ATTORNEY WORK PRODUCT
"""


def main() -> None:
    """Read the command line, write the set and print what it holds."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--half", choices=("held", "tuned"), required=True)
    ask.add_argument("--seed", type=int, required=True)
    ask.add_argument("--documents", type=int, default=200)
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    truth = write(given.half, given.seed, given.documents, given.out)
    held = [d for d in truth["documents"] if d["expect"] != "produce"]
    print(f"{len(truth['documents'])} documents of the {given.half} half, {len(held)} with something privileged")


def write(half: Half, seed: int, documents: int, out: Path) -> dict[str, Any]:
    """Write documents, counsel and truth into a folder; every other document holds something privileged."""
    rng = random.Random(f"{half}-{seed}")
    decks = [_deck(deck, (documents + 1) // 2, rng) for deck in cases(half)]
    entries = []
    out.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        case = decks[number % 2][number // 2]
        text = written(case, rng)
        name = f"mail-{number:04}.pdf"
        pages = _print(text.lines, out / name, rng.choice(tuple(_WIDTH)))
        entries.append(_entry(name, pages, case, text))
    truth = {"documents": entries}
    (out / "truth.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")
    (out / "counsel.yaml").write_text(_COUNSEL + "".join(f"- {legend}\n" for legend in LEGENDS), encoding="utf-8")
    return truth


def _deck(every: Sequence[Case], count: int, rng: random.Random) -> list[Case]:
    """Return so many cases; none comes a second time before all came once."""
    found: list[Case] = []
    while len(found) < count:
        found += rng.sample(every, len(every))
    return found[:count]


def _entry(name: str, pages: int, case: Case, text: Written) -> dict[str, Any]:
    spans = [{"text": t, "category": p, "page": 1, "expect": "redact"} for t, p in text.passages if p]
    return {
        "source": name,
        "pages": pages,
        "expect": "withhold|partial" if case.is_privileged else "produce",
        "shape": case.shape,
        "templates": [mail.template for mail in case.mails],
        "legend": text.legend,
        "passages": [{"text": t, "privilege": p} for t, p in text.passages],
        "spans": spans,
    }


def _print(lines: Sequence[str], path: Path, font: str) -> int:
    """Set lines on pages, a blank one as a gap of a line; return how many pages there are."""
    with pymupdf.open() as paper:
        page, y = paper.new_page(width=612, height=792), _TOP
        for paragraph in lines:
            for line in textwrap.wrap(paragraph, _WIDTH[font]) or [""]:
                if y > _BOTTOM:
                    page, y = paper.new_page(width=612, height=792), _TOP
                page.insert_text((_LEFT, y), line, fontname=font, fontsize=10)
                y += 13
        paper.save(path, no_new_id=True)
        return len(paper)


if __name__ == "__main__":
    main()

"""Print the table of hiding places: python -m tests.hiding_places [WORD …] [--keep FOLDER]."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from pathlib import Path

import pymupdf

from tests.hiding_places.drawing import Place
from tests.hiding_places.places import PLACES
from tests.hiding_places.ways import Outcome, burnt, key, produced, volume_finds

WAYS = ("this program", "plain burn", "burn + scrub + garbage=4")


def main() -> None:
    """Print the table, or the rows whose place holds one of the words."""
    parser = argparse.ArgumentParser(prog="python -m tests.hiding_places")
    parser.add_argument("words", nargs="*", help="only places whose name holds one of these")
    parser.add_argument("--keep", type=Path, help="folder in which sources and volumes are left")
    parser.add_argument("--where", action="store_true", help="also say where a secret was found")
    parser.add_argument("--only-ours", action="store_true", help="leave the burns out")
    arguments = parser.parse_args()
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    places = [p for p in PLACES if not arguments.words or any(word in key(p) for word in arguments.words)]
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.keep or Path(made)
        ours = produced(places, folder, jobs=len(os.sched_getaffinity(0)))
        beside = volume_finds(folder / "secret" / "out" / "VOL001")
    burns = [[] if arguments.only_ours else [burnt(p, scrub=scrub) for p in places] for scrub in (False, True)]
    print_table(places, [[ours[key(p)] for p in places], *(b for b in burns if b)], where=arguments.where)
    same = sum(outcome.is_same for outcome in ours.values())
    made = sum(outcome.state != "held back" for outcome in ours.values())
    print(f"\n{same} of the {made} produced files are the same to the byte, whichever of the two was taken out.")
    print(f"Files of the volume beside its PDFs that hold the secret: {', '.join(beside) or 'none'}.")


def print_table(places: list[Place], ways: list[list[Outcome]], *, where: bool) -> None:
    print("| hiding place | " + " | ".join(WAYS[: len(ways)]) + " |")
    print("|---" * (len(ways) + 1) + "|")
    group = ""
    for number, place in enumerate(places):
        if place.group != group:
            group = place.group
            print(f"| **{group}** |" + " |" * len(ways))
        cells = [_cell(way[number], is_ours=index == 0, where=where) for index, way in enumerate(ways)]
        print(f"| {place.name} | " + " | ".join(cells) + " |")
    totals = [Counter(outcome.state for outcome in way) for way in ways]
    cells = [", ".join(f"{count} {state}" for state, count in sorted(total.items())) for total in totals]
    print(f"| **{len(places)} places** | " + " | ".join(cells) + " |")


def _cell(outcome: Outcome, *, is_ours: bool, where: bool) -> str:
    if outcome.where and (where or (is_ours and outcome.state == "held back")):
        return f"{outcome.state} ({', '.join(outcome.where)})"
    return outcome.state


if __name__ == "__main__":
    main()

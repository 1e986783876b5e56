"""Make a synthetic production with its truth.

    python -m samples.make --seed 7 --out samples/production

The same seed, family and number of documents give the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from samples.making.plan import FIRST
from samples.making.production import Recipe, make_production


def main() -> None:
    """Parse the options and write the folder."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--out", type=Path, required=True, help="a folder that is new, or was made by this command")
    options.add_argument("--documents", type=int, default=FIRST, help=f"PDFs to draw (default {FIRST})")
    options.add_argument("--family", choices=("a", "b"), default="a", help="which wordings, layouts and names")
    chosen = options.parse_args()
    if chosen.out.exists():
        if any(chosen.out.iterdir()) and not (chosen.out / "truth.json").is_file():
            options.error("--out is not empty and was not made by this command")
        shutil.rmtree(chosen.out)
    drawn = make_production(Recipe(seed=chosen.seed, documents=chosen.documents, family=chosen.family), chosen.out)
    size = sum(len(one.content) for one in drawn)
    spans = sum(len(one.spans) for one in drawn)
    pages = sum(one.pages for one in drawn)
    print(f"{len(drawn)} files, {pages} pages, {size / 1024:.0f} KiB, {spans} labelled spans: {chosen.out}")


if __name__ == "__main__":
    main()

"""Print what reading a scanned page costs beside the two models alone: python -m tests.reading_speed [FOLDER].

*Models alone* is finding the lines of the page set right and reading each crop once, in seconds of processor time;
*reading* is all that intake does with a page that is a picture: drawing, turning, reading, rules, codes and marks.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from redactor.intake.opening import open_pdf, read_bytes
from redactor.intake.scanned import read_whole, view_of
from redactor.optical import engine, set_right
from redactor.optical.lines import Pixels
from redactor.rules import load_reading

FOLDER = Path("samples/production/Scans")
KINDS = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".png"})


def models_alone(picture: Pixels) -> None:
    """Find the lines and read each crop once."""
    for box in engine.find_lines(picture):
        crop, _ = engine._crop(picture, box)
        if min(crop.shape) >= engine.LEAST_SIDE:
            engine._recognised(np.ascontiguousarray(crop))


def cost(work: Callable[[], object]) -> float:
    """Return seconds of processor time."""
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> None:
    rules, pages, alone, whole = load_reading(), 0, 0.0, 0.0
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for path in sorted(one for one in folder.rglob("*") if one.suffix in KINDS):
        with closing(open_pdf(read_bytes(path))) as opened:
            for page in opened:
                page.set_rotation(0)
                picture = set_right(view_of(page, rules).picture).picture
                alone += cost(lambda picture=picture: models_alone(picture))  # type: ignore[misc]
                whole += cost(lambda page=page: read_whole(view_of(page, rules), rules))  # type: ignore[misc]
                pages += 1
    sys.stdout.write(
        f"{pages} pages; models alone {alone / pages:.2f} s a page, reading {whole / pages:.2f} s, "
        f"{whole / alone:.2f} times\n"
    )


if __name__ == "__main__":
    main()

"""Print what reading a scanned page costs beside the OCR library: python -m tests.reading_speed [PAGES] [FOLDER].

*The library* is RapidOCR as it comes, on one thread; *models alone* is finding the lines of the page set right and
reading each crop once, in seconds of processor time;
*reading* is all that intake does with a page that is a picture: drawing, turning, reading, rules, codes and marks.
Each page is read in all three ways, one after the other, and the page's own figures are printed at once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np
import pymupdf

from redactor.intake.opening import open_pdf, read_bytes
from redactor.intake.scanned import read_whole, view_of
from redactor.optical import engine, set_right
from redactor.optical.lines import Pixels
from redactor.rules import load_reading

FOLDER = Path("samples/production/Scans")
PAGES = 6
"""Pages read if not told otherwise: a minute or two."""
KINDS = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".png"})


def models_alone(picture: Pixels) -> None:
    """Find the lines and read each crop once."""
    for box in engine.find_lines(picture):
        crop, _ = engine._crop(picture, box)
        if min(crop.shape) >= engine.LEAST_SIDE:
            engine._recognised(np.ascontiguousarray(crop))


def library() -> Callable[[Pixels], object]:
    """Return the OCR library as it comes, but for the number of threads."""
    from rapidocr import RapidOCR

    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    return RapidOCR(params={"Global.log_level": "critical", **threads})


def cost(work: Callable[[], object]) -> float:
    """Return seconds of processor time."""
    before = time.process_time()
    work()
    return time.process_time() - before


def pages_of(folder: Path) -> Iterator[pymupdf.Page]:
    """Yield the scanned pages of a folder, each before /Rotate."""
    for path in sorted(one for one in folder.rglob("*") if one.suffix in KINDS):
        with closing(open_pdf(read_bytes(path))) as opened:
            for page in opened:
                page.set_rotation(0)
                yield page


def main() -> None:
    """Print seconds a page of both, and the ratio over all pages."""
    rules, ocr, alone, whole, comes = load_reading(), library(), 0.0, 0.0, 0.0
    number = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER
    pages = 0
    for page in islice(pages_of(folder), number):
        picture = set_right(view_of(page, rules).picture).picture
        if not pages:
            models_alone(picture)  # Loading the models is not reading.
        given = view_of(page, rules).picture
        plain = cost(lambda given=given: ocr(given))  # type: ignore[misc]
        own = cost(lambda picture=picture: models_alone(picture))  # type: ignore[misc]
        all_in = cost(lambda page=page: read_whole(view_of(page, rules), rules))  # type: ignore[misc]
        comes, alone, whole, pages = comes + plain, alone + own, whole + all_in, pages + 1
        sys.stdout.write(f"page {pages}: library {plain:.2f} s, models alone {own:.2f} s, reading {all_in:.2f} s\n")
        sys.stdout.flush()
    if not alone:
        sys.exit("No scanned page was found there.")
    sys.stdout.write(
        f"{pages} pages; library {comes / pages:.2f} s a page, models alone {alone / pages:.2f} s, "
        f"reading {whole / pages:.2f} s: {whole / comes:.2f} times the library, {whole / alone:.2f} times the models\n"
    )


if __name__ == "__main__":
    main()

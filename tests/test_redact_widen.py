"""Boxes on scans end at a fixed place, or before the next word: not where the removed word did."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from redactor.model import Box
from redactor.redact import redact
from tests._redact_documents import decide, finding, read

NAMES = ("Bob Lee", "Marisol Vega", "Joanna Hernandez")


def _box(path: Path, line: str, name: str) -> Box:
    """Return the box over a name in a line of a scan."""
    with pymupdf.open() as drawn, pymupdf.open() as made:
        page = drawn.new_page(width=612, height=792)
        page.insert_text((72, 100), line.replace("{}", name), fontsize=11)
        picture = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
        scan = made.new_page(width=612, height=792)
        scan.insert_image(scan.rect, pixmap=picture)
        scan.insert_text((72, 100), line.replace("{}", name), fontsize=11, render_mode=3)
        made.save(path)
    document = read(path, foreign_ocr=True)
    redacted = redact(path, document, decide(finding(document, name)), bates=("B-1",), out=path.with_suffix(".out.pdf"))
    (burn,) = redacted.burns
    return burn.box


def test_a_box_at_a_lines_end_does_not_tell_how_long_the_name_was(tmp_path: Path) -> None:
    boxes = [_box(tmp_path / f"{n}.pdf", "Respondent: {}", name) for n, name in enumerate(NAMES)]
    assert [box.x1 for box in boxes] == [216.0, 216.0, 288.0]


def test_a_box_between_words_reaches_to_the_next(tmp_path: Path) -> None:
    gaps = []
    for number, name in enumerate(NAMES):
        box = _box(tmp_path / f"{number}.pdf", "Seen was {} in the hall", name)
        with pymupdf.open(tmp_path / f"{number}.out.pdf") as out:
            after = min(word[0] for word in out[0].get_text("words") if word[4] == "in")
        gaps.append(after - box.x1)
    assert gaps == pytest.approx([1.5] * 3, abs=0.6)


def test_a_box_ends_before_a_ruling_and_covers_no_other_ink(tmp_path: Path) -> None:
    box = _box(tmp_path / "s.pdf", "Name: {} |", "Bob Lee")
    assert box.x1 < 150

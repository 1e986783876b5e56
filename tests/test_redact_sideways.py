"""Boxes over text that is drawn sideways: high and narrow, their label runs along them."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from redactor.model import Box
from redactor.redact import redact
from redactor.verify import verify
from tests._redact_documents import decide, read, region_finding

LABEL = "REDACTED – PO"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(("region", "runs"), [((200, 100, 213, 300), "down"), ((200, 100, 400, 113), "across")])
def test_the_label_runs_along_its_box(
    tmp_path: Path, rotation: int, region: tuple[float, float, float, float], runs: str
) -> None:
    with pymupdf.open() as drawing:
        page = drawing.new_page(width=612, height=612)
        page.insert_text((60, 500), "Kept words", fontsize=10)
        page.insert_text((203, 290), "Quiroga", fontsize=9)
        page.set_rotation(rotation)
        drawing.save(tmp_path / "s.pdf")
    document = read(tmp_path / "s.pdf")
    decisions = decide(region_finding(Box(page=1, x0=region[0], y0=region[1], x1=region[2], y1=region[3])), label=LABEL)
    out = tmp_path / "out.pdf"
    redacted = redact(tmp_path / "s.pdf", document, decisions, bates=("ICE-0000001",), out=out)
    assert verify(redacted, tmp_path / "s.pdf", document, decisions).leaks == ()
    with pymupdf.open(out) as made:
        lines = [line for block in made[0].get_text("dict")["blocks"] for line in block.get("lines", ())]
        (label,) = [line for line in lines if LABEL in "".join(span["text"] for span in line["spans"])]
        shown = made[0].rotation_matrix
    x, y = label["dir"]
    along = pymupdf.Point(x, y) * pymupdf.Matrix(shown.a, shown.b, shown.c, shown.d, 0, 0)
    is_turned = rotation in (90, 270)
    wanted = (1, 0) if (runs == "across") != is_turned else (0, 1)
    assert (round(along.x), round(along.y)) == wanted

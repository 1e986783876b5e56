"""The Bates number and the legend: in different corners, over nothing, readable as the page is displayed."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import pytest

from redactor.errors import BurnFailed
from redactor.model import DocumentDecisions
from redactor.redact import redact
from redactor.redact.places import SIDE
from redactor.verify import verify
from tests._redact_documents import read

LEGEND = "CONFIDENTIAL – SUBJECT TO PROTECTIVE ORDER"
NUMBER = "ICE-0000001"
NOTHING = DocumentDecisions(outcome="produce", decisions=())


def source(folder: Path, size: tuple[float, float], rotation: int, lines: list[tuple[float, float, str]]) -> Path:
    pdf = pymupdf.open()
    page = pdf.new_page(width=size[0], height=size[1])
    for x, y, text in lines:
        page.insert_text((x, y), text, fontsize=9)
    page.set_rotation(rotation)
    pdf.save(folder / "s.pdf")
    return folder / "s.pdf"


def stamped(folder: Path, path: Path, legend: str = LEGEND) -> tuple[pymupdf.Page, dict[str, pymupdf.Rect]]:
    document = read(path)
    redacted = redact(path, document, NOTHING, bates=(NUMBER,), out=folder / f"{NUMBER}.pdf", legend=legend)
    assert verify(redacted, path, document, NOTHING, legend=legend).leaks == ()
    page = pymupdf.open(folder / f"{NUMBER}.pdf")[0]
    # Searching gives places before /Rotate; those on the page as displayed are wanted.
    found = {text: page.search_for(text) for text in (NUMBER, legend)}
    assert [len(places) for places in found.values()] == [1, 1]
    return page, {text: places[0] * page.rotation_matrix for text, places in found.items()}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [(612, 792), (792, 612), (1224, 792), (300, 900), (2384, 3370)])
def test_number_and_legend_stand_in_opposite_corners_of_the_displayed_page(
    rotation: int, size: tuple[float, float], tmp_path: Path
) -> None:
    page, places = stamped(tmp_path, source(tmp_path, size, rotation, [(100, 100, "Words of the page")]))
    number, legend = places[NUMBER], places[LEGEND]
    assert abs(page.rect.width - SIDE - number.x1) < 3
    assert number.y0 > page.rect.height - 40
    assert abs(legend.x0 - SIDE) < 3
    # Letters do not fill the boxes of their lines, so the boxes may touch.
    assert not pymupdf.Rect(number.x0, number.y0 + 2, number.x1, number.y1 - 2).intersects(legend)
    for place in (number, legend):
        assert place in page.rect
        # Written from left to right as the page is displayed.
        assert place.width > 3 * place.height


FULL = [(3 + 75 * x, 9 + 11 * y, "edge to edge words") for x in range(8) for y in range(71)]


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_page_without_an_empty_place_gets_a_strip_for_both(rotation: int, tmp_path: Path) -> None:
    path = source(tmp_path, (612, 792), rotation, FULL)
    before = pymupdf.open(path)[0].rect
    page, places = stamped(tmp_path, path)
    assert page.rect.height == before.height + 18
    assert all(place.y0 > before.height - 3 for place in places.values())


@pytest.mark.parametrize("rotation", [180, 270])
def test_a_full_page_on_its_head_does_not_pass_for_its_places_would_move(rotation: int, tmp_path: Path) -> None:
    path = source(tmp_path, (612, 792), rotation, FULL)
    document = read(path)
    redacted = redact(path, document, NOTHING, bates=(NUMBER,), out=tmp_path / f"{NUMBER}.pdf", legend=LEGEND)
    assert [leak.check for leak in verify(redacted, path, document, NOTHING, legend=LEGEND).leaks] == [
        "page-looks-different"
    ]


def test_something_else_in_the_strip_is_found(tmp_path: Path) -> None:
    path = source(tmp_path, (612, 792), 0, FULL)
    document = read(path)
    out = tmp_path / f"{NUMBER}.pdf"
    redacted = redact(path, document, NOTHING, bates=(NUMBER,), out=out, legend=LEGEND)
    with pikepdf.open(out, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(b"0 g 300 -12 60 6 re f")
        pdf.save(out)
    assert "page-looks-different" in {leak.check for leak in verify(redacted, path, document, NOTHING).leaks}


def test_a_number_of_an_earlier_production_stays_and_is_not_covered(tmp_path: Path) -> None:
    path = source(tmp_path, (612, 792), 0, [(480, 775, "2019-ICLI-00003 22454"), (40, 775, "CONFIDENTIAL 2018")])
    page, places = stamped(tmp_path, path)
    for old in ("2019-ICLI-00003 22454", "CONFIDENTIAL 2018"):
        (place,) = page.search_for(old)
        assert not any(place.intersects(one) for one in places.values())


def test_a_page_too_narrow_for_the_legend_is_a_persons_to_stamp(tmp_path: Path) -> None:
    path = source(tmp_path, (80, 792), 0, [(5, 100, "Words")])
    with pytest.raises(BurnFailed, match=r"^Page 1 is too narrow for the legend of the order\."):
        redact(path, read(path), NOTHING, bates=(NUMBER,), out=tmp_path / "o.pdf", legend=LEGEND)


def test_a_legend_that_is_missing_or_another_one_is_found(tmp_path: Path) -> None:
    path = source(tmp_path, (612, 792), 0, [(100, 100, "Words of the page")])
    document = read(path)
    for legend in ("", "CONFIDENTIAL"):
        redacted = redact(path, document, NOTHING, bates=(NUMBER,), out=tmp_path / f"{NUMBER}.pdf", legend=legend)
        leaks = verify(redacted, path, document, NOTHING, legend=LEGEND).leaks
        assert "bates-stamp-is-wrong" in {leak.check for leak in leaks}

"""Running text broken anew: kept words in order, nothing on top of anything, and what is no running text left alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pymupdf
import pytest

from redactor.redact.reflow import HEIGHT_STAYS
from tests._redact_documents import burn
from tests._width_pages import BODIES, FONTS, flowing
from tests.width_attack import ours

LONG, SHORT = "Bartholomew Gutierrez-Quintanilla", "Li"
PROSE = (
    "The officers came to the second floor of the court in the morning and asked the",
    "clerk for the calendar. The clerk said that {} had been called and had",
    "left. They waited by the door until the part was closed for the day, and then went",
    "down by the rear stairs.",
)


def page(path: Path, lines: Sequence[tuple[float, float, str]], name: str) -> Path:
    """Make a page of lines at x, y; one of them names somebody."""
    with pymupdf.open() as made:
        sheet = made.new_page()
        for x, y, text in lines:
            sheet.insert_text((x, y), text.replace("{}", name), fontsize=12)
        made.save(path)
    return path


def paragraph(top: float = 100.0) -> list[tuple[float, float, str]]:
    return [(72.0, top + 15 * step, text) for step, text in enumerate(PROSE)]


def words(path: str | Path) -> list[tuple[float, float, float, float, str]]:
    with pymupdf.open(path) as opened:
        return [w[:5] for w in opened[0].get_text("words")]


def spans(path: str | Path) -> list[dict]:
    """Return what is drawn with one font and size, labels and Bates numbers left out."""
    with pymupdf.open(path) as opened:
        return [span for span in opened[0].get_texttrace() if min(span["color"]) < 1]


def at(path: str | Path, text: str) -> tuple[float, float]:
    """Return where a word begins: x, and its lower edge."""
    return next((round(x0, 1), round(y1, 1)) for x0, _, _, y1, word in words(path) if word == text)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_kept_words_stay_in_order_size_and_on_the_page(tmp_path: Path, font: str, body: str) -> None:
    for index, name in enumerate((SHORT, LONG)):
        source = tmp_path / f"{index}.pdf"
        flowing(body, 4)(source, font, name)
        before = [w for w in words(source) if w[4].strip(".,;") not in name.split()]
        after = words(ours(source, name))
        kept = [w for w in after if w[4] in {b[4] for b in before}]
        assert [w[4] for w in kept] == [b[4] for b in before]
        assert {round(span["size"], 2) for span in spans(ours(source, name))} == {9.0, 11.0}
        assert all(x0 >= 70 and x1 <= 542 for x0, _, x1, _, _ in kept)


def test_words_and_boxes_do_not_lie_on_each_other(tmp_path: Path) -> None:
    for index, body in enumerate(BODIES):
        source = tmp_path / f"{index}.pdf"
        flowing(body, 0)(source, "Helvetica", LONG)
        path = ours(source, LONG)
        with pymupdf.open(path) as out:
            boxes = [one["rect"] for one in out[0].get_drawings()]
        rows: dict[float, list[tuple[float, float]]] = {}
        for _, _, (x, y), bbox in (char for span in spans(path) for char in span["chars"]):
            assert not any(box.contains(pymupdf.Point((bbox[0] + bbox[2]) / 2, y - 3)) for box in boxes)
            rows.setdefault(round(y, 1), []).append((x, bbox[2]))
        for glyphs in rows.values():
            assert all(right[0] >= left[1] - 0.6 for left, right in pairwise(sorted(glyphs)))


@pytest.mark.parametrize("rule", [False, True], ids=["text", "text and a drawn line"])
def test_what_follows_moves_with_the_paragraph_and_the_foot_stays(tmp_path: Path, rule: bool) -> None:
    before, after = [], []
    for index, name in enumerate((SHORT, "Brazton")):
        source = tmp_path / f"{index}.pdf"
        flowing(BODIES[0], 0, rule=rule)(source, "Helvetica", name)
        out = ours(source, name)
        for path, places in ((source, before), (out, after)):
            with pymupdf.open(path) as opened:
                lines = sorted(round(one["rect"].y0, 1) for one in opened[0].get_drawings() if one["rect"].height < 1)
            places.append((at(path, "Respectfully"), at(path, "Page"), lines))
    assert before[0] != before[1]
    assert after[0] == after[1]
    assert after[0][1] == before[0][1]


def test_where_a_picture_follows_the_paragraph_keeps_its_height_and_says_so(tmp_path: Path) -> None:
    flowing(BODIES[0], 0)(tmp_path / "a.pdf", "Times-Roman", LONG)
    with pymupdf.open(tmp_path / "a.pdf") as made:
        square = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 20, 20), False)
        square.clear_with(90)
        made[0].insert_image(pymupdf.Rect(72, 300, 172, 350), pixmap=square)
        made.save(tmp_path / "b.pdf")
    redacted, _ = burn(tmp_path / "b.pdf", [LONG])
    assert at(redacted.path, "Respectfully") == at(tmp_path / "b.pdf", "Respectfully")
    assert {one.note for one in redacted.burns} == {HEIGHT_STAYS}


def test_lines_that_end_of_themselves_are_not_joined(tmp_path: Path) -> None:
    address = ["To {}", "Immigration Court at the Federal Building", "26 Federal Plaza", "New York, New York"]
    source = page(tmp_path / "a.pdf", [(72.0, 100.0 + 15 * i, text) for i, text in enumerate(address)], SHORT)
    redacted, _ = burn(source, [SHORT])
    for word in ("Immigration", "26", "New"):
        assert at(redacted.path, word) == at(source, word)


def test_items_of_a_list_are_not_joined(tmp_path: Path) -> None:
    first = "1. The part was then closed for the day by the officer on duty at the door"
    items = [*paragraph()[:2], (72.0, 130.0, first), (72.0, 145.0, "2. Everybody left."), *paragraph(160.0)]
    source = page(tmp_path / "a.pdf", items, LONG)
    redacted, _ = burn(source, [LONG])
    assert at(redacted.path, "1.")[0] == at(redacted.path, "2.")[0] == 72.0
    assert at(redacted.path, "Everybody")[1] == at(redacted.path, "2.")[1]


def test_numbered_lines_of_a_transcript_keep_their_words(tmp_path: Path) -> None:
    lines = [(72.0, 100.0 + 15 * i, f"{i + 1}   {text}") for i, text in enumerate(PROSE)]
    source = page(tmp_path / "a.pdf", lines, SHORT)
    redacted, _ = burn(source, [SHORT])
    before, after = words(source), words(redacted.path)
    for _, _, _, y1, word in before:
        if word.isalpha() and word != SHORT:
            assert any(round(b[3], 1) == round(y1, 1) and b[4] == word for b in after)


def test_a_second_column_is_neither_moved_nor_joined(tmp_path: Path) -> None:
    left = ["The officers came and", "{} was asked", "by name."]
    lines = [(40.0, 100.0 + 15 * i, text) for i, text in enumerate(left)]
    lines += [(330.0, 100.0 + 15 * i, f"right column, line {i}, which stays") for i in range(5)]
    source = page(tmp_path / "a.pdf", lines, LONG)
    redacted, _ = burn(source, [LONG])
    columns = [
        [(round(x0), round(y1)) for x0, _, _, y1, word in words(path) if word == "right"]
        for path in (source, redacted.path)
    ]
    assert columns[0] == columns[1]
    assert all(x1 < 330 for x0, _, x1, _, word in words(redacted.path) if x0 < 200 and word != "REDACTED")

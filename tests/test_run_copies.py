"""Twenty copies of one document, stamped and misread in different ways, come out with the same redactions."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

import redactor
from redactor.verify import text_of
from tests.production import CERTIFICATION, GIVEN, ROSTER, SURNAME, draw_lines

pytestmark = [pytest.mark.model, pytest.mark.slow]

COPIES = 20
MISREADINGS = {"o": "0", "l": "1", "e": "c", "a": "o", "5": "S", "0": "O", "1": "l", "8": "B", "s": "5", "i": "l"}
BODY = (
    "The respondent was encountered in the hallway outside of Part 5 and was told of the warrant. The officers",
    "identified themselves and the respondent was taken into custody without incident. The notice to appear was",
    "served in person. A copy of this certification is kept in the file and another was sent to the field office.",
)


def misread(line: str, chance: random.Random) -> str:
    return "".join(MISREADINGS.get(c, c) if chance.random() < 0.02 else c for c in line)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, str]], dict[str, list[str]]]:
    """Run the program; return OUT, copies.csv, and the name and number as each copy spells them."""
    base = tmp_path_factory.mktemp("copies")
    spelled: dict[str, list[str]] = {}
    for number in range(COPIES):
        chance = random.Random(number)
        lines = [misread(line, chance) if number else line for line in (*CERTIFICATION, *BODY)]
        secret = [word for line in lines[3:5] for word in line.split(":", 1)[1].split()]
        spelled[f"copy-{number:02d}.pdf"] = [word for word in secret if len(word) > 2]
        stamp = ("RECEIVED MAR 0 9 2020", "2019-ICLI-00003 -022454", "", "COPY")[number % 4]
        draw_lines(base / "in" / f"copy-{number:02d}.pdf", [stamp, *lines])
    (base / "roster.csv").write_text(ROSTER, encoding="utf-8")
    redactor.run(base / "in", out=base / "out", roster=base / "roster.csv", jobs=2)
    with (base / "out" / "private" / "copies.csv").open(encoding="utf-8-sig", newline="") as file:
        return base / "out", list(csv.DictReader(file)), spelled


def test_all_twenty_are_one_group_and_treated_alike(copies) -> None:
    rows = copies[1]
    assert {row["group"] for row in rows} == {"1"}
    assert len(rows) == COPIES
    assert {(row["kind"], row["status"], row["result"]) for row in rows} == {("near", "produced", "alike")}
    # Otherwise the words were not misread enough to need the other copies.
    assert int(rows[0]["words_made_alike"]) > 0


def test_no_copy_shows_the_name_or_number_however_it_was_misread(copies) -> None:
    out, rows, spelled = copies
    assert any(GIVEN not in words or SURNAME not in words for words in spelled.values())
    for row in rows:
        words = " ".join(text_of(out / "VOL001" / "PDF" / f"{row['begbates']}.pdf")).split()
        assert not [word for word in spelled[row["source"]] if word in words], row["source"]


def test_the_rest_is_still_there(copies) -> None:
    out, rows, _ = copies
    clean = next(row for row in rows if row["source"] == "copy-00.pdf")
    text = " ".join(" ".join(text_of(out / "VOL001" / "PDF" / f"{clean['begbates']}.pdf")).split())
    for kept in (
        "Kings County Family Court",
        "March 3, 2020",
        "Daniel Whitcombe",
        "taken into custody without incident",
    ):
        assert kept in text

"""The second generator of labelled sets: valid, repeatable, and its labels lie where its words are."""

from __future__ import annotations

import json
from pathlib import Path

import pymupdf
import pytest

from benchmarks.heldout import align, make, plan
from benchmarks.heldout.align import Drawn, Lost, fold, spans
from benchmarks.heldout.markup import pieces
from redactor.evaluation_truth import load_origins, load_truth
from redactor.rules import load_roster

DOCUMENTS = 12


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("heldout")
    make.write(3, DOCUMENTS, out)
    return out


def test_truth_and_roster_are_valid(written: Path) -> None:
    labelled = load_truth(written / "truth.json")

    assert len(labelled) == DOCUMENTS
    assert all(one.spans for one in labelled)
    assert len(set(load_origins(written / "truth.json").values())) >= 8
    assert load_roster(written / "roster.csv")


def test_every_labelled_word_lies_in_its_box(written: Path) -> None:
    for document in json.loads((written / "truth.json").read_text(encoding="utf-8"))["documents"]:
        with pymupdf.open(written / document["source"]) as pdf:
            for page, *box, word in [b for s in document["spans"] for b in s.get("boxes", ())]:
                shown = pymupdf.Rect(box) * pdf[page - 1].derotation_matrix
                assert fold(word) in fold(
                    pdf[page - 1].get_textbox(pymupdf.Rect(shown.x0 - 1, shown.y0 - 1, shown.x1 + 1, shown.y1 + 1))
                )


def test_the_same_seed_makes_the_same_bytes(written: Path, tmp_path: Path) -> None:
    make.write(3, DOCUMENTS, tmp_path)

    files = {p.relative_to(written): p.read_bytes() for p in written.rglob("*") if p.is_file()}
    assert {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == files


@pytest.mark.parametrize(
    ("seed", "documents", "last"), [(1235, 60, 36), (2, 100, 79)], ids=["a-letter-that-no-font-has", "cells-too-wide"]
)
def test_what_a_look_has_no_room_or_letter_for_is_drawn_another_way(seed: int, documents: int, last: int) -> None:
    w = plan.world(seed, documents, chromium=False)

    made = [plan.document(w, number) for number in range(last + 1)]

    for one in made:  # Every labelled word was found again where it was drawn: else `Lost` is raised.
        assert all(span["boxes"] for span in one.spans if "boxes" in span)


def test_a_label_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(Lost):
        spans(Drawn("lopez", [0] * 5, [(1, 0, 0, 9, 9, "Lopez")], 1), pieces("[[person-name|Garza]]"))


def test_a_name_cut_by_the_end_of_a_line_is_one_name_on_two_boxes() -> None:
    drawn = Drawn("garza", [0, 0, 0, 1, 1], [(1, 0, 0, 9, 9, "GAR-"), (1, 0, 9, 9, 18, "ZA")], 1)

    found = align.spans(drawn, pieces("[[person-name|GAR-\nZA]]"))

    assert [(s["text"], len(s["boxes"])) for s in found] == [("GARZA", 2)]

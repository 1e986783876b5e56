"""The third labelled production: the same bytes from a seed, every label readable where the truth says it stands."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pymupdf
import pytest

pytest.importorskip("fpdf", reason="fpdf2, one of the producers, comes with the extra `dev`")

from benchmarks.heldout2.trace import field_values
from benchmarks.heldout3 import kinds, make
from benchmarks.heldout3.case import OFFICERS
from redactor.evaluation_truth import load_truth
from redactor.rules import CATEGORIES, load_roster


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    out = tmp_path_factory.mktemp("third")
    make.write(3, len(kinds.ALL), out)
    return out, json.loads((out / "truth.json").read_text(encoding="utf-8"))


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        make.write(9, 12, tmp_path / name)
    files = sorted(p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*") if p.is_file())
    assert len(files) == 15
    assert all((tmp_path / "a" / f).read_bytes() == (tmp_path / "b" / f).read_bytes() for f in files)


def test_another_seed_writes_other_people(tmp_path: Path) -> None:
    for seed in (1, 2):
        make.write(seed, 3, tmp_path / str(seed))
    assert (tmp_path / "1" / "roster.csv").read_text() != (tmp_path / "2" / "roster.csv").read_text()


def test_every_kind_is_made_and_the_program_reads_truth_and_roster(made: tuple[Path, dict[str, Any]]) -> None:
    out, truth = made
    assert len({d["kind"].removesuffix(" and more") for d in truth["documents"]}) == len(kinds.ALL)
    assert len(kinds.ALL) >= 30
    assert len(load_truth(out / "truth.json")) == len(kinds.ALL)
    assert load_roster(out / "roster.csv")


def test_every_labelled_word_stands_in_its_box_or_its_field(made: tuple[Path, dict[str, Any]]) -> None:
    out, truth = made
    wrong = Counter[str]()
    for one in truth["documents"]:
        pdf = (out / one["source"]).read_bytes()
        values = {page: "".join(v for p, v in field_values(pdf) if p == page) for page, _ in field_values(pdf)}
        with pymupdf.open(stream=pdf, filetype="pdf") as doc:
            for span in one["spans"]:
                assert span["category"] in CATEGORIES
                if "boxes" not in span:
                    wrong[one["kind"]] += " ".join(span["text"].split()) not in " ".join(values[span["page"]].split())
                for page, x0, y0, x1, y1, word in span.get("boxes", ()):
                    shown = doc[page - 1]
                    box = pymupdf.Rect(x0 - 1, y0, x1 + 1, y1) * shown.derotation_matrix
                    wrong[one["kind"]] += word[0] not in shown.get_textbox(box)
    assert sum(wrong.values()) == 0, wrong


def test_no_officer_is_labelled_to_go_and_what_may_be_withheld_owes_no_kept_words(
    made: tuple[Path, dict[str, Any]],
) -> None:
    for one in made[1]["documents"]:
        gone = {s["text"] for s in one["spans"] if s["expect"] == "redact"}
        assert not gone & set(OFFICERS)
        assert "withhold" not in one["expect"] or not any(s["expect"] == "keep" for s in one["spans"])

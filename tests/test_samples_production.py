"""The committed sample production is what it says it is."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from redactor.evaluation_truth import EXPECTED_DOCUMENTS, load_truth
from redactor.rules import CATEGORIES, load_counsel, load_order, load_roster
from samples.making.plan import FIRST
from samples.making.production import Recipe, make_production
from samples.making.truth import CLAUSES

PRODUCTION = Path(__file__).parent.parent / "samples" / "production"


@cache
def documents() -> list[dict[str, Any]]:
    return json.loads((PRODUCTION / "truth.json").read_text(encoding="utf-8"))["documents"]


def spans() -> list[dict[str, Any]]:
    return [span for document in documents() for span in document["spans"]]


def test_set_is_large_and_small_enough() -> None:
    files = [path for path in PRODUCTION.rglob("*") if path.is_file()]
    assert sum(path.suffix == ".pdf" for path in files) >= 48
    assert sum(path.stat().st_size for path in files) < 8 * 1024**2
    subjects = {span["subject"] for span in spans() if span["subject"]}
    assert len(subjects) >= 12
    assert sum(subject.startswith("off-roster") for subject in subjects) >= 3


def test_every_file_is_labelled_and_every_label_has_its_file() -> None:
    beside = {"truth.json", "roster.csv", "counsel.yaml"}
    found = {str(p.relative_to(PRODUCTION)) for p in PRODUCTION.rglob("*") if p.is_file()} - beside
    assert found == {document["source"] for document in documents()}


def test_truth_is_readable_and_names_every_outcome() -> None:
    labelled = load_truth(PRODUCTION / "truth.json")
    assert {part for one in labelled for part in one.expect.split("|")} == EXPECTED_DOCUMENTS


def test_roster_and_counsel_are_read_by_the_program() -> None:
    roster = load_roster(PRODUCTION / "roster.csv")
    assert len(roster) == 10
    assert {entry.relief_status for entry in roster} >= {"pending", "granted", "denied", "naturalized", ""}
    assert any(entry.relief_status == "denied" and entry.appeals_exhausted_on for entry in roster)
    assert any(entry.waiver for entry in roster)
    assert len(load_counsel(PRODUCTION / "counsel.yaml").attorneys) == 3


def test_clauses_of_the_labels_are_those_of_the_default_order() -> None:
    order = load_order()
    for clause, names in CLAUSES.items():
        for category in names.split():
            assert category in CATEGORIES
            owner = order.clause_for(category) or order.keep_rule_for(category)
            assert owner is not None
            assert owner.id == clause


def test_every_boxed_word_reads_where_the_label_says() -> None:
    for document in documents():
        boxed = [box for span in document["spans"] for box in span.get("boxes", ())]
        # Copies on paper have no text to compare with; their labels are those of the page that was copied.
        is_copy = document["source"].startswith("Scans/box")
        if not boxed or is_copy or document["expect"].startswith("quarantine"):
            continue
        with pymupdf.open(PRODUCTION / document["source"]) as pdf:
            for number, page in enumerate(pdf, start=1):
                words = [
                    (pymupdf.Rect(w[:4]) * page.rotation_matrix, w[4])
                    for w in page.get_text("words", clip=pymupdf.INFINITE_RECT())
                ]
                for _, x0, y0, x1, y1, text in (box for box in boxed if box[0] == number):
                    here = "".join(w for rect, w in words if rect.intersects(pymupdf.Rect(x0, y0, x1, y1)))
                    assert text in here, (document["source"], number)


def test_namesakes_are_in_the_set() -> None:
    officials = {s["text"] for s in spans() if s["category"] == "official-name"}
    people = {s["text"] for s in spans() if s["category"] == "person-name"}
    assert officials & people


def test_hard_documents_are_in_the_set() -> None:
    kinds: Counter[str] = Counter()
    hashes: Counter[str] = Counter()
    for path in sorted(PRODUCTION.rglob("*.pdf")):
        hashes[hashlib.sha256(path.read_bytes()).hexdigest()] += 1
        try:
            with pymupdf.open(path) as pdf:
                if pdf.needs_pass:
                    kinds["locked"] += 1
                    continue
                kinds["attachment"] += pdf.embfile_count() > 0
                kinds["bookmark"] += bool(pdf.get_toc())
                kinds["fields"] += bool(pdf.is_form_pdf)
                for page in pdf:
                    kinds[f"turned {page.rotation}"] += 1
                    kinds["cropped"] += page.cropbox != page.mediabox
                    kinds["picture"] += bool(page.get_images()) and not page.get_text().strip()
                    kinds["scan with text"] += bool(page.get_images()) and bool(page.get_text().strip())
        except pymupdf.FileDataError:
            kinds["damaged"] += 1
    wanted = ("locked", "damaged", "attachment", "bookmark", "fields", "turned 90", "turned 270", "cropped", "picture")
    assert [kind for kind in (*wanted, "scan with text") if not kinds[kind]] == []
    assert max(hashes.values()) == 2


def test_roster_names_stand_in_file_names() -> None:
    with (PRODUCTION / "roster.csv").open(encoding="utf-8", newline="") as file:
        numbers = {row["a_number"] for row in csv.DictReader(file) if row["a_number"].startswith("A")}
    sources = " ".join(document["source"] for document in documents())
    assert any(number.replace("-", "") in sources for number in numbers)


@pytest.mark.slow
def test_the_maker_makes_these_very_bytes(tmp_path: Path) -> None:
    make_production(Recipe(seed=7, documents=FIRST, family="a"), tmp_path)
    made = {str(p.relative_to(tmp_path)): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    kept = {str(p.relative_to(PRODUCTION)): p.read_bytes() for p in PRODUCTION.rglob("*") if p.is_file()}
    assert made.keys() == kept.keys()
    # The pictures of pages depend on the version of the library that draws them.
    different = [name for name in made if made[name] != kept[name] and not name.startswith("Scans/")]
    assert different == []

"""The third labelled production: the same bytes from a seed, every kind drawn, no name left out of the truth."""

import re
from collections import Counter

import pymupdf
import pytest

pytest.importorskip("fpdf", reason="fpdf2, one of the producers, comes with the extra `dev`")

from benchmarks.heldout4 import kinds, make
from redactor.evaluation_truth import load_truth, tokens
from redactor.rules import load_counsel, load_roster


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    out = tmp_path_factory.mktemp("set")
    made, w = make.write(3, len(kinds.ALL), out)
    return out, made, w


def test_every_kind_is_drawn_and_the_set_is_readable(written):
    out, made, w = written
    assert len({m.kind for m in made}) == len(kinds.ALL)
    assert len(load_truth(out / "truth.json")) == len(made)
    assert len(load_roster(out / "roster.csv")) == sum(p.listed for p in w.people)
    assert len(load_counsel(out / "counsel.yaml").attorneys) == 4


def test_the_same_seed_gives_the_same_bytes(written, tmp_path):
    out, made, _ = written
    make.write(3, len(made), tmp_path)
    files = sorted(p.relative_to(out) for p in out.rglob("*") if p.is_file())
    assert files == sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file())
    assert [f for f in files if (out / f).read_bytes() != (tmp_path / f).read_bytes()] == []


def test_every_surname_of_the_matter_that_is_printed_is_labelled(written):
    _, made, w = written
    missed = []
    for one in made:
        subjects = {s["subject"] for s in one.spans if s["category"] == "person-name"}
        with pymupdf.open(stream=one.content, filetype="pdf") as doc:
            printed = Counter(word for page in doc for word in tokens(page.get_text()))
        labelled = Counter(word for s in one.spans for word in tokens(s["text"]))
        for sid in subjects:
            words = [word for word in tokens(re.sub(r"[-'’]", "", w.met[sid].last)) if len(word) > 5]
            missed += [one.kind for word in words if printed[word] > labelled[word] and word not in _ALSO_WORDS]
    assert missed == []


_ALSO_WORDS = {"church", "street", "battery"}


def test_a_page_of_policy_has_nothing_to_take_out(written):
    _, made, _ = written
    quiet = [m for m in made if m.kind in {"policy", "8 USC excerpt", "officer schedule", "notice to parents"}]
    assert len(quiet) == 4
    assert [m.kind for m in quiet if any(s["expect"] == "redact" for s in m.spans)] == []

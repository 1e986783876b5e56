"""The second labelled production: the same bytes from a seed, every labelled word where the truth says it stands."""

import csv
import json
import re

import pymupdf
import pytest

pytest.importorskip("fpdf", reason="fpdf2, one of the producers, comes with the extra `dev`")

from benchmarks.heldout2 import facts, kinds, make
from benchmarks.heldout2.marks import Labels, go
from benchmarks.heldout2.origins import ORIGINS
from benchmarks.heldout2.trace import Glyph, Lost, spans

_CATEGORIES = {
    "person-name",
    "a-number",
    "uscis-receipt",
    "i94-number",
    "sevis-id",
    "fin-number",
    "event-number",
    "subject-number",
    "fbi-number",
    "state-id",
    "passport",
    "national-id",
    "ssn",
    "driver-license",
    "vehicle-plate",
    "financial-account",
    "date-of-birth",
    "age",
    "place-of-birth",
    "address",
    "phone",
    "email",
    "online-handle",
    "geo-coordinates",
    "employer",
    "school",
    "physical-description",
    "docket-number",
    "entry",
    "nationality",
    "family",
    "court-detail",
    "relief-application",
    "victim-status",
    "service-provider",
    "protection-order",
    "attorney-client",
}
_LOOSE = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    out = tmp_path_factory.mktemp("heldout2")
    made, w = make.write(7, len(kinds.ALL), out)
    return out, made, w


def _truth(out):
    return json.loads((out / "truth.json").read_text(encoding="utf-8"))["documents"]


def test_same_seed_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        make.write(3, 12, tmp_path / name)
    files = [
        sorted(p.relative_to(tmp_path / n) for p in (tmp_path / n).rglob("*") if p.is_file()) for n in ("one", "two")
    ]
    assert files[0] == files[1]
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files[0])


def test_every_kind_comes_up_and_there_are_enough(written):
    _, made, w = written
    assert len({m.kind for m in made}) == len(kinds.ALL) >= 60
    assert len({p.origin.key for p in w.people}) >= 30
    assert len(ORIGINS) >= 30


def test_every_labelled_word_is_read_inside_its_box(written):
    out, _, _ = written
    for entry in _truth(out):
        with pymupdf.open(out / entry["source"]) as doc:
            assert doc.page_count == entry["pages"]
            pages = [page.get_text("words", flags=_LOOSE) for page in doc]
            turned = [page.rotation_matrix for page in doc]
            values = "".join(w.field_value for page in doc for w in page.widgets())
        for span in entry["spans"]:
            if "boxes" not in span:
                assert span["text"] in " ".join(values.split())
            for number, x0, y0, x1, y1, word in span.get("boxes", ()):
                box = pymupdf.Rect(x0, y0, x1, y1)
                seen = [
                    w
                    for w in pages[number - 1]
                    if word in w[4] and box.intersects(pymupdf.Rect(w[:4]) * turned[number - 1])
                ]
                assert seen, (entry["kind"], span["category"])


def test_labels_use_the_categories_of_the_order(written):
    out, _, _ = written
    found = {s["category"] for d in _truth(out) for s in d["spans"] if s["expect"] == "redact"}
    assert found <= _CATEGORIES
    assert len(found) >= 30


def test_no_official_bears_a_name_of_a_private_person():
    private = {w for o in ORIGINS for w in re.split(r"[; -]", f"{o.men};{o.women};{o.families}") if len(w) > 2}
    officials = {w for n in (*facts.OFFICIALS, *facts.JUDGES, *facts.LAWYERS) for w in re.split(r"[ -]", n)[1:]}
    assert not private & officials


def test_a_third_of_the_subjects_is_not_on_the_roster(written):
    out, _, w = written
    with (out / "roster.csv").open(encoding="utf-8") as held:
        listed = {row["subject_id"] for row in csv.DictReader(held)}
    assert 0.6 < len(listed) / len(w.people) < 0.72


def test_a_letter_that_is_not_drawn_is_an_error():
    labels = Labels()
    ink = labels.read("seen " + go("Ximena", "person-name", "H2-0001"))
    read = [Glyph(c, 1, pymupdf.Rect(0, 0, 1, 1), 1) for c in "seenXimeno"]
    with pytest.raises(Lost):
        spans([ink], labels, read)

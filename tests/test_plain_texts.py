"""Records in other people's words: what leads to a person goes, what the request asks for stays."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pymupdf
import pytest
import yaml

from redactor import pipeline
from redactor.decide import decide
from redactor.detect import Detector
from redactor.matter import spread
from redactor.model import Document, DocumentDecisions
from redactor.rules import RosterEntry, load_counsel, load_forms, load_order, load_profile, load_risk, rules_folder

RECORDS = yaml.safe_load((Path(__file__).parent / "plain_texts.yaml").read_text(encoding="utf-8"))
TEXTS: dict[str, str] = {name: record["text"] for name, record in RECORDS.items()}
GONE: dict[str, list[str]] = {name: record["gone"] for name, record in RECORDS.items() if record["gone"]}
KEPT: dict[str, list[str]] = {name: record["kept"] for name, record in RECORDS.items() if record["kept"]}
ON = datetime.date(2026, 1, 15)
FONTS = ("helv", "tiro")
ROSTER = (
    {"subject_id": "R1", "a_number": "A215-887-403", "family_name": "Quispe Huaman", "given_names": "Wilber"},
    {"subject_id": "R2", "a_number": "A209114512", "family_name": "Touré", "given_names": "Fatoumata Binta"},
)
Decided = dict[str, tuple[Document, DocumentDecisions]]


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Decided:
    """Return each text as a document, with what was decided on it in one matter."""
    folder = tmp_path_factory.mktemp("plain")
    known = _knowledge()
    tasks = [_task(folder, name, number) for number, name in enumerate(TEXTS)]
    detector = Detector.load(known.roster)
    found = {t.source: pipeline.search(t, known, detector, trust_ocr_layer=False).findings for t in tasks}
    matter = pipeline.combine(found.values(), known, job_key=b"k" * 32, decided_on=ON)
    results: Decided = {}
    for task in tasks:
        document = pipeline.read(task, known, trust_ocr_layer=False)
        findings = spread(document, found[task.source], matter)
        decisions = decide(document, findings, matter, known.order, known.counsel, forms=known.forms)
        results[task.source] = (document, decisions)
    return results


def _knowledge() -> pipeline.Knowledge:
    return pipeline.Knowledge(
        order=load_order(rules_folder() / "orders" / "ny-v-ice-ecf68.yaml"),
        counsel=load_counsel(rules_folder() / "privilege" / "default.yaml"),
        roster=tuple(RosterEntry.model_validate({"relief": "U", "relief_status": "pending", **one}) for one in ROSTER),
        forms=load_forms(),
        load_file=load_profile("concordance"),
        risk=load_risk(),
    )


def _task(folder: Path, name: str, number: int) -> pipeline.Task:
    lines = TEXTS[name].split("\n")
    font = "cour" if "     " in TEXTS[name] else FONTS[number % 2]  # columns are aligned with spaces
    size, path = (7.0 if max(map(len, lines)) > 105 else 8.5), folder / f"{number}.pdf"
    with pymupdf.open() as opened:
        page = opened.new_page()
        for row, line in enumerate(lines):
            page.insert_text((40, 50 + row * size * 1.35), line, fontname=font, fontsize=size, encoding=0)
        opened.save(path)
    return pipeline.Task(document_id=f"{number:010d}", path=path, source=name)


def _wrong(decided: Decided, name: str, texts: list[str], *, gone: bool) -> list[int]:
    """Return the numbers of the texts of which a word is not as it must be."""
    document, decisions = decided[name]
    boxes = [box for one in decisions.redactions for box in (*one.finding.boxes, one.finding.region) if box is not None]
    wrong = []
    for number, text in enumerate(texts):
        places = re.finditer(r"\s+".join(re.escape(word) for word in text.split()), document.text)
        words = [word for place in places for word in document.words_in(*place.span())]
        assert words, f"text {number} is not in the document"
        if any(any(b.page == w.box.page and b.contains_centre(w.box) for b in boxes) != gone for w in words):
            wrong.append(number)
    return wrong


@pytest.mark.parametrize("name", GONE)
def test_what_leads_to_a_person_is_taken_out(decided: Decided, name: str) -> None:
    assert _wrong(decided, name, GONE[name], gone=True) == []


@pytest.mark.parametrize("name", KEPT)
def test_what_the_request_asks_for_stays(decided: Decided, name: str) -> None:
    assert _wrong(decided, name, KEPT[name], gone=False) == []

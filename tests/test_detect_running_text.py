"""What the name model of our own adds in running text, and that nothing runs without its weights."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from redactor.detect import engine
from redactor.detect.engine import Detector, Search, build_search, search_text
from redactor.detect.person_model import PersonModel, weights_folder
from redactor.detect.prose import passages
from redactor.errors import ComponentMissing
from redactor.model import Finding
from tests._text_documents import document

ROOT = Path(__file__).parent.parent
JOINTS = frozenset({"of", "the", "was", "at", "he"})
ONLY_OURS = (
    # names that neither spaCy nor the rules find
    ("ok will do. spoke to rigoberto tzunux this morning and he is fine", "rigoberto tzunux"),
    ("can you check whether dieuseul has a case with uscis, he did not say", "dieuseul"),
    ("quizhpe came out with the kids and quizhpe's wife was there as well", "quizhpe"),
)


@pytest.fixture(scope="module")
def search() -> Search:
    return build_search()


def names_in(text: str, search: Search) -> list[Finding]:
    return [f for f in search_text(document(text), search) if f.category == "person-name"]


@pytest.mark.parametrize(("text", "name"), ONLY_OURS, ids=["full", "given", "family"])
def test_a_name_typed_in_lower_case_is_found_by_its_sentence(text: str, name: str, search: Search) -> None:
    start = text.index(name)
    assert any(f.start <= start and f.end >= start + len(name) for f in names_in(text, search))


def test_a_title_beside_a_name_stays_and_tells_the_role(search: Search) -> None:
    text = "He was then handed to SDDO Ceballos, who drove him to the office in the van."
    found = [f for f in names_in(text, search) if f.text == "Ceballos"]
    assert [f.role for f in found] == ["officer"]


def test_names_in_two_lines_are_two_people(search: Search) -> None:
    text = "Reporting officer\nAmy Sugarman\nHardowar and Thant Htet were told to wait in the lobby.\n"
    roles = {f.text: f.role for f in names_in(text, search)}
    assert roles == {"Amy Sugarman": "officer", "Hardowar": None, "Thant Htet": None}


@pytest.mark.parametrize(
    "text",
    [
        "the subject was told to wait by the elevator and he did not want to sign",
        "He was charged with petit larceny and must be back in court on May 14.",
        "They may grant the motion, will bill the time, and mark the chase as closed.",
    ],
)
def test_sentences_about_nobody_by_name_hold_no_name(text: str, search: Search) -> None:
    assert names_in(text, search) == []


def test_a_job_without_the_weights_ends_with_code_7(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine, "weights_folder", lambda: tmp_path)
    with pytest.raises(ComponentMissing) as raised:
        Detector.load()
    assert raised.value.exit_code == 7


def test_what_was_read_before_changes_no_score() -> None:
    fresh, used = (PersonModel.load(weights_folder(), JOINTS) for _ in range(2))
    for text, _ in ONLY_OURS:
        used.words(text.upper() + " Then everybody left the building of the court.")
    for text, _ in ONLY_OURS:
        assert fresh.words(text) == used.words(text)


def test_the_weights_ship_small_and_with_their_notice() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        shipped = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert shipped["models/names"] == "redactor/_models/names"
    assert (weights_folder() / "model.onnx").stat().st_size < 45_000_000
    assert "Creative Commons Attribution 4.0" in (weights_folder() / "NOTICE").read_text(encoding="utf-8")


def test_sentences_are_read_and_labels_are_not() -> None:
    text = "NAME OF ALIEN\nDATE\nFILE NO\nHE WAS SEEN AT THE DOOR\nDoe\nSEX\nM\nDOB\n"
    assert list(passages(text, JOINTS)) == [(19, "FILE NO\nHE WAS SEEN AT THE DOOR\nDoe\n")]


def test_lower_case_alone_makes_a_sentence() -> None:
    assert list(passages("dijo que vino ayer\n", frozenset())) == [(0, "dijo que vino ayer\n")]


def test_a_text_of_labels_has_no_passage() -> None:
    assert list(passages("Date of Birth\nName\n", JOINTS)) == []

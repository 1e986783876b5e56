"""The unredacted copy: which documents may be in it, what of a source comes along, and when it is refused."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import pytest

from redactor import pipeline
from redactor.errors import DocumentError, RulesError
from redactor.jobs.confidential import NOT_PRODUCED, OTHER_CLAUSE, PRIVILEGED, check_allowed, plan
from redactor.model import Findings
from redactor.pipeline import Found, Task
from redactor.rules import load_order
from redactor.settings import Settings
from redactor.verify import text_of
from tests._confidential_order import BLOCK, LEGEND, allowing
from tests._records import entry, privilege, record
from tests.hiding_places.finder import finds
from tests.hiding_places.places import PLACES
from tests.hiding_places.secret import SECRET

UNSEEN = ("the file", "structure")
"""Groups of hiding places that nothing on the page shows, but for a layer that is switched on."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    order = allowing(tmp_path / "order.yaml")
    return Settings(sources=(tmp_path / "in",), out=tmp_path / "out", order=order, confidential_copy=True)


def test_an_order_that_says_nothing_of_it_refuses_the_copy(settings: Settings) -> None:
    check_allowed(settings, load_order(settings.order))
    check_allowed(dataclasses.replace(settings, confidential_copy=False), load_order())
    with pytest.raises(RulesError) as caught:
        check_allowed(settings, load_order())
    assert str(caught.value) == (
        "--confidential-copy: the order allows no unredacted copy. Where it does, counsel says so under "
        "`confidential_copy` in the order file: the paragraph, who may have it, and which clauses it shows."
    )


@pytest.mark.parametrize(
    ("block", "legend", "wrong"),
    [
        (BLOCK.replace("identifying-information", "attorney-client"), LEGEND, "privilege is never shown"),
        (BLOCK.replace("identifying-information", "no-such-clause"), LEGEND, "names what is no clause that redacts"),
        (BLOCK.replace('"ECF No. 12 ¶ 5"', '""'), LEGEND, "confidential_copy.paragraph"),
        (BLOCK.replace("attorneys of record who have signed Exhibit A", '""'), LEGEND, "confidential_copy.recipients"),
        (BLOCK.replace("[identifying-information]", "[]"), LEGEND, "confidential_copy.shows"),
        (BLOCK, "", "needs a legend"),
    ],
)
def test_an_order_must_say_paragraph_recipients_clauses_and_legend(
    block: str, legend: str, wrong: str, tmp_path: Path
) -> None:
    with pytest.raises(RulesError, match=wrong):
        load_order(allowing(tmp_path / "o.yaml", block, legend))


def test_only_documents_of_which_all_may_be_shown_are_in_the_copy(settings: Settings) -> None:
    shown = entry(1, inner_clause="identifying-information", inner_category="person-name")
    records = (
        record(1, entries=(shown,)), record(2, entries=()), record(3, entries=(shown, entry(3))),
        record(4, entries=(shown,), privilege=(privilege(treatment="redact"),)),
        record(5, entries=(shown, entry(5, inner_clause="attorney-client"))), record(6, status="withheld"),
        record(7, status="quarantined"),
    )  # fmt: skip
    made = plan(records, load_order(settings.order))
    assert [one.begbates for one in made.records] == ["X-0000001", "X-0000002"]
    assert [one.entries for one in made.records] == [(), ()]
    assert made.left_out == (
        ("X-0000003", OTHER_CLAUSE), ("X-0000004", PRIVILEGED), ("X-0000005", OTHER_CLAUSE),
        ("X-0000006", NOT_PRODUCED), ("X-0000007", NOT_PRODUCED),
    )  # fmt: skip
    assert plan(records, load_order()).records == (made.records[1],)


@cache
def knowledge_of(settings: Settings) -> pipeline.Knowledge:
    return pipeline.load_knowledge(settings)


def copied(content: bytes, name: str, settings: Settings) -> Path:
    """Copy one document as a run does, and return the file."""
    folder = settings.out.parent
    source, staged = folder / f"{name}.pdf", folder / f"{name}-out.pdf"
    source.write_bytes(content)
    knowledge = knowledge_of(settings)
    task = Task(document_id="d", path=source, source=source.name, bates=("ICE-0000001",), staged=staged)
    document = pipeline.read(task, knowledge, trust_ocr_layer=False)
    nothing = Findings(
        document_id="d", source="", sha256=document.sha256, page_count=1, forms=(None,), items=(), read=document
    )
    assert pipeline.copy_unredacted(task, Found(findings=nothing), knowledge, trust_ocr_layer=False).is_clean
    return staged


@pytest.mark.slow
def test_nothing_comes_along_that_the_page_does_not_show(settings: Settings) -> None:
    hidden = dataclasses.replace(SECRET, is_shown=False)
    made, leaking = 0, []
    for number, place in enumerate(p for p in PLACES if p.group in UNSEEN and p.path is None):
        try:
            one = copied(place.make(hidden), str(number), settings).read_bytes()
        except DocumentError:
            continue
        made += 1
        if finds(one, None, SECRET):
            leaking.append(place.name)
    assert leaking == ["layer that is on"]
    assert made >= 40


def test_what_the_page_shows_stands_there_with_number_and_legend(settings: Settings) -> None:
    place = next(place for place in PLACES if place.group == "the file")
    text = " ".join(text_of(copied(place.make(SECRET), "shown", settings)))
    for shown in (SECRET.name, SECRET.number, "ICE-0000001", LEGEND):
        assert shown in text


def test_a_legend_of_its_own_stands_on_the_copy(tmp_path: Path) -> None:
    order = allowing(tmp_path / "order.yaml", BLOCK + '  legend: "HIGHLY CONFIDENTIAL"\n')
    settings = Settings(sources=(tmp_path / "in",), out=tmp_path / "out", order=order, confidential_copy=True)
    place = next(place for place in PLACES if place.group == "the file")
    text = " ".join(text_of(copied(place.make(SECRET), "shown", settings)))
    assert "HIGHLY CONFIDENTIAL" in text
    assert LEGEND not in text

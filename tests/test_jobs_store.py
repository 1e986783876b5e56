"""The store keeps what it is given, exactly, and refuses a foreign production."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.errors import ForeignOutput, InputError
from redactor.jobs import copies
from redactor.jobs.codec import from_json, to_json
from redactor.jobs.readings import packed, unpacked
from redactor.jobs.sources import Source
from redactor.jobs.store import FAILED, LISTED, SEARCHED, Store
from redactor.model import Box, Document, Finding, Findings, Page, Word
from redactor.pipeline import Failure, Searched

COORDINATE = st.floats(min_value=0, max_value=5000, allow_nan=False)
TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=20)


@st.composite
def findings(draw: st.DrawFn) -> Findings:
    boxes = tuple(
        Box(page=draw(st.integers(1, 9)), x0=x, y0=y, x1=x + 10, y1=y + 5)
        for x, y in draw(st.lists(st.tuples(COORDINATE, COORDINATE), min_size=1, max_size=3))
    )
    item = Finding(
        category="person-name", stance="redact", start=3, end=9, boxes=boxes, text=draw(TEXT), score=draw(COORDINATE),
        found_by=("roster", draw(TEXT)), value=draw(TEXT), region=draw(st.sampled_from((None, boxes[0]))),
        role=draw(st.sampled_from((None, "officer"))),
    )  # fmt: skip
    return Findings(
        document_id="d", source=draw(TEXT), sha256="0" * 64, page_count=2, forms=(None, "i-213"), items=(item,)
    )


@given(found=findings())
def test_findings_come_back_from_json_as_they_went(found: Findings) -> None:
    assert from_json(Findings, to_json(found)) == found


def _sources(*names: str) -> tuple[Source, ...]:
    return tuple(Source(path=Path("/x") / name, name=name) for name in names)


def test_documents_keep_their_place_and_state_over_a_restart(tmp_path: Path) -> None:
    first, second = _sources("a.pdf", "b.pdf")
    found = Findings(
        document_id=first.document_id, source="a.pdf", sha256="1" * 64, page_count=3, forms=(None,), items=()
    )
    failure = Failure(document_id=second.document_id, stage="search", reason="unreadable", message="m", advice="a")
    with Store(tmp_path / "job.db") as store:
        store.list_documents((first, second))
        assert [row.state for row in store.rows()] == [LISTED, LISTED]
        store.save_findings(found)
        store.save_failure(failure, sha256="2" * 64)
    with Store(tmp_path / "job.db") as store:
        store.list_documents((first, second))
        assert [(row.source, row.state, row.pages) for row in store.rows()] == [
            ("a.pdf", SEARCHED, 3), ("b.pdf", FAILED, 0),
        ]  # fmt: skip
        assert [row.source for row in store.rows(FAILED)] == ["b.pdf"]
        assert store.findings(first.document_id) == found
        assert list(store.all_findings()) == [found]
        assert store.rows(FAILED)[0].failure == failure


def test_another_production_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "job.db") as store:
        store.list_documents(_sources("a.pdf", "b.pdf"))
        with pytest.raises(ForeignOutput) as caught:
            store.list_documents(_sources("a.pdf", "c.pdf"))
    assert str(caught.value) == (
        "OUT belongs to other sources: files were added, removed or renamed since. Choose another output folder."
    )


def test_a_damaged_database_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "job.db").write_bytes(b"not a database, but long enough to be looked at as one" * 40)
    with pytest.raises(InputError) as caught:
        Store(tmp_path / "job.db")
    assert str(caught.value) == "private/job.db cannot be opened. Restore it, or choose another output folder."


def test_what_the_first_pass_read_comes_back_as_it_was(tmp_path: Path) -> None:
    source = Source(path=tmp_path / "a.pdf", name="a.pdf")
    word = Word(
        text="Ana\ud800",
        box=Box(page=1, x0=0.1, y0=1, x1=1 / 3, y1=2),
        start=0,
        line=0,
        edges=(0.1, 0.2, 0.25, 0.3, 1 / 3),
    )
    page = Page(number=1, width=612, height=792, rotation=0, words=(word,), start=0, end=4, form="i-213")
    document = Document(
        document_id=source.document_id, source="a.pdf", sha256="0" * 64, pages=(page,), text="Ana\ud800"
    )
    found = Findings(
        document_id=source.document_id, source="a.pdf", sha256="0" * 64, page_count=1, forms=("i-213",), items=()
    )
    searched = packed(
        Searched(document_id=source.document_id, findings=found, text=document.text, signature=(1,), document=document)
    )
    assert searched.document is None
    with Store(tmp_path / "job.db") as store:
        store.list_documents((source,))
        store.save_searched(searched)
        assert store.reading(source.document_id) == searched.reading != b""
        assert unpacked(copies.found(store, source.document_id)).findings.read == document

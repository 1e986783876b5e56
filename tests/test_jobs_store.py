"""The store keeps what it is given, exactly, and refuses a foreign production."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.errors import ForeignOutput, InputError
from redactor.jobs.codec import from_json, to_json
from redactor.jobs.sources import Source
from redactor.jobs.store import FAILED, LISTED, SEARCHED, Store
from redactor.model import Box, Finding, Findings
from redactor.pipeline import Failure

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

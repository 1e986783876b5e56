"""What a script gets: a call for each document, and the result as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import redactor
from redactor.cli.summary import result_as_json
from redactor.jobs.run import Outcome, Result
from redactor.jobs.sources import PassedOver

DOCUMENTS = tuple(
    Outcome(
        source=f"{n}.pdf", begbates=f"X-{n}", endbates=f"X-{n}", pages=1, status=status, reason="", redactions=n
    )
    for n, status in enumerate(("produced", "quarantined", "withheld"), start=1)
)  # fmt: skip
RESULT = Result(
    volume=Path("out/VOL001"), documents=DOCUMENTS, warnings=("w",),
    passed_over=(PassedOver(name="truth.json", reason="truth"),),
)  # fmt: skip


@pytest.fixture
def finished(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.jobs.run.run_job", lambda settings, watch: RESULT)


def test_each_document_is_reported_once_in_order_when_the_job_has_ended(finished: None) -> None:
    seen: list[Outcome] = []
    assert redactor.run("in", out="out", on_document=seen.append) is RESULT
    assert tuple(seen) == DOCUMENTS


def test_what_a_hook_raises_reaches_the_caller(finished: None) -> None:
    def stop(document: Outcome) -> None:
        raise RuntimeError(document.begbates)

    with pytest.raises(RuntimeError, match=r"^X-1$"):
        redactor.run("in", out="out", on_document=stop)


def test_the_result_as_json_has_the_exit_code_the_counts_and_every_document() -> None:
    told = json.loads(result_as_json(RESULT))
    assert told["exit_code"] == 3
    assert told["counts"] == {"produced": 1, "withheld": 1, "quarantined": 1}
    assert told["documents"][1] == {
        "source": "2.pdf", "begbates": "X-2", "endbates": "X-2", "pages": 1, "status": "quarantined", "reason": "",
        "redactions": 2,
    }  # fmt: skip
    assert told["passed_over"] == [{"name": "truth.json", "reason": "truth"}]

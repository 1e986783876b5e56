"""A new order from a few questions, and the schemas of everything that is written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from redactor.cli import order_command
from redactor.errors import InputError, RulesError
from redactor.rules import NewOrder, clause_ids, load_order, order_text
from redactor.rules.schemas import MODELS, schema_of

GIVEN = ("--caption", 'Doe "D." v. Agency: one', "--number", "20-cv-1 (ABC)", "--docket-entry", "ECF No. 12")
FILES = {
    "order": "orders/*.yaml", "recognizer": "recognizers/*.yaml", "form": "forms/*.yaml",
    "counsel": "privilege/default.yaml", "load-file": "loadfiles/*.yaml", "privilege": "privilege/cues.yaml",
    "risk": "risk.yaml", "vendor-columns": "vendor-columns.yaml",
}  # fmt: skip


def new(*arguments: str, answers: str = "") -> None:
    result = CliRunner().invoke(order_command.new, list(arguments), input=answers, standalone_mode=False)
    if result.exception:
        raise result.exception


def test_an_order_written_without_questions_is_read_and_warns_of_its_paragraphs(tmp_path: Path) -> None:
    new(str(tmp_path / "o.yaml"), *GIVEN, "--legend", "CONFIDENTIAL", "--yes")
    order = load_order(tmp_path / "o.yaml")
    assert (order.id, order.case.caption) == ("20-cv-1-abc-ecf-no-12", 'Doe "D." v. Agency: one')
    assert order.switches.confidentiality_legend == "CONFIDENTIAL"
    assert order.clause("identifying-information").authorities[0] == "ECF No. 12"
    assert "ECF No. 68" not in (tmp_path / "o.yaml").read_text("utf-8")
    assert "no paragraph is filled in" in order.warnings()[0]
    assert [clause.id for clause in order.clauses] == [clause.id for clause in load_order().clauses]


def test_the_answers_to_the_questions_stand_in_the_order(tmp_path: Path) -> None:
    paragraphs = [f"ECF No. 2 ¶ {n}" for n in range(5)]
    asked = "\n".join(["Doe v. Roe", "1-cv-1", "ECF No. 2", "Request No. 3", "", *paragraphs])
    new(str(tmp_path / "o.yaml"), answers=asked + "\n")
    order = load_order(tmp_path / "o.yaml")
    assert order.switches.response_to == "Request No. 3"
    assert [order.clause(one).paragraph for one in clause_ids()] == paragraphs
    assert order.warnings() == ()


def test_a_file_is_never_overwritten_and_a_needed_answer_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "o.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"^There is a file of that name already\. Choose another name\.$"):
        new(str(tmp_path / "o.yaml"), *GIVEN, "--yes")
    with pytest.raises(InputError, match=r"^--caption is needed with --yes\.$"):
        new(str(tmp_path / "p.yaml"), "--number", "1", "--docket-entry", "2", "--yes")
    assert (tmp_path / "o.yaml").read_text("utf-8") == "mine"
    assert not (tmp_path / "p.yaml").exists()


def test_an_answer_that_breaks_a_rule_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RulesError):
        new(str(tmp_path / "o.yaml"), answers="a\nb\nc\n\n\nnot a paragraph\n\n\n\n\n")
    assert not (tmp_path / "o.yaml").exists()


def test_any_answer_is_quoted() -> None:
    odd = 'a: "b" # c {d}\n- e'
    told = yaml.safe_load(order_text(NewOrder(caption=odd, court=odd, number=odd, docket_entry=odd, legend=odd)))
    assert told["case"]["caption"] == told["order"]["docket_entry"] == told["switches"]["confidentiality_legend"] == odd


@pytest.mark.parametrize("kind", FILES)
def test_every_rule_file_is_valid_by_its_schema_and_a_wrong_key_is_not(kind: str) -> None:
    schema = schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    paths = sorted(Path("rules").glob(FILES[kind]))
    assert paths
    for path in paths:
        content = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
        assert [error.message for error in checker.iter_errors(content)] == [], path
        assert list(checker.iter_errors({**content, "surprise": 1})), path


def test_every_kind_has_a_schema_and_another_is_refused() -> None:
    assert {schema_of(kind)["type"] for kind in MODELS} == {"object"}
    with pytest.raises(RulesError, match=r"^there is no schema of that name\. Use one of counsel, form, "):
        schema_of("poem")

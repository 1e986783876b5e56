"""The counsel list, and the one door through which YAML comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.errors import RulesError
from redactor.rules import Rule, check_unique_ids, load_counsel, read_folder, read_yaml, rules_folder, shown

CANARY = "ZZCANARY"


def counsel(folder: Path, text: str) -> Path:
    path = folder / "counsel.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> str:
    with pytest.raises(RulesError) as caught:
        load_counsel(path)
    assert CANARY not in str(caught.value)
    return str(caught.value)


def test_the_default_names_nobody_and_knows_the_usual_legends() -> None:
    default = load_counsel()
    assert (default.attorneys, default.domains) == ((), ())
    assert {"ATTORNEY-CLIENT PRIVILEGED", "ATTORNEY WORK PRODUCT", "LAW ENFORCEMENT SENSITIVE"} <= set(default.legends)


def test_a_list_is_read(tmp_path: Path) -> None:
    read = load_counsel(
        counsel(tmp_path, "attorneys:\n- {name: A B, title: T, email: a@b.gov}\ndomains: [b.gov]\nlegends: [X]\n")
    )
    assert [(a.name, a.title, a.email) for a in read.attorneys] == [("A B", "T", "a@b.gov")]
    assert (read.domains, read.legends) == (("b.gov",), ("X",))


WRONG = [
    (f"lawyers: [{CANARY}]\n", "counsel.yaml: lawyers: Extra inputs are not permitted."),
    (
        f"attorneys:\n- {{name: {CANARY}, phone: 1}}\n",
        "counsel.yaml: attorneys.0.phone: Extra inputs are not permitted.",
    ),
    (f"attorneys:\n- {{title: {CANARY}}}\n", "counsel.yaml: attorneys.0.name: Field required."),
    (f"domains: {CANARY}\n", "counsel.yaml: domains: Input should be a valid tuple."),
    (f"legends: [{CANARY}]\nlegends: []\n", "counsel.yaml: line 2: not valid YAML."),
    (f"attorneys:\n- {{name: {CANARY}, name: {CANARY}}}\n", "counsel.yaml: line 2: not valid YAML."),
    ("", "counsel.yaml: the file must be a mapping of keys."),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[str(n) for n in range(len(WRONG))])
def test_a_wrong_list_is_refused_and_nobody_in_it_named(text: str, message: str, tmp_path: Path) -> None:
    assert refused(counsel(tmp_path, text)) == message


class Thing(Rule):
    id: str


def test_rules_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Thing(id="a").id = "b"


def test_a_folder_is_read_in_the_order_of_names_and_an_empty_one_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError) as caught:
        read_folder(tmp_path, Thing)
    assert str(caught.value) == f"{tmp_path.name}: no rule file is there."
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text(f"id: {name}\n", encoding="utf-8")
    assert [thing.id for thing in read_folder(tmp_path, Thing)] == ["a", "b"]


def test_an_id_given_twice_is_refused() -> None:
    check_unique_ids(["a", "b"], "rules/x")
    with pytest.raises(RulesError) as caught:
        check_unique_ids(["a", "b", "a"], "rules/x")
    assert str(caught.value) == "rules/x: id: `a` stands twice."


def test_a_rule_file_is_shown_within_the_rules_and_any_other_by_its_name_only(tmp_path: Path) -> None:
    assert shown(rules_folder() / "orders" / "a.yaml") == "rules/orders/a.yaml"
    assert shown(tmp_path / "a.yaml") == "a.yaml"


def test_a_key_of_a_deeper_mapping_given_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("id: a\nmore: {b: 1, c: {d: 1, d: 2}}\n", encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        read_yaml(path, Thing)
    assert str(caught.value) == "x.yaml: line 2: not valid YAML."

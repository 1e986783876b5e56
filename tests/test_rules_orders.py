"""Every order of rules/orders/ holds what it promises, and a wrong one is refused with `file: key: what`."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.decide import decide
from redactor.errors import RulesError
from redactor.rules import CATEGORIES, KEPT, Counsel, Order, load_order, rules_folder
from redactor.rules.privilege import PRIVILEGES, load_privilege
from tests._decide_documents import document, findings, found, kept, matter, person

PATHS = sorted((rules_folder() / "orders").glob("*.yaml"))
ORDERS = [load_order(path) for path in PATHS]
DEFAULT = (rules_folder() / "orders" / "ny-v-ice-ecf68.yaml").read_text(encoding="utf-8")
EXAMPLES = [(order, clause, example) for order in ORDERS for clause in order.clauses for example in clause.examples]


@pytest.mark.parametrize(
    ("order", "clause", "example"), EXAMPLES, ids=[f"{o.id}-{c.id}-{n}" for n, (o, c, _) in enumerate(EXAMPLES)]
)
def test_every_example_of_a_clause_is_decided_as_it_says(order: Order, clause: object, example: object) -> None:
    category, ended, action = example.category, example.protection_ended, example.action  # type: ignore[attr-defined]
    doc = document("Ines Quill said something.")
    somebody = person("1", "Ines Quill", ended=ended)
    name = found(doc, "Ines Quill", subject="1", role="protected")
    text = "Ines Quill" if category == "person-name" else "something"
    items = [name] if category == "person-name" else [name, found(doc, text, category, found_by=("pattern",))]
    decided = decide(doc, findings(doc, *items), matter(somebody), order, Counsel())
    decision = next(d for d in decided.decisions if d.finding.text == text)
    assert decision.action == action
    assert action == "keep" or decision.clause == clause.id  # type: ignore[attr-defined]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.id)
def test_an_order_protects_or_keeps_every_category(order: Order) -> None:
    silent = [c for c in sorted(CATEGORIES) if order.clause_for(c) is None and order.keep_rule_for(c) is None]
    assert silent == []


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.id)
def test_every_clause_and_keep_rule_names_its_authority(order: Order) -> None:
    assert all(all(a.strip() for a in clause.authorities) for clause in order.clauses)
    assert all(rule.authority.strip() for rule in order.keep)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.id)
def test_confidential_clauses_look_like_the_clause_they_are_served_as(order: Order) -> None:
    for clause in order.clauses:
        served = order.clause(clause.served.clause)
        assert (clause.label, clause.short_label) == (served.label, served.short_label)
        if served is not clause:
            assert clause.served.category == "neutral"
            assert clause.served.neutral_name == served.served.neutral_name


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.id)
def test_everything_kept_in_the_vocabulary_is_kept_by_the_order(order: Order) -> None:
    doc = document("something here")
    for category in KEPT:
        decided = decide(doc, findings(doc, kept(doc, "something", category, role="judge")), matter(), order, Counsel())
        assert [d.action for d in decided.decisions] == ["keep"], category


def test_the_default_order_leaves_its_paragraphs_to_counsel_and_says_so() -> None:
    order = load_order()
    assert {c.paragraph for c in order.clauses} == {""}
    assert order.warnings() == (
        "ECF No. 68: no paragraph is filled in for the clauses identifying-information, related-information, "
        "section-1367, tps, asylum. Counsel must complete `paragraph` in the order file before the logs are served.",
    )


def test_an_order_with_its_paragraphs_warns_of_nothing() -> None:
    assert load_order(rules_folder() / "orders" / "example-doe-v-bureau.yaml").warnings() == ()


def test_orders_share_no_clause_id_so_that_nothing_is_wired_to_one() -> None:
    ids = [clause.id for order in ORDERS for clause in order.clauses]
    assert len(ids) == len(set(ids))


def changed(old: str, new: str, folder: Path) -> Path:
    assert old in DEFAULT
    path = folder / "order.yaml"
    path.write_text(DEFAULT.replace(old, new, 1), encoding="utf-8")
    return path


WRONG = [
    ("id: tps\n", "id: asylum\n", "order.yaml: (top): Value error, a clause id stands twice."),
    ("protects: [tps]", "protects: [tps, age]",
     "order.yaml: (top): Value error, category `age` stands in two clauses."),
    ("categories: [form-text,", "categories: [age, form-text,",
     "order.yaml: (top): Value error, category `age` is both protected and kept."),
    ("protects: [tps]", "protects: [tbs]", "order.yaml: clauses.tps.protects: `tbs` is not a category."),
    ("served: {clause: attorney-client,", "served: {clause: nowhere,",
     "order.yaml: (top): Value error, clause `attorney-client` is served as a clause that does not exist."),
    ("officer_names: keep", "officer_names: perhaps",
     "order.yaml: switches.officer_names: Input should be 'keep' or 'redact'."),
    ("switches:", "switch:", "order.yaml: switch: Extra inputs are not permitted."),
    ("id: ny-v-ice-ecf68", "id: a\nid: b", "order.yaml: line 6: not valid YAML."),
    (", neutral_name: related-information}", "}",
     "order.yaml: clauses.1.served: Value error, a neutral clause needs `neutral_name`."),
    ('paragraph: ""', 'paragraph: "four"',
     "order.yaml: clauses.0.paragraph: String should match pattern '^$|^.*(¶|§|[Pp]ara|[Pp]art|[Ss]ection).*\\d.*$'."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[str(n) for n in range(len(WRONG))])
def test_a_wrong_order_is_refused(old: str, new: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RulesError) as caught:
        load_order(changed(old, new, tmp_path))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"- a\n- b\n", "order.yaml: the file must be a mapping of keys."),
        (b"a: [1\n", "order.yaml: line 2: not valid YAML."),
        (b"\xff\xfe\x00", "order.yaml: the file cannot be read as UTF-8 text."),
        (b"a: !!python/object:os.system x\n", "order.yaml: line 1: not valid YAML."),
    ],
)
def test_what_is_no_mapping_in_yaml_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "order.yaml").write_bytes(content)
    with pytest.raises(RulesError) as caught:
        load_order(tmp_path / "order.yaml")
    assert str(caught.value) == message


def test_a_missing_order_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulesError) as caught:
        load_order(tmp_path / "none.yaml")
    assert str(caught.value) == "none.yaml: there is no such file."
    assert caught.value.exit_code == 5


def test_the_privilege_cues_carry_examples_that_hold_and_words_for_every_privilege() -> None:
    rules = load_privilege()
    assert set(rules.words) == set(PRIVILEGES)
    assert {cue.privilege for cue in rules.cues} == set(PRIVILEGES)


def test_a_cue_whose_example_fails_is_refused(tmp_path: Path) -> None:
    text = (rules_folder() / "privilege" / "cues.yaml").read_text(encoding="utf-8")
    (tmp_path / "cues.yaml").write_text(
        text.replace("I am requesting legal advice before we move.", "Good day."), encoding="utf-8"
    )
    with pytest.raises(RulesError) as caught:
        load_privilege(tmp_path / "cues.yaml")
    assert str(caught.value) == "cues.yaml: cues.asks-for-legal-advice.examples: the cue does not speak in example 1."

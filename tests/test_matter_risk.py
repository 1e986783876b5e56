"""How many people share what is kept, and what a coarser step would change."""

from __future__ import annotations

import pytest

from redactor.matter import coarser_date, dangerous_documents, risk_facts, risk_steps
from redactor.model import Box, Decision, Finding, RiskFacts
from redactor.rules import RiskPolicy, load_risk

RULES = load_risk()
BOX = Box(page=1, x0=0, y0=0, x1=1, y1=1)


def decision(category: str, text: str, action: str = "keep", **more: object) -> Decision:
    finding = Finding(
        category=category, stance=action, start=0, end=len(text), boxes=(BOX,), text=text, score=1.0, found_by=("x",),
        **more,
    )  # fmt: skip
    return Decision(finding=finding, action=action, rule="r", category=category)


def facts(unit: str, date: str = "2020-03-03", courthouse: str = "kings family", **more: object) -> RiskFacts:
    values = {"county": "Kings", "proceeding": "", "officer": "", "charge": "", "dangerous": (), **more}
    return RiskFacts(
        begbates=unit, unit=unit, date=date, courthouse=courthouse, has_certification=True, **values
    )  # fmt: skip


def test_the_kept_facts_of_a_document_are_read_from_what_is_kept() -> None:
    found = risk_facts(
        "X-1",
        (
            decision("action-date", "March 3, 2020"), decision("action-date", "03/03/2020"),
            decision("action-date", "01/02/2019"), decision("courthouse", "Kings County\nFamily Court"),
            decision("courthouse", "330 Jay Street"), decision("charge", "212(a)(6)(A)(i)"),
            decision("official-name", "Daniel Whitcombe", role="officer"),
            decision("official-name", "Hon. Ada Marsh", role="judge"), decision("certification-statement", "I certify"),
            decision("person-name", "Marisol", "redact", subject="p-2"),
            decision("person-name", "Marisol", "redact", subject="p-2"),
            decision("person-name", "Iris", "redact", subject="p-1"),
            decision("nationality", "Ecuador", "redact"),
        ),
        RULES,
    )  # fmt: skip
    assert found == RiskFacts(
        begbates="X-1", unit="p-2", date="2020-03-03", courthouse="kings county family court", county="Kings",
        proceeding="", officer="daniel whitcombe", charge="212a6ai", dangerous=("charge", "judge"),
        has_certification=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("courthouse", "county"),
    [
        ("Kings County Family Court", "Kings"), ("Criminal Court of the City of New York, County of Queens", "Queens"),
        ("NEW YORK COUNTY\nCRIMINAL COURT", "New York"), ("the courthouse", ""),
        ("White Plains City Court", "Westchester"),
        ("Supreme Court, Bronx County", "Bronx"), ("a court in Brooklyn or Queens", ""),
    ],
)  # fmt: skip
def test_a_courthouse_lies_in_the_county_it_names(courthouse: str, county: str) -> None:
    assert RULES.county_of(courthouse) == county


@pytest.mark.parametrize(
    ("step", "told"),
    [("day", "2020-12-31"), ("week", "2020-W53"), ("month", "2020-12"), ("quarter", "2020-Q4"), ("year", "2020")],
)
def test_a_date_gets_coarser_step_by_step(step: str, told: str) -> None:
    assert coarser_date("2020-12-31", step) == told
    assert coarser_date("", step) == ""


def test_groups_count_people_and_not_documents() -> None:
    found = [facts("a"), facts("a"), facts("b"), facts("c", date="2020-03-09"), facts("d", courthouse="")]
    steps = {step.facts: step for step in risk_steps(found, RiskPolicy())}
    day, month = steps["day × courthouse"], steps["month × courthouse"]
    assert (day.people, day.groups, day.smallest, day.alone, day.below_k) == (3, 2, 1, 1, 3)
    assert (month.people, month.groups, month.smallest, month.alone) == (3, 1, 3, 0)
    assert steps["day × county"].people == 4


def test_a_coarser_step_never_leaves_more_people_alone() -> None:
    found = [facts(str(n), date=f"2020-{n % 12 + 1:02d}-{n % 27 + 1:02d}", courthouse=str(n % 3)) for n in range(60)]
    steps = {step.facts: step.alone for step in risk_steps(found, RiskPolicy())}
    for finer, coarser in (("day", "month"), ("month", "quarter"), ("quarter", "year")):
        assert steps[f"{finer} × courthouse"] >= steps[f"{coarser} × courthouse"] >= steps[f"{coarser} × county"]


def test_the_order_says_which_group_is_small() -> None:
    found = [facts("a"), facts("b"), facts("c")]
    assert risk_steps(found, RiskPolicy(k=3))[0].below_k == 0
    assert risk_steps(found, RiskPolicy(k=4))[0].below_k == 3


def test_only_facts_beside_date_and_courthouse_are_dangerous() -> None:
    found = [facts("a", dangerous=("charge",)), facts("b"), facts("c", date="", dangerous=("charge",))]
    assert [one.begbates for one in dangerous_documents(found)] == ["a"]

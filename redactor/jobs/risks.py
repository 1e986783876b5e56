"""What the kept facts of a finished job tell together."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from redactor.jobs.store import Store
from redactor.matter import dangerous_documents, risk_facts, risk_steps
from redactor.model import RiskFacts
from redactor.produce import RiskFindings
from redactor.rules import Order, RiskRules
from redactor.settings import Settings


def facts_of(store: Store, settings: Settings, rules: RiskRules) -> tuple[RiskFacts, ...]:
    """Return the kept facts of every produced document, in production order."""
    return tuple(
        risk_facts(settings.bates(row.first_bates), row.worked.decisions.decisions, rules)
        for row in store.each("produced")
        if row.worked is not None
    )


def findings_of(facts: tuple[RiskFacts, ...], order: Order) -> RiskFindings:
    """Return what the private report says of them."""
    return RiskFindings(
        policy_k=order.risk.k, policy_step=f"{order.risk.date} × {order.risk.place}",
        steps=risk_steps(facts, order.risk),
        dangerous=tuple((one.begbates, one.dangerous) for one in dangerous_documents(facts)),
        documents=len(facts),
    )  # fmt: skip


def write_risk(facts: tuple[RiskFacts, ...], findings: RiskFindings, path: Path) -> None:
    """Write the facts and groups as JSON; it stays in private/."""
    content = {"documents": [asdict(one) for one in facts], "steps": [asdict(step) for step in findings.steps]}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

"""Measure what remains identifying in combination: how many people share the facts that are kept.

Groups count people where the documents tell whom they are about. Source of the ladder and the pairs: rules/risk.yaml.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from redactor.matter.births import dates_in
from redactor.matter.folding import fold_word
from redactor.model import Decision, RiskFacts, RiskStep
from redactor.rules.risk import RiskPolicy, RiskRules

DATE_STEPS = ("day", "week", "month", "quarter", "year")
PLACE_STEPS = ("courthouse", "county")
SMALL = 11
"""Where the order asks for no size, a group below this counts as small (CMS: cells of 1 to 10 are not told)."""


def risk_facts(begbates: str, decisions: Sequence[Decision], rules: RiskRules) -> RiskFacts:
    """Return the kept facts of one document."""
    kept = [d for d in decisions if d.action == "keep"]
    subjects = Counter(d.finding.subject for d in decisions if d.action == "redact" and d.finding.subject)
    courthouses = [" ".join(d.finding.text.split()) for d in kept if d.category == "courthouse"]
    named = [place for place in courthouses if not place[:1].isdigit()]
    counties = Counter(filter(None, map(rules.county_of, courthouses)))
    categories = {d.category for d in kept}
    judge = any(d.category == "official-name" and d.finding.role == "judge" for d in kept)
    dangerous = [one.name for one in rules.dangerous if categories.intersection(one.categories)]
    return RiskFacts(
        begbates=begbates,
        unit=_most(subjects) or begbates,
        date=_most(Counter(filter(None, (_iso(d) for d in kept if d.category == "action-date")))),
        courthouse=_most(Counter(_folded(place) for place in named)),
        county=_most(counties),
        proceeding=_most(_texts(kept, "proceeding-class")),
        officer=_most(_texts(d for d in kept if d.category == "official-name" and d.finding.role == "officer")),
        charge=_most(_texts(kept, "charge")),
        dangerous=(*dangerous, *(("judge",) if judge else ())),
        has_certification="certification-statement" in categories,
    )


def _texts(decisions: Iterable[Decision], category: str = "") -> Counter[str]:
    return Counter(_folded(d.finding.text) for d in decisions if not category or d.category == category)


def _most(counted: Counter[str] | Counter[str | None]) -> str:
    """Return the most frequent, the first in the alphabet among equals."""
    known = {str(name): count for name, count in counted.items() if name}
    return min(known, key=lambda name: (-known[name], name), default="")


def _folded(text: str) -> str:
    return " ".join(filter(None, map(fold_word, text.split())))


def _iso(decision: Decision) -> str:
    for _, _, readings in dates_in(decision.finding.text):
        for reading in readings:
            return reading
    return ""


def coarser_date(iso: str, step: str) -> str:
    """Return a date at a step of the ladder; empty stays empty."""
    if not iso or step == "day":
        return iso
    date = datetime.date.fromisoformat(iso)
    if step == "week":
        year, week, _ = date.isocalendar()
        return f"{year}-W{week:02d}"
    return {"month": iso[:7], "quarter": f"{date.year}-Q{(date.month + 2) // 3}", "year": iso[:4]}[step]


def risk_steps(facts: Sequence[RiskFacts], policy: RiskPolicy) -> tuple[RiskStep, ...]:
    """Return the groups over date and place at every step, and what each further fact adds at the finest."""
    least = policy.k or SMALL
    steps = [
        _step(f"{date} × {place}", facts, _key(date, place), least) for place in PLACE_STEPS for date in DATE_STEPS
    ]
    further = ("proceeding", "officer", "charge")
    steps += [_step(f"day × courthouse × {one}", facts, _key("day", "courthouse", one), least) for one in further]
    return tuple(steps)


def _key(date: str, place: str, further: str = "") -> Callable[[RiskFacts], tuple[str, ...]]:
    def key(one: RiskFacts) -> tuple[str, ...]:
        added = (str(getattr(one, further)),) if further else ()
        return coarser_date(one.date, date), str(getattr(one, place)), *added

    return key


def _step(
    name: str, facts: Sequence[RiskFacts], key: Callable[[RiskFacts], tuple[str, ...]], least: int
) -> RiskStep:  # fmt: skip
    groups: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in facts:
        told = key(one)
        if all(told):
            groups[told].add(one.unit)
    sizes = [len(group) for group in groups.values()]
    small = {unit for group in groups.values() if len(group) < least for unit in group}
    alone = {unit for group in groups.values() if len(group) == 1 for unit in group}
    people = {unit for group in groups.values() for unit in group}
    return RiskStep(
        facts=name, people=len(people), groups=len(groups), smallest=min(sizes, default=0), alone=len(alone),
        below_k=len(small),
    )  # fmt: skip


def dangerous_documents(facts: Sequence[RiskFacts]) -> tuple[RiskFacts, ...]:
    """Return the documents that still tell date and courthouse beside something that identifies with them."""
    return tuple(one for one in facts if one.date and one.courthouse and one.dangerous)

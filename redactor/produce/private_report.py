"""private/report.html: what only the producing party may see, from exact grounds to the seconds it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redactor.model import CopyGroup, DocumentRecord, LogEntry, Matter, RiskStep
from redactor.produce.charts import Count, bars, columns, counts
from redactor.produce.report import environment
from redactor.rules import Order

MOST_DETECTORS = 20
MOST_DANGEROUS = 200
MOST_PEOPLE = 500
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFindings:
    """What the kept facts tell together."""

    policy_k: int
    """The size that the order asks for; 0 for none."""
    policy_step: str
    steps: tuple[RiskStep, ...]
    dangerous: tuple[tuple[str, tuple[str, ...]], ...]
    """Documents that tell date and courthouse beside something that identifies with them."""
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateFacts:
    """What the private report says beside records and matter."""

    volume: str
    warnings: Sequence[str]
    passed_over: Sequence[tuple[str, str]] = field(repr=False)
    """(file, why)"""
    seconds: Mapping[str, float]
    copies: Sequence[CopyGroup] = ()
    risk: RiskFindings | None = None


def write_private_report(
    records: Sequence[DocumentRecord], matter: Matter, order: Order, facts: PrivateFacts, path: Path
) -> None:
    """Write the private report; `path` must lie in private/."""
    page = environment().get_template("private-report.html.j2").render(_content(records, matter, order, facts))
    path.write_text(page, encoding="utf-8", newline="\n")


def _content(records: Sequence[DocumentRecord], matter: Matter, order: Order, facts: PrivateFacts) -> dict[str, object]:
    entries = [entry for record in records for entry in record.entries]
    detectors = Counter(name for e in entries for name in set(e.detectors.split("; ")))
    tables = {
        "grounds": counts(Counter(e.inner_clause for e in entries)),
        "categories": counts(Counter(e.inner_category for e in entries)),
        "confidence": _confidence(entries),
        "detectors": counts(detectors)[:MOST_DETECTORS],
    }
    label = "Bars of the numbers in the table: "
    charts = {name: (columns if name == "confidence" else bars)(rows, label + name) for name, rows in tables.items()}
    produced = [record for record in records if record.status == "produced"]
    statutory = _statutory(order)
    people = _people(matter, entries)
    alone = [Count(name=step.facts, count=step.alone) for step in facts.risk.steps] if facts.risk else []
    return {
        "risk_rows": [(s.facts, s.people, s.groups, s.smallest, s.alone, s.below_k) for s in facts.risk.steps]
        if facts.risk else [],
        "dangerous_rows": [(b, ", ".join(kinds)) for b, kinds in facts.risk.dangerous[:MOST_DANGEROUS]]
        if facts.risk else [],
        "risk": facts.risk, "alone": bars(alone, label + "people alone in their group") if alone else "",
        "order": order, "volume": facts.volume, "warnings": facts.warnings, "waiting": _waiting(records),
        "charts": charts, **tables, "most": MOST_DETECTORS, "people": people[:MOST_PEOPLE],
        "people_note": f"{len(people)} people; the whole list stands in reference-list.csv.",
        "produced": len(produced), "untouched": sum(not r.entries for r in produced),
        "unfounded": sum(not statutory.intersection(e.inner_clause for e in r.entries) for r in produced),
        "copies": [_copies(group) for group in facts.copies],
        "passed_over": facts.passed_over,
        "seconds": [(name, f"{value:.1f}") for name, value in facts.seconds.items()],
    }  # fmt: skip


def _copies(group: CopyGroup) -> tuple[str, str, str, int, str]:
    documents = ", ".join(f"{bates} ({status})" for bates, status in zip(group.bates, group.statuses, strict=True))
    return (
        documents, "; ".join(group.sources), "exact" if group.is_exact else "near", group.words_added,
        "differ: all wait" if group.differ else "alike",
    )  # fmt: skip


def _statutory(order: Order) -> set[str]:
    """Return the clauses that rest on a statute of confidentiality: those served under another clause's name."""
    return {clause.id for clause in order.clauses if clause.kind == "redact" and clause.served.clause != clause.id}


def _confidence(entries: Sequence[LogEntry]) -> list[Count]:
    found = Counter(min(int(entry.confidence * BINS), BINS - 1) for entry in entries)
    return [Count(name=f"{n / BINS:.1f}–{(n + 1) / BINS:.1f}", count=found[n]) for n in range(BINS)]


def _waiting(records: Sequence[DocumentRecord]) -> list[tuple[str, int, str, str, str]]:
    rows = []
    for record in records:
        if record.status == "quarantined":
            advice = dict.fromkeys(concern.advice for concern in record.concerns)
            rows.append((record.begbates, record.pages, record.source, record.reason, " ".join(advice)))
    return rows


def _people(matter: Matter, entries: Sequence[LogEntry]) -> list[tuple[str, str, str, str, str, int, int]]:
    redactions = Counter(entry.subject for entry in entries if entry.subject)
    documents = {name: len({e.begbates for e in entries if e.subject == name}) for name in redactions}
    ordered = sorted(matter.people, key=lambda p: (-redactions[p.pseudonym], p.pseudonym, p.person_id))
    return [
        (
            person.pseudonym, person.role, "; ".join(person.names), person.protection.state, person.protection.relief,
            documents.get(person.pseudonym, 0), redactions[person.pseudonym],
        )
        for person in ordered
    ]  # fmt: skip

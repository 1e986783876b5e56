"""report.html: what was done, in numbers, from one file without network.

It says nothing that the served log may not say: no source name, no exact ground, no reason of quarantine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

from redactor.model import DocumentRecord
from redactor.rules import Order

STATUSES = ("produced", "withheld", "quarantined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row of a chart and of the table beside it. `share` is of the largest row, in percent."""

    name: str
    count: int
    share: float


def write_report(
    records: Sequence[DocumentRecord], order: Order, *, volume: str, warnings: Sequence[str],
    passed_over: Mapping[str, int], path: Path,
) -> None:  # fmt: skip
    """Write the report of one volume."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("redactor.produce"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    produced = [record for record in records if record.status == "produced"]
    page = environment.get_template("report.html.j2").render(
        order=order,
        volume=volume,
        warnings=warnings,
        statuses=_bars(Counter(r.status for r in records), STATUSES),
        pages=sum(len(r.bates) if r.status == "produced" else 1 for r in records),
        first=records[0].begbates,
        last=records[-1].endbates,
        types=_bars(Counter(r.doc_type for r in produced)),
        clauses=_bars(Counter(entry.clause for r in records for entry in r.entries)),
        categories=_bars(Counter(entry.category for r in records for entry in r.entries)),
        privileges=_bars(Counter(p.privilege for r in records for p in r.privilege)),
        checks=_bars(Counter(check for r in produced for check in r.checks)),
        passed_over=_bars(passed_over),
        strip=[(r.begbates, r.endbates, r.status) for r in records],
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _bars(counts: Mapping[str, int], names: Sequence[str] = ()) -> list[Bar]:
    largest = max(counts.values(), default=0)
    ordered = names or sorted(counts, key=lambda name: (-counts[name], name))
    return [
        Bar(name=name, count=counts.get(name, 0), share=100 * counts.get(name, 0) / largest if largest else 0.0)
        for name in ordered
    ]

"""report.html: what was done, in numbers, from one file without network.

It says nothing that the served log may not say: no source name, no exact ground, no reason of quarantine, no
confidence, and of documents that are not produced neither type nor date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import jinja2

from redactor.model import DocumentRecord
from redactor.produce.charts import Count, Run, bars, columns, counts, strip
from redactor.rules import Order

STATUSES = ("produced", "withheld", "quarantined")
MOST_RUNS = 60
"""Rows of the table beside the strip; the load file has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What the report says beside the records."""

    volume: str
    warnings: Sequence[str]
    passed_over: Mapping[str, int]
    versions: Mapping[str, str]


def write_report(records: Sequence[DocumentRecord], order: Order, facts: ReportFacts, path: Path) -> None:
    """Write the report of one volume."""
    page = environment().get_template("report.html.j2").render(_content(records, order, facts))
    path.write_text(page, encoding="utf-8", newline="\n")


def environment() -> jinja2.Environment:
    """Return the templates; what they print is escaped, and a missing value is an error."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("redactor.produce"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _content(records: Sequence[DocumentRecord], order: Order, facts: ReportFacts) -> dict[str, object]:
    produced = [record for record in records if record.status == "produced"]
    entries = [entry for record in records for entry in record.entries]
    runs = runs_of(records)
    months = Counter(record.doc_date[:7] for record in produced if record.doc_date)
    tables: dict[str, list[Count]] = {
        "statuses": counts(Counter(r.status for r in records), STATUSES),
        "status_pages": counts(_summed(records, lambda r: r.status), STATUSES),
        "types": counts(Counter(r.doc_type for r in produced)),
        "type_pages": counts(_summed(produced, lambda r: r.doc_type)),
        "dates": counts(months, _months(sorted(months))),
        "clauses": counts(Counter(entry.clause for entry in entries)),
        "categories": counts(Counter(entry.category for entry in entries)),
        "reviews": counts(Counter(entry.review for entry in entries)),
        "privileges": counts(Counter(p.privilege for r in records for p in r.privilege)),
        "passed_over": counts(facts.passed_over),
    }
    checks = Counter(check for record in produced for check in record.checks)
    return {
        "order": order, "volume": facts.volume, "warnings": facts.warnings, "documents": len(records),
        "pages": sum(len(r.bates) if r.status == "produced" else 1 for r in records), "redactions": len(entries),
        "first": records[0].begbates, "last": records[-1].endbates,
        "strip": strip(runs, "The production by Bates range, coloured by status"),
        "runs": [(r.begin, r.end, r.status, r.documents, r.pages) for r in runs[:MOST_RUNS]],
        "more_runs": max(0, len(runs) - MOST_RUNS), "undated": sum(not r.doc_date for r in produced),
        "checks": [(name, count, 0) for name, count in sorted(checks.items())],
        "engines": " and ".join(f"{name} {facts.versions[name]}" for name in ("pypdfium2", "pikepdf")),
        "kept_words": sum(r.kept_words for r in produced), "kept_found": sum(r.kept_found for r in produced),
        "charts": {name: _chart(name, rows) for name, rows in tables.items() if rows}, **tables,
        # The chart shows the gaps between months; the table need not.
        "dates": [row for row in tables["dates"] if row.count],
    }  # fmt: skip


def _chart(name: str, rows: list[Count]) -> object:
    label = f"Bars of the numbers in the table: {name.replace('_', ' ')}"
    if name == "dates":
        return columns(rows, label)
    return bars(rows, label, by_status=name in ("statuses", "status_pages"))


def _summed(records: Sequence[DocumentRecord], key: Callable[[DocumentRecord], str]) -> Counter[str]:
    pages: Counter[str] = Counter()
    for record in records:
        pages[key(record)] += len(record.bates)
    return pages


def runs_of(records: Sequence[DocumentRecord]) -> list[Run]:
    """Return the production as runs of documents of one status, in Bates order."""
    runs: list[Run] = []
    for status, group in groupby(records, key=lambda record: record.status):
        own = list(group)
        pages = sum(len(record.bates) for record in own)
        runs.append(
            Run(begin=own[0].begbates, end=own[-1].endbates, status=status, documents=len(own), pages=pages)
        )  # fmt: skip
    return runs


MOST_MONTHS = 240


def _months(present: Sequence[str]) -> list[str]:
    """Return every month from the first to the last, so that a gap is seen; or those with documents."""
    if not present:
        return []
    first, last = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (present[0], present[-1]))
    if last - first >= MOST_MONTHS:
        return list(present)
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1)]

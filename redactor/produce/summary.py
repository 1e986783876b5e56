"""A public summary: counts of documents, small ones withheld, never more than two facts crossed, no percentages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from redactor.model import DocumentRecord, RiskFacts
from redactor.produce.suppress import THRESHOLD, suppressed

NOT_STATED = "not stated"
Document = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTable:
    """A table of counts with its totals; None where a number is withheld."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]


def write_summary_facts(records: Sequence[DocumentRecord], facts: Sequence[RiskFacts], path: Path) -> None:
    """Write what the summary counts, one entry a document; it stays in private/."""
    by_number = {one.begbates: one for one in facts}
    documents = []
    for record in records:
        one = by_number.get(record.begbates)
        documents.append({
            "status": record.status, "type": record.doc_type if record.status == "produced" else "",
            "date": one.date if one else "", "county": one.county if one else "",
            "proceeding": one.proceeding if one else "",
            "certification": ("yes" if one.has_certification else "no") if one else "",
            "redacted": "yes" if record.entries else "no",
        })  # fmt: skip
    path.write_text(json.dumps({"documents": documents}, indent=1) + "\n", encoding="utf-8")


def summary_tables(
    documents: Sequence[Document], *, period: str = "quarter", threshold: int = THRESHOLD
) -> tuple[SummaryTable, ...]:
    """Return the tables; `period` is month, quarter or year.

    The number of produced documents is the total of three of them and a part of the first: told in all or in none.
    """
    produced = [one for one in documents if one["status"] == "produced"]

    def when(one: Document) -> str:
        return _period(one["date"], period)

    return (
        _single("Documents by status", documents, lambda d: d["status"], threshold, told="produced"),
        _single("Produced documents by type", produced, lambda d: d["type"], threshold),
        _single("Produced documents by presence of a certification", produced, lambda d: d["certification"], threshold),
        _crossed("Produced documents by county and " + period, produced, (lambda d: d["county"], when), threshold),
    )


def _period(iso: str, period: str) -> str:
    if not iso or period == "month":
        return iso[:7]
    return iso[:4] if period == "year" else f"{iso[:4]}-Q{(int(iso[5:7]) + 2) // 3}"


def _single(
    title: str, documents: Sequence[Document], key: Callable[[Document], str], threshold: int, *, told: str = ""
) -> SummaryTable:
    counted = Counter(key(one) or NOT_STATED for one in documents)
    names = sorted(counted)
    elsewhere = [(0, column) for column, name in enumerate(names) if name == told]
    cells = suppressed([[counted[name] for name in names]], threshold, told=elsewhere)
    return SummaryTable(title=title, rows=("documents",), columns=(*names, "total"), cells=_frozen(cells))


def _crossed(
    title: str, documents: Sequence[Document], keys: tuple[Callable[[Document], str], Callable[[Document], str]],
    threshold: int,
) -> SummaryTable:  # fmt: skip
    counted = Counter((keys[0](one) or NOT_STATED, keys[1](one) or NOT_STATED) for one in documents)
    rows, columns = sorted({row for row, _ in counted}), sorted({column for _, column in counted})
    cells = suppressed([[counted[row, column] for column in columns] for row in rows], threshold)
    shown = (*rows, "total") if len(rows) > 1 else tuple(rows)
    return SummaryTable(title=title, rows=shown, columns=(*columns, "total"), cells=_frozen(cells))


def _frozen(cells: list[list[int | None]]) -> tuple[tuple[int | None, ...], ...]:
    return tuple(tuple(row) for row in cells)

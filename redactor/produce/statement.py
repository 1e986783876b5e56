"""The statement of what is withheld: one page in plain English, made of the served table of withheld materials alone.

Source: Fed. R. Civ. P. 34(b)(2)(C): an objection must state whether any responsive materials are being withheld on
its basis; an objection to part of a request must specify the part and permit inspection of the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from redactor.model import DocumentRecord
from redactor.produce.categories import PENDING, WITHHELD_COLUMNS, withheld_rows
from redactor.produce.report import environment
from redactor.rules import Order

Row = dict[str, object]
COUNTED = ("objection", "is_anything_withheld", "documents_withheld", "documents_redacted", "redactions")
"""Columns of the served table that the page repeats as a table; verification compares them."""


def write_statement(records: Sequence[DocumentRecord], order: Order, path: Path, *, volume: str) -> None:
    """Write the page; it says nothing finer than the served logs."""
    page = environment().get_template("statement.html.j2").render(_content(records, order, volume))
    path.write_text(page, encoding="utf-8", newline="\n")


def _content(records: Sequence[DocumentRecord], order: Order, volume: str) -> dict[str, object]:
    rows: list[Row] = [dict(zip(WITHHELD_COLUMNS, row, strict=True)) for row in withheld_rows(records, order)]
    kinds = {clause.title: clause.kind for clause in order.clauses}
    objections = [row for row in rows if row["objection"] != PENDING]
    withheld = [row for row in objections if row["is_anything_withheld"] == "yes"]
    statuses = Counter(_status(record) for record in records)
    return {
        "order": order, "volume": volume, "statuses": statuses, "documents": len(records),
        "pages": sum(len(record.bates) for record in records), "counted": [[row[c] for c in COUNTED] for row in rows],
        "protected": [row for row in withheld if kinds[str(row["objection"])] != "privilege"],
        "privileged": [row for row in withheld if kinds[str(row["objection"])] == "privilege"],
        "nothing": [str(row["objection"]) for row in objections if row["is_anything_withheld"] == "no"],
        "pending": next((row for row in rows if row["objection"] == PENDING), None),
    }  # fmt: skip


def _status(record: DocumentRecord) -> str:
    if record.status == "produced":
        return "in part" if record.entries else "whole"
    return record.status

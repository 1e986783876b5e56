"""The served redaction log, the inner log and the privilege log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from redactor.model import INNER_COLUMNS, SERVED_COLUMNS, DocumentRecord, LogEntry
from redactor.produce.sheets import Cell, write_csv, write_jsonl, write_xlsx
from redactor.rules import Order

PRIVILEGE_COLUMNS = (
    "log_id", "begbates", "endbates", "document_type", "date", "author", "addressees", "other_recipients",
    "relationship", "general_subject_matter", "privilege", "clause", "authority", "treatment",
)  # fmt: skip
"""S.D.N.Y. Local Civil Rule 26.2(a)(2)(A); Fed. R. Civ. P. 26(b)(5)(A)."""


def write_redaction_log(entries: Sequence[LogEntry], folder: Path) -> None:
    """Write the served log as CSV, JSON lines and XLSX: same rows, same columns."""
    rows = [_cells(entry, SERVED_COLUMNS) for entry in entries]
    write_csv(SERVED_COLUMNS, rows, folder / "redaction-log.csv")
    write_jsonl(SERVED_COLUMNS, rows, folder / "redaction-log.jsonl")
    write_xlsx(SERVED_COLUMNS, rows, folder / "redaction-log.xlsx", title="Redaction log")


def write_inner_log(entries: Sequence[LogEntry], path: Path) -> None:
    """Write the inner log; it holds what was removed and stays in private/."""
    write_jsonl(INNER_COLUMNS, (_cells(entry, INNER_COLUMNS) for entry in entries), path)


def write_privilege_log(records: Sequence[DocumentRecord], order: Order, folder: Path) -> None:
    """Write one row a withheld or partly privileged document and privilege, CSV and XLSX."""
    rows: list[tuple[Cell, ...]] = []
    for record in records:
        for entry in record.privilege:
            clause = order.clause(entry.clause)
            rows.append((
                f"PL-{len(rows) + 1:04d}", record.begbates, record.endbates, entry.document_type, entry.date,
                entry.author, entry.addressees, entry.other_recipients, entry.relationship, entry.subject_matter,
                entry.privilege, entry.clause, "; ".join(clause.authorities), entry.treatment,
            ))  # fmt: skip
    write_csv(PRIVILEGE_COLUMNS, rows, folder / "privilege-log.csv")
    write_xlsx(PRIVILEGE_COLUMNS, rows, folder / "privilege-log.xlsx", title="Privilege log")


def _cells(entry: LogEntry, columns: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(getattr(entry, column) for column in columns)

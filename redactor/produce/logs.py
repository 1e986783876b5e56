"""The served redaction log, the inner log and the privilege log by document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from redactor.model import INNER_COLUMNS, SERVED_COLUMNS, DocumentRecord, LogEntry
from redactor.produce.paper import Paper, PaperColumn, write_paper
from redactor.produce.sheets import Cell, write_csv, write_jsonl, write_xlsx
from redactor.rules import Order

PRIVILEGE_COLUMNS = (
    "log_id", "begbates", "endbates", "document_type", "date", "author", "addressees", "other_recipients",
    "relationship", "general_subject_matter", "privilege", "clause", "authority", "treatment",
)  # fmt: skip
"""S.D.N.Y. Local Civil Rule 26.2(a)(2)(A); Fed. R. Civ. P. 26(b)(5)(A)."""
_REDACTION_PAPER = (
    PaperColumn(heading="Redaction", fields=("redaction_id",), share=0.08),
    PaperColumn(heading="Document, page,\nnumber in it", fields=("begbates", "bates", "page"), share=0.09),
    PaperColumn(heading="Box (x0, y0, x1, y1)", fields=("x0", "y0", "x1", "y1"), share=0.135, is_inline=True),
    PaperColumn(heading="Category", fields=("category",), share=0.11),
    PaperColumn(heading="Clause and paragraph\nof the order", fields=("clause", "paragraph"), share=0.13),
    PaperColumn(heading="Authority", fields=("authority",), share=0.19),
    PaperColumn(heading="Label", fields=("label",), share=0.105),
    PaperColumn(heading="Subject", fields=("subject",), share=0.09),
    PaperColumn(heading="Treatment,\nreview", fields=("treatment", "review"), share=0.07),
)
_PRIVILEGE_PAPER = (
    PaperColumn(heading="No.", fields=("log_id",), share=0.055),
    PaperColumn(heading="Bates range", fields=("begbates", "endbates"), share=0.08),
    PaperColumn(heading="Type, date", fields=("document_type", "date"), share=0.085),
    PaperColumn(heading="Author", fields=("author",), share=0.12),
    PaperColumn(heading="Addressees", fields=("addressees",), share=0.12),
    PaperColumn(heading="Other recipients", fields=("other_recipients",), share=0.1),
    PaperColumn(heading="Relationship", fields=("relationship",), share=0.12),
    PaperColumn(heading="General subject matter", fields=("general_subject_matter",), share=0.13),
    PaperColumn(heading="Privilege, clause", fields=("privilege", "clause"), share=0.1),
    PaperColumn(heading="Authority,\ntreatment", fields=("authority", "treatment"), share=0.09),
)
PRIVILEGE_BASIS = "Served under Fed. R. Civ. P. 26(b)(5)(A) and Local Civil Rule 26.2"


def write_redaction_log(entries: Sequence[LogEntry], order: Order, folder: Path, *, volume: str) -> None:
    """Write the served log as CSV, JSON lines, XLSX and PDF: same rows, same columns."""
    rows = [_cells(entry, SERVED_COLUMNS) for entry in entries]
    write_csv(SERVED_COLUMNS, rows, folder / "redaction-log.csv")
    write_jsonl(SERVED_COLUMNS, rows, folder / "redaction-log.jsonl")
    write_xlsx(SERVED_COLUMNS, rows, folder / "redaction-log.xlsx", title="Redaction log")
    paper = Paper(
        title="Redaction log",
        basis=f"Redactions made under {order.order.docket_entry} and the authorities named in each row.",
        columns=_REDACTION_PAPER,
        notes=("A box is given in PDF points from the top left of the page as displayed.",),
        volume=volume,
    )
    write_paper(paper, SERVED_COLUMNS, rows, order, folder / "redaction-log.pdf")


def write_inner_log(entries: Sequence[LogEntry], path: Path) -> None:
    """Write the inner log; it holds what was removed and stays in private/."""
    write_jsonl(INNER_COLUMNS, (_cells(entry, INNER_COLUMNS) for entry in entries), path)


def write_privilege_log(records: Sequence[DocumentRecord], order: Order, folder: Path, *, volume: str) -> None:
    """Write one row a withheld or partly privileged document and privilege, as CSV, XLSX and PDF."""
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
    paper = Paper(
        title="Privilege log", basis=f"{PRIVILEGE_BASIS}(a)(2)(A), document by document.", columns=_PRIVILEGE_PAPER,
        notes=("`withhold`: the whole document is withheld. `redact`: the rest of the document is produced.",),
        volume=volume,
    )  # fmt: skip
    write_paper(paper, PRIVILEGE_COLUMNS, rows, order, folder / "privilege-log.pdf")


def _cells(entry: LogEntry, columns: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(getattr(entry, column) for column in columns)

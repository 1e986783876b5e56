"""Logs by category: the privilege log by group, and what is withheld on which objection.

Sources: S.D.N.Y. Local Civil Rule 26.2(c), by which the information may be given by group or category where the same
basis is asserted for several documents; Fed. R. Civ. P. 34(b)(2)(C), by which an objection states whether anything
responsive is withheld on its basis, and the rest is produced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from redactor.model import DocumentRecord, PrivilegeEntry
from redactor.produce.logs import PRIVILEGE_BASIS
from redactor.produce.paper import Paper, PaperColumn, write_paper
from redactor.produce.sheets import Cell, write_csv, write_xlsx
from redactor.rules import Clause, Order

CATEGORY_COLUMNS = (
    "log_id", "documents", "bates", "document_types", "dates", "authors", "addressees", "other_recipients",
    "relationship", "general_subject_matter", "privilege", "clause", "authority", "treatment",
)  # fmt: skip
WITHHELD_COLUMNS = (
    "objection", "clause", "paragraph", "authority", "request", "is_anything_withheld", "documents_withheld",
    "bates_withheld", "documents_redacted", "redactions", "rest_produced",
)  # fmt: skip
_CATEGORY_PAPER = (
    PaperColumn(heading="No.", fields=("log_id",), share=0.055),
    PaperColumn(heading="Documents,\nBates ranges", fields=("documents", "bates"), share=0.13),
    PaperColumn(heading="Types, dates", fields=("document_types", "dates"), share=0.1),
    PaperColumn(heading="Authors", fields=("authors",), share=0.12),
    PaperColumn(heading="Addressees", fields=("addressees",), share=0.12),
    PaperColumn(heading="Other recipients", fields=("other_recipients",), share=0.095),
    PaperColumn(heading="Relationship", fields=("relationship",), share=0.11),
    PaperColumn(heading="General subject matter", fields=("general_subject_matter",), share=0.11),
    PaperColumn(heading="Privilege, clause", fields=("privilege", "clause"), share=0.08),
    PaperColumn(heading="Authority,\ntreatment", fields=("authority", "treatment"), share=0.08),
)
_WITHHELD_PAPER = (
    PaperColumn(heading="Objection", fields=("objection", "clause"), share=0.19),
    PaperColumn(heading="Paragraph,\nauthority", fields=("paragraph", "authority"), share=0.2),
    PaperColumn(heading="Request", fields=("request",), share=0.08),
    PaperColumn(heading="Is anything\nwithheld?", fields=("is_anything_withheld",), share=0.07),
    PaperColumn(
        heading="Documents\nwithheld whole", fields=("documents_withheld", "bates_withheld"), share=0.17
    ),
    PaperColumn(heading="Documents\nredacted", fields=("documents_redacted",), share=0.07),
    PaperColumn(heading="Redactions", fields=("redactions",), share=0.07),
    PaperColumn(heading="The rest", fields=("rest_produced",), share=0.15),
)  # fmt: skip
REST = "The rest of each redacted document is produced."
PENDING = "Review not complete: documents not yet produced"


def write_privilege_log_by_category(
    records: Sequence[DocumentRecord], order: Order, folder: Path, *, volume: str
) -> None:
    """Write one row a group of documents with the same basis, under the names of the privilege log."""
    groups: dict[tuple[str, ...], list[tuple[DocumentRecord, PrivilegeEntry]]] = {}
    for record in records:
        for entry in record.privilege:
            key = (entry.clause, entry.privilege, entry.treatment, entry.subject_matter, entry.relationship)
            groups.setdefault(key, []).append((record, entry))
    rows = [_group(number, group, order) for number, group in enumerate(groups.values(), start=1)]
    write_csv(CATEGORY_COLUMNS, rows, folder / "privilege-log.csv")
    write_xlsx(CATEGORY_COLUMNS, rows, folder / "privilege-log.xlsx", title="Privilege log")
    paper = Paper(
        title="Privilege log", basis=f"{PRIVILEGE_BASIS}(a)(2)(A), by category under 26.2(c).", columns=_CATEGORY_PAPER,
        notes=("`withhold`: the whole documents are withheld. `redact`: the rest of each document is produced.",),
        volume=volume,
    )  # fmt: skip
    write_paper(paper, CATEGORY_COLUMNS, rows, order, folder / "privilege-log.pdf")


def _group(number: int, group: Sequence[tuple[DocumentRecord, PrivilegeEntry]], order: Order) -> tuple[Cell, ...]:
    entry, clause = group[0][1], order.clause(group[0][1].clause)
    entries = [one for _, one in group]
    dates = sorted(date for one in entries for date in one.date.split("; ") if date)
    span = " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else ""
    return (
        f"PL-{number:04d}", len({record.begbates for record, _ in group}), _ranges(record for record, _ in group),
        _joined(one.document_type for one in entries), span,
        _joined(one.author for one in entries), _joined(one.addressees for one in entries),
        _joined(one.other_recipients for one in entries), entry.relationship, entry.subject_matter, entry.privilege,
        entry.clause, "; ".join(clause.authorities), entry.treatment,
    )  # fmt: skip


def write_withheld_table(records: Sequence[DocumentRecord], order: Order, folder: Path, *, volume: str) -> None:
    """Write for every objection whether anything is withheld on its basis, as CSV, XLSX and PDF."""
    rows = withheld_rows(records, order)
    write_csv(WITHHELD_COLUMNS, rows, folder / "withheld-materials.csv")
    write_xlsx(WITHHELD_COLUMNS, rows, folder / "withheld-materials.xlsx", title="Withheld materials")
    paper = Paper(
        title="Statement of withheld materials",
        basis="Under Fed. R. Civ. P. 34(b)(2)(C): for each objection, whether responsive materials are withheld on its "
        "basis.",
        columns=_WITHHELD_PAPER, volume=volume,
    )  # fmt: skip
    write_paper(paper, WITHHELD_COLUMNS, rows, order, folder / "withheld-materials.pdf")


def withheld_rows(records: Sequence[DocumentRecord], order: Order) -> list[tuple[Cell, ...]]:
    """Return the rows of the statement of withheld materials: the clauses as served, then what is not yet decided."""
    served = [clause for clause in order.clauses if clause.served.clause == clause.id]
    rows = [_objection(clause, records, order) for clause in served]
    waiting = [record for record in records if record.status == "quarantined"]
    if waiting:
        rows.append((
            PENDING, "", "", "", order.switches.response_to, "not yet decided", len(waiting), _ranges(waiting), 0, 0,
            "Each keeps its Bates range; a slip sheet stands in its place.",
        ))  # fmt: skip
    return rows


def _objection(clause: Clause, records: Sequence[DocumentRecord], order: Order) -> tuple[Cell, ...]:
    whole = [r for r in records if r.status == "withheld" and _stands_on(r, clause)]
    redactions = [sum(e.clause == clause.id for e in r.entries) for r in records if r.status == "produced"]
    touched = bool(whole or sum(redactions))
    return (
        clause.title, clause.id, clause.paragraph, "; ".join(clause.authorities), order.switches.response_to,
        "yes" if touched else "no", len(whole), _ranges(whole), sum(map(bool, redactions)), sum(redactions),
        REST if sum(redactions) else "Nothing is redacted on this basis.",
    )  # fmt: skip


def _stands_on(record: DocumentRecord, clause: Clause) -> bool:
    grounds = {e.clause for e in record.entries} | {p.clause for p in record.privilege}
    return clause.id in grounds


def _ranges(records: Iterable[DocumentRecord]) -> str:
    return _joined(r.begbates if r.begbates == r.endbates else f"{r.begbates} – {r.endbates}" for r in records)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(part for part in parts if part))

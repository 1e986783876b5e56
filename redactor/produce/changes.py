"""What a supplement says of itself: the change log and the clawback list, served and private.

The served ones speak of documents and of the order's served clauses. They do not say where in the earlier copy
something can be read, whose it is, or on which hidden ground it is protected: an address of the leak would be the leak.

Sources: Fed. R. Civ. P. 26(b)(5)(B) and Fed. R. Evid. 502(b), (d) for what is privileged. Rule 502 speaks of privilege
and work product alone; everything else is asked back under the protective order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from redactor.model import ChangedDocument
from redactor.produce.paper import Paper, PaperColumn, write_paper
from redactor.produce.sheets import Cell, write_csv, write_jsonl, write_xlsx
from redactor.rules import Order

CHANGE_COLUMNS = (
    "begbates", "endbates", "earlier_volume", "change", "redactions_added", "redactions_lifted",
    "redactions_relabelled", "reason",
)  # fmt: skip
CLAWBACK_COLUMNS = ("begbates", "endbates", "earlier_volume", "replaced_in", "basis", "request")
INNER_CHANGE_COLUMNS = (
    "begbates", "page", "bates", "change", "served_clause", "inner_clause", "inner_category", "subject", "text", "why",
    "source",
)  # fmt: skip
INNER_CLAWBACK_COLUMNS = (
    "begbates", "endbates", "earlier_volume", "replaced_in", "pages", "inner_clauses", "inner_categories", "subjects",
    "status", "source",
)  # fmt: skip
_CHANGE_PAPER = (
    PaperColumn(heading="Bates range", fields=("begbates", "endbates"), share=0.14),
    PaperColumn(heading="Earlier volume", fields=("earlier_volume",), share=0.14),
    PaperColumn(heading="Change", fields=("change",), share=0.2),
    PaperColumn(heading="Added", fields=("redactions_added",), share=0.07),
    PaperColumn(heading="Lifted", fields=("redactions_lifted",), share=0.07),
    PaperColumn(heading="Relabelled", fields=("redactions_relabelled",), share=0.08),
    PaperColumn(heading="Reason", fields=("reason",), share=0.3),
)
_CLAWBACK_PAPER = (
    PaperColumn(heading="Bates range", fields=("begbates", "endbates"), share=0.14),
    PaperColumn(heading="Earlier volume", fields=("earlier_volume",), share=0.14),
    PaperColumn(heading="Replaced in", fields=("replaced_in",), share=0.12),
    PaperColumn(heading="Basis", fields=("basis",), share=0.3),
    PaperColumn(heading="Request", fields=("request",), share=0.3),
)
NOT_YET = "a replacement follows"
_ADDED = "The order protects more of it than the earlier copy redacted."
_LIFTED = "Some of it is no longer redacted under the order."
_REQUEST_ORDER = (
    "Return, sequester or destroy every copy of the earlier document, do not use or disclose it, and confirm that in "
    "writing."
)
_REQUEST_PRIVILEGE = (
    "Promptly return, sequester or destroy every copy of the earlier document, do not use or disclose it until the "
    "claim is resolved, and take reasonable steps to retrieve it (Fed. R. Civ. P. 26(b)(5)(B))."
)
_PRIVILEGE_BASIS = "Fed. R. Civ. P. 26(b)(5)(B); Fed. R. Evid. 502(b), (d)"

Earlier = Callable[[ChangedDocument], str]
"""Returns in which volumes the other side has a document already."""


def write_change_log(
    documents: Sequence[ChangedDocument], order: Order, folder: Path, *, volume: str, earlier: Earlier
) -> None:
    """Write the served change log: one row a document of the supplement, as CSV, XLSX and PDF."""
    rows: list[tuple[Cell, ...]] = [
        (
            one.after.begbates, one.after.endbates, earlier(one), _change_of(one), one.count("added"),
            one.count("lifted"), one.count("relabelled"), _reason(one),
        )
        for one in documents
    ]  # fmt: skip
    paper = Paper(
        title="Change log", basis="Documents that replace those of the same Bates numbers in earlier volumes.",
        columns=_CHANGE_PAPER, notes=("Load the data file as an overlay on BEGBATES.",), volume=volume,
    )  # fmt: skip
    _write(CHANGE_COLUMNS, rows, paper, order, folder / "change-log")


def _write(columns: Sequence[str], rows: Sequence[Sequence[Cell]], paper: Paper, order: Order, path: Path) -> None:
    write_csv(columns, rows, path.with_suffix(".csv"))
    write_xlsx(columns, rows, path.with_suffix(".xlsx"), title=paper.title)
    write_paper(paper, columns, rows, order, path.with_suffix(".pdf"))


def _change_of(one: ChangedDocument) -> str:
    if one.before.status != one.after.status:
        return "withheld" if one.after.status == "withheld" else "produced"
    if one.after.status == "withheld":
        return "withheld on another basis"
    kinds = [kind for kind in ("added", "lifted", "relabelled") if one.count(kind)]
    return f"redactions {', '.join(kinds)}" if kinds else "redactions drawn anew"


def _reason(one: ChangedDocument) -> str:
    if one.after.status == "withheld":
        return "It is withheld; the logs name the basis."
    if one.before.status != "produced":
        return "Its review is complete."
    parts = ((_ADDED, one.count("added")), (_LIFTED, one.count("lifted")))
    return " ".join(text for text, count in parts if count) or "What is printed on its redactions is corrected."


def write_clawback(
    documents: Sequence[ChangedDocument], order: Order, folder: Path, *, volume: str, earlier: Earlier
) -> None:
    """Write the served clawback list: which documents must be returned, on which served basis; none, no list."""
    rows: list[tuple[Cell, ...]] = [
        (
            one.before.begbates, one.before.endbates, earlier(one), volume if one.is_produced_anew else NOT_YET,
            _basis(one, order), _REQUEST_PRIVILEGE if _privileges(one, order) else _REQUEST_ORDER,
        )
        for one in documents
        if one.is_to_be_returned
    ]  # fmt: skip
    if not rows:
        return
    paper = Paper(
        title="Documents to be returned",
        basis=f"Notice under {order.order.docket_entry} and, where a privilege is named, Fed. R. Civ. P. 26(b)(5)(B).",
        columns=_CLAWBACK_PAPER, volume=volume,
    )  # fmt: skip
    _write(CLAWBACK_COLUMNS, rows, paper, order, folder / "clawback")


def _grounds(one: ChangedDocument) -> list[str]:
    """Return the served clauses under which more is protected than the earlier copy protected."""
    whole = {entry.clause for entry in one.after.entries} | {entry.clause for entry in one.after.privilege}
    added = {change.served_clause for change in one.changes if change.kind == "added"}
    return sorted(whole if one.after.status == "withheld" else added)


def _privileges(one: ChangedDocument, order: Order) -> list[str]:
    return [ground for ground in _grounds(one) if order.clause(ground).kind == "privilege"]


def _basis(one: ChangedDocument, order: Order) -> str:
    parts: list[str] = []
    for ground in _grounds(one):
        clause = order.clause(ground)
        rules = _PRIVILEGE_BASIS if clause.kind == "privilege" else "; ".join(clause.authorities)
        parts.append(f"{clause.title}{f', {clause.paragraph}' if clause.paragraph else ''} ({rules})")
    return "; ".join(parts) or order.order.docket_entry


def write_private_changes(documents: Sequence[ChangedDocument], folder: Path, *, volume: str, earlier: Earlier) -> None:
    """Write what stays here: every redaction that changes, with its text and why, and the grounds of a clawback."""
    rows: list[tuple[Cell, ...]] = [
        (
            one.after.begbates, change.page, one.after.bates[change.page - 1], change.kind, change.served_clause,
            change.clause, change.category, change.subject, change.text, change.why, one.after.source,
        )
        for one in documents
        for change in one.changes
    ]  # fmt: skip
    write_csv(INNER_CHANGE_COLUMNS, rows, folder / "changes.csv")
    write_jsonl(INNER_CHANGE_COLUMNS, rows, folder / "changes.jsonl")
    returned: list[tuple[Cell, ...]] = []
    for one in documents:
        if one.before.status != "produced" or not (one.is_to_be_returned or not one.is_produced_anew):
            continue
        added = [change for change in one.changes if change.kind == "added"]
        returned.append((
            one.before.begbates, one.before.endbates, earlier(one), volume if one.is_produced_anew else NOT_YET,
            _joined(one.after.bates[change.page - 1] for change in added), _joined(c.clause for c in added),
            _joined(c.category for c in added), _joined(c.subject for c in added),
            one.after.status if one.is_to_be_returned else "waits for a person: decide whether it is to be returned",
            one.after.source,
        ))  # fmt: skip
    write_csv(INNER_CLAWBACK_COLUMNS, returned, folder / "clawback.csv")


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(sorted(set(filter(None, parts))))

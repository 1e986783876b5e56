"""Check a finished volume from its files alone: what the other side gets, as the other side gets it."""

from __future__ import annotations

import csv
import hashlib
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from redactor.model import Leak
from redactor.verify.naming import is_sequence
from redactor.verify.opening import LOOK_FAILURES, OpenFile, opened
from redactor.verify.signature import SIGNATURE, signature_fault
from redactor.verify.structure import structure_of
from redactor.verify.volume_pages import PAGE_COLUMNS, LogRow, page_faults, text_of_file
from redactor.verify.volume_tables import (
    REQUIRED,
    DatRow,
    csv_formulas,
    read_dat,
    read_log,
    read_opt,
    xlsx_formulas,
)

MANIFEST = "manifest.json"
_FAILURES: tuple[type[Exception], ...] = (*LOOK_FAILURES, csv.Error, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeReport:
    """What was checked, by name and count, and what failed. Clean only if something was checked."""

    checked: tuple[tuple[str, int], ...]
    failures: tuple[Leak, ...]

    @property
    def is_clean(self) -> bool:
        return bool(self.checked) and not self.failures


class _Inspection:
    """Counts and failures as they come in; a part that cannot be read is a failure, never a stop."""

    def __init__(self, volume: Path) -> None:
        self.volume = volume
        self.checked: Counter[str] = Counter()
        self.failures: list[Leak] = []
        self.labels: frozenset[str] = frozenset()

    def fail(self, check: str, where: str) -> None:
        self.failures.append(Leak(check=check, where=where))

    def attempt(self, check: str, where: str, run: Callable[[], None]) -> None:
        try:
            run()
        except _FAILURES:
            self.fail(check, f"{where}: it cannot be read")


def verify_volume(volume: Path, *, public_key: Ed25519PublicKey | None = None) -> VolumeReport:
    """Check hashes, load files, logs, texts and every PDF of a volume; needs nothing of the private folder.

    With a public key the manifest must be signed by its owner.

    Never raises for what the volume holds or lacks; whatever cannot be read is a failure.
    """
    inspection = _Inspection(volume)
    inspection.attempt("manifest", MANIFEST, lambda: _check_manifest(inspection))
    if public_key is not None:
        _check_signature(inspection, public_key)
    inspection.attempt("tables", "LOGS", lambda: _check_formulas(inspection))
    documents: list[DatRow] = []
    by_document: dict[str, list[LogRow]] = defaultdict(list)
    inspection.attempt("load-files", "DATA", lambda: documents.extend(_check_load_files(inspection)))
    inspection.attempt("log", "LOGS/redaction-log", lambda: _check_log(inspection, documents, by_document))
    inspection.labels = frozenset(row["label"] for rows in by_document.values() for row in rows)
    for document in documents:
        inspection.attempt("pdf", document.pdf, lambda d=document: _check_pdf(inspection, d, by_document[d.begbates]))  # type: ignore[misc]
    inspection.checked["documents"] = len(documents)
    return VolumeReport(checked=tuple(sorted(inspection.checked.items())), failures=tuple(inspection.failures))


def _check_manifest(inspection: _Inspection) -> None:
    """Every file is in the manifest with its hash, and every entry of the manifest is a file."""
    content = json.loads((inspection.volume / MANIFEST).read_text(encoding="utf-8"))
    listed: dict[str, str] = content["files"]
    if content["volume"] != inspection.volume.name:
        inspection.fail("manifest", "the volume has another name")
    for key in ("versions", "settings", "order_sha256"):
        if not content.get(key):
            inspection.fail("manifest", f"`{key}` is missing")
    for path in sorted(inspection.volume.rglob("*")):
        name = path.relative_to(inspection.volume).as_posix()
        if path.is_symlink() or (path.is_file() and name not in (MANIFEST, SIGNATURE) and name not in listed):
            inspection.fail("manifest", "a file of the volume is not listed")
    for name, digest in sorted(listed.items()):
        inspection.checked["files hashed"] += 1
        path = inspection.volume / name
        if ".." in Path(name).parts or not path.is_file() or _sha256(path) != digest:
            inspection.fail("manifest", f"{name}: missing, or its hash differs")


def _check_signature(inspection: _Inspection, public_key: Ed25519PublicKey) -> None:
    fault = signature_fault(inspection.volume, public_key)
    if fault:
        inspection.fail("signature", fault)
    else:
        inspection.checked["signatures"] += 1


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_formulas(inspection: _Inspection) -> None:
    for folder in ("LOGS", "DATA"):
        for path in sorted((inspection.volume / folder).iterdir()):
            if path.suffix in (".csv", ".xlsx"):
                cells, formulas = (csv_formulas if path.suffix == ".csv" else xlsx_formulas)(path)
                inspection.checked["cells without formula"] += cells - formulas
                if formulas:
                    inspection.fail("tables", f"{path.name}: {formulas} cells would run as formulas")


def _check_load_files(inspection: _Inspection) -> tuple[DatRow, ...]:
    """DAT and OPT list the same documents and pages, each PDF and TEXT once, no Bates number twice."""
    name = inspection.volume.name
    documents = read_dat(inspection.volume / "DATA" / f"{name}.dat")
    pages = read_opt(inspection.volume / "DATA" / f"{name}.opt")
    inspection.checked["load file rows"] = len(documents) + len(pages)
    by_pdf: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        by_pdf[page.pdf].append(page.bates)
        if page.volume != name or page.is_first != (len(by_pdf[page.pdf]) == 1):
            inspection.fail("load-files", f"{page.pdf}: its lines in the page list are not in order")
    for document in documents:
        _check_document_rows(inspection, document, by_pdf.get(document.pdf, []))
    firsts = [p for p in pages if p.is_first]
    if [p.pages for p in firsts] != [len(by_pdf[p.pdf]) for p in firsts]:
        inspection.fail("load-files", "a page count of the page list is wrong")
    if set(by_pdf) != {d.pdf for d in documents} or len({p.bates for p in pages}) != len(pages):
        inspection.fail("load-files", "the load files list different documents, or a number twice")
    _check_folder(inspection, "PDF", {d.pdf for d in documents})
    _check_folder(inspection, "TEXT", {d.text for d in documents})
    _check_ranges(inspection, documents)
    return documents


def _check_document_rows(inspection: _Inspection, document: DatRow, bates: list[str]) -> None:
    is_listed = bool(bates) and bates[0] == document.begbates and len(bates) == document.pages
    ends = document.is_withheld or (bool(bates) and bates[-1] == document.endbates)
    if not is_listed or not ends or not is_sequence(tuple(bates)):
        inspection.fail("load-files", f"{document.pdf}: its pages do not agree with its Bates range")
    if document.pdf != f"PDF/{document.begbates}.pdf" or document.text != f"TEXT/{document.begbates}.txt":
        inspection.fail("load-files", f"{document.begbates}: it is not named by its first Bates number")


def _check_folder(inspection: _Inspection, folder: str, wanted: set[str]) -> None:
    present = {p.relative_to(inspection.volume).as_posix() for p in (inspection.volume / folder).iterdir()}
    if present != wanted:
        inspection.fail("load-files", f"{folder}: other files than the load file lists")


def _check_ranges(inspection: _Inspection, documents: tuple[DatRow, ...]) -> None:
    """Bates ranges rise from document to document and do not overlap."""
    last = -1
    for document in documents:
        first, end = (
            int("".join(c for c in one if c.isdigit())[-7:]) for one in (document.begbates, document.endbates)
        )
        if first <= last or end < first:
            inspection.fail("load-files", f"{document.begbates}: its Bates range overlaps another")
        last = max(last, end)


def _check_log(inspection: _Inspection, documents: list[DatRow], by_document: dict[str, list[LogRow]]) -> None:
    """Read the log row by row; what the pages need of it is kept in `by_document`."""
    known = {d.begbates for d in documents}
    ids: set[str] = set()
    clauses: dict[str, set[str]] = defaultdict(set)
    again: dict[str, str] = {}
    for number, row in enumerate(read_log(inspection.volume / "LOGS"), start=1):
        inspection.checked["log rows"] = number
        ids.add(row["redaction_id"])
        clauses[row["begbates"]].add(row["clause"])
        empty = [column for column in REQUIRED if not row[column].strip()]
        if empty or row["begbates"] not in known:
            inspection.fail("log", f"row {number + 1}: {', '.join(empty) or 'its document is not in the volume'}")
        # A long log repeats its cells: each is kept once.
        kept = {column: again.setdefault(row[column], row[column]) for column in PAGE_COLUMNS}
        by_document[row["begbates"]].append(kept)
    if len(ids) != inspection.checked["log rows"]:
        inspection.fail("log", "an id stands twice")
    if any(document.reasons != clauses[document.begbates] for document in documents):
        inspection.fail("log", "the log and the load file give a document different reasons")


def _check_pdf(inspection: _Inspection, document: DatRow, rows: list[LogRow]) -> None:
    path = inspection.volume / document.pdf
    if _sha256(path) != document.sha256:
        inspection.fail("load-files", f"{document.pdf}: its hash in the load file differs")
    with opened(path) as file:
        inspection.checked["PDF files read by two engines"] += 1
        for what in sorted(set(structure_of(file))):
            inspection.fail("structure", f"{document.pdf}: {what}")
        if file.page_count != document.pages:
            inspection.fail("pdf", f"{document.pdf}: its number of pages differs from the load file")
            return
        _check_pages(inspection, file, document, rows)
        text = (inspection.volume / document.text).read_bytes().decode("utf-8")
        inspection.checked["texts compared"] += 1
        if text != text_of_file(file):
            inspection.fail("text", f"{document.text}: it is not the text of the PDF")


def _check_pages(inspection: _Inspection, file: OpenFile, document: DatRow, rows: list[LogRow]) -> None:
    prefix = document.begbates.rstrip("0123456789")
    width = len(document.begbates) - len(prefix)
    for number in range(1, file.page_count + 1):
        bates = f"{prefix}{int(document.begbates[len(prefix) :]) + number - 1:0{width}d}"
        here = [row for row in rows if row["page"] == str(number) and row["treatment"] != "withhold"]
        if any(row["bates"] != bates for row in here):
            inspection.fail("log", f"{document.pdf}, page {number}: a row has another page's Bates number")
        sheet = file.sheet(number)
        inspection.checked["pages"] += 1
        inspection.checked["boxes looked at"] += len(here)
        for check, what in page_faults(sheet, bates, here, inspection.labels):
            inspection.fail(check, f"{document.pdf}, page {number}: {what}")
        sheet.close()
    outside = [row for row in rows if not row["page"].isdigit() or not 1 <= int(row["page"]) <= file.page_count]
    if outside and not document.is_withheld:
        inspection.fail("log", f"{document.pdf}: a row names a page that is not there")

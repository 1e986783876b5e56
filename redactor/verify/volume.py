"""Check a finished volume from its files alone: what the other side gets, as the other side gets it."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from redactor.model import Leak
from redactor.verify.naming import carries
from redactor.verify.opening import LOOK_FAILURES, OpenFile, opened
from redactor.verify.reading import text_of_sheet
from redactor.verify.signature import SIGNATURE, signature_fault
from redactor.verify.structure import structure_of
from redactor.verify.volume_images import page_file_faults
from redactor.verify.volume_load import load_file_faults, pages_of
from redactor.verify.volume_pages import PAGE_COLUMNS, LogRow, page_faults, text_of_file
from redactor.verify.volume_papers import PAGES, paper_faults, report_faults, statement_faults
from redactor.verify.volume_tables import (
    PLAIN_COLUMNS,
    REQUIRED,
    DatRow,
    OptRow,
    csv_formulas,
    read_dat,
    read_log,
    xlsx_formulas,
)

MANIFEST = "manifest.json"
COPY_LIST = "hashes.json"
"""What stands in place of the manifest in the folder of an unredacted copy."""
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
        self.page_files = ""
        self.lines: Mapping[str, tuple[OptRow, ...]] = {}

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
    inspection.attempt("papers", "LOGS", lambda: _check_papers(inspection))
    documents: list[DatRow] = []
    by_document: dict[str, list[LogRow]] = defaultdict(list)
    inspection.attempt("load-files", "DATA", lambda: documents.extend(_check_load_files(inspection)))
    inspection.attempt("log", "LOGS/redaction-log", lambda: _check_log(inspection, documents, by_document))
    inspection.labels = frozenset(row["label"] for rows in by_document.values() for row in rows)
    for document in documents:
        inspection.attempt("pdf", document.pdf, lambda d=document: _check_pdf(inspection, d, by_document[d.begbates]))  # type: ignore[misc]
    return _report(inspection, documents)


def verify_copy(folder: Path) -> VolumeReport:
    """Check the folder of an unredacted copy from its files alone, and against its volume where that lies beside it.

    Never raises for what the folder holds or lacks; whatever cannot be read is a failure.
    """
    inspection = _Inspection(folder)
    documents: list[DatRow] = []
    inspection.attempt("manifest", COPY_LIST, lambda: _check_hashes(inspection))
    inspection.attempt("load-files", "DATA", lambda: documents.extend(_check_load_files(inspection)))
    inspection.attempt("copy", COPY_LIST, lambda: _check_copied(inspection, documents))
    for document in documents:
        inspection.attempt("pdf", document.pdf, lambda d=document: _check_pdf(inspection, d, []))  # type: ignore[misc]
    return _report(inspection, documents)


def _report(inspection: _Inspection, documents: Sequence[DatRow]) -> VolumeReport:
    inspection.checked["documents"] = len(documents)
    counts = tuple(sorted((name, count) for name, count in inspection.checked.items() if count))
    return VolumeReport(checked=counts, failures=tuple(inspection.failures))


def _check_copied(inspection: _Inspection, documents: list[DatRow]) -> None:
    """Every document of the copy says it is whole, is stamped, and is produced in the volume under the same numbers."""
    content = json.loads((inspection.volume / COPY_LIST).read_text(encoding="utf-8"))
    if not content["legend"]:
        inspection.fail("copy", "it has no legend")
    for number, document in enumerate(documents):
        if document.is_withheld or document.reasons:
            inspection.fail("copy", f"{document.pdf}: the load file says that it is withheld or redacted")
        documents[number] = dataclasses.replace(document, legend=content["legend"])
    beside = inspection.volume.parent / str(content["copy_of"])
    if inspection.volume.name != f"CONFIDENTIAL-{beside.name}":
        inspection.fail("copy", "the folder has another name")
    if not (beside / MANIFEST).is_file():
        return
    produced = {d.begbates: d for d in _rows(beside) if not d.is_withheld}
    inspection.checked["documents found in the volume"] = len(documents)
    for document in documents:
        one = produced.get(document.begbates)
        if one is None or (one.endbates, one.pages) != (document.endbates, document.pages):
            inspection.fail("copy", f"{document.pdf}: the volume does not produce it under these numbers")


def _check_manifest(inspection: _Inspection) -> None:
    content = _check_listed(inspection, (MANIFEST, SIGNATURE))
    if content["volume"] != inspection.volume.name:
        inspection.fail("manifest", "the volume has another name")
    for key in ("versions", "settings", "order_sha256"):
        if not content.get(key):
            inspection.fail("manifest", f"`{key}` is missing")


def _check_hashes(inspection: _Inspection) -> None:
    _check_listed(inspection, (COPY_LIST,))


def _check_listed(inspection: _Inspection, lists: Sequence[str]) -> dict[str, Any]:
    """Every file is in the list with its hash, and every entry of the list is a file; return what the list says."""
    content: dict[str, Any] = json.loads((inspection.volume / lists[0]).read_text(encoding="utf-8"))
    listed: dict[str, str] = content["files"]
    for path in sorted(inspection.volume.rglob("*")):
        name = path.relative_to(inspection.volume).as_posix()
        if path.is_symlink() or (path.is_file() and name not in lists and name not in listed):
            inspection.fail("manifest", "a file of the volume is not listed")
    for name, digest in sorted(listed.items()):
        inspection.checked["files hashed"] += 1
        path = inspection.volume / name
        if ".." in Path(name).parts or not path.is_file() or _sha256(path) != digest:
            inspection.fail("manifest", f"{name}: missing, or its hash differs")
    return content


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


def _check_papers(inspection: _Inspection) -> None:
    inspection.checked["printed logs"] += len(list((inspection.volume / "LOGS").glob("*.pdf")))
    pages = [page for page in (inspection.volume / name for name in PAGES) if page.is_file()]
    reports = [fault for page in pages for fault in report_faults(page)]
    statement = statement_faults(inspection.volume)
    for check, what in (*paper_faults(inspection.volume / "LOGS"), *reports, *statement):
        inspection.fail(check, what)


def _check_load_files(inspection: _Inspection) -> tuple[DatRow, ...]:
    """The load files agree with each other and with the folders; the manifest says what their columns hold."""
    volume = inspection.volume
    documents = _rows(volume)
    inspection.page_files = _listing(volume)["settings"].get("page_files", "")
    for check, what in load_file_faults(volume, documents, inspection.page_files):
        inspection.fail(check, what)
    inspection.lines = pages_of(volume)
    inspection.checked["load file rows"] = len(documents) + sum(len(lines) for lines in inspection.lines.values())
    return documents


def _listing(volume: Path) -> dict[str, Any]:
    path = volume / MANIFEST if (volume / MANIFEST).is_file() else volume / COPY_LIST
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _rows(volume: Path) -> tuple[DatRow, ...]:
    profile = _listing(volume).get("load_file", {})
    path = volume / "DATA" / f"{volume.name}.dat"
    return read_dat(path, profile.get("columns", PLAIN_COLUMNS), profile.get("separator", ";"))


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
        if document.legend and not document.is_withheld and not carries(text_of_sheet(sheet), document.legend):
            inspection.fail("legend", f"{document.pdf}, page {number}: the legend does not stand on the page")
        if inspection.page_files:
            shown = inspection.lines[document.begbates][number - 1].path
            inspection.checked["page files compared"] += 1
            for check, what in page_file_faults(inspection.volume / shown, sheet):
                inspection.fail(check, f"{shown}: {what}")
        sheet.close()
    outside = [row for row in rows if not row["page"].isdigit() or not 1 <= int(row["page"]) <= file.page_count]
    if outside and not document.is_withheld:
        inspection.fail("log", f"{document.pdf}: a row names a page that is not there")

"""Concordance DAT and Opticon OPT.

DAT: one row a document, fields parted by 0x14, quoted by þ (U+00FE), ® (U+00AE) for a new line in a field,
UTF-8 with BOM, final newline; which columns and under which names is the profile's choice. OPT: one line a page,
seven comma-parted fields. Both are conventions of the trade; no standards body keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from redactor.model import DocumentRecord
from redactor.rules import LoadFileProfile, Order

SEPARATOR, QUOTE, NEWLINE = "\x14", "\u00fe", "\u00ae"


def pdf_path(record: DocumentRecord) -> str:
    """Return the document's path within the volume."""
    return f"PDF/{record.begbates}.pdf"


def text_path(record: DocumentRecord) -> str:
    """Return the path of its text within the volume."""
    return f"TEXT/{record.begbates}.txt"


def pages_in_volume(record: DocumentRecord) -> tuple[str, ...]:
    """Return the Bates numbers of the pages that lie in the volume: a slip sheet is one page."""
    return record.bates if record.status == "produced" else record.bates[:1]


def write_dat(
    records: Sequence[DocumentRecord], hashes: Mapping[str, str], order: Order, profile: LoadFileProfile, path: Path
) -> None:
    """Write the Concordance load file. `hashes` are SHA-256 by path within the volume; `path` is named by volume."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(_line([field.name for field in profile.fields]))
        for record in records:
            values = load_file_values(record, hashes, order, profile, path.stem)
            file.write(_line([values[field.value] for field in profile.fields]))


def _line(fields: Sequence[str]) -> str:
    cleaned = (
        f.replace("\r\n", NEWLINE).replace("\n", NEWLINE).replace(QUOTE, "").replace(SEPARATOR, "") for f in fields
    )
    return SEPARATOR.join(f"{QUOTE}{field}{QUOTE}" for field in cleaned) + "\r\n"


def load_file_values(
    record: DocumentRecord, hashes: Mapping[str, str], order: Order, profile: LoadFileProfile, volume: str
) -> dict[str, str]:
    """Return every value that a column can hold. Of a document that is not produced it tells only the range."""
    is_produced = record.status == "produced"
    joined = profile.separator.join
    family = record.family
    return {
        "begbates": record.begbates,
        "endbates": record.endbates,
        "begattach": family.begattach if family else "",
        "endattach": family.endattach if family else "",
        "attachrange": f"{family.begattach}-{family.endattach}" if family else "",
        "parent": family.parent if family else "",
        "children": joined(family.children) if family else "",
        "pagecount": str(len(pages_in_volume(record))),
        "doctype": record.doc_type if is_produced else "",
        "docdate": _date(record.doc_date, profile.date_format) if is_produced else "",
        "custodian": record.custodian if is_produced else "",
        "confidentiality": order.switches.confidentiality_legend,
        "redacted": "Y" if record.entries else "N",
        "redaction_reason": joined(sorted({entry.clause for entry in record.entries})),
        "withheld": "N" if is_produced else "Y",
        "privilege_type": joined(sorted({p.privilege for p in record.privilege})),
        "po_ref": joined(sorted({entry.paragraph or order.order.docket_entry for entry in record.entries})),
        "response_to": order.switches.response_to,
        "prodvol": volume,
        "hash": hashes[pdf_path(record)],
        "pdfpath": pdf_path(record),
        "textpath": text_path(record),
    }


def _date(iso: str, date_format: str) -> str:
    if not iso:
        return ""
    year, month, day = iso.split("-")
    return {"YYYYMMDD": year + month + day, "MM/DD/YYYY": f"{month}/{day}/{year}", "YYYY-MM-DD": iso}[date_format]


def write_opt(records: Sequence[DocumentRecord], path: Path, page_files: Mapping[str, str] | None = None) -> None:
    """Write the Opticon load file: image key, volume, path, document break, folder, box, pages on the first page.

    `page_files` are the paths of the files of single pages by Bates number; without them every page of a document
    stands in the document's PDF.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        for record in records:
            pages = pages_in_volume(record)
            for number, bates in enumerate(pages):
                first = number == 0
                count = str(len(pages)) if first else ""
                shown = page_files[bates] if page_files is not None else pdf_path(record)
                file.write(f"{bates},{path.stem},{shown},{'Y' if first else ''},,,{count}\r\n")

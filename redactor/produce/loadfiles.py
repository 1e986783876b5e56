"""Concordance DAT and Opticon OPT.

DAT: one row a document, fields parted by 0x14, quoted by þ (U+00FE), ® (U+00AE) for a new line in a field,
UTF-8 with BOM, final newline. OPT: one line a page, seven comma-parted fields. Both are conventions of the
trade; no standards body keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from redactor.model import DocumentRecord
from redactor.rules import Order

SEPARATOR, QUOTE, NEWLINE = "\x14", "\u00fe", "\u00ae"
DAT_COLUMNS = (
    "BEGBATES", "ENDBATES", "BEGATTACH", "ENDATTACH", "PAGECOUNT", "DOCTYPE", "DOCDATE", "CUSTODIAN",
    "CONFIDENTIALITY", "REDACTED", "REDACTION_REASON", "WITHHELD", "PRIVILEGE_TYPE", "PO_REF", "RESPONSE_TO",
    "PRODVOL", "HASH", "PDFPATH", "TEXTPATH",
)  # fmt: skip


def pdf_path(record: DocumentRecord) -> str:
    """Return the document's path within the volume."""
    return f"PDF/{record.begbates}.pdf"


def text_path(record: DocumentRecord) -> str:
    """Return the path of its text within the volume."""
    return f"TEXT/{record.begbates}.txt"


def pages_in_volume(record: DocumentRecord) -> tuple[str, ...]:
    """Return the Bates numbers of the pages that lie in the volume: a slip sheet is one page."""
    return record.bates if record.status == "produced" else record.bates[:1]


def write_dat(records: Sequence[DocumentRecord], hashes: dict[str, str], order: Order, path: Path) -> None:
    """Write the Concordance load file. `hashes` are SHA-256 by path within the volume; `path` is named by volume."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(_line(DAT_COLUMNS))
        for record in records:
            file.write(_line(_fields(record, hashes, order, path.stem)))


def _line(fields: Sequence[str]) -> str:
    cleaned = (
        f.replace("\r\n", NEWLINE).replace("\n", NEWLINE).replace(QUOTE, "").replace(SEPARATOR, "") for f in fields
    )
    return SEPARATOR.join(f"{QUOTE}{field}{QUOTE}" for field in cleaned) + "\r\n"


def _fields(record: DocumentRecord, hashes: dict[str, str], order: Order, volume: str) -> tuple[str, ...]:
    is_produced = record.status == "produced"
    served = sorted({entry.clause for entry in record.entries})
    references = sorted({entry.paragraph or order.order.docket_entry for entry in record.entries})
    # Custodians are folders, and a folder can be named by the person it is about: the column stays empty.
    return (
        record.begbates, record.endbates, "", "", str(len(pages_in_volume(record))),
        record.doc_type if is_produced else "", record.doc_date.replace("-", "") if is_produced else "", "",
        order.switches.confidentiality_legend, "Y" if record.entries else "N", ";".join(served),
        "N" if is_produced else "Y", ";".join(sorted({p.privilege for p in record.privilege})),
        ";".join(references), order.switches.response_to, volume, hashes[pdf_path(record)],
        pdf_path(record), text_path(record),
    )  # fmt: skip


def write_opt(records: Sequence[DocumentRecord], path: Path) -> None:
    """Write the Opticon load file: image key, volume, path, document break, folder, box, pages on the first page."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for record in records:
            pages = pages_in_volume(record)
            for number, bates in enumerate(pages):
                first = number == 0
                count = str(len(pages)) if first else ""
                file.write(f"{bates},{path.stem},{pdf_path(record)},{'Y' if first else ''},,,{count}\r\n")

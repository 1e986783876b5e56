"""What a vendor's load files said of the documents of a job, kept in its store and in private/."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redactor.jobs.sources import Source
from redactor.jobs.store import Store
from redactor.model import DocumentRecord
from redactor.produce import write_table

_KEY = "imported"
COLUMNS = (
    "source", "vendor_begbates", "vendor_endbates", "vendor_pages", "vendor_parent",
    "begbates", "endbates", "pages", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorFacts:
    """One document's row, as far as the job goes by it."""

    begbates: str
    endbates: str
    pages: int
    parent: str
    custodian: str = field(repr=False)
    date: str


def remember(store: Store, sources: Sequence[Source]) -> None:
    """Keep what the load files say, so that it need not be read again."""
    said = {
        source.document_id: {
            "begbates": one.begbates, "endbates": one.endbates, "pages": one.pages, "parent": one.parent,
            "custodian": one.custodian, "date": one.date,
        }
        for source in sources
        if (one := source.imported) is not None
    }  # fmt: skip
    if said:
        store.set_value(_KEY, json.dumps(said, ensure_ascii=False))


def known(store: Store) -> dict[str, VendorFacts]:
    """Return what the load files said, by document id; empty for other sources."""
    text = store.value(_KEY)
    return {name: VendorFacts(**one) for name, one in json.loads(text).items()} if text else {}


def parents_by_name(facts: dict[str, VendorFacts], names: dict[str, str]) -> dict[str, str]:
    """Return each attachment's document by the names that they have in the job; `names` are by document id."""
    by_bates = {one.begbates: names[document_id] for document_id, one in facts.items()}
    return {names[document_id]: by_bates[one.parent] for document_id, one in facts.items() if one.parent}


def write_vendor_table(records: Sequence[DocumentRecord], facts: dict[str, VendorFacts], path: Path) -> None:
    """Write which of the vendor's numbers became which; `path` must lie in private/."""
    rows = [
        (r.source, one.begbates, one.endbates, one.pages, one.parent, r.begbates, r.endbates, r.pages, r.status)
        for r in records
        if (one := facts.get(r.document_id)) is not None
    ]
    write_table(COLUMNS, rows, path)

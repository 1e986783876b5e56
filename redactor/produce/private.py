"""What never leaves the producing party: cross-reference, reference list, quarantine notes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from redactor.model import Concern, CopyGroup, DocumentRecord, Matter
from redactor.produce.sheets import write_csv

CROSSREF_COLUMNS = ("source", "sha256", "begbates", "endbates", "pages", "status", "reason")
COPY_COLUMNS = ("group", "begbates", "source", "status", "kind", "words_made_alike", "result")
REFERENCE_COLUMNS = ("identifier", "role", "names", "identifiers", "protection", "protected", "decided_on", "basis")


def write_crossref(records: Sequence[DocumentRecord], path: Path) -> None:
    """Write which source became which Bates range."""
    write_csv(
        CROSSREF_COLUMNS,
        [(r.source, r.sha256, r.begbates, r.endbates, r.pages, r.status, r.reason) for r in records],
        path,
    )


def write_copies(groups: Sequence[CopyGroup], path: Path) -> None:
    """Write the groups of copies, one row a document, and whether a group is treated alike."""
    rows = [
        (
            number, bates, source, status, "exact" if group.is_exact else "near", group.words_added,
            "differ" if group.differ else "alike",
        )
        for number, group in enumerate(groups, start=1)
        for bates, source, status in zip(group.bates, group.sources, group.statuses, strict=True)
    ]  # fmt: skip
    write_csv(COPY_COLUMNS, rows, path)


def write_reference_list(matter: Matter, path: Path) -> None:
    """Write pseudonym ↔ person. Source: Fed. R. Civ. P. 5.2(g); to be filed under seal only."""
    people = sorted((p for p in matter.people if p.pseudonym), key=lambda p: p.pseudonym)
    write_csv(
        REFERENCE_COLUMNS,
        [
            (
                p.pseudonym, p.role, "; ".join(p.names), "; ".join(f"{kind} {value}" for kind, value in p.identifiers),
                p.protection.state, "yes" if p.protection.is_protected else "no", p.protection.decided_on,
                p.protection.basis,
            )
            for p in people
        ],
        path,
    )  # fmt: skip


def _bates_of(picture: str) -> str:
    return picture.rsplit("-p", 1)[0]


def _why(concern: Concern) -> dict[str, object]:
    why: dict[str, object] = {
        "code": concern.code, "page": concern.page, "message": concern.message, "what_to_do": concern.advice,
    }  # fmt: skip
    if concern.boxes:
        why["boxes"] = [[round(v, 1) for v in (box.x0, box.y0, box.x1, box.y1)] for box in concern.boxes]
    return why


def write_quarantine(records: Sequence[DocumentRecord], folder: Path) -> None:
    """Write one JSON a document that was not produced; notes of documents that no longer wait are taken away."""
    folder.mkdir(exist_ok=True)
    waiting = [record for record in records if record.status == "quarantined"]
    wanted = {f"{record.begbates}.json" for record in waiting}
    for old in folder.glob("*.json"):
        if old.name not in wanted:
            old.unlink()
    pictures = sorted(path.name for path in folder.glob("*-p*.png"))
    for name in pictures:
        if f"{_bates_of(name)}.json" not in wanted:
            (folder / name).unlink()
    for record in waiting:
        note = {
            "source": record.source,
            "sha256": record.sha256,
            "begbates": record.begbates,
            "endbates": record.endbates,
            "reason": record.reason,
            "why": [_why(concern) for concern in record.concerns],
            "pictures": [name for name in pictures if _bates_of(name) == record.begbates],
        }
        text = json.dumps(note, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{record.begbates}.json").write_text(text, encoding="utf-8")

"""Make one volume a person of the same documents, under one key, and name what differs between them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf

import redactor
from tests.twins.pages import Draw
from tests.twins.people import PEOPLE, Person

KEY = bytes(range(32))
CHECKSUMS = ("manifest.json", "DATA/VOL001.dat", "DATA/VOL001.xml")
"""Files that hold the hashes of the others: they are compared where no document differs."""


def volume_of(who: Person, kinds: Sequence[tuple[str, Draw]], folder: Path, *, jobs: int) -> Path:
    """Write the documents of a person, run the program, and return what it left."""
    (folder / "in").mkdir(parents=True)
    for number, (_, draw) in enumerate(kinds, start=1):
        (folder / "in" / f"{number:03d}.pdf").write_bytes(draw(who))
    (folder / "roster.csv").write_text(who.roster, encoding="utf-8")
    (folder / "job.key").write_bytes(KEY)
    out = folder / "out"
    redactor.run(folder / "in", out=out, roster=folder / "roster.csv", job_key=folder / "job.key", jobs=jobs)
    return out


def compared(
    kinds: Sequence[tuple[str, Draw]], folder: Path, *, jobs: int, people: Sequence[Person] = PEOPLE
) -> dict[str, list[str]]:
    """Return what differs between the persons' volumes, by kind of document, and for the rest of the volume."""
    outs = [volume_of(who, kinds, folder / f"{n}", jobs=jobs) for n, who in enumerate(people)]
    told: dict[str, list[str]] = {}
    rows = [_rows(out) for out in outs]
    for number, (name, _) in enumerate(kinds, start=1):
        mine = [row[f"{number:03d}.pdf"] for row in rows]
        told[name] = _of_document(outs, mine)
    told["rest of the volume"] = _of_rest(outs, leave=CHECKSUMS if any(told.values()) else ())
    return told


def _rows(out: Path) -> dict[str, dict[str, str]]:
    with (out / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["source"]: row for row in csv.DictReader(file)}


def _of_document(outs: Sequence[Path], rows: Sequence[dict[str, str]]) -> list[str]:
    if len({(row["status"], row["begbates"], row["endbates"]) for row in rows}) > 1:
        return ["status: " + ", ".join(f"{row['status']} {row['reason']}".strip() for row in rows)]
    begbates = rows[0]["begbates"]
    found = ["not produced: " + rows[0]["reason"]] if rows[0]["status"] == "quarantined" else []
    files = [(out / "VOL001" / "PDF" / f"{begbates}.pdf").read_bytes() for out in outs]
    texts = [(out / "VOL001" / "TEXT" / f"{begbates}.txt").read_bytes() for out in outs]
    found += [f"text ({_groups(texts)})"] if len(set(texts)) > 1 else []
    found += [f"{what} ({_groups(files)})" for what in _parts(files)] if len(set(files)) > 1 else []
    logs = [_log(out, begbates) for out in outs]
    return found + ([f"log ({_groups(logs)})"] if len(set(logs)) > 1 else [])


def _groups(values: Sequence[bytes]) -> str:
    """Return which persons share a value: `0 0 2 0`, the third differs."""
    return " ".join(str(values.index(value)) for value in values)


def _log(out: Path, begbates: str) -> bytes:
    with (out / "VOL001" / "LOGS" / "redaction-log.csv").open("rb") as file:
        return b"".join(line for line in file if f",{begbates},".encode() in line)


def _parts(files: Sequence[bytes]) -> list[str]:
    """Return what of a PDF differs."""
    opened = [pikepdf.open(io.BytesIO(raw)) for raw in files]
    kinds = ("objects", "content", "fonts", "pictures", "boxes of the page")
    seen: list[tuple[object, ...]] = []
    for pdf in opened:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        seen.append(
            (
                len(pdf.objects),
                tuple(page.Contents.read_bytes() for page in pdf.pages),
                (tuple(font.unparse() for font in fonts), _bodies(streams, is_picture=False)),
                _bodies(streams, is_picture=True),
                tuple(page.obj.MediaBox.unparse() for page in pdf.pages),
            )
        )
    found = [kind for index, kind in enumerate(kinds) if len({one[index] for one in seen}) > 1]
    return found or ["bytes"]


def _bodies(streams: Sequence[pikepdf.Stream], *, is_picture: bool) -> tuple[bytes, ...]:
    chosen = [one for one in streams if (one.get("/Subtype") == "/Image") is is_picture]
    return tuple(one.read_raw_bytes() for one in chosen if is_picture or "/Length1" in one or "/Subtype" in one)


def _of_rest(outs: Sequence[Path], *, leave: Sequence[str]) -> list[str]:
    names = [{p.relative_to(out / "VOL001").as_posix() for p in (out / "VOL001").rglob("*")} for out in outs]
    found = ["names of files"] if len({frozenset(one) for one in names}) > 1 else []
    for name in sorted(set.intersection(*names) - set(leave)):
        if name.startswith(("PDF/", "TEXT/", "LOGS/redaction-log")) and leave:
            continue
        paths = [out / "VOL001" / name for out in outs]
        if paths[0].is_file() and len({path.read_bytes() for path in paths}) > 1:
            found.append(name)
    return found

"""Three ways to redact: this program, PyMuPDF's redaction as its manual shows it, and that with scrubbing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pymupdf

import redactor
from tests.hiding_places.drawing import Place
from tests.hiding_places.finder import finds, in_bytes, needles
from tests.hiding_places.secret import DECOY, SECRET, Secret

KEY = bytes(range(32))
_DIGEST = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
"""A SHA-256: five digits of it may be those of the number by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one place: `sealed`, `leaking` or `held back`, and where or why."""

    state: str
    where: tuple[str, ...] = ()
    raw: bytes = field(default=b"", repr=False)
    is_same: bool = False
    """Whether the redaction of the decoy's document is the same to the byte."""


def burn(raw: bytes, secret: Secret, *, scrub: bool) -> bytes | None:
    """Redact what PyMuPDF's own search finds; None where it cannot open or save the file."""
    try:
        with pymupdf.open(stream=raw, filetype="pdf") as opened:
            if opened.needs_pass:
                return None
            for page in opened:
                for text in (secret.name, secret.given, secret.family, secret.number):
                    for place in page.search_for(text):
                        page.add_redact_annot(place, fill=(0, 0, 0))
                page.apply_redactions()
            if scrub:
                opened.scrub()
                return bytes(opened.tobytes(garbage=4, deflate=True, clean=True))
            return bytes(opened.tobytes())
    except (RuntimeError, ValueError):
        return None


def burnt(place: Place, *, scrub: bool) -> Outcome:
    """Return what a burn leaves of a place."""
    raw, decoy = (burn(place.make(secret), secret, scrub=scrub) for secret in (SECRET, DECOY))
    if raw is None or decoy is None:
        return Outcome(state="fails")
    found = finds(raw, decoy, SECRET)
    if place.path is not None:
        found.append("the name that the file keeps")
    return Outcome(state="leaking" if found else "sealed", where=tuple(found), raw=raw)


def produced(
    places: Iterable[Place], folder: Path, *, jobs: int, compared: Iterable[Place] | None = None
) -> dict[str, Outcome]:
    """Run the program on a folder of all places, and on those to be compared with the decoy (all, if none is given).

    Those to be compared come first in both folders, so that their pages bear the same Bates numbers.
    """
    listed = list(places)
    first = listed if compared is None else list(compared)
    known = {key(place) for place in first}
    secrets = _run([*first, *(p for p in listed if key(p) not in known)], folder / "secret", SECRET, jobs)
    decoys = _run(first, folder / "decoy", DECOY, jobs)
    found: dict[str, Outcome] = {}
    for place in listed:
        raw, reason = secrets[key(place)]
        decoy, _ = decoys.get(key(place), (b"", ""))
        where = finds(raw, decoy or None, SECRET) if raw else []
        state = "leaking" if where else "sealed" if raw else "held back"
        found[key(place)] = Outcome(
            state=state,
            where=tuple(where) or ((reason,) if reason else ()),
            raw=raw,
            is_same=bool(raw) and raw == decoy,
        )
    return found


def volume_finds(volume: Path) -> list[str]:
    """Return the files of a volume beside its PDFs that hold the secret, in name or content."""
    wanted = needles(SECRET)
    return [
        path.relative_to(volume).as_posix()
        for path in sorted(volume.rglob("*"))
        if in_bytes(path.name.encode(), wanted)
        or (path.is_file() and path.suffix != ".pdf" and in_bytes(_DIGEST.sub(b"", path.read_bytes()), wanted))
    ]


def key(place: Place) -> str:
    """Return what a place is known by."""
    return f"{place.group}: {place.name}"


def write_sources(places: Iterable[Place], folder: Path, secret: Secret) -> dict[str, str]:
    """Write each place's document and the roster; return each place's path by its key."""
    paths: dict[str, str] = {}
    for number, place in enumerate(places, start=1):
        name = f"{number:03d}.pdf" if place.path is None else f"{number:03d} {place.path(secret)}"
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(place.make(secret))
        paths[key(place)] = name
    (folder / "roster.csv").write_text(secret.roster, encoding="utf-8")
    (folder / "job.key").write_bytes(KEY)
    return paths


def _run(places: list[Place], folder: Path, secret: Secret, jobs: int) -> dict[str, tuple[bytes, str]]:
    """Return the produced file, or nothing and the reason, of each place."""
    paths = write_sources(places, folder, secret)
    out = folder / "out"
    redactor.run(folder / "in", out=out, roster=folder / "roster.csv", job_key=folder / "job.key", jobs=jobs)
    with (out / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["source"]: row for row in csv.DictReader(file)}
    result: dict[str, tuple[bytes, str]] = {}
    for name, path in paths.items():
        row = rows[path]
        if row["status"] == "produced":
            result[name] = (out / "VOL001" / "PDF" / f"{row['begbates']}.pdf").read_bytes(), ""
        else:
            result[name] = b"", row["reason"]
    return result

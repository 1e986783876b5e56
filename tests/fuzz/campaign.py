"""Run damaged documents through the whole program, and judge what it made of them."""

from __future__ import annotations

import csv
import io
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

import redactor
from redactor.verify import CHECK_NAMES, verify_volume
from tests.fuzz.mutations import Mutated, Seed, mutated
from tests.hiding_places.finder import finds, needles_in
from tests.hiding_places.places import PLACES
from tests.hiding_places.secret import SECRET

SAMPLES = Path(__file__).parents[2] / "samples" / "production"
LARGEST_SEED = 200_000
"""Bytes."""
LOST = ("worker-died", "worker-too-long")


@dataclass(kw_only=True)
class Figures:
    """What became of the documents of a campaign."""

    documents: int = 0
    seconds: float = 0.0
    mutations: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """What must not happen, with the number of the document that did it."""
    keep: dict[str, bytes] = field(default_factory=dict, repr=False)
    """The documents of the faults, and of workers that were lost."""


def seeds() -> list[Seed]:
    """Return the samples that open, and every hiding place, as they are."""
    samples = [path.read_bytes() for path in sorted(SAMPLES.rglob("*.pdf")) if path.stat().st_size <= LARGEST_SEED]
    found = [Seed(raw=raw, holds_secret=False) for raw in samples if _opens(raw)]
    return found + [Seed(raw=place.make(SECRET), holds_secret=True) for place in PLACES]


def _opens(raw: bytes) -> bool:
    try:
        pikepdf.open(io.BytesIO(raw)).close()
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return False
    return True


def run_batch(folder: Path, count: int, seed: int, sources: list[Seed], figures: Figures, *, jobs: int) -> None:
    """Make `count` documents from a seed, run them as one production, and add to the figures."""
    rng = random.Random(seed)
    made: dict[str, Mutated] = {}
    for number in range(count):
        one = mutated(sources, rng)
        figures.mutations[one.mutation] += 1
        made[f"{number:04d}.pdf"] = one
    _write(folder, made)
    began = time.monotonic()
    out = folder / "out"
    result = redactor.run(folder / "in", out=out, roster=folder / "roster.csv", jobs=jobs)
    figures.seconds += time.monotonic() - began
    figures.documents += count
    if len(result.documents) != count:
        figures.faults.append(f"seed {seed}: {len(result.documents)} of {count} documents came back")
    for name, row in _rows(out).items():
        figures.statuses[row["status"]] += 1
        if row["status"] == "quarantined":
            figures.reasons.update(row["reason"].split(";"))
        if row["reason"] in LOST:
            figures.keep[f"{seed}-{name}"] = made[name].raw
        if row["status"] == "produced":
            _judge(out, row["begbates"], f"{seed}-{name}", made[name], figures)
    if not verify_volume(out / "VOL001").is_clean:
        figures.faults.append(f"seed {seed}: the volume does not pass")


def _write(folder: Path, made: dict[str, Mutated]) -> None:
    (folder / "in").mkdir(parents=True)
    for name, one in made.items():
        (folder / "in" / name).write_bytes(one.raw)
    (folder / "roster.csv").write_text(SECRET.roster, encoding="utf-8")


def _rows(out: Path) -> dict[str, dict[str, str]]:
    with (out / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["source"]: row for row in csv.DictReader(file)}


def _judge(out: Path, begbates: str, name: str, source: Mutated, figures: Figures) -> None:
    """A produced file must have been verified by every check, and hold nothing of the secret."""
    from redactor.jobs.store import Store

    with Store(out / "private" / "job.db") as store:
        (row,) = [r for r in store.rows("produced") if f"{r.first_bates:07d}" == begbates[-7:]]
    verdict = row.worked.verdict if row.worked else None
    if verdict is None or not verdict.is_clean or verdict.checks != CHECK_NAMES:
        figures.faults.append(f"{name}: released unverified")
    where = leaks((out / "VOL001" / "PDF" / f"{begbates}.pdf").read_bytes(), source)
    if where:
        figures.faults.append(f"{name}: the secret is in {', '.join(where)}")
        figures.keep[name] = source.raw


def leaks(produced: bytes, source: Mutated) -> list[str]:
    """Return where a produced file holds the secret.

    Some runs of five digits stand by chance in a sample that never held the secret (`7 204 583 815 re`).
    Such a run, and no other, is passed over in documents that are made of this sample.
    """
    try:
        where = finds(produced, None, SECRET)
        return finds(produced, None, SECRET, but=by_chance(source)) if where else []
    except pikepdf.PdfError:
        return ["a file that cannot be read"]


def by_chance(source: Mutated) -> frozenset[str]:
    """Return the needles in those documents of which one was made that never held the secret."""
    innocent = (seed.raw for seed in source.made_of if not seed.holds_secret)
    return frozenset().union(*(needles_in(raw, SECRET) for raw in innocent))

"""Draw a sample of produced pages: blind, by kind of page, and by a seed that anybody can draw again."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from redactor.errors import InputError
from redactor.jobs import reviews
from redactor.jobs.ledger import Ledger
from redactor.jobs.quality import Quality, Sample, SampledPage
from redactor.jobs.store import LISTED, SEARCHED, Row, Store
from redactor.model import Findings
from redactor.pipeline import load_knowledge
from redactor.produce import file_sha256
from redactor.rules import FormRule
from redactor.settings import Settings

KINDS = ("forms", "scans", "narrative", "e-mail")
_OF_FORM = {
    "form": "forms", "certification": "forms", "slip": "forms", "table": "forms", "screen": "forms",
    "email": "e-mail", "memo": "narrative", "letter": "narrative", "report": "narrative",
}  # fmt: skip


def draw_sample(out: Path, *, size: int, seed: int) -> Sample:
    """Draw `size` produced pages of the job in OUT and keep them for review.

    Raises:
        InputError: the job is not finished, or the volume has fewer pages, or more kinds of page, than `size`.
    """
    private = out / "private"
    with Quality(private / "job.db") as quality, Store(private / "job.db") as store:
        settings, manifest = finished(store, out)
        knowledge = load_knowledge(settings)
        ledger = reviews.ledger_of(private, store, knowledge.order)
        pages = produced_pages(store, settings, ledger, knowledge.forms)
        chosen = drawn(pages, size=size, seed=seed)
        sample = Sample(
            number=0, at="", seed=seed, size=size, manifest_sha256=file_sha256(manifest), pages=chosen,
            kinds=tuple((kind, sum(p.kind == kind for p in pages)) for kind in KINDS),
        )  # fmt: skip
        return quality.draw(sample)


def finished(store: Store, out: Path) -> tuple[Settings, Path]:
    """Return the settings of a finished job, as it lies in `out`, and the manifest of its volume.

    Raises:
        InputError: a run is still to be done.
    """
    settings = dataclasses.replace(reviews.settings_of(store), out=out)
    manifest = settings.volume_folder / "manifest.json"
    if store.outlines(LISTED, SEARCHED) or not manifest.is_file():
        raise InputError("The job in OUT is not finished. Run the same `redactor run` command again first.")
    return settings, manifest


def produced_pages(
    store: Store, settings: Settings, ledger: Ledger, forms: Sequence[FormRule]
) -> tuple[SampledPage, ...]:
    """Return every page that the other side can read, in production order; slip sheets are none."""
    kinds = {form.id: _OF_FORM[form.kind] for form in forms}
    found: list[SampledPage] = []
    for row in store.each("produced"):
        if reviews.is_held(ledger, row.document_id):
            continue
        if not reviews.stands(row, settings):
            raise InputError("A file of the volume is missing or differs. Run the same `redactor run` command again.")
        findings = store.findings(row.document_id)
        begbates = settings.bates(row.first_bates)
        found.extend(
            SampledPage(
                position=0, document_id=row.document_id, begbates=begbates,
                bates=settings.bates(row.first_bates + number - 1), page=number,
                kind=_kind(row, findings, number, kinds), output_sha256=row.output_sha256,
            )
            for number in range(1, row.pages + 1)
        )  # fmt: skip
    return tuple(found)


def _kind(row: Row, findings: Findings, number: int, kinds: Mapping[str, str]) -> str:
    """Return what kind of page this is; a page of pixels is a scan, whatever was scanned."""
    read = findings.read
    if read is not None and any(word.source == "ocr" for word in read.pages[number - 1].words):
        return "scans"
    form = findings.forms[number - 1]
    if form is not None:
        return kinds.get(form, "forms")
    is_mail = row.worked is not None and row.worked.doc_type.startswith("E-mail")
    return "e-mail" if is_mail else "narrative"


def drawn(pages: Sequence[SampledPage], *, size: int, seed: int) -> tuple[SampledPage, ...]:
    """Return the sample in the order in which it is shown, which tells nothing of the kinds.

    A page's turn is the SHA-256 of the seed and its Bates number: whoever knows the seed can draw the sample again.

    Raises:
        InputError: `size` does not suit the volume.
    """
    by_kind = {kind: [page for page in pages if page.kind == kind] for kind in KINDS}
    counts = {kind: len(own) for kind, own in by_kind.items() if own}
    if not pages:
        raise InputError("No page of the job is produced, so there is nothing to look at.")
    if not len(counts) <= size <= len(pages):
        raise InputError(f"--size: use {len(counts)} to {len(pages)}: a page of each kind at least, all pages at most.")
    chosen: list[SampledPage] = []
    for kind, share in allotted(counts, size).items():
        turns = sorted(by_kind[kind], key=lambda page: _turn(seed, "draw", page.bates))
        chosen.extend(turns[:share])
    shown = sorted(chosen, key=lambda page: _turn(seed, "show", page.bates))
    return tuple(dataclasses.replace(page, position=n) for n, page in enumerate(shown, start=1))


def allotted(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """Return how many pages of each kind are drawn.

    A quarter of the sample is shared out evenly, so that a rare kind is not bounded by a page or two, the rest by the
    number of pages; no kind gets more than it has, and each gets one at least.
    """
    even = max(1, size // (4 * len(counts)))
    shares = {kind: min(even, count) for kind, count in counts.items()}
    while (left := size - sum(shares.values())) > 0:
        open_kinds = {kind: count for kind, count in counts.items() if shares[kind] < count}
        total = sum(open_kinds.values())
        given = {k: min(left * c // total, counts[k] - shares[k]) for k, c in open_kinds.items()}
        if not any(given.values()):
            first = max(open_kinds, key=lambda kind: (counts[kind] / shares[kind], kind))
            given = {first: 1}
        for kind, more in given.items():
            shares[kind] += more
    return shares


def _turn(seed: int, what: str, bates: str) -> bytes:
    return hashlib.sha256(f"{seed}|{what}|{bates}".encode()).digest()

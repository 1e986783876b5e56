"""The sampled pages as a reviewer sees them: in their order, and nothing of why one was drawn or what another found."""

from __future__ import annotations

from pathlib import Path

from redactor.jobs.quality import Miss, Quality, Sample, SampledPage
from redactor.jobs.reader import Listed
from redactor.produce import file_sha256
from redactor.review.acts import BadAct, Sent, ground_meant, place_meant
from redactor.review.desk import Desk

Row = dict[str, object]
MOST_MISSES = 200


def sample_now(desk: Desk) -> Sample | None:
    """Return the last sample that was drawn, None where none was."""
    with _quality(desk) as quality:
        return quality.sample(quality.last) if quality.last else None


def _quality(desk: Desk) -> Quality:
    return Quality(desk.private / "job.db")


def pages(desk: Desk, reviewer: str) -> Row:
    """Return the pages of the sample, each with what this reviewer marked on it."""
    sample = sample_now(desk)
    if sample is None:
        return {"sample": 0, "pages": []}
    with _quality(desk) as quality:
        marks = quality.marks(sample.number)
    rows: list[Row] = []
    for page in sample.pages:
        mark = marks.get((page.position, reviewer))
        rows.append({
            "position": page.position, "document": page.begbates, "bates": page.bates, "page": page.page,
            "done": mark is not None,
            "misses": [_shown(desk, page, miss) for miss in mark.misses] if mark else [],
        })  # fmt: skip
    return {"sample": sample.number, "pages": rows}


def _shown(desk: Desk, page: SampledPage, miss: Miss) -> Row:
    """Return a miss as the page's own script sent it, with its words."""
    place = miss.place
    shown: Row = {"page": page.page, "category": miss.category, "clause": miss.clause}
    if place.region is None:
        text = (desk.shelf.text(place.document_id) or "")[place.start : place.end]
        return {**shown, "start": place.start, "end": place.end, "text": text}
    from redactor.review.turning import displayed

    words = desk.words(_listed(desk, page), place.page)
    if words is None:
        raise BadAct("The page cannot be read.")
    return {**shown, "rect": displayed(place.region, words.width, words.height, words.rotation), "text": ""}


def _listed(desk: Desk, page: SampledPage) -> Listed:
    found = desk.listed().get(page.document_id)
    if found is None:
        raise BadAct("There is no such document any more.")
    return found


def mark(desk: Desk, sent: Sent) -> Row:
    """Write down what a reviewer found on a page of the sample.

    Raises:
        BadAct: the page is none of the sample, was made anew since, or a miss is none.
    """
    sample, page = _meant(desk, sent)
    click, misses = sent.get("click"), sent.get("misses")
    if not isinstance(click, str) or not 8 <= len(click) <= 64:
        raise BadAct("A mark needs the name of its click.")
    if not isinstance(misses, list) or len(misses) > MOST_MISSES or not all(isinstance(m, dict) for m in misses):
        raise BadAct("Misses are a list of places.")
    if not _stands(desk, page):
        raise BadAct("The page was made anew since the sample was drawn. Draw a new sample.")
    found = [_miss(desk, page, one) for one in misses]
    with _quality(desk) as quality:
        quality.mark(sample.number, page.position, found, reviewer=str(sent["reviewer"]), click=click)
    return {"sample": sample.number, "position": page.position, "misses": len(found)}


def _meant(desk: Desk, sent: Sent) -> tuple[Sample, SampledPage]:
    sample = sample_now(desk)
    if sample is None or sent.get("sample") != sample.number:
        raise BadAct("Another sample was drawn. Load the page again.")
    found = next((page for page in sample.pages if page.position == sent.get("position")), None)
    if found is None:
        raise BadAct("There is no such page in the sample.")
    return sample, found


def _stands(desk: Desk, page: SampledPage) -> bool:
    path: Path = desk.settings.volume_folder / "PDF" / f"{page.begbates}.pdf"
    return path.is_file() and file_sha256(path) == page.output_sha256


def _miss(desk: Desk, page: SampledPage, sent: Sent) -> Miss:
    clause, category = ground_meant(desk, sent)
    place = place_meant(desk, {**sent, "document": page.begbates, "page": page.page})
    if place.region is None and is_covered(desk, place.document_id, place.start, place.end):
        raise BadAct("That is redacted already. Mark what can be read on the page as produced.")
    return Miss(place=place, category=category, clause=clause)


def is_covered(desk: Desk, document_id: str, start: int, end: int) -> bool:
    """Return whether one redaction of the last run covers the characters."""
    spans = (one.place.split("|")[2].split("-") for one in desk.redactions() if one.document_id == document_id)
    return any(int(first) <= start and end <= int(last) for first, last in spans)

"""What a sample says of its volume: shares and bounds by stratum and in all, agreement, and words for a declaration."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redactor.jobs import reviews
from redactor.jobs.drawing import finished
from redactor.jobs.ledger import Ledger
from redactor.jobs.quality import Miss, PageMark, Quality, Sample
from redactor.jobs.store import Store
from redactor.model import Decision, Mark, Place
from redactor.pipeline import load_knowledge
from redactor.produce import file_sha256
from redactor.review.bounds import Agreement, Stratum, agreement, overall_bound, overall_share

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A miss that a reviewer marked, without its text, and what became of it since."""

    bates: str
    category: str
    clause: str
    reviewer: str
    state: str
    """`redacted`, `decided` (the next run redacts it), `not produced` any more, or `open`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reviewers and how they agree on the pages that both looked at."""

    reviewers: tuple[str, str]
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class QcReport:
    """The figures of one sample. They are final only when every page of it was looked at."""

    sample: Sample = field(repr=False)
    volume: str
    order: str
    draws: int
    """How many samples were drawn from the job, this one included: a bound that was picked out of several is none."""
    is_same_volume: bool
    looked_at: Mapping[str, int]
    """Pages that each reviewer looked at."""
    left: int
    """Pages that nobody looked at."""
    strata: tuple[Stratum, ...]
    pairs: tuple[Pair, ...]
    misses: tuple[Missed, ...]

    @property
    def is_final(self) -> bool:
        return self.left == 0

    @property
    def open_misses(self) -> int:
        """Return how many misses nobody has redacted yet."""
        return sum(miss.state == "open" for miss in self.misses)

    @property
    def share(self) -> float:
        return overall_share(self.strata)

    @property
    def bound(self) -> float:
        return overall_bound(self.strata)


def qc_report(out: Path, *, number: int = 0) -> QcReport:
    """Return the report of a sample of the job in OUT, the last one where no number is given.

    Raises:
        InputError: there is no such job or sample.
    """
    private = out / "private"
    with Quality(private / "job.db") as quality, Store(private / "job.db") as store:
        settings, manifest = finished(store, out)
        knowledge = load_knowledge(settings)
        ledger = reviews.ledger_of(private, store, knowledge.order)
        sample = quality.sample(number or quality.last)
        marks = quality.marks(sample.number)
        return QcReport(
            sample=sample, volume=settings.volume, order=knowledge.order.order.docket_entry, draws=quality.last,
            is_same_volume=file_sha256(manifest) == sample.manifest_sha256, looked_at=_looked_at(marks),
            left=len(sample.pages) - len({position for position, _ in marks}), strata=_strata(sample, marks),
            pairs=_pairs(marks), misses=_missed(sample, marks, store, ledger),
        )  # fmt: skip


Marks = Mapping[tuple[int, str], PageMark]


def _looked_at(marks: Marks) -> dict[str, int]:
    names = sorted({reviewer for _, reviewer in marks})
    return {name: sum(reviewer == name for _, reviewer in marks) for name in names}


def _strata(sample: Sample, marks: Marks) -> tuple[Stratum, ...]:
    """Return the strata that the volume has; a page has a miss where any reviewer found one."""
    seen = {position for position, _ in marks}
    missed = {position for (position, _), mark in marks.items() if mark.misses}
    return tuple(
        Stratum(
            name=kind, pages=count, looked_at=sum(p.kind == kind and p.position in seen for p in sample.pages),
            misses=sum(p.kind == kind and p.position in missed for p in sample.pages),
        )
        for kind, count in sample.kinds
        if count
    )  # fmt: skip


def _pairs(marks: Marks) -> tuple[Pair, ...]:
    by_reviewer: dict[str, dict[int, bool]] = defaultdict(dict)
    for (position, reviewer), mark in marks.items():
        by_reviewer[reviewer][position] = bool(mark.misses)
    pairs: list[Pair] = []
    for one, other in itertools.combinations(sorted(by_reviewer), 2):
        both = sorted(by_reviewer[one].keys() & by_reviewer[other].keys())
        if both:
            judged = [(by_reviewer[one][position], by_reviewer[other][position]) for position in both]
            pairs.append(Pair(reviewers=(one, other), agreement=agreement(judged)))
    return tuple(pairs)


def _missed(sample: Sample, marks: Marks, store: Store, ledger: Ledger) -> tuple[Missed, ...]:
    applied = reviews.last_applied(store)
    bates = {page.position: page.bates for page in sample.pages}
    return tuple(
        Missed(
            bates=bates[position], category=miss.category, clause=miss.clause, reviewer=reviewer,
            state=_state(miss, store, ledger, applied),
        )
        for (position, reviewer), mark in sorted(marks.items())
        for miss in mark.misses
    )  # fmt: skip


def _state(miss: Miss, store: Store, ledger: Ledger, applied: int) -> str:
    row = store.row(miss.place.document_id)
    if row.state != "produced" or reviews.is_held(ledger, row.document_id):
        return "not produced"
    if row.worked is not None and any(_covers(one, miss.place) for one in row.worked.decisions.redactions):
        return "redacted"
    adds = [one for one in ledger.review_of(row.document_id).marks if one.kind == "add" and _is_on(one, miss.place)]
    if not adds:
        return "open"
    return "redacted" if min(one.event for one in adds) <= applied else "decided"


def _covers(decision: Decision, place: Place) -> bool:
    finding = decision.finding
    return place.region is None and finding.start <= place.start < place.end <= finding.end


def _is_on(mark: Mark, place: Place) -> bool:
    if place.region is not None:
        return mark.place.key == place.key
    return mark.place.start <= place.start < place.end <= mark.place.end


def percent(share: float, *, up: bool = False) -> str:
    """Return a share in percent with two decimals; a bound is rounded up, never down."""
    hundredths = math.ceil(share * 10_000 - 1e-9) if up else round(share * 10_000)
    return f"{hundredths / 100:.2f} %"


def sentence(report: QcReport) -> str:
    """Return a paragraph fit for a declaration: it names no reviewer and quotes nothing of a document.

    Raises:
        ValueError: the sample is not finished, so that there is nothing to declare.
    """
    if not report.is_final:
        raise ValueError("a sample that is not looked at wholly says nothing")
    sample, total = report.sample, sum(one.pages for one in report.strata)
    parts = "; ".join(f"{one.name}: {one.looked_at} of {one.pages:,}" for one in report.strata)
    missed = sum(one.misses for one in report.strata)
    found = "on none of them" if not missed else f"on {missed:,} of them"
    return " ".join(filter(None, (
        f"From the {total:,} pages produced in volume {report.volume}, {len(sample.pages):,} were drawn on "
        f"{sample.at[:10]} at random within each kind of page ({parts}), with the seed {sample.seed}, so that the draw "
        "can be repeated.", _draws(report), _who(report),
        f"A page counts as missed if a reviewer found anything on it that {report.order} protects and that could still "
        f"be read; that was so {found}.",
        f"The estimate for all produced pages, each kind weighted by its number of pages, is {percent(report.share)}; "
        f"with 95 % confidence no more than {percent(report.bound, up=True)} of them have such a miss (one-sided exact "
        "Clopper–Pearson bound of the sample, laid over the kinds of page in the least favourable way).",
        _agreed(report), _after(report),
    )))  # fmt: skip


def _draws(report: QcReport) -> str:
    if report.draws == 1:
        return ""
    return f"It is sample {report.sample.number} of {report.draws} drawn from this job."


def _who(report: QcReport) -> str:
    pages, whole = len(report.sample.pages), [n for n in report.looked_at.values() if n == len(report.sample.pages)]
    unseen = "without being told why a page was drawn"
    if len(whole) == len(report.looked_at):
        return f"{_number(len(whole))} reviewer{_s(len(whole))} looked at each of them, {unseen}" + (
            " and without seeing what another had found." if len(whole) > 1 else "."
        )
    counts = ", ".join(f"{n:,}" for n in sorted(report.looked_at.values(), reverse=True))
    return (
        f"{_number(len(report.looked_at))} reviewers looked at {counts} of the {pages:,}, so that each was looked at, "
        f"{unseen} and without seeing what another had found."
    )


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _agreed(report: QcReport) -> str:
    if not report.pairs:
        return ""
    told = "; ".join(agreement_words(pair.agreement) for pair in report.pairs)
    return f"Where two reviewers looked at the same pages, they agreed {told}."


def agreement_words(found: Agreement) -> str:
    """Return raw agreement and kappa in words."""
    same = found.pages - found.first_only - found.second_only
    kappa = found.kappa
    shown = "Cohen's kappa is not defined, as both judged every page alike" if kappa is None else (
        f"Cohen's kappa {kappa:.2f}"
    )  # fmt: skip
    return f"on {same:,} of {found.pages:,} ({percent(found.raw)}; {shown})"


def _after(report: QcReport) -> str:
    if report.is_same_volume:
        return ""
    return "The figures describe the volume as it was drawn; some of it was made anew since."


def as_plain(report: QcReport) -> dict[str, object]:
    """Return the report as JSON has it; without bounds where it is not final."""
    strata: Sequence[Stratum] = report.strata
    final = report.is_final
    return {
        "sample": report.sample.number, "draws": report.draws, "drawn_at": report.sample.at,
        "seed": report.sample.seed, "pages_drawn": len(report.sample.pages), "volume": report.volume,
        "is_same_volume": report.is_same_volume, "pages_left": report.left, "looked_at": dict(report.looked_at),
        "strata": [
            {
                "name": one.name, "pages": one.pages, "looked_at": one.looked_at, "misses": one.misses,
                "share": one.share if final else None, "upper_bound": one.bound if final else None,
            }
            for one in strata
        ],
        "overall": {"share": report.share, "upper_bound": report.bound} if final else None,
        "agreement": [
            {
                "reviewers": list(pair.reviewers), "pages": pair.agreement.pages, "raw": pair.agreement.raw,
                "kappa": pair.agreement.kappa,
            }
            for pair in report.pairs
        ],
        "misses": [
            {"bates": m.bates, "category": m.category, "clause": m.clause, "by": m.reviewer, "state": m.state}
            for m in report.misses
        ],
        "sentence": sentence(report) if final else None,
    }  # fmt: skip

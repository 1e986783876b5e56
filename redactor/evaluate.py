"""Compare a finished job with a labelled set: what is still readable, and what was lost.

A word leaks when the produced page shows it more often than its uses outside the spans to redact allow: those
are counted in the source page where the source still lies beside the labels, else in the spans that may stay.
Counting, not looking at a place, because the rest of a line moves when a redaction is set to a fixed gap.
A direct identifier leaks when any of its words is left; another span when half of its words are.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from redactor.errors import InputError
from redactor.evaluation_groups import Group, group_rows, groups, listed_subjects
from redactor.evaluation_identities import Identities, identities, identity_rows, names_decided
from redactor.evaluation_intervals import Rate, rate
from redactor.evaluation_pixels import Eyes, OnPaper, Seen, on_paper, seen_in
from redactor.evaluation_truth import Labelled, Span, Text, load_origins, load_truth, tokens
from redactor.rules import DIRECT
from redactor.settings import CONFIDENTIAL

ReadPdf = Callable[[Path], tuple[str, ...]]
_STATUS_OF = {"produce": "produced", "partial": "produced", "withhold": "withheld", "quarantine": "quarantined"}
_TO_THE_LETTER = frozenset({"certification-statement", "statute"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many spans and words of a category there are, and how many went wrong."""

    category: str
    spans: int
    bad_spans: int
    words: int
    bad_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One span that went wrong; its text is for developers and shown only when asked for."""

    kind: str
    """`leak` or `lost` by what is read; `seen` or `gone` by what a scanned page still shows."""
    document: str = field(repr=False)
    page: int
    category: str
    text: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    span: Span = field(repr=False)
    context: str = field(default="", repr=False)
    """The folded words around it: of the produced page for what is left, of the source for what is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What the comparison found. Kept words of documents that were not produced are counted apart."""

    documents: int
    statuses: tuple[tuple[str, str, int], ...]
    """(expected, found, how many documents)"""
    unexpected: int
    leaks: tuple[Figure, ...]
    lost: tuple[Figure, ...]
    direct_spans: int
    direct_left: int
    direct: Rate
    """The same, with the bounds of a bootstrap over documents."""
    documents_leaking: int
    leaking: Rate
    kept: Rate
    """Words to be kept that are still there, of documents that were produced."""
    groups: tuple[Group, ...]
    held_back_documents: int
    held_back_words: int
    """Words to be kept in documents that were expected to be produced and were not."""
    misses: tuple[Miss, ...] = field(default=(), repr=False)
    on_paper: OnPaper | None = None
    """Scanned pages by their pixels, where the set has any and they could be drawn."""
    identities: Identities | None = None
    """Who the names were taken for, where the job's store lies beside the volume."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Produced:
    status: str
    begbates: str


def evaluate(
    out: Path, truth: Path, *, read_pdf: ReadPdf, roster: Path | None = None, eyes: Eyes | None = None
) -> Evaluation:
    """Compare the job in `out` with the labelled set `truth`; with a roster, also by who is on it.

    With eyes, scanned pages are also compared by what is drawn, not read.

    `read_pdf` returns the text of each page of a file; it reads the produced files, and the sources where they
    lie beside the labels.
    Raises:
        InputError: the job or the labelled set cannot be read.
    """
    labelled = load_truth(truth)
    crossref = _crossref(out)
    added = _added_words(out)
    misses: list[Miss] = []
    statuses: Counter[tuple[str, str]] = Counter()
    compared: list[Labelled] = []
    held: list[Labelled] = []
    looked: list[Seen] = []
    for document in labelled:
        found = _row_of(document.source, crossref)
        status = found.status if found else "missing"
        statuses[document.expect, status] += 1
        if found is not None and status == "produced":
            compared.append(document)
            produced, source = _produced_file(out, found.begbates), truth.parent / document.source
            misses.extend(_compare(document, _source_texts(source, read_pdf), _texts(produced, read_pdf), added))
            if eyes is not None and source.is_file():
                seen = seen_in(document, eyes.scans(source), eyes.pages(produced))
                looked.append(seen)
                misses.extend(_miss("seen", document, s.page, s, ()) for s in seen.still)
                misses.extend(_miss("gone", document, s.page, s, ()) for s in seen.lost)
        elif "produced" in _accepted(document.expect):
            held.append(document)
    left = [m.span for m in misses if m.kind == "leak"]
    listed = listed_subjects(roster) if roster is not None else None
    by_group = groups(compared, left, listed, load_origins(truth))
    found_all = _sum_up(tuple(labelled), statuses, compared, held, misses, by_group)
    if (out / "private" / "job.db").is_file():
        found_all = replace(found_all, identities=identities(labelled, names_decided(out)))
    return replace(found_all, on_paper=on_paper(looked)) if eyes is not None else found_all


def _accepted(expect: str) -> set[str]:
    return {_STATUS_OF[one] for one in expect.split("|")}


def _crossref(out: Path) -> dict[str, _Produced]:
    path = out / "private" / "crossref.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return {row["source"]: _Produced(status=row["status"], begbates=row["begbates"]) for row in rows}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError):
        raise InputError("private/crossref.csv: it cannot be read. Give the folder of a finished job.") from None


def _row_of(source: str, crossref: dict[str, _Produced]) -> _Produced | None:
    if source in crossref:
        return crossref[source]
    # With several sources the job may name each file below the folder it came from.
    longer = [row for name, row in crossref.items() if name.endswith("/" + source) or source.endswith("/" + name)]
    return longer[0] if len(longer) == 1 else None


def _produced_file(out: Path, begbates: str) -> Path:
    # An unredacted copy beside the volume is none.
    made = (path for path in out.glob("*/PDF/*.pdf") if path.stem == begbates)
    found = sorted(path for path in made if not path.parts[-3].startswith(CONFIDENTIAL))
    if len(found) != 1:
        raise InputError("A produced document is not in the volume, or in two. Run the job again.")
    return found[0]


def _texts(path: Path, read_pdf: ReadPdf) -> tuple[Text, ...]:
    return tuple(Text.of(page) for page in read_pdf(path))


def _source_texts(path: Path, read_pdf: ReadPdf) -> tuple[Text, ...] | None:
    """Return the source as read, where it lies beside the labels and is a PDF; a picture is compared by its labels."""
    return _texts(path, read_pdf) if path.suffix.lower() == ".pdf" and path.is_file() else None


def _added_words(out: Path) -> frozenset[str]:
    """Return the words that the program itself writes on pages: labels and Bates numbers."""
    words: set[str] = {"redacted"}
    for path in sorted(out.glob("*/LOGS/redaction-log.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for column in ("label", "bates", "subject"):
                    words.update(tokens(row.get(column) or ""))
    return frozenset(words)


def _compare(
    document: Labelled, before: tuple[Text, ...] | None, after: tuple[Text, ...], added: frozenset[str]
) -> Iterable[Miss]:
    for number, page in enumerate(after, start=1):
        here = [span for span in document.spans if number in span.pages]
        source = before[number - 1] if before and number <= len(before) else None
        yield from _leaks(document, number, here, (source, page), added)
        yield from _losses(document, number, here, (source, page))
    beyond = [s for s in document.spans if s.expect == "keep" and min(s.pages) > len(after)]
    for span in beyond:
        yield _miss("lost", document, span.page, span, span.all_words)


def _leaks(
    document: Labelled, number: int, spans: Sequence[Span], texts: tuple[Text | None, Text], added: frozenset[str]
) -> Iterable[Miss]:
    source, page = texts
    hidden = [s for s in spans if s.expect == "redact"]
    needles = {span: _needles(span, number) for span in hidden}
    excess: Counter[str] = Counter()
    for needle in {n for found in needles.values() for n in found} - added:
        # What may stay by its label is allowed even where the reader does not see it in the source: form fields.
        allowed = sum(_uses(needle, s, number) for s in spans if s.expect != "redact")
        if source is not None:
            gone = sum(_uses(needle, s, number) for s in hidden)
            allowed = max(allowed, source.count(needle) - gone)
        excess[needle] = max(0, page.count(needle) - allowed)
    for span, left in _shared_out(needles, excess):
        if span.category in DIRECT or 2 * len(left) >= len(needles[span]):
            yield _miss("leak", document, number, span, left, page)


def _needles(span: Span, page: int) -> tuple[str, ...]:
    """Return the words that must not be read; initials count as one word, and single letters beside words not."""
    found = span.words_on(page)
    if len(found) > 1 and all(len(word) == 1 for word in found):
        return (" ".join(found),)
    return tuple(word for word in found if len(word) > 1) or found


def _uses(needle: str, span: Span, page: int) -> int:
    return Text.of_words(span.words_on(page)).count(needle)


def _losses(document: Labelled, number: int, spans: Sequence[Span], texts: tuple[Text | None, Text]) -> Iterable[Miss]:
    source, page = texts
    kept = {span: span.words_on(number) for span in spans if span.expect == "keep"}
    missing: Counter[str] = Counter()
    for word in {w for found in kept.values() for w in found}:
        need = sum(_uses(word, span, number) for span in kept)
        if source is not None:
            # What the reader does not see in the source it cannot be asked to see in the product.
            need = min(need, source.count(word))
        missing[word] = max(0, need - page.count(word))
    lost = dict(_shared_out(kept, missing))
    for span, found in lost.items():
        yield _miss("lost", document, number, span, found, source)
    for span in kept:
        whole = span.folded_on(number)
        is_readable = source is None or source.count_whole(whole) > 0
        if span.category in _TO_THE_LETTER and span not in lost and is_readable and not page.count_whole(whole):
            yield _miss("lost", document, number, span, (), source)


def _shared_out(wanted: dict[Span, tuple[str, ...]], excess: Counter[str]) -> Iterable[tuple[Span, tuple[str, ...]]]:
    """Give every surplus (or missing) word to as many spans as it was counted, the worst hit first."""
    order = sorted(wanted, key=lambda span: -sum(1 for word in wanted[span] if excess[word]))
    rest = Counter(excess)
    for span in order:
        hit = []
        for word in wanted[span]:
            if rest[word] > 0:
                rest[word] -= 1
                hit.append(word)
        if hit:
            yield span, tuple(hit)


def _miss(kind: str, document: Labelled, page: int, span: Span, words: Sequence[str], text: Text | None = None) -> Miss:
    return Miss(
        kind=kind,
        document=document.source,
        page=page,
        category=span.category,
        text=span.text,
        words=tuple(words),
        span=span,
        context=text.around(words or span.words_on(page)) if text is not None else "",
    )


def _sum_up(
    labelled: tuple[Labelled, ...],
    statuses: Counter[tuple[str, str]],
    compared: Sequence[Labelled],
    held: Sequence[Labelled],
    misses: Sequence[Miss],
    by_group: tuple[Group, ...],
) -> Evaluation:
    leaks = [m for m in misses if m.kind == "leak"]
    lost = [m for m in misses if m.kind == "lost"]
    spans = [span for document in compared for span in document.spans]
    return Evaluation(
        documents=len(labelled),
        statuses=tuple((expected, found, count) for (expected, found), count in sorted(statuses.items())),
        unexpected=sum(n for (expected, found), n in statuses.items() if found not in _accepted(expected)),
        leaks=_figures([s for s in spans if s.expect == "redact"], leaks),
        lost=_figures([s for s in spans if s.expect == "keep"], lost),
        direct_spans=sum(1 for s in spans if s.expect == "redact" and s.category in DIRECT),
        direct_left=sum(1 for m in leaks if m.category in DIRECT),
        direct=rate([_direct(document, leaks) for document in compared]),
        documents_leaking=len({m.document for m in leaks}),
        leaking=rate([(int(any(m.document == d.source for m in leaks)), 1) for d in compared]),
        kept=rate([_kept(document, lost) for document in compared]),
        groups=by_group,
        held_back_documents=len(held),
        held_back_words=sum(len(s.all_words) for d in held for s in d.spans if s.expect == "keep"),
        misses=tuple(misses),
    )


def _direct(document: Labelled, leaks: Sequence[Miss]) -> tuple[int, int]:
    left = sum(1 for m in leaks if m.document == document.source and m.category in DIRECT)
    return left, sum(1 for s in document.spans if s.expect == "redact" and s.category in DIRECT)


def _kept(document: Labelled, lost: Sequence[Miss]) -> tuple[int, int]:
    words = sum(len(s.all_words) for s in document.spans if s.expect == "keep")
    return words - sum(len(m.words) for m in lost if m.document == document.source), words


def _figures(spans: Sequence[Span], misses: Sequence[Miss]) -> tuple[Figure, ...]:
    bad: Counter[str] = Counter(m.category for m in misses)
    bad_words: Counter[str] = Counter()
    for miss in misses:
        bad_words[miss.category] += len(miss.words)
    counted: Counter[str] = Counter(s.category for s in spans)
    words: Counter[str] = Counter()
    for span in spans:
        words[span.category] += len(span.all_words)
    return tuple(
        Figure(
            category=category, spans=counted[category], bad_spans=bad[category],
            words=words[category], bad_words=bad_words[category],
        )
        for category in sorted(counted)
    )  # fmt: skip


def to_json(evaluation: Evaluation) -> str:
    """Return the figures as JSON, without the text of any span."""
    figures = asdict(evaluation)
    del figures["misses"]
    return json.dumps(figures, indent=2, ensure_ascii=False)


def to_text(evaluation: Evaluation, *, show_misses: bool = False) -> str:
    """Return the figures as a table; the text of spans only when asked for."""
    e = evaluation
    rows = [f"{e.documents} documents; {e.unexpected} with another outcome than expected"]
    rows += [f"  {count:5d}  expected {expected}, {found}" for expected, found, count in e.statuses]
    rows += [
        f"direct identifiers still readable: {e.direct}",
        f"documents in which something leaked: {e.leaking}",
        f"words to be kept that were kept: {e.kept}",
        f"documents held back: {e.held_back_documents}, with {e.held_back_words} words that were to be kept",
    ]
    if e.on_paper is not None:
        rows += [
            f"on scanned pages, by their pixels: direct identifiers legible: {e.on_paper.direct}",
            f"  photographs, finger prints and signatures covered: {e.on_paper.covered}",
            f"  words to be kept that are there: {e.on_paper.kept}",
        ]
    rows += _table("to be redacted and still readable", e.leaks)
    rows += _table("to be kept and lost", e.lost)
    rows += group_rows(e.groups)
    rows += identity_rows(e.identities) if e.identities is not None else ()
    if show_misses:
        rows += [
            f"{m.kind}  {m.document}  p. {m.page}  {m.category}  {m.text!r}  {' '.join(m.words)}  [… {m.context} …]"
            for m in e.misses
        ]
    return "\n".join(rows)


def _table(title: str, figures: Sequence[Figure]) -> list[str]:
    spans, bad = sum(f.spans for f in figures), sum(f.bad_spans for f in figures)
    words, bad_words = sum(f.words for f in figures), sum(f.bad_words for f in figures)
    rows = ["", f"{title}: {bad} of {spans} spans, {bad_words} of {words} words"]
    rows += [
        f"  {f.category:<26} {f.bad_spans:5d} of {f.spans:5d}   words {f.bad_words:5d} of {f.words:5d}" for f in figures
    ]
    return rows

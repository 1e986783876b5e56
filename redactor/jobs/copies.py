"""Copies in one production: the same redactions, or a person looks at all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from redactor.jobs.codec import from_json, to_json
from redactor.jobs.ledger import Ledger
from redactor.jobs.store import FAILED, SEARCHED, Row, Store
from redactor.matter import Copy, Token, are_copies, candidates, copy_of, groups_of, missing_spans, tokens_of
from redactor.model import Concern, CopiedSpan, CopyGroup, Matter
from redactor.pipeline import Found
from redactor.rules.categories import PRIVILEGED
from redactor.settings import Settings

DIFFER = "copies-differ"
MOST_COMPARED = 50
"""Members of a group with which each other one is compared."""
TEXTS_HELD = 64
"""Texts that are kept in memory while pairs are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    row: Row
    state: str
    """What becomes of it, as reviewers decided."""
    waits: bool
    """Whether a second reviewer has yet to agree that it is withheld."""
    copy: Copy = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spans:
    """What is stored of a document for its second turn."""

    items: tuple[CopiedSpan, ...]


def find_groups(store: Store) -> tuple[tuple[str, ...], ...]:
    """Return the groups of copies by document id, in production order."""
    signatures = store.signatures()

    @lru_cache(maxsize=TEXTS_HELD)
    def words(document_id: str) -> tuple[Token, ...]:
        return tokens_of(store.text(document_id))

    pairs = [(one, other) for one, other in candidates(signatures) if are_copies(words(one), words(other))]
    place = {document_id: n for n, document_id in enumerate(signatures)}
    groups = (tuple(sorted(group, key=place.__getitem__)) for group in groups_of(pairs))
    return tuple(sorted(groups, key=lambda group: place[group[0]]))


class Values(Protocol):
    """What gives values of a job: its store, or a reader of it."""

    def value(self, key: str, /) -> str | None:
        """Return a value of the job, or None."""


def send_again(store: Store) -> None:
    """Once any document gets another turn, so do those held because of copies: what they differed in may be gone."""
    if store.outlines(SEARCHED):
        store.work_again(store.of_concern(DIFFER))


def copied_spans(store: Values, document_id: str) -> tuple[CopiedSpan, ...]:
    """Return what copies of a document have taken out that it had not, found in its earlier turns."""
    stored = store.value(f"copied {document_id}")
    return from_json(_Spans, stored).items if stored else ()


def found(store: Store, document_id: str) -> Found:
    """Return what is known of a document before its next turn."""
    reading = store.reading(document_id)
    return Found(findings=store.findings(document_id), copied=copied_spans(store, document_id), reading=reading)


def share_redactions(
    store: Store, groups: Sequence[Sequence[str]], ledger: Ledger, matter: Matter | None
) -> tuple[str, ...]:
    """Note for each copy what is taken out of the others and not of it; return the documents to be worked again.

    What is privileged is not shared: whether a passage is privileged is a person's to say for every copy.
    """
    again: dict[str, str] = {}
    protected = _protected(matter)
    for copies in _loaded(store, groups, ledger):
        for copy in copies:
            if copy.state != "produced":
                continue
            known = copied_spans(store, copy.row.document_id)
            places = {(span.start, span.end) for span in known}
            spans = [
                s for s in _missing(copy, copies, protected)
                if s.category not in PRIVILEGED and (s.start, s.end) not in places
            ]  # fmt: skip
            if spans:
                again[copy.row.document_id] = to_json(_Spans(items=(*known, *spans)))
    if again:
        store.send_back(again)
    return tuple(again)


def hold_different(
    store: Store, groups: Sequence[Sequence[str]], settings: Settings, ledger: Ledger, matter: Matter | None
) -> None:
    """Keep back the copies of a group that are not treated alike, but for those that a reviewer released from that."""
    protected = _protected(matter)
    for copies in _loaded(store, groups, ledger):
        if _is_alike(copies, protected):
            continue
        numbers = ", ".join(settings.bates(copy.row.first_bates) for copy in copies)
        concern = Concern(
            code=DIFFER, page=0, message=f"Copies of one document are not redacted alike: {numbers}.",
            advice="Compare the copies and decide them alike.",
        )  # fmt: skip
        for copy in copies:
            if copy.row.worked is not None and _is_to_hold(copy, ledger):
                decisions = copy.row.worked.decisions
                decisions = dataclasses.replace(decisions, concerns=(*decisions.concerns, concern))
                held = dataclasses.replace(copy.row.worked, decisions=decisions)
                store.save_worked(held, status="quarantined", output_sha256="", basis=copy.row.basis)


def _is_to_hold(copy: _Copy, ledger: Ledger) -> bool:
    """Return whether a copy would go out, or be logged, unless it is held; a reviewer's own word on it stands."""
    document_id = copy.row.document_id
    if copy.waits or ledger.withheld(document_id) is not None or DIFFER in ledger.review_of(document_id).released:
        return False
    return copy.row.state in ("produced", "withheld")


def describe(
    store: Store, groups: Sequence[Sequence[str]], settings: Settings, ledger: Ledger
) -> tuple[CopyGroup, ...]:
    """Return the groups for the private report."""
    described = []
    for group in groups:
        own = [store.row(document_id) for document_id in group]
        differ = any(c.code == DIFFER for row in own if row.worked for c in row.worked.decisions.concerns)
        added = sum(len(copied_spans(store, document_id)) for document_id in group)
        described.append(
            CopyGroup(
                bates=tuple(settings.bates(row.first_bates) for row in own), sources=tuple(row.source for row in own),
                statuses=tuple(_state(row, ledger) for row in own),
                is_exact=len({store.text(document_id) for document_id in group}) == 1,
                words_added=added, differ=differ,
            )
        )  # fmt: skip
    return tuple(described)


def _protected(matter: Matter | None) -> frozenset[str]:
    return frozenset(p.person_id for p in matter.people if p.role == "protected") if matter else frozenset()


def _state(row: Row, ledger: Ledger) -> str:
    """Return what becomes of a document, as reviewers decided."""
    if ledger.withheld(row.document_id) is not None:
        return "withheld"
    return "quarantined" if row.state == FAILED or ledger.waits(row.document_id) else row.state


def _loaded(store: Store, groups: Sequence[Sequence[str]], ledger: Ledger) -> Iterator[list[_Copy]]:
    """Yield one group at a time: all of them need not fit into memory."""
    for group in groups:
        copies = []
        for document_id in group:
            row = store.row(document_id)
            decisions = row.worked.decisions.decisions if row.worked else ()
            copies.append(
                _Copy(
                    row=row, state=_state(row, ledger), waits=ledger.waits(document_id),
                    copy=copy_of(store.text(document_id), decisions),
                )
            )  # fmt: skip
        yield copies


def _missing(copy: _Copy, copies: Sequence[_Copy], protected: frozenset[str]) -> tuple[CopiedSpan, ...]:
    spans: dict[tuple[int, int], CopiedSpan] = {}
    for other in copies[:MOST_COMPARED]:
        if other is not copy and other.row.worked is not None:
            for span in missing_spans(copy.copy, other.copy, protected):
                spans.setdefault((span.start, span.end), span)
    return tuple(spans[key] for key in sorted(spans))


def _is_alike(copies: Sequence[_Copy], protected: frozenset[str]) -> bool:
    """Return whether all copies that were worked on are treated alike; one that failed says nothing of the others."""
    settled = [copy for copy in copies if copy.state in ("produced", "withheld")]
    doubted = [copy for copy in copies if copy.waits or _is_in_doubt(copy.row)]
    if settled and (doubted or len({copy.state for copy in settled}) > 1):
        return False
    return not any(_missing(copy, settled, protected) for copy in settled if copy.state == "produced")


def _is_in_doubt(row: Row) -> bool:
    """Return whether a copy waits for a person because of what it says, not of how it could be read."""
    if row.worked is None or row.state != "quarantined":
        return False
    return any(c.code == DIFFER or c.code.startswith("privilege") for c in row.worked.decisions.concerns)

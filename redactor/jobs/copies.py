"""Copies in one production: the same redactions, or a person looks at all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from redactor.jobs.codec import from_json, to_json
from redactor.jobs.store import Row, Store
from redactor.matter import Copy, Token, are_copies, candidates, copy_of, groups_of, missing_spans, tokens_of
from redactor.model import Concern, CopiedSpan, CopyGroup
from redactor.rules.categories import PRIVILEGED
from redactor.settings import Settings

DIFFER = "copies-differ"
MOST_COMPARED = 50
"""Members of a group with which each other one is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    row: Row
    copy: Copy = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spans:
    """What is stored of a document for its second turn."""

    items: tuple[CopiedSpan, ...]


def find_groups(store: Store) -> tuple[tuple[str, ...], ...]:
    """Return the groups of copies by document id, in production order."""
    signatures = store.signatures()
    tokens: dict[str, tuple[Token, ...]] = {}

    def words(document_id: str) -> tuple[Token, ...]:
        if document_id not in tokens:
            tokens[document_id] = tokens_of(store.text(document_id))
        return tokens[document_id]

    pairs = [(one, other) for one, other in candidates(signatures) if are_copies(words(one), words(other))]
    place = {document_id: n for n, document_id in enumerate(signatures)}
    groups = (tuple(sorted(group, key=place.__getitem__)) for group in groups_of(pairs))
    return tuple(sorted(groups, key=lambda group: place[group[0]]))


def copied_spans(store: Store, document_id: str) -> tuple[CopiedSpan, ...]:
    """Return what copies of a document have taken out that it had not, found in its first turn."""
    stored = store.value(f"copied {document_id}")
    return from_json(_Spans, stored).items if stored else ()


def share_redactions(store: Store, groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Note for each copy what is taken out of the others and not of it; return the documents to be worked again.

    What is privileged is not shared: whether a passage is privileged is a person's to say for every copy.
    """
    again: list[str] = []
    protected = _protected(store)
    for copies in _loaded(store, groups):
        for copy in copies:
            if copy.row.state != "produced" or store.value(f"copied {copy.row.document_id}"):
                continue
            spans = [s for s in _missing(copy, copies, protected) if s.category not in PRIVILEGED]
            if spans:
                store.send_back(copy.row.document_id, to_json(_Spans(items=tuple(spans))))
                again.append(copy.row.document_id)
    return tuple(again)


def hold_different(store: Store, groups: Sequence[Sequence[str]], settings: Settings) -> None:
    """Keep back the copies of a group that are not treated alike."""
    protected = _protected(store)
    for copies in _loaded(store, groups):
        if _is_alike(copies, protected):
            continue
        numbers = ", ".join(settings.bates(copy.row.first_bates) for copy in copies)
        concern = Concern(
            code=DIFFER, page=0, message=f"Copies of one document are not redacted alike: {numbers}.",
            advice="Compare the copies and decide them alike.",
        )  # fmt: skip
        for copy in copies:
            worked = copy.row.worked
            if worked is not None and copy.row.state in ("produced", "withheld"):
                decisions = dataclasses.replace(worked.decisions, concerns=(*worked.decisions.concerns, concern))
                held = dataclasses.replace(worked, decisions=decisions)
                store.save_worked(held, status="quarantined", output_sha256="")


def describe(store: Store, groups: Sequence[Sequence[str]], settings: Settings) -> tuple[CopyGroup, ...]:
    """Return the groups for the private report."""
    rows = {row.document_id: row for row in store.rows()}
    described = []
    for group in groups:
        own = [rows[document_id] for document_id in group]
        differ = any(c.code == DIFFER for row in own if row.worked for c in row.worked.decisions.concerns)
        added = sum(len(copied_spans(store, document_id)) for document_id in group)
        described.append(
            CopyGroup(
                bates=tuple(settings.bates(row.first_bates) for row in own), sources=tuple(row.source for row in own),
                statuses=tuple("quarantined" if row.state == "failed" else row.state for row in own),
                is_exact=len({store.text(document_id) for document_id in group}) == 1,
                words_added=added, differ=differ,
            )
        )  # fmt: skip
    return tuple(described)


def _protected(store: Store) -> frozenset[str]:
    matter = store.matter()
    return frozenset(p.person_id for p in matter.people if p.role == "protected") if matter else frozenset()


def _loaded(store: Store, groups: Sequence[Sequence[str]]) -> list[list[_Copy]]:
    rows = {row.document_id: row for row in store.rows()} if groups else {}
    loaded = []
    for group in groups:
        copies = []
        for document_id in group:
            row = rows[document_id]
            decisions = row.worked.decisions.decisions if row.worked else ()
            copies.append(_Copy(row=row, copy=copy_of(store.text(document_id), decisions)))
        loaded.append(copies)
    return loaded


def _missing(copy: _Copy, copies: Sequence[_Copy], protected: frozenset[str]) -> tuple[CopiedSpan, ...]:
    spans: dict[tuple[int, int], CopiedSpan] = {}
    for other in copies[:MOST_COMPARED]:
        if other is not copy and other.row.worked is not None:
            for span in missing_spans(copy.copy, other.copy, protected):
                spans.setdefault((span.start, span.end), span)
    return tuple(spans[key] for key in sorted(spans))


def _is_alike(copies: Sequence[_Copy], protected: frozenset[str]) -> bool:
    """Return whether all copies that were worked on are treated alike; one that failed says nothing of the others."""
    settled = [copy for copy in copies if copy.row.state in ("produced", "withheld")]
    doubted = [copy for copy in copies if _is_in_doubt(copy.row)]
    if settled and (doubted or len({copy.row.state for copy in settled}) > 1):
        return False
    return not any(_missing(copy, settled, protected) for copy in settled if copy.row.state == "produced")


def _is_in_doubt(row: Row) -> bool:
    """Return whether a copy waits for a person because of what it says, not of how it could be read."""
    if row.worked is None or row.state != "quarantined":
        return False
    return any(c.code == DIFFER or c.code.startswith("privilege") for c in row.worked.decisions.concerns)

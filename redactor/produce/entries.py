"""Log rows from what was burnt. Ids come from the job's key, never from the text."""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
from collections.abc import Iterable, Sequence

from redactor.model import Burn, LogEntry, Treatment
from redactor.rules import Order

Place = tuple[float, float, float, float]
ID_DIGITS = 10


def log_entries(
    burns: Sequence[Burn], placed: Sequence[Place], *, job_key: bytes, document_id: str, source: str,
    bates: Sequence[str],
) -> tuple[LogEntry, ...]:  # fmt: skip
    """Return one row a painted box, in page order from top to bottom.

    `placed` are the boxes on the page as displayed. Ids still repeat where two documents' ids collide;
    `with_distinct_ids` mends that over the whole production.
    """
    rows = [
        _entry(burn, place, source=source, bates=bates, redaction_id=_redaction_id(job_key, document_id, place, burn))
        for burn, place in zip(burns, placed, strict=True)
    ]
    return tuple(sorted(rows, key=lambda e: (e.page, e.y0, e.x0, e.redaction_id)))


def withheld_entry(
    *, order: Order, job_key: bytes, document_id: str, source: str, begbates: str, page: Place
) -> LogEntry:
    """Return the one row of a document withheld whole under the order. `page` is its first page's size."""
    clause = order.clause_for("relief-application")
    if clause is None:
        raise ValueError("the order protects no relief application, so nothing is withheld under it")
    served = order.clause(clause.served.clause)
    key = f"withheld|{document_id}".encode()
    neutral = clause.served.neutral_name if clause.served.category == "neutral" else "relief-application"
    return LogEntry(
        redaction_id=_id_from(hmac.new(job_key, key, hashlib.sha256)),
        begbates=begbates, bates=begbates, page=1, x0=page[0], y0=page[1], x1=page[2], y1=page[3],
        category=neutral, clause=served.id, paragraph=served.paragraph, authority="; ".join(served.authorities),
        label=served.label, subject="", treatment="withhold", review="auto",
        inner_category="relief-application", inner_clause=clause.id,
        inner_authority="; ".join(clause.authorities), text="", detectors="form", confidence=1.0,
        reviewer="", reviewed_at="", note="withheld whole: the form's existence discloses relief", source=source,
    )  # fmt: skip


def with_distinct_ids(entries: Iterable[LogEntry], job_key: bytes) -> tuple[LogEntry, ...]:
    """Return the production's rows with no id twice; ten digits collide by chance in a large production."""
    seen: set[str] = set()
    rows: list[LogEntry] = []
    for entry in entries:
        redaction_id, turn = entry.redaction_id, 1
        while redaction_id in seen:
            turn += 1
            again = f"{entry.redaction_id}|{entry.bates}|{turn}".encode()
            redaction_id = _id_from(hmac.new(job_key, again, hashlib.sha256))
        seen.add(redaction_id)
        rows.append(entry if turn == 1 else dataclasses.replace(entry, redaction_id=redaction_id))
    return tuple(rows)


def _redaction_id(job_key: bytes, document_id: str, place: Place, burn: Burn) -> str:
    # The place and the rule, and nothing of the text: an id must not confirm a guess at what was removed.
    where = "|".join(f"{value:.2f}" for value in place)
    key = f"{document_id}|{burn.box.page}|{where}|{burn.decision.category}|{burn.decision.clause}"
    return _id_from(hmac.new(job_key, key.encode(), hashlib.sha256))


def _id_from(digest: hmac.HMAC) -> str:
    return "R-" + digest.hexdigest()[:ID_DIGITS]


def _entry(burn: Burn, place: Place, *, source: str, bates: Sequence[str], redaction_id: str) -> LogEntry:
    decision, finding = burn.decision, burn.decision.finding
    x0, y0, x1, y1 = (round(value, 2) for value in place)
    treatment: Treatment = "redact"
    return LogEntry(
        redaction_id=redaction_id, begbates=bates[0], bates=bates[burn.box.page - 1], page=burn.box.page,
        x0=x0, y0=y0, x1=x1, y1=y1,
        category=decision.served_category, clause=decision.served_clause, paragraph=decision.paragraph,
        authority=decision.served_authority, label=decision.label, subject=decision.pseudonym,
        treatment=treatment, review="auto",
        inner_category=decision.category, inner_clause=decision.clause, inner_authority=decision.authority,
        text=finding.text, detectors="; ".join((*finding.found_by, decision.rule)),
        confidence=round(finding.score, 3), reviewer="", reviewed_at="", note=burn.note, source=source,
    )  # fmt: skip

"""Log rows from what was burnt. Ids come from the job's key, never from the text."""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from redactor.model import Burn, Decision, LogEntry, Treatment
from redactor.rules import Clause, Order

Place = tuple[float, float, float, float]
ID_DIGITS = 10
LETTER: Place = (0.0, 0.0, 612.0, 792.0)
"""The page of a slip sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the log says of a person's look at a redaction: `auto`, `accepted` or `added`, by whom, when and why."""

    review: str = "auto"
    reviewer: str = ""
    reviewed_at: str = ""
    note: str = field(default="", repr=False)


NOBODY = Seen()


def seen_by_nobody(_: Decision) -> Seen:
    """Return that no person looked."""
    return NOBODY


def log_entries(
    burns: Sequence[Burn], placed: Sequence[Place], *, job_key: bytes, document_id: str, source: str,
    bates: Sequence[str], seen: Callable[[Decision], Seen] = seen_by_nobody,
) -> tuple[LogEntry, ...]:  # fmt: skip
    """Return one row a painted box, in page order from top to bottom.

    `placed` are the boxes on the page as displayed, `seen` tells of a decision who looked at it. Ids still repeat
    where two documents' ids collide; `with_distinct_ids` mends that over the whole production.
    """
    exact = [_exact(place) for place in placed]
    rows = [
        _entry(
            burn, place, source=source, bates=bates, redaction_id=_redaction_id(job_key, document_id, place, burn),
            seen=seen(burn.decision),
        )
        for burn, place in zip(burns, exact, strict=True)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda e: (e.page, e.y0, e.x0, e.redaction_id)))


def withheld_entry(
    *, order: Order, job_key: bytes, document_id: str, source: str, begbates: str, page: Place,
    clause: Clause | None = None, seen: Seen = NOBODY,
) -> LogEntry:  # fmt: skip
    """Return the one row of a document withheld whole under a clause of the order; `page` is its slip sheet's size.

    Without a clause it is withheld because the existence of its form discloses relief.
    """
    is_for_form = clause is None
    clause = clause or order.clause_for("relief-application")
    if clause is None:
        raise ValueError("the order protects no relief application, so nothing is withheld under it")
    served = order.clause(clause.served.clause)
    key = f"withheld|{document_id}".encode()
    inner = "relief-application" if is_for_form else clause.id
    neutral = clause.served.neutral_name if clause.served.category == "neutral" else inner
    note = "withheld whole: the form's existence discloses relief" if is_for_form else seen.note
    return LogEntry(
        redaction_id=_id_from(hmac.new(job_key, key, hashlib.sha256)),
        begbates=begbates, bates=begbates, page=1, x0=page[0], y0=page[1], x1=page[2], y1=page[3],
        category=neutral, clause=served.id, paragraph=served.paragraph, authority="; ".join(served.authorities),
        label=served.label, subject="", treatment="withhold", review=seen.review,
        inner_category=inner, inner_clause=clause.id,
        inner_authority="; ".join(clause.authorities), text="", detectors="form" if is_for_form else "review",
        confidence=1.0, reviewer=seen.reviewer, reviewed_at=seen.reviewed_at, note=note, source=source,
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


def _exact(place: Place) -> Place:
    # Without the last bits of a sum: `x.xx5` is else rounded up or down by what once stood on the line.
    x0, y0, x1, y1 = (round(value, 6) for value in place)
    return x0, y0, x1, y1


def _redaction_id(job_key: bytes, document_id: str, place: Place, burn: Burn) -> str:
    # The place and the rule, and nothing of the text: an id must not confirm a guess at what was removed.
    where = "|".join(f"{value:.2f}" for value in place)
    key = f"{document_id}|{burn.box.page}|{where}|{burn.decision.category}|{burn.decision.clause}"
    return _id_from(hmac.new(job_key, key.encode(), hashlib.sha256))


def _id_from(digest: hmac.HMAC) -> str:
    return "R-" + digest.hexdigest()[:ID_DIGITS]


def _entry(burn: Burn, place: Place, *, source: str, bates: Sequence[str], redaction_id: str, seen: Seen) -> LogEntry:
    decision, finding = burn.decision, burn.decision.finding
    x0, y0, x1, y1 = (round(value, 2) for value in place)
    treatment: Treatment = "redact"
    return LogEntry(
        redaction_id=redaction_id, begbates=bates[0], bates=bates[burn.box.page - 1], page=burn.box.page,
        x0=x0, y0=y0, x1=x1, y1=y1,
        category=decision.served_category, clause=decision.served_clause, paragraph=decision.paragraph,
        authority=decision.served_authority, label=decision.label, subject=decision.pseudonym,
        treatment=treatment, review=seen.review,
        inner_category=decision.category, inner_clause=decision.clause, inner_authority=decision.authority,
        text=finding.text, detectors="; ".join((*finding.found_by, decision.rule)),
        confidence=round(finding.score, 3), reviewer=seen.reviewer, reviewed_at=seen.reviewed_at,
        note="; ".join(filter(None, (burn.note, seen.note))), source=source,
    )  # fmt: skip

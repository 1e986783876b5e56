"""Challenges to single redactions and what became of them, as events beside the decisions of reviewers.

A challenge that lifts a redaction is a rejection like any other: it needs a second reviewer where one is
demanded, and the next run or supplement follows it.
"""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import InputError
from redactor.jobs import finish, folder, reviews
from redactor.jobs.drawing import finished
from redactor.jobs.events import Events, Overtaken
from redactor.jobs.ledger import Ledger
from redactor.jobs.prepare import place_of_supplement, supplements
from redactor.jobs.store import Row, Store
from redactor.model import WITHHELD, Act, Decision, Event, LogEntry, place_of
from redactor.pipeline import load_knowledge
from redactor.produce import with_distinct_ids
from redactor.produce.sheets import write_csv
from redactor.review.acts import grounds, is_identifier

OUTCOMES = ("pending", "upheld", "lifted", "withdrawn")
COLUMNS = (
    "number", "redaction_id", "begbates", "bates", "clause", "category", "outcome", "recorded_at", "reviewer", "note",
    "state",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One line of the register."""

    number: int
    redaction_id: str
    begbates: str
    bates: str
    clause: str
    category: str
    outcome: str
    recorded_at: str
    reviewer: str
    note: str = field(repr=False)
    state: str
    """`recorded`; of one that lifts: `lifted` for the next run or supplement, or `waits` for a second reviewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Served:
    """A row of a served log with the document it stands in."""

    entry: LogEntry
    row: Row = field(repr=False)


def challenge(out: Path, redaction_id: str, *, outcome: str, reviewer: str, note: str) -> Recorded:
    """Record a challenge to a redaction, or what became of it; one that lifts it also rejects the redaction.

    Raises:
        InputError: no served log has the id, or it is not said why a redaction is lifted.
    """
    if outcome == "lifted" and not note.strip():
        raise InputError("--note: say on whose word the redaction is lifted.")
    served = next((one for one in _served(out) if one.entry.redaction_id == redaction_id), None)
    if served is None:
        raise InputError("No served log has a redaction of that id. Copy it from LOGS/redaction-log.csv.")
    document_id, entry = served.row.document_id, served.entry
    said = Act(
        kind="challenge", document_id=document_id, codes=(redaction_id, entry.begbates, entry.bates), value=outcome,
        category=entry.category, clause=entry.clause, note=note.strip(),
    )  # fmt: skip
    with Events(out / "private" / "job.db") as events:
        if outcome == "lifted":
            lifting = _lifting(served, f"challenge of {redaction_id}: {note.strip()}")
            said = dataclasses.replace(said, event=_appended(events, lifting, reviewer).number)
        number = _appended(events, said, reviewer).number
    return next(one for one in register(out) if one.number == number)


def _appended(events: Events, act: Act, reviewer: str) -> Event:
    made = events.append(act, reviewer=reviewer, click=str(uuid.uuid4()), seen=events.last)
    if isinstance(made, Overtaken):
        raise InputError("Somebody decided on the same redaction at this moment. Look at it and record again.")
    return made


def _served(out: Path) -> Iterator[_Served]:
    """Yield what the served logs say, of the last volume first."""
    if not (out / "private" / "job.db").is_file():
        raise InputError("There is no job in OUT. Run `redactor run` first.")
    for place in (*(place_of_supplement(out, name) for name in reversed(supplements(out))), out):
        with Store(place / "private" / "job.db") as store:
            settings, _ = finished(store, place)
            knowledge = load_knowledge(dataclasses.replace(settings, roster=None))
            ledger = reviews.ledger_of(settings.private_folder, store, knowledge.order)
            key = folder.job_key(dataclasses.replace(settings, job_key=None))
            records = finish.records_of(store, settings, knowledge, key, ledger)
            rows = {record.begbates: record.document_id for record in records}
            for entry in with_distinct_ids((e for r in records for e in r.entries), key):
                yield _Served(entry=entry, row=store.row(rows[entry.begbates]))


def _lifting(served: _Served, note: str) -> Act:
    """Return the rejection of one redaction; of a document withheld whole, its release."""
    document_id, entry = served.row.document_id, served.entry
    if entry.treatment == "withhold":
        codes = {WITHHELD, *(c.code for c in served.row.worked.decisions.concerns)} if served.row.worked else {WITHHELD}
        return Act(
            kind="release", document_id=document_id, codes=tuple(sorted(codes)), note=note, needs=("release",)
        )  # fmt: skip
    decision = _decision_of(served)
    return Act(
        kind="reject", places=(place_of(document_id, decision.finding),), category=decision.category,
        clause=decision.clause, clauses=tuple(sorted(grounds(decision))), note=note,
        needs=("reject",) if is_identifier(decision.category) else (),
    )  # fmt: skip


def _decision_of(served: _Served) -> Decision:
    """Return the decision whose painted box the row speaks of."""
    worked, entry = served.row.worked, served.entry
    if worked is None or worked.redacted is None:
        raise InputError("The document of that redaction is not produced any more.")
    for burn, place in zip(worked.redacted.burns, worked.placed, strict=True):
        is_there = burn.box.page == entry.page and tuple(round(v, 2) for v in place) == (
            entry.x0, entry.y0, entry.x1, entry.y1,
        )  # fmt: skip
        if is_there and (burn.decision.category, burn.decision.clause) == (entry.inner_category, entry.inner_clause):
            return burn.decision
    raise InputError("The redaction is not where the log says. Run `redactor verify OUT`.")


def register(out: Path) -> tuple[Recorded, ...]:
    """Return every challenge that was recorded, in order, and write them to private/challenges.csv."""
    private = out / "private"
    with Store(private / "job.db") as store:
        order = load_knowledge(dataclasses.replace(reviews.settings_of(store), roster=None)).order
        ledger = reviews.ledger_of(private, store, order)
    found = tuple(_recorded(event, ledger) for event in ledger.events if event.act.kind == "challenge")
    _write(found, private / "challenges.csv")
    return found


def _recorded(event: Event, ledger: Ledger) -> Recorded:
    act = event.act
    redaction_id, begbates, bates = act.codes
    return Recorded(
        number=event.number, redaction_id=redaction_id, begbates=begbates, bates=bates, clause=act.clause,
        category=act.category, outcome=act.value, recorded_at=event.at, reviewer=event.reviewer, note=act.note,
        state=_state(event, ledger),
    )  # fmt: skip


def _state(event: Event, ledger: Ledger) -> str:
    if event.number in ledger.undone:
        return "taken back"
    if not event.act.event:
        return "recorded"
    if event.act.event in ledger.undone:
        return "taken back"
    return "waits" if any(one.number == event.act.event for one in ledger.waiting) else "lifted"


def _write(found: Sequence[Recorded], path: Path) -> None:
    write_csv(COLUMNS, [tuple(getattr(one, column) for column in COLUMNS) for one in found], path)
    path.chmod(0o600)

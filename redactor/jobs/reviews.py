"""What a run does about the decisions of reviewers: which of them count, and which documents they touch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import InputError
from redactor.jobs.codec import from_json, to_json
from redactor.jobs.events import Events
from redactor.jobs.finish import holds_text
from redactor.jobs.ledger import Ledger, weigh
from redactor.jobs.store import FAILED, Row, Store
from redactor.model import DocumentDecisions, Matter, SecondLook, Status
from redactor.produce import file_sha256
from redactor.rules import Order
from redactor.settings import Settings

SECOND_LOOKS: tuple[SecondLook, ...] = ("reject", "lift", "release", "withhold")
_DEMAND, _SETTINGS, _APPLIED = "second_reviewer", "settings", "events_applied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A document as it stands in the volume: by which decisions, and with which status."""

    decisions: DocumentDecisions = field(repr=False)
    status: Status


def remember(store: Store, settings: Settings) -> None:
    """Keep the settings of the job, so that a review finds the sources and the order; they stay in private/."""
    store.set_value(_SETTINGS, to_json(settings.anchored()))


def settings_of(store: Store) -> Settings:
    """Return the settings of the job's last run.

    Raises:
        InputError: the job was made by a version that did not keep them.
    """
    text = store.value(_SETTINGS)
    if text is None:
        raise InputError("The job was begun by an earlier version. Run `redactor run` with the same options once more.")
    return from_json(Settings, text)


def demand_second(store: Store) -> None:
    """Demand a second reviewer in this job; the demand is not taken back."""
    store.set_value(_DEMAND, "yes")


def demanded(store: Store, order: Order) -> frozenset[SecondLook]:
    """Return for which acts a second reviewer is demanded, by the order or in the review."""
    if store.value(_DEMAND) is not None:
        return frozenset(SECOND_LOOKS)
    return frozenset(order.switches.second_reviewer)


def ledger_of(private: Path, store: Store, order: Order) -> Ledger:
    """Return the events of a job, weighed."""
    with Events(private / "job.db") as events:
        return weigh(events.all(), demanded(store, order))


def matter_now(matter: Matter, ledger: Ledger) -> Matter:
    """Return the matter as reviewers corrected it, with a pseudonym for everybody."""
    from redactor.matter import corrected, numbered

    return numbered(corrected(matter, ledger.people) if ledger.people else matter)


def send_again(store: Store, ledger: Ledger) -> None:
    """Send the documents through the second pass again that were worked under another review than today's."""
    rows = store.outlines("produced", "withheld", "quarantined", FAILED)
    searched = store.searched()
    changed = [row for row in rows if row.basis != ledger.basis(row.document_id) and row.document_id in searched]
    store.work_again(row.document_id for row in changed)


def present(row: Row, settings: Settings) -> Present | None:
    """Return what stands of a document that is to be worked again; nothing where its file is not whole."""
    if row.worked is None:
        return None
    outcome = row.worked.decisions.outcome
    if outcome != "produce":
        return Present(decisions=row.worked.decisions, status="withheld" if outcome == "withhold" else "quarantined")
    return Present(decisions=row.worked.decisions, status="produced") if stands(row, settings) else None


def stands(row: Row, settings: Settings) -> bool:
    """Return whether a document's file and its text lie in the volume as they were made."""
    begbates = settings.bates(row.first_bates)
    path = settings.volume_folder / "PDF" / f"{begbates}.pdf"
    text = settings.volume_folder / "TEXT" / f"{begbates}.txt"
    verdict = row.worked.verdict if row.worked else None
    is_whole = path.is_file() and file_sha256(path) == row.output_sha256
    return is_whole and verdict is not None and holds_text(text, verdict.page_texts)


def is_held(ledger: Ledger, document_id: str) -> bool:
    """Return whether a slip sheet stands for a document because a reviewer withholds it, or wants to."""
    return ledger.withheld(document_id) is not None or ledger.waits(document_id)


def applied(store: Store, ledger: Ledger) -> None:
    """Note up to which event the volume follows the review."""
    store.set_value(_APPLIED, str(max((event.number for event in ledger.events), default=0)))


def last_applied(store: Store) -> int:
    """Return the number of the last event that the volume follows."""
    return int(store.value(_APPLIED) or 0)

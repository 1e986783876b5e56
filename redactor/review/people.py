"""The people of the production, and what a decision about one of them would do before it is made."""

from __future__ import annotations

from collections import Counter, defaultdict

from redactor.errors import DocumentError
from redactor.matter import ENDED, ROLES, STATES, corrected
from redactor.model import Act, Decision, DocumentDecisions, Event, Matter, Person, place_of
from redactor.review.desk import Desk
from redactor.review.everywhere import folded

Row = dict[str, object]


def people(desk: Desk) -> Row:
    """Return everybody with role, § 1367 status, names, and where they are named."""
    called = desk.called()
    redactions: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    for one in desk.redactions():
        if one.subject:
            subject = called.get(one.subject, one.subject)
            redactions[subject] += 1
            documents[subject].add(one.document_id)
    listed = desk.listed()
    ledger = desk.ledger()
    return {
        "people": [
            {
                "id": p.person_id, "pseudonym": p.pseudonym, "role": p.role, "status": p.protection.state,
                "protected": p.protection.is_protected, "basis": p.protection.basis, "relief": p.protection.relief,
                "names": list(p.names), "numbers": [f"{c}:{v}" for c, v in p.identifiers],
                "on_roster": p.roster_id is not None, "redactions": redactions[p.person_id],
                "documents": sorted(desk.bates(listed[d]) for d in documents[p.person_id]),
            }
            for p in desk.matter().people
        ],
        "roles": list(ROLES), "statuses": list(STATES), "ended": list(ENDED), "seen": desk.events.last,
        "events": [
            {"number": e.number, "by": e.reviewer, "at": e.at, "kind": e.act.kind, "note": e.act.note,
             "value": e.act.value, "waiting": e in ledger.waiting}
            for e in reversed((*ledger.people, *(w for w in ledger.waiting if w.act.person)))
        ],
    }  # fmt: skip


def effect(desk: Desk, act: Act) -> Row:
    """Count what a decision about a person changes: which documents, and how many redactions come and go."""
    matter = desk.matter()
    event = Event(number=desk.events.last + 1, at="", reviewer="", act=act)
    after = corrected(matter, (event,))
    totals: Counter[str] = Counter()
    touched: list[str] = []
    for document_id in _where(desk, matter, act):
        listed = desk.listed()[document_id]
        review = desk.ledger().review_of(document_id)
        try:
            old, new = (desk.reweigh(listed, one, review) for one in (matter, after))
        except DocumentError:
            totals["unknown"] += 1
            continue
        changes = compared(document_id, old, new)
        if changes.total():
            touched.append(desk.bates(listed))
            totals.update(changes)
    return {
        "documents": touched, "unread": len(desk.unread()),
        **{name: totals[name] for name in ("added", "lifted", "relabelled", "unknown")},
    }  # fmt: skip


def _where(desk: Desk, matter: Matter, act: Act) -> list[str]:
    """Return the documents in which one of the people is linked or a word of a name stands."""
    meant = [p for p in matter.people if p.person_id in (act.person, act.other)]
    called = desk.called()
    ids = {p.person_id for p in meant}
    found = {r.document_id for r in desk.redactions() if called.get(r.subject, r.subject) in ids}
    words = _words(meant)
    for document_id, text in desk.shelf.texts():
        if document_id not in found and any(word in folded(text) for word in words):
            found.add(document_id)
    return [document_id for document_id in desk.listed() if document_id in found]


def _words(meant: list[Person]) -> set[str]:
    return {word for person in meant for name in person.names for word in name.split() if len(word) > 1}


def compared(document_id: str, old: DocumentDecisions, new: DocumentDecisions) -> Counter[str]:
    """Count the redactions that are added, lifted, or differ in what is printed on them."""
    before, after = _by_place(document_id, old), _by_place(document_id, new)
    same = before.keys() & after.keys()
    counted = Counter({
        "added": len(after.keys() - before.keys()),
        "lifted": len(before.keys() - after.keys()),
        "relabelled": sum(_print(before[key]) != _print(after[key]) for key in same),
    })  # fmt: skip
    return +counted


def _by_place(document_id: str, decisions: DocumentDecisions) -> dict[str, Decision]:
    return {place_of(document_id, d.finding).key: d for d in decisions.redactions}


def _print(decision: Decision) -> tuple[str, ...]:
    return decision.label, decision.pseudonym, decision.served_clause, decision.served_category, decision.clause

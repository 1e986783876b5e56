"""From what a browser sends to an act: everything is checked against the job before it is recorded."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeGuard

from redactor.jobs.reader import Listed
from redactor.matter import ENDED, ROLES, STATES, merged_protection
from redactor.model import WITHHELD, Act, Decision, Place, SecondLook, place_of
from redactor.model.findings import Person
from redactor.review.desk import Desk
from redactor.review.everywhere import alike, occurrences
from redactor.review.turning import undisplayed
from redactor.rules import Clause
from redactor.rules.categories import DIRECT, NUMBERS

LONGEST_NOTE = 2000
LARGEST = 1 << 53
PICTURED = frozenset({"photo", "fingerprint", "signature"})
OFFICES = frozenset({"officer", "judge", "counsel", "court-staff"})
Sent = Mapping[str, object]


class BadAct(Exception):
    """What was asked cannot be done; the message is for the reviewer and quotes nothing."""


def act_of(desk: Desk, sent: Sent) -> Act:
    """Return the act that a reviewer asks for.

    Raises:
        BadAct: it names what the job does not have, or lacks what it needs.
    """
    kinds: dict[str, Callable[[Desk, Sent], Act]] = {
        "accept": _accept, "reject": _reject, "change": _change, "add": _add, "undo": _undo, "sign-off": _sign_off,
        "release": _release, "withhold": _withhold, "merge": _merge, "split": _split, "role": _role,
        "status": _status,
    }  # fmt: skip
    make = kinds.get(_text(sent, "kind"))
    if make is None:
        raise BadAct("There is no such decision.")
    return make(desk, sent)


def _text(sent: Sent, name: str) -> str:
    value = sent.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST_NOTE:
        raise BadAct(f"`{name}` is no text, or too long.")
    if not all(c.isprintable() or c in "\n\t\u00a0" for c in value):
        raise BadAct(f"`{name}` holds signs that cannot be printed.")
    return value.strip()


def _texts(sent: Sent, name: str) -> tuple[str, ...]:
    values = sent.get(name, [])
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise BadAct(f"`{name}` is no list of texts.")
    return tuple(values)


def _number(sent: Sent, name: str) -> int:
    value = sent.get(name)
    if not is_whole(value):
        raise BadAct(f"`{name}` is no number.")
    return value


def is_whole(value: object) -> TypeGuard[int]:
    """Return whether a value is a whole number that a browser and the database can hold."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST


def _note(sent: Sent) -> str:
    note = _text(sent, "note")
    if not note:
        raise BadAct("Say why.")
    return note


def _document(desk: Desk, sent: Sent) -> Listed:
    listed = desk.by_bates(_text(sent, "document"))
    if listed is None:
        raise BadAct("There is no such document.")
    return listed


def _clause(desk: Desk, sent: Sent) -> Clause:
    wanted = _text(sent, "clause")
    found = next((clause for clause in desk.order.clauses if clause.id == wanted), None)
    if found is None:
        raise BadAct("The order has no such clause.")
    return found


def _category(clause: Clause, sent: Sent) -> str:
    category = _text(sent, "category")
    if category not in clause.protects:
        raise BadAct("The clause does not protect that category.")
    return category


def _chosen(desk: Desk, sent: Sent) -> list[tuple[Place, Decision]]:
    """Return the redactions that are meant, of one document."""
    listed, keys = _document(desk, sent), set(_texts(sent, "keys"))
    decisions = [d for d in desk.reader.decisions(listed.document_id) if d.action == "redact"]
    placed = [(place_of(listed.document_id, d.finding), d) for d in decisions]
    chosen = [(place, decision) for place, decision in placed if place.key in keys]
    if not chosen or len({place.key for place, _ in chosen}) != len(keys):
        raise BadAct("The redaction is not there any more. Load the page again.")
    return chosen


def grounds(decision: Decision) -> tuple[str, ...]:
    """Return every clause under which a redaction stands, those it was joined with included."""
    joined = [part.removeprefix("with=") for part in decision.rule.split(";") if part.startswith("with=")]
    return tuple(dict.fromkeys((decision.clause, *(one for part in joined for one in part.split(",")))))


def _accept(desk: Desk, sent: Sent) -> Act:
    chosen = _chosen(desk, sent)
    first = chosen[0][1]
    if any((d.category, d.clause) != (first.category, first.clause) for _, d in chosen):
        raise BadAct("Redactions of several clauses are accepted one by one.")
    return Act(
        kind="accept", places=tuple(place for place, _ in chosen), category=first.category, clause=first.clause,
        note=_text(sent, "note"),
    )  # fmt: skip


def _reject(desk: Desk, sent: Sent) -> Act:
    note, chosen = _note(sent), _chosen(desk, sent)
    if sent.get("everywhere") is True:
        chosen = _everywhere_alike(desk, chosen[0][1])
    return Act(
        kind="reject", places=tuple(place for place, _ in chosen), category=chosen[0][1].category,
        clause=chosen[0][1].clause, clauses=tuple(sorted({c for _, d in chosen for c in grounds(d)})), note=note,
        needs=("reject",) if any(is_identifier(d.category) for _, d in chosen) else (),
    )  # fmt: skip


def is_identifier(category: str) -> bool:
    """Return whether a category leads to one person by itself; a face, a finger print and a signature do."""
    return category in DIRECT or category in NUMBERS or category in PICTURED


def _everywhere_alike(desk: Desk, decision: Decision) -> list[tuple[Place, Decision]]:
    wanted = set(alike(desk, decision.finding.text, decision.category))
    found: list[tuple[Place, Decision]] = []
    for document_id in dict.fromkeys(key.partition("|")[0] for key in sorted(wanted)):
        for one in desk.reader.decisions(document_id):
            place = place_of(document_id, one.finding)
            if one.action == "redact" and place.key in wanted:
                found.append((place, one))
    return found


def _change(desk: Desk, sent: Sent) -> Act:
    clause, chosen = _clause(desk, sent), _chosen(desk, sent)
    category = _category(clause, sent)
    # Who calls a name something else could reject it alone afterwards.
    is_weakened = not is_identifier(category) and any(is_identifier(d.category) for _, d in chosen)
    return Act(
        kind="change", places=tuple(place for place, _ in chosen), category=category, clause=clause.id,
        needs=("reject",) if is_weakened else (),
        clauses=tuple(sorted({c for _, d in chosen for c in grounds(d)})), note=_text(sent, "note"),
    )  # fmt: skip


def place_meant(desk: Desk, sent: Sent) -> Place:
    """Return the words or the box of a page that somebody selected or drew; raises BadAct."""
    return _drawn(desk, sent) if "rect" in sent else _selected(desk, sent)


def ground_meant(desk: Desk, sent: Sent) -> tuple[str, str]:
    """Return the clause and the category that somebody chose; raises BadAct."""
    clause = _clause(desk, sent)
    return clause.id, _category(clause, sent)


def _add(desk: Desk, sent: Sent) -> Act:
    clause = _clause(desk, sent)
    place = place_meant(desk, sent)
    places: tuple[Place, ...] = (place,)
    if sent.get("everywhere") is True:
        found = occurrences(desk, _said(desk, place))
        if found.unread:
            raise BadAct("Not every document has been read yet. Wait for the counter, then apply it again.")
        places = tuple(dict.fromkeys((place, *(p for p in found.places if p.key != place.key))))
    return Act(
        kind="add", places=places, category=_category(clause, sent), clause=clause.id, note=_text(sent, "note")
    )  # fmt: skip


def _said(desk: Desk, place: Place) -> str:
    return (desk.shelf.text(place.document_id) or "")[place.start : place.end]


def _selected(desk: Desk, sent: Sent) -> Place:
    listed = _document(desk, sent)
    page, start, end = _number(sent, "page"), _number(sent, "start"), _number(sent, "end")
    words = desk.words(listed, page)
    if words is None or not words.start <= start < end <= words.end:
        raise BadAct("Those words are not on that page.")
    if not any(c.isalnum() for c in (desk.shelf.text(listed.document_id) or "")[start:end]):
        raise BadAct("There is no letter or digit in what was selected.")
    return Place(document_id=listed.document_id, page=page, start=start, end=end)


def _drawn(desk: Desk, sent: Sent) -> Place:
    listed, page = _document(desk, sent), _number(sent, "page")
    words, rect = desk.words(listed, page), sent.get("rect")
    if words is None or not isinstance(rect, list) or len(rect) != 4:
        raise BadAct("The box needs four numbers on a page that can be read.")
    if not all(isinstance(v, int | float) and math.isfinite(v) for v in rect):
        raise BadAct("The box needs four numbers.")
    x0, x1 = sorted(max(0.0, min(float(v), words.width)) for v in (rect[0], rect[2]))
    y0, y1 = sorted(max(0.0, min(float(v), words.height)) for v in (rect[1], rect[3]))
    if x1 - x0 < 1 or y1 - y0 < 1:
        raise BadAct("The box is too small.")
    box = undisplayed((x0, y0, x1, y1), words.width, words.height, words.rotation, page)
    return Place(document_id=listed.document_id, page=page, start=0, end=0, region=box)


def _undo(desk: Desk, sent: Sent) -> Act:
    ledger = desk.ledger()
    event = ledger.event(_number(sent, "event"))
    if event is None or event.number in ledger.undone or event.act.kind == "undo":
        raise BadAct("That decision cannot be undone, or is undone already.")
    return Act(kind="undo", event=event.number, note=_text(sent, "note"), needs=_needs_of_undo(desk, event.act, sent))


def _needs_of_undo(desk: Desk, act: Act, sent: Sent) -> tuple[SecondLook, ...]:
    """Return what a second reviewer may have to say before a decision that protects is taken back.

    A slip that no run has followed yet may be taken back by whoever made it.
    """
    event = desk.ledger().event(_number(sent, "event"))
    if event is not None and event.number > desk.applied() and event.reviewer == sent.get("reviewer"):
        return ()
    if act.kind in ("add", "change") and is_identifier(act.category):
        return ("reject",)
    if act.kind == "accept" and is_identifier(act.category) and _was_rejected(desk, act):
        return ("reject",)
    if act.kind == "withhold":
        return ("release",)
    return ("lift",) if act.kind in ("role", "status", "merge", "split") else ()


def _was_rejected(desk: Desk, act: Act) -> bool:
    """Return whether an acceptance took a rejection back, which would be in force again without it."""
    keys = {place.key for place in act.places}
    rejections = (event for event in desk.ledger().events if event.act.kind == "reject")
    return any(place.key in keys for event in rejections for place in event.act.places)


def _sign_off(desk: Desk, sent: Sent) -> Act:
    ledger = desk.ledger()
    event = next((e for e in ledger.waiting if e.number == _number(sent, "event")), None)
    if event is None:
        raise BadAct("That decision does not wait for a second reviewer.")
    if event.reviewer == sent.get("reviewer"):
        raise BadAct("Somebody else must sign off: this is your own decision.")
    return Act(kind="sign-off", event=event.number, note=_text(sent, "note"))


def _release(desk: Desk, sent: Sent) -> Act:
    listed = _document(desk, sent)
    if listed.failure is not None:
        raise BadAct("The program could not work on the document, so it cannot be released. Withhold it, or mend it.")
    codes = set(listed.concerns) | ({WITHHELD} if listed.state == "withheld" else set())
    held = desk.ledger().withheld(listed.document_id) is not None
    if listed.state == "produced" and not held:
        raise BadAct("The document is produced already.")
    return Act(
        kind="release", document_id=listed.document_id, codes=tuple(sorted(codes)), note=_note(sent),
        needs=("release",),
    )  # fmt: skip


def _withhold(desk: Desk, sent: Sent) -> Act:
    return Act(
        kind="withhold", document_id=_document(desk, sent).document_id, clause=_clause(desk, sent).id,
        note=_note(sent), needs=("withhold",),
    )  # fmt: skip


def _person(desk: Desk, sent: Sent, name: str) -> Person:
    wanted = _text(sent, name)
    found = next((p for p in desk.matter().people if p.person_id == wanted), None)
    if found is None:
        raise BadAct("There is no such person any more. Load the page again.")
    return found


def _merge(desk: Desk, sent: Sent) -> Act:
    one, other = _person(desk, sent, "person"), _person(desk, sent, "other")
    if one.person_id == other.person_id:
        raise BadAct("Choose two people.")
    if (one.role in OFFICES) != (other.role in OFFICES):
        raise BadAct("Somebody in an office and somebody to protect are not one. Change the role first.")
    lifts = not merged_protection(one, other).is_protected and (
        one.protection.is_protected or other.protection.is_protected
    )
    return Act(
        kind="merge", person=one.person_id, other=other.person_id, note=_text(sent, "note"),
        needs=("lift",) if lifts else (),
    )  # fmt: skip


def _split(desk: Desk, sent: Sent) -> Act:
    person = _person(desk, sent, "person")
    names, codes = _texts(sent, "names"), _texts(sent, "codes")
    numbers = [f"{category}:{value}" for category, value in person.identifiers]
    if not set(names) <= set(person.names) or not set(codes) <= set(numbers) or not (names or codes):
        raise BadAct("Choose names or numbers of that person.")
    if len(names) == len(person.names) and len(codes) == len(numbers):
        raise BadAct("Leave that person at least one name or number.")
    return Act(kind="split", person=person.person_id, names=names, codes=codes, note=_text(sent, "note"))


def _role(desk: Desk, sent: Sent) -> Act:
    person, value = _person(desk, sent, "person"), _text(sent, "value")
    if value not in ROLES or value == person.role:
        raise BadAct("Choose another role.")
    unprotects = value in OFFICES and person.role not in OFFICES
    return Act(
        kind="role", person=person.person_id, value=value, note=_note(sent), needs=("reject",) if unprotects else ()
    )


def _status(desk: Desk, sent: Sent) -> Act:
    person, value = _person(desk, sent, "person"), _text(sent, "value")
    if value not in STATES or value == person.protection.state:
        raise BadAct("Choose another status.")
    lifts = value in ENDED and person.protection.is_protected
    return Act(kind="status", person=person.person_id, value=value, note=_note(sent), needs=("lift",) if lifts else ())

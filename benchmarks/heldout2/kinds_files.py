"""Long and mixed papers: file histories, duty logs, newsletters, notes of many hands."""

from __future__ import annotations

from benchmarks.heldout2.asides import some
from benchmarks.heldout2.blocks import Block, Boxed, Cols, F, H, P, Paper, Rule, T
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import swap, upper

_ABBREVIATED = {
    "The": "Th.",
    "phone": "ph",
    "with": "w/",
    "and": "&",
    "address": "addr",
    "family": "fam",
    "daughter": "dtr",
    "brother": "bro",
    "supervisor": "supv",
    "Witness": "Wit.",
}


def file_history(c: Case) -> Paper:
    """Several pages with a running head that names the subject."""
    s = c.s
    notes = [note for _ in range(2) for note in some(c, 17)]
    blocks: list[Block] = [
        H("ALIEN FILE - HISTORY OF ACTIONS"),
        F((("Name", s.comma), ("File", s.anum), ("Born", f"{s.dob}, {s.town}")), c.pick("left", "above", "dots")),
    ]
    for n, note in enumerate(notes):
        blocks += [H(c.later(n - 20), 2), P(note)]
    return Paper(
        "file-history", blocks, head=f"{s.anum}  {s.caps}", foot="page #", looks=("serif", "plain", "typed", "narrow")
    )


def running_log(c: Case) -> Paper:
    rows = tuple((c.later(n), c.clock(), c.officer().short, note) for n, note in enumerate(some(c, 9)))
    blocks: list[Block] = [
        H("RUNNING LOG", 1, "left"),
        F((("Case", c.s.event), ("Of", c.s.comma)), "run"),
        T(("Date", "Time", "By", "Entry"), rows, (1, 0.8, 1.3, 5)),
    ]
    return Paper("running-log", blocks, looks=("wide", "form", "plain", "turned"))


def two_columns(c: Case) -> Paper:
    notes = some(c, 10)
    blocks: list[Block] = [
        H("SHIFT NOTES"),
        Cols((tuple(P(n) for n in notes[:5]), tuple(P(n) for n in notes[5:]))),
        Rule(),
        P(f"Duty supervisor {c.officer().name}"),
    ]
    return Paper("shift-notes", blocks, looks=("plain", "serif", "form"))


def three_columns(c: Case) -> Paper:
    notes = some(c, 9)
    blocks: list[Block] = [
        P("Unit bulletin", bold=True),
        Cols(tuple(tuple(P(n, size=0.85) for n in notes[k : k + 3]) for k in (0, 3, 6))),
    ]
    return Paper("unit-bulletin", blocks, looks=("plain", "serif", "wide"))


def caps_teletype(c: Case) -> Paper:
    blocks: list[Block] = [*(P(upper(n)) for n in some(c, 6)), P("END OF MESSAGE")]
    return Paper("teletype", blocks, looks=("typed", "narrow"))


def short_hand(c: Case) -> Paper:
    blocks: list[Block] = [P(f"{c.on} {c.clock()} re {c.s.last}"), *(P(swap(n, _ABBREVIATED)) for n in some(c, 7))]
    return Paper("short-hand-notes", blocks, looks=("typed", "plain", "a4", "turned"))


def handover(c: Case) -> Paper:
    a, b = c.officer(), c.officer()
    blocks: list[Block] = [
        F((("From", a.mail), ("To", b.mail), ("Sent", c.later(1)), ("Subject", f"handover: {c.s.last}")), "left"), P("Before I go on leave, what you need to know:"),
        *(P(f"- {n}") for n in some(c, 5)), P(a.name), Rule(), P(f"On {c.later(0)}, {b.name} wrote:", quote=1), *(P(n, quote=1) for n in some(c, 3)), *(P(n, quote=2) for n in some(c, 2)),
    ]  # fmt: skip
    return Paper("handover-mail", blocks, looks=("plain", "letter", "typed"))


def interview(c: Case) -> Paper:
    s = c.s
    blocks: list[Block] = [
        H("Notes of interview", 2),
        F((("Interviewee", s.full), ("Arrested", c.on), ("Where", c.court)), c.pick("bare", "below", "right")),
        *(Boxed(n) for n in some(c, 4)),
        P(f"Interviewer: {c.officer().name}"),
    ]
    return Paper("interview-notes", blocks, looks=("form", "plain", "serif"))


KINDS = (file_history, running_log, two_columns, three_columns, caps_teletype, short_hand, handover, interview)

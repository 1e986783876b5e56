"""Papers other than forms: narratives, e-mail, memoranda, letters, slips, calendars, trackers, screens, policy."""

from __future__ import annotations

import datetime as dt
import random

from benchmarks.heldout import letters, names, narratives, police
from benchmarks.heldout.blocks import Block, Paper, prose
from benchmarks.heldout.case import Case, Officer
from benchmarks.heldout.fill import fill
from benchmarks.heldout.markup import mark, upper


def narrative(k: Case, at: int) -> Paper:
    """Return an officer's narrative with the header of its file."""
    texts = [narratives.NARRATIVES[(at + n * 7) % len(narratives.NARRATIVES)] for n in range(1 + at % 3)]
    blocks = [Block("title", k.rng.choice(("Narrative", "Report of Investigation", "Field notes", "Continuation")))]
    blocks += [b for t in texts for b in prose(fill(t, k))]
    header = fill(k.rng.choice(("{s.swap}   {s.a}", "ROI - {s.lastcaps} - {k.event}", "")), k)
    footer = mark(f"2019-ICLI-00{k.rng.randrange(100, 999)} {k.rng.randrange(1000, 9999)}", "existing-bates", keep="=")
    return Paper(blocks, header=header, footer=footer, title=f"{k.s.swap} narrative")


def shouted(k: Case, at: int) -> Paper:
    """Return a narrative in capitals, or a log."""
    if at % 2:
        return Paper(
            [
                Block("title", "RADIO / CAD LOG"),
                Block("pre", upper(fill(narratives.LOGS[at % len(narratives.LOGS)], k))),
            ]
        )
    text = upper(fill(narratives.NARRATIVES[(at * 5 + 1) % len(narratives.NARRATIVES)], k))
    return Paper([Block("title", "NARRATIVE"), *prose(text), Block("pre", fill(narratives.LOGS[2], k))])


def log(k: Case, at: int) -> Paper:
    """Return a log as it is printed by a terminal."""
    return Paper([Block("pre", fill(narratives.LOGS[at % len(narratives.LOGS)], k))])


def _inner(text: str, k: Case, c: Officer) -> str:
    return fill(text, k, c=_Counsel(c))


class _Counsel:
    """A lawyer of the agency as a wording names one."""

    def __init__(self, officer: Officer) -> None:
        self.name = officer.name
        self.first = mark(officer.plain_name.split()[0], "official-name", keep="=")
        self.email = officer.email.replace("ice.example", "opla.example")


def mail(k: Case, at: int) -> Paper:
    """Return a message: who takes part and what it says decide how it ends."""
    kind, subject, body = letters.MAILS[at % len(letters.MAILS)]
    counsel = Officer(k.rng, "Assistant Chief Counsel", k.rng.choice(names.AGENCY_COUNSEL))
    asks = kind == "advice"
    gives = asks and "{c.name}" in body
    me, you = (counsel, k.o) if gives else (k.o, counsel if asks else k.o2)
    cc = counsel if kind.startswith("copied") else k.o2
    day = k.day + dt.timedelta(days=at % 3)
    rows = [
        ["From:", f"{me.lastfirst} <{_address(me, counsel)}>"],
        ["Sent:", day.strftime("%A, %B %d, %Y ") + k.rng.choice(("4:12 PM", "08:55", "11:30 AM"))],
        ["To:", f"{you.lastfirst}"],
        ["Cc:", f"{cc.lastfirst} <{_address(cc, counsel)}>"],
        ["Subject:", _inner(subject, k, counsel)],
    ]
    if at % 4 == 1:
        rows.append(["Attachments:", f"{k.s.filename}_I213.pdf; booking.jpg"])
    blocks = [Block("kv", rows=rows), *prose(_inner(body, k, counsel))]
    if at % 5 == 2 and kind == "produce":
        blocks += [
            Block("p", f"On {day:%b %d, %Y}, {k.o2.name} wrote:"),
            Block(
                "p",
                fill(
                    "> any word on {s.first}? {kin.first} called again from {kin.phone}. Is {s.nick} the same as {s.swap}?",
                    k,
                ),
            ),
        ]
    if kind in {"legend", "advice", "copied-legend"}:
        blocks.append(Block("small", letters.LEGENDS[at % len(letters.LEGENDS)]))
    expect = {"legend": "quarantine", "copied-legend": "quarantine", "advice": "withhold|partial"}.get(kind, "produce")
    return Paper(blocks, expect=expect, title=k.s.filename)


def _address(officer: Officer, counsel: Officer) -> str:
    return officer.email.replace("ice.example", "opla.example") if officer is counsel else officer.email


def memo(k: Case, at: int) -> Paper:
    """Return a memorandum."""
    title, body = letters.MEMOS[at % len(letters.MEMOS)]
    rows = [["TO:", f"{k.o2.name}, {k.o2.t}"], ["FROM:", f"{k.o.name}, {k.o.t}"], ["RE:", fill("{s.full} {s.a}", k)]]
    return Paper(
        [Block("title", fill(title, k)), Block("kv", rows=rows), *prose(fill(body, k))], header="", title="memo"
    )


def letter(k: Case, at: int) -> Paper:
    """Return a letter."""
    return Paper(
        [Block("p", k.written), *prose(fill(letters.LETTERS[at % len(letters.LETTERS)], k))],
        title=f"letter {k.s.filename}",
    )


def report(k: Case, at: int) -> Paper:
    """Return a page of a police officer's follow-up."""
    texts = [police.POLICE[(at + n) % len(police.POLICE)] for n in range(2)]
    return Paper([Block("title", "COMPLAINT FOLLOW UP INFORMATIONAL"), *[b for t in texts for b in prose(fill(t, k))]])


def slip(k: Case, at: int) -> Paper:
    """Return a slip or certificate a court hands out."""
    return Paper(prose(fill(police.SLIPS[at % len(police.SLIPS)], k)), title="slip")


def calendar(cases: list[Case], at: int) -> Paper:
    """Return a court's calendar of a day: many people in one part."""
    k = cases[0]
    lines = [fill(police.CALENDAR, case, n=n) for n, case in enumerate(cases, start=1)]
    head = f"{k.court}   CALENDAR   {k.judge.tl}   {k.part}"
    return Paper(
        [Block("pre", head), Block("pre", "\n".join(lines))],
        title="calendar",
        footer="" if at % 2 else f"end of {k.part}",
    )


_HEADS = (
    ("No.", "Alien", "A#", "Arrest date", "Location", "Officer", "Outcome"),
    ("Last name", "First name", "Alien number", "DOB", "Date of action", "Courthouse", "Sup."),
    ("Subject", "COC", "Docket", "Next court date", "Arrested", "Where", "Note"),
    ("Event", "NAME", "Rel.", "Contact", "Date", "Court", "Dispo"),
)


def tracker(cases: list[Case], at: int) -> Paper:
    """Return a table somebody kept of arrests."""
    makers = (_tracked_a, _tracked_b, _tracked_c, _tracked_d)
    n = at % len(makers)
    rows = [list(_HEADS[n])] + [makers[n](case, row) for row, case in enumerate(cases, start=1)]
    return Paper([Block("title", k_title(at)), Block("table", rows=rows)], title="tracker")


def k_title(at: int) -> str:
    """Return the title of a table."""
    return ("Courthouse arrests FY19", "NYC 239(e) TRACKER", "Weekly target list", "Fugitive Ops - master sheet")[
        at % 4
    ]


def _tracked_a(k: Case, row: int) -> list[str]:
    return [
        str(row),
        k.rng.choice((k.s.swap, k.s.full, k.s.initialed)),
        k.s.abare,
        k.date,
        k.court,
        k.o.tlast,
        k.outcome,
    ]


def _tracked_b(k: Case, row: int) -> list[str]:
    return [k.s.lastcaps if row % 2 else k.s.last, k.s.givens, k.s.abare, k.s.dob, k.date, k.court, k.o2.name]


def _tracked_c(k: Case, _row: int) -> list[str]:
    note = k.rng.choice(
        (f"ask {k.kin.full}", f"aka {k.s.nick}", f"works at {k.s.employer}", "no lights & sirens", f"{k.s.body}")
    )
    return [k.s.full, k.s.country, k.docket, k.nextdate, k.date, k.court, note]


def _tracked_d(k: Case, row: int) -> list[str]:
    return [
        k.event,
        k.s.swapcaps,
        k.s.relieved if row % 2 else "",
        f"{k.kin.first} {k.kin.phone}",
        k.date,
        k.court,
        k.outcome,
    ]


def screen(k: Case, at: int) -> Paper:
    """Return the print of a system's screen."""
    s = k.s
    rows = [
        [k.rng.choice(("Person", "Full Name", "SUBJECT", "Primary name")), k.rng.choice((s.swap, s.full, s.swapcaps))],
        [k.rng.choice(("Alien No", "A-Number", "AFN", "ANUM")), s.abare],
        [k.rng.choice(("Birth Date", "DOB", "Dt of Birth")), s.dob],
        [k.rng.choice(("Ctzn", "Country of Birth", "COC")), s.country],
        ["Other Names Used", f"{s.typo}; {s.nick}"],
        [k.rng.choice(("Receipt", "RCPT #")), k.receipt],
        ["Login / handle", s.handle],
        [k.rng.choice(("Arrest Dt", "Encounter Date")), k.date],
        [k.rng.choice(("Arrest Site", "Landmark")), k.court],
        [k.rng.choice(("Created by", "Ofcr")), k.o.lastfirst],
        ["Comments", fill("{s.first} called; mother {kin.full}; see {s.filename}.docx", k)],
        ["Path", fill("S:\\ERO\\Courts\\{s.filename}\\{s.a}\\notes.docx", k)],
    ]
    k.rng.shuffle(rows)
    return Paper(
        [
            Block("title", ("ENFORCE - Person Detail", "EARM Case Summary", "PCQS RESULT", "CLETS-NY RETURN")[at % 4]),
            Block("kv", rows=rows),
        ],
        title="screen",
    )


def policy(rng: random.Random, at: int) -> Paper:
    """Return a text that speaks of nobody: all of it stays."""
    title, body = letters.POLICIES[at % len(letters.POLICIES)]
    kept = [mark(sentence + ".", "statute", keep="=") for sentence in body.rstrip(".").split(". ")]
    return Paper(
        [Block("title", mark(title, "form-text", keep="=")), Block("p", " ".join(kept))],
        title=title,
        footer=f"Page issued {rng.randrange(1, 12)}/2018",
    )

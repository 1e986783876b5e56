"""Choose subjects, kinds and looks; draw each document and read back where its labels stand."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.heldout2 import html, kinds
from benchmarks.heldout2.asides import some
from benchmarks.heldout2.blocks import Block, P, Paper, Pre, T
from benchmarks.heldout2.case import Case
from benchmarks.heldout2.look import FIELD_STYLES, Look
from benchmarks.heldout2.marks import Ink, Labels, stay
from benchmarks.heldout2.pens import PENS, MupdfPen, embedded, faces
from benchmarks.heldout2.people import Person, bare, subjects
from benchmarks.heldout2.sheet import Sheet
from benchmarks.heldout2.trace import Lost, field_values, glyphs, spans

_FOLDERS = ("A-Files", "Field Office/NYC", "Mail", "prod_2019", "Scans in", "legal/holds")


@dataclass
class Made:
    """A finished document and its truth."""

    source: str
    content: bytes
    pages: int
    expect: str
    spans: list[dict[str, Any]]
    kind: str
    producer: str


@dataclass
class World:
    """Who is in the production."""

    seed: int
    people: list[Person]
    browser: bool
    met: dict[str, Person]


def world(seed: int, documents: int, *, browser: bool) -> World:
    """Make the subjects of a production."""
    rng = random.Random(f"heldout2-{seed}")
    people = subjects(rng, max(12, documents * 4 // 5))
    return World(seed, people, browser, {p.sid: p for p in people})


def document(w: World, n: int) -> Made:
    """Make the n-th document; the kinds come in turn from a place the seed decides."""
    rng = random.Random(f"heldout2-{w.seed}-{n}")
    make = kinds.ALL[(n + w.seed * 17) % len(kinds.ALL)]
    subject = w.people[n % len(w.people)]
    if make in kinds.RELIEF and not subject.protected:
        subject = next(p for p in w.people[n % len(w.people) :] + w.people if p.protected)
    others = [p for p in w.people if p is not subject]
    rng.shuffle(others)
    case = Case(rng, subject, others, date(2017, 2, 1) + timedelta(days=rng.randrange(1000)), n)
    paper = make(case)
    if "produce" in paper.expect and not paper.foot and paper.looks != ("wide",) and rng.random() < 0.15:
        paper.foot = stay(
            f"2019-ICLI-00003 -0{rng.randrange(10000, 99999)}", "form-text"
        )  # the stamp of an earlier production
    if "plain" in paper.looks and "produce" in paper.expect and rng.random() < 0.25:
        paper.blocks += [P(note) for note in some(case, 2)]
    w.met.update({p.sid: p for p in case.people})
    return _drawn(w, paper, case, rng, n)


def _drawn(w: World, paper: Paper, case: Case, rng: random.Random, n: int) -> Made:
    style = rng.choice(paper.looks)
    producer = _producer(paper, style, rng, browser=w.browser)
    labels, loose = Labels(), []
    if producer == "chromium":
        faces = ("Liberation Sans", "Liberation Serif", "DejaVu Sans", "Liberation Sans Narrow", "sans-serif")
        pdf, drawn = html.chromium(
            paper, labels, wide=style == "wide", face=rng.choice(faces), size=rng.choice((8.5, 10, 11))
        )
    elif producer == "story":
        pdf, drawn = html.story(paper, labels, size=rng.choice((10, 11, 12)))
    else:
        pdf, drawn, loose = _penned(paper, labels, style, producer, rng)
    read, pages = glyphs(pdf)
    if field_values(pdf) != [(page, ink.text) for page, ink in loose]:
        raise Lost("a field does not hold what was put into it")
    found = spans(drawn, labels, read)
    found += [_loose(labels, page, number) for page, ink in loose for number in sorted({*ink.ids} - {-1})]
    return Made(
        f"{rng.choice(_FOLDERS)}/{_name(paper, case, rng, n)}.pdf",
        pdf,
        pages,
        paper.expect,
        found,
        paper.kind,
        producer,
    )


def _penned(
    paper: Paper, labels: Labels, style: str, producer: str, rng: random.Random
) -> tuple[bytes, list[Ink], list[tuple[int, Ink]]]:
    look = _look(style, rng)
    fonts = faces(re.sub("[\ue000-\ue002]", "", "".join(_texts(paper))))
    if rng.random() < 0.25:
        fonts = embedded(fonts)
    pen = PENS["pymupdf" if look.form else producer](fonts=fonts, title=paper.title)
    sheet = Sheet(pen, look, paper, labels, rng)
    sheet.fill()
    if isinstance(pen, MupdfPen) and style == "turned":
        pen.turn(rng.choice((90, 270)))
    return pen.done(), sheet.drawn, sheet.unplaced


def _producer(paper: Paper, style: str, rng: random.Random, *, browser: bool) -> str:
    if style in {"acroform", "turned"}:
        return "pymupdf"
    plain = not paper.head and not paper.foot
    choices = ["reportlab", "fpdf2", "pymupdf"]
    if plain and style not in {"typed", "narrow", "tiny"}:
        choices += ["chromium" if browser else "reportlab"] * 2
        if style != "wide" and not any(isinstance(b, T | Pre) for b in paper.blocks):
            choices += ["story"]
    return rng.choice(choices)


def _look(style: str, rng: random.Random) -> Look:
    """Return the particulars of a style, the rest by chance."""
    fields = rng.choice(FIELD_STYLES)
    some: dict[str, dict[str, Any]] = {
        "form": {"size": rng.choice((8.5, 9.5)), "margin": 40, "columns": rng.choice((2, 3, 4)), "fields": fields},
        "tiny": {"size": 6.6, "margin": 32, "columns": 4, "fields": rng.choice(("above", "below", "bare"))},
        "acroform": {"size": 9.5, "form": True},
        "typed": {
            "face": "mono",
            "size": rng.choice((9, 10)),
            "margin": 66,
            "centred": False,
            "fields": rng.choice(("left", "dots", "run")),
        },
        "serif": {
            "face": "serif",
            "size": 11.5,
            "margin": 72,
            "justify": True,
            "hyphenate": rng.random() < 0.6,
            "fields": fields,
        },
        "letter": {
            "face": rng.choice(("serif", "sans")),
            "size": 11,
            "margin": 78,
            "justify": rng.random() < 0.5,
            "fields": "left",
        },
        "wide": {"width": 792, "height": 612, "margin": 34, "size": 7.5, "rules": rng.random() < 0.6, "fields": "run"},
        "narrow": {"margin": 130, "size": 9, "justify": True, "hyphenate": True, "columns": 2},
        "turned": {"size": 9.5, "margin": 50, "fields": fields},
        "a4": {"width": 595, "height": 842, "margin": 60, "fields": fields},
        "plain": {
            "rules": rng.random() < 0.5,
            "size": rng.choice((9, 10, 11)),
            "fields": fields,
            "centred": rng.random() < 0.6,
        },
    }
    return Look(**some[style])


def _texts(paper: Paper) -> list[str]:
    return [paper.head, paper.foot, *(repr_text(block) for block in paper.blocks)]


def repr_text(block: Block) -> str:
    """Return every letter a block may print."""
    found: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for one in value:
                gather(one)
        elif hasattr(value, "__dataclass_fields__"):
            gather(tuple(vars(value).values()))

    gather(block)
    return "".join(found)


def _loose(labels: Labels, page: int, number: int) -> dict[str, Any]:
    label = labels.all[number]
    return {
        "text": " ".join(labels.words[number].split()), "category": label.category, "page": page,
        "expect": label.expect, "clause": "", "subject": label.subject,
    }  # fmt: skip


def _name(paper: Paper, case: Case, rng: random.Random, n: int) -> str:
    last = re.sub(r"[^A-Za-z-]+", "_", bare(case.s.plain_last))
    shapes = (
        f"{n:03d} {paper.kind}",
        f"{last}_{paper.kind}_{n:03d}",
        f"A{case.s.digits} {paper.kind} {n:03d}",
        f"doc{n:05d}",
        f"{paper.kind}-{case.day:%Y%m%d}-{n:03d}",
    )
    return rng.choice(shapes)

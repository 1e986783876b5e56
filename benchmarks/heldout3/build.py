"""Draw a paper, read it back, and say where every labelled word lies."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from benchmarks.heldout2 import html
from benchmarks.heldout2.blocks import Block, Break, Paper, Pre, T
from benchmarks.heldout2.look import FIELD_STYLES, Look
from benchmarks.heldout2.marks import Ink, Labels, stay
from benchmarks.heldout2.pens import PENS, MupdfPen, Pen, embedded, faces
from benchmarks.heldout2.sheet import Sheet
from benchmarks.heldout2.trace import Lost, field_values, glyphs, spans
from benchmarks.heldout3 import kinds
from benchmarks.heldout3.case import Case
from benchmarks.heldout3.people import Person, ascii_of, person

_FOLDERS = ("NYC ERO", "TECS exports", "Intake/2018", "OPLA review", "Box 11", "received 12-19")
_VARIED: dict[str, dict[str, Any]] = {
    "form": {"size": 9, "margin": 42},
    "letter": {"face": "serif", "size": 11.5, "margin": 80, "fields": "left"},
    "typed": {"face": "mono", "size": 9.5, "margin": 60, "centred": False},
    "acro": {"size": 9.5, "margin": 50, "form": True},
    "wide": {"width": 842, "height": 595, "margin": 30, "size": 7.2, "fields": "run"},
    "turned": {"size": 9.5, "margin": 48},
    "narrow": {"size": 9.5, "margin": 140, "hyphenate": True, "justify": True},
    "brief": {"face": "serif", "size": 12, "margin": 76, "justify": True, "leading": 1.5},
    "plain": {"size": 10},
    "a4": {"width": 595, "height": 842, "size": 10, "margin": 58},
}


@dataclass
class Made:
    """A document, and what is true of it."""

    source: str
    content: bytes
    pages: int
    expect: str
    spans: list[dict[str, Any]]
    kind: str
    producer: str


@dataclass
class World:
    """The people of the set."""

    seed: int
    people: list[Person]
    met: dict[str, Person]


def world(seed: int, documents: int) -> World:
    """Return the people: three in five are on the roster."""
    rng = random.Random(f"third-{seed}")
    people = [person(rng, f"N{k:03d}", listed=rng.random() < 0.6) for k in range(max(14, documents))]
    return World(seed, people, {})


def document(w: World, number: int) -> Made:
    """Make one document."""
    rng = random.Random(f"third-{w.seed}-{number}")
    make = kinds.ALL[(number + 11 * w.seed) % len(kinds.ALL)]
    s = w.people[number % len(w.people)]
    if make in kinds.VICTIMS and not s.protected:
        s = next(p for p in [*w.people[number % len(w.people) :], *w.people] if p.protected)
    others = [p for p in w.people if p is not s]
    rng.shuffle(others)
    case = Case(rng, s, others, date(2017, 6, 1) + timedelta(days=rng.randrange(900)))
    paper = make(case)
    if rng.random() < 0.15:
        paper = _bundle(paper, kinds.ALL[rng.randrange(len(kinds.ALL))], case)
    if not paper.foot and rng.random() < 0.2 and "wide" not in paper.looks:
        paper.foot = stay(f"2019-ICLI-00003 {rng.randrange(1000, 99999)}", "existing-bates")
    w.met.update({p.sid: p for p in case.met})
    return _draw(paper, case, number)


def _bundle(paper: Paper, more: kinds.Kind, case: Case) -> Paper:
    """Return two papers in one file, as an A-file is copied; only of those that are produced."""
    if more in kinds.VICTIMS or paper.expect != "produce":
        return paper
    second = more(case)
    looks = tuple(look for look in paper.looks if look in second.looks)
    if second.expect != "produce" or not looks:
        return paper
    return Paper(
        f"{paper.kind} and more",
        [*paper.blocks, Break(), *second.blocks],
        head=paper.head,
        foot=paper.foot,
        looks=looks,
    )


def _draw(paper: Paper, case: Case, number: int) -> Made:
    rng, labels = case.rng, Labels()
    style = rng.choice(paper.looks)
    producer = _producer(paper, style, rng)
    loose: list[tuple[int, Ink]] = []
    if producer == "story":
        pdf, drawn = html.story(paper, labels, size=rng.choice((10, 11)))
    else:
        pdf, drawn, loose = _penned(paper, labels, style, producer, rng)
    read, pages = glyphs(pdf)
    if field_values(pdf) != [(page, ink.text) for page, ink in loose]:
        raise Lost("a field does not hold what was put into it")
    found = spans(drawn, labels, read)
    found += [_field(labels, page, k) for page, ink in loose for k in sorted({*ink.ids} - {-1})]
    if "withhold" in paper.expect:  # what may be withheld whole owes no kept words
        found = [one for one in found if one["expect"] != "keep"]
    name = _name(paper, case, number)
    return Made(f"{rng.choice(_FOLDERS)}/{name}.pdf", pdf, pages, paper.expect, found, paper.kind, producer)


def _penned(
    paper: Paper, labels: Labels, style: str, producer: str, rng: random.Random
) -> tuple[bytes, list[Ink], list[tuple[int, Ink]]]:
    look = Look(
        **{
            "fields": rng.choice(FIELD_STYLES),
            "columns": rng.choice((2, 3)),
            "rules": rng.random() < 0.6,
            **_VARIED[style],
        }
    )
    fonts = faces(_letters(paper))
    if rng.random() < 0.3:
        fonts = embedded(fonts)
    make = cast("Callable[..., Pen]", PENS["pymupdf" if look.form else producer])
    pen = make(fonts=fonts, title=paper.title)
    sheet = Sheet(pen, look, paper, labels, rng)
    sheet.fill()
    if isinstance(pen, MupdfPen) and style == "turned":
        pen.turn(rng.choice((90, 180, 270)))
    return pen.done(), sheet.drawn, sheet.unplaced


def _producer(paper: Paper, style: str, rng: random.Random) -> str:
    if style in {"acro", "turned"}:
        return "pymupdf"
    free = style in {"letter", "plain"} and not paper.head and not paper.foot
    story = free and not any(isinstance(b, T | Pre) for b in paper.blocks)
    return rng.choice(["reportlab", "fpdf2", "pymupdf", *(["story"] * 2 if story else [])])


def _letters(paper: Paper) -> str:
    found = [paper.head, paper.foot]

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for one in value:
                gather(one)
        elif hasattr(value, "__dataclass_fields__"):
            gather(tuple(vars(value).values()))

    blocks: list[Block] = paper.blocks
    gather(tuple(blocks))
    return re.sub("[\ue000-\ue002]", "", "".join(found))


def _field(labels: Labels, page: int, number: int) -> dict[str, Any]:
    label = labels.all[number]
    text = " ".join(labels.words[number].split())
    return {
        "text": text,
        "category": label.category,
        "page": page,
        "expect": label.expect,
        "clause": "",
        "subject": label.subject,
    }


def _name(paper: Paper, case: Case, number: int) -> str:
    last = re.sub(r"[^A-Za-z]+", "-", ascii_of(case.s.last)).upper()
    shapes = (
        f"{paper.kind}_{number:04d}",
        f"{last} {paper.kind} {number}",
        f"{case.s.digits}-{paper.kind}-{number}",
        f"img{number:06d}",
    )
    return case.rng.choice(shapes)

"""Choose subjects, kinds and looks, draw each document, and read back where its labels stand."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.heldout2 import html
from benchmarks.heldout2.blocks import Block, P, Paper, Pre, T
from benchmarks.heldout2.look import FIELD_STYLES, Look
from benchmarks.heldout2.marks import Ink, Labels
from benchmarks.heldout2.pens import FpdfPen, MupdfPen, Pen, ReportlabPen, embedded, faces
from benchmarks.heldout2.sheet import Sheet
from benchmarks.heldout2.trace import Lost, field_values, glyphs, spans
from benchmarks.heldout4 import kinds
from benchmarks.heldout4.fillers import some
from benchmarks.heldout4.matter import Matter
from benchmarks.heldout4.persons import Person, cast

_SHELVES = ("NYC DRO", "RFP 8/first batch", "RFP 8/second batch", "shared drive/hold", "custodian 04", "")
_PENS: dict[str, type[ReportlabPen] | type[FpdfPen] | type[MupdfPen]] = {
    "reportlab": ReportlabPen, "fpdf2": FpdfPen, "pymupdf": MupdfPen,
}  # fmt: skip


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
    people = cast(random.Random(f"heldout4-{seed}"), max(14, documents * 2 // 3))
    return World(seed, people, browser, {p.sid: p for p in people})


def document(w: World, n: int) -> Made:
    """Make the n-th document; the kinds come in turn from a place the seed decides."""
    rng = random.Random(f"heldout4-{w.seed}-{n}")
    make = kinds.ALL[(n + w.seed * 11) % len(kinds.ALL)]
    turned = w.people[n % len(w.people) :] + w.people[: n % len(w.people)]
    subject = turned[0]
    if make in kinds.SECRET:
        subject = next(p for p in turned if p.secret)
    elif make in kinds.OVER:
        subject = next((p for p in turned if p.over), subject)
    others = [p for p in w.people if p is not subject]
    rng.shuffle(others)
    m = Matter(rng, subject, others, date(2017, 3, 6) + timedelta(days=rng.randrange(960)))
    paper = make(m)
    if "produce" in paper.expect and {"plain", "letter"} & {*paper.looks} and rng.random() < 0.3:
        paper.blocks += [P(text) for text in some(m, 3)]
    w.met.update({p.sid: p for p in m.people})
    return _drawn(w, paper, m, n)


def _drawn(w: World, paper: Paper, m: Matter, n: int) -> Made:
    style = m.rng.choice(paper.looks)
    producer = _producer(paper, style, m.rng, browser=w.browser)
    labels = Labels()
    loose: list[tuple[int, Ink]] = []
    if producer == "chromium":
        face = m.pick("Liberation Sans", "Liberation Serif", "DejaVu Serif")
        size = m.rng.choice((9, 10.5, 11.5))
        pdf, drawn = html.chromium(paper, labels, wide=style == "wide", face=face, size=size)
    elif producer == "story":
        pdf, drawn = html.story(paper, labels, size=m.rng.choice((10, 11)))
    else:
        pdf, drawn, loose = _penned(paper, labels, style, producer, m.rng)
    read, pages = glyphs(pdf)
    if field_values(pdf) != [(page, ink.text) for page, ink in loose]:
        raise Lost("a field does not hold what was put into it")
    found = spans(drawn, labels, read)
    found += [_loose(labels, page, number) for page, ink in loose for number in sorted({*ink.ids} - {-1})]
    if "withhold" in paper.expect:
        found = [one for one in found if one["expect"] != "keep"]  # of a document held back nothing stays
    source = f"{m.rng.choice(_SHELVES)}/{_name(paper, m, n)}.pdf".lstrip("/")
    return Made(source, pdf, pages, paper.expect, found, paper.kind, producer)


def _penned(
    paper: Paper, labels: Labels, style: str, producer: str, rng: random.Random
) -> tuple[bytes, list[Ink], list[tuple[int, Ink]]]:
    look = _look(style, rng)
    fonts = faces(re.sub("[\ue000-\ue002]", "", paper.head + paper.foot + "".join(map(_letters, paper.blocks))))
    if rng.random() < 0.2:
        fonts = embedded(fonts)
    pen: Pen = _PENS["pymupdf" if look.form else producer](fonts=fonts, title=paper.title)
    sheet = Sheet(pen, look, paper, labels, rng)
    sheet.fill()
    if isinstance(pen, MupdfPen) and style == "turned":
        pen.turn(rng.choice((90, 180, 270)))
    return pen.done(), sheet.drawn, sheet.unplaced


def _producer(paper: Paper, style: str, rng: random.Random, *, browser: bool) -> str:
    if style in {"acroform", "turned"}:
        return "pymupdf"
    choices = ["reportlab", "fpdf2", "pymupdf"]
    if not paper.head and not paper.foot and style in {"plain", "letter", "wide", "office"}:
        choices += ["chromium" if browser else "fpdf2"] * 2
        if style != "wide" and not any(isinstance(b, T | Pre) for b in paper.blocks):
            choices += ["story"]
    return rng.choice(choices)


def _look(style: str, rng: random.Random) -> Look:
    """Return the particulars of a style, the rest by chance."""
    fields = rng.choice(FIELD_STYLES)
    some: dict[str, dict[str, Any]] = {
        "plain": {"size": rng.choice((9.5, 10.5)), "fields": fields, "rules": rng.random() < 0.5},
        "office": {"size": 10, "fields": rng.choice(("left", "right", "bare")), "face": rng.choice(("sans", "serif"))},
        "form": {"size": 8.8, "margin": 38, "columns": rng.choice((2, 3)), "fields": rng.choice(("above", "below", "bare", "ruled"))},
        "acroform": {"size": 9.2, "form": True},
        "typed": {"face": "mono", "size": 9.5, "margin": 62, "centred": False, "fields": rng.choice(("left", "dots", "run"))},
        "brief": {"face": "serif", "size": 12, "margin": 80, "justify": True, "hyphenate": rng.random() < 0.5, "leading": 1.6, "fields": "left"},
        "letter": {"face": rng.choice(("serif", "sans")), "size": 11, "margin": 74, "fields": "left"},
        "wide": {"width": 842, "height": 595, "margin": 30, "size": 7.2, "rules": rng.random() < 0.5, "fields": "run"},
        "slim": {"margin": 150, "size": 9.5, "hyphenate": True, "justify": rng.random() < 0.5, "columns": 2},
        "turned": {"size": 9.5, "margin": 52, "fields": fields},
        "fine": {"size": 6.4, "margin": 36, "columns": 4, "fields": rng.choice(("above", "bare", "run"))},
    }  # fmt: skip
    return Look(**some[style])


def _letters(block: Block) -> str:
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


def _name(paper: Paper, m: Matter, n: int) -> str:
    return m.pick(
        f"{paper.kind}_{n:03d}",
        f"{n:03d}-{m.s.stem}-{paper.kind}",
        f"{m.s.digits[-3:]}_{paper.kind}_{n:03d}",
        f"{m.day:%Y-%m-%d} {m.s.stem} {n:03d}",
        f"scan{n:04d}",
    )

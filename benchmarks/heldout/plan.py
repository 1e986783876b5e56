"""Which documents there are, of what kind, drawn how, filed where."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from benchmarks.heldout import align, desk, engine_form, engine_html, engine_raw, engine_rl, forms, names
from benchmarks.heldout.blocks import Paper
from benchmarks.heldout.case import Case, make_case, near
from benchmarks.heldout.engine_form import Form
from benchmarks.heldout.markup import pieces, plain
from benchmarks.heldout.people import Person, ascii_of, make_person

_FREED = ("relief-application", "victim-status", "service-provider")


@dataclass
class Made:
    """A finished document."""

    source: str
    content: bytes = field(repr=False)
    pages: int
    expect: str
    spans: list[dict[str, Any]] = field(repr=False)


@dataclass
class World:
    """The people of a production and the chance it is made by."""

    rng: random.Random = field(repr=False)
    people: list[Person]
    cases: list[Case]
    chromium: bool = False


_STATES = (
    ("U", "pending"),
    ("", ""),
    ("none", ""),
    ("VAWA", "denied"),
    ("T", "granted"),
    ("U", "naturalized"),
    ("VAWA-cancellation", "pending"),
    ("battered-spouse-waiver", "waived"),
    ("U", "withdrawn"),
)


def world(seed: int, documents: int, *, chromium: bool) -> World:
    """Return people of every origin in turn, two in three of them on the roster."""
    rng = random.Random(seed)
    origins = list(names.ORIGINS)
    rng.shuffle(origins)
    people: list[Person] = []
    cases = []
    for n in range(max(8, documents // 2)):
        subject = make_person(rng, 5 * n + 1, origins[n % len(origins)])
        subject.on_roster = n % 3 != 2
        subject.relief, subject.status = _STATES[n % len(_STATES)]
        relatives = near(rng, subject, 5 * n + 2)
        people.extend((subject, *relatives))
        cases.append(make_case(rng, subject, relatives))
    return World(rng, people, cases, chromium)


_PAPERS: tuple[tuple[str, Callable[[Case, int], Paper], tuple[str, ...]], ...] = (
    ("Narratives", desk.narrative, ("book", "two-columns", "pleading", "kerned", "word", "story-serif")),
    ("Mail", desk.mail, ("outlook", "letter", "webmail", "story", "sans-lines", "typed")),
    ("Logs", desk.shouted, ("caps", "typed", "line-printer")),
    ("Memos", desk.memo, ("memo", "word", "book", "story", "kerned")),
    ("Letters", desk.letter, ("letter", "legal", "story-serif", "word")),
    ("Screens", desk.screen, ("cards", "console", "line-printer", "typed", "story")),
    ("Mail", desk.mail, ("webmail", "memo", "story", "outlook", "line-printer")),
    ("Police", desk.report, ("sans-lines", "typed", "two-columns")),
    ("Slips", desk.slip, ("small-slip", "letter", "kerned")),
    ("Logs", desk.log, ("line-printer", "console", "typed")),
)
_TABLES = ("wide", "grid", "tabbed", "wide-plain", "turned")


def document(w: World, n: int) -> Made:
    """Return the n-th document of a production."""
    k = w.cases[n % len(w.cases)]
    turn = n // 4
    if n % 4 == 0:
        maker = forms.FORMS[turn % len(forms.FORMS)]
        look = engine_form.LOOKS[(turn + turn // len(forms.FORMS)) % len(engine_form.LOOKS)]
        return _form(w, n, maker(k), look, f"Forms/{maker.__name__}")
    if n % 4 == 3 and turn % 2 == 0:
        return _many(w, n, turn // 2)
    at = n - n // 4 - 1
    folder, make, looks = _PAPERS[at % len(_PAPERS)]
    at //= len(_PAPERS)
    return _paper(w, n, make(k, at + n), looks[at % len(looks)], folder, k)


def _many(w: World, n: int, at: int) -> Made:
    cases = [w.cases[(n * 3 + i) % len(w.cases)] for i in range(4 + at % 5)]
    if at % 3 == 2:
        return _paper(
            w,
            n,
            desk.policy(w.rng, at // 3),
            ("book", "letter", "story-serif", "two-columns")[at // 3 % 4],
            "Policy",
            cases[0],
        )
    if at % 3 == 1:
        return _paper(
            w, n, desk.calendar(cases, at), ("wide-plain", "turned", "line-printer")[at // 3 % 3], "Calendars", cases[0]
        )
    return _paper(w, n, desk.tracker(cases, at // 3), _TABLES[at // 3 % len(_TABLES)], "Trackers", cases[0])


_ROOMY = ("grid", "letter", "story")
"""Looks that break whatever is too wide for a column or a page."""


def _paper(w: World, n: int, paper: Paper, look: str, folder: str, k: Case) -> Made:
    """Return the paper in a look; where words run off the page or over one another in it, in one with more room."""
    if look in engine_html.LOOKS and not look.startswith("story") and not w.chromium:
        look = "story" if folder != "Trackers" else "wide"
    where = f"{folder}/{_file(k, n)}.pdf"
    for one in (look, *_ROOMY[:-1]):
        try:
            return _set(paper, one, where)
        except align.Lost:
            continue
    return _set(paper, _ROOMY[-1], where)


def _set(paper: Paper, look: str, where: str) -> Made:
    content, paper = draw_paper(paper, look)
    content = finish(content, paper.title, look)
    drawn = align.Drawn.read(content)
    found = align.spans(drawn, paper.stream())
    return _made(where, content, drawn.pages, paper.expect, found + _running(drawn, paper, look))


def draw_paper(paper: Paper, look: str) -> tuple[bytes, Paper]:
    """Return the paper drawn, and the paper as it was drawn: some fonts have no accents."""
    if look in engine_raw.LOOKS:
        paper = paper.in_ascii()
        return engine_raw.draw(paper, look), paper
    if look in engine_html.LOOKS:
        return engine_html.draw(paper, look), paper
    if not engine_rl.has_accents():
        paper = paper.in_ascii()
    return engine_rl.draw(paper, look), paper


def _running(drawn: align.Drawn, paper: Paper, look: str) -> list[dict[str, Any]]:
    if look not in engine_rl.LOOKS:
        return []
    return [s for text in (paper.header, paper.footer) if text for s in align.everywhere(drawn, pieces(text), 1)]


def _form(w: World, n: int, form: Form, look: str, where: str) -> Made:
    face = ("serif", "sans", "narrow", "book")[n // 4 % 4]
    if look == "fields" or not (engine_rl.has_face(face) and engine_rl.has_face("mono")):
        form = form.in_latin()
    content = finish(engine_form.draw(form, look, face), "", look)
    drawn = align.Drawn.read(content)
    found = align.spans(drawn, form.stream(look))
    if look == "fields":
        found += align.unplaced(form.field_values())
    expect = "produce|quarantine" if form.pictures or look == "fields" else "produce"
    k = w.cases[n % len(w.cases)]
    return _made(f"{where}/{_file(k, n)}.pdf", content, drawn.pages, expect, found)


def _made(source: str, content: bytes, pages: int, expect: str, found: list[dict[str, Any]]) -> Made:
    of_whom = {s["subject"] for s in found if s["category"] == "a-number"}
    for span in found:
        if span["category"] in _FREED and span["expect"] == "keep" and of_whom != {span["subject"]}:
            span["expect"] = "either"
    return Made(source, content, pages, expect, found)


def _file(k: Case, n: int) -> str:
    name = ascii_of(plain(k.s.swap)).replace("/", " ")
    digits = k.s.digits
    return (
        f"{n:03d}",
        f"{n:03d} {name}",
        f"{n:03d}_A{digits}",
        f"{n:03d} - {name} A{digits[:3]}-{digits[3:6]}-{digits[6:]}",
    )[n % 4]


def finish(content: bytes, title: str, look: str) -> bytes:
    """Return the PDF with what another producer writes about it, and bytes that the same seed makes again."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        if title:
            pdf.docinfo["/Title"] = plain(title)
        pdf.docinfo["/Producer"] = {
            "outlook": "Microsoft: Print To PDF",
            "word": "Acrobat PDFMaker 15",
            "typed": "GPL Ghostscript 9.26",
        }.get(look, "PDF producer")
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()

"""Make a whole production: folders, roster, counsel list, truth."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

import csv
import dataclasses
import io
import json
import random
from dataclasses import dataclass
from pathlib import Path

from faker import Faker

from samples.making import odd
from samples.making.desk import Desk, Scene, make_scene
from samples.making.people import Cast, Noncitizen, ascii_of, make_cast
from samples.making.plan import KINDS, Kind, sequence
from samples.making.scans import Way, copied
from samples.making.truth import Drawn, check, spans_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What is asked of the maker."""

    seed: int
    documents: int
    family: str
    people: int = 14


def make_production(recipe: Recipe, out: Path) -> list[Drawn]:
    """Write a production folder under `out`, with roster.csv, counsel.yaml and truth.json; returns its documents."""
    rng = random.Random(f"{recipe.family}-{recipe.seed}")
    fake = Faker("en_US")
    fake.seed_instance(rng.randrange(2**32))
    cast = make_cast(rng, fake, people=max(recipe.people, recipe.documents // 8), family=recipe.family)
    scenes = [make_scene(rng, cast, p, family=recipe.family, number=n) for n, p in enumerate(cast.noncitizens)]
    drawn = _documents(recipe, rng, scenes)
    drawn += _strange_files(rng, scenes, drawn)
    drawn += _copies(rng, scenes, max(len(WAYS), recipe.documents // 10))
    for one in drawn:
        path = out / one.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
    (out / "roster.csv").write_text(_roster(cast), encoding="utf-8")
    (out / "counsel.yaml").write_text(_counsel(cast), encoding="utf-8")
    (out / "truth.json").write_text(_truth(drawn, cast), encoding="utf-8")
    return drawn


def _documents(recipe: Recipe, rng: random.Random, scenes: list[Scene]) -> list[Drawn]:
    drawn: list[Drawn] = []
    taken: set[str] = set()
    for number, kind in enumerate(sequence(recipe.documents)):
        # Thirteen is prime to the number of kinds, so that every kind meets every person.
        scene = scenes[(number * 13 + number // len(KINDS)) % len(scenes)]
        if kind.name in ("letter", "notice", "petition"):
            scene = _applicant(rng, scenes, scene)
        source = _place(rng, kind, scene, number, taken)
        drawn.append(_draw(kind, scene, random.Random(rng.randrange(2**32)), scenes, source))
    return drawn


def _applicant(rng: random.Random, scenes: list[Scene], wanted: Scene) -> Scene:
    """Return a scene about somebody who seeks § 1367 relief, so that the paper makes sense."""
    if wanted.person.relief[0] in ("U", "T", "VAWA", "VAWA-cancellation"):
        return wanted
    return rng.choice([s for s in scenes if s.person.relief[0] in ("U", "T", "VAWA", "VAWA-cancellation")])


def _place(rng: random.Random, kind: Kind, scene: Scene, number: int, taken: set[str]) -> str:
    p = scene.person
    folder = kind.folder.replace("{officer}", f"{scene.officer.family}, {scene.officer.given[0]}")
    if kind.folder == "A-Files":
        # One folder of a noncitizen is named after the person, the others after the file.
        folder += "/" + (ascii_of(p.full).replace(" ", "_") if p.id.endswith("001") else f"A{p.a_number}")
    stem = rng.choice(
        (
            f"{kind.name}_{ascii_of(p.families[0]).replace(' ', '')}", f"{ascii_of(p.family).upper()}, {ascii_of(p.given)} - {kind.name}",
            f"{kind.name} A{p.a_number[:3]}-{p.a_number[3:6]}-{p.a_number[6:]}", f"scan{number:04d}", f"{kind.name}-{number:03d}",
        )
    )  # fmt: skip
    source = f"{folder}/{stem}.pdf"
    while source in taken:
        source = source.removesuffix(".pdf") + "_2.pdf"
    taken.add(source)
    return source


def _draw(kind: Kind, scene: Scene, rng: random.Random, scenes: list[Scene], source: str) -> Drawn:
    bates = (
        f"{rng.choice(('2019-ICLI-00012 ', '2020-ICLI-00023 ', 'ICE-FOIA-'))}{rng.randint(1, 9000):04d}"
        if rng.random() < 0.4
        else ""
    )
    rotate = rng.choice((0, 0, 0, 0, 90, 270, 180)) if kind.turn else 0
    crop = 24.0 if kind.turn and rng.random() < 0.12 else 0.0
    desk = Desk(scene, rng, others=scenes, bates=bates, rotate=rotate, crop=crop)
    sheet = kind.make(desk)
    content = sheet.finish()
    if kind.make is odd.hiding_places:
        p = scene.person
        content = odd.attach(content, f"{ascii_of(p.families[0])}.txt", f"{p.full}, A{p.a_number}, {p.phone}")
    pages = check(content, sheet.placed)
    spans = spans_of(desk.ink.marks, sheet.placed)
    return Drawn(source=source, content=content, pages=pages, expect=_expect(kind, scene.person), spans=spans)


def _expect(kind: Kind, person: Noncitizen) -> str:
    if kind.name == "petition" and person.ended:
        return "produce|withhold"
    return kind.expect


def _strange_files(rng: random.Random, scenes: list[Scene], drawn: list[Drawn]) -> list[Drawn]:
    """Return what cannot be read: a picture, a scan with foreign text, a locked and a damaged file, a text; and a double."""
    by_name = {kind.name: kind for kind in KINDS}
    picture = _draw(by_name["I-200"], scenes[2], random.Random(rng.random()), scenes, "Scans/scan-warrant.pdf")
    scan = _draw(by_name["cert"], scenes[4], random.Random(rng.random()), scenes, "Scans/scan-cert.pdf")
    locked = Desk(scenes[5], random.Random(rng.random()))
    locked.password = "synthetic"  # noqa: S105  # a sample
    sheet = by_name["memo"].make(locked)
    locked_content = sheet.finish()
    pages = check(locked_content, sheet.placed, password=locked.password)
    first = drawn[0]
    return [
        Drawn(source=picture.source, content=odd.picture_of(picture.content, dpi=75), pages=picture.pages, expect="quarantine|produce", spans=picture.spans),
        Drawn(source=scan.source, content=odd.picture_of(scan.content, dpi=75, with_text=True), pages=scan.pages, expect="quarantine|produce", spans=scan.spans),
        Drawn(source="ERO/memos/locked memo.pdf", content=locked_content, pages=pages, expect="quarantine", spans=()),
        Drawn(source="Systems/export.pdf", content=first.content[:200] + b"\n%%EOF\n", pages=0, expect="quarantine", spans=()),
        Drawn(source="Systems/readme.txt", content=b"Synthetic sample. Exported from the document system.\n", pages=0, expect="quarantine", spans=()),
        Drawn(source="OPLA/239e/copy of first.pdf", content=first.content, pages=first.pages, expect=first.expect, spans=first.spans),
    ]  # fmt: skip


WAYS: tuple[tuple[str, Way], ...] = (
    ("I-213", Way(kind="fax", noise=12.0)),
    ("cert", Way(kind="pdf", skew=-1.1, noise=8.0)),
    ("I-200", Way(kind="jpg", turn=2)),
    ("slip", Way(kind="png")),
    ("memo", Way(kind="fax", skew=0.8, stamp="RECEIVED JAN 08 2020")),
    ("NTA", Way(kind="pdf", dpi=150)),
)
"""What is copied in the least production, and how."""


def _copies(rng: random.Random, scenes: list[Scene], count: int) -> list[Drawn]:
    """Return documents on paper: drawn as the others are, then copied in one of the ways."""
    by_name = {kind.name: kind for kind in KINDS}
    found: list[Drawn] = []
    for number in range(count):
        name, way = WAYS[number % len(WAYS)]
        kind = dataclasses.replace(by_name[name], turn=False)
        scene = scenes[(5 * number + 3) % len(scenes)]
        one = _draw(kind, scene, random.Random(rng.random()), scenes, f"Scans/box 1/{number:04d}{way.suffix}")
        # A single picture holds one page.
        spans = [span for span in one.spans if way.kind not in ("jpg", "png") or span["page"] == 1]
        content = copied(one.content, way, random.Random(rng.random()))
        pages = 1 if way.kind in ("jpg", "png") else one.pages
        if way.skew or way.turn:
            spans = [{key: value for key, value in span.items() if key != "boxes"} for span in spans]
        found.append(dataclasses.replace(one, content=content, pages=pages, spans=tuple(spans)))
    return found


def _roster(cast: Cast) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ("subject_id", "a_number", "family_name", "given_names", "aliases", "date_of_birth", "relief", "relief_status",
         "status_date", "appeals_exhausted_on", "waiver")
    )  # fmt: skip
    for number, p in enumerate(p for p in cast.noncitizens if p.on_roster):
        kind, status, exhausted, waived = p.relief
        a = p.a_number
        spelled = (f"A{a}", f"A{a[:3]}-{a[3:6]}-{a[6:]}", f"{a[:3]} {a[3:6]} {a[6:]}", "")[
            number % 4 if number != 3 else 0
        ]
        writer.writerow(
            (p.id, spelled, p.family, p.given, p.alias, p.born.isoformat(), kind, status,
             "2019-11-04" if status else "", "2019-12-16" if exhausted else "", "2019-10-01" if waived else "")
        )  # fmt: skip
    return out.getvalue()


def _counsel(cast: Cast) -> str:
    rows = "".join(f'- {{name: "{c.full}", title: "{c.title}", email: "{c.email}"}}\n' for c in cast.counsel)
    return (
        f"# Synthetic counsel of the sample production.\nattorneys:\n{rows}domains: [opla.example.gov]\nlegends:\n"
        "- ATTORNEY-CLIENT PRIVILEGED / ATTORNEY WORK PRODUCT\n- ATTORNEY/CLIENT PRIVILEGE\n- PRIVILEGED & CONFIDENTIAL\n"
        "- PRE-DECISIONAL\n- DELIBERATIVE\n"
    )


def _truth(drawn: list[Drawn], cast: Cast) -> str:
    documents = [
        {"source": d.source, "pages": d.pages, "expect": d.expect, "spans": list(d.spans)}
        for d in sorted(drawn, key=lambda d: d.source)
    ]
    # One span a line: a set of fifty documents stays readable in a diff.
    parts = []
    for document in documents:
        spans = ",\n".join("   " + json.dumps(span, ensure_ascii=False) for span in document["spans"])  # type: ignore[attr-defined]
        head = {key: value for key, value in document.items() if key != "spans"}
        parts.append(f'  {json.dumps(head, ensure_ascii=False)[:-1]}, "spans": [\n{spans}\n  ]}}')
    people = ",\n".join(f'  {{"subject": "{p.id}", "origin": "{p.origin.id}"}}' for p in cast.noncitizens)
    return '{"documents": [\n' + ",\n".join(parts) + f'\n],\n"people": [\n{people}\n]}}\n'

"""Write the second labelled production: python -m benchmarks.heldout2.make --seed 1 --documents 60 --out DIR."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections import Counter
from pathlib import Path

from benchmarks.heldout2 import facts, html, kinds
from benchmarks.heldout2.origins import ORIGINS
from benchmarks.heldout2.people import Person
from benchmarks.heldout2.plan import Made, World, document, world

_ROSTER = (
    "subject_id", "a_number", "family_name", "given_names", "aliases", "date_of_birth", "relief", "relief_status", "status_date",
    "appeals_exhausted_on", "waiver",
)  # fmt: skip


def main() -> None:
    """Read the command line; write the set and print what is in it."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seed", type=int, required=True)
    ask.add_argument("--documents", type=int, default=60)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument(
        "--no-browser", action="store_true", help="do not print with Chromium: the same bytes on every machine"
    )
    given = ask.parse_args()
    made, w = write(given.seed, given.documents, given.out, browser=bool(html.browser()) and not given.no_browser)
    for line in counts(made, w):
        print(line)


def write(seed: int, documents: int, out: Path, *, browser: bool = False) -> tuple[list[Made], World]:
    """Write documents, roster, counsel and truth into a folder."""
    w = world(seed, documents, browser=browser)
    made = [document(w, n) for n in range(documents)]
    for one in made:
        path = out / one.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
    (out / "roster.csv").write_text(_roster(w), encoding="utf-8")
    (out / "counsel.yaml").write_text(_counsel(), encoding="utf-8")
    truth = {
        "documents": [
            {
                "source": m.source,
                "pages": m.pages,
                "expect": m.expect,
                "kind": m.kind,
                "producer": m.producer,
                "spans": m.spans,
            }
            for m in sorted(made, key=lambda m: m.source)
        ],
        "people": [{"subject": p.sid, "origin": p.origin.key} for p in w.met.values()],
    }
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return made, w


def counts(made: list[Made], w: World) -> list[str]:
    """Return what a set holds, one line a figure."""
    gone = Counter(s["category"] for m in made for s in m.spans if s["expect"] == "redact")
    left = Counter(s["category"] for m in made for s in m.spans if s["expect"] == "keep")
    met = {s["subject"] for m in made for s in m.spans} & set(w.met)
    return [
        f"kinds known: {len(kinds.ALL)}, in this set: {len({m.kind for m in made})}",
        f"origins known: {len(ORIGINS)}, in this set: {len({w.met[s].origin.key for s in met})}",
        f"documents: {len(made)}, pages: {sum(m.pages for m in made)}, producers: {dict(sorted(Counter(m.producer for m in made).items()))}",
        f"subjects: {len(w.people)}, on the roster: {sum(p.listed for p in w.people)}",
        f"to redact: {sum(gone.values())} {dict(gone.most_common())}",
        f"to keep: {sum(left.values())} {dict(left.most_common())}",
    ]


def _roster(w: World) -> str:
    held = io.StringIO()
    rows = csv.writer(held, lineterminator="\n")
    rows.writerow(_ROSTER)
    for n, p in enumerate(p for p in w.people if p.listed):
        rows.writerow(_row(p, n))
    return held.getvalue()


def _row(p: Person, n: int) -> tuple[str, ...]:
    d = p.digits
    number = (f"A{d}", f"{d[:3]}-{d[3:6]}-{d[6:]}", f"A {d[:3]} {d[3:6]} {d[6:]}", "")[n % 4]
    return (
        p.sid,
        number,
        p.plain_last,
        p.given if p.family else "",
        p.nick if n % 5 == 0 else "",
        p.born.isoformat() if n % 3 else "",
        p.relief,
        p.status,
        "",
        "",
        "",
    )


def _counsel() -> str:
    people = "".join(
        f'- {{name: "{n}", title: "Assistant Chief Counsel", email: "{n.replace(" ", ".")}@opla.example.gov"}}\n'
        for n in facts.LAWYERS
    )
    return f"attorneys:\n{people}domains: [opla.example.gov]\nlegends:\n- ATTORNEY-CLIENT PRIVILEGED\n- ATTORNEY WORK PRODUCT\n"


if __name__ == "__main__":
    main()

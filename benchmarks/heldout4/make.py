"""Write this labelled production: python -m benchmarks.heldout4.make --seed 1 --documents 48 --out DIR."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.heldout2 import html
from benchmarks.heldout4 import kinds
from benchmarks.heldout4.offices import LAWYERS
from benchmarks.heldout4.persons import Person
from benchmarks.heldout4.plan import Made, World, document, world
from benchmarks.labelled import asked, counsel_of, roster_of, write_set

LEGENDS = ("ATTORNEY-CLIENT PRIVILEGED", "ATTORNEY WORK PRODUCT", "PRIVILEGED & CONFIDENTIAL")


def main() -> None:
    """Read the command line; write the set and print what is in it."""
    given = asked(__doc__, documents=48).parse_args()
    made, w = write(given.seed, given.documents, given.out, browser=bool(html.browser()) and not given.no_browser)
    for line in counts(made, w):
        print(line)


def write(seed: int, documents: int, out: Path, *, browser: bool = False) -> tuple[list[Made], World]:
    """Write documents, roster, counsel and truth into a folder."""
    w = world(seed, documents, browser=browser)
    made = [document(w, n) for n in range(documents)]
    truth = {
        "documents": [
            {
                "source": m.source, "pages": m.pages, "expect": m.expect, "kind": m.kind, "producer": m.producer,
                "spans": m.spans,
            }
            for m in sorted(made, key=lambda m: m.source)
        ],
        "people": [{"subject": p.sid, "origin": p.people.key} for p in w.met.values()],
    }  # fmt: skip
    roster = roster_of(_row(p, n) for n, p in enumerate(p for p in w.people if p.listed))
    write_set(out, made, truth, roster=roster, counsel=counsel_of(LAWYERS, LEGENDS))
    return made, w


def counts(made: list[Made], w: World) -> list[str]:
    """Return what a set holds, one line a figure."""
    gone = Counter(s["category"] for m in made for s in m.spans if s["expect"] == "redact")
    left = Counter(s["category"] for m in made for s in m.spans if s["expect"] == "keep")
    return [
        f"kinds known: {len(kinds.ALL)}, in this set: {len({m.kind for m in made})}",
        f"documents: {len(made)}, pages: {sum(m.pages for m in made)}, expected: {dict(Counter(m.expect for m in made))}",
        f"producers: {dict(sorted(Counter(m.producer for m in made).items()))}",
        f"subjects: {len(w.people)}, on the roster: {sum(p.listed for p in w.people)}, protection over: {sum(p.over for p in w.people)}",
        f"to redact: {sum(gone.values())} {dict(gone.most_common())}",
        f"to keep: {sum(left.values())} {dict(left.most_common())}",
    ]


def _row(p: Person, n: int) -> tuple[str, ...]:
    d = p.digits
    number = (f"A{d}", f"A-{d[:3]}-{d[3:6]}-{d[6:]}", d, "", f"A {d[:3]} {d[3:6]} {d[6:]}")[n % 5]
    family, given = (p.last, p.given) if p.last else (p.given, "")
    born = p.born.isoformat() if n % 2 else ""
    alias = p.nick if n % 3 == 0 else ""
    return (p.sid, number, family, given, alias, born, p.relief, p.status, "", p.ended_on, p.waived_on)


if __name__ == "__main__":
    main()

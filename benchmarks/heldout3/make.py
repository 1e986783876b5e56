"""Write the third labelled production: python -m benchmarks.heldout3.make --seed 1 --documents 72 --out DIR."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.heldout3 import kinds
from benchmarks.heldout3.build import Made, World, document, world
from benchmarks.heldout3.case import LAWYERS
from benchmarks.heldout3.people import Person, ascii_of
from benchmarks.labelled import asked, counsel_of, roster_of, write_set

_LEGENDS = ("ATTORNEY-CLIENT PRIVILEGED", "ATTORNEY WORK PRODUCT")


def main() -> None:
    """Read the command line; write the set and print what is in it."""
    given = asked(__doc__, documents=72).parse_args()
    made, w = write(given.seed, given.documents, given.out)
    for line in counts(made, w):
        print(line)


def write(seed: int, documents: int, out: Path) -> tuple[list[Made], World]:
    """Write documents, roster, counsel and truth into a folder."""
    w = world(seed, documents)
    made = [document(w, n) for n in range(documents)]
    kept = ("source", "pages", "expect", "kind", "producer", "spans")
    truth = {
        "documents": [{k: getattr(m, k) for k in kept} for m in sorted(made, key=lambda m: m.source)],
        "people": [{"subject": p.sid, "origin": p.origin.key} for p in w.met.values()],
    }
    roster = roster_of(_row(p, n) for n, p in enumerate(p for p in w.people if p.listed))
    write_set(out, made, truth, roster=roster, counsel=counsel_of(LAWYERS, _LEGENDS))
    return made, w


def counts(made: list[Made], w: World) -> list[str]:
    """Return what a set holds, one line a figure."""
    gone = Counter(s["category"] for m in made for s in m.spans if s["expect"] == "redact")
    left = Counter(s["category"] for m in made for s in m.spans if s["expect"] == "keep")
    return [
        f"kinds known: {len(kinds.ALL)}, in this set: {len({m.kind for m in made})}",
        f"documents: {len(made)}, pages: {sum(m.pages for m in made)}, producers: {dict(sorted(Counter(m.producer for m in made).items()))}",
        f"subjects: {len(w.people)}, on the roster: {sum(p.listed for p in w.people)}, origins: {len({p.origin.key for p in w.met.values()})}",
        f"to redact: {sum(gone.values())} {dict(gone.most_common())}",
        f"to keep: {sum(left.values())} {dict(left.most_common())}",
    ]


def _row(p: Person, n: int) -> tuple[str, ...]:
    d = p.digits
    number = (f"A{d}", f"A{d[:3]}-{d[3:6]}-{d[6:]}", d, "")[n % 4]
    last = ascii_of(p.last) if n % 2 else p.last
    ended = "2015-03-02" if p.ended else ""
    final = ended if p.status == "denied" else ""
    born = p.born.isoformat() if n % 3 else ""
    given = " ".join(p.given) if p.family else ""
    return (p.sid, number, last, given, p.nick if n % 4 == 0 else "", born, p.relief, p.status, ended, final, "")


if __name__ == "__main__":
    main()

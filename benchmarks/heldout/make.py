"""Write the labelled production: python -m benchmarks.heldout.make --seed 1 --documents 80 --out DIR."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from benchmarks.heldout import engine_html, names, scan
from benchmarks.heldout.people import Person
from benchmarks.heldout.plan import Made, document, world
from benchmarks.labelled import asked, counsel_of, roster_of, write_set

LEGENDS = (
    "ATTORNEY-CLIENT PRIVILEGED", "PRIVILEGED & CONFIDENTIAL", "attorney-client communication or attorney work product",
)  # fmt: skip


def main() -> None:
    """Read the command line and write the set."""
    ask = asked(__doc__, documents=80)
    ask.add_argument("--scans", action="store_true", help="make all documents scans")
    given = ask.parse_args()
    chromium = engine_html.has_browser() and not given.no_browser
    write(given.seed, given.documents, given.out, scans=given.scans, chromium=chromium)


def write(seed: int, documents: int, out: Path, *, scans: bool = False, chromium: bool = False) -> None:
    """Write documents, roster, counsel and truth into a folder."""
    w = world(seed, documents, chromium=chromium)
    made = [document(w, n) for n in range(documents)]
    if scans:
        made = [_scanned(one, n, random.Random(f"{seed}-{n}")) for n, one in enumerate(made)]
    truth = {
        "documents": [
            {"source": m.source, "pages": m.pages, "expect": m.expect, "spans": m.spans}
            for m in sorted(made, key=lambda m: m.source)
        ],
        "people": [{"subject": p.subject, "origin": p.origin} for p in w.people],
    }
    roster = roster_of(_row(p, at) for at, p in enumerate(p for p in w.people if p.on_roster))
    write_set(out, made, truth, roster=roster, counsel=counsel_of(names.AGENCY_COUNSEL, LEGENDS))


_EXTRAS: tuple[tuple[str, ...], ...] = (
    (), ("signature",), (), ("photo", "fingerprint"), (), ("office-signature",), (), ("scrawl",), ("signature", "photo"),
)  # fmt: skip
"""What is pasted on a scan: with a caption that says whose it is, and a scrawl without one, which is for a person."""


def _scanned(one: Made, n: int, rng: random.Random) -> Made:
    kind, dpi = scan.KINDS[n % len(scan.KINDS)], (200, 300)[n % 2]
    made = scan.pages(one.content, dpi, kind, rng, _EXTRAS[n % len(_EXTRAS)])
    images = made.images
    ending = ("pdf", "pdf", "tif", "jpg", "png")[n // 2 % 5]
    if ending in {"jpg", "png"} and len(images) > 1:
        ending = "pdf"
    content = scan.as_pdf(images, dpi) if ending == "pdf" else scan.as_file(images, dpi, ending)
    spans = [{**s, "boxes": [_placed(made, b) for b in s["boxes"]]} if "boxes" in s else s for s in one.spans]
    spans += [_mark(made, mark, box) for mark, box in made.marks if mark != "scrawl"]
    expect = one.expect.replace("produce|quarantine", "produce")
    if any(mark == "scrawl" for mark, _ in made.marks) and "produce" in expect:
        expect = "quarantine"
    return Made(f"Scans/{one.source.rsplit('.', 1)[0]}.{ending}", content, one.pages, expect, spans)


def _placed(made: scan.Scanned, box: list[Any]) -> list[Any]:
    return [box[0], *made.box(box[0], (box[1], box[2], box[3], box[4])), box[5]]


def _mark(made: scan.Scanned, kind: str, box: tuple[float, float, float, float]) -> dict[str, Any]:
    category, expect = ("signature", "keep") if kind == "office-signature" else (kind, "redact")
    return {
        "text": "", "category": category, "page": 1, "expect": expect, "clause": "", "subject": "",
        "boxes": [[1, *made.box(1, box), ""]],
    }  # fmt: skip


def _row(p: Person, at: int) -> tuple[str, ...]:
    ended = {
        "denied": ("denied", "2016-05-01", "2017-02-10", ""),
        "naturalized": ("naturalized", "2018-01-20", "", ""),
        "waived": ("granted", "2015-03-03", "", "2017-09-09"),
    }
    status, on, exhausted, waiver = ended.get(p.status, (p.status, "", "", ""))
    number = f"A{p.digits}" if at % 2 else f"{p.digits[:3]}-{p.digits[3:6]}-{p.digits[6:]}"
    return (
        p.subject,
        number if at % 7 != 5 else "",
        p.family,
        p.given,
        "",
        p.born.isoformat() if at % 3 else "",
        p.relief,
        status,
        on,
        exhausted,
        waiver,
    )


if __name__ == "__main__":
    main()

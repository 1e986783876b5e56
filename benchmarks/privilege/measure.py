"""Measure privilege on labelled sets, with no names redacted: python -m benchmarks.privilege.measure SET [SET …]."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redactor.decide import decide
from redactor.intake import classify_pages, read_document
from redactor.model import Document, DocumentDecisions, Findings, Matter
from redactor.rules import load_counsel, load_forms, load_order
from redactor.rules.categories import PRIVILEGED

_MOST = 0.5
"""A passage counts as taken out when more than this part of its words is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document; `taken` has one entry a passage."""

    entry: dict[str, Any]
    decided: str
    taken: tuple[bool, ...]

    @property
    def is_privileged(self) -> bool:
        """Whether the document holds something privileged."""
        return any(p["privilege"] for p in self.entry["passages"])

    @property
    def answer(self) -> str:
        """What the program answers: claimed, person, missed, or wrong where it claims what nobody may."""
        should = [bool(p["privilege"]) for p in self.entry["passages"]]
        if self.decided == "quarantine":
            return "person"
        if not any(should):
            return "claimed" if any(self.taken) or self.decided == "withhold" else "produced"
        return "claimed" if all(t for t, s in zip(self.taken, should, strict=True) if s) else "produced"


def main() -> None:
    """Read the command line, measure and print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("sets", type=Path, nargs="+")
    ask.add_argument("--list", action="store_true", help="name the templates that went wrong")
    given = ask.parse_args()
    for folder in given.sets:
        found = measure(folder)
        print(f"\n{folder.name}")
        for line in table(found):
            print(line)
        if given.list:
            for line in wrong(found):
                print(line)


def measure(folder: Path) -> list[Outcome]:
    """Return what the program makes of every document of a set."""
    counsel, order, forms = load_counsel(folder / "counsel.yaml"), load_order(), load_forms()
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    found: list[Outcome] = []
    for entry in truth["documents"]:
        read = read_document(folder / entry["source"], source=entry["source"], document_id=entry["source"])
        document = classify_pages(read, forms)
        nothing = Findings(
            document_id=document.document_id, source=document.source, sha256=document.sha256,
            page_count=len(document.pages), forms=tuple(page.form for page in document.pages), items=(),
        )  # fmt: skip
        decisions = decide(document, nothing, Matter(decided_on="", people=(), terms=()), order, counsel, forms)
        found.append(Outcome(entry=entry, decided=decisions.outcome, taken=_taken(document, decisions, entry)))
    return found


def _taken(document: Document, decisions: DocumentDecisions, entry: dict[str, Any]) -> tuple[bool, ...]:
    out = [d.finding for d in decisions.redactions if d.category in PRIVILEGED]
    gone = Counter(word for one in out for word in re.findall(r"\w+", document.text[one.start : one.end]))
    found: list[bool] = []
    for passage in entry["passages"]:
        words = re.findall(r"\w+", passage["text"])
        found.append(
            sum(1 for word in words if gone[word]) > max(_MOST, 0.9 if passage["privilege"] else 0) * len(words)
        )
    return tuple(found)


def table(found: Sequence[Outcome]) -> list[str]:
    """Return the figures, a row for what is privileged and rows for what is not."""
    rows = [f"{'':<44}{'claimed':>10}{'to a person':>14}{'produced':>10}"]
    privileged = [o for o in found if o.is_privileged]
    innocent = [o for o in found if not o.is_privileged]
    rows.append(_row("privileged documents", privileged))
    rows += [_row(f"  {shape}", [o for o in privileged if o.entry["shape"] == shape]) for shape in _shapes(privileged)]
    rows.append(_row("documents that are not privileged", innocent))
    for says, has in (("with a legend", True), ("without one", False)):
        rows.append(_row(f"  {says}", [o for o in innocent if o.entry["legend"] is has]))
    kept = [
        taken
        for o in privileged
        if o.decided != "quarantine"
        for taken, p in zip(o.taken, o.entry["passages"], strict=True)
        if not p["privilege"]
    ]
    caught = sum(o.answer != "produced" for o in privileged)
    rows.append(f"recall, claimed or to a person: {caught} of {len(privileged)} = {caught / len(privileged):.3f}")
    rows.append(f"wrongly withheld: {sum(o.answer == 'claimed' for o in innocent)} of {len(innocent)}")
    rows.append(f"innocent passages of privileged documents taken along: {sum(kept)} of {len(kept)}")
    return rows


def wrong(found: Iterable[Outcome]) -> list[str]:
    """Return a line for every document that was not answered as it should be by the program alone."""
    return sorted(
        f"{o.answer:<9} {'privileged' if o.is_privileged else 'innocent':<11} {o.entry['source']} "
        + " ".join(o.entry["templates"])
        for o in found
        if o.answer != ("claimed" if o.is_privileged else "produced")
    )


def _shapes(outcomes: Iterable[Outcome]) -> list[str]:
    return sorted({o.entry["shape"] for o in outcomes})


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    counted = Counter(o.answer for o in outcomes)
    name = f"{name} ({len(outcomes)})"
    return f"{name:<44}{counted['claimed']:>10}{counted['person']:>14}{counted['produced']:>10}"


if __name__ == "__main__":
    main()

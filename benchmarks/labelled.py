"""What the two generators of labelled sets share: the command line, the roster's columns, and how a set is written."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

ROSTER = (
    "subject_id", "a_number", "family_name", "given_names", "aliases", "date_of_birth", "relief", "relief_status",
    "status_date", "appeals_exhausted_on", "waiver",
)  # fmt: skip


class Document(Protocol):
    """A document that was made: its place in the set, and its bytes."""

    source: str
    content: bytes


def asked(about: str | None, *, documents: int) -> argparse.ArgumentParser:
    """Return the command line of a generator, to which it may add words of its own."""
    ask = argparse.ArgumentParser(description=about)
    ask.add_argument("--seed", type=int, required=True)
    ask.add_argument("--documents", type=int, default=documents)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument(
        "--no-browser", action="store_true", help="print nothing with Chromium: the bytes are the same everywhere"
    )
    return ask


def write_set(out: Path, made: Iterable[Document], truth: dict[str, Any], *, roster: str, counsel: str) -> None:
    """Write documents, roster, counsel and truth into a folder."""
    for one in made:
        path = out / one.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
    (out / "roster.csv").write_text(roster, encoding="utf-8")
    (out / "counsel.yaml").write_text(counsel, encoding="utf-8")
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def roster_of(rows: Iterable[Sequence[str]]) -> str:
    """Return a roster as CSV."""
    held = io.StringIO()
    written = csv.writer(held, lineterminator="\n")
    written.writerow(ROSTER)
    written.writerows(rows)
    return held.getvalue()


def counsel_of(names: Iterable[str], legends: Sequence[str]) -> str:
    """Return the file of counsel: one office, its lawyers, the legends of privilege."""
    people = "".join(
        f'- {{name: "{n}", title: "Assistant Chief Counsel", email: "{n.replace(" ", ".")}@opla.example.gov"}}\n'
        for n in names
    )
    marks = "".join(f"- {legend}\n" for legend in legends)
    return f"attorneys:\n{people}domains: [opla.example.gov]\nlegends:\n{marks}"

"""The PDFs among the logs: each says what its CSV says, row by row, and is a plain printed page."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from redactor.verify.folding import squeeze
from redactor.verify.opening import OpenFile, opened
from redactor.verify.structure import structure_of

CHECK = "papers"
STATEMENT = "statement.html"
PAGES = ("report.html", STATEMENT)
STATED = ("objection", "is_anything_withheld", "documents_withheld", "documents_redacted", "redactions")
_ALLOWED = frozenset(
    (
        # What the writer of the logs puts into every file: a title, its own name, a fixed date.
        "an entry of the trailer that draws nothing", "an entry of the catalog that draws nothing",
        "an entry of the page that draws nothing", "the key /Author", "the key /Producer", "the key /Title",
    )
)  # fmt: skip
_ID = re.compile(r"\b(?:R-[0-9a-f]{10}|PL-\d{4,})\b")


def paper_faults(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (check, what) for the printed logs of a volume."""
    for path in sorted(folder.glob("*.pdf")):
        table = path.with_suffix(".csv")
        if not table.is_file():
            yield CHECK, f"{path.name}: no table of that name is there to compare it with"
            continue
        with opened(path) as file:
            for what in sorted(set(structure_of(file)) - _ALLOWED):
                yield CHECK, f"{path.name}: {what}"
            if not _says(file, table):
                yield CHECK, f"{path.name}: it does not say what its table says"


_REACHES_OUT = re.compile(
    r"<script|<iframe|<link\b|<object|<embed|https?:|@import|\bsrc\s*=|url\((?!#)|\son\w+\s*=", re.I
)


def report_faults(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (check, what) where the report would run something or fetch something."""
    if _REACHES_OUT.search(path.read_text(encoding="utf-8")):
        yield "report", f"{path.name}: it runs or fetches something"


class _Cells(HTMLParser):
    """The cells of the tables of a page, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        self._inside = tag == "td"
        if self._inside:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def statement_faults(volume: Path) -> Iterator[tuple[str, str]]:
    """Yield (check, what) where the statement of what is withheld gives other numbers than the served table."""
    path, table = volume / STATEMENT, volume / "LOGS" / "withheld-materials.csv"
    if not path.is_file():
        # Volumes without one exist; a missing file that the manifest lists is found there.
        return
    found = _Cells()
    found.feed(path.read_text(encoding="utf-8"))
    with table.open(encoding="utf-8-sig", newline="") as opened_table:
        wanted = [[row[column].removeprefix("'") for column in STATED] for row in csv.DictReader(opened_table)]
    if [row for row in found.rows if row] != wanted:
        yield CHECK, f"{STATEMENT}: it does not say what LOGS/withheld-materials.csv says"


def _says(file: OpenFile, table: Path) -> bool:
    texts = []
    for number in range(1, file.page_count + 1):
        sheet = file.sheet(number)
        texts.append(sheet.characters.text)
        sheet.close()
    with table.open(encoding="utf-8-sig", newline="") as opened_table:
        rows = list(csv.reader(opened_table, strict=True))[1:]
    ids = [row[0] for row in rows if _ID.fullmatch(row[0])]
    if _ID.findall("\n".join(texts)) != ids:
        return False
    printed, at = squeeze(" ".join(texts)), 0
    for row in rows:
        for cell in row:
            wanted = squeeze(cell.removeprefix("'"))
            found = printed.find(wanted, at)
            if found < 0:
                return False
            at = found + len(wanted)
    return True
